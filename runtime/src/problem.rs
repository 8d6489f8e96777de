use alloc::borrow::Cow;
use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use core::fmt;

use serde_core::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use crate::error::Shown;
use crate::{HttpError, StatusCode};

/// Problem details, the body of an error response ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Problem<'a> {
    /// URI reference that identifies the type of the problem (section 3.1.1); `about:blank` when there is no more
    /// to say than the status, and then left out of the JSON.
    pub r#type: Cow<'a, str>,
    /// Summary of the type, for people (section 3.1.3).
    pub title: Cow<'a, str>,
    /// Status of the response (section 3.1.2).
    pub status: StatusCode,
    /// What clients may know about this occurrence (section 3.1.4).
    pub detail: Option<Cow<'a, str>>,
    /// URI reference that identifies this occurrence (section 3.1.5).
    pub instance: Option<Cow<'a, str>>,
    /// Further members (section 3.2).
    pub extensions: Map<String, Value>,
}

/// The type of a problem that says no more than its status does.
const ABOUT_BLANK: &str = "about:blank";

impl<'a> Problem<'a> {
    /// The media type `application/problem+json` (RFC 9457 section 6.1).
    ///
    /// ```
    /// assert_eq!(statusquo::Problem::JSON, "application/problem+json");
    /// ```
    pub const JSON: &'static str = "application/problem+json";

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
            status,
            detail: None,
            instance: None,
            extensions: Map::new(),
        }
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
    pub fn into_owned(self) -> Problem<'static> {
        let owned = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        Problem {
            // A text that is known at compile time stays where it is.
            r#type: if self.r#type == ABOUT_BLANK { Cow::Borrowed(ABOUT_BLANK) } else { owned(self.r#type) },
            title: owned(self.title),
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
pub(crate) fn of<E: HttpError + ?Sized>(error: &E) -> Problem<'static> {
    let status = error.status();
    let problem = Problem::new(status).title(error.reason());
    if Shown::ByStatus.applies(status) { problem.detail(error.to_string()) } else { problem }
}

/// A problem as the derive puts it together.
#[doc(hidden)]
#[derive(Debug)]
pub struct Draft {
    problem: Problem<'static>,
    shown: bool,
}

#[doc(hidden)]
impl Draft {
    /// Empty texts stand for what follows from the status.
    #[must_use]
    pub fn new(
        error: &dyn HttpError,
        problem_type: &'static str,
        title: &'static str,
        shown: Shown,
        detail: Option<fmt::Arguments<'_>>,
    ) -> Self {
        let status = error.status();
        let mut problem = Problem::new(status).title(if title.is_empty() { error.reason() } else { title });
        if !problem_type.is_empty() {
            problem = problem.r#type(problem_type);
        }
        let shown = shown.applies(status);
        if shown {
            problem = problem.detail(detail.map_or_else(|| error.to_string(), |detail| detail.to_string()));
        }
        Self { problem, shown }
    }

    /// Adds a field of the error, unless clients may not read what is in it.
    #[must_use]
    pub fn extend<T: Serialize + ?Sized>(mut self, name: &str, value: &T) -> Self {
        if self.shown {
            // A value that JSON cannot hold, such as a map with keys that are no strings, becomes `null`: the
            // response is about another error, and has to go out.
            let value = serde_json::to_value(value).unwrap_or(Value::Null);
            self.problem.extensions.insert(name.to_owned(), value);
        }
        self
    }

    #[must_use]
    pub fn finish(self) -> Problem<'static> {
        self.problem
    }
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
        map.serialize_entry("status", &self.status)?;
        if let Some(detail) = &self.detail {
            map.serialize_entry("detail", detail)?;
        }
        if let Some(instance) = &self.instance {
            map.serialize_entry("instance", instance)?;
        }
        for (name, value) in &self.extensions {
            if !matches!(name.as_str(), "type" | "title" | "status" | "detail" | "instance") {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}
