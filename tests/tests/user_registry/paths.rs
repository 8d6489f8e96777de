//! Where the file is, and what happens when it changes.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::PARTNER;
use super::project::{Project, dependency, package};

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
