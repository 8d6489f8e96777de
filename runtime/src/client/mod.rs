//! The other end of the wire: a response becomes the error that the server had.
//!
//! * `fields`: header fields, from whatever holds them
//! * `received`: a response as it came, for what nobody knows
//! * `response`: a response while it is looked at
//! * `select`: which case of a type it is
//! * `value`: fields of that case, from members and header fields
//! * `checks`: what the compiler refuses, because the wire could not tell
//! * `reqwest`: for that client
//!
//! `#[http(client)]` writes calls of these; everything that can be decided here is decided here.

pub(crate) mod checks;
mod fields;
mod received;
#[cfg(feature = "reqwest")]
mod reqwest;
mod response;
mod select;
pub(crate) mod value;

use crate::{AnyFormat, Case, StatusCode};

pub use fields::ResponseFields;
pub use received::Received;
#[cfg(feature = "reqwest")]
pub use reqwest::ResponseExt;
pub use response::ErrorResponse;
pub use select::Found;

/// A type whose errors can be told from a response. `#[http(client)]` implements it.
///
/// A struct is one error; an enum with an `#[http(unknown)]` variant is also [`FromResponse`], which always gives an error.
///
/// ```
/// use statusquo::client::{ErrorResponse, Recognize};
/// use statusquo::{Answer, HttpError, StatusCode};
///
/// #[derive(Debug, PartialEq, thiserror::Error, HttpError)]
/// #[error("version {version} is newer")]
/// #[http(Conflict, type = "https://example.com/problems/stale", client)]
/// struct Stale {
///     #[http(extend)]
///     version: u32,
/// }
///
/// let sent = Answer::of(&Stale { version: 4 }).body();
/// let response = ErrorResponse::new(409, &[("content-type", "application/problem+json")], &sent);
/// assert_eq!(Stale::recognize(&response), Some(Stale { version: 4 }));
///
/// let other = ErrorResponse::new(409, &[("content-type", "text/html")], b"<h1>Conflict</h1>");
/// assert_eq!(Stale::recognize(&other), None);
/// ```
#[diagnostic::on_unimplemented(
    message = "a client cannot read `{Self}` from a response",
    label = "`{Self}` does not implement `Recognize`",
    note = "if `{Self}` is your own type, add `client` to its `#[http(...)]`, beside `#[derive(statusquo::HttpError)]`",
    note = "if only the server has such errors, add `server_only` to the variant: clients get it as the unknown one"
)]
pub trait Recognize: Sized {
    /// The error that the response is; `None` if it is another one.
    #[must_use]
    fn recognize(response: &ErrorResponse<'_>) -> Option<Self> {
        Self::__recognize(response, None)
    }

    /// The same, with the format of an error around this one.
    #[doc(hidden)]
    fn __recognize(response: &ErrorResponse<'_>, around: Option<AnyFormat>) -> Option<Self>;

    /// The cases that are told apart.
    #[doc(hidden)]
    const __KNOWN: &'static [Case];

    #[doc(hidden)]
    #[must_use]
    fn __known() -> &'static [Case] {
        Self::__KNOWN
    }
}

macro_rules! behind_pointers {
    ($($pointer:ty),*) => {$(
        impl<E: Recognize> Recognize for $pointer {
            fn __recognize(response: &ErrorResponse<'_>, around: Option<AnyFormat>) -> Option<Self> {
                E::__recognize(response, around).map(Self::new)
            }

            const __KNOWN: &'static [Case] = E::__KNOWN;
        }
    )*};
}

behind_pointers!(alloc::boxed::Box<E>, alloc::sync::Arc<E>);

/// A type that any response becomes: what it does not know is its `#[http(unknown)]` variant. `#[http(client)]` implements
/// it for enums.
///
/// ```
/// use statusquo::client::{FromResponse, Received};
/// use statusquo::{HttpError, StatusCode};
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// #[http(problem_base = "https://shop.example/p/", client)]
/// enum OrderError {
///     #[error("sold out")]
///     #[http(Conflict)]
///     SoldOut,
///     #[error("{balance} is not enough")]
///     #[http(Forbidden)]
///     OutOfCredit {
///         #[http(extend)]
///         balance: u32,
///     },
///     #[error(transparent)]
///     #[http(unknown)]
///     Other(Received),
/// }
///
/// let fields = [("content-type", "application/problem+json")];
/// let body = br#"{"type":"https://shop.example/p/out-of-credit","status":403,"balance":30}"#;
/// let error = OrderError::from_response(403, &fields, body);
/// assert!(matches!(error, OrderError::OutOfCredit { balance: 30 }));
///
/// let error = OrderError::from_response(502, &[("content-type", "text/html")], b"<h1>Bad Gateway</h1>");
/// let OrderError::Other(received) = error else { panic!() };
/// assert_eq!(received.status(), StatusCode::BadGateway);
/// ```
#[diagnostic::on_unimplemented(
    message = "not every response can become `{Self}`",
    label = "`{Self}` does not implement `FromResponse`",
    note = "add `client` to the `#[http(...)]` of the enum, and a variant for everything else: `#[http(unknown)] \
            Other(statusquo::client::Received)`"
)]
pub trait FromResponse: Recognize {
    /// The error for a response that is none of those that the type knows.
    fn unknown(received: Received) -> Self;

    /// The error that the response is. `status` is that of the status line; the fields are an `http::HeaderMap` (feature
    /// `http`), or a slice of names and values; the body may be anything, of any length.
    ///
    /// It never fails and never panics. More than [`Problem::MAX_BYTES`](crate::Problem::MAX_BYTES) is not read, and then
    /// unknown, as is everything else that is not just what the type says: the wrong media type, a member of the wrong type,
    /// a problem type of a newer server.
    #[must_use]
    fn from_response<F: ResponseFields + ?Sized>(
        status: impl Into<StatusCode>,
        fields: &F,
        body: &[u8],
    ) -> Self {
        let response = ErrorResponse::new(status, &fields, body);
        Self::recognize(&response).unwrap_or_else(|| Self::unknown(response.to_received()))
    }

    /// The same for a response that is known as a whole.
    #[must_use]
    fn from_received(received: Received) -> Self {
        match Self::recognize(&ErrorResponse::of(&received)) {
            Some(error) => error,
            None => Self::unknown(received),
        }
    }
}
