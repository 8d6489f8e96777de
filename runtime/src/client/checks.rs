//! The checks of `#[http(client)]`: const functions whose panics are compile errors, under the user's own tokens.

// A `Message` is passed by value in const code, and never at run time.
#![allow(clippy::large_types_passed_by_value)]
// Each says what is wrong, in the words of a user.
#![allow(clippy::manual_assert)]

use super::select::{code_of, type_of};
use crate::formats::read::same;
use crate::formats::template::Source;
use crate::status::const_message::Message;
use crate::{AnyFormat, Case};

const fn format_of(case: &Case) -> AnyFormat {
    match case.format {
        Some(format) => format,
        None => AnyFormat::PROBLEM_DETAILS,
    }
}

/// Checks that a case can be told from those before it, and from those of the errors that the type passes on.
///
/// # Panics
///
/// If it cannot.
#[track_caller]
pub const fn told_apart(cases: &[Case], place: usize, inner: &[&[Case]]) {
    let case = &cases[place];
    let format = format_of(case);
    if !format.is_readable() && !format.is_empty() {
        panic!(
            "a client cannot read this format: it has no template; implement `Format::read`, with `IS_READABLE`, or \
             add `server_only` to the variant"
        );
    }
    if format.fills_code() && case.code.is_empty() {
        panic!(
            "this format writes a code of its own for an error without one, so that a client cannot tell; add `code = \
             \"...\"`, or `codes = \"snake_case\"` to the enum"
        );
    }
    let mut i = 0;
    while i < place {
        let other = &cases[i];
        // One variant may answer in several ways.
        if !same(other.name, case.name) {
            differs(case, other);
        }
        i += 1;
    }
    let mut i = 0;
    while i < inner.len() {
        let mut j = 0;
        while j < inner[i].len() {
            differs(case, &inner[i][j]);
            j += 1;
        }
        i += 1;
    }
}

#[track_caller]
const fn differs(case: &Case, other: &Case) {
    if case.inner.is_some() || other.inner.is_some() {
        return;
    }
    let (format, others) = (format_of(case), format_of(other));
    let (kind, code) = (type_of(case, format), code_of(case, format));
    if !same(kind, type_of(other, others)) || !same(code, code_of(other, others)) {
        return;
    }
    let is_same_status = match (case.status, other.status) {
        (Some(status), Some(other)) => status.as_u16() == other.as_u16(),
        // By a status alone, nothing is known that is not fixed.
        (None, None) => true,
        _ => false,
    };
    if !is_same_status {
        return;
    }
    let message =
        Message::new().text("a client cannot tell `").text(case.name).text("` from `").text(other.name);
    let message = match case.status {
        Some(status) => message.text("`: both are ").number(status.as_u16()),
        None => message.text("`: both have a status of run time"),
    };
    let message = if kind.is_empty() && code.is_empty() {
        message.text(
            ", without a type or a code in the content; add `code = \"...\"` or `type = \"...\"` to one of them, or \
             `codes = \"snake_case\"` to the enum",
        )
    } else {
        message.text(" with the same type and code; give one of them another")
    };
    panic!("{}", message.as_str());
}

/// Checks that a case without a fixed status has a name.
///
/// # Panics
///
/// If it has none.
#[track_caller]
pub const fn named(case: &Case) {
    let format = format_of(case);
    if case.status.is_none() && type_of(case, format).is_empty() && code_of(case, format).is_empty() {
        panic!(
            "a client cannot know this error by its status, which is decided at run time; add `code = \"...\"` or `type = \
             \"...\"`"
        );
    }
}

/// Checks that a client gets the extension member of a field. `is_exposed` says that the attribute shows it, whatever the
/// status.
///
/// # Panics
///
/// If it does not.
#[track_caller]
pub const fn member(case: &Case, name: &'static str, is_exposed: bool) {
    sent(case, Source::Extension(name), is_exposed);
}

/// Checks that a client gets the detail.
///
/// # Panics
///
/// If it does not.
#[track_caller]
pub const fn detail(case: &Case) {
    sent(case, Source::Detail, true);
}

/// Checks that a client gets the instance.
///
/// # Panics
///
/// If it does not.
#[track_caller]
pub const fn instance(case: &Case) {
    if !format_of(case).carries(Source::Instance) {
        panic!("{}", NOT_IN_FORMAT);
    }
}

const NOT_IN_FORMAT: &str = "the format does not write this, so that clients do not get it; add it to the template, or \
                             `#[http(default)]` to the field";

#[track_caller]
const fn sent(case: &Case, what: Source, is_exposed: bool) {
    if !format_of(case).carries(what) {
        panic!("{}", NOT_IN_FORMAT);
    }
    if !case.shows_detail || case.status.is_none() && !is_exposed {
        let message = Message::new().text("clients do not get what a ");
        let message = match case.status {
            Some(status) => message.number(status.as_u16()),
            None => message.text("5xx, which this may be,"),
        };
        let message = message.text(
            " says of itself; add `#[http(default)]` to the field, `expose` to the variant if clients may read it, or \
             `server_only` if they need not know",
        );
        panic!("{}", message.as_str());
    }
}
