//! What tests build with cargo: examples, and crates of their own.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// The target directory of all crates that tests write and build, so that what they share is built once.
///
/// It lies beside the one of the workspace: cargo waits for a directory that another cargo uses, and the tests run below
/// one. It is the same for each test binary, whatever `CARGO_TARGET_TMPDIR` is.
pub fn target() -> PathBuf {
    let deps = std::env::current_exe().expect("a test knows where it is");
    deps.ancestors().nth(3).expect("target/debug/deps/test").join("crates")
}

/// Says what is being built, while it is: a silent test that compiles for a minute looks as if it hung.
///
/// Not by `eprintln!`, which the test harness keeps until the test fails.
pub fn announce(directory: &Path, arguments: &str) {
    let name = directory.file_name().unwrap_or_default().display();
    // A closed stderr is no reason to fail.
    let _ = writeln!(std::io::stderr(), "    building {name}: cargo {arguments}");
}

/// Builds examples, and says where they are, in the order of their names here.
pub fn examples(names: &[&str], arguments: &[&str]) -> Vec<PathBuf> {
    executables("example", names, arguments)
}

/// Builds programs, as the whole workspace builds them, and says where they are.
pub fn programs(names: &[&str]) -> Vec<PathBuf> {
    executables("bin", names, &["--workspace", "--all-features"])
}

fn executables(kind: &str, names: &[&str], arguments: &[&str]) -> Vec<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--message-format", "json-render-diagnostics"])
        .args(arguments)
        .args(names.iter().flat_map(|name| [format!("--{kind}"), (*name).to_owned()]))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{names:?} do not build");
    let messages = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    let messages: Vec<Value> = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let path = |name: &&str| {
        let built = messages
            .iter()
            .rfind(|message| message["target"]["name"] == *name && message["target"]["kind"][0] == kind);
        built.and_then(|message| message["executable"].as_str()).expect("cargo names the executable").into()
    };
    names.iter().map(path).collect()
}
