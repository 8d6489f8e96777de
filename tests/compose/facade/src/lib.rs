//! A crate that hides the derive behind a macro of its own: its users depend on this crate only.

#![deny(warnings)]

#[doc(hidden)]
pub use sq;

pub const OURS: sq::StatusCode = sq::StatusCode::Gone;

#[macro_export]
macro_rules! not_found {
    ($name:ident, $message:literal, $inner:ty) => {
        #[derive(Debug, $crate::sq::HttpError)]
        #[http(crate = $crate::sq, default = $crate::OURS)]
        pub enum $name {
            #[http(NotFound, detail = $message, headers(x_id = "{0}"))]
            NoSuch(u32),
            #[http(transparent)]
            Inner($inner),
            Status(#[http(status)] $crate::sq::StatusCode, #[http(extend = "extra")] u8),
            Other,
            #[http($crate::OURS)]
            Ours,
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self, f)
            }
        }

        impl ::std::error::Error for $name {}
    };
}
