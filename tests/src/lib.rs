//! What must hold across the crates: see `tests/`, and `ui/` for what the compiler says. Here is what the tests share.

// A test panics when something is wrong.
#![allow(clippy::missing_panics_doc)]

// What the rooms of the macros share, for `fuzz`.
#[path = "../../macros/src/case.rs"]
mod case;

pub mod cargo;
pub mod client;
pub mod shops;

pub mod fuzz;
pub mod zoo;

/// The README's examples are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
