//! The one place where an error becomes an answer. The adapters only put it into the types of their framework.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt::Arguments;

use crate::contract;
use crate::log;
use crate::{HttpError, Problem, StatusClass, StatusCode};

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
    /// Within 300–999.
    pub status: StatusCode,
    /// The phrase of the registry in which the status was named; may be empty.
    pub reason: &'static str,
    /// The content; `None` where the status allows none. Its status is the one above.
    pub problem: Option<Problem<'a>>,
    /// All but `content-type`.
    pub(crate) fields: Fields,
}

type Field = (&'static str, Cow<'static, str>);

/// Header fields in their order. Most errors have one at the most, for which nothing is allocated.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    first: Option<Field>,
    more: Vec<Field>,
}

impl Fields {
    fn push(&mut self, field: Field) {
        match self.first {
            None => self.first = Some(field),
            Some(_) => self.more.push(field),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Field> {
        self.first.iter().chain(&self.more)
    }
}

impl<'a> Answer<'a> {
    /// The answer to an error. The example of the type shows it.
    ///
    /// A header value that cannot be sent (RFC 9110 section 5.5: control characters, and everything beyond ASCII) is
    /// left out. If the standard demands that field, the response would be wrong without it, and is `500` instead.
    /// So is the answer to an error whose status reports none (1xx, 2xx), or has no three digits.
    ///
    /// With the feature `tracing` this is also where the error is logged, in one event of the target `statusquo`, at
    /// the error's [level](HttpError::level), with the fields `status` (a number), `case` (see [`HttpError::case`]),
    /// `error` (its `Display`) and `sources` (those of all its sources, if there are any). What is wrong with the error
    /// itself is an event of its own, at warn or error level: a header field that was refused, with its name as
    /// `header`, and a status that reports no error.
    #[must_use]
    pub fn of(error: &'a dyn HttpError) -> Self {
        let answer = Self::without_log(error);
        log::answered(error, answer.status);
        answer
    }

    /// The same, without a word in the log: for frameworks that ask more than once.
    pub(crate) fn without_log(error: &'a dyn HttpError) -> Self {
        let status = error.status();
        if !is_error(status) {
            log::no_error(error);
            return Self::internal_error();
        }
        let (mut fields, mut broken) = (Fields::default(), Vec::new());
        error.headers(&mut |name, value: Arguments<'_>| {
            let value = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
            if is_field_name(name) && is_field_value(&value) {
                fields.push((name, value));
            } else {
                broken.push(name);
            }
        });
        let is_required = |name: &&str| contract::demands(status, name);
        for name in &broken {
            log::refused(error, name, is_required(name));
        }
        if broken.iter().any(is_required) {
            return Self::internal_error();
        }
        // RFC 9110 section 7.8: who sends Upgrade also sends the connection option that goes with it.
        if fields.iter().any(|(name, _)| *name == "upgrade")
            && fields.iter().all(|(name, _)| *name != "connection")
        {
            fields.push(("connection", Cow::Borrowed("upgrade")));
        }
        let problem = status.allows_content().then(|| {
            let mut problem = error.problem();
            problem.status = Some(status);
            problem
        });
        Self { status, reason: error.reason(), problem, fields }
    }

    /// What a client can be told when there is nothing that it may be told.
    fn internal_error() -> Self {
        let status = StatusCode::InternalServerError;
        let problem = Some(Problem::new(status));
        Self { status, reason: "Internal Server Error", problem, fields: Fields::default() }
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
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let content_type = self.problem.as_ref().map(|_| ("content-type", Problem::JSON));
        self.fields.iter().map(|(name, value)| (*name, value.as_ref())).chain(content_type)
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

/// An error is no interim response and no success, and its code has three digits.
fn is_error(status: StatusCode) -> bool {
    let success = matches!(status.class(), Some(StatusClass::Informational | StatusClass::Successful));
    (100..1000).contains(&status.as_u16()) && !success
}

/// RFC 9110 section 5.6.2: `token = 1*tchar`. Names of the derive were checked at compile time already.
fn is_field_name(name: &str) -> bool {
    static TCHAR: [bool; 256] = {
        let mut table = [false; 256];
        let mut i = 0;
        while i < 256 {
            table[i] = matches!(i as u8, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'!' | b'#'..=b'\'' | b'*' | b'+'
                | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~');
            i += 1;
        }
        table
    };
    !name.is_empty() && name.bytes().all(|b| TCHAR[usize::from(b)])
}

/// RFC 9110 section 5.5, without the obsolete bytes beyond ASCII.
fn is_field_value(value: &str) -> bool {
    value.bytes().all(|b| matches!(b, b'\t' | b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_would_split_a_response_are_refused() {
        for value in ["a\r\nset-cookie: x", "a\nb", "a\0b", "a\x7fb", "\u{e4}"] {
            assert!(!is_field_value(value), "{value:?}");
        }
        assert!(is_field_value("Bearer realm=\"a\tb\""));
    }

    #[test]
    fn names_that_are_no_tokens_are_refused() {
        for name in ["", "a b", "a:", "a\r\n", "\u{e4}"] {
            assert!(!is_field_name(name), "{name:?}");
        }
        assert!(is_field_name("www-authenticate"));
    }
}
