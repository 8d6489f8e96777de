//! A problem as an error: what a handler may return, and what a client may pass on.

use core::fmt;

use super::Problem;
use crate::{HttpError, StatusCode};

/// `404 Not Found: no book with id 7`, as far as there is anything.
impl fmt::Display for Problem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        if let Some(status) = self.status {
            write!(f, "{}", status.as_u16())?;
            separator = " ";
        }
        if !self.title.is_empty() {
            write!(f, "{separator}{}", self.title)?;
            separator = ": ";
        }
        match &self.detail {
            Some(detail) => write!(f, "{}{detail}", if separator.is_empty() { "" } else { ": " }),
            None if separator.is_empty() => f.write_str("problem"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for Problem<'_> {}

/// A handler may return a problem: it is sent as it is. Without a status it is answered with 500, and says nothing.
///
/// ```
/// use statusquo::{HttpError, Problem, StatusCode};
///
/// let problem = Problem::new(StatusCode::Gone).detail("sold out");
/// assert_eq!(HttpError::status(&problem), StatusCode::Gone);
/// assert_eq!(problem.to_string(), "410 Gone: sold out");
/// ```
impl HttpError for Problem<'_> {
    fn status(&self) -> StatusCode {
        self.status.unwrap_or(StatusCode::InternalServerError)
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        self.set_fields(set);
    }

    fn case(&self) -> &'static str {
        "Problem"
    }

    fn problem(&self) -> Problem<'_> {
        match self.status {
            Some(_) => self.clone(),
            None => Problem::new(HttpError::status(self)),
        }
    }
}

__adapters! { Owned [] [Problem<'static>] [] }
