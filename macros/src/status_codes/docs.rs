//! Doc comments: pure text, made from the model.

use statusquo_data::{
    Cache, Class, Content, Evidence, Lifecycle, Method, Permanence, Registry, Retry, Sender, Spec, Status,
    Text,
};

/// Where the codes of an enum come from, for the end of its own documentation; empty if the registry does not say.
pub(crate) fn registry(registry: &Registry) -> String {
    let Registry { owner, source, as_of, .. } = registry;
    let mut facts = Vec::new();
    if !owner.is_empty() {
        facts.push(format!("Owner: {}.", escape(owner)));
    }
    if !source.is_empty() {
        let as_of = if as_of.is_empty() { String::new() } else { format!(", as of {as_of}") };
        facts.push(format!("Source: <{source}>{as_of}."));
    }
    facts.join(" ")
}

/// What a hover over a variant shows.
pub(crate) fn variant(status: &Status) -> String {
    let mut doc = Doc::default();
    doc.head(status);
    doc.paragraphs(&status.description.en);
    doc.paragraphs(&status.description.zh);
    doc.facts(status);
    doc.text
}

/// What a hover over a constant shows: the same without the long texts.
pub(crate) fn constant(enum_name: &str, status: &Status) -> String {
    let mut doc = Doc::default();
    doc.head(status);
    doc.facts(status);
    doc.paragraph(&format!("The same as [`{enum_name}::{}`].", status.name));
    doc.text
}

/// For a constant that carries an earlier phrase of a status.
pub(crate) fn former(enum_name: &str, status: &Status, phrase: &str) -> String {
    format!(
        "\"{}\" is the former phrase of {} {}: use [`{enum_name}::{}`].",
        escape(phrase),
        status.code,
        escape(&status.phrase),
        status.name
    )
}

/// What a hover over a class shows.
pub(crate) fn class(class: &Class) -> String {
    let mut doc = Doc::default();
    let first = u16::from(class.digit) * 100;
    doc.paragraph(&format!("**{}xx {}**{}", class.digit, escape(&class.name), chinese_title(&class.title)));
    doc.texts(&class.summary);
    doc.paragraphs(&class.description.en);
    doc.paragraphs(&class.description.zh);
    doc.paragraph(&format!("Codes {first}–{}. {}", first + 99, links(&class.specs)));
    doc.text
}

#[derive(Default)]
struct Doc {
    text: String,
}

impl Doc {
    fn head(&mut self, status: &Status) {
        let title = chinese_title(&status.title);
        self.paragraph(&format!("**{} {}**{title}", status.code, escape(&status.phrase)));
        self.texts(&status.summary);
    }

    fn texts(&mut self, text: &Text) {
        self.paragraphs(&text.en);
        self.paragraphs(&text.zh);
    }

    /// Text of the dataset, whose paragraphs are separated by an empty line already.
    fn paragraphs(&mut self, text: &str) {
        for paragraph in text.split("\n\n") {
            self.paragraph(&plain(paragraph));
        }
    }

    fn paragraph(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(markdown);
    }

