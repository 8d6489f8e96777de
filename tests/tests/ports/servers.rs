//! Servers on loopback, in threads that end with the tests.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc;

use actix_web::web::ServiceConfig;
use actix_web::{App, HttpServer};

const ANY_PORT: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn axum(app: axum::Router) -> SocketAddr {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
            let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
            send.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
    });
    receive.recv().unwrap()
}

pub fn actix(routes: fn(&mut ServiceConfig)) -> SocketAddr {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async {
            let server = HttpServer::new(move || App::new().configure(routes)).workers(1).disable_signals();
            let server = server.bind(ANY_PORT).unwrap();
            send.send(server.addrs()[0]).unwrap();
            server.run().await.unwrap();
        });
    });
    receive.recv().unwrap()
}
