//! The trait that `#[derive(HttpError)]` implements.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, sync::Arc};

#[cfg(feature = "problem")]
use crate::Problem;
use crate::{StatusClass, StatusCode};

/// An error that knows how it is answered over HTTP.
///
/// Derive it; see the macro of the same name for the attributes. By hand, [`status`](Self::status) is all that
/// has to be written:
///
/// ```
/// use statusquo::{HttpError, StatusCode};
///
/// #[derive(Debug)]
/// struct Closed;
///
/// impl std::fmt::Display for Closed {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         f.write_str("the shop is closed")
///     }
/// }
/// impl std::error::Error for Closed {}
///
/// impl HttpError for Closed {
///     fn status(&self) -> StatusCode {
///         StatusCode::ServiceUnavailable
///     }
/// }
///
/// let error: Box<dyn HttpError> = Box::new(Closed);
/// assert_eq!(error.reason(), "Service Unavailable");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which HTTP status it is",
    label = "`statusquo::HttpError` is not implemented for `{Self}`",
    note = "to a type of your own, add `#[derive(statusquo::HttpError)]` and `#[http(...)]`",
    note = "a type of another crate goes into a variant of your error type, which has the status, as in \
            `#[http(InternalServerError)]`"
)]
// The compiler shows this line when the bound does not hold, so the remedy stands in it.
#[rustfmt::skip]
pub trait HttpError: core::error::Error { // derive `thiserror::Error`, or write `impl std::error::Error for ...`
    /// The status that this error is answered with ([RFC 9110 section
    /// 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// An answer with a status that reports no error (1xx, 2xx), or with one that is invalid (beyond 100–599), would
    /// mislead the client: the adapters send `500` instead. A code of 600 to 999 that a registry names is sent.
    fn status(&self) -> StatusCode;

    /// The reason phrase ([RFC 9112 section 4](https://www.rfc-editor.org/rfc/rfc9112#section-4)), by the registry
    /// in which the status was named. Empty for a code without one.
    fn reason(&self) -> &'static str {
        phrase(self.status())
    }

    /// Calls `set` with name and value of each header field that goes with the response. Names are in lower case.
    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        let _ = set;
    }

    /// What the error is called in logs and counters: the name of its variant, or of the struct. Of an error that
    /// passes another one on (`#[http(transparent)]`), what that one is called.
    ///
    /// Unless told otherwise it is the name of the type, without its path.
    fn case(&self) -> &'static str {
        short_name(core::any::type_name::<Self>())
    }

    /// How loud the error is in the log: by its status, unless told otherwise.
    fn level(&self) -> Level {
        Level::of(self.status())
    }

    /// What clients may read: the problem details of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
    ///
    /// Unless told otherwise, the detail is the error's `Display` for 3xx and 4xx, and absent for 5xx.
    #[cfg(feature = "problem")]
    fn problem(&self) -> Problem<'_> {
        crate::problem::of(self.status(), self.reason(), format_args!("{self}"))
    }

    /// The answer as a whole, if the parts could disagree when asked for one by one.
    #[cfg(feature = "problem")]
    #[doc(hidden)]
    fn __ready(&self) -> Option<Box<crate::ready::ReadyAnswer<'_>>> {
        None
    }

    /// The ways in which this type answers; empty where it is written by hand and does not say.
    ///
    /// With the feature `utoipa` they are the type's responses in an OpenAPI document, so that
    /// `#[utoipa::path(..., responses(BookError))]` describes them all: variants of one status together, with the
    /// header fields that they carry, and problem details as content. The description is what the doc comments of the
    /// variants say, or else what the standard does; what is known at run time only is `default`.
    #[cfg_attr(
        feature = "utoipa",
        doc = r#"
```
use statusquo::HttpError;
use utoipa::IntoResponses;

#[derive(Debug, thiserror::Error, HttpError)]
enum BookError {
    /// There is no book with this number.
    #[error("no book with id {0}")]
    #[http(NotFound)]
    NoSuchBook(u64),

    #[error("log in first")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
    NotLoggedIn,
}

let responses = serde_json::to_value(BookError::responses())?;
assert_eq!(responses["404"]["description"], "There is no book with this number.");
assert_eq!(responses["401"]["headers"]["www-authenticate"]["schema"]["type"], "string");
let schema = &responses["404"]["content"]["application/problem+json"]["schema"];
assert_eq!(schema["properties"]["status"]["enum"][0], 404);
# Ok::<(), serde_json::Error>(())
```"#
    )]
    fn cases() -> &'static [Case]
    where
        Self: Sized,
    {
        &[]
    }
}

