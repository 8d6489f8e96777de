//! The implementation for enums that say nothing but statuses, written by a `macro_rules!`: compilers run it faster than
//! the procedural macro.

/// The implementation for an enum of which there is nothing to tell but its variants, their names and their statuses:
/// `mode Type [doc comments] Variant "Variant" (Status) ...`. Of a token that repeats without a separator, the compiler
/// keeps the place where it was written, so that a misspelt status is one mistake, however often it stands here.
#[doc(hidden)]
#[macro_export]
macro_rules! __table {
    ($mode:ident $ty:tt [$($doc:literal)*] $($variant:tt $name:literal ($($status:tt)*))*) => {
        // Constants with a former name are no worse here than in what the derive itself writes.
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
