//! The rules that hold for a status hold in every registry.

use statusquo::{HttpError, apache, informal, nginx};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("failed")]
enum Failure {
    #[http(apache::Status::ThisIsFine)]
    NoError,
    #[http(informal::Status::CHECKPOINT)]
    Interim,
    #[http(nginx::Status::ClientClosed)]
    NoVariant,
    #[http(nginx::Status::CLIENT_CLOSED_REQUESTS)]
    NoConstant,
    #[http(nginx::Status::BadGateway)]
    OfAnotherRegistry,
    #[http(ngnix::Status::NoResponse)]
    NoRegistry,
}

fn main() {}