/// One way in which an error type answers: a variant of an enum, or one of its statuses where it has several, or
/// the struct itself.
///
/// ```
/// use statusquo::{HttpError, StatusCode};
///
/// #[derive(Debug, HttpError)]
/// /// The book is not in the catalogue.
/// #[http(NotFound, type = "https://example.com/problems/no-such-book", title = "No such book")]
/// struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
///
/// let [case] = NoSuchBook::cases() else { panic!() };
/// assert_eq!((case.name, case.status), ("NoSuchBook", Some(StatusCode::NotFound)));
/// assert_eq!(case.doc, "The book is not in the catalogue.");
/// assert_eq!(case.title, "No such book");
/// assert!(case.shows_detail);
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Case {
    /// Name of the variant or of the struct.
    pub name: &'static str,
    /// Its doc comment; empty without one.
    pub doc: &'static str,
    /// The status; `None` where a field or the error inside decides at run time.
    pub status: Option<StatusCode>,
    /// The reason phrase, by the registry in which the status was named; empty without a status.
    pub reason: &'static str,
    /// Type URI of the problem (RFC 9457 section 3.1.1).
    pub problem_type: &'static str,
    /// Title of the problem (RFC 9457 section 3.1.3).
    pub title: &'static str,
    /// Names of the header fields that go with it, in lower case.
    pub headers: &'static [&'static str],
    /// Names of the extension members (RFC 9457 section 3.2).
    pub extensions: &'static [&'static str],
    /// Whether clients read the detail and the extension members. Without a status it says what holds for 4xx.
    pub shows_detail: bool,
    /// For a transparent variant, the cases of the error inside; empty where that is known at run time only.
    pub inner: Option<fn() -> &'static [Case]>,
}

#[doc(hidden)]
impl Case {
    #[inline]
    pub const fn __new(name: &'static str, doc: &'static str) -> Self {
        Self {
            name,
            doc,
            status: None,
            reason: "",
            problem_type: "about:blank",
            title: "",
            headers: &[],
            extensions: &[],
            shows_detail: true,
            inner: None,
        }
    }

    #[inline]
    pub const fn __standard(name: &'static str, doc: &'static str, status: StatusCode) -> Self {
        Self::__new(name, doc).__status(status, status.canonical_reason())
    }

    #[must_use]
    #[inline]
    pub const fn __status(mut self, status: StatusCode, reason: Option<&'static str>) -> Self {
        self.status = Some(status);
        self.shows_detail = Shown::ByStatus.applies(status);
        if let Some(reason) = reason {
            self.reason = reason;
            self.title = reason;
        }
        self
    }

    /// Either may be empty: then it stays as it was.
    #[must_use]
    #[inline]
    pub const fn __problem(mut self, problem_type: &'static str, title: &'static str) -> Self {
        if !problem_type.is_empty() {
            self.problem_type = problem_type;
        }
        if !title.is_empty() {
            self.title = title;
        }
        self
    }

    #[must_use]
    #[inline]
    pub const fn __headers(mut self, headers: &'static [&'static str]) -> Self {
        self.headers = headers;
        self
    }

    #[must_use]
    #[inline]
    pub const fn __extensions(mut self, extensions: &'static [&'static str]) -> Self {
        self.extensions = extensions;
        self
    }

    #[must_use]
    #[inline]
    pub const fn __shown(mut self, shown: Shown) -> Self {
        self.shows_detail = match self.status {
            Some(status) => shown.applies(status),
            None => !matches!(shown, Shown::Never),
        };
        self
    }

    #[must_use]
    #[inline]
    pub const fn __inner(mut self, inner: fn() -> &'static [Case]) -> Self {
        self.inner = Some(inner);
        self
    }
}

