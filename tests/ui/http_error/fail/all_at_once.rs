//! Mistakes of every kind in one type, all reported by one build.

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("forgotten")]
    Forgotten,

    #[error("misspelt option")]
    #[http(NotFound, haeders(vary = "accept"))]
    Option,

    #[error("required header")]
    #[http(Unauthorized)]
    Header,

    #[error("success")]
    #[http(200)]
    Success,

    #[error("guard")]
    #[http(NotFound, when = *count)]
    #[http(Gone)]
    Guard { count: u32 },

    #[error("a name that is none")]
    #[http(Conflict, detail = "version {verson}")]
    Stale { version: u32 },

    #[error(transparent)]
    #[http(transparent)]
    Io(#[from] std::io::Error),
}

fn main() {
    let _: axum::response::Response = axum::response::IntoResponse::into_response(ApiError::Forgotten);
}
