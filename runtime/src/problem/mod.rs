//! `Problem`: problem details (RFC 9457), as servers write them and clients read them.
//!
//! The type knows nothing about `HttpError`; `derive/builder` and `answer/parts` decide what an error puts into it. The
//! limits on input are in `limits`.

mod error;
mod extra;
mod limits;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::fmt::{self, Write as _};

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::StatusCode;
use crate::level::is_for_client;
use crate::status::phrase::agreeing_phrase;

use extra::Extra;
pub use limits::ProblemError;
#[cfg(feature = "client")]
pub(crate) use limits::parse;

/// Problem details: the body of an error response ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
///
/// A server writes one:
///
/// ```
/// use statusquo::{Problem, StatusCode};
///
/// let problem = Problem::new(StatusCode::NotFound).detail("no book with id 7").extension("id", 7);
/// assert_eq!(
///     serde_json::to_string(&problem)?,
///     r#"{"title":"Not Found","status":404,"detail":"no book with id 7","id":7}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// and a client reads it, with [`from_json`](Self::from_json):
///
/// ```
/// use statusquo::{Answer, HttpError, Problem, StatusCode};
///
/// #[derive(Debug, HttpError)]
/// #[http(Conflict, type = "https://example.com/problems/stale", title = "Stale copy")]
/// struct Stale {
///     #[http(extend)]
///     version: u32,
/// }
/// # impl std::fmt::Display for Stale {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
/// #         write!(f, "version {} is newer", self.version)
/// #     }
/// # }
/// # impl std::error::Error for Stale {}
///
/// let stale = Stale { version: 4 };
/// let sent = Answer::of(&stale);
/// assert!(sent.headers().eq([("content-type", Problem::JSON)]));
///
/// let read = Problem::from_json(&sent.body())?;
/// assert_eq!(read.r#type, "https://example.com/problems/stale");
/// assert_eq!(read.status, Some(StatusCode::Conflict));
/// assert_eq!(read.detail.as_deref(), Some("version 4 is newer"));
/// assert_eq!(read.extensions["version"], 4);
/// # Ok::<(), statusquo::ProblemError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Problem<'a> {
    /// URI reference that identifies the type of the problem (section 3.1.1). The default, `about:blank`, means no more
    /// than the status does, and is left out of the JSON.
    pub r#type: Cow<'a, str>,
    /// Summary of the type, for people (section 3.1.3). An empty title is left out of the JSON.
    pub title: Cow<'a, str>,
    /// Status of the response (section 3.1.2). A problem sent by this crate always has the status of the status line.
    /// In a problem that a client has read, it is advisory and may be missing: HTTP goes by the response's own status,
    /// which an intermediary may have changed.
    pub status: Option<StatusCode>,
    /// Explanation of this occurrence, for clients (section 3.1.4).
    pub detail: Option<Cow<'a, str>>,
    /// URI reference that identifies this occurrence (section 3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// What programs tell errors apart by, where that is not the [type](Self::type) alone: a word such as
    /// `out_of_credit`. In JSON it is the extension member `code`.
    pub code: Option<Cow<'a, str>>,
    /// Further members (section 3.2).
    pub extensions: Map<String, Value>,
    extra: Option<Box<Extra>>,
}

/// The value of the member `status`. JSON has one kind of number, so `404.0` equals `404`.
#[inline]
fn status(value: &Value) -> Option<StatusCode> {
    value.as_f64()?.to_string().parse().ok()
}

/// The type of a problem that means no more than its status (section 4.2.1).
pub(crate) const ABOUT_BLANK: &str = "about:blank";

/// The members that RFC 9457 section 3.1 defines. `macros` has its own copy, because it cannot use this crate.
pub(crate) mod member {
    pub(crate) const TYPE: &str = "type";
    pub(crate) const TITLE: &str = "title";
    pub(crate) const STATUS: &str = "status";
    pub(crate) const DETAIL: &str = "detail";
    pub(crate) const INSTANCE: &str = "instance";
    /// An extension that this crate knows.
    pub(crate) const CODE: &str = "code";
    /// Those of the RFC.
    pub(crate) const ALL: [&str; 5] = [TYPE, TITLE, STATUS, DETAIL, INSTANCE];
}

impl<'a> Problem<'a> {
    /// The media type `application/problem+json` (RFC 9457 section 6.1).
    ///
    /// ```
    /// assert_eq!(statusquo::Problem::JSON, "application/problem+json");
    /// ```
    pub const JSON: &'static str = "application/problem+json";

    /// The media type `application/problem+xml` (RFC 9457 section 6.2), for recognising a response. This crate neither
    /// writes nor reads it.
    ///
    /// ```
    /// assert_eq!(statusquo::Problem::XML, "application/problem+xml");
    /// ```
    pub const XML: &'static str = "application/problem+xml";

