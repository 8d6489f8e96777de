//! Error responses in the form that the client asks for.

use std::convert::Infallible;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::response::IntoResponse;
use axum::routing::get;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use http_body::Body as _;
use http_body_util::{BodyExt, Full};
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
    read(NegotiateLayer::new().layer(service).oneshot(request.body(()).unwrap()).await.unwrap()).await
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
async fn a_browser_gets_a_page_with_everything_escaped() {
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let (headers, body) = get_as(&Error::NoSuchBook(7), browser, "en-US,en;q=0.5").await;
    assert_eq!(headers["content-type"], "text/html; charset=utf-8");
    assert_eq!(
        body,
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title lang=\"en\">404 Not Found</title>\n\
         </head>\n<body>\n\
         <h1 lang=\"en\">404 Not Found</h1>\n<p>no book with id &lt;7&gt; &amp; &quot;more&quot;</p>\n</body>\n</html>\n"
    );
    let (headers, body) = get_as(&Error::Typed("<b>'&\"".to_owned()), browser, "zh").await;
    assert!(
        body.contains("<title>409 &lt;script&gt;alert(&#x27;x&#x27;)&lt;&#x2F;script&gt;</title>"),
        "{body}"
    );
    assert!(body.contains("<p>&lt;b&gt;&#x27;&amp;&quot;</p>"), "{body}");
    let uri = "https:&#x2F;&#x2F;example.com&#x2F;p?a=1&amp;b=2";
    assert!(body.contains(&format!("<p><a href=\"{uri}\">{uri}</a></p>")), "{body}");
    assert!(!body.contains(" lang="), "{body}");
    // A title of the application's own is in no language that the layer knows.
    assert!(!headers.contains_key("content-language"));
    assert_eq!(headers["vary"], "Accept");
}

#[tokio::test]
async fn only_addresses_of_the_web_become_links() {
    let (_, body) = get_as(&Error::Script, "text/html", "").await;
    assert!(!body.contains("href") && body.contains("<p>javascript:alert(1)</p>"), "{body}");
    // What has to be escaped would lead somewhere else.
    let disguised = |response: &mut Sent| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.r#type = "https://example.com/\u{202e}lmth".into();
    };
    let html = [("accept", "text/html")];
    let response = send_through(&Error::NoSuchBook(7), disguised, Method::GET, &html).await;
    let body = String::from_utf8(response.into_body()).unwrap();
    let shown = "<p>https:&#x2F;&#x2F;example.com&#x2F;\\u{202e}lmth</p>";
    assert!(!body.contains("href") && body.contains(shown), "{body}");
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
        assert_eq!(headers["vary"], "Accept, Accept-Language");
    }
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
    assert_eq!(headers["vary"], "Accept, Accept-Language");
    let (headers, body) = get_as(&Error::Lent, "text/plain", "en").await;
    assert_eq!(body, "404 Not Found\n\nlent\n\nhttps://example.com/lent\n");
    assert_eq!(headers["vary"], "Accept, Accept-Language");
}

/// The problem without its detail, and with this member.
fn with_member(value: serde_json::Value) -> impl Fn(&mut Sent) {
    move |response| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.detail = None;
        problem.extensions.insert("member".to_owned(), value.clone());
    }
}

