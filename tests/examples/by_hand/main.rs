//! The shops of `shop_*` without statusquo: what one writes by hand for the same answers. `load` compares them.
//!
//! ```text
//! cargo run -p statusquo-tests --example by_hand -- axum 127.0.0.1:3000
//! ```

mod actix;
mod axum;
mod error;
mod hyper;
mod poem;
mod rocket;
mod salvo;

use std::net::SocketAddr;

use self::error::ShopError;

fn shop(name: &str) -> Result<String, ShopError> {
    match name {
        "orders" => Err(ShopError::NotLoggedIn),
        "pay" => Err(ShopError::OutOfCredit { balance: 30, price: 50 }),
        "stock" => Err(ShopError::Counting { seconds: 90 }),
        "report" => Ok(std::fs::read_to_string("/nowhere/secret-path")?),
        _ => Ok("nothing to buy here\n".to_owned()),
    }
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [framework, address] = &arguments[..] else { panic!("two arguments: a framework, and an address") };
    let address: SocketAddr = address.parse().expect("an address, such as 127.0.0.1:3000");
    match framework.as_str() {
        "axum" => axum::run(address),
        "actix" => actix::run(address),
        "rocket" => rocket::run(address),
        "poem" => poem::run(address),
        "salvo" => salvo::run(address),
        "hyper" => hyper::run(address),
        _ => panic!("no such framework"),
    }
}
