//! What an expression in `headers(...)` may be: anything with a `Display`, an `Option` of it, a time, and for `Retry-After` a
//! duration.
//!
//! Generated code asks `Given` by method call. The compiler takes the first trait whose implementation holds for the type, which
//! stable Rust has no other way to say.

use core::fmt::{self, Display};
use core::time::Duration;

/// The value of an expression.
#[doc(hidden)]
#[derive(Debug)]
pub struct Given<'a, T: ?Sized>(pub &'a T);

/// Something that can be shown.
#[doc(hidden)]
pub trait GivenDisplay<'a> {
    type Shown: Display;

    fn __value(&self) -> Option<Self::Shown>;
}

impl<'a, T: Display + ?Sized> GivenDisplay<'a> for &&Given<'a, T> {
    type Shown = &'a T;

    fn __value(&self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// An `Option`, which is no field at all if it is `None`.
#[doc(hidden)]
pub trait GivenOption<'a> {
    type Shown: Display;

    fn __value(&self) -> Option<Self::Shown>;

    fn __delay(&self) -> Option<Self::Shown> {
        self.__value()
    }
}

impl<'a, T: Display> GivenOption<'a> for &Given<'a, Option<T>> {
    type Shown = &'a T;

    fn __value(&self) -> Option<&'a T> {
        self.0.as_ref()
    }
}

impl<'a, T: Display> GivenOption<'a> for &Given<'a, &Option<T>> {
    type Shown = &'a T;

    fn __value(&self) -> Option<&'a T> {
        self.0.as_ref()
    }
}

/// Whatever else it is. The compiler then says that it has no `Display`, where the value is shown.
#[doc(hidden)]
pub trait GivenRefused<'a> {
    type Shown;

    fn __value(&self) -> Option<Self::Shown>;

    fn __delay(&self) -> Option<Self::Shown> {
        self.__value()
    }
}

impl<'a, T: ?Sized> GivenRefused<'a> for Given<'a, T> {
    type Shown = &'a T;

    fn __value(&self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// A time, or a delay, with its `Display` in header fields.
#[doc(hidden)]
pub trait Timed {
    /// # Errors
    ///
    /// If there is no such value.
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

impl<T: Timed> Timed for &T {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).write(f)
    }
}

#[cfg(feature = "std")]
impl Timed for std::time::SystemTime {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // RFC 9110 section 5.6.7 begins with the year 0 and ends with 9999; nobody sends what is before 1970.
        let since = self.duration_since(Self::UNIX_EPOCH).map_err(|_| fmt::Error)?;
        date(since.as_secs(), f)
    }
}

/// A [`Timed`] value, to be shown.
#[doc(hidden)]
#[derive(Debug)]
pub struct ShownTime<'a, T>(&'a T);

impl<T: Timed> Display for ShownTime<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

/// A time, as an HTTP date.
#[doc(hidden)]
pub trait GivenTime<'a> {
    type Shown: Display;

    fn __value(&self) -> Option<Self::Shown>;
}

impl<'a, T: Timed + 'a> GivenTime<'a> for &&&Given<'a, T> {
    type Shown = ShownTime<'a, T>;

    fn __value(&self) -> Option<ShownTime<'a, T>> {
        Some(ShownTime(self.0))
    }
}

impl<'a, T: Timed + 'a> GivenTime<'a> for &&&Given<'a, Option<T>> {
    type Shown = ShownTime<'a, T>;

    fn __value(&self) -> Option<ShownTime<'a, T>> {
        self.0.as_ref().map(ShownTime)
    }
}

impl<'a, T: Timed + 'a> GivenTime<'a> for &&&Given<'a, &'a Option<T>> {
    type Shown = ShownTime<'a, T>;

    fn __value(&self) -> Option<ShownTime<'a, T>> {
        self.0.as_ref().map(ShownTime)
    }
}

/// What `Retry-After` takes (RFC 9110 section 10.2.3): whole seconds, rounded up so that nobody comes too early, or an HTTP
/// date.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Delay<T>(pub T);

/// A delay in seconds, or a time.
#[doc(hidden)]
pub trait Delayed: Sized {
    /// # Errors
    ///
    /// If it is negative, no number, or endless.
    fn write_delay(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
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
        self.write(f)
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

impl<T: Delayed> Display for Delay<&T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_delay(f)
    }
}

