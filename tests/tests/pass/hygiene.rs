//! Nothing of the user's gets in the way of the generated code, nor the other way round: not names of fields, not
//! names in scope, not lints.

// The lints of the workspace are not what this is about.
#![allow(clippy::all, clippy::pedantic)]
#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub, unused_qualifications)]
#![deny(nonstandard_style, rust_2018_idioms, trivial_casts, unused_lifetimes, single_use_lifetimes)]
#![deny(elided_lifetimes_in_paths, unsafe_code, let_underscore_drop)]

/// Fields named like the variables of generated code.
#[derive(Debug, thiserror::Error, statusquo::HttpError)]
#[http(problem_base = "https://example.com/#")]
pub enum Fields {
    /// In every place where an expression can stand.
    #[error("locals")]
    #[http(NotFound, when = *when, headers(x_set = set, x_f = "{f}{problem}"), detail = "{self_}{__set}{inner}")]
    #[http(Gone, headers(retry_after = status.len() + f.len()), detail = problem)]
    Locals {
        /// As a parameter of `headers`.
        set: String,
        /// As the problem.
        #[http(extend)]
        problem: String,
        /// As a formatter.
        f: String,
        /// Like `self`.
        self_: String,
        /// With underscores.
        __set: String,
        /// As what is delegated to.
        inner: String,
        /// As an option.
        when: bool,
        /// As the other use of the word.
        status: String,
        /// And all the rest.
        error: (),
        /// The runtime's own names.
        krate: (),
        /// A macro of the runtime.
        draft: (),
    },
    /// Positions only.
    #[error("positions")]
    #[http(NotFound, headers(x_zero = _0, x_one = "{1}"), detail = "{1} {0} {_0}")]
    Positions(u8, u8),
    /// The status.
    #[error("status")]
    Status {
        /// Is this.
        #[http(status)]
        set: u16,
    },
    /// The error inside.
    #[error("delegated")]
    #[http(transparent)]
    Delegated {
        /// Is this.
        set: Unit,
    },
    /// Not to be used any more, which is nobody's business here.
    #[error("old")]
    #[http(NotFound, detail = "{0}")]
    #[deprecated]
    Old(u8),
    /// Not to be used any more, which is nobody's business here.
    #[error("old")]
    #[http(Unauthorized, headers(www_authenticate = old))]
    OldField {
        /// This is it.
        old: u8,
    },
    /// A constant in a format string.
    #[error("constant")]
    #[http(TooManyRequests, headers(retry_after = "{WAIT}", x_wait = WAIT))]
    Constant,
}

const WAIT: u32 = 5;

/// Keywords, of every edition and of the newest.
#[derive(Debug, statusquo::HttpError)]
#[http(problem_base = "https://example.com/")]
pub enum Raw {
    /// As a variant, too.
    #[http(NotFound, headers(x_type = r#type, x_gen = "{gen}"), detail = "{type} {gen} {type.len}")]
    r#Try {
        /// A keyword.
        #[http(extend = "kind")]
        r#type: Length,
        /// A keyword since 2024.
        #[http(extend)]
        r#gen: String,
    },
}
impl std::fmt::Display for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("raw")
    }
}
impl std::error::Error for Raw {}

/// Has a field.
#[derive(Debug, serde::Serialize)]
pub struct Length {
    /// It.
    len: u8,
}
impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("length")
    }
}

/// A struct without fields.
#[derive(Debug, thiserror::Error, statusquo::HttpError)]
#[error("unit")]
#[http(410)]
pub struct Unit;

/// Whatever the generated code names is shadowed here.
#[allow(non_camel_case_types, dead_code, unused_macros, missing_docs, missing_debug_implementations)]
pub mod shadows {
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod axum {}
    pub mod serde {}
    pub mod http {}
    pub struct Result;
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct Box;
    pub struct String;
    pub struct Vec;
    pub struct str;
    pub struct u16;
    pub struct bool;
    pub trait Send {}
    pub trait Sync {}
    pub trait Sized {}
    pub trait Default {}
    pub trait FnMut {}
    pub trait Fn {}
    pub trait From {}
    pub trait Into {}
    pub trait Iterator {}
    pub trait ToString {}
    pub trait Error {}
    pub trait Display {}
    pub trait Debug {}
    pub trait HttpError {}
    pub trait Delegate {}
    pub struct StatusCode;
    pub struct Case;
    pub struct Problem;
    pub struct Level;
    macro_rules! format_args {
        () => {};
    }
    macro_rules! format {
        () => {};
    }
    macro_rules! panic {
        () => {};
    }

