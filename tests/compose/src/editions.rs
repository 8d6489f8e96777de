//! What differs between editions: keywords, captured arguments, paths, the lives of temporaries.

#![deny(warnings)]

use std::io;

use statusquo::{nginx, HttpError};

#[derive(Debug, thiserror::Error, HttpError)]
#[http(default = InternalServerError, problem_base = "https://example.com/problems/")]
pub enum ApiError {
    #[error("{id}")]
    #[http(NotFound, headers(x_id = "{id:>5}"), detail = "no book with id {id}", when = true)]
    #[http(self::nginx::Status::NoResponse)]
    Named { id: u64 },
    #[error("{0:?}")]
    #[http(NotFound, headers(x_id = "{0:?} {0.1:>5}"), detail = "no book with id {0.0}, {1:?}")]
    Tuple((u8, u8), String),
    #[error("temporaries")]
    #[http(crate::Status::Gone, detail = source.to_string().as_str(), headers(x_kind = format!("{:?}", source.kind()).as_str()))]
    Temporaries { source: io::Error },
    #[error("by default")]
    Default,
    #[error("delegated")]
    #[http(transparent)]
    Inner(Box<dyn HttpError + Send + Sync>),
    #[error("field")]
    Field(#[http(status)] statusquo::StatusCode, #[http(extend = "extra")] u8),
}

pub(crate) use statusquo::StatusCode as Status;

#[derive(Debug, HttpError)]
pub enum Keywords {
    #[http(404, detail = "{async} {gen} {dyn}")]
    r#Try { r#async: u8, r#gen: u8, r#dyn: u8 },
}
impl std::fmt::Display for Keywords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("keywords of later editions")
    }
}
impl std::error::Error for Keywords {}

pub mod r#async {
    #[derive(Debug, thiserror::Error, statusquo::HttpError)]
    #[error("{0}")]
    #[http(super::r#async::CODE, detail = "{0}")]
    pub struct InARawModule(pub u8);

    const CODE: crate::Status = crate::Status::Conflict;
}
