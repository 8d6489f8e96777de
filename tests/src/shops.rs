//! The shops of `examples/`, as programs of their own: what each has to answer, and requests by the thousand.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::client::{Client, Reply};

/// There is an example `shop_*` for each of them, and a module of `by_hand`.
pub const FRAMEWORKS: [&str; 6] = ["axum", "actix", "rocket", "poem", "salvo", "hyper"];

/// A server, killed when dropped.
pub struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts a program whose last argument is the address, and waits until it listens.
    pub fn start(program: &Path, arguments: &[&str]) -> Self {
        // A port that was free a moment ago: not every framework can take a listener, or tell its port.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let address = free.expect("a port is free");
        let process = Command::new(program)
            .args(arguments)
            .arg(address.to_string())
            // It would write some lines about each request.
            .env("ROCKET_LOG_LEVEL", "off")
            .stdout(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut server = Self { process, address };
        while TcpStream::connect(address).is_err() {
            assert!(matches!(server.process.try_wait(), Ok(None)), "the server has ended");
            thread::sleep(Duration::from_millis(10));
        }
        server
    }

    /// Sends requests over several connections at the same time, `each` over every one, and looks at all answers.
    /// Returns how long that took.
    pub fn serve(&self, questions: &[Question], connections: usize, each: usize) -> Duration {
        let start = Instant::now();
        thread::scope(|scope| {
            for connection in 0..connections {
                scope.spawn(move || {
                    let mut client = Client::new(self.address);
                    for question in questions.iter().cycle().skip(connection).take(each) {
                        question.check(&client.send(question.method, question.path, &[], ""));
                    }
                });
            }
        });
        start.elapsed()
    }

    fn status(&self, file: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{file}", self.process.id())).expect("Linux tells")
    }

    /// The memory in use, in KiB.
    pub fn memory(&self) -> u64 {
        let status = self.status("status");
        let size = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.strip_suffix(" kB"));
        size.and_then(|size| size.trim().parse().ok()).expect("a number")
    }

    /// The time on the processor, of all threads.
    pub fn cpu_time(&self) -> Duration {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.process.id())).expect("Linux tells");
        let time = |task: fs::DirEntry| -> Option<u64> {
            fs::read_to_string(task.path().join("schedstat")).ok()?.split(' ').next()?.parse().ok()
        };
        Duration::from_nanos(tasks.flatten().map(|task| time(task).expect("nanoseconds")).sum())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A request, and the one answer that is right.
pub struct Question {
    method: &'static str,
    path: &'static str,
    line: String,
    /// Names in order.
    fields: Vec<(&'static str, &'static str)>,
    body: &'static str,
}

/// Fields that frameworks add to every response.
const ADDED: [&str; 5] =
    ["date", "server", "x-content-type-options", "x-frame-options", "permissions-policy"];

impl Question {
    fn check(&self, reply: &Reply) {
        let what = || format!("{} {}: {}", self.method, self.path, String::from_utf8_lossy(&reply.raw));
        assert_eq!(reply.line, self.line, "{}", what());
        let mut fields: Vec<(&str, &str)> = reply.headers.iter().map(|(n, v)| (&**n, &**v)).collect();
        fields.retain(|(name, _)| !ADDED.contains(name) && *name != "content-length");
        fields.sort_unstable();
        assert_eq!(fields, self.fields, "{}", what());
        let length = reply.header("content-length").map(str::parse);
        if self.method == "HEAD" {
            // It may be left out (RFC 9110 section 8.6), but not lie.
            assert!(length.is_none_or(|length| length == Ok(self.body.len())), "{}", what());
            assert!(reply.body.is_empty(), "{}", what());
        } else {
            assert_eq!(length, Some(Ok(self.body.len())), "{}", what());
            assert_eq!(reply.text(), self.body, "{}", what());
        }
    }
}

/// Everything that one can ask the shop of this framework.
///
/// What differs: rocket has phrases of its own and no 405; with actix-web and salvo, who says GET does not say HEAD; and
/// salvo asks no catcher about HEAD, so that an answer without a handler has no content type.
pub fn questions(framework: &str) -> Vec<Question> {
    let allow = match framework {
        "axum" => "GET,HEAD",
        "poem" | "hyper" => "GET, HEAD",
        _ => "GET",
    };
    let heads = !["actix", "salvo"].contains(&framework);
    let phrase = if framework == "rocket" { "Unprocessable Entity" } else { "Unprocessable Content" };

    let nothing = "nothing to buy here\n";
    let not_found = r#"{"title":"Not Found","status":404,"detail":"there is nothing at this address"}"#;
    let wrong_method =
        r#"{"title":"Method Not Allowed","status":405,"detail":"this method is not allowed here"}"#;
    let resources = [
        (
            "/orders",
            "401 Unauthorized".to_owned(),
            Some(("www-authenticate", "Bearer realm=\"shop\"")),
            r#"{"type":"https://shop.example/problems/not-logged-in","title":"Unauthorized","status":401,"detail":"log in to see your orders"}"#,
        ),
        (
            "/pay",
            format!("422 {phrase}"),
            None,
            r#"{"type":"https://shop.example/problems/out-of-credit","title":"Unprocessable Content","status":422,"detail":"30 is not enough to pay 50","balance":30,"price":50}"#,
        ),
        (
            "/stock",
            "503 Service Unavailable".to_owned(),
            Some(("retry-after", "90")),
            r#"{"type":"https://shop.example/problems/counting","title":"Service Unavailable","status":503,"detail":"the stock is being counted"}"#,
        ),
        (
            "/report",
            "500 Internal Server Error".to_owned(),
            None,
            r#"{"type":"https://shop.example/problems/report","title":"Internal Server Error","status":500}"#,
        ),
        ("/garden", "200 OK".to_owned(), None, nothing),
        ("/garden/gnome", "404 Not Found".to_owned(), None, not_found),
    ];
    let mut questions = Vec::new();
    for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
        for (path, line, field, body) in &resources {
            let mut field = *field;
            let (line, body) = if method == "GET" || method == "HEAD" && heads || *path == "/garden/gnome" {
                (line.as_str(), *body)
            } else if framework == "rocket" {
                field = None;
                ("404 Not Found", not_found)
            } else {
                field = Some(("allow", allow));
                ("405 Method Not Allowed", wrong_method)
            };
            let content_type = match framework {
                "salvo" if method == "HEAD" => None,
                "hyper" if body == nothing => None,
                _ if body == nothing => Some("text/plain; charset=utf-8"),
                _ => Some("application/problem+json"),
            };
            let mut fields: Vec<_> =
                content_type.map(|value| ("content-type", value)).into_iter().chain(field).collect();
            fields.sort_unstable();
            questions.push(Question { method, path, line: format!("HTTP/1.1 {line}"), fields, body });
        }
    }
    questions
}
