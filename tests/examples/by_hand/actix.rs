use std::net::SocketAddr;

use actix_web::http::{StatusCode, header};
use actix_web::{App, HttpResponse, HttpServer, ResponseError, web};

use crate::ShopError;
use crate::error::JSON;

impl ResponseError for ShopError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.status().0).unwrap_or_default()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.reason(self.status().1).insert_header((header::CONTENT_TYPE, JSON));
        if let Some((name, value)) = self.field() {
            response.insert_header((name, &*value));
        }
        response.body(self.body())
    }
}

async fn serve(name: web::Path<String>) -> Result<String, ShopError> {
    crate::shop(&name)
}

async fn wrong_method() -> Result<String, ShopError> {
    Err(ShopError::WrongMethod { allow: "GET" })
}

async fn not_found() -> Result<String, ShopError> {
    Err(ShopError::NotFound)
}

#[actix_web::main]
pub(crate) async fn run(address: SocketAddr) -> std::io::Result<()> {
    let app = || {
        let shop =
            web::resource("/{name}").route(web::get().to(serve)).default_service(web::to(wrong_method));
        App::new().service(shop).default_service(web::to(not_found))
    };
    HttpServer::new(app).workers(1).bind(address)?.run().await
}
