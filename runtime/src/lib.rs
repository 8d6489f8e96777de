//! Every HTTP status code from one dataset, and `#[derive(HttpError)]`, which turns an error type into HTTP responses.
//!
//! ```
//! use statusquo::{HttpError, StatusCode};
//!
//! #[derive(Debug, thiserror::Error, HttpError)]
//! enum ApiError {
//!     #[error("no book with id {0}")]
//!     #[http(NotFound)]
//!     NoSuchBook(u64),
//!
//!     #[error("log in first")]
//!     #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
//!     NotLoggedIn,
//! }
//!
//! assert_eq!(ApiError::NoSuchBook(7).status(), StatusCode::NotFound);
//! ```
//!
//! * [`StatusCode`]: an exhaustive enum with total conversions and the rules of the standards for each code.
//! * [`retry`]: whether a client sends a request again, and when.
//! * [`macro@HttpError`]: the derive, with all its attributes; [`trait@HttpError`]: the trait that it implements.
//!
//! # I have a body already
//!
//! Problem details are the default. An API with a body of its own describes it once, and says so on the enum: see
//! [`error_format!`] for the template, [`format`](mod@format) for formats that many APIs have, and the derive for
//! [codes](macro@HttpError#code-and-codes). Handlers that fail with whatever comes their way return a [`Report`].
//!
//! ```
//! # #[cfg(feature = "problem")] {
//! # use statusquo::HttpError;
//! statusquo::error_format! {
//!     pub struct Envelope: "application/json" = { "error": { "message": {detail or title}, "code": {code} } };
//! }
//!
//! #[derive(Debug, thiserror::Error, HttpError)]
//! #[http(format = Envelope, codes = "snake_case")]
//! enum ApiError {
//!     #[error("no index `{0}`")]
//!     #[http(NotFound)]
//!     IndexNotFound(String),
//! }
//!
//! let answer = ApiError::IndexNotFound("books".into());
//! let body = br#"{"error":{"message":"no index `books`","code":"index_not_found"}}"#;
//! assert_eq!(statusquo::Answer::of(&answer).body(), body);
//! # }
//! ```
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `std` (default) | implies `alloc` |
//! | `alloc` | `HttpError` for `Box` and `Arc`, [`RouteError`], [`OriginalError`] |
//! | `serde` | status codes as numbers |
//! | `vendors` | the enums of vendors' registries, such as [`nginx::Status`], and [`StatusCode::meanings`] |
//! | `hover-en`, `hover-zh` | editors show what a status means in this language only |
//! | `http` | conversions from and to `http::StatusCode`; with `problem`, `ToResponse` for hyper, tower and warp |
//! | `problem` | `Problem`: problem details (RFC 9457), formats, [`Report`] |
//! | `client` | `#[http(client)]`: errors read back from responses, see [`client`] |
//! | `reqwest` | `error_for` for responses of reqwest 0.13 |
//! | `hyper` | with `problem`, the registry's reason phrase on the wire, for `http`, `axum`, `poem` and `salvo` |
//! | `tracing` | one event for each error response: see [`Answer::log`] |
//! | `error-layer` | [`ErrorLayer`] for the frameworks below: everything that a server says when it fails, in one format |
//! | `tower` | [`ErrorLayer`] for axum, hyper, warp and any other tower stack |
//! | `tower-retry` | [`RetryPolicy`](retry#in-tower) for the retry layer of tower 0.5 |
//! | `garde`, `validator` | `HttpError` for their reports: 422, with a pointer to each field |
//! | `catalogue` | [`catalogue`]: one page of all errors, and a file that holds the contract with clients |
//! | `utoipa` | `IntoResponses` of utoipa 6 for every type that derives `HttpError`: see [`openapi`] |
//! | `axum` | `IntoResponse` of axum 0.8 |
//! | `axum-rejections` | `HttpError` for the rejections of axum's extractors |
//! | `actix-web` | `ResponseError` of actix-web 4, and `HttpError` for its own errors |
//! | `rocket` | `Responder` of rocket 0.5, and `HttpError` for the error of its JSON guard |
//! | `poem` | `Into<poem::Error>` and `IntoResponse` of poem 3, and `HttpError` for its own errors |
//! | `salvo` | `Scribe` of salvo 1, and `HttpError` for its own errors |
//!
//! Without features the crate is `no_std` and needs no allocator.
//!
//! # Frameworks
//!
//! With the feature of a framework, its handlers can return any type that derives [`macro@HttpError`] as their error.
//! All features can be enabled in one build. Status code, header fields and content are the same everywhere; the
//! differences are:
//!
//! | framework | reason phrase | the error, for middleware |
//! | --- | --- | --- |
//! | plain, axum, salvo | the registry's | [`OriginalError`] in the response's extensions |
//! | poem | the registry's | `data::<OriginalError>()` of `poem::Error` and of the response |
//! | actix-web | the registry's | `HttpResponse::error`, then `as_error::<YourError>()` |
//! | rocket | rocket's own, and `<none>` for a code that it does not know | `OriginalError::of_request` |
//!
//! Middleware gets the error if its type is `Send`, `Sync` and has no lifetime parameters; for a generic type, these
//! bounds must be in its declaration. Other errors are answered in the same way, only without this; so are those with
//! `#[http(no_original)]`. `#[http(no_response)]` leaves the response to you: an [`Answer`] converts itself to each
//! framework's response, also with content of your own.
//!
//! tower-http's `TraceLayer` logs every 5xx once more, without the error. Beside the feature `tracing`, turn that off with
//! `TraceLayer::new_for_http().on_failure(())`.
//!
//! The errors of the framework's extractors get the same format if you pass them on in a transparent variant. They keep
//! the framework's status and text, except that a 5xx shows no text:
//!
//! | framework | types | where they come from |
//! | --- | --- | --- |
//! | axum | `JsonRejection`, `PathRejection`, ... | an argument `Result<Json<T>, JsonRejection>` |
//! | actix-web | `actix_web::Error`; `JsonPayloadError`, `PathError`, ... | `Result<web::Json<T>, actix_web::Error>`; `JsonConfig::error_handler` and its like |
//! | rocket | `json::Error` | `Result<Json<T>, json::Error<'_>>` |
//! | poem | `poem::Error`; `ParseJsonError`, ... | `poem::Result<Json<T>>` |
//! | salvo | `ParseError`, `StatusError` | `Request::parse_json` and its like |
//!
//! `actix_web::Error` and `poem::Error` can contain any response error. One that derives [`macro@HttpError`] is
//! answered unchanged, and logged once. For any other error in an `actix_web::Error`, its response is used: status,
//! phrase, header fields, and the text or problem in its body. A response inside a `poem::Error` cannot be read, so
//! only its status is used.
//!
//! ```
//! # #[cfg(feature = "axum-rejections")] {
//! use axum::{Json, extract::rejection::JsonRejection};
//! use statusquo::HttpError;
//!
//! #[derive(Debug, thiserror::Error, HttpError)]
//! enum ApiError {
//!     #[error(transparent)]
//!     #[http(transparent)]
//!     BadJson(#[from] JsonRejection),
//! }
//!
//! async fn add(book: Result<Json<String>, JsonRejection>) -> Result<String, ApiError> {
//!     let Json(title) = book?; // 400, 413, 415 or 422, as problem details
//!     Ok(title)
//! }
//! # }
//! ```
//!
//! For unknown addresses and wrong methods, see [`RouteError`].

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[macro_use]
mod adapters;

