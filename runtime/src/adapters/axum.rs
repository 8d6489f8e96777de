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
pub fn respond(kept: Captured<'_>) -> Response {
    let mut response = Answer::of(kept.error()).into_axum();
    if let Some(original) = kept.original() {
        response.extensions_mut().insert(original);
    }
    response
}

impl Answer<'_> {
    /// With axum: the response; the error is logged.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let response: axum::response::Response = Answer::of(&RouteError::NotFound).into_axum();
    /// assert_eq!(response.status(), 404);
    /// ```
    #[must_use]
    pub fn into_axum(mut self) -> Response {
        self.log();
        let tells_length = self.status.allows_content();
        let content = |bytes| if tells_length { Body::from(bytes) } else { Body::new(NoContent) };
        plain::response(&mut self).map(content)
    }
}

/// An empty body that does not tell its length: axum would send `content-length: 0` for it in the response to a HEAD,
/// which in a 304 means that the content is empty (RFC 9110 section 8.6).
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
