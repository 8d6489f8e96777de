//! What a response says to the next hop alone.

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("fields for everybody")]
    #[http(NotFound, headers(connection = "content-type, cache-control"))]
    Everybody,

    #[error("a string as the name, and one that is known")]
    #[http(NotFound, headers("Connection" = "Close, Retry-After"))]
    One,

    #[error("known")]
    #[http(UpgradeRequired, headers(upgrade = "h2c", connection = "Upgrade,close , keep-alive"))]
    Known,

    #[error("known at run time")]
    #[http(NotFound, headers(connection = "{0}"))]
    Field(&'static str),

    #[error("fields for the next hop")]
    #[http(NotFound, headers(keep_alive = "timeout=5", proxy_connection = "close", trailer = "etag"))]
    Hop,
}

fn main() {}
