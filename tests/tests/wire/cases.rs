//! The errors that every framework is asked to answer, and the answer that is due.

use std::error::Error;
use std::fmt;
use std::io;
use std::time::Duration;

use statusquo::{HttpError, RouteError, StatusCode, informal, nginx};

use crate::formats::{Formatted, LogIn};

/// One variant for each option of the derive that shows on the wire.
#[derive(Debug, thiserror::Error, HttpError)]
pub enum Wire {
    #[error("no book with id {0}")]
    #[http(NotFound)]
    Display(u64),

    #[error("log in first")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{realm}\""))]
    Header { realm: String },

    #[error("slow down")]
    #[http(TooManyRequests, headers(retry_after = wait.as_secs(), "x-limit" = 5))]
    Headers { wait: Duration },

    #[error("{SECRET}")]
    #[http(Conflict, detail = "copy {0} is stale")]
    Detail(u32),

    #[error("out of order until noon")]
    #[http(ServiceUnavailable, expose, headers(retry_after = 120))]
    Expose,

    #[error("{SECRET}")]
    #[http(Forbidden, redact)]
    Redact {
        #[http(extend)]
        reason: &'static str,
    },

    #[error("not enough credit")]
    #[http(
        Forbidden,
        type = "https://example.com/problems/out-of-credit",
        title = "You do not have enough credit."
    )]
    Typed {
        #[http(extend)]
        balance: i32,
        #[http(extend = "accounts")]
        of: Vec<&'static str>,
    },

    #[error("{SECRET}: {source}")]
    #[http(InternalServerError)]
    Internal {
        #[http(extend)]
        query: &'static str,
        source: Chain,
    },

    #[error("{source}")]
    #[http(NotFound, when = source.kind() == io::ErrorKind::NotFound)]
    #[http(InsufficientStorage, when = source.kind() == io::ErrorKind::StorageFull)]
    #[http(InternalServerError)]
    Guarded { source: io::Error },

    #[error("the client closed the connection")]
    #[http(nginx::Status::ClientClosedRequest)]
    Vendor,

    #[error("request denied: {SECRET}")]
    #[http(informal::Status::RequestDenied)]
    BeyondTheClasses,

    #[error("go away")]
    #[http(Forbidden, headers(connection = "close"))]
    Close,

    #[error("optional connection {0:?}")]
    #[http(Forbidden, headers(connection = "{0}", x_kept = "yes"))]
    Connection(&'static str),

    #[error("not modified")]
    #[http(NotModified, headers(etag = "\"v1\""))]
    NotModified,

    #[error("it is over there")]
    #[http(SeeOther, headers(location = "/there"))]
    Redirect,

    #[error("speak WebSocket")]
    #[http(UpgradeRequired, headers(upgrade = "websocket"))]
    Upgrade,

    #[error("optional field {0:?}")]
    #[http(BadRequest, headers("x-note" = "{0}", "x-kept" = "yes"))]
    OptionalField(&'static str),

    #[error("required field {0:?}")]
    #[http(UpgradeRequired, headers(upgrade = "{0}"))]
    RequiredField(&'static str),

    #[error("upstream said {status}")]
    Status {
        #[http(status)]
        status: u16,
    },

    #[error("{SECRET} in {status}")]
    Secret {
        #[http(status)]
        status: u16,
        #[http(extend)]
        query: &'static str,
        source: Chain,
    },

    #[error(transparent)]
    #[http(transparent)]
    Based(#[from] Based),

    #[error("{0}")]
    #[http(transparent)]
    Boxed(Box<dyn HttpError + Send + Sync>),

    #[error(transparent)]
    #[http(transparent)]
    Route(#[from] RouteError),

    #[error(transparent)]
    #[http(transparent)]
    Formatted(#[from] Formatted),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://example.com/problems/")]
pub enum Based {
    #[error("sold out")]
    #[http(Gone)]
    SoldOut,
}

/// What no client may ever read.
pub const SECRET: &str = "hunter2-5f3a";

/// A chain of sources with the secret in each `Display` and `Debug`.
pub struct Chain(pub Option<Box<Chain>>);

impl Chain {
    fn new() -> Self {
        Self(Some(Box::new(Self(None))))
    }
}

impl fmt::Debug for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Chain({SECRET})")
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "chain of {SECRET}")
    }
}

impl Error for Chain {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.as_deref().map(|inner| inner as _)
    }
}

/// The answer that is due.
#[derive(Debug, Clone)]
pub struct Due {
    pub code: u16,
    pub reason: &'static str,
    pub headers: Vec<(&'static str, &'static str)>,
    /// `content-type`; empty without content.
    pub media_type: &'static str,
    pub body: String,
}

impl Due {
    fn new(code: u16, reason: &'static str, headers: &[(&'static str, &'static str)], body: &str) -> Self {
        let media_type = if body.is_empty() { "" } else { "application/problem+json" };
        Self { code, reason, headers: headers.to_vec(), media_type, body: body.to_owned() }
    }

    fn internal_error() -> Self {
        Self::new(500, "Internal Server Error", &[], r#"{"title":"Internal Server Error","status":500}"#)
    }
}

pub type Make = fn() -> Wire;

/// A name for the path, how the error is made, and its answer.
pub struct Case {
    pub name: &'static str,
    pub error: Make,
    pub due: Due,
}

fn case(
    name: &'static str,
    error: Make,
    code: u16,
    reason: &'static str,
    headers: &[(&'static str, &'static str)],
    body: &str,
) -> Case {
    Case { name, error, due: Due::new(code, reason, headers, body) }
}

#[rustfmt::skip]
pub fn cases() -> Vec<Case> {
    let mut cases = vec![
        case("display", || Wire::Display(7), 404, "Not Found", &[],
            r#"{"title":"Not Found","status":404,"detail":"no book with id 7"}"#),
        case("header", || Wire::Header { realm: "books".to_owned() }, 401, "Unauthorized",
            &[("www-authenticate", "Bearer realm=\"books\"")],
            r#"{"title":"Unauthorized","status":401,"detail":"log in first"}"#),
        case("headers", || Wire::Headers { wait: Duration::from_secs(30) }, 429, "Too Many Requests",
            &[("retry-after", "30"), ("x-limit", "5")],
            r#"{"title":"Too Many Requests","status":429,"detail":"slow down"}"#),
        case("detail", || Wire::Detail(3), 409, "Conflict", &[],
            r#"{"title":"Conflict","status":409,"detail":"copy 3 is stale"}"#),
        case("expose", || Wire::Expose, 503, "Service Unavailable", &[("retry-after", "120")],
            r#"{"title":"Service Unavailable","status":503,"detail":"out of order until noon"}"#),
        case("redact", || Wire::Redact { reason: SECRET }, 403, "Forbidden", &[],
            r#"{"title":"Forbidden","status":403}"#),
        case("typed", || Wire::Typed { balance: 30, of: vec!["/account/1"] }, 403, "Forbidden", &[],
            r#"{"type":"https://example.com/problems/out-of-credit","title":"You do not have enough credit.","status":403,"detail":"not enough credit","accounts":["/account/1"],"balance":30}"#),
        case("guard-1", || Wire::Guarded { source: io::ErrorKind::NotFound.into() }, 404, "Not Found", &[],
            r#"{"title":"Not Found","status":404,"detail":"entity not found"}"#),
        case("guard-2", || Wire::Guarded { source: io::ErrorKind::StorageFull.into() }, 507, "Insufficient Storage", &[],
            r#"{"title":"Insufficient Storage","status":507}"#),
        case("vendor", || Wire::Vendor, 499, "Client Closed Request", &[],
            r#"{"title":"Client Closed Request","status":499,"detail":"the client closed the connection"}"#),
        case("beyond-the-classes", || Wire::BeyondTheClasses, 999, "Request Denied", &[],
            r#"{"title":"Request Denied","status":999}"#),
        case("close", || Wire::Close, 403, "Forbidden", &[("connection", "close")],
            r#"{"title":"Forbidden","status":403,"detail":"go away"}"#),
        case("hop-by-hop", || Wire::Connection("content-type, close"), 403, "Forbidden", &[("x-kept", "yes")],
            r#"{"title":"Forbidden","status":403,"detail":"optional connection \"content-type, close\""}"#),
        case("not-modified", || Wire::NotModified, 304, "Not Modified", &[("etag", "\"v1\"")], ""),
        case("redirect", || Wire::Redirect, 303, "See Other", &[("location", "/there")],
            r#"{"title":"See Other","status":303,"detail":"it is over there"}"#),
        case("upgrade", || Wire::Upgrade, 426, "Upgrade Required",
            &[("upgrade", "websocket"), ("connection", "upgrade")],
            r#"{"title":"Upgrade Required","status":426,"detail":"speak WebSocket"}"#),
        case("split", || Wire::OptionalField("a\r\nset-cookie: stolen=1"), 400, "Bad Request", &[("x-kept", "yes")],
            r#"{"title":"Bad Request","status":400,"detail":"optional field \"a\\r\\nset-cookie: stolen=1\""}"#),
        case("nul", || Wire::OptionalField("a\0b"), 400, "Bad Request", &[("x-kept", "yes")],
            r#"{"title":"Bad Request","status":400,"detail":"optional field \"a\\0b\""}"#),
        case("beyond-ascii", || Wire::OptionalField("\u{e4}"), 400, "Bad Request", &[("x-kept", "yes")],
            "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"optional field \\\"\u{e4}\\\"\"}"),
        case("based", || Based::SoldOut.into(), 410, "Gone", &[],
            r#"{"type":"https://example.com/problems/sold-out","title":"Gone","status":410,"detail":"sold out"}"#),
        case("boxed", || Wire::Boxed(Box::new(Wire::Vendor)), 499, "Client Closed Request", &[],
            r#"{"title":"Client Closed Request","status":499,"detail":"the client closed the connection"}"#),
        case("route", || RouteError::wrong_method("GET, HEAD").into(), 405, "Method Not Allowed",
            &[("allow", "GET, HEAD")],
            r#"{"title":"Method Not Allowed","status":405,"detail":"this method is not allowed here"}"#),
    ];
    cases.extend(formatted());
    let broken: [(&str, Make); 5] = [
        ("internal", || Wire::Internal { query: SECRET, source: Chain::new() }),
        ("guard-3", || Wire::Guarded { source: io::Error::other(SECRET) }),
        ("required-split", || Wire::RequiredField("a\r\nset-cookie: stolen=1")),
        ("required-nul", || Wire::RequiredField("a\0b")),
        ("required-beyond-ascii", || Wire::RequiredField("\u{e4}")),
    ];
    cases.extend(broken.map(|(name, error)| Case { name, error, due: Due::internal_error() }));
    cases
}

const JSON: &str = "application/json";

/// Those of `formats`.
#[rustfmt::skip]
fn formatted() -> [Case; 13] {
    let case = |name, error, code, reason, headers: &[(&'static str, &'static str)], media_type, body| Case {
        name, error, due: Due { media_type, ..Due::new(code, reason, headers, body) },
    };
    // The error inside has no code.
    let route = r#"{"error":{"message":"this method is not allowed here","link":"https://docs.example.com/errors#"},"ok":false}"#;
    [
        case("template", || Formatted::IndexNotFound { uid: "a\"b" }.into(), 404, "Not Found", &[], JSON,
            r#"{"error":{"message":"no index `a\"b`","code":"index_not_found","link":"https://docs.example.com/errors#index_not_found","uid":"a\"b"},"ok":false}"#),
        case("template-5xx", || Formatted::Internal { query: SECRET }.into(), 500, "Internal Server Error", &[], JSON,
            r#"{"error":{"message":"Internal Server Error","code":"internal","link":"https://docs.example.com/errors#internal","kind":"internal"},"ok":false}"#),
        case("html", || Formatted::Page.into(), 409, "Conflict", &[], "text/html; charset=utf-8",
            "<!DOCTYPE html><title>409 Conflict</title><p>say &quot;no&quot;,\n\\u{1}C:\\ &lt;b&gt;"),
        case("by-hand", || Formatted::Csv.into(), 410, "Gone", &[], "text/csv", "csv\r\n"),
        case("cannot-write", || Formatted::Broken.into(), 500, "Internal Server Error", &[], "application/problem+json",
            r#"{"title":"Internal Server Error","status":500}"#),
        case("empty", || Formatted::LogIn.into(), 303, "See Other", &[("location", "/login")], "", ""),
        case("empty-304", || Formatted::Unchanged.into(), 304, "Not Modified", &[], "", ""),
        case("computed", || Formatted::Upstream { upstream: Some(StatusCode::Conflict) }.into(), 409, "Conflict", &[], JSON,
            r#"{"error":{"message":"the upstream said Some(Conflict)","code":"upstream","link":"https://docs.example.com/errors#upstream"},"ok":false}"#),
        case("computed-none", || Formatted::Upstream { upstream: None }.into(), 502, "Bad Gateway", &[], JSON,
            r#"{"error":{"message":"Bad Gateway","code":"upstream","link":"https://docs.example.com/errors#upstream"},"ok":false}"#),
        case("one-of-several", || Formatted::Route { inner: RouteError::wrong_method("GET"), trace: SECRET }.into(), 405,
            "Method Not Allowed", &[("allow", "GET")], JSON, route),
        case("empty-inside", || Formatted::Redirected(LogIn).into(), 303, "See Other", &[("location", "/inner")], "", ""),
        case("preset", || Formatted::OAuth.into(), 400, "Bad Request", &[], JSON,
            r#"{"error":"invalid_grant","error_description":"the token has expired"}"#),
        case("boxed-format", || Formatted::Boxed(Box::new(Formatted::OAuth)).into(), 400, "Bad Request", &[], JSON,
            r#"{"error":{"message":"the token has expired","code":"invalid_grant","link":"https://docs.example.com/errors#invalid_grant"},"ok":false}"#),
    ]
}

/// The error for the last segments of a path: `case/NAME`, `status/CODE` or `secret/CODE`.
pub fn error(kind: &str, name: &str) -> Wire {
    match kind {
        "status" => Wire::Status { status: name.parse().unwrap() },
        "secret" => Wire::Secret { status: name.parse().unwrap(), query: SECRET, source: Chain::new() },
        _ => (cases().iter().find(|case| case.name == name).unwrap().error)(),
    }
}

/// Every registered status from 300 on, some that nobody registered, and some that are no error or no status.
pub fn codes() -> Vec<u16> {
    let registered = (300..600).filter(|&code| StatusCode::from(code).canonical_reason().is_some());
    registered.chain([0, 99, 100, 101, 199, 200, 204, 299, 399, 499, 599, 600, 999, 1000, 65535]).collect()
}

/// What is due for `status/CODE`.
pub fn due_for(code: u16) -> Due {
    // RFC 9110 section 15: a code beyond 100–599 is invalid.
    if !(300..600).contains(&code) {
        return Due::internal_error();
    }
    let reason = StatusCode::from(code).canonical_reason().unwrap_or_default();
    let title = if reason.is_empty() { String::new() } else { format!("\"title\":\"{reason}\",") };
    let detail = if code < 500 { format!(",\"detail\":\"upstream said {code}\"") } else { String::new() };
    let body = format!("{{{title}\"status\":{code}{detail}}}");
    Due::new(code, reason, &[], if code == 304 { "" } else { &body })
}
