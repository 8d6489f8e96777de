//! `Answer`: the one place where an error becomes a response. The adapters only convert it to their framework's types.
//!
//! * `parts`: decides what is sent
//! * `fields`: the rules about header fields at run time
//! * `event`: what the log will say when the answer is sent
//! * `request`: the id of the request, for the log
//! * `snapshot` and `log`: the events of the feature `tracing`; `silent` without it
//!
//! A rule about what is sent belongs here, never in an adapter.

pub(crate) mod event;
pub(crate) mod fields;
#[cfg(feature = "tracing")]
mod log;
pub(crate) mod parts;
#[cfg(any(feature = "error-layer", feature = "tracing"))]
pub(crate) mod request;
#[cfg(not(feature = "tracing"))]
mod silent;
#[cfg(feature = "tracing")]
mod snapshot;

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use self::event::{Event, Fault};
use self::fields::Fields;
#[cfg(feature = "tracing")]
use self::log::sent;
#[cfg(not(feature = "tracing"))]
use self::silent::{sent, snapshot};
#[cfg(feature = "tracing")]
use self::snapshot::snapshot;
use crate::{AnyFormat, HttpError, Level, Problem, StatusCode};

/// The response to an error, independent of any framework. Use it to support a framework that has no feature here.
///
/// ```
/// use statusquo::{Answer, HttpError};
///
/// #[derive(Debug, HttpError)]
/// #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
/// struct NotLoggedIn;
/// # impl std::fmt::Display for NotLoggedIn {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("log in first") }
/// # }
/// # impl std::error::Error for NotLoggedIn {}
///
/// let answer = Answer::of(&NotLoggedIn);
/// assert_eq!((answer.status.as_u16(), answer.reason), (401, "Unauthorized"));
/// assert_eq!(answer.headers().next(), Some(("www-authenticate", "Bearer")));
/// assert_eq!(answer.body(), br#"{"title":"Unauthorized","status":401,"detail":"log in first"}"#);
/// ```
///
/// Making an answer logs nothing. Sending it does, once: the methods `into_...` of each framework, or [`log`](Self::log)
/// where you put the parts into a response yourself.
///
/// To answer with content of your own, keep status and header fields, and replace the content:
///
/// ```
/// use statusquo::{Answer, HttpError};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error("no such page")]
/// #[http(NotFound)]
/// struct NoSuchPage;
///
/// let answer = Answer::of(&NoSuchPage).with_content("text/html; charset=utf-8", "<p>Nothing is here.");
/// assert_eq!(answer.body(), b"<p>Nothing is here.");
/// # #[cfg(feature = "axum")]
/// let response: axum::response::Response = answer.into_axum();
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// From 300 to 599, or a higher code that a registry names.
    pub status: StatusCode,
    /// The phrase in the registry that the status was taken from. It may be empty, and can always be sent: it consists
    /// of visible ASCII, spaces and tabs (RFC 9112 section 4).
    pub reason: &'static str,
    /// What the content says. Its status is the one above.
    problem: Option<Problem<'a>>,
    /// All fields except `content-type`.
    pub(crate) fields: Fields,
    /// How the problem is written.
    pub(crate) format: AnyFormat,
    /// The content, if it is the user's own or could not be written without a chance to fail.
    written: Option<(Cow<'static, str>, Vec<u8>)>,
    pub(crate) event: Event,
}

impl<'a> Answer<'a> {
    /// The answer to an error; see the example of the type.
    ///
    /// Each part of the error is read once, and a `when` of the derive is evaluated once, so the parts always agree.
    /// Parts that cannot be sent are left out:
    ///
    /// * A header field, if its value has control characters or non-ASCII characters (RFC 9110 section 5.5) or its
    ///   `Display` fails; if it is empty although the status requires it; if it describes the content or frames the
    ///   message, which is up to this crate and the server; or if it is a `Connection` with options other than `close`,
    ///   `keep-alive` and `upgrade` (section 7.6.1). If the status requires the field, the response becomes `500`.
    /// * A reason phrase that would break the status line (RFC 9112 section 4). The registry's phrase replaces it.
    /// * A problem that a handwritten implementation made for another status. Clients then read status and phrase only.
    ///
    /// The answer is also `500` if the status does not report an error (1xx, 2xx) or is invalid (RFC 9110 section 15:
    /// outside 100–599), and if the error's [format](HttpError::format) cannot write. A code from 600 to 999 is sent if
    /// it has a phrase, which means that a registry names it.
    #[must_use]
    pub fn of(error: &'a dyn HttpError) -> Self {
        let mut answer = error.__ready().map_or_else(|| parts::ask(error), |ready| *ready);
        answer.remember(error);
        answer
    }

    /// Keeps the error for the log, unless another one is kept or logged already.
    pub(crate) fn remember(&mut self, error: &dyn HttpError) {
        if self.event.error.is_none() && !self.event.is_logged {
            self.event.error = snapshot(error, self.event.level);
        }
    }

