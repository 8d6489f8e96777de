//! What every enum of status codes can do. The data come from `status_codes!`; this is the rest, written once
//! for `StatusCode`, for the vendors' enums and for yours.

/// `root Name` for the IANA registry, `vendor(all()) Name` for the others of the dataset, `vendor(any()) Name` for
/// those of users, and then what `__status_tables!` takes.
///
/// The examples in the documentation are those of `StatusCode`: they are left out elsewhere.
#[doc(hidden)]
#[macro_export]
macro_rules! __status_type {
    (root $name:ident $($data:tt)*) => {
        $crate::__status_methods! { $name, all(), all() }
        $crate::__status_tables! { Unregistered(Unregistered::__unchecked get) $name $($data)* }

        #[allow(dead_code)]
        impl $name {
            /// The variant with this code, in one look: over all that `from_u16` accepts, so that both ask the same.
            #[inline]
            const fn __of(code: u16) -> Self {
                static TABLE: [$name; 900] = {
                    let mut table = [$name::__other(0); 900];
                    let mut i = 0;
                    while i < 900 {
                        table[i] = $name::__other(100 + i as u16);
                        i += 1;
                    }
                    let mut row = 0;
                    while row < $name::ALL.len() {
                        table[$name::ALL[row].__own() as usize - 100] = $name::ALL[row];
                        row += 1;
                    }
                    table
                };
                let i = code.wrapping_sub(100) as usize;
                if i < 900 { TABLE[i] } else { Self::__other(code) }
            }

            #[inline]
            const fn __standard(self) -> $crate::StatusCode {
                self
            }

            #[inline]
            const fn __foreign_info(self) -> Option<&'static $crate::StatusInfo> {
                None
            }

            #[inline]
            const fn __foreign_phrase(self) -> Option<&'static str> {
                None
            }

            /// RFC 9110 section 15: an unknown code is treated as x00 of its class, and an invalid one as 500.
            #[inline]
            const fn __foreign_semantics(self) -> &'static $crate::Semantics {
                Self::__semantics(self.treat_as().__own_row())
            }
        }

        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.__code().cmp(&other.__code())
            }
        }
    };
    (vendor($own:meta) $name:ident $($data:tt)*) => {
        $crate::__status_methods! { $name, any(), $own }
        $crate::__status_tables! { Standard(StatusCode::new as_u16) $name $($data)* }

        #[allow(dead_code)]
        impl $name {
            /// The variant with this code.
            #[inline]
            const fn __of(code: ::core::primitive::u16) -> Self {
                match Self::__row(code) {
                    0 => Self::__other(code),
                    row => Self::ALL[row - 1],
                }
            }

            #[inline]
            const fn __standard(self) -> $crate::StatusCode {
                match self {
                    Self::Standard(standard) => standard,
                    own => $crate::StatusCode::new(own.__code()),
                }
            }

            #[inline]
            const fn __foreign_info(self) -> ::core::option::Option<&'static $crate::StatusInfo> {
                self.__standard().info()
            }

            #[inline]
            const fn __foreign_phrase(self) -> ::core::option::Option<&'static ::core::primitive::str> {
                self.__standard().canonical_reason()
            }

            #[inline]
            const fn __foreign_semantics(self) -> &'static $crate::Semantics {
                self.__standard().__rules()
            }
        }

        /// By code; a `Standard` code comes after the registry's own reading of the same number.
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                let key = |status: &Self| (status.__code(), ::core::matches!(status, Self::Standard(_)));
                ::core::cmp::Ord::cmp(&key(self), &key(other))
            }
        }

        /// As this registry reads the number.
        impl ::core::convert::From<$crate::StatusCode> for $name {
            #[inline]
            fn from(status: $crate::StatusCode) -> Self {
                Self::new(status.as_u16())
            }
        }

        /// By number: a meaning of this registry alone becomes `Unregistered`.
        impl ::core::convert::From<$name> for $crate::StatusCode {
            #[inline]
            fn from(status: $name) -> Self {
                status.__standard()
            }
        }

        impl ::core::default::Default for $name {
            /// `200 OK`.
            #[inline]
            fn default() -> Self {
                Self::new(200)
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __status_methods {
    ($name:ident, $examples:meta, $own:meta) => {
        #[allow(dead_code)]
        impl $name {
            /// One more than the row in the tables, or 0 for a code that is not in them.
            #[inline]
            const fn __own_row(self) -> ::core::primitive::usize {
                Self::__row(self.__own())
            }

            /// The status with this code. Every number has one: this is the `const` form of `From<u16>`.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

const MISSING: StatusCode = StatusCode::new(404);
assert_eq!(MISSING, StatusCode::NotFound);
assert_eq!(StatusCode::new(0).as_u16(), 0);
```"
            )]
            #[inline]
            #[must_use]
            pub const fn new(code: ::core::primitive::u16) -> Self {
                Self::__of(code)
            }

            /// The status with this code, if it has three digits (RFC 9110 section 15).
            ///
            /// # Errors
            ///
            /// [`InvalidStatusCode`](https://docs.rs/statusquo/latest/statusquo/struct.InvalidStatusCode.html)
            /// outside 100–999.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::from_u16(200), Ok(StatusCode::Ok));
assert!(StatusCode::from_u16(99).is_err());
assert!(StatusCode::from_u16(1000).is_err());
```"
            )]
            #[inline]
            pub const fn from_u16(
                code: ::core::primitive::u16,
            ) -> ::core::result::Result<Self, $crate::InvalidStatusCode> {
                match code {
                    100..=999 => ::core::result::Result::Ok(Self::__of(code)),
                    _ => ::core::result::Result::Err($crate::InvalidStatusCode::__out_of_range(code)),
                }
            }

            /// Parses the three digits of a status line (RFC 9112 section 4).
            ///
            /// # Errors
            ///
            /// [`InvalidStatusCode`](https://docs.rs/statusquo/latest/statusquo/struct.InvalidStatusCode.html)
            /// unless these are exactly three ASCII digits from 100 to 999.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::from_bytes(b\"404\"), Ok(StatusCode::NotFound));
assert!(StatusCode::from_bytes(b\"4040\").is_err());
```"
            )]
            #[inline]
            pub const fn from_bytes(
                bytes: &[::core::primitive::u8],
            ) -> ::core::result::Result<Self, $crate::InvalidStatusCode> {
                match $crate::InvalidStatusCode::__digits(bytes) {
                    ::core::option::Option::Some(code) => ::core::result::Result::Ok(Self::__of(code)),
                    ::core::option::Option::None => {
                        ::core::result::Result::Err($crate::InvalidStatusCode::__of(bytes))
                    }
                }
            }

            /// The code as a number.
            #[cfg_attr(
                $examples,
                doc = "
```
assert_eq!(statusquo::StatusCode::ImATeapot.as_u16(), 418);
```"
            )]
            #[inline(always)]
            pub const fn as_u16(self) -> ::core::primitive::u16 {
                self.__code()
            }

            /// The three digits that a status line carries (RFC 9112 section 4).
            ///
            /// A number outside 100–999 has no such form; it is written `"500"`, as which a client would treat
            /// it (RFC 9110 section 15). Its number is in `as_u16` and `Display`.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::NotFound.as_str(), \"404\");
assert_eq!(StatusCode::from(7).as_str(), \"500\");
```"
            )]
            #[inline]
            pub const fn as_str(self) -> &'static ::core::primitive::str {
                $crate::__private::digits(self.__code())
            }

            /// The reason phrase, or `None` for a code that no registry at hand knows (RFC 9112 section 4).
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::ImATeapot.canonical_reason(), Some(\"I'm a teapot\"));
assert_eq!(StatusCode::from(499).canonical_reason(), None);
```"
            )]
            #[inline]
            pub const fn canonical_reason(self) -> ::core::option::Option<&'static ::core::primitive::str> {
                match self.__own_row() {
                    0 => self.__foreign_phrase(),
                    row => ::core::option::Option::Some(Self::__phrase(row)),
                }
            }

            /// The class, or `None` outside 100–599 (RFC 9110 section 15).
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{StatusClass, StatusCode};

assert_eq!(StatusCode::from(499).class(), Some(StatusClass::ClientError));
assert_eq!(StatusCode::from(600).class(), None);
```"
            )]
            #[inline]
            pub const fn class(self) -> ::core::option::Option<$crate::StatusClass> {
                $crate::StatusClass::of(self.__code())
            }

            /// Whether the code is within 100–199 (RFC 9110 section 15.2).
            #[cfg_attr(
                $examples,
                doc = "
```
assert!(statusquo::StatusCode::EarlyHints.is_informational());
```"
            )]
            #[inline]
            pub const fn is_informational(self) -> ::core::primitive::bool {
                ::core::matches!(self.__code(), 100..=199)
            }

            /// Whether the code is within 200–299 (RFC 9110 section 15.3).
            #[cfg_attr(
                $examples,
                doc = "
