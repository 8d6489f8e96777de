//! `HttpError`: the trait that `#[derive(HttpError)]` implements, and that the rest of the crate asks.
//!
//! A new method needs a default, so that handwritten implementations keep compiling, and an entry in `forward!`, so
//! that `Box` and `Arc` do not use that default. Decisions about what is sent belong in `answer`, not here.

use core::fmt;

#[cfg(feature = "problem")]
use alloc::borrow::Cow;
#[cfg(feature = "alloc")]
use alloc::{boxed::Box, sync::Arc};

use crate::status::phrase::phrase;
#[cfg(feature = "problem")]
use crate::{AnyFormat, Problem};
use crate::{Case, Level, StatusCode};

/// An error that knows its HTTP response.
///
/// Derive it; see the macro of the same name for the attributes. A handwritten implementation needs only
/// [`status`](Self::status):
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
    message = "`{Self}` is not an `HttpError`, so its HTTP status is unknown",
    label = "the trait `statusquo::HttpError` is not implemented for `{Self}`",
    note = "for a type of your own, add `#[derive(statusquo::HttpError)]` and `#[http(...)]`",
    note = "for a type of another crate, wrap it in a variant of your error type and give that variant a status, for \
            example `#[http(InternalServerError)]`"
)]
// The compiler quotes this line when the bound fails, so the remedy is part of it.
#[rustfmt::skip]
pub trait HttpError: core::error::Error { // derive `thiserror::Error`, or write `impl std::error::Error for ...`
    /// The status of the response ([RFC 9110 section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// A status that does not report an error (1xx, 2xx) or is invalid (outside 100–599) would mislead the client, so
    /// the adapters send `500` instead. A code from 600 to 999 is sent if a registry names it.
    fn status(&self) -> StatusCode;

    /// The reason phrase ([RFC 9112 section 4](https://www.rfc-editor.org/rfc/rfc9112#section-4)) in the registry that
    /// the status was taken from; empty for a code without one.
    fn reason(&self) -> &'static str {
        phrase(self.status())
    }

    /// Calls `set` with the name and the value of each header field of the response. Names are in lower case.
    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        let _ = set;
    }

    /// The name of the error in logs and metrics: the variant or the struct. A transparent variant
    /// (`#[http(transparent)]`) uses the name of the inner error.
    ///
    /// The default is the name of the type, without its path.
    fn case(&self) -> &'static str {
        short_name(core::any::type_name::<Self>())
    }

    /// The log level of the error. The default follows from the status: see [`Level::of`].
    fn level(&self) -> Level {
        Level::of(self.status())
    }

    /// What programs tell errors apart by, such as `out_of_credit`; none by default. It is a member of the
    /// [problem](Self::problem), and the `error.type` of the log.
    fn code(&self) -> Option<&'static str> {
        self.__inner()?.code()
    }

    /// The error that this one passes on; the methods that are not implemented ask it.
    #[doc(hidden)]
    fn __inner(&self) -> Option<&dyn HttpError> {
        None
    }

    /// The first of the error's sources in the log; [`source`](core::error::Error::source) by default. For causes such
    /// as `anyhow::Error`, which are not an `Error` themselves, but hold one.
    fn log_source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self.__inner() {
            Some(inner) => inner.log_source(),
            None => self.source(),
        }
    }

    /// How the content is written; `None` stands for [problem details](crate::format::ProblemDetails). If another error
    /// passes this one on (`#[http(transparent)]`) and has a format, that one is used.
    #[cfg(feature = "problem")]
    fn format(&self) -> Option<AnyFormat> {
        self.__inner()?.format()
    }

    /// What clients may read: problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)).
    ///
    /// By default, the detail is the error's `Display` for 3xx and 4xx, and absent for every other status.
    #[cfg(feature = "problem")]
    fn problem(&self) -> Problem<'_> {
        let mut problem = crate::problem::of(self.status(), self.reason(), format_args!("{self}"));
        problem.code = self.code().map(Cow::Borrowed);
        problem
    }

    /// The complete answer, for errors whose parts could disagree if they were asked for one by one.
    #[cfg(feature = "problem")]
    #[doc(hidden)]
    fn __ready(&self) -> Option<Box<crate::Answer<'_>>> {
        None
    }

    /// Every answer that this type can give; empty by default.
    ///
    /// With the feature `utoipa`, they become the type's responses in an OpenAPI document:
    /// `#[utoipa::path(..., responses(BookError))]` lists them all, one response per status, with its header fields and
    /// a schema for each case. The description comes from the doc comments of the variants or, without one, from
    /// the standard. Answers whose status is known only at run time become `default`. With the feature `catalogue` they
    /// become a page.
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

/// `shop::NotFound<alloc::string::String>` becomes `NotFound`.
pub(crate) fn short_name(path: &'static str) -> &'static str {
    let path = path.split('<').next().unwrap_or(path);
    path.rsplit("::").next().unwrap_or(path)
}

/// The methods of a pointer: each forwards to the error behind it.
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

        fn __inner(&self) -> Option<&dyn HttpError> {
            Some(&**self)
        }

        #[cfg(feature = "problem")]
        fn problem(&self) -> Problem<'_> {
            (**self).problem()
        }

        #[cfg(feature = "problem")]
        fn __ready(&self) -> Option<Box<crate::Answer<'_>>> {
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

// A trait object is not `Sized`, so it has no `cases`; each combination of auto traits is a separate type.
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
// `Box<dyn HttpError>` is missing because it does not implement `Error` in std.
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
    fn the_short_name_has_no_path_and_no_parameters() {
        for path in ["Closed", "shop::Closed", "shop::open::Closed<alloc::vec::Vec<u8>>", "shop::Closed<'_>"]
        {
            assert_eq!(short_name(path), "Closed", "{path}");
        }
    }
}
