//! The page in HTML.

use std::fmt::Write as _;
use std::format;
use std::string::{String, ToString as _};
use std::vec::Vec;

use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

use super::entry::Entry;
use super::facts::{Value, facts};
use super::message::message;
use super::words::Words;
use crate::{Case, Lang, documents};

const STYLE: &str = include_str!("catalogue.css");

pub(super) fn page(title: &str, entries: &[Entry], lang: Lang) -> String {
    let words = Words::of(lang);
    let mut page = String::new();
    let tag = match lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    };
    let title = text(title);
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    if entries.is_empty() {
        let _ = writeln!(page, "<p>{}</p>", words.empty);
    }
    // One error needs no table of contents.
    if entries.len() > 1 {
        let _ = writeln!(page, "<nav aria-label=\"{}\"><ul>", words.contents);
        for entry in entries {
            let heading = text(entry.heading());
            let _ = writeln!(
                page,
                "<li>{} <a href=\"#{}\">{heading}</a></li>",
                number(&entry.case),
                entry.anchor
            );
        }
        page.push_str("</ul></nav>\n");
    }
    page.push_str("<main>\n");
    for entry in entries {
        add(&mut page, entry, words, lang);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The number of the status, in the colour of its class.
fn number(case: &Case) -> String {
    match case.status {
        Some(status) => {
            let status = status.as_u16();
            format!("<b class=\"status of-{}\">{status}</b>", status / 100)
        }
        None => "<b class=\"status\">*</b>".to_string(),
    }
}

fn add(page: &mut String, entry: &Entry, words: &Words, lang: Lang) {
    let case = &entry.case;
    let anchor = &entry.anchor;
    let _ = writeln!(
        page,
        "<section id=\"{anchor}\">\n<h2>{} <a href=\"#{anchor}\">{}</a></h2>",
        number(case),
        text(entry.heading()),
    );
    for paragraph in documents::explanation(case, lang).split("\n\n").filter(|text| !text.trim().is_empty()) {
        let _ = writeln!(page, "<p>{}</p>", with_code(paragraph.trim()));
    }
    page.push_str("<dl>\n");
    for (word, value) in facts(entry, words, lang) {
        let value = match value {
            Value::Text(value) => text(&value).to_string(),
            Value::Code(names) => names.into_iter().map(code).collect::<Vec<_>>().join(words.comma),
            Value::Uri(uri) => link(uri),
        };
        let _ = writeln!(page, "<dt>{word}</dt><dd>{value}</dd>");
    }
    page.push_str("</dl>\n");
    if let Some(message) = message(case) {
        let _ = writeln!(page, "<figure>\n<figcaption>{}</figcaption>", words.example);
        let _ = writeln!(page, "<pre><code>{}</code></pre>\n</figure>", text(&message));
    }
    page.push_str("</section>\n");
}

/// What is no web address is shown, but is no link.
fn link(uri: &str) -> String {
    let shown = code(uri);
    if uri.starts_with("https://") || uri.starts_with("http://") || uri.starts_with('/') {
        format!("<a href=\"{}\">{shown}</a>", attribute(uri))
    } else {
        shown
    }
}

fn code(name: &str) -> String {
    format!("<code>{}</code>", text(name))
}

/// Text with code between backticks, as in doc comments.
fn with_code(paragraph: &str) -> String {
    let parts: Vec<&str> = paragraph.split('`').collect();
    // A backtick without a second one is a backtick.
    if parts.len() % 2 == 0 {
        return text(paragraph).to_string();
    }
    let part = |(i, part): (usize, &&str)| if i % 2 == 1 { code(part) } else { text(part).to_string() };
    parts.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::with_code;

    #[test]
    fn code_stands_between_two_backticks() {
        assert_eq!(with_code("a `b<c` d"), "a <code>b&lt;c</code> d");
        assert_eq!(with_code("one ` only & all"), "one ` only &amp; all");
    }
}