```
assert!(statusquo::StatusCode::Created.is_success());
```"
            )]
            #[inline]
            pub const fn is_success(self) -> ::core::primitive::bool {
                ::core::matches!(self.__code(), 200..=299)
            }

            /// Whether the code is within 300–399 (RFC 9110 section 15.4).
            #[cfg_attr(
                $examples,
                doc = "
```
assert!(statusquo::StatusCode::NotModified.is_redirection());
```"
            )]
            #[inline]
            pub const fn is_redirection(self) -> ::core::primitive::bool {
                ::core::matches!(self.__code(), 300..=399)
            }

            /// Whether the code is within 400–499 (RFC 9110 section 15.5).
            #[cfg_attr(
                $examples,
                doc = "
```
assert!(statusquo::StatusCode::from(499).is_client_error());
```"
            )]
            #[inline]
            pub const fn is_client_error(self) -> ::core::primitive::bool {
                ::core::matches!(self.__code(), 400..=499)
            }

            /// Whether the code is within 500–599 (RFC 9110 section 15.6).
            #[cfg_attr(
                $examples,
                doc = "
```
assert!(statusquo::StatusCode::BadGateway.is_server_error());
```"
            )]
            #[inline]
            pub const fn is_server_error(self) -> ::core::primitive::bool {
                ::core::matches!(self.__code(), 500..=599)
            }

            /// The registered code as which a client that does not know this one treats it: x00 of its class,
            /// or 500 outside 100–599 (RFC 9110 section 15). A registered code is treated as itself.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::from(499).treat_as(), StatusCode::BadRequest);
