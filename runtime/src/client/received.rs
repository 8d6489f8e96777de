//! `Received`: a response as it came. It knows nothing of errors.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::fields::{Kind, ResponseFields, kind_of};
use crate::formats::visible::{Lines, visible};
use crate::{Problem, StatusCode};

/// A response that an error type does not know: status, header fields, and content.
///
/// It is what the `#[http(unknown)]` variant holds. That variant is `502` where a server passes it on ([RFC 9110 section
/// 15.6.3](https://www.rfc-editor.org/rfc/rfc9110#section-15.6.3)), and what is in here is not for that server's clients.
///
/// ```
/// use statusquo::{StatusCode, client::Received};
///
/// let fields = [("Content-Type", "application/problem+json"), ("Retry-After", "5")];
/// let received = Received::new(503, &fields, br#"{"title":"Full","detail":"come back later"}"#);
/// assert_eq!(received.status(), StatusCode::ServiceUnavailable);
/// assert_eq!(received.field("retry-after"), Some("5"));
/// assert_eq!(received.problem().unwrap().detail.as_deref(), Some("come back later"));
/// assert_eq!(received.to_string(), "503 Service Unavailable: come back later");
/// ```
#[derive(Clone, PartialEq)]
pub struct Received(Box<Parts>);

#[derive(Clone, PartialEq)]
struct Parts {
    status: StatusCode,
    fields: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
    is_truncated: bool,
    problem: Option<Problem<'static>>,
}

impl Received {
    /// A response with this status, these header fields and this content. The example of the type shows it.
    #[must_use]
    pub fn new<F: ResponseFields + ?Sized>(
        status: impl Into<StatusCode>,
        fields: &F,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let (status, body) = (status.into(), body.into());
        let mut lines = Vec::new();
        fields.each(&mut |name, value| lines.push((name.to_ascii_lowercase(), value.to_owned())));
        let is_problem = kind_of(&lines, Problem::JSON) == Kind::Same;
        let problem = if is_problem { Problem::from_json(&body).ok() } else { None };
        Self(Box::new(Parts { status, fields: lines, body, is_truncated: false, problem }))
    }

    /// The same response, of whose content only the beginning was read.
    ///
    /// ```
    /// let received = statusquo::client::Received::new(500, &[("date", "")], "<html>").truncated();
    /// assert!(received.is_truncated());
    /// ```
    #[must_use]
    pub fn truncated(mut self) -> Self {
        self.0.is_truncated = true;
        self
    }

    /// The status of the status line ([RFC 9112 section 4](https://www.rfc-editor.org/rfc/rfc9112#section-4)).
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The first line of a header field, if it is ASCII text. The case of the name does not matter ([RFC 9110 section
    /// 5.1](https://www.rfc-editor.org/rfc/rfc9110#section-5.1)).
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.fields.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
        core::str::from_utf8(value).ok()
    }

    /// The lines of all header fields, in their order, with names in lower case.
    ///
    /// ```
    /// let received = statusquo::client::Received::new(404, &[("Server", "x")], "");
    /// assert!(received.fields().eq([("server", &b"x"[..])]));
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.fields.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The content, in whatever media type.
    ///
    /// ```
    /// assert_eq!(statusquo::client::Received::new(404, &[("a", "b")], "gone").body(), b"gone");
    /// ```
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Whether only the beginning of the content was read, because it is long or the connection broke.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.0.is_truncated
    }

    /// The content, if it is problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) within the limits of
    /// [`Problem::from_json`].
    #[must_use]
    pub fn problem(&self) -> Option<&Problem<'static>> {
        self.0.problem.as_ref()
    }

    pub(super) fn lines(&self) -> &Vec<(String, Vec<u8>)> {
        &self.0.fields
    }
}

/// Status, names of header fields and length of the content: values may be secrets.
impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.fields().map(|(name, _)| name).collect();
        f.debug_struct("Received")
            .field("status", &self.0.status)
            .field("fields", &names)
            .field("problem", &self.0.problem)
            .field("bytes", &self.0.body.len())
            .finish()
    }
}

/// Status and phrase, and the detail or the title of a problem: others wrote that, so it is one line without characters that
/// control a terminal, and not longer than 200 characters.
impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.status)?;
        let said = self.0.problem.as_ref().and_then(|problem| {
            let detail = problem.detail.as_deref().filter(|detail| !detail.is_empty());
            let own_title = Some(&*problem.title)
                .filter(|title| !title.is_empty() && self.0.status.canonical_reason() != Some(title));
            detail.or(own_title)
        });
        let Some(said) = said else { return Ok(()) };
        let end = said.char_indices().nth(200).map(|(end, _)| end);
        let (said, rest) = end.map_or((said, ""), |end| (&said[..end], "…"));
        let said: Cow<'_, str> = visible(said, Lines::Escaped);
        write!(f, ": {said}{rest}")
    }
}

impl core::error::Error for Received {}
