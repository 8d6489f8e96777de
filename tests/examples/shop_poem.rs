//! The shop with poem. `cargo run -p statusquo-tests --example shop_poem`, then `curl -i localhost:3000/pay`.

mod shop;

use poem::error::{MethodNotAllowedError, NotFoundError};
use poem::listener::TcpListener;
use poem::web::Path;
use poem::{EndpointExt, Route, Server, get, handler};
use shop::ShopError;
use statusquo::RouteError;

#[handler]
fn serve(Path(name): Path<String>) -> Result<String, ShopError> {
    shop::serve(&name)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let shop =
        get(serve).catch_error(|_: MethodNotAllowedError| async { RouteError::wrong_method("GET, HEAD") });
    let app = Route::new().at("/:name", shop).catch_error(|_: NotFoundError| async { RouteError::NotFound });
    Server::new(TcpListener::bind(shop::address())).run(app).await
}
