//! What the compiler says about each mistake: `<macro>/fail/*.rs` with the expected `.stderr` beside it.
//!
//! What depends on a registry file of a user is in `../tests/user_registry`, and what the compiler must accept in
//! `../tests/pass`.
//!
//! ```text
//! TRYBUILD=overwrite cargo test -p statusquo-ui      # then read the diff
//! ```

use std::process::Command;

/// The compiler that wrote the `.stderr` files: each release words and draws its messages differently.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn every_mistake_is_explained_where_it_was_made() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&output.stdout);
    if !version.starts_with(COMPILER) {
        let notice = format!("the expected messages are those of {COMPILER}x; this is {}", version.trim());
        // A CI run must not pass over it.
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{notice}");
        println!("skipped: {notice}");
        return;
    }
    trybuild::TestCases::new().compile_fail("*/fail/*.rs");
}
