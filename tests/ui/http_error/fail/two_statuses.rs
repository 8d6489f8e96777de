use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("no book")]
    #[http(NotFound, Gone)]
    NoSuchBook,

    #[error("no book")]
    #[http(404, nginx::Status::NoResponse)]
    NoSuchPage,

    #[error(transparent)]
    #[http(NotFound, transparent)]
    Io(#[from] NotHttp),

    #[error("{0}")]
    #[http(transparent, transparent)]
    Again(NotHttp),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("not http")]
#[http(404)]
pub struct NotHttp;

fn main() {}
