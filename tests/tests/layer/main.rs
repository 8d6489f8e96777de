//! Error responses in the form that the client asks for.

mod adoption;
mod answered;
mod content;
mod formats;
mod stack;

use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Response};
use http_body::Body as _;
use http_body_util::{BodyExt, Full};
use proptest::prelude::*;
use statusquo::{ErrorLayer, HttpError, Problem, ToResponse};
use tower::{Layer, ServiceExt, service_fn};

#[derive(Debug, Clone, thiserror::Error, HttpError)]
enum Error {
    #[error("no book with id <{0}> & \"more\"")]
    #[http(NotFound)]
    NoSuchBook(u64),

    #[error("secret")]
    #[http(InternalServerError)]
    Broken,

    #[error("{0}")]
    #[http(Conflict, type = "https://example.com/p?a=1&b=2", title = "<script>alert('x')</script>")]
    Typed(String),

    #[error("run")]
    #[http(Conflict, type = "javascript:alert(1)", title = "Run")]
    Script,

    #[error("vary")]
    #[http(NotFound, headers(vary = "Origin, accept"))]
    Varies,

    #[error("vary")]
    #[http(NotFound, headers(vary = "*"))]
    VariesByAll,

    #[error("nicht gefunden")]
    #[http(NotFound, headers(content_language = "de"))]
    German,

    #[error("log in")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
    NotLoggedIn,

    #[error("unchanged")]
    #[http(NotModified)]
    Unchanged,

    #[error("worn out")]
    #[http(Gone, title = "Worn out")]
    WornOut,

    #[error("no such range")]
    #[http(RangeNotSatisfiable)]
    NoSuchRange,

    #[error("lent")]
    #[http(NotFound, type = "https://example.com/lent", title = "Not Found")]
    Lent,

    #[error("closed")]
    #[http(statusquo::nginx::Status::ClientClosedRequest)]
    Closed,
}

/// What the service sends.
type Sent = Response<Full<Bytes>>;

/// Sends a request through the layer around a plain service.
async fn send(error: &Error, method: Method, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
    send_through(error, |_| {}, method, headers).await
}

