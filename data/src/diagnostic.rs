//! What is wrong with a file: the list that users get, and the sink that collects it while the file is read.
//!
//! The sink bounds memory, so nothing else may keep a list of problems.

use std::fmt;

/// One thing that is wrong in a registry file: where it is, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and how to mend it: lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// The problems of one file, in the order of their places. Never empty.
///
/// A file that is nothing but problems has millions of them: the first [`Diagnostics::MOST`] are listed, and the others
/// counted. After as many mistakes in the syntax, nothing else is looked for.
///
/// ```
/// use statusquo_data::Registry;
///
/// let problems = Registry::parse("[[status]]\ncode = 404\n").unwrap_err();
/// assert_eq!(problems.to_string(), "1:1: `[[status]]` lacks the key `phrase`");
/// assert_eq!(problems.in_file("my.toml"), "my.toml:1:1: `[[status]]` lacks the key `phrase`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    listed: Vec<Diagnostic>,
    more: usize,
}

impl Diagnostics {
    /// How many are listed at most.
    pub const MOST: usize = 100;

    /// How many are listed; at least one.
    #[allow(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.listed.len()
    }

    /// How many were found after those that are listed.
    ///
    /// ```
    /// use statusquo_data::{Diagnostics, Registry};
    ///
    /// let problems = Registry::parse(&"a\n".repeat(102)).unwrap_err();
    /// assert_eq!((problems.len(), problems.more()), (Diagnostics::MOST, 2));
    /// assert!(problems.to_string().ends_with("\n... and 2 more problems"));
    /// ```
    pub fn more(&self) -> usize {
        self.more
    }

    /// The problems, ordered by line and column.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.listed.iter()
    }

    /// One line a problem, each as `file:line:column: message`, and a last one that says how many more there are.
    pub fn in_file(&self, file: &str) -> String {
        self.lines(|problem| format!("{file}:{problem}"))
    }

    fn lines(&self, line: impl Fn(&Diagnostic) -> String) -> String {
        let mut lines: Vec<String> = self.iter().map(line).collect();
        match self.more {
            0 => {}
            1 => lines.push("... and 1 more problem".to_owned()),
            more => lines.push(format!("... and {more} more problems")),
        }
        lines.join("\n")
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines(Diagnostic::to_string))
    }
}

impl std::error::Error for Diagnostics {}

/// What was noted, and at which byte.
pub(crate) type Note = (usize, String);

/// Collects problems while a file is read, in any order, and keeps only those that will be listed: the first ones by
/// place.
#[derive(Default)]
pub(crate) struct Notes {
    /// Up to twice as many as will be listed, so that they are not sorted for each new one.
    kept: Vec<Note>,
    dropped: usize,
}

impl Notes {
    /// Notes a problem at a byte offset. The message may quote the file.
    pub(crate) fn add(&mut self, at: usize, message: String) {
        let note = (at, one_line(message));
        // The parser says of each of many unclosed lists that the file ends too early.
        if self.kept.last() == Some(&note) {
            return;
        }
        self.kept.push(note);
        if self.kept.len() == 2 * Diagnostics::MOST {
            self.shorten();
        }
    }

    /// Sorts by place; of several in one place, the first one noted comes first, and the same one again does not count.
    fn shorten(&mut self) {
        self.kept.sort_by_key(|(at, _)| *at);
        let mut sorted: Vec<Note> = Vec::with_capacity(self.kept.capacity());
        for note in self.kept.drain(..) {
            if !sorted.iter().rev().take_while(|(at, _)| *at == note.0).any(|other| *other == note) {
                sorted.push(note);
            }
        }
        self.dropped += sorted.len().saturating_sub(Diagnostics::MOST);
        sorted.truncate(Diagnostics::MOST);
        self.kept = sorted;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Whether there are more than will be listed.
    pub(crate) fn are_too_many(&self) -> bool {
        self.dropped > 0
    }

    /// The places of those that will be listed, ascending.
    pub(crate) fn places(&mut self) -> Vec<usize> {
        self.shorten();
        self.kept.iter().map(|(at, _)| *at).collect()
    }

    /// The problems with their lines and columns in the text; there must be one.
    pub(crate) fn in_text(mut self, text: &str) -> Diagnostics {
        self.shorten();
        let mut listed = Vec::with_capacity(self.kept.len());
        // Lines and columns are counted on from the problem before: a file can be one long line.
        let (mut counted_to, mut line, mut column) = (0, 1, 1);
        for (at, message) in self.kept {
            let at = at.min(text.len());
            for byte in &text.as_bytes()[counted_to..at] {
                match byte {
                    b'\n' => (line, column) = (line + 1, 1),
                    // A character begins with any byte but a continuation.
                    0x80..=0xBF => {}
                    _ => column += 1,
                }
            }
            counted_to = at;
            listed.push(Diagnostic { line, column, message });
        }
        Diagnostics { listed, more: self.dropped }
    }
}

/// A message quotes values of the file. It is one line whatever they contain, and of a long one its beginning and its end
/// remain.
fn one_line(message: String) -> String {
    const LONGEST: usize = 1_000;
    let mut message = message;
    if message.len() > LONGEST {
        let mut middle = [LONGEST / 2, message.len() - LONGEST / 2];
        while !message.is_char_boundary(middle[0]) {
            middle[0] -= 1;
        }
        while !message.is_char_boundary(middle[1]) {
            middle[1] += 1;
        }
        message.replace_range(middle[0]..middle[1], " ... ");
    }
    if message.contains(char::is_control) {
        message = message.split_inclusive(char::is_control).map(escape_last).collect();
    }
    message
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

    #[test]
    fn a_long_message_keeps_its_beginning_and_its_end() {
        assert_eq!(one_line("a".repeat(1_000)), "a".repeat(1_000));
        let message = one_line(format!("`x{}y` is wrong", "中".repeat(100_000)));
        assert!(message.len() <= 1_005 && message.starts_with("`x中") && message.ends_with("中y` is wrong"));
        assert!(message.contains("中 ... 中"), "{message}");
    }

    #[test]
    fn the_first_problems_are_kept_whatever_order_they_are_found_in() {
        for step in [1, 7, 999] {
            let mut notes = Notes::default();
            // 1,000 and each step have no common divisor: every place once.
            for i in 0..1_000 {
                notes.add(i * step % 1_000, "wrong".to_owned());
            }
            assert!(notes.are_too_many());
            let problems = notes.in_text(&" ".repeat(1_000));
            assert_eq!((problems.len(), problems.more()), (100, 900));
            let columns: Vec<usize> = problems.iter().map(|problem| problem.column).collect();
            assert_eq!(columns, (1..=100).collect::<Vec<_>>(), "{step}");
        }
    }
}
