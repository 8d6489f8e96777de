//! What must hold across the crates: see `tests/`, and `ui/` for what the compiler says.

pub mod fuzz;

/// The README's examples are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
