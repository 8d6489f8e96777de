//! Every place where a type can be declared.

#![deny(warnings)]
// The lints of the workspace are not what this is about.
#![allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]

use statusquo::HttpError;

mod outer {
    pub(crate) mod inner {
        #[derive(Debug, thiserror::Error, statusquo::HttpError)]
        pub(crate) enum Error {
            #[error("private")]
            #[http(super::gone::GONE)]
            Private(#[allow(dead_code)] Hidden),
        }

        #[derive(Debug)]
        pub(crate) struct Hidden;
    }

    mod gone {
        pub(super) const GONE: statusquo::StatusCode = statusquo::StatusCode::Gone;
    }
}

fn in_a_function() -> Box<dyn HttpError> {
    const WAIT: u8 = 3;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("local")]
    #[http(ServiceUnavailable, headers(retry_after = "{WAIT}"))]
    struct Local;

    Box::new(Local)
}

// The whole type comes from the caller; only the derive is the macro's.
macro_rules! errors {
    ($($item:item)*) => {
        $(
            #[derive(Debug, thiserror::Error, HttpError)]
            $item
        )*
    };
}

errors! {
    #[error("{0}")]
    #[http(NotFound, detail = "{0} {_0}", headers(x_id = _0, x_name = "{0}"))]
    struct FromItem(u8);

    #[error("{id}")]
    #[http(NotFound, when = *id == 1, detail = "{id}", headers(x_id = id))]
    #[http(Gone)]
    struct FromItemNamed { id: u8 }
}

errors! {
    #[error("{0}")]
    #[http(NotFound, when = self.0 == 1, detail = self.0 + 1, headers(x_id = { self.0 }, x_zero = _0))]
    #[http(Gone)]
    struct FromItemItself(u8);
}

// The options come from the caller, and the rest does not.
macro_rules! options {
    ($name:ident, $status:ident, $($options:tt)*) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("{0}")]
        #[http($status, $($options)*)]
        struct $name(u8);
    };
}

options!(FromOptions, NotFound, headers(x_id = _0, x_name = "{0}", x_self = self.0));

macro_rules! tokens {
    ($($tokens:tt)*) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        $($tokens)*
    };
}

tokens! {
    #[error("{0}")]
    #[http(NotFound, detail = "{0} {_0}", headers(x_id = _0, x_name = "{0}"), when = *_0 == 1)]
    #[http(Gone)]
    struct FromTokens(u8);
}

// The parts come from the caller.
macro_rules! error {
    ($name:ident, $status:ident, $ty:ty, $message:literal, $header:expr, $field:ident) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        enum $name {
            #[error("...")]
            #[http($status, detail = $message, headers(x_value = $header, x_own = _0, x_literal = "{0}"))]
            Tuple($ty),
            #[error("...")]
            #[http($status, when = *$field == 7, headers(x_field = $field))]
            #[http(InternalServerError)]
            Named { $field: $ty },
            #[error(transparent)]
            #[http(transparent)]
            Inner(FromItem),
            #[error("...")]
            Status(#[http(status)] u16),
        }
    };
}

error!(FromParts, Conflict, u32, "no book with id {0}", 5 + 5, identifier);

// By number, and by path.
macro_rules! statuses {
    ($($name:ident = $number:literal, $path:path;)*) => {
        $(
            #[derive(Debug, thiserror::Error, HttpError)]
            enum $name {
                #[error("...")]
                #[http($number)]
                Number,
                #[error("...")]
                #[http($path)]
                Path,
            }
        )*
    };
}

statuses! {
    FromNumber = 404, statusquo::nginx::Status::NoResponse;
}

fn headers(error: &dyn HttpError) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    error.headers(&mut |name, value| found.push((name, value.to_string())));
    found
}

fn main() {
    assert_eq!(outer::inner::Error::Private(outer::inner::Hidden).status(), 410);
    assert_eq!(headers(&*in_a_function()), [("retry-after", "3".to_owned())]);
    assert_eq!(headers(&FromItem(1)), [("x-id", "1".to_owned()), ("x-name", "1".to_owned())]);
    assert_eq!(FromItemItself(1).problem().detail.as_deref(), Some("2"));
    assert_eq!(FromItemItself(2).status(), 410);
    assert_eq!(headers(&FromItemItself(1)), [("x-id", "1".to_owned()), ("x-zero", "1".to_owned())]);
    let expected = ["x-id", "x-name", "x-self"].map(|name| (name, "3".to_owned()));
    assert_eq!(headers(&FromOptions(3)), expected);
    assert_eq!(FromItemNamed { id: 1 }.problem().detail.as_deref(), Some("1"));
    assert_eq!(FromTokens(1).problem().detail.as_deref(), Some("1 1"));
    assert_eq!(FromTokens(2).status(), 410);
    assert_eq!(FromParts::Tuple(9).problem().detail.as_deref(), Some("no book with id 9"));
    let expected = [("x-value", "10"), ("x-own", "9"), ("x-literal", "9")];
    assert_eq!(headers(&FromParts::Tuple(9)), expected.map(|(name, value)| (name, value.to_owned())));
    assert_eq!(FromParts::Named { identifier: 7 }.status(), 409);
    assert_eq!(FromParts::Inner(FromItem(1)).status(), 404);
    assert_eq!(FromParts::Status(409).status(), 409);
    assert_eq!(FromNumber::Number.status(), 404);
    assert_eq!(FromNumber::Path.status(), 444);
}
