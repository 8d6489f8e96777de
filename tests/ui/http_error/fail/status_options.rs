//! A status where other crates want it: as the value of an option.

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(status = 500)]
pub enum ApiError {
    #[error("a name")]
    #[http(status = NotFound)]
    Name,

    #[error("a number")]
    #[http(code = 404, log = "warn")]
    Number,

    #[error("in parentheses")]
    #[http(status(404))]
    Parentheses,

    #[error("a path")]
    #[http(status_code = statusquo::nginx::Status::NoResponse)]
    Path,

    #[error("beside one")]
    #[http(NotFound, status = 404)]
    Beside,

    #[error("beside one")]
    #[http(NotFound, code = 404)]
    CodeBeside,

    #[error("a text")]
    #[http(code = "no-such-book")]
    Text,

    #[error("a text beside a status")]
    #[http(NotFound, code = "no-such-book")]
    TextBeside,

    #[error("a field that is not a status")]
    #[http(status = code)]
    Field { code: i64 },

    #[error("on a field")]
    OnField(#[http(status = 404)] u16),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("closed")]
#[http(status = ServiceUnavailable)]
pub struct Closed;

fn main() {}
