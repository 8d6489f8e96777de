//! A search server: `{message, code, type, link}`, and hundreds of codes that a `macro_rules!` makes of a table.
//!
//! Clients read every message, those of a 5xx too.

mod derived {
    use statusquo::{HttpError, error_format};

    error_format! {
        pub struct Envelope: "application/json" = {
            "message": {detail},
            "code": {code},
            "type": {extensions.kind},
            "link": "https://docs.example.com/errors#{code}",
        };
    }

    macro_rules! error_codes {
        ($($code:ident, $kind:literal, $status:ident $({$($options:tt)*})?;)*) => {
            #[derive(Debug, thiserror::Error, HttpError)]
            #[http(format = Envelope, codes = "snake_case", expose)]
            pub enum ResponseError {$(
                #[error("{0}")]
                #[http($status, extend(kind = $kind) $(, $($options)*)?)]
                $code(String),
            )*}
        };
    }

    error_codes! {
        ApiKeyAlreadyExists,      "invalid_request", CONFLICT;
        BadRequest,               "invalid_request", BAD_REQUEST;
        DatabaseSizeLimitReached, "internal",        INTERNAL_SERVER_ERROR;
        IndexNotFound,            "invalid_request", NOT_FOUND;
        InvalidApiKey,            "auth",            FORBIDDEN;
        InvalidContentType,       "invalid_request", UNSUPPORTED_MEDIA_TYPE;
        IoError,                  "system",          UNPROCESSABLE_CONTENT { detail = "{0}. Is the disk full?" };
        MissingAuthorization,     "auth",            UNAUTHORIZED { without(www_authenticate) };
        NoSpaceLeftOnDevice,      "system",          UNPROCESSABLE_CONTENT;
        PayloadTooLarge,          "invalid_request", CONTENT_TOO_LARGE;
        TooManySearchRequests,    "system",          SERVICE_UNAVAILABLE { headers(retry_after = "10") };
    }

    pub use ResponseError as Code;

    /// A variant is a function from a message to an error, so that a code can be handed around.
    pub fn from_msg(message: &str, code: fn(String) -> ResponseError) -> ResponseError {
        code(message.to_string())
    }
}

mod by_hand {
    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::header::RETRY_AFTER;
    use axum::response::{IntoResponse, Response};
    use serde::Serialize;

    macro_rules! error_codes {
        ($($code:ident, $name:literal, $kind:literal, $status:literal;)*) => {
            #[derive(Debug, Clone, Copy, PartialEq)]
            pub enum Code {
                $($code,)*
            }

            impl Code {
                fn status(self) -> u16 {
                    match self {
                        $(Self::$code => $status,)*
                    }
                }

                fn name(self) -> &'static str {
                    match self {
                        $(Self::$code => $name,)*
                    }
                }

                fn kind(self) -> &'static str {
                    match self {
                        $(Self::$code => $kind,)*
                    }
                }
            }
        };
    }

    error_codes! {
        ApiKeyAlreadyExists,      "api_key_already_exists",      "invalid_request", 409;
        BadRequest,               "bad_request",                 "invalid_request", 400;
        DatabaseSizeLimitReached, "database_size_limit_reached", "internal",        500;
        IndexNotFound,            "index_not_found",             "invalid_request", 404;
        InvalidApiKey,            "invalid_api_key",             "auth",            403;
        InvalidContentType,       "invalid_content_type",        "invalid_request", 415;
        IoError,                  "io_error",                    "system",          422;
        MissingAuthorization,     "missing_authorization",       "auth",            401;
        NoSpaceLeftOnDevice,      "no_space_left_on_device",     "system",          422;
        PayloadTooLarge,          "payload_too_large",           "invalid_request", 413;
        TooManySearchRequests,    "too_many_search_requests",    "system",          503;
    }

    #[derive(Debug, thiserror::Error, Serialize)]
    #[error("{message}")]
    pub struct ResponseError {
        #[serde(skip)]
        status: u16,
        message: String,
        code: &'static str,
        #[serde(rename = "type")]
        kind: &'static str,
        link: String,
    }

    pub fn from_msg(message: &str, code: Code) -> ResponseError {
        let mut message = message.to_string();
        if code == Code::IoError {
            message.push_str(". Is the disk full?");
        }
        ResponseError {
            status: code.status(),
            message,
            code: code.name(),
            kind: code.kind(),
            link: format!("https://docs.example.com/errors#{}", code.name()),
        }
    }

    impl IntoResponse for ResponseError {
        fn into_response(self) -> Response {
            let status = axum::http::StatusCode::from_u16(self.status).unwrap();
            let mut response = (status, Json(&self)).into_response();
            if self.status == 503 {
                response.headers_mut().insert(RETRY_AFTER, 10.into());
            }
            response
        }
    }

    impl actix_web::ResponseError for ResponseError {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.status).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            let mut builder = HttpResponse::build(self.status_code());
            if self.status == 503 {
                builder.insert_header(("retry-after", "10"));
            }
            builder.json(self)
        }
    }
}

#[test]
fn an_envelope_with_codes_of_a_table() {
    fn envelope(message: &str, code: &str, kind: &str) -> String {
        format!(
            r#"{{"message":"{message}","code":"{code}","type":"{kind}","link":"https://docs.example.com/errors#{code}"}}"#
        )
    }
    const JSON: [&str; 1] = ["content-type: application/json"];
    crate::assert_port! {
        from_msg("key 1 exists", Code::ApiKeyAlreadyExists) => 409 JSON,
            envelope("key 1 exists", "api_key_already_exists", "invalid_request");
        from_msg("", Code::BadRequest) => 400 JSON, envelope("", "bad_request", "invalid_request");
        from_msg("full: /var/data", Code::DatabaseSizeLimitReached) => 500 JSON,
            envelope("full: /var/data", "database_size_limit_reached", "internal");
        from_msg("no `\"b\\\u{1}`", Code::IndexNotFound) => 404 JSON,
            envelope(r#"no `\"b\\\u0001`"#, "index_not_found", "invalid_request");
        from_msg("wrong key", Code::InvalidApiKey) => 403 JSON, envelope("wrong key", "invalid_api_key", "auth");
        from_msg("csv?", Code::InvalidContentType) => 415 JSON,
            envelope("csv?", "invalid_content_type", "invalid_request");
        from_msg("cannot write", Code::IoError) => 422 JSON,
            envelope("cannot write. Is the disk full?", "io_error", "system");
        from_msg("no key", Code::MissingAuthorization) => 401 JSON,
            envelope("no key", "missing_authorization", "auth");
        from_msg("no space", Code::NoSpaceLeftOnDevice) => 422 JSON,
            envelope("no space", "no_space_left_on_device", "system");
        from_msg("too large", Code::PayloadTooLarge) => 413 JSON,
            envelope("too large", "payload_too_large", "invalid_request");
        from_msg("wait", Code::TooManySearchRequests) => 503 ["content-type: application/json", "retry-after: 10"],
            envelope("wait", "too_many_search_requests", "system");
    }
}