/// Cases of which there is nothing to tell but name, doc comment and status. Without `docs` none has a comment.
#[doc(hidden)]
#[must_use]
pub const fn cases<const N: usize>(
    names: [&'static str; N],
    docs: &[&'static str],
    statuses: [StatusCode; N],
) -> [Case; N] {
    let mut cases = [Case::__new("", ""); N];
    let mut i = 0;
    while i < N {
        let doc = if docs.is_empty() { "" } else { docs[i] };
        cases[i] = Case::__standard(names[i], doc, statuses[i]);
        i += 1;
    }
    cases
}

/// The implementation for an enum of which there is nothing to tell but its variants, their names and their statuses:
/// `mode Type [doc comments] Variant "Variant" (Status) ...`. Of a token that repeats without a separator, the compiler
/// keeps the place where it was written, so that a misspelt status is one mistake, however often it stands here.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($mode:ident $ty:tt [$($doc:literal)*] $($variant:tt $name:literal ($($status:tt)*))*) => {
        // Constants with a former name are no worse here than in what the derive itself writes.
        #[allow(deprecated)]
        #[automatically_derived]
        impl $crate::HttpError for $ty {
            fn status(&self) -> $crate::StatusCode {
                match self { $(Self::$variant { .. } => $crate::StatusCode::$($status)*,)* }
            }
            fn case(&self) -> &'static ::core::primitive::str {
                match self { $(Self::$variant { .. } => $name,)* }
            }
            fn cases() -> &'static [$crate::Case] {
                const { &$crate::__private::cases([$($name),*], &[$($doc),*], [$($crate::StatusCode::$($status)*),*]) }
            }
        }
        $crate::__adapters! { $mode [] [$ty] [] }
    };
}

/// Whether clients read the detail of an error.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Shown {
    /// For 3xx and 4xx. Otherwise the fault is the server's, and RFC 9457 section 5 warns of what a detail can give
    /// away.
    ByStatus,
    Always,
    Never,
}

impl Shown {
    pub(crate) const fn applies(self, status: StatusCode) -> bool {
        match self {
            Self::ByStatus => is_of_client(status),
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// Whether the client has to do something about it, so that it may read what the error says. With any other status the
/// server failed: with 5xx, and also with one that no error is answered with. Everybody who hides or shows a text, or
/// picks a level, asks this function.
pub(crate) const fn is_of_client(status: StatusCode) -> bool {
    matches!(status.class(), Some(StatusClass::Redirection | StatusClass::ClientError))
}

/// How loud an error is in the log.
///
/// ```
/// use statusquo::{Level, StatusCode};
///
/// assert_eq!(Level::of(StatusCode::BadGateway), Level::Error);
/// assert_eq!(Level::of(StatusCode::NotFound), Level::Debug);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// The server failed.
    Error,
    /// Something needs attention.
    Warn,
    /// Worth knowing.
    Info,
    /// Of interest while looking for a mistake.
    Debug,
    /// Of interest while following each step.
    Trace,
    /// Not logged.
    Off,
}

impl Level {
    /// The level for a status: [`Debug`](Self::Debug) for 3xx and 4xx, [`Error`](Self::Error) for everything else,
    /// also for codes that no error should be answered with.
    ///
    /// ```
    /// use statusquo::{Level, StatusCode};
    ///
    /// assert_eq!(Level::of(StatusCode::ServiceUnavailable), Level::Error);
    /// ```
    #[must_use]
    pub const fn of(status: StatusCode) -> Self {
        if is_of_client(status) { Self::Debug } else { Self::Error }
    }
}

/// The registry's phrase. Outlined: `reason` is monomorphized per error type.
pub(crate) fn phrase(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or_default()
}

/// The phrase, or the registry's if it belongs to another status: an error by hand may have changed its mind between two
/// questions.
#[cfg(feature = "problem")]
pub(crate) fn agreeing_phrase(status: StatusCode, reason: &'static str) -> &'static str {
    let own = phrase(status);
    let is_of_another = || StatusCode::ALL.iter().any(|other| phrase(*other) == reason);
    if reason != own && !own.is_empty() && is_of_another() { own } else { reason }
}

/// `NotFound` of `shop::NotFound<alloc::string::String>`.
fn short_name(path: &'static str) -> &'static str {
    let path = path.split('<').next().unwrap_or(path);
    path.rsplit("::").next().unwrap_or(path)
}

/// The methods of a type that holds an error and passes everything on to it.
macro_rules! forward {
    () => {
        fn status(&self) -> StatusCode {
            (**self).status()
        }

        fn reason(&self) -> &'static str {
            (**self).reason()
        }

        fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
            (**self).headers(set);
        }

        fn case(&self) -> &'static str {
            (**self).case()
        }

        fn level(&self) -> Level {
            (**self).level()
        }

        #[cfg(feature = "problem")]
        fn problem(&self) -> Problem<'_> {
            (**self).problem()
        }

        #[cfg(feature = "problem")]
        fn __ready(&self) -> Option<Box<crate::ready::ReadyAnswer<'_>>> {
            (**self).__ready()
        }
    };
}

