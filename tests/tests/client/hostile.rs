//! Whatever bytes there are: no panic, no error, and nothing that reaches a terminal or a log as it is.

use statusquo::client::{FromResponse, Received};
use statusquo::{HttpError, Problem, StatusCode};
use statusquo_tests::zoo::{Index, Order, response};

fn unknown(status: u16, body: &[u8]) -> Received {
    let fields = [("content-type", "application/problem+json")];
    match Order::from_response(status, &fields, body) {
        Order::Other(received) => received,
        error => panic!("{error:?}"),
    }
}

#[test]
fn bytes_that_are_no_problem_are_kept_as_they_are() {
    let deep = [b"[".repeat(10_000), b"]".repeat(10_000)].concat();
    let long =
        format!(r#"{{"type":"https://shop.example/p/sold-out","a":"{}"}}"#, "x".repeat(Problem::MAX_BYTES));
    for body in [
        &b""[..],
        b"{",
        b"\xff\xfe",
        b"null",
        b"{\"type\":7}",
        b"{\"type\":\"\\ud800\"}",
        &deep,
        long.as_bytes(),
    ] {
        for status in [0, 99, 200, 409, 500, 599, 999, u16::MAX] {
            let received = unknown(status, body);
            assert_eq!(received.status(), StatusCode::from(status));
            assert_eq!(received.body(), body);
        }
    }
}

#[test]
fn a_terminal_is_not_controlled_by_a_server() {
    let body = format!(r#"{{"detail":"\u001b[31m\r\n{}"}}"#, "x".repeat(1000));
    let shown = unknown(500, body.as_bytes()).to_string();
    assert!(shown.starts_with("500 Internal Server Error: \\u{1b}[31m\\u{d}\\u{a}xxx"), "{shown}");
    assert!(shown.ends_with("x…") && shown.chars().count() < 260, "{shown}");
    assert_eq!(unknown(599, b"").to_string(), "599 <unknown status code>");
    assert_eq!(unknown(404, br#"{"title":"No book"}"#).to_string(), "404 Not Found: No book");
}

#[test]
fn every_cut_of_a_response_is_read_or_unknown() {
    let error = Index::IndexNotFound { uid: "a \"b\" 没有".into() };
    let (status, fields, body) = response(&error);
    for end in 0..body.len() {
        assert!(matches!(Index::from_response(status, &fields, &body[..end]), Index::Other(_)), "{end}");
    }
    assert_eq!(Index::from_response(status, &fields, &body), error);
}

#[test]
fn an_unknown_error_that_a_server_passes_on_gives_nothing_away() {
    let error = Index::Other(Box::new(unknown(401, br#"{"detail":"secret","token":"x"}"#)));
    let (status, fields, body) = response(&error);
    assert_eq!(status, 502);
    let body = String::from_utf8(body).unwrap();
    assert_eq!(
        body,
        r#"{"error":{"message":"Bad Gateway","code":"unknown","link":"https://docs.example.com/errors#unknown"},"ok":false}"#
    );
    assert!(fields.iter().all(|(name, _)| name == "content-type"), "{fields:?}");
    assert_eq!(HttpError::case(&error), "Other");
}
