//! What a server says when it fails before, in or after a handler: by itself, and with `ErrorLayer`. Every answer stands in
//! `failures.txt`, and what holds for all of them is asserted here.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;
use statusquo::ErrorLayer;

use crate::failing::{self, LIMIT, PAGE};
use crate::servers::Server;
use statusquo_tests::client::{Client, Reply};

/// A framework, with the layer or without.
type Start = fn(bool) -> Server;

const SERVERS: [(&str, Start); 6] = [
    ("axum", |layered| failing::axum::start(false, layered.then(failing::layer))),
    ("axum, tower-http's limit", |layered| failing::axum::start(true, layered.then(failing::layer))),
    ("actix-web", |layered| failing::actix::start(layered.then(failing::layer))),
    ("rocket", |layered| failing::rocket::start(layered.then(failing::layer))),
    ("poem", |layered| failing::poem::start(layered.then(failing::layer))),
    ("salvo", |layered| failing::salvo::start(layered.then(failing::layer))),
];

/// What fails, and what is expected of the layer.
struct Failure {
    name: &'static str,
    method: &'static str,
    path: &'static str,
    content_type: Option<&'static str>,
    body: &'static str,
    is_chunked: bool,
    answer: Answer,
}

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    /// In the format of the layer.
    Formatted,
    /// In the format, where the layer can wait for the end of a text.
    Waited,
    /// As it is without the layer.
    Alone,
}

const JSON: Option<&str> = Some("application/json");
const LONG: &str = r#"{"pages":7,"what for":"to be more than the sixty-four bytes that are allowed"}"#;

fn failures() -> Vec<Failure> {
    let failure = |name, method, path, content_type, body| Failure {
        name,
        method,
        path,
        content_type,
        body,
        is_chunked: false,
        answer: Answer::Formatted,
    };
    let alone = |name, path| Failure { answer: Answer::Alone, ..failure(name, "GET", path, None, "") };
    assert!(LONG.len() > LIMIT);
    vec![
        failure("malformed JSON", "POST", "/json", JSON, "{\"pages\":"),
        failure("JSON of another shape", "POST", "/json", JSON, "{\"pages\":\"seven\"}"),
        failure("no content type", "POST", "/json", None, "{\"pages\":7}"),
        failure("wrong path parameter", "GET", "/books/seven", None, ""),
        failure("unknown route", "GET", "/nowhere", None, ""),
        failure("wrong method", "DELETE", "/json", None, ""),
        failure("too large, declared", "POST", "/json", JSON, LONG),
        Failure { is_chunked: true, ..failure("too large, chunked", "POST", "/json", JSON, LONG) },
        failure("panic", "GET", "/panic", None, ""),
        failure("text of a handler", "GET", "/text", None, ""),
        failure("text of a server's fault", "GET", "/secret", None, ""),
        failure("an error of the application", "GET", "/ours", None, ""),
        failure("timeout", "GET", "/slow", None, ""),
        alone("page of the application", "/page"),
        alone("text longer than 16 KiB", "/long"),
        Failure { answer: Answer::Waited, ..alone("a text that breaks off", "/breaks") },
        alone("no failure", "/fine"),
    ]
}

