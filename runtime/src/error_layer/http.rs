//! The layer for frameworks with the types of the crate `http`: tower, poem and salvo. It decides about the head of a
//! response; reading the text of a foreign body is each framework's own.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use http::{
    Extensions, HeaderMap, HeaderName, HeaderValue, Method, Request, Response, Uri, header, request, response,
};

use super::panics::Panic;
use super::request::{Kind, RequestHead};
use super::write::{AlreadyAnswered, Failure, Preferences};
use super::{ErrorLayer, ForeignResponse};
use crate::answer::request::Scope;
use crate::{AnyFormat, Problem, StatusCode};

/// What is known of the request after it has been given away.
#[derive(Debug)]
pub(super) struct Asked {
    layer: ErrorLayer,
    accept: Lines,
    accept_language: Lines,
    is_head: bool,
    /// For what is added to problems.
    parts: Option<Box<request::Parts>>,
    id: Option<Arc<str>>,
}

/// The response, once it is decided.
pub(super) enum Settled {
    /// It passes as it is.
    Passed,
    /// Its content is replaced.
    Written(Vec<u8>),
    /// The response to HEAD has no content, and the length of the one to GET is not known.
    Hidden,
    /// Its text has to be read first.
    Unread,
}

impl Asked {
    pub(super) fn new(
        layer: ErrorLayer,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
        extensions: &Extensions,
        id: Option<Arc<str>>,
    ) -> Self {
        let parts = layer.enriches().then(|| {
            let (mut parts, ()) = Request::new(()).into_parts();
            parts.method = method.clone();
            parts.uri = uri.clone();
            parts.headers = headers.clone();
            parts.extensions = extensions.clone();
            Box::new(parts)
        });
        Self {
            layer,
            accept: Lines::of(headers, header::ACCEPT),
            accept_language: Lines::of(headers, header::ACCEPT_LANGUAGE),
            is_head: *method == Method::HEAD,
            parts,
            id,
        }
    }

    /// Decides about a response. `is_empty` says whether its body has certainly no content.
    pub(super) fn settle(&self, response: &mut response::Parts, is_empty: bool) -> Settled {
        self.layer.name_request(self.id.as_deref(), &mut response.headers);
        let is_success = response.status.as_u16() < 300;
        let problem = response.extensions.get::<Problem<'static>>();
        // Most responses.
        if is_success && problem.is_none() || response.extensions.get::<AlreadyAnswered>().is_some() {
            return Settled::Passed;
        }
        let content_type = response.headers.get(header::CONTENT_TYPE);
        let status = StatusCode::from(response.status);
        let format = response.extensions.get().copied().unwrap_or(AnyFormat::PROBLEM_DETAILS);
        let is_ours = problem.is_some_and(|problem| {
            Failure::is_ours(status, content_type.map(HeaderValue::as_bytes), format, problem)
        });
        if let (true, Some(problem)) = (is_ours, response.extensions.remove::<Problem<'static>>()) {
            return self.write(Failure { status, problem, format, is_incomplete: false }, response);
        }
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let Some(foreign) = ForeignResponse::new(status.as_u16(), content_type, is_empty) else {
            return Settled::Passed;
        };
        if !self.layer.adopts(&foreign) {
            return Settled::Passed;
        }
        if foreign.is_text() && !is_empty {
            return Settled::Unread;
        }
        self.adopt(response, None)
    }

    /// Adopts a response with this text.
    pub(super) fn adopt(&self, response: &mut response::Parts, text: Option<&[u8]>) -> Settled {
        let _scope = self.id.clone().map(Scope::enter);
        let mut failure = self.layer.adopted(StatusCode::from(response.status), text);
        // With GET there is a text, which the framework has left out here.
        let has_text = text.is_some_and(|text| !text.is_empty());
        failure.is_incomplete =
            self.is_head && !has_text && response.headers.contains_key(header::CONTENT_TYPE);
        self.write(failure, response)
    }

    pub(super) fn panicked(&self, panic: &Panic) -> (response::Parts, Vec<u8>) {
        let (mut parts, ()) = Response::new(()).into_parts();
        parts.status = http::StatusCode::INTERNAL_SERVER_ERROR;
        self.layer.name_request(self.id.as_deref(), &mut parts.headers);
        let _scope = self.id.clone().map(Scope::enter);
        let failure = self.layer.panicked(panic);
        let content = match self.write(failure, &mut parts) {
            Settled::Written(content) => content,
            Settled::Passed | Settled::Hidden | Settled::Unread => Vec::new(),
        };
        (parts, content)
    }

    fn write(&self, mut failure: Failure, response: &mut response::Parts) -> Settled {
        let head = self.parts.as_deref().map(|parts| {
            let request::Parts { method, uri, headers, extensions, .. } = parts;
            RequestHead(Kind::Http { method, uri, headers, extensions })
        });
        let preferences =
            Preferences { accept: self.accept.joined(), accept_language: self.accept_language.joined() };
        let headers = &mut response.headers;
        let content =
            self.layer.write(&mut failure, head.as_ref(), self.id.as_deref(), &preferences, headers);
        // What was written before is still there if the format cannot write.
        let Some(content) = content else { return Settled::Passed };
        let is_incomplete = failure.is_incomplete;
        response.extensions.insert(failure.problem);
        response.extensions.insert(failure.format);
        response.extensions.insert(AlreadyAnswered);
        match (self.is_head, is_incomplete) {
            (false, _) => Settled::Written(content),
            (true, false) => Settled::Written(Vec::new()),
            (true, true) => Settled::Hidden,
        }
    }
}

/// The lines of a field, which share the bytes of the request. They are parsed only for an error; most requests have one,
/// which takes no allocation.
#[derive(Debug)]
struct Lines {
    first: Option<HeaderValue>,
    more: Vec<HeaderValue>,
}

impl Lines {
    fn of(headers: &HeaderMap, name: HeaderName) -> Self {
        let mut lines = headers.get_all(name).iter().cloned();
        Self { first: lines.next(), more: lines.collect() }
    }

    /// Several lines of a field form one list (RFC 9110 section 5.3). A line that is not ASCII is malformed and skipped.
    fn joined(&self) -> String {
        let lines: Vec<&str> =
            self.first.iter().chain(&self.more).filter_map(|line| line.to_str().ok()).collect();
        lines.join(", ")
    }
}
