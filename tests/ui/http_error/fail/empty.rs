use statusquo::{HttpError, error_format};

error_format! {
    struct Envelope: "application/json" = { "message": {detail or title} };
}

#[derive(Debug, thiserror::Error, HttpError)]
enum LoginError {
    #[error("detail")]
    #[http(SeeOther, headers(location = "/login"), empty, detail = "log in")]
    Detail,

    #[error("format")]
    #[http(NotFound, empty, format = Envelope)]
    Format,

    #[error("member")]
    #[http(NotFound, empty)]
    Member {
        #[http(extend)]
        shelf: u8,
    },
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(format = Envelope, no_response)]
enum NoResponse {
    #[error("nobody writes it")]
    #[http(NotFound)]
    NotWritten,
}

fn main() {}
