//! What `client` needs.

use std::time::Duration;

use statusquo::client::Received;
use statusquo::{HttpError, StatusCode};

statusquo::error_format! {
    struct NoCode: "application/json" = { "message": {detail or title} };
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(client)]
enum NothingForTheUnknown {
    #[error("sold out")]
    #[http(Conflict)]
    SoldOut,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake_case", client)]
enum NotSent {
    #[error("no book {0}")]
    #[http(NotFound)]
    NoSuchBook(u64),
    #[error("{title} is out")]
    #[http(Conflict)]
    Out { title: String },
    #[error("{balance}")]
    #[http(InternalServerError)]
    Hidden {
        #[http(extend)]
        balance: u64,
    },
    #[error("{balance}")]
    OfRunTime {
        #[http(status)]
        status: StatusCode,
        #[http(extend)]
        balance: u64,
    },
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(client)]
enum NotToldApart {
    #[error("no book")]
    #[http(NotFound)]
    NoBook,
    #[error("no author")]
    #[http(NotFound)]
    NoAuthor,
    #[error("stale")]
    #[http(Conflict, type = "https://example.com/p/stale")]
    Stale,
    #[error("stale, too")]
    #[http(Conflict, type = "https://example.com/p/stale")]
    StaleToo,
    #[error("as it comes")]
    OfRunTime(#[http(status)] StatusCode),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(client, codes = "snake_case")]
enum Formats {
    #[error("no code on the wire")]
    #[http(NotFound, format = NoCode)]
    NoBook,
    #[error("nor here")]
    #[http(NotFound, format = NoCode)]
    NoAuthor,
    #[error("{0}")]
    #[http(Gone, format = NoCode)]
    Gone(#[http(extend = "since")] u64),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(client, format = statusquo::format::OAuth)]
enum WithoutCode {
    #[error("no")]
    #[http(BadRequest)]
    No,
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[derive(Debug)]
struct Opaque;

impl std::fmt::Display for Opaque {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("opaque")
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(client)]
enum Types {
    #[error("wait")]
    #[http(TooManyRequests, headers(retry_after = wait, x_opaque = opaque))]
    Wait { wait: Duration, opaque: Opaque },
    #[error("lent")]
    #[http(Conflict)]
    Lent {
        #[http(extend)]
        to: &'static str,
    },
    #[error(transparent)]
    #[http(transparent)]
    Inner(NoClient),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("no")]
#[http(NotFound)]
struct NoClient;

#[derive(Debug, thiserror::Error, HttpError)]
enum NoClientAtAll {
    #[error("no {0}")]
    #[http(NotFound)]
    No(#[http(default)] u64),
    #[error("{0}")]
    #[http(InternalServerError, server_only)]
    Broken(String),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(client)]
enum Two {
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
    #[error("others")]
    #[http(unknown)]
    Others,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("one")]
#[http(NotFound, client, unknown)]
struct One;

fn main() {
    let _ = <NothingForTheUnknown as statusquo::client::FromResponse>::from_response(404, &[("a", "b")], b"");
    let _ = <NoClient as statusquo::client::FromResponse>::from_response(404, &[("a", "b")], b"");
}
