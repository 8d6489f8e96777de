//! Status codes: the type, its classes, and what the standards say about each code. Apart from the derive's hidden
//! hooks (`__facts`, `StatusField`), this module depends on no other.
//!
//! * `info`, `class`, `invalid`, `typed`, `vendors`: public types and functions
//! * `vendor_numbers`: the vendors' numbers, which are known without their enums
//! * `kinds`, `methods`, `traits`, `tables`: macros that give every enum its methods; `status_codes!` provides the data
//! * `convert`, `fmt`, `phrase`, `const_message`: functions behind them
//!
//! Facts about a code belong in `data/registries/*.toml`, never here.

mod class;
pub(crate) mod const_message;
mod convert;
pub(crate) mod fmt;
mod info;
mod invalid;
mod kinds;
mod methods;
pub(crate) mod phrase;
mod tables;
mod traits;
mod typed;
pub(crate) mod vendor_numbers;
pub(crate) mod vendors;

pub use class::{ClassInfo, StatusClass};
pub use info::{
    Cacheability, Evidence, Fault, INFO, Lang, Lifecycle, Permanence, Redirect, Registry, Retry, RetryIf,
    SEMANTICS, Semantics, Sender, Spec, StatusInfo, Text,
};
pub use invalid::InvalidStatusCode;
pub use typed::TypedStatus;

crate::__private::status_codes_impl! {
    (crate)
    /// An HTTP status code ([RFC 9110 section 15](https://www.rfc-editor.org/rfc/rfc9110#section-15)).
    ///
    /// The variants are the codes of the IANA registry, so a `match` needs no wildcard. Every other number is
    /// [`Unregistered`](Self::Unregistered), which cannot hold a registered code. Each `u16` converts to exactly one
    /// `StatusCode`, and back.
    ///
    /// The size is four bytes, also of `Option<StatusCode>`.
    ///
    /// ```
    /// use statusquo::{StatusClass, StatusCode};
    ///
    /// let advice = match StatusCode::from(404) {
    ///     StatusCode::NotFound | StatusCode::Gone => "look elsewhere",
    ///     other if other.class() == Some(StatusClass::ServerError) => "come back later",
    ///     _ => "read the body",
    /// };
    /// assert_eq!(advice, "look elsewhere");
    /// assert_eq!(StatusCode::from(404), StatusCode::NotFound);
    /// assert_eq!(StatusCode::from(65_535).as_u16(), 65_535);
    /// ```
    ///
    /// # Conversions
    ///
    /// | type | becomes a `StatusCode` | a `StatusCode` becomes it | feature |
    /// | --- | --- | --- | --- |
    /// | `u16` | `from` | `from`, [`as_u16`](Self::as_u16) | |
    /// | `http::StatusCode` of the crate `http` 1, also of axum, poem and salvo | `from` | `try_from` | `http` |
    /// | `actix_web::http::StatusCode`, of the crate `http` 0.2 | `from` | `try_from` | `actix-web` |
    /// | `rocket::http::Status` | `from` | `from` | `rocket` |
    ///
    /// `try_from` fails outside 100–999, the range of the other types; the status of an answer is always inside.
    /// Without the feature, or for another version of `http`, convert by number:
    ///
    /// ```
    /// # #[cfg(feature = "http")] {
    /// use statusquo::StatusCode;
    ///
    /// let status = StatusCode::NotFound;
    /// assert_eq!(http::StatusCode::from_u16(status.as_u16())?, http::StatusCode::NOT_FOUND);
    /// // With the feature:
    /// assert_eq!(http::StatusCode::try_from(status)?, http::StatusCode::NOT_FOUND);
    /// assert_eq!(StatusCode::from(http::StatusCode::NOT_FOUND), status);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub enum StatusCode = builtin(iana);
}

/// A code that is not in the IANA registry.
///
/// ```
/// use statusquo::{StatusCode, Unregistered};
///
/// let code = Unregistered::new(499).expect("nginx uses 499, IANA does not");
/// assert_eq!(StatusCode::from(499), StatusCode::Unregistered(code));
/// assert_eq!(Unregistered::new(404), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
// Bytes and not a `u16`: the compiler then treats a `StatusCode` as one integer and not as a pair, and reads its number
// without a branch.
pub struct Unregistered([u8; 2]);

impl Unregistered {
    /// The code, or `None` if it is registered.
    ///
    /// ```
    /// assert!(statusquo::Unregistered::new(200).is_none());
    /// ```
    #[inline]
    pub const fn new(code: u16) -> Option<Self> {
        match StatusCode::new(code) {
            StatusCode::Unregistered(unregistered) => Some(unregistered),
            _ => None,
        }
    }

    /// The number.
    ///
    /// ```
    /// assert_eq!(statusquo::Unregistered::new(299).unwrap().get(), 299);
    /// ```
    #[inline]
    pub const fn get(self) -> u16 {
        u16::from_ne_bytes(self.0)
    }

    /// For building the table of `StatusCode`, which then overwrites the registered codes.
    #[inline]
    pub(crate) const fn __unchecked(code: u16) -> Self {
        Self(code.to_ne_bytes())
    }
}

impl Ord for Unregistered {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.get().cmp(&other.get())
    }
}

impl PartialOrd for Unregistered {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl core::fmt::Debug for Unregistered {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Debug::fmt(&self.get(), f)
    }
}

impl Default for StatusCode {
    /// `200 OK`, as in the crate `http`.
    #[inline]
    fn default() -> Self {
        Self::Ok
    }
}
