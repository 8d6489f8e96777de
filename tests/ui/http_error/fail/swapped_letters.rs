//! Two letters that changed places are one mistake, so that the hint comes for short words, too.

#[derive(Debug, thiserror::Error, statusquo::HttpError)]
pub enum Error {
    #[error("gone")]
    #[http(Gone, lgo = "warn")]
    Option,
    #[error("gone")]
    #[http(Gone, log = "wran")]
    Level,
}

fn main() {}
