//! Responses of others: which become errors of this crate, what is kept of them, and what the application can say about it.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::IntoResponse;
use http::{Method, Request, Response, StatusCode};
use http_body::{Frame, SizeHint};
use http_body_util::Full;
use serde_json::{Value, json};
use statusquo::{ErrorLayer, ForeignResponse, OriginalError, Problem, error_format};
use tower::{Layer, ServiceExt, service_fn};

use super::{Error, read};

/// The response of a service that answers with this, through the layer.
async fn through(
    layer: ErrorLayer,
    response: impl IntoResponse + Clone,
    request: Request<()>,
) -> Response<Vec<u8>> {
    let service = service_fn(|_: Request<()>| {
        let response = response.clone().into_response();
        async { Ok::<_, Infallible>(response) }
    });
    read(layer.layer(service).oneshot(request).await.unwrap()).await
}

fn get(fields: &[(&str, &str)]) -> Request<()> {
    let request = Request::get("/books/7?token=secret");
    fields.iter().fold(request, |request, (name, value)| request.header(*name, *value)).body(()).unwrap()
}

async fn content(layer: ErrorLayer, response: impl IntoResponse + Clone) -> Value {
    serde_json::from_slice(through(layer, response, get(&[])).await.body()).unwrap()
}

#[tokio::test]
async fn what_is_adopted_is_negotiated_like_every_error() {
    let missing = (StatusCode::NOT_FOUND, "no <such> book");
    let page =
        through(ErrorLayer::new(), missing, get(&[("accept", "text/html"), ("accept-language", "zh")])).await;
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(page.headers()["content-security-policy"], "default-src 'none'");
    let text = String::from_utf8_lossy(page.body()).into_owned();
    assert!(text.contains("404 未找到") && text.contains("no &lt;such&gt; book"), "{text}");
    assert_eq!(page.headers()["content-length"], page.body().len().to_string());

    let problem = through(ErrorLayer::new(), missing, get(&[])).await;
    assert_eq!(problem.headers()["content-type"], Problem::JSON);
    assert_eq!(problem.headers()["vary"], "Accept, Accept-Language");
    assert_eq!(
        problem.extensions().get::<Problem<'static>>().unwrap().detail.as_deref(),
        Some("no <such> book")
    );
}

#[tokio::test]
async fn fields_stay_except_those_of_the_old_content() {
    let limited = (
        StatusCode::TOO_MANY_REQUESTS,
        [
            ("retry-after", "7"),
            ("etag", "\"1\""),
            ("content-language", "de"),
            ("x-app", "1"),
            ("trailer", "x"),
        ],
        "slow down",
    );
    let response = through(ErrorLayer::new(), limited, get(&[])).await;
    assert_eq!(response.status(), 429);
    let headers = response.headers();
    assert_eq!((&headers["retry-after"], &headers["x-app"]), (&"7".parse().unwrap(), &"1".parse().unwrap()));
    assert!(!headers.contains_key("etag") && !headers.contains_key("trailer"), "{headers:?}");
}

#[tokio::test]
async fn the_text_of_a_servers_fault_and_what_is_no_text_are_dropped() {
    let expected = json!({ "title": "Bad Gateway", "status": 502 });
    assert_eq!(content(ErrorLayer::new(), (StatusCode::BAD_GATEWAY, "hunter2")).await, expected);
    let expected = json!({ "title": "Conflict", "status": 409 });
    let bytes = ([("content-type", "text/plain")], &b"\xff\xfe"[..]);
    assert_eq!(content(ErrorLayer::new(), (StatusCode::CONFLICT, bytes)).await, expected);
    assert_eq!(content(ErrorLayer::new(), StatusCode::CONFLICT).await, expected);
    // A code that HTTP does not know keeps its number.
    let unknown = StatusCode::from_u16(499).unwrap();
    assert_eq!(
        content(ErrorLayer::new(), (unknown, "gone")).await,
        json!({ "status": 499, "detail": "gone" })
    );
}

