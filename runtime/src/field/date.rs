//! HTTP dates (RFC 9110 section 5.6.7), written and read. Times themselves are `std`'s, which has the clock.

use core::fmt;
#[cfg(feature = "std")]
use std::time::SystemTime;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A time as an HTTP date ([RFC 9110 section 5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)), in its
/// `Display`. A time before 1970 or after 9999 has none: its `Display` fails, so that the field is left out.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// let time = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
/// assert_eq!(statusquo::field::HttpDate(time).to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
/// ```
#[cfg(feature = "std")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HttpDate(pub SystemTime);

#[cfg(feature = "std")]
impl fmt::Display for HttpDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(since_1970(self.0)?, f)
    }
}

/// Whole seconds. Nobody sends what is earlier.
#[cfg(feature = "std")]
pub(crate) fn since_1970(time: SystemTime) -> Result<u64, fmt::Error> {
    time.duration_since(SystemTime::UNIX_EPOCH).map(|since| since.as_secs()).map_err(|_| fmt::Error)
}

/// An IMF-fixdate (RFC 9110 section 5.6.7), from seconds since 1970.
pub(crate) fn write(seconds: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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

/// The seconds since 1970 of a date in any of the three forms that a recipient has to take (RFC 9110 section 5.6.7):
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. `None` for anything
/// else, and for what is before 1970.
#[cfg(feature = "client")]
pub(crate) fn parse(text: &str) -> Option<u64> {
    let mut words = [""; 6];
    for (i, word) in text.split([' ', ',', '-']).filter(|word| !word.is_empty()).enumerate() {
        *words.get_mut(i)? = word;
    }
    let ([weekday, day, month, year, time, "GMT"] | [weekday, month, day, time, year, ""]) = words else {
        return None;
    };
    DAYS.iter().find(|day| weekday.starts_with(**day))?;
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let day = digits(day, 2).filter(|day| (1..=31).contains(day))?;
    let year = match (digits(year, 4)?, year.len()) {
        (year, 4) => year,
        // Two digits are of the years around now.
        (year, 2) if year < 70 => 2000 + year,
        (year, 2) => 1900 + year,
        _ => return None,
    };
    let mut clock = time.split(':');
    let mut next = |limit: u64| digits(clock.next()?, 2).filter(|number| *number <= limit);
    let (hours, minutes, seconds) = (next(23)?, next(59)?, next(60)?);
    if clock.next().is_some() || year < 1970 {
        return None;
    }
    // As in `write`, from March on.
    let from_march = if month > 2 { year } else { year - 1 };
    let (era, year_of_era) = (from_march / 400, from_march % 400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * 146_097 + day_of_era - 719_468;
    Some(days * 86_400 + hours * 3_600 + minutes * 60 + seconds)
}

/// A number of at most this many digits, and of nothing else.
#[cfg(feature = "client")]
fn digits(text: &str, most: usize) -> Option<u64> {
    let is_number = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
#[cfg(feature = "std")]
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
            #[cfg(feature = "client")]
            assert_eq!(parse(date), Some(seconds));
        }
        assert_eq!(at(after(253_402_300_800)), None);
        assert_eq!(at(SystemTime::UNIX_EPOCH - Duration::from_secs(1)), None);
    }

    #[cfg(feature = "client")]
    #[test]
    fn all_three_forms_are_read_and_nothing_else() {
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            assert_eq!(parse(text), Some(784_111_777), "{text}");
        }
        for text in [
            "",
            "soon",
            "784111777",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37:01 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 994 08:49:37 GMT",
            "Sun, 06 Nov 19940 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("Fri, 31 Dec 9999 23:59:60 GMT"), Some(253_402_300_800));
    }
}
