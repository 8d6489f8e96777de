//! `status_codes!` in crates of users, built with cargo as they would.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

// Small crates, each in a folder of its own.

/// A folder with a crate or workspace, and the target directory that all of them share.
struct Project {
    root: PathBuf,
}

/// What cargo said, and whether it was content.
struct Output {
    succeeded: bool,
    text: String,
}

impl Project {
    /// Writes the files and, unless there is one among them, a `Cargo.toml` for a binary of the newest edition.
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
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

    fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is below the root")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    fn cargo(&self, arguments: &str) -> Output {
        self.cargo_with(arguments, &[])
    }

    fn cargo_with(&self, arguments: &str, variables: &[(&str, &str)]) -> Output {
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
    fn run(&self) -> String {
        let output = self.cargo("run --quiet");
        output.assert_success();
        output.text
    }
}

impl Output {
    #[track_caller]
    fn assert_success(&self) {
        assert!(self.succeeded, "cargo failed:\n{}", self.text);
    }

    /// It succeeded, and the compiler had nothing to remark.
    #[track_caller]
    fn assert_silence(&self) {
        self.assert_success();
        assert!(!self.text.contains("warning"), "there are warnings:\n{}", self.text);
    }

    /// It failed for what the blocks of lines say, and for nothing else.
    #[track_caller]
    fn assert_errors(&self, expected: &[&str]) {
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
fn dependency(name: &str, features: &[&str]) -> String {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let runtime = runtime.canonicalize().expect("the runtime lies beside the tests");
    format!(
        "{name} = {{ package = \"statusquo\", path = '{}', version = \"=0.1.0\", default-features = false, \
         features = {features:?} }}\n",
        runtime.display()
    )
}

fn manifest(name: &str, edition: &str, features: &[&str]) -> String {
    let mut manifest = package(name, edition);
    manifest += "[workspace]\n[dependencies]\n";
    manifest += &dependency("statusquo", features);
    manifest
}

fn package(name: &str, edition: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"{edition}\"\n")
}

const PARTNER: &str = "\
[[status]]
code = 460
phrase = \"Partner Unavailable\"
";

// Where the file is.

#[test]
fn the_path_is_relative_to_cargo_toml_in_every_edition_and_workspace_member() {
    let mut files = vec![(
        "Cargo.toml".to_owned(),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n".to_owned(),
    )];
    for edition in ["2018", "2021", "2024"] {
        let name = format!("member_{edition}");
        let root = format!("crates/{name}");
        let manifest = package(&name, edition) + "[dependencies]\n" + &dependency("statusquo", &[]);
        files.push((format!("{root}/Cargo.toml"), manifest));
        // Each member has its own file under the same name.
        let registry = format!("[[status]]\ncode = 460\nphrase = \"Edition {edition}\"\n");
        files.push((format!("{root}/status/partner.toml"), registry));
        files.push((format!("{root}/src/lib.rs"), "pub mod deep;\n".to_owned()));
        files.push((format!("{root}/src/deep/mod.rs"), "pub mod deeper;\n".to_owned()));
        let source = format!(
            r#"
statusquo::status_codes! {{
    /// Codes.
    pub enum PartnerStatus = "status/partner.toml";
}}

#[test]
fn it_is_the_file_of_this_crate() {{
    assert_eq!(PartnerStatus::from(460), PartnerStatus::Edition{edition});
    assert_eq!(PartnerStatus::EDITION_{edition}.to_string(), "460 Edition {edition}");
    assert_eq!(PartnerStatus::from(404), PartnerStatus::Standard(statusquo::StatusCode::NotFound));
}}
"#
        );
        files.push((format!("{root}/src/deep/deeper.rs"), source));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let output = Project::new("members", &files).cargo("test --workspace --lib");
    output.assert_silence();
    assert_eq!(output.text.matches("test deep::deeper::it_is_the_file_of_this_crate ... ok").count(), 3);
}

#[test]
fn a_renamed_dependency_is_found() {
    let project = Project::new(
        "renamed",
        &[
            (
                "src/main.rs",
                r#"
http_codes::status_codes! {
    enum PartnerStatus = "partner.toml";
}

fn main() {
    print!("{}", PartnerStatus::from(460));
}
"#,
            ),
            ("partner.toml", PARTNER),
        ],
    );
    let manifest =
        package("renamed", "2021") + "[workspace]\n[dependencies]\n" + &dependency("http_codes", &[]);
    project.write("Cargo.toml", manifest);
    assert_eq!(project.run(), "460 Partner Unavailable");
}

#[test]
fn a_packaged_crate_builds_outside_its_workspace() {
    let source = r#"
//! A crate that carries its registry along.

statusquo::status_codes! {
    /// Codes.
    pub enum PartnerStatus = "status/partner.toml";
}

#[test]
fn it_was_packaged() {
    assert_eq!(PartnerStatus::from(460), PartnerStatus::PartnerUnavailable);
}
"#;
    let project = Project::new("packaged", &[("src/lib.rs", source), ("status/partner.toml", PARTNER)]);
    project.cargo("package --no-verify --allow-dirty --exclude-lockfile").assert_success();
    let unpacked = Project::new("unpacked", &[]);
    let status = Command::new("tar")
        .args([
            "xzf",
            statusquo_tests::cargo::target()
                .join("package/packaged-0.1.0.crate")
                .to_str()
                .expect("a path in UTF-8"),
            "-C",
        ])
        .arg(&unpacked.root)
        .status();
    assert!(status.expect("tar runs").success());
    // In the package the dependency is one of crates.io, as it is for users.
    let manifest =
        fs::read_to_string(unpacked.path("packaged-0.1.0/Cargo.toml")).expect("it is in the package");
    assert!(!manifest.contains("path = \"/"), "{manifest}");
    let mut patch = String::from("\n[workspace]\n[patch.crates-io]\n");
    for (name, folder) in
        [("statusquo", "runtime"), ("statusquo-macros", "macros"), ("statusquo-data", "data")]
    {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder).canonicalize();
        writeln!(patch, "{name} = {{ path = '{}' }}", folder.expect("it lies beside the tests").display())
            .expect("a string takes any text");
    }
    unpacked.write("packaged-0.1.0/Cargo.toml", manifest + &patch);
    fs::copy(unpacked.path("Cargo.lock"), unpacked.path("packaged-0.1.0/Cargo.lock")).expect("it is there");
    fs::remove_file(unpacked.path("Cargo.toml")).expect("it is there");
    let unpacked = Project { root: unpacked.path("packaged-0.1.0") };
    // Nothing of the original is needed.
    fs::remove_dir_all(&project.root).expect("it is there");
    let output = unpacked.cargo("test --lib");
    output.assert_success();
    assert!(output.text.contains("test it_was_packaged ... ok"), "{}", output.text);
}

// What changes.

#[test]
fn each_edit_of_the_file_leads_to_a_new_build() {
    let source = r#"
statusquo::status_codes! {
    enum PartnerStatus = "status/partner.toml";
}

fn main() {
    print!("{}", PartnerStatus::from(460));
}
"#;
    let phrase = |phrase: &str| format!("[[status]]\ncode = 460\nphrase = \"{phrase}\"\n");
    let project = Project::new("edited", &[("src/main.rs", source), ("status/partner.toml", PARTNER)]);
    assert_eq!(project.run(), "460 Partner Unavailable");
    assert!(project.cargo("build --verbose").text.contains("Fresh edited v0.1.0"));

    for new in ["Partner Asleep", "Partner Awake"] {
        project.write("status/partner.toml", phrase(new));
        assert_eq!(project.run(), format!("460 {new}"));
    }

    let broken =
        ["error: a problem in the registry file\n       status/partner.toml:3:10: the phrase is empty; "];
    project.write("status/partner.toml", phrase(""));
    for _ in 0..2 {
        project.cargo("build").assert_errors(&broken);
    }
    project.write("status/partner.toml", phrase("Partner Mended"));
    assert_eq!(project.run(), "460 Partner Mended");

    // Broken and mended with nothing built in between, and back to what it was.
    project.write("status/partner.toml", phrase(""));
    project.write("status/partner.toml", phrase("Partner Awake"));
    assert_eq!(project.run(), "460 Partner Awake");

    fs::remove_file(project.path("status/partner.toml")).expect("it is there");
    let missing = ["error: cannot read `status/partner.toml`: "];
    for _ in 0..2 {
        project.cargo("build").assert_errors(&missing);
    }
    project.write("status/partner.toml", phrase("Partner Found"));
    assert_eq!(project.run(), "460 Partner Found");
    assert!(project.cargo("build --verbose").text.contains("Fresh edited v0.1.0"));
}

// What is wrong with the file.

#[test]
fn a_file_that_cannot_be_read_is_a_compile_error_under_its_path() {
    let source = "\
use statusquo::status_codes;

status_codes! { enum Missing = \"status/nope.toml\"; }
status_codes! { enum Folder = \"status\"; }
status_codes! { enum Unnamed = \"\"; }
status_codes! { enum Empty = \"status/empty.toml\"; }
status_codes! { enum Latin = \"status/latin.toml\"; }
status_codes! { enum Wide = \"status/wide.toml\"; }
status_codes! { enum Huge = \"status/huge.toml\"; }
status_codes! { enum Wrong = \"Cargo.toml\"; }
status_codes! { enum Json = \"status/partner.json\"; }

fn main() {}
";
    let project = Project::new(
        "unreadable",
        &[
            ("src/main.rs", source),
            ("status/empty.toml", ""),
            ("status/partner.json", "{ \"status\": [ { \"code\": 460, \"phrase\": \"Unavailable\" } ] }\n"),
        ],
    );
    project.write("status/latin.toml", b"[[status]]\ncode = 460\nphrase = \"Caf\xe9 Closed\"\n");
    let wide: Vec<u8> =
        [0xFEFF].into_iter().chain(PARTNER.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    project.write("status/wide.toml", wide);
    let huge = fs::File::create(project.path("status/huge.toml")).expect("it can be made");
    huge.set_len(16 * 1024 * 1024 + 1).expect("holes take no space");

    let output = project.cargo("check");
    let root = project.root.display();
    let hint = format!("; the path is relative to `Cargo.toml` in `{root}`");
    output.assert_errors(&[
        &format!(
            "error: cannot read `status/nope.toml`: No such file or directory (os error 2){hint}\n \
             --> src/main.rs:3:32\n  |\n\
             3 | status_codes! {{ enum Missing = \"status/nope.toml\"; }}\n  \
               |                                ^^^^^^^^^^^^^^^^^^\n"
        ),
        &format!("error: cannot read `status`: it is a directory{hint}\n --> src/main.rs:4:31\n"),
        &format!("error: cannot read ``: it is a directory{hint}\n --> src/main.rs:5:32\n"),
        "error: a problem in the registry file\n       status/empty.toml:1:1: ",
        "error: a problem in the registry file\n       \
         status/latin.toml:3:14: a byte that is not UTF-8; save the file as UTF-8\n \
         --> src/main.rs:7:30\n  |\n\
         7 | status_codes! { enum Latin = \"status/latin.toml\"; }\n  \
           |                              ^^^^^^^^^^^^^^^^^^^\n",
        "error: a problem in the registry file\n       \
         status/wide.toml:1:1: a byte that is not UTF-8; save the file as UTF-8\n --> src/main.rs:8:29\n",
        &format!(
            "error: cannot read `status/huge.toml`: it is larger than 4 MiB{hint}\n \
             --> src/main.rs:9:29\n"
        ),
        "Cargo.toml:1:2: unknown key `package` in ",
        "status/partner.json:1:1: ",
    ]);
}

#[test]
#[cfg(unix)]
fn a_pipe_does_not_keep_the_compiler_waiting() {
    use std::os::unix::fs::PermissionsExt;

    let source = "\
statusquo::status_codes! { enum Pipe = \"pipe.toml\"; }
statusquo::status_codes! { enum Device = \"/dev/zero\"; }
statusquo::status_codes! { enum Locked = \"locked.toml\"; }
fn main() {}
";
    let project = Project::new("pipes", &[("src/main.rs", source), ("locked.toml", "")]);
    let status = Command::new("mkfifo").arg(project.path("pipe.toml")).status();
    assert!(status.expect("mkfifo runs").success());
    let locked = project.path("locked.toml");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("it is ours");
    let third = match fs::read(&locked) {
        // Nothing is locked for root.
        Ok(_) => "error: a problem in the registry file\n       locked.toml:1:1: ",
        Err(_) => "error: cannot read `locked.toml`: Permission denied (os error 13); ",
    };
    project.cargo("check").assert_errors(&[
        "error: cannot read `pipe.toml`: it is not a regular file; ",
        "error: cannot read `/dev/zero`: it is not a regular file; ",
        third,
    ]);
}

#[test]
fn every_problem_of_a_file_is_listed_at_once() {
    let source = r#"
statusquo::status_codes! {
    enum PartnerStatus = "status/partner.toml";
}

fn main() {
    // No error here: the enum exists, though without the variants.
    let status = PartnerStatus::from(460);
    println!("{status} {:?}", status.canonical_reason());
}
"#;
    let registry = r#"[[status]]
code = 99
phrase = "Too Low"

[[status]]
code = 460
phrase = "Partner Unavailable"
retri = "after-delay"

[[status]]
code = 460
phrase = "Partner Asleep"
cache = "sometimes"

[[status]]
code = 461
phrase = "Café Closed"

[[status]]
code = 462
phrase = "Field Missing"
headers.required = ["X Parcel"]
"#;
    let project = Project::new("problems", &[("src/main.rs", source), ("status/partner.toml", registry)]);
    let output = project.cargo("check");
    output
        .assert_errors(&["error: 6 problems in the registry file\n       status/partner.toml:2:8: code 99 "]);
    for place in ["2:8: code 99", "8:1: ", "11:8: code 460", "13:9: ", "17:10: ", "22:21: "] {
        let expected = format!("\n       status/partner.toml:{place}");
        assert_eq!(output.text.matches(&expected).count(), 1, "{place}\n{}", output.text);
    }
    let underlined = "\
 --> src/main.rs:3:26
  |
3 |     enum PartnerStatus = \"status/partner.toml\";
  |                          ^^^^^^^^^^^^^^^^^^^^^
";
    assert!(output.text.contains(underlined), "{}", output.text);
}

// What surrounds the enum.

#[test]
fn names_in_scope_do_not_reach_into_the_enum() {
    let shadows = r#"
#![no_implicit_prelude]
#![allow(unused, non_camel_case_types)]

mod core {}
mod std {}
mod alloc {}
mod statusquo {}
mod tables {}
mod diagnostic {}

// What the tables are written in.
struct Cacheability; struct Evidence; struct Lifecycle; struct Permanence; struct Redirect; struct Registry;
struct Semantics; struct Sender; struct Spec; struct StatusInfo; struct Text; struct StatusCode; struct Unregistered;
struct Option; struct Some; struct None; struct Result; struct Ok; struct Err; struct Box; struct String; struct Vec;
trait Clone {} trait Copy {} trait Debug {} trait Default {} trait Display {} trait Eq {} trait From {} trait Hash {}
trait Into {} trait Iterator {} trait Ord {} trait PartialEq {} trait PartialOrd {} trait TryFrom {} trait FromStr {}
type bool = (); type str = [i8]; type u8 = i8; type u16 = u32; type usize = i64;
macro_rules! assert { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! include_bytes { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! matches { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! panic { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! status_codes_impl { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }

::statusquo::status_codes! {
    pub enum PartnerStatus = "partner.toml";
}

fn main() {
    ::statusquo::status_codes! {
        pub enum Local = "partner.toml";
    }
    ::std::print!("{} {}", PartnerStatus::new(460), Local::new(404));
}
"#;
    let project = Project::new("shadows", &[("src/main.rs", shadows), ("partner.toml", PARTNER)]);
    project.write("Cargo.toml", manifest("shadows", "2024", &["serde", "http"]));
    assert_eq!(project.run(), "460 Partner Unavailable 404 Not Found");
}

#[test]
fn the_enum_may_have_the_name_of_anything_that_it_is_made_of() {
    let names = "Cacheability Evidence Lifecycle Permanence Redirect Registry Retry Semantics Sender Spec StatusInfo \
                 Text StatusCode StatusClass Unregistered Standard Option Result Some None Self_ Status INFOS TABLE";
    let mut source = String::from("#![allow(non_camel_case_types)]\nfn main() {}\n");
    for name in names.split_whitespace() {
        writeln!(
            source,
            "mod in_{name} {{ statusquo::status_codes! {{ pub(crate) enum {name} = \"partner.toml\"; }} }}\n\
             const _: () = assert!(in_{name}::{name}::new(460).info().unwrap().code == 460);"
        )
        .expect("a string takes any text");
    }
    let registry =
        PARTNER.to_owned() + "retry = \"after-delay\"\nheaders.required = [\"X\"]\nspecs = [\"RFC 1\"]\n";
    let project = Project::new("names", &[("src/main.rs", &source), ("partner.toml", &registry)]);
    project.write("Cargo.toml", manifest("names", "2021", &["serde", "http"]));
    let source = source.replace("mod in_", "#[allow(non_snake_case)] mod in_");
    project.write("src/main.rs", source);
    project.cargo("check").assert_silence();
}

#[test]
fn attributes_and_visibility_are_those_of_the_user() {
    let source = r#"
#![deny(warnings)]

mod inner {
    mod innermost {
        statusquo::status_codes! {
            pub(in crate::inner) enum Narrow = "partner.toml";
        }
        statusquo::status_codes! {
            enum Hidden = "partner.toml";
        }
        pub(super) const HIDDEN: u16 = Hidden::PartnerUnavailable.as_u16();
    }
    pub(super) fn narrow() -> u16 {
        innermost::Narrow::PartnerUnavailable.as_u16() + innermost::HIDDEN
    }
}

statusquo::status_codes! {
    #[cfg(any())]
    pub enum Absent = "no/such/file.toml";
}
struct Absent;

statusquo::status_codes! {
    #[cfg(all())]
    #[cfg(not(any()))]
    #[non_exhaustive]
    pub enum Present = "partner.toml";
}

#[allow(deprecated)]
mod old {
    pub fn number() -> u16 {
        super::Old::PartnerUnavailable.into()
    }
}

statusquo::status_codes! {
    #[deprecated = "use `Present`"]
    pub enum Old = "partner.toml"
}

/// The path, the name and the visibility may come out of a macro of the user's.
macro_rules! registry {
    ($(#[$attr:meta])* $vis:vis $name:ident $path:literal) => {
        statusquo::status_codes! { $(#[$attr])* $vis enum $name = $path; }
    };
}
registry! { #[doc = "Codes."] pub(crate) Made "partner.toml" }

fn main() {
    let Absent = Absent;
    print!("{} {} {} {}", inner::narrow(), Present::from(460), Made::from(460), old::number());
}
"#;
    let project = Project::new("attributes", &[("src/main.rs", source), ("partner.toml", PARTNER)]);
    assert_eq!(project.run(), "920 460 Partner Unavailable 460 Partner Unavailable 460");
}

/// A crate that wants everything documented and nothing remarked, in a library and in a binary that uses nothing.
#[test]
fn neither_rustc_nor_clippy_nor_rustdoc_has_a_remark() {
    let lints = "#![deny(warnings, missing_docs, unused, unreachable_pub, unused_qualifications, rust_2018_idioms)]\n\
                 #![deny(missing_debug_implementations, missing_copy_implementations, unsafe_code, future_incompatible)]\n\
                 #![deny(clippy::all, clippy::pedantic, clippy::nursery)]\n//! A crate of a user.\n";
    let library = r#"
statusquo::status_codes! {
    /// Codes that our payment partner answers with.
    pub enum PartnerStatus = "status/partner.toml";
}

/// What the status of a partner means to us.
#[must_use]
pub const fn advice(status: PartnerStatus) -> &'static str {
    match status {
        PartnerStatus::PartnerUnavailable => "come back later",
        PartnerStatus::NoSuchAccount => "look it up",
        PartnerStatus::Standard(_) => "read the standard",
    }
}
"#;
    let binary = r#"
mod status {
    statusquo::status_codes! {
        /// Codes that nobody asks for.
        pub enum Unused = "status/partner.toml";
    }
}

statusquo::status_codes! {
    enum AlsoUnused = "status/partner.toml";
}

fn main() {
    statusquo::status_codes! {
        enum Local = "status/partner.toml";
    }
    println!();
}
"#;
    let registry = r#"
[registry]
title.en = "Codes of our *partner* [sic]"

[[status]]
code = 460
phrase = "Partner Unavailable"
formerly = ["Partner Away"]
summary.en = "Their <server> is `down`; see https://example.com/ or [here], * or # or & or | or ~~."
specs = ["https://example.com/doc_(v2)", "RFC 9110 section 15", "draft-partner-05"]
headers.optional = ["X-Parcel"]
retry = "after-delay"

[[status]]
code = 404
phrase = "No Such Account"
"#;
    let library = format!("{lints}{library}");
    let binary = format!("{lints}{binary}");
    let project = Project::new(
        "lints",
        &[("src/lib.rs", &library), ("src/bin/idle.rs", &binary), ("status/partner.toml", registry)],
    );
    // rustdoc runs once: its lints look at text, which does not depend on features.
    project.cargo_with("doc --no-deps", &[("RUSTDOCFLAGS", "-D warnings")]).assert_silence();
    for (edition, features) in
        [("2018", &[][..]), ("2021", &["serde", "http"]), ("2024", &["std", "problem"])]
    {
        project.write("Cargo.toml", manifest("lints", edition, features));
        if project.cargo("clippy --version").succeeded {
            project.cargo("clippy --all-targets").assert_silence();
        } else {
            assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "clippy is not installed");
            println!("skipped: clippy is not installed");
            project.cargo("check --all-targets").assert_silence();
        }
    }
}

#[test]
fn a_crate_without_std_has_its_enum_too() {
    let source = r#"
#![no_std]

statusquo::status_codes! {
    /// Codes.
    pub enum PartnerStatus = "partner.toml";
}

pub const AWAY: PartnerStatus = PartnerStatus::new(460);
pub const PHRASE: Option<&str> = AWAY.canonical_reason();
const _: () = assert!(matches!(AWAY, PartnerStatus::PARTNER_UNAVAILABLE) && PHRASE.is_some());
"#;
    let project = Project::new("no_std", &[("src/lib.rs", source), ("partner.toml", PARTNER)]);
    for features in [&[][..], &["serde"], &["http", "serde"]] {
        project.write("Cargo.toml", manifest("no_std", "2024", features));
        project.cargo("check").assert_silence();
    }
}

#[test]
fn a_match_over_the_users_enum_has_to_be_complete() {
    let source = |arm: &str| {
        format!(
            r#"
statusquo::status_codes! {{
    enum PartnerStatus = "partner.toml";
}}

fn main() {{
    match PartnerStatus::from(460) {{
        PartnerStatus::PARTNER_UNAVAILABLE => {{}}
        {arm}
    }}
}}
"#
        )
    };
    let project = Project::new("matched", &[("src/main.rs", &source("")), ("partner.toml", PARTNER)]);
    project.cargo("check").assert_errors(&[
        "non-exhaustive patterns: `PartnerStatus::Standard(_)` not covered\n --> src/main.rs:7:11\n",
    ]);
    project.write("src/main.rs", source("PartnerStatus::Standard(_) => {}"));
    project.cargo("check").assert_silence();
}

// What may stand in the file.

#[test]
fn any_id_any_code_and_any_number_of_them() {
    let mut many = String::from("[registry]\nid = \"iana\"\n");
    for code in 100..600 {
        write!(many, "[[status]]\ncode = {code}\nphrase = \"Made Up {code}\"\n")
            .expect("a string takes any text");
    }
    let ends = "[[status]]\ncode = 999\nphrase = \"Last\"\n[[status]]\ncode = 100\nphrase = \"First\"\n";
    let marked = format!("\u{FEFF}{}", PARTNER.replace('\n', "\r\n"));
    let source = r#"
use statusquo::StatusCode;

statusquo::status_codes! { enum Many = "many.toml"; }
statusquo::status_codes! { enum Ends = "dash-ed Name.toml"; }
statusquo::status_codes! { enum Marked = "folder/../marked.toml"; }

fn main() {
    for code in 0..=u16::MAX {
        let many = Many::from(code);
        assert_eq!(u16::from(many), code);
        assert_eq!(matches!(many, Many::Standard(_)), !(100..600).contains(&code));
        assert_eq!(matches!(Ends::from(code), Ends::Standard(_)), code != 100 && code != 999);
    }
    assert_eq!(Many::ALL.len(), 500);
    assert_eq!(Many::from(404), Many::MadeUp404);
    assert_eq!(Many::from(StatusCode::NotFound).to_string(), "404 Made Up 404");
    assert_eq!(StatusCode::from(Many::MadeUp404), StatusCode::NotFound);
    assert_eq!(Many::MadeUp599.info().unwrap().registry.id, "iana");
    // The registry of that name in the dataset is another one.
    assert_eq!(StatusCode::from(404).meanings().count(), 1);

    assert_eq!(Ends::ALL, [Ends::First, Ends::Last]);
    assert_eq!(Ends::First.info().unwrap().registry.id, "dash_ed_name");
    assert_eq!(Ends::from(500).to_string(), "500 Internal Server Error");
    assert_eq!(Ends::Last.treat_as(), StatusCode::InternalServerError);
    assert_eq!(std::mem::size_of::<Ends>(), 6);

    assert_eq!(Marked::from(460), Marked::PartnerUnavailable);
}
"#;
    let project = Project::new(
        "extremes",
        &[
            ("src/main.rs", source),
            ("many.toml", &many),
            ("dash-ed Name.toml", ends),
            ("marked.toml", &marked),
            ("folder/empty", ""),
        ],
    );
    assert_eq!(project.run(), "");
}

#[test]
fn the_derive_holds_a_user_to_the_rules_of_the_users_own_file() {
    let registry = r#"
[[status]]
code = 401
phrase = "Card Refused"
headers.required = ["X-Card", "X-Reason"]

[[status]]
code = 460
phrase = "Old"
lifecycle = "deprecated"

[[status]]
code = 461
phrase = "Never Assigned"
lifecycle = "unused"
specs = ["https://example.com/codes"]

[[status]]
code = 260
phrase = "Accepted Later"

[[status]]
code = 360
phrase = "Ask The Branch"

[[status]]
code = 999
phrase = "Lost In Transit"
"#;
    let source = |refused: &str| {
        format!(
            r#"
use statusquo::HttpError;

statusquo::status_codes! {{
    pub enum PartnerStatus = "partner.toml";
}}

#[derive(Debug, HttpError)]
enum Failure {{
    #[http(PartnerStatus::CardRefused, headers(x_card = "{{card}}"), without(x_reason))]
    Refused {{ card: u8 }},
    #[http(PartnerStatus::ASK_THE_BRANCH, headers(location = "/branch"))]
    Ask,
    #[http(PartnerStatus::LostInTransit)]
    Lost,
    {refused}
}}

impl std::fmt::Display for Failure {{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{
        f.write_str("failed")
    }}
}}
impl std::error::Error for Failure {{}}

fn main() {{
    for failure in [Failure::Refused {{ card: 1 }}, Failure::Ask, Failure::Lost] {{
        println!("{{}} {{}}", failure.status().as_u16(), failure.reason());
    }}
}}
"#
        )
    };
    let project = Project::new("derived", &[("src/main.rs", &source("")), ("partner.toml", registry)]);
    assert_eq!(project.run(), "401 Card Refused\n360 Ask The Branch\n999 Lost In Transit\n");

    let refused = "\
#[http(PartnerStatus::CardRefused, headers(x_card = \"7\"))] A,
    #[http(PartnerStatus::Old)] B,
    #[http(PartnerStatus::NEVER_ASSIGNED)] C,
    #[http(PartnerStatus::AcceptedLater)] D,
    #[http(crate::PartnerStatus::AskTheBranch)] E,
    #[http(999)] F,
    #[http(461)] G,
    #[http(499)] H,
    #[http(420)] I,";
    project.write("src/main.rs", source(refused));
    project.cargo("check").assert_errors(&[
        "`401 Card Refused` must carry `X-Reason`; add `headers(x_reason = \"...\")`, or `without(x_reason)` \
         to leave it out on purpose\n  --> src/main.rs:16:12\n   |\n\
         16 |     #[http(PartnerStatus::CardRefused, headers(x_card = \"7\"))] A,\n   \
            |            ^^^^^^^^^^^^^^^^^^^^^^^^^^ ",
        "`460 Old` is deprecated: it is not to be sent any more; choose another status\n",
        "`461 Never Assigned` is unused: it is reserved, without a meaning in HTTP (https://example.com/codes); \
         choose another status\n",
        "`260 Accepted Later` reports no error; an error is answered with 3xx, 4xx or 5xx (RFC 9110 section 15)\n",
        "`360 Ask The Branch` leads nowhere without `Location` (RFC 9110 section 15.4); ",
        "999 is not a registered status code; name a vendor's: `statusquo::informal::Status::RequestDenied`\n",
        "461 is not a registered status code; name a registered one, or declare yours with \
         `statusquo::status_codes!`\n",
        "499 is not a registered status code; name a vendor's: `statusquo::esri::Status::TokenRequired` or \
         `statusquo::nginx::Status::ClientClosedRequest`\n",
        "420 is not a registered status code; name a vendor's: `statusquo::spring::Status::MethodFailure` or \
         `statusquo::twitter::Status::EnhanceYourCalm` or `statusquo::webdav_drafts::Status::MethodFailure`\n",
    ]);
}
