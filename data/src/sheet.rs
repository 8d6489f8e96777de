//! A parsed TOML file as the reader sees it: tables whose keys are taken one by one, so that what is left
//! over is unknown, and a list that collects every problem with its place.

use std::cell::RefCell;
use std::ops::Range;

use crate::diagnostic::{Diagnostics, Notes};
use crate::model::Keyword;
use crate::rules;
use crate::tree::{Entry, Node, Tree, Value};

/// Reads as much of a text as can be parsed, and returns what was read if no problem was noted.
pub(crate) fn open<T>(text: &str, read: impl FnOnce(Table<'_>) -> T) -> Result<T, Diagnostics> {
    // A byte order mark is no character of the first line for any editor.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut notes = Notes::default();
    let tree = Tree::parse(text, &mut notes);
    let syntax_errors = notes.places();
    // What is left of a text with so many mistakes says nothing.
    if notes.are_too_many() {
        return Err(notes.in_text(text));
    }
    let sheet = Sheet { text, syntax_errors, notes: RefCell::new(notes), tree: &tree };
    // A syntax error may stand behind the last character.
    let model =
        read(Table::new(&sheet, "the file".into(), 0..text.len() + 1, tree.node(Tree::ROOT).entries()));
    let notes = sheet.notes.into_inner();
    if notes.is_empty() { Ok(model) } else { Err(notes.in_text(text)) }
}

/// A text with the problems found in it so far.
struct Sheet<'t> {
    text: &'t str,
    tree: &'t Tree<'t>,
    /// Where the parser met something that is no TOML, ascending.
    syntax_errors: Vec<usize>,
    notes: RefCell<Notes>,
}

impl Sheet<'_> {
    /// Notes a problem at a byte offset.
    fn report(&self, at: usize, message: impl Into<String>) {
        self.notes.borrow_mut().add(at, message.into());
    }

    /// Whether a syntax error lies in this range: then what was read there, or not read, means nothing.
    fn is_damaged(&self, range: &Range<usize>) -> bool {
        let next = self.syntax_errors.partition_point(|at| *at < range.start);
        self.syntax_errors.get(next).is_some_and(|at| *at < range.end)
    }

    /// The range of the top-level table around an offset: to the next header, or to the end of the file.
    fn extent(&self, at: usize) -> Range<usize> {
        let next = self.tree.starts.partition_point(|start| *start <= at);
        let start = next.checked_sub(1).map_or(0, |own| self.tree.starts[own]);
        start..self.tree.starts.get(next).copied().unwrap_or(self.text.len() + 1)
    }
}

/// A list of words for a message.
fn list(words: &[&str]) -> String {
    let mut list = String::new();
    for word in words {
        list += if list.is_empty() { "`" } else { ", `" };
        list += word;
        list += "`";
    }
    list
}

/// One table of the file, whose keys are taken out one after the other.
pub(crate) struct Table<'s> {
    sheet: &'s Sheet<'s>,
    /// As it stands in messages.
    name: String,
    /// The top-level table that it is or belongs to.
    extent: Range<usize>,
    entries: Vec<&'s Entry<'s>>,
    /// The keys that were asked for, and those of them that the file has.
    known: Vec<&'static str>,
    written: Vec<&'static str>,
}

