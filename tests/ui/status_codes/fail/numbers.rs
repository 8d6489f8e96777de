//! A number that IANA did not register is answered with the vendors that use it.

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("failed")]
enum Failure {
    #[http(460)]
    OneOwner,
    #[http(499)]
    TwoOwners,
    #[http(420)]
    ThreeOwners,
    #[http(799)]
    NoOwner,
    #[http(0)]
    Zero,
    #[http(65535)]
    Largest,
}

fn main() {}
