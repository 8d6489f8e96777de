use statusquo::HttpError;

#[derive(Debug)]
pub struct Plain;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("not Serialize")]
    #[http(NotFound)]
    Book {
        #[http(extend)]
        book: Plain,
    },

    #[error("no members")]
    #[http(NotFound)]
    Flat(#[http(flatten)] Plain),

    #[error("of another crate")]
    #[http(NotFound)]
    Since {
        #[http(extend)]
        since: std::time::Instant,
    },
}

fn main() {}