#[cfg(feature = "problem")]
mod answer;
mod case;
#[cfg(feature = "catalogue")]
pub mod catalogue;
#[cfg(feature = "client")]
#[doc = include_str!("client/client.md")]
pub mod client;
mod derive;
#[cfg(any(feature = "catalogue", feature = "utoipa"))]
mod documents;
mod error;
#[cfg(feature = "error-layer")]
// No framework needs all of it.
#[cfg_attr(not(all(feature = "tower", feature = "actix-web", feature = "rocket")), allow(dead_code))]
mod error_layer;
pub mod field;
#[cfg(feature = "problem")]
mod formats;
mod level;
#[cfg(feature = "alloc")]
mod original;
#[cfg(feature = "problem")]
mod problem;
#[cfg(feature = "problem")]
mod report;
pub mod retry;
#[cfg(feature = "alloc")]
mod route;
mod status;

#[cfg(all(feature = "http", feature = "problem"))]
pub use adapters::http::ToResponse;
#[cfg(feature = "problem")]
pub use answer::Answer;
pub use case::Case;
pub use error::HttpError;
#[cfg(feature = "tower")]
pub use error_layer::{ErrorBody, ErrorFuture, ErrorService};
#[cfg(feature = "error-layer")]
pub use error_layer::{ErrorLayer, ForeignResponse, RequestHead};
#[cfg(feature = "problem")]
pub use formats::{AnyFormat, Format, FormatError};
pub use level::Level;
#[cfg(feature = "problem")]
pub use level::show_server_errors;
#[cfg(feature = "alloc")]
pub use original::OriginalError;
#[cfg(feature = "problem")]
pub use problem::{Problem, ProblemError};
#[cfg(feature = "problem")]
pub use report::{OrStatus, Report};
#[cfg(feature = "alloc")]
pub use route::RouteError;
#[cfg(feature = "vendors")]
pub use status::vendors::registries;
pub use status::{
    Cacheability, ClassInfo, Evidence, Fault, InvalidStatusCode, Lang, Lifecycle, Permanence, Redirect,
    Registry, Retry, RetryIf, Semantics, Sender, Spec, StatusClass, StatusCode, StatusInfo, Text,
    Unregistered,
};
// The derive macro; the trait of the same name is exported above and has its own page.
#[doc = include_str!("derive.md")]
pub use statusquo_macros::HttpError;

