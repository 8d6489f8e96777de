//! The macro through which the derive reaches the adapters of all frameworks that are there, and of no others: a
//! macro that expands to nothing costs its users time for each of their types, too.

#[cfg(feature = "actix-web")]
pub(crate) mod actix;
#[cfg(feature = "axum")]
pub(crate) mod axum;
#[cfg(feature = "axum-rejections")]
mod axum_rejections;
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

/// Asks in turn whether the feature of a framework is on, and collects the adapters of those that are.
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
        /// What the derive adds for each framework whose feature is on: `mode [generics] [type] [where]`.
        #[doc(hidden)]
        #[macro_export]
        macro_rules! __adapters {
            ($dollar($dollar input:tt)*) => { $($crate::$adapter! { $dollar($dollar input)* })* };
        }
    };
}

with_actix! {}
