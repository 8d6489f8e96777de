//! A parsed TOML file as the reader sees it: tables whose keys are taken one by one, so that what is left
//! over is unknown, and a list that collects every problem with its place.

use std::cell::RefCell;
use std::iter;
use std::mem;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::problem::{Problem, Problems};

/// Reads as much of a text as can be parsed, and returns what was read if no problem was noted.
pub(crate) fn open<T>(text: &str, read: impl FnOnce(Table<'_>) -> T) -> Result<T, Problems> {
    // A byte order mark is no character of the first line for any editor.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mended;
    let mut errors = Vec::new();
    let mut root = parse(text, &mut errors);
    errors = sorted(errors);
    if errors.iter().any(|(_, message)| stops_the_parser(message)) {
        mended = without_keys_that_stop_the_parser(text, &errors);
        dismantle(mem::replace(&mut root, parse(&mended, &mut errors)));
        errors = sorted(errors);
    }
    let sheet = Sheet {
        text,
        headers: headers(root.get_ref()),
        syntax_errors: errors.iter().map(|(at, _)| *at).collect(),
        problems: RefCell::new(errors),
    };
    // A syntax error may stand behind the last character.
    let model = read(Table::new(&sheet, "the file".into(), 0..text.len() + 1, root.get_ref()));
    dismantle(root);
    sheet.close(model)
}

/// What was noted, and where.
type Note = (usize, String);

fn parse<'t>(text: &'t str, errors: &mut Vec<Note>) -> Spanned<DeTable<'t>> {
    let (root, found) = DeTable::parse_recoverable(text);
    for error in found {
        errors.push((error.span().map_or(text.len(), |span| span.start), error.message().to_owned()));
    }
    root
}

/// By place; of several in one place, the first one noted comes first, and the same one again does not count.
fn sorted(mut notes: Vec<Note>) -> Vec<Note> {
    notes.sort_by_key(|(at, _)| *at);
    let mut sorted: Vec<Note> = Vec::with_capacity(notes.len());
    for note in notes {
        if !sorted.iter().rev().take_while(|(at, _)| *at == note.0).any(|other| *other == note) {
            sorted.push(note);
        }
    }
    sorted
}

/// The parser finds all syntax errors, but the table that it returns ends before the first key without `=`.
fn stops_the_parser(message: &str) -> bool {
    message.starts_with("key with no value")
}

/// The text with comments in place of the lines that hold such keys, so that what follows them is read.
fn without_keys_that_stop_the_parser(text: &str, errors: &[Note]) -> String {
    let mut stops =
        errors.iter().filter(|(_, message)| stops_the_parser(message)).map(|(at, _)| *at).peekable();
    let mut mended = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        // All offsets stay what they are.
        let content = line.trim_end_matches(['\r', '\n']);
        let end = mended.len() + content.len();
        let mut is_stop = false;
        while stops.next_if(|at| *at <= end).is_some() {
            is_stop = true;
        }
        if is_stop {
            mended.extend(iter::repeat_n('#', content.len()));
        } else {
            mended.push_str(content);
        }
        mended.push_str(&line[content.len()..]);
    }
    mended
}

/// A text with the problems found in it so far.
struct Sheet<'t> {
    text: &'t str,
    /// Where the top-level tables start, ascending.
    headers: Vec<usize>,
    /// Where the parser met something that is no TOML, ascending.
    syntax_errors: Vec<usize>,
    problems: RefCell<Vec<Note>>,
}

impl Sheet<'_> {
    /// Notes a problem at a byte offset.
    fn report(&self, at: usize, message: impl Into<String>) {
        let mut message = message.into();
        // A message quotes values of the file, and it is one line whatever they contain.
        if message.contains(char::is_control) {
            message = message.split_inclusive(char::is_control).map(escape_last).collect();
        }
        self.problems.borrow_mut().push((at, message));
    }

    /// The model, or the problems that were noted.
    fn close<T>(self, model: T) -> Result<T, Problems> {
        let noted = self.problems.into_inner();
        if noted.is_empty() {
            return Ok(model);
        }
        let mut problems: Vec<Problem> = Vec::with_capacity(noted.len());
        let lines: Vec<usize> =
            iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        // Columns are counted on from the problem before: a file can be one long line.
        let (mut counted_to, mut column) = (0, 1);
        for (at, message) in sorted(noted) {
            let line = lines.partition_point(|start| *start <= at);
            let start = lines[line - 1];
            if counted_to < start {
                (counted_to, column) = (start, 1);
            }
            column += self.text.get(counted_to..at).map_or(0, |between| between.chars().count());
            counted_to = at;
            problems.push(Problem { line, column, message });
        }
        Err(Problems(problems))
    }

    /// Whether a syntax error lies in this range: then what was read there, or not read, means nothing.
    fn is_damaged(&self, range: &Range<usize>) -> bool {
        let next = self.syntax_errors.partition_point(|at| *at < range.start);
        self.syntax_errors.get(next).is_some_and(|at| *at < range.end)
    }

    /// The range of the top-level table around an offset: to the next header, or to the end of the file.
    fn extent(&self, at: usize) -> Range<usize> {
        let next = self.headers.partition_point(|start| *start <= at);
        let start = next.checked_sub(1).map_or(0, |own| self.headers[own]);
        start..self.headers.get(next).copied().unwrap_or(self.text.len() + 1)
    }
}

/// Where all top-level tables start, ascending.
fn headers(root: &DeTable<'_>) -> Vec<usize> {
    let mut starts = Vec::new();
    for (_, value) in root {
        match value.get_ref() {
            DeValue::Array(items) => starts.extend(items.iter().map(|item| item.span().start)),
            _ => starts.push(value.span().start),
        }
    }
    starts.sort_unstable();
    starts
}

