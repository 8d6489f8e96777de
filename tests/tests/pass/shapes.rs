//! Every shape that a type can have.

#![deny(warnings)]
// The lints of the workspace are not what this is about.
#![allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::marker::PhantomData;
use std::rc::Rc;

use axum::response::IntoResponse;
use statusquo::{HttpError, StatusCode};
use thiserror::Error;

#[derive(Debug, Error, HttpError)]
pub enum Never {}

mod former {
    /// A macro of the runtime writes its implementation, in which there is another `StatusCode`; and the constant is
    /// deprecated.
    #[derive(Debug, thiserror::Error, statusquo::HttpError)]
    #[error("{self:?}")]
    pub enum StatusCode {
        #[http(NotFound)]
        StatusCode,
        #[http(PAYLOAD_TOO_LARGE)]
        Former,
    }
}

#[derive(Debug, Error, HttpError)]
#[http(default = NotFound, problem_base = "https://example.com/", no_response)]
pub enum NeverWithOptions {}

#[derive(Debug, Error, HttpError)]
#[error("unit")]
#[http(NotFound)]
pub struct Unit;

#[derive(Debug, Error, HttpError)]
#[error("tuple")]
#[http(NotFound, detail = "{0} {1}")]
pub struct Tuple(u8, pub u8);

#[derive(Debug, Error, HttpError)]
#[error("named")]
#[http(NotFound, when = *a == *b, detail = "{a} {b}")]
#[http(Gone)]
pub struct Named {
    a: u8,
    pub b: u8,
}

#[derive(Debug, Error, HttpError)]
#[error("empty")]
#[http(NotFound)]
pub struct EmptyTuple();

#[derive(Debug, Error, HttpError)]
#[error("empty")]
#[http(NotFound)]
pub struct EmptyNamed {}

#[derive(Debug, Error, HttpError)]
#[error(transparent)]
#[http(transparent)]
pub struct Wrapper(#[from] Unit);

#[derive(Debug, Error, HttpError)]
#[error("status")]
pub struct ByField {
    #[http(status)]
    status: StatusCode,
}

#[derive(Debug, Error, HttpError)]
#[error("default")]
#[http(default = 404)]
pub struct ByDefault;

#[derive(Debug, Error, HttpError)]
pub enum Variants {
    #[error("a")]
    #[http(NotFound)]
    Unit,
    #[error("b")]
    #[http(NotFound, detail = "{0}")]
    Tuple(u8),
    #[error("c")]
    #[http(NotFound, detail = "{a}")]
    Named { a: u8 },
    #[error("d")]
    #[http(NotFound)]
    EmptyTuple(),
    #[error("e")]
    #[http(NotFound)]
    EmptyNamed {},
}

// Discriminants, and an attribute under a condition.
#[derive(Debug, Error, HttpError)]
#[repr(u8)]
pub enum Discriminants {
    #[error("a")]
    #[cfg_attr(all(), http(NotFound))]
    #[cfg_attr(any(), http(Gone))]
    A = 4,
    #[error("b")]
    #[cfg_attr(all(), http(Gone, when = true), http(NotFound))]
    B = 2,
    #[cfg(any())]
    #[http(NoSuchStatus)]
    C = 3,
    #[error("d")]
    #[http(NotFound, detail = "{there}")]
    D {
        #[cfg(all())]
        there: u8,
        #[cfg(any())]
        #[http(nonsense)]
        not_there: u8,
    } = 1,
}

#[derive(Debug, Error, HttpError)]
pub enum Generic<T, const N: usize = 3, U = Unit>
where
    T: Display + Debug,
    U: Debug,
{
    #[error("value")]
    #[http(BadRequest, detail = "{0}", headers(x_n = N))]
    Value(T, [u8; N]),
    #[error("other")]
    #[http(NotFound)]
    Other { other: PhantomData<U> },
}

// What the parameters have to be follows from the attributes.
#[derive(Debug, Error, HttpError)]
pub enum Layer<E: Debug, S, B = Box<E>>
where
    S: Debug,
{
    #[error("inner")]
    #[http(transparent)]
    Inner(E),
    #[error("boxed")]
    #[http(transparent)]
    Boxed(B),
    #[error("again")]
    #[http(transparent)]
    Again { inner: Box<Layer<E, S, B>> },
    #[error("status")]
    Status {
        #[http(status)]
        status: S,
    },
}

#[derive(Debug, Error, HttpError)]
#[error("borrowed")]
#[http(NotFound, detail = "{text}")]
pub struct Borrowed<'a, 'b: 'a> {
    text: &'a str,
    other: Cow<'b, str>,
}

