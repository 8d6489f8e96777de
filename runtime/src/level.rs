//! `Level`, and the one function that decides whether a status is the client's fault or the server's. Log levels and
//! hidden details both follow from it; do not test for classes anywhere else.

use crate::{StatusClass, StatusCode};

/// The log level of an error.
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
    /// Useful for debugging.
    Debug,
    /// Useful for tracing each step.
    Trace,
    /// Not logged.
    Off,
}

impl Level {
    /// The level for a status: [`Debug`](Self::Debug) for 3xx and 4xx, [`Error`](Self::Error) for everything else,
    /// including codes that no error should have.
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

/// Whether the client caused the error or has to act on it, so that it may read the text. Any other status means that
/// the server failed: 5xx, and also statuses that no error should have.
pub(crate) const fn is_of_client(status: StatusCode) -> bool {
    matches!(status.class(), Some(StatusClass::Redirection | StatusClass::ClientError))
}
