//! A TOML text as a tree. The parser that the crate `toml` stands on finds the pieces; here each is put in its place, and
//! what may not stand there is noted. Users compile half as much as with `toml` itself, whose values nobody needs here.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::diagnostic::Notes;
use toml_parser::decoder::ScalarKind;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Source};

/// Names, and the number of who owns each. All maps are of this type, so that whoever builds this crate compiles one.
pub(crate) type Owners = BTreeMap<String, usize>;

pub(crate) struct Tree<'t> {
    /// All in one list, the root first: a tree of any depth is dropped without recursion.
    nodes: Vec<Node<'t>>,
    /// Where the tables of the root, and those of its arrays, start, ascending.
    pub(crate) starts: Vec<usize>,
}

pub(crate) struct Node<'t> {
    /// Of a table with a header, the header.
    pub(crate) place: Range<usize>,
    pub(crate) value: Value<'t>,
}

pub(crate) enum Value<'t> {
    String(Cow<'t, str>),
    /// Digits, with their sign and without underscores, and the radix.
    Integer(Cow<'t, str>, u32),
    Float,
    Boolean,
    DateTime(&'t str),
    Array(Vec<usize>, Origin),
    Table(Vec<Entry<'t>>, Origin),
}

/// How a table or an array came about, which says what may be added to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// `[this]` or `[[this]]`.
    Header,
    /// `this` in `[this.other]`.
    Path,
    /// `this` in `this.key = 1`.
    Dotted,
    /// `{ ... }` or `[ ... ]`.
    Inline,
}

/// A key, and the node that is its value.
pub(crate) struct Entry<'t> {
    pub(crate) key: Key<'t>,
    pub(crate) node: usize,
}

#[derive(Clone)]
pub(crate) struct Key<'t> {
    pub(crate) name: Cow<'t, str>,
    pub(crate) place: Range<usize>,
}

impl<'t> Node<'t> {
    /// The entries of a table; empty for other values.
    pub(crate) fn entries(&self) -> &[Entry<'t>] {
        match &self.value {
            Value::Table(entries, _) => entries,
            _ => &[],
        }
    }
}

impl Value<'_> {
    /// As it is called in messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::String(_) => "string",
            Value::Integer(..) => "integer",
            Value::Float => "float",
            Value::Boolean => "boolean",
            Value::DateTime(_) => "datetime",
            Value::Array(..) => "array",
            Value::Table(..) => "table",
        }
    }
}

impl<'t> Tree<'t> {
    pub(crate) const ROOT: usize = 0;

    /// What can be read of a text. What is wrong with it as TOML is noted.
    pub(crate) fn parse(text: &'t str, notes: &mut Notes) -> Self {
        let source = Source::new(text);
        let mut errors = Errors { end: text.len(), notes };
        let mut events: Vec<Event> = Vec::new();
        let tokens = source.lex().into_vec();
        parse_document(
            &tokens,
            &mut RecursionGuard::new(&mut ValidateWhitespace::new(&mut events, source), DEEPEST),
            &mut errors,
        );
        drop(tokens);
        let root = Node { place: 0..0, value: Value::Table(Vec::new(), Origin::Header) };
        let mut builder = Builder {
            source,
            events,
            next: 0,
            errors,
            tree: Tree { nodes: vec![root], starts: Vec::new() },
            index: Owners::new(),
        };
        builder.document();
        builder.tree
    }

    pub(crate) fn node(&self, node: usize) -> &Node<'t> {
        &self.nodes[node]
    }
}

/// How many lists and inline tables may stand in each other: the parser descends into them by recursion. A key may have as
/// many parts: each of them becomes a table.
const DEEPEST: u32 = 80;
const TOO_MANY_PARTS: &str = "the key has more than 80 parts; remove what no registry has";

struct Errors<'n> {
    /// Where an error without a place belongs.
    end: usize,
    notes: &'n mut Notes,
}