macro_rules! forward_sized {
    ($($pointer:ty),*) => {$(
        impl<E: HttpError> HttpError for $pointer {
            forward!();

            fn cases() -> &'static [Case] {
                E::cases()
            }
        }
    )*};
}

// A trait object is not `Sized`, so it has no cases, and each kind of object is a type of its own.
macro_rules! forward_dyn {
    ($($pointer:ty),*) => {$(
        impl HttpError for $pointer {
            forward!();
        }
    )*};
}

forward_sized!(&E);
forward_dyn!(&(dyn HttpError + '_), &(dyn HttpError + Send + '_), &(dyn HttpError + Send + Sync + '_));
#[cfg(feature = "alloc")]
forward_sized!(Box<E>, Arc<E>);
// `Box<dyn HttpError>` is missing: std does not let it be an `Error`.
#[cfg(feature = "alloc")]
forward_dyn!(Arc<dyn HttpError + '_>, Arc<dyn HttpError + Send + '_>, Arc<dyn HttpError + Send + Sync + '_>);

impl HttpError for core::convert::Infallible {
    fn status(&self) -> StatusCode {
        match *self {}
    }
}

/// What `#[http(transparent)]` needs of the field. A boxed trait object is no `HttpError`, but it holds one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which HTTP status it is, so nothing can be passed on from it",
    label = "`#[http(transparent)]` needs `statusquo::HttpError` here",
    note = "if `{Self}` is a type of your own, add `#[derive(statusquo::HttpError)]` to it",
    note = "otherwise write a status instead of `transparent`, as in `#[http(InternalServerError)]`"
)]
pub trait Delegate {
    fn inner(&self) -> &dyn HttpError;
    fn inner_cases() -> &'static [Case];
}

#[diagnostic::do_not_recommend]
impl<E: HttpError> Delegate for E {
    fn inner(&self) -> &dyn HttpError {
        self
    }

    fn inner_cases() -> &'static [Case] {
        E::cases()
    }
}

#[cfg(feature = "alloc")]
macro_rules! delegate_boxed {
    ($($object:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Delegate for Box<$object> {
            fn inner(&self) -> &dyn HttpError {
                &**self
            }

            fn inner_cases() -> &'static [Case] {
                &[]
            }
        }
    )*};
}

#[cfg(feature = "alloc")]
delegate_boxed!(dyn HttpError + '_, dyn HttpError + Send + '_, dyn HttpError + Send + Sync + '_);

/// What `#[http(status)]` needs of the field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no status",
    label = "`#[http(status)]` needs a status here",
    note = "a status is a `statusquo::StatusCode`, an enum of another registry, a `u16`, or, with the feature `http`, \
            an `http::StatusCode`",
    note = "anything else becomes one where the error is made: `statusquo::StatusCode::from(404)` takes a `u16`, and \
            `\"404\".parse()` a text"
)]
pub trait StatusField {
    fn of(&self) -> Held;
}

/// A status with the phrase of the registry that it came from.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Held {
    status: StatusCode,
    reason: Option<&'static str>,
}

#[doc(hidden)]
impl Held {
    #[must_use]
    pub const fn new(status: StatusCode, reason: Option<&'static str>) -> Self {
        Self { status, reason }
    }

    #[must_use]
    pub fn status(self) -> StatusCode {
        self.status
    }

    #[must_use]
    pub fn reason(self) -> &'static str {
        self.reason.unwrap_or_default()
    }
}

#[diagnostic::do_not_recommend]
impl StatusField for u16 {
    fn of(&self) -> Held {
        StatusField::of(&StatusCode::new(*self))
    }
}

#[cfg(feature = "http")]
#[diagnostic::do_not_recommend]
impl StatusField for http::StatusCode {
    fn of(&self) -> Held {
        StatusField::of(&self.as_u16())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_called_by_its_last_name() {
        for path in ["Closed", "shop::Closed", "shop::open::Closed<alloc::vec::Vec<u8>>", "shop::Closed<'_>"]
        {
            assert_eq!(short_name(path), "Closed", "{path}");
        }
    }
}
