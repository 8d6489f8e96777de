//! A social network: `{error, message}`, where the error is what clients read of an `anyhow::Error`.
//!
//! Errors without content have no `message`; those with a text have it there, even in 5xx; those with fields have an object.

mod derived {
    use statusquo::{HttpError, error_format};

    error_format! {
        pub struct WithText: "application/json" = { "error": {code}, "message": {detail} };
        pub struct WithFields: "application/json" = { "error": {code}, "message": {extensions..} };
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = WithText, codes = "snake_case", default = BadRequest, redact, without(www_authenticate))]
    pub enum ErrorType {
        #[error("not an admin")]
        NotAnAdmin,
        #[error("wrong password")]
        #[http(Unauthorized)]
        IncorrectLogin,
        #[error("not found")]
        #[http(NotFound)]
        NotFound,
        #[error("pictures: {0}")]
        #[http(detail = "{0}")]
        PictureServer(String),
        #[error("{0}")]
        #[http(InternalServerError, detail = "{0}")]
        Unknown(String),
        #[error("no: {reason:?}")]
        #[http(expose, format = WithFields)]
        RegistrationDenied {
            #[http(extend, null)]
            reason: Option<String>,
        },
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("{error_type}: {inner}")]
    pub struct SiteError {
        #[http(transparent)]
        pub error_type: ErrorType,
        #[http(source)]
        pub inner: anyhow::Error,
    }

    impl From<ErrorType> for SiteError {
        fn from(error_type: ErrorType) -> Self {
            Self { inner: anyhow::anyhow!("{error_type}"), error_type }
        }
    }

    impl From<anyhow::Error> for SiteError {
        fn from(inner: anyhow::Error) -> Self {
            Self { error_type: ErrorType::Unknown(inner.to_string()), inner }
        }
    }
}

mod by_hand {
    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};
    use serde::Serialize;

    #[derive(Debug, thiserror::Error, Serialize)]
    #[serde(tag = "error", content = "message", rename_all = "snake_case")]
    pub enum ErrorType {
        #[error("not an admin")]
        NotAnAdmin,
        #[error("wrong password")]
        IncorrectLogin,
        #[error("not found")]
        NotFound,
        #[error("pictures: {0}")]
        PictureServer(String),
        #[error("{0}")]
        Unknown(String),
        #[error("no: {reason:?}")]
        RegistrationDenied { reason: Option<String> },
    }

    #[derive(Debug, thiserror::Error)]
    #[error("{error_type}: {inner}")]
    pub struct SiteError {
        pub error_type: ErrorType,
        pub inner: anyhow::Error,
    }

    impl From<ErrorType> for SiteError {
        fn from(error_type: ErrorType) -> Self {
            Self { inner: anyhow::anyhow!("{error_type}"), error_type }
        }
    }

    impl From<anyhow::Error> for SiteError {
        fn from(inner: anyhow::Error) -> Self {
            Self { error_type: ErrorType::Unknown(inner.to_string()), inner }
        }
    }

    impl ErrorType {
        fn status(&self) -> u16 {
            match self {
                Self::IncorrectLogin => 401,
                Self::NotFound => 404,
                Self::Unknown(_) => 500,
                _ => 400,
            }
        }
    }

    impl IntoResponse for SiteError {
        fn into_response(self) -> Response {
            let status = StatusCode::from_u16(self.error_type.status()).unwrap();
            (status, Json(self.error_type)).into_response()
        }
    }

    impl actix_web::ResponseError for SiteError {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.error_type.status()).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            HttpResponse::build(self.status_code()).json(&self.error_type)
        }
    }
}

#[test]
fn an_error_around_anyhow_says_what_its_type_says() {
    const JSON: [&str; 1] = ["content-type: application/json"];
    crate::assert_port! {
        SiteError::from(ErrorType::NotAnAdmin) => 400 JSON, r#"{"error":"not_an_admin"}"#;
        SiteError::from(ErrorType::IncorrectLogin) => 401 JSON, r#"{"error":"incorrect_login"}"#;
        SiteError::from(ErrorType::NotFound) => 404 JSON, r#"{"error":"not_found"}"#;
        SiteError::from(ErrorType::PictureServer("\"full\"".into())) => 400 JSON,
            r#"{"error":"picture_server","message":"\"full\""}"#;
        SiteError::from(anyhow::anyhow!("refused").context("store")) => 500 JSON,
            r#"{"error":"unknown","message":"store"}"#;
        SiteError::from(ErrorType::RegistrationDenied { reason: Some("spam".into()) }) => 400 JSON,
            r#"{"error":"registration_denied","message":{"reason":"spam"}}"#;
        SiteError::from(ErrorType::RegistrationDenied { reason: None }) => 400 JSON,
            r#"{"error":"registration_denied","message":{"reason":null}}"#;
    }
}

#[test]
fn the_log_has_the_chain_of_anyhow() {
    use statusquo::HttpError;

    let error = derived::SiteError::from(anyhow::anyhow!("refused").context("store"));
    assert_eq!(error.log_source().map(ToString::to_string).as_deref(), Some("store"));
}
