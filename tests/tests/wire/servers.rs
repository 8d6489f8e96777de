//! One server for each framework, all with the same paths: `/{kind}/{name}` fails with `cases::error`.

use std::net::{Ipv4Addr, SocketAddr};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::cases::{self, Wire};

/// A server in a thread of its own, stopped when dropped.
pub struct Server {
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// `run` gets a place for the address and the signal to stop.
    pub fn start(
        run: impl FnOnce(std::sync::mpsc::Sender<SocketAddr>, oneshot::Receiver<()>) + Send + 'static,
    ) -> Self {
        let (send, receive) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || run(send, stopped));
        Self { address: receive.recv().unwrap(), stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let result = self.thread.take().map(JoinHandle::join);
        if !std::thread::panicking() {
            assert!(matches!(result, Some(Ok(()))), "the server panicked");
        }
    }
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

pub const ANY_PORT: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

fn fail(kind: &str, name: &str) -> Result<&'static str, Wire> {
    Err(cases::error(kind, name))
}

pub mod plain {
    //! hyper, with nothing but `http::Response`.

    use std::convert::Infallible;

    use http::{Request, Response};
    use http_body_util::Full;
    use hyper::body::{Bytes, Incoming};
    use hyper::service::service_fn;
    use hyper_util::rt::TokioIo;
    use statusquo::{RouteError, ToResponse};

    use super::{ANY_PORT, Server, cases, runtime};

    fn answer(request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let response: Response<Vec<u8>> = match request.uri().path().split('/').collect::<Vec<_>>()[..] {
            ["", "books"] => RouteError::wrong_method("POST").into_response_with_error(),
            ["", kind, name] => cases::error(kind, name).into_response_with_error(),
            _ => RouteError::NotFound.into_response_with_error(),
        };
        assert!(response.extensions().get::<statusquo::OriginalError>().is_some());
        response.map(Full::from)
    }

    pub fn start() -> Server {
        Server::start(|address, mut stopped| {
            runtime().block_on(async {
                let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
                address.send(listener.local_addr().unwrap()).unwrap();
                loop {
                    let stream = tokio::select! {
                        accepted = listener.accept() => accepted.unwrap().0,
                        _ = &mut stopped => return,
                    };
                    let service = service_fn(|request| async move { Ok::<_, Infallible>(answer(&request)) });
                    tokio::spawn(
                        hyper::server::conn::http1::Builder::new()
                            .serve_connection(TokioIo::new(stream), service),
                    );
                }
            });
        })
    }
}

pub mod axum {
    use std::sync::Mutex;

    use axum::extract::rejection::{
        BytesRejection, FormRejection, JsonRejection, PathRejection, QueryRejection, StringRejection,
    };
    use axum::extract::{FromRequest, Path, Query, Request};
    use axum::response::{IntoResponse, Response};
    use axum::routing::{get, post};
    use axum::{Form, Json, Router};
    use statusquo::{HttpError, OriginalError, RouteError};

    use super::{ANY_PORT, Server, Wire, fail, runtime};
    use crate::rejections::Book;

