//! The adapter for actix-web 4, which is based on `http` 0.2.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use core::cell::Cell;

use actix_web::body::MessageBody;
use actix_web::error::{
    ContentTypeError, JsonPayloadError, ParseError, PathError, PayloadError, QueryPayloadError,
    ReadlinesError, UrlencodedError,
};
use actix_web::http::ConnectionType;
pub use actix_web::http::StatusCode;
pub use actix_web::{HttpResponse, ResponseError};

use crate::Answer;
use crate::answer::fields::{Fields, is_of_every_content, is_of_replaced_content};
use crate::answer::ready::{LoggedAs, Parts, ReadyAnswer};
use crate::level::is_of_client;
use crate::{HttpError, Problem};

std::thread_local! {
    /// Whether [`respond`] made the last response of this thread, and so has logged it. `error_response` has no other
    /// way to return that.
    static IS_OURS: Cell<bool> = const { Cell::new(false) };
}

/// The response to an error.
pub fn respond(error: &dyn HttpError) -> HttpResponse {
    let answer = Answer::of(error);
    IS_OURS.set(true);
    let mut response = HttpResponse::build(code(&answer));
    response.reason(answer.reason);
    for header in answer.headers() {
        response.append_header(header);
    }
    // actix-web sends `connection` only from this setting, and drops the field appended above.
    if answer.fields.has_connection_option("close") {
        response.force_close();
    }
    match answer.problem {
        Some(_) => response.body(answer.body()),
        None => response.finish(),
    }
}

/// The status of the response that [`respond`] makes.
pub fn status(error: &dyn HttpError) -> StatusCode {
    let parts = Parts::of(error).without_log();
    code(&parts.answer(&|set| error.headers(set), &mut |parts| Problem::new(parts.status)).answer)
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
            // `for<'__error>` defers this bound to the use site: a type that is not an `Error` gets one message, from
            // the implementation of `HttpError`, and not a second one from here.
            for<'__error> $ty: ::core::error::Error,
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

/// actix-web's own status for its errors. It shows clients their `Display`, which is also the default of `HttpError`.
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

/// The error of every extractor: its response, as a problem. A response inside it can be taken out only once, so it is
/// read in `__ready` and nowhere else.
impl HttpError for actix_web::Error {
    fn status(&self) -> crate::StatusCode {
        crate::StatusCode::new(self.as_response_error().status_code().as_u16())
    }

    fn __ready(&self) -> Option<Box<ReadyAnswer<'_>>> {
        IS_OURS.set(false);
        let response = self.error_response();
        let is_ours = IS_OURS.get();
        let ready = ready(response, is_ours);
        Some(Box::new(ReadyAnswer {
            logged: if is_ours { LoggedAs::AlreadyLogged } else { LoggedAs::Itself },
            ..ready
        }))
    }
}

/// Converts a response into an answer. Its content is replaced unless it `is_ours`.
fn ready(response: HttpResponse, is_ours: bool) -> ReadyAnswer<'static> {
    let status = crate::StatusCode::new(response.status().as_u16());
    let reason = response.head().reason.or(status.canonical_reason()).unwrap_or_default();
    let parts = match Parts::with_phrase(status, reason, "Error").checked() {
        Ok(parts) => parts,
        Err(parts) => return parts.internal_error(),
    };
    let mut fields = Fields::default();
    for (name, value) in response.headers() {
        let name = name.as_str();
        let is_gone = is_of_every_content(name) || is_of_replaced_content(name, status.as_u16());
        if let (true, Ok(value)) = (is_ours || !is_gone, value.to_str()) {
            fields.take_over(name, value);
        }
    }
    if response.head().connection_type() == ConnectionType::Close && !fields.has_connection_option("close") {
        fields.take_over("connection", "close");
    }
    parts
        .finish(fields, || read(status, response).unwrap_or_else(|| Problem::new(status).title(parts.reason)))
}

/// The problem or the text that a client would have read. The text of a server's fault is dropped, because nobody chose
/// to show it.
fn read(status: crate::StatusCode, response: HttpResponse) -> Option<Problem<'static>> {
    let content_type = response.headers().get("content-type")?.to_str().ok()?.to_owned();
    let essence = content_type.split(';').next().unwrap_or_default().trim_ascii();
    let body = response.into_body().try_into_bytes().ok()?;
    if essence.eq_ignore_ascii_case("text/plain") && is_of_client(status) {
        return Some(Problem::new(status).detail(core::str::from_utf8(&body).ok()?.to_owned()));
    }
    if !essence.eq_ignore_ascii_case(Problem::JSON) {
        return None;
    }
    serde_json::from_slice(&body).ok()
}