    /// The maximum length of the text that [`from_json`](Self::from_json) accepts: 256 KiB.
    ///
    /// ```
    /// use statusquo::{Problem, ProblemError};
    ///
    /// let long = format!(r#"{{"detail":"{}"}}"#, "x".repeat(Problem::MAX_BYTES));
    /// assert!(matches!(Problem::from_json(long.as_bytes()), Err(ProblemError::TooLong)));
    /// ```
    pub const MAX_BYTES: usize = limits::MAX_BYTES;

    /// The maximum depth of nested objects and arrays that [`from_json`](Self::from_json) accepts, including the
    /// outermost.
    ///
    /// ```
    /// use statusquo::{Problem, ProblemError};
    ///
    /// let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(Problem::MAX_DEPTH), "]".repeat(Problem::MAX_DEPTH));
    /// assert!(matches!(Problem::from_json(deep.as_bytes()), Err(ProblemError::TooDeep)));
    /// ```
    pub const MAX_DEPTH: usize = limits::MAX_DEPTH;

    /// The maximum number of values that [`from_json`](Self::from_json) accepts: members of objects and elements of
    /// arrays, at all depths together.
    ///
    /// ```
    /// use statusquo::{Problem, ProblemError};
    ///
    /// let many = format!(r#"{{"errors":[{}0]}}"#, "0,".repeat(Problem::MAX_VALUES));
    /// assert!(matches!(Problem::from_json(many.as_bytes()), Err(ProblemError::TooMany)));
    /// ```
    pub const MAX_VALUES: usize = limits::MAX_VALUES;

    /// A problem of type `about:blank`, whose title is the phrase of the status (RFC 9457 section 4.2.1).
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// assert_eq!(Problem::new(StatusCode::Gone).title, "Gone");
    /// ```
    #[must_use]
    pub fn new(status: StatusCode) -> Self {
        Self {
            r#type: Cow::Borrowed(ABOUT_BLANK),
            title: Cow::Borrowed(status.canonical_reason().unwrap_or_default()),
            status: Some(status),
            detail: None,
            instance: None,
            code: None,
            extensions: Map::new(),
            extra: None,
        }
    }

