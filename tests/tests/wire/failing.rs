//! One server for each framework, with `ErrorLayer` installed as its page says, and every way to fail before, in and after a
//! handler: `failures` asks them.

use std::time::Duration;

use futures_util::{Stream, StreamExt, stream};
use statusquo::{ErrorLayer, HttpError, error_format};

use crate::servers::Server;

error_format! {
    /// What every failure is written in.
    pub struct Failure: "application/json" = {
        "status": {status},
        "message": {detail or title},
        "path": {instance},
        "id": {extensions.request_id}
    };
}

/// An error of the application.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("no book `{0}`")]
#[http(NotFound, format = Failure)]
pub struct NoSuchBook(pub &'static str);

#[derive(Debug, serde::Deserialize)]
pub struct Book {
    pub pages: u32,
}

/// Two pieces, of which the second never comes.
fn broken_stream() -> impl Stream<Item = Result<&'static str, std::io::Error>> + Send + 'static {
    stream::iter([Ok("the first half"), Err(std::io::Error::other("broken"))]).then(|piece| async {
        if piece.is_err() {
            // Until then the beginning has been sent.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        piece
    })
}

/// The layer of all servers.
pub fn layer() -> ErrorLayer {
    ErrorLayer::new()
        .format::<Failure>()
        .request_id("X-Request-Id")
        .with(|request, problem| problem.instance(request.path()))
}

/// A framework with a layer, or without.
type Start = fn(Option<ErrorLayer>) -> Server;

pub const FRAMEWORKS: [(&str, Start); 5] = [
    ("axum", |layer| axum::start(false, layer)),
    ("actix-web", actix::start),
    ("rocket", rocket::start),
    ("poem", poem::start),
    ("salvo", salvo::start),
];

/// The most bytes of a body.
pub const LIMIT: usize = 64;
pub const PAGE: &str = "<p>no such page";

pub mod axum {
    use std::time::Duration;

    use axum::body::Body;
    use axum::extract::{DefaultBodyLimit, Path};
    use axum::http::StatusCode;
    use axum::response::{Html, IntoResponse, Response};
    use axum::routing::{get, post};
    use axum::{Json, Router};
    use tower_http::limit::RequestBodyLimitLayer;
    use tower_http::timeout::TimeoutLayer;

    use statusquo::ErrorLayer;

    use super::{Book, LIMIT, NoSuchBook, PAGE, broken_stream};
    use crate::servers::{ANY_PORT, Server, runtime};

    /// A text that never ends as it should.
    async fn breaks() -> Response {
        let body = Body::from_stream(broken_stream());
        (StatusCode::BAD_GATEWAY, [("content-type", "text/plain")], body).into_response()
    }

    async fn long() -> (StatusCode, String) {
        (StatusCode::BAD_REQUEST, "x".repeat(16 * 1024 + 1))
    }

    fn routes() -> Router {
        Router::new()
            .route("/fine", get(|| async { "fine" }))
            .route("/json", post(|Json(book): Json<Book>| async move { book.pages.to_string() }))
            .route("/books/{id}", get(|Path(id): Path<u32>| async move { id.to_string() }))
            .route("/ours", get(|| async { Err::<(), _>(NoSuchBook("7")) }))
            .route("/page", get(|| async { (StatusCode::NOT_FOUND, Html(PAGE)) }))
            .route("/panic", get(|| async { if PAGE.is_empty() { "" } else { panic!("hunter2") } }))
            .route("/text", get(|| async { (StatusCode::CONFLICT, "somebody else was faster") }))
            .route("/secret", get(|| async { (StatusCode::BAD_GATEWAY, "hunter2") }))
            .route("/slow", get(|| async { tokio::time::sleep(Duration::from_mins(1)).await }))
            .route("/breaks", get(breaks))
            .route("/long", get(long))
    }

    /// axum by itself, with its own limit, or with tower-http's.
    pub fn start(is_limited_by_tower: bool, layer: Option<ErrorLayer>) -> Server {
        let app = routes();
        let app = if is_limited_by_tower {
            app.layer(RequestBodyLimitLayer::new(LIMIT))
        } else {
            app.layer(DefaultBodyLimit::max(LIMIT))
        };
        let slow = TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_millis(50));
        let app = app.layer(slow);
        let app = if let Some(layer) = layer { app.layer(layer) } else { app };
        Server::start(|address, stopped| {
            runtime().block_on(async {
                let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
                address.send(listener.local_addr().unwrap()).unwrap();
                let stopped = async { drop(stopped.await) };
                axum::serve(listener, app).with_graceful_shutdown(stopped).await.unwrap();
            });
        })
    }
}

pub mod actix {
    use actix_web::http::StatusCode;
    use actix_web::{App, HttpResponse, HttpServer, web};

    use futures_util::StreamExt as _;

    use statusquo::ErrorLayer;

    use super::{Book, LIMIT, NoSuchBook, PAGE, broken_stream};
    use crate::servers::{ANY_PORT, Server};

    async fn breaks() -> HttpResponse {
        let pieces = broken_stream().map(|piece| piece.map(web::Bytes::from));
        HttpResponse::BadGateway().content_type("text/plain").streaming(pieces)
    }

    async fn fails() -> &'static str {
        if PAGE.is_empty() { "" } else { panic!("hunter2") }
    }

    pub fn start(layer: Option<ErrorLayer>) -> Server {
        Server::start(move |address, stopped| {
            actix_web::rt::System::new().block_on(async {
                let server = HttpServer::new(move || {
                    App::new()
                        .wrap(actix_web::middleware::Condition::new(
                            layer.is_some(),
                            layer.clone().unwrap_or_default(),
                        ))
                        .app_data(web::JsonConfig::default().limit(LIMIT))
                        .route("/fine", web::to(|| async { "fine" }))
                        .route(
                            "/json",
                            web::post().to(|book: web::Json<Book>| async move { book.pages.to_string() }),
                        )
                        .route("/books/{id}", web::to(|id: web::Path<u32>| async move { id.to_string() }))
                        .route("/ours", web::to(|| async { Err::<&str, _>(NoSuchBook("7")) }))
                        .route(
                            "/page",
                            web::to(|| async {
                                HttpResponse::NotFound().content_type("text/html; charset=utf-8").body(PAGE)
                            }),
                        )
                        .route("/panic", web::to(fails))
                        .route(
                            "/text",
                            web::to(|| async { ("somebody else was faster", StatusCode::CONFLICT) }),
                        )
                        .route("/secret", web::to(|| async { ("hunter2", StatusCode::BAD_GATEWAY) }))
                        .route("/breaks", web::to(breaks))
                        .route(
                            "/long",
                            web::to(|| async { ("x".repeat(16 * 1024 + 1), StatusCode::BAD_REQUEST) }),
                        )
                })
                .workers(1)
                .disable_signals()
                .bind(ANY_PORT)
                .unwrap();
                address.send(server.addrs()[0]).unwrap();
                let server = server.run();
                let handle = server.handle();
                actix_web::rt::spawn(async move {
                    let _ = stopped.await;
                    handle.stop(false).await;
                });
                server.await.unwrap();
            });
        })
    }
}

