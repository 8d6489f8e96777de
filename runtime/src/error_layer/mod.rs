//! `ErrorLayer`: everything that a server says when it fails, in one format. One type for all frameworks.
//!
//! * `adopt`: which responses of others become errors of this crate
//! * `request`: the request, whatever the framework; `request_id`: its number
//! * `panics`: panics of handlers
//! * `write`: the content of the response, with `accept` (form and language) and `render` (pages and text)
//! * `http`: the layer on heads of the crate `http`, for `tower`, `poem` and `salvo`
//! * `tower`, with its `body`; `actix`, `poem`, `rocket`, `salvo`: the layer in each framework's own idiom
//!
//! The layer never changes a status, and cannot show anything that `answer` has hidden: of an error of this crate it sees
//! only the `Problem`, and what it adopts becomes one by way of `Answer`. Adapters decide nothing here either.

mod accept;
#[cfg(feature = "actix-web")]
mod actix;
mod adopt;
#[cfg(feature = "tower")]
mod body;
#[cfg(any(feature = "tower", feature = "poem", feature = "salvo"))]
mod http;
mod panics;
#[cfg(feature = "poem")]
mod poem;
mod render;
mod request;
mod request_id;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "tower")]
mod tower;
mod write;

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "actix-web")]
pub use self::actix::ErrorMiddleware;
pub use self::adopt::ForeignResponse;
#[cfg(feature = "tower")]
pub use self::body::ErrorBody;
#[cfg(feature = "poem")]
pub use self::poem::ErrorEndpoint;
pub use self::request::RequestHead;
#[cfg(feature = "tower")]
pub use self::tower::{ErrorFuture, ErrorService};
use crate::{AnyFormat, Format, Problem};

/// One format for everything that a server says when it fails, also for failures that never reach a handler: a body that
/// is no JSON, an unknown route, a wrong method, an upload that is too large, a timeout, a panic.
///
/// It is installed in one line, by the idiom of each framework:
///
/// | framework | line |
/// | --- | --- |
/// | axum | `Router::new()`...`.layer(ErrorLayer::new())` |
/// | hyper, warp, any tower stack | `ServiceBuilder::new().layer(ErrorLayer::new())` |
/// | actix-web | `App::new().wrap(ErrorLayer::new())` |
/// | rocket | `rocket::build().attach(ErrorLayer::new())` |
/// | poem | `Route::new()`...`.with(ErrorLayer::new())` |
/// | salvo | `Service::new(router).hoop(ErrorLayer::new())` |
///
/// [`guide`](crate::guide) has a page for each of them, with what clients read before and after.
///
/// ```
/// use axum::Router;
/// use axum::body::Body;
/// use axum::http::Request;
/// use axum::routing::get;
/// use statusquo::{ErrorLayer, error_format};
/// use tower_service::Service;
///
/// error_format! {
///     pub struct Envelope: "application/json" = { "error": { "message": {detail or title}, "status": {status} } };
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut app: Router = Router::new()
///     .route("/books", get(|| async { "none yet" }))
///     .layer(ErrorLayer::new().format::<Envelope>());
///
/// let response = app.call(Request::get("/boks").body(Body::empty()).unwrap()).await.unwrap();
/// assert_eq!(response.status(), 404);
/// let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
/// assert_eq!(body, r#"{"error":{"message":"Not Found","status":404}}"#);
/// # }
/// ```
///
/// # Which responses change
///
/// Responses to an [`HttpError`](trait@crate::HttpError): they are written anew from the [`Problem`] in the response's
/// extensions, so that a middleware inside the layer can change what is sent by changing that. If a middleware removes the
/// problem, or changes the media type or the status, the layer does not touch the response.
///
/// Error responses of others, from 400 to 599, if they have no content or plain text: that is how frameworks answer when
/// they fail. Status and header fields are kept. The text becomes the detail for 4xx, unless it only repeats the status,
/// and goes nowhere but to the log for 5xx. Text longer than 16 KiB is left alone. With tower, a text whose length is not known
/// is waited for, and one that breaks off is replaced; the other frameworks let such a body pass. HTML and JSON are the application's own, and pass unchanged, like everything that reports no error.
/// [`adopt_if`](Self::adopt_if) replaces this rule.
///
/// Panics of handlers are answered with `500`; their text is in the log only. [`pass_panics`](Self::pass_panics) leaves them
/// to others.
///
/// Each adopted response and each panic is one event in the log, like every other error: see
/// [`Answer::log`](crate::Answer::log).
///
/// Of several layers around one service, only the innermost answers. Fields that describe the previous content are removed
/// with it: `Content-Encoding`, `ETag`, `Content-Digest` and similar. Put the layer inside layers that add such fields, for
/// example compression, and outside those whose failures it should answer, for example timeouts.
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
#[derive(Clone)]
pub struct ErrorLayer {
    options: Arc<Options>,
}

