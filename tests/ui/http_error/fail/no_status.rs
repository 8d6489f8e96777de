//! A variant, or a struct, of which nobody says what it is over HTTP.

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("no book with id {0}")]
    #[http(NotFound)]
    NoSuchBook(u64),

    #[error("sold out")]
    SoldOut,

    #[error("closed")]
    #[http(log = "warn")]
    Closed,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("closed")]
pub struct Closed;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("closed")]
#[http(log = "warn")]
pub struct ClosedToday;

// The implementation is there, so that nothing below is reported.
fn main() {
    let _: &dyn HttpError = &Closed;
    let _ = HttpError::status(&ApiError::SoldOut);
}
