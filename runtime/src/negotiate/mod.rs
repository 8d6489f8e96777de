//! The layer that negotiates the content of error responses.

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
use crate::{Lang, Problem};

/// A layer that lets clients choose how they read errors: the media type by `Accept`, the language by
/// `Accept-Language` ([RFC 9110 section 12](https://www.rfc-editor.org/rfc/rfc9110#section-12)).
///
/// # The media type
///
/// There are four: `application/problem+json`, as without the layer, the same as `application/json`, a small HTML page,
/// and plain text. The quality (`q`) of each is that of the most specific range of `Accept` that includes it, and the
/// highest wins. Where several have it, the server prefers them in this order: the order of the list says nothing
/// (section 12.5.1), and `application/json` beside `*/*` does not mean that JSON is liked better. Nobody gets `406`:
/// where none of the four is acceptable, the client reads problem details, as section 12.4.1 allows.
///
/// | `Accept` | who sends it | answered with |
/// | --- | --- | --- |
/// | none, `*/*` | curl | `application/problem+json` |
/// | `application/json, text/plain, */*` | axios | `application/problem+json`, which axios parses as JSON |
/// | `application/json, application/problem+json` | | `application/problem+json` |
/// | `application/json` | | `application/json` |
/// | `application/json, */*;q=0.5` | | `application/json` |
/// | `text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8` | browsers | HTML |
/// | `text/plain` | | plain text |
///
/// # The language
///
/// A title that is the phrase of its status is translated into Chinese for those who prefer it, and where there is no
/// detail, pages and plain text explain the status in that language. What the application wrote itself stays in its own
/// words, in a language that the layer does not know. So `Content-Language` is sent only where there is nothing but the
/// registry's text: no detail, and in JSON no text among the extension members. Otherwise a page tells the language of
/// its title alone. An application that sends `Content-Language` itself gets no translation.
///
/// `Vary` tells what the response depends on.
///
/// # Text from outside
///
/// Pages are sent with `Content-Security-Policy: default-src 'none'`, since they need nothing, in a line of its own: a
/// browser enforces all policies that it gets, so that one of the application's is neither lost nor weakened. Pages and
/// plain text are sent with `X-Content-Type-Options: nosniff`, which replaces whatever was there: the field has no other
/// value. In both, characters that nobody sees but that control a terminal or reorder the text are written as `\u{1b}`,
/// and `\u{` as `\u{5c}u{`.
///
/// # What is answered
///
/// Nothing but the answers to an [`HttpError`](trait@crate::HttpError) changes. They are recognised by the
/// [`Problem`] in the response's extensions, by the media type that goes with it, and by the status, which is the
/// problem's own: where a middleware has removed the `Problem`, or changed the media type or the status, the layer
/// leaves the response alone.
///
/// The content is always written from the `Problem` in the extensions, and the content that was there is dropped. So
/// a middleware inside of the layer changes what is sent, in every form, by changing that `Problem`: it may add a
/// member with a trace id. One that writes other content has to change it as well, or to remove it.
///
/// Of several layers around one service the innermost answers, and the others leave the response alone.
///
/// With the old content, the fields that spoke of it go: `Content-Encoding`, `ETag`, `Content-Digest` and the like. The
/// layer belongs inside of layers that add them, such as those that compress.
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
pub struct NegotiateLayer(());

impl NegotiateLayer {
    /// The layer. The example of the type shows it.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl<S> Layer<S> for NegotiateLayer {
    type Service = Negotiate<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Negotiate { inner }
    }
}

/// The service that [`NegotiateLayer`] makes.
///
/// It works for every service of the crate `http`'s types whose response body is an [`http_body::Body`]; its own
/// responses have a [`NegotiateBody`].
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
        let preferences = Preferences::of(&request);
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

/// What has to be kept of the request. The values share their bytes with it, and are read only if there is an error.
#[derive(Debug)]
struct Preferences {
    accept: Vec<HeaderValue>,
    accept_language: Vec<HeaderValue>,
    is_head: bool,
}