impl ErrorSink for Errors<'_> {
    fn report_error(&mut self, error: ParseError) {
        let mut message = error.description().to_owned();
        if let Some(expected) = error.expected() {
            message += ", expected ";
            if expected.is_empty() {
                message += "nothing";
            }
            for (i, expected) in expected.iter().enumerate() {
                message += if i == 0 { "" } else { ", " };
                match expected {
                    Expected::Literal("\n") => message += "newline",
                    Expected::Literal(literal) => message = message + "`" + literal + "`",
                    Expected::Description(description) => message += description,
                    _ => message += "something else",
                }
            }
        }
        let at = error.unexpected().map_or(self.end, |span| span.start());
        self.notes.add(at, message);
    }
}

struct Builder<'t, 'n> {
    source: Source<'t>,
    events: Vec<Event>,
    next: usize,
    errors: Errors<'n>,
    tree: Tree<'t>,
    /// Where each key stands in its table, by the table's number and the key's name.
    index: Owners,
}

impl<'t> Builder<'t, '_> {
    /// The next event that means something.
    fn peek(&mut self) -> Option<Event> {
        loop {
            let event = *self.events.get(self.next)?;
            if !matches!(event.kind(), EventKind::Whitespace | EventKind::Comment) {
                return Some(event);
            }
            self.next += 1;
        }
    }

    /// The next event, if it is one of these.
    fn take(&mut self, kinds: &[EventKind]) -> Option<Event> {
        let event = self.peek()?;
        if !kinds.contains(&event.kind()) {
            return None;
        }
        self.next += 1;
        Some(event)
    }

    fn report(&mut self, at: usize, message: impl Into<String>) {
        self.errors.notes.add(at, message.into());
    }

    fn document(&mut self) {
        let mut table = Tree::ROOT;
        while let Some(event) = self.peek() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => table = self.header(&event),
                EventKind::SimpleKey => {
                    let before = self.tree.node(Tree::ROOT).entries().len();
                    self.key_value(table);
                    self.note_starts(before);
                }
                // The end of a line, or what has been reported.
                _ => self.next += 1,
            }
        }
    }

    /// Where the root's values start that came after so many: those before the first header.
    fn note_starts(&mut self, before: usize) {
        let Tree { nodes, starts } = &mut self.tree;
        let Some(entry) = nodes[Tree::ROOT].entries().get(before) else { return };
        match &nodes[entry.node].value {
            Value::Array(items, _) => {
                for item in items {
                    starts.push(nodes[*item].place.start);
                }
            }
            _ => starts.push(nodes[entry.node].place.start),
        }
    }

    /// A key of one or more parts; what is no key leaves it empty.
    fn path(&mut self) -> Vec<Key<'t>> {
        let mut path = Vec::new();
        while let Some(event) = self.take(&[EventKind::SimpleKey]) {
            let span = event.span();
            let mut name = Cow::Borrowed("");
            if let Some(raw) = self.source.get(event) {
                raw.decode_key(&mut name, &mut self.errors);
            }
            if path.len() == DEEPEST as usize {
                self.report(span.start(), TOO_MANY_PARTS);
            }
            if path.len() <= DEEPEST as usize {
                path.push(Key { name, place: span.start()..span.end() });
            }
            if self.take(&[EventKind::KeySep]).is_none() {
                break;
            }
        }
        if path.len() > DEEPEST as usize {
            path.clear();
        }
        path
    }

    /// `key = value`. Without a value, which has been reported, there is no key.
    fn key_value(&mut self, table: usize) {
        let path = self.path();
        let value = self.take(&[EventKind::KeyValSep]).and_then(|_| self.value());
        if let Some(value) = value {
            self.insert(table, path, value);
        }
    }

    fn insert(&mut self, mut table: usize, mut path: Vec<Key<'t>>, value: usize) {
        let Some(key) = path.pop() else { return };
        for part in path {
            match self.descend(table, part, Origin::Dotted) {
                Some(inner) => table = inner,
                None => return,
            }
        }
        match self.find(table, &key) {
            None => self.add(table, key, value),
            Some(_) => self.report(key.place.start, "duplicate key"),
        }
    }

    /// The node of a new value.
    fn value(&mut self) -> Option<usize> {
        use EventKind::{ArrayOpen, InlineTableOpen, Scalar};
        let event = self.take(&[Scalar, ArrayOpen, InlineTableOpen])?;
        let (start, end) = (event.span().start(), event.span().end());
        Some(match event.kind() {
            ArrayOpen => self.array(start),
            InlineTableOpen => self.inline_table(start),
            _ => {
                let value = self.scalar(event);
                self.new_node(start..end, value)
            }
        })
    }

    fn scalar(&mut self, event: Event) -> Value<'t> {
        let mut text = Cow::Borrowed("");
        let Some(raw) = self.source.get(event) else { return Value::String(text) };
        match raw.decode_scalar(&mut text, &mut self.errors) {
            ScalarKind::String => Value::String(text),
            ScalarKind::Boolean(_) => Value::Boolean,
            ScalarKind::DateTime => Value::DateTime(raw.as_str()),
            ScalarKind::Float => Value::Float,
            ScalarKind::Integer(radix) => Value::Integer(text, radix.value()),
        }
    }

    fn array(&mut self, start: usize) -> usize {
        let mut items = Vec::new();
        let end = loop {
            if let Some(item) = self.value() {
                items.push(item);
            } else if let Some(end) = self.end(EventKind::ArrayClose) {
                break end;
            }
        };
        self.new_node(start..end, Value::Array(items, Origin::Inline))
    }

    fn inline_table(&mut self, start: usize) -> usize {
        // Extendable until the closing brace, then sealed as `Inline`.
        let table = self.new_node(start..start, Value::Table(Vec::new(), Origin::Header));
        let end = loop {
            if self.peek().is_some_and(|event| event.kind() == EventKind::SimpleKey) {
                self.key_value(table);
            } else if let Some(end) = self.end(EventKind::InlineTableClose) {
                break end;
            }
        };
        let node = &mut self.tree.nodes[table];
        node.place = start..end;
        if let Value::Table(_, origin) = &mut node.value {
            *origin = Origin::Inline;
        }
        table
    }

    /// Where a list or an inline table ends, if that is here; what stands between values is passed over.
    fn end(&mut self, close: EventKind) -> Option<usize> {
        let Some(event) = self.peek() else { return Some(self.errors.end) };
        let kind = event.kind();
        let is_between = matches!(kind, EventKind::Newline | EventKind::ValueSep | EventKind::Error);
        if is_between || kind == close {
            self.next += 1;
        }
        (!is_between).then_some(event.span().end())
    }

    /// The table that a header opens. Where none may be, one that belongs to nothing.
    fn header(&mut self, open: &Event) -> usize {
        self.next += 1;
        let mut path = self.path();
        let mut place = open.span().start()..open.span().end();
        if let Some(close) = self.take(&[EventKind::StdTableClose, EventKind::ArrayTableClose]) {
            place.end = close.span().end();
        }
        let key = path.pop();
        if path.is_empty() {
            self.tree.starts.push(place.start);
        }
        let mut parent = Some(Tree::ROOT);
        for part in path {
            parent = parent.and_then(|table| self.descend(table, part, Origin::Path));
        }
        let new = self.new_node(place.clone(), Value::Table(Vec::new(), Origin::Header));
        let Some((parent, key)) = parent.zip(key) else { return new };
        let is_array = open.kind() == EventKind::ArrayTableOpen;
        let Some((position, found)) = self.find(parent, &key) else {
            let node =
                if is_array { self.new_node(place, Value::Array(vec![new], Origin::Header)) } else { new };
            self.add(parent, key, node);
            return new;
        };
        let node = &mut self.tree.nodes[found];
        match &mut node.value {
            Value::Array(items, Origin::Header) if is_array => items.push(new),
            Value::Table(_, origin @ Origin::Path) if !is_array => {
                *origin = Origin::Header;
                node.place = place;
                // It is here, even if others have named it before.
                if let Value::Table(entries, _) = &mut self.tree.nodes[parent].value {
                    entries[position].key.place = key.place;
                }
                return found;
            }
            _ => self.report(key.place.start, "duplicate key"),
        }
        new
    }

    /// The table under a part of a path, made if there is none.
    fn descend(&mut self, table: usize, part: Key<'t>, origin: Origin) -> Option<usize> {
        let Some((_, found)) = self.find(table, &part) else {
            let new = self.new_node(part.place.clone(), Value::Table(Vec::new(), origin));
            self.add(table, part, new);
            return Some(new);
        };
        let is_header = origin == Origin::Path;
        let message = match &mut self.tree.nodes[found].value {
            Value::Array(items, Origin::Header) if is_header => return items.last().copied(),
            Value::Table(_, Origin::Inline) => {
                "cannot extend value of type inline table with a dotted key".to_owned()
            }
            // What a header has defined is complete with what follows the header.
            Value::Table(_, Origin::Header) if !is_header => "duplicate key".to_owned(),
            Value::Table(_, existing) => {
                if !is_header {
                    *existing = Origin::Dotted;
                }
                return Some(found);
            }
            value => format!("cannot extend value of type {} with a dotted key", value.kind()),
        };
        self.report(part.place.start, message);
        None
    }

    /// Where a table has a key, and the value.
    fn find(&self, table: usize, key: &Key<'_>) -> Option<(usize, usize)> {
        let position = *self.index.get(&index(table, key))?;
        Some((position, self.tree.node(table).entries()[position].node))
    }

    fn add(&mut self, table: usize, key: Key<'t>, node: usize) {
        if let Value::Table(entries, _) = &mut self.tree.nodes[table].value {
            self.index.insert(index(table, &key), entries.len());
            entries.push(Entry { key, node });
        }
    }

    fn new_node(&mut self, place: Range<usize>, value: Value<'t>) -> usize {
        self.tree.nodes.push(Node { place, value });
        self.tree.nodes.len() - 1
    }
}

