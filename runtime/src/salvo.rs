//! The adapter for salvo 1.

use alloc::borrow::ToOwned;

use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, LAST_MODIFIED};
pub use salvo_core::http::Response;
use salvo_core::http::{ParseError, ResBody, StatusError};
pub use salvo_core::writing::Scribe;

use crate::original::Kept;
use crate::respond::Answer;
use crate::{HttpError, Problem, StatusCode, plain};

/// Writes the response to an error over whatever was there.
pub fn respond(kept: Kept<'_>, response: &mut Response) {
    let (parts, body) = plain::response(&Answer::of(kept.error())).into_parts();
    let headers = response.headers_mut();
    if headers.is_empty() {
        *headers = parts.headers;
    } else {
        // These speak of the content that the error takes the place of.
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING, CONTENT_RANGE, ETAG, LAST_MODIFIED] {
            headers.remove(name);
        }
        // What has the same name is replaced.
        headers.extend(parts.headers);
    }
    response.status_code(parts.status);
    response.replace_body(if body.is_empty() { ResBody::None } else { body.into() });
    response.extensions.extend(parts.extensions);
    if let Some(original) = kept.original() {
        response.extensions.insert(original);
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
