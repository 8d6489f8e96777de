//! An attempt, and what follows from it.

use core::time::Duration;

use super::rules::{self, Situation};
use super::wait;
use crate::status::{Semantics, StatusCode, TypedStatus};

/// Whether to send a request again, and when.
///
/// ```
/// use std::time::Duration;
/// use statusquo::retry::{Advice, Attempt};
///
/// let busy = Attempt::new("GET", 503);
/// assert_eq!(busy.advice(), Advice::Backoff);
/// assert_eq!(busy.retry_after("30").advice(), Advice::After(Duration::from_secs(30)));
/// assert_eq!(Attempt::new("GET", 404).advice(), Advice::No);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Advice {
    /// Yes, after the time that the server asks for, or later
    /// ([RFC 9110 section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    After(Duration),
    /// Yes. The server does not say when: wait longer before each attempt, by random amounts.
    Backoff,
    /// No: it would not help, might do the same thing twice, or would have to wait too long.
    No,
}

/// What is known of a request that got a response.
///
/// Pure data and pure functions: no clock, no allocation, and no input for which they panic.
///
/// ```
/// use statusquo::retry::{Advice, Attempt};
///
/// assert_eq!(Attempt::new("GET", 502).advice(), Advice::Backoff);
/// assert_eq!(Attempt::new("POST", 502).advice(), Advice::No);     // it may have been carried out
/// assert_eq!(Attempt::new("POST", 429).advice(), Advice::Backoff);
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Attempt<'a> {
    code: u16,
    /// Of the code, if its registry is known.
    rules: Option<&'static Semantics>,
    is_idempotent: bool,
    is_connected_anew: bool,
    retry_after: Option<&'a [u8]>,
    date: Option<&'a [u8]>,
    now: Option<Duration>,
    longest_wait: Option<Duration>,
}

impl<'a> Attempt<'a> {
    /// A request with this method, answered with this number.
    ///
    /// A number that is not registered may be several vendors'; then all of them have to allow the repetition. What
    /// no vendor knows is treated as the x00 of its class
    /// ([RFC 9110 section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// ```
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// assert_eq!(Attempt::new("GET", 521).advice(), Advice::Backoff);     // Cloudflare
    /// assert_eq!(Attempt::new("GET", 530).advice(), Advice::No);          // Cloudflare, or a frozen site of Pantheon
    /// assert_eq!(Attempt::new("GET", 556).advice(), Advice::Backoff);     // like 500
    /// assert_eq!(Attempt::new("GET", statusquo::StatusCode::Ok).advice(), Advice::No);
    /// ```
    pub fn new(method: impl AsRef<str>, status: impl StatusNumber) -> Self {
        Self {
            code: status.__number(),
            rules: None,
            is_idempotent: rules::is_idempotent(method.as_ref()),
            is_connected_anew: false,
            retry_after: None,
            date: None,
            now: None,
            longest_wait: None,
        }
    }

    /// A request that was answered with this vendor's status. Numbers of others are treated as in [`new`](Self::new).
    ///
    /// ```
    /// use statusquo::retry::{Advice, Attempt};
    /// use statusquo::{cloudflare, pantheon};
    ///
    /// assert_eq!(Attempt::of("GET", cloudflare::Status::from(530)).advice(), Advice::Backoff);
    /// assert_eq!(Attempt::of("GET", pantheon::Status::from(530)).advice(), Advice::No);
    /// ```
    pub fn of(method: impl AsRef<str>, status: impl TypedStatus) -> Self {
        let (code, rules) = status.__known();
        Self { rules, ..Self::new(method, code) }
    }

    /// Whether the request does no harm if it is carried out twice, whatever its method: with a key that the server
    /// recognises, or in a protocol that says so. Without this call, the methods GET, HEAD, OPTIONS, TRACE, PUT and
    /// DELETE are idempotent
    /// ([RFC 9110 section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2)).
    ///
    /// ```
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// assert_eq!(Attempt::new("POST", 500).idempotent(true).advice(), Advice::Backoff);
    /// assert_eq!(Attempt::new("DELETE", 500).idempotent(false).advice(), Advice::No);
    /// ```
    pub const fn idempotent(self, is_idempotent: bool) -> Self {
        Self { is_idempotent, ..self }
    }

    /// Whether the next attempt goes over another connection, as 421 demands
    /// ([RFC 9110 section 15.5.20](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20)). Without this call, it does
    /// not.
    ///
    /// ```
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// assert_eq!(Attempt::new("POST", 421).advice(), Advice::No);
    /// assert_eq!(Attempt::new("POST", 421).new_connection(true).advice(), Advice::Backoff);
    /// ```
    pub const fn new_connection(self, is_connected_anew: bool) -> Self {
        Self { is_connected_anew, ..self }
    }

    /// The value of `Retry-After`, as text or bytes: a number of seconds, or a date in one of the three forms of
    /// [RFC 9110 section 5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7). Anything else is ignored. A date
    /// needs [`date`](Self::date) or [`now`](Self::now_since_1970).
    ///
    /// ```
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// let busy = Attempt::new("POST", 503);
    /// assert_eq!(busy.advice(), Advice::No);
    /// assert!(matches!(busy.retry_after("2").advice(), Advice::After(_)));     // the server asks for it
    /// assert_eq!(busy.retry_after(b"in a moment").advice(), Advice::No);
    /// ```
    pub fn retry_after(self, value: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { retry_after: Some(value.as_ref()), ..self }
    }

