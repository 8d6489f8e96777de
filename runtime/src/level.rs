//! `Level`, and the one function that decides whether a status is the client's fault or the server's. Log levels and
//! hidden details both follow from it; do not test for classes anywhere else.

#[cfg(feature = "problem")]
use core::sync::atomic::{AtomicBool, Ordering};

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

/// Whether clients may read what an error with this status says, unless the error decides that itself.
#[cfg(feature = "problem")]
pub(crate) fn is_for_client(status: StatusCode) -> bool {
    is_of_client(status) || SHOWS_SERVER_ERRORS.load(Ordering::Relaxed)
}

#[cfg(feature = "problem")]
static SHOWS_SERVER_ERRORS: AtomicBool = AtomicBool::new(false);

/// For development: whether clients read the details of errors that are the server's fault, in the whole program. It is off
/// unless somebody turns it on, and turning it on is a warning in the log.
///
/// What has `redact` stays hidden. Never turn it on where strangers can connect ([RFC 9457 section
/// 5](https://www.rfc-editor.org/rfc/rfc9457#section-5)).
///
/// ```
/// use statusquo::{HttpError, show_server_errors};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("connection refused")]
/// #[http(InternalServerError)]
/// struct Down;
///
/// assert_eq!(Down.problem().detail, None);
/// show_server_errors(true);
/// assert_eq!(Down.problem().detail.unwrap(), "connection refused");
/// # show_server_errors(false);
/// ```
#[cfg(feature = "problem")]
pub fn show_server_errors(on: bool) {
    SHOWS_SERVER_ERRORS.store(on, Ordering::Relaxed);
    #[cfg(feature = "tracing")]
    if on {
        tracing::warn!(target: "statusquo", "clients read the details of server errors: for development only");
    }
}
