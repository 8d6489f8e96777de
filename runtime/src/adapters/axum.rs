//! The adapter for axum 0.8.

use core::convert::Infallible;
use core::pin::Pin;
use core::task::{Context, Poll};

use axum_core::body::Body;
pub use axum_core::response::{IntoResponse, Response};
use hyper::body::{Bytes, Frame};

use super::http as plain;
use crate::Answer;
use crate::original::Captured;

/// The response to an error.
pub fn respond(captured: Captured<'_>) -> Response {
    let answer = Answer::of(captured.error());
    let has_content = answer.problem.is_some();
    let content = |bytes| if has_content { Body::from(bytes) } else { Body::new(NoContent) };
    let mut response = plain::response(answer).map(content);
    if let Some(original) = captured.original() {
        response.extensions_mut().insert(original);
    }
    response
}

/// An empty body of unknown length. For a known length, axum would send `content-length: 0` in the response to HEAD,
/// which in a 304 would mean that the representation is empty (RFC 9110 section 8.6).
struct NoContent;

impl hyper::body::Body for NoContent {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }
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
                $crate::__private::capture::$mode::<$ty>::NEW.__capture(self, $crate::__private::axum::respond)
            }
        }
    };
}
