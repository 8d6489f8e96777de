use std::io::Cursor;
use std::net::SocketAddr;

use rocket::http::{Header, Status};
use rocket::response::Responder;
use rocket::{Config, Request, Response};

use crate::ShopError;
use crate::error::JSON;

impl<'r> Responder<'r, 'static> for ShopError {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        let body = self.body();
        let mut response = Response::build();
        response.status(Status::new(self.status().0)).raw_header("content-type", JSON);
        if let Some((name, value)) = self.field() {
            response.header(Header::new(name, value));
        }
        response.sized_body(body.len(), Cursor::new(body)).ok()
    }
}

#[rocket::get("/<name>")]
fn serve(name: &str) -> Result<String, ShopError> {
    crate::shop(name)
}

#[rocket::catch(404)]
fn not_found() -> ShopError {
    ShopError::NotFound
}

pub(crate) fn run(address: SocketAddr) -> std::io::Result<()> {
    let config = Config::figment().merge(("address", address.ip())).merge(("port", address.port()));
    let rocket =
        rocket::custom(config).mount("/", rocket::routes![serve]).register("/", rocket::catchers![not_found]);
    rocket::execute(rocket.launch()).map(drop).map_err(std::io::Error::other)
}
