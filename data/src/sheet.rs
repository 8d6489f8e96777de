//! A parsed TOML file as the reader sees it: tables whose keys are taken one by one, so that what is left
//! over is unknown, and a list that collects every problem with its place.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::{Problem, Problems};

/// A text with the problems found in it so far.
pub(crate) struct Sheet<'t> {
    text: &'t str,
    line_starts: Vec<usize>,
    syntax_errors: Vec<usize>,
    problems: RefCell<Vec<(usize, String)>>,
}

impl<'t> Sheet<'t> {
    /// Parses as much of the text as can be parsed.
    pub(crate) fn open(text: &'t str) -> (Self, Spanned<DeTable<'t>>) {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut line_starts = vec![0];
        line_starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut sheet = Self { text, line_starts, syntax_errors: Vec::new(), problems: RefCell::default() };
        for error in errors {
            let at = error.span().map_or(text.len(), |span| span.start);
            sheet.syntax_errors.push(at);
            sheet.report(at, error.message());
        }
        (sheet, root)
    }

    /// Notes a problem at a byte offset.
    pub(crate) fn report(&self, at: usize, message: impl Into<String>) {
        self.problems.borrow_mut().push((at, message.into()));
    }

    /// The model, or the problems that were noted.
    pub(crate) fn close<T>(self, model: T) -> Result<T, Problems> {
        let mut noted = self.problems.into_inner();
        if noted.is_empty() {
            return Ok(model);
        }
        // Stable: of several problems in one place, the first one noted comes first.
        noted.sort_by_key(|(at, _)| *at);
        let mut problems: Vec<Problem> = Vec::with_capacity(noted.len());
        for (at, message) in noted {
            let line = self.line_starts.partition_point(|start| *start <= at);
            let start = self.line_starts[line - 1];
            let before = self.text.get(start..at).unwrap_or_default();
            let problem = Problem { line, column: before.chars().count() + 1, message };
            if problems.last() != Some(&problem) {
                problems.push(problem);
            }
        }
        Err(Problems(problems))
    }

    /// Whether a syntax error lies in this range: then a key may be missing only because its line was unreadable.
    fn is_damaged(&self, range: &Range<usize>) -> bool {
        self.syntax_errors.iter().any(|at| range.contains(at))
    }
}

/// One table of the file, whose keys are taken out one after the other.
pub(crate) struct Table<'s> {
    sheet: &'s Sheet<'s>,
    /// As written in messages: `[[status]]`, or the key of an inline table.
    name: String,
    /// Where the table begins and the next one does.
    extent: Range<usize>,
    entries: Vec<(&'s str, usize, &'s Spanned<DeValue<'s>>)>,
    known: Vec<&'static str>,
}

impl<'s> Table<'s> {
    pub(crate) fn new(
        sheet: &'s Sheet<'s>,
        name: impl Into<String>,
        extent: Range<usize>,
        table: &'s DeTable<'s>,
    ) -> Self {
        let entries = table.iter().map(|(key, value)| (key.as_ref().as_ref(), key.span().start, value));
        Self { sheet, name: name.into(), extent, entries: entries.collect(), known: Vec::new() }
    }

    /// Where problems of the table as a whole belong.
    pub(crate) fn start(&self) -> usize {
        self.extent.start
    }

    pub(crate) fn report(&self, at: usize, message: impl Into<String>) {
        self.sheet.report(at, message);
    }

    /// Notes that a key is missing, unless its line may have been unreadable.
    pub(crate) fn report_missing(&self, key: &str) {
        if !self.sheet.is_damaged(&self.extent) {
            self.report(self.start(), format!("`{}` lacks the key `{key}`", self.name));
        }
    }

    fn take(&mut self, key: &'static str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.known.push(key);
        let i = self.entries.iter().position(|(name, ..)| *name == key)?;
        Some(self.entries.swap_remove(i).2)
    }

    fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let found = value.get_ref().type_str();
        self.report(value.span().start, format!("`{key}` is {found}; write {wanted}"));
    }

    /// A string and its place. Text that was never closed and the like is reported and counts as absent.
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
        for item in array.iter() {
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
            self.report(at, format!("`{key}` is {integer}; write a number from 100 to 999"));
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
        let found = words.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let known: Vec<String> = words.iter().map(|(name, _)| format!("`{name}`")).collect();
            let known = known.join(", ");
            self.report(at, format!("`{word}` is no value of `{key}`; known are {known}"));
        }
        Some((at, found?.1))
    }

    /// A list of words out of a fixed list.
    pub(crate) fn words<T: Copy>(&mut self, key: &'static str, words: &[(&'static str, T)]) -> Vec<T> {
        let mut values = Vec::new();
        for (at, word) in self.strings(key) {
            match words.iter().find(|(name, _)| *name == word) {
                Some((_, value)) => values.push(*value),
                None => {
                    let known: Vec<String> = words.iter().map(|(name, _)| format!("`{name}`")).collect();
                    let known = known.join(", ");
                    self.report(at, format!("`{word}` is no value of `{key}`; known are {known}"));
                }
            }
        }
        values
    }

    /// A table inside this one.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Table<'s>> {
        let value = self.take(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table");
            return None;
        };
        Some(Table::new(self.sheet, key, self.extent.clone(), table))
    }

    /// The tables of a `[[key]]` list, each with the range of text up to the next header.
    pub(crate) fn tables(&mut self, key: &'static str, headers: &[usize]) -> Vec<Table<'s>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &format!("`[[{key}]]` with two brackets"));
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(array.len());
        for item in array.iter() {
            let start = item.span().start;
            match item.get_ref().as_table() {
                Some(table) => {
                    let next = headers.partition_point(|at| *at <= start);
                    let end = headers.get(next).copied().unwrap_or(self.extent.end);
                    tables.push(Table::new(self.sheet, format!("[[{key}]]"), start..end, table));
                }
                None => self.wrong_type(key, item, &format!("`[[{key}]]` tables")),
            }
        }
        tables
    }

    /// Reports the keys that nobody took.
    pub(crate) fn finish(self) {
        if self.entries.is_empty() {
            return;
        }
        let known: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
        let known = known.join(", ");
        for (key, at, _) in &self.entries {
            let name = &self.name;
            self.sheet.report(*at, format!("unknown key `{key}` in `{name}`; known are {known}"));
        }
    }
}

/// Where the headers of all top-level tables start, ascending.
pub(crate) fn headers(root: &DeTable<'_>) -> Vec<usize> {
    let mut starts = Vec::new();
    for (_, value) in root.iter() {
        match value.get_ref() {
            DeValue::Array(items) => starts.extend(items.iter().map(|item| item.span().start)),
            _ => starts.push(value.span().start),
        }
    }
    starts.sort_unstable();
    starts
}
