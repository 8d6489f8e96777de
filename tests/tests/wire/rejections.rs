//! What the frameworks' own extractors refuse comes in the same format.

use serde::Deserialize;
use statusquo_tests::client::{Client, Reply};

use crate::servers;

#[derive(Debug, Deserialize)]
pub struct Book {
    pub title: String,
}

const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

fn assert_problem(reply: &Reply, line: &str, body: &str) {
    assert_eq!(reply.line, format!("HTTP/1.1 {line}"), "{}", reply.text());
    assert_eq!(reply.header("content-type"), Some("application/problem+json"), "{reply:?}");
    assert_eq!(reply.text(), body);
}

#[test]
fn axum_rejections_say_what_axum_would() {
    let server = servers::axum::start();
    let send = |method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
        Client::new(server.address).send(method, path, headers, body)
    };
    assert_problem(
        &send("POST", "/books", &[JSON], "{"),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1"}"#,
    );
    assert_problem(
        &send("POST", "/books", &[JSON], "{}"),
        "422 Unprocessable Content",
        r#"{"title":"Unprocessable Content","status":422,"detail":"Failed to deserialize the JSON body into the target type: missing field `title` at line 1 column 2"}"#,
    );
    assert_problem(
        &send("POST", "/books", &[("content-type", "text/plain")], "{}"),
        "415 Unsupported Media Type",
        r#"{"title":"Unsupported Media Type","status":415,"detail":"Expected request with `Content-Type: application/json`"}"#,
    );
    assert_problem(
        &send("POST", "/books", &[JSON], &"x".repeat(3_000_000)),
        "413 Content Too Large",
        r#"{"title":"Content Too Large","status":413,"detail":"Failed to buffer the request body: length limit exceeded"}"#,
    );
    assert_problem(
        &send("POST", "/form", &[FORM], "a=b"),
        "422 Unprocessable Content",
        r#"{"title":"Unprocessable Content","status":422,"detail":"Failed to deserialize form body: missing field `title`"}"#,
    );
    assert_problem(
        &send("GET", "/query", &[], ""),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"Failed to deserialize query string: missing field `title`"}"#,
    );
    assert_problem(
        &send("GET", "/path/at/x", &[], ""),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"Invalid URL: Cannot parse `x` to a `u8`"}"#,
    );
    assert_problem(
        &send("GET", "/wrong-path/at/1", &[], ""),
        "500 Internal Server Error",
        r#"{"title":"Internal Server Error","status":500}"#,
    );
}

#[test]
fn actix_errors_say_what_actix_would() {
    let server = servers::actix::start();
    let send = |method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
        Client::new(server.address).send(method, path, headers, body)
    };
    for path in ["/books", "/configured"] {
        assert_problem(
            &send("POST", path, &[JSON], "{"),
            "400 Bad Request",
            r#"{"title":"Bad Request","status":400,"detail":"Json deserialize error: EOF while parsing an object at line 1 column 1"}"#,
        );
        // Not 415: actix-web has it so.
        assert_problem(
            &send("POST", path, &[("content-type", "text/plain")], "{}"),
            "400 Bad Request",
            r#"{"title":"Bad Request","status":400,"detail":"Content type error"}"#,
        );
    }
    assert_problem(
        &send("POST", "/configured", &[JSON], &"x".repeat(100)),
        "413 Content Too Large",
        r#"{"title":"Content Too Large","status":413,"detail":"JSON payload (100 bytes) is larger than allowed (limit: 64 bytes)."}"#,
    );
    assert_problem(
        &send("POST", "/form", &[JSON], "{}"),
        "415 Unsupported Media Type",
        r#"{"title":"Unsupported Media Type","status":415,"detail":"Content type error."}"#,
    );
    assert_problem(
        &send("GET", "/query", &[], ""),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"Query deserialize error: missing field `title`"}"#,
    );
    assert_problem(
        &send("GET", "/path/at/x", &[], ""),
        "404 Not Found",
        r#"{"title":"Not Found","status":404,"detail":"can not parse \"x\" to a u8"}"#,
    );
}

