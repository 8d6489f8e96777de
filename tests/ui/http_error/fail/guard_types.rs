use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("no bool")]
    #[http(NotFound, when = count, headers(retry_after = count), detail = "{count}")]
    #[http(InternalServerError)]
    Count { count: u32 },

    #[error("a reference")]
    #[http(NotFound, when = _0 == 7)]
    #[http(InternalServerError, log = "warn")]
    Number(u32),

    #[error("no field")]
    #[http(NotFound, when = kind == 3)]
    #[http(nginx::Status::NoResponse)]
    Kind { kin: u32 },
}

use statusquo::nginx;

fn main() {}
