use alloc::sync::Arc;
use core::fmt;

use crate::HttpError;

/// The error behind a response, for middleware that logs or counts it: the adapters put it into the response's
/// extensions.
///
/// ```
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
pub enum Kept<E> {
    Shared(OriginalError),
    Plain(E),
}

#[cfg(feature = "problem")]
impl<E: HttpError> Kept<E> {
    /// The error, and what rides in the response.
    pub fn parts(&self) -> (&dyn HttpError, Option<OriginalError>) {
        match self {
            Self::Shared(original) => (&**original, Some(original.clone())),
            Self::Plain(error) => (error, None),
        }
    }
}

/// Picks, by method resolution, how an error is kept: `Shared` applies to errors that are `Send`, `Sync` and
/// `'static`, and `Plain`, one reference further away, to all others. Traits of the user's are in scope there, too,
/// which is why the method has underscores.
#[doc(hidden)]
#[cfg(feature = "problem")]
#[derive(Debug)]
pub struct Keeper<E>(core::marker::PhantomData<E>);

#[cfg(feature = "problem")]
impl<E> Keeper<E> {
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Self {
        Self(core::marker::PhantomData)
    }
}

/// See [`Keeper`].
#[doc(hidden)]
#[cfg(feature = "problem")]
pub trait Shared<E> {
    fn __keep(self) -> fn(E) -> Kept<E>;
}

/// See [`Keeper`].
#[doc(hidden)]
#[cfg(feature = "problem")]
pub trait Plain<E> {
    fn __keep(self) -> fn(E) -> Kept<E>;
}

#[cfg(feature = "problem")]
impl<E: HttpError + Send + Sync + 'static> Shared<E> for Keeper<E> {
    fn __keep(self) -> fn(E) -> Kept<E> {
        |error| Kept::Shared(OriginalError::new(error))
    }
}

#[cfg(feature = "problem")]
impl<E> Plain<E> for &Keeper<E> {
    fn __keep(self) -> fn(E) -> Kept<E> {
        Kept::Plain
    }
}

/// `Kept` for an error of the type.
#[doc(hidden)]
#[macro_export]
macro_rules! __keep {
    (shared $ty:ty, $error:expr) => {{
        #[allow(unused_imports)]
        use $crate::__private::keep::{Plain as _, Shared as _};
        $crate::__private::keep::Keeper::<$ty>::new().__keep()($error)
    }};
    // Method resolution does not look at lifetimes, so a type that has some is never tried.
    (plain $ty:ty, $error:expr) => {
        $crate::__private::keep::Kept::Plain($error)
    };
}
