//! What is wrong with the file: one compile error that names file, line and column.

use std::fs;
use std::process::Command;

use super::PARTNER;
use super::project::Project;

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