#[tokio::test]
async fn redirects_successes_and_content_of_the_application_pass() {
    let json = ([("content-type", "application/json")], "{\"error\":7}");
    for (status, fields) in [
        (StatusCode::OK, [("content-type", "text/plain")]),
        (StatusCode::SEE_OTHER, [("content-type", "text/plain")]),
        (StatusCode::NOT_FOUND, [("content-type", "text/html")]),
        (StatusCode::NOT_FOUND, [("content-type", "application/problem+json")]),
        (StatusCode::from_u16(799).unwrap(), [("content-type", "text/plain")]),
    ] {
        let response = through(ErrorLayer::new(), (status, fields, "as it is"), get(&[])).await;
        assert_eq!((response.status(), &response.body()[..]), (status, &b"as it is"[..]));
        assert_eq!(response.headers()["content-type"], fields[0].1);
    }
    let response = through(ErrorLayer::new(), (StatusCode::CONFLICT, json), get(&[])).await;
    assert_eq!(response.body(), b"{\"error\":7}");
}

#[tokio::test]
async fn a_rule_of_the_application_replaces_the_usual_one() {
    let layer = || {
        ErrorLayer::new().adopt_if(|response: &ForeignResponse<'_>| {
            response.status.as_u16() == 404 && response.media_type == Some("text/html")
        })
    };
    let html = |status| (status, [("content-type", "text/html; charset=utf-8")], "<p>hunter2");
    let expected = json!({ "title": "Not Found", "status": 404 });
    assert_eq!(content(layer(), html(StatusCode::NOT_FOUND)).await, expected);
    let kept = through(layer(), html(StatusCode::CONFLICT), get(&[])).await;
    assert_eq!(kept.body(), b"<p>hunter2");
    let kept = through(layer(), (StatusCode::NOT_FOUND, "as it is"), get(&[])).await;
    assert_eq!(kept.body(), b"as it is");
}

