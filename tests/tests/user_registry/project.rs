//! Small crates, each in a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with a crate or workspace, and the target directory that all of them share.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
}

/// What cargo said, and whether it was content.
pub(crate) struct Output {
    pub(crate) succeeded: bool,
    pub(crate) text: String,
}

impl Project {
    /// Writes the files and, unless there is one among them, a `Cargo.toml` for a binary of the newest edition.
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("user_registry").join(name);
        if root.exists() {
            fs::remove_dir_all(&root).expect("what the last run left can be removed");
        }
        let project = Self { root };
        // The versions that the workspace was tested with, which are on this machine.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        project.write("Cargo.lock", fs::read(lock).expect("the workspace has a lock file"));
        project.write("Cargo.toml", manifest(name, "2024", &[]));
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    pub(crate) fn cargo(&self, arguments: &str) -> Output {
        self.cargo_with(arguments, &[])
    }

    pub(crate) fn cargo_with(&self, arguments: &str, variables: &[(&str, &str)]) -> Output {
        statusquo_tests::cargo::announce(&self.path(""), arguments);
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(arguments.split(' '))
            .arg("--offline")
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", statusquo_tests::cargo::target())
            .env("CARGO_TERM_COLOR", "never")
            // Without it nothing could go stale.
            .env("CARGO_INCREMENTAL", "1")
            .env_remove("RUSTFLAGS")
            .envs(variables.iter().copied())
            .output()
            .expect("cargo runs");
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Output { succeeded: output.status.success(), text: stdout + &stderr }
    }

    /// The program's output; it must build and end well.
    #[track_caller]
    pub(crate) fn run(&self) -> String {
        let output = self.cargo("run --quiet");
        output.assert_success();
        output.text
    }
}

impl Output {
    #[track_caller]
    pub(crate) fn assert_success(&self) {
        assert!(self.succeeded, "cargo failed:\n{}", self.text);
    }

    /// It succeeded, and the compiler had nothing to remark.
    #[track_caller]
    pub(crate) fn assert_silence(&self) {
        self.assert_success();
        assert!(!self.text.contains("warning"), "there are warnings:\n{}", self.text);
    }

    /// It failed for what the blocks of lines say, and for nothing else.
    #[track_caller]
    pub(crate) fn assert_errors(&self, expected: &[&str]) {
        assert!(!self.succeeded, "cargo succeeded:\n{}", self.text);
        let text = self.text.replace("\r\n", "\n");
        for block in expected {
            assert!(text.contains(block), "expected\n{block}\nin\n{text}");
        }
        let is_error =
            |line: &&str| line.starts_with("error") && !line.starts_with("error: could not compile");
        let errors = text.lines().filter(is_error);
        assert_eq!(errors.count(), expected.len(), "{text}");
    }
}

/// The line for `[dependencies]`.
pub(crate) fn dependency(name: &str, features: &[&str]) -> String {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let runtime = runtime.canonicalize().expect("the runtime lies beside the tests");
    format!(
        "{name} = {{ package = \"statusquo\", path = '{}', version = \"=0.1.0\", default-features = false, \
         features = {features:?} }}\n",
        runtime.display()
    )
}

pub(crate) fn manifest(name: &str, edition: &str, features: &[&str]) -> String {
    let mut manifest = package(name, edition);
    manifest += "[workspace]\n[dependencies]\n";
    manifest += &dependency("statusquo", features);
    manifest
}

pub(crate) fn package(name: &str, edition: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"{edition}\"\n")
}
