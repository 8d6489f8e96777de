//! What each option of `#[derive(HttpError)]` does: to the methods of the trait, to the body, and to a response.
//!
//! One file for each group of options. Each test derives for a type of its own and asserts what a caller sees: never
//! the expansion, which the macro's own goldens hold.

#![allow(
    clippy::needless_borrows_for_generic_args,
    clippy::redundant_allocation,
    clippy::trivially_copy_pass_by_ref,
    reason = "what is tested is that references and pointers of every kind work"
)]

mod cases;
mod delegation;
mod formats;
mod header_fields;
mod members;
mod problems;
mod responses;
mod secrets;
mod statuses;

use axum::response::IntoResponse;
use http::HeaderMap;
use serde_json::{Value, json};
use statusquo::{HttpError, Level, OriginalError, nginx};

type AnyError = Box<dyn HttpError + Send + Sync>;

fn headers(error: &dyn HttpError) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    error.headers(&mut |name, value| headers.push((name, value.to_string())));
    headers
}

fn one_header(error: &dyn HttpError) -> String {
    let headers = headers(error);
    assert_eq!(headers.len(), 1, "{headers:?}");
    headers[0].1.clone()
}

fn json_of(error: &dyn HttpError) -> Value {
    serde_json::to_value(error.problem()).expect("problems can be written")
}

fn detail(error: &dyn HttpError) -> Option<String> {
    error.problem().detail.map(Into::into)
}

/// An axum response, with the whole body.
struct Answer {
    status: u16,
    headers: HeaderMap,
    /// If it is not the one that the crate `http` knows.
    phrase: Option<String>,
    original: Option<OriginalError>,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the body is JSON")
    }

    /// Everything that a client can read.
    fn text(&self) -> String {
        format!("{} {:?}\n{:?}\n{}", self.status, self.phrase, self.headers, self.body)
    }
}

fn answer(error: impl IntoResponse) -> Answer {
    let (parts, body) = error.into_response().into_parts();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
    let body = runtime.block_on(axum::body::to_bytes(body, usize::MAX)).expect("the body is in memory");
    let phrase = parts.extensions.get::<hyper::ext::ReasonPhrase>();
    Answer {
        status: parts.status.as_u16(),
        phrase: phrase.map(|phrase| String::from_utf8_lossy(phrase.as_bytes()).into_owned()),
        original: parts.extensions.get().cloned(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("the body is text"),
    }
}

/// An error with something of everything, for others to hold.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("no book with id {id}")]
#[http(
    nginx::Status::NoResponse,
    headers(x_id = "{id}"),
    type = "https://example.com/no-such-book",
    title = "No such book",
    log = "warn"
)]
struct NoSuchBook {
    #[http(extend = "book")]
    id: u32,
}

#[track_caller]
fn assert_answers_like_no_such_book(error: &dyn HttpError) {
    assert_eq!((error.status().as_u16(), error.reason(), error.level()), (444, "No Response", Level::Warn));
    assert_eq!(headers(error), [("x-id", "7".to_owned())]);
    assert_eq!(
        json_of(error),
        json!({
            "type": "https://example.com/no-such-book", "title": "No such book", "status": 444,
            "detail": "no book with id 7", "book": 7,
        })
    );
}
