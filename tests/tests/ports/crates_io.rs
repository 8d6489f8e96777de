//! A package registry: `{"errors":[{"detail"}]}`, and boxed errors in handlers.
//!
//! What a handler did not expect is a 500 whose content is text. Some server errors have a text for clients.

mod derived {
    use std::error::Error;

    use statusquo::{HttpError, OriginalError, Report, error_format};

    error_format! {
        pub struct Errors: "application/json" = { "errors": [{ "detail": {detail or title} }] };
        pub struct Phrase: "text/plain; charset=utf-8" = "{title}";
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = Errors)]
    pub enum AppError {
        #[error("{0}")]
        #[http(BadRequest)]
        BadRequest(String),
        #[error("log in first")]
        #[http(Forbidden)]
        Forbidden,
        #[error("not found")]
        #[http(NotFound, redact)]
        NotFound,
        #[error("token of an old kind")]
        #[http(
            Unauthorized,
            without(www_authenticate),
            detail = "this token is no longer valid; make another"
        )]
        TokenRevoked,
        #[error("too many new packages")]
        #[http(TooManyRequests, headers(retry_after = "{0}"), detail = "try again after {0}")]
        TooMany(&'static str),
        #[error("{0}")]
        #[http(InternalServerError, expose)]
        ServerError(String),
        #[error("write in read-only mode")]
        #[http(ServiceUnavailable, detail = "we are read-only for maintenance; try again later")]
        ReadOnly,
        #[error("{0}")]
        #[http(InternalServerError, format = Phrase)]
        Internal(#[http(source)] Box<dyn Error + Send + Sync>),
    }

    /// Another error was the cause, and only the log has it.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{error} caused by {cause}")]
    pub struct Chained {
        #[http(transparent)]
        error: AppError,
        #[http(source)]
        cause: Box<dyn Error + Send + Sync>,
    }

    /// What handlers return.
    pub type BoxedAppError = Box<dyn HttpError + Send + Sync>;

    pub fn boxed(error: AppError) -> BoxedAppError {
        Box::new(error)
    }

    pub fn internal(error: impl Into<Box<dyn Error + Send + Sync>>) -> BoxedAppError {
        boxed(AppError::Internal(error.into()))
    }

    pub fn chain(error: AppError, cause: impl Into<Box<dyn Error + Send + Sync>>) -> BoxedAppError {
        Box::new(Chained { error, cause: cause.into() })
    }

    pub fn report(error: AppError) -> Report {
        error.into()
    }

    pub fn original(error: AppError) -> OriginalError {
        OriginalError::new(error)
    }
}

