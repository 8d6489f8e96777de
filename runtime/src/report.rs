//! `Report` and `or_status`: errors without a type of their own, for handlers that use `?` on whatever fails.
//!
//! A report is an error that is answered and nothing more: matching on it, or deriving from it, is what error types are for.

use alloc::boxed::Box;
use core::error::Error;
use core::fmt;

use crate::status::phrase::phrase;
use crate::{HttpError, OriginalError, Problem, StatusCode};

/// Any error that a handler can return, with the status that it is answered with.
///
/// `?` turns every [`HttpError`](trait@crate::HttpError) into a report, which is answered as that error says: status,
/// header fields, content and log are its own. An error that does not know its status gets one from
/// [`or_status`](OrStatus::or_status).
///
/// ```
/// use statusquo::{OrStatus, Report, RouteError, StatusCode};
///
/// fn read(name: &str) -> Result<u32, Report> {
///     if name.is_empty() {
///         Err(RouteError::NotFound)?;
///     }
///     let text = std::fs::read_to_string(name).or_status(StatusCode::NotFound)?;
///     let number = text.trim().parse::<u32>().or_status(StatusCode::InternalServerError)?;
///     Some(number).filter(|number| *number > 7).or_status(StatusCode::Gone)
/// }
///
/// assert_eq!(read("").unwrap_err().status(), StatusCode::NotFound);
/// assert_eq!(read("no/such/file").unwrap_err().status(), StatusCode::NotFound);
/// ```
///
/// It does not implement [`Error`], as `anyhow::Error` does not: otherwise `?` could not take every error.
pub struct Report(OriginalError);

impl Report {
    /// A report of an error that does not know its status, such as an `anyhow::Error`, an `eyre::Report` or a text.
    ///
    /// Clients read what it says by the usual rule: for 3xx and 4xx. The log has it with all its sources.
    ///
    /// ```
    /// use statusquo::{Report, StatusCode};
    ///
    /// let report = Report::new(StatusCode::Conflict, "somebody else is writing");
    /// assert_eq!(report.to_string(), "somebody else is writing");
    /// ```
    pub fn new(status: impl Into<StatusCode>, error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(OriginalError::new(WithStatus { status: status.into(), error: Some(error.into()) }))
    }
}

impl<E: HttpError + Send + Sync + 'static> From<E> for Report {
    fn from(error: E) -> Self {
        Self(OriginalError::new(error))
    }
}

impl From<OriginalError> for Report {
    fn from(error: OriginalError) -> Self {
        Self(error)
    }
}

impl From<Box<dyn HttpError + Send + Sync>> for Report {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> Self {
        Self(error.into())
    }
}

impl From<Report> for OriginalError {
    fn from(report: Report) -> Self {
        report.0
    }
}

impl core::ops::Deref for Report {
    type Target = dyn HttpError;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

/// The error with its sources, one per line: a `main` that returns a report prints this.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {self}", self.status().as_u16())?;
        let mut source = self.log_source();
        while let Some(error) = source {
            write!(f, "\n  because: {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

/// A status for whatever has none: see [`Report`].
pub trait OrStatus<T> {
    /// The value; or else a report with this status.
    ///
    /// ```
    /// use statusquo::{HttpError, OrStatus, StatusCode};
    ///
    /// let port = "eighty".parse::<u16>().or_status(StatusCode::BadRequest);
    /// assert_eq!(port.unwrap_err().problem().detail.unwrap(), "invalid digit found in string");
    ///
    /// let user = None::<&str>.or_status(StatusCode::NotFound);
    /// assert_eq!(user.unwrap_err().problem().detail, None);
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no value.
    fn or_status(self, status: impl Into<StatusCode>) -> Result<T, Report>;
}

impl<T, E: Into<Box<dyn Error + Send + Sync>>> OrStatus<T> for Result<T, E> {
    fn or_status(self, status: impl Into<StatusCode>) -> Result<T, Report> {
        self.map_err(|error| Report::new(status, error))
    }
}

impl<T> OrStatus<T> for Option<T> {
    fn or_status(self, status: impl Into<StatusCode>) -> Result<T, Report> {
        self.ok_or_else(|| Report(OriginalError::new(WithStatus { status: status.into(), error: None })))
    }
}

/// An error under a status, or nothing but a status.
#[derive(Debug)]
struct WithStatus {
    status: StatusCode,
    error: Option<Box<dyn Error + Send + Sync>>,
}

impl fmt::Display for WithStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            Some(error) => fmt::Display::fmt(error, f),
            None => f.write_str(phrase(self.status)),
        }
    }
}

impl Error for WithStatus {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.as_ref()?.source()
    }
}

impl HttpError for WithStatus {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn case(&self) -> &'static str {
        "Report"
    }

    fn problem(&self) -> Problem<'_> {
        match &self.error {
            Some(error) => crate::problem::of(self.status, self.reason(), format_args!("{error}")),
            None => Problem::new(self.status),
        }
    }
}
