use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("text")]
    Text(#[http(status)] String),

    #[error("number")]
    Number {
        #[http(status)]
        code: i32,
    },

    #[error("perhaps")]
    Perhaps {
        #[http(status)]
        code: Option<i32>,
    },
}

fn main() {}