mod by_hand {
    use std::error::Error;
    use std::fmt;

    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};
    use serde::Serialize;

    #[derive(Serialize)]
    struct Bad {
        errors: [Detail; 1],
    }

    #[derive(Serialize)]
    struct Detail {
        detail: String,
    }

    #[derive(Debug)]
    pub enum AppError {
        BadRequest(String),
        Forbidden,
        NotFound,
        TokenRevoked,
        TooMany(&'static str),
        ServerError(String),
        ReadOnly,
        Internal(Box<dyn Error + Send + Sync>),
    }

    impl AppError {
        fn status(&self) -> u16 {
            match self {
                Self::BadRequest(_) => 400,
                Self::TokenRevoked => 401,
                Self::Forbidden => 403,
                Self::NotFound => 404,
                Self::TooMany(_) => 429,
                Self::ServerError(_) | Self::Internal(_) => 500,
                Self::ReadOnly => 503,
            }
        }

        fn content(&self) -> Bad {
            let detail = match self {
                Self::BadRequest(detail) | Self::ServerError(detail) => detail.clone(),
                Self::Forbidden => "log in first".to_owned(),
                Self::NotFound => "Not Found".to_owned(),
                Self::TokenRevoked => "this token is no longer valid; make another".to_owned(),
                Self::TooMany(when) => format!("try again after {when}"),
                Self::ReadOnly => "we are read-only for maintenance; try again later".to_owned(),
                Self::Internal(_) => "Internal Server Error".to_owned(),
            };
            Bad { errors: [Detail { detail }] }
        }
    }

    impl fmt::Display for AppError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::BadRequest(detail) | Self::ServerError(detail) => f.write_str(detail),
                Self::Forbidden => f.write_str("log in first"),
                Self::NotFound => f.write_str("not found"),
                Self::TokenRevoked => f.write_str("token of an old kind"),
                Self::TooMany(_) => f.write_str("too many new packages"),
                Self::ReadOnly => f.write_str("write in read-only mode"),
                Self::Internal(error) => error.fmt(f),
            }
        }
    }

    /// What handlers return.
    #[derive(Debug)]
    pub struct BoxedAppError(Box<AppError>, Option<Box<dyn Error + Send + Sync>>);

    impl fmt::Display for BoxedAppError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match &self.1 {
                Some(cause) => write!(f, "{} caused by {cause}", self.0),
                None => self.0.fmt(f),
            }
        }
    }

    pub fn boxed(error: AppError) -> BoxedAppError {
        BoxedAppError(Box::new(error), None)
    }

    pub fn chain(error: AppError, cause: impl Into<Box<dyn Error + Send + Sync>>) -> BoxedAppError {
        BoxedAppError(Box::new(error), Some(cause.into()))
    }

    pub fn internal(error: impl Into<Box<dyn Error + Send + Sync>>) -> BoxedAppError {
        boxed(AppError::Internal(error.into()))
    }

    pub use boxed as report;
    pub use boxed as original;

    impl IntoResponse for BoxedAppError {
        fn into_response(self) -> Response {
            let status = StatusCode::from_u16(self.0.status()).unwrap();
            match *self.0 {
                AppError::Internal(_) => (status, "Internal Server Error").into_response(),
                AppError::TooMany(when) => {
                    (status, [("retry-after", when)], Json(self.0.content())).into_response()
                }
                _ => (status, Json(self.0.content())).into_response(),
            }
        }
    }

    impl actix_web::ResponseError for BoxedAppError {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.0.status()).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            let mut builder = HttpResponse::build(self.status_code());
            match *self.0 {
                AppError::Internal(_) => {
                    return builder.content_type("text/plain; charset=utf-8").body("Internal Server Error");
                }
                AppError::TooMany(when) => builder.insert_header(("retry-after", when)),
                _ => &mut builder,
            };
            builder.json(self.0.content())
        }
    }
}

#[test]
fn boxed_errors_keep_their_envelope() {
    const JSON: [&str; 1] = ["content-type: application/json"];
    const TEXT: [&str; 1] = ["content-type: text/plain; charset=utf-8"];
    const DATE: &str = "Thu, 26 Nov 2026 08:00:00 GMT";
    crate::assert_port! {
        boxed(AppError::BadRequest("no \"name\"".into())) => 400 JSON,
            r#"{"errors":[{"detail":"no \"name\""}]}"#;
        report(AppError::Forbidden) => 403 JSON, r#"{"errors":[{"detail":"log in first"}]}"#;
        chain(AppError::Forbidden, "10.0.0.7 refused") => 403 JSON, r#"{"errors":[{"detail":"log in first"}]}"#;
        boxed(AppError::NotFound) => 404 JSON, r#"{"errors":[{"detail":"Not Found"}]}"#;
        report(AppError::TokenRevoked) => 401 JSON,
            r#"{"errors":[{"detail":"this token is no longer valid; make another"}]}"#;
        boxed(AppError::TooMany(DATE)) => 429
            ["content-type: application/json", "retry-after: Thu, 26 Nov 2026 08:00:00 GMT"],
            r#"{"errors":[{"detail":"try again after Thu, 26 Nov 2026 08:00:00 GMT"}]}"#;
        original(AppError::ServerError("the index is being rebuilt".into())) => 500 JSON,
            r#"{"errors":[{"detail":"the index is being rebuilt"}]}"#;
        boxed(AppError::ReadOnly) => 503 JSON,
            r#"{"errors":[{"detail":"we are read-only for maintenance; try again later"}]}"#;
        internal("10.0.0.7 refused") => 500 TEXT, "Internal Server Error";
        internal(std::io::Error::other("disk")) => 500 TEXT, "Internal Server Error";
        report(AppError::Internal("10.0.0.7 refused".into())) => 500 TEXT, "Internal Server Error";
    }
}

#[test]
fn the_log_has_the_cause_of_a_chained_error() {
    use std::io::Error;

    let error = derived::chain(derived::AppError::Forbidden, Error::other("refused"));
    assert_eq!(error.log_source().unwrap().to_string(), "refused");
}
