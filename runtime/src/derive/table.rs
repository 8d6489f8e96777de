//! The implementation for enums whose attributes name nothing but a status. It is a `macro_rules!`, which compiles
//! faster than the same tokens from the procedural macro.
//!
//! Generated code calls it in the user's crate: every path begins with `::core` or `$crate`.

/// `mode Type [doc comments] Variant "Variant" (Status) ...`.
///
/// The variants repeat without a separator: only then does the compiler keep the span of each status, and report a
/// misspelt one once, however often it is used below.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($mode:ident $ty:tt [$($doc:literal)*] $($variant:tt $name:literal ($($status:tt)*))*) => {
        // The derive accepts deprecated constants without a warning; so does its short form.
        #[allow(deprecated)]
        #[automatically_derived]
        impl $crate::HttpError for $ty {
            fn status(&self) -> $crate::StatusCode {
                match self { $(Self::$variant { .. } => $crate::StatusCode::$($status)*,)* }
            }
            fn case(&self) -> &'static ::core::primitive::str {
                match self { $(Self::$variant { .. } => $name,)* }
            }
            fn cases() -> &'static [$crate::Case] {
                const { &$crate::__private::cases([$($name),*], &[$($doc),*], [$($crate::StatusCode::$($status)*),*]) }
            }
        }
        $crate::__adapters! { $mode [] [$ty] [] }
    };
}
