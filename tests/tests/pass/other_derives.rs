//! Other ways to make a type an `Error`.

#![deny(warnings)]
// The lints of the workspace are not what this is about.
#![allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use std::error::Error;
use std::fmt;
use std::io;

use displaydoc::Display;
use snafu::{ResultExt, Snafu};
use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
pub enum WithThiserror {
    #[error("{}: {path}", source.kind())]
    #[http(NotFound, when = source.kind() == io::ErrorKind::NotFound)]
    #[http(InternalServerError)]
    Source { path: String, source: io::Error },
    #[error("from")]
    #[http(BadRequest, detail = "not a number: {0}")]
    From(#[from] std::num::ParseIntError),
    #[error(transparent)]
    #[http(transparent)]
    Snafu(#[from] WithSnafu),
    #[error("other")]
    #[http(BadGateway)]
    Other(#[source] Box<dyn Error + Send + Sync>),
}

#[derive(Debug, Snafu, HttpError)]
pub enum WithSnafu {
    #[snafu(display("cannot read {path}"))]
    #[http(NotFound, when = source.kind() == io::ErrorKind::NotFound)]
    #[http(InternalServerError)]
    Read { path: String, source: io::Error },
    #[snafu(transparent)]
    #[http(transparent)]
    Doc { source: WithDisplaydoc },
}

/// The doc comment is the message
#[derive(Debug, Display, HttpError)]
#[http(Conflict, detail = "{0}")]
pub struct WithDisplaydoc(u8);
impl Error for WithDisplaydoc {}

#[derive(Debug, HttpError)]
#[http(UnprocessableContent)]
pub struct ByHand<'a>(&'a str);
impl fmt::Display for ByHand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
impl Error for ByHand<'_> {}

// Which of the derives comes first makes no difference.
#[derive(HttpError, Debug, thiserror::Error, Clone, PartialEq, serde::Serialize)]
#[error("first")]
#[http(Gone)]
pub struct First;

fn main() {
    let read = std::fs::read("/does/not/exist").context(ReadSnafu { path: "x" });
    let error = WithThiserror::from(read.unwrap_err());
    assert_eq!(error.status(), 404);
    assert_eq!(error.problem().detail.as_deref(), Some("cannot read x"));
    let error = WithThiserror::from("x".parse::<u8>().unwrap_err());
    assert_eq!(error.problem().detail.as_deref(), Some("not a number: invalid digit found in string"));
    assert_eq!(WithSnafu::from(WithDisplaydoc(7)).problem().detail.as_deref(), Some("7"));
    assert_eq!(WithDisplaydoc(7).to_string(), "The doc comment is the message");
    assert_eq!(ByHand("hand").problem().detail.as_deref(), Some("hand"));
    assert_eq!(First.status(), 410);
}
