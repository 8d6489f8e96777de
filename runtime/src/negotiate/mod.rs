//! `NegotiateLayer`: negotiates the content of error responses.
//!
//! * `accept`: parses `Accept` and `Accept-Language`, and selects form and language
//! * `render`: writes a problem in each form
//! * `body`: the body type of the service
//!
//! The layer sees only the `Problem` in a response's extensions. It never changes the status, and cannot show anything
//! that `answer` has hidden.

mod accept;
mod body;
mod render;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::future::Future;
use core::mem;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderName, HeaderValue, TRAILER, TRANSFER_ENCODING, VARY, X_CONTENT_TYPE_OPTIONS,
};
use http::response::Parts;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body::Body;
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use self::accept::{ContentForm, language, translation};
pub use self::body::NegotiateBody;
use crate::answer::fields::is_of_replaced_content;
use crate::{AnyFormat, Lang, Problem};

/// A layer that negotiates error responses: the media type by `Accept`, the language by `Accept-Language`
/// ([RFC 9110 section 12](https://www.rfc-editor.org/rfc/rfc9110#section-12)).
///
/// # The media type
///
/// There are four forms: `application/problem+json`, which is also sent without the layer; the same JSON as
/// `application/json`; a small HTML page; and plain text. Each has the quality (`q`) of the most specific range in
/// `Accept` that matches it, and the highest quality wins. Equal qualities are decided by the order above: the order of
/// ranges has no meaning (section 12.5.1), and `application/json` beside `*/*` does not prefer JSON. The answer is
/// never `406`: if no form is acceptable, the client gets problem details, as section 12.4.1 allows.
///
/// | `Accept` | sent by | answer |
/// | --- | --- | --- |
/// | none, `*/*` | curl | `application/problem+json` |
/// | `application/json, text/plain, */*` | axios | `application/problem+json`, which axios parses as JSON |
/// | `application/json, application/problem+json` | | `application/problem+json` |
/// | `application/json` | | `application/json` |
/// | `application/json, */*;q=0.5` | | `application/json` |
/// | `text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8` | browsers | HTML |
/// | `text/plain` | | plain text |
///
/// An error with a [format](crate::HttpError::format) of its own is sent in that format, unless
/// [`negotiate_formats`](Self::negotiate_formats) says otherwise.
///
/// # The language
///
/// A title that is the phrase of its status is translated into Chinese for clients that prefer it. Without a detail,
/// pages and plain text explain the status in the same language. Text of the application stays unchanged, in a language
/// that the layer does not know. `Content-Language` is therefore sent only if all text is the registry's: no detail,
/// and in JSON no string among the extension members. Otherwise, a page marks the language of its title only. If the
/// application sets `Content-Language` itself, nothing is translated.
///
/// `Vary` lists the request fields that the response depends on.
///
/// # Untrusted text
///
/// Pages need no resources, so they are sent with `Content-Security-Policy: default-src 'none'`. It is a separate line:
/// browsers enforce every policy they get, so a policy of the application is neither lost nor weakened. Pages and plain
/// text are sent with `X-Content-Type-Options: nosniff`, the only value that this field has. In both, invisible
/// characters that control a terminal or reorder text are escaped, for example as `\u{1b}`; a literal `\u{` becomes
/// `\u{5c}u{`.
///
/// # Which responses change
///
/// Only responses to an [`HttpError`](trait@crate::HttpError) change. The layer recognises them by the [`Problem`] in
/// the response's extensions, by its media type, and by the status, which must be the problem's own. If a middleware
/// removes the `Problem`, or changes the media type or the status, the layer does not touch the response.
///
/// The content is always written from the `Problem` in the extensions; the previous content is dropped. A middleware
/// inside the layer can therefore change all forms by changing that `Problem`, for example to add a trace id. If it
/// writes its own content instead, it must also change or remove the `Problem`.
///
/// Of several layers around one service, only the innermost answers.
///
/// Fields that describe the previous content are removed with it: `Content-Encoding`, `ETag`, `Content-Digest` and
/// similar. Put the layer inside layers that add such fields, for example compression.
///
/// ```
/// use axum::Router;
/// use axum::body::Body;
/// use axum::http::Request;
/// use axum::routing::get;
/// use statusquo::{HttpError, NegotiateLayer};
/// use tower_service::Service;
///
/// #[derive(Debug, HttpError)]
/// #[http(NotFound)]
/// struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut app: Router =
///     Router::new().route("/book", get(|| async { Err::<(), _>(NoSuchBook) })).layer(NegotiateLayer::new());
///
/// let request = Request::get("/book").header("accept", "text/plain").header("accept-language", "zh-CN,zh;q=0.9");
/// let response = app.call(request.body(Body::empty()).unwrap()).await.unwrap();
/// assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
/// assert_eq!(response.headers()["vary"], "Accept, Accept-Language");
/// let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
/// assert_eq!(body, "404 未找到\n\nno such book\n");
/// # }
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct NegotiateLayer {
    negotiates_formats: bool,
}

