//! The adapter for plain `http::Response`: hyper, tower, warp and anything else based on the crate `http`.
//!
//! The adapters of axum, poem and salvo use its functions, since these frameworks have the same types.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use crate::Answer;
use crate::HttpError;
use crate::OriginalError;

/// Converts an error into a plain [`http::Response`], for hyper, tower, warp and anything else based on the crate
/// `http`.
///
/// It is implemented for every [`HttpError`].
///
/// ```
/// use statusquo::{HttpError, ToResponse};
///
/// #[derive(Debug, HttpError)]
/// #[http(NotFound)]
/// struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
///
/// let response: http::Response<Vec<u8>> = NoSuchBook.to_response();
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// ```
pub trait ToResponse: HttpError {
    /// The response to this error.
    fn to_response<B: From<Vec<u8>>>(&self) -> http::Response<B>
    where
        Self: Sized,
    {
        Answer::of(self).into_http()
    }

    /// The response with the error in its extensions, as [`OriginalError`].
    fn into_response_with_error<B: From<Vec<u8>>>(self) -> http::Response<B>
    where
        Self: Sized + Send + Sync + 'static,
    {
        let original = OriginalError::new(self);
        let mut response = Answer::of(&*original).into_http();
        response.extensions_mut().insert(original);
        response
    }
}

impl<E: HttpError> ToResponse for E {}

impl Answer<'_> {
    /// The response in the types of the crate `http`; the error is logged.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let response: http::Response<Vec<u8>> = Answer::of(&RouteError::NotFound).into_http();
    /// assert_eq!(response.status(), 404);
    /// ```
    #[must_use]
    pub fn into_http<B: From<Vec<u8>>>(mut self) -> http::Response<B> {
        self.log();
        response(&mut self).map(B::from)
    }
}

/// An answer in the types of the crate `http`, which nobody has logged.
pub(crate) fn response(answer: &mut Answer<'_>) -> http::Response<Vec<u8>> {
    let code = code(answer);
    let content_type = content_type(answer);
    let mut response = http::Response::new(answer.take_body());
    *response.status_mut() = code;
    add_fields(answer, content_type, response.headers_mut());
    #[cfg(feature = "hyper")]
    if let Some(phrase) = phrase(code, answer.reason) {
        response.extensions_mut().insert(phrase);
    }
    // Middleware may change both, and `ErrorLayer` writes the content from them.
    if !answer.format.is_problem_details() {
        response.extensions_mut().insert(answer.format);
    }
    if let Some(problem) = answer.take_problem() {
        response.extensions_mut().insert(problem.into_owned());
    }
    response
}

fn content_type(answer: &Answer<'_>) -> Option<HeaderValue> {
    match answer.own_media_type() {
        Some(own) => HeaderValue::from_str(own).ok(),
        None => answer.problem().map(|_| answer.format.header()),
    }
}

pub(crate) fn code(answer: &Answer<'_>) -> http::StatusCode {
    http::StatusCode::from_u16(answer.status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

pub(crate) fn add_fields(answer: &Answer<'_>, content_type: Option<HeaderValue>, headers: &mut HeaderMap) {
    for (name, value) in answer.fields.iter() {
        let value = match value {
            Cow::Borrowed(value) => Ok(HeaderValue::from_static(value)),
            Cow::Owned(value) => HeaderValue::try_from(value),
        };
        // Never fails: both were already checked against stricter rules.
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_ref()), value) {
            headers.append(name, value);
        }
    }
    if let Some(value) = content_type {
        headers.insert(CONTENT_TYPE, value);
    }
}

/// The phrase as an extension for hyper, which otherwise sends the one of the crate `http`. HTTP/2 and later have none.
#[cfg(feature = "hyper")]
pub(crate) fn phrase(code: http::StatusCode, reason: &str) -> Option<hyper::ext::ReasonPhrase> {
    if code.canonical_reason() == Some(reason) { None } else { reason.as_bytes().try_into().ok() }
}
