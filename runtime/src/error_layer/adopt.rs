//! The rule for responses that this crate did not make: which of them are turned into an error of its own, and what of
//! them clients still read.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use core::fmt;

use crate::level::is_for_client;
use crate::{HttpError, Problem, StatusCode};

/// How much of a foreign text is read. A response with more is left alone.
pub(crate) const LARGEST: usize = 16 * 1024;

/// An error response that this crate did not make, for [`ErrorLayer::adopt_if`](crate::ErrorLayer::adopt_if).
///
/// ```
/// use statusquo::{ErrorLayer, ForeignResponse};
///
/// // Also the empty pages of a framework that sends them as HTML.
/// let layer = ErrorLayer::new().adopt_if(|response: &ForeignResponse<'_>| {
///     response.is_adopted() || response.media_type == Some("text/html") && response.is_empty
/// });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ForeignResponse<'a> {
    /// From 400 to 599.
    pub status: StatusCode,
    /// The media type without parameters, as it was written; `None` without a `Content-Type`.
    pub media_type: Option<&'a str>,
    /// Whether it is known to have no content. The response to HEAD has none, whatever its media type is.
    pub is_empty: bool,
}

impl<'a> ForeignResponse<'a> {
    /// `None` for a response that reports no error.
    pub(crate) fn new(status: u16, content_type: Option<&'a str>, is_empty: bool) -> Option<Self> {
        let media_type = content_type.map(|value| value.split(';').next().unwrap_or_default().trim_ascii());
        // RFC 9110 section 15: a 3xx leads on, and codes beyond 599 are not HTTP's.
        let is_error = (400..600).contains(&status);
        is_error.then(|| Self { status: StatusCode::new(status), media_type, is_empty })
    }

    /// The rule that holds if no other one is given: the response has no content, or plain text. Frameworks answer so when
    /// they fail; an application that answers with HTML or JSON means it. The example of the type shows it.
    #[must_use]
    pub fn is_adopted(&self) -> bool {
        self.is_text() || self.is_empty && self.media_type.is_none()
    }

    pub(crate) fn is_text(&self) -> bool {
        self.media_type.is_some_and(|media_type| media_type.eq_ignore_ascii_case("text/plain"))
    }
}

/// The error that a foreign response reports.
#[derive(Debug)]
pub(crate) struct Foreign {
    status: StatusCode,
    text: Option<String>,
}

impl Foreign {
    /// `text` is the content, if it is plain text.
    pub(crate) fn new(status: StatusCode, text: Option<&[u8]>) -> Self {
        let text = text.and_then(|text| core::str::from_utf8(text).ok()).map(str::trim);
        let text = text.filter(|text| !text.is_empty() && !is_phrase(status, text)).map(said);
        Self { status, text }
    }
}

/// Whether a text says no more than the status: many frameworks write the phrase, some with the code before it.
fn is_phrase(status: StatusCode, text: &str) -> bool {
    let Some(phrase) = status.canonical_reason() else { return false };
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit()).trim_ascii_start();
    text.trim_end_matches('.').eq_ignore_ascii_case(phrase)
}

/// A body that is too large is noticed by its declared length, or while it is read: then axum's extractor says the same in
/// more words.
fn said(text: &str) -> String {
    const WHILE_READING: &str = "Failed to buffer the request body: ";
    let end = text.strip_prefix(WHILE_READING).filter(|end| end.contains("length limit exceeded"));
    end.unwrap_or(text).to_owned()
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.text {
            Some(text) => f.write_str(text),
            None => f.write_str(self.status.canonical_reason().unwrap_or("an error without a text")),
        }
    }
}

impl core::error::Error for Foreign {}

impl HttpError for Foreign {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn case(&self) -> &'static str {
        "Response"
    }

    fn problem(&self) -> Problem<'_> {
        let problem = Problem::new(self.status);
        match &self.text {
            Some(text) if is_for_client(self.status) => problem.detail(Cow::Borrowed(&**text)),
            _ => problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detail(status: u16, text: &str) -> Option<String> {
        Foreign::new(StatusCode::new(status), Some(text.as_bytes())).problem().detail.map(Cow::into_owned)
    }

    #[test]
    fn the_text_of_a_clients_fault_is_its_detail_unless_it_repeats_the_status() {
        assert_eq!(detail(400, "wrong id\n"), Some("wrong id".to_owned()));
        assert_eq!(detail(500, "hunter2"), None);
        assert_eq!(detail(599, "hunter2"), None);
        for text in ["", " \n", "Not Found", "not found.", "404 Not Found", "404: no"] {
            assert_eq!(detail(404, text), (text == "404: no").then(|| text.to_owned()), "{text:?}");
        }
        assert_eq!(Foreign::new(StatusCode::NotFound, Some(b"\xff")).text, None);
    }

    #[test]
    fn both_ways_of_being_too_large_say_the_same() {
        let expected = Some("length limit exceeded".to_owned());
        assert_eq!(detail(413, "length limit exceeded"), expected);
        assert_eq!(detail(413, "Failed to buffer the request body: length limit exceeded"), expected);
    }

    #[test]
    fn html_json_and_whatever_reports_no_error_is_left_alone() {
        let is_adopted = |status, content_type, is_empty| {
            ForeignResponse::new(status, content_type, is_empty).is_some_and(|response| response.is_adopted())
        };
        assert!(is_adopted(404, None, true));
        assert!(is_adopted(500, Some("text/plain; charset=utf-8"), false));
        assert!(is_adopted(404, Some("Text/Plain"), true));
        for (status, content_type, is_empty) in [
            (404, Some("text/html"), false),
            (404, Some("text/html"), true),
            (404, Some("application/json"), false),
            (404, None, false),
            (399, None, true),
            (304, None, true),
            (200, Some("text/plain"), false),
            (600, None, true),
        ] {
            assert!(!is_adopted(status, content_type, is_empty), "{status} {content_type:?} {is_empty}");
        }
    }
}
