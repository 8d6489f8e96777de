use statusquo::{HttpError, nginx};

#[derive(Debug, thiserror::Error, HttpError)]
#[http(default = IntrenalServerError)]
pub enum ApiError {
    #[error("misspelt")]
    #[http(NotFond)]
    Misspelt,

    #[error("misspelt, of a vendor")]
    #[http(nginx::Status::ClientClosedReqest)]
    Vendor,

    #[error("no such registry")]
    #[http(statusquo::ngnix::Status::ClientClosedRequest)]
    Registry,

    #[error("http's style, misspelt")]
    #[http(NOT_FUOND)]
    Constant,

    #[error("by default")]
    Default,
}

/// Nothing but statuses: a macro of the runtime writes most of it.
#[derive(Debug, thiserror::Error, HttpError)]
pub enum Plain {
    #[error("known")]
    #[http(Gone)]
    Known,

    #[error("misspelt")]
    #[http(Conflct)]
    Misspelt,
}

fn main() {}
