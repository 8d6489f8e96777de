//! `Snapshot`: an error as it was when it was answered, for the log. With the feature `tracing` only.
//!
//! Everything that an error says is escaped here before a subscriber sees it.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::error::Error;
use core::fmt::{self, Write as _};

use crate::{HttpError, Level};

fn is_heard(level: Level) -> bool {
    macro_rules! heard {
        ($level:ident) => {
            tracing::event_enabled!(target: "statusquo", tracing::Level::$level)
        };
    }
    match level {
        Level::Error => heard!(ERROR),
        Level::Warn => heard!(WARN),
        Level::Info => heard!(INFO),
        Level::Debug => heard!(DEBUG),
        Level::Trace => heard!(TRACE),
        Level::Off => false,
    }
}

/// The error as it is now, if an event of this level would reach anybody.
pub(crate) fn snapshot(error: &dyn HttpError, level: Level) -> Option<Snapshot> {
    is_heard(level).then(|| Snapshot::of(error))
}

/// The chain of sources is cut here: an error can be its own source, and real chains are far shorter.
const MOST_SOURCES: usize = 32;

/// An error with all its sources, as they were when it was answered. Subscribers take it as an error value, and what
/// they print of it stays within its line.
#[derive(Clone)]
pub(crate) struct Snapshot {
    /// The name of the error's type, as far as its `Debug` shows it.
    name: String,
    text: String,
    source: Option<Box<Snapshot>>,
}

impl Snapshot {
    fn of(error: &dyn HttpError) -> Self {
        let source = error.log_source().map(|source| Box::new(Self::chain(source, 1)));
        Self { name: error.case().to_string(), text: OneLine(error).to_string(), source }
    }

    fn chain(error: &(dyn Error + 'static), depth: usize) -> Self {
        if depth > MOST_SOURCES {
            let text = alloc::format!("... (cut after {MOST_SOURCES} sources)");
            return Self { name: String::new(), text, source: None };
        }
        let source = error.source().map(|source| Box::new(Self::chain(source, depth + 1)));
        let mut name = Name(String::new());
        // Fails as soon as the name ends.
        let _ = write!(name, "{error:?}");
        Self { name: name.0, text: OneLine(error).to_string(), source }
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = if self.name.is_empty() { "Error" } else { &self.name };
        f.debug_tuple(name).field(&self.text).finish()
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Snapshot {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Takes the identifier at the beginning of a `Debug`, and no more: the rest may be long, or secret.
struct Name(String);

impl fmt::Write for Name {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            if !(c.is_alphanumeric() || c == '_') || self.0.len() > 100 {
                return Err(fmt::Error);
            }
            self.0.push(c);
        }
        Ok(())
    }
}

/// Escapes text for the log, because some subscribers print it verbatim: a line break would start a forged entry
/// (CWE-117), an escape sequence would control the terminal, and a bidirectional control would reorder the line
/// (CVE-2021-42574).
///
/// The escapes are those of a Rust string, and the backslash is escaped as well, so they are unambiguous: a line
/// break becomes `\n`, a backslash followed by an `n` becomes `\\n`.
pub(crate) struct OneLine<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Display for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut escaping = Escaping { to: f, result: Ok(()) };
        // Ignore a failing `Display`: some subscribers would drop the event, others would panic. An error of the
        // subscriber itself is in `escaping.result`.
        let _ = write!(escaping, "{}", self.0);
        escaping.result
    }
}

struct Escaping<'a, 'f> {
    to: &'a mut fmt::Formatter<'f>,
    result: fmt::Result,
}

impl fmt::Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.result = text.split_inclusive(must_be_escaped).try_for_each(|part| {
            let (plain, special) = part.split_at(part.trim_end_matches(must_be_escaped).len());
            self.to.write_str(plain)?;
            write!(self.to, "{}", special.escape_default())
        });
        self.result
    }
}

/// The backslash, control characters (general category Cc), the line and paragraph separators, and invisible
/// characters: Default_Ignorable_Code_Point, which includes the bidirectional controls, and the interlinear
/// annotations U+FFF9 to U+FFFB. The variation selectors U+FE00 to U+FE0F stay, because emoji use them.
fn must_be_escaped(c: char) -> bool {
    c == '\\'
        || c.is_control()
        || matches!(
            c,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFB}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A writer with room for this many bytes.
    struct Narrow(usize);

    impl fmt::Write for Narrow {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 = self.0.checked_sub(text.len()).ok_or(fmt::Error)?;
            Ok(())
        }
    }

    #[test]
    fn an_error_of_the_subscriber_is_passed_on() {
        let text = "a\nb";
        assert_eq!(write!(Narrow(4), "{}", OneLine(text)), Ok(()));
        for room in 0..4 {
            assert_eq!(write!(Narrow(room), "{}", OneLine(text)), Err(fmt::Error), "{room}");
        }
    }
}
