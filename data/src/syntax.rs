//! From the text of a file to a tree of values. The crate `toml` does the work; here are the limits that it lacks, and
//! the way round the mistake at which it stops.
//!
//! Nothing here knows the keys of a registry. After a change, reading must still take linear time, and the depth of the
//! tree must stay bounded: `toml` builds and drops it by recursion.

use toml::de::{DeTable, Error};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::diagnostic::Notes;

/// How many parts a key may have. Each part becomes a table, and `toml` allows 80 lists and inline tables in each other:
/// a tree is at most some 650 levels deep, which a small stack holds. With the 80 parts that `toml` allows, it would be
/// 6,400 levels.
const MOST_PARTS: usize = 8;

/// Parses a text and notes what is not TOML. Returns what could be read, or nothing if a mistake hides all that follows.
///
/// `copy` is where a changed copy of the text is kept if one is needed.
pub(crate) fn parse<'t>(text: &'t str, copy: &'t mut String, notes: &mut Notes) -> Option<DeTable<'t>> {
    if let Some(at) = find_long_key(text) {
        notes.add(at, format!("the key has more than {MOST_PARTS} parts; a registry needs 3 at most"));
        return None;
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    if !errors.iter().any(is_key_without_value) {
        note_all(&errors, text, notes);
        return Some(root.into_inner());
    }
    // `toml` reports every key without a value but builds no tables from the first one on. With blanks in place of these
    // keys it goes on, and all places stay the same.
    let keys: Vec<Error> = errors.into_iter().filter(is_key_without_value).collect();
    note_all(&keys, text, notes);
    *copy = blank(text, &keys);
    let (root, errors) = DeTable::parse_recoverable(copy);
    note_all(&errors, text, notes);
    Some(root.into_inner())
}

fn is_key_without_value(error: &Error) -> bool {
    error.message().starts_with("key with no value")
}

fn note_all(errors: &[Error], text: &str, notes: &mut Notes) {
    for error in errors {
        notes.add(place(error, text), error.message().to_owned());
    }
}

fn place(error: &Error, text: &str) -> usize {
    error.span().map_or(text.len(), |span| span.start)
}

/// The text with blanks in place of the lines with these errors, which are in the order of their places.
fn blank(text: &str, errors: &[Error]) -> String {
    let mut places = errors.iter().map(|error| place(error, text)).peekable();
    let mut copy = String::with_capacity(text.len());
    for token in Source::new(text).lex() {
        // The parser ignores a line to its end, which is not that of a line in a string.
        if matches!(token.kind(), TokenKind::Newline | TokenKind::Eof) {
            let (end, next) = (token.span().start(), token.span().end());
            let line = &text[copy.len()..end];
            match places.next_if(|at| *at <= end) {
                Some(_) => copy += &" ".repeat(line.len()),
                None => copy += line,
            }
            copy += &text[end..next];
        }
    }
    copy
}

/// Where a key has its first part too many.
fn find_long_key(text: &str) -> Option<usize> {
    use TokenKind::{Atom, BasicString, Dot, LiteralString, MlBasicString, MlLiteralString, Whitespace};
    let mut dots = 0;
    for token in Source::new(text).lex() {
        match token.kind() {
            Dot => dots += 1,
            Atom | Whitespace | BasicString | LiteralString | MlBasicString | MlLiteralString => {}
            _ => dots = 0,
        }
        if dots == MOST_PARTS {
            return Some(token.span().end());
        }
    }
    None
}
