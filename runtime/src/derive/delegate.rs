//! The traits of fields that decide the status: `Delegate` for `#[http(transparent)]`, `StatusField` for
//! `#[http(status)]`.
//!
//! Standard types are implemented here, the enums of registries in `status/traits`. A framework's own errors become
//! `HttpError` in the adapter of that framework, which makes them a `Delegate`.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::error::Error;
use core::ops::Deref;

use crate::{Case, HttpError, StatusCode};

/// The bound of a `#[http(transparent)]` field. It is wider than `HttpError`: a boxed trait object does not implement
/// that trait, but holds a value that does.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `HttpError`, so `transparent` has no answer to pass on",
    label = "`#[http(transparent)]` requires `statusquo::HttpError` here",
    note = "if `{Self}` is your own type, add `#[derive(statusquo::HttpError)]` to it",
    note = "otherwise, replace `transparent` with a status, for example `#[http(InternalServerError)]`"
)]
pub trait Delegate {
    fn inner(&self) -> &dyn HttpError;
    fn inner_cases() -> &'static [Case];
}

#[diagnostic::do_not_recommend]
impl<E: HttpError> Delegate for E {
    fn inner(&self) -> &dyn HttpError {
        self
    }

    fn inner_cases() -> &'static [Case] {
        E::cases()
    }
}

#[cfg(feature = "alloc")]
macro_rules! delegate_boxed {
    ($($object:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Delegate for Box<$object> {
            fn inner(&self) -> &dyn HttpError {
                &**self
            }

            fn inner_cases() -> &'static [Case] {
                &[]
            }
        }
    )*};
}

#[cfg(feature = "alloc")]
delegate_boxed!(dyn HttpError + '_, dyn HttpError + Send + '_, dyn HttpError + Send + Sync + '_);

/// The bound of a `#[http(status)]` field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a status type",
    label = "`#[http(status)]` requires a status here",
    note = "the status types are `statusquo::StatusCode`, the enum of any other registry, `u16`, with the feature of its \
            crate `http::StatusCode` and that of actix-web or rocket, and an `Option` of these",
    note = "convert other types where the error is created: `statusquo::StatusCode::from(404)` takes a `u16`, and \
            `\"404\".parse()` takes a string"
)]
pub trait StatusField {
    fn of(&self) -> Held;
}

/// The status of a field, with the phrase of the registry that it came from.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Held {
    status: StatusCode,
    reason: Option<&'static str>,
}

#[doc(hidden)]
impl Held {
    #[must_use]
    pub const fn new(status: StatusCode, reason: Option<&'static str>) -> Self {
        Self { status, reason }
    }

    #[must_use]
    pub fn status(self) -> StatusCode {
        self.status
    }

    #[must_use]
    pub fn reason(self) -> &'static str {
        self.reason.unwrap_or_default()
    }
}

#[diagnostic::do_not_recommend]
impl StatusField for u16 {
    fn of(&self) -> Held {
        StatusField::of(&StatusCode::new(*self))
    }
}

#[cfg(feature = "http")]
#[diagnostic::do_not_recommend]
impl StatusField for http::StatusCode {
    fn of(&self) -> Held {
        StatusField::of(&self.as_u16())
    }
}

/// In an expression, a field is a reference.
#[diagnostic::do_not_recommend]
impl<S: StatusField> StatusField for &S {
    fn of(&self) -> Held {
        (**self).of()
    }
}

/// A status that may be missing: then the error is the server's own.
#[diagnostic::do_not_recommend]
impl<S: StatusField> StatusField for Option<S> {
    fn of(&self) -> Held {
        match self {
            Some(status) => status.of(),
            None => StatusField::of(&StatusCode::InternalServerError),
        }
    }
}

/// The bound of an `#[http(source)]` field: it holds an error, behind a pointer of whatever kind.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold an error",
    label = "`#[http(source)]` requires `anyhow::Error`, `eyre::Report` or a `Box<dyn Error>` here",
    note = "if `{Self}` is an `Error` itself, mark it as the source of the error instead, with `#[source]` or `#[from]` of \
            `thiserror`"
)]
pub trait Cause {
    fn cause(&self) -> Option<&(dyn Error + 'static)>;
}

#[diagnostic::do_not_recommend]
impl<T: Deref<Target: AsError>> Cause for T {
    fn cause(&self) -> Option<&(dyn Error + 'static)> {
        Some((**self).as_error())
    }
}

/// What these pointers lead to.
#[doc(hidden)]
pub trait AsError {
    fn as_error(&self) -> &(dyn Error + 'static);
}

macro_rules! as_error {
    ($($object:ty),*) => {$(
        impl AsError for $object {
            fn as_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

as_error!(dyn Error, dyn Error + Send, dyn Error + Sync, dyn Error + Send + Sync);
