//! The shop with rocket. `cargo run -p statusquo-tests --example shop_rocket`, then
//! `curl -i localhost:3000/pay`.

mod shop;

use shop::ShopError;
use statusquo::RouteError;

#[rocket::get("/<name>")]
fn serve(name: &str) -> Result<String, ShopError> {
    shop::serve(name)
}

// Rocket has no 405: a method that no route has is not found.
#[rocket::catch(404)]
fn not_found() -> RouteError {
    RouteError::NotFound
}

#[rocket::launch]
fn rocket() -> _ {
    let address = shop::address();
    let config = rocket::Config::figment().merge(("address", address.ip())).merge(("port", address.port()));
    rocket::custom(config).mount("/", rocket::routes![serve]).register("/", rocket::catchers![not_found])
}
