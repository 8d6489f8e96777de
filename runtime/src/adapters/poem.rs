//! The adapter for poem 3.
//!
//! poem keeps errors until the end and may then drop or replace their response, so the answer is made early and logged
//! when poem asks for the response.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt::{self, Write};

pub use poem::Error;
use poem::error::{
    GetDataError, MethodNotAllowedError, NotFoundError, ParseFormError, ParseJsonError, ParsePathError,
    ParseQueryError, ParseTypedHeaderError, ReadBodyError, ResponseError, SizedLimitError, StaticFileError,
    UpgradeError,
};
use poem::http::StatusCode;
pub use poem::{IntoResponse, Response};

use super::http as plain;
use crate::OriginalError;
use crate::answer::ready::{LoggedAs, ReadyAnswer};
use crate::original::Captured;
use crate::problem::text;
use crate::{HttpError, Level, Problem};

/// Converts an error into a `poem::Error` with the same answer.
pub fn convert(captured: Captured<'_>) -> Error {
    let mut ready = ReadyAnswer::of(captured.error());
    match (&ready.logged, &captured) {
        (LoggedAs::Itself, Captured::Shared(original)) => ready.logged = LoggedAs::Inner(original.clone()),
        // Log now: the error no longer exists when poem asks for the response.
        (LoggedAs::Itself, Captured::Plain(error)) => {
            ready.log(*error);
            ready.logged = LoggedAs::AlreadyLogged;
        }
        (LoggedAs::Inner(_) | LoggedAs::AlreadyLogged, _) => {}
    }
    let ready = ReadyAnswer { answer: ready.answer.into_owned(), ..ready };
    let mut text = String::new();
    if let Captured::Plain(error) = &captured {
        // Keep the part that a failing `Display` has written.
        let _ = write!(text, "{error}");
    }
    let answer = &ready.answer;
    let problem = answer.problem.clone();
    let phrase = plain::phrase(plain::code(answer), answer.reason);
    let original = captured.original();
    let mut converted = Error::from(PoemError { ready, text, original: original.clone() });
    // poem drops the extensions of the response, and replaces them with the data of its error.
    if let Some(phrase) = phrase {
        converted.set_data(phrase);
    }
    if let Some(problem) = problem {
        converted.set_data(problem);
    }
    if let Some(original) = original {
        converted.set_data(original);
    }
    converted
}

/// The error that is stored in a `poem::Error`, with its answer.
#[derive(Debug)]
struct PoemError {
    ready: ReadyAnswer<'static>,
    /// The `Display` text of an error that could not be kept.
    text: String,
    original: Option<OriginalError>,
}

impl fmt::Display for PoemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.original {
            Some(original) => fmt::Display::fmt(&**original, f),
            None => f.write_str(&self.text),
        }
    }
}

impl core::error::Error for PoemError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.original.as_ref()?.source()
    }
}

impl ResponseError for PoemError {
    fn status(&self) -> StatusCode {
        plain::code(&self.ready.answer)
    }

    fn as_response(&self) -> Response {
        if let LoggedAs::Inner(original) = &self.ready.logged {
            self.ready.log(&**original);
        }
        let answer = &self.ready.answer;
        let mut response = Response::default();
        response.set_status(plain::code(answer));
        plain::add_fields(answer, response.headers_mut());
        response.set_body(answer.body());
        response
    }
}

/// `From` and `IntoResponse` for a type that derives `HttpError`.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_poem {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> ::core::convert::From<$ty> for $crate::__private::poem::Error
        where
            $($bounds)*
        {
            fn from(error: $ty) -> Self {
                $crate::__private::capture::$mode::<$ty>::NEW.__capture(error, $crate::__private::poem::convert)
            }
        }

        #[automatically_derived]
        impl<$($generics)*> $crate::__private::poem::IntoResponse for $ty
        where
            // poem requires `Send`. The `for` defers the bound to the use site; without it, a concrete type that is not
            // `Send` would be an error here.
            for<'__a> $ty: ::core::marker::Send,
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::poem::Response {
                <$crate::__private::poem::Error as ::core::convert::From<$ty>>::from(self).into_response()
            }
        }
    };
}

