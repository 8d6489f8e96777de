use statusquo::{HttpError, error_format};

error_format! {
    struct Linked: "application/json" = { "link": "https://docs.example.com/errors#{code}" };
    struct Plain: "application/json" = { "message": {detail or title}, "code": {code} };
}

struct NoFormat;

#[derive(Debug, thiserror::Error, HttpError)]
#[http(format = Linked)]
enum WithoutCode {
    #[error("a code")]
    #[http(NotFound, code = "coded")]
    Coded,

    #[error("no code")]
    #[http(Conflict)]
    Uncoded,

    #[error("no content")]
    #[http(SeeOther, headers(location = "/login"), empty)]
    Empty,

    #[error("another format")]
    #[http(Gone, format = Plain)]
    Other,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("no format")]
#[http(NotFound, format = NoFormat)]
struct NotAFormat;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("not a type")]
#[http(NotFound, format = "application/json")]
struct NotAType;

fn main() {}
