//! A gateway to models: `{error}`, statuses that other servers' answers decide, and a level for each error.
//!
//! Clients read every message, those of a 5xx too.

/// Statuses as both modules hold them.
use http::StatusCode;

mod derived {
    use std::sync::Arc;
    use std::time::Duration;

    use statusquo::{HttpError, error_format};

    use super::StatusCode;

    error_format! {
        pub struct Message: "application/json" = { "error": {detail} };
    }

    #[derive(Debug, Clone, thiserror::Error, HttpError)]
    #[error(transparent)]
    #[http(transparent)]
    pub struct Error(Arc<Details>);

    impl From<Details> for Error {
        fn from(details: Details) -> Self {
            Self(Arc::new(details))
        }
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = Message, default = BadRequest, log = "warn", expose, without(www_authenticate))]
    pub enum Details {
        #[error("every variant failed: {}", errors.len())]
        #[http(status = last(errors).unwrap_or(StatusCode::BAD_GATEWAY), log = "error")]
        AllVariantsFailed { errors: Vec<Error> },
        #[error("no key for {provider}")]
        #[http(log = "error")]
        ApiKeyMissing { provider: &'static str },
        #[error("authentication: {0}")]
        #[http(Unauthorized)]
        Auth(&'static str),
        #[error("row {index}: {message}")]
        BatchInput { index: usize, message: &'static str },
        #[error("no batch {0}")]
        #[http(NotFound)]
        BatchNotFound(u64),
        #[error("database: {0}")]
        #[http(InternalServerError, log = "error")]
        Database(String),
        #[error("tool {0} twice")]
        DuplicateTool(&'static str),
        #[error("{provider}: {message}")]
        #[http(status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))]
        Client { provider: &'static str, status: Option<StatusCode>, message: String },
        #[error("{variant} took longer than {timeout:?}")]
        #[http(RequestTimeout)]
        Timeout { variant: &'static str, timeout: Duration },
        #[error("no variant is left")]
        #[http(BadGateway)]
        NoVariantsLeft,
        #[error("rate limit of {0}")]
        #[http(TooManyRequests)]
        RateLimit(&'static str),
        #[error("{0} cannot stream")]
        #[http(InternalServerError, log = "error")]
        CannotStream(&'static str),
        #[error("no route {method} {path}")]
        #[http(NotFound)]
        RouteNotFound { method: &'static str, path: String },
    }

    fn last(errors: &[Error]) -> Option<StatusCode> {
        match &*errors.last()?.0 {
            Details::Client { status, .. } => *status,
            Details::AllVariantsFailed { errors } => last(errors),
            _ => None,
        }
    }
}

mod by_hand {
    use std::sync::Arc;
    use std::time::Duration;

    use actix_web::HttpResponse;
    use axum::Json;
    use axum::response::{IntoResponse, Response};
    use serde_json::json;
    use statusquo::Level;

    use super::StatusCode;

    #[derive(Debug, Clone, thiserror::Error)]
    #[error(transparent)]
    pub struct Error(Arc<Details>);

    impl From<Details> for Error {
        fn from(details: Details) -> Self {
            Self(Arc::new(details))
        }
    }

    #[derive(Debug, thiserror::Error)]
    pub enum Details {
        #[error("every variant failed: {}", errors.len())]
        AllVariantsFailed { errors: Vec<Error> },
        #[error("no key for {provider}")]
        ApiKeyMissing { provider: &'static str },
        #[error("authentication: {0}")]
        Auth(&'static str),
        #[error("row {index}: {message}")]
        BatchInput { index: usize, message: &'static str },
        #[error("no batch {0}")]
        BatchNotFound(u64),
        #[error("database: {0}")]
        Database(String),
        #[error("tool {0} twice")]
        DuplicateTool(&'static str),
        #[error("{provider}: {message}")]
        Client { provider: &'static str, status: Option<StatusCode>, message: String },
        #[error("{variant} took longer than {timeout:?}")]
        Timeout { variant: &'static str, timeout: Duration },
        #[error("no variant is left")]
        NoVariantsLeft,
        #[error("rate limit of {0}")]
        RateLimit(&'static str),
        #[error("{0} cannot stream")]
        CannotStream(&'static str),
        #[error("no route {method} {path}")]
        RouteNotFound { method: &'static str, path: String },
    }

    fn last(errors: &[Error]) -> Option<StatusCode> {
        match &*errors.last()?.0 {
            Details::Client { status, .. } => *status,
            Details::AllVariantsFailed { errors } => last(errors),
            _ => None,
        }
    }

    impl Error {
        pub fn level(&self) -> Level {
            match &*self.0 {
                Details::AllVariantsFailed { .. } => Level::Error,
                Details::ApiKeyMissing { .. } => Level::Error,
                Details::Auth { .. } => Level::Warn,
                Details::BatchInput { .. } => Level::Warn,
                Details::BatchNotFound { .. } => Level::Warn,
                Details::Database { .. } => Level::Error,
                Details::DuplicateTool { .. } => Level::Warn,
                Details::Client { .. } => Level::Warn,
                Details::Timeout { .. } => Level::Warn,
                Details::NoVariantsLeft => Level::Warn,
                Details::RateLimit { .. } => Level::Warn,
                Details::CannotStream { .. } => Level::Error,
                Details::RouteNotFound { .. } => Level::Warn,
            }
        }

        fn status(&self) -> StatusCode {
            match &*self.0 {
                Details::AllVariantsFailed { errors } => last(errors).unwrap_or(StatusCode::BAD_GATEWAY),
                Details::ApiKeyMissing { .. } => StatusCode::BAD_REQUEST,
                Details::Auth { .. } => StatusCode::UNAUTHORIZED,
                Details::BatchInput { .. } => StatusCode::BAD_REQUEST,
                Details::BatchNotFound { .. } => StatusCode::NOT_FOUND,
                Details::Database { .. } => StatusCode::INTERNAL_SERVER_ERROR,
                Details::DuplicateTool { .. } => StatusCode::BAD_REQUEST,
                Details::Client { status, .. } => status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
                Details::Timeout { .. } => StatusCode::REQUEST_TIMEOUT,
                Details::NoVariantsLeft => StatusCode::BAD_GATEWAY,
                Details::RateLimit { .. } => StatusCode::TOO_MANY_REQUESTS,
                Details::CannotStream { .. } => StatusCode::INTERNAL_SERVER_ERROR,
                Details::RouteNotFound { .. } => StatusCode::NOT_FOUND,
            }
        }
    }

    impl IntoResponse for Error {
        fn into_response(self) -> Response {
            (self.status(), Json(json!({ "error": self.to_string() }))).into_response()
        }
    }

    impl actix_web::ResponseError for Error {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.status().as_u16()).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            HttpResponse::build(self.status_code()).json(json!({ "error": self.to_string() }))
        }
    }
}

/// An error of a provider, in the module that this stands in.
macro_rules! client {
    ($status:expr) => {
        Details::Client { provider: "ours", status: $status, message: "no".into() }
    };
}

#[test]
fn a_gateway_answers_as_the_servers_behind_it() {
    use std::time::Duration;

    const JSON: [&str; 1] = ["content-type: application/json"];
    crate::assert_port! {
        Error::from(Details::AllVariantsFailed { errors: vec![] }) => 502 JSON,
            r#"{"error":"every variant failed: 0"}"#;
        Error::from(Details::AllVariantsFailed {
            errors: vec![client!(None).into(), client!(Some(StatusCode::CONFLICT)).into()],
        }) => 409 JSON, r#"{"error":"every variant failed: 2"}"#;
        Error::from(Details::AllVariantsFailed {
            errors: vec![Details::AllVariantsFailed { errors: vec![client!(Some(StatusCode::GONE)).into()] }.into()],
        }) => 410 JSON, r#"{"error":"every variant failed: 1"}"#;
        Error::from(Details::ApiKeyMissing { provider: "ours" }) => 400 JSON, r#"{"error":"no key for ours"}"#;
        Error::from(Details::Auth("expired")) => 401 JSON, r#"{"error":"authentication: expired"}"#;
        Error::from(Details::BatchInput { index: 3, message: "\"x\"" }) => 400 JSON,
            r#"{"error":"row 3: \"x\""}"#;
        Error::from(Details::BatchNotFound(7)) => 404 JSON, r#"{"error":"no batch 7"}"#;
        Error::from(Details::Database("10.0.0.7 refused".into())) => 500 JSON,
            r#"{"error":"database: 10.0.0.7 refused"}"#;
        Error::from(Details::DuplicateTool("a")) => 400 JSON, r#"{"error":"tool a twice"}"#;
        Error::from(client!(None)) => 500 JSON, r#"{"error":"ours: no"}"#;
        Error::from(client!(Some(StatusCode::TOO_MANY_REQUESTS))) => 429 JSON, r#"{"error":"ours: no"}"#;
        Error::from(Details::Timeout { variant: "a", timeout: Duration::from_millis(1500) }) => 408 JSON,
            r#"{"error":"a took longer than 1.5s"}"#;
        Error::from(Details::NoVariantsLeft) => 502 JSON, r#"{"error":"no variant is left"}"#;
        Error::from(Details::RateLimit("tokens")) => 429 JSON, r#"{"error":"rate limit of tokens"}"#;
        Error::from(Details::CannotStream("a")) => 500 JSON, r#"{"error":"a cannot stream"}"#;
        Error::from(Details::RouteNotFound { method: "GET", path: "/\u{7}".into() }) => 404 JSON,
            r#"{"error":"no route GET /\u0007"}"#;
    }
}

/// The level is that of the variant, also where the status is another error's.
#[test]
fn levels_are_said_once() {
    use statusquo::HttpError;

    macro_rules! assert_levels {
        ($($error:expr),* $(,)?) => {$({
            let derived = {
                use derived::*;
                Error::from($error).level()
            };
            let by_hand = {
                use by_hand::*;
                Error::from($error).level()
            };
            assert_eq!(derived, by_hand, "{}", stringify!($error));
        })*};
    }
    assert_levels![
        Details::AllVariantsFailed { errors: vec![client!(Some(StatusCode::CONFLICT)).into()] },
        Details::ApiKeyMissing { provider: "ours" },
        Details::Auth("expired"),
        Details::Database(String::new()),
        client!(None),
        client!(Some(StatusCode::CONFLICT)),
        Details::NoVariantsLeft,
        Details::CannotStream("a"),
        Details::BatchNotFound(7),
    ];
}
