//! The adapter for rocket 0.5, which has its own types for status codes and header fields.

use std::io::{Cursor, ErrorKind};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use rocket::Request;
use rocket::http::{Header, Status};
pub use rocket::response::{Responder, Response, Result};
use rocket::serde::json::Error as JsonError;
use serde_json::error::Category;

use crate::Answer;
use crate::OriginalError;
use crate::derive::delegate::{Held, StatusField};
use crate::original::Captured;
#[cfg(feature = "error-layer")]
use crate::{AnyFormat, Problem};
use crate::{HttpError, StatusCode};
#[cfg(feature = "error-layer")]
use alloc::sync::Arc;

/// The response to an error.
pub fn respond(kept: Captured<'_>, request: &Request<'_>) -> Response<'static> {
    #[cfg(feature = "error-layer")]
    let _scope = request_id_of(request).map(crate::answer::request::Scope::enter);
    let answer = Answer::of(kept.error());
    #[cfg(feature = "error-layer")]
    if let Some(problem) = answer.problem() {
        set_answered_problem(request, problem.clone().into_owned(), answer.format);
    }
    let response = answer.into_rocket();
    if let Some(original) = kept.original() {
        slot(request).original = Some(original);
    }
    response
}

impl Answer<'_> {
    /// With rocket: the response; the error is logged.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let response: rocket::Response<'static> = Answer::of(&RouteError::NotFound).into_rocket();
    /// assert_eq!(response.status().code, 404);
    /// ```
    #[must_use]
    pub fn into_rocket(mut self) -> Response<'static> {
        self.log();
        let mut response = Response::new();
        response.set_status(Status::new(self.status.as_u16()));
        for (name, value) in self.fields.iter() {
            response.adjoin_header(Header::new(name.clone(), value.clone()));
        }
        if let Some(media_type) = self.media_type() {
            response.set_header(Header::new("content-type", media_type));
        }
        if self.status.allows_content() {
            let body = self.take_body();
            response.set_sized_body(body.len(), Cursor::new(body));
        } else {
            // Without a size, rocket does not send `content-length: 0`, which in a 304 would mean that the representation
            // is empty (RFC 9110 section 8.6).
            response.set_streamed_body(rocket::tokio::io::empty());
        }
        response
    }
}

/// What would be in the extensions of a response if rocket had them.
#[derive(Default)]
struct Slot {
    original: Option<OriginalError>,
    #[cfg(feature = "error-layer")]
    problem: Option<(Problem<'static>, AnyFormat)>,
    #[cfg(feature = "error-layer")]
    request_id: Option<Arc<str>>,
}

fn slot<'r>(request: &'r Request<'_>) -> MutexGuard<'r, Slot> {
    request.local_cache(Mutex::<Slot>::default).lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(feature = "error-layer")]
pub(crate) fn answered_problem(request: &Request<'_>) -> Option<(Problem<'static>, AnyFormat)> {
    slot(request).problem.clone()
}

#[cfg(feature = "error-layer")]
pub(crate) fn set_answered_problem(request: &Request<'_>, problem: Problem<'static>, format: AnyFormat) {
    slot(request).problem = Some((problem, format));
}

#[cfg(feature = "error-layer")]
pub(crate) fn identify(request: &Request<'_>, id: Arc<str>) {
    slot(request).request_id = Some(id);
}

#[cfg(feature = "error-layer")]
pub(crate) fn request_id_of(request: &Request<'_>) -> Option<Arc<str>> {
    slot(request).request_id.clone()
}

impl OriginalError {
    /// With rocket: the error that this request was answered with, for fairings. Rocket's responses have no extensions,
    /// so the error is kept with the request.
    ///
    /// ```
    /// use rocket::fairing::AdHoc;
    /// use statusquo::OriginalError;
    ///
    /// let log = AdHoc::on_response("log", |request, _| Box::pin(async move {
    ///     if let Some(error) = OriginalError::of_request(request) {
    ///         eprintln!("{} {}: {error:?}", request.method(), request.uri());
    ///     }
    /// }));
    /// ```
    #[must_use]
    pub fn of_request(request: &Request<'_>) -> Option<Self> {
        slot(request).original.clone()
    }
}

#[diagnostic::do_not_recommend]
impl StatusField for Status {
    fn of(&self) -> Held {
        StatusField::of(&self.code)
    }
}

/// `Responder` for a type that derives `HttpError`.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_rocket {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<'__r, '__o: '__r, $($generics)*> $crate::__private::rocket::Responder<'__r, '__o> for $ty
        where
            $($bounds)*
        {
            fn respond_to(
                self,
                request: &'__r $crate::__private::rocket::Request<'_>,
            ) -> $crate::__private::rocket::Result<'__o> {
                $crate::__private::capture::$mode::<$ty>::NEW
                    .__capture(self, |captured| {
                        ::core::result::Result::Ok($crate::__private::rocket::respond(captured, request))
                    })
            }
        }
    };
}

/// The statuses of rocket's own JSON guard.
impl HttpError for JsonError<'_> {
    fn status(&self) -> StatusCode {
        match self {
            Self::Io(error) if error.kind() == ErrorKind::UnexpectedEof => StatusCode::ContentTooLarge,
            Self::Parse(_, error) if error.classify() == Category::Data => StatusCode::UnprocessableContent,
            _ => StatusCode::BadRequest,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn json_errors_have_the_statuses_of_rockets_guard() {
        let io = |kind: ErrorKind| JsonError::Io(io::Error::from(kind)).status();
        assert_eq!(io(ErrorKind::UnexpectedEof), StatusCode::ContentTooLarge);
        assert_eq!(io(ErrorKind::ConnectionReset), StatusCode::BadRequest);
        let parse = |text: &'static str| {
            let error = serde_json::from_str::<u8>(text).unwrap_err();
            JsonError::Parse(text, error).status()
        };
        assert_eq!(parse("\"five\""), StatusCode::UnprocessableContent);
        assert_eq!(parse("5,"), StatusCode::BadRequest);
    }
}
