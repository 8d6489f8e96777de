//! Panics in handlers: `Caught` turns one into an error. What the panic says is for the log alone.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use core::fmt;
use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};
use std::panic::{AssertUnwindSafe, catch_unwind};

use pin_project_lite::pin_project;

use crate::{HttpError, Problem, StatusCode};

/// A handler has panicked.
#[derive(Debug)]
pub(crate) struct Panic(String);

impl Panic {
    pub(super) fn of(payload: Box<dyn Any + Send>) -> Self {
        match payload.downcast::<String>() {
            Ok(text) => Self(*text),
            Err(payload) => {
                let text = payload.downcast_ref::<&str>().copied().unwrap_or("a panic without a text");
                let text = text.to_owned();
                // Dropping the payload may panic as well.
                core::mem::forget(payload);
                Self(text)
            }
        }
    }
}

impl fmt::Display for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a handler panicked: {}", self.0)
    }
}

impl core::error::Error for Panic {}

impl HttpError for Panic {
    fn status(&self) -> StatusCode {
        StatusCode::InternalServerError
    }

    fn case(&self) -> &'static str {
        "Panic"
    }

    fn problem(&self) -> Problem<'_> {
        crate::problem::of(self.status(), self.reason(), format_args!("{self}"))
    }
}

pin_project! {
    /// A future whose panics are errors.
    #[derive(Debug)]
    pub(super) struct Caught<F> {
        #[pin]
        inner: F,
        is_on: bool,
    }
}

impl<F> Caught<F> {
    /// If it is not on, panics go on as they do without.
    pub(super) fn new(inner: F, is_on: bool) -> Self {
        Self { inner, is_on }
    }
}

impl<F: Future> Future for Caught<F> {
    type Output = Result<F::Output, Panic>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if !*this.is_on {
            return this.inner.poll(cx).map(Ok);
        }
        // The future is not polled again, and what it shares with others is their business, as with a thread.
        match catch_unwind(AssertUnwindSafe(|| this.inner.poll(cx))) {
            Ok(poll) => poll.map(Ok),
            Err(payload) => Poll::Ready(Err(Panic::of(payload))),
        }
    }
}
