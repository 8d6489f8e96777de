//! Typed access to the tables of a file. Keys are taken one by one, so what is left over is unknown; what has the wrong
//! type is reported here.
//!
//! No rule about values lives here (they are in `rules`), and no key is named (that is `read`'s business). What the
//! parser made of unreadable text must never be returned or lead to a second report.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::diagnostic::{Diagnostics, Notes};
use crate::model::Keyword;
use crate::syntax;

/// How many bytes a file may have: more than twice what 900 codes need that are described like those of IANA.
pub(crate) const LARGEST: usize = 4 * 1024 * 1024;

/// Refuses a text that is longer, whatever is in it.
pub(crate) fn check_size(text: &str, subject: &str) -> Result<(), Diagnostics> {
    if text.len() <= LARGEST {
        return Ok(());
    }
    let mut notes = Notes::default();
    notes.add(0, format!("the file is larger than 4 MiB; remove what is not about {subject}"));
    Err(notes.in_text(text))
}

/// Parses a text and reads its root table. Returns what was read if nothing was reported.
pub(crate) fn open<T>(text: &str, read: impl FnOnce(Table<'_>) -> T) -> Result<T, Diagnostics> {
    // Editors do not count a byte order mark as a character of the first line.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut notes = Notes::default();
    let mut copy = String::new();
    let Some(root) = syntax::parse(text, &mut copy, &mut notes) else {
        return Err(notes.in_text(text));
    };
    let syntax_errors = notes.places();
    // With so many syntax errors, what can still be read is a matter of chance.
    if notes.are_too_many() {
        return Err(notes.in_text(text));
    }
    let document = Document { text, starts: starts(&root), syntax_errors, notes: RefCell::new(notes) };
    // A syntax error may be just behind the last character.
    let model = read(Table::new(&document, "the file".into(), 0..text.len() + 1, &root));
    let notes = document.notes.into_inner();
    if notes.is_empty() { Ok(model) } else { Err(notes.in_text(text)) }
}

/// What all tables of a file share.
struct Document<'t> {
    text: &'t str,
    /// Where the top-level tables start, ascending.
    starts: Vec<usize>,
    /// Where the syntax is wrong, ascending.
    syntax_errors: Vec<usize>,
    notes: RefCell<Notes>,
}

fn starts(root: &DeTable<'_>) -> Vec<usize> {
    let mut starts = Vec::new();
    for value in root.values() {
        match value.get_ref() {
            DeValue::Array(items) => {
                for item in items {
                    starts.push(item.span().start);
                }
            }
            _ => {
                starts.push(value.span().start);
            }
        }
    }
    starts.sort_unstable();
    starts
}

impl Document<'_> {
    /// Notes a problem at a byte offset.
    fn report(&self, at: usize, message: impl Into<String>) {
        self.notes.borrow_mut().add(at, message.into());
    }

    /// Is there a syntax error in this range? Then what was read there, or is missing there, means nothing.
    fn is_damaged(&self, range: &Range<usize>) -> bool {
        let next = self.syntax_errors.partition_point(|at| *at < range.start);
        self.syntax_errors.get(next).is_some_and(|at| *at < range.end)
    }

    /// The range of the top-level table around an offset: up to the next one, or to the end of the file.
    fn extent(&self, at: usize) -> Range<usize> {
        let next = self.starts.partition_point(|start| *start <= at);
        let (before, after) = self.starts.split_at(next);
        before.last().copied().unwrap_or(0)..after.first().copied().unwrap_or(self.text.len() + 1)
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

type Key<'s> = Spanned<DeString<'s>>;
type Value<'s> = Spanned<DeValue<'s>>;

/// One table of a file.
pub(crate) struct Table<'s> {
    document: &'s Document<'s>,
    /// As messages call it.
    name: String,
    /// The range of the top-level table that it is or belongs to.
    extent: Range<usize>,
    entries: &'s DeTable<'s>,
    /// The keys that were asked for, and those of them that the file has.
    known: Vec<&'static str>,
    written: Vec<&'static str>,
}

impl<'s> Table<'s> {
    fn new(document: &'s Document<'s>, name: String, extent: Range<usize>, entries: &'s DeTable<'s>) -> Self {
        Self { document, name, extent, entries, known: Vec::new(), written: Vec::new() }
    }

    /// Where problems of the table as a whole belong.
    pub(crate) fn start(&self) -> usize {
        self.extent.start
    }

    pub(crate) fn report(&self, at: usize, message: impl Into<String>) {
        self.document.report(at, message);
    }