impl NegotiateLayer {
    /// The layer; see the example of the type.
    #[must_use]
    pub const fn new() -> Self {
        Self { negotiates_formats: false }
    }

    /// Negotiates errors with a [format](crate::HttpError::format) of their own as well: a browser gets the HTML page, a
    /// client that prefers plain text gets that, and everybody else gets the format.
    ///
    /// ```
    /// use statusquo::NegotiateLayer;
    ///
    /// let layer = NegotiateLayer::new().negotiate_formats();
    /// ```
    #[must_use]
    pub const fn negotiate_formats(self) -> Self {
        Self { negotiates_formats: true }
    }
}

impl<S> Layer<S> for NegotiateLayer {
    type Service = Negotiate<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Negotiate { inner, layer: *self }
    }
}

/// The service that [`NegotiateLayer`] creates.
///
/// It wraps any service with the types of the crate `http` whose response body is an [`http_body::Body`]. Its own
/// response body is [`NegotiateBody`].
///
/// ```
/// use http::{Request, Response};
/// use statusquo::{Negotiate, NegotiateLayer};
/// use tower_layer::Layer;
/// use tower_service::Service;
///
/// fn wrap<S>(service: S) -> Negotiate<S>
/// where
///     S: Service<Request<()>, Response = Response<String>>,
/// {
///     NegotiateLayer::new().layer(service)
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Negotiate<S> {
    inner: S,
    layer: NegotiateLayer,
}

impl<S, Q, B> Service<Request<Q>> for Negotiate<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    B: Body,
    B::Data: From<Bytes>,
{
    type Response = Response<NegotiateBody<B>>;
    type Error = S::Error;
    type Future = NegotiateFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        let preferences = Preferences { layer: self.layer, ..Preferences::of(&request) };
        NegotiateFuture { preferences, inner: self.inner.call(request) }
    }
}

pin_project! {
    /// The future of [`Negotiate`].
    #[derive(Debug)]
    pub struct NegotiateFuture<F> {
        preferences: Preferences,
        #[pin]
        inner: F,
    }
}

impl<F, B, E> Future for NegotiateFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
{
    type Output = Result<Response<NegotiateBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let response = ready!(this.inner.poll(cx));
        Poll::Ready(response.map(|response| {
            let (mut parts, body) = response.into_parts();
            let body = match this.preferences.answer(&mut parts) {
                None => NegotiateBody::passed(body),
                Some(content) => NegotiateBody::written(content),
            };
            Response::from_parts(parts, body)
        }))
    }
}

/// The client's preferences, copied from the request. The values share its bytes, and are parsed only for an error.
#[derive(Debug)]
struct Preferences {
    accept: Vec<HeaderValue>,
    accept_language: Vec<HeaderValue>,
    is_head: bool,
    layer: NegotiateLayer,
}

impl Preferences {
    fn of<Q>(request: &Request<Q>) -> Self {
        let all = |name: HeaderName| request.headers().get_all(name).iter().cloned().collect();
        Self {
            accept: all(ACCEPT),
            accept_language: all(ACCEPT_LANGUAGE),
            is_head: request.method() == Method::HEAD,
            layer: NegotiateLayer::new(),
        }
    }

    /// The new content, or `None` if the response is not an error of this crate.
    fn answer(&self, response: &mut Parts) -> Option<Vec<u8>> {
        if !is_ours(response) {
            return None;
        }
        let format = format_of(response);
        let mut problem = response.extensions.remove::<Problem<'static>>()?;
        let content = match (format.is_problem_details(), ContentForm::wanted(&joined(&self.accept))) {
            (true, form) => self.negotiated(form, &mut problem, response),
            (false, form @ (ContentForm::Html | ContentForm::Text)) if self.layer.negotiates_formats => {
                self.negotiated(form, &mut problem, response)
            }
            // What was written before is still there if the format cannot write.
            (false, _) => match format.write(&problem) {
                Ok(content) => {
                    let headers = &mut response.headers;
                    drop_old(headers, response.status);
                    if self.layer.negotiates_formats {
                        merge_vary(headers, "Accept");
                    }
                    headers.insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
                    content
                }
                Err(_) => return None,
            },
        };
        // Keep the untranslated problem for outer middleware, such as a log.
        response.extensions.insert(problem);
        response.extensions.insert(AlreadyNegotiated);
        Some(if self.is_head { Vec::new() } else { content })
    }

