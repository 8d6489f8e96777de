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
use crate::original::Captured;
use crate::problem::text;
use crate::{Answer, AnyFormat, HttpError, Level, Problem};

/// Converts an error into a `poem::Error` with the same answer.
pub fn convert(kept: Captured<'_>) -> Error {
    let answer = Answer::of(kept.error()).into_owned();
    let mut text = String::new();
    if let Captured::Plain(error) = &kept {
        // Keep the part that a failing `Display` has written.
        let _ = write!(text, "{error}");
    }
    let phrase = plain::phrase(plain::code(&answer), answer.reason);
    let (problem, format) = (answer.problem().cloned(), answer.format);
    let original = kept.original();
    let mut converted = Error::from(PoemError { answer, text, original: original.clone() });
    // poem drops the extensions of the response, and replaces them with the data of its error.
    if let Some(phrase) = phrase {
        converted.set_data(phrase);
    }
    if let Some(problem) = problem {
        converted.set_data(problem);
    }
    if !format.is_problem_details() {
        converted.set_data(format);
    }
    if let Some(original) = original {
        converted.set_data(original);
    }
    converted
}

impl Answer<'_> {
    /// With poem: the response; the error is logged.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let response: poem::Response = Answer::of(&RouteError::NotFound).into_poem();
    /// assert_eq!(response.status(), 404);
    /// ```
    #[must_use]
    pub fn into_poem(mut self) -> Response {
        self.log();
        let (parts, body) = plain::response(&mut self).into_parts();
        let mut response = Response::default();
        response.set_status(parts.status);
        *response.headers_mut() = parts.headers;
        *response.extensions_mut() = parts.extensions;
        response.set_body(body);
        response
    }
}

/// An error on its way through poem, which asks for the response at the end, if at all.
#[derive(Debug)]
struct PoemError {
    answer: Answer<'static>,
    /// What `Display` says of an error that could not be kept.
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
        plain::code(&self.answer)
    }

    fn as_response(&self) -> Response {
        let mut answer = self.answer.clone();
        // Somebody may listen now who did not when the error was converted.
        if let Some(original) = &self.original {
            answer.remember(&**original);
        }
        answer.into_poem()
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
            let original = error.downcast_ref::<PoemError>().and_then(|ours| ours.original.as_ref());
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

    fn code(&self) -> Option<&'static str> {
        known(self).and_then(HttpError::code)
    }

    fn format(&self) -> Option<AnyFormat> {
        known(self).and_then(HttpError::format)
    }

    fn level(&self) -> Level {
        known(self).map_or_else(|| Level::of(HttpError::status(self)), HttpError::level)
    }

    fn problem(&self) -> Problem<'_> {
        let status = HttpError::status(self);
        if let Some(mut answer) = passed_on(self) {
            return answer.take_problem().unwrap_or_else(|| Problem::new(status));
        }
        // poem shows clients the `Display` of an error. A response inside it cannot be read.
        if self.is_from_response() {
            Problem::new(status)
        } else {
            crate::problem::of(status, self.reason(), format_args!("{self}"))
        }
    }

    fn __ready(&self) -> Option<Box<Answer<'_>>> {
        passed_on(self).map(Box::new)
    }
}

/// The answer of an error of ours, unless poem's error has another status than that one.
fn passed_on(error: &Error) -> Option<Answer<'static>> {
    let ours = error.downcast_ref::<PoemError>().filter(|ours| ours.status() == error.status())?;
    let message = text(format_args!("{error}"));
    if message == text(format_args!("{ours}")) {
        return Some(ours.answer.clone());
    }
    // Middleware has changed the text (`set_error_message`). A hidden detail stays hidden.
    Some(ours.answer.clone().map_problem(|mut problem| {
        problem.detail = problem.detail.is_some().then_some(message);
        problem
    }))
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
