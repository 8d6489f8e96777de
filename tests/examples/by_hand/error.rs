use std::borrow::Cow;

use http::header::{HeaderName, HeaderValue};
use http::{StatusCode, header};
use hyper::ext::ReasonPhrase;
use serde::Serialize;

pub(crate) const JSON: &str = "application/problem+json";

#[derive(Debug, thiserror::Error)]
pub(crate) enum ShopError {
    #[error("log in to see your orders")]
    NotLoggedIn,
    #[error("{balance} is not enough to pay {price}")]
    OutOfCredit { balance: u32, price: u32 },
    #[error("the stock is being counted")]
    Counting { seconds: u32 },
    #[error("no report")]
    Report(#[from] std::io::Error),
    #[error("there is nothing at this address")]
    NotFound,
    #[error("this method is not allowed here")]
    WrongMethod { allow: &'static str },
}

#[derive(Serialize)]
struct Body {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    title: &'static str,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<u32>,
}

impl ShopError {
    pub(crate) fn status(&self) -> (u16, &'static str) {
        match self {
            Self::NotLoggedIn => (401, "Unauthorized"),
            Self::OutOfCredit { .. } => (422, "Unprocessable Content"),
            Self::Counting { .. } => (503, "Service Unavailable"),
            Self::Report(_) => (500, "Internal Server Error"),
            Self::NotFound => (404, "Not Found"),
            Self::WrongMethod { .. } => (405, "Method Not Allowed"),
        }
    }

    pub(crate) fn field(&self) -> Option<(&'static str, Cow<'static, str>)> {
        match self {
            Self::NotLoggedIn => Some(("www-authenticate", "Bearer realm=\"shop\"".into())),
            Self::Counting { seconds } => Some(("retry-after", seconds.to_string().into())),
            Self::WrongMethod { allow } if !allow.is_empty() => Some(("allow", (*allow).into())),
            _ => None,
        }
    }

    pub(crate) fn body(&self) -> Vec<u8> {
        let (status, title) = self.status();
        let kind = match self {
            Self::NotLoggedIn => Some("https://shop.example/problems/not-logged-in"),
            Self::OutOfCredit { .. } => Some("https://shop.example/problems/out-of-credit"),
            Self::Counting { .. } => Some("https://shop.example/problems/counting"),
            Self::Report(_) => Some("https://shop.example/problems/report"),
            Self::NotFound | Self::WrongMethod { .. } => None,
        };
        let (balance, price) = match *self {
            Self::OutOfCredit { balance, price } => (Some(balance), Some(price)),
            _ => (None, None),
        };
        let detail = (status != 500).then(|| self.to_string());
        serde_json::to_vec(&Body { kind, title, status, detail, balance, price }).unwrap_or_default()
    }

    /// For all that stands on the crate `http` 1.
    pub(crate) fn response(&self) -> http::Response<Vec<u8>> {
        let (status, phrase) = self.status();
        let status = StatusCode::from_u16(status).unwrap_or_default();
        let mut response = http::Response::new(self.body());
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(JSON));
        if let Some((name, value)) = self.field()
            && let Ok(value) = HeaderValue::try_from(&*value)
        {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
        // `http` has an older phrase for 422.
        if let Self::OutOfCredit { .. } = self {
            response.extensions_mut().insert(ReasonPhrase::from_static(phrase.as_bytes()));
        }
        response
    }
}
