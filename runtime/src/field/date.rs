//! HTTP dates (RFC 9110 section 5.6.7). Only with `std`, which has the clock.

use core::fmt;
use std::time::SystemTime;

/// A time as an HTTP date ([RFC 9110 section 5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)), in its
/// `Display`. A time before 1970 or after 9999 has none: its `Display` fails, so that the field is left out.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// let time = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
/// assert_eq!(statusquo::field::HttpDate(time).to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpDate(pub SystemTime);

impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(since_1970(self.0)?, f)
    }
}

/// Whole seconds. Nobody sends what is earlier.
pub(crate) fn since_1970(time: SystemTime) -> Result<u64, fmt::Error> {
    time.duration_since(SystemTime::UNIX_EPOCH).map(|since| since.as_secs()).map_err(|_| fmt::Error)
}

/// An IMF-fixdate (RFC 9110 section 5.6.7), from seconds since 1970.
pub(crate) fn write(seconds: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
mod tests {
    use alloc::string::String;
    use core::time::Duration;

    use super::*;

    fn at(time: SystemTime) -> Option<String> {
        let mut text = String::new();
        fmt::Write::write_fmt(&mut text, format_args!("{}", HttpDate(time))).ok().map(|()| text)
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        let after = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
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
            assert_eq!(at(after(seconds)).as_deref(), Some(date));
        }
        assert_eq!(at(after(253_402_300_800)), None);
        assert_eq!(at(SystemTime::UNIX_EPOCH - Duration::from_secs(1)), None);
    }
}
