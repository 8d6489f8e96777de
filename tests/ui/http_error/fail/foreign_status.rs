//! A path that leads to something else: the types have similar names, and are easily confused.

use axum::http::StatusCode;
use statusquo::HttpError;

const NOT_FOUND: u16 = 404;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("of the crate http")]
    #[http(StatusCode::NOT_FOUND)]
    Http,

    #[error("a number")]
    #[http(self::NOT_FOUND)]
    Number,

    #[error("not a status but a function")]
    #[http(Unregistered)]
    Function,
}

fn main() {}
