//! What the compiler says about `status_codes!` and the vendors' enums: `ui/status_codes/fail/*.rs` with the expected
//! `.stderr` beside it, and `ui/status_codes/pass/*.rs` for what it must accept. What depends on a file of a user is
//! in `user_registry.rs`.
//!
//! ```text
//! TRYBUILD=overwrite cargo test -p statusquo-tests --test ui_status_codes      # then read the diff
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
        let notice = format!("the expected messages are those of {COMPILER}x; this is {version}");
        // A CI run must not pass over it.
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{notice}");
        println!("skipped: {notice}");
        return;
    }
    // Apart, as in `ui.rs`, so that both runners find built what they need.
    trybuild::TestCases::new().compile_fail("ui/status_codes/fail/*.rs");
    trybuild::TestCases::new().pass("ui/status_codes/pass/*.rs");
}
