//! Whose fault a status is, and so how loud an error is in the log and whether clients read what it says.

use crate::{StatusClass, StatusCode};

/// How loud an error is in the log.
///
/// ```
/// use statusquo::{Level, StatusCode};
///
/// assert_eq!(Level::of(StatusCode::BadGateway), Level::Error);
/// assert_eq!(Level::of(StatusCode::NotFound), Level::Debug);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The server failed.
    Error,
    /// Something needs attention.
    Warn,
    /// Worth knowing.
    Info,
    /// Of interest while looking for a mistake.
    Debug,
    /// Of interest while following each step.
    Trace,
    /// Not logged.
    Off,
}

impl Level {
    /// The level for a status: [`Debug`](Self::Debug) for 3xx and 4xx, [`Error`](Self::Error) for everything else,
    /// also for codes that no error should be answered with.
    ///
    /// ```
    /// use statusquo::{Level, StatusCode};
    ///
    /// assert_eq!(Level::of(StatusCode::ServiceUnavailable), Level::Error);
    /// ```
    #[must_use]
    pub const fn of(status: StatusCode) -> Self {
        if is_of_client(status) { Self::Debug } else { Self::Error }
    }
}

/// Whether the client has to do something about it, so that it may read what the error says. With any other status the
/// server failed: with 5xx, and also with one that no error is answered with. Everybody who hides or shows a text, or
/// picks a level, asks this function.
pub(crate) const fn is_of_client(status: StatusCode) -> bool {
    matches!(status.class(), Some(StatusClass::Redirection | StatusClass::ClientError))
}
