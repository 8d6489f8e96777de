//! Access to the tables of a registry. `status_codes!` passes the data as tokens; only this file knows their layout.
//!
//! Generated code calls the macro in the user's crate: every path begins with `::core` or `$crate`.

/// `Catch(Payload::make read) Name all {arms} count index [phrases] [semantics] [infos] {registry}`.
#[doc(hidden)]
#[macro_export]
macro_rules! __status_tables {
    (
        $catch_all:ident($payload:ident::$make:ident $read:ident) $name:ident
        $all:tt { $($own:tt)* } $count:literal $index:ident
        $phrases:tt $semantics:tt $infos:tt { $($registry:tt)* }
    ) => {
        #[allow(dead_code)]
        impl $name {
            /// Every variant of the registry, ordered by code.
            pub const ALL: &'static [Self] = &$all;

            /// The code of one of this registry's own variants, or 0: compiles to reading the discriminant.
            #[inline(always)]
            const fn __own(self) -> ::core::primitive::u16 {
                match self {
                    $($own)*
                    Self::$catch_all(_) => 0,
                }
            }

            /// The code as a number.
            #[inline(always)]
            const fn __code(self) -> ::core::primitive::u16 {
                // Two matches: with one, the optimizer turns a comparison of the result into a jump table.
                let other = match self {
                    Self::$catch_all(other) => other.$read(),
                    _ => 0,
                };
                self.__own() | other
            }

            #[inline]
            const fn __other(code: ::core::primitive::u16) -> Self {
                Self::$catch_all($crate::$payload::$make(code))
            }

            /// (first code, number of codes from the first to the last, inclusive)
            const __SPAN: (::core::primitive::u16, ::core::primitive::usize) = match Self::ALL {
                [] => (0, 0),
                [first, ..] => {
                    let last = Self::ALL[$count - 1].__own();
                    (first.__own(), (last - first.__own()) as ::core::primitive::usize + 1)
                }
            };

            /// The index of this code's row in the tables plus one, or 0.
            #[inline]
            const fn __row(code: ::core::primitive::u16) -> ::core::primitive::usize {
                static ROWS: [::core::primitive::$index; $name::__SPAN.1] = {
                    let mut rows = [0; $name::__SPAN.1];
                    let mut row = 0;
                    while row < $count {
                        let at = $name::ALL[row].__own() - $name::__SPAN.0;
                        row += 1;
                        rows[at as ::core::primitive::usize] = row as ::core::primitive::$index;
                    }
                    rows
                };
                let at = code.wrapping_sub(Self::__SPAN.0) as ::core::primitive::usize;
                if at < Self::__SPAN.1 { ROWS[at] as ::core::primitive::usize } else { 0 }
            }

            // One table per kind of data, so that a program that reads only phrases does not contain the texts.

            #[inline]
            const fn __phrase(row: ::core::primitive::usize) -> &'static ::core::primitive::str {
                static PHRASES: [&::core::primitive::str; $count] = $phrases;
                PHRASES[row - 1]
            }

            #[inline]
            const fn __semantics_row(row: ::core::primitive::usize) -> &'static $crate::Semantics {
                use $crate::__private::tables;
                static SEMANTICS: [tables::Semantics; $count] = $semantics;
                &SEMANTICS[row - 1]
            }

            #[inline]
            const fn __info(row: ::core::primitive::usize) -> &'static $crate::StatusInfo {
                use $crate::__private::tables;
                static INFOS: [tables::StatusInfo; $count] = $infos;
                &INFOS[row - 1]
            }

            /// What this registry says about the code.
            #[doc(hidden)]
            #[must_use]
            #[inline]
            pub const fn __own_info(
                code: ::core::primitive::u16,
            ) -> ::core::option::Option<&'static $crate::StatusInfo> {
                match Self::__row(code) {
                    0 => ::core::option::Option::None,
                    row => ::core::option::Option::Some(Self::__info(row)),
                }
            }

            #[doc(hidden)]
            #[must_use]
            #[inline]
            pub const fn __registry() -> &'static $crate::Registry {
                use $crate::__private::tables;
                static REGISTRY: tables::Registry = tables::Registry { $($registry)* };
                &REGISTRY
            }
        }
    };
}
