//! Format strings whose arguments may be positions and paths: `{0}`, `{0.name}`, `{book.title}`.
//!
//! They are rewritten into arguments of `format_args!`. The syntax of format strings stays the compiler's business:
//! what is not understood here is passed on unchanged, and the compiler reports it.

use std::borrow::Cow;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::LitStr;
use syn::ext::IdentExt;
use syn::parse::Parser;

use super::ast::{CaseField, find};

/// An argument: the text between braces, or before a `$`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument<'a> {
    /// `{}`.
    Nothing,
    /// `{0}`.
    Position(&'a str),
    /// `{0.name}`, `{book.title}`: a position or a name, followed by the names of fields.
    Path(&'a str, Vec<&'a str>),
    /// `{name}`, or something that the compiler rejects.
    Other,
}

impl<'a> Argument<'a> {
    fn new(text: &'a str) -> Self {
        // As in the compiler, white space may follow an argument but not precede it.
        let text = text.trim_end();
        let is_position = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let is_name = |text: &&str| is_position(text) || Ident::parse_any.parse_str(text).is_ok();
        if text.is_empty() {
            return Self::Nothing;
        }
        if is_position(text) {
            return Self::Position(text);
        }
        match text.split('.').collect::<Vec<_>>().as_slice() {
            [root, path @ ..] if !path.is_empty() && is_name(root) && path.iter().all(is_name) => {
                Self::Path(root, path.to_vec())
            }
            _ => Self::Other,
        }
    }
}

/// The arguments of a format string.
pub(crate) fn arguments(source: &str) -> Vec<Argument<'_>> {
    let mut arguments = Vec::new();
    rename(source, |argument| {
        arguments.push(argument);
        None
    });
    arguments
}

/// Turns a format string into the input of `format_args!`.
///
/// Names stay: `format_args!` captures them, with their span in the string. Positions and paths become arguments,
/// numbered in order of appearance. Short numbers keep the text's length, so that the compiler underlines the right
/// place in it. `bind` returns the name to which a field is bound.
pub(crate) fn format_args<'a>(
    literal: &LitStr,
    fields: &[CaseField<'a>],
    bind: impl Fn(&CaseField<'a>, Span) -> Ident,
) -> TokenStream {
    let span = literal.span();
    let (mut seen, mut values): (Vec<Argument<'_>>, Vec<TokenStream>) = (Vec::new(), Vec::new());
    let source = literal.value();
    let text = rename(&source, |argument| {
        let (root, path) = match &argument {
            Argument::Position(root) => (root, [].as_slice()),
            Argument::Path(root, path) => (root, path.as_slice()),
            Argument::Nothing | Argument::Other => return None,
        };
        if let Some(i) = seen.iter().position(|before| *before == argument) {
            return Some(i.to_string());
        }
        let root = match find(root, fields) {
            Some(field) => bind(field, span),
            None => {
                let mut name: Ident = syn::parse_str(root).ok()?;
                name.set_span(span);
                name
            }
        };
        let path: String = path.iter().map(|name| format!(".{}", escaped(name))).collect();
        let path: TokenStream = path.parse().ok()?;
        let path = path.into_iter().map(|mut token| {
            token.set_span(span);
            token
        });
        values.push(quote!(#root #(#path)*));
        seen.push(argument);
        Some((values.len() - 1).to_string())
    });
    let format = if text == source { literal.clone() } else { LitStr::new(&text, span) };
    quote!(#format #(, #values)*)
}

/// A piece of a format string.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// As the format string has it, with doubled braces.
    Text(&'a str),
    /// A placeholder with its braces.
    Placeholder(&'a str),
}

/// Splits a format string at its placeholders. A placeholder that does not end belongs to the text; the compiler reports it.
pub(crate) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = source[at..].find('{') {
        let open = at + found;
        if source[open..].starts_with("{{") {
            at = open + 2;
            continue;
        }
        let Some(length) = source[open..].find('}') else { break };
        if open > start {
            pieces.push(Piece::Text(&source[start..open]));
        }
        (start, at) = (open + length + 1, open + length + 1);
        pieces.push(Piece::Placeholder(&source[open..start]));
    }
    if start < source.len() {
        pieces.push(Piece::Text(&source[start..]));
    }
    pieces
}

/// The name of a field, as a raw identifier if it is a keyword.
fn escaped(name: &str) -> Cow<'_, str> {
    let is_keyword = Ident::parse_any.parse_str(name).is_ok() && syn::parse_str::<Ident>(name).is_err();
    if is_keyword { Cow::Owned(format!("r#{name}")) } else { Cow::Borrowed(name) }
}

/// Replaces each argument of a format string by what `rename` returns; `None` leaves it alone.
fn rename<'a>(source: &'a str, mut rename: impl FnMut(Argument<'a>) -> Option<String>) -> String {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find('{') {
        let (before, from_brace) = rest.split_at(at + 1);
        text.push_str(before);
        rest = from_brace;
        if let Some(after) = rest.strip_prefix('{') {
            text.push('{');
            rest = after;
            continue;
        }
        let Some(end) = rest.find('}') else { break };
        let (inside, after) = rest.split_at(end);
        rest = after;
        let (name, spec) = inside.split_at(inside.find(':').unwrap_or(inside.len()));
        text.push_str(&rename(Argument::new(name)).unwrap_or_else(|| name.to_owned()));
        // A width or a precision may be an argument as well: `{0:>1$}`.
        let mut parts = spec.split('$').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                text.push_str(part);
                break;
            }
            let digits = part.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let (before, digits) = part.split_at(digits);
            text.push_str(before);
            let argument = (!digits.is_empty()).then(|| Argument::new(digits));
            text.push_str(&argument.and_then(&mut rename).unwrap_or_else(|| digits.to_owned()));
            text.push('$');
        }
    }
    text.push_str(rest);
    text
}
