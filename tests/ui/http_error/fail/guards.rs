use std::io::{Error, ErrorKind};

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum ApiError {
    #[error("unguarded before the last")]
    #[http(NotFound)]
    #[http(Gone, when = *old)]
    #[http(InternalServerError)]
    First { old: bool },

    #[error("the last is guarded")]
    #[http(NotFound, when = source.kind() == ErrorKind::NotFound)]
    #[http(Forbidden, when = source.kind() == ErrorKind::PermissionDenied)]
    Disk { source: Error },

    #[error("no condition")]
    #[http(NotFound, when)]
    #[http(Forbidden, when = )]
    #[http(InternalServerError)]
    Nothing,

    #[error("twice the same")]
    #[http(NotFound)]
    #[http(NotFound)]
    Twice,
}

fn main() {}
