//! `Event`: what the log will say about an answer, kept with the answer until it is sent.
//!
//! Making an answer logs nothing; sending it does, once. `log` writes the events; here is only what they are made of.

use alloc::string::String;
use alloc::vec::Vec;

#[cfg(not(feature = "tracing"))]
use super::silent::Snapshot;
#[cfg(feature = "tracing")]
use super::snapshot::Snapshot;
use crate::{Level, StatusCode};

/// What is logged when the answer is sent.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) struct Event {
    pub(crate) case: &'static str,
    pub(crate) level: Level,
    pub(crate) code: Option<&'static str>,
    /// The status that the error names, which may not be the one that is sent.
    pub(crate) named: StatusCode,
    /// The error, if anybody listens: it may be gone, or in another thread, when the answer is sent.
    pub(crate) error: Option<Snapshot>,
    /// A framework made the response before, and this is read from it.
    pub(crate) is_logged: bool,
    pub(crate) faults: Vec<Fault>,
}

/// What is wrong with the error itself, and so was not sent.
#[derive(Debug, Clone)]
#[cfg_attr(not(feature = "tracing"), allow(dead_code))]
pub(crate) enum Fault {
    /// It reports no error, or is invalid.
    Status,
    /// It would break the status line.
    Phrase,
    /// It was made for this other status.
    Problem(Option<StatusCode>),
    /// A header field. Its value stays out of the log: it may hold a line break, or a secret.
    Field { name: &'static str, is_required: bool },
    /// Its format could not write, for this reason.
    Format(String),
}
