//! The two kinds of enums of status codes: the IANA registry, which has every number, and the registries beside it, which
//! read some numbers in their own way and leave the others to it.
//!
//! Only what tells the two apart stands here; `methods` and `traits` hold what both have.

/// `root Name` for the IANA registry, `vendor(all()) Name` for the others of the dataset, `vendor(any()) Name` for
/// those of users, and then what `__status_tables!` takes.
///
/// The examples in the documentation are those of `StatusCode`: they are left out elsewhere.
#[doc(hidden)]
#[macro_export]
macro_rules! __status_type {
    (root $name:ident $($data:tt)*) => {
        $crate::__status_methods! { $name, all() }
        $crate::__status_traits! { $name, all() }
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
