//! Without the standard library, and without an allocator.

#![no_std]
#![deny(warnings)]

use core::fmt;

use statusquo::HttpError;

#[derive(Debug, HttpError)]
#[http(problem_base = "https://example.com/")]
pub enum Error<'a, T> {
    #[http(NotFound, detail = "{0}", headers(x_id = "{0:>5}"), log = "warn", title = "No such book")]
    NoSuchBook(u64),
    #[http(ServiceUnavailable, when = *wait > 5, headers(retry_after = wait))]
    #[http(statusquo::nginx::Status::ClientClosedRequest)]
    Busy {
        #[http(extend)]
        wait: u32,
    },
    #[http(transparent)]
    Inner(T),
    #[http(transparent)]
    Reference(&'a Unit),
    Status(#[http(status)] u16),
}

impl<T> fmt::Display for Error<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error")
    }
}

impl<T: fmt::Debug> core::error::Error for Error<'_, T> {}

#[derive(Debug, HttpError)]
#[http(Gone)]
pub struct Unit;

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unit")
    }
}

impl core::error::Error for Unit {}