#[tokio::test]
async fn a_language_is_told_only_where_all_of_the_text_is_in_it() {
    for tag in ["en", "zh"] {
        for accept in ["*/*", "application/json", "text/html", "text/plain"] {
            for method in [Method::GET, Method::HEAD] {
                let asked = [("accept", accept), ("accept-language", tag)];
                let language = |response: Response<Vec<u8>>| {
                    assert_eq!(response.headers()["vary"], "Accept, Accept-Language");
                    response.headers().get("content-language").map(|tag| tag.to_str().unwrap().to_owned())
                };
                // A detail is in the application's language.
                let response = send(&Error::NoSuchBook(7), method.clone(), &asked).await;
                assert_eq!(language(response), None, "{asked:?}");
                // Nothing but the registry's text.
                let response = send(&Error::Broken, method.clone(), &asked).await;
                assert_eq!(language(response).as_deref(), Some(tag), "{asked:?}");
                let number = with_member(serde_json::json!([7, null, { "a": true }]));
                let response = send_through(&Error::Broken, number, method.clone(), &asked).await;
                assert_eq!(language(response).as_deref(), Some(tag), "{asked:?}");
                // A text among the members, which only JSON has.
                let text = with_member(serde_json::json!([{ "a": "Lager leer" }]));
                let response = send_through(&Error::Broken, text, method, &asked).await;
                let is_known = accept.starts_with("text/");
                assert_eq!(language(response).as_deref(), is_known.then_some(tag), "{asked:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_tells_the_language_of_what_it_knows() {
    let (_, body) = get_as(&Error::Broken, "text/html", "zh").await;
    assert!(body.contains("<html lang=\"zh\">") && body.contains("<h1>500 "), "{body}");
    assert!(body.contains("<title>500 "), "{body}");
    let (_, body) = get_as(&Error::NoSuchBook(7), "text/html", "zh").await;
    assert!(body.contains("<html>"), "{body}");
    assert!(body.contains("<title lang=\"zh\">404 未找到</title>"), "{body}");
    assert!(body.contains("<h1 lang=\"zh\">404 未找到</h1>\n<p>no book"), "{body}");
    // The phrase is English beside a German detail. The language of the page is in the field.
    let (headers, body) = get_as(&Error::German, "text/html", "zh").await;
    assert_eq!(headers["content-language"], "de");
    assert!(body.contains("<html>"), "{body}");
    assert!(body.contains("<h1 lang=\"en\">404 Not Found</h1>\n<p>nicht gefunden</p>"), "{body}");
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

#[tokio::test]
async fn pages_may_load_nothing_and_are_not_sniffed() {
    for (accept, policy, sniffing) in [
        ("text/html", Some("default-src 'none'"), Some("nosniff")),
        ("text/plain", None, Some("nosniff")),
        ("application/json", None, None),
        ("*/*", None, None),
    ] {
        for method in [Method::GET, Method::HEAD] {
            let response = send(&Error::NoSuchBook(7), method, &[("accept", accept)]).await;
            let value =
                |name| response.headers().get(name).map(|value: &HeaderValue| value.to_str().unwrap());
            assert_eq!(value("content-security-policy"), policy, "{accept}");
            assert_eq!(value("x-content-type-options"), sniffing, "{accept}");
        }
    }
}

#[tokio::test]
async fn a_policy_of_the_applications_own_stays_beside_the_layers() {
    let own = |response: &mut Sent| {
        let headers = response.headers_mut();
        headers.insert("content-security-policy", HeaderValue::from_static("frame-ancestors 'none'"));
        headers.insert("x-content-type-options", HeaderValue::from_static("sniff"));
    };
    for (accept, policies, sniffing) in [
        ("text/html", &["frame-ancestors 'none'", "default-src 'none'"][..], "nosniff"),
        ("*/*", &["frame-ancestors 'none'"], "sniff"),
    ] {
        let response = send_through(&Error::NoSuchBook(7), own, Method::GET, &[("accept", accept)]).await;
        let all = |name| response.headers().get_all(name).iter().collect::<Vec<_>>();
        assert_eq!(all("content-security-policy"), policies);
        assert_eq!(all("x-content-type-options"), [sniffing]);
    }
}

#[tokio::test]
async fn what_controls_a_terminal_or_reorders_text_is_shown_as_an_escape() {
    let error = Error::Typed("\u{1b}]0;pwned\u{7}\n\u{202e}fdp.exe\u{200f}\0".to_owned());
    let shown = "\\u{1b}]0;pwned\\u{7}\n\\u{202e}fdp.exe\\u{200f}\\u{0}";
    for accept in ["text/plain", "text/html"] {
        let (_, body) = get_as(&error, accept, "").await;
        assert!(body.contains(shown), "{body:?}");
    }
    // A title is one line.
    let title = |response: &mut Sent| {
        let problem = response.extensions_mut().get_mut::<Problem<'static>>().unwrap();
        problem.title = "Not\r\n\u{2028}Found".into();
    };
    for accept in ["text/plain", "text/html"] {
        let response = send_through(&Error::NoSuchBook(7), title, Method::GET, &[("accept", accept)]).await;
        let body = String::from_utf8(response.into_body()).unwrap();
        assert!(body.contains("404 Not\\u{d}\\u{a}\\u{2028}Found"), "{body:?}");
    }
    // JSON escapes what it has to, and keeps the rest for programs.
    let (_, body) = get_as(&error, "application/json", "").await;
    assert!(body.contains("\\u001b]0;pwned\\u0007\\n\u{202e}fdp.exe\u{200f}\\u0000"), "{body:?}");
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

#[tokio::test]
async fn a_service_that_fails_fails() {
    let service = service_fn(|_: Request<()>| async { Err::<Sent, _>("broken") });
    let result = NegotiateLayer::new().layer(service).oneshot(Request::new(())).await;
    assert_eq!(result.unwrap_err(), "broken");
}

/// Is ready only when told so.
struct Busy(bool);

impl Service<Request<()>> for Busy {
    type Response = Sent;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        if self.0 { Poll::Ready(Ok(())) } else { Poll::Pending }
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        std::future::ready(Ok(Response::default()))
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
        Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Full<Bytes>>())
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
                let twice = read(twice.oneshot(request()).await.unwrap()).await;
                let once = read(once.oneshot(request()).await.unwrap()).await;
                assert_eq!(twice.headers(), once.headers(), "{method} {accept} {language}");
                assert_eq!(twice.body(), once.body(), "{method} {accept} {language}");
            }
        }
    }
}

#[tokio::test]
async fn what_an_inner_layer_has_answered_is_final() {
    let service = service_fn(|_: Request<()>| async {
        Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Full<Bytes>>())
    });
    let inner = NegotiateLayer::new().layer(service);
    // What lies between the layers may hide from one what the other sees.
    let without_accept = service_fn(move |mut request: Request<()>| {
        request.headers_mut().remove("accept");
        inner.oneshot(request)
    });
    let request = Request::builder().header("accept", "text/plain").header("accept-language", "zh");
    let request = request.body(()).unwrap();
    let response = read(NegotiateLayer::new().layer(without_accept).oneshot(request).await.unwrap()).await;
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
        let service = service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Full<Bytes>>()) });
        let response = runtime.block_on(NegotiateLayer::new().layer(service).oneshot(request.body(()).unwrap())).unwrap();
        prop_assert_eq!(response.status(), 404);
        prop_assert!(!response.body().is_end_stream());
    }
}
