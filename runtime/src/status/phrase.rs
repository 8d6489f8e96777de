//! The reason phrase that goes with a status, where an error says one of its own.

use crate::StatusCode;

/// The registry's phrase. Outlined: `reason` is monomorphized per error type.
pub(crate) fn phrase(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or_default()
}

/// The phrase, or the registry's if it belongs to another status: an error by hand may have changed its mind between two
/// questions.
#[cfg(feature = "problem")]
pub(crate) fn agreeing_phrase(status: StatusCode, reason: &'static str) -> &'static str {
    let own = phrase(status);
    let is_of_another = || StatusCode::ALL.iter().any(|other| phrase(*other) == reason);
    if reason != own && !own.is_empty() && is_of_another() { own } else { reason }
}
