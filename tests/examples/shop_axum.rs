//! The shop with axum. `cargo run -p statusquo-tests --example shop_axum`, then `curl -i localhost:3000/pay`.

mod shop;

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use shop::ShopError;
use statusquo::RouteError;

async fn serve(Path(name): Path<String>) -> Result<String, ShopError> {
    shop::serve(&name)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let app = Router::new()
        .route("/{name}", get(serve))
        .fallback(|| async { RouteError::NotFound })
        .method_not_allowed_fallback(|| async { RouteError::wrong_method("") }); // axum adds `Allow`
    axum::serve(tokio::net::TcpListener::bind(shop::address()).await?, app).await
}
