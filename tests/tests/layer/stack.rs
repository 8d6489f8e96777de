//! The layer around services and layers with bodies of their own.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::get;
use http::{HeaderMap, HeaderValue, Method, Request, Response};
use http_body::{Body as HttpBody, Frame, SizeHint};
use http_body_util::combinators::{BoxBody, UnsyncBoxBody};
use http_body_util::{BodyExt, Empty, Full};
use hyper::body::Incoming;
use hyper_util::rt::TokioIo;
use statusquo::{ErrorBody, ErrorLayer, HttpError, Problem, ToResponse};
use tokio::net::{TcpListener, TcpStream};
use tower::{BoxError, Layer, Service, ServiceExt, service_fn};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::CorsLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::map_response_body::MapResponseBodyLayer;

use super::{Error, Sent, read};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("no such book")]
#[http(NotFound)]
struct NoSuchBook;

const TEXT: &str = "404 Not Found\n\nno such book\n";

/// What the layer sends for an error that a service with this kind of body answers, as text, and as it comes through.
async fn negotiated<B>() -> String
where
    B: HttpBody<Data = Bytes, Error: std::fmt::Debug> + From<String>,
{
    let service = service_fn(|_: Request<()>| async {
        let response: Response<Vec<u8>> = NoSuchBook.to_response();
        Ok::<_, Infallible>(response.map(|bytes| B::from(String::from_utf8(bytes).unwrap())))
    });
    let request = Request::builder().header("accept", "text/plain").body(()).unwrap();
    text(ErrorLayer::new().layer(service).oneshot(request).await.unwrap()).await
}

async fn text<B: HttpBody<Error: std::fmt::Debug>>(response: Response<B>) -> String {
    let length = response.headers().get("content-length").cloned();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    if let Some(length) = length {
        assert_eq!(length, bytes.len().to_string());
    }
    String::from_utf8(bytes.into()).unwrap()
}

struct Boxed(BoxBody<Bytes, Infallible>);
struct Unsync(UnsyncBoxBody<Bytes, BoxError>);

impl From<String> for Boxed {
    fn from(text: String) -> Self {
        Self(Full::from(text).boxed())
    }
}

impl From<String> for Unsync {
    fn from(text: String) -> Self {
        Self(Full::from(text).map_err(Into::into).boxed_unsync())
    }
}

macro_rules! wrapper {
    ($name:ident: $error:ty) => {
        impl HttpBody for $name {
            type Data = Bytes;
            type Error = $error;

            fn poll_frame(
                mut self: Pin<&mut Self>,
                cx: &mut Context<'_>,
            ) -> Poll<Option<Result<Frame<Bytes>, $error>>> {
                Pin::new(&mut self.0).poll_frame(cx)
            }
        }
    };
}

wrapper!(Boxed: Infallible);
wrapper!(Unsync: BoxError);

#[tokio::test]
async fn every_kind_of_body_will_do() {
    assert_eq!(negotiated::<Body>().await, TEXT);
    assert_eq!(negotiated::<Full<Bytes>>().await, TEXT);
    assert_eq!(negotiated::<String>().await, TEXT);
    assert_eq!(negotiated::<Boxed>().await, TEXT);
    assert_eq!(negotiated::<Unsync>().await, TEXT);
}

/// Types for which it is enough that they compile: a proxy's, tonic's, two layers', and one that axum has not got.
#[test]
fn it_is_a_body_where_the_services_is_one() {
    fn is_body<B: HttpBody>() {}
    fn is_for_axum<B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + 'static>() {}
    is_for_axum::<ErrorBody<Incoming>>();
    is_for_axum::<ErrorBody<Body>>();
    is_for_axum::<ErrorBody<BoxBody<Bytes, BoxError>>>();
    is_for_axum::<ErrorBody<UnsyncBoxBody<Bytes, axum::Error>>>();
    is_for_axum::<ErrorBody<ErrorBody<Full<Bytes>>>>();
    is_body::<ErrorBody<Pin<Box<dyn HttpBody<Data = Bytes, Error = BoxError> + Send>>>>();
}

async fn handle<Q>(request: Request<Q>) -> Result<Response<Body>, Infallible> {
    assert_ne!(request.uri().path(), "/panic", "on purpose");
    Ok(match request.uri().path() {
        "/fine" => Response::new(Body::from("fine")),
        _ => NoSuchBook.to_response(),
    })
}

fn request(path: &str) -> Request<Body> {
    Request::get(path).header("accept", "text/plain").body(Body::empty()).unwrap()
}

