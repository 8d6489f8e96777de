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
use super::panics::Caught;
use super::request::{Kind, RequestHead};
use super::request_id::{self, Identified};
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
        let id = layer.identify_actix(request.headers_mut());
        // The request cannot be kept while it is handled: actix-web wants it for itself.
        let preferences = {
            let (head, _) = request.parts_mut();
            Preferences::of(&RequestHead(Kind::Actix(head)))
        };
        let copy = layer.enriches().then(|| copy(request.parts_mut().0));
        let inner = Identified::new(self.inner.call(request), id.clone());
        let inner = Caught::new(inner, layer.options.catches_panics);
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
                    let _scope = asked.id.clone().map(Scope::enter);
                    let response = asked.rewritten(error.error_response(), head.as_ref());
                    Err(InternalError::from_response(error, response).into())
                }
                Err(panic) => {
                    let _scope = asked.id.clone().map(Scope::enter);
                    let mut response = HttpResponse::InternalServerError().finish();
                    asked.name_request(response.headers_mut());
                    let mut failure = asked.layer.panicked(&panic);
                    let content = asked.write(&mut failure, head.as_ref(), response.headers_mut());
                    let response = response.set_body(BoxBody::new(content.unwrap_or_default()));
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

impl ErrorLayer {
    fn identify_actix(&self, headers: &mut HeaderMap) -> Option<Arc<str>> {
        let name = self.options.request_id.as_deref()?;
        let present = headers.get(name).and_then(|value| value.to_str().ok());
        let (id, is_new) = request_id::id(present);
        if let (true, Ok(name), Ok(value)) =
            (is_new, HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&id))
        {
            headers.insert(name, value);
        }
        Some(id)
    }
}

/// What is known of the request after it has been given away.
struct Asked {
    layer: ErrorLayer,
    preferences: Preferences,
    id: Option<Arc<str>>,
}

impl Asked {
    fn settle<B: MessageBody + 'static>(
        &self,
        response: ServiceResponse<B>,
    ) -> ServiceResponse<EitherBody<B>> {
        let status = response.status().as_u16();
        if status < 300 {
            let mut response = response.map_into_left_body();
            self.name_request(response.headers_mut());
            return response;
        }
        let _scope = self.id.clone().map(Scope::enter);
        let (request, response) = response.into_parts();
        let is_candidate = self.is_candidate(&response);
        let response = if is_candidate {
            let head = RequestHead(Kind::Actix(&request));
            self.rewritten(response.map_into_boxed_body(), Some(&head)).map_into_right_body()
        } else {
            let mut response = response.map_into_left_body();
            self.name_request(response.headers_mut());
            response
        };
        ServiceResponse::new(request, response)
    }

    /// Whether the response may be one that is written anew, so that its body need not keep its type.
    fn is_candidate<B: MessageBody>(&self, response: &HttpResponse<B>) -> bool {
        let extensions = response.extensions();
        if extensions.contains::<AlreadyAnswered>() {
            return false;
        }
        extensions.contains::<Problem<'static>>() || self.adopts(response)
    }

    fn adopts<B: MessageBody>(&self, response: &HttpResponse<B>) -> bool {
        let size = response.body().size();
        let is_short = matches!(size, BodySize::None | BodySize::Sized(0..=LARGEST_SIZE));
        foreign(response)
            .is_some_and(|foreign| (!foreign.is_text() || is_short) && self.layer.adopts(&foreign))
    }

    /// The response, with its new content if it is an error of this crate, or adopted.
    fn rewritten(&self, mut response: HttpResponse, request: Option<&RequestHead<'_>>) -> HttpResponse {
        self.name_request(response.headers_mut());
        let Some(mut failure) = self.failure(&mut response) else { return response };
        let Some(content) = self.write(&mut failure, request, response.headers_mut()) else {
            return response;
        };
        {
            let mut extensions = response.extensions_mut();
            extensions.insert(failure.problem);
            extensions.insert(failure.format);
            extensions.insert(AlreadyAnswered);
        }
        response.set_body(BoxBody::new(content))
    }

    fn failure(&self, response: &mut HttpResponse) -> Option<Failure> {
        let status = StatusCode::new(response.status().as_u16());
        let problem = response.extensions_mut().remove::<Problem<'static>>();
        if let Some(problem) = problem {
            let format = response.extensions().get().copied().unwrap_or(AnyFormat::PROBLEM_DETAILS);
            let content_type = response.headers().get("content-type").map(HeaderValue::as_bytes);
            if Failure::is_ours(status, content_type, format, &problem) {
                return Some(Failure { status, problem, format, is_incomplete: false });
            }
        }
        if !self.adopts(response) {
            return None;
        }
        let is_text = foreign(response).is_some_and(|foreign| foreign.is_text());
        let body = core::mem::replace(response, HttpResponse::new(response.status()));
        let (head, body) = body.into_parts();
        let (text, body) = match body.try_into_bytes() {
            Ok(text) => (Some(text.clone()), BoxBody::new(text)),
            Err(body) => (None, body),
        };
        *response = head.set_body(body);
        if is_text && text.is_none() {
            return None;
        }
        Some(self.layer.adopted(status, text.as_deref().filter(|_| is_text)))
    }

    fn write(
        &self,
        failure: &mut Failure,
        request: Option<&RequestHead<'_>>,
        headers: &mut HeaderMap,
    ) -> Option<Vec<u8>> {
        self.layer.write(failure, request, self.id.as_deref(), &self.preferences, headers)
    }

    fn name_request(&self, headers: &mut HeaderMap) {
        let (Some(id), Some(name)) = (&self.id, &self.layer.options.request_id) else { return };
        if let (false, Ok(name), Ok(value)) = (
            headers.contains_key(name.as_str()),
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(id),
        ) {
            headers.insert(name, value);
        }
    }
}

const LARGEST_SIZE: u64 = LARGEST as u64;

fn foreign<B: MessageBody>(response: &HttpResponse<B>) -> Option<ForeignResponse<'_>> {
    let content_type = response.headers().get("content-type").and_then(|value| value.to_str().ok());
    let is_empty = response.body().size().is_eof();
    ForeignResponse::new(response.status().as_u16(), content_type, is_empty)
}

impl HeaderFields for HeaderMap {
    fn names(&self) -> Vec<String> {
        self.keys().map(ToString::to_string).collect()
    }

    fn lines(&self, name: &str) -> Vec<Vec<u8>> {
        self.get_all(name).map(|value| value.as_bytes().to_vec()).collect()
    }

    fn remove(&mut self, name: &str) {
        HeaderMap::remove(self, name);
    }

    fn set(&mut self, name: &'static str, value: &[u8]) {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            self.insert(HeaderName::from_static(name), value);
        }
    }

    fn append(&mut self, name: &'static str, value: &'static str) {
        HeaderMap::append(self, HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
