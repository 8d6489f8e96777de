//! `RouteError`: the answers to requests that match no route. To the rest of the crate, it is an error like any user's.

use alloc::borrow::Cow;
use core::fmt;

use crate::{Case, HttpError, StatusCode};

/// The errors of routing, for requests that no handler takes: unknown addresses and wrong methods.
///
/// | framework | how |
/// | --- | --- |
/// | axum | `Router::fallback` and `Router::method_not_allowed_fallback`; axum adds `Allow` |
/// | actix-web | `App::default_service`, and `Resource::default_service` for methods |
/// | rocket | a catcher for 404, which also gets wrong methods |
/// | poem | `catch_error` with poem's `NotFoundError`, and with `MethodNotAllowedError` on each resource |
/// | salvo | a `Catcher` with a hoop that looks at the status; salvo adds `Allow` |
///
/// ```
/// # #[cfg(feature = "axum")] {
/// use axum::{Router, routing::get};
/// use statusquo::RouteError;
///
/// let app: Router = Router::new()
///     .route("/books", get(|| async { "[]" }))
///     .fallback(|| async { RouteError::NotFound })
///     .method_not_allowed_fallback(|| async { RouteError::wrong_method("") });
/// # }
/// ```
///
/// In a format of your own, it is passed on by a type that has it:
///
/// ```
/// # #[cfg(feature = "problem")] {
/// use statusquo::{Answer, HttpError, RouteError, error_format};
///
/// error_format! {
///     struct Envelope: "application/json" = { "error": {detail or title} };
/// }
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[error(transparent)]
/// #[http(transparent, format = Envelope)]
/// struct NoRoute(#[from] RouteError);
///
/// let error = NoRoute(RouteError::NotFound);
/// assert_eq!(Answer::of(&error).body(), br#"{"error":"there is nothing at this address"}"#);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RouteError {
    /// There is nothing at this address.
    NotFound,
    /// The resource has no such method.
    MethodNotAllowed {
        /// The supported methods, in the syntax of `Allow` (RFC 9110 section 10.2.1): `GET, HEAD`. Empty if the
        /// framework adds the field, as axum and salvo do.
        allow: Cow<'static, str>,
    },
}

impl RouteError {
    /// The resource supports only these methods.
    ///
    /// ```
    /// use statusquo::{HttpError, RouteError, StatusCode};
    ///
    /// assert_eq!(RouteError::wrong_method("GET, HEAD").status(), StatusCode::MethodNotAllowed);
    /// ```
    #[must_use]
    pub fn wrong_method(allow: impl Into<Cow<'static, str>>) -> Self {
        Self::MethodNotAllowed { allow: allow.into() }
    }
}

impl fmt::Display for RouteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotFound => "there is nothing at this address",
            Self::MethodNotAllowed { .. } => "this method is not allowed here",
        })
    }
}

impl core::error::Error for RouteError {}

impl HttpError for RouteError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NotFound,
            Self::MethodNotAllowed { .. } => StatusCode::MethodNotAllowed,
        }
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        match self {
            Self::MethodNotAllowed { allow } if !allow.is_empty() => set("allow", format_args!("{allow}")),
            _ => {}
        }
    }

    fn case(&self) -> &'static str {
        match self {
            Self::NotFound => "NotFound",
            Self::MethodNotAllowed { .. } => "MethodNotAllowed",
        }
    }

    fn cases() -> &'static [Case] {
        const {
            &[
                Case::__new("NotFound", "There is nothing at this address.")
                    .__status(StatusCode::NotFound, StatusCode::NotFound.canonical_reason()),
                Case::__new("MethodNotAllowed", "The resource has no such method.")
                    .__status(StatusCode::MethodNotAllowed, StatusCode::MethodNotAllowed.canonical_reason())
                    .__headers(&["allow"]),
            ]
        }
    }
}

__adapters! { Owned [] [RouteError] [] }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_variant_has_its_own_case() {
        let errors = [RouteError::NotFound, RouteError::wrong_method("GET")];
        assert_eq!(errors.each_ref().map(HttpError::case), ["NotFound", "MethodNotAllowed"]);
        for (error, case) in errors.iter().zip(RouteError::cases()) {
            assert_eq!((error.case(), Some(error.status())), (case.name, case.status));
        }
    }
}
