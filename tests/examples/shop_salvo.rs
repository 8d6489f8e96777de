//! The shop with salvo. `cargo run -p statusquo-tests --example shop_salvo`, then
//! `curl -i localhost:3000/pay`.

mod shop;

use salvo_core::catcher::Catcher;
use salvo_core::prelude::{
    FlowCtrl, Listener, Request, Response, Router, Scribe, Server, Service, StatusCode, TcpListener, handler,
};
use shop::ShopError;
use statusquo::RouteError;

#[handler]
async fn serve(request: &mut Request) -> Result<String, ShopError> {
    shop::serve(&request.param::<String>("name").unwrap_or_default())
}

#[handler]
async fn no_route(response: &mut Response, flow: &mut FlowCtrl) {
    match response.status_code {
        Some(StatusCode::NOT_FOUND) => RouteError::NotFound.render(response),
        Some(StatusCode::METHOD_NOT_ALLOWED) => RouteError::wrong_method("").render(response), // salvo adds `Allow`
        _ => return,
    }
    flow.skip_rest();
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let router = Router::with_path("{name}").get(serve);
    let service = Service::new(router).catcher(Catcher::default().hoop(no_route));
    Server::new(TcpListener::new(shop::address()).bind().await).serve(service).await;
}