    /// Reads the body of a response, as leniently as RFC 9457 section 3 asks of clients:
    ///
    /// * A member of the wrong type is ignored, as if it were missing. So is a `status` outside 100–999.
    /// * A missing `type` is `about:blank`. For that type, a missing or empty title becomes the phrase of the status
    ///   (section 4.2.1); for any other type, a missing title is empty.
    /// * All other members become extensions; a `code` that is a string becomes the [code](Self::code).
    ///
    /// The text may come from an untrusted source. It must be a JSON object within the limits
    /// [`MAX_BYTES`](Self::MAX_BYTES), [`MAX_DEPTH`](Self::MAX_DEPTH) and [`MAX_VALUES`](Self::MAX_VALUES), which are
    /// checked before any memory is allocated.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// let problem = Problem::from_json(br#"{"status":410,"detail":["not","a","string"],"balance":30}"#)?;
    /// assert_eq!((problem.r#type.as_ref(), problem.title.as_ref()), ("about:blank", "Gone"));
    /// assert_eq!(problem.detail, None);
    /// assert_eq!(problem.extensions["balance"], 30);
    /// # Ok::<(), statusquo::ProblemError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the text is not a JSON object, or exceeds a limit.
    ///
    /// RFC 8259 lets a parser limit the numbers and strings that it accepts (sections 6, 8.2 and 9). Here, an integer
    /// of more than 64 bits becomes an `f64` and loses digits. A value that fits neither `f64` nor `String`, such as
    /// `1e400` or half of a surrogate pair, is a [`Syntax`](ProblemError::Syntax) error in any member.
    ///
    /// ```
    /// use statusquo::{Problem, ProblemError};
    ///
    /// let problem = Problem::from_json(br#"{"id":18446744073709551616}"#)?;
    /// assert_eq!(problem.extensions["id"], 18446744073709551616.0);
    /// for text in [r#"{"id":1e400}"#, r#"{"name":"\ud800"}"#] {
    ///     assert!(matches!(Problem::from_json(text.as_bytes()), Err(ProblemError::Syntax(_))));
    /// }
    /// # Ok::<(), ProblemError>(())
    /// ```
    #[inline]
    pub fn from_json(text: &[u8]) -> Result<Problem<'static>, ProblemError> {
        match limits::parse(text)? {
            Value::Object(members) => Ok(Self::from_members(members)),
            _ => Err(ProblemError::NotAnObject),
        }
    }

    #[inline]
    fn from_members(members: Map<String, Value>) -> Problem<'static> {
        let mut problem = Problem {
            r#type: Cow::Borrowed(ABOUT_BLANK),
            title: Cow::Borrowed(""),
            status: None,
            detail: None,
            instance: None,
            code: None,
            extensions: Map::new(),
            extra: None,
        };
        for (name, value) in members {
            match (name.as_str(), value) {
                (member::TYPE, Value::String(uri)) => problem.r#type = Cow::Owned(uri),
                (member::TITLE, Value::String(title)) => problem.title = Cow::Owned(title),
                (member::STATUS, value) => problem.status = status(&value),
                (member::DETAIL, Value::String(detail)) => problem.detail = Some(Cow::Owned(detail)),
                (member::INSTANCE, Value::String(uri)) => problem.instance = Some(Cow::Owned(uri)),
                (member::CODE, Value::String(code)) => problem.code = Some(Cow::Owned(code)),
                (_, value) if !member::ALL.contains(&name.as_str()) => {
                    drop(problem.extensions.insert(name, value));
                }
                // Ignore a member of the wrong type.
                _ => {}
            }
        }
        // An empty title counts as missing, because it would not be written either.
        if problem.title.is_empty() && problem.r#type == ABOUT_BLANK {
            let phrase = problem.status.and_then(StatusCode::canonical_reason);
            problem.title = Cow::Borrowed(phrase.unwrap_or_default());
        }
        problem
    }

    /// Sets the type.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// let problem = Problem::new(StatusCode::Conflict).r#type("https://example.com/problems/stale");
    /// assert_eq!(problem.r#type, "https://example.com/problems/stale");
    /// ```
    #[must_use]
    pub fn r#type(mut self, uri: impl Into<Cow<'a, str>>) -> Self {
        self.r#type = uri.into();
        self
    }

    /// Sets the title.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// assert_eq!(Problem::new(StatusCode::Conflict).title("Stale copy").title, "Stale copy");
    /// ```
    #[must_use]
    pub fn title(mut self, title: impl Into<Cow<'a, str>>) -> Self {
        self.title = title.into();
        self
    }

    /// Sets the detail.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// assert_eq!(Problem::new(StatusCode::Gone).detail("sold out").detail.as_deref(), Some("sold out"));
    /// ```
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Cow<'a, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Sets the instance.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// let problem = Problem::new(StatusCode::Gone).instance("/orders/7");
    /// assert_eq!(problem.instance.as_deref(), Some("/orders/7"));
    /// ```
    #[must_use]
    pub fn instance(mut self, uri: impl Into<Cow<'a, str>>) -> Self {
        self.instance = Some(uri.into());
        self
    }

    /// Sets the code.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// let problem = Problem::new(StatusCode::Forbidden).code("out_of_credit");
    /// assert_eq!(
    ///     serde_json::to_string(&problem)?,
    ///     r#"{"title":"Forbidden","status":403,"code":"out_of_credit"}"#
    /// );
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn code(mut self, code: impl Into<Cow<'a, str>>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// The same problem, without borrowed data.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// let problem: Problem<'static> = Problem::new(StatusCode::Gone).detail(&*String::from("sold out")).into_owned();
    /// assert_eq!(problem.detail.as_deref(), Some("sold out"));
    /// ```
    #[must_use]
    #[inline]
    pub fn into_owned(self) -> Problem<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        // Known strings stay borrowed.
        let known = |text: Cow<'a, str>, known: &'static str| {
            if text == known { Cow::Borrowed(known) } else { owned(text) }
        };
        let phrase = self.status.and_then(StatusCode::canonical_reason).unwrap_or_default();
        Problem {
            r#type: known(self.r#type, ABOUT_BLANK),
            title: known(self.title, phrase),
            status: self.status,
            detail: self.detail.map(owned),
            instance: self.instance.map(owned),
            code: self.code.map(owned),
            extensions: self.extensions,
            extra: self.extra,
        }
    }

    /// The same problem with borrowed texts, for a format that adds to it.
    pub(crate) fn borrowed(&self) -> Problem<'_> {
        Problem {
            r#type: Cow::Borrowed(&self.r#type),
            title: Cow::Borrowed(&self.title),
            status: self.status,
            detail: self.detail.as_deref().map(Cow::Borrowed),
            instance: self.instance.as_deref().map(Cow::Borrowed),
            code: self.code.as_deref().map(Cow::Borrowed),
            extensions: self.extensions.clone(),
            extra: self.extra.clone(),
        }
    }

    /// Adds an extension member.
    ///
    /// An extension with the name of a standard member (`type`, `title`, `status`, `detail`, `instance`) is not
    /// written, because it would contradict that member.
    ///
    /// ```
    /// use statusquo::{Problem, StatusCode};
    ///
    /// let problem = Problem::new(StatusCode::Forbidden).extension("balance", 30);
    /// assert_eq!(problem.extensions["balance"], 30);
    /// ```
    #[must_use]
    pub fn extension(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.extensions.insert(name.into(), value.into());
        self
    }
}

