//! What the compiler says about each mistake: `ui/<macro>/fail/*.rs` with the expected `.stderr` beside it, and
//! `ui/<macro>/pass/*.rs` for what it must accept. What depends on a registry file of a user is in `user_registry.rs`.
//!
//! ```text
//! TRYBUILD=overwrite cargo test -p statusquo-tests --test ui      # then read the diff
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
    trybuild::TestCases::new().compile_fail("ui/*/fail/*.rs");
    // On their own: beside them the others would be built instead of checked, and report some constants twice.
    trybuild::TestCases::new().pass("ui/*/pass/*.rs");
}