pub mod rocket {
    use rocket::data::{Limits, ToByteUnit};
    use rocket::fairing::AdHoc;
    use rocket::http::Status;
    use rocket::response::content::RawHtml;
    use rocket::response::status::Custom;
    use rocket::response::stream::TextStream;
    use rocket::serde::json::Json;

    use statusquo::ErrorLayer;

    use super::{Book, LIMIT, NoSuchBook, PAGE};
    use crate::servers::{Server, runtime};

    #[rocket::get("/fine")]
    fn fine() -> &'static str {
        "fine"
    }

    #[rocket::post("/json", data = "<book>")]
    fn json(book: Json<Book>) -> String {
        book.into_inner().pages.to_string()
    }

    #[rocket::get("/books/<id>")]
    fn book(id: u32) -> String {
        id.to_string()
    }

    #[rocket::get("/ours")]
    fn ours() -> Result<(), NoSuchBook> {
        Err(NoSuchBook("7"))
    }

    #[rocket::get("/page")]
    fn page() -> Custom<RawHtml<&'static str>> {
        Custom(Status::NotFound, RawHtml(PAGE))
    }

    #[rocket::get("/panic")]
    fn fails() -> &'static str {
        if PAGE.is_empty() { "" } else { panic!("hunter2") }
    }

    #[rocket::get("/text")]
    fn text() -> Custom<&'static str> {
        Custom(Status::Conflict, "somebody else was faster")
    }

    #[rocket::get("/secret")]
    fn secret() -> Custom<&'static str> {
        Custom(Status::BadGateway, "hunter2")
    }

    #[rocket::get("/long")]
    fn long() -> Custom<String> {
        Custom(Status::BadRequest, "x".repeat(16 * 1024 + 1))
    }

    #[rocket::get("/breaks")]
    fn breaks() -> Custom<TextStream![&'static str]> {
        Custom(Status::BadGateway, TextStream! { yield "the first half"; })
    }

    pub fn start(layer: Option<ErrorLayer>) -> Server {
        Server::start(move |address, stopped| {
            runtime().block_on(async {
                let mut config = rocket::Config {
                    port: 0,
                    log_level: rocket::config::LogLevel::Off,
                    limits: Limits::default().limit("json", LIMIT.bytes()),
                    ..Default::default()
                };
                config.shutdown.ctrlc = false;
                config.shutdown.grace = 0;
                config.shutdown.mercy = 0;
                let liftoff = AdHoc::on_liftoff("address", move |rocket| {
                    Box::pin(async move {
                        let config = rocket.config();
                        address.send((config.address, config.port).into()).unwrap();
                        let shutdown = rocket.shutdown();
                        rocket::tokio::spawn(async move {
                            let _ = stopped.await;
                            shutdown.notify();
                        });
                    })
                });
                let rocket = rocket::custom(config)
                    .mount(
                        "/",
                        rocket::routes![fine, json, book, ours, page, fails, text, secret, long, breaks],
                    )
                    .attach(liftoff);
                let rocket = if let Some(layer) = layer { rocket.attach(layer) } else { rocket };
                drop(rocket.launch().await.unwrap());
            });
        })
    }
}

