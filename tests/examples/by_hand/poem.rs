use std::net::SocketAddr;

use http::header;
use hyper::ext::ReasonPhrase;
use poem::error::{MethodNotAllowedError, NotFoundError};
use poem::listener::TcpListener;
use poem::web::Path;
use poem::{Body, EndpointExt, Error, IntoResponse, Response, Route, Server, get, handler};

use crate::ShopError;

impl From<ShopError> for Error {
    fn from(error: ShopError) -> Self {
        let (parts, body) = error.response().into_parts();
        let phrase = parts.extensions.get::<ReasonPhrase>().cloned();
        let mut error = Error::from_response(Response::from_parts(parts.into(), Body::from(body)));
        if let Some(phrase) = phrase {
            error.set_data(phrase);
        }
        error
    }
}

impl IntoResponse for ShopError {
    fn into_response(self) -> Response {
        Error::from(self).into_response()
    }
}

#[handler]
fn serve(Path(name): Path<String>) -> Result<String, ShopError> {
    crate::shop(&name)
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(address: SocketAddr) -> std::io::Result<()> {
    let shop = get(serve)
        .catch_error(|_: MethodNotAllowedError| async { ShopError::WrongMethod { allow: "GET, HEAD" } });
    let app = Route::new().at("/:name", shop).catch_error(|_: NotFoundError| async { ShopError::NotFound });
    Server::new(TcpListener::bind(address)).run(app).await
}
