//! The layer for poem: a middleware.

use core::pin::Pin;
use core::task::{Context, Poll};

use ::http::header::{CONTENT_TYPE, HeaderValue};
use ::http::response;
use http_body::Body as _;
use http_body_util::combinators::BoxBody;
use poem::{Body, Endpoint, IntoResponse, Middleware, Request, Response};

use super::ErrorLayer;
use super::adopt::LARGEST;
use super::http::{Asked, Settled};
use crate::answer::request::Scope;

/// The endpoint that [`ErrorLayer`] creates.
#[derive(Debug)]
pub struct ErrorEndpoint<E> {
    inner: E,
    layer: ErrorLayer,
}

impl<E: Endpoint> Middleware<E> for ErrorLayer {
    type Output = ErrorEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        ErrorEndpoint { inner, layer: self.clone() }
    }
}

impl<E: Endpoint> Endpoint for ErrorEndpoint<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> poem::Result<Response> {
        let layer = &self.layer;
        let id = layer.identify(request.headers_mut());
        let asked = Asked::new(
            layer.clone(),
            request.method(),
            request.uri(),
            request.headers(),
            request.extensions(),
            id.clone(),
        );
        let response = match layer.guard(self.inner.call(request), id.clone()).await {
            Ok(Ok(output)) => output.into_response(),
            Ok(Err(error)) => {
                // poem logs errors of this crate when it asks for their response.
                let _scope = id.map(Scope::enter);
                let mut response = error.into_response();
                // The text of an error, which poem sends without saying what it is.
                if !response.headers().contains_key(CONTENT_TYPE) {
                    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                }
                response
            }
            Err(panic) => {
                let (parts, content) = asked.panicked(&panic);
                return Ok(join(parts, content));
            }
        };
        Ok(settle(&asked, response).await)
    }
}

/// Decides about a response, and reads its text if that is all of it.
async fn settle(asked: &Asked, response: Response) -> Response {
    let (mut parts, body) = split(response);
    let body = BoxBody::from(body);
    let length = body.size_hint().exact();
    let content = match asked.settle(&mut parts, length == Some(0)) {
        Settled::Written(content) => return join(parts, content),
        Settled::Hidden => return join(parts, BoxBody::new(Hidden)),
        Settled::Unread if length.is_some_and(|length| length <= LARGEST as u64) => {
            // All of it is there already, so reading cannot fail.
            Body::from(body).into_bytes_limit(LARGEST).await.unwrap_or_default()
        }
        Settled::Unread | Settled::Passed => return join(parts, body),
    };
    match asked.adopt(&mut parts, Some(&content)) {
        Settled::Written(content) => join(parts, content),
        Settled::Hidden => join(parts, BoxBody::new(Hidden)),
        Settled::Passed | Settled::Unread => join(parts, content),
    }
}

/// No content, and nothing is said of its length: poem would send `content-length: 0`.
struct Hidden;

impl http_body::Body for Hidden {
    type Data = hyper::body::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
        Poll::Ready(None)
    }
}

fn split(response: Response) -> (response::Parts, Body) {
    let (poems, body) = response.into_parts();
    let (mut parts, ()) = ::http::Response::new(()).into_parts();
    parts.status = poems.status;
    parts.version = poems.version;
    parts.headers = poems.headers;
    parts.extensions = poems.extensions;
    (parts, body)
}

fn join(parts: response::Parts, body: impl Into<Body>) -> Response {
    let response::Parts { status, version, headers, extensions, .. } = parts;
    Response::from_parts(poem::ResponseParts { status, version, headers, extensions }, body.into())
}