/// A delay, for `Retry-After`.
#[doc(hidden)]
pub trait GivenDelay<'a> {
    type Shown: Display;

    fn __delay(&self) -> Option<Self::Shown>;
}

impl<'a, T: Delayed + 'a> GivenDelay<'a> for &&&Given<'a, T> {
    type Shown = Delay<&'a T>;

    fn __delay(&self) -> Option<Delay<&'a T>> {
        Some(Delay(self.0))
    }
}

impl<'a, T: Delayed + 'a> GivenDelay<'a> for &&&Given<'a, Option<T>> {
    type Shown = Delay<&'a T>;

    fn __delay(&self) -> Option<Delay<&'a T>> {
        self.0.as_ref().map(Delay)
    }
}

impl<'a, T: Delayed + 'a> GivenDelay<'a> for &&&Given<'a, &'a Option<T>> {
    type Shown = Delay<&'a T>;

    fn __delay(&self) -> Option<Delay<&'a T>> {
        self.0.as_ref().map(Delay)
    }
}

/// Anything else, whose `Display` is sent.
#[doc(hidden)]
pub trait GivenOther<'a> {
    type Shown: Display;

    fn __delay(&self) -> Option<Self::Shown>;
}

impl<'a, T: Display + ?Sized> GivenOther<'a> for &&Given<'a, T> {
    type Shown = &'a T;

    fn __delay(&self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// An IMF-fixdate (RFC 9110 section 5.6.7), from seconds since 1970.
#[cfg(feature = "std")]
fn date(seconds: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, time) = (seconds / 86_400, seconds % 86_400);
    // Years of 400 years begin in March, so that the leap day is the last one.
    let from_march = days + 719_468;
    let (era, day_of_era) = (from_march / 146_097, from_march % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12;
    let year = era * 400 + year_of_era + u64::from(month < 2);
    if year > 9999 {
        return Err(fmt::Error);
    }
    let name = |names: &[&'static str], index: u64| {
        usize::try_from(index).ok().and_then(|index| names.get(index).copied()).unwrap_or_default()
    };
    write!(
        f,
        "{}, {day:02} {} {year:04} {:02}:{:02}:{:02} GMT",
        name(&DAYS, days % 7),
        name(&MONTHS, month),
        time / 3_600,
        time / 60 % 60,
        time % 60
    )
}

#[cfg(test)]
#[cfg(feature = "std")]
mod tests {
    use alloc::string::{String, ToString};
    use std::time::SystemTime;

    use super::*;

    fn at(seconds: u64) -> Option<String> {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let mut text = String::new();
        fmt::Write::write_fmt(&mut text, format_args!("{}", ShownTime(&time))).ok().map(|()| text)
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        for (seconds, date) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (951_868_800, "Wed, 01 Mar 2000 00:00:00 GMT"),
            (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] {
            assert_eq!(at(seconds).as_deref(), Some(date));
        }
        assert_eq!(at(253_402_300_800), None);
        let mut text = String::new();
        let early = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
        assert!(fmt::Write::write_fmt(&mut text, format_args!("{}", ShownTime(&early))).is_err());
    }

    #[test]
    fn delays_are_rounded_up_and_never_negative() {
        assert_eq!(Delay(&Duration::from_millis(200)).to_string(), "1");
        assert_eq!(Delay(&Duration::from_secs(7)).to_string(), "7");
        assert_eq!(Delay(&Duration::MAX).to_string(), u64::MAX.to_string());
        assert_eq!(Delay(&1.2_f32).to_string(), "2");
        assert_eq!(Delay(&0.0_f64).to_string(), "0");
        assert_eq!((Delay(&5_u8).to_string(), Delay(&5_i128).to_string()), ("5".into(), "5".into()));
        let mut text = String::new();
        for bad in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
            assert!(fmt::Write::write_fmt(&mut text, format_args!("{}", Delay(&bad))).is_err(), "{bad}");
        }
        assert!(fmt::Write::write_fmt(&mut text, format_args!("{}", Delay(&-1_i8))).is_err());
    }
}
