//! Shows a few results in full: a heading, the texts, and the facts with their labels.
//!
//! `facts` lists what is shown, in order. A fact that a row does not have is left out.

use anstyle::Style;
use statusquo::{Lang, StatusClass, StatusCode, Text};
use statusquo_data::{Conditional, Headers, RetryBy, Status, Wire};

use crate::dataset::{Row, code_and_phrase, model, rust_path};
use crate::select::Entry;
use crate::terminal::{class_style, paint};
use crate::terms::{self, Localize as _};
use crate::text;

const INDENT: &str = "  ";
const LABEL: Style = Style::new().dimmed();

pub(crate) fn cards(entries: &[Entry], lang: Lang, width: usize) -> Vec<String> {
    let cards = entries.iter().map(|entry| match *entry {
        Entry::Known(row) => card(row, lang, width),
        Entry::Unknown(code) => unknown_card(code, lang, width),
    });
    let mut lines: Vec<String> = Vec::new();
    for card in cards {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(card);
    }
    lines
}

fn card(row: Row, lang: Lang, width: usize) -> Vec<String> {
    let mut lines = vec![heading(row, lang)];
    lines.extend(text::wrap(row.summary.localize(lang), width));
    for paragraph in row.description.localize(lang).split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
        lines.push(String::new());
        lines.extend(text::wrap(paragraph, width));
    }
    lines.push(String::new());
    lines.extend(fact_lines(&facts(row, lang), width));
    lines
}

/// `404 Not Found (IANA)`, with the title if it differs from the phrase.
fn heading(row: Row, lang: Lang) -> String {
    let (name, title) = (paint(class_style(row.code), &code_and_phrase(row)), row.title.localize(lang));
    let title = if title == row.phrase { String::new() } else { format!(" {title}") };
    match lang {
        Lang::Zh => format!("{name}{title}（{}）", row.registry.owner),
        _ => format!("{name}{title} ({})", row.registry.owner),
    }
}

/// The card of a number that no registry knows.
fn unknown_card(code: u16, lang: Lang, width: usize) -> Vec<String> {
    let mut lines = vec![paint(class_style(code), &code.to_string())];
    lines.extend(text::wrap(terms::NOBODY_KNOWS.localize(lang), width));
    lines.push(String::new());
    let facts = [(terms::CLASS, class(code, lang)), (terms::FALLBACK, terms::fallback(code, lang))];
    lines.extend(fact_lines(&prose(&facts, lang), width));
    lines
}

#[derive(Debug)]
enum Value {
    Prose(String),
    /// The name may be empty.
    Link {
        name: String,
        url: &'static str,
    },
}

impl Value {
    fn lines(&self, width: usize) -> Vec<String> {
        match self {
            Self::Prose(prose) => text::wrap(prose, width),
            Self::Link { name, url } if name.is_empty() => vec![(*url).to_owned()],
            Self::Link { name, url } => {
                let one = format!("{name} {url}");
                if text::width(&one) <= width {
                    return vec![one];
                }
                let mut lines = text::wrap(name, width);
                lines.push((*url).to_owned());
                lines
            }
        }
    }
}

