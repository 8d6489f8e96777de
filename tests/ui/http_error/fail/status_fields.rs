use statusquo::{HttpError, StatusCode};

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("two of them")]
    Two(#[http(status)] StatusCode, #[http(status)] u16),

    #[error("field and attribute")]
    #[http(NotFound)]
    Both {
        #[http(status)]
        status: u16,
    },

    #[error("twice")]
    Twice(#[http(status, status)] u16),
}

fn main() {}