status::vendors::for_each_vendor! { status::vendors::modules }

/// The [`Format`]s that many APIs have, to name in `#[http(format = ...)]`.
#[cfg(feature = "problem")]
pub mod format {
    pub use crate::formats::presets::{GoogleApi, JsonApi, OAuth, OpenAi, PlainText, ProblemDetails};
}

/// For documents of utoipa 6, in which each type that derives [`HttpError`](trait@HttpError) is an `IntoResponses`.
///
/// Each status is one response with a schema for each case: its type, its code, its members, and an example that the format
/// itself wrote. Cases that the type or the code tells apart are `oneOf`, others `anyOf`.
#[cfg(feature = "utoipa")]
pub mod openapi {
    pub use crate::adapters::utoipa::NamedErrors;
}

/// [`ErrorLayer`] in each framework: one line, then everything is in your format.
#[cfg(feature = "error-layer")]
pub mod guide {
    #[cfg(feature = "actix-web")]
    #[doc = include_str!("error_layer/guide/actix_web.md")]
    pub mod actix_web {
        pub use crate::error_layer::ErrorMiddleware;
    }
    #[cfg(all(feature = "tower", feature = "axum"))]
    #[doc = include_str!("error_layer/guide/axum.md")]
    pub mod axum {}
    #[cfg(feature = "poem")]
    #[doc = include_str!("error_layer/guide/poem.md")]
    pub mod poem {
        pub use crate::error_layer::ErrorEndpoint;
    }
    #[cfg(feature = "rocket")]
    #[doc = include_str!("error_layer/guide/rocket.md")]
    pub mod rocket {}
    #[cfg(feature = "salvo")]
    #[doc = include_str!("error_layer/guide/salvo.md")]
    pub mod salvo {}
}

/// For generated code. Not public: it changes without notice. The published crates pin each other's exact version, so
/// names here may change together with the macros.
#[doc(hidden)]
pub mod __private {
    pub use crate::case::{DetailVisibility, cases};
    pub mod checks {
        #[cfg(feature = "problem")]
        pub use crate::derive::checks::no_code;
        pub use crate::derive::checks::{NotAStatus, StatusFacts, check, reason, registered, standard};
    }
    pub use crate::derive::delegate::{Cause, Delegate, Held, StatusField};
    pub use crate::field::escape::Escaped;
    pub use crate::field::given::{
        Given, GivenDelay, GivenDisplay, GivenInstant, GivenList, GivenOption, GivenRefused, GivenTime,
    };
    pub use crate::field::named as fields;
    pub use crate::status::TypedStatus;
    pub use crate::status::fmt::{digits, display};
    pub use statusquo_macros::{
        error_format_impl, header_fields_impl, status_classes_impl, status_codes_impl, vendor_numbers_impl,
    };

