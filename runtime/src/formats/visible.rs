//! `visible`: text for people, in which nothing controls a terminal or looks like what it is not.

use alloc::borrow::Cow;
use alloc::string::String;

/// Whether line breaks and tabs are kept or escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    Kept,
    Escaped,
}

/// Escapes invisible characters that affect how text is shown, for example as `\u{1b}`: terminals obey control characters,
/// and bidirectional controls reorder the text around them.
///
/// A literal `\u{` becomes `\u{5c}u{`, so that different texts never look the same.
pub(crate) fn visible(text: &str, lines: Lines) -> Cow<'_, str> {
    let is_escaped = |(at, c): (usize, char)| match c {
        '\n' | '\t' => lines == Lines::Escaped,
        // After a bare carriage return, a terminal overwrites the line.
        '\r' => lines == Lines::Escaped || !text[at..].starts_with("\r\n"),
        '\\' => text[at..].starts_with("\\u{"),
        c => is_invisible(c),
    };
    let Some((first, _)) = text.char_indices().find(|found| is_escaped(*found)) else {
        return Cow::Borrowed(text);
    };
    let mut visible = String::with_capacity(text.len() + 16);
    visible.push_str(&text[..first]);
    for (at, c) in text[first..].char_indices() {
        if is_escaped((first + at, c)) {
            visible.extend(c.escape_unicode());
        } else {
            visible.push(c);
        }
    }
    Cow::Owned(visible)
}

/// Control characters, bidirectional controls, line and paragraph separators, and invisible format characters. Joiners
/// are kept, because Persian and emoji need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_control_a_terminal_or_reorder_text_are_escaped() {
        for (text, shown) in [
            ("no book", "no book"),
            ("\u{1b}[31mred\u{7}\0", "\\u{1b}[31mred\\u{7}\\u{0}"),
            ("a\u{7f}b\u{9b}c", "a\\u{7f}b\\u{9b}c"),
            ("user\u{202e}nimda", "user\\u{202e}nimda"),
            ("\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}", "\\u{2066}\\u{2069}\\u{200e}\\u{200f}\\u{61c}"),
            ("a\u{2028}b\u{2029}c\u{feff}", "a\\u{2028}b\\u{2029}c\\u{feff}"),
            ("one\ntwo\r\n\tthree", "one\ntwo\r\n\tthree"),
            ("over\rwritten\r", "over\\u{d}written\\u{d}"),
            // Letters of any script, and joiners.
            ("没有书 می\u{200c}خواهم 👩\u{200d}🚀", "没有书 می\u{200c}خواهم 👩\u{200d}🚀"),
            // Literal text that looks like an escape is escaped as well.
            ("\\u{1b}", "\\u{5c}u{1b}"),
            ("C:\\users \\\\u{", "C:\\users \\\\u{5c}u{"),
        ] {
            assert_eq!(visible(text, Lines::Kept), shown, "{text:?}");
        }
        assert_eq!(visible("one\r\ntwo\tthree", Lines::Escaped), "one\\u{d}\\u{a}two\\u{9}three");
    }
}
