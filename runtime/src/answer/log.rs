//! The events of the feature `tracing`; without it, functions that do nothing.
//!
//! Both halves have the same functions, so that callers need no `cfg`. Everything that an error says is escaped here
//! before a subscriber sees it.

#[cfg(not(feature = "tracing"))]
pub(crate) use silent::{answered, refused_field, refused_phrase, refused_problem, refused_status};
#[cfg(feature = "tracing")]
pub(crate) use spoken::{answered, refused_field, refused_phrase, refused_problem, refused_status};

#[cfg(not(feature = "tracing"))]
mod silent {
    use crate::{HttpError, Level, StatusCode};

    pub(crate) fn answered(_: &dyn HttpError, _: &str, _: Level, _: StatusCode) {}
    pub(crate) fn refused_field(_: &str, _: StatusCode, _: &str, _: bool) {}
    pub(crate) fn refused_phrase(_: &str, _: StatusCode) {}
    pub(crate) fn refused_problem(_: &str, _: StatusCode, _: Option<StatusCode>) {}
    pub(crate) fn refused_status(_: &str, _: StatusCode) {}
}

#[cfg(feature = "tracing")]
mod spoken {
    use core::error::Error;
    use core::fmt::{self, Write as _};

    use crate::{HttpError, Level, StatusCode};

    /// An event whose level is known only at run time: `tracing` needs static metadata for each level.
    macro_rules! event {
        ($level:expr, $($rest:tt)*) => {
            match $level {
                Level::Error => tracing::event!(target: "statusquo", tracing::Level::ERROR, $($rest)*),
                Level::Warn => tracing::event!(target: "statusquo", tracing::Level::WARN, $($rest)*),
                Level::Info => tracing::event!(target: "statusquo", tracing::Level::INFO, $($rest)*),
                Level::Debug => tracing::event!(target: "statusquo", tracing::Level::DEBUG, $($rest)*),
                Level::Trace => tracing::event!(target: "statusquo", tracing::Level::TRACE, $($rest)*),
                Level::Off => {}
            }
        };
    }

    /// The error was answered, with the status `sent`.
    pub(crate) fn answered(error: &dyn HttpError, case: &'static str, level: Level, sent: StatusCode) {
        event!(
            level,
            status = sent.as_u16(),
            case,
            error = %OneLine(error),
            sources = error.source().map(|source| tracing::field::display(Chain(source))),
            "answered with an error"
        );
    }

    /// The status does not report an error, or is invalid.
    pub(crate) fn refused_status(case: &'static str, status: StatusCode) {
        event!(
            Level::Error,
            status = status.as_u16(),
            case,
            "the status is invalid or does not report an error, so 500 is sent"
        );
    }

    /// The reason phrase would break the status line.
    pub(crate) fn refused_phrase(case: &'static str, status: StatusCode) {
        event!(Level::Warn, status = status.as_u16(), case, "the reason phrase cannot be sent");
    }

    /// The problem belongs to another status.
    pub(crate) fn refused_problem(case: &'static str, status: StatusCode, other: Option<StatusCode>) {
        let problem = other.map(StatusCode::as_u16);
        event!(
            Level::Warn,
            status = status.as_u16(),
            problem,
            case,
            "the problem belongs to another status and is not sent"
        );
    }

    /// The name or the value of a header field cannot be sent. The value is not logged: it may contain line breaks or
    /// a secret.
    pub(crate) fn refused_field(case: &'static str, status: StatusCode, name: &str, required: bool) {
        let status = status.as_u16();
        if required {
            event!(
                Level::Error,
                header = ?name,
                status,
                case,
                "a required header field cannot be sent, so 500 is sent"
            );
        } else {
            event!(Level::Warn, header = ?name, status, case, "a header field cannot be sent");
        }
    }

    /// The chain of sources is cut here: an error can be its own source, and real chains are far shorter.
    const MOST_SOURCES: usize = 32;

    /// A source and its sources, outermost first.
    struct Chain<'a>(&'a (dyn Error + 'static));

    impl fmt::Display for Chain<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}", OneLine(self.0))?;
            let mut next = self.0.source();
            for _ in 1..MOST_SOURCES {
                let Some(source) = next else { return Ok(()) };
                write!(f, ": {}", OneLine(source))?;
                next = source.source();
            }
            match next {
                Some(_) => write!(f, ": ... (cut after {MOST_SOURCES} sources)"),
                None => Ok(()),
            }
        }
    }

    /// Escapes text for the log, because some subscribers print it verbatim: a line break would start a forged entry
    /// (CWE-117), an escape sequence would control the terminal, and a bidirectional control would reorder the line
    /// (CVE-2021-42574).
    ///
    /// The escapes are those of a Rust string, and the backslash is escaped as well, so they are unambiguous: a line
    /// break becomes `\n`, a backslash followed by an `n` becomes `\\n`.
    struct OneLine<T>(T);

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
}
