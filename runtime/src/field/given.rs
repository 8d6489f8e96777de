//! What an expression in `headers(...)` may be: anything with a `Display`, an `Option` of it, a time, for `Retry-After` a
//! duration, and for a list its members.
//!
//! Generated code asks `Given` by method call: one method for each kind of field. The compiler takes the first trait whose
//! implementation holds for the type, which stable Rust has no other way to say.

use core::fmt::{self, Display};

use super::delay::{Delay, Delayed};
use super::escape::List;

/// The value of an expression.
#[doc(hidden)]
#[derive(Debug)]
pub struct Given<'a, T: ?Sized>(pub &'a T);

/// What everything that can be shown is written as, unless the field has a better form for it.
macro_rules! fallback {
    ($(#[$meta:meta])* $name:ident $(: $bound:ident)?) => {
        $(#[$meta])*
        #[doc(hidden)]
        pub trait $name<'a> {
            type Shown $(: $bound)?;

            fn __value(&self) -> Option<Self::Shown>;

            fn __delay(&self) -> Option<Self::Shown> {
                self.__value()
            }

            fn __instant(&self) -> Option<Self::Shown> {
                self.__value()
            }

            fn __list(&self) -> Option<Self::Shown> {
                self.__value()
            }
        }
    };
}

fallback! {
    /// Something that can be shown.
    GivenDisplay: Display
}
fallback! {
    /// An `Option`, which is no field at all if it is `None`.
    GivenOption: Display
}
fallback! {
    /// Whatever else it is. The compiler then says that it has no `Display`, where the value is shown.
    GivenRefused
}

impl<'a, T: Display + ?Sized> GivenDisplay<'a> for &&Given<'a, T> {
    type Shown = &'a T;

    fn __value(&self) -> Option<&'a T> {
        Some(self.0)
    }
}

macro_rules! option {
    ($($option:ty),*) => {$(
        impl<'a, T: Display> GivenOption<'a> for &Given<'a, $option> {
            type Shown = &'a T;

            fn __value(&self) -> Option<&'a T> {
                self.0.as_ref()
            }
        }
    )*};
}

option!(Option<T>, &Option<T>);

impl<'a, T: ?Sized> GivenRefused<'a> for Given<'a, T> {
    type Shown = &'a T;

    fn __value(&self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// A form that some fields have for some types, and for an `Option` of them.
macro_rules! form {
    ($(#[$meta:meta])* $name:ident $method:ident $bound:ident $shown:ty, $show:expr) => {
        $(#[$meta])*
        #[doc(hidden)]
        pub trait $name<'a> {
            type Shown: Display;

            fn $method(&self) -> Option<Self::Shown>;
        }

        impl<'a, T: $bound + 'a> $name<'a> for &&&Given<'a, T> {
            type Shown = $shown;

            fn $method(&self) -> Option<$shown> {
                Some($show(self.0))
            }
        }

        impl<'a, T: $bound + 'a> $name<'a> for &&&Given<'a, Option<T>> {
            type Shown = $shown;

            fn $method(&self) -> Option<$shown> {
                self.0.as_ref().map($show)
            }
        }

        impl<'a, T: $bound + 'a> $name<'a> for &&&Given<'a, &'a Option<T>> {
            type Shown = $shown;

            fn $method(&self) -> Option<$shown> {
                self.0.as_ref().map($show)
            }
        }
    };
}

form! {
    /// A time, as an HTTP date.
    GivenTime __value Moment Written<'a, T>, |time| Written(time, Moment::write)
}
form! {
    /// A time, as a date of structured fields.
    GivenInstant __instant Moment Written<'a, T>, |time| Written(time, Moment::write_structured)
}
form! {
    /// A delay, for `Retry-After`.
    GivenDelay __delay Delayed Delay<&'a T>, Delay
}
form! {
    /// The members of a list.
    GivenList __list Members List<'a, T::Member>, |list: &'a T| List(list.members())
}

/// A value, and how it is written.
#[doc(hidden)]
#[derive(Debug)]
pub struct Written<'a, T>(&'a T, fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result);

impl<T> Display for Written<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.1)(self.0, f)
    }
}

/// A point in time.
#[doc(hidden)]
pub trait Moment {
    /// # Errors
    ///
    /// If no HTTP date says it.
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// # Errors
    ///
    /// If it is before 1970.
    fn write_structured(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

#[cfg(feature = "std")]
impl Moment for std::time::SystemTime {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::date::HttpDate(*self).fmt(f)
    }

    fn write_structured(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // RFC 9651 section 3.3.7.
        write!(f, "@{}", super::date::since_1970(*self)?)
    }
}

impl<T: Moment> Moment for &T {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).write(f)
    }

    fn write_structured(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).write_structured(f)
    }
}

/// What has members: slices, arrays and vectors.
#[doc(hidden)]
pub trait Members {
    type Member: Display;

    fn members(&self) -> &[Self::Member];
}

impl<M: Display> Members for [M] {
    type Member = M;

    fn members(&self) -> &[M] {
        self
    }
}

impl<M: Display, const N: usize> Members for [M; N] {
    type Member = M;

    fn members(&self) -> &[M] {
        self
    }
}

#[cfg(feature = "alloc")]
impl<M: Display> Members for alloc::vec::Vec<M> {
    type Member = M;

    fn members(&self) -> &[M] {
        self
    }
}

impl<T: Members + ?Sized> Members for &T {
    type Member = T::Member;

    fn members(&self) -> &[T::Member] {
        (**self).members()
    }
}
