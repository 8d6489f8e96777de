use std::net::SocketAddr;

use salvo_core::catcher::Catcher;
use salvo_core::prelude::{
    FlowCtrl, Listener, Request, Response, Router, Scribe, Server, Service, StatusCode, TcpListener, handler,
};

use crate::ShopError;

impl Scribe for ShopError {
    fn render(self, response: &mut Response) {
        let (parts, body) = self.response().into_parts();
        response.status_code(parts.status);
        response.headers_mut().extend(parts.headers);
        response.extensions.extend(parts.extensions);
        response.replace_body(body.into());
    }
}

#[handler]
async fn serve(request: &mut Request) -> Result<String, ShopError> {
    crate::shop(&request.param::<String>("name").unwrap_or_default())
}

#[handler]
async fn no_route(response: &mut Response, flow: &mut FlowCtrl) {
    match response.status_code {
        Some(StatusCode::NOT_FOUND) => ShopError::NotFound.render(response),
        Some(StatusCode::METHOD_NOT_ALLOWED) => ShopError::WrongMethod { allow: "" }.render(response),
        _ => return,
    }
    flow.skip_rest();
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn run(address: SocketAddr) -> std::io::Result<()> {
    let router = Router::with_path("{name}").get(serve);
    let service = Service::new(router).catcher(Catcher::default().hoop(no_route));
    Server::new(TcpListener::new(address).bind().await).serve(service).await;
    Ok(())
}
