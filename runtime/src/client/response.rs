//! `ErrorResponse`: a response while it is looked at. Each format reads the content once.

use alloc::borrow::ToOwned;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use super::fields::{Kind, ResponseFields, kind_of};
use super::received::Received;
use crate::formats::read::Reading;
use crate::{AnyFormat, Problem, StatusCode};

/// A response that may be an error of a type: see [`Recognize`](super::Recognize), which has an example.
pub struct ErrorResponse<'a> {
    status: StatusCode,
    fields: &'a dyn ResponseFields,
    body: &'a [u8],
    read: RefCell<Vec<(AnyFormat, Rc<Option<Reading>>)>>,
}

impl<'a> ErrorResponse<'a> {
    /// A response with this status, these header fields and this content.
    ///
    /// ```
    /// use statusquo::{StatusCode, client::ErrorResponse};
    ///
    /// let response = ErrorResponse::new(404, &[("content-type", "text/plain")], b"no such book");
    /// assert_eq!(response.status(), StatusCode::NotFound);
    /// ```
    #[must_use]
    pub fn new(status: impl Into<StatusCode>, fields: &'a dyn ResponseFields, body: &'a [u8]) -> Self {
        Self { status: status.into(), fields, body, read: RefCell::default() }
    }

    /// The response as it was received.
    pub(super) fn of(received: &'a Received) -> Self {
        Self::new(received.status(), received.lines(), received.body())
    }

    /// The status of the status line.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// A copy of it.
    ///
    /// ```
    /// use statusquo::client::ErrorResponse;
    ///
    /// let received = ErrorResponse::new(404, &[("content-type", "text/plain")], b"no such book").to_received();
    /// assert_eq!(received.body(), b"no such book");
    /// ```
    #[must_use]
    pub fn to_received(&self) -> Received {
        Received::new(self.status, self.fields, self.body)
    }

    /// The lines of a field that are text.
    pub(crate) fn lines(&self, name: &str) -> Vec<String> {
        let mut lines = Vec::new();
        self.fields.each(&mut |own, value| {
            if own.eq_ignore_ascii_case(name) {
                lines.extend(core::str::from_utf8(value).map(|value| value.trim().to_owned()));
            }
        });
        lines
    }

    /// What the content says in this format.
    pub(crate) fn read(&self, format: AnyFormat) -> Rc<Option<Reading>> {
        let mut read = self.read.borrow_mut();
        if let Some((_, reading)) = read.iter().find(|(own, _)| own.is(format)) {
            return Rc::clone(reading);
        }
        let reading = Rc::new(self.read_anew(format));
        read.push((format, Rc::clone(&reading)));
        reading
    }

    fn read_anew(&self, format: AnyFormat) -> Option<Reading> {
        if format.is_empty() {
            let problem = Problem::new(self.status);
            return self.body.is_empty().then_some(Reading { problem, is_whole: true });
        }
        let kind = kind_of(self.fields, format.media_type());
        if kind == Kind::Other || self.body.len() > Problem::MAX_BYTES {
            return None;
        }
        let mut reading = format.read(self.body, self.status)?;
        reading.is_whole &= kind == Kind::Same;
        Some(reading)
    }
}

impl fmt::Debug for ErrorResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish()
    }
}
