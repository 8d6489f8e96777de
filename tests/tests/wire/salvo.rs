//! Salvo alone hands an error a response that others have written to before.

use std::fmt;
use std::net::Ipv4Addr;

use http::header::HeaderMap;
use hyper::ext::ReasonPhrase;
use salvo_core::conn::{Acceptor, Listener, TcpListener};
use salvo_core::http::{ResBody, StatusCode};
use salvo_core::prelude::{FlowCtrl, Request, Response, Router, Scribe, handler};
use salvo_core::{Depot, Server};
use statusquo::{HttpError, OriginalError, Problem, nginx};
use statusquo_tests::client::{Client, Reply};

#[derive(Debug, thiserror::Error, HttpError)]
enum ApiError {
    #[error("the client closed the connection")]
    #[http(nginx::Status::ClientClosedRequest, headers(retry_after = 1, set_cookie = "tried=1"))]
    Closed,

    #[error("no such book")]
    #[http(NotFound)]
    NoSuchBook,

    #[error("fetch it over there")]
    #[http(
        SeeOther,
        headers(
            location = "/there",
            cache_control = "no-store",
            content_language = "en",
            vary = "accept",
            set_cookie = "a=b",
            "set-cookie" = "c=d"
        )
    )]
    OverThere,

    #[error(transparent)]
    #[http(transparent)]
    Lists(#[from] Lists),
}

/// What it has in a field: the same in each, unless only some options can be sent.
fn of_the_error(name: &str) -> &'static str {
    if name == "connection" { "close" } else { "error" }
}

/// Has all of these fields.
#[derive(Debug, thiserror::Error)]
#[error("lists")]
struct Lists;

impl HttpError for Lists {
    fn status(&self) -> statusquo::StatusCode {
        statusquo::StatusCode::BadGateway
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        for name in LISTS.into_iter().chain(TOGETHER) {
            set(name, format_args!("{}", of_the_error(name)));
        }
    }
}

const LISTS: [&str; 6] = ["connection", "link", "server-timing", "set-cookie", "vary", "via"];
const TOGETHER: [&str; 4] = ["allow", "cache-control", "proxy-authenticate", "www-authenticate"];

#[derive(Debug, thiserror::Error, HttpError)]
#[error("not modified")]
#[http(NotModified, headers(etag = "\"v2\""), no_original)]
struct NotModified;

/// The answer at `/` over a real connection.
async fn reply(router: Router) -> Reply {
    let acceptor = TcpListener::new((Ipv4Addr::LOCALHOST, 0)).bind().await;
    let address = acceptor.holdings()[0].local_addr.clone().into_std().unwrap();
    let server = Server::new(acceptor);
    let handle = server.handle();
    let serving = tokio::spawn(server.serve(router));
    let reply = tokio::task::spawn_blocking(move || Client::new(address).get("/")).await.unwrap();
    handle.stop_forceful();
    serving.await.unwrap();
    reply
}

/// What is there before the error.
fn written(fields: &[(&'static str, &'static str)]) -> Response {
    let mut response = Response::new();
    for &(name, value) in fields {
        response.add_header(name, value, false).unwrap();
    }
    response.status_code(StatusCode::OK).body("a page");
    response
}

fn values<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
}

#[handler]
async fn closed() -> Result<&'static str, ApiError> {
    Err(ApiError::Closed)
}

#[handler]
async fn over_there() -> Result<&'static str, ApiError> {
    Err(ApiError::OverThere)
}

#[handler]
async fn hide(request: &mut Request, depot: &mut Depot, response: &mut Response, flow: &mut FlowCtrl) {
    flow.call_next(request, depot, response).await;
    ApiError::NoSuchBook.render(response);
}

#[handler]
async fn session(response: &mut Response) {
    for (name, value) in [("set-cookie", "session=1"), ("vary", "origin"), ("cache-control", "max-age=60")] {
        response.add_header(name, value, false).unwrap();
    }
}