    #[cfg(feature = "problem")]
    pub mod template {
        pub use crate::formats::template::{Bytes, Entry, Node, Piece, Source, Template, write};
    }
    #[cfg(feature = "problem")]
    pub use crate::formats::presets::Empty;

    #[cfg(feature = "client")]
    pub mod client {
        pub use crate::client::checks::{detail, instance, member, named, told_apart};
        pub use crate::client::value::{
            FromMember, FromStatus, Part, Place, ReadMany, ReadRefused, ReadText, ReadTime, Wanted,
        };
        pub use crate::client::{ErrorResponse, Found, FromResponse, Received, Recognize};
    }

    #[cfg(feature = "problem")]
    pub use crate::answer::parts::{Parts, format_around, in_format, pass_on};
    #[cfg(feature = "problem")]
    pub use crate::derive::builder::{Member, Members, ProblemBuilder};
    #[cfg(feature = "problem")]
    pub type BoxedAnswer<'a> = alloc::boxed::Box<crate::Answer<'a>>;
    #[cfg(feature = "serde")]
    pub use serde_core;

    #[cfg(feature = "http")]
    pub use http;

    #[cfg(feature = "problem")]
    pub mod capture {
        pub use crate::original::{Borrowed, Captured, Owned};
    }
    #[cfg(feature = "actix-web")]
    pub mod actix {
        pub use crate::adapters::actix::*;
    }
    #[cfg(feature = "axum")]
    pub mod axum {
        pub use crate::adapters::axum::*;
    }
    #[cfg(feature = "poem")]
    pub mod poem {
        pub use crate::adapters::poem::*;
    }
    #[cfg(feature = "rocket")]
    pub mod rocket {
        pub use crate::adapters::rocket::*;
    }
    #[cfg(feature = "salvo")]
    pub mod salvo {
        pub use crate::adapters::salvo::*;
    }

    #[cfg(feature = "utoipa")]
    pub mod openapi {
        pub use crate::adapters::utoipa::{Member, WithSchema, WithoutSchema, responses};
        pub use alloc::collections::BTreeMap;
        pub use alloc::string::String;
    }
    #[cfg(feature = "utoipa")]
    pub use utoipa;

    /// The names used in generated tables.
    pub mod tables {
        pub use crate::status::{
            Cacheability, ClassInfo, Evidence, Fault, INFO, Lifecycle, Permanence, Redirect, Registry, Retry,
            RetryIf, SEMANTICS, Semantics, Sender, Spec, StatusInfo, Text,
        };
        pub use core::option::Option::{None, Some};
    }
}

/// Declares an enum of status codes from your own registry file.
///
/// The file is TOML, in the format of [`statusquo-data`](https://docs.rs/statusquo-data); each status needs only a code
/// and a phrase. The path is relative to your `Cargo.toml`. Cargo rebuilds when the file changes, and mistakes in it
/// are compile errors with file, line and column.
///
/// ```toml
/// [[status]]
/// code = 460
/// phrase = "Partner Unavailable"
/// retry = "after-delay"
/// ```
///
/// ```
/// statusquo::status_codes! {
///     /// Codes that our payment partner answers with.
///     pub enum PartnerStatus = "examples/status/partner.toml";
/// }
///
/// assert_eq!(PartnerStatus::from(460), PartnerStatus::PartnerUnavailable);
/// assert_eq!(PartnerStatus::from(404), PartnerStatus::Standard(statusquo::StatusCode::NotFound));
/// ```
///
/// The enum has all methods of [`StatusCode`]. A code that is not in the file becomes `Standard`, so the conversion
/// from `u16` is total. Where the file and the IANA registry assign the same number, the file wins.
#[macro_export]
macro_rules! status_codes {
    ($($input:tt)*) => {
        $crate::__private::status_codes_impl! { ($crate) $($input)* }
    };
}

