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

#[derive(Debug, thiserror::Error, HttpError)]
pub enum NoExpression {
    #[error("half a condition")]
    #[http(NotFound, when = *count ==)]
    #[http(Gone)]
    Half { count: u8 },

    #[error("too much")]
    #[http(NotFound, when = *count == 1 => 2)]
    #[http(Gone)]
    Much { count: u8 },
}

fn main() {}
