use statusquo::{HttpError, RouteError, StatusCode};

#[derive(Debug, thiserror::Error, HttpError)]
enum Roles {
    #[error("two inside")]
    Two {
        #[http(transparent)]
        first: RouteError,
        #[http(transparent)]
        second: RouteError,
    },

    #[error("a status as well")]
    #[http(NotFound)]
    Status {
        #[http(transparent)]
        inner: RouteError,
    },

    #[error("a status field as well")]
    StatusField {
        #[http(transparent)]
        inner: RouteError,
        #[http(status)]
        status: StatusCode,
    },

    #[error("a member as well")]
    Member {
        #[http(transparent)]
        inner: RouteError,
        #[http(extend)]
        shelf: u8,
    },

    #[error("two causes")]
    #[http(NotFound)]
    Causes(#[http(source)] Box<dyn std::error::Error>, #[http(source)] Box<dyn std::error::Error>),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("not behind a pointer")]
#[http(NotFound)]
struct NoCause {
    #[http(source)]
    inner: u8,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("a text is not a status")]
#[http(status = text)]
struct NoStatus {
    text: String,
}

fn main() {}
