//! Doc comments of the generated enums, as Markdown made from the model.
//!
//! Pure functions from data to text. Text of the dataset must pass through `escape` or `plain`; a test parses every doc
//! comment, because rustdoc's lints skip those that a macro emits.

use statusquo_data::{
    Cache, Class, Condition, Content, Evidence, Fault, Headers, Lifecycle, Method, Permanence, Registry,
    Retry, RetryBy, RetryIf, Sender, Spec, Status, Text, Wire,
};

/// The owner and source of a registry, for the end of the enum's own documentation; empty if it names neither.
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

/// The doc comment of a variant: what an editor shows, to be read in five seconds.
pub(crate) fn variant(status: &Status, languages: Languages) -> String {
    let mut doc = Doc::default();
    doc.head(status, languages);
    if !is_short(status) {
        doc.paragraphs(&status.description.en);
        doc.paragraphs(&status.description.zh);
    }
    doc.facts(status);
    doc.text
}

/// What rustdoc's page shows below that, folded: the long texts. Empty where the variant has them already.
pub(crate) fn more(status: &Status) -> String {
    if !is_short(status) {
        return String::new();
    }
    let mut doc = Doc::default();
    doc.paragraph("<details><summary>More · 更多</summary>");
    doc.paragraphs(&status.description.en);
    doc.paragraphs(&status.description.zh);
    doc.paragraph("</details>");
    // An empty line, so that it is a paragraph of its own behind the variant's.
    format!("\n{}", doc.text)
}

/// Whether there are texts for editors, which need not show the long ones then.
fn is_short(status: &Status) -> bool {
    let says = |text: &Text| !(text.en.is_empty() && text.zh.is_empty());
    says(&status.server) || says(&status.client)
}

/// The doc comment of a constant: the variant's, and where that is.
pub(crate) fn constant(enum_name: &str, status: &Status) -> String {
    let mut doc = Doc::default();
    doc.head(status, LANGUAGES);
    doc.facts(status);
    doc.paragraph(&format!("The same as [`{enum_name}::{}`].", status.name));
    doc.text
}

/// The doc comment of a constant named after a former reason phrase.
pub(crate) fn former(enum_name: &str, status: &Status, phrase: &str) -> String {
    format!(
        "\"{}\" is the former phrase of {} {}: use [`{enum_name}::{}`].",
        escape(phrase),
        status.code,
        escape(&status.phrase),
        status.name
    )
}

/// The doc comment of a status class.
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

/// The languages of what editors show: both, unless a feature selects one.
pub(crate) const LANGUAGES: Languages = Languages {
    en: cfg!(feature = "hover-en") || !cfg!(feature = "hover-zh"),
    zh: cfg!(feature = "hover-zh") || !cfg!(feature = "hover-en"),
};

#[derive(Clone, Copy)]
pub(crate) struct Languages {
    pub(crate) en: bool,
    pub(crate) zh: bool,
}

#[derive(Default)]
struct Doc {
    text: String,
}

impl Doc {
    fn head(&mut self, status: &Status, languages: Languages) {
        let title = chinese_title(&status.title);
        self.paragraph(&format!("**{} {}**{title}", status.code, escape(&status.phrase)));
        let Status { summary, server, client, .. } = status;
        // A reader of one language finds all of it in one block.
        if languages.en {
            self.lines([("", &summary.en), ("**Server:** ", &server.en), ("**Client:** ", &client.en)]);
        }
        if languages.zh {
            self.lines([("", &summary.zh), ("**服务器：** ", &server.zh), ("**客户端：** ", &client.zh)]);
        }
        self.example(status);
    }

    /// A paragraph of lines, each with its label; those without a text are left out.
    fn lines(&mut self, lines: [(&str, &String); 3]) {
        let lines = lines.iter().filter(|(_, text)| !text.is_empty());
        let lines: Vec<String> = lines.map(|(label, text)| format!("{label}{}", plain(text))).collect();
        self.paragraph(&lines.join("  \n"));
    }

    /// The beginning of a response, with the fields that matter.
    fn example(&mut self, status: &Status) {
        if !status.example.is_empty() {
            let Status { code, phrase, .. } = status;
            let fields = status.example.join("\n");
            self.paragraph(&format!("```http\nHTTP/1.1 {code} {phrase}\n{fields}\n```"));
        }
    }

    fn texts(&mut self, text: &Text) {
        self.paragraphs(&text.en);
        self.paragraphs(&text.zh);
    }