assert_eq!(StatusCode::from(999).treat_as(), StatusCode::InternalServerError);
assert_eq!(StatusCode::Gone.treat_as(), StatusCode::Gone);
```"
            )]
            #[inline]
            #[must_use]
            pub const fn treat_as(self) -> $crate::StatusCode {
                match self.__standard() {
                    $crate::StatusCode::Unregistered(other) => match $crate::StatusClass::of(other.get()) {
                        ::core::option::Option::Some(class) => class.representative(),
                        ::core::option::Option::None => $crate::StatusCode::InternalServerError,
                    },
                    registered => registered,
                }
            }

            /// Everything the registry says about the code, or `None` if it does not know it.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

let info = StatusCode::ImATeapot.info().unwrap();
assert_eq!(info.name, \"ImATeapot\");
assert!(StatusCode::from(499).info().is_none());
```"
            )]
            #[inline]
            pub const fn info(self) -> ::core::option::Option<&'static $crate::StatusInfo> {
                match self.__own_row() {
                    0 => self.__foreign_info(),
                    row => ::core::option::Option::Some(Self::__info(row)),
                }
            }

            #[doc(hidden)]
            #[inline]
            pub const fn __rules(self) -> &'static $crate::Semantics {
                match self.__own_row() {
                    0 => self.__foreign_semantics(),
                    row => Self::__semantics(row),
                }
            }

            /// For the checks of the derive.
            #[doc(hidden)]
            #[inline]
            pub const fn __named(self) -> $crate::__private::contract::Named {
                $crate::__private::contract::Named {
                    code: self.__code(),
                    phrase: self.canonical_reason(),
                    rules: self.__rules(),
                    specs: self.specs(),
                }
            }

            #[doc(hidden)]
            #[inline]
            #[must_use]
            pub const fn __status(self) -> $crate::StatusCode {
                self.__standard()
            }

            /// Whether a response with this status may carry content (RFC 9110 section 6.4.1). An unknown code
            /// goes by [`treat_as`](Self::treat_as), here as in the other rules.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert!(!StatusCode::NoContent.allows_content());
assert!(StatusCode::NotFound.allows_content());
assert!(!StatusCode::from(199).allows_content());
```"
            )]
            #[inline]
            pub const fn allows_content(self) -> ::core::primitive::bool {
                self.__rules().allows_content
            }

            /// How caches treat a response with this status (RFC 9110 section 15.1, RFC 9111 section 3). An
            /// unknown code is treated as x00 of its class, but is never heuristically cacheable.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Cacheability, StatusCode};

assert_eq!(StatusCode::Gone.cacheability(), Cacheability::Heuristic);
assert_eq!(StatusCode::Found.cacheability(), Cacheability::Explicit);
```"
            )]
            #[inline]
            pub const fn cacheability(self) -> $crate::Cacheability {
                match (self.__rules().cacheability, self.__standard()) {
                    // RFC 9110 section 15.1: what is not defined as heuristically cacheable is not.
                    ($crate::Cacheability::Heuristic, $crate::StatusCode::Unregistered(_))
                        if self.__own_row() == 0 =>
                    {
                        $crate::Cacheability::Explicit
                    }
                    (cacheability, _) => cacheability,
                }
            }

            /// What happens to the method when a client follows; `None` if it does not follow on its own
            /// (RFC 9110 section 15.4).
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Redirect, StatusCode};

