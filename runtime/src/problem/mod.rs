//! Problem details of RFC 9457, as servers write them and clients read them.
//!
//! The type knows nothing of errors: what an error puts into it is decided in `derive/builder` and `answer/ready`.

mod limits;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::StatusCode;
use crate::level::is_of_client;
use crate::status::phrase::agreeing_phrase;

pub use limits::ProblemError;

/// Problem details, the body of an error response ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
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
/// #         write!(f, "version {} has come meanwhile", self.version)
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
/// assert_eq!(read.detail.as_deref(), Some("version 4 has come meanwhile"));
/// assert_eq!(read.extensions["version"], 4);
/// # Ok::<(), statusquo::ProblemError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Problem<'a> {
    /// URI reference that identifies the type of the problem (section 3.1.1); `about:blank` when there is no more
    /// to say than the status, and then left out of the JSON.
    pub r#type: Cow<'a, str>,
    /// Summary of the type, for people (section 3.1.3); empty when there is none, and then left out of the JSON.
    pub title: Cow<'a, str>,
    /// Status of the response (section 3.1.2). What this crate sends always has one, and it is the one of the status
    /// line. In what a client read it is advisory: an intermediary may have changed the response's own, which is the
    /// one that counts for HTTP; and it may be missing.
    pub status: Option<StatusCode>,
    /// What clients may know about this occurrence (section 3.1.4).
    pub detail: Option<Cow<'a, str>>,
    /// URI reference that identifies this occurrence (section 3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// Further members (section 3.2).
    pub extensions: Map<String, Value>,
}

/// The member `status`. JSON knows one kind of number, so `404.0` is the same as `404`.
#[inline]
fn status(value: &Value) -> Option<StatusCode> {
    value.as_f64()?.to_string().parse().ok()
}

/// The type of a problem that says no more than its status does.
pub(crate) const ABOUT_BLANK: &str = "about:blank";

impl<'a> Problem<'a> {
    /// The media type `application/problem+json` (RFC 9457 section 6.1).
    ///
    /// ```
    /// assert_eq!(statusquo::Problem::JSON, "application/problem+json");
    /// ```
    pub const JSON: &'static str = "application/problem+json";

    /// The media type `application/problem+xml` (RFC 9457 section 6.2). This crate writes and reads none; the name is
    /// there to recognise a response by.
    ///
    /// ```
    /// assert_eq!(statusquo::Problem::XML, "application/problem+xml");
    /// ```
    pub const XML: &'static str = "application/problem+xml";

    /// The most bytes that [`from_json`](Self::from_json) reads: 256 KiB.
    ///
    /// ```
    /// use statusquo::{Problem, ProblemError};
    ///
    /// let long = format!(r#"{{"detail":"{}"}}"#, "x".repeat(Problem::MAX_BYTES));
    /// assert!(matches!(Problem::from_json(long.as_bytes()), Err(ProblemError::TooLong)));
    /// ```
    pub const MAX_BYTES: usize = limits::MAX_BYTES;

    /// How deep objects and arrays may lie in each other for [`from_json`](Self::from_json), the outermost included.
    ///
    /// ```
    /// use statusquo::{Problem, ProblemError};
    ///
    /// let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(Problem::MAX_DEPTH), "]".repeat(Problem::MAX_DEPTH));
    /// assert!(matches!(Problem::from_json(deep.as_bytes()), Err(ProblemError::TooDeep)));
    /// ```
    pub const MAX_DEPTH: usize = limits::MAX_DEPTH;

    /// How many values [`from_json`](Self::from_json) reads: members of objects and elements of arrays, at all depths
    /// together.
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
            extensions: Map::new(),
        }
    }

    /// Reads what a server sent, as leniently as RFC 9457 section 3 asks of clients:
    ///
    /// * A member of the wrong type is ignored, as if it were missing. So is a `status` that is not within 100–999.
    /// * Without `type` the problem is `about:blank`. A problem of that type whose title is missing or empty has the
    ///   phrase of its status as title (section 4.2.1); any other title that is missing is empty.
    /// * All members that the RFC does not define are kept, as extensions.
    ///
    /// The text may come from anywhere: besides being JSON with an object outside, it has to stay within
    /// [`MAX_BYTES`](Self::MAX_BYTES), [`MAX_DEPTH`](Self::MAX_DEPTH) and [`MAX_VALUES`](Self::MAX_VALUES), which are
    /// checked before any memory is taken.
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
    /// If the text is no JSON object, or beyond a limit.
    ///
    /// RFC 8259 leaves to the reader which numbers and texts it can hold (sections 6, 8.2 and 9). Here an integer
    /// beyond 64 bits becomes an `f64`, and loses digits. What neither `f64` nor `String` can hold, a number like
    /// `1e400` or one half of a surrogate pair, is a [`Syntax`](ProblemError::Syntax) error, in whichever member it
    /// stands.
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
        if text.len() > Self::MAX_BYTES {
            return Err(ProblemError::TooLong);
        }
        // RFC 8259 section 8.1 lets a reader skip a byte order mark.
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        limits::measure(text)?;
        let value: Value = serde_json::from_slice(text).map_err(ProblemError::Syntax)?;
        limits::recount(&value, 0, &mut 0)?;
        match value {
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
            extensions: Map::new(),
        };
        for (name, value) in members {
            match (name.as_str(), value) {
                ("type", Value::String(uri)) => problem.r#type = Cow::Owned(uri),
                ("title", Value::String(title)) => problem.title = Cow::Owned(title),
                ("status", value) => problem.status = status(&value),
                ("detail", Value::String(detail)) => problem.detail = Some(Cow::Owned(detail)),
                ("instance", Value::String(uri)) => problem.instance = Some(Cow::Owned(uri)),
                (_, value) if is_extension(&name) => drop(problem.extensions.insert(name, value)),
                // Of the wrong type.
                _ => {}
            }
        }
        // An empty title is none: it would not be written, either.
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

    /// The same problem, borrowing nothing.
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
        // A text that is known at compile time stays where it is.
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
            extensions: self.extensions,
        }
    }

    /// Adds an extension member.
    ///
    /// A name that the RFC uses itself (`type`, `title`, `status`, `detail`, `instance`) would contradict that
    /// member; it is not written.
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