#[derive(Debug, Error, HttpError)]
pub enum BorrowedError<'a> {
    #[error("reference")]
    #[http(transparent)]
    Reference(&'a Unit),
    #[error("object")]
    #[http(transparent)]
    Object(&'a (dyn HttpError + Send + Sync)),
    #[error("boxed")]
    #[http(transparent)]
    Boxed(Box<dyn HttpError + 'a>),
}

#[derive(Debug, Error, HttpError)]
#[error("{0}")]
#[http(NotFound, detail = "{0}")]
pub struct NotSend(Rc<str>);

#[derive(Debug, Error, HttpError)]
#[error("function pointers, never and others")]
#[http(NotFound)]
pub struct Exotic<F: for<'a> Fn(&'a str) -> &'a str + 'static>(#[allow(dead_code)] PhantomData<fn(F) -> F>);

pub mod storage {
    /// Another type of the same name.
    #[derive(Debug, thiserror::Error, statusquo::HttpError)]
    pub enum Layer<E: std::error::Error + 'static> {
        #[error(transparent)]
        #[http(transparent)]
        Inner(E),
    }
}

#[derive(Debug, Error, HttpError)]
pub enum Namesake<E: Error + 'static> {
    #[error(transparent)]
    #[http(transparent)]
    Storage(storage::Layer<E>),
}

pub mod namesakes {
    #[derive(Debug, thiserror::Error, statusquo::HttpError)]
    pub enum Layer<E: std::error::Error + 'static> {
        #[error(transparent)]
        #[http(transparent)]
        Storage(super::storage::Layer<E>),
    }
}

#[derive(Debug)]
pub struct Bits(u8);
impl std::fmt::Display for Bits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:b}", self.0)
    }
}

fn responds(error: impl HttpError + IntoResponse) -> (u16, String) {
    let status = error.status().as_u16();
    let response = error.into_response();
    assert_eq!(response.status().as_u16(), status);
    let body = http_body_of(response);
    (status, body)
}

fn http_body_of(response: axum::response::Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX);
    let bytes = tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(bytes).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn main() {
    assert!(Never::cases().is_empty());
    assert_eq!(responds(Unit).0, 404);
    assert_eq!(Tuple(1, 2).problem().detail.as_deref(), Some("1 2"));
    assert_eq!(responds(Named { a: 1, b: 1 }).0, 404);
    assert_eq!(responds(Named { a: 1, b: 2 }).0, 410);
    assert_eq!(responds(Wrapper(Unit)).0, 404);
    assert_eq!(responds(ByField { status: StatusCode::Conflict }).0, 409);
    assert_eq!(responds(ByDefault).0, 404);
    assert_eq!(responds(former::StatusCode::StatusCode).0, 404);
    assert_eq!(responds(former::StatusCode::Former).0, 413);
    assert_eq!(responds(Discriminants::A).0, 404);
    assert_eq!(responds(Discriminants::B).0, 410);
    assert_eq!(Discriminants::cases().len(), 4);

    let generic: Generic<Bits> = Generic::Value(Bits(5), [0; 3]);
    assert!(responds(generic).1.contains("101"));
    let layer: Layer<Unit, u16> = Layer::Again { inner: Box::new(Layer::Boxed(Box::new(Unit))) };
    assert_eq!(responds(layer).0, 404);
    assert_eq!(responds(Layer::<Unit, _>::Status { status: StatusCode::Gone }).0, 410);

    assert_eq!(responds(Namesake::Storage(storage::Layer::Inner(Unit))).0, 404);
    assert_eq!(responds(namesakes::Layer::Storage(storage::Layer::Inner(Unit))).0, 404);

    let text = "borrowed".to_owned();
    assert!(responds(Borrowed { text: &text, other: Cow::Borrowed(&text) }).1.contains("borrowed"));
    assert_eq!(responds(BorrowedError::Reference(&Unit)).0, 404);
    assert_eq!(responds(BorrowedError::Object(&Unit)).0, 404);
    let local = Borrowed { text: &text, other: Cow::Borrowed("") };
    assert_eq!(BorrowedError::Boxed(Box::new(local)).problem().detail.as_deref(), Some("borrowed"));
    assert!(responds(NotSend(Rc::from("rc"))).1.contains("rc"));
    let _: &dyn Error = &NotSend(Rc::from("rc"));
}
