//! `Answer`: the one place where an error becomes a response. The adapters only convert it to their framework's types.
//!
//! * `ready`: decides what is sent
//! * `fields`: the rules about header fields at run time
//! * `log`: the events of the feature `tracing`
//!
//! A rule about what is sent belongs here, never in an adapter.

pub(crate) mod fields;
mod log;
pub(crate) mod ready;

use alloc::vec::Vec;

use self::fields::Fields;
use self::ready::ReadyAnswer;
use crate::{HttpError, Problem, StatusCode};

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
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Answer<'a> {
    /// From 300 to 599, or a higher code that a registry names.
    pub status: StatusCode,
    /// The phrase in the registry that the status was taken from. It may be empty, and can always be sent: it consists
    /// of visible ASCII, spaces and tabs (RFC 9112 section 4).
    pub reason: &'static str,
    /// The content; `None` if the status does not allow any. Its status is the one above.
    pub problem: Option<Problem<'a>>,
    /// All fields except `content-type`.
    pub(crate) fields: Fields,
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
    /// outside 100–599). A code from 600 to 999 is sent if it has a phrase, which means that a registry names it.
    ///
    /// With the feature `tracing`, this method also logs the error: one event with the target `statusquo`, at the
    /// error's [level](HttpError::level), with the fields `status` (a number), `case` (see [`HttpError::case`]),
    /// `error` (its `Display`) and `sources` (the `Display` of all its sources, if there are any). Each fault in the
    /// error itself is a separate event at warn or error level: a part that was left out (`header` is the name of a
    /// field), or a status that cannot be sent.
    #[must_use]
    pub fn of(error: &'a dyn HttpError) -> Self {
        let ready = ReadyAnswer::of(error);
        ready.log(error);
        ready.answer
    }

    /// The same, borrowing nothing.
    #[cfg(feature = "poem")]
    pub(crate) fn into_owned(self) -> Answer<'static> {
        let Self { status, reason, problem, fields } = self;
        Answer { status, reason, problem: problem.map(Problem::into_owned), fields }
    }

    /// The header fields, including `content-type` if there is content. Names are in lower case, and values are valid
    /// (RFC 9110 section 5.5).
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
        let content_type = self.problem.as_ref().map(|_| ("content-type", Problem::JSON));
        self.fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).chain(content_type)
    }

    /// The content as `application/problem+json`; empty if the status does not allow content.
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
        self.problem.as_ref().map(Problem::to_json).unwrap_or_default()
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
