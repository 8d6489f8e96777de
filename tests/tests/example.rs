//! The example server, from its start to Ctrl-C, over a plain socket: what stands in the README, byte by byte.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Linux's `nobody`: who reads as root reads everything, also what is forbidden.
const NOBODY: u32 = 65_534;

struct Server {
    process: Child,
    address: String,
    /// Where it makes its directory.
    temporary: PathBuf,
}

/// What came over the wire.
struct Response {
    head: String,
    body: String,
}

impl Response {
    fn status_line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    fn field(&self, name: &str) -> Option<&str> {
        let fields = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        fields.into_iter().find(|(given, _)| given.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the body is JSON")
    }
}

fn new_directory() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let directory = std::env::temp_dir().join(format!("statusquo-example-{}-{number}", std::process::id()));
    fs::create_dir(&directory).expect("a temporary directory can be made");
    directory
}

/// Built as the whole workspace builds it, so that nothing is built twice.
fn executable() -> PathBuf {
    statusquo_tests::cargo::examples(&["files"], &["--workspace", "--all-features"]).remove(0)
}

impl Server {
    fn start() -> Self {
        let temporary = new_directory();
        // The target directory may be one that only root can enter.
        let program = temporary.join("files");
        fs::copy(executable(), &program).expect("the example can be copied");
        let mut command = Command::new(&program);
        if fs::metadata(&temporary).expect("it is there").uid() == 0 {
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("root can do that");
            chown(&temporary, Some(NOBODY), Some(NOBODY)).expect("root can do that");
            command.uid(NOBODY).gid(NOBODY);
        }
        let mut process = command
            .arg("127.0.0.1:0")
            .current_dir("/")
            .env("TMPDIR", &temporary)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the example starts");
        let mut line = String::new();
        let output = process.stdout.take().expect("it is piped");
        BufReader::new(output).read_line(&mut line).expect("it says where it listens");
        let (_, address) = line.trim().split_once("http://").expect("with the address");
        Self { process, address: address.to_owned(), temporary }
    }

    /// Sends bytes, and reads until the server closes the connection.
    fn exchange(&self, request: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("the time is not zero");
        stream.write_all(request.as_bytes()).expect("it reads");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers and closes");
        bytes
    }

    fn send(&self, method: &str, name: &str, fields: &str, content: &str) -> Response {
        let request = format!(
            "{method} /files/{name} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{fields}content-length: {}\r\n\r\n\
             {content}",
            content.len()
        );
        let text = String::from_utf8(self.exchange(&request)).expect("all of it is text");
        let (head, body) = text.split_once("\r\n\r\n").expect("the head ends");
        let response = Response { head: head.to_owned(), body: body.to_owned() };
        // Whatever happens, nothing of the server's inside is told.
        assert!(!text.contains("os error") && !text.contains("statusquo-files"), "{text}");
        if let Some(length) = response.field("content-length") {
            let sent = if method == "HEAD" { "0".to_owned() } else { response.body.len().to_string() };
            assert!(method == "HEAD" || sent == length, "{text}");
        }
        response
    }

    fn get(&self, name: &str) -> Response {
        self.send("GET", name, "", "")
    }

    fn change(&self, method: &str, name: &str, content: &str) -> Response {
        self.send(method, name, "authorization: Bearer open-sesame\r\n", content)
    }

    /// The directories that it has made.
    fn directories(&self) -> usize {
        let entries = fs::read_dir(&self.temporary).expect("it is there");
        entries.filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().is_dir())).count()
    }

    /// Ctrl-C, and how it ended.
    fn interrupt(&mut self) -> bool {
        let sent = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status();
        assert!(sent.expect("there is a kill").success());
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if let Some(status) = self.process.try_wait().expect("it can be waited for") {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("put it on after an interrupt");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already, unless an assertion failed.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.temporary);
    }
}

#[track_caller]
fn assert_problem(response: &Response, status_line: &str, body: &str) {
    assert_eq!(response.status_line(), status_line, "{}", response.head);
    assert_eq!(response.field("content-type"), Some("application/problem+json"), "{}", response.head);
    assert_eq!(response.body, body);
}