    /// The value of `Date`, when the server sent the response
    /// ([RFC 9110 section 6.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1)). A date in `Retry-After` is
    /// compared with it rather than with the client's clock, which may be wrong.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// let advice = Attempt::new("GET", 503)
    ///     .retry_after("Sun, 06 Nov 1994 08:50:37 GMT")
    ///     .date("Sun, 06 Nov 1994 08:49:37 GMT")
    ///     .advice();
    /// assert_eq!(advice, Advice::After(Duration::from_secs(60)));
    /// ```
    pub fn date(self, value: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { date: Some(value.as_ref()), ..self }
    }

    /// `Retry-After` and `Date` of a response.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// let mut headers = http::HeaderMap::new();
    /// headers.insert("retry-after", "5".parse()?);
    /// let attempt = Attempt::new(http::Method::GET, http::StatusCode::TOO_MANY_REQUESTS).headers(&headers);
    /// assert_eq!(attempt.advice(), Advice::After(Duration::from_secs(5)));
    /// # Ok::<(), http::header::InvalidHeaderValue>(())
    /// ```
    #[cfg(feature = "http")]
    pub fn headers(self, headers: &'a http::HeaderMap) -> Self {
        let value = |name| headers.get(name).map(http::HeaderValue::as_bytes);
        Self { retry_after: value(http::header::RETRY_AFTER), date: value(http::header::DATE), ..self }
    }

    /// The client's clock, for a date in `Retry-After` if the response has no `Date`.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// let advice = Attempt::new("GET", 503)
    ///     .retry_after("Sun, 06 Nov 1994 08:49:37 GMT")
    ///     .now(SystemTime::now())
    ///     .advice();
    /// assert_eq!(advice, Advice::After(Duration::ZERO));      // long past
    /// ```
    #[cfg(feature = "std")]
    pub fn now(self, now: std::time::SystemTime) -> Self {
        Self { now: now.duration_since(std::time::SystemTime::UNIX_EPOCH).ok(), ..self }
    }

    /// The same as [`now`](Self::now), as the time since 1970 in UTC: for targets without the clock of the standard
    /// library, such as `wasm32-unknown-unknown`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// let advice = Attempt::new("GET", 503)
    ///     .retry_after("Sun, 06 Nov 1994 08:49:37 GMT")
    ///     .now_since_1970(Duration::from_secs(784_111_770))
    ///     .advice();
    /// assert_eq!(advice, Advice::After(Duration::from_secs(7)));
    /// ```
    pub const fn now_since_1970(self, now: Duration) -> Self {
        Self { now: Some(now), ..self }
    }

    /// The longest time that the caller would wait: the advice is [`Advice::No`] if the server asks for more.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// let limited = Attempt::new("GET", 429).retry_after("3600");
    /// assert_eq!(limited.longest_wait(Duration::from_secs(60)).advice(), Advice::No);
    /// assert_eq!(limited.advice(), Advice::After(Duration::from_secs(3600)));
    /// ```
    pub const fn longest_wait(self, longest: Duration) -> Self {
        Self { longest_wait: Some(longest), ..self }
    }

    /// How long the server asks to wait, whatever its status
    /// ([RFC 9110 section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::Attempt;
    ///
    /// assert_eq!(Attempt::new("GET", 404).retry_after("9").asked_wait(), Some(Duration::from_secs(9)));
    /// assert_eq!(Attempt::new("GET", 404).asked_wait(), None);
    /// ```
    #[must_use]
    pub fn asked_wait(&self) -> Option<Duration> {
        wait::read(self.retry_after?, self.date, self.now)
    }

    /// Whether to send the request again, and when.
    ///
    /// ```
    /// use statusquo::retry::{Advice, Attempt};
    ///
    /// assert_eq!(Attempt::new("PUT", 504).advice(), Advice::Backoff);
    /// ```
    #[must_use]
    pub fn advice(&self) -> Advice {
        let asked = self.asked_wait();
        let situation = Situation {
            is_idempotent: self.is_idempotent,
            is_connected_anew: self.is_connected_anew,
            has_retry_after: asked.is_some(),
        };
        let is_allowed = match self.rules {
            Some(rules) => situation.allows(rules),
            None => situation.allows_number(self.code),
        };
        match (asked, self.longest_wait) {
            _ if !is_allowed => Advice::No,
            (Some(asked), Some(longest)) if asked > longest => Advice::No,
            (Some(asked), _) => Advice::After(asked),
            (None, _) => Advice::Backoff,
        }
    }
}

/// A number: a `u16`, a [`StatusCode`], or the type of the crate `http`.
///
/// ```
/// use statusquo::retry::Attempt;
///
/// assert_eq!(Attempt::new("GET", 502).advice(), Attempt::new("GET", statusquo::StatusCode::BadGateway).advice());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number of a status",
    note = "`Attempt::of` takes vendors' enums and your own, and `as_u16` gives their number"
)]
pub trait StatusNumber {
    #[doc(hidden)]
    fn __number(self) -> u16;
}

impl StatusNumber for u16 {
    fn __number(self) -> u16 {
        self
    }
}

impl StatusNumber for StatusCode {
    fn __number(self) -> u16 {
        self.as_u16()
    }
}

#[cfg(feature = "http")]
impl StatusNumber for http::StatusCode {
    fn __number(self) -> u16 {
        self.as_u16()
    }
}

/// [`Attempt`] for most clients, in one call.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use statusquo::retry::{Advice, advice};
///
/// let now = SystemTime::now();
/// assert_eq!(advice("POST", 429, Some("7"), now), Advice::After(Duration::from_secs(7)));
/// assert_eq!(advice("POST", 500, None, now), Advice::No);
/// ```
#[cfg(feature = "std")]
#[must_use]
pub fn advice(
    method: impl AsRef<str>,
    status: impl StatusNumber,
    retry_after: Option<&str>,
    now: std::time::SystemTime,
) -> Advice {
    let attempt = Attempt::new(method, status).now(now);
    retry_after.map_or(attempt, |value| attempt.retry_after(value)).advice()
}