#[test]
fn rocket_errors_have_the_status_of_the_guard() {
    let server = servers::rocket::start();
    let send = |body: &str| Client::new(server.address).send("POST", "/books", &[JSON], body);
    assert_problem(
        &send("{"),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"parse error: EOF while parsing an object at line 1 column 1"}"#,
    );
    assert_problem(
        &send("{}"),
        "422 Unprocessable Entity",
        r#"{"title":"Unprocessable Content","status":422,"detail":"parse error: missing field `title` at line 1 column 2"}"#,
    );
    assert_problem(
        &send(&"x".repeat(1 << 20 | 1)),
        "413 Payload Too Large",
        r#"{"title":"Content Too Large","status":413,"detail":"i/o error: data limit exceeded"}"#,
    );
}

#[test]
fn poem_errors_say_what_poem_would() {
    let server = servers::poem::start();
    let send = |method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
        Client::new(server.address).send(method, path, headers, body)
    };
    assert_problem(
        &send("POST", "/books", &[JSON], "{"),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"parse error: EOF while parsing an object at line 1 column 1"}"#,
    );
    assert_problem(
        &send("POST", "/books", &[("content-type", "text/plain")], "{}"),
        "415 Unsupported Media Type",
        r#"{"title":"Unsupported Media Type","status":415,"detail":"invalid content type `text/plain`, expect: `application/json`"}"#,
    );
    assert_problem(
        &send("POST", "/form", &[JSON], "{}"),
        "415 Unsupported Media Type",
        r#"{"title":"Unsupported Media Type","status":415,"detail":"invalid content type `application/json`, expect: `application/x-www-form-urlencoded`"}"#,
    );
    assert_problem(
        &send("GET", "/query", &[], ""),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"missing field `title`"}"#,
    );
    assert_problem(
        &send("GET", "/path/at/x", &[], ""),
        "400 Bad Request",
        r#"{"title":"Bad Request","status":400,"detail":"invalid path params"}"#,
    );
}

#[test]
fn salvo_errors_say_no_more_than_salvo_would() {
    let server = servers::salvo::start();
    let send = |method: &str, path: &str, headers: &[(&str, &str)], body: &str| {
        Client::new(server.address).send(method, path, headers, body)
    };
    let bad = r#"{"title":"Bad Request","status":400,"detail":"parse http data failed"}"#;
    assert_problem(&send("POST", "/books", &[JSON], "{"), "400 Bad Request", bad);
    assert_problem(&send("POST", "/form", &[JSON], "{}"), "400 Bad Request", bad);
    assert_problem(&send("GET", "/query", &[], ""), "400 Bad Request", bad);
    let reply = send("POST", "/large", &[JSON], r#"{"title":"much too long"}"#);
    assert_eq!(reply.line, "HTTP/1.1 413 Content Too Large");
    assert!(reply.text().starts_with(r#"{"title":"Content Too Large","status":413,"detail":"#), "{reply:?}");
}

#[test]
fn unknown_addresses_and_wrong_methods_come_in_the_same_format() {
    let not_found = r#"{"title":"Not Found","status":404,"detail":"there is nothing at this address"}"#;
    let not_allowed =
        r#"{"title":"Method Not Allowed","status":405,"detail":"this method is not allowed here"}"#;
    for (name, start) in crate::SERVERS {
        let server = start();
        let mut client = Client::new(server.address);
        assert_problem(&client.get("/a/b/c/d"), "404 Not Found", not_found);
        let reply = client.send("PUT", "/books", &[], "");
        if *name == "rocket" {
            // Rocket looks at method and path at once: it has no 405.
            assert_problem(&reply, "404 Not Found", not_found);
        } else {
            assert_problem(&reply, "405 Method Not Allowed", not_allowed);
            assert_eq!(reply.header("allow"), Some("POST"), "{name}");
        }
    }
}
