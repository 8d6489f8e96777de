use std::convert::Infallible;
use std::net::SocketAddr;

use http::{Method, Request, Response};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;

use crate::ShopError;

fn serve(request: &Request<Incoming>) -> Response<Vec<u8>> {
    let name = request.uri().path().trim_start_matches('/');
    if name.contains('/') {
        return ShopError::NotFound.response();
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return ShopError::WrongMethod { allow: "GET, HEAD" }.response();
    }
    match crate::shop(name) {
        Ok(text) => Response::new(text.into_bytes()),
        Err(error) => error.response(),
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(address: SocketAddr) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(address).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let service = service_fn(|request| async move {
            Ok::<Response<Full<Bytes>>, Infallible>(serve(&request).map(Full::from))
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}