fn ask(client: &mut Client, failure: &Failure, method: &str) -> Option<Reply> {
    let mut request = format!(
        "{method} {} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-request-id: r-1\r\n",
        failure.path
    );
    if let Some(content_type) = failure.content_type {
        let _ = write!(request, "content-type: {content_type}\r\n");
    }
    match (failure.body, failure.is_chunked) {
        ("", _) => request += "\r\n",
        (body, true) => {
            let _ =
                write!(request, "transfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
        }
        (body, false) => {
            let _ = write!(request, "content-length: {}\r\n\r\n{body}", body.len());
        }
    }
    client.send_bytes(&request)
}

/// Status, media type and the beginning of the content, on one line.
fn shown(reply: Option<&Reply>) -> String {
    let Some(reply) = reply else { return "the connection is closed".to_owned() };
    let code = reply.line.split(' ').nth(1).unwrap_or_default();
    let content = String::from_utf8_lossy(&reply.body).replace(['\r', '\n'], " ");
    let content: String = content.chars().take(150).collect();
    format!("{code} {} {content}", reply.header("content-type").unwrap_or("-")).trim_end().to_owned()
}

fn assert_formatted(what: &str, failure: &Failure, before: Option<&Reply>, reply: &Reply) {
    let status: u16 = reply.line.split(' ').nth(1).unwrap().parse().unwrap();
    if let Some(before) = before {
        assert_eq!(before.line, reply.line, "{what}: the status is the framework's");
    }
    assert_eq!(reply.header("content-type"), Some("application/json"), "{what}: {reply:?}");
    assert_eq!(reply.header("x-request-id"), Some("r-1"), "{what}");
    let lengths = reply.headers.iter().filter(|(name, _)| name == "content-length").count();
    assert_eq!(lengths, 1, "{what}: {reply:?}");
    let content: Value = serde_json::from_slice(&reply.body).unwrap_or_else(|_| panic!("{what}: {reply:?}"));
    assert_eq!(content["status"], status, "{what}");
    assert_eq!(content["path"], failure.path, "{what}");
    assert_eq!(content["id"], "r-1", "{what}");
    let raw = String::from_utf8_lossy(&reply.raw);
    assert!(!raw.contains("hunter2"), "{what}: {raw}");
    let allow = |reply: &Reply| reply.header("allow").map(str::to_owned);
    assert_eq!(before.and_then(allow), allow(reply), "{what}: fields stay");
}

#[test]
fn every_failure_is_answered_in_the_format_of_the_layer() {
    let mut table = String::from("failure: framework\n    without the layer\n    with it\n\n");
    for failure in failures() {
        for (framework, start) in SERVERS {
            if failure.name == "timeout" && !framework.starts_with("axum") {
                // The others have none of their own.
                continue;
            }
            let what = format!("{}: {framework}", failure.name);
            let [before, after] = [false, true]
                .map(|layered| ask(&mut Client::new(start(layered).address), &failure, failure.method));
            let _ =
                writeln!(table, "{what}\n    {}\n    {}\n", shown(before.as_ref()), shown(after.as_ref()));
            let after = after.unwrap_or_else(|| panic!("{what}: no answer"));
            // Some do not look at the content type.
            let succeeds = before.as_ref().is_some_and(|before| before.line.contains(" 200 "));
            match failure.answer {
                Answer::Formatted if !succeeds => assert_formatted(&what, &failure, before.as_ref(), &after),
                Answer::Waited if framework.starts_with("axum") => {
                    assert_formatted(&what, &failure, before.as_ref(), &after);
                }
                Answer::Formatted | Answer::Waited | Answer::Alone => {
                    let before = before.expect("an answer");
                    let content = String::from_utf8_lossy(&after.raw);
                    assert_eq!((before.line, before.body), (after.line, after.body), "{what}: {content}");
                }
            }
        }
    }
    assert!(table.contains(PAGE));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wire/failures.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(file, &table).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap_or_default();
    for (line, golden) in table.lines().zip(golden.lines()) {
        assert_eq!(line, golden, "if the change is intended, run with BLESS=1 and read the diff");
    }
    assert_eq!(table, golden);
}

#[test]
fn head_is_answered_with_the_fields_of_get() {
    for (framework, start) in SERVERS {
        let server = start(true);
        for failure in failures().into_iter().filter(|failure| failure.method == "GET") {
            if matches!(failure.name, "timeout" | "a text that breaks off") {
                continue;
            }
            let client = &mut Client::new(server.address);
            let [get, head] = ["GET", "HEAD"].map(|method| ask(client, &failure, method).expect("an answer"));
            let what = format!("{}: {framework}", failure.name);
            assert_eq!(get.line, head.line, "{what}");
            assert!(head.body.is_empty(), "{what}: {head:?}");
            let length = |reply: &Reply| reply.header("content-length").map(str::to_owned);
            // It may be left out, but not be wrong (RFC 9110 section 8.6).
            assert!(length(&head).is_none_or(|own| Some(own) == length(&get)), "{what}: {head:?}");
        }
    }
}

#[test]
fn clients_get_a_failure_in_the_form_that_they_prefer() {
    let unknown = |client: &mut Client, accept: &str| {
        client.send("GET", "/nowhere", &[("accept", accept), ("accept-language", "zh")], "")
    };
    for (framework, start) in failing::FRAMEWORKS {
        let server = start(Some(ErrorLayer::new()));
        let client = &mut Client::new(server.address);
        let page = unknown(client, "text/html");
        let what = format!("{framework}: {}", String::from_utf8_lossy(&page.raw));
        assert!(page.line.starts_with("HTTP/1.1 404 "), "{what}");
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{what}");
        assert_eq!(page.header("content-security-policy"), Some("default-src 'none'"), "{what}");
        assert_eq!(page.header("content-language"), Some("zh"), "{what}");
        assert_eq!(page.header("vary"), Some("Accept, Accept-Language"), "{what}");
        assert!(page.text().contains("<h1>404 未找到</h1>"), "{what}");
        let problem = unknown(client, "*/*");
        let what = format!("{framework}: {}", String::from_utf8_lossy(&problem.raw));
        assert_eq!(problem.header("content-type"), Some("application/problem+json"), "{what}");
        assert_eq!(problem.text(), "{\"title\":\"未找到\",\"status\":404}", "{what}");
        let text = unknown(client, "text/plain");
        assert!(text.text().starts_with("404 未找到\n\n"), "{framework}: {}", text.text());
    }
}

#[test]
fn a_rule_that_adopts_nothing_leaves_what_is_foreign_alone() {
    for (framework, start) in failing::FRAMEWORKS {
        let [plain, ruled] = [None, Some(failing::layer().adopt_if(|_| false))].map(start);
        for failure in failures() {
            // A panic is no response that could be left alone, and errors of this crate are not foreign.
            if matches!(failure.name, "panic" | "timeout" | "a text that breaks off") {
                continue;
            }
            let [before, after] = [&plain, &ruled].map(|server| {
                ask(&mut Client::new(server.address), &failure, failure.method).expect("an answer")
            });
            let what = format!("{}: {framework}: {}", failure.name, String::from_utf8_lossy(&after.raw));
            assert_eq!(after.line, before.line, "{what}");
            assert_eq!(after.header("content-type"), before.header("content-type"), "{what}");
            let is_ours = failure.name == "an error of the application";
            assert!(is_ours || after.body == before.body, "{what}");
            assert_eq!(after.text().contains("r-1"), is_ours, "{what}");
        }
    }
}

#[test]
fn the_rule_is_asked_once_about_each_response() {
    for (framework, start) in failing::FRAMEWORKS {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        let server = start(Some(ErrorLayer::new().adopt_if(move |foreign| {
            counted.fetch_add(1, Ordering::Relaxed);
            foreign.media_type == Some("text/plain")
        })));
        for (path, times) in [("/text", 1), ("/page", 1), ("/ours", 0), ("/fine", 0)] {
            asked.store(0, Ordering::Relaxed);
            Client::new(server.address).send("GET", path, &[], "");
            assert_eq!(asked.load(Ordering::Relaxed), times, "{framework}: {path}");
        }
    }
}

/// poem renders errors that are wrapped in a status as text, and does not say that it is text.
#[tokio::test]
async fn the_text_of_a_wrapped_error_of_poem_is_adopted() {
    use poem::{Endpoint, EndpointExt, Request, handler};

    #[handler]
    fn fails(request: &Request) -> poem::Result<()> {
        let error = std::io::Error::other("the disk is full of hunter2");
        Err(if request.uri().path() == "/5" {
            poem::error::BadGateway(error)
        } else {
            poem::error::Conflict(error)
        })
    }

    let app = poem::get(fails).with(ErrorLayer::new());
    for (path, expected) in [
        ("/4", "{\"title\":\"Conflict\",\"status\":409,\"detail\":\"the disk is full of hunter2\"}"),
        ("/5", "{\"title\":\"Bad Gateway\",\"status\":502}"),
    ] {
        let response = app.get_response(Request::builder().uri_str(path).finish()).await;
        assert_eq!(response.into_body().into_string().await.unwrap(), expected);
    }
}

/// The memory of this process, in KiB; zero where there is no `/proc`.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let size =
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse().ok());
    size.unwrap_or_default()
}

