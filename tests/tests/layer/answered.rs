//! What is answered and what is left alone, and the fields that go with the content.

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::get;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use http_body::Body as _;
use http_body_util::Full;
use statusquo::{ErrorLayer, Problem, ToResponse};
use tower::ServiceExt;

use super::{Error, Sent, read, send, send_through};

/// A middleware inside of the layer, which adds what it knows.
fn trace(response: &mut Sent) {
    let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
    problem.extensions.insert("traceId".to_owned(), "4bf92f35".into());
}

#[tokio::test]
async fn head_has_the_fields_of_get_and_no_content() {
    for accept in ["*/*", "application/json", "text/html", "text/plain"] {
        for language in ["en", "zh"] {
            for middleware in [|_: &mut Sent| {}, trace, speak_of_old_content] {
                let asked = [("accept", accept), ("accept-language", language)];
                let error = Error::NoSuchBook(7);
                let of_get = send_through(&error, middleware, Method::GET, &asked).await;
                let of_head = send_through(&error, middleware, Method::HEAD, &asked).await;
                assert_eq!(of_head.headers(), of_get.headers());
                assert_eq!(of_head.headers()["content-length"], of_get.body().len().to_string());
                assert!(!of_get.body().is_empty() && of_head.body().is_empty());
            }
        }
    }
}

#[tokio::test]
async fn what_stands_in_the_extensions_is_what_is_written() {
    for (accept, language) in
        [("*/*", ""), ("*/*", "zh"), ("application/json", ""), ("application/json", "zh")]
    {
        let asked = [("accept", accept), ("accept-language", language)];
        let response = send_through(&Error::NoSuchBook(7), trace, Method::GET, &asked).await;
        assert_eq!(Problem::from_json(response.body()).unwrap().extensions["traceId"], "4bf92f35");
    }
    let other = |response: &mut Sent| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.title = "Lost".into();
        problem.detail = Some("burnt".into());
    };
    for (accept, content) in [
        ("*/*", "{\"title\":\"Lost\",\"status\":404,\"detail\":\"burnt\"}"),
        ("text/plain", "404 Lost\n\nburnt\n"),
    ] {
        let response = send_through(&Error::NoSuchBook(7), other, Method::GET, &[("accept", accept)]).await;
        assert_eq!(response.body(), content.as_bytes());
        assert_eq!(response.headers()["content-length"], content.len().to_string());
    }
}

/// What somebody may have said of the content that the layer replaces.
const OF_OLD_CONTENT: [(&str, &str); 12] = [
    ("accept-ranges", "bytes"),
    ("content-digest", "sha-256=:AA==:"),
    ("content-disposition", "attachment; filename=problem.json"),
    ("content-encoding", "gzip"),
    ("content-location", "/problem.json"),
    ("content-md5", "AA=="),
    ("content-range", "bytes */7"),
    ("digest", "sha-256=AA=="),
    ("etag", "\"1\""),
    ("last-modified", "Tue, 15 Nov 1994 12:45:26 GMT"),
    ("repr-digest", "sha-256=:AA==:"),
    ("trailer", "x-checksum"),
];

