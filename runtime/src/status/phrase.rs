//! The reason phrase of a status, for errors that may name one themselves.

use crate::StatusCode;

/// The registry's phrase. Outlined: `reason` is monomorphized per error type.
pub(crate) fn phrase(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or_default()
}

/// The phrase, or the registry's own if it belongs to another status. That happens if a handwritten implementation
/// returns a different status on each call.
#[cfg(feature = "problem")]
pub(crate) fn agreeing_phrase(status: StatusCode, reason: &'static str) -> &'static str {
    let own = phrase(status);
    let is_of_another = || StatusCode::ALL.iter().any(|other| phrase(*other) == reason);
    if reason != own && !own.is_empty() && is_of_another() { own } else { reason }
}
