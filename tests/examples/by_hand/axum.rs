use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::ShopError;

impl IntoResponse for ShopError {
    fn into_response(self) -> Response {
        self.response().map(Body::from)
    }
}

async fn serve(Path(name): Path<String>) -> Result<String, ShopError> {
    crate::shop(&name)
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(address: SocketAddr) -> std::io::Result<()> {
    let app = Router::new()
        .route("/{name}", get(serve))
        .fallback(|| async { ShopError::NotFound })
        .method_not_allowed_fallback(|| async { ShopError::WrongMethod { allow: "" } });
    axum::serve(tokio::net::TcpListener::bind(address).await?, app).await
}
