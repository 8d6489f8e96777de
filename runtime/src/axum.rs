//! The adapter for axum 0.8.

use axum_core::body::Body;
use axum_core::response::Response;

use crate::HttpError;
use crate::original::OriginalError;
use crate::plain;
use crate::respond::Answer;

/// The response to an error.
pub fn respond(error: &dyn HttpError) -> Response {
    plain::response(&Answer::of(error)).map(Body::from)
}

/// Picks, by method resolution, whether the error can ride along in the response: `Shared` applies to errors that
/// are `Send`, `Sync` and `'static`, and `Plain`, one reference further away, to all others.
#[derive(Debug)]
pub struct Holder<E>(pub E);

/// See [`Holder`].
pub trait Shared {
    /// The response.
    fn answer(self) -> Response;
}

/// See [`Holder`].
pub trait Plain {
    /// The response.
    fn answer(self) -> Response;
}

impl<E: HttpError + Send + Sync + 'static> Shared for Holder<E> {
    fn answer(self) -> Response {
        let original = OriginalError::new(self.0);
        let mut response = respond(&*original);
        response.extensions_mut().insert(original);
        response
    }
}

impl<E: HttpError> Plain for &Holder<E> {
    fn answer(self) -> Response {
        respond(&self.0)
    }
}

/// `IntoResponse` for a type that derives `HttpError`.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::axum_core::response::IntoResponse for $ty
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::axum_core::response::Response {
                $crate::__answer_axum!($mode self)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __answer_axum {
    (shared $error:expr) => {{
        #[allow(unused_imports)]
        use $crate::__private::axum::{Plain as _, Shared as _};
        $crate::__private::axum::Holder($error).answer()
    }};
    // Method resolution does not look at lifetimes, so a type that has some is never tried.
    (plain $error:expr) => {
        $crate::__private::axum::respond(&$error)
    };
}
