//! The program as run by a shell: exit status, the two output streams, and safe output to a terminal.

use std::ffi::OsStr;
use std::process::{Command, Output, Stdio};

fn command<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_statusquo"));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

fn run<S: AsRef<OsStr>>(arguments: &[S]) -> (Option<i32>, String, String) {
    said(&command(arguments).output().unwrap())
}

fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn results_go_to_standard_output_and_misses_to_standard_error() {
    let (code, output, errors) = run(&["404"]);
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert!(output.starts_with("404 Not Found (IANA)\n"), "{output}");

    let (code, output, errors) = run(&["404", "tepot"]);
    assert_eq!(code, Some(1));
    assert!(output.starts_with("404 Not Found (IANA)\n"), "{output}");
    assert_eq!(errors, "error: no status matches `tepot`; did you mean `teapot` (418 I'm a teapot)?\n");
}

#[test]
fn a_malformed_command_line_exits_with_2() {
    for arguments in [&[][..], &["--json"], &["4x4x"], &["--lang", "fr", "404"], &["--no-such-option"]] {
        let (code, output, errors) = run(arguments);
        assert_eq!((code, output.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(errors.contains("Usage: statusquo") || errors.contains("--help"), "{errors}");
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    for (option, start) in [("--help", "Explains HTTP status codes"), ("--version", "statusquo ")] {
        let (code, output, errors) = run(&[option]);
        assert_eq!((code, errors.as_str()), (Some(0), ""), "{option}");
        assert!(output.starts_with(start), "{output}");
    }
    assert!(run(&["--help"]).1.contains("Exit status: 0"));
}

#[test]
fn the_environment_chooses_the_language_and_the_width() {
    let output = command(&["404"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert!(said(&output).1.starts_with("404 Not Found 未找到（IANA）\n"));
    let output = command(&["404", "--lang", "en"]).env("LANG", "zh_CN.UTF-8").output().unwrap();
    assert!(said(&output).1.starts_with("404 Not Found (IANA)\n"));
    let output = command(&["5xx"]).env("COLUMNS", "60").output().unwrap();
    assert!(said(&output).1.lines().all(|line| line.chars().count() <= 60));
}

#[test]
fn a_reader_may_close_the_pipe() {
    let mut child = command(&["--owner", "iana", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The output is larger than the buffer of a pipe.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(said(&output), (Some(0), String::new(), String::new()));
}

#[test]
fn what_the_user_wrote_cannot_steer_the_terminal() {
    let hostile = "\u{1b}[2Jx\u{7}\u{9b}5m\u{202e}";
    let option = format!("--{hostile}");
    let owner = format!("--owner={hostile}");
    let lang = format!("--lang={hostile}");
    for (arguments, code) in [
        (&["--color=always", hostile][..], 1),
        (&["--color=always", &option], 2),
        (&["--color=always", &owner], 2),
        (&["--color=always", "404", &lang], 2),
    ] {
        // Colours are the program's own: on a terminal, only they may come from it.
        let output = command(arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
        let (exit, output, errors) = said(&output);
        assert_eq!(exit, Some(code), "{arguments:?}");
        assert!(errors.contains("\\u{1b}[2Jx\\u{7}\\u{9b}5m\\u{202e}"), "{errors}");
        for sequence in ["\u{1b}[2J", "\u{7}", "\u{9b}", "\u{202e}"] {
            assert!(!output.contains(sequence) && !errors.contains(sequence), "{errors:?}");
        }
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text_match_nothing() {
    use std::os::unix::ffi::OsStrExt as _;
    let (code, output, errors) = run(&[OsStr::from_bytes(b"tea\xffpot")]);
    assert_eq!((code, output.as_str()), (Some(1), ""));
    assert!(errors.starts_with("error: no status matches `tea\\xffpot`"), "{errors}");
    assert_eq!(run(&[OsStr::from_bytes(b"--\xff\x1b[2J")]).0, Some(2));
}
