//! Generated code gives no lint a reason to speak up, neither the compiler's nor clippy's.

#![deny(warnings, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
#![deny(
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    unreachable_pub,
    unused_qualifications,
    unused_lifetimes,
    unused_results,
    single_use_lifetimes,
    redundant_lifetimes,
    explicit_outlives_requirements,
    let_underscore_drop,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types
)]
#![allow(
    clippy::blanket_clippy_restriction_lints,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::arbitrary_source_item_ordering,
    clippy::unseparated_literal_suffix,
    reason = "they are about this file, not about what is generated in it"
)]

extern crate alloc;

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt::Debug;
use core::time::Duration;

use serde::Serialize;
use statusquo::client::Received;
use statusquo::{HttpError, StatusCode, nginx};

/// Every option.
#[derive(Debug, thiserror::Error, HttpError)]
#[http(default = InternalServerError, problem_base = "https://example.com/problems/")]
#[non_exhaustive]
pub enum ApiError {
    /// A position.
    #[error("no book with id {0}")]
    #[http(NotFound, detail = "no book with id {0}", title = "No such book", log = "info")]
    NoSuchBook(u64),
    /// A name.
    #[error("log in first")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{realm}\"", x_realm = realm), expose)]
    NotLoggedIn {
        /// Whose.
        realm: String,
    },
    /// An expression.
    #[error("too fast")]
    #[http(TooManyRequests, headers(retry_after = wait.as_secs()), redact, type = "https://example.com/fast")]
    Fast {
        /// How long to wait.
        #[http(extend)]
        seconds: u64,
        /// The same.
        wait: Duration,
    },
    /// Several answers.
    #[error("busy")]
    #[http(ServiceUnavailable, when = *load > 9u8, headers(retry_after = load))]
    #[http(nginx::Status::ClientClosedRequest, when = *load > 8u8)]
    #[http(BadGateway)]
    Busy {
        /// How busy.
        load: u8,
        /// Not used by any of them.
        other: u8,
    },
    /// The answer of another.
    #[error(transparent)]
    #[http(transparent)]
    Inner(#[from] Unit),
    /// The answer of any other.
    #[error("boxed")]
    #[http(transparent)]
    Boxed(Box<dyn HttpError + Send + Sync>),
    /// The status in a field.
    #[error("status")]
    Status {
        /// This one.
        #[http(status)]
        status: StatusCode,
    },
    /// By default.
    #[error("default")]
    Default,
    /// Of the past.
    #[error("old")]
    #[http(Gone)]
    #[deprecated]
    Old,
}

/// Nothing but statuses.
#[derive(Debug, Clone, Copy, thiserror::Error, HttpError)]
pub enum Plain {
    /// Missing.
    #[error("missing")]
    #[http(NotFound)]
    Missing,
    /// Of the past.
    #[error("old")]
    #[http(Gone)]
    #[deprecated]
    Old,
}

/// A struct.
#[derive(Debug, Clone, Copy, thiserror::Error, HttpError)]
#[error("unit")]
#[http(NotFound)]
pub struct Unit;

/// With parameters.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("layer")]
#[http(transparent)]
pub struct Layer<E: HttpError>(pub E);

/// With a lifetime.
#[derive(Debug, Clone, Copy, thiserror::Error, HttpError)]
#[error("borrowed")]
#[http(NotFound, detail = "{text}")]
pub struct Borrowed<'text> {
    /// A text.
    pub text: &'text str,
}

/// Read back.
#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake_case", client)]
#[non_exhaustive]
pub enum Remote<T: Debug + Serialize + 'static> {
    /// A member, a header field, a default.
    #[error("busy")]
    #[http(TooManyRequests, headers(retry_after = wait, www_authenticate = "Basic realm=\"{realm}\""))]
    Busy {
        /// A parameter.
        #[http(extend)]
        value: T,
        /// How long.
        wait: Option<Duration>,
        /// Whose.
        realm: String,
        /// Not sent.
        #[http(default = 7)]
        shelf: u8,
    },
    /// A status.
    #[error("as it comes")]
    Upstream(#[http(status)] StatusCode),
    /// An error inside.
    #[error(transparent)]
    #[http(transparent)]
    Inner(Box<Stale>),
    /// The server's own.
    #[error("broken")]
    #[http(InternalServerError, server_only)]
    Broken(Duration),
    /// Everything else.
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

/// One error.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("version {version} is newer")]
#[http(Conflict, type = "https://example.com/problems/stale", client)]
#[non_exhaustive]
pub struct Stale {
    /// Which.
    #[http(extend)]
    pub version: u32,
}
