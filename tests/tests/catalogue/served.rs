//! The page is a `String`, and every framework has a response for HTML: what the documentation's table says, in a request
//! to each.

use statusquo::Lang;

use super::catalogue;

fn assert_page(content_type: &str, body: &[u8]) {
    assert_eq!(content_type.to_ascii_lowercase().replace(' ', ""), "text/html;charset=utf-8");
    assert_eq!(body, catalogue().html(Lang::En).as_bytes());
}

#[tokio::test]
async fn axum() {
    use axum::response::{Html, IntoResponse as _};
    let response = Html(catalogue().html(Lang::En)).into_response();
    let content_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    assert_page(&content_type, &axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap());
}

#[actix_web::test]
async fn actix_web() {
    use actix_web::Responder as _;
    use actix_web::web::Html;
    let request = actix_web::test::TestRequest::get().to_http_request();
    let response = Html::new(catalogue().html(Lang::En)).respond_to(&request);
    let content_type = response.headers().get("content-type").unwrap().to_str().unwrap().to_owned();
    let body = actix_web::body::to_bytes(response.into_body()).await.unwrap_or_else(|_| panic!("a body"));
    assert_page(&content_type, &body);
}

#[tokio::test]
async fn poem() {
    use poem::IntoResponse as _;
    use poem::web::Html;
    let response = Html(catalogue().html(Lang::En)).into_response();
    let content_type = response.content_type().unwrap().to_owned();
    assert_page(&content_type, &response.into_body().into_vec().await.unwrap());
}

#[rocket::get("/errors")]
fn of_rocket() -> rocket::response::content::RawHtml<String> {
    rocket::response::content::RawHtml(catalogue().html(Lang::En))
}

#[test]
fn rocket() {
    let server = rocket::build().mount("/", rocket::routes![of_rocket]);
    let client = rocket::local::blocking::Client::untracked(server).unwrap();
    let response = client.get("/errors").dispatch();
    let content_type = response.content_type().unwrap().to_string();
    assert_page(&content_type, &response.into_bytes().unwrap());
}

#[tokio::test]
async fn salvo() {
    use salvo_core::writing::{Scribe as _, Text};
    let mut response = salvo_core::Response::new();
    Text::Html(catalogue().html(Lang::En)).render(&mut response);
    let content_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    let body = http_body_util::BodyExt::collect(response.take_body()).await.unwrap().to_bytes();
    assert_page(&content_type, &body);
}
