//! What the derive needs of the fields that it asks for a status: `#[http(transparent)]` and `#[http(status)]`.
//!
//! The traits are implemented here for every type that may stand there. A type from a framework gets its implementation in
//! the adapter of that framework.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;

use crate::{Case, HttpError, StatusCode};

/// What `#[http(transparent)]` needs of the field. A boxed trait object is no `HttpError`, but it holds one.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which HTTP status it is, so nothing can be passed on from it",
    label = "`#[http(transparent)]` needs `statusquo::HttpError` here",
    note = "if `{Self}` is a type of your own, add `#[derive(statusquo::HttpError)]` to it",
    note = "otherwise write a status instead of `transparent`, as in `#[http(InternalServerError)]`"
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

/// What `#[http(status)]` needs of the field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no status",
    label = "`#[http(status)]` needs a status here",
    note = "a status is a `statusquo::StatusCode`, an enum of another registry, a `u16`, or, with the feature `http`, \
            an `http::StatusCode`",
    note = "anything else becomes one where the error is made: `statusquo::StatusCode::from(404)` takes a `u16`, and \
            `\"404\".parse()` a text"
)]
pub trait StatusField {
    fn of(&self) -> Held;
}

/// A status with the phrase of the registry that it came from.
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
