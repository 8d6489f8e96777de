//! The layer for actix-web: a middleware. actix-web has its own types, on `http` 0.2.

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::future::{Future, Ready, ready};
use core::pin::Pin;
use core::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::error::InternalError;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{Error, HttpRequest, HttpResponse};

use super::adopt::LARGEST;
use super::request::{Kind, RequestHead};
use super::write::{AlreadyAnswered, Failure, HeaderFields, Preferences};
use super::{ErrorLayer, ForeignResponse};
use crate::answer::request::Scope;
use crate::{AnyFormat, Problem, StatusCode};

/// The service that [`ErrorLayer`] creates in actix-web.
#[derive(Debug)]
pub struct ErrorMiddleware<S> {
    inner: Rc<S>,
    layer: ErrorLayer,
}

impl<S, B> Transform<S, ServiceRequest> for ErrorLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorMiddleware<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ErrorMiddleware { inner: Rc::new(service), layer: self.clone() }))
    }
}

impl<S, B> Service<ServiceRequest> for ErrorMiddleware<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let layer = self.layer.clone();
        let id = layer.identify(request.headers_mut());
        // The request cannot be kept while it is handled: actix-web wants it for itself.
        let preferences = {
            let (head, _) = request.parts_mut();
            Preferences::of(&RequestHead(Kind::Actix(head)))
        };
        let copy = layer.enriches().then(|| copy(request.parts_mut().0));
        let inner = layer.guard(self.inner.call(request), id.clone());
        Box::pin(async move {
            let outcome = inner.await;
            let asked = Asked { layer, preferences, id };
            let head = copy.as_ref().map(|parts| {
                let http::request::Parts { method, uri, headers, extensions, .. } = parts;
                RequestHead(Kind::Http { method, uri, headers, extensions })
            });
            match outcome {
                Ok(Ok(response)) => Ok(asked.settle(response)),
                // A middleware has failed, and has dropped the request.
                Ok(Err(error)) => {
                    let mut response = {
                        let _scope = asked.id.clone().map(Scope::enter);
                        error.error_response()
                    };
                    asked.layer.name_request(asked.id.as_deref(), response.headers_mut());
                    if let Some(decision) = asked.decide(&mut response) {
                        response = asked.rewritten(response, decision, head.as_ref());
                    }
                    Err(InternalError::from_response(error, response).into())
                }
                Err(panic) => {
                    let _scope = asked.id.clone().map(Scope::enter);
                    let mut response = HttpResponse::InternalServerError().finish();
                    asked.layer.name_request(asked.id.as_deref(), response.headers_mut());
                    let response = asked.written(response, asked.layer.panicked(&panic), head.as_ref());
                    Err(InternalError::from_response(panic.to_string(), response).into())
                }
            }
        })
    }
}

/// The request without its extensions, for what is added to a problem when the request is gone.
fn copy(request: &HttpRequest) -> http::request::Parts {
    let (mut parts, ()) = http::Request::new(()).into_parts();
    parts.method = request.method().as_str().parse().unwrap_or_default();
    parts.uri = request.uri().to_string().parse().unwrap_or_default();
    for (name, value) in request.headers() {
        if let (Ok(name), Ok(value)) =
            (http::HeaderName::try_from(name.as_str()), http::HeaderValue::from_bytes(value.as_bytes()))
        {
            parts.headers.append(name, value);
        }
    }
    parts
}

/// What is known of the request after it has been given away.
struct Asked {
    layer: ErrorLayer,
    preferences: Preferences,
    id: Option<Arc<str>>,
}

/// What becomes of a response.
enum Decision {
    /// An error of this crate, which is written anew.
    Ours(Failure),
    /// A foreign response, and whether its text is read.
    Adopted { is_text: bool },
}

