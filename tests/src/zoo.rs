//! Error types of every shape that `#[http(client)]` reads back, with values for each of their variants.
//!
//! They are here, and not in a test, because a fuzz target reads them from whatever bytes there are.

// Their variants are examples, and their numbers are small.
#![allow(missing_docs, clippy::cast_possible_truncation)]

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use statusquo::client::{ErrorResponse, Received, Recognize};
use statusquo::format::{GoogleApi, JsonApi, OAuth, OpenAi, PlainText};
use statusquo::{Answer, HttpError, StatusCode, nginx};

/// Where values come from: a random number below a limit, and a text.
pub trait Source {
    fn number(&mut self, below: u64) -> u64;
    fn text(&mut self) -> String;

    fn option(&mut self) -> Option<String> {
        (self.number(2) == 1).then(|| self.text())
    }

    fn status(&mut self) -> StatusCode {
        let all: Vec<StatusCode> = StatusCode::ALL.iter().copied().filter(|s| s.as_u16() >= 400).collect();
        all[self.number(all.len() as u64) as usize]
    }
}

/// A type of the zoo.
pub trait Animal: HttpError + Recognize + PartialEq + Debug {
    /// Which of its variants a client does not get back.
    fn is_unread(&self) -> bool {
        false
    }

    fn all(source: &mut dyn Source) -> Vec<Self>;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    pub limit: u32,
    pub per: Vec<String>,
    pub rate: f32,
}

