//! `status_codes!` in crates of users, built with cargo as they would.
//!
//! Each test writes a crate of its own below `target/tmp/user_registry`; all of them build into `target/crates`.
//! Expected messages and their places are exact: change them only with the message itself.

mod contents;
mod mistakes;
mod paths;
mod project;
mod surroundings;

const PARTNER: &str = "\
[[status]]
code = 460
phrase = \"Partner Unavailable\"
";
