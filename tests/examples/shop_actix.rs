//! The shop with actix-web. `cargo run -p statusquo-tests --example shop_actix`, then
//! `curl -i localhost:3000/pay`.

mod shop;

use actix_web::{App, HttpServer, web};
use shop::ShopError;
use statusquo::RouteError;

async fn serve(name: web::Path<String>) -> Result<String, ShopError> {
    shop::serve(&name)
}

async fn wrong_method() -> Result<String, RouteError> {
    Err(RouteError::wrong_method("GET"))
}

async fn not_found() -> Result<String, RouteError> {
    Err(RouteError::NotFound)
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let app = || {
        let shop =
            web::resource("/{name}").route(web::get().to(serve)).default_service(web::to(wrong_method));
        App::new().service(shop).default_service(web::to(not_found))
    };
    HttpServer::new(app).workers(1).bind(shop::address())?.run().await
}