/// The default problem of an error: clients read its `Display`, unless the status is the server's fault.
pub(crate) fn of(status: StatusCode, reason: &'static str, detail: fmt::Arguments<'_>) -> Problem<'static> {
    let problem = Problem::new(status).title(agreeing_phrase(status, reason));
    if is_for_client(status) { problem.detail(text(detail)) } else { problem }
}

/// Like `to_string`, with room for a usual text; a text known at compile time stays borrowed.
pub(crate) fn text(text: fmt::Arguments<'_>) -> Cow<'static, str> {
    text.as_str().map_or_else(
        || {
            let mut written = String::with_capacity(64);
            // Writing to a `String` cannot fail; keep the part that a failing `Display` has written.
            let _ = written.write_fmt(text);
            Cow::Owned(written)
        },
        Cow::Borrowed,
    )
}

/// Whether an extension member is written: one with the name of a member that is there would contradict it.
pub(crate) fn is_extension(name: &str, problem: &Problem<'_>) -> bool {
    let is_taken = member::ALL.contains(&name) || name == member::CODE && problem.code.is_some();
    !is_taken
}

/// An integer of more than 64 bits keeps its digits; what holds one is written as well as a `Value` can.
fn serialize_exact<M: SerializeMap>(
    map: &mut M,
    name: &str,
    value: &Value,
    json: &str,
) -> Result<(), M::Error> {
    match (json.parse::<u128>(), json.parse::<i128>()) {
        (Ok(number), _) => map.serialize_entry(name, &number),
        (_, Ok(number)) => map.serialize_entry(name, &number),
        _ => map.serialize_entry(name, value),
    }
}

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.r#type != ABOUT_BLANK {
            map.serialize_entry(member::TYPE, &self.r#type)?;
        }
        if !self.title.is_empty() {
            map.serialize_entry(member::TITLE, &self.title)?;
        }
        if let Some(status) = &self.status {
            map.serialize_entry(member::STATUS, status)?;
        }
        if let Some(detail) = &self.detail {
            map.serialize_entry(member::DETAIL, detail)?;
        }
        if let Some(instance) = &self.instance {
            map.serialize_entry(member::INSTANCE, instance)?;
        }
        if let Some(code) = &self.code {
            map.serialize_entry(member::CODE, code)?;
        }
        for (name, value) in &self.extensions {
            if is_extension(name, self) {
                match self.exact(name, value) {
                    Some(json) => serialize_exact(&mut map, name, value, json)?,
                    None => map.serialize_entry(name, value)?,
                }
            }
        }
        map.end()
    }
}

/// Reads like [`from_json`](Problem::from_json), but without its limits: for untrusted text, use that function.
///
/// ```
/// use statusquo::{Problem, StatusCode};
///
/// let problem: Problem = serde_json::from_str(r#"{"status":404,"title":7}"#)?;
/// assert_eq!((problem.status, problem.title.as_ref()), (Some(StatusCode::NotFound), "Not Found"));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Problem<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Map::deserialize(deserializer).map(Self::from_members)
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::*;

    #[test]
    fn content_takes_memory_of_its_size_and_agrees_with_serde() {
        let problem = Problem::new(StatusCode::NotFound);
        let cases = [
            problem.clone(),
            Problem { title: "".into(), status: None, ..problem.clone() },
            Problem { status: Some(StatusCode::from(7)), ..problem.clone() },
            problem.clone().r#type("https://example.com/").detail("没有书").instance("/orders/7"),
            problem.clone().code("no_such_book").extension("code", "of no account"),
            problem.clone().extension("a", 0).extension("c", u64::MAX).extension("d", i64::MIN),
            problem.clone().extension("e", true).extension("f", 1.5e300).extension("g", Value::Null),
            problem.clone().extension("h", "x y").extension("status", "ignored"),
        ];
        for problem in cases {
            let json = problem.to_json();
            assert_eq!(json, serde_json::to_vec(&problem).unwrap());
            assert_eq!(json.len(), json.capacity(), "{problem:?}");
        }
    }

    #[test]
    fn what_has_to_be_escaped_is_longer_and_nothing_is_lost() {
        let problem = Problem::new(StatusCode::Gone).detail("say \"no\",\n\u{1}C:\\").code("\"");
        let problem = problem.extension("a\"", 1.5e300).extension("b", alloc::vec![1, 2, 3]);
        assert_eq!(problem.to_json(), serde_json::to_vec(&problem).unwrap());
    }
}
