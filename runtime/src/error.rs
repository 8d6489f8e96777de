//! The trait that `#[derive(HttpError)]` implements.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, sync::Arc};

#[cfg(feature = "problem")]
use crate::Problem;
use crate::StatusCode;

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
    note = "add `#[derive(statusquo::HttpError)]` and `#[http(...)]` to the type"
)]
pub trait HttpError: core::error::Error {
    /// The status that this error is answered with ([RFC 9110 section
    /// 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// An answer with a status that reports no error (1xx, 2xx) or that has no three digits would mislead the
    /// client: the adapters send `500` instead.
    fn status(&self) -> StatusCode;

    /// The reason phrase ([RFC 9112 section 4](https://www.rfc-editor.org/rfc/rfc9112#section-4)), by the registry
    /// in which the status was named. Empty for a code without one.
    fn reason(&self) -> &'static str {
        self.status().canonical_reason().unwrap_or_default()
    }

    /// Calls `set` with name and value of each header field that goes with the response. Names are in lower case.
    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        let _ = set;
    }

    /// What clients may read: the problem details of [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
    ///
    /// Unless told otherwise, the detail is the error's `Display` for 3xx and 4xx, and absent for 5xx.
    #[cfg(feature = "problem")]
    fn problem(&self) -> Problem<'_> {
        crate::problem::of(self)
    }

    /// The ways in which this type answers; empty where it is written by hand and does not say.
    fn cases() -> &'static [Case]
    where
        Self: Sized,
    {
        &[]
    }
}

/// One way in which an error type answers: one variant of an enum, or the struct itself.
///
/// ```
/// use statusquo::{HttpError, StatusCode};
///
/// #[derive(Debug, HttpError)]
/// #[http(NotFound)]
/// struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
///
/// let [case] = NoSuchBook::cases() else { panic!() };
/// assert_eq!((case.name, case.statuses), ("NoSuchBook", &[StatusCode::NotFound][..]));
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Case {
    /// Name of the variant or of the struct.
    pub name: &'static str,
    /// The statuses it can be answered with. Empty where a field decides at run time.
    pub statuses: &'static [StatusCode],
    /// Names of the header fields that go with it, in lower case.
    pub headers: &'static [&'static str],
    /// For a transparent variant, the cases of the error inside; empty where that is known at run time only.
    pub inner: Option<fn() -> &'static [Case]>,
}

impl Case {
    #[doc(hidden)]
    pub const fn __new(name: &'static str) -> Self {
        Self { name, statuses: &[], headers: &[], inner: None }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __statuses(mut self, statuses: &'static [StatusCode]) -> Self {
        self.statuses = statuses;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __headers(mut self, headers: &'static [&'static str]) -> Self {
        self.headers = headers;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn __inner(mut self, inner: fn() -> &'static [Case]) -> Self {
        self.inner = Some(inner);
        self
    }
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

        #[cfg(feature = "problem")]
        fn problem(&self) -> Problem<'_> {
            (**self).problem()
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
    note = "add `#[derive(statusquo::HttpError)]` to `{Self}`, or give this variant a status of its own"
)]
pub trait Delegate {
    fn inner(&self) -> &dyn HttpError;
    fn inner_cases() -> &'static [Case];
}

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
delegate_boxed!(dyn HttpError, dyn HttpError + Send, dyn HttpError + Send + Sync);

/// The status that a field with `#[http(status)]` holds.
#[doc(hidden)]
#[inline]
pub fn dynamic<S: Clone>(status: &S) -> StatusCode
where
    StatusCode: From<S>,
{
    StatusCode::from(status.clone())
}