assert_eq!(StatusCode::PermanentRedirect.redirect(), Some(Redirect::PreservesMethod));
```"
            )]
            #[inline]
            pub const fn redirect(self) -> ::core::option::Option<$crate::Redirect> {
                self.__rules().redirect
            }

            /// Whether the request may be repeated (RFC 9110 section 9.2.2, and the section of the status); `None`
            /// where the standard does not say.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Retry, StatusCode};

assert_eq!(StatusCode::RequestTimeout.retry(), Some(Retry::Unchanged));
```"
            )]
            #[inline]
            pub const fn retry(self) -> ::core::option::Option<$crate::Retry> {
                self.__rules().retry
            }

            /// Whether the condition that the status reports lasts; `None` where the status does not say.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Permanence, StatusCode};

assert_eq!(StatusCode::MovedPermanently.permanence(), Some(Permanence::Permanent));
```"
            )]
            #[inline]
            pub const fn permanence(self) -> ::core::option::Option<$crate::Permanence> {
                self.__rules().permanence
            }

            /// State of the assignment, or `None` for a code that the registry does not know.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Lifecycle, StatusCode};

assert_eq!(StatusCode::ImATeapot.lifecycle(), Some(Lifecycle::Unused));
```"
            )]
            #[inline]
            pub const fn lifecycle(self) -> ::core::option::Option<$crate::Lifecycle> {
                match self.info() {
                    ::core::option::Option::Some(info) => {
                        ::core::option::Option::Some(info.semantics.lifecycle)
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// The header fields that a response with this status MUST carry, by its defining document.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::Unauthorized.required_headers(), [\"WWW-Authenticate\"]);
assert!(StatusCode::NotFound.required_headers().is_empty());
```"
            )]
            #[inline]
            pub const fn required_headers(self) -> &'static [&'static ::core::primitive::str] {
                self.__rules().required_headers
            }

            /// Documents that define the code; the one that the registry refers to comes first.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::StatusCode;

assert_eq!(StatusCode::NotFound.specs()[0].to_string(), \"RFC 9110 section 15.5.5\");
```"
            )]
            #[inline]
            pub const fn specs(self) -> &'static [$crate::Spec] {
                match self.info() {
                    ::core::option::Option::Some(info) => info.specs,
                    ::core::option::Option::None => &[],
                }
            }

            /// A short title.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Lang, StatusCode};

assert_eq!(StatusCode::NotFound.title(Lang::En), Some(\"Not Found\"));
assert!(StatusCode::NotFound.title(Lang::Zh).is_some());
```"
            )]
            #[inline]
            pub const fn title(
                self,
                lang: $crate::Lang,
            ) -> ::core::option::Option<&'static ::core::primitive::str> {
                match self.info() {
                    ::core::option::Option::Some(info) => info.title.get(lang),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// What the code means, in one sentence.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Lang, StatusCode};

assert!(StatusCode::NotFound.summary(Lang::En).unwrap().ends_with('.'));
```"
            )]
            #[inline]
            pub const fn summary(
                self,
                lang: $crate::Lang,
            ) -> ::core::option::Option<&'static ::core::primitive::str> {
                match self.info() {
                    ::core::option::Option::Some(info) => info.summary.get(lang),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            /// When a server sends the code, and, after an empty line, what a client does on receipt.
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Lang, StatusCode};