/// Declares a [`Format`] from a template: JSON, plain text or HTML, with the members of the problem in it.
///
/// Members are `{type}`, `{title}`, `{status}`, `{detail}`, `{instance}`, `{code}`, `{extensions.name}` for one extension
/// member, and `{extensions..}` for all those that the template does not name. They are escaped for the place where they
/// stand.
///
/// One rule holds for what is absent: a name whose value is an absent member is left out. Where nothing can be left out,
/// in a text or an array, the template says what stands in its place, with `or`: `{detail or title}`, `{code or null}`,
/// `{instance or "unknown"}`. Absent are: the detail of a 5xx, unless the error exposes it, and all extension members that
/// are fields with it; the type `about:blank`; an empty title; and whatever an error has not got. A code that stands in a
/// text has to be there: an error without one that names the format is a compile error.
///
/// The media type says what a template is: `application/json` and `...+json`, `text/plain`, or `text/html`.
///
/// ```
/// use statusquo::{Answer, HttpError, error_format};
///
/// error_format! {
///     /// The envelope of our API, as it has always been.
///     pub struct Envelope: "application/json" = {
///         "error": {
///             "message": {detail or title},
///             "code": {code},
///             "link": "https://docs.example.com/errors#{code}",
///             {extensions..}
///         }
///     };
/// }
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[http(format = Envelope, codes = "snake_case")]
/// enum ApiError {
///     #[error("no index `{uid}`")]
///     #[http(NotFound)]
///     IndexNotFound {
///         #[http(extend)]
///         uid: String,
///     },
/// }
///
/// let error = ApiError::IndexNotFound { uid: "books".into() };
/// let expected = r#"{"error":{"message":"no index `books`","code":"index_not_found","link":"https://docs.example.com/errors#index_not_found","uid":"books"}}"#;
/// assert_eq!(Answer::of(&error).body(), expected.as_bytes());
/// ```
///
/// In HTML, what the template says itself is not escaped, and all members are:
///
/// ```
/// use statusquo::{AnyFormat, Problem, StatusCode, error_format};
///
/// error_format! {
///     struct Page: "text/html; charset=utf-8" = "<!DOCTYPE html><title>{title}</title><p>{detail or title}";
/// }
///
/// let html = AnyFormat::of::<Page>().write(&Problem::new(StatusCode::Gone).detail("<b>"))?;
/// assert_eq!(html, b"<!DOCTYPE html><title>Gone</title><p>&lt;b&gt;");
/// # Ok::<(), statusquo::FormatError>(())
/// ```
#[cfg(feature = "problem")]
#[macro_export]
macro_rules! error_format {
    ($($input:tt)*) => {
        $crate::__private::error_format_impl! { ($crate) $($input)* }
    };
}

/// The value of `when = ...`: anything but an expression is one error, at that token.
#[doc(hidden)]
#[macro_export]
macro_rules! __condition {
    ($condition:expr) => {
        $condition
    };
}

/// An expression in `headers(...)`, whatever its precedence.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($value:expr) => {
        $crate::__private::Given(&$value)
    };
}

/// Expands to its input if the feature `problem` is on, and otherwise to nothing.
#[cfg(feature = "problem")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_problem {
    ($($item:tt)*) => { $($item)* };
}

/// A case with its format, which exists only with the feature `problem`.
#[cfg(feature = "problem")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_format {
    ($format:ty, $case:expr) => {
        $case.__format($crate::AnyFormat::of::<$format>())
    };
}

/// A case with the schemas of its members, of which only `utoipa` makes use.
#[cfg(feature = "utoipa")]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_members {
    ($case:expr, [$($ty:ty),*]) => {
        $case.__members(&[$(|| {
            // A type with a schema has the first method; for others, one more reference leads to the second.
            #[allow(unused_imports)]
            use $crate::__private::openapi::{WithSchema as _, WithoutSchema as _};
            (&$crate::__private::openapi::Member::<$ty>::NEW).schema()
        }),*])
    };
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_members {
    ($case:expr, [$($ty:ty),*]) => {
        $case
    };
}

#[cfg(not(feature = "problem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __with_format {
    ($format:ty, $case:expr) => {
        $case
    };
}

#[cfg(not(feature = "problem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_problem {
    ($($item:tt)*) => {};
}
