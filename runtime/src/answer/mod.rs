//! The one place where an error becomes an answer. The adapters only put it into the types of their framework.

pub(crate) mod fields;
mod log;
pub(crate) mod ready;

use alloc::vec::Vec;

use self::fields::Fields;
use self::ready::ReadyAnswer;
use crate::{HttpError, Problem, StatusCode};

/// What is sent for an error, whatever the framework: the means to serve one that has no feature here.
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
    /// Within 300–599, or a code beyond that which a registry names.
    pub status: StatusCode,
    /// The phrase of the registry in which the status was named. It may be empty, and it can be sent: it holds visible
    /// ASCII, spaces and tabs only (RFC 9112 section 4).
    pub reason: &'static str,
    /// The content; `None` where the status allows none. Its status is the one above.
    pub problem: Option<Problem<'a>>,
    /// All but `content-type`.
    pub(crate) fields: Fields,
}

impl<'a> Answer<'a> {
    /// The answer to an error. The example of the type shows it.
    ///
    /// The error is asked once for each part, and a `when` of the derive is evaluated once, so that all parts belong
    /// together. What cannot be sent is left out:
    ///
    /// * a header field with control characters or anything beyond ASCII (RFC 9110 section 5.5), or whose `Display` fails;
    ///   an empty one where the standard demands the field; one that describes the content or frames the message, which
    ///   are not the error's to say; and a `Connection` with other options than `close`, `keep-alive` and `upgrade`
    ///   (section 7.6.1). If the standard demands the field, the response would be wrong without it, and is `500` instead;
    /// * a reason phrase that would break the status line (RFC 9112 section 4): the registry's is sent;
    /// * a problem that an error by hand made for another status: clients read status and phrase only.
    ///
    /// `500` is also the answer to an error whose status reports none (1xx, 2xx), or is invalid (RFC 9110 section 15:
    /// beyond 100–599). A code of 600 to 999 is sent if it was named on purpose, by a registry, and so has a phrase.
    ///
    /// With the feature `tracing` this is also where the error is logged, in one event of the target `statusquo`, at
    /// the error's [level](HttpError::level), with the fields `status` (a number), `case` (see [`HttpError::case`]),
    /// `error` (its `Display`) and `sources` (those of all its sources, if there are any). What is wrong with the error
    /// itself is an event of its own, at warn or error level: what was left out, a header field with its name as `header`,
    /// and a status that cannot be sent.
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

    /// The header fields, `content-type` among them if there is content. Names are in lower case, and values are such
    /// as RFC 9110 section 5.5 allows.
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

    /// The content in its usual form, `application/problem+json`; empty where the status allows none.
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
        self.problem.as_ref().map(Problem::written).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use core::fmt::Arguments;

    use super::*;

    /// An error by hand, with these fields.
    #[derive(Debug)]
    struct ByHand(StatusCode, &'static [(&'static str, &'static str)]);

    impl core::fmt::Display for ByHand {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("by hand")
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
    fn fields_that_frame_the_message_or_describe_its_content_are_not_the_errors_to_say() {
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
    fn a_field_that_the_standard_demands_says_something() {
        for value in ["", " ", "\t "] {
            let of: &'static [_] = alloc::vec![("www-authenticate", value)].leak();
            assert_eq!(sent(StatusCode::Unauthorized, of), (500, fields(&[])), "{value:?}");
        }
        assert_eq!(sent(StatusCode::Found, &[("location", "")]).0, 500);
        assert_eq!(sent(StatusCode::UpgradeRequired, &[("upgrade", "")]).0, 500);
        // No method at all is an answer, and what nobody demands may be empty.
        assert_eq!(sent(StatusCode::MethodNotAllowed, &[("allow", "")]), (405, fields(&[("allow", "")])));
        assert_eq!(sent(StatusCode::NotFound, &[("x-a", "")]), (404, fields(&[("x-a", "")])));
    }

    #[test]
    fn upgrade_brings_the_connection_option_that_goes_with_it() {
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
