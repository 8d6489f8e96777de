//! The methods of every status enum: `StatusCode`, the vendors' and the users'. The data come from `status_codes!`.
//!
//! Generated code calls these macros in the user's crate: every path begins with `::core` or `$crate`. A new method
//! needs an example, and a line in `tests/tests/http_parity.rs` if `http::StatusCode` has it.

#[doc(hidden)]
#[macro_export]
macro_rules! __status_methods {
    ($name:ident, $examples:meta) => {
        #[allow(dead_code)]
        impl $name {
            /// The index of the row in the tables plus one, or 0 for a code that is not in them.
            #[inline]
            const fn __own_row(self) -> ::core::primitive::usize {
                Self::__row(self.__own())
            }

            /// The status with this code: the `const` form of `From<u16>`, which never fails.
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
            /// A number outside 100–999 has no such form and becomes `"500"`, because a client would treat it as 500
            /// (RFC 9110 section 15). `as_u16` and `Display` have the number itself.
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

            /// The reason phrase, or `None` for a code in neither this registry nor IANA's (RFC 9112 section 4).
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

            /// The registered code that a client which does not know this one treats it as: the x00 of its class, or
            /// 500 outside 100–599 (RFC 9110 section 15). A registered code is treated as itself.
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

            /// Everything that the registry says about the code, or `None` for an unknown code.
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
            pub const fn __semantics(self) -> &'static $crate::Semantics {
                match self.__own_row() {
                    0 => self.__foreign_semantics(),
                    row => Self::__semantics_row(row),
                }
            }

            /// For the checks of the derive.
            #[doc(hidden)]
            #[inline]
            pub const fn __facts(self) -> $crate::__private::checks::StatusFacts {
                $crate::__private::checks::StatusFacts {
                    code: self.__code(),
                    phrase: self.canonical_reason(),
                    semantics: self.__semantics(),
                    specs: self.specs(),
                }
            }

            /// Whether a response with this status may carry content (RFC 9110 section 6.4.1). An unknown code has the
            /// rules of [`treat_as`](Self::treat_as), here and in the methods below.
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
                self.__semantics().allows_content
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
                match (self.__semantics().cacheability, self.__standard()) {
                    // RFC 9110 section 15.1: only codes that are defined as heuristically cacheable are.
                    ($crate::Cacheability::Heuristic, $crate::StatusCode::Unregistered(_))
                        if self.__own_row() == 0 =>
                    {
                        $crate::Cacheability::Explicit
                    }
                    (cacheability, _) => cacheability,
                }
            }

            /// What happens to the method when a client follows the redirect; `None` if clients do not follow
            /// automatically (RFC 9110 section 15.4).
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
                self.__semantics().redirect
            }

            /// Whether the request may be repeated (RFC 9110 section 9.2.2, and the section of the status); `None` if
            /// the standard does not say.
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
                self.__semantics().retry
            }

            /// What has to hold for a program to repeat the request by itself, where [`retry`](Self::retry) lets it:
            /// `None` if any method will do (RFC 9110 section 9.2.2).
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{RetryIf, StatusCode};

assert_eq!(StatusCode::InternalServerError.retry_if(), Some(RetryIf::Idempotent));
assert_eq!(StatusCode::ContentTooLarge.retry_if(), Some(RetryIf::RetryAfter));
```"
            )]
            #[inline]
            pub const fn retry_if(self) -> ::core::option::Option<$crate::RetryIf> {
                self.__semantics().retry_if
            }

            /// Who made the mistake that the status reports (RFC 9110 section 15).
            #[cfg_attr(
                $examples,
                doc = "
```
use statusquo::{Fault, StatusCode};

assert_eq!(StatusCode::NotFound.fault(), Fault::Client);
assert_eq!(StatusCode::from(599).fault(), Fault::Server);
assert_eq!(StatusCode::NotModified.fault(), Fault::Nobody);
```"
            )]
            #[inline]
            pub const fn fault(self) -> $crate::Fault {
                self.__semantics().fault
            }

            /// Whether the reported condition lasts; `None` if the status does not say.
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
                self.__semantics().permanence
            }

            /// State of the assignment, or `None` for an unknown code.
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

            /// The header fields that a response with this status MUST carry, according to its defining document.
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
                self.__semantics().required_headers
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

            /// When a server sends the code and, after an empty line, what a client does on receipt.
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
    };
}
