use std::net::SocketAddr;

use hyper::ext::ReasonPhrase;
use poem::error::{MethodNotAllowedError, NotFoundError};
use poem::listener::TcpListener;
use poem::web::Path;
use poem::{EndpointExt, Error, IntoResponse, Response, Route, Server, get, handler};

use crate::ShopError;

impl From<ShopError> for Error {
    fn from(error: ShopError) -> Self {
        let (mut parts, body) = error.response().into_parts();
        let mut response = Response::from(body);
        response.set_status(parts.status);
        *response.headers_mut() = parts.headers;
        let mut error = Self::from_response(response);
        if let Some(phrase) = parts.extensions.remove::<ReasonPhrase>() {
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
