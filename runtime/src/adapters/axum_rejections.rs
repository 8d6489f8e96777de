//! `HttpError` for the rejections of axum's extractors, with axum's own status and text.

use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FormRejection, JsonRejection, PathRejection,
    QueryRejection, RawFormRejection, RawPathParamsRejection, StringRejection,
};

use crate::{HttpError, Problem, StatusCode};

macro_rules! rejections {
    ($($rejection:ty),* $(,)?) => {$(
        impl HttpError for $rejection {
            fn status(&self) -> StatusCode {
                Self::status(self).into()
            }

            fn problem(&self) -> Problem<'_> {
                crate::problem::of(HttpError::status(self), self.reason(), format_args!("{}", self.body_text()))
            }
        }
    )*};
}

rejections!(
    BytesRejection,
    ExtensionRejection,
    FailedToBufferBody,
    FormRejection,
    JsonRejection,
    PathRejection,
    QueryRejection,
    RawFormRejection,
    RawPathParamsRejection,
    StringRejection,
);