/// Answers a caught panic as an error of this crate.
#[derive(Debug, Clone, Copy)]
struct Panicked;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{0}")]
#[http(InternalServerError)]
struct Panic(&'static str);

impl tower_http::catch_panic::ResponseForPanic for Panicked {
    type ResponseBody = Full<Bytes>;

    fn response_for_panic(&mut self, _: Box<dyn std::any::Any + Send>) -> Response<Full<Bytes>> {
        Panic("secret").to_response()
    }
}

#[tokio::test]
async fn it_goes_outside_of_layers_that_change_the_body() {
    let inner = tower::ServiceBuilder::new()
        .layer(CorsLayer::new())
        .layer(ErrorLayer::new())
        .layer(RequestBodyLimitLayer::new(100))
        .layer(MapResponseBodyLayer::new(Body::new::<tower_http::body::UnsyncBoxBody<Bytes, BoxError>>))
        .layer(CatchPanicLayer::custom(Panicked));
    let service = inner.service(service_fn(handle::<tower_http::body::Limited<Body>>));
    assert_eq!(text(service.clone().oneshot(request("/")).await.unwrap()).await, TEXT);
    assert_eq!(text(service.clone().oneshot(request("/fine")).await.unwrap()).await, "fine");
    let of_panic = text(service.clone().oneshot(request("/panic")).await.unwrap()).await;
    assert!(of_panic.starts_with("500 Internal Server Error\n\n"), "{of_panic}");
    assert!(!of_panic.contains("secret"), "{of_panic}");

    // What the layers themselves answer is in the same format.
    let long = Request::post("/").header("content-length", "101").body(Body::empty()).unwrap();
    let response = service.oneshot(long).await.unwrap();
    assert_eq!(response.status(), 413);
    let expected = r#"{"title":"Content Too Large","status":413,"detail":"length limit exceeded"}"#;
    assert_eq!(text(response).await, expected);
}

#[tokio::test]
async fn axum_takes_the_layer_with_others_on_either_side() {
    let routes = || {
        Router::new()
            .route("/", get(|| async { Err::<(), _>(NoSuchBook) }))
            .route("/fine", get(|| async { "fine" }))
    };
    let apps: [Router; 3] = [
        routes().layer(CatchPanicLayer::new()).layer(ErrorLayer::new()),
        routes().layer(ErrorLayer::new()).layer(CatchPanicLayer::new()),
        routes().layer(
            tower::ServiceBuilder::new()
                .layer(CatchPanicLayer::new())
                .layer(ErrorLayer::new())
                .layer(CatchPanicLayer::new()),
        ),
    ];
    for app in apps {
        assert_eq!(text(app.clone().oneshot(request("/")).await.unwrap()).await, TEXT);
        assert_eq!(text(app.oneshot(request("/fine")).await.unwrap()).await, "fine");
    }
}

/// A stream of two pieces and trailers, which tells when it is dropped.
struct Stream {
    frames: Vec<Frame<Bytes>>,
    is_dropped: Arc<AtomicBool>,
}

impl Stream {
    fn new() -> Self {
        let trailers = HeaderMap::from_iter([("x-sum".parse().unwrap(), HeaderValue::from_static("7"))]);
        let frames = [Frame::data("one".into()), Frame::data("two".into()), Frame::trailers(trailers)];
        Self { frames: frames.into_iter().rev().collect(), is_dropped: Arc::default() }
    }
}

impl HttpBody for Stream {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        Poll::Ready(Some(self.frames.pop().ok_or("broken off")))
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = SizeHint::new();
        hint.set_lower(6);
        hint.set_upper(7);
        hint
    }

    fn is_end_stream(&self) -> bool {
        self.frames.is_empty()
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.is_dropped.store(true, Ordering::Relaxed);
    }
}

#[tokio::test]
async fn a_stream_is_passed_on_frame_by_frame() {
    let service = service_fn(|_: Request<()>| async { Ok::<_, Infallible>(Response::new(Stream::new())) });
    let request = Request::builder().header("accept", "text/html").body(()).unwrap();
    let response = ErrorLayer::new().layer(service).oneshot(request).await.unwrap();
    let mut body = response.into_body();
    let hint = body.size_hint();
    assert_eq!((hint.lower(), hint.upper()), (6, Some(7)));
    assert!(!body.is_end_stream());
    for piece in ["one", "two"] {
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), piece);
    }
    assert_eq!(body.frame().await.unwrap().unwrap().into_trailers().unwrap()["x-sum"], "7");
    assert!(body.is_end_stream());
    assert_eq!(body.frame().await.unwrap().unwrap_err(), "broken off");
}