/// A rule of the application: which foreign responses are adopted.
type Rule = Arc<dyn Fn(&ForeignResponse<'_>) -> bool + Send + Sync>;
/// What the application adds to each problem.
type Enrichment = Arc<dyn for<'a> Fn(&RequestHead<'a>, Problem<'a>) -> Problem<'a> + Send + Sync>;

#[derive(Clone)]
struct Options {
    /// Of adopted responses.
    format: AnyFormat,
    negotiates_formats: bool,
    catches_panics: bool,
    rule: Option<Rule>,
    enrichments: Vec<Enrichment>,
    /// The name of the header field, in lower case.
    request_id: Option<String>,
}

impl Default for ErrorLayer {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for ErrorLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Options { format, negotiates_formats, catches_panics, request_id, .. } = &*self.options;
        f.debug_struct("ErrorLayer")
            .field("format", format)
            .field("negotiates_formats", negotiates_formats)
            .field("catches_panics", catches_panics)
            .field("request_id", request_id)
            .finish_non_exhaustive()
    }
}

impl ErrorLayer {
    /// The layer, with problem details as its format; see the example of the type.
    #[must_use]
    pub fn new() -> Self {
        let options = Options {
            format: AnyFormat::PROBLEM_DETAILS,
            negotiates_formats: false,
            catches_panics: true,
            rule: None,
            enrichments: Vec::new(),
            request_id: None,
        };
        Self { options: Arc::new(options) }
    }

    fn options(&mut self) -> &mut Options {
        Arc::make_mut(&mut self.options)
    }

    /// The format of failures that are not an [`HttpError`](trait@crate::HttpError). Those say themselves
    /// [what they are written in](crate::HttpError::format). The example of the type shows it.
    #[must_use]
    pub fn format<F: Format>(mut self) -> Self {
        self.options().format = AnyFormat::of::<F>();
        self
    }

    /// Negotiates errors with a [format](crate::HttpError::format) of their own as well: a browser gets the HTML page, a
    /// client that prefers plain text gets that, and everybody else gets the format.
    ///
    /// ```
    /// use statusquo::ErrorLayer;
    ///
    /// let layer = ErrorLayer::new().negotiate_formats();
    /// ```
    #[must_use]
    pub fn negotiate_formats(mut self) -> Self {
        self.options().negotiates_formats = true;
        self
    }

    /// Decides which error responses of others are adopted, in place of
    /// [`ForeignResponse::is_adopted`], whose example shows it. Content that is not plain text is dropped.
    #[must_use]
    pub fn adopt_if(mut self, rule: impl Fn(&ForeignResponse<'_>) -> bool + Send + Sync + 'static) -> Self {
        self.options().rule = Some(Arc::new(rule));
        self
    }

    /// Leaves panics to others: to hyper, which closes the connection, or to a layer that reports them. Rocket catches them
    /// by itself in any case.
    ///
    /// ```
    /// use statusquo::ErrorLayer;
    ///
    /// let layer = ErrorLayer::new().pass_panics();
    /// ```
    #[must_use]
    pub fn pass_panics(mut self) -> Self {
        self.options().catches_panics = false;
        self
    }

    /// Adds something to each problem that is sent, in whatever format: an `instance`, a link, a trace id. It may be called
    /// several times. The status cannot be changed here.
    ///
    /// The closure runs in the span of the request if the layer is inside the one that makes it, such as tower-http's
    /// `TraceLayer`; with OpenTelemetry, that is where the trace id is known.
    ///
    /// With tower and poem, the request's method, target, header fields and extensions are cloned before each call, and only
    /// if there is such a closure.
    ///
    /// ```
    /// use statusquo::ErrorLayer;
    ///
    /// // The trace that the caller has begun (W3C Trace Context section 3.2).
    /// let layer = ErrorLayer::new().with(|request, problem| {
    ///     let trace_id = request.header("traceparent").and_then(|value| value.split('-').nth(1));
    ///     match trace_id {
    ///         Some(id) => problem.extension("trace_id", id),
    ///         None => problem,
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn with<F>(mut self, enrich: F) -> Self
    where
        F: for<'a> Fn(&RequestHead<'a>, Problem<'a>) -> Problem<'a> + Send + Sync + 'static,
    {
        self.options().enrichments.push(Arc::new(enrich));
        self
    }

    /// Gives each request an id, in this header field, for example `x-request-id`. It is the extension member `request_id`
    /// of each problem, the field `request_id` of each event in the log, and a header field of each response.
    ///
    /// An id that the request has already is taken, if it is at most 128 visible ASCII characters: from a client, a proxy or
    /// tower-http's `SetRequestIdLayer`. Otherwise one is made here, of 32 random hexadecimal digits, and put into the
    /// request for the handler. A name that cannot be that of a header field (RFC 9110 section 5.1) switches this off.
    ///
    /// ```
    /// use statusquo::ErrorLayer;
    ///
    /// let layer = ErrorLayer::new().request_id("x-request-id");
    /// ```
    #[must_use]
    pub fn request_id(mut self, field: &str) -> Self {
        let name = ::http::HeaderName::try_from(field).ok();
        self.options().request_id = name.map(|name| name.as_str().to_owned());
        self
    }
}