impl Preferences {
    fn of<Q>(request: &Request<Q>) -> Self {
        let all = |name: HeaderName| request.headers().get_all(name).iter().cloned().collect();
        Self {
            accept: all(ACCEPT),
            accept_language: all(ACCEPT_LANGUAGE),
            is_head: request.method() == Method::HEAD,
        }
    }

    /// The content of the answer to an error; `None` if the response is something else.
    fn answer(&self, response: &mut Parts) -> Option<Vec<u8>> {
        if !is_ours(response) {
            return None;
        }
        let mut problem = response.extensions.remove::<Problem<'static>>()?;
        let form = ContentForm::wanted(&joined(&self.accept));
        let headers = &mut response.headers;
        drop_old(headers, response.status);
        merge_vary(headers, "Accept");

        // Whoever set a language has spoken already.
        let translation = if headers.contains_key(CONTENT_LANGUAGE) { None } else { translation(&problem) };
        let lang = translation.map(|title| {
            merge_vary(headers, "Accept-Language");
            (language(&joined(&self.accept_language)), title)
        });
        let original = match lang {
            Some((Lang::Zh, title)) => Some(mem::replace(&mut problem.title, Cow::Borrowed(title))),
            _ => None,
        };
        let lang = lang.map(|(lang, _)| lang);
        if let Some(lang) = lang.filter(|_| !form.has_text_of_its_own(&problem)) {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        }
        let content = form.write(&problem, lang);
        describe(form, &content, headers);
        if let Some(title) = original {
            problem.title = title;
        }
        // It stays for what comes next, a log for one.
        response.extensions.insert(problem);
        response.extensions.insert(AlreadyNegotiated);
        Some(if self.is_head { Vec::new() } else { content })
    }
}

/// Sets the fields that go with the content. The answer to HEAD has those that GET would have had (RFC 9110 section
/// 9.3.2).
fn describe(form: ContentForm, content: &[u8], headers: &mut HeaderMap) {
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.content_type()));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
    if matches!(form, ContentForm::Html | ContentForm::Text) {
        headers.insert(X_CONTENT_TYPE_OPTIONS, const { HeaderValue::from_static("nosniff") });
    }
    if form == ContentForm::Html {
        // Beside another policy, and not in its place: what one of them forbids is forbidden.
        headers.append(CONTENT_SECURITY_POLICY, const { HeaderValue::from_static("default-src 'none'") });
    }
}

/// Says in the response's extensions that a layer has answered: another one further out would not know the content
/// that this one wrote, nor what it has left out for HEAD.
#[derive(Debug, Clone, Copy)]
struct AlreadyNegotiated;

/// Whether the response is the answer to an error, as it was made. Where no content is allowed there is nothing to write,
/// whatever a middleware has put into the extensions.
fn is_ours(response: &Parts) -> bool {
    let status = crate::StatusCode::from(response.status);
    let is_own = |problem: &Problem<'_>| problem.status.is_none_or(|own| own == status);
    response.headers.get(CONTENT_TYPE).is_some_and(|value| value == Problem::JSON)
        && response.extensions.get::<Problem<'static>>().is_some_and(is_own)
        && response.extensions.get::<AlreadyNegotiated>().is_none()
        && status.allows_content()
}

/// Removes what spoke of the content that is replaced, or framed it.
fn drop_old(headers: &mut HeaderMap, status: StatusCode) {
    headers.remove(TRAILER);
    // RFC 9112 section 6.2: not beside a length.
    headers.remove(TRANSFER_ENCODING);
    let is_gone = |name: &HeaderName| is_of_replaced_content(name.as_str(), status.as_u16());
    let gone: Vec<HeaderName> = headers.keys().filter(|name| is_gone(name)).cloned().collect();
    for name in gone {
        headers.remove(name);
    }
}

/// Several lines of a field are one list (RFC 9110 section 5.3). A line beyond ASCII is malformed and hides no other.
fn joined(lines: &[HeaderValue]) -> String {
    let lines: Vec<&str> = lines.iter().filter_map(|line| line.to_str().ok()).collect();
    lines.join(", ")
}

/// Adds a name to `Vary`, unless it is there (RFC 9110 section 12.5.5). Nothing is lost, not even what is malformed.
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
