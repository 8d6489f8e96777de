//! What a response costs that passes `ErrorLayer`, and one that it writes: a service of axum's types that answers at once,
//! without the layer and with it.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use statusquo::ErrorLayer;
use tower_layer::Layer;
use tower_service::Service;

use crate::{ROUND, Subject};

/// Answers with this status and a text.
#[derive(Clone, Copy)]
struct Answer(StatusCode);

impl Service<Request<()>> for Answer {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Ready<Result<Response<Body>, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        let mut response = Response::new(Body::from("a text"));
        *response.status_mut() = self.0;
        let fields = response.headers_mut();
        fields.insert(
            "content-type",
            const { axum::http::HeaderValue::from_static("text/plain; charset=utf-8") },
        );
        ready(Ok(response))
    }
}

fn request() -> Request<()> {
    let mut request = Request::new(());
    request.headers_mut().insert("accept", const { axum::http::HeaderValue::from_static("*/*") });
    request.headers_mut().insert("x-request-id", const { axum::http::HeaderValue::from_static("7a1") });
    request
}

fn serve<S: Service<Request<()>>>(mut service: S) {
    for _ in 0..ROUND {
        let answer = pin!(service.call(black_box(request())));
        assert!(answer.poll(&mut Context::from_waker(Waker::noop())).is_ready());
    }
}

/// All that is measured.
pub fn subjects() -> Vec<Subject> {
    let subject = |by, input, run| Subject { operation: "through a service", by, input, run };
    vec![
        subject("alone", "success", || serve(Answer(StatusCode::OK))),
        subject("`ErrorLayer`", "success", || serve(ErrorLayer::new().layer(Answer(StatusCode::OK)))),
        subject("with a request id", "success", || {
            serve(ErrorLayer::new().request_id("x-request-id").layer(Answer(StatusCode::OK)));
        }),
        subject("alone", "text of a 409", || serve(Answer(StatusCode::CONFLICT))),
        subject("`ErrorLayer`", "text of a 409", || {
            serve(ErrorLayer::new().layer(Answer(StatusCode::CONFLICT)));
        }),
    ]
}