    /// Appends text of the dataset, in which empty lines separate paragraphs.
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

    /// Appends the list of facts, one line each; missing facts have no line.
    fn facts(&mut self, status: &Status) {
        let mut facts = fields(&status.headers);
        if status.content == Content::Forbidden {
            facts.push("Never has content".into());
        }
        facts.extend(exchange(status));
        facts.push(if status.wire == Wire::Never { NEVER_SENT } else { caching(status.cache) }.into());
        facts.extend(status.redirect.map(|method| redirect(method).into()));
        facts.extend(status.retry.map(|retry| {
            retrying(retry).to_owned() + condition_of(status.retry_if) + advice(status.retry_by)
        }));
        facts.extend(fault(status).map(Into::into));
        facts.extend(status.permanence.map(|permanence| condition(permanence).into()));
        facts.extend(senders(&status.senders));
        facts.extend(lifecycle(status));
        facts.extend(status.evidence.map(|evidence| source(evidence).into()));
        if !status.used_by.is_empty() {
            let users: Vec<String> = status.used_by.iter().map(|user| escape(user)).collect();
            facts.push(format!("Used by {}", users.join(", ")));
        }
        facts.extend(also(&status.also));
        if let Some(code) = status.resembles {
            facts.push(format!("The registered code that comes closest is {code}"));
        }
        if !status.formerly.is_empty() {
            let phrases: Vec<String> = status.formerly.iter().map(|p| format!("\"{}\"", escape(p))).collect();
            facts.push(format!("Formerly {}", phrases.join(", ")));
        }
        facts.extend(history(&status.history));
        if !status.specs.is_empty() {
            facts.push(links(&status.specs));
        }
        let list: Vec<String> = facts.iter().map(|fact| format!("* {fact}")).collect();
        self.paragraph(&list.join("\n"));
    }
}

/// The header fields of a response, one line for each strength of requirement.
fn fields(headers: &Headers) -> Vec<String> {
    let Headers { required, recommended, optional, required_if, recommended_if, .. } = headers;
    let mut lines = Vec::new();
    let mut line = |strength: &str, names: &[String], condition: &str| {
        if !names.is_empty() {
            lines.push(format!("{strength} carry {}{condition}", code_list(names)));
        }
    };
    line("Must", required, "");
    for case in required_if {
        line("Must", &case.fields, in_case(case.condition));
    }
    line("Should", recommended, "");
    for case in recommended_if {
        line("Should", &case.fields, in_case(case.condition));
    }
    line("May", optional, "");
    lines
}

fn caching(cache: Cache) -> &'static str {
    match cache {
        Cache::Heuristic => "Cacheable, also without explicit freshness",
        Cache::Explicit => "Cacheable with explicit freshness only",
        Cache::Never => "Never stored by a cache",
    }
}

fn redirect(method: Method) -> &'static str {
    match method {
        Method::Preserved => "Following it keeps the method",
        Method::MayBecomeGet => "Following it may turn POST into GET",
        Method::Get => "Following it uses GET (or HEAD)",
    }
}

fn retrying(retry: Retry) -> &'static str {
    match retry {
        Retry::Unchanged => "The request may be repeated as it is",
        Retry::AfterDelay => "The request may be repeated later",
        Retry::AfterChange => "The request may be repeated after a change",
        Retry::Elsewhere => "The request may be repeated elsewhere",
        Retry::NewConnection => "The request may be repeated over a new connection",
        Retry::Never => "Repeating the request does not help",
    }
}

/// The end of the line about repeating.
fn condition_of(retry: Option<RetryIf>) -> &'static str {
    match retry {
        None => "",
        Some(RetryIf::Idempotent) => " if the method is idempotent (仅限幂等方法)",
        Some(RetryIf::RetryAfter) => " if `Retry-After` is present (响应须带有 `Retry-After`)",
        Some(RetryIf::IdempotentOrRetryAfter) => {
            " if the method is idempotent or `Retry-After` is present (仅限幂等方法，或响应带有 `Retry-After`)"
        }
    }
}

/// Who made the mistake, where the class does not tell it.
fn fault(status: &Status) -> Option<&'static str> {
    match (status.fault, status.code) {
        (Fault::Nobody, 400..) => Some("Nobody made a mistake (不算任何一方的错误)"),
        (Fault::Client, ..=399 | 500..) => Some("The client made a mistake (属于客户端错误)"),
        (Fault::Server, ..=499) => Some("The server made a mistake (属于服务器错误)"),
        _ => None,
    }
}