    /// Logs the error, with the feature `tracing`: for an answer whose parts you put into a response yourself. The methods
    /// `into_...` do it.
    ///
    /// It is one event with the target `statusquo`, at the error's [level](HttpError::level), with the fields `status` (a
    /// number), `case` (see [`HttpError::case`]), `error.type` (the [code](HttpError::code), or else the case) and `error`:
    /// the error as an error value, with its [sources](HttpError::log_source). Each fault in the error itself is a
    /// separate event at warn or error level: a part that was left out (`header` is the name of a field), or a status or
    /// content that cannot be sent.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let answer = Answer::of(&RouteError::NotFound);
    /// answer.log();
    /// let status_line = format!("HTTP/1.1 {} {}", answer.status.as_u16(), answer.reason);
    /// assert_eq!(status_line, "HTTP/1.1 404 Not Found");
    /// ```
    pub fn log(&self) {
        sent(self);
    }

    /// The same, borrowing nothing.
    #[cfg(any(feature = "poem", feature = "actix-web"))]
    pub(crate) fn into_owned(self) -> Answer<'static> {
        let Self { status, reason, problem, fields, format, written, event } = self;
        let problem = problem.map(Problem::into_owned);
        Answer { status, reason, problem, fields, format, written, event }
    }

    /// What the content says, in whichever format; `None` if the status or the error allows none, or if the content is
    /// your own.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// assert_eq!(Answer::of(&RouteError::NotFound).problem().unwrap().title, "Not Found");
    /// ```
    #[must_use]
    pub fn problem(&self) -> Option<&Problem<'a>> {
        self.problem.as_ref()
    }

    /// The answer with a changed problem, such as one with an `instance`; without one, it stays as it is. The status
    /// stays that of the answer.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let answer = Answer::of(&RouteError::NotFound).map_problem(|problem| problem.instance("/requests/7"));
    /// assert!(answer.body().ends_with(br#""instance":"/requests/7"}"#));
    /// ```
    #[must_use]
    pub fn map_problem(mut self, change: impl FnOnce(Problem<'a>) -> Problem<'a>) -> Self {
        let Some(problem) = self.problem.take() else { return self };
        let mut problem = change(problem);
        problem.status = Some(self.status);
        self.problem = Some(problem);
        self.write();
        self
    }

    /// The answer in another format. Content of your own, or none, stays as it is.
    ///
    /// ```
    /// use statusquo::{Answer, AnyFormat, RouteError, format::PlainText};
    ///
    /// let answer = Answer::of(&RouteError::NotFound).with_format(AnyFormat::of::<PlainText>());
    /// assert_eq!(answer.body(), b"there is nothing at this address\n");
    /// ```
    #[must_use]
    pub fn with_format(mut self, format: AnyFormat) -> Self {
        self.format = format;
        self.write();
        self
    }

    /// The answer with content of your own. Where the status allows none (304), there is none.
    ///
    /// A media type that cannot be sent (RFC 9110 section 5.5) is sent as `application/octet-stream`.
    ///
    /// The example of the type shows it.
    #[must_use]
    pub fn with_content(
        mut self,
        media_type: impl Into<Cow<'static, str>>,
        content: impl Into<Vec<u8>>,
    ) -> Self {
        self.problem = None;
        if self.status.allows_content() {
            let media_type =
                Some(media_type.into()).filter(|value| !value.is_empty() && fields::is_field_value(value));
            self.written = Some((media_type.unwrap_or("application/octet-stream".into()), content.into()));
        }
        self
    }

    /// Writes the content if that may fail, while another answer can be given.
    fn write(&mut self) {
        self.written = None;
        if !self.format.can_fail() {
            return;
        }
        let Some(problem) = &self.problem else { return };
        match self.format.write(problem) {
            Ok(content) => self.written = Some((self.format.media_type().into(), content)),
            Err(error) => {
                self.event.faults.push(Fault::Format(error.to_string()));
                self.become_internal_error();
            }
        }
    }

    /// Problem details that say nothing of the error.
    fn become_internal_error(&mut self) {
        let status = StatusCode::InternalServerError;
        // As `Parts::internal_error`.
        if self.event.level == Level::of(self.status) {
            self.event.level = Level::of(status);
        }
        self.status = status;
        self.reason = crate::status::phrase::phrase(status);
        self.problem = Some(Problem::new(status));
        self.fields = Fields::default();
        self.format = AnyFormat::PROBLEM_DETAILS;
    }

    /// The media type of content that was written already.
    #[cfg(feature = "http")]
    pub(crate) fn own_media_type(&self) -> Option<&str> {
        self.written.as_ref().map(|(media_type, _)| &**media_type)
    }

    /// The value of `content-type`; `None` without content.
    #[allow(dead_code)] // for adapters
    pub(crate) fn media_type(&self) -> Option<Cow<'static, str>> {
        match (&self.written, &self.problem) {
            (Some((media_type, _)), _) => Some(media_type.clone()),
            (None, Some(_)) => Some(Cow::Borrowed(self.format.media_type())),
            (None, None) => None,
        }
    }

    /// The header fields; `content-type` is among them if there is content. Names are in lower case, and values are valid
    /// under RFC 9110 section 5.5.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let error = RouteError::wrong_method("GET");
    /// let answer = Answer::of(&error);
    /// let expected = [("allow", "GET"), ("content-type", "application/problem+json")];
    /// assert!(answer.headers().eq(expected));
    /// ```
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let media_type = match (&self.written, &self.problem) {
            (Some((media_type, _)), _) => Some(&**media_type),
            (None, Some(_)) => Some(self.format.media_type()),
            (None, None) => None,
        };
        let content_type = media_type.map(|media_type| ("content-type", media_type));
        self.fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).chain(content_type)
    }

    /// The content in its [format](HttpError::format), which is `application/problem+json` unless the error says
    /// otherwise. Empty if the status or the error allows none.
    ///
    /// ```
    /// # #[derive(Debug, statusquo::HttpError)]
    /// # #[http(NotModified)]
    /// # struct Unchanged;
    /// # impl std::fmt::Display for Unchanged {
    /// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("unchanged") }
    /// # }
    /// # impl std::error::Error for Unchanged {}
    /// assert!(statusquo::Answer::of(&Unchanged).body().is_empty());       // 304
    /// ```
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        match (&self.written, &self.problem) {
            (Some((_, content)), _) => content.clone(),
            // One that can fail has written.
            (None, Some(problem)) => self.format.write(problem).unwrap_or_default(),
            (None, None) => Vec::new(),
        }
    }

    /// [`body`](Self::body), when the answer is no longer needed.
    #[allow(dead_code)] // for adapters
    pub(crate) fn take_body(&mut self) -> Vec<u8> {
        match self.written.take() {
            Some((_, content)) => content,
            None => self.body(),
        }
    }

    #[allow(dead_code)] // for adapters
    pub(crate) fn take_problem(&mut self) -> Option<Problem<'a>> {
        self.problem.take()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use core::fmt::Arguments;

    use super::*;

    /// A handwritten error with these fields.
    #[derive(Debug)]
    struct ByHand(StatusCode, &'static [(&'static str, &'static str)]);

    impl core::fmt::Display for ByHand {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("handwritten")
        }
    }

    impl core::error::Error for ByHand {}

    impl HttpError for ByHand {
        fn status(&self) -> StatusCode {
            self.0
        }

        fn headers(&self, set: &mut dyn FnMut(&'static str, Arguments<'_>)) {
            self.1.iter().for_each(|(name, value)| set(name, format_args!("{value}")));
        }
    }

    /// Status and fields of the answer, without `content-type`.
    fn sent(
        status: StatusCode,
        fields: &'static [(&'static str, &'static str)],
    ) -> (u16, Vec<(String, String)>) {
        let error = ByHand(status, fields);
        let answer = Answer::of(&error);
        let fields = answer.fields.iter().map(|(name, value)| (name.clone().into(), value.clone().into()));
        (answer.status.as_u16(), fields.collect())
    }

    fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
        of.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
    }

    #[test]
    fn fields_that_frame_the_message_or_describe_the_content_are_dropped() {
        for name in
            ["content-length", "Transfer-Encoding", "content-type", "Content-Encoding", "trailer", "TE"]
        {
            let of: &'static [_] = alloc::vec![(name, "1"), ("x-a", "1")].leak();
            assert_eq!(sent(StatusCode::NotFound, of), (404, fields(&[("x-a", "1")])), "{name}");
        }
    }

    #[test]
    fn names_are_sent_in_lower_case() {
        let sent = sent(StatusCode::Unauthorized, &[("WWW-Authenticate", "Basic")]);
        assert_eq!(sent, (401, fields(&[("www-authenticate", "Basic")])));
    }

    #[test]
    fn a_required_field_must_not_be_empty() {
        for value in ["", " ", "\t "] {
            let of: &'static [_] = alloc::vec![("www-authenticate", value)].leak();
            assert_eq!(sent(StatusCode::Unauthorized, of), (500, fields(&[])), "{value:?}");
        }
        assert_eq!(sent(StatusCode::Found, &[("location", "")]).0, 500);
        assert_eq!(sent(StatusCode::UpgradeRequired, &[("upgrade", "")]).0, 500);
        // An empty `Allow` means that no method is allowed; an optional field may be empty.
        assert_eq!(sent(StatusCode::MethodNotAllowed, &[("allow", "")]), (405, fields(&[("allow", "")])));
        assert_eq!(sent(StatusCode::NotFound, &[("x-a", "")]), (404, fields(&[("x-a", "")])));
    }

    #[test]
    fn upgrade_adds_its_connection_option() {
        let sent = |of| sent(StatusCode::UpgradeRequired, of).1;
        let h2c = ("upgrade", "h2c");
        let option = ("connection", "upgrade");
        assert_eq!(sent(&[("Upgrade", "h2c")]), fields(&[h2c, option]));
        assert_eq!(
            sent(&[("upgrade", "h2c"), ("connection", "close")]),
            fields(&[h2c, ("connection", "close"), option])
        );
        let both = [h2c, ("connection", "close, Upgrade")];
        assert_eq!(sent(&[("upgrade", "h2c"), ("connection", "close, Upgrade")]), fields(&both));
    }
}
