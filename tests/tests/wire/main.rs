//! One error type answers identically in every framework: real servers on loopback, and every byte looked at.

// Nothing of a test is reachable from outside.
#![allow(unreachable_pub)]

mod cases;
mod failing;
mod failures;
mod formats;
mod rejections;
mod salvo;
mod servers;
mod shapes;

use cases::{Due, SECRET};
use servers::Server;
use statusquo_tests::client::{Client, Reply};

type Start = fn() -> Server;

const SERVERS: &[(&str, Start)] = &[
    ("plain", servers::plain::start),
    ("axum", servers::axum::start),
    ("actix", servers::actix::start),
    ("rocket", servers::rocket::start),
    ("poem", servers::poem::start),
    ("salvo", servers::salvo::start),
];

/// Fields that frameworks add to every response.
const ADDED: &[&str] = &["date", "server", "x-content-type-options", "x-frame-options", "permissions-policy"];

/// Where a framework does not let the answer through as it is. All the rest is the same, byte for byte.
///
/// | framework | what | why |
/// | --- | --- | --- |
/// | rocket | phrases are those of the crate `http`, `<none>` where it has none | `Status` is a number only |
/// | rocket | `server` and the three fields of `Shield` are added | its defaults, which users can turn off |
fn phrase(framework: &str, due: &Due) -> String {
    if framework == "rocket" {
        let code = http::StatusCode::from_u16(due.code).unwrap();
        return code.canonical_reason().unwrap_or("<none>").to_owned();
    }
    due.reason.to_owned()
}

fn assert_answer(framework: &str, path: &str, method: &str, reply: &Reply, due: &Due) {
    let what = format!("{framework} {method} {path}: {}", String::from_utf8_lossy(&reply.raw));
    assert_eq!(reply.line, format!("HTTP/1.1 {} {}", due.code, phrase(framework, due)), "{what}");
    let mut headers: Vec<_> = due.headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    if !due.media_type.is_empty() {
        headers.push(("content-type".to_owned(), due.media_type.to_owned()));
    }
    let mut seen: Vec<_> =
        reply.headers.iter().filter(|(n, _)| !ADDED.contains(&n.as_str())).cloned().collect();
    let lengths: Vec<_> = seen.extract_if(.., |(name, _)| name == "content-length").map(|(_, v)| v).collect();
    headers.sort();
    seen.sort();
    assert_eq!(seen, headers, "{what}");
    match (method, due.code) {
        (_, 304) => assert_eq!(lengths, [""; 0], "{what}"),
        // A response to HEAD may leave it out (RFC 9110 section 8.6), but not lie.
        ("HEAD", _) if lengths.is_empty() => {}
        _ => assert_eq!(lengths, [due.body.len().to_string()], "{what}"),
    }
    if method == "HEAD" {
        assert!(reply.body.is_empty(), "{what}");
    } else {
        assert_eq!(reply.text(), due.body, "{what}");
    }
}

fn on_every_server(test: impl Fn(&str, &mut Client)) {
    for (name, start) in SERVERS {
        let server = start();
        test(name, &mut Client::new(server.address));
    }
}

#[test]
fn every_option_of_the_derive_shows_alike() {
    on_every_server(|framework, client| {
        for case in cases::cases() {
            let path = format!("/case/{}", case.name);
            for method in ["GET", "HEAD"] {
                let reply = client.send(method, &path, &[], "");
                assert_answer(framework, &path, method, &reply, &case.due);
                assert!(!reply.headers.iter().any(|(name, _)| name == "set-cookie"));
            }
        }
    });
}

#[test]
fn every_status_at_run_time_is_answered_alike() {
    on_every_server(|framework, client| {
        for code in cases::codes() {
            let path = format!("/status/{code}");
            for method in ["GET", "HEAD"] {
                let reply = client.send(method, &path, &[], "");
                assert_answer(framework, &path, method, &reply, &cases::due_for(code));
            }
        }
    });
}

#[test]
fn no_byte_of_a_redacted_error_reaches_a_client() {
    on_every_server(|framework, client| {
        let redacted = cases::cases().into_iter().map(|case| format!("/case/{}", case.name));
        let codes = (0..300).step_by(50).chain(500..=1000).chain([65535]);
        let secrets = codes.map(|code| format!("/secret/{code}"));
        for path in redacted.chain(secrets) {
            for method in ["GET", "HEAD"] {
                let reply = client.send(method, &path, &[("accept", "*/*")], "");
                let raw = String::from_utf8_lossy(&reply.raw);
                assert!(!raw.contains(SECRET), "{framework} {method} {path}: {raw}");
            }
        }
    });
}

#[test]
fn middleware_finds_the_original_error() {
    let seen = [
        ("axum", &servers::axum::SEEN),
        ("actix", &servers::actix::SEEN),
        ("rocket", &servers::rocket::SEEN),
        ("poem", &servers::poem::SEEN),
        ("salvo", &servers::salvo::SEEN),
    ];
    on_every_server(|_, client| drop(client.get("/status/555")));
    for (framework, seen) in seen {
        assert!(seen.lock().unwrap().iter().any(|error| error == "upstream said 555"), "{framework}");
    }
}

/// A client that checks what it gets, and that knows of phrases.
#[tokio::test]
async fn a_real_client_reads_the_same() {
    use http_body_util::{BodyExt, Empty};
    use hyper::body::Bytes;
    use hyper_util::rt::TokioIo;

    for (framework, start) in SERVERS {
        let server = start();
        for case in cases::cases() {
            let stream = tokio::net::TcpStream::connect(server.address).await.unwrap();
            let (mut sender, connection) =
                hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
            tokio::spawn(connection);
            let request = http::Request::get(format!("/case/{}", case.name)).header("host", "localhost");
            let response = sender.send_request(request.body(Empty::<Bytes>::new()).unwrap()).await.unwrap();
            assert_eq!(response.status(), case.due.code, "{framework} {}", case.name);
            let standard = response.status().canonical_reason();
            let phrase = response.extensions().get::<hyper::ext::ReasonPhrase>().cloned();
            let phrase = phrase.map_or(standard.unwrap_or_default().to_owned(), |phrase| {
                String::from_utf8(phrase.as_bytes().to_vec()).unwrap()
            });
            assert_eq!(phrase, self::phrase(framework, &case.due), "{framework} {}", case.name);
            let body = response.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(body, case.due.body, "{framework} {}", case.name);
        }
    }
}