impl Asked {
    fn settle<B: MessageBody + 'static>(
        &self,
        mut response: ServiceResponse<B>,
    ) -> ServiceResponse<EitherBody<B>> {
        self.layer.name_request(self.id.as_deref(), response.headers_mut());
        if response.status().as_u16() < 300 {
            return response.map_into_left_body();
        }
        let (request, mut response) = response.into_parts();
        let response = match self.decide(&mut response) {
            None => response.map_into_left_body(),
            Some(decision) => {
                let head = RequestHead(Kind::Actix(&request));
                let response = response.map_into_boxed_body();
                self.rewritten(response, decision, Some(&head)).map_into_right_body()
            }
        };
        ServiceResponse::new(request, response)
    }

    /// Decides about a response, whose body is not touched.
    fn decide<B: MessageBody>(&self, response: &mut HttpResponse<B>) -> Option<Decision> {
        if response.extensions().contains::<AlreadyAnswered>() {
            return None;
        }
        let status = StatusCode::new(response.status().as_u16());
        let format = response.extensions().get().copied().unwrap_or(AnyFormat::PROBLEM_DETAILS);
        let is_ours = response.extensions().get::<Problem<'static>>().is_some_and(|problem| {
            Failure::is_ours(status, response.headers().first("content-type"), format, problem)
        });
        if is_ours {
            let problem = response.extensions_mut().remove::<Problem<'static>>()?;
            return Some(Decision::Ours(Failure { status, problem, format, is_incomplete: false }));
        }
        let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
        let size = response.body().size();
        let foreign = ForeignResponse::new(status.as_u16(), content_type, size.is_eof())?;
        let is_text = foreign.is_text();
        let is_short = matches!(size, BodySize::None | BodySize::Sized(0..=LARGEST_SIZE));
        ((!is_text || is_short) && self.layer.adopts(&foreign)).then_some(Decision::Adopted { is_text })
    }

    /// The response with its new content.
    fn rewritten(
        &self,
        response: HttpResponse,
        decision: Decision,
        request: Option<&RequestHead<'_>>,
    ) -> HttpResponse {
        let _scope = self.id.clone().map(Scope::enter);
        let status = StatusCode::new(response.status().as_u16());
        match decision {
            Decision::Ours(failure) => self.written(response, failure, request),
            Decision::Adopted { is_text: false } => {
                self.written(response, self.layer.adopted(status, None), request)
            }
            Decision::Adopted { is_text: true } => {
                let (head, body) = response.into_parts();
                match body.try_into_bytes() {
                    Ok(text) => {
                        let failure = self.layer.adopted(status, Some(&text));
                        self.written(head.set_body(BoxBody::new(text)), failure, request)
                    }
                    // It is not there as a whole.
                    Err(body) => head.set_body(body),
                }
            }
        }
    }

    fn written(
        &self,
        mut response: HttpResponse,
        mut failure: Failure,
        request: Option<&RequestHead<'_>>,
    ) -> HttpResponse {
        let headers = response.headers_mut();
        let content = self.layer.write(&mut failure, request, self.id.as_deref(), &self.preferences, headers);
        let Some(content) = content else { return response };
        {
            let mut extensions = response.extensions_mut();
            extensions.insert(failure.problem);
            extensions.insert(failure.format);
            extensions.insert(AlreadyAnswered);
        }
        response.set_body(BoxBody::new(content))
    }
}

const LARGEST_SIZE: u64 = LARGEST as u64;

impl HeaderFields for HeaderMap {
    fn names(&self) -> Vec<String> {
        self.keys().map(ToString::to_string).collect()
    }

    fn first(&self, name: &str) -> Option<&[u8]> {
        self.get(name).map(HeaderValue::as_bytes)
    }

    fn lines(&self, name: &str) -> Vec<Vec<u8>> {
        self.get_all(name).map(|value| value.as_bytes().to_vec()).collect()
    }

    fn remove(&mut self, name: &str) {
        HeaderMap::remove(self, name);
    }

    fn set(&mut self, name: &str, value: &[u8]) {
        if let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value))
        {
            self.insert(name, value);
        }
    }

    fn append(&mut self, name: &'static str, value: &'static str) {
        HeaderMap::append(self, HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