/// `LOAD=2500` sends 20,000 requests to each framework and prints what they do to the memory.
#[test]
fn under_load_every_request_gets_its_answer() {
    const CONNECTIONS: usize = 8;
    let each: usize = std::env::var("LOAD").ok().and_then(|each| each.parse().ok()).unwrap_or(100);
    // Not those that end the connection, or take their time; rocket prints each panic.
    let is_quick = |failure: &Failure| {
        !matches!(
            failure.name,
            "timeout" | "a text that breaks off" | "too large, declared" | "too large, chunked" | "panic"
        )
    };
    let failures: Vec<Failure> = failures().into_iter().filter(is_quick).collect();
    for (framework, start) in SERVERS {
        let server = start(true);
        let send = |client: &mut Client, failure: &Failure| {
            let content_type = failure.content_type.map(|value| ("content-type", value));
            let fields: Vec<_> = content_type.into_iter().chain([("x-request-id", "r-1")]).collect();
            let reply = client.send(failure.method, failure.path, &fields, failure.body);
            (reply.line, reply.body)
        };
        let mut client = Client::new(server.address);
        let expected: Vec<_> = failures.iter().map(|failure| send(&mut client, failure)).collect();
        let mut sizes = Vec::new();
        for _ in 0..4 {
            std::thread::scope(|scope| {
                for connection in 0..CONNECTIONS {
                    let (failures, expected) = (&failures, &expected);
                    scope.spawn(move || {
                        let mut client = Client::new(server.address);
                        let both = failures.iter().zip(expected).cycle().skip(connection);
                        for (failure, expected) in both.take(each.div_ceil(4)) {
                            assert_eq!(
                                &send(&mut client, failure),
                                expected,
                                "{framework}: {}",
                                failure.name
                            );
                        }
                    });
                }
            });
            sizes.push(memory());
        }
        println!("{framework}: {} requests, KiB after each quarter: {sizes:?}", each * CONNECTIONS);
    }
}