/// The problem that follows from an error's status: its `Display` is for clients, unless the fault is the server's.
pub(crate) fn of(status: StatusCode, reason: &'static str, detail: fmt::Arguments<'_>) -> Problem<'static> {
    let problem = Problem::new(status).title(agreeing_phrase(status, reason));
    if is_of_client(status) { problem.detail(text(detail)) } else { problem }
}

/// As `to_string`, but with room for a usual text, and none for one that is known at compile time.
pub(crate) fn text(text: fmt::Arguments<'_>) -> Cow<'static, str> {
    text.as_str().map_or_else(
        || {
            let mut written = String::with_capacity(64);
            // A `Display` that fails, though nothing is wrong with the string, has said what it could.
            let _ = written.write_fmt(text);
            Cow::Owned(written)
        },
        Cow::Borrowed,
    )
}

impl Problem<'_> {
    /// As JSON, in memory of just this size as a rule: then whoever sends it need not move it, or keep its size.
    pub(crate) fn written(&self) -> Vec<u8> {
        // Maps with string keys and values of serde_json cannot fail to be written.
        #[cfg(feature = "std")]
        {
            let mut json = Vec::with_capacity(self.length());
            let result = serde_json::to_writer(&mut json, self);
            debug_assert!(result.is_ok(), "{result:?}");
            json
        }
        #[cfg(not(feature = "std"))]
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// The length of the JSON. Less than that where a text has to be escaped, or where extension members hold more
    /// than texts and integers: looking for these would take longer than it saves.
    #[cfg(feature = "std")]
    fn length(&self) -> usize {
        // A member has quotes around its name, a colon, and a comma or the last brace.
        let member = |name: &str, value: usize| name.len() + 4 + value;
        let text = |name: &str, text: &Cow<'_, str>| member(name, text.len() + 2);
        let integer = |number: u64| number.checked_ilog10().unwrap_or_default() as usize + 1;
        let mut length = 1;
        if self.r#type != ABOUT_BLANK {
            length += text("type", &self.r#type);
        }
        if !self.title.is_empty() {
            length += text("title", &self.title);
        }
        if let Some(status) = self.status {
            length += member("status", integer(status.as_u16().into()));
        }
        length += self.detail.as_ref().map_or(0, |detail| text("detail", detail));
        length += self.instance.as_ref().map_or(0, |instance| text("instance", instance));
        for (name, value) in &self.extensions {
            if !is_extension(name) {
                continue;
            }
            let value = match value {
                Value::String(text) => text.len() + 2,
                Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                    (Some(number), _) => integer(number),
                    (None, Some(negative)) => integer(negative.unsigned_abs()) + 1,
                    (None, None) => 1,
                },
                Value::Bool(false) => 5,
                Value::Bool(true) | Value::Null => 4,
                Value::Array(_) | Value::Object(_) => 2,
            };
            length += member(name, value);
        }
        // Two braces if there is no member.
        length.max(2)
    }
}

/// Not a member of the RFC's own, which it would contradict.
fn is_extension(name: &str) -> bool {
    !matches!(name, "type" | "title" | "status" | "detail" | "instance")
}

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.r#type != ABOUT_BLANK {
            map.serialize_entry("type", &self.r#type)?;
        }
        if !self.title.is_empty() {
            map.serialize_entry("title", &self.title)?;
        }
        if let Some(status) = &self.status {
            map.serialize_entry("status", status)?;
        }
        if let Some(detail) = &self.detail {
            map.serialize_entry("detail", detail)?;
        }
        if let Some(instance) = &self.instance {
            map.serialize_entry("instance", instance)?;
        }
        for (name, value) in &self.extensions {
            if is_extension(name) {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

/// As [`from_json`](Problem::from_json) reads it, but within whatever limits the format keeps: for text from outside,
/// use that one.
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
    fn the_length_is_known_before_it_is_written() {
        let problem = Problem::new(StatusCode::NotFound);
        let cases = [
            problem.clone(),
            Problem { title: "".into(), status: None, ..problem.clone() },
            Problem { status: Some(StatusCode::from(7)), ..problem.clone() },
            problem.clone().r#type("https://example.com/").detail("没有书").instance("/orders/7"),
            problem.clone().extension("a", 0).extension("c", u64::MAX).extension("d", i64::MIN),
            problem.clone().extension("e", true).extension("f", false).extension("g", Value::Null),
            problem.clone().extension("h", "x y").extension("status", "of no account"),
        ];
        for problem in cases {
            let json = problem.written();
            assert_eq!(json, serde_json::to_vec(&problem).unwrap());
            assert_eq!((json.len(), json.capacity()), (problem.length(), problem.length()), "{problem:?}");
        }
    }

    #[test]
    fn a_length_that_is_not_known_loses_nothing() {
        let problem = Problem::new(StatusCode::Gone).detail("say \"no\",\n\u{1}C:\\");
        let problem = problem.extension("a\"", 1.5e300).extension("b", alloc::vec![1, 2, 3]);
        assert_eq!(problem.written(), serde_json::to_vec(&problem).unwrap());
    }
}
