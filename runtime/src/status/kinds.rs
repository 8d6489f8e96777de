//! The two kinds of status enums: the root, which is the IANA registry and has every number, and vendors' enums, which
//! define some numbers themselves and leave the others to the root.
//!
//! Only the differences belong here; `methods` and `traits` have what both share. Generated code calls the macro in the
//! user's crate: every path begins with `::core` or `$crate`.

/// `root Name` for the IANA registry, `vendor(all()) Name` for the dataset's other registries, `vendor(any()) Name` for
/// users' registries; then the input of `__status_tables!`.
///
/// Only the docs of `StatusCode` have examples.
#[doc(hidden)]
#[macro_export]
macro_rules! __status_type {
    (root $name:ident $($data:tt)*) => {
        $crate::__status_methods! { $name, all() }
        $crate::__status_traits! { $name, all() }
        $crate::__status_tables! { Unregistered(Unregistered::__unchecked get) $name $($data)* }

        #[allow(dead_code)]
        impl $name {
            /// The variant with this code, by one lookup. The table covers the range of `from_u16`, so that both need
            /// the same range check.
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
                Self::__semantics_row(self.treat_as().__own_row())
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
        $crate::__status_methods! { $name, any() }
        $crate::__status_traits! { $name, $own }
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
                self.__standard().__semantics()
            }
        }

        /// By code; for equal codes, the registry's own variant comes before `Standard`.
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                let key = |status: &Self| (status.__code(), ::core::matches!(status, Self::Standard(_)));
                ::core::cmp::Ord::cmp(&key(self), &key(other))
            }
        }

        /// The registry's own variant for the number, or `Standard`.
        impl ::core::convert::From<$crate::StatusCode> for $name {
            #[inline]
            fn from(status: $crate::StatusCode) -> Self {
                Self::new(status.as_u16())
            }
        }

        /// By number: a code that only this registry knows becomes `Unregistered`.
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
