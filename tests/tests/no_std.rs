//! The status codes need neither the standard library nor an allocator.

use std::path::Path;
use std::process::Command;

/// A program of its own without `std`. It brings the panic handler that `std` would bring: were `std` linked by any
/// crate below it, there would be two. And it brings no allocator: were `alloc` linked, one would be missing.
const PROGRAM: &str = r#"
#![no_std]

use statusquo::{Lang, StatusClass, StatusCode};

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

pub fn status(code: u16, out: &mut dyn core::fmt::Write) -> core::fmt::Result {
    let status = StatusCode::from(code);
    writeln!(out, "{status:>40} {status:?} {}", status.as_str())?;
    if let Some(title) = status.title(Lang::Zh) {
        out.write_str(title)?;
    }
    match (status.class(), StatusCode::from_bytes(b"404")) {
        (Some(StatusClass::ClientError), Ok(StatusCode::NotFound)) => out.write_str("4xx"),
        (_, Err(error)) => write!(out, "{error}"),
        _ => Ok(()),
    }
}
"#;

fn check(name: &str, features: &str) -> (bool, String) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let runtime = workspace.join("runtime").display().to_string();
    // Without unwinding, which needs a function of `std`.
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [lib]\ncrate-type = [\"staticlib\"]\npath = \"lib.rs\"\n\n\
         [dependencies]\nstatusquo = {{ path = {runtime:?}, default-features = false, features = [{features}] }}\n\n\
         [profile.dev]\npanic = \"abort\"\n\n[workspace]\n"
    );
    std::fs::create_dir_all(&dir).expect("a directory for the crate");
    std::fs::write(dir.join("Cargo.toml"), manifest).expect("its manifest");
    std::fs::write(dir.join("lib.rs"), PROGRAM).expect("its source");
    // The versions that the workspace uses, so that nothing has to be fetched.
    std::fs::copy(workspace.join("Cargo.lock"), dir.join("Cargo.lock")).expect("the lock file");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .env("CARGO_TARGET_DIR", statusquo_tests::cargo::target())
        .current_dir(&dir)
        .output()
        .expect("cargo runs");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn status_codes_build_without_std_and_without_an_allocator() {
    for features in ["", "\"serde\""] {
        let (ok, messages) = check("bare", features);
        assert!(ok, "features [{features}]: {messages}");
    }
}

#[test]
fn what_std_or_alloc_would_bring_is_noticed() {
    for (features, message) in [("\"std\"", "`panic_impl`"), ("\"alloc\"", "no global memory allocator")] {
        let (ok, messages) = check("not_bare", features);
        assert!(!ok && messages.contains(message), "features [{features}]: {messages}");
    }
}