pub mod poem {
    use std::time::Duration;

    use poem::http::StatusCode;
    use poem::listener::TcpAcceptor;
    use poem::middleware::SizeLimit;
    use poem::web::{Html, Json, Path};
    use poem::{Body, Endpoint, EndpointExt, Response, Route, handler};

    use statusquo::ErrorLayer;

    use super::{Book, LIMIT, NoSuchBook, PAGE, broken_stream};
    use crate::servers::{ANY_PORT, Server, runtime};

    #[handler]
    fn fine() -> &'static str {
        "fine"
    }

    #[handler]
    fn json(Json(sent): Json<Book>) -> String {
        sent.pages.to_string()
    }

    #[handler]
    fn book(Path(id): Path<u32>) -> String {
        id.to_string()
    }

    #[handler]
    fn ours() -> Result<(), NoSuchBook> {
        Err(NoSuchBook("7"))
    }

    #[handler]
    fn page() -> (StatusCode, Html<&'static str>) {
        (StatusCode::NOT_FOUND, Html(PAGE))
    }

    #[handler]
    fn fails() -> &'static str {
        if PAGE.is_empty() { "" } else { panic!("hunter2") }
    }

    #[handler]
    fn text() -> (StatusCode, &'static str) {
        (StatusCode::CONFLICT, "somebody else was faster")
    }

    #[handler]
    fn secret() -> (StatusCode, &'static str) {
        (StatusCode::BAD_GATEWAY, "hunter2")
    }

    #[handler]
    fn long() -> (StatusCode, String) {
        (StatusCode::BAD_REQUEST, "x".repeat(16 * 1024 + 1))
    }

    #[handler]
    fn breaks() -> Response {
        let body = Body::from_bytes_stream(broken_stream());
        Response::builder().status(StatusCode::BAD_GATEWAY).content_type("text/plain").body(body)
    }

    fn run(app: impl Endpoint + 'static) -> Server {
        Server::start(|address, stopped| {
            runtime().block_on(async {
                let listener = std::net::TcpListener::bind(ANY_PORT).unwrap();
                listener.set_nonblocking(true).unwrap();
                address.send(listener.local_addr().unwrap()).unwrap();
                poem::Server::new_with_acceptor(TcpAcceptor::from_std(listener).unwrap())
                    .run_with_graceful_shutdown(app, async { drop(stopped.await) }, Some(Duration::ZERO))
                    .await
                    .unwrap();
            });
        })
    }

    pub fn start(layer: Option<ErrorLayer>) -> Server {
        let app = Route::new()
            .at("/fine", poem::get(fine))
            .at("/json", poem::post(json).with(SizeLimit::new(LIMIT)))
            .at("/books/:id", poem::get(book))
            .at("/ours", poem::get(ours))
            .at("/page", poem::get(page))
            .at("/panic", poem::get(fails))
            .at("/text", poem::get(text))
            .at("/secret", poem::get(secret))
            .at("/long", poem::get(long))
            .at("/breaks", poem::get(breaks));
        if let Some(layer) = layer { run(app.with(layer)) } else { run(app) }
    }
}