/// Types by name, in problem details.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/p/", client)]
pub enum Order {
    #[error("sold out")]
    #[http(Conflict)]
    SoldOut,
    #[error("{balance} is not enough")]
    #[http(Forbidden)]
    OutOfCredit {
        #[http(extend)]
        balance: i64,
        #[http(extend = "trace-id")]
        trace: Option<String>,
        #[http(extend, null)]
        hint: Option<String>,
    },
    #[error("wait")]
    #[http(TooManyRequests, headers(retry_after = wait))]
    Busy {
        wait: Duration,
        #[http(flatten)]
        limit: Limit,
    },
    #[error("log in")]
    #[http(
        Unauthorized,
        headers(
            www_authenticate = "Bearer realm=\"{realm}\", error=\"{scope}\"",
            www_authenticate = "Basic realm=\"{realm}\""
        )
    )]
    NotLoggedIn {
        realm: String,
        scope: String,
        #[http(default = 7)]
        attempts: u32,
    },
    #[error("moved")]
    #[http(SeeOther, headers(location = "/books/{0}/pages?of={1}"))]
    Moved(String, String),
    #[error("gone")]
    #[http(Gone, detail = "{0}", instance = "/orders/{1}")]
    Gone(String, u64),
    #[error("full")]
    #[http(ServiceUnavailable, headers(retry_after = _0, x_reason = "{1}"))]
    Full(Option<Duration>, String),
    #[error("no")]
    #[http(MethodNotAllowed, headers(allow = methods, sunset = until))]
    Closed { methods: Vec<String>, until: SystemTime },
    #[error("internal")]
    #[http(InternalServerError)]
    Internal(#[http(default)] String),
    #[error("secret")]
    #[http(NotFound, when = *hidden)]
    #[http(Forbidden)]
    Secret {
        #[http(extend)]
        hidden: bool,
    },
    #[error("broken: {0}")]
    #[http(InternalServerError, server_only)]
    Broken(String),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

impl Animal for Order {
    fn is_unread(&self) -> bool {
        matches!(self, Self::Broken(_) | Self::Other(_))
    }

    fn all(source: &mut dyn Source) -> Vec<Self> {
        let token = |source: &mut dyn Source| format!("T{}", source.number(100));
        vec![
            Self::SoldOut,
            Self::OutOfCredit {
                balance: source.number(u64::MAX).cast_signed(),
                trace: source.option(),
                hint: source.option(),
            },
            Self::Busy {
                wait: Duration::from_secs(source.number(u64::MAX)),
                limit: Limit {
                    limit: source.number(u64::from(u32::MAX)) as u32,
                    per: vec![source.text(), source.text()],
                    rate: f32::from(source.number(1000) as u16) / 7.0,
                },
            },
            Self::NotLoggedIn {
                realm: sendable(&source.text()),
                scope: sendable(&source.text()),
                attempts: 7,
            },
            Self::Moved(source.text(), source.text()),
            Self::Gone(source.text(), source.number(u64::MAX)),
            Self::Full(
                (source.number(2) == 0).then(|| Duration::from_secs(source.number(1000))),
                trimmed(&sendable(&source.text())),
            ),
            Self::Closed {
                methods: (0..source.number(4)).map(|_| token(source)).collect(),
                until: SystemTime::UNIX_EPOCH + Duration::from_secs(source.number(250_000_000_000)),
            },
            Self::Internal(String::new()),
            Self::Secret { hidden: source.number(2) == 0 },
            Self::Broken(source.text()),
        ]
    }
}

/// What a header field can hold as it is.
fn sendable(text: &str) -> String {
    text.chars().filter(|c| matches!(c, ' '..='~')).collect()
}

/// White space around a field's value is not part of it (RFC 9110 section 5.5).
fn trimmed(text: &str) -> String {
    format!("a{}b", text.trim())
}

statusquo::error_format! {
    /// The envelope of an API that is older than problem details.
    pub struct Envelope: "application/json" = {
        "error": {
            "message": {detail or title},
            "code": {code or null},
            "link": "https://docs.example.com/errors#{code or title}",
            "meta": {extensions..}
        },
        "ok": false
    };
}

/// Codes, in an envelope, with statuses from everywhere.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(format = Envelope, codes = "snake_case", client)]
pub enum Index {
    #[error("no index {uid}")]
    #[http(NotFound)]
    IndexNotFound {
        #[http(extend)]
        uid: String,
    },
    #[error("no document")]
    #[http(NotFound)]
    DocumentNotFound,
    #[error("as it comes")]
    #[http(expose)]
    Upstream(#[http(status)] StatusCode, #[http(extend = "why")] Vec<u8>),
    #[error("as it comes, or not")]
    Maybe {
        #[http(status)]
        status: Option<StatusCode>,
    },
    #[error("computed")]
    #[http(status = if *is_client { StatusCode::BadRequest } else { StatusCode::BadGateway }, expose)]
    Computed {
        #[http(extend)]
        is_client: bool,
    },
    #[error("left")]
    #[http(nginx::Status::ClientClosedRequest, detail = "{why}")]
    Left { why: String },
    #[error("{0}")]
    #[http(unknown, code = "unknown")]
    Other(Box<Received>),
}

impl Animal for Index {
    fn is_unread(&self) -> bool {
        matches!(self, Self::Other(_))
    }

    fn all(source: &mut dyn Source) -> Vec<Self> {
        vec![
            Self::IndexNotFound { uid: source.text() },
            Self::DocumentNotFound,
            Self::Upstream(source.status(), vec![source.number(256) as u8]),
            Self::Maybe { status: Some(source.status()) },
            Self::Computed { is_client: source.number(2) == 0 },
            Self::Left { why: source.text() },
        ]
    }
}

/// The presets, each of which has a code.
macro_rules! preset {
    ($($name:ident $format:ty)*) => {$(
        #[derive(Debug, PartialEq, thiserror::Error, HttpError)]
        #[http(format = $format, codes = "snake_case", client)]
        pub enum $name {
            #[error("no such model")]
            #[http(NotFound)]
            ModelNotFound,
            #[error("too long")]
            #[http(BadRequest, detail = "{0}")]
            TooLong(String),
            #[error("slow down")]
            #[http(TooManyRequests, headers(retry_after = wait))]
            SlowDown { wait: Duration },
            #[error("down")]
            #[http(ServiceUnavailable)]
            Down,
            #[error("{0}")]
            #[http(unknown)]
            Other(Received),
        }

        impl Animal for $name {
            fn is_unread(&self) -> bool {
                matches!(self, Self::Other(_))
            }

            fn all(source: &mut dyn Source) -> Vec<Self> {
                // OAuth has an alphabet of its own, and others no `"`.
                let text = sendable(&source.text()).replace(['"', '\\'], "");
                vec![
                    Self::ModelNotFound,
                    Self::TooLong(text),
                    Self::SlowDown { wait: Duration::from_secs(source.number(1000)) },
                    Self::Down,
                ]
            }
        }
    )*};
}

preset! {
    OfOpenAi OpenAi
    OfGoogle GoogleApi
    OfOAuth OAuth
    OfJsonApi JsonApi
}

/// Statuses alone: in problem details, in text, and in no content at all.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(client)]
pub enum Plain {
    #[error("not found")]
    #[http(NotFound)]
    NotFound,
    #[error("gone")]
    #[http(Gone, detail = "{0}")]
    Gone(String),
    #[error("{0}")]
    #[http(UnprocessableContent, format = PlainText, detail = "{0}")]
    Text(String),
    #[error("log in")]
    #[http(Found, headers(location = "/login"), empty)]
    LogIn,
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

impl Animal for Plain {
    fn is_unread(&self) -> bool {
        matches!(self, Self::Other(_))
    }

    fn all(source: &mut dyn Source) -> Vec<Self> {
        vec![
            Self::NotFound,
            Self::Gone(source.text()),
            Self::Text(trimmed(&sendable(&source.text()).replace('\\', ""))),
            Self::LogIn,
        ]
    }
}

/// One error.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[error("version {version} is newer")]
#[http(PreconditionFailed, type = "https://example.com/problems/stale", client)]
pub struct Stale {
    #[http(extend)]
    pub version: u32,
    #[http(extend)]
    pub others: BTreeMap<String, i32>,
}

impl Animal for Stale {
    fn all(source: &mut dyn Source) -> Vec<Self> {
        let others = (0..source.number(3)).map(|_| (source.text(), source.number(9) as i32)).collect();
        vec![Self { version: source.number(1 << 32) as u32, others }]
    }
}

/// Errors around others: as they are, in a pointer, in a format of their own.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(client)]
pub enum Outer {
    #[error(transparent)]
    #[http(transparent)]
    Order(Order),
    #[error("stale")]
    Stale {
        #[http(transparent)]
        stale: Box<Stale>,
        #[http(default)]
        trace: u8,
    },
    #[error("teapot")]
    #[http(ImATeapot)]
    Teapot,
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

impl Animal for Outer {
    fn is_unread(&self) -> bool {
        match self {
            Self::Order(order) => order.is_unread(),
            Self::Other(_) => true,
            _ => false,
        }
    }

    fn all(source: &mut dyn Source) -> Vec<Self> {
        let mut all: Vec<Self> = Order::all(source).into_iter().map(Self::Order).collect();
        all.extend(Stale::all(source).into_iter().map(|stale| Self::Stale { stale: stale.into(), trace: 0 }));
        all.push(Self::Teapot);
        all
    }
}

/// The same errors in an envelope around them.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(client, format = Envelope)]
pub enum Wrapped {
    #[error(transparent)]
    #[http(transparent)]
    Index(Index),
    #[error(transparent)]
    #[http(transparent)]
    OpenAi(OfOpenAi),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

impl Animal for Wrapped {
    fn is_unread(&self) -> bool {
        matches!(self, Self::Other(_))
    }

    fn all(source: &mut dyn Source) -> Vec<Self> {
        let mut all: Vec<Self> = Index::all(source).into_iter().map(Self::Index).collect();
        all.extend(OfOpenAi::all(source).into_iter().map(Self::OpenAi));
        all
    }
}

/// Parameters: of a member, and of an error inside.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(codes = "kebab-case", client)]
pub enum Generic<T: Debug + Serialize + 'static, E: HttpError + 'static> {
    #[error("wrong")]
    #[http(BadRequest)]
    Wrong {
        #[http(extend)]
        value: T,
    },
    #[error(transparent)]
    #[http(transparent)]
    Inner(E),
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

impl Animal for Generic<Limit, Stale> {
    fn all(source: &mut dyn Source) -> Vec<Self> {
        let value = Limit { limit: 1, per: vec![source.text()], rate: 0.5 };
        let mut all = vec![Self::Wrong { value }];
        all.extend(Stale::all(source).into_iter().map(Self::Inner));
        all
    }
}

/// A response of this error, as it goes over the wire.
pub fn response(error: &dyn HttpError) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let answer = Answer::of(error);
    let fields = answer.headers().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    (answer.status.as_u16(), fields, answer.body())
}

/// There and back again.
pub fn round_trip<A: Animal>(error: &A) -> Option<A> {
    let (status, fields, body) = response(error);
    A::recognize(&ErrorResponse::new(status, &fields, &body))
}
