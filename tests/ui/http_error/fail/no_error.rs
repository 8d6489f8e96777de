//! `HttpError` is about errors, so the type has to be one.

use statusquo::HttpError;

#[derive(Debug, HttpError)]
pub enum ApiError {
    #[http(NotFound)]
    NoSuchBook(u64),

    #[http(Unauthorized, headers(www_authenticate = "Basic"), expose)]
    NotLoggedIn,
}

#[derive(HttpError)]
pub enum Mute {
    #[http(NotFound)]
    NoSuchBook(u64),
}

#[derive(HttpError)]
#[http(NotFound)]
pub struct Silent;

fn main() {}
