//! What must hold for any input: one function for each fuzz target in `tests/fuzz`.
//!
//! `tests/corpus.rs` runs the same functions on the kept corpus.

#![expect(clippy::missing_panics_doc, reason = "to panic is how they tell")]

mod codes;
mod dataset;
mod derive;
mod error_format;
mod field_values;
mod negotiate;
mod problem;
mod received;
mod status_codes;

pub use codes::codes;
pub use dataset::dataset;
pub use derive::derive;
pub use error_format::error_format;
pub use field_values::field_values;
pub use negotiate::{accept, accept_language};
pub use problem::problem;
pub use received::received;
pub use status_codes::status_codes;

/// The body of a target: panics where something does not hold.
pub type Body = fn(&[u8]);

/// Every target, by name.
pub const TARGETS: &[(&str, Body)] = &[
    ("accept", accept),
    ("accept_language", accept_language),
    ("codes", codes),
    ("dataset", dataset),
    ("derive", derive),
    ("error_format", error_format),
    ("field_values", field_values),
    ("problem", problem),
    ("received", received),
    ("status_codes", status_codes),
];
