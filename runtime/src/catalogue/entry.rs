//! One error of the catalogue, and the name that its place on the page has.

use std::format;
use std::string::{String, ToString as _};
use std::vec::Vec;

use crate::error::short_name;
use crate::problem::ABOUT_BLANK;
use crate::{Case, documents};

#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Type and variant, as in `ShopError::Login::Expired`.
    pub(super) origin: String,
    pub(super) case: Case,
    /// Unique on the page; from the problem type, the code, or the variant.
    pub(super) anchor: String,
}

impl Entry {
    /// What the error is called: its title, or the phrase of its status, or its variant.
    pub(super) fn heading(&self) -> &'static str {
        let case = &self.case;
        [case.title, case.reason].into_iter().find(|text| !text.is_empty()).unwrap_or(case.name)
    }

    /// Whether somebody who has this name means the error.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let uri = self.case.problem_type;
        let is_uri = uri != ABOUT_BLANK && (name == uri || (name.starts_with('/') && name == path_of(uri)));
        is_uri || name == self.anchor || (!self.case.code.is_empty() && name == self.case.code)
    }
}

pub(super) fn add(entries: &mut Vec<Entry>, type_name: &'static str, cases: &'static [Case]) {
    let type_name = short_name(type_name);
    for (around, case) in documents::flattened(cases) {
        if entries.iter().any(|entry| is_same(&entry.case, &case)) {
            continue;
        }
        let mut origin = type_name.to_string();
        // A struct is its own case.
        for name in around.iter().chain([&case.name]).filter(|name| **name != type_name) {
            origin = format!("{origin}::{name}");
        }
        let base = anchor(&case);
        let is_taken = |anchor: &String| entries.iter().any(|entry| entry.anchor == *anchor);
        let numbered = (2_u32..).map(|number| format!("{base}-{number}"));
        let anchor = core::iter::once(base.clone()).chain(numbered).find(|name| !is_taken(name));
        entries.push(Entry { origin, case, anchor: anchor.unwrap_or_default() });
    }
}

/// Whether two cases are one error for clients and readers.
fn is_same(a: &Case, b: &Case) -> bool {
    (a.status, a.problem_type, a.code, a.title, a.doc, a.name)
        == (b.status, b.problem_type, b.code, b.title, b.doc, b.name)
        && a.extensions == b.extensions
        && a.headers == b.headers
}

/// The name of the place on the page: what the type URI ends in, so that `errors#sold-out` leads to it.
fn anchor(case: &Case) -> String {
    let uri = case.problem_type.trim_end_matches('/');
    let end = uri.rsplit(['#', '/']).next().filter(|_| uri != ABOUT_BLANK);
    let name = end.or(Some(case.code)).filter(|name| !name.is_empty());
    let mut text = String::new();
    for c in name.unwrap_or(case.name).chars() {
        match c {
            'A'..='Z' if name.is_none() => {
                if !text.is_empty() {
                    text.push('-');
                }
                text.push(c.to_ascii_lowercase());
            }
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' => text.push(c),
            _ => text.push('-'),
        }
    }
    text
}

/// The path of a URI, without its authority, query and fragment.
fn path_of(uri: &str) -> &str {
    let after_scheme = uri.split_once("://").map_or(uri, |(_, rest)| {
        let start = rest.find('/').unwrap_or(rest.len());
        &rest[start..]
    });
    after_scheme.split(['?', '#']).next().unwrap_or(after_scheme)
}
