//! The adapter for salvo 1.

use alloc::borrow::ToOwned;

use http::HeaderMap;
pub use salvo_core::http::Response;
use salvo_core::http::{ParseError, ResBody, StatusError};
pub use salvo_core::writing::Scribe;

use crate::original::{Kept, OriginalError};
use crate::respond::{Answer, OF_CONTENT, OF_REPRESENTATION};
use crate::{HttpError, Problem, StatusCode, plain};

/// These speak of the content, too; the error brings what holds for its own.
const ALSO_OF_CONTENT: [&str; 3] = ["content-language", "content-length", "content-type"];

/// Lists whose members do not know of each other, and which middleware adds to whatever goes out: what the error has
/// comes as further lines (RFC 9110 section 5.3, RFC 6265 section 3).
const APPENDED: [&str; 6] = ["connection", "link", "server-timing", "set-cookie", "vary", "via"];

/// Writes the response to an error over whatever was there.
///
/// Of the content that was there nothing stays, nor of an earlier error, as far as it can be told from what middleware
/// has set. Other header fields stay; one that the error has itself is replaced, but those of `APPENDED` are kept
/// beside the error's. Replaced are also lists whose members go together, such as `Cache-Control`, `Allow` and
/// `WWW-Authenticate`: in these the error says all that holds for it.
pub fn respond(kept: Kept<'_>, response: &mut Response) {
    let (parts, body) = plain::response(&Answer::of(kept.error())).into_parts();
    // Not every error brings all of these, and those of another one would be taken for its own.
    response.extensions.remove::<hyper::ext::ReasonPhrase>();
    #[cfg(feature = "tower")]
    response.extensions.remove::<Problem<'static>>();
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
    if let Some(original) = kept.original() {
        response.extensions.insert(original);
    }
}

fn merge(present: &mut HeaderMap, fields: HeaderMap, status: http::StatusCode) {
    if present.is_empty() {
        *present = fields;
        return;
    }
    for name in OF_CONTENT.into_iter().chain(ALSO_OF_CONTENT) {
        present.remove(name);
    }
    if status != http::StatusCode::NOT_MODIFIED {
        for name in OF_REPRESENTATION {
            present.remove(name);
        }
    }
    for name in fields.keys().filter(|name| !APPENDED.contains(&name.as_str())) {
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
                $crate::__private::keep::$mode::<$ty>::NEW
                    .__keep(self, |kept| $crate::__private::salvo::respond(kept, response));
            }
        }
    };
}

/// As salvo answers it. Its text is not for clients: salvo tells them that the request could not be read, no more.
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

/// Salvo shows clients the `brief`.
impl HttpError for StatusError {
    fn status(&self) -> StatusCode {
        self.code.into()
    }

    fn problem(&self) -> Problem<'_> {
        let problem = Problem::new(self.status());
        if self.code.is_server_error() { problem } else { problem.detail(&self.brief) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_salvo_refuses_has_its_status_and_its_brief() {
        let told = |error: &dyn HttpError| {
            (error.status(), error.problem().detail.map(alloc::borrow::Cow::into_owned))
        };
        let brief = StatusError::payload_too_large().brief;
        assert_eq!(told(&ParseError::PayloadTooLarge), (StatusCode::ContentTooLarge, Some(brief)));
        let unread = Some("parse http data failed".to_owned());
        assert_eq!(told(&ParseError::EmptyBody), (StatusCode::BadRequest, unread));
        let brief = StatusError::gone().brief;
        assert_eq!(told(&StatusError::gone()), (StatusCode::Gone, Some(brief)));
        assert_eq!(told(&StatusError::bad_gateway()), (StatusCode::BadGateway, None));
    }
}
