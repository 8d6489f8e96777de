//! Reading: what a template has written, taken apart again, and what of a problem its content carries.
//!
//! It is lenient where a template of a newer server could say more, and strict in what must be there.

use alloc::string::String;

use serde_json::{Map, Value};

use super::template::{Entry, Node, Piece, Source, Template};
use crate::problem::{ABOUT_BLANK, parse};
use crate::{Problem, StatusCode};

/// What was read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) problem: Problem<'static>,
    /// Whether all is there that the format writes for every error. A word or two in the right place say little.
    pub(crate) is_whole: bool,
}

impl Template {
    /// What the content says; `None` if this is not how the template writes.
    pub(crate) fn read(&self, content: &[u8], status: StatusCode) -> Option<Reading> {
        let mut problem = Problem::new(status);
        problem.title = "".into();
        let mut reader = Reader { reading: Reading { problem, is_whole: true } };
        match self {
            Self::Json(node) => {
                let value = parse(content).ok()?;
                reader.node(node, value)?;
            }
            Self::Text(pieces) => reader.text(pieces, core::str::from_utf8(content).ok()?)?,
            // What a page says is for people.
            Self::Html(_) => return None,
        }
        let mut reading = reader.reading;
        if reading.problem.title.is_empty() && named_type(&reading.problem).is_none() {
            reading.problem.title = status.canonical_reason().unwrap_or_default().into();
        }
        Some(reading)
    }

    /// Whether a client finds this in the content, whatever else the error says.
    pub(crate) const fn carries(&self, wanted: Source) -> bool {
        match self {
            Self::Json(node) => node.carries(wanted),
            Self::Text(pieces) => text_carries(pieces, wanted),
            Self::Html(_) => false,
        }
    }
}

struct Reader {
    reading: Reading,
}

impl Reader {
    /// `None` if the value is nothing that the node writes.
    fn node(&mut self, node: &Node, value: Value) -> Option<()> {
        match (node, value) {
            (Node::Constant(json), value) => {
                let constant: Value = serde_json::from_str(json).ok()?;
                (constant == value).then_some(())
            }
            (Node::Object(entries), Value::Object(members)) => self.object(entries, members),
            (Node::Array(nodes), Value::Array(values)) => {
                if values.len() < nodes.len() {
                    return None;
                }
                nodes.iter().zip(values).try_for_each(|(node, value)| self.node(node, value))
            }
            (Node::Member(sources), value) => {
                self.member(sources, value);
                Some(())
            }
            (Node::Extensions(taken), Value::Object(members)) => {
                self.others(members, taken);
                Some(())
            }
            (Node::Text(pieces), Value::String(text)) => self.text(pieces, &text),
            _ => None,
        }
    }

    fn object(&mut self, entries: &[Entry], mut members: Map<String, Value>) -> Option<()> {
        let mut spread = None;
        for entry in entries {
            match entry {
                Entry::Named(name, _, node) => match members.remove(*name) {
                    Some(value) => self.node(node, value)?,
                    None => self.absent(node)?,
                },
                Entry::Extensions(taken) => spread = Some(*taken),
            }
        }
        if let Some(taken) = spread {
            self.others(members, taken);
        }
        Some(())
    }

    /// A member that is not there. Only those can be left out that the template leaves out as well.
    fn absent(&mut self, node: &Node) -> Option<()> {
        match node {
            // An unregistered status has no phrase, and so no title.
            Node::Member(sources) => {
                let is_always_there =
                    matches!(sources.last(), Some(Source::Status | Source::Text(_) | Source::Null));
                self.reading.is_whole &= !is_always_there;
                Some(())
            }
            Node::Extensions(_) => Some(()),
            Node::Constant(_) | Node::Object(_) | Node::Array(_) | Node::Text(_) => None,
        }
    }

    fn others(&mut self, members: Map<String, Value>, taken: &[&str]) {
        let others = members.into_iter().filter(|(name, _)| !taken.contains(&&**name));
        self.reading.problem.extensions.extend(others);
    }

    /// A text with one member in it says what that is.
    fn text(&mut self, pieces: &[Piece], text: &str) -> Option<()> {
        let (mut rest, mut member) = (text, None);
        let mut pieces = pieces.iter();
        for piece in pieces.by_ref() {
            match piece {
                Piece::Constant(constant) => rest = rest.strip_prefix(constant)?,
                Piece::Member(sources) => {
                    member = Some(*sources);
                    break;
                }
            }
        }
        for piece in pieces.rev() {
            match piece {
                Piece::Constant(constant) => rest = rest.strip_suffix(constant)?,
                // Where one ends and the next begins cannot be told.
                Piece::Member(_) => return Some(()),
            }
        }
        match member {
            Some(sources) => self.member(sources, Value::String(rest.into())),
            None if rest.is_empty() => {}
            None => return None,
        }
        Some(())
    }