/// A label and a value.
type Fact = (&'static str, Value);

/// Facts in two columns. Neighbours with the same label, such as links, show it once.
fn fact_lines(facts: &[Fact], width: usize) -> Vec<String> {
    let label_width = facts.iter().map(|(label, _)| text::width(label)).max().unwrap_or_default();
    let room = width.saturating_sub(INDENT.len() + label_width + INDENT.len());
    let mut lines = Vec::new();
    let mut previous = "";
    for (label, value) in facts {
        let mut shown = if *label == previous { "" } else { label };
        for line in value.lines(room) {
            let padding = text::padding(shown, label_width);
            lines.push(format!("{INDENT}{}{padding}{INDENT}{line}", paint(LABEL, shown)));
            shown = "";
        }
        previous = label;
    }
    lines
}

fn prose(facts: &[(Text, Option<String>)], lang: Lang) -> Vec<Fact> {
    let given = facts.iter().filter_map(|(label, text)| Some((label, text.clone()?)));
    given.map(|(label, text)| (label.localize(lang), Value::Prose(text))).collect()
}

fn facts(row: Row, lang: Lang) -> Vec<Fact> {
    let rules = row.semantics;
    let text = |text: Text| text.localize(lang).to_owned();
    let list = |items: &[&str]| Some(items.join(", ")).filter(|text| !text.is_empty());
    let senders: Vec<&str> =
        rules.senders.iter().map(|sender| terms::sender(*sender).localize(lang)).collect();
    let senders = Some(senders.join(terms::separator(lang))).filter(|text| !text.is_empty());
    // A row that is not in the dataset has no more facts than the crate knows.
    let model = model(row).map(|(_, status)| status);
    let is_never_sent = model.is_some_and(|model| model.wire == Wire::Never);
    let is_advice = model.is_some_and(|model| model.retry_by == Some(RetryBy::Advice));
    let advice = if is_advice { terms::ADVICE.localize(lang) } else { "" };
    let headers = |of_model: fn(&Headers) -> (&[String], &[Conditional]), of_crate: &[&str]| match model {
        Some(model) => {
            let (always, in_case) = of_model(&model.headers);
            fields(always, in_case, lang)
        }
        None => list(of_crate),
    };
    let names = |of_model: fn(&Status) -> &[String]| {
        Some(of_model(model?).join(", ")).filter(|text| !text.is_empty())
    };
    let also = model.map(|model| if lang == Lang::Zh { &model.also.zh } else { &model.also.en });
    let since = model.and_then(|model| model.history.first());
    let known = [
        (terms::CLASS, class(row.code, lang)),
        (terms::REGISTRY, Some(registry(row, lang))),
        (terms::OWNER, Some(row.registry.owner.to_owned())),
        (terms::LIFECYCLE, lifecycle(row, lang)),
        (terms::EVIDENCE, row.evidence.map(terms::evidence).map(text)),
        (terms::USED_BY, list(row.used_by)),
        (terms::SENDERS, senders),
        (terms::RESEMBLES, row.resembles.map(|code| StatusCode::from(code).to_string())),
        (terms::FALLBACK, terms::fallback(row.code, lang)),
        (terms::FORMERLY, list(row.formerly)),
        (terms::WIRE, is_never_sent.then(|| text(terms::never_sent()))),
        (terms::MUST, headers(|all| (&all.required, &all.required_if), rules.required_headers)),
        (terms::SHOULD, headers(|all| (&all.recommended, &all.recommended_if), rules.recommended_headers)),
        (terms::MAY, headers(|all| (&all.optional, &[]), rules.optional_headers)),
        (terms::REQUEST, names(|model| &model.request)),
        (terms::METHODS, names(|model| &model.methods)),
        (terms::MEDIA_TYPE, names(|model| &model.media_type)),
        (terms::CONTENT, Some(text(terms::content(rules.allows_content)))),
        (terms::CACHING, Some(text(terms::caching(rules.cacheability)))),
        (terms::RETRY, rules.retry.map(terms::retry).map(text).map(|text| text + advice)),
        (terms::RETRY_IF, rules.retry_if.and_then(terms::retry_if).map(text)),
        (terms::FAULT, fault(row, lang)),
        (terms::REDIRECT, rules.redirect.map(terms::redirect).map(text)),
        (terms::PERMANENCE, rules.permanence.map(terms::permanence).map(text)),
        (terms::ALSO, also.filter(|text| !text.is_empty()).cloned()),
        (terms::SINCE, since.map(|spec| spec_name(&spec.document, &spec.section, lang))),
        (terms::RUST, Some(rust_path(row))),
    ];
    prose(&known, lang).into_iter().chain(links(row, lang)).collect()
}

/// The defining documents, and the registry unless it is one of them.
fn links(row: Row, lang: Lang) -> impl Iterator<Item = Fact> {
    let specs = row.specs.iter().map(move |spec| {
        // An address is its own name.
        let is_address = spec.document == spec.url;
        let name = if is_address { String::new() } else { spec_name(spec.document, spec.section, lang) };
        (name, spec.url)
    });
    let source = (row.registry.title.localize(lang).to_owned(), row.registry.source);
    let is_new = row.specs.iter().all(|spec| spec.url != source.1);
    let links = specs.chain(is_new.then_some(source));
    links.map(move |(name, url)| (terms::LINKS.localize(lang), Value::Link { name, url }))
}

fn class(code: u16, lang: Lang) -> Option<String> {
    let class = StatusClass::of(code)?;
    Some(format!("{}xx {}", class.info().digit, class.title(lang)))
}

/// Header fields, those of one case with the case.
fn fields(always: &[String], in_case: &[Conditional], lang: Lang) -> Option<String> {
    let (open, close) = if lang == Lang::Zh { ("（", "）") } else { (" (", ")") };
    let of_case = |case: &Conditional| {
        format!("{}{open}{}{close}", case.fields.join(", "), terms::condition(case.condition).localize(lang))
    };
    let all: Vec<String> = always.iter().cloned().chain(in_case.iter().map(of_case)).collect();
    Some(all.join(terms::separator(lang))).filter(|text| !text.is_empty())
}

/// Only of errors: nothing else raises the question.
fn fault(row: Row, lang: Lang) -> Option<String> {
    let fault = terms::fault(row.semantics.fault).filter(|_| row.code >= 400)?;
    Some(fault.localize(lang).to_owned())
}

fn registry(row: Row, lang: Lang) -> String {
    let registry = row.registry;
    match lang {
        Lang::Zh => format!("{}（截至 {}）", registry.id, registry.as_of),
        _ => format!("{} (as of {})", registry.id, registry.as_of),
    }
}

fn lifecycle(row: Row, lang: Lang) -> Option<String> {
    let state = terms::lifecycle(row.semantics.lifecycle)?.localize(lang);
    Some(match terms::expires(row.semantics.lifecycle) {
        Some(day) => format!("{state} {day}"),
        None => state.to_owned(),
    })
}

fn spec_name(document: &str, section: &str, lang: Lang) -> String {
    match (section, lang) {
        ("", _) => document.to_owned(),
        (_, Lang::Zh) => format!("{document} 第 {section} 节"),
        (_, _) => format!("{document} section {section}"),
    }
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;

    use super::*;
    use crate::dataset::fixtures::{CLIENT_CLOSED, LANGS, row};

    fn plain(entry: Entry, lang: Lang, width: usize) -> Vec<String> {
        cards(&[entry], lang, width).iter().map(|line| strip_str(line).to_string()).collect()
    }

    fn fact(lines: &[String], label: &str) -> String {
        let line = lines.iter().find(|line| line.trim_start().starts_with(label));
        let line = line.unwrap_or_else(|| panic!("no {label} in {lines:#?}"));
        line.trim_start().trim_start_matches(label).trim().to_owned()
    }

    #[test]
    fn a_card_says_it_all() {
        let lines = plain(Entry::Known(row(401)), Lang::En, 100);
        assert_eq!(lines[0], "401 Unauthorized (IANA)");
        for (label, value) in [
            ("Class", "4xx Client Error"),
            ("Must carry", "WWW-Authenticate"),
            ("Content", "allowed"),
            ("In Rust", "StatusCode::Unauthorized"),
            ("Read more", "RFC 9110 section 15.5.2 https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2"),
        ] {
            assert_eq!(fact(&lines, label), value);
        }
    }

    #[test]
    fn facts_have_their_conditions_and_sources() {
        let lines = plain(Entry::Known(row(206)), Lang::En, 300);
        let fields = "Date, Cache-Control, ETag, Expires, Content-Location, Vary (if a 200 would have it)";
        assert_eq!(
            fact(&lines, "Must carry"),
            format!("{fields}, Content-Range (if its content is one part)")
        );
        assert_eq!(fact(&lines, "Request fields"), "Range, If-Range");
        assert_eq!(fact(&lines, "Media type"), "multipart/byteranges");
        assert_eq!(fact(&lines, "Since"), "RFC 2068 section 10.2.7");
        let lines = plain(Entry::Known(row(404)), Lang::En, 300);
        assert!(fact(&lines, "Retry").ends_with("depends on (advice: its document does not say)"));
        let lines = plain(Entry::Known(row(429)), Lang::En, 300);
        assert!(fact(&lines, "Retry").ends_with("(see Retry-After)"));
        let client_closed = StatusCode::from(499).meanings().last().expect("nginx");
        let lines = plain(Entry::Known(client_closed), Lang::Zh, 300);
        assert_eq!(fact(&lines, "是否发送"), "从不发送，所有者只记入日志");
    }

    #[test]
    fn a_chinese_card_is_chinese() {
        let lines = plain(Entry::Known(row(104)), Lang::Zh, 100);
        assert_eq!(lines[0], "104 Upload Resumption Supported 支持断点续传（IANA）");
        assert_eq!(fact(&lines, "类别"), "1xx 信息响应");
        assert!(fact(&lines, "分配状态").starts_with("临时分配，续期期限 2"));
        let found = plain(Entry::Known(row(404)), Lang::Zh, 100);
        assert!(fact(&found, "参考").starts_with("RFC 9110 第 15.5.5 节 https://"));
    }

    #[test]
    fn a_vendors_card_names_its_owner_and_what_others_make_of_it() {
        let lines = plain(Entry::Known(&CLIENT_CLOSED), Lang::Zh, 100);
        // Without Chinese texts, English is shown.
        assert_eq!(lines[0], "499 Client Closed Request（The Tea House）");
        assert_eq!(fact(&lines, "依据"), "所有者的源代码");
        assert_eq!(fact(&lines, "Rust 写法"), "tea_house::Status::ClientClosedRequest");
        assert_eq!(fact(&lines, "近似于"), "408 Request Timeout");
        assert!(fact(&lines, "兜底处理").contains("必须按 400 Bad Request 处理"));
    }

    #[test]
    fn an_unknown_number_is_explained_by_its_class() {
        let said = |code, lang| plain(Entry::Unknown(code), lang, 120).join("\n");
        assert!(said(299, Lang::En).contains("must treat it as 200 OK (RFC 9110 section 15)"));
        assert!(said(65_535, Lang::En).contains("should treat it as 500 Internal Server Error"));
        assert!(said(299, Lang::Zh).contains("必须按 200 OK 处理（RFC 9110 第 15 节）"));
    }

    #[test]
    fn lines_fit_but_for_addresses_and_paths() {
        for lang in LANGS {
            for width in [60, 80, 132] {
                for row in crate::dataset::rows() {
                    for line in plain(Entry::Known(row), lang, width).iter().skip(1) {
                        // Addresses and Rust paths are not wrapped, so that they can be copied.
                        let stays_whole = line.contains("https://") || line.contains("::Status::");
                        assert!(text::width(line) <= width || stays_whole, "{line}");
                        assert!(
                            !line.trim_start().starts_with(['，', '。', '；', '：', '、', '）']),
                            "{line}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_label_is_given_once() {
        let lines = plain(Entry::Known(row(404)), Lang::En, 60);
        assert_eq!(lines.iter().filter(|line| line.contains("Read more")).count(), 1);
    }
}