let description = StatusCode::NotFound.description(Lang::En).unwrap();
let (server, client) = description.split_once(\"\\n\\n\").unwrap();
assert!(!server.is_empty() && !client.is_empty());
```"
            )]
            #[inline]
            pub const fn description(
                self,
                lang: $crate::Lang,
            ) -> ::core::option::Option<&'static ::core::primitive::str> {
                match self.info() {
                    ::core::option::Option::Some(info) => info.description.get(lang),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }
        }

        /// `404 Not Found`, or `299 <unknown status code>`, as the crate `http` writes it.
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::display(self.__code(), self.canonical_reason(), f)
            }
        }

        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        /// By code.
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hasher::write_u16(state, self.__code());
            }
        }

        impl ::core::cmp::PartialEq<::core::primitive::u16> for $name {
            #[inline]
            fn eq(&self, other: &::core::primitive::u16) -> ::core::primitive::bool {
                self.__code() == *other
            }
        }

        impl ::core::cmp::PartialEq<$name> for ::core::primitive::u16 {
            #[inline]
            fn eq(&self, other: &$name) -> ::core::primitive::bool {
                *self == other.__code()
            }
        }

        /// Total: every number is a status code, and none is lost.
        impl ::core::convert::From<::core::primitive::u16> for $name {
            #[inline]
            fn from(code: ::core::primitive::u16) -> Self {
                Self::__of(code)
            }
        }

        impl ::core::convert::From<$name> for ::core::primitive::u16 {
            #[inline]
            fn from(status: $name) -> Self {
                status.__code()
            }
        }

        impl ::core::convert::From<&$name> for $name {
            #[inline]
            fn from(status: &$name) -> Self {
                *status
            }
        }

        // `Self::Err` and `Self::Error` would be ambiguous in a registry with a variant of that name.
        impl ::core::str::FromStr for $name {
            type Err = $crate::InvalidStatusCode;

            #[inline]
            fn from_str(
                digits: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::InvalidStatusCode> {
                Self::from_bytes(digits.as_bytes())
            }
        }

        impl ::core::convert::TryFrom<&[::core::primitive::u8]> for $name {
            type Error = $crate::InvalidStatusCode;

            #[inline]
            fn try_from(
                digits: &[::core::primitive::u8],
            ) -> ::core::result::Result<Self, $crate::InvalidStatusCode> {
                Self::from_bytes(digits)
            }
        }

        impl ::core::convert::TryFrom<&::core::primitive::str> for $name {
            type Error = $crate::InvalidStatusCode;

            #[inline]
            fn try_from(
                digits: &::core::primitive::str,
            ) -> ::core::result::Result<Self, $crate::InvalidStatusCode> {
                Self::from_bytes(digits.as_bytes())
            }
        }

        // Not among the user's names, where `diagnostic` may be a module.
        #[cfg_attr($own, diagnostic::do_not_recommend)]
        impl $crate::__private::StatusField for $name {
            #[inline]
            fn of(&self) -> $crate::__private::Held {
                $crate::__private::Held::new(self.__standard(), self.canonical_reason())
            }
        }

        $crate::__status_serde! { $name }
        $crate::__status_http! { $name }
    };
}

/// Serde writes a number and reads any `u16`: what was read is what gets written.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __status_serde {
    ($name:ident) => {
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_u16(self.__code())
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <::core::primitive::u16 as $crate::__private::serde_core::Deserialize<'de>>::deserialize(
                    deserializer,
                )
                .map(Self::new)
            }
        }
    };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __status_serde {
    ($name:ident) => {};
}

/// Conversions from and to the type of the crate `http`, whose codes go from 100 to 999.
#[cfg(feature = "http")]
#[doc(hidden)]
#[macro_export]
macro_rules! __status_http {
    ($name:ident) => {
        impl ::core::convert::From<$crate::__private::http::StatusCode> for $name {
            #[inline]
            fn from(status: $crate::__private::http::StatusCode) -> Self {
                Self::new(status.as_u16())
            }
        }

        /// Fails outside 100–999, where the type of the crate `http` has no value.
        impl ::core::convert::TryFrom<$name> for $crate::__private::http::StatusCode {
            type Error = $crate::__private::http::status::InvalidStatusCode;

            #[inline]
            fn try_from(status: $name) -> ::core::result::Result<Self, Self::Error> {
                Self::from_u16(status.__code())
            }
        }

        impl ::core::cmp::PartialEq<$crate::__private::http::StatusCode> for $name {
            #[inline]
            fn eq(&self, other: &$crate::__private::http::StatusCode) -> ::core::primitive::bool {
                self.__code() == other.as_u16()
            }
        }

        impl ::core::cmp::PartialEq<$name> for $crate::__private::http::StatusCode {
            #[inline]
            fn eq(&self, other: &$name) -> ::core::primitive::bool {
                self.as_u16() == other.__code()
            }
        }
    };
}

#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __status_http {
    ($name:ident) => {};
}
