//! The adapter for poem 3.

use alloc::string::ToString;
use core::fmt;

pub use poem::Error;
use poem::error::{
    GetDataError, NotFoundError, ParseFormError, ParseJsonError, ParsePathError, ParseQueryError,
    ParseTypedHeaderError, ReadBodyError, ResponseError, SizedLimitError, StaticFileError, UpgradeError,
};
pub use poem::{IntoResponse, Response};

use crate::original::{Kept, OriginalError};
use crate::respond::Answer;
use crate::{HttpError, Problem, plain};

/// The error of the framework that answers like this one.
///
/// `ResponseError` would be the usual way, but poem loses what its responses have in their extensions, and with it
/// the reason phrase.
pub fn convert(kept: Kept<'_>) -> Error {
    let error = kept.error();
    let (mut parts, body) = plain::response(&Answer::of(error)).into_parts();
    let mut response = Response::default();
    response.set_status(parts.status);
    *response.headers_mut() = parts.headers;
    response.set_body(body);
    let mut converted = Error::from_response(response);
    // What `Display` of poem's error shows, for logs; it is not sent.
    converted.set_error_message(error.to_string());
    if let Some(phrase) = parts.extensions.remove::<hyper::ext::ReasonPhrase>() {
        converted.set_data(phrase);
    }
    #[cfg(feature = "tower")]
    if let Some(problem) = parts.extensions.remove::<Problem<'static>>() {
        converted.set_data(problem);
    }
    if let Some(original) = kept.original() {
        converted.set_data(original);
    }
    converted
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
                $crate::__private::keep::$mode::<$ty>::NEW.keep(error, $crate::__private::poem::convert)
            }
        }

        #[automatically_derived]
        impl<$($generics)*> $crate::__private::poem::IntoResponse for $ty
        where
            // poem wants `Send`. A bound on a type without parameters must hold, unless it has a `for`.
            for<'__a> $ty: ::core::marker::Send,
            $($bounds)*
        {
            fn into_response(self) -> $crate::__private::poem::Response {
                $crate::__private::poem::Error::from(self).into_response()
            }
        }
    };
}

/// What poem itself says of its errors: it tells clients their `Display`, as `HttpError` does.
macro_rules! rejections {
    ($($error:ty),* $(,)?) => {
        $(
            impl HttpError for $error {
                fn status(&self) -> crate::StatusCode {
                    ResponseError::status(self).into()
                }
            }
        )*

        /// The error inside, if it is one whose text is meant for clients.
        fn known(error: &Error) -> Option<&dyn HttpError> {
            error
                .data::<OriginalError>()
                .map(|original| &**original)
                .or_else(|| error.downcast_ref::<StaticFileError>().map(|error| error as &dyn HttpError))
                $(.or_else(|| error.downcast_ref::<$error>().map(|error| error as &dyn HttpError)))*
        }
    };
}

rejections!(
    GetDataError,
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

    fn problem(&self) -> Problem<'_> {
        match known(self) {
            Some(error) => error.problem(),
            None => Problem::new(HttpError::status(self)),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use poem::http::Method;

    use super::*;

    #[test]
    fn files_are_refused_with_the_header_fields_that_belong_to_it() {
        let told = |error: &StaticFileError| {
            let mut headers: Vec<(&str, String)> = Vec::new();
            error.headers(&mut |name, value| headers.push((name, value.to_string())));
            (HttpError::status(error).as_u16(), headers)
        };
        let header = |name, value: &str| Vec::from([(name, value.to_string())]);
        assert_eq!(told(&StaticFileError::MethodNotAllowed(Method::PUT)), (405, header("allow", "GET")));
        let range = StaticFileError::RangeNotSatisfiable { size: 7 };
        assert_eq!(told(&range), (416, header("content-range", "bytes */7")));
        assert_eq!(told(&StaticFileError::NotFound), (404, Vec::new()));
    }
}