    #[derive(Debug, thiserror::Error, HttpError)]
    pub enum Rejected {
        #[error(transparent)]
        #[http(transparent)]
        Json(#[from] JsonRejection),
        #[error(transparent)]
        #[http(transparent)]
        Form(#[from] FormRejection),
        #[error(transparent)]
        #[http(transparent)]
        Query(#[from] QueryRejection),
        #[error(transparent)]
        #[http(transparent)]
        Path(#[from] PathRejection),
        #[error(transparent)]
        #[http(transparent)]
        Text(#[from] StringRejection),
        #[error(transparent)]
        #[http(transparent)]
        Bytes(#[from] BytesRejection),
    }

    async fn case(Path((kind, name)): Path<(String, String)>) -> Result<&'static str, Wire> {
        fail(&kind, &name)
    }

    async fn json(book: Result<Json<Book>, JsonRejection>) -> Result<String, Rejected> {
        Ok(book?.0.title)
    }

    async fn form(book: Result<Form<Book>, FormRejection>) -> Result<String, Rejected> {
        Ok(book?.0.title)
    }

    async fn query(book: Result<Query<Book>, QueryRejection>) -> Result<String, Rejected> {
        Ok(book?.0.title)
    }

    async fn path(id: Result<Path<u8>, PathRejection>) -> Result<String, Rejected> {
        Ok(id?.0.to_string())
    }

    /// Two parameters where the route has one: the server's fault.
    async fn wrong_path(id: Result<Path<(u8, u8)>, PathRejection>) -> Result<String, Rejected> {
        Ok(id?.0.0.to_string())
    }

    async fn text(request: Request) -> Result<String, Rejected> {
        Ok(String::from_request(request, &()).await?)
    }

    pub static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

    /// What middleware can find out about an error.
    async fn watch(response: Response) -> Response {
        if let Some(error) = response.extensions().get::<OriginalError>() {
            SEEN.lock().unwrap().push(error.to_string());
        }
        response
    }

    pub fn start() -> Server {
        let app = Router::new()
            .route("/{kind}/{name}", get(case))
            .route("/books", post(json))
            .route("/form", post(form))
            .route("/query", get(query))
            .route("/path/at/{id}", get(path))
            .route("/wrong-path/at/{id}", get(wrong_path))
            .route("/text", post(text))
            .layer(axum::middleware::map_response(watch))
            .fallback(|| async { RouteError::NotFound.into_response() })
            .method_not_allowed_fallback(|| async { RouteError::wrong_method("") });
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
    use std::sync::Mutex;

    use actix_web::dev::{Service, ServiceResponse};
    use actix_web::{App, HttpServer, web};
    use statusquo::{HttpError, RouteError};

    use super::{ANY_PORT, Server, Wire, fail};
    use crate::rejections::Book;

    #[derive(Debug, thiserror::Error, HttpError)]
    pub enum Rejected {
        #[error(transparent)]
        #[http(transparent)]
        Any(#[from] actix_web::Error),
        #[error(transparent)]
        #[http(transparent)]
        Json(#[from] actix_web::error::JsonPayloadError),
    }

    async fn case(path: web::Path<(String, String)>) -> Result<&'static str, Wire> {
        fail(&path.0, &path.1)
    }

    async fn json(book: Result<web::Json<Book>, actix_web::Error>) -> Result<String, Rejected> {
        Ok(book?.into_inner().title)
    }

    async fn form(book: Result<web::Form<Book>, Rejected>) -> Result<String, Rejected> {
        Ok(book?.into_inner().title)
    }

    async fn query(book: Result<web::Query<Book>, Rejected>) -> Result<String, Rejected> {
        Ok(book?.into_inner().title)
    }

    async fn path(id: Result<web::Path<u8>, Rejected>) -> Result<String, Rejected> {
        Ok(id?.into_inner().to_string())
    }

    /// No `Result`: the configuration turns every refusal into our error.
    async fn configured(book: web::Json<Book>) -> String {
        book.into_inner().title
    }

    pub static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

    fn watch<B>(response: &ServiceResponse<B>) {
        if let Some(error) = response.response().error().and_then(|error| error.as_error::<Wire>()) {
            SEEN.lock().unwrap().push(error.to_string());
        }
    }

    pub fn start() -> Server {
        Server::start(|address, stopped| {
            actix_web::rt::System::new().block_on(async {
                let server = HttpServer::new(|| {
                    App::new()
                        .wrap_fn(|request, service| {
                            let response = service.call(request);
                            async { response.await.inspect(watch) }
                        })
                        .service(web::resource("/books").route(web::post().to(json)).default_service(
                            web::to(|| async { Err::<&str, _>(RouteError::wrong_method("POST")) }),
                        ))
                        .route("/form", web::post().to(form))
                        .route("/query", web::get().to(query))
                        .route("/path/at/{id}", web::get().to(path))
                        .service(
                            web::resource("/configured")
                                .app_data(
                                    web::JsonConfig::default()
                                        .limit(64)
                                        .error_handler(|error, _| Rejected::from(error).into()),
                                )
                                .route(web::post().to(configured)),
                        )
                        .route("/{kind}/{name}", web::to(case))
                        .default_service(web::to(|| async { Err::<&str, _>(RouteError::NotFound) }))
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
    use std::sync::Mutex;

    use rocket::fairing::AdHoc;
    use rocket::serde::json::{Error as JsonError, Json};
    use statusquo::{HttpError, OriginalError, RouteError};

    use super::{Server, Wire, fail, runtime};
    use crate::rejections::Book;

    #[derive(Debug, thiserror::Error, HttpError)]
    pub enum Rejected<'r> {
        #[error(transparent)]
        #[http(transparent)]
        Json(JsonError<'r>),
    }

    #[rocket::get("/<kind>/<name>")]
    fn case(kind: &str, name: &str) -> Result<&'static str, Wire> {
        fail(kind, name)
    }

    #[rocket::post("/books", data = "<book>")]
    fn json(book: Result<Json<Book>, JsonError<'_>>) -> Result<String, Rejected<'_>> {
        Ok(book.map_err(Rejected::Json)?.into_inner().title)
    }

    #[rocket::catch(404)]
    fn not_found() -> RouteError {
        RouteError::NotFound
    }

    pub static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

    pub fn start() -> Server {
        Server::start(|address, stopped| {
            runtime().block_on(async {
                let mut config = rocket::Config {
                    port: 0,
                    log_level: rocket::config::LogLevel::Off,
                    ..Default::default()
                };
                config.shutdown.ctrlc = false;
                config.shutdown.grace = 0;
                config.shutdown.mercy = 0;
                let watch = AdHoc::on_response("watch", |request, _| {
                    Box::pin(async move {
                        if let Some(error) = OriginalError::of_request(request) {
                            SEEN.lock().unwrap().push(error.to_string());
                        }
                    })
                });
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
                    .mount("/", rocket::routes![case, json])
                    .register("/", rocket::catchers![not_found])
                    .attach(watch)
                    .attach(liftoff);
                drop(rocket.launch().await.unwrap());
            });
        })
    }
}

pub mod poem {
    use std::sync::Mutex;
    use std::time::Duration;

    use poem::error::{MethodNotAllowedError, NotFoundError};
    use poem::listener::TcpAcceptor;
    use poem::web::{Form, Json, Path, Query};
    use poem::{Endpoint, EndpointExt, Request, Response, Route, handler};
    use statusquo::{HttpError, OriginalError, RouteError};

    use super::{ANY_PORT, Server, Wire, fail, runtime};
    use crate::rejections::Book;

    #[derive(Debug, thiserror::Error, HttpError)]
    pub enum Rejected {
        #[error(transparent)]
        #[http(transparent)]
        Any(#[from] poem::Error),
    }

    #[handler]
    fn case(Path((kind, name)): Path<(String, String)>) -> Result<&'static str, Wire> {
        fail(&kind, &name)
    }

    #[handler]
    fn json(book: poem::Result<Json<Book>>) -> Result<String, Rejected> {
        Ok(book?.0.title)
    }

    #[handler]
    fn form(book: poem::Result<Form<Book>>) -> Result<String, Rejected> {
        Ok(book?.0.title)
    }

    #[handler]
    fn query(book: poem::Result<Query<Book>>) -> Result<String, Rejected> {
        Ok(book?.0.title)
    }

    #[handler]
    fn path(id: poem::Result<Path<u8>>) -> Result<String, Rejected> {
        Ok(id?.0.to_string())
    }

    pub static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

    async fn watch<E: Endpoint>(next: E, request: Request) -> poem::Result<Response> {
        let response = next.get_response(request).await;
        if let Some(error) = response.data::<OriginalError>() {
            SEEN.lock().unwrap().push(error.to_string());
        }
        Ok(response)
    }

    pub fn start() -> Server {
        let books = poem::post(json)
            .catch_error(|_: MethodNotAllowedError| async { RouteError::wrong_method("POST") });
        let app = Route::new()
            .at("/books", books)
            .at("/form", poem::post(form))
            .at("/query", poem::get(query))
            .at("/path/at/:id", poem::get(path))
            .at("/:kind/:name", poem::get(case))
            .catch_error(|_: NotFoundError| async { RouteError::NotFound })
            .around(watch);
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
}

pub mod salvo {
    use std::sync::Mutex;

    use salvo_core::catcher::Catcher;
    use salvo_core::conn::{Acceptor, Listener, TcpListener};
    use salvo_core::http::{ParseError, StatusCode};
    use salvo_core::prelude::{FlowCtrl, Request, Response, Router, Scribe, Service, handler};
    use salvo_core::{Depot, Server as SalvoServer};
    use statusquo::{HttpError, OriginalError, RouteError};

    use super::{ANY_PORT, Server, Wire, fail, runtime};
    use crate::rejections::Book;

    #[derive(Debug, thiserror::Error, HttpError)]
    pub enum Rejected {
        #[error(transparent)]
        #[http(transparent)]
        Parse(#[from] ParseError),
    }

    #[handler]
    async fn case(request: &mut Request) -> Result<&'static str, Wire> {
        fail(&request.param::<String>("kind").unwrap(), &request.param::<String>("name").unwrap())
    }

    #[handler]
    async fn json(request: &mut Request) -> Result<String, Rejected> {
        Ok(request.parse_json::<Book>().await?.title)
    }

    #[handler]
    async fn large(request: &mut Request) -> Result<String, Rejected> {
        Ok(request.parse_json_with_max_size::<Book>(16).await?.title)
    }

    #[handler]
    async fn form(request: &mut Request) -> Result<String, Rejected> {
        Ok(request.parse_form::<Book>().await?.title)
    }

    #[handler]
    async fn query(request: &mut Request) -> Result<String, Rejected> {
        Ok(request.parse_queries::<Book>()?.title)
    }

    #[handler]
    async fn no_route(response: &mut Response, flow: &mut FlowCtrl) {
        match response.status_code {
            Some(StatusCode::NOT_FOUND) => RouteError::NotFound.render(response),
            Some(StatusCode::METHOD_NOT_ALLOWED) => RouteError::wrong_method("").render(response),
            _ => return,
        }
        flow.skip_rest();
    }

    pub static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());

    #[handler]
    async fn watch(request: &mut Request, depot: &mut Depot, response: &mut Response, flow: &mut FlowCtrl) {
        // What an error has to take the place of.
        response.headers_mut().insert("content-type", "text/html".parse().unwrap());
        response.headers_mut().insert("content-length", "4711".parse().unwrap());
        flow.call_next(request, depot, response).await;
        if let Some(error) = response.extensions.get::<OriginalError>() {
            SEEN.lock().unwrap().push(error.to_string());
        }
    }

    pub fn start() -> Server {
        let router = Router::new()
            .push(Router::with_path("books").post(json))
            .push(Router::with_path("large").post(large))
            .push(Router::with_path("form").post(form))
            .push(Router::with_path("query").get(query))
            .push(Router::with_path("{kind}/{name}").hoop(watch).goal(case));
        let service = Service::new(router).catcher(Catcher::default().hoop(no_route));
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
