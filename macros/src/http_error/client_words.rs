//! The words that only `client` gives a meaning.

use super::ast::{Item, Shape};
use super::diagnostics::Diagnostics;

/// Checks that there are none without `client`.
pub(crate) fn check(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    if item.options.client.is_some() {
        return;
    }
    for (i, case) in item.cases.iter().enumerate() {
        diagnostics.enter(Some(i));
        let words = case.answers.iter().flat_map(|answer| answer.unknown.iter().chain(&answer.server_only));
        let of_fields = case.fields.iter().filter_map(|field| Some(&field.options.default.as_ref()?.0));
        for word in words.chain(of_fields) {
            let place = if item.shape == Shape::Enum { "the enum" } else { "the struct" };
            let message =
                format!("`{word}` is for clients; add `#[http(client)]` to {place}, or remove this");
            diagnostics.at(word, message);
        }
    }
}
