//! What the feature `tracing` says about an answer. Without the feature it is silent.

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

    /// An event whose level is known at run time only: the metadata of each is a static of its own.
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

    /// The error was answered with this status.
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

    /// The status of the error reports none, or is invalid.
    pub(crate) fn refused_status(case: &'static str, status: StatusCode) {
        event!(
            Level::Error,
            status = status.as_u16(),
            case,
            "an error whose status reports none, or is invalid, is answered with 500"
        );
    }

    /// The reason phrase would break the status line.
    pub(crate) fn refused_phrase(case: &'static str, status: StatusCode) {
        event!(Level::Warn, status = status.as_u16(), case, "a reason phrase cannot be sent");
    }

    /// The problem was made for another status.
    pub(crate) fn refused_problem(case: &'static str, status: StatusCode, other: Option<StatusCode>) {
        let problem = other.map(StatusCode::as_u16);
        event!(
            Level::Warn,
            status = status.as_u16(),
            problem,
            case,
            "a problem of another status is not sent"
        );
    }

    /// A header field has a name or a value that cannot be sent. The value stays out of the log: it may hold line
    /// breaks, or a secret.
    pub(crate) fn refused_field(case: &'static str, status: StatusCode, name: &str, required: bool) {
        let status = status.as_u16();
        if required {
            event!(
                Level::Error,
                header = ?name,
                status,
                case,
                "a required header field cannot be sent, so the error is answered with 500"
            );
        } else {
            event!(Level::Warn, header = ?name, status, case, "a header field cannot be sent");
        }
    }

    /// How many sources of an error are logged. Nothing keeps an error from being its own source, and the text of a real
    /// chain that is longer than this says little more.
    const MOST_SOURCES: usize = 32;

    /// A source and its sources, from the outside in.
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

    /// A text that stays within its line and reads as it is written, whoever wrote it. Some subscribers print it as it is:
    /// a line break would begin an entry of its own (CWE-117), an escape sequence recolour the terminal, and a
    /// bidirectional control change the order of what people read (CVE-2021-42574).
    ///
    /// What is dangerous is escaped as in a Rust string, and so is the backslash: a line break is logged as `\n`, and a
    /// backslash followed by an `n` as `\\n`.
    struct OneLine<T>(T);

    impl<T: fmt::Display> fmt::Display for OneLine<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let mut escaping = Escaping { to: f, result: Ok(()) };
            // A `Display` that fails, though nothing is wrong with the subscriber, has said what it could: for its
            // error some subscribers would drop the event, and others panic.
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

    /// The backslash, control characters (Unicode's category Cc), the two separators that break lines, and characters
    /// that are not seen: Unicode's property Default_Ignorable_Code_Point, which includes the bidirectional controls, and
    /// the annotations U+FFF9 to U+FFFB. Only the variation selectors U+FE00 to U+FE0F stay, which half of all emoji have.
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

        /// Has room for so many bytes.
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
