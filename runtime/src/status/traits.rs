//! The trait implementations of every status enum: conversions, comparison, `Display`, serde, and the crate `http`.
//!
//! Generated code calls these macros in the user's crate: every path begins with `::core` or `$crate`, and
//! `cfg(feature)` is on the macro and not in it, because inside it would test the user's features.

#[doc(hidden)]
#[macro_export]
macro_rules! __status_traits {
    ($name:ident, $own:meta) => {
        /// `404 Not Found`, or `299 <unknown status code>`, as in the crate `http`.
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

        /// Total and lossless.
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

        // Not `Self::Err` or `Self::Error`: a variant may have that name.
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

        // Not in users' crates, where `diagnostic` may be the name of a module.
        #[cfg_attr($own, diagnostic::do_not_recommend)]
        impl $crate::__private::StatusField for $name {
            #[inline]
            fn of(&self) -> $crate::__private::Held {
                $crate::__private::Held::new(self.__standard(), self.canonical_reason())
            }
        }

        impl $crate::__private::TypedStatus for $name {
            #[inline]
            fn __known(self) -> (::core::primitive::u16, ::core::option::Option<&'static $crate::Semantics>) {
                let rules = match self.__own_row() {
                    0 => ::core::option::Option::None,
                    row => ::core::option::Option::Some(Self::__semantics_row(row)),
                };
                (self.__code(), rules)
            }
        }

        $crate::__status_serde! { $name }
        $crate::__status_http! { $name }
    };
}

/// Serialises as a number, and deserialises from any `u16` without loss.
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

/// Conversions from and to the type of the crate `http`, whose codes are 100 to 999.
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

        /// Fails outside 100–999, the range of the crate `http`.
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
