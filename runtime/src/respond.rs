//! The one place where an error becomes a response. The adapters only change the type of the body.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use hyper::ext::ReasonPhrase;

use crate::{HttpError, Problem, StatusClass, StatusCode};

/// The error behind a response, for middleware that logs or counts it: the adapters put it into the response's
/// extensions.
///
/// ```
/// # #[derive(Debug, statusquo::HttpError)]
/// # #[http(NotFound)]
/// # struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
/// use axum::response::IntoResponse;
/// use statusquo::OriginalError;
///
/// let response = NoSuchBook.into_response();
/// let original = response.extensions().get::<OriginalError>().unwrap();
/// assert_eq!(original.to_string(), "no such book");
/// assert!(original.downcast_ref::<NoSuchBook>().is_some());
/// ```
#[derive(Clone)]
pub struct OriginalError(Arc<dyn Original>);

/// An error in both of its roles, so that neither has to be cast into the other.
trait Original: Send + Sync {
    fn as_http_error(&self) -> &(dyn HttpError + 'static);
    fn as_error(&self) -> &(dyn core::error::Error + 'static);
}

impl<E: HttpError + Send + Sync + 'static> Original for E {
    fn as_http_error(&self) -> &(dyn HttpError + 'static) {
        self
    }

    fn as_error(&self) -> &(dyn core::error::Error + 'static) {
        self
    }
}

impl OriginalError {
    pub(crate) fn new(error: impl HttpError + Send + Sync + 'static) -> Self {
        Self(Arc::new(error))
    }

    /// The error, if it is of this type.
    ///
    /// ```
    /// fn is_timeout(original: &statusquo::OriginalError) -> bool {
    ///     original.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::TimedOut)
    /// }
    /// ```
    #[must_use]
    pub fn downcast_ref<E: core::error::Error + 'static>(&self) -> Option<&E> {
        self.0.as_error().downcast_ref()
    }
}

impl core::ops::Deref for OriginalError {
    type Target = dyn HttpError;

    fn deref(&self) -> &Self::Target {
        self.0.as_http_error()
    }
}

impl fmt::Debug for OriginalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OriginalError").field(&self.0.as_http_error()).finish()
    }
}

/// The response to an error.
///
/// A header value that cannot be sent (RFC 9110 section 5.5: CR, LF, NUL and other control characters) is left
/// out. If the standard demands that field, the response would be wrong without it, and is `500` instead.
pub(crate) fn response(error: &dyn HttpError) -> http::Response<Vec<u8>> {
    let status = error.status();
    if !is_error(status) {
        return internal_error();
    }
    let mut headers = HeaderMap::new();
    let mut broken = Vec::new();
    error.headers(&mut |name, value| {
        let value = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
        match (HeaderName::try_from(name), HeaderValue::from_str(&value)) {
            (Ok(name), Ok(value)) => {
                headers.append(name, value);
            }
            _ => broken.push(name),
        }
    });
    let is_required = |name: &&str| status.required_headers().iter().any(|r| r.eq_ignore_ascii_case(name));
    if broken.iter().any(is_required) {
        return internal_error();
    }
    let body = if status.allows_content() {
        let mut problem = error.problem();
        problem.status = status;
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(Problem::JSON));
        json(&problem)
    } else {
        Vec::new()
    };
    assemble(status, error.reason(), headers, body)
}

/// What a client can be told when there is nothing that it may be told.
fn internal_error() -> http::Response<Vec<u8>> {
    let status = StatusCode::InternalServerError;
    let problem = Problem::new(status);
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(Problem::JSON));
    assemble(status, "Internal Server Error", headers, json(&problem))
}

/// An error is no interim response and no success, and its code has three digits.
fn is_error(status: StatusCode) -> bool {
    let success = matches!(status.class(), Some(StatusClass::Informational | StatusClass::Successful));
    (100..1000).contains(&status.as_u16()) && !success
}

fn json(problem: &Problem<'_>) -> Vec<u8> {
    // Maps with string keys and values of serde_json cannot fail to be written.
    serde_json::to_vec(problem).unwrap_or_default()
}

fn assemble(
    status: StatusCode,
    reason: &'static str,
    headers: HeaderMap,
    body: Vec<u8>,
) -> http::Response<Vec<u8>> {
    let code = http::StatusCode::from_u16(status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = http::Response::new(body);
    *response.status_mut() = code;
    *response.headers_mut() = headers;
    // hyper sends the phrase that the crate `http` knows, unless told otherwise; HTTP/2 and later have none.
    if code.canonical_reason() != Some(reason) {
        if let Ok(phrase) = ReasonPhrase::try_from(reason.as_bytes()) {
            response.extensions_mut().insert(phrase);
        }
    }
    response
}
