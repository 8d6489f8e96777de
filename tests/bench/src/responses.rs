//! What an axum handler does with an error: our derive, the same written by hand, and `problem_details`. All send
//! the same bytes.

use std::borrow::Cow;
use std::hint::black_box;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::{StatusCode, header};
use problem_details::ProblemDetails;
use serde::Serialize;

use crate::{ROUND, Subject};

macro_rules! derived {
    ($(#[$more:meta])* $name:ident) => {
        /// The errors of a service, derived.
        #[derive(Debug, thiserror::Error, statusquo::HttpError)]
        $(#[$more])*
        pub enum $name {
            /// Nothing but a status and a text.
            #[error("no such book")]
            #[http(NotFound)]
            Plain,
            /// The text is put together.
            #[error("no book with id {id} on shelf {shelf}")]
            #[http(NotFound)]
            Formatted {
                /// Of the book.
                id: u64,
                /// Where it was looked for.
                shelf: u16,
            },
            /// A header field that the standard requires.
            #[error("log in first")]
            #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
            Challenge,
            /// A type and a member of its own.
            #[error("{balance} is not enough")]
            #[http(Conflict, type = "https://example.com/problems/out-of-credit")]
            Member {
                /// What is left.
                #[http(extend)]
                balance: u64,
            },
            /// Nothing of it may be told.
            #[error("the disk is full")]
            #[http(InternalServerError)]
            Redacted,
        }
    };
}

derived! { Derived }
derived! { #[http(no_original)] Dropped }

/// The same errors by hand.
#[derive(Clone, Copy)]
pub enum ByHand {
    /// See [`Derived`].
    Plain,
    /// See [`Derived`].
    Formatted {
        /// See [`Derived`].
        id: u64,
        /// See [`Derived`].
        shelf: u16,
    },
    /// See [`Derived`].
    Challenge,
    /// See [`Derived`].
    Member {
        /// See [`Derived`].
        balance: u64,
    },
    /// See [`Derived`].
    Redacted,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'a str>,
    title: &'a str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<u64>,
}

impl Body<'_> {
    fn new(title: &str, status: u16) -> Body<'_> {
        Body { r#type: None, title, status, detail: None, balance: None }
    }
}

const PROBLEM: [(header::HeaderName, header::HeaderValue); 1] =
    [(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"))];

impl IntoResponse for ByHand {
    fn into_response(self) -> Response {
        match self {
            Self::Plain => {
                let body = Body { detail: Some("no such book".into()), ..Body::new("Not Found", 404) };
                (StatusCode::NOT_FOUND, PROBLEM, Json(body)).into_response()
            }
            Self::Formatted { id, shelf } => {
                let detail = Some(format!("no book with id {id} on shelf {shelf}").into());
                let body = Body { detail, ..Body::new("Not Found", 404) };
                (StatusCode::NOT_FOUND, PROBLEM, Json(body)).into_response()
            }
            Self::Challenge => {
                let body = Body { detail: Some("log in first".into()), ..Body::new("Unauthorized", 401) };
                let challenge = [(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"))];
                (StatusCode::UNAUTHORIZED, PROBLEM, challenge, Json(body)).into_response()
            }
            Self::Member { balance } => {
                let body = Body {
                    r#type: Some("https://example.com/problems/out-of-credit"),
                    detail: Some(format!("{balance} is not enough").into()),
                    balance: Some(balance),
                    ..Body::new("Conflict", 409)
                };
                (StatusCode::CONFLICT, PROBLEM, Json(body)).into_response()
            }
            Self::Redacted => {
                let body = Body::new("Internal Server Error", 500);
                (StatusCode::INTERNAL_SERVER_ERROR, PROBLEM, Json(body)).into_response()
            }
        }
    }
}

#[derive(Debug, Serialize)]
struct Balance {
    balance: u64,
}

/// The same errors with `problem_details`.
fn problem_details(error: ByHand) -> Response {
    match error {
        ByHand::Plain => ProblemDetails::from_status_code(StatusCode::NOT_FOUND)
            .with_detail("no such book")
            .into_response(),
        ByHand::Formatted { id, shelf } => ProblemDetails::from_status_code(StatusCode::NOT_FOUND)
            .with_detail(format!("no book with id {id} on shelf {shelf}"))
            .into_response(),
        ByHand::Challenge => {
            let problem =
                ProblemDetails::from_status_code(StatusCode::UNAUTHORIZED).with_detail("log in first");
            let challenge = [(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"))];
            (challenge, problem).into_response()
        }
        ByHand::Member { balance } => ProblemDetails::from_status_code(StatusCode::CONFLICT)
            .with_type(http::Uri::from_static("https://example.com/problems/out-of-credit"))
            .with_detail(format!("{balance} is not enough"))
            .with_extensions(Balance { balance })
            .into_response(),
        ByHand::Redacted => {
            ProblemDetails::from_status_code(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

/// By hand, with the error in the response's extensions, where the derive puts it for middleware.
fn keeping(error: ByHand) -> Response {
    let kept = Extension(Arc::new(error));
    (kept, error).into_response()
}

/// One error as one of the crates answers it.
#[derive(Clone, Copy)]
pub struct Answered {
    /// What kind of error it is.
    pub error: &'static str,
    /// Who answers.
    pub by: &'static str,
    /// The response.
    pub response: fn() -> Response,
    run: fn(),
}

macro_rules! answered {
    ($($error:literal: $variant:ident { $($field:ident: $value:expr),* })+) => {
        /// Each error of the service, by each of the crates.
        pub const ANSWERED: &[Answered] = &[$(
            answered!($error, "statusquo", Derived::$variant { $($field: $value),* }, IntoResponse::into_response),
            answered!($error, "statusquo, no_original", Dropped::$variant { $($field: $value),* }, IntoResponse::into_response),
            answered!($error, "by hand", ByHand::$variant { $($field: $value),* }, IntoResponse::into_response),
            answered!($error, "by hand, keeping the error", ByHand::$variant { $($field: $value),* }, keeping),
            answered!($error, "problem_details", ByHand::$variant { $($field: $value),* }, problem_details),
        )+];
    };
    ($error:expr, $by:literal, $value:expr, $answer:path) => {
        Answered {
            error: $error,
            by: $by,
            response: || $answer($value),
            run: || (0..ROUND).for_each(|_| drop(black_box($answer(black_box($value))))),
        }
    };
}

answered! {
    "status and text": Plain {}
    "formatted text": Formatted { id: 1234, shelf: 12 }
    "header field": Challenge {}
    "type and member": Member { balance: 30 }
    "redacted": Redacted {}
}

/// Every error by each of the crates.
pub fn subjects() -> Vec<Subject> {
    let subject = |answered: &Answered| Subject {
        operation: "response",
        by: answered.by,
        input: answered.error,
        run: answered.run,
    };
    ANSWERED.iter().map(subject).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn all_send_the_same() {
        for error in ANSWERED.chunks(5) {
            let mut sent = Vec::new();
            for Answered { response, .. } in error {
                let (parts, body) = response().into_parts();
                let body = axum::body::to_bytes(body, 1000).await.unwrap();
                // `problem_details` writes the members in another order.
                let members: serde_json::Value = serde_json::from_slice(&body).unwrap();
                sent.push((parts.status, parts.headers, body.len(), members));
            }
            assert!(sent.iter().all(|one| *one == sent[0]), "{sent:#?}");
        }
    }
}
