use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("of several vendors")]
    #[http(499)]
    Vendors,

    #[error("of nobody")]
    #[http(568)]
    Nobody,

    #[error("no three digits")]
    #[http(42)]
    TwoDigits,

    #[error("no three digits")]
    #[http(4040)]
    FourDigits,
}

fn main() {}