/// poem's own status for its errors. It shows clients their `Display`, which is also the default of `HttpError`.
macro_rules! rejections {
    ($($error:ty),* $(,)?) => {
        $(
            impl HttpError for $error {
                fn status(&self) -> crate::StatusCode {
                    ResponseError::status(self).into()
                }
            }
        )*

        /// The inner error, if it is an `HttpError` with the same status. If a wrapper such as
        /// `poem::error::BadGateway` has changed the status, the inner error no longer describes the answer.
        fn known(error: &Error) -> Option<&dyn HttpError> {
            let original = error.downcast_ref::<PoemError>().and_then(|answered| answered.original.as_ref());
            let inner = original
                .map(|original| &**original)
                .or_else(|| error.downcast_ref::<StaticFileError>().map(|error| error as &dyn HttpError))
                $(.or_else(|| error.downcast_ref::<$error>().map(|error| error as &dyn HttpError)))*;
            inner.filter(|inner| inner.status().as_u16() == error.status().as_u16())
        }
    };
}

rejections!(
    GetDataError,
    MethodNotAllowedError,
    NotFoundError,
    ParseFormError,
    ParseJsonError,
    ParsePathError,
    ParseQueryError,
    ParseTypedHeaderError,
    ReadBodyError,
    SizedLimitError,
    UpgradeError,
);

impl HttpError for StaticFileError {
    fn status(&self) -> crate::StatusCode {
        ResponseError::status(self).into()
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        match self {
            Self::MethodNotAllowed(_) => set("allow", format_args!("GET")),
            Self::RangeNotSatisfiable { size } => set("content-range", format_args!("bytes */{size}")),
            _ => {}
        }
    }
}

/// The error of every extractor.
impl HttpError for Error {
    fn status(&self) -> crate::StatusCode {
        Self::status(self).into()
    }

    fn reason(&self) -> &'static str {
        match known(self) {
            Some(error) => error.reason(),
            None => HttpError::status(self).canonical_reason().unwrap_or_default(),
        }
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        if let Some(error) = known(self) {
            error.headers(set);
        }
    }

    fn case(&self) -> &'static str {
        known(self).map_or("Error", HttpError::case)
    }

    fn level(&self) -> Level {
        known(self).map_or_else(|| Level::of(HttpError::status(self)), HttpError::level)
    }

    fn problem(&self) -> Problem<'_> {
        let status = HttpError::status(self);
        if let Some(ready) = passed_on(self) {
            return ready.answer.problem.unwrap_or_else(|| Problem::new(status));
        }
        // poem shows clients the `Display` of an error. A response inside it cannot be read.
        if self.is_from_response() {
            Problem::new(status)
        } else {
            crate::problem::of(status, self.reason(), format_args!("{self}"))
        }
    }

    fn __ready(&self) -> Option<Box<ReadyAnswer<'_>>> {
        passed_on(self).map(Box::new)
    }
}

/// The answer of an error that derives `HttpError`, unless poem's error now has another status.
fn passed_on(error: &Error) -> Option<ReadyAnswer<'static>> {
    let answered =
        error.downcast_ref::<PoemError>().filter(|answered| answered.status() == error.status())?;
    let PoemError { ready, .. } = answered;
    let mut answer = ready.answer.clone();
    // Middleware may have changed the text (`set_error_message`). A hidden detail stays hidden.
    let message = text(format_args!("{error}"));
    if let Some(detail) = answer.problem.as_mut().and_then(|problem| problem.detail.as_mut()) {
        if message != text(format_args!("{answered}")) {
            *detail = message;
        }
    }
    Some(ReadyAnswer { answer, logged: ready.logged.clone(), ..*ready })
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use poem::http::Method;

    use super::*;

    #[test]
    fn errors_of_static_files_have_their_header_fields() {
        let parts = |error: &StaticFileError| {
            let mut headers: Vec<(&str, String)> = Vec::new();
            error.headers(&mut |name, value| headers.push((name, value.to_string())));
            (HttpError::status(error).as_u16(), headers)
        };
        let header = |name, value: &str| Vec::from([(name, value.to_string())]);
        assert_eq!(parts(&StaticFileError::MethodNotAllowed(Method::PUT)), (405, header("allow", "GET")));
        let range = StaticFileError::RangeNotSatisfiable { size: 7 };
        assert_eq!(parts(&range), (416, header("content-range", "bytes */7")));
        assert_eq!(parts(&StaticFileError::NotFound), (404, Vec::new()));
    }
}