pub mod salvo {
    use salvo_core::Server as SalvoServer;
    use salvo_core::conn::{Acceptor, Listener, TcpListener};
    use salvo_core::http::{ParseError, StatusCode};
    use salvo_core::prelude::{Request, Response, Router, Service, StatusError, Text, handler};

    use statusquo::ErrorLayer;

    use super::{Book, LIMIT, NoSuchBook, PAGE, broken_stream};
    use crate::servers::{ANY_PORT, Server, runtime};

    #[handler]
    async fn fine() -> &'static str {
        "fine"
    }

    #[handler]
    async fn json(request: &mut Request) -> Result<String, ParseError> {
        Ok(request.parse_json_with_max_size::<Book>(LIMIT).await?.pages.to_string())
    }

    #[handler]
    async fn book(request: &mut Request) -> Result<String, StatusError> {
        let id = request.param::<u32>("id").ok_or_else(|| StatusError::bad_request().brief("no such id"))?;
        Ok(id.to_string())
    }

    #[handler]
    async fn ours() -> Result<&'static str, NoSuchBook> {
        Err(NoSuchBook("7"))
    }

    #[handler]
    async fn page(response: &mut Response) {
        response.status_code(StatusCode::NOT_FOUND);
        response.render(Text::Html(PAGE));
    }

    #[handler]
    async fn fails() -> &'static str {
        if PAGE.is_empty() { "" } else { panic!("hunter2") }
    }

    #[handler]
    async fn text(response: &mut Response) {
        response.status_code(StatusCode::CONFLICT);
        response.render("somebody else was faster");
    }

    #[handler]
    async fn secret(response: &mut Response) {
        response.status_code(StatusCode::BAD_GATEWAY);
        response.render("hunter2");
    }

    #[handler]
    async fn long(response: &mut Response) {
        response.status_code(StatusCode::BAD_REQUEST);
        response.render("x".repeat(16 * 1024 + 1));
    }

    #[handler]
    async fn breaks(response: &mut Response) {
        response.status_code(StatusCode::BAD_GATEWAY);
        response.headers_mut().insert("content-type", "text/plain".parse().unwrap());
        response.stream(broken_stream());
    }

    pub fn start(layer: Option<ErrorLayer>) -> Server {
        let router = Router::new()
            .push(Router::with_path("fine").goal(fine))
            .push(Router::with_path("json").post(json))
            .push(Router::with_path("books/{id}").goal(book))
            .push(Router::with_path("ours").goal(ours))
            .push(Router::with_path("page").goal(page))
            .push(Router::with_path("panic").goal(fails))
            .push(Router::with_path("text").goal(text))
            .push(Router::with_path("secret").goal(secret))
            .push(Router::with_path("long").goal(long))
            .push(Router::with_path("breaks").goal(breaks));
        let service = Service::new(router);
        let service = if let Some(layer) = layer { service.hoop(layer) } else { service };
        Server::start(|address, stopped| {
            runtime().block_on(async {
                let acceptor = TcpListener::new(ANY_PORT).bind().await;
                let local = acceptor.holdings()[0].local_addr.clone();
                address.send(local.into_std().unwrap()).unwrap();
                let server = SalvoServer::new(acceptor);
                let handle = server.handle();
                tokio::spawn(async move {
                    let _ = stopped.await;
                    handle.stop_forceful();
                });
                server.serve(service).await;
            });
        })
    }
}
