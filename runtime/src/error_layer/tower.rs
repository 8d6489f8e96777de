//! The layer for tower: axum, hyper, warp and anything else with the types of the crate `http`.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http::{Request, Response};
use http_body::Body;
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use super::ErrorLayer;
use super::adopt::LARGEST;
use super::body::ErrorBody;
use super::http::{Asked, Settled};
use super::write::Guarded;

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        ErrorService { inner, layer: self.clone() }
    }
}

/// The service that [`ErrorLayer`] creates.
///
/// It wraps any service with the types of the crate `http` whose response body is an [`http_body::Body`]. Its own
/// response body is [`ErrorBody`]. An error of the service itself, such as that of tower's `LoadShed`, is no response, and
/// passes; axum's `HandleErrorLayer`, inside this layer, makes one of it.
///
/// ```
/// use http::{Request, Response};
/// use statusquo::{ErrorLayer, ErrorService};
/// use tower_layer::Layer;
/// use tower_service::Service;
///
/// fn wrap<S>(service: S) -> ErrorService<S>
/// where
///     S: Service<Request<()>, Response = Response<String>>,
/// {
///     ErrorLayer::new().layer(service)
/// }
/// ```
#[derive(Debug, Clone)]
pub struct ErrorService<S> {
    inner: S,
    layer: ErrorLayer,
}

impl<S, Q, B> Service<Request<Q>> for ErrorService<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    B: Body,
    B::Data: From<Bytes>,
{
    type Response = Response<ErrorBody<B>>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<Q>) -> Self::Future {
        let id = self.layer.identify(request.headers_mut());
        let asked = Asked::new(
            self.layer.clone(),
            request.method(),
            request.uri(),
            request.headers(),
            request.extensions(),
            id.clone(),
        );
        let inner = self.layer.guard(self.inner.call(request), id);
        ErrorFuture { asked, state: State::Calling { inner } }
    }
}

pin_project! {
    /// The future of [`ErrorService`].
    pub struct ErrorFuture<F: ResponseFuture> {
        asked: Asked,
        #[pin]
        state: State<F>,
    }
}

/// The future of a response. The body is a projection and no parameter of [`ErrorFuture`]: with a parameter, the compiler
/// does not see that a task with a trait object in its body type is `Send`.
#[doc(hidden)]
pub trait ResponseFuture: Future<Output = Result<Response<Self::Body>, Self::Error>> {
    type Body: Body;
    type Error;
}

impl<F, B, E> ResponseFuture for F
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body,
{
    type Body = B;
    type Error = E;
}

pin_project! {
    #[project = StateProjection]
    enum State<F: ResponseFuture> {
        Calling { #[pin] inner: Guarded<F> },
        Reading { reading: Option<Reading<F::Body>> },
    }
}

impl<F: ResponseFuture> fmt::Debug for ErrorFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorFuture").finish_non_exhaustive()
    }
}

/// A foreign response whose text is being read.
struct Reading<B> {
    response: http::response::Parts,
    /// In a box, so that it can be passed on after it has been polled.
    body: Pin<Box<B>>,
    read: Vec<u8>,
}

impl<F: ResponseFuture> Future for ErrorFuture<F>
where
    <F::Body as Body>::Data: From<Bytes>,
{
    type Output = Result<Response<ErrorBody<F::Body>>, F::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        if let StateProjection::Calling { inner } = this.state.as_mut().project() {
            let response = match ready!(inner.poll(cx)) {
                Ok(response) => response?,
                Err(panic) => {
                    let (parts, content) = this.asked.panicked(&panic);
                    return Poll::Ready(Ok(Response::from_parts(parts, ErrorBody::written(content))));
                }
            };
            let (mut parts, body) = response.into_parts();
            let size = body.size_hint();
            let is_empty = body.is_end_stream() || size.exact() == Some(0);
            let body = match this.asked.settle(&mut parts, is_empty) {
                Settled::Unread if size.lower() <= LARGEST as u64 => {
                    let reading = Reading { response: parts, body: Box::pin(body), read: Vec::new() };
                    this.state.set(State::Reading { reading: Some(reading) });
                    return Self::read(this.asked, this.state, cx);
                }
                Settled::Passed | Settled::Unread => ErrorBody::passed(body),
                Settled::Written(content) => ErrorBody::written(content),
                Settled::Hidden => ErrorBody::hidden(),
            };
            return Poll::Ready(Ok(Response::from_parts(parts, body)));
        }
        Self::read(this.asked, this.state, cx)
    }
}

impl<F: ResponseFuture> ErrorFuture<F>
where
    <F::Body as Body>::Data: From<Bytes>,
{
    /// Reads the text to its end. If it is too long, what was read stands before the rest.
    fn read(
        asked: &Asked,
        mut state: Pin<&mut State<F>>,
        cx: &mut Context<'_>,
    ) -> Poll<<Self as Future>::Output> {
        let StateProjection::Reading { reading: slot } = state.as_mut().project() else {
            return Poll::Pending;
        };
        let (mut is_whole, mut is_broken) = (false, false);
        while let Some(Reading { body, read, .. }) = slot {
            match ready!(body.as_mut().poll_frame(cx)) {
                None => {
                    is_whole = true;
                    break;
                }
                // Nothing of it has been sent, so that the client gets a whole answer all the same.
                Some(Err(_)) => {
                    is_broken = true;
                    break;
                }
                // Trailers describe the text.
                Some(Ok(frame)) => {
                    let Ok(mut data) = frame.into_data() else { continue };
                    let length = data.remaining();
                    read.extend_from_slice(&data.copy_to_bytes(length));
                    if read.len() > LARGEST {
                        break;
                    }
                }
            }
        }
        // A future is not polled after it is ready.
        let Some(Reading { mut response, body, read }) = slot.take() else { return Poll::Pending };
        let body = if is_whole || is_broken {
            match asked.adopt(&mut response, is_whole.then_some(&read)) {
                Settled::Written(content) => ErrorBody::written(content),
                Settled::Hidden => ErrorBody::hidden(),
                Settled::Passed | Settled::Unread => ErrorBody::written(read),
            }
        } else {
            ErrorBody::replayed(read, body)
        };
        Poll::Ready(Ok(Response::from_parts(response, body)))
    }
}