    /// The content in this form, and in the language that the client prefers.
    fn negotiated(&self, form: ContentForm, problem: &mut Problem<'static>, response: &mut Parts) -> Vec<u8> {
        let headers = &mut response.headers;
        drop_old(headers, response.status);
        merge_vary(headers, "Accept");

        // The application has set the language itself, so nothing is translated.
        let translation = if headers.contains_key(CONTENT_LANGUAGE) { None } else { translation(problem) };
        let lang = translation.map(|title| {
            merge_vary(headers, "Accept-Language");
            (language(&joined(&self.accept_language)), title)
        });
        let original = match lang {
            Some((Lang::Zh, title)) => Some(mem::replace(&mut problem.title, Cow::Borrowed(title))),
            _ => None,
        };
        let lang = lang.map(|(lang, _)| lang);
        if let Some(lang) = lang.filter(|_| !form.has_text_of_its_own(problem)) {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        }
        let content = form.write(problem, lang);
        describe(form, &content, headers);
        if let Some(title) = original {
            problem.title = title;
        }
        content
    }
}

/// The format that the adapter has put into the extensions.
fn format_of(response: &Parts) -> AnyFormat {
    response.extensions.get().copied().unwrap_or(AnyFormat::PROBLEM_DETAILS)
}

/// Sets the fields that describe the content. The response to HEAD has the same fields as for GET (RFC 9110 section
/// 9.3.2).
fn describe(form: ContentForm, content: &[u8], headers: &mut HeaderMap) {
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.content_type()));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
    if matches!(form, ContentForm::Html | ContentForm::Text) {
        headers.insert(X_CONTENT_TYPE_OPTIONS, const { HeaderValue::from_static("nosniff") });
    }
    if form == ContentForm::Html {
        // Append: browsers enforce every policy, so this cannot weaken another one.
        headers.append(CONTENT_SECURITY_POLICY, const { HeaderValue::from_static("default-src 'none'") });
    }
}

/// Marks a response that a layer has answered, so that an outer layer does not answer it again: that one would write
/// content for HEAD that this one has left out.
#[derive(Debug, Clone, Copy)]
struct AlreadyNegotiated;

/// Whether the response is an unchanged answer to an error. If the status does not allow content, there is nothing to
/// write, even if a middleware has put a problem into the extensions.
fn is_ours(response: &Parts) -> bool {
    let status = crate::StatusCode::from(response.status);
    let is_own = |problem: &Problem<'_>| problem.status.is_none_or(|own| own == status);
    response.headers.get(CONTENT_TYPE).is_some_and(|value| value == format_of(response).media_type())
        && response.extensions.get::<Problem<'static>>().is_some_and(is_own)
        && response.extensions.get::<AlreadyNegotiated>().is_none()
        && status.allows_content()
}

/// Removes the fields that describe or frame the replaced content.
fn drop_old(headers: &mut HeaderMap, status: StatusCode) {
    headers.remove(TRAILER);
    // RFC 9112 section 6.2: not together with a length.
    headers.remove(TRANSFER_ENCODING);
    let is_gone = |name: &HeaderName| is_of_replaced_content(name.as_str(), status.as_u16());
    let gone: Vec<HeaderName> = headers.keys().filter(|name| is_gone(name)).cloned().collect();
    for name in gone {
        headers.remove(name);
    }
}

/// Several lines of a field form one list (RFC 9110 section 5.3). A line that is not ASCII is malformed and skipped.
fn joined(lines: &[HeaderValue]) -> String {
    let lines: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
    lines.join(", ")
}

/// Adds a name to `Vary` if it is missing (RFC 9110 section 12.5.5). Present members are kept, even malformed ones.
fn merge_vary(headers: &mut HeaderMap, name: &'static str) {
    let lines: Vec<&[u8]> = headers.get_all(VARY).iter().map(HeaderValue::as_bytes).collect();
    let mut list = lines.join(&b", "[..]);
    let mut names = list.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    if names.any(|present| present == b"*" || present.eq_ignore_ascii_case(name.as_bytes())) {
        return;
    }
    if !list.is_empty() {
        list.extend(b", ");
    }
    list.extend(name.as_bytes());
    if let Ok(list) = HeaderValue::try_from(list) {
        headers.insert(VARY, list);
    }
}
