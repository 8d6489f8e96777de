//! Errors with formats and codes: whatever the format is, the rules of what is sent are the same in every framework.

use statusquo::{Format, FormatError, HttpError, Problem, RouteError, StatusCode, error_format, format};

use crate::cases::SECRET;

error_format! {
    /// The envelope of an API, as it has always been.
    pub struct Envelope: "application/json" = {
        "error": {
            "message": {detail or title},
            "code": {code},
            "link": "https://docs.example.com/errors#{code}",
            {extensions..}
        },
        "ok": false,
    };

    pub struct Page: "text/html; charset=utf-8" = "<!DOCTYPE html><title>{status} {title}</title><p>{detail or title}";
}

/// Content that a template could not describe, and that cannot always be written.
pub struct Picky;

impl Format for Picky {
    const MEDIA_TYPE: &'static str = "text/csv";

    fn write(problem: &Problem<'_>) -> Result<Vec<u8>, FormatError> {
        let detail = problem.detail.as_deref().ok_or("no detail")?;
        if detail.contains(',') {
            return Err(format!("a comma, beside {SECRET}").into());
        }
        Ok(format!("{detail}\r\n").into_bytes())
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(format = Envelope, codes = "snake_case")]
pub enum Formatted {
    #[error("no index `{uid}`")]
    #[http(NotFound)]
    IndexNotFound {
        #[http(extend)]
        uid: &'static str,
    },

    #[error("{SECRET}")]
    #[http(InternalServerError, extend(kind = "internal"))]
    Internal {
        #[http(extend)]
        query: &'static str,
    },

    #[error("say \"no\",\n\u{1}C:\\ <b>")]
    #[http(Conflict, format = Page)]
    Page,

    #[error("csv")]
    #[http(Gone, format = Picky)]
    Csv,

    #[error("comma, comma")]
    #[http(Gone, format = Picky, headers(x_lost = "yes"))]
    Broken,

    #[error("log in first")]
    #[http(SeeOther, headers(location = "/login"), empty)]
    LogIn,

    #[error("unchanged")]
    #[http(NotModified)]
    Unchanged,

    #[error("the upstream said {upstream:?}")]
    #[http(status = upstream.unwrap_or(StatusCode::BadGateway))]
    Upstream { upstream: Option<StatusCode> },

    #[error("{inner}")]
    Route {
        #[http(transparent)]
        inner: RouteError,
        trace: &'static str,
    },

    #[error("{0}")]
    #[http(transparent)]
    Redirected(LogIn),

    #[error("the token has expired")]
    #[http(BadRequest, code = "invalid_grant", format = format::OAuth)]
    OAuth,

    #[error("the request failed")]
    #[http(transparent, format = Envelope)]
    Boxed(Box<dyn HttpError + Send + Sync>),
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("log in first")]
#[http(SeeOther, headers(location = "/inner"), empty)]
pub struct LogIn;