    /// Whether the file says something under this key, be it nonsense; the key must have been asked for.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.written.contains(&key)
    }

    /// Whether the key is missing, and not only because its line could not be read.
    pub(crate) fn lacks(&self, key: &str) -> bool {
        !self.has(key) && !self.document.is_damaged(&self.extent)
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

    /// The value of a key, unless it is what the parser made of unreadable text.
    fn take(&mut self, key: &'static str) -> Option<&'s Value<'s>> {
        self.known.push(key);
        let (written, value) = self.entries.get_key_value(key)?;
        self.written.push(key);
        // The parser made this value up; the syntax error has been reported.
        if value.span().is_empty() {
            return None;
        }
        let mut place = place(written, value);
        if value.span().start > written.span().start {
            place.end = value.span().end + 1;
        }
        (!self.document.is_damaged(&place)).then_some(value)
    }

    fn wrong_type(&self, key: &str, value: &Value<'_>, wanted: &str) {
        let found = value.get_ref().type_str();
        let article = if found.starts_with(['a', 'i']) { "an" } else { "a" };
        self.report(value.span().start, format!("`{key}` is {article} {found}; write {wanted}"));
    }

    /// A string and its place.
    pub(crate) fn string(&mut self, key: &'static str) -> Option<(usize, &'s str)> {
        let value = self.take(key)?;
        let string = value.get_ref().as_str();
        if string.is_none() {
            self.wrong_type(key, value, "a string in quotes");
        }
        Some((value.span().start, string?))
    }

    /// A list of strings.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<(usize, &'s str)> {
        let mut strings = Vec::new();
        let Some(value) = self.take(key) else { return strings };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of strings");
            return strings;
        };
        for item in items {
            match item.get_ref().as_str() {
                Some(string) => strings.push((item.span().start, string)),
                None => self.wrong_type(key, item, "only strings in the list"),
            }
        }
        strings
    }

    /// A whole number that fits 16 bits.
    pub(crate) fn number(&mut self, key: &'static str) -> Option<(usize, u16)> {
        let value = self.take(key)?;
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, "a whole number");
            return None;
        };
        let at = value.span().start;
        let Ok(number) = u16::from_str_radix(integer.as_str(), integer.radix()) else {
            let written = &self.document.text[value.span()];
            self.report(at, format!("`{key}` is {written}; write a number from 1 to 999"));
            return None;
        };
        Some((at, number))
    }

    /// A date, as `YYYY-MM-DD`. The parser has checked that there is such a day.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<(usize, String)> {
        let value = self.take(key)?;
        let date = value.get_ref().as_datetime().filter(|date| date.time.is_none()).and_then(|day| day.date);
        if date.is_none() {
            self.wrong_type(key, value, "a date such as 2026-09-24, without quotes");
        }
        Some((value.span().start, date?.to_string()))
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
        let value = self.take(key)?;
        let inner = self.inner(value, format!("`{key}`"));
        if inner.is_none() {
            self.wrong_type(key, value, "a table");
        }
        inner
    }

    /// The tables of a `[[key]]` list.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'s>> {
        let mut tables = Vec::new();
        let Some(value) = self.take(key) else { return tables };
        let wanted = format!("`[[{key}]]` with two brackets");
        let Some(items) = value.get_ref().as_array().filter(|items| !items.is_empty()) else {
            self.wrong_type(key, value, &wanted);
            return tables;
        };
        for item in items {
            match self.inner(item, format!("`[[{key}]]`")) {
                Some(table) => tables.push(table),
                None => self.wrong_type(key, item, &wanted),
            }
        }
        tables
    }

    fn inner(&self, value: &'s Value<'s>, name: String) -> Option<Table<'s>> {
        let extent = self.document.extent(value.span().start);
        value.get_ref().as_table().map(|entries| Table::new(self.document, name, extent, entries))
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(self) {
        if self.entries.len() == self.written.len() {
            return;
        }
        let known = list(&self.known);
        for (key, value) in self.entries {
            let name: &str = key.get_ref();
            if self.known.contains(&name) || self.document.is_damaged(&place(key, value)) {
                continue;
            }
            let message = format!("unknown key `{name}` in {}; known are {known}", self.name);
            self.report(key.span().start, message);
        }
    }
}

/// Notes the problem that a rule found, if any.
pub(crate) fn check<T>(table: &Table<'_>, at: usize, verdict: Result<T, String>) -> Option<T> {
    verdict.map_err(|message| table.report(at, message)).ok()
}

/// Where a key is, from the bracket of its header if it has one to one behind its last character.
fn place(key: &Key<'_>, value: &Value<'_>) -> Range<usize> {
    // The place of a table with a header is the header; any other value comes after its key.
    value.span().start.min(key.span().start)..key.span().end + 1
}
