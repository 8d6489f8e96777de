//! The trait that `#[derive(HttpError)]` implements.

use core::fmt;

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, sync::Arc};

#[cfg(feature = "problem")]
use crate::Problem;
use crate::status::phrase::phrase;
use crate::{Case, Level, StatusCode};

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
    fn __ready(&self) -> Option<Box<crate::answer::ready::ReadyAnswer<'_>>> {
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
        fn __ready(&self) -> Option<Box<crate::answer::ready::ReadyAnswer<'_>>> {
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
