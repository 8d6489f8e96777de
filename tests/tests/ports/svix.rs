//! A webhook server: `{code, detail}`, or `{detail: [...]}` for invalid input; and the error beside a trace of where it has
//! been.
//!
//! What is no error of the API is a 500 with `{}`.

mod derived {
    use serde::Serialize;
    use statusquo::{HttpError, error_format};

    error_format! {
        pub struct Body: "application/json" = { "code": {code}, "detail": {extensions.items or detail} };
    }

    /// The log has the trace, clients have not.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{typ} at {trace:?}")]
    pub struct Error {
        #[http(transparent)]
        pub typ: ErrorType,
        pub trace: Vec<&'static str>,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = Body, default = InternalServerError)]
    pub enum ErrorType {
        #[error("{0}")]
        Generic(String),
        #[error("{0}")]
        Database(String),
        #[error(transparent)]
        #[http(transparent)]
        Api(#[from] ApiError),
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = Body, codes = "snake_case", log = "debug")]
    pub enum ApiError {
        #[error("{0}")]
        #[http(BadRequest)]
        GenericError(&'static str),
        #[error("{0}")]
        #[http(BadRequest, code = "invalid_cursor")]
        InvalidCursor(&'static str),
        #[error("wrong credentials")]
        #[http(Unauthorized, without(www_authenticate))]
        AuthenticationFailed,
        #[error("no such entity")]
        #[http(NotFound)]
        NotFound,
        #[error("not ready yet")]
        #[http(NotImplemented, expose)]
        NotImplemented,
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{} mistakes", items.len())]
    #[http(UnprocessableContent, format = Body, log = "debug")]
    pub struct Invalid {
        #[http(extend)]
        pub items: Vec<Item>,
    }

    #[derive(Debug, Serialize)]
    pub struct Item {
        pub loc: [&'static str; 2],
        pub msg: &'static str,
        #[serde(rename = "type")]
        pub kind: &'static str,
    }
}

mod by_hand {
    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};
    use serde::Serialize;

    #[derive(Debug, thiserror::Error)]
    #[error("{typ} at {trace:?}")]
    pub struct Error {
        pub typ: ErrorType,
        pub trace: Vec<&'static str>,
    }

    #[derive(Debug, thiserror::Error)]
    pub enum ErrorType {
        #[error("{0}")]
        Generic(String),
        #[error("{0}")]
        Database(String),
        #[error(transparent)]
        Api(#[from] ApiError),
    }

    #[derive(Debug, thiserror::Error)]
    pub enum ApiError {
        #[error("{0}")]
        GenericError(&'static str),
        #[error("{0}")]
        InvalidCursor(&'static str),
        #[error("wrong credentials")]
        AuthenticationFailed,
        #[error("no such entity")]
        NotFound,
        #[error("not ready yet")]
        NotImplemented,
    }

    #[derive(Debug, thiserror::Error)]
    #[error("{} mistakes", items.len())]
    pub struct Invalid {
        pub items: Vec<Item>,
    }

    #[derive(Debug, Serialize)]
    pub struct Item {
        pub loc: [&'static str; 2],
        pub msg: &'static str,
        #[serde(rename = "type")]
        pub kind: &'static str,
    }

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Body<'a> {
        Standard { code: &'static str, detail: String },
        Validation { detail: &'a [Item] },
        None {},
    }

    impl ApiError {
        fn status_and_code(&self) -> (u16, &'static str) {
            match self {
                Self::GenericError(_) => (400, "generic_error"),
                Self::InvalidCursor(_) => (400, "invalid_cursor"),
                Self::AuthenticationFailed => (401, "authentication_failed"),
                Self::NotFound => (404, "not_found"),
                Self::NotImplemented => (501, "not_implemented"),
            }
        }
    }

    impl Error {
        fn parts(&self) -> (u16, Body<'_>) {
            match &self.typ {
                ErrorType::Api(error) => {
                    let (status, code) = error.status_and_code();
                    (status, Body::Standard { code, detail: error.to_string() })
                }
                ErrorType::Generic(_) | ErrorType::Database(_) => (500, Body::None {}),
            }
        }
    }

    impl IntoResponse for Error {
        fn into_response(self) -> Response {
            let (status, body) = self.parts();
            (StatusCode::from_u16(status).unwrap(), Json(body)).into_response()
        }
    }

    impl IntoResponse for Invalid {
        fn into_response(self) -> Response {
            let body = Body::Validation { detail: &self.items };
            (StatusCode::UNPROCESSABLE_ENTITY, Json(body)).into_response()
        }
    }

    impl actix_web::ResponseError for Error {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.parts().0).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            HttpResponse::build(self.status_code()).json(self.parts().1)
        }
    }

    impl actix_web::ResponseError for Invalid {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::UNPROCESSABLE_ENTITY
        }

        fn error_response(&self) -> HttpResponse {
            HttpResponse::build(self.status_code()).json(Body::Validation { detail: &self.items })
        }
    }
}

#[test]
fn an_error_beside_its_trace_is_passed_on() {
    const JSON: [&str; 1] = ["content-type: application/json"];
    const HERE: [&str; 1] = ["src/db.rs:7"];
    crate::assert_port! {
        Error { typ: ErrorType::Generic("secret".into()), trace: HERE.to_vec() } => 500 JSON, "{}";
        Error { typ: ErrorType::Database("secret".into()), trace: vec![] } => 500 JSON, "{}";
        Error { typ: ApiError::GenericError("no \"id\"").into(), trace: vec![] } => 400 JSON,
            r#"{"code":"generic_error","detail":"no \"id\""}"#;
        Error { typ: ApiError::InvalidCursor("cut").into(), trace: HERE.to_vec() } => 400 JSON,
            r#"{"code":"invalid_cursor","detail":"cut"}"#;
        Error { typ: ApiError::AuthenticationFailed.into(), trace: HERE.to_vec() } => 401 JSON,
            r#"{"code":"authentication_failed","detail":"wrong credentials"}"#;
        Error { typ: ApiError::NotFound.into(), trace: HERE.to_vec() } => 404 JSON,
            r#"{"code":"not_found","detail":"no such entity"}"#;
        Error { typ: ApiError::NotImplemented.into(), trace: HERE.to_vec() } => 501 JSON,
            r#"{"code":"not_implemented","detail":"not ready yet"}"#;
        Invalid { items: vec![] } => 422 JSON, r#"{"detail":[]}"#;
        Invalid { items: vec![Item { loc: ["body", "url"], msg: "too \"long\"", kind: "value_error" }] } => 422 JSON,
            r#"{"detail":[{"loc":["body","url"],"msg":"too \"long\"","type":"value_error"}]}"#;
    }
}

#[test]
fn the_log_has_the_level_of_the_error_inside() {
    use statusquo::{HttpError, Level};

    let level = |typ| derived::Error { typ, trace: vec![] }.level();
    assert_eq!(level(derived::ErrorType::Database("secret".into())), Level::Error);
    assert_eq!(level(derived::ApiError::NotImplemented.into()), Level::Debug);
}
