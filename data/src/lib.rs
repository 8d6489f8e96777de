#![doc = include_str!("../README.md")]
//!
//! # Reading a file
//!
//! ```
//! use statusquo_data::Registry;
//!
//! let registry = Registry::parse(r#"
//!     [[status]]
//!     code = 499
//!     phrase = "Client Closed Request"
//! "#)?;
//! assert_eq!(registry.statuses[0].name, "ClientClosedRequest");
//!
//! let problems = Registry::parse("[[status]]\ncode = 99\nphrase = \"Too\tLow\"\n").unwrap_err();
//! assert_eq!(problems.len(), 2);      // all of them, not only the first
//! # Ok::<(), statusquo_data::Diagnostics>(())
//! ```

mod diagnostic;
#[macro_use]
mod model;
mod facts;
mod field;
mod names;
mod read;
mod rules;
mod syntax;
mod table;

pub use diagnostic::{Diagnostic, Diagnostics};
pub use field::{Field, Lines, Maturity, Syntax};
pub use model::{
    Cache, Class, Condition, Conditional, Content, Evidence, Fault, Headers, Language, Lifecycle, Method,
    Permanence, Registry, Retry, RetryBy, RetryIf, Sender, Spec, Status, Text, Wire,
};
pub use names::{constant_name, variant_name};

/// The registries of this crate: `(id, text of the TOML file)`, the IANA registry first, the others by id.
///
/// ```
/// let (id, text) = statusquo_data::REGISTRIES[0];
/// assert_eq!(id, "iana");
/// assert_eq!(statusquo_data::Registry::parse(text)?.statuses.len(), 64);
/// # Ok::<(), statusquo_data::Diagnostics>(())
/// ```
pub const REGISTRIES: &[(&str, &str)] = &[
    ("iana", include_str!("../registries/iana.toml")),
    ("aliyun", include_str!("../registries/aliyun.toml")),
    ("apache", include_str!("../registries/apache.toml")),
    ("aspnet_core", include_str!("../registries/aspnet_core.toml")),
    ("aws", include_str!("../registries/aws.toml")),
    ("cloudflare", include_str!("../registries/cloudflare.toml")),
    ("esri", include_str!("../registries/esri.toml")),
    ("huawei_cloud", include_str!("../registries/huawei_cloud.toml")),
    ("iis", include_str!("../registries/iis.toml")),
    ("informal", include_str!("../registries/informal.toml")),
    ("laravel", include_str!("../registries/laravel.toml")),
    ("nginx", include_str!("../registries/nginx.toml")),
    ("pantheon", include_str!("../registries/pantheon.toml")),
    ("qiniu", include_str!("../registries/qiniu.toml")),
    ("shopify", include_str!("../registries/shopify.toml")),
    ("spring", include_str!("../registries/spring.toml")),
    ("tencent_cdn", include_str!("../registries/tencent_cdn.toml")),
    ("tencent_edgeone", include_str!("../registries/tencent_edgeone.toml")),
    ("twitter", include_str!("../registries/twitter.toml")),
    ("webdav_drafts", include_str!("../registries/webdav_drafts.toml")),
];

/// The table of header fields, for [`Field::parse`]: those of responses that have a grammar of their own.
///
/// ```
/// let fields = statusquo_data::Field::parse(statusquo_data::FIELDS)?;
/// assert!(fields.iter().any(|field| field.name == "Retry-After"));
/// # Ok::<(), statusquo_data::Diagnostics>(())
/// ```
pub const FIELDS: &str = include_str!("../fields.toml");