/// A text in pieces, of unknown length, with trailers, or broken off.
#[derive(Clone)]
struct Pieces(Vec<Result<&'static str, &'static str>>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        let Some(piece) = self.0.pop() else { return Poll::Ready(None) };
        if piece == Ok("wait") {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if piece == Ok("trailers") {
            return Poll::Ready(Some(Ok(Frame::trailers(http::HeaderMap::new()))));
        }
        Poll::Ready(Some(piece.map(|piece| Frame::data(Bytes::from(piece)))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::default()
    }
}

async fn of_pieces(
    pieces: &[Result<&'static str, &'static str>],
) -> (http::HeaderMap, Result<Vec<u8>, &'static str>) {
    let pieces = Pieces(pieces.iter().rev().copied().collect());
    let service = service_fn(move |_: Request<()>| {
        let response =
            Response::builder().status(400).header("content-type", "text/plain").body(pieces.clone());
        async { Ok::<_, Infallible>(response.unwrap()) }
    });
    let response = ErrorLayer::new().layer(service).oneshot(Request::new(())).await.unwrap();
    let (parts, body) = response.into_parts();
    let collected = http_body_util::BodyExt::collect(body).await;
    (parts.headers, collected.map(|collected| collected.to_bytes().to_vec()))
}

static LONG: [u8; 10_000] = [b'x'; 10_000];

#[tokio::test]
async fn a_text_of_unknown_length_is_read_to_its_end_or_to_the_limit() {
    let (headers, content) = of_pieces(&[Ok("one "), Ok("wait"), Ok("two"), Ok("trailers")]).await;
    assert_eq!(content.unwrap(), br#"{"title":"Bad Request","status":400,"detail":"one two"}"#);
    assert_eq!(headers["content-type"], Problem::JSON);

    let (_, content) = of_pieces(&[Ok("hunter2"), Err("broken")]).await;
    assert_eq!(content.unwrap(), br#"{"title":"Bad Request","status":400}"#);

    let long = std::str::from_utf8(&LONG).unwrap();
    let (headers, content) = of_pieces(&[Ok(long), Ok("wait"), Ok(long), Ok("wait"), Ok("end")]).await;
    assert_eq!(content.unwrap(), [&LONG[..], &LONG[..], b"end"].concat());
    assert_eq!(headers["content-type"], "text/plain");
    let (_, content) = of_pieces(&[Ok(long), Ok(long), Err("broken")]).await;
    assert_eq!(content, Err("broken"));
}

#[tokio::test]
async fn exactly_16_kib_are_read() {
    let text = "x".repeat(16 * 1024);
    let expected = json!({ "title": "Conflict", "status": 409, "detail": text });
    assert_eq!(content(ErrorLayer::new(), (StatusCode::CONFLICT, text.clone())).await, expected);
    let response = through(ErrorLayer::new(), (StatusCode::CONFLICT, text.clone() + "x"), get(&[])).await;
    assert_eq!(response.body().len(), 16 * 1024 + 1);
    assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
}

error_format! {
    struct Envelope: "application/json" = { "message": {detail or title}, "path": {instance}, {extensions..} };
}

#[tokio::test]
async fn each_problem_is_enriched_in_the_order_of_the_closures() {
    let layer = ErrorLayer::new()
        .format::<Envelope>()
        .with(|request, problem| problem.instance(request.path()).extension("n", 1))
        .with(|request, problem| {
            assert_eq!((request.method(), request.query()), ("GET", Some("token=secret")));
            assert_eq!(request.header("X-Tenant"), Some("7"));
            assert_eq!(request.extension::<u8>().as_deref(), Some(&9));
            assert!(!format!("{request:?}").contains("secret"));
            // The status is not the closure's to change.
            let mut problem = problem.extension("n", 2);
            problem.status = Some(statusquo::StatusCode::Ok);
            problem
        });
    let mut request = get(&[("x-tenant", "7")]);
    request.extensions_mut().insert(9_u8);
    let response = through(layer.clone(), StatusCode::CONFLICT, request.clone()).await;
    assert_eq!(response.status(), 409);
    assert_eq!(response.body(), br#"{"message":"Conflict","path":"/books/7","n":2}"#);

    // Errors of this crate as well, in their own format.
    let response = through(layer, Error::NoSuchBook(7), request).await;
    let content: Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(
        (&content["instance"], &content["n"], &content["status"]),
        (&"/books/7".into(), &2.into(), &404.into())
    );
    assert!(response.extensions().get::<OriginalError>().is_some());
}

#[tokio::test]
async fn each_request_has_an_id() {
    let layer = || ErrorLayer::new().request_id("X-Request-Id");
    let id_of =
        |response: &Response<Vec<u8>>| response.headers()["x-request-id"].to_str().unwrap().to_owned();
    let content = |response: &Response<Vec<u8>>| serde_json::from_slice::<Value>(response.body()).unwrap();

    let response = through(layer(), StatusCode::CONFLICT, get(&[("x-request-id", "a-1")])).await;
    assert_eq!((id_of(&response), &content(&response)["request_id"]), ("a-1".to_owned(), &"a-1".into()));
    // One that is too long, or not to be shown, is replaced.
    let long = "x".repeat(129);
    let mut seen = Vec::new();
    for request in [get(&[]), get(&[("x-request-id", &long)]), get(&[("x-request-id", "a b")])] {
        let response = through(layer(), Error::NoSuchBook(7), request).await;
        let id = id_of(&response);
        assert_eq!(content(&response)["request_id"], id);
        assert!(id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()), "{id}");
        assert!(!seen.contains(&id), "{id}");
        seen.push(id);
    }
    // Successes have it, too, unless the application has set one.
    let response = through(layer(), "fine", get(&[("x-request-id", "a-1")])).await;
    assert_eq!((id_of(&response).as_str(), &response.body()[..]), ("a-1", &b"fine"[..]));
    let response = through(layer(), [("x-request-id", "own")], get(&[("x-request-id", "a-1")])).await;
    assert_eq!(id_of(&response), "own");
    // A name that no field can have.
    let response = through(ErrorLayer::new().request_id("no name"), StatusCode::CONFLICT, get(&[])).await;
    assert_eq!(content(&response)["request_id"], Value::Null);
}

#[tokio::test]
async fn the_handler_sees_the_id_of_its_request() {
    let service = service_fn(|request: Request<()>| async move {
        let id = request.headers()["x-request-id"].to_str().unwrap().to_owned();
        Ok::<_, Infallible>(Response::new(Full::new(Bytes::from(id))))
    });
    let layer = ErrorLayer::new().request_id("x-request-id");
    let response = read(layer.layer(service).oneshot(Request::new(())).await.unwrap()).await;
    assert_eq!(response.headers()["x-request-id"].as_bytes(), response.body());
}

#[tokio::test]
async fn a_panic_is_500_unless_it_is_to_pass() {
    async fn panics(_: Request<()>) -> Result<Response<Body>, Infallible> {
        std::panic::panic_any(7_u8)
    }
    let response = read(ErrorLayer::new().layer(service_fn(panics)).oneshot(get(&[])).await.unwrap()).await;
    assert_eq!(response.status(), 500);
    assert_eq!(response.body(), br#"{"title":"Internal Server Error","status":500}"#);
    assert_eq!(response.headers()["content-length"], response.body().len().to_string());

    let passing = ErrorLayer::new().pass_panics().layer(service_fn(panics));
    let outcome = tokio::spawn(passing.oneshot(get(&[]))).await;
    assert!(outcome.unwrap_err().is_panic());
}

#[tokio::test]
async fn the_response_to_head_has_no_content_and_no_false_length() {
    let request = || {
        let mut request = get(&[]);
        *request.method_mut() = Method::HEAD;
        request
    };
    // A length that is known.
    let response = through(ErrorLayer::new(), StatusCode::NOT_FOUND, request()).await;
    let of_get = through(ErrorLayer::new(), StatusCode::NOT_FOUND, get(&[])).await;
    assert!(response.body().is_empty());
    assert_eq!(response.headers(), of_get.headers());
    // Somebody has left the text out already.
    let text = (StatusCode::NOT_FOUND, [("content-type", "text/plain"), ("content-length", "12")]);
    let response = through(ErrorLayer::new(), text, request()).await;
    assert!(response.body().is_empty());
    assert!(!response.headers().contains_key("content-length"), "{:?}", response.headers());
    assert_eq!(response.headers()["content-type"], Problem::JSON);
}

#[tokio::test]
async fn a_format_that_cannot_write_does_not_change_the_status() {
    struct Broken;
    impl statusquo::Format for Broken {
        const MEDIA_TYPE: &'static str = "application/vnd.broken+json";

        fn write(_: &Problem<'_>) -> Result<Vec<u8>, statusquo::FormatError> {
            Err("a link is missing".into())
        }
    }

    let layer = || ErrorLayer::new().format::<Broken>();
    let response = through(layer(), (StatusCode::CONFLICT, "somebody else was faster"), get(&[])).await;
    assert_eq!(response.status(), 409);
    assert_eq!(response.headers()["content-type"], Problem::JSON);
    let content: Value = serde_json::from_slice(response.body()).unwrap();
    let expected = json!({ "title": "Conflict", "status": 409, "detail": "somebody else was faster" });
    assert_eq!(content, expected);
}

#[tokio::test]
async fn the_innermost_of_two_layers_adopts() {
    let service = service_fn(|_: Request<()>| async {
        Ok::<_, Infallible>((StatusCode::CONFLICT, "somebody else was faster").into_response())
    });
    let outer = ErrorLayer::new().request_id("x-outer");
    let both = outer.layer(ErrorLayer::new().format::<Envelope>().layer(service));
    let response = read(both.oneshot(get(&[])).await.unwrap()).await;
    assert_eq!(response.body(), br#"{"message":"somebody else was faster"}"#);
    assert!(response.headers().contains_key("x-outer"));
}

#[tokio::test]
async fn what_sheds_load_is_answered_in_the_same_format() {
    use axum::error_handling::HandleErrorLayer;
    use axum::routing::get;
    use axum::{BoxError, Router};
    use statusquo::Report;

    let begun = std::sync::Arc::new(tokio::sync::Notify::new());
    let has_begun = begun.clone();
    let limit = tower::limit::GlobalConcurrencyLimitLayer::new(1);
    let busy = |error: BoxError| async { Report::new(statusquo::StatusCode::ServiceUnavailable, error) };
    let shed = tower::ServiceBuilder::new().layer(HandleErrorLayer::new(busy)).load_shed().layer(limit);
    let app = Router::new()
        .route(
            "/",
            get(async move || {
                begun.notify_one();
                std::future::pending::<()>().await;
            }),
        )
        .layer(shed)
        .layer(ErrorLayer::new().format::<Envelope>().request_id("x-request-id"));
    let request = || Request::get("/").header("x-request-id", "r-1").body(Body::empty()).unwrap();
    let first = tokio::spawn(app.clone().oneshot(request()));
    has_begun.notified().await;
    let second = app.oneshot(request());
    let second = read(tokio::time::timeout(Duration::from_secs(5), second).await.unwrap().unwrap()).await;
    assert_eq!(second.status(), 503);
    let content: Value = serde_json::from_slice(second.body()).unwrap();
    assert_eq!((&content["status"], &content["request_id"]), (&503.into(), &"r-1".into()), "{content}");
    assert!(!content.to_string().contains("overloaded"));
    first.abort();
}
