//! What `Retry-After` takes (RFC 9110 section 10.2.3).

use core::fmt::{self, Display};
use core::time::Duration;

/// A value of `Retry-After` ([RFC 9110 section 10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)), in its
/// `Display`: whole seconds, rounded up so that nobody comes too early, or the HTTP date of a `SystemTime`. What is
/// negative, no number or endless has none: its `Display` fails, so that the field is left out.
///
/// ```
/// use std::time::Duration;
/// use statusquo::field::Delay;
///
/// assert_eq!(Delay(Duration::from_millis(200)).to_string(), "1");
/// assert_eq!(Delay(1.2).to_string(), "2");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delay<T>(pub T);

/// A number of seconds, a `Duration` or a `SystemTime`: see [`Delay`].
///
/// ```
/// fn retry_after(wait: impl statusquo::field::Delayed) -> String {
///     statusquo::field::Delay(wait).to_string()
/// }
///
/// assert_eq!(retry_after(30), "30");
/// ```
pub trait Delayed {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// If it is negative, no number, or endless.
    ///
    /// ```
    /// use statusquo::field::Delay;
    /// use std::fmt::Write as _;
    ///
    /// assert!(write!(String::new(), "{}", Delay(-1)).is_err());
    /// ```
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: Delayed> Display for Delay<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_delay(f)
    }
}

impl<T: Delayed> Delayed for &T {
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).write_delay(f)
    }
}

impl Delayed for Duration {
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = u64::from(self.subsec_nanos() > 0);
        write!(f, "{}", self.as_secs().saturating_add(more))
    }
}

#[cfg(feature = "std")]
impl Delayed for std::time::SystemTime {
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        super::date::HttpDate(*self).fmt(f)
    }
}

macro_rules! whole {
    ($($number:ty)*) => {$(
        impl Delayed for $number {
            // Unsigned numbers are compared in vain.
            #[allow(unused_comparisons, clippy::absurd_extreme_comparisons)]
            fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if *self < 0 { Err(fmt::Error) } else { write!(f, "{self}") }
            }
        }
    )*};
}

whole!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

impl Delayed for f64 {
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Fails if it is negative, no number, or too large.
        Duration::try_from_secs_f64(*self).map_err(|_| fmt::Error)?.write_delay(f)
    }
}

impl Delayed for f32 {
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f64::from(*self).write_delay(f)
    }
}

#[cfg(test)]
#[cfg(feature = "std")]
mod tests {
    use alloc::string::{String, ToString};

    use super::*;

    #[test]
    fn delays_are_rounded_up_and_never_negative() {
        assert_eq!(Delay(Duration::from_millis(200)).to_string(), "1");
        assert_eq!(Delay(Duration::from_secs(7)).to_string(), "7");
        assert_eq!(Delay(Duration::MAX).to_string(), u64::MAX.to_string());
        assert_eq!(Delay(&1.2_f32).to_string(), "2");
        assert_eq!(Delay(0.0_f64).to_string(), "0");
        assert_eq!((Delay(5_u8).to_string(), Delay(5_i128).to_string()), ("5".into(), "5".into()));
        let mut text = String::new();
        for bad in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
            assert!(fmt::Write::write_fmt(&mut text, format_args!("{}", Delay(bad))).is_err(), "{bad}");
        }
        assert!(fmt::Write::write_fmt(&mut text, format_args!("{}", Delay(-1_i8))).is_err());
    }
}
