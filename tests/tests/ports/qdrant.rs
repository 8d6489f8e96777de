//! A vector database: `{status: {error}, time}`, where the time is that of the request, which the error does not know.
//!
//! Clients read every message, those of a 5xx too, and the server logs them itself.

mod derived {
    use std::time::Duration;

    use actix_web::HttpResponse;
    use axum::response::{IntoResponse, Response};
    use statusquo::{Answer, HttpError, error_format};

    error_format! {
        pub struct ApiResponse: "application/json" = {
            "status": { "error": {detail} },
            "time": {extensions.time},
        };
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = ApiResponse, log = "off", expose, without(allow))]
    pub enum StorageError {
        #[error("wrong input: {0}")]
        #[http(BadRequest)]
        BadInput(String),
        #[error("{0} exists already")]
        #[http(Conflict)]
        AlreadyExists(&'static str),
        #[error("no {0}")]
        #[http(NotFound)]
        NotFound(&'static str),
        #[error("service: {0}")]
        #[http(InternalServerError)]
        Service(String),
        #[error("only in a cluster")]
        #[http(MethodNotAllowed)]
        StandaloneMode,
        #[error("timed out")]
        #[http(RequestTimeout)]
        Timeout,
        #[error("too many requests")]
        #[http(TooManyRequests, headers(retry_after = _0.unwrap().as_secs_f64().ceil()), when = _0.is_some())]
        #[http(TooManyRequests)]
        RateLimit(Option<Duration>),
        #[error("shard {0} is away")]
        #[http(ServiceUnavailable)]
        ShardUnavailable(u32),
        #[error("the disk is full")]
        #[http(InsufficientStorage)]
        InsufficientStorage,
    }

    /// What a handler makes of an error when it ends.
    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    pub struct Timed(pub StorageError, pub f64);

    impl Timed {
        fn answer(&self) -> Answer<'_> {
            Answer::of(&self.0).map_problem(|problem| problem.extension("time", self.1))
        }
    }

    impl IntoResponse for Timed {
        fn into_response(self) -> Response {
            self.answer().into_axum()
        }
    }

    impl actix_web::ResponseError for Timed {
        fn error_response(&self) -> HttpResponse {
            self.answer().into_actix()
        }

        fn status_code(&self) -> actix_web::http::StatusCode {
            self.0.status_code()
        }
    }
}

mod by_hand {
    use std::time::Duration;

    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};
    use serde::Serialize;

    #[derive(Serialize)]
    struct ApiResponse {
        status: Status,
        time: f64,
    }

    #[derive(Serialize)]
    struct Status {
        error: String,
    }

    #[derive(Debug, thiserror::Error)]
    pub enum StorageError {
        #[error("wrong input: {0}")]
        BadInput(String),
        #[error("{0} exists already")]
        AlreadyExists(&'static str),
        #[error("no {0}")]
        NotFound(&'static str),
        #[error("service: {0}")]
        Service(String),
        #[error("only in a cluster")]
        StandaloneMode,
        #[error("timed out")]
        Timeout,
        #[error("too many requests")]
        RateLimit(Option<Duration>),
        #[error("shard {0} is away")]
        ShardUnavailable(u32),
        #[error("the disk is full")]
        InsufficientStorage,
    }

    /// What a handler makes of an error when it ends.
    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    pub struct Timed(pub StorageError, pub f64);

    impl Timed {
        fn status(&self) -> u16 {
            match &self.0 {
                StorageError::BadInput(_) => 400,
                StorageError::NotFound(_) => 404,
                StorageError::StandaloneMode => 405,
                StorageError::Timeout => 408,
                StorageError::AlreadyExists(_) => 409,
                StorageError::RateLimit(_) => 429,
                StorageError::Service(_) => 500,
                StorageError::ShardUnavailable(_) => 503,
                StorageError::InsufficientStorage => 507,
            }
        }

        fn retry_after(&self) -> Option<String> {
            match &self.0 {
                StorageError::RateLimit(Some(wait)) => Some(wait.as_secs_f64().ceil().to_string()),
                _ => None,
            }
        }

        fn content(&self) -> ApiResponse {
            ApiResponse { status: Status { error: self.to_string() }, time: self.1 }
        }
    }

    impl IntoResponse for Timed {
        fn into_response(self) -> Response {
            let status = StatusCode::from_u16(self.status()).unwrap();
            let mut response = (status, Json(self.content())).into_response();
            if let Some(wait) = self.retry_after() {
                response.headers_mut().insert("retry-after", wait.parse().unwrap());
            }
            response
        }
    }

    impl actix_web::ResponseError for Timed {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.status()).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            let mut builder = HttpResponse::build(self.status_code());
            if let Some(wait) = self.retry_after() {
                builder.insert_header(("retry-after", wait));
            }
            builder.json(self.content())
        }
    }
}

#[test]
fn the_time_of_a_request_stands_beside_its_error() {
    use std::time::Duration;

    const JSON: [&str; 1] = ["content-type: application/json"];
    crate::assert_port! {
        Timed(StorageError::BadInput("no \"id\"".into()), 0.5) => 400 JSON,
            r#"{"status":{"error":"wrong input: no \"id\""},"time":0.5}"#;
        Timed(StorageError::AlreadyExists("books"), 1e-7) => 409 JSON,
            r#"{"status":{"error":"books exists already"},"time":1e-7}"#;
        Timed(StorageError::NotFound("shard"), 0.0) => 404 JSON, r#"{"status":{"error":"no shard"},"time":0.0}"#;
        Timed(StorageError::Service("panic in segment 3".into()), 2.25) => 500 JSON,
            r#"{"status":{"error":"service: panic in segment 3"},"time":2.25}"#;
        Timed(StorageError::StandaloneMode, 0.5) => 405 JSON,
            r#"{"status":{"error":"only in a cluster"},"time":0.5}"#;
        Timed(StorageError::Timeout, 60.000_012) => 408 JSON,
            r#"{"status":{"error":"timed out"},"time":60.000012}"#;
        Timed(StorageError::RateLimit(Some(Duration::from_millis(4001))), 0.5) => 429
            ["content-type: application/json", "retry-after: 5"],
            r#"{"status":{"error":"too many requests"},"time":0.5}"#;
        Timed(StorageError::RateLimit(None), 0.5) => 429 JSON,
            r#"{"status":{"error":"too many requests"},"time":0.5}"#;
        Timed(StorageError::ShardUnavailable(3), 0.5) => 503 JSON,
            r#"{"status":{"error":"shard 3 is away"},"time":0.5}"#;
        Timed(StorageError::InsufficientStorage, 0.5) => 507 JSON,
            r#"{"status":{"error":"the disk is full"},"time":0.5}"#;
    }
}

#[test]
fn nothing_is_logged_twice() {
    use statusquo::{HttpError, Level};

    use derived::StorageError;

    for error in [StorageError::Service("panic".into()), StorageError::RateLimit(None), StorageError::Timeout]
    {
        assert_eq!(error.level(), Level::Off, "{error}");
    }
}