    /// One line a fact; a fact that the model does not have gives no line.
    fn facts(&mut self, status: &Status) {
        let mut facts: Vec<String> = Vec::new();
        let mut fields = |strength: &str, names: &[String]| {
            if !names.is_empty() {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                facts.push(format!("{strength} carry {}", names.join(", ")));
            }
        };
        fields("Must", &status.headers.required);
        fields("Should", &status.headers.recommended);
        fields("May", &status.headers.optional);
        if status.content == Content::Forbidden {
            facts.push("Never has content".into());
        }
        facts.push(
            match status.cache {
                Cache::Heuristic => "Cacheable, also without explicit freshness",
                Cache::Explicit => "Cacheable with explicit freshness only",
                Cache::Never => "Never stored by a cache",
            }
            .into(),
        );
        if let Some(method) = status.redirect {
            facts.push(
                match method {
                    Method::Preserved => "Following it keeps the method",
                    Method::MayBecomeGet => "Following it may turn POST into GET",
                    Method::Get => "Following it uses GET (or HEAD)",
                }
                .into(),
            );
        }
        if let Some(retry) = status.retry {
            facts.push(
                match retry {
                    Retry::Unchanged => "The request may be repeated as it is",
                    Retry::AfterDelay => "The request may be repeated later",
                    Retry::AfterChange => "The request may be repeated after a change",
                    Retry::Elsewhere => "The request may be repeated elsewhere",
                    Retry::Never => "Repeating the request does not help",
                }
                .into(),
            );
        }
        if let Some(permanence) = status.permanence {
            facts.push(
                match permanence {
                    Permanence::Permanent => "Reports a permanent condition",
                    Permanence::Temporary => "Reports a temporary condition",
                }
                .into(),
            );
        }
        if !status.senders.is_empty() {
            let senders: Vec<&str> = status
                .senders
                .iter()
                .map(|sender| match sender {
                    Sender::Origin => "an origin server",
                    Sender::Gateway => "a gateway",
                    Sender::Proxy => "a proxy",
                })
                .collect();
            facts.push(format!("Sent by {} only", senders.join(" or ")));
        }
        let expires = status.expires.as_deref().unwrap_or_default();
        match status.lifecycle {
            Lifecycle::Permanent => {}
            Lifecycle::Temporary => facts.push(format!("Registered temporarily, until {expires}")),
            Lifecycle::Deprecated => facts.push("Deprecated: not to be sent any more".into()),
            Lifecycle::Obsoleted => facts.push("Obsoleted: its specification is historic".into()),
            Lifecycle::Unused => facts.push("Unused: reserved, without a meaning in HTTP".into()),
            Lifecycle::Retired => facts.push("Retired by its owner".into()),
        }
        if let Some(evidence) = status.evidence {
            facts.push(
                match evidence {
                    Evidence::Documented => "Documented by its owner",
                    Evidence::Source => "Found in the source code of its owner",
                    Evidence::Reported => "Reported by others, not documented by its owner",
                    Evidence::Disputed => "Disputed: it is doubtful that anybody sends it",
                }
                .into(),
            );
        }
        if !status.used_by.is_empty() {
            let users: Vec<String> = status.used_by.iter().map(|user| escape(user)).collect();
            facts.push(format!("Used by {}", users.join(", ")));
        }
        if let Some(code) = status.resembles {
            facts.push(format!("The registered code that comes closest is {code}"));
        }
        if !status.formerly.is_empty() {
            let phrases: Vec<String> = status.formerly.iter().map(|p| format!("\"{}\"", escape(p))).collect();
            facts.push(format!("Formerly {}", phrases.join(", ")));
        }
        if !status.specs.is_empty() {
            facts.push(links(&status.specs));
        }
        let list: Vec<String> = facts.iter().map(|fact| format!("* {fact}")).collect();
        self.paragraph(&list.join("\n"));
    }
}

/// ` (未找到)`, or nothing when there is no Chinese title.
fn chinese_title(title: &Text) -> String {
    if title.zh.is_empty() { String::new() } else { format!(" ({})", escape(&title.zh)) }
}

fn links(specs: &[Spec]) -> String {
    let links: Vec<String> = specs
        .iter()
        .map(|spec| {
            // A parenthesis would end the link.
            let url = spec.url.replace('(', "%28").replace(')', "%29");
            match spec.section.as_str() {
                "" if spec.document == spec.url => format!("<{url}>"),
                "" => format!("[{}]({url})", spec.document),
                section => format!("[{} section {section}]({url})", spec.document),
            }
        })
        .collect();
    links.join(", ")
}

/// Keeps a paragraph from beginning like a list or, indented, like code: rustdoc would run that as a test.
fn plain(paragraph: &str) -> String {
    let paragraph = paragraph.trim_start();
    let after_digits = paragraph.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = paragraph.len() - after_digits.len();
    let is_marker = match paragraph[digits..].chars().next() {
        Some('-' | '+') => digits == 0,
        Some('.' | ')') => digits > 0,
        _ => false,
    };
    let (number, rest) = paragraph.split_at(if is_marker { digits } else { 0 });
    let backslash = if is_marker { "\\" } else { "" };
    format!("{number}{backslash}{}", escape(rest))
}

/// Keeps plain text plain in Markdown.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#|~&".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
