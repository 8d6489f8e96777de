//! The shop with hyper alone. `cargo run -p statusquo-tests --example shop_hyper`, then
//! `curl -i localhost:3000/pay`.

mod shop;

use std::convert::Infallible;

use http::{Method, Request, Response};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use statusquo::{RouteError, ToResponse};

fn serve(request: &Request<Incoming>) -> Response<Vec<u8>> {
    let name = request.uri().path().trim_start_matches('/');
    if name.contains('/') {
        return RouteError::NotFound.to_response();
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return RouteError::wrong_method("GET, HEAD").to_response();
    }
    match shop::serve(name) {
        Ok(text) => Response::new(text.into_bytes()),
        Err(error) => error.to_response(),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(shop::address()).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let service = service_fn(|request| async move {
            Ok::<Response<Full<Bytes>>, Infallible>(serve(&request).map(Full::from))
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
