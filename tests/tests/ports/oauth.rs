//! A token endpoint of OAuth 2.0 (RFC 6749 section 5.2): `{error, error_description}`, never stored by caches.

mod derived {
    use statusquo::HttpError;
    use statusquo::format::OAuth;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(format = OAuth, codes = "snake_case", headers(cache_control = "no-store", pragma = "no-cache"))]
    pub enum TokenError {
        #[error("the parameter {0} is missing")]
        #[http(BadRequest)]
        InvalidRequest(&'static str),
        #[error("client {0} is unknown")]
        #[http(Unauthorized, headers(www_authenticate = "Basic realm=\"token\""), redact)]
        InvalidClient(String),
        #[error("the code has expired")]
        #[http(BadRequest)]
        InvalidGrant,
        #[error("the grant type {0} is unknown")]
        #[http(BadRequest)]
        UnsupportedGrantType(String),
        #[error("too fast")]
        #[http(BadRequest, redact)]
        SlowDown,
        #[error("no connection to 10.0.0.7")]
        #[http(InternalServerError)]
        ServerError,
        #[error("restart")]
        #[http(ServiceUnavailable, headers(retry_after = "5"), detail = "we are back in a moment")]
        TemporarilyUnavailable,
    }
}

mod by_hand {
    use actix_web::HttpResponse;
    use axum::Json;
    use axum::http::StatusCode;
    use axum::response::{IntoResponse, Response};
    use serde::Serialize;

    #[derive(Debug, thiserror::Error)]
    pub enum TokenError {
        #[error("the parameter {0} is missing")]
        InvalidRequest(&'static str),
        #[error("client {0} is unknown")]
        InvalidClient(String),
        #[error("the code has expired")]
        InvalidGrant,
        #[error("the grant type {0} is unknown")]
        UnsupportedGrantType(String),
        #[error("too fast")]
        SlowDown,
        #[error("no connection to 10.0.0.7")]
        ServerError,
        #[error("restart")]
        TemporarilyUnavailable,
    }

    #[derive(Serialize)]
    struct Content {
        error: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        error_description: Option<String>,
    }

    impl TokenError {
        fn status(&self) -> u16 {
            match self {
                Self::InvalidClient(_) => 401,
                Self::ServerError => 500,
                Self::TemporarilyUnavailable => 503,
                _ => 400,
            }
        }

        fn fields(&self) -> Vec<(&'static str, &'static str)> {
            let mut fields = vec![("cache-control", "no-store"), ("pragma", "no-cache")];
            match self {
                Self::InvalidClient(_) => fields.push(("www-authenticate", "Basic realm=\"token\"")),
                Self::TemporarilyUnavailable => fields.push(("retry-after", "5")),
                _ => {}
            }
            fields
        }

        fn content(&self) -> Content {
            let (error, error_description) = match self {
                Self::InvalidRequest(_) => ("invalid_request", Some(self.to_string())),
                Self::InvalidClient(_) => ("invalid_client", None),
                Self::InvalidGrant => ("invalid_grant", Some(self.to_string())),
                Self::UnsupportedGrantType(_) => ("unsupported_grant_type", Some(self.to_string())),
                Self::SlowDown => ("slow_down", None),
                Self::ServerError => ("server_error", None),
                Self::TemporarilyUnavailable => {
                    ("temporarily_unavailable", Some("we are back in a moment".to_owned()))
                }
            };
            // RFC 6749 appendix A.8.
            let allowed = |c| match c {
                '"' => '\'',
                '\\' => '/',
                ' '..='~' => c,
                _ => '?',
            };
            let error_description = error_description.map(|text| text.chars().map(allowed).collect());
            Content { error, error_description }
        }
    }

    impl IntoResponse for TokenError {
        fn into_response(self) -> Response {
            let mut response = Json(self.content()).into_response();
            *response.status_mut() = StatusCode::from_u16(self.status()).unwrap();
            for (name, value) in self.fields() {
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            response
        }
    }