#[tokio::test]
async fn the_phrase_of_an_earlier_error_is_not_sent() {
    let reply = reply(Router::new().hoop(hide).goal(closed)).await;
    assert_eq!(reply.line, "HTTP/1.1 404 Not Found");
    assert_eq!(reply.text(), r#"{"title":"Not Found","status":404,"detail":"no such book"}"#);
    assert_eq!(reply.header("retry-after"), None);
    assert_eq!(reply.header("set-cookie"), Some("tried=1"));
}

#[tokio::test]
async fn what_middleware_adds_to_every_response_is_sent_beside_what_the_error_has() {
    let reply = reply(Router::new().hoop(session).goal(over_there)).await;
    let sent = |name: &str| {
        let fields = reply.headers.iter().filter(|(n, _)| n == name);
        fields.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(sent("set-cookie"), ["session=1", "a=b", "c=d"]);
    assert_eq!(sent("vary"), ["origin", "accept"]);
    assert_eq!(sent("cache-control"), ["no-store"]);
    assert_eq!(sent("location"), ["/there"]);
}

#[test]
fn no_extension_of_an_earlier_error_stays() {
    let mut response = written(&[]);
    ApiError::Closed.render(&mut response);
    let extensions = &response.extensions;
    assert!(extensions.get::<ReasonPhrase>().is_some());
    assert_eq!(extensions.get::<Problem<'_>>().unwrap().status.unwrap().as_u16(), 499);
    assert!(matches!(extensions.get::<OriginalError>().unwrap().downcast_ref(), Some(ApiError::Closed)));

    ApiError::NoSuchBook.render(&mut response);
    let extensions = &response.extensions;
    assert!(extensions.get::<ReasonPhrase>().is_none());
    assert_eq!(extensions.get::<Problem<'_>>().unwrap().status.unwrap().as_u16(), 404);
    assert!(matches!(extensions.get::<OriginalError>().unwrap().downcast_ref(), Some(ApiError::NoSuchBook)));

    ApiError::Closed.render(&mut response);
    NotModified.render(&mut response);
    assert_eq!(response.status_code, Some(StatusCode::NOT_MODIFIED));
    assert!(matches!(response.body, ResBody::None), "{:?}", response.body);
    let extensions = &response.extensions;
    assert!(extensions.get::<ReasonPhrase>().is_none());
    assert!(extensions.get::<Problem<'_>>().is_none());
    assert!(extensions.get::<OriginalError>().is_none());
}

#[test]
fn lists_of_middleware_are_kept_and_all_else_is_the_errors() {
    let mut response = written(&[
        ("x-frame-options", "deny"),
        ("set-cookie", "session=1"),
        ("set-cookie", "theme=dark"),
        ("vary", "origin"),
        ("vary", "accept-encoding"),
        ("location", "/here"),
        ("cache-control", "public"),
        ("cache-control", "max-age=60"),
    ]);
    ApiError::OverThere.render(&mut response);
    let headers = response.headers();
    assert_eq!(values(headers, "x-frame-options"), ["deny"]);
    assert_eq!(values(headers, "set-cookie"), ["session=1", "theme=dark", "a=b", "c=d"]);
    assert_eq!(values(headers, "vary"), ["origin", "accept-encoding", "accept"]);
    assert_eq!(values(headers, "location"), ["/there"]);
    assert_eq!(values(headers, "cache-control"), ["no-store"]);
}

#[test]
fn lists_whose_members_go_together_are_the_errors_alone() {
    let fields: Vec<_> = LISTS.into_iter().chain(TOGETHER).map(|name| (name, "middleware")).collect();
    let mut response = written(&fields);
    ApiError::from(Lists).render(&mut response);
    for name in LISTS {
        assert_eq!(values(response.headers(), name), ["middleware", of_the_error(name)], "{name}");
    }
    for name in TOGETHER {
        assert_eq!(values(response.headers(), name), ["error"], "{name}");
    }
    // The next error knows of the last one what it had, and cannot tell whose the lists are.
    ApiError::NoSuchBook.render(&mut response);
    for name in LISTS {
        assert_eq!(values(response.headers(), name), ["middleware", of_the_error(name)], "{name}");
    }
    for name in TOGETHER {
        assert!(!response.headers().contains_key(name), "{name}");
    }
}

const OF_THE_CONTENT: [(&str, &str); 11] = [
    ("accept-ranges", "bytes"),
    ("content-digest", "sha-256=:d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk=:"),
    ("content-disposition", "attachment; filename=\"book.pdf\""),
    ("content-encoding", "gzip"),
    ("content-language", "de"),
    ("content-length", "4711"),
    ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
    ("content-range", "bytes 0-4710/4711"),
    ("content-type", "application/pdf"),
    ("digest", "sha-256=d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk="),
    ("repr-digest", "sha-256=:d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk=:"),
];

const OF_THE_REPRESENTATION: [(&str, &str); 3] = [
    ("content-location", "/books/7.pdf"),
    ("etag", "\"v1\""),
    ("last-modified", "Sat, 25 Jul 2026 10:00:00 GMT"),
];

#[test]
fn what_speaks_of_the_replaced_content_goes_with_it() {
    let mut response = written(&[&OF_THE_CONTENT[..], &OF_THE_REPRESENTATION].concat());
    ApiError::NoSuchBook.render(&mut response);
    assert_eq!(response.headers().len(), 1, "{:?}", response.headers());
    assert_eq!(values(response.headers(), "content-type"), [Problem::JSON]);

    // What the error says of its own content stays.
    let mut response = written(&OF_THE_CONTENT);
    ApiError::OverThere.render(&mut response);
    assert_eq!(values(response.headers(), "content-language"), ["en"]);
}

/// RFC 9110 section 15.4.5.
#[test]
fn not_modified_says_what_the_handler_knows_of_the_representation() {
    let mut response = written(&[&OF_THE_CONTENT[..], &OF_THE_REPRESENTATION].concat());
    NotModified.render(&mut response);
    let headers = response.headers();
    assert_eq!(headers.len(), 3, "{headers:?}");
    assert_eq!(values(headers, "content-location"), ["/books/7.pdf"]);
    assert_eq!(values(headers, "etag"), ["\"v2\""]);
    assert_eq!(values(headers, "last-modified"), ["Sat, 25 Jul 2026 10:00:00 GMT"]);
}
