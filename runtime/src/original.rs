//! `OriginalError`: the error itself, kept in the extensions of the response for middleware.
//!
//! `Owned` and `Borrowed` let generated code answer errors of any lifetime; only `'static` ones are kept. They must
//! compile for every error type, so no bound may move from their impls to their definitions.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::fmt;

use crate::HttpError;

/// The error behind a response, for middleware that logs or counts errors. The adapters put it into the response's
/// extensions.
///
/// ```
/// # #[cfg(feature = "axum")] {
/// # #[derive(Debug, statusquo::HttpError)]
/// # #[http(NotFound)]
/// # struct NoSuchBook;
/// # impl std::fmt::Display for NoSuchBook {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such book") }
/// # }
/// # impl std::error::Error for NoSuchBook {}
/// use axum::response::IntoResponse;
/// use statusquo::OriginalError;
///
/// let response = NoSuchBook.into_response();
/// let original = response.extensions().get::<OriginalError>().unwrap();
/// assert_eq!(original.to_string(), "no such book");
/// assert!(original.downcast_ref::<NoSuchBook>().is_some());
/// # }
/// ```
#[derive(Clone)]
pub struct OriginalError(Arc<dyn HttpError + Send + Sync>);

impl OriginalError {
    /// Wraps an error. For adapters.
    ///
    /// ```
    /// use statusquo::{HttpError, OriginalError};
    ///
    /// fn keep(error: impl HttpError + Send + Sync + 'static) -> OriginalError {
    ///     OriginalError::new(error)
    /// }
    /// ```
    pub fn new(error: impl HttpError + Send + Sync + 'static) -> Self {
        Self(Arc::new(error))
    }

    /// The error, if it is of this type.
    ///
    /// ```
    /// fn is_timeout(original: &statusquo::OriginalError) -> bool {
    ///     original.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::TimedOut)
    /// }
    /// ```
    #[must_use]
    pub fn downcast_ref<E: core::error::Error + 'static>(&self) -> Option<&E> {
        (&*self.0 as &(dyn core::error::Error + 'static)).downcast_ref()
    }
}

impl From<Box<dyn HttpError + Send + Sync>> for OriginalError {
    fn from(error: Box<dyn HttpError + Send + Sync>) -> Self {
        Self(error.into())
    }
}

impl From<Arc<dyn HttpError + Send + Sync>> for OriginalError {
    fn from(error: Arc<dyn HttpError + Send + Sync>) -> Self {
        Self(error)
    }
}

impl fmt::Display for OriginalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

impl core::ops::Deref for OriginalError {
    type Target = dyn HttpError;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Debug for OriginalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OriginalError").field(&&*self.0).finish()
    }
}

/// An error that is about to be answered. It is shared with the response if it is `Send`, `Sync` and `'static`.
#[doc(hidden)]
#[cfg(feature = "problem")]
#[derive(Debug)]
pub enum Captured<'a> {
    Shared(OriginalError),
    Plain(&'a dyn HttpError),
}

#[cfg(feature = "problem")]
impl Captured<'_> {
    pub fn error(&self) -> &dyn HttpError {
        match self {
            Self::Shared(original) => &**original,
            Self::Plain(error) => *error,
        }
    }

    /// The error to put into the response.
    pub fn original(self) -> Option<OriginalError> {
        match self {
            Self::Shared(original) => Some(original),
            Self::Plain(_) => None,
        }
    }
}

/// Selects by method resolution whether an error is kept: its own `__capture` applies to errors that are `Send`, `Sync`
/// and `'static`; for all others, autoderef finds the one of [`Borrowed`].
#[doc(hidden)]
#[cfg(feature = "problem")]
#[derive(Debug)]
pub struct Owned<E>(Borrowed<E>);

#[cfg(feature = "problem")]
impl<E> Owned<E> {
    pub const NEW: Self = Self(Borrowed::NEW);
}

#[cfg(feature = "problem")]
impl<E: HttpError + Send + Sync + 'static> Owned<E> {
    pub fn __capture<R>(&self, error: E, answer: impl FnOnce(Captured<'_>) -> R) -> R {
        answer(Captured::Shared(OriginalError::new(error)))
    }
}

#[cfg(feature = "problem")]
impl<E> core::ops::Deref for Owned<E> {
    type Target = Borrowed<E>;

    fn deref(&self) -> &Borrowed<E> {
        &self.0
    }
}

/// Replaces [`Owned`] for types with lifetime parameters, because method resolution ignores lifetimes.
#[doc(hidden)]
#[cfg(feature = "problem")]
#[derive(Debug)]
pub struct Borrowed<E>(core::marker::PhantomData<E>);

#[cfg(feature = "problem")]
impl<E> Borrowed<E> {
    pub const NEW: Self = Self(core::marker::PhantomData);
}

#[cfg(feature = "problem")]
impl<E: HttpError> Borrowed<E> {
    #[allow(clippy::needless_pass_by_value)] // the same signature as in `Owned`
    pub fn __capture<R>(&self, error: E, answer: impl FnOnce(Captured<'_>) -> R) -> R {
        answer(Captured::Plain(&error))
    }
}
