use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(default = Accepted)]
pub enum ApiError {
    #[error("interim")]
    #[http(Continue)]
    Interim,

    #[error("success")]
    #[http(200)]
    Success,

    #[error("success")]
    #[http(statusquo::StatusCode::CREATED)]
    Created,

    #[error("unused")]
    #[http(306)]
    Unused,

    #[error("deprecated")]
    #[http(UseProxy, headers(location = "/"))]
    Deprecated,

    #[error("by default")]
    Default,
}

fn main() {}