impl<'s> Table<'s> {
    fn new(sheet: &'s Sheet<'s>, name: String, extent: Range<usize>, entries: &'s [Entry<'s>]) -> Self {
        let entries = entries.iter().collect();
        Self { sheet, name, extent, entries, known: Vec::new(), written: Vec::new() }
    }

    /// Where problems of the table as a whole belong.
    pub(crate) fn start(&self) -> usize {
        self.extent.start
    }

    pub(crate) fn report(&self, at: usize, message: impl Into<String>) {
        self.sheet.report(at, message);
    }

    /// Whether the file says something under this key, be it nonsense; the key must have been asked for.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.written.contains(&key)
    }

    /// Whether the key is missing, and not only because its line could not be read.
    pub(crate) fn lacks(&self, key: &str) -> bool {
        !self.has(key) && !self.sheet.is_damaged(&self.extent)
    }

    /// Notes that a key is missing, where it is.
    pub(crate) fn require(&self, key: &str) {
        if self.lacks(key) {
            self.report_lack(key);
        }
    }

    pub(crate) fn report_lack(&self, what: &str) {
        self.report(self.start(), format!("{} lacks the key `{what}`", self.name));
    }

    fn node(&self, node: usize) -> &'s Node<'s> {
        self.sheet.tree.node(node)
    }

    /// The value of a key, unless it is what the parser made of unreadable text.
    fn take(&mut self, key: &'static str) -> Option<&'s Node<'s>> {
        self.known.push(key);
        let i = self.entries.iter().position(|entry| entry.key.name == key)?;
        let entry = self.entries.swap_remove(i);
        self.written.push(key);
        let mut place = self.place(entry);
        let node = self.node(entry.node);
        if node.place.start > entry.key.place.start {
            place.end = node.place.end + 1;
        }
        (!self.sheet.is_damaged(&place)).then_some(node)
    }

    /// Where a key stands, from the bracket of its header on if it has one, to one behind its last character.
    fn place(&self, entry: &Entry<'_>) -> Range<usize> {
        // The place of a table is its header, and any other value stands behind its key.
        self.node(entry.node).place.start.min(entry.key.place.start)..entry.key.place.end + 1
    }

    fn wrong_type(&self, key: &str, node: &Node<'_>, wanted: &str) {
        let found = node.value.kind();
        let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
        self.report(node.place.start, format!("`{key}` is {article} {found}; write {wanted}"));
    }

    /// A string and its place.
    pub(crate) fn string(&mut self, key: &'static str) -> Option<(usize, &'s str)> {
        let node = self.take(key)?;
        if let Value::String(string) = &node.value {
            return Some((node.place.start, string));
        }
        self.wrong_type(key, node, "a string in quotes");
        None
    }

    /// A list of strings.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<(usize, &'s str)> {
        let mut strings = Vec::new();
        let Some(node) = self.take(key) else { return strings };
        let Value::Array(items, _) = &node.value else {
            self.wrong_type(key, node, "a list of strings");
            return strings;
        };
        for item in items {
            let item = self.node(*item);
            match &item.value {
                Value::String(string) => strings.push((item.place.start, &**string)),
                _ => self.wrong_type(key, item, "only strings in the list"),
            }
        }
        strings
    }

    /// A whole number that fits 16 bits.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<(usize, u16)> {
        let node = self.take(key)?;
        let Value::Integer(digits, radix) = &node.value else {
            self.wrong_type(key, node, "a whole number");
            return None;
        };
        let at = node.place.start;
        let Ok(number) = u16::from_str_radix(digits, *radix) else {
            let written = &self.sheet.text[node.place.clone()];
            self.report(at, format!("`{key}` is {written}; write a number from 1 to 999"));
            return None;
        };
        Some((at, number))
    }

    /// A date, as `YYYY-MM-DD`.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<(usize, String)> {
        let node = self.take(key)?;
        let at = node.place.start;
        match node.value {
            // Without a time.
            Value::DateTime(date) if date.len() == "2026-09-24".len() => match rules::date_is_day(date) {
                Ok(()) => return Some((at, date.to_owned())),
                Err(message) => self.report(at, message),
            },
            _ => self.wrong_type(key, node, "a date such as 2026-09-24, without quotes"),
        }
        None
    }

    /// One word out of a fixed list.
    pub(crate) fn word<T: Keyword>(&mut self, key: &'static str) -> Option<(usize, T)> {
        let (at, word) = self.string(key)?;
        Some((at, T::VALUES[self.meaning(key, at, word, T::WORDS)?]))
    }

    /// A list of words out of a fixed list, each at most once.
    pub(crate) fn words<T: Keyword>(&mut self, key: &'static str) -> Vec<T> {
        let mut values = Vec::new();
        for i in self.meanings(key, T::WORDS) {
            values.push(T::VALUES[i]);
        }
        values
    }

    fn meanings(&mut self, key: &'static str, words: &[&str]) -> Vec<usize> {
        let mut meanings = Vec::new();
        for (at, word) in self.strings(key) {
            let Some(meaning) = self.meaning(key, at, word, words) else { continue };
            if meanings.contains(&meaning) {
                self.report(at, format!("`{word}` is listed twice in `{key}`; remove one"));
            } else {
                meanings.push(meaning);
            }
        }
        meanings
    }

    fn meaning(&self, key: &str, at: usize, word: &str, words: &[&str]) -> Option<usize> {
        let meaning = words.iter().position(|known| *known == word);
        if meaning.is_none() {
            let known = list(words);
            self.report(at, format!("`{word}` is no value of `{key}`; known are {known}"));
        }
        meaning
    }

    /// A table inside this one.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'s>> {
        let node = self.take(key)?;
        let inner = self.inner(node, format!("`{key}`"));
        if inner.is_none() {
            self.wrong_type(key, node, "a table");
        }
        inner
    }

    /// The tables of a `[[key]]` list.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'s>> {
        let mut tables = Vec::new();
        let Some(node) = self.take(key) else { return tables };
        let wanted = format!("`[[{key}]]` with two brackets");
        let items = match &node.value {
            Value::Array(items, _) if !items.is_empty() => items,
            _ => {
                self.wrong_type(key, node, &wanted);
                return tables;
            }
        };
        for item in items {
            let item = self.node(*item);
            match self.inner(item, format!("`[[{key}]]`")) {
                Some(table) => tables.push(table),
                None => self.wrong_type(key, item, &wanted),
            }
        }
        tables
    }

    fn inner(&self, node: &'s Node<'s>, name: String) -> Option<Table<'s>> {
        let Value::Table(entries, _) = &node.value else { return None };
        Some(Table::new(self.sheet, name, self.sheet.extent(node.place.start), entries))
    }

    /// Reports the keys that nobody took.
    pub(crate) fn finish(self) {
        if self.entries.is_empty() {
            return;
        }
        let known = list(&self.known);
        for entry in &self.entries {
            if self.sheet.is_damaged(&self.place(entry)) {
                continue;
            }
            let (at, key, name) = (entry.key.place.start, &entry.key.name, &self.name);
            self.report(at, format!("unknown key `{key}` in {name}; known are {known}"));
        }
    }
}
