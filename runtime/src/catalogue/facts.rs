//! The facts of an error, in the order in which both pages show them.

use std::format;
use std::string::{String, ToString as _};
use std::vec::Vec;

use super::entry::Entry;
use super::words::{Words, advice};
use crate::Lang;
use crate::problem::ABOUT_BLANK;

/// What stands beside a word.
pub(super) enum Value<'a> {
    Text(String),
    /// Names as in the code, at least one.
    Code(Vec<&'a str>),
    Uri(&'a str),
}

pub(super) fn facts<'a>(entry: &'a Entry, words: &Words, lang: Lang) -> Vec<(&'static str, Value<'a>)> {
    let case = &entry.case;
    let status = match case.status {
        Some(status) => format!("{} {}", status.as_u16(), case.reason),
        None => words.any_status.to_string(),
    };
    let mut facts = Vec::from([(words.status, Value::Text(status))]);
    if case.problem_type != ABOUT_BLANK {
        facts.push((words.problem_type, Value::Uri(case.problem_type)));
    }
    if !case.code.is_empty() {
        facts.push((words.code, Value::Code(Vec::from([case.code]))));
    }
    for (word, names) in [(words.fields, case.headers), (words.members, case.extensions)] {
        if !names.is_empty() {
            facts.push((word, Value::Code(names.to_vec())));
        }
    }
    if !case.shows_detail {
        facts.push((words.detail, Value::Text(words.hidden.to_string())));
    }
    if let Some(advice) = advice(case, lang) {
        facts.push((words.repeat, Value::Text(advice.to_string())));
    }
    facts.push((words.origin, Value::Code(Vec::from([&*entry.origin]))));
    facts
}
