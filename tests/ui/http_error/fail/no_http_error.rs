//! Where an `HttpError` is asked for, and none is given.

use statusquo::{HttpError, StatusCode};

#[derive(Debug, thiserror::Error)]
#[error("ours")]
pub struct Ours;

fn status(error: impl HttpError) -> StatusCode {
    error.status()
}

fn main() {
    status(Ours);
    status(std::io::Error::other("theirs"));
}
