//! What axum's extractors refuse: axum's own status, and the text that it would send.

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
                let status = HttpError::status(self);
                let problem = Problem::new(status);
                if status.is_server_error() { problem } else { problem.detail(self.body_text()) }
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
