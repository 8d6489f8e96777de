//! Examples, built.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Builds examples, and says where they are, in the order of their names here.
pub fn examples(names: &[&str], arguments: &[&str]) -> Vec<PathBuf> {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--message-format", "json-render-diagnostics"])
        .args(arguments)
        .args(names.iter().flat_map(|name| ["--example", name]))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "the examples do not build");
    let messages = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    let messages: Vec<Value> = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let path = |name: &&str| {
        let built = messages
            .iter()
            .rfind(|message| message["target"]["name"] == *name && message["target"]["kind"][0] == "example");
        built.and_then(|message| message["executable"].as_str()).expect("cargo names the executable").into()
    };
    names.iter().map(path).collect()
}
