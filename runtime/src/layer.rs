//! The layer that negotiates the content of error responses.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::future::Future;
use core::mem;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, HeaderName,
    HeaderValue, VARY,
};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;

use crate::fields::is_of_replaced_content;
use crate::negotiate::{Form, language, translation};
use crate::{Lang, Problem};

/// A layer that lets clients choose how they read errors: the media type by `Accept`, the language by
/// `Accept-Language` ([RFC 9110 section 12](https://www.rfc-editor.org/rfc/rfc9110#section-12)).
///
/// Browsers get a small HTML page, scripts that ask for it JSON or plain text, and everybody else
/// `application/problem+json`, as without the layer. Nobody gets `406`: where none of these is acceptable, the
/// client reads problem details, as section 12.4.1 allows.
///
/// A title that is the phrase of its status is translated into Chinese for those who prefer it; what the
/// application wrote itself stays in its own words. `Content-Language` tells the language of the title, and `Vary`
/// what the response depends on.
///
/// Nothing but the answers to an [`HttpError`](trait@crate::HttpError) changes. They are recognised by the
/// [`Problem`] in the response's extensions, by the media type that goes with it, and by the status, which is the
/// problem's own: where a middleware has removed the `Problem`, or changed the media type or the status, the layer
/// leaves the response alone. Of the content itself it knows nothing. A middleware that writes another one has to
/// change the `Problem` in the extensions as well, or to remove it; otherwise the layer may write over it.
///
/// Of several layers around one service the innermost answers, and the others leave the response alone.
///
/// With new content, the fields that spoke of the old one go: `Content-Encoding`, `ETag`, `Content-Digest` and the
/// like. The layer belongs inside of layers that add them, such as those that compress.
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
/// assert_eq!(response.headers()["content-language"], "zh");
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
/// It works for every service of the crate `http`'s types whose response body can be made from bytes: axum's and
/// reqwest's `Body`, `http_body_util::Full`, `Vec<u8>` and others.
///
/// ```
/// use http::{Request, Response};
/// use statusquo::{Negotiate, NegotiateLayer};
/// use tower_layer::Layer;
/// use tower_service::Service;
///
/// fn wrap<S>(service: S) -> Negotiate<S>
/// where
///     S: Service<Request<()>, Response = Response<Vec<u8>>>,
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
    B: From<Vec<u8>>,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = NegotiateFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        let asked = Asked::of(&request);
        NegotiateFuture { asked, inner: self.inner.call(request) }
    }
}

pin_project! {
    /// The future of [`Negotiate`].
    #[derive(Debug)]
    pub struct NegotiateFuture<F> {
        asked: Asked,
        #[pin]
        inner: F,
    }
}

impl<F, B, E> Future for NegotiateFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: From<Vec<u8>>,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut result = ready!(this.inner.poll(cx));
        if let Ok(response) = &mut result {
            this.asked.answer(response);
        }
        Poll::Ready(result)
    }
}

/// What has to be kept of the request. The values share their bytes with it, and are read only if there is an error.
#[derive(Debug)]
struct Asked {
    accept: Vec<HeaderValue>,
    accept_language: Vec<HeaderValue>,
    is_head: bool,
}

impl Asked {
    fn of<Q>(request: &Request<Q>) -> Self {
        let all = |name: HeaderName| request.headers().get_all(name).iter().cloned().collect();
        Self {
            accept: all(ACCEPT),
            accept_language: all(ACCEPT_LANGUAGE),
            is_head: request.method() == Method::HEAD,
        }
    }

    fn answer<B: From<Vec<u8>>>(&self, response: &mut Response<B>) {
        if !is_ours(response) {
            return;
        }
        let Some(mut problem) = response.extensions_mut().remove::<Problem<'static>>() else { return };
        let form = Form::wanted(&joined(&self.accept));
        let status = response.status();
        let headers = response.headers_mut();
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
        if let Some(lang) = lang {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        }

        let is_new = form != Form::ProblemJson || original.is_some();
        if is_new || self.is_head {
            let content = form.write(&problem, lang);
            // RFC 9110 section 8.6: the answer to HEAD tells the length of the content that GET would have had.
            let is_length_due = if is_new {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(form.content_type()));
                drop_old(headers, status);
                self.is_head || headers.contains_key(CONTENT_LENGTH)
            } else {
                // GET would have had the old content, whose length is told already, or not known once it is encoded.
                !headers.contains_key(CONTENT_LENGTH) && !headers.contains_key(CONTENT_ENCODING)
            };
            if is_length_due {
                headers.insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
            }
            *response.body_mut() = B::from(if self.is_head { Vec::new() } else { content });
        }
        if let Some(title) = original {
            problem.title = title;
        }
        // It stays for what comes next, a log for one.
        response.extensions_mut().insert(problem);
        response.extensions_mut().insert(Answered);
    }
}

/// Says in the response's extensions that a layer has answered: another one further out would not know the content
/// that this one wrote, nor what it has left out for HEAD.
#[derive(Debug, Clone, Copy)]
struct Answered;

/// Whether the response is the answer to an error, as it was made.
fn is_ours<B>(response: &Response<B>) -> bool {
    let (status, extensions) = (response.status().as_u16(), response.extensions());
    let is_own = |problem: &Problem<'_>| problem.status.is_none_or(|own| own.as_u16() == status);
    response.headers().get(CONTENT_TYPE).is_some_and(|value| value == Problem::JSON)
        && extensions.get::<Problem<'static>>().is_some_and(is_own)
        && extensions.get::<Answered>().is_none()
}

/// Removes what spoke of the content that is replaced.
fn drop_old(headers: &mut HeaderMap, status: StatusCode) {
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
