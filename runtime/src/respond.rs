//! The one place where an error becomes an answer. The adapters only put it into the types of their framework.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{Arguments, Write};

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

/// A name in lower case, and a value that can be sent.
type Field = (Cow<'static, str>, Cow<'static, str>);

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

    /// Takes over a field of a response, if it can be sent with an answer of ours. The name is in lower case.
    #[cfg(feature = "actix-web")]
    pub(crate) fn take_over(&mut self, name: &str, value: &str) {
        if can_be_sent(name, value) {
            self.push((Cow::Owned(String::from(name)), Cow::Owned(String::from(value))));
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Field> {
        self.first.iter().chain(&self.more)
    }

    /// RFC 9110 section 7.8: who sends Upgrade also sends the connection option that goes with it.
    fn complete(&mut self) {
        if self.first.is_none() {
            return;
        }
        let is_option =
            |value: &str| value.split(',').any(|o| o.trim_ascii().eq_ignore_ascii_case("upgrade"));
        if self.iter().any(|(name, _)| name == "upgrade")
            && !self.iter().any(|(name, value)| name == "connection" && is_option(value))
        {
            self.push((Cow::Borrowed("connection"), Cow::Borrowed("upgrade")));
        }
    }
}

impl<'a> Answer<'a> {
    /// The answer to an error. The example of the type shows it.
    ///
    /// A header field that cannot be sent is left out: a value with control characters or anything beyond ASCII (RFC
    /// 9110 section 5.5), or whose `Display` fails, an empty one where the standard demands the field, and a field that
    /// describes the content or frames the message, which are not the error's to say. If the standard demands the field,
    /// the response would be wrong without it, and is `500` instead. So is the answer to an error whose status reports
    /// none (1xx, 2xx), or has no three digits.
    ///
    /// With the feature `tracing` this is also where the error is logged, in one event of the target `statusquo`, at
    /// the error's [level](HttpError::level), with the fields `status` (a number), `case` (see [`HttpError::case`]),
    /// `error` (its `Display`) and `sources` (those of all its sources, if there are any). What is wrong with the error
    /// itself is an event of its own, at warn or error level: a header field that was refused, with its name as
    /// `header`, and a status that reports no error.
    #[must_use]
    pub fn of(error: &'a dyn HttpError) -> Self {
        if let Some(whole) = error.__whole() {
            let whole = whole.checked(error);
            whole.log.answered(error, whole.answer.status);
            return whole.answer;
        }
        let answer = Self::from_parts(error, true);
        log::answered(error, answer.status);
        answer
    }

    /// The answer as the error tells it bit by bit. What is wrong with it is told in the log, unless a framework asks
    /// more than once.
    pub(crate) fn from_parts(error: &'a dyn HttpError, is_told: bool) -> Self {
        let status = error.status();
        if !is_error(status) {
            if is_told {
                log::no_error(error);
            }
            return Self::internal_error();
        }
        let (mut fields, mut broken) = (Fields::default(), Vec::new());
        error.headers(&mut |name, value: Arguments<'_>| match field(status, name, value) {
            Some(field) => fields.push(field),
            None => broken.push(name),
        });
        let is_required = |name: &&str| contract::demands(status, name);
        if is_told {
            for name in &broken {
                log::refused(error, name, is_required(name));
            }
        }
        if broken.iter().any(is_required) {
            return Self::internal_error();
        }
        fields.complete();
        let problem = status.allows_content().then(|| {
            let mut problem = error.problem();
            problem.status = Some(status);
            problem
        });
        Self { status, reason: error.reason(), problem, fields }
    }

    /// What a response says, as an answer of ours.
    #[cfg(feature = "actix-web")]
    pub(crate) fn of_response(
        status: StatusCode,
        reason: &'static str,
        mut fields: Fields,
        mut problem: Problem<'a>,
    ) -> Self {
        fields.complete();
        problem.status = Some(status);
        Self { status, reason, problem: status.allows_content().then_some(problem), fields }
    }

    /// The same, borrowing nothing.
    #[cfg(feature = "poem")]
    pub(crate) fn into_owned(self) -> Answer<'static> {
        let Self { status, reason, problem, fields } = self;
        Answer { status, reason, problem: problem.map(Problem::into_owned), fields }
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

/// An answer, and what is still to be said of it in the log.
///
/// An error tells its status, fields and problem one by one. What a framework has made of an error has them together,
/// and may make them only once.
#[doc(hidden)]
#[derive(Debug)]
pub struct Whole<'a> {
    pub(crate) answer: Answer<'a>,
    pub(crate) log: Log,
}

/// Which error an answer is logged as. It depends on the frameworks that are there which of them occur.
#[derive(Debug, Clone)]
#[allow(dead_code)]
pub(crate) enum Log {
    /// The one that is answered.
    Itself,
    /// The one inside.
    Inner(crate::OriginalError),
    /// It is in the log already.
    Done,
}

