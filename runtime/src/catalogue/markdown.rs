//! The page in Markdown.

use std::fmt::Write as _;
use std::string::String;

use super::entry::Entry;
use super::message::message;
use super::words::{Words, advice};
use crate::problem::ABOUT_BLANK;
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
        let number = case.status.map_or_else(String::new, |status| std::format!("{} ", status.as_u16()));
        let _ = writeln!(page, "* {number}[{}](#{})", entry.heading(), entry.anchor);
    }
    for entry in entries {
        add(&mut page, entry, words, lang);
    }
    page
}

fn add(page: &mut String, entry: &Entry, words: &Words, lang: Lang) {
    let case = &entry.case;
    let colon = words.colon;
    let _ = writeln!(page, "\n<a id=\"{}\"></a>\n\n## {}\n", entry.anchor, entry.heading());
    let explanation = documents::explanation(case, lang);
    if !explanation.is_empty() {
        let _ = writeln!(page, "{explanation}\n");
    }
    let _ = match case.status {
        Some(status) => writeln!(page, "* {}{colon}{} {}", words.status, status.as_u16(), case.reason),
        None => writeln!(page, "* {}{colon}{}", words.status, words.any_status),
    };
    if case.problem_type != ABOUT_BLANK {
        let _ = writeln!(page, "* {}{colon}<{}>", words.problem_type, case.problem_type);
    }
    if !case.code.is_empty() {
        let _ = writeln!(page, "* {}{colon}`{}`", words.code, case.code);
    }
    for (word, names) in [(words.fields, case.headers), (words.members, case.extensions)] {
        if !names.is_empty() {
            let names: std::vec::Vec<String> = names.iter().map(|name| std::format!("`{name}`")).collect();
            let _ = writeln!(page, "* {word}{colon}{}", names.join(words.comma));
        }
    }
    if !case.shows_detail {
        let _ = writeln!(page, "* {}{colon}{}", words.detail, words.hidden);
    }
    if let Some(advice) = advice(case, lang) {
        let _ = writeln!(page, "* {}{colon}{advice}", words.repeat);
    }
    let _ = writeln!(page, "* {}{colon}`{}`", words.origin, entry.origin);
    if let Some(text) = message(case) {
        // A fence that the text does not have.
        let fence = if text.contains("```") { "~~~~" } else { "```" };
        let _ = writeln!(page, "\n{fence}http\n{text}\n{fence}");
    }
}