fn speak_of_old_content(response: &mut Sent) {
    let length = HeaderValue::from(response.body().size_hint().exact().unwrap());
    response.headers_mut().insert("content-length", length);
    for (name, value) in OF_OLD_CONTENT {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}

#[tokio::test]
async fn headers_that_belong_to_the_old_content_do_not_stay() {
    let (error, middleware) = (Error::NoSuchBook(7), speak_of_old_content);
    for asked in [
        ("accept", "*/*"),
        ("accept", "text/html"),
        ("accept", "application/json"),
        ("accept-language", "zh"),
    ] {
        let response = send_through(&error, middleware, Method::GET, &[asked]).await;
        assert_eq!(response.headers()["content-length"], response.body().len().to_string());
        for (name, _) in OF_OLD_CONTENT {
            assert!(!response.headers().contains_key(name), "{name} stays for {asked:?}");
        }
    }
    // A message has a length or is chunked (RFC 9112 section 6.2).
    let chunked = |response: &mut Sent| {
        response.headers_mut().insert("transfer-encoding", HeaderValue::from_static("chunked"));
    };
    let response = send_through(&error, chunked, Method::GET, &[]).await;
    assert!(!response.headers().contains_key("transfer-encoding"));
    assert_eq!(response.headers()["content-length"], response.body().len().to_string());
}

#[tokio::test]
async fn with_416_the_ranges_of_the_target_resource_stay() {
    let error = Error::NoSuchRange;
    for accept in ["*/*", "text/html"] {
        let response = send_through(&error, speak_of_old_content, Method::GET, &[("accept", accept)]).await;
        assert_eq!(response.headers()["content-range"], "bytes */7");
        assert_eq!(response.headers()["accept-ranges"], "bytes");
        assert!(!response.headers().contains_key("etag"));
    }
}

#[tokio::test]
async fn the_problem_stays_in_the_extensions_as_it_was() {
    let response = send(&Error::NoSuchBook(7), Method::GET, &[("accept-language", "zh")]).await;
    assert_eq!(response.extensions().get::<Problem<'static>>().unwrap().title, "Not Found");
}

#[tokio::test]
async fn where_no_content_is_allowed_there_is_none() {
    let response = send(&Error::Unchanged, Method::GET, &[("accept", "text/html")]).await;
    assert_eq!(response.status(), 304);
    assert!(response.body().is_empty());
    assert!(!response.headers().contains_key("content-type"));
    // Not even where a middleware has made it look as if there were something to write.
    for status in [304, 204, 205] {
        let changed = |response: &mut Sent| {
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            response.headers_mut().insert("content-type", HeaderValue::from_static(Problem::JSON));
            response.extensions_mut().insert(Problem::new(status.into()));
            *response.body_mut() = Full::default();
        };
        let response =
            send_through(&Error::NoSuchBook(7), changed, Method::GET, &[("accept", "text/html")]).await;
        assert_eq!(response.status(), status);
        assert!(response.body().is_empty() && !response.headers().contains_key("content-length"), "{status}");
    }
}

fn app() -> Router {
    Router::new()
        .route("/error", get(|| async { Err::<(), _>(Error::NoSuchBook(7)) }))
        .route("/fine", get(|| async { ([("vary", "Origin")], "fine") }))
        .route("/foreign", get(|| async { (StatusCode::IM_A_TEAPOT, "no coffee") }))
        .route(
            "/looks-alike",
            get(|| async {
                (StatusCode::GONE, [("content-type", "application/problem+json")], "{\"foreign\":1}")
            }),
        )
        .route(
            "/rewritten",
            get(|| async {
                let mut response = Error::NoSuchBook(7).into_response();
                response.headers_mut().insert("content-type", HeaderValue::from_static("image/png"));
                *response.body_mut() = Body::from("pixels");
                response
            }),
        )
        .layer(ErrorLayer::new())
}

async fn through_axum(method: Method, path: &str, accept: &str) -> (StatusCode, HeaderMap, Vec<u8>) {
    let request =
        Request::builder().method(method).uri(path).header("accept", accept).header("accept-language", "zh");
    let response = app().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    (parts.status, parts.headers, axum::body::to_bytes(body, 10_000).await.unwrap().to_vec())
}

#[tokio::test]
async fn axum_sends_the_length_of_the_new_content() {
    let (status, headers, body) = through_axum(Method::GET, "/error", "text/html").await;
    assert_eq!(status, 404);
    assert!(body.starts_with(b"<!DOCTYPE html>"));
    assert_eq!(headers["content-length"], body.len().to_string());

    let (status, of_head, nothing) = through_axum(Method::HEAD, "/error", "text/html").await;
    assert_eq!(status, 404);
    assert!(nothing.is_empty());
    assert_eq!(of_head, headers);
}

#[tokio::test]
async fn what_is_none_of_ours_is_left_alone() {
    for (path, content) in [("/fine", "fine"), ("/looks-alike", "{\"foreign\":1}"), ("/rewritten", "pixels")]
    {
        let (_, headers, body) = through_axum(Method::GET, path, "text/html").await;
        assert_eq!(body, content.as_bytes(), "{path}");
        assert_ne!(
            headers.get("content-type").map(HeaderValue::as_bytes),
            Some(&b"text/html; charset=utf-8"[..])
        );
        assert!(!headers.contains_key("content-language"), "{path}");
        let vary = headers.get("vary").map(|value| value.to_str().unwrap());
        assert_eq!(vary, (path == "/fine").then_some("Origin"), "{path}");
    }
}

#[tokio::test]
async fn an_answer_that_a_middleware_has_changed_is_left_alone() {
    type Change = fn(&mut Sent);
    let status: Change = |response| *response.status_mut() = StatusCode::BAD_GATEWAY;
    let media_type: Change = |response| {
        response.headers_mut().insert("content-type", HeaderValue::from_static("application/problem+xml"));
    };
    let problem: Change = |response| drop(response.extensions_mut().remove::<Problem<'static>>());
    for change in [status, media_type, problem] {
        let mut changed: Sent = Error::NoSuchBook(7).to_response();
        change(&mut changed);
        let changed = read(changed).await;
        for method in [Method::GET, Method::HEAD] {
            let headers = [("accept", "text/html"), ("accept-language", "zh")];
            let response = send_through(&Error::NoSuchBook(7), change, method, &headers).await;
            assert_eq!(response.status(), changed.status());
            assert_eq!(response.headers(), changed.headers());
            assert_eq!(response.body(), changed.body());
        }
    }
}

#[tokio::test]
async fn a_problem_that_a_middleware_has_changed_is_written() {
    let change = |response: &mut Sent| {
        *response.status_mut() = StatusCode::GONE;
        response.extensions_mut().insert(Problem::new(statusquo::StatusCode::Gone).detail("burnt"));
    };
    let response =
        send_through(&Error::NoSuchBook(7), change, Method::GET, &[("accept", "text/plain")]).await;
    assert_eq!(response.status(), 410);
    assert_eq!(response.body(), b"410 Gone\n\nburnt\n");
}
