//! The page in Markdown.

use std::fmt::Write as _;
use std::format;
use std::string::String;
use std::vec::Vec;

use super::entry::Entry;
use super::facts::{Value, facts};
use super::message::message;
use super::words::Words;
use crate::{Lang, documents};

pub(super) fn page(title: &str, entries: &[Entry], lang: Lang) -> String {
    let words = Words::of(lang);
    let mut page = String::new();
    let _ = writeln!(page, "# {title}\n");
    if entries.is_empty() {
        let _ = writeln!(page, "{}", words.empty);
    }
    for entry in entries {
        let case = &entry.case;
        let number = case.status.map_or_else(String::new, |status| format!("{} ", status.as_u16()));
        let _ = writeln!(page, "* {number}[{}](#{})", entry.heading(), entry.anchor);
    }
    for entry in entries {
        add(&mut page, entry, words, lang);
    }
    page
}

fn add(page: &mut String, entry: &Entry, words: &Words, lang: Lang) {
    let case = &entry.case;
    let _ = writeln!(page, "\n<a id=\"{}\"></a>\n\n## {}\n", entry.anchor, entry.heading());
    let explanation = documents::explanation(case, lang);
    if !explanation.is_empty() {
        let _ = writeln!(page, "{explanation}\n");
    }
    for (word, value) in facts(entry, words, lang) {
        let value = match value {
            Value::Text(value) => value,
            Value::Code(names) => {
                names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(words.comma)
            }
            Value::Uri(uri) => format!("<{uri}>"),
        };
        let _ = writeln!(page, "* {word}{}{value}", words.colon);
    }
    if let Some(text) = message(case) {
        // A fence that the text does not have.
        let fence = if text.contains("```") { "~~~~" } else { "```" };
        let _ = writeln!(page, "\n{fence}http\n{text}\n{fence}");
    }
}