/// Drops a file level by level. Inline tables nest 80 deep, and so do the parts of each of their keys: together
/// that is more than the stack of a thread holds when every level drops the next one.
fn dismantle(root: Spanned<DeTable<'_>>) {
    let mut rest = vec![DeValue::Table(root.into_inner())];
    while let Some(value) = rest.pop() {
        match value {
            DeValue::Array(items) => rest.extend(items.into_iter().map(Spanned::into_inner)),
            DeValue::Table(table) => rest.extend(table.into_iter().map(|(_, value)| value.into_inner())),
            _ => {}
        }
    }
}

/// The piece of a message, with the control character that it may end with spelt out.
fn escape_last(piece: &str) -> String {
    match piece.chars().next_back() {
        Some(last) if last.is_control() => {
            format!("{}{}", &piece[..piece.len() - last.len_utf8()], last.escape_debug())
        }
        _ => piece.to_owned(),
    }
}

/// A list of words for a message.
fn list(words: impl Iterator<Item = &'static str>) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// One table of the file, whose keys are taken out one after the other.
pub(crate) struct Table<'s> {
    sheet: &'s Sheet<'s>,
    /// As it stands in messages.
    name: String,
    /// The top-level table that it is or belongs to.
    extent: Range<usize>,
    entries: Vec<Entry<'s>>,
    /// The keys that were asked for, and those of them that the file has.
    known: Vec<&'static str>,
    written: Vec<&'static str>,
}

type Entry<'s> = (&'s Spanned<DeString<'s>>, &'s Spanned<DeValue<'s>>);

/// Where a key stands, from the bracket of its header on if it has one, to one behind its last character.
fn place(key: &Spanned<DeString<'_>>, value: &Spanned<DeValue<'_>>) -> Range<usize> {
    // The span of a table is its header, and any other value stands behind its key.
    value.span().start.min(key.span().start)..key.span().end + 1
}

impl<'s> Table<'s> {
    fn new(sheet: &'s Sheet<'s>, name: String, extent: Range<usize>, table: &'s DeTable<'s>) -> Self {
        let entries = table.iter().collect();
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

    /// The value of a key, unless it is what the parser made of unreadable text.
    fn take(&mut self, key: &'static str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.known.push(key);
        let i = self.entries.iter().position(|(name, _)| name.get_ref() == key)?;
        let (name, value) = self.entries.swap_remove(i);
        self.written.push(key);
        let mut place = place(name, value);
        if value.span().start > name.span().start {
            place.end = value.span().end + 1;
        }
        (!self.sheet.is_damaged(&place)).then_some(value)
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
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
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of strings");
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(array.len());
        for item in array {
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
        // The parser keeps the sign and removes underscores.
        let Ok(number) = u16::from_str_radix(integer.as_str(), integer.radix()) else {
            self.report(at, format!("`{key}` is {integer}; write a number from 1 to 999"));
            return None;
        };
        Some((at, number))
    }

    /// A date, as `YYYY-MM-DD`.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<(usize, String)> {
        let value = self.take(key)?;
        let date = value.get_ref().as_datetime().filter(|d| d.time.is_none()).and_then(|d| d.date);
        if date.is_none() {
            self.wrong_type(key, value, "a date such as 2026-09-24, without quotes");
        }
        Some((value.span().start, date?.to_string()))
    }

    /// One word out of a fixed list.
    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<(usize, T)> {
        let (at, word) = self.string(key)?;
        Some((at, self.meaning(key, at, word, words)?))
    }

    /// A list of words out of a fixed list, each at most once.
    pub(crate) fn words<T: Copy + PartialEq>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Vec<T> {
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

    fn meaning<T: Copy>(&self, key: &str, at: usize, word: &str, words: &[(&'static str, T)]) -> Option<T> {
        let found = words.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let known = list(words.iter().map(|(name, _)| *name));
            self.report(at, format!("`{word}` is no value of `{key}`; known are {known}"));
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A table inside this one.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'s>> {
        let value = self.take(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        Some(Table::new(self.sheet, format!("`{key}`"), self.sheet.extent(value.span().start), table))
    }

    /// The tables of a `[[key]]` list.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'s>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let wanted = format!("`[[{key}]]` with two brackets");
        let Some(array) = value.get_ref().as_array().filter(|array| !array.is_empty()) else {
            self.wrong_type(key, value, &wanted);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(array.len());
        for item in array {
            match item.get_ref().as_table() {
                Some(table) => {
                    let extent = self.sheet.extent(item.span().start);
                    tables.push(Table::new(self.sheet, format!("`[[{key}]]`"), extent, table));
                }
                None => self.wrong_type(key, item, &wanted),
            }
        }
        tables
    }

    /// Reports the keys that nobody took.
    pub(crate) fn finish(self) {
        if self.entries.is_empty() {
            return;
        }
        let known = list(self.known.iter().copied());
        for (key, value) in &self.entries {
            if self.sheet.is_damaged(&place(key, value)) {
                continue;
            }
            let (at, key, name) = (key.span().start, key.get_ref(), &self.name);
            self.report(at, format!("unknown key `{key}` in {name}; known are {known}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_control_characters_are_spelt_out() {
        assert_eq!(escape_last("found \u{7}"), "found \\u{7}");
        for piece in ["found \"", "found \\", "\u{7}found", ""] {
            assert_eq!(escape_last(piece), piece);
        }
    }
}