fn condition(permanence: Permanence) -> &'static str {
    match permanence {
        Permanence::Permanent => "Reports a permanent condition",
        Permanence::Temporary => "Reports a temporary condition",
    }
}

/// Who sends the status, if not everybody does.
fn senders(senders: &[Sender]) -> Option<String> {
    if senders.is_empty() {
        return None;
    }
    let name = |sender: &Sender| match sender {
        Sender::Origin => "an origin server",
        Sender::Gateway => "a gateway",
        Sender::Proxy => "a proxy",
    };
    let senders: Vec<&str> = senders.iter().map(name).collect();
    Some(format!("Sent by {} only", senders.join(" or ")))
}

/// The state of the registration, unless it is permanent.
fn lifecycle(status: &Status) -> Option<String> {
    let expires = status.expires.as_deref().unwrap_or_default();
    Some(match status.lifecycle {
        Lifecycle::Permanent => return None,
        Lifecycle::Temporary => format!("Registered temporarily, to be renewed by {expires}"),
        Lifecycle::Deprecated => "Deprecated: not to be sent any more".into(),
        Lifecycle::Obsoleted => "Obsoleted: its specification is historic".into(),
        Lifecycle::Unused => "Unused: reserved, without a meaning in HTTP".into(),
        Lifecycle::Retired => "Retired by its owner".into(),
    })
}

/// How well the use of a vendor's code is known.
fn source(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Documented => "Documented by its owner",
        Evidence::Source => "Found in the source code of its owner",
        Evidence::Reported => "Reported by others, not documented by its owner",
        Evidence::Disputed => "Disputed: it is doubtful that anybody sends it",
    }
}

/// ` (未找到)`, or nothing without a Chinese title.
fn chinese_title(title: &Text) -> String {
    if title.zh.is_empty() { String::new() } else { format!(" ({})", escape(&title.zh)) }
}

pub(crate) fn links(specs: &[Spec]) -> String {
    let links: Vec<String> = specs
        .iter()
        .map(|spec| {
            // An unescaped parenthesis would end the link.
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

/// Escapes a paragraph, so that it begins neither a list nor, by indentation, code, which rustdoc would run as a test.
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

/// Escapes the characters that have a meaning in Markdown.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>#|~&".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

const NEVER_SENT: &str = "Written to its owner's logs, never sent (所有者只记入日志，不发给客户端)";

/// `` `Range`, `If-Range` ``
fn code_list(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// The end of the line about fields that are carried in one case only.
fn in_case(condition: Condition) -> &'static str {
    match condition {
        Condition::In200 => " if a 200 would have carried them",
        Condition::SinglePart => " if its content is one part; in a multipart, each part does",
        Condition::PreferredChoice => " if the server prefers one of the choices",
        Condition::Temporary => " if the condition is temporary",
        Condition::Patch => " if the method is PATCH",
        Condition::ByteRange => " if the range was one of bytes",
        Condition::Announcement => " if it announces the upload resource",
        Condition::WebDav => " in WebDAV",
    }
}

/// What the request and the content are like.
fn exchange(status: &Status) -> Vec<String> {
    let Status { request, methods, media_type, .. } = status;
    let lines = [("Request fields", request), ("Answers the methods", methods), ("Media types", media_type)];
    let given = lines.iter().filter(|(_, names)| !names.is_empty());
    given.map(|(label, names)| format!("{label}: {}", code_list(names))).collect()
}

/// Who says that, if it is not the document.
fn advice(by: Option<RetryBy>) -> &'static str {
    match by {
        Some(RetryBy::Advice) => " (advice: its document does not say; 文档未规定，仅供参考)",
        Some(RetryBy::Document) | None => "",
    }
}

fn also(text: &Text) -> Option<String> {
    let texts = [plain(&text.en), plain(&text.zh)];
    let given: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    (!given.is_empty()).then(|| format!("Also: {}", given.join(" · ")))
}

/// Where it comes from, and what became of it.
fn history(documents: &[Spec]) -> Option<String> {
    let first = documents.first()?;
    let version = match first.document.as_str() {
        "RFC 1945" => " (HTTP/1.0)",
        "RFC 2068" | "RFC 2616" => " (HTTP/1.1)",
        _ => "",
    };
    let then = if documents.len() > 1 { format!(", then {}", links(&documents[1..])) } else { String::new() };
    Some(format!("Since {}{version}{then}", links(&documents[..1])))
}
