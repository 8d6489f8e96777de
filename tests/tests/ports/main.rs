//! Error types as applications have them, each with the derive and by hand: status, header fields and content are the same,
//! byte for byte, in axum and in actix-web.
//!
//! The kinds are those of well-known servers. Each file has the type twice, in `derived` and `by_hand`, and a table with
//! what both have to send.

// Nothing of a test is reachable from outside.
#![allow(unreachable_pub)]
// A table by hand has a line for each variant, as in those applications.
#![allow(clippy::match_same_arms)]

mod crates_io;
mod docs_rs;
mod lemmy;
mod login;
mod meilisearch;
mod oauth;
mod qdrant;
mod servers;
mod svix;
mod tensorzero;

use actix_web::body::MessageBody;
use actix_web::{HttpResponse, ResponseError};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;

/// What a client gets.
#[derive(Debug, PartialEq)]
struct Sent {
    status: u16,
    /// As in a message, sorted.
    fields: Vec<String>,
    content: String,
}

impl Sent {
    fn new<'a, N: ToString, V: AsRef<[u8]> + 'a>(
        status: u16,
        fields: impl Iterator<Item = (N, V)>,
        content: &[u8],
    ) -> Self {
        let field = |(name, value): (N, V)| {
            format!("{}: {}", name.to_string(), std::str::from_utf8(value.as_ref()).unwrap())
        };
        let mut fields: Vec<_> = fields.map(field).collect();
        fields.sort();
        Self { status, fields, content: String::from_utf8(content.to_vec()).unwrap() }
    }
}

fn by_axum(error: impl IntoResponse) -> Sent {
    let (parts, body): (_, axum::body::Body) = Response::into_parts(error.into_response());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let content = runtime.block_on(body.collect()).unwrap().to_bytes();
    Sent::new(parts.status.as_u16(), parts.headers.iter(), &content)
}

fn by_actix(error: &dyn ResponseError) -> Sent {
    let response: HttpResponse = error.error_response();
    // actix-web asks for the status alone as well, in its log and in middleware.
    assert_eq!(response.status(), error.status_code());
    let (head, body) = response.into_parts();
    Sent::new(head.status().as_u16(), head.headers().iter(), &body.try_into_bytes().unwrap())
}

/// The derived error and the one by hand send this, in both frameworks.
fn assert_same<D, H>(what: &str, derived: impl Fn() -> D, by_hand: impl Fn() -> H, sent: &Sent)
where
    D: IntoResponse + ResponseError,
    H: IntoResponse + ResponseError,
{
    assert_eq!(by_axum(by_hand()), *sent, "{what} by hand, axum");
    assert_eq!(by_actix(&by_hand()), *sent, "{what} by hand, actix-web");
    assert_eq!(by_axum(derived()), *sent, "{what} with the derive, axum");
    assert_eq!(by_actix(&derived()), *sent, "{what} with the derive, actix-web");
}

/// A table: the error, which both modules name alike, and what is sent.
macro_rules! assert_port {
    ($($error:expr => $status:literal $fields:expr, $content:expr;)*) => {$({
        let fields: &[&str] = &$fields;
        let sent = $crate::Sent {
            status: $status,
            fields: fields.iter().map(ToString::to_string).collect(),
            content: $content.to_string(),
        };
        $crate::assert_same(
            stringify!($error),
            || {
                #[allow(unused_imports)]
                use derived::*;
                $error
            },
            || {
                #[allow(unused_imports)]
                use by_hand::*;
                $error
            },
            &sent,
        );
    })*};
}
pub(crate) use assert_port;
