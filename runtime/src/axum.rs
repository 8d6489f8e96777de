//! The adapter for axum 0.8.

use axum_core::body::Body;
pub use axum_core::response::{IntoResponse, Response};

use crate::HttpError;
use crate::original::Kept;
use crate::plain;
use crate::respond::Answer;

/// The response to an error.
pub fn respond<E: HttpError>(kept: &Kept<E>) -> Response {
    let (error, original) = kept.parts();
    let mut response = plain::response(&Answer::of(error)).map(Body::from);
    if let Some(original) = original {
        response.extensions_mut().insert(original);
    }
    response
}

/// `IntoResponse` for a type that derives `HttpError`.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_axum {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::axum::IntoResponse for $ty
        where
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::respond(&$crate::__keep!($mode $ty, self))
            }
        }
    };
}