#[tokio::test]
async fn what_is_replaced_is_dropped_before_it_is_read() {
    let is_dropped = Arc::<AtomicBool>::default();
    let service = service_fn(|_: Request<()>| {
        let mut stream = Stream::new();
        stream.is_dropped = Arc::clone(&is_dropped);
        async { Ok::<_, Infallible>(NoSuchBook.to_response::<Vec<u8>>().map(|_| stream)) }
    });
    let response = ErrorLayer::new().layer(service).oneshot(Request::new(())).await.unwrap();
    assert!(is_dropped.load(Ordering::Relaxed));
    let body = response.into_body();
    let length = body.size_hint().exact().unwrap();
    assert!(!body.is_end_stream());
    let content = body.collect().await.unwrap();
    assert!(content.trailers().is_none());
    let content = content.to_bytes();
    assert_eq!(content.len() as u64, length);
    assert_eq!(Problem::from_json(&content).unwrap().detail.unwrap(), "no such book");
}

#[test]
fn by_default_there_is_no_content() {
    let body = ErrorBody::<Stream>::default();
    assert!(body.is_end_stream());
    assert_eq!(body.size_hint().exact(), Some(0));
}

/// The status line, the fields and the content, as they are on the wire.
async fn on_the_wire(method: &str, path: &str) -> (HeaderMap, Bytes) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let service = tower::ServiceBuilder::new()
            .layer(ErrorLayer::new())
            .layer(CatchPanicLayer::new())
            .service(service_fn(handle::<Incoming>));
        let service = hyper::service::service_fn(move |request| service.clone().call(request));
        hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await
    });
    let stream = TokioIo::new(TcpStream::connect(address).await.unwrap());
    let (mut client, connection) = hyper::client::conn::http1::handshake(stream).await.unwrap();
    let connection = tokio::spawn(connection);
    let request = Request::builder().method(method).uri(path).header("host", "localhost");
    let request = request.header("accept", "text/html").body(Empty::<Bytes>::new()).unwrap();
    let (mut parts, body) = client.send_request(request).await.unwrap().into_parts();
    let content = body.collect().await.unwrap().to_bytes();
    drop(client);
    connection.await.unwrap().unwrap();
    server.await.unwrap().unwrap();
    parts.headers.remove("date");
    (parts.headers, content)
}

#[tokio::test]
async fn hyper_sends_the_same_fields_for_head_as_for_get() {
    for path in ["/", "/fine"] {
        let (of_get, content) = on_the_wire("GET", path).await;
        let (of_head, nothing) = on_the_wire("HEAD", path).await;
        assert_eq!(of_head, of_get);
        assert_eq!(of_get["content-length"], content.len().to_string());
        assert!(nothing.is_empty());
    }
}

#[tokio::test]
async fn a_service_that_fails_fails() {
    let service = service_fn(|_: Request<()>| async { Err::<Sent, _>("broken") });
    let result = ErrorLayer::new().layer(service).oneshot(Request::new(())).await;
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
    assert!(ErrorLayer::new().layer(Busy(false)).poll_ready(&mut cx).is_pending());
    assert!(ErrorLayer::new().layer(Busy(true)).poll_ready(&mut cx).is_ready());
}

#[tokio::test]
async fn two_layers_do_what_one_does() {
    let service = service_fn(|_: Request<()>| async {
        Ok::<_, Infallible>(Error::NoSuchBook(7).to_response::<Full<Bytes>>())
    });
    let twice = ErrorLayer::new().layer(ErrorLayer::new().layer(service));
    let once = ErrorLayer::new().layer(service);
    for method in [Method::GET, Method::HEAD] {
        for accept in ["*/*", "application/json", "text/html", "text/plain"] {
            for language in ["zh", "en"] {
                let request = || {
                    let request = Request::builder().method(method.clone()).header("accept", accept);
                    request.header("accept-language", language).body(()).unwrap()
                };
                let twice = read(twice.clone().oneshot(request()).await.unwrap()).await;
                let once = read(once.clone().oneshot(request()).await.unwrap()).await;
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
    let inner = ErrorLayer::new().layer(service);
    // What lies between the layers may hide from one what the other sees.
    let without_accept = service_fn(move |mut request: Request<()>| {
        request.headers_mut().remove("accept");
        inner.clone().oneshot(request)
    });
    let request = Request::builder().header("accept", "text/plain").header("accept-language", "zh");
    let request = request.body(()).unwrap();
    let response = read(ErrorLayer::new().layer(without_accept).oneshot(request).await.unwrap()).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(Problem::from_json(response.body()).unwrap().title, "未找到");
}
