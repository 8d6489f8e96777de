//! The adapter for actix-web 4, which stands on `http` 0.2.

use alloc::borrow::ToOwned;
use core::fmt;

use actix_web::body::MessageBody;
use actix_web::error::{
    ContentTypeError, JsonPayloadError, ParseError, PathError, PayloadError, QueryPayloadError,
    ReadlinesError, UrlencodedError,
};
pub use actix_web::http::StatusCode;
pub use actix_web::{HttpResponse, ResponseError};

use crate::respond::Answer;
use crate::{HttpError, Problem};

/// The response to an error.
pub fn respond(error: &dyn HttpError) -> HttpResponse {
    let answer = Answer::of(error);
    let mut response = HttpResponse::build(code(&answer));
    response.reason(answer.reason);
    for header in answer.headers() {
        response.append_header(header);
    }
    match answer.problem {
        Some(_) => response.body(answer.body()),
        None => response.finish(),
    }
}

/// The status of that response.
pub fn status(error: &dyn HttpError) -> StatusCode {
    code(&Answer::without_log(error))
}

fn code(answer: &Answer<'_>) -> StatusCode {
    StatusCode::from_u16(answer.status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// `ResponseError` for a type that derives `HttpError`. actix-web keeps the error in the response by itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_actix {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::actix::ResponseError for $ty
        where
            $($bounds)*
            // Where it is none, the implementation of `HttpError` says so. With `for`, this one then keeps silent.
            for<'error> $ty: ::core::error::Error,
        {
            fn status_code(&self) -> $crate::__private::actix::StatusCode {
                $crate::__private::actix::status(self)
            }

            fn error_response(&self) -> $crate::__private::actix::HttpResponse {
                $crate::__private::actix::respond(self)
            }
        }
    };
}

/// What actix-web itself says of its errors: it tells clients their `Display`, as `HttpError` does.
macro_rules! rejections {
    ($($error:ty),* $(,)?) => {$(
        impl HttpError for $error {
            fn status(&self) -> crate::StatusCode {
                crate::StatusCode::new(self.status_code().as_u16())
            }
        }
    )*};
}

rejections!(
    ContentTypeError,
    JsonPayloadError,
    ParseError,
    PathError,
    PayloadError,
    QueryPayloadError,
    ReadlinesError,
    UrlencodedError,
);

/// The error of every extractor: what its response says, as a problem.
impl HttpError for actix_web::Error {
    fn status(&self) -> crate::StatusCode {
        crate::StatusCode::new(self.as_response_error().status_code().as_u16())
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        let response = self.error_response();
        for name in KEPT {
            for value in response.headers().get_all(name).filter_map(|value| value.to_str().ok()) {
                set(name, format_args!("{value}"));
            }
        }
    }

    fn problem(&self) -> Problem<'_> {
        let status = self.status();
        read(status, self.error_response()).unwrap_or_else(|| Problem::new(status))
    }
}

/// Fields that some status must or should carry, and without which the response would say too little.
const KEPT: [&str; 8] = [
    "accept",
    "allow",
    "content-range",
    "location",
    "proxy-authenticate",
    "retry-after",
    "upgrade",
    "www-authenticate",
];

/// What a client would have read: a problem, or a text, which for a fault of the server nobody chose to show.
fn read(status: crate::StatusCode, response: HttpResponse) -> Option<Problem<'static>> {
    let content_type = response.headers().get("content-type")?.to_str().ok()?.to_owned();
    let body = response.into_body().try_into_bytes().ok()?;
    if content_type.starts_with("text/plain") && !status.is_server_error() {
        return Some(Problem::new(status).detail(core::str::from_utf8(&body).ok()?.to_owned()));
    }
    if content_type != Problem::JSON {
        return None;
    }
    let mut problem: Problem<'static> = serde_json::from_slice(&body).ok()?;
    problem.status = Some(status);
    Some(problem)
}
