//! What the feature `tracing` says about an answer. Without the feature it is silent.

#[cfg(not(feature = "tracing"))]
pub(crate) use silent::{answered, no_error, refused};
#[cfg(feature = "tracing")]
pub(crate) use spoken::{answered, no_error, refused};

#[cfg(not(feature = "tracing"))]
mod silent {
    use crate::{HttpError, StatusCode};

    pub(crate) fn answered(_: &dyn HttpError, _: StatusCode) {}
    pub(crate) fn no_error(_: &dyn HttpError) {}
    pub(crate) fn refused(_: &dyn HttpError, _: &str, _: bool) {}
}

#[cfg(feature = "tracing")]
mod spoken {
    use core::error::Error;
    use core::fmt;

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
    pub(crate) fn answered(error: &dyn HttpError, sent: StatusCode) {
        let (level, claimed) = (error.level(), error.status());
        // A level that came from the status belongs to the one that was sent.
        let level = if level == Level::of(claimed) { Level::of(sent) } else { level };
        event!(
            level,
            status = sent.as_u16(),
            case = error.case(),
            error = %error,
            sources = error.source().map(|source| tracing::field::display(Chain(source))),
            "answered with an error"
        );
    }

    /// The status of the error reports none.
    pub(crate) fn no_error(error: &dyn HttpError) {
        event!(
            Level::Error,
            status = error.status().as_u16(),
            case = error.case(),
            "an error whose status reports none is answered with 500"
        );
    }

    /// A header field has a name or a value that cannot be sent. The value stays out of the log: it may hold line
    /// breaks, or a secret.
    pub(crate) fn refused(error: &dyn HttpError, name: &str, required: bool) {
        let (status, case) = (error.status().as_u16(), error.case());
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

    /// A source and its sources, from the outside in.
    struct Chain<'a>(&'a (dyn Error + 'static));

    impl fmt::Display for Chain<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}", self.0)?;
            let mut next = self.0.source();
            while let Some(source) = next {
                write!(f, ": {source}")?;
                next = source.source();
            }
            Ok(())
        }
    }
}