    /// Methods by the names of the generated code, on everything.
    pub trait Methods: ::core::marker::Sized {
        fn status(&self) {}
        fn reason(&self) {}
        fn headers(&self) {}
        fn problem(&self) {}
        fn level(&self) {}
        fn inner(&self) {}
        fn of(&self) {}
        fn answer(self) {}
        fn finish(self) {}
        fn add_to(&self) {}
        fn to_string(&self) {}
        fn into_response(self) {}
        fn canonical_reason(self) {}
        fn unwrap_or_default(self) {}
        fn keep<A, B>(self, _: A, _: B) {}
        fn detail<A>(self, _: A) {}
        fn display<A>(self, _: A) {}
    }
    impl<T> Methods for T {}

    #[derive(::core::fmt::Debug, thiserror::Error, statusquo::HttpError)]
    #[http(default = nginx::Status::ClientClosedRequest, problem_base = "https://example.com/")]
    pub enum Everything {
        #[error("by default")]
        ByDefault,
        #[error("named")]
        #[http(Unauthorized, headers(www_authenticate = "Basic"), detail = "{0}", title = "T", log = "off")]
        Named(::core::primitive::u8),
        #[error("number")]
        #[http(404, when = *a, expose)]
        #[http(nginx::Status::NoResponse, redact)]
        Number {
            #[http(extend = "member")]
            a: ::core::primitive::bool,
        },
        #[error("field")]
        Field(#[http(status)] ::core::primitive::u16),
        #[error("transparent")]
        #[http(transparent)]
        Inner(super::Unit),
        #[error("transparent")]
        #[http(transparent)]
        Boxed(::std::boxed::Box<dyn statusquo::HttpError + ::core::marker::Send + ::core::marker::Sync>),
    }

    use statusquo::nginx;
}

/// Without what every module has by itself.
pub mod no_prelude {
    #![no_implicit_prelude]

    /// Only statuses.
    #[derive(::core::fmt::Debug, ::statusquo::HttpError)]
    pub enum Plain {
        /// One of them.
        #[http(NotFound)]
        Missing,
    }
    impl ::core::fmt::Display for Plain {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str("plain")
        }
    }
    impl ::core::error::Error for Plain {}

    /// More than that.
    #[derive(::core::fmt::Debug, ::statusquo::HttpError)]
    #[http(Unauthorized, headers(www_authenticate = "Basic"), detail = "{0}")]
    pub struct Login(pub ::core::primitive::u8);
    impl ::core::fmt::Display for Login {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str("login")
        }
    }
    impl ::core::error::Error for Login {}
}

/// Of the past, but for this file.
#[derive(Debug, thiserror::Error, statusquo::HttpError)]
#[error("old")]
#[http(NotFound, detail = "{old}")]
#[deprecated]
pub struct OldType {
    /// What it was.
    #[http(extend)]
    #[deprecated]
    pub old: u8,
}

/// Of the past, with a status of its own.
#[derive(Debug, thiserror::Error, statusquo::HttpError)]
#[deprecated]
pub enum OldEnum {
    /// Once.
    #[error("old")]
    #[http(Unauthorized, headers(www_authenticate = "Basic"))]
    Old,
}

/// Lifetimes by the names of the generated code.
#[derive(Debug, thiserror::Error, statusquo::HttpError)]
#[error("{token}")]
#[http(BadRequest)]
pub struct Lexed<'error> {
    /// A part of the text.
    pub token: &'error str,
}

fn main() {
    use statusquo::HttpError;

    let error = Raw::Try { r#type: Length { len: 5 }, r#gen: "g".to_owned() };
    let problem = serde_json::to_value(error.problem()).unwrap();
    assert_eq!(problem["detail"], "length g 5");
    assert_eq!(problem["kind"]["len"], 5);
    assert_eq!(problem["gen"], "g");
    assert_eq!(problem["type"], "https://example.com/try");
    assert_eq!(Fields::Positions(1, 2).problem().detail.as_deref(), Some("2 1 1"));
    assert_eq!(shadows::Everything::ByDefault.status(), 499);
    assert_eq!(shadows::Everything::ByDefault.reason(), "Client Closed Request");
    assert_eq!(shadows::Everything::Number { a: true }.status(), 404);
    assert_eq!(shadows::Everything::Number { a: false }.status(), 444);
    assert_eq!(shadows::Everything::Inner(Unit).status(), 410);
}
