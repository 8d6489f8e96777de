//! The adapters of the frameworks, and `__adapters!`, the macro through which generated code calls those that are
//! enabled.
//!
//! An adapter converts an `Answer` to the types of its framework and implements `HttpError` for the framework's own
//! errors. It must not decide anything about status, fields or content: that belongs in `answer`.

#[cfg(feature = "actix-web")]
pub(crate) mod actix;
#[cfg(feature = "axum")]
pub(crate) mod axum;
#[cfg(feature = "axum-rejections")]
mod axum_rejections;
#[cfg(any(feature = "garde", feature = "validator"))]
mod field_errors;
#[cfg(feature = "garde")]
mod garde;
#[cfg(any(feature = "actix-web", feature = "axum", feature = "poem", feature = "rocket", feature = "salvo"))]
mod handlers;
#[cfg(all(feature = "http", feature = "problem"))]
pub(crate) mod http;
#[cfg(feature = "poem")]
pub(crate) mod poem;
#[cfg(feature = "rocket")]
pub(crate) mod rocket;
#[cfg(feature = "salvo")]
pub(crate) mod salvo;
#[cfg(feature = "utoipa")]
pub(crate) mod utoipa;
#[cfg(feature = "validator")]
mod validator;

/// Collects the adapters of the enabled features. The others are left out and not expanded to nothing, because even an
/// empty macro costs compile time for each type that derives `HttpError`.
macro_rules! collect {
    ($dollar:tt $($feature:literal $name:ident $adapter:ident $next:ident)*) => {$(
        #[cfg(feature = $feature)]
        macro_rules! $name {
            ($dollar($dollar before:ident)*) => { $next! { $dollar($dollar before)* $adapter } };
        }
        #[cfg(not(feature = $feature))]
        macro_rules! $name {
            ($dollar($dollar before:ident)*) => { $next! { $dollar($dollar before)* } };
        }
    )*};
}

collect! { $
    "actix-web" with_actix __adapter_actix with_axum
    "axum" with_axum __adapter_axum with_poem
    "poem" with_poem __adapter_poem with_rocket
    "rocket" with_rocket __adapter_rocket with_salvo
    "salvo" with_salvo __adapter_salvo with_utoipa
    "utoipa" with_utoipa __adapter_utoipa define
}

macro_rules! define {
    ($($adapter:ident)*) => {
        define! { ($) $($adapter)* }
    };
    (($dollar:tt) $($adapter:ident)*) => {
        /// The implementations for each enabled framework: `mode [generics] [type] [where]`.
        #[doc(hidden)]
        #[macro_export]
        macro_rules! __adapters {
            ($dollar($dollar input:tt)*) => { $($crate::$adapter! { $dollar($dollar input)* })* };
        }
    };
}

with_actix! {}
