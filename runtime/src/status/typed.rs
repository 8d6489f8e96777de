//! `TypedStatus`: what all status enums have in common, for functions that take any of them.

use super::Semantics;

/// A status enum: [`StatusCode`](crate::StatusCode), a vendor's `Status`, or yours from
/// [`status_codes!`](crate::status_codes).
///
/// ```
/// use statusquo::retry::{Attempt, TypedStatus};
///
/// fn repeats(status: impl TypedStatus) -> bool {
///     Attempt::of("GET", status).advice() != statusquo::retry::Advice::No
/// }
///
/// assert!(repeats(statusquo::cloudflare::Status::WebServerIsDown));
/// ```
#[diagnostic::on_unimplemented(message = "`{Self}` is no status enum", note = "`Attempt::new` takes numbers")]
pub trait TypedStatus: Copy {
    /// The number, and the rules of the registry if it names the number itself.
    #[doc(hidden)]
    fn __known(self) -> (u16, Option<&'static Semantics>);
}
