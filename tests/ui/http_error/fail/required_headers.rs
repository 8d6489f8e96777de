use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("401")]
    #[http(Unauthorized)]
    Unauthorized,

    #[error("405")]
    #[http(405)]
    MethodNotAllowed,

    #[error("407")]
    #[http(statusquo::StatusCode::ProxyAuthenticationRequired)]
    Proxy,

    #[error("426")]
    #[http(UPGRADE_REQUIRED, headers(connection = "upgrade"))]
    Upgrade,

    #[error("301")]
    #[http(MovedPermanently, headers(retry_after = 5))]
    Moved,

    #[error("304")]
    #[http(NotModified)]
    NotModified,

    #[error("416, for which Content-Range is recommended")]
    #[http(RangeNotSatisfiable)]
    Range,
}

/// Nothing but statuses: a macro of the runtime writes most of it.
#[derive(Debug, thiserror::Error, HttpError)]
pub enum Plain {
    #[error("404")]
    #[http(NotFound)]
    NotFound,

    #[error("401")]
    #[http(Unauthorized)]
    Unauthorized,
}

fn main() {}