    impl actix_web::ResponseError for TokenError {
        fn status_code(&self) -> actix_web::http::StatusCode {
            actix_web::http::StatusCode::from_u16(self.status()).unwrap()
        }

        fn error_response(&self) -> HttpResponse {
            let mut builder = HttpResponse::build(self.status_code());
            for field in self.fields() {
                builder.insert_header(field);
            }
            builder.json(self.content())
        }
    }
}

#[test]
fn no_answer_of_a_token_endpoint_is_stored() {
    const FIELDS: [&str; 3] =
        ["cache-control: no-store", "content-type: application/json", "pragma: no-cache"];
    crate::assert_port! {
        TokenError::InvalidRequest("code") => 400 FIELDS,
            r#"{"error":"invalid_request","error_description":"the parameter code is missing"}"#;
        TokenError::InvalidClient("ada".into()) => 401
            [FIELDS[0], FIELDS[1], FIELDS[2], "www-authenticate: Basic realm=\"token\""],
            r#"{"error":"invalid_client"}"#;
        TokenError::InvalidGrant => 400 FIELDS,
            r#"{"error":"invalid_grant","error_description":"the code has expired"}"#;
        TokenError::UnsupportedGrantType("\"\\\u{e4}\n".into()) => 400 FIELDS,
            r#"{"error":"unsupported_grant_type","error_description":"the grant type '/?? is unknown"}"#;
        TokenError::SlowDown => 400 FIELDS, r#"{"error":"slow_down"}"#;
        TokenError::ServerError => 500 FIELDS, r#"{"error":"server_error"}"#;
        TokenError::TemporarilyUnavailable => 503 [FIELDS[0], FIELDS[1], FIELDS[2], "retry-after: 5"],
            r#"{"error":"temporarily_unavailable","error_description":"we are back in a moment"}"#;
    }
}

#[test]
fn head_is_answered_like_get_without_the_content() {
    use actix_web::web;
    use axum::Router;
    use axum::routing::get;
    use statusquo_tests::client::{Client, Reply};

    macro_rules! handlers {
        ($module:ident) => {{
            use $module::TokenError;
            (
                || async { Err::<(), _>(TokenError::InvalidClient("ada".into())) },
                || async { Err::<String, _>(TokenError::TemporarilyUnavailable) },
            )
        }};
    }
    let axum = crate::servers::axum(
        Router::new()
            .route("/derived/client", get(handlers!(derived).0))
            .route("/derived/down", get(handlers!(derived).1))
            .route("/by_hand/client", get(handlers!(by_hand).0))
            .route("/by_hand/down", get(handlers!(by_hand).1)),
    );
    let actix = crate::servers::actix(|app| {
        app.route("/derived/client", web::to(handlers!(derived).0))
            .route("/derived/down", web::to(handlers!(derived).1))
            .route("/by_hand/client", web::to(handlers!(by_hand).0))
            .route("/by_hand/down", web::to(handlers!(by_hand).1));
    });
    for address in [axum, actix] {
        let mut client = Client::new(address);
        for case in ["client", "down"] {
            let mut ask = |method, port| {
                let Reply { line, mut headers, body, .. } =
                    client.send(method, &format!("/{port}/{case}"), &[], "");
                headers.retain(|(name, _)| name != "date");
                headers.sort();
                (line, headers, body)
            };
            let (line, headers, body) = ask("GET", "derived");
            assert_eq!(
                headers.iter().find(|(name, _)| name == "content-length").unwrap().1,
                body.len().to_string()
            );
            let whole = (line, headers, body);
            assert_eq!(ask("GET", "by_hand"), whole);
            let head = (whole.0, whole.1, Vec::new());
            assert_eq!(ask("HEAD", "derived"), head);
            assert_eq!(ask("HEAD", "by_hand"), head);
        }
    }
}
