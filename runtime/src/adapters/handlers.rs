//! What handlers may return beside the types that derive `HttpError`: errors that are behind a pointer already.
//!
//! Each framework's trait is implemented once for each of these types. `Arc<dyn HttpError>` is missing: Rust lets only
//! `Arc`'s own crate, or the framework, implement these traits for it. `?` turns it into a `Report`.

use alloc::boxed::Box;

use crate::{HttpError, OriginalError, Report};

macro_rules! handlers {
    ($($error:ty),*) => {$(
        #[cfg(feature = "axum")]
        impl super::axum::IntoResponse for $error {
            fn into_response(self) -> super::axum::Response {
                super::axum::respond(crate::original::Captured::Shared(self.into()))
            }
        }

        #[cfg(feature = "actix-web")]
        impl super::actix::ResponseError for $error {
            fn status_code(&self) -> super::actix::StatusCode {
                super::actix::status(&**self)
            }

            fn error_response(&self) -> super::actix::HttpResponse {
                super::actix::respond(&**self)
            }
        }

        #[cfg(feature = "rocket")]
        impl<'r> super::rocket::Responder<'r, 'static> for $error {
            fn respond_to(self, request: &'r super::rocket::Request<'_>) -> super::rocket::Result<'static> {
                Ok(super::rocket::respond(crate::original::Captured::Shared(self.into()), request))
            }
        }

        #[cfg(feature = "poem")]
        impl From<$error> for super::poem::Error {
            fn from(error: $error) -> Self {
                super::poem::convert(crate::original::Captured::Shared(error.into()))
            }
        }

        #[cfg(feature = "poem")]
        impl super::poem::IntoResponse for $error {
            fn into_response(self) -> super::poem::Response {
                super::poem::Error::from(self).into_response()
            }
        }

        #[cfg(feature = "salvo")]
        impl super::salvo::Scribe for $error {
            fn render(self, response: &mut super::salvo::Response) {
                super::salvo::respond(crate::original::Captured::Shared(self.into()), response);
            }
        }
    )*};
}

handlers!(OriginalError, Report, Box<dyn HttpError + Send + Sync>);