/// The same, with a middleware between the layer and the service.
async fn send_through(
    error: &Error,
    middleware: impl Fn(&mut Sent),
    method: Method,
    headers: &[(&str, &str)],
) -> Response<Vec<u8>> {
    let service = service_fn(|_: Request<()>| {
        let mut response: Sent = error.to_response();
        middleware(&mut response);
        async { Ok::<_, Infallible>(response) }
    });
    let mut request = Request::builder().method(method);
    for (name, value) in headers {
        request = request.header(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    read(ErrorLayer::new().layer(service).oneshot(request.body(()).unwrap()).await.unwrap()).await
}

/// The response with its content.
async fn read<B>(response: Response<B>) -> Response<Vec<u8>>
where
    B: http_body::Body<Error: std::fmt::Debug>,
{
    let (parts, body) = response.into_parts();
    Response::from_parts(parts, body.collect().await.unwrap().to_bytes().into())
}

async fn get_as(error: &Error, accept: &str, language: &str) -> (HeaderMap, String) {
    let response = send(error, Method::GET, &[("accept", accept), ("accept-language", language)]).await;
    let (parts, body) = response.into_parts();
    (parts.headers, String::from_utf8(body).unwrap())
}

#[tokio::test]
async fn who_asks_for_nothing_gets_problem_json() {
    let response = send(&Error::NoSuchBook(7), Method::GET, &[]).await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert!(!response.headers().contains_key("content-language"));
    assert_eq!(response.headers()["vary"], "Accept, Accept-Language");
    let plain: Response<Vec<u8>> = Error::NoSuchBook(7).to_response();
    assert_eq!(response.body(), plain.body());
    assert!(!response.headers().contains_key("x-content-type-options"));
    assert!(!response.headers().contains_key("content-security-policy"));
}

#[tokio::test]
async fn the_order_of_accept_says_nothing() {
    for (accept, media_type) in [
        ("application/json, application/problem+json", "application/problem+json"),
        ("application/problem+json, application/json", "application/problem+json"),
        ("application/json, text/plain, */*", "application/problem+json"),
        ("application/json, */*", "application/problem+json"),
        ("application/json, */*;q=0.5", "application/json"),
    ] {
        let (headers, body) = get_as(&Error::NoSuchBook(7), accept, "").await;
        assert_eq!(headers["content-type"], media_type, "{accept}");
        assert_eq!(Problem::from_json(body.as_bytes()).unwrap().title, "Not Found");
    }
}

#[tokio::test]
async fn json_is_the_same_under_another_name() {
    let (headers, body) = get_as(&Error::NoSuchBook(7), "application/json", "").await;
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(Problem::from_json(body.as_bytes()).unwrap().title, "Not Found");
}

#[tokio::test]
async fn vary_is_merged_and_other_headers_stay() {
    let (headers, _) = get_as(&Error::Varies, "text/plain", "zh").await;
    assert_eq!(headers.get_all("vary").iter().collect::<Vec<_>>(), ["Origin, accept, Accept-Language"]);
    let (headers, _) = get_as(&Error::VariesByAll, "text/plain", "zh").await;
    assert_eq!(headers.get_all("vary").iter().collect::<Vec<_>>(), ["*"]);
    let (headers, _) = get_as(&Error::NotLoggedIn, "text/html", "zh").await;
    assert_eq!(headers["www-authenticate"], "Bearer");
}

#[tokio::test]
async fn several_lines_of_accept_are_one_list() {
    let lines = [
        ("accept", "text/plain;q=0.1"),
        ("accept", "text/html"),
        ("accept-language", "de"),
        ("accept-language", "zh"),
    ];
    let response = send(&Error::Broken, Method::GET, &lines).await;
    assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(response.headers()["content-language"], "zh");
}

#[tokio::test]
async fn a_line_beyond_ascii_hides_no_other() {
    for lines in [
        [
            ("accept", "\u{e4}"),
            ("accept", "text/html"),
            ("accept-language", "\u{e4}"),
            ("accept-language", "zh"),
        ],
        [
            ("accept", "text/html"),
            ("accept", "\u{e4}"),
            ("accept-language", "zh"),
            ("accept-language", "\u{e4}"),
        ],
    ] {
        let response = send(&Error::Broken, Method::GET, &lines).await;
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(response.headers()["content-language"], "zh");
    }
    let lines = [("accept", "text/html, \u{e4}"), ("accept-language", "zh, \u{e4}")];
    let response = send(&Error::Broken, Method::GET, &lines).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["content-language"], "en");
}

#[tokio::test]
async fn nothing_of_vary_is_lost() {
    for (lines, merged) in [
        (&["Origin", "\u{e4}"][..], &["Origin, \u{e4}, Accept, Accept-Language"][..]),
        (&["\u{e4},ACCEPT"], &["\u{e4},ACCEPT, Accept-Language"]),
        (&["accept-language\t, Origin", "accept"], &["accept-language\t, Origin", "accept"]),
        (&["\u{e4}", "*"], &["\u{e4}", "*"]),
        (&[""], &["Accept, Accept-Language"]),
    ] {
        let vary = |response: &mut Sent| {
            for line in lines {
                response.headers_mut().append("vary", HeaderValue::from_bytes(line.as_bytes()).unwrap());
            }
        };
        let response = send_through(&Error::NoSuchBook(7), vary, Method::GET, &[]).await;
        let sent: Vec<&[u8]> = response.headers().get_all("vary").iter().map(HeaderValue::as_bytes).collect();
        assert_eq!(sent, merged.iter().map(|line| line.as_bytes()).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_long_list_takes_no_time() {
    const BYTES: usize = 400_000;
    let repeated = |text: &str| text.repeat(BYTES / text.len());
    for (name, member) in [
        ("accept-language", "a,"),
        ("accept-language", "zh;q=0,"),
        ("accept-language", "*,"),
        ("accept-language", "a-"),
        ("accept", "a/a,"),
        ("accept", "*/*;q=0,"),
        ("accept", "text/html;"),
        ("accept", "\"\\"),
        ("accept", ","),
    ] {
        let start = Instant::now();
        let response = send(&Error::NoSuchBook(7), Method::GET, &[(name, &repeated(member))]).await;
        assert_eq!(response.status(), 404);
        // Each takes a fifth of a second at the most; the better part of a minute if the time were the square.
        assert!(start.elapsed() < Duration::from_secs(5), "{name}: {member}… took {:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn no_request_makes_the_layer_panic_or_lose_the_answer(
        accept in prop::collection::vec(any::<u8>(), 0..60),
        language in r"([a-zA-Z0-9*;=,.q \t-]|zh|en){0,60}",
        words in r#"((text|application|\*|problem\+json|html|json)[/;=,. "\\q01]?){0,20}"#,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let accept = HeaderValue::from_bytes(&accept).unwrap_or(HeaderValue::from_static(""));
        let request = Request::builder().header("accept", accept).header("accept", words).header("accept-language", language);
        let service = service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Full<Bytes>>()) });
        let response = runtime.block_on(ErrorLayer::new().layer(service).oneshot(request.body(()).unwrap())).unwrap();
        prop_assert_eq!(response.status(), 404);
        prop_assert!(!response.body().is_end_stream());
    }
}
