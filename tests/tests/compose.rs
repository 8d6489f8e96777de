//! The derive in crates of their own: other editions, no standard library, another name, strict lints. Feature
//! unification would hide half of that in one build, so `../compose` is a workspace that is built crate by crate.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a crate of the workspace")
}

/// Builds a package of the workspace in `directory`, with the versions that the main workspace has locked.
fn cargo(directory: &Path, arguments: &[&str]) -> Result<(), String> {
    fs::copy(root().join("Cargo.lock"), directory.join("Cargo.lock")).expect("the lock file can be copied");
    statusquo_tests::cargo::announce(directory, &arguments.join(" "));
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--quiet", "--offline"])
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", statusquo_tests::cargo::target())
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() && said.is_empty() { Ok(()) } else { Err(format!("{arguments:?}: {said}")) }
}

fn has_clippy() -> bool {
    Command::new(env!("CARGO"))
        .args(["clippy", "--version"])
        .output()
        .is_ok_and(|output| output.status.success())
}

#[test]
fn every_edition_name_and_environment_takes_the_derive() {
    let directory = root().join("tests/compose");
    let mut packages: Vec<PathBuf> = fs::read_dir(&directory)
        .expect("the crates are there")
        .map(|entry| entry.expect("entries can be read").path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .collect();
    packages.sort();
    assert_eq!(packages.len(), 9, "{packages:?}");
    let strict = if has_clippy() { "clippy" } else { "check" };
    let on_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(strict == "clippy" || !on_ci, "clippy is missing, so its lints were not tried");

    let failures: Vec<String> = packages
        .iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?;
            let command = if name == "lints" { strict } else { "check" };
            cargo(&directory, &[command, "--package", &format!("compose-{name}")]).err()
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_thousand_variants_are_not_too_many() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thousand");
    fs::create_dir_all(directory.join("src")).expect("the target directory can be written");
    let manifest = format!(
        "[package]\nname = \"thousand\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nstatusquo = {{ path = {:?}, features = [\"problem\", \"vendors\"] }}\n",
        root().join("runtime")
    );
    let mut variants = String::new();
    for i in 0..1000 {
        let attribute = match i % 5 {
            0 => "NotFound, detail = \"{0}\"",
            1 => "503, headers(retry_after = _0)",
            2 => "statusquo::nginx::Status::NoResponse, when = *_0 == 1)] #[http(Gone",
            3 => "Unauthorized, headers(www_authenticate = \"Basic realm={0}\"), log = \"warn\"",
            _ => "Conflict, title = \"Conflict\", type = \"https://example.com/\", expose",
        };
        writeln!(variants, "    #[http({attribute})] Variant{i}(u8),").expect("strings take everything");
    }
    let source = format!(
        "#![deny(warnings)]\n#[derive(Debug, statusquo::HttpError)]\npub enum Error {{\n{variants}}}\n\
         impl std::fmt::Display for Error {{\n    \
             fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{ f.write_str(\"error\") }}\n\
         }}\nimpl std::error::Error for Error {{}}\n"
    );
    fs::write(directory.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(directory.join("src/lib.rs"), source).expect("the source can be written");
    cargo(&directory, &["check"]).expect("a large enum is like any other");
}