impl Whole<'_> {
    /// An error is answered as one.
    pub(crate) fn checked(self, error: &dyn HttpError) -> Self {
        if is_error(self.answer.status) {
            return self;
        }
        log::no_error(error);
        Self { answer: Answer::internal_error(), ..self }
    }
}

impl Log {
    pub(crate) fn answered(&self, error: &dyn HttpError, sent: StatusCode) {
        match self {
            Self::Itself => log::answered(error, sent),
            Self::Inner(original) => log::answered(&**original, sent),
            Self::Done => {}
        }
    }
}

/// The field as it is sent; `None` if it cannot be.
fn field(status: StatusCode, name: &'static str, value: Arguments<'_>) -> Option<Field> {
    let value = match value.as_str() {
        Some(value) => Cow::Borrowed(value),
        None => {
            let mut written = String::with_capacity(64);
            written.write_fmt(value).ok()?;
            Cow::Owned(written)
        }
    };
    let name = field_name(name)?;
    // An empty Allow says that there is no method (RFC 9110 section 10.2.1). Other fields that a status demands say
    // nothing if they are empty.
    let is_missing =
        value.trim_ascii_start().is_empty() && name != "allow" && contract::demands(status, &name);
    (can_be_sent(&name, &value) && !is_missing).then_some((name, value))
}

fn can_be_sent(name: &str, value: &str) -> bool {
    !is_ours(name) && is_field_value(value)
}

/// Fields that describe the content, or frame the message (RFC 9112 section 6). The derive refuses them at compile time.
fn is_ours(name: &str) -> bool {
    matches!(
        name,
        "content-encoding"
            | "content-length"
            | "content-type"
            | "keep-alive"
            | "proxy-connection"
            | "te"
            | "trailer"
            | "transfer-encoding"
    )
}

/// Fields that speak of one content and are wrong beside another (RFC 9110 sections 8.4 and 14, RFC 6266, RFC 9530 and
/// the fields that it replaced).
#[cfg(any(feature = "salvo", feature = "tower"))]
pub(crate) const OF_CONTENT: [&str; 8] = [
    "accept-ranges",
    "content-digest",
    "content-disposition",
    "content-encoding",
    "content-md5",
    "content-range",
    "digest",
    "repr-digest",
];

/// Fields that speak of the representation that the content is one of (RFC 9110 sections 8.7 and 8.8). A 304 has to send
/// those that 200 would have had (section 15.4.5).
#[cfg(any(feature = "salvo", feature = "tower"))]
pub(crate) const OF_REPRESENTATION: [&str; 3] = ["content-location", "etag", "last-modified"];

/// An error is no interim response and no success, and its code has three digits.
fn is_error(status: StatusCode) -> bool {
    let success = matches!(status.class(), Some(StatusClass::Informational | StatusClass::Successful));
    (100..1000).contains(&status.as_u16()) && !success
}

/// The name in lower case, if it is a `token` (RFC 9110 section 5.6.2). Those of the derive were checked at compile time.
fn field_name(name: &'static str) -> Option<Cow<'static, str>> {
    const NONE: u8 = 0;
    const LOWER: u8 = 1;
    const UPPER: u8 = 2;
    static TCHAR: [u8; 256] = {
        let mut table = [NONE; 256];
        let mut i = 0;
        while i < 256 {
            table[i] = match i as u8 {
                b'A'..=b'Z' => UPPER,
                b'a'..=b'z'
                | b'0'..=b'9'
                | b'!'
                | b'#'..=b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'..=b'`'
                | b'|'
                | b'~' => LOWER,
                _ => NONE,
            };
            i += 1;
        }
        table
    };
    let mut kinds = NONE;
    for b in name.bytes() {
        match TCHAR[usize::from(b)] {
            NONE => return None,
            kind => kinds |= kind,
        }
    }
    match kinds {
        NONE => None,
        LOWER => Some(Cow::Borrowed(name)),
        _ => Some(Cow::Owned(name.to_ascii_lowercase())),
    }
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
            assert_eq!(field_name(name), None, "{name:?}");
        }
        assert_eq!(field_name("www-authenticate").as_deref(), Some("www-authenticate"));
        assert_eq!(field_name("WWW-Authenticate").as_deref(), Some("www-authenticate"));
    }

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

    #[test]
    fn a_value_that_cannot_be_written_is_refused_and_does_not_panic() {
        #[derive(Debug)]
        struct Broken;
        impl core::fmt::Display for Broken {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("half").and(Err(core::fmt::Error))
            }
        }
        assert_eq!(field(StatusCode::NotFound, "x-a", format_args!("{Broken}")), None);
        let whole = field(StatusCode::NotFound, "x-a", format_args!("{}", 5 + 5));
        assert_eq!(whole, Some((Cow::Borrowed("x-a"), Cow::Borrowed("10"))));
    }
}
