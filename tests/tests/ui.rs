//! What the compiler says about each mistake: `ui/<macro>/fail/*.rs` with the expected `.stderr` beside it, and
//! `ui/<macro>/pass/*.rs` for what it must accept.
//!
//! ```text
//! TRYBUILD=overwrite cargo test -p statusquo-tests --test ui      # then read the diff
//! ```

use std::path::Path;
use std::process::Command;

/// The compiler that wrote the `.stderr` files: each release words and draws its messages differently.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn every_mistake_is_explained_where_it_was_made() {
    if !is_pinned_compiler() {
        return;
    }
    trybuild::TestCases::new().compile_fail("ui/http_error/fail/*.rs");
    // On their own: beside them the others would be built instead of checked, and report some constants twice.
    trybuild::TestCases::new().pass("ui/http_error/pass/*.rs");
}

/// Whether the messages can be compared. With another compiler they cannot, which a CI run must not pass over.
fn is_pinned_compiler() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let ask = |argument: &[&str]| {
        let output = Command::new(&rustc).args(argument).output().expect("rustc runs");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    let version = ask(&["--version"]);
    // Where a message points into the standard library, the compiler quotes its source if that is installed.
    let has_source = Path::new(&ask(&["--print", "sysroot"])).join("lib/rustlib/src/rust/library").is_dir();
    if version.starts_with(COMPILER) && has_source {
        return true;
    }
    let notice = format!(
        "the expected messages are those of {COMPILER}x with the component rust-src; this is {version}, {} it",
        if has_source { "with" } else { "without" }
    );
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "{notice}");
    println!("skipped: {notice}");
    false
}
