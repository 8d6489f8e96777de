//! `OriginalError`: the error itself, kept in the extensions of the response so that middleware can ask for it.
//!
//! The traits at the end let generated code keep errors of any lifetime: only those that own all they hold are kept.

use alloc::sync::Arc;
use core::fmt;

use crate::HttpError;

/// The error behind a response, for middleware that logs or counts it: the adapters put it into the response's
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
pub struct OriginalError(Arc<dyn Original>);

/// An error in both of its roles, so that neither has to be cast into the other.
trait Original: Send + Sync {
    fn as_http_error(&self) -> &(dyn HttpError + 'static);
    fn as_error(&self) -> &(dyn core::error::Error + 'static);
}

impl<E: HttpError + Send + Sync + 'static> Original for E {
    fn as_http_error(&self) -> &(dyn HttpError + 'static) {
        self
    }

    fn as_error(&self) -> &(dyn core::error::Error + 'static) {
        self
    }
}

impl OriginalError {
    /// For adapters: keeps the error.
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
        self.0.as_error().downcast_ref()
    }
}

impl core::ops::Deref for OriginalError {
    type Target = dyn HttpError;

    fn deref(&self) -> &Self::Target {
        self.0.as_http_error()
    }
}

impl fmt::Debug for OriginalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OriginalError").field(&self.0.as_http_error()).finish()
    }
}

/// An error that is about to be answered: shared with the response if it can outlive the request.
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

    /// What rides in the response.
    pub fn original(self) -> Option<OriginalError> {
        match self {
            Self::Shared(original) => Some(original),
            Self::Plain(_) => None,
        }
    }
}

/// Picks, by method resolution, how an error is kept: its own method applies to errors that are `Send`, `Sync` and
/// `'static`, and the one of [`Borrowed`], one reference further away, to all others.
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

/// In the place of [`Owned`] for types with lifetimes: method resolution does not look at these.
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
    #[allow(clippy::needless_pass_by_value)] // like the one of `Owned`
    pub fn __capture<R>(&self, error: E, answer: impl FnOnce(Captured<'_>) -> R) -> R {
        answer(Captured::Plain(&error))
    }
}
