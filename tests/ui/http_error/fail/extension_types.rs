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
}

fn main() {}
