//! A format as data: what `error_format!` makes of a template, and what the presets are.
//!
//! One description serves for writing, for the schema in OpenAPI and for reading back, so that these cannot disagree.
//! The macro fills the types in; `Template::write` is the only place that turns them into bytes.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use serde_json::Value;

use super::json::Json;
use super::visible::{Lines, visible};
use super::{Format, FormatError};
use crate::Problem;
use crate::problem::{ABOUT_BLANK, is_extension};

/// What stands on the right of the `=`.
#[doc(hidden)]
#[derive(Debug)]
pub enum Template {
    Json(Node),
    Text(&'static [Piece]),
    /// Members are escaped, what the template says itself is not.
    Html(&'static [Piece]),
}

/// A JSON value.
#[doc(hidden)]
#[derive(Debug)]
pub enum Node {
    /// Written as it stands here.
    Constant(&'static str),
    Object(&'static [Entry]),
    Array(&'static [Node]),
    /// The first of these that there is.
    Member(&'static [Source]),
    /// An object of the extension members that have other names than these; absent if there is none.
    Extensions(&'static [&'static str]),
    /// A string with members inside.
    Text(&'static [Piece]),
}

/// What an object holds.
#[doc(hidden)]
#[derive(Debug)]
pub enum Entry {
    /// A name, the same as JSON with a comma before it and a colon behind, and the value. It is left out if the value is a member that is absent.
    Named(&'static str, &'static str, Node),
    /// The extension members that have these names not: those that the template names itself.
    Extensions(&'static [&'static str]),
}

/// A part of a text.
#[doc(hidden)]
#[derive(Debug)]
pub enum Piece {
    Constant(&'static str),
    Member(&'static [Source]),
}

/// [`Format::write`] of a format that was made from a template.
///
/// # Errors
///
/// None: what `error_format!` writes has a template.
#[doc(hidden)]
pub fn write<F: Format>(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
    F::TEMPLATE.map(|template| template.write(problem)).ok_or_else(|| "a format without a template".into())
}

/// What a format writes.
#[doc(hidden)]
pub type Bytes = Vec<u8>;

/// Where a member comes from.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Type,
    Title,
    Status,
    Detail,
    Instance,
    Code,
    Extension(&'static str),
    /// `or "text"`.
    Text(&'static str),
    /// `or null`.
    Null,
}

/// A member that is there.
enum Found<'p> {
    Text(&'p str),
    Number(u16),
    Value(&'p Value),
    /// JSON that no `Value` can hold.
    Exact(&'p str),
    Null,
}

impl Found<'_> {
    fn write(&self, to: &mut Json) {
        match self {
            Self::Text(text) => to.string(text),
            Self::Number(number) => to.number(*number),
            Self::Value(value) => to.value(value),
            Self::Exact(json) => to.raw(json),
            Self::Null => to.raw("null"),
        }
    }
}

impl Source {
    #[inline]
    fn find<'p>(self, problem: &'p Problem<'_>) -> Option<Found<'p>> {
        let text = |text: &'p str| if text.is_empty() { None } else { Some(Found::Text(text)) };
        match self {
            // It says no more than the status does (RFC 9457 section 4.2.1).
            Self::Type if problem.r#type == ABOUT_BLANK => None,
            Self::Type => Some(Found::Text(&problem.r#type)),
            Self::Title => text(&problem.title),
            Self::Status => problem.status.map(|status| Found::Number(status.as_u16())),
            Self::Detail => problem.detail.as_deref().map(Found::Text),
            Self::Instance => problem.instance.as_deref().map(Found::Text),
            Self::Code => problem.code.as_deref().map(Found::Text),
            Self::Extension(name) => {
                problem.extensions.get(name).map(|value| extension(name, value, problem))
            }
            Self::Text(text) => Some(Found::Text(text)),
            Self::Null => Some(Found::Null),
        }
    }
}

#[inline]
fn extension<'p>(name: &str, value: &'p Value, problem: &'p Problem<'_>) -> Found<'p> {
    problem.exact(name, value).map_or(Found::Value(value), Found::Exact)
}

#[inline]
fn first<'p>(sources: &[Source], problem: &'p Problem<'_>) -> Option<Found<'p>> {
    match sources {
        [source] => source.find(problem),
        sources => sources.iter().find_map(|source| source.find(problem)),
    }
}

impl Template {
    /// The content. Nothing in it can fail.
    pub(crate) fn write(&self, problem: &Problem<'_>) -> Vec<u8> {
        match self {
            Self::Json(node) => {
                let mut json = Json::new();
                node.write(problem, &mut json);
                json.finish()
            }
            Self::Text(pieces) => text(pieces, problem, |text, into| into.push_str(text)).into_bytes(),
            Self::Html(pieces) => text(pieces, problem, push_html).into_bytes(),
        }
    }
}

impl Node {
    /// Whether there is something to write for every error.
    #[cfg(feature = "utoipa")]
    pub(crate) fn is_always_there(&self) -> bool {
        match self {
            Self::Member(sources) => {
                matches!(
                    sources.last(),
                    Some(Source::Title | Source::Status | Source::Text(_) | Source::Null)
                )
            }
            Self::Extensions(_) => false,
            Self::Constant(_) | Self::Object(_) | Self::Array(_) | Self::Text(_) => true,
        }
    }

    /// Whether there is anything to write. In an object, its name is written only then.
    fn is_there(&self, problem: &Problem<'_>) -> bool {
        match self {
            Self::Member(sources) => first(sources, problem).is_some(),
            Self::Extensions(taken) => others(taken, problem).next().is_some(),
            Self::Constant(_) | Self::Object(_) | Self::Array(_) | Self::Text(_) => true,
        }
    }

    fn write(&self, problem: &Problem<'_>, to: &mut Json) {
        match self {
            Self::Constant(json) => to.raw(json),
            Self::Object(entries) => object(entries, problem, to),
            Self::Array(nodes) => {
                to.raw("[");
                let mut separator = "";
                for node in nodes.iter().filter(|node| node.is_there(problem)) {
                    to.raw(separator);
                    node.write(problem, to);
                    separator = ",";
                }
                to.raw("]");
            }
            Self::Member(sources) => match first(sources, problem) {
                Some(found) => found.write(to),
                None => to.raw("null"),
            },
            Self::Extensions(taken) => object(&[Entry::Extensions(taken)], problem, to),
            Self::Text(pieces) => {
                to.raw("\"");
                for piece in *pieces {
                    match piece {
                        Piece::Constant(text) => to.escaped(text),
                        Piece::Member(sources) => match first(sources, problem) {
                            Some(Found::Text(text)) => to.escaped(text),
                            Some(Found::Number(number)) => to.number(number),
                            Some(Found::Value(value)) => to.escaped(&plain(value)),
                            Some(Found::Exact(json)) => to.escaped(json),
                            Some(Found::Null) | None => {}
                        },
                    }
                }
                to.raw("\"");
            }
        }
    }
}

fn object(entries: &[Entry], problem: &Problem<'_>, to: &mut Json) {
    to.raw("{");
    let mut is_first = true;
    // Each name has its comma; the first one goes without.
    let mut name = |name: &str, to: &mut Json| {
        to.raw(if is_first { &name[1..] } else { name });
        is_first = false;
    };
    for entry in entries {
        match entry {
            Entry::Named(_, json, Node::Member(sources)) => {
                if let Some(found) = first(sources, problem) {
                    name(json, to);
                    found.write(to);
                }
            }
            Entry::Named(_, json, node) => {
                if node.is_there(problem) {
                    name(json, to);
                    node.write(problem, to);
                }
            }
            Entry::Extensions(taken) => {
                for (member, value) in others(taken, problem) {
                    name(",", to);
                    to.string(member);
                    to.raw(":");
                    extension(member, value, problem).write(to);
                }
            }
        }
    }
    to.raw("}");
}

/// The extension members that have none of these names.
fn others<'p>(taken: &[&str], problem: &'p Problem<'_>) -> impl Iterator<Item = (&'p String, &'p Value)> {
    let is_other = |name: &str| is_extension(name, problem) && !taken.contains(&name);
    problem.extensions.iter().filter(move |(name, _)| is_other(name))
}

/// An extension member within a text: a string without its quotation marks, anything else as JSON.
fn plain(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(alloc::format!("{other}")),
    }
}

/// A text for people: characters that control a terminal or reorder the text are written as escapes.
fn text(pieces: &[Piece], problem: &Problem<'_>, push: fn(&str, &mut String)) -> String {
    let mut text = String::with_capacity(128);
    for piece in pieces {
        match piece {
            Piece::Constant(constant) => text.push_str(constant),
            Piece::Member(sources) => match first(sources, problem) {
                Some(Found::Text(member)) => push(&visible(member, Lines::Kept), &mut text),
                Some(Found::Number(number)) => {
                    let _ = write!(text, "{number}");
                }
                Some(Found::Value(value)) => push(&visible(&plain(value), Lines::Kept), &mut text),
                Some(Found::Exact(json)) => push(&visible(json, Lines::Kept), &mut text),
                Some(Found::Null) | None => {}
            },
        }
    }
    text
}

/// In the text of an element and in a quoted attribute alike.
fn push_html(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#x27;"),
            c => into.push(c),
        }
    }
}