fn index(table: usize, key: &Key<'_>) -> String {
    format!("{table} {}", key.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with a text: places and messages.
    fn errors(text: &str) -> Vec<(usize, String)> {
        let mut notes = Notes::default();
        Tree::parse(text, &mut notes);
        notes.sorted()
    }

    #[test]
    fn tables_may_be_spread_over_headers_and_dotted_keys() {
        for text in [
            "[a.b]\nc = 1\n[a]\nd = 2\n",
            "[a]\nb.c = 1\n[a.b.d]\n",
            "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[a.b]\n",
            "[a.b.c]\n[a]\nb.d = 1\n",
            "a.b.c = 1\na.b.d = { e.f = 2, e.g = 3 }\n",
            "a = 1\n[b]\na = 1\n[[c]]\na = 1\n[[c]]\na = 1\n",
            "\"a\" = 1\n'b.c'.d = 2\n[ e . \"f\" ]\n",
        ] {
            assert_eq!(errors(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_complete_takes_nothing_more() {
        const TWICE: &str = "duplicate key";
        const INLINE: &str = "cannot extend value of type inline table with a dotted key";
        for (text, at, message) in [
            ("a = 1\na = 2\n", 6, TWICE),
            ("[a]\n[a]\n", 5, TWICE),
            ("a = 1\n[a]\n", 7, TWICE),
            ("[a]\nb.c = 1\n[a.b]\n", 15, TWICE),
            ("[[a]]\n[a]\n", 7, TWICE),
            ("[a]\n[[a]]\n", 6, TWICE),
            ("[a.b]\n[[a]]\n", 8, TWICE),
            ("a = [1]\n[[a]]\n", 10, TWICE),
            ("[a.b]\n[a]\nb.c = 1\n", 10, TWICE),
            ("[a.b.c]\n[a]\nb.d = 1\n[a.b]\n", 23, TWICE),
            ("a = { b = 1 }\n[a.c]\n", 15, INLINE),
            ("a = { b = {}, b.c = 1 }\n", 14, INLINE),
            ("a = {}\na.b = 1\n", 7, INLINE),
            ("a = [{}]\n[a.b]\n", 10, "cannot extend value of type array with a dotted key"),
            ("[[x.a]]\n[x]\na.b = 1\n", 12, "cannot extend value of type array with a dotted key"),
            ("a = 1\na.b = 2\n", 6, "cannot extend value of type integer with a dotted key"),
        ] {
            assert_eq!(errors(text), [(at, message.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_table_is_where_its_own_header_is() {
        let tree = Tree::parse("[a.b]\n[a]\n", &mut Notes::default());
        let entry = &tree.node(Tree::ROOT).entries()[0];
        assert_eq!((entry.key.place.clone(), tree.node(entry.node).place.clone()), (7..8, 6..9));
        assert_eq!(tree.starts, [6]);
    }
}
