use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("no field")]
    #[http(transparent)]
    None,

    #[error("two fields")]
    #[http(transparent)]
    Two(Inner, Inner),

    #[error("more to say")]
    #[http(transparent, headers(retry_after = 5), detail = "x", title = "X", type = "x:y", expose, log = "warn")]
    More(Inner),

    #[error("another answer inside")]
    #[http(transparent)]
    Extended(#[http(extend = "inner")] Inner),

    #[error("another answer inside")]
    #[http(transparent)]
    Status(#[http(status)] u16),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("inner")]
#[http(NotFound)]
pub struct Inner;

fn main() {}
