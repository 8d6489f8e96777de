use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error(transparent)]
    #[http(transparent)]
    Io(#[from] std::io::Error),

    #[error(transparent)]
    #[http(transparent)]
    Ours(#[from] Ours),

    #[error("anything")]
    #[http(transparent)]
    Anything(Box<dyn std::error::Error + Send + Sync>),
}

#[derive(Debug, thiserror::Error)]
#[error("ours")]
pub struct Ours;

fn main() {}