    /// The first of the sources that the value can come from. A value of the wrong kind is ignored (RFC 9457 section 3.1).
    fn member(&mut self, sources: &[Source], value: Value) {
        let says_nothing = |source: &Source| match source {
            Source::Text(text) => value == *text,
            Source::Null => value.is_null(),
            _ => false,
        };
        if sources.iter().any(says_nothing) {
            return;
        }
        let problem = &mut self.reading.problem;
        let is_text = value.is_string();
        let takes = |source: &&Source| match source {
            Source::Type | Source::Title | Source::Detail | Source::Instance | Source::Code => is_text,
            Source::Status | Source::Extension(_) => true,
            Source::Text(_) | Source::Null => false,
        };
        match (sources.iter().find(takes), value) {
            (Some(Source::Type), Value::String(uri)) => problem.r#type = uri.into(),
            (Some(Source::Title), Value::String(title)) => problem.title = title.into(),
            (Some(Source::Detail), Value::String(detail)) => problem.detail = Some(detail.into()),
            (Some(Source::Instance), Value::String(uri)) => problem.instance = Some(uri.into()),
            (Some(Source::Code), Value::String(code)) => problem.code = Some(code.into()),
            // The status line says it better (RFC 9457 section 3.1.2).
            (Some(Source::Status), value) => self.reading.is_whole &= is_status(&value, problem.status),
            (Some(Source::Extension(name)), value) => {
                problem.extensions.insert(String::from(*name), value);
            }
            _ => {}
        }
    }
}

impl Node {
    const fn carries(&self, wanted: Source) -> bool {
        match self {
            Self::Constant(_) => false,
            Self::Object(entries) => {
                let mut i = 0;
                while i < entries.len() {
                    let carries = match &entries[i] {
                        Entry::Named(_, _, node) => node.carries(wanted),
                        Entry::Extensions(taken) => spread_carries(taken, wanted),
                    };
                    if carries {
                        return true;
                    }
                    i += 1;
                }
                false
            }
            Self::Array(nodes) => {
                let mut i = 0;
                while i < nodes.len() {
                    if nodes[i].carries(wanted) {
                        return true;
                    }
                    i += 1;
                }
                false
            }
            Self::Member(sources) => first_is(sources, wanted),
            Self::Extensions(taken) => spread_carries(taken, wanted),
            // As a text, a number could not be told from its digits.
            Self::Text(pieces) => !matches!(wanted, Source::Extension(_)) && text_carries(pieces, wanted),
        }
    }
}

const fn text_carries(pieces: &[Piece], wanted: Source) -> bool {
    let (mut i, mut members, mut is_there) = (0, 0, false);
    while i < pieces.len() {
        if let Piece::Member(sources) = &pieces[i] {
            members += 1;
            is_there = first_is(sources, wanted);
        }
        i += 1;
    }
    members == 1 && is_there
}

const fn spread_carries(taken: &[&str], wanted: Source) -> bool {
    match wanted {
        Source::Extension(name) => {
            let mut i = 0;
            while i < taken.len() {
                if same(taken[i], name) {
                    return false;
                }
                i += 1;
            }
            true
        }
        _ => false,
    }
}

/// What stands behind an `or` is sent only sometimes.
const fn first_is(sources: &[Source], wanted: Source) -> bool {
    match (sources.first(), wanted) {
        (Some(Source::Type), Source::Type)
        | (Some(Source::Title), Source::Title)
        | (Some(Source::Status), Source::Status)
        | (Some(Source::Detail), Source::Detail)
        | (Some(Source::Instance), Source::Instance)
        | (Some(Source::Code), Source::Code) => true,
        (Some(Source::Extension(own)), Source::Extension(name)) => same(own, name),
        // Where an error without a code has a member of that name.
        (Some(Source::Code), Source::Extension(name)) => match sources {
            [_, Source::Extension(own)] => same(own, "code") && same(own, name),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a member says the status of the status line: as a number, or as its digits.
fn is_status(value: &Value, status: Option<StatusCode>) -> bool {
    let status = status.map(StatusCode::as_u16);
    match value {
        Value::Number(number) => number.as_u64() == status.map(u64::from),
        Value::String(text) => text.parse().ok() == status,
        _ => false,
    }
}

/// `==`, in const code.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// Whether the problem has a type that says more than the status.
pub(crate) fn named_type<'p>(problem: &'p Problem<'_>) -> Option<&'p str> {
    Some(&*problem.r#type).filter(|uri| *uri != ABOUT_BLANK)
}
