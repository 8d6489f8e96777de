//! The adapter for salvo 1, whose handlers write into a response that middleware may already have filled. Which of its
//! fields stay is decided by the rules of `answer/fields`.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use http::header::{HeaderMap, HeaderName, HeaderValue};
pub use salvo_core::http::Response;
use salvo_core::http::{ParseError, ResBody, StatusError};
pub use salvo_core::writing::Scribe;

use super::http as plain;
use crate::Answer;
use crate::OriginalError;
use crate::answer::fields::{is_of_every_content, is_of_replaced_content, is_of_success};
use crate::original::Captured;
use crate::{AnyFormat, HttpError, Problem, StatusCode};

/// Lists with independent members, which middleware adds to any response. The error's values are added as further lines
/// (RFC 9110 section 5.3, RFC 6265 section 3).
const APPENDED: [&str; 6] = ["connection", "link", "server-timing", "set-cookie", "vary", "via"];

/// Replaces the present response with the response to an error.
///
/// Removed are the present content with its fields, the fields of an earlier error, and fields meant for a success,
/// such as the lifetime in caches. Other fields stay: cookies, tracing, security, CORS. A field that the error sets
/// replaces the present one, including lists whose members belong together, such as `Cache-Control`, `Allow` and
/// `WWW-Authenticate`; only the lists in `APPENDED` keep the members of both.
fn write(mut answer: Answer<'_>, response: &mut Response) {
    answer.log();
    let (parts, body) = plain::response(&mut answer).into_parts();
    // Remove the extensions of an earlier error: this one may not set all of them.
    response.extensions.remove::<hyper::ext::ReasonPhrase>();
    response.extensions.remove::<Problem<'static>>();
    response.extensions.remove::<AnyFormat>();
    if let Some(earlier) = response.extensions.remove::<OriginalError>() {
        earlier.headers(&mut |name, _| {
            if !APPENDED.contains(&name) {
                response.headers.remove(name);
            }
        });
    }
    merge(response.headers_mut(), parts.headers, parts.status);
    response.status_code(parts.status);
    response.replace_body(if body.is_empty() { ResBody::None } else { body.into() });
    response.extensions.extend(parts.extensions);
}

/// The response to an error.
pub fn respond(kept: Captured<'_>, response: &mut Response) {
    write(Answer::of(kept.error()), response);
    if let Some(original) = kept.original() {
        response.extensions.insert(original);
    }
}

impl Answer<'_> {
    /// With salvo: writes the answer into the response, over whatever was there; the error is logged.
    ///
    /// What stays of an earlier content, of its fields and of an earlier error is what stays when a handler returns an
    /// error.
    ///
    /// ```
    /// use statusquo::{Answer, RouteError};
    ///
    /// let mut response = salvo_core::http::Response::new();
    /// Answer::of(&RouteError::NotFound).into_salvo(&mut response);
    /// assert_eq!(response.status_code.unwrap(), 404);
    /// ```
    pub fn into_salvo(self, response: &mut Response) {
        write(self, response);
    }
}

fn merge(present: &mut HeaderMap, fields: HeaderMap, status: http::StatusCode) {
    if present.is_empty() {
        *present = fields;
        return;
    }
    let status = status.as_u16();
    let is_gone = |(name, value): (&HeaderName, &HeaderValue)| {
        let name = name.as_str();
        is_of_every_content(name)
            || is_of_replaced_content(name, status)
            || is_of_success(name, value.as_bytes(), status)
            || (fields.contains_key(name) && !APPENDED.contains(&name))
    };
    let gone: Vec<HeaderName> =
        present.iter().filter(|field| is_gone(*field)).map(|(name, _)| name.clone()).collect();
    for name in gone {
        present.remove(name);
    }
    for (name, value) in &fields {
        present.append(name, value.clone());
    }
}

/// `Scribe` for a type that derives `HttpError`.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_salvo {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::salvo::Scribe for $ty
        where
            $($bounds)*
        {
            fn render(self, response: &mut $crate::__private::salvo::Response) {
                $crate::__private::capture::$mode::<$ty>::NEW
                    .__capture(self, |captured| $crate::__private::salvo::respond(captured, response));
            }
        }
    };
}

/// salvo's own status and text: it tells clients no more than that the request could not be parsed.
impl HttpError for ParseError {
    fn status(&self) -> StatusCode {
        match self {
            Self::PayloadTooLarge => StatusCode::ContentTooLarge,
            _ => StatusCode::BadRequest,
        }
    }

    fn problem(&self) -> Problem<'_> {
        let detail = match self {
            Self::PayloadTooLarge => StatusError::payload_too_large().brief,
            _ => "parse http data failed".to_owned(),
        };
        Problem::new(self.status()).detail(detail)
    }
}

/// salvo shows clients the `brief`.
impl HttpError for StatusError {
    fn status(&self) -> StatusCode {
        self.code.into()
    }

    fn problem(&self) -> Problem<'_> {
        crate::problem::of(self.status(), self.reason(), format_args!("{}", self.brief))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_salvo_have_its_status_and_its_brief() {
        let parts = |error: &dyn HttpError| {
            (error.status(), error.problem().detail.map(alloc::borrow::Cow::into_owned))
        };
        let brief = StatusError::payload_too_large().brief;
        assert_eq!(parts(&ParseError::PayloadTooLarge), (StatusCode::ContentTooLarge, Some(brief)));
        let unread = Some("parse http data failed".to_owned());
        assert_eq!(parts(&ParseError::EmptyBody), (StatusCode::BadRequest, unread));
        let brief = StatusError::gone().brief;
        assert_eq!(parts(&StatusError::gone()), (StatusCode::Gone, Some(brief)));
        assert_eq!(parts(&StatusError::bad_gateway()), (StatusCode::BadGateway, None));
    }
}
