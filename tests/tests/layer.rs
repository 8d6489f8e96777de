//! Error responses in the form that the client asks for.

use std::convert::Infallible;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::response::IntoResponse;
use axum::routing::get;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use proptest::prelude::*;
use statusquo::{HttpError, NegotiateLayer, Problem, ToResponse};
use tower::{Layer, Service, ServiceExt, service_fn};

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

/// Sends a request through the layer around a plain service.
async fn send(error: &Error, method: Method, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
    send_through(error, |_| {}, method, headers).await
}

/// The same, with a middleware between the layer and the service.
async fn send_through(
    error: &Error,
    middleware: impl Fn(&mut Response<Vec<u8>>),
    method: Method,
    headers: &[(&str, &str)],
) -> Response<Vec<u8>> {
    let service = service_fn(|_: Request<()>| {
        let mut response: Response<Vec<u8>> = error.to_response();
        middleware(&mut response);
        async { Ok::<_, Infallible>(response) }
    });
    let mut request = Request::builder().method(method);
    for (name, value) in headers {
        request = request.header(*name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    NegotiateLayer::new().layer(service).oneshot(request.body(()).unwrap()).await.unwrap()
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
    assert_eq!(response.headers()["content-language"], "en");
    assert_eq!(response.headers()["vary"], "Accept, Accept-Language");
    let plain: Response<Vec<u8>> = Error::NoSuchBook(7).to_response();
    assert_eq!(response.body(), plain.body());
}

#[tokio::test]
async fn json_is_the_same_under_another_name() {
    let (headers, body) = get_as(&Error::NoSuchBook(7), "application/json", "").await;
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(Problem::from_json(body.as_bytes()).unwrap().title, "Not Found");
}

#[tokio::test]
async fn a_browser_gets_a_page_with_everything_escaped() {
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let (headers, body) = get_as(&Error::NoSuchBook(7), browser, "en-US,en;q=0.5").await;
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        body,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>404 Not Found</title>\n</head>\n<body>\n\
         <h1>404 Not Found</h1>\n<p>no book with id &lt;7&gt; &amp; &quot;more&quot;</p>\n</body>\n</html>\n"
    );
    let (headers, body) = get_as(&Error::Typed("<b>'&\"".to_owned()), browser, "zh").await;
    assert!(
        body.contains("<title>409 &lt;script&gt;alert(&#x27;x&#x27;)&lt;&#x2F;script&gt;</title>"),
        "{body}"
    );
    assert!(body.contains("<p>&lt;b&gt;&#x27;&amp;&quot;</p>"), "{body}");
    let uri = "https:&#x2F;&#x2F;example.com&#x2F;p?a=1&amp;b=2";
    assert!(body.contains(&format!("<p><a href=\"{uri}\">{uri}</a></p>")), "{body}");
    assert!(body.contains("<html lang=\"\">"), "{body}");
    // A title of the application's own is in no language that the layer knows.
    assert!(!headers.contains_key("content-language"));
    assert_eq!(headers["vary"], "Accept");
}

#[tokio::test]
async fn only_addresses_of_the_web_become_links() {
    let (_, body) = get_as(&Error::Script, "text/html", "").await;
    assert!(!body.contains("href") && body.contains("<p>javascript:alert(1)</p>"), "{body}");
}

#[tokio::test]
async fn nothing_internal_shows_in_any_form() {
    for accept in ["*/*", "application/json", "text/html", "text/plain"] {
        let (_, body) = get_as(&Error::Broken, accept, "zh").await;
        assert!(!body.contains("secret"), "{body}");
        assert!(body.contains("500"), "{body}");
    }
    // In its place people read what the status means.
    let (_, body) = get_as(&Error::Broken, "text/plain", "en").await;
    let summary = statusquo::StatusCode::InternalServerError.summary(statusquo::Lang::En).unwrap();
    assert_eq!(body, format!("500 Internal Server Error\n\n{summary}\n"));
}

#[tokio::test]
async fn titles_are_chinese_for_those_who_prefer_it() {
    let zh = statusquo::StatusCode::NotFound.title(statusquo::Lang::Zh).unwrap();
    for accept in ["*/*", "application/json", "text/html", "text/plain"] {
        let (headers, body) = get_as(&Error::NoSuchBook(7), accept, "zh-CN,zh;q=0.9,en;q=0.8").await;
        assert!(body.contains(zh), "{body}");
        assert_eq!(headers["content-language"], "zh");
        assert_eq!(headers["vary"], "Accept, Accept-Language");
    }
    let (_, body) = get_as(&Error::NoSuchBook(7), "text/html", "zh").await;
    assert!(body.contains("<html lang=\"zh\">"), "{body}");
    // What is not the standard's cannot be translated: neither a title of the application's own nor a vendor's.
    let (headers, body) = get_as(&Error::WornOut, "text/plain", "zh").await;
    assert_eq!(body, "410 Worn out\n\nworn out\n");
    assert!(!headers.contains_key("content-language"));
    let (headers, body) = get_as(&Error::Closed, "text/plain", "zh").await;
    assert_eq!(body, "499 Client Closed Request\n\nclosed\n");
    assert!(!headers.contains_key("content-language"));
}

#[tokio::test]
async fn a_title_that_is_the_phrase_is_translated_whatever_the_type() {
    let (headers, body) = get_as(&Error::Lent, "text/plain", "zh").await;
    assert_eq!(body, "404 未找到\n\nlent\n\nhttps://example.com/lent\n");
    assert_eq!(headers["content-language"], "zh");
    let (headers, body) = get_as(&Error::Lent, "text/plain", "en").await;
    assert_eq!(body, "404 Not Found\n\nlent\n\nhttps://example.com/lent\n");
    assert_eq!(headers["content-language"], "en");
}

#[tokio::test]
async fn the_language_that_the_application_names_stays() {
    let (headers, body) = get_as(&Error::German, "text/plain", "zh").await;
    assert_eq!(body, "404 Not Found\n\nnicht gefunden\n");
    assert_eq!(headers["content-language"], "de");
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
    let response = send(&Error::NoSuchBook(7), Method::GET, &lines).await;
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
        let response = send(&Error::NoSuchBook(7), Method::GET, &lines).await;
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
        assert_eq!(response.headers()["content-language"], "zh");
    }
    let lines = [("accept", "text/html, \u{e4}"), ("accept-language", "zh, \u{e4}")];
    let response = send(&Error::NoSuchBook(7), Method::GET, &lines).await;
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
        let vary = |response: &mut Response<Vec<u8>>| {
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

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_content() {
    for accept in ["*/*", "application/json", "text/html", "text/plain"] {
        let (_, body) = get_as(&Error::NoSuchBook(7), accept, "zh").await;
        let headers = [("accept", accept), ("accept-language", "zh")];
        let response = send(&Error::NoSuchBook(7), Method::HEAD, &headers).await;
        assert_eq!(response.headers()["content-length"], body.len().to_string());
        assert_eq!(response.headers()["content-language"], "zh");
        assert!(response.body().is_empty());
    }
}

#[tokio::test]
async fn head_has_no_content_where_nothing_else_changes_either() {
    let response = send(&Error::NoSuchBook(7), Method::HEAD, &[]).await;
    let plain: Response<Vec<u8>> = Error::NoSuchBook(7).to_response();
    assert_eq!(response.headers()["content-length"], plain.body().len().to_string());
    assert!(response.body().is_empty());
}

/// What somebody may have said of the content that the layer replaces.
const OF_OLD_CONTENT: [(&str, &str); 11] = [
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
];

fn speak_of_old_content(response: &mut Response<Vec<u8>>) {
    let length = HeaderValue::from(response.body().len());
    response.headers_mut().insert("content-length", length);
    for (name, value) in OF_OLD_CONTENT {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}

#[tokio::test]
async fn headers_that_belong_to_the_old_content_do_not_stay() {
    let (error, middleware) = (Error::NoSuchBook(7), speak_of_old_content);
    for asked in [("accept", "text/html"), ("accept", "application/json"), ("accept-language", "zh")] {
        let response = send_through(&error, middleware, Method::GET, &[asked]).await;
        assert_eq!(response.headers()["content-length"], response.body().len().to_string());
        for (name, _) in OF_OLD_CONTENT {
            assert!(!response.headers().contains_key(name), "{name} stays for {asked:?}");
        }
        let of_head = send_through(&error, middleware, Method::HEAD, &[asked]).await;
        assert_eq!(of_head.headers(), response.headers());
    }
}

#[tokio::test]
async fn headers_stay_with_the_content_that_they_belong_to() {
    let (error, middleware) = (Error::NoSuchBook(7), speak_of_old_content);
    let response = send_through(&error, middleware, Method::GET, &[]).await;
    for (name, value) in OF_OLD_CONTENT {
        assert_eq!(response.headers()[name], value);
    }
    let of_head = send_through(&error, middleware, Method::HEAD, &[]).await;
    assert_eq!(of_head.headers(), response.headers());
    assert!(of_head.body().is_empty());
    // The service may write it with more spaces than this crate does.
    let spaced = |response: &mut Response<Vec<u8>>| {
        response.headers_mut().insert("content-length", HeaderValue::from_static("1000"));
    };
    let of_head = send_through(&error, spaced, Method::HEAD, &[]).await;
    assert_eq!(of_head.headers()["content-length"], "1000");
    // Nobody knows how long the old content is once it has been encoded.
    let encoded = |response: &mut Response<Vec<u8>>| {
        response.headers_mut().insert("content-encoding", HeaderValue::from_static("gzip"));
    };
    let of_head = send_through(&error, encoded, Method::HEAD, &[]).await;
    assert!(!of_head.headers().contains_key("content-length"));
}

#[tokio::test]
async fn with_416_the_ranges_of_the_target_resource_stay() {
    let error = Error::NoSuchRange;
    for accept in ["*/*", "text/html"] {
        let response = send_through(&error, speak_of_old_content, Method::GET, &[("accept", accept)]).await;
        assert_eq!(response.headers()["content-range"], "bytes */7");
        assert_eq!(response.headers()["accept-ranges"], "bytes");
        assert_eq!(response.headers().contains_key("etag"), accept == "*/*");
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
        .layer(NegotiateLayer::new())
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
    for (path, content) in [
        ("/fine", "fine"),
        ("/foreign", "no coffee"),
        ("/looks-alike", "{\"foreign\":1}"),
        ("/rewritten", "pixels"),
        ("/nowhere", ""),
    ] {
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
    type Change = fn(&mut Response<Vec<u8>>);
    let status: Change = |response| *response.status_mut() = StatusCode::BAD_GATEWAY;
    let media_type: Change = |response| {
        response.headers_mut().insert("content-type", HeaderValue::from_static("application/problem+xml"));
    };
    let problem: Change = |response| drop(response.extensions_mut().remove::<Problem<'static>>());
    for change in [status, media_type, problem] {
        let mut changed: Response<Vec<u8>> = Error::NoSuchBook(7).to_response();
        change(&mut changed);
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
    let change = |response: &mut Response<Vec<u8>>| {
        *response.status_mut() = StatusCode::GONE;
        response.extensions_mut().insert(Problem::new(statusquo::StatusCode::Gone).detail("burnt"));
    };
    let response =
        send_through(&Error::NoSuchBook(7), change, Method::GET, &[("accept", "text/plain")]).await;
    assert_eq!(response.status(), 410);
    assert_eq!(response.body(), b"410 Gone\n\nburnt\n");
}

/// A body that can be told from every other.
struct Tagged(Result<&'static str, Vec<u8>>);

impl From<Vec<u8>> for Tagged {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Err(bytes))
    }
}

#[tokio::test]
async fn a_stream_is_passed_on_as_it_is() {
    let service =
        service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Response::new(Tagged(Ok("a stream")))) });
    let request = Request::builder().header("accept", "text/html").body(()).unwrap();
    let response = NegotiateLayer::new().layer(service).oneshot(request).await.unwrap();
    assert_eq!(response.body().0, Ok("a stream"));
}

#[tokio::test]
async fn a_service_that_fails_fails() {
    let service = service_fn(|_: Request<()>| async { Err::<Response<Vec<u8>>, _>("broken") });
    let result = NegotiateLayer::new().layer(service).oneshot(Request::new(())).await;
    assert_eq!(result.unwrap_err(), "broken");
}

/// Is ready only when told so.
struct Busy(bool);

impl Service<Request<()>> for Busy {
    type Response = Response<Vec<u8>>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.0 { Poll::Ready(Ok(())) } else { Poll::Pending }
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        std::future::ready(Ok(Response::new(Vec::new())))
    }
}

#[test]
fn the_layer_is_ready_when_the_service_is() {
    let mut cx = Context::from_waker(std::task::Waker::noop());
    assert!(NegotiateLayer::new().layer(Busy(false)).poll_ready(&mut cx).is_pending());
    assert!(NegotiateLayer::new().layer(Busy(true)).poll_ready(&mut cx).is_ready());
}

#[tokio::test]
async fn two_layers_do_what_one_does() {
    let service = service_fn(|_: Request<()>| async {
        Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Vec<u8>>())
    });
    let twice = NegotiateLayer::new().layer(NegotiateLayer::new().layer(service));
    let once = NegotiateLayer::new().layer(service);
    for method in [Method::GET, Method::HEAD] {
        for accept in ["*/*", "application/json", "text/html", "text/plain"] {
            for language in ["zh", "en"] {
                let request = || {
                    let request = Request::builder().method(method.clone()).header("accept", accept);
                    request.header("accept-language", language).body(()).unwrap()
                };
                let twice = twice.oneshot(request()).await.unwrap();
                let once = once.oneshot(request()).await.unwrap();
                assert_eq!(twice.headers(), once.headers(), "{method} {accept} {language}");
                assert_eq!(twice.body(), once.body(), "{method} {accept} {language}");
            }
        }
    }
}

#[tokio::test]
async fn what_an_inner_layer_has_answered_is_final() {
    let service = service_fn(|_: Request<()>| async {
        Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Vec<u8>>())
    });
    let inner = NegotiateLayer::new().layer(service);
    // What lies between the layers may hide from one what the other sees.
    let without_accept = service_fn(move |mut request: Request<()>| {
        request.headers_mut().remove("accept");
        inner.oneshot(request)
    });
    let request = Request::builder().header("accept", "text/plain").header("accept-language", "zh");
    let request = request.body(()).unwrap();
    let response = NegotiateLayer::new().layer(without_accept).oneshot(request).await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(Problem::from_json(response.body()).unwrap().title, "未找到");
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
        let service = service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Vec<u8>>()) });
        let response = runtime.block_on(NegotiateLayer::new().layer(service).oneshot(request.body(()).unwrap())).unwrap();
        prop_assert_eq!(response.status(), 404);
        prop_assert!(!response.body().is_empty());
    }
}