#[test]
fn the_example_answers_as_the_readme_says() {
    let mut server = Server::start();
    assert_eq!(server.directories(), 1);

    let hello = server.get("hello.txt");
    assert_eq!((hello.status_line(), hello.body.as_str()), ("HTTP/1.1 200 OK", "hello, world\n"));

    assert_problem(
        &server.get("nope"),
        "HTTP/1.1 404 Not Found",
        r#"{"title":"Not Found","status":404,"detail":"there is no such file"}"#,
    );
    assert_problem(
        &server.get("secret.txt"),
        "HTTP/1.1 403 Forbidden",
        r#"{"title":"Forbidden","status":403,"detail":"this file is not for you"}"#,
    );
    assert_problem(
        &server.get("attic"),
        "HTTP/1.1 409 Conflict",
        r#"{"title":"Conflict","status":409,"detail":"this is a directory"}"#,
    );
    // The crate `http` has an older phrase for 422.
    let bad_name = server.get("..%2Fpasswd");
    assert_eq!(bad_name.status_line(), "HTTP/1.1 422 Unprocessable Content");
    assert!(
        bad_name.json()["detail"]
            .as_str()
            .is_some_and(|detail| detail.starts_with("`../passwd` is not a valid file name"))
    );
    assert_problem(
        &server.get("loop"),
        "HTTP/1.1 500 Internal Server Error",
        r#"{"title":"Internal Server Error","status":500}"#,
    );
    if cfg!(target_os = "linux") {
        assert_problem(
            &server.get(&"x".repeat(300)),
            "HTTP/1.1 400 Bad Request",
            r#"{"title":"Bad Request","status":400,"detail":"the name is too long for a file"}"#,
        );
    }

    let stranger = server.send("PUT", "new.txt", "", "x");
    assert_problem(
        &stranger,
        "HTTP/1.1 401 Unauthorized",
        r#"{"title":"Unauthorized","status":401,"detail":"log in to change files"}"#,
    );
    assert_eq!(stranger.field("www-authenticate"), Some("Bearer realm=\"files\""));

    // Five changes are let through, whatever comes of them.
    if cfg!(target_os = "linux") {
        assert_problem(
            &server.change("PUT", "full", "does not fit"),
            "HTTP/1.1 507 Insufficient Storage",
            r#"{"title":"Insufficient Storage","status":507}"#,
        );
    } else {
        server.change("PUT", "other.txt", "fits");
    }
    assert_eq!(server.change("PUT", "new.txt", "new").status_line(), "HTTP/1.1 204 No Content");
    assert_eq!(server.get("new.txt").body, "new");
    assert_eq!(server.change("DELETE", "new.txt", "").status_line(), "HTTP/1.1 204 No Content");
    assert_eq!(server.get("new.txt").status_line(), "HTTP/1.1 404 Not Found");
    assert_eq!(server.change("DELETE", "nope", "").status_line(), "HTTP/1.1 404 Not Found");
    assert_eq!(server.change("PUT", "attic", "x").status_line(), "HTTP/1.1 409 Conflict");
    let sixth = server.change("DELETE", "nope", "");
    assert_problem(
        &sixth,
        "HTTP/1.1 429 Too Many Requests",
        r#"{"title":"Too Many Requests","status":429,"detail":"at most 5 changes in 10 seconds"}"#,
    );
    let wait: u64 =
        sixth.field("retry-after").and_then(|wait| wait.parse().ok()).expect("it says how long to wait");
    assert!((1..=10).contains(&wait), "{wait}");

    assert!(server.interrupt(), "it ends well");
    assert_eq!(server.directories(), 0, "its directory is gone");
}

#[test]
fn a_head_request_gets_the_same_fields_and_no_content() {
    let mut server = Server::start();
    let get = server.get("nope");
    let head = server.send("HEAD", "nope", "", "");
    assert_eq!(head.status_line(), "HTTP/1.1 404 Not Found");
    assert_eq!((head.field("content-length"), head.body.as_str()), (get.field("content-length"), ""));
    assert_eq!(head.field("content-type"), get.field("content-type"));

    // On a connection that stays open, content after a HEAD would be taken for the next response.
    let pipeline = server.exchange(
        "HEAD /files/nope HTTP/1.1\r\nhost: localhost\r\n\r\n\
         GET /files/hello.txt HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
    );
    let text = String::from_utf8(pipeline).expect("all of it is text");
    let (_, after_head) = text.split_once("\r\n\r\n").expect("the first head ends");
    assert!(after_head.starts_with("HTTP/1.1 200 OK\r\n"), "{text}");

    assert!(server.interrupt());
}

/// The directory is given, so it is not the server's to make or to remove.
#[test]
fn a_directory_of_the_users_is_left_alone() {
    let own = new_directory();
    fs::write(own.join("mine.txt"), "mine").expect("it can be written");
    let mut process = Command::new(executable())
        .args([Path::new("127.0.0.1:0"), &own])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the example starts");
    let mut line = String::new();
    BufReader::new(process.stdout.take().expect("it is piped")).read_line(&mut line).expect("it speaks");
    let (_, address) = line.trim().split_once("http://").expect("with the address");
    let mut server = Server { process, address: address.to_owned(), temporary: own.clone() };
    assert_eq!(server.get("mine.txt").body, "mine");
    assert!(server.interrupt());
    assert!(own.join("mine.txt").is_file());
}
