//! The adapter for actix-web 4, which is based on `http` 0.2.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use core::cell::RefCell;

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
use crate::answer::parts::Parts;
use crate::derive::delegate::{Held, StatusField};
use crate::level::is_for_client;
use crate::{HttpError, Problem};

std::thread_local! {
    /// What [`respond`] hands over to somebody who asks an error of actix-web for its response, which cannot carry it.
    static HANDED_OVER: RefCell<HandedOver> = const { RefCell::new(HandedOver::NotAsked) };
}

enum HandedOver {
    NotAsked,
    Asked,
    Answer(Box<Answer<'static>>),
}

/// The response to an error.
pub fn respond(error: &dyn HttpError) -> HttpResponse {
    let answer = Answer::of(error);
    HANDED_OVER.with_borrow_mut(|handed_over| {
        if matches!(handed_over, HandedOver::Asked) {
            *handed_over = HandedOver::Answer(Box::new(answer.clone().into_owned()));
        }
    });
    answer.into_actix()
}

/// The status of the response that [`respond`] makes.
pub fn status(error: &dyn HttpError) -> StatusCode {
    let parts = Parts::of(error);
    if parts.format.can_fail() {
        return code(&Answer::of(error));
    }
    code(&parts.answer(&|set| error.headers(set), &mut |parts| Problem::new(parts.status)))
}

impl Answer<'_> {
    /// With actix-web: the response; the error is logged.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let response: actix_web::HttpResponse = Answer::of(&RouteError::NotFound).into_actix();
    /// assert_eq!(response.status().as_u16(), 404);
    /// ```
    #[must_use]
    pub fn into_actix(mut self) -> HttpResponse {
        self.log();
        let mut response = HttpResponse::build(code(&self));
        response.reason(self.reason);
        for header in self.headers() {
            response.append_header(header);
        }
        // actix-web sends `connection` only from this setting, and drops the field appended above.
        if self.fields.has_connection_option("close") {
            response.force_close();
        }
        let content = self.take_body();
        let (format, problem) = (self.format, self.take_problem());
        let mut response =
            if self.status.allows_content() { response.body(content) } else { response.finish() };
        // Middleware may change both, and `ErrorLayer` writes the content from them.
        if let Some(problem) = problem {
            let mut extensions = response.extensions_mut();
            extensions.insert(problem.into_owned());
            if !format.is_problem_details() {
                extensions.insert(format);
            }
        }
        response
    }
}

fn code(answer: &Answer<'_>) -> StatusCode {
    StatusCode::from_u16(answer.status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[diagnostic::do_not_recommend]
impl StatusField for StatusCode {
    fn of(&self) -> Held {
        StatusField::of(&self.as_u16())
    }
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

    fn __ready(&self) -> Option<Box<Answer<'_>>> {
        // The error may hold another one, which is asked in turn.
        let outer = HANDED_OVER.replace(HandedOver::Asked);
        let response = self.error_response();
        Some(Box::new(match HANDED_OVER.replace(outer) {
            HandedOver::Answer(ours) => ready(response, Some(*ours)),
            HandedOver::NotAsked | HandedOver::Asked => ready(response, None),
        }))
    }
}

/// Converts a response into an answer. If the response was made from one of ours, that one knows the content, and has
/// been logged.
fn ready(response: HttpResponse, ours: Option<Answer<'static>>) -> Answer<'static> {
    let status = crate::StatusCode::new(response.status().as_u16());
    let reason = response.head().reason.or(status.canonical_reason()).unwrap_or_default();
    let is_ours = ours.is_some();
    let mut parts = Parts::with_phrase(status, reason, "Error");
    if !parts.check() {
        let mut answer = parts.internal_error();
        answer.event.is_logged = is_ours;
        return answer;
    }
    let mut fields = Fields::default();
    for (name, value) in response.headers() {
        let name = name.as_str();
        let is_gone = is_of_every_content(name) || !is_ours && is_of_replaced_content(name, status.as_u16());
        if let (false, Ok(value)) = (is_gone, value.to_str()) {
            fields.take_over(name, value);
        }
    }
    if response.head().connection_type() == ConnectionType::Close && !fields.has_connection_option("close") {
        fields.take_over("connection", "close");
    }
    // Another status may have been given to the response since.
    let ours = ours.filter(|ours| ours.status == status);
    let problem = match ours {
        Some(mut ours) => {
            parts = parts.format(ours.format);
            ours.take_problem()
        }
        None => Some(read(status, response).unwrap_or_else(|| Problem::new(status).title(reason))),
    };
    let mut answer = parts.finish(fields, problem);
    answer.event.is_logged = is_ours;
    answer
}

/// The problem or the text that a client would have read. The text of a server's fault is dropped, because nobody chose
/// to show it.
fn read(status: crate::StatusCode, response: HttpResponse) -> Option<Problem<'static>> {
    let content_type = response.headers().get("content-type")?.to_str().ok()?.to_owned();
    let essence = content_type.split(';').next().unwrap_or_default().trim_ascii();
    let body = response.into_body().try_into_bytes().ok()?;
    if essence.eq_ignore_ascii_case("text/plain") && is_for_client(status) {
        return Some(Problem::new(status).detail(core::str::from_utf8(&body).ok()?.to_owned()));
    }
    if !essence.eq_ignore_ascii_case(Problem::JSON) {
        return None;
    }
    serde_json::from_slice(&body).ok()
}
