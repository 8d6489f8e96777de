//! Under another name, and through a path of its own.

#![deny(warnings)]

use sq::HttpError;

mod web {
    pub(crate) mod errors {
        pub(crate) use sq as statuses;
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(crate = sq, default = InternalServerError)]
pub enum Renamed {
    #[error("{0}")]
    #[http(NotFound, headers(x_id = "{0}"), detail = "{0}", when = *_0 == 5)]
    #[http(sq::nginx::Status::NoResponse)]
    A(u8),
    #[error("{extra}")]
    #[http(404)]
    B {
        #[http(extend)]
        extra: u8,
    },
    #[error(transparent)]
    #[http(transparent)]
    C(#[from] Unit),
    #[error("d")]
    D,
    #[error("e")]
    E(#[http(status)] u16),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("unit")]
#[http(crate = crate::web::errors::statuses)]
#[http(Unauthorized, headers(www_authenticate = "Basic"))]
pub struct Unit;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("unit")]
#[http(crate = web::errors::statuses, NotFound, log = "warn", detail = "{0}")]
pub struct Relative(u8);
