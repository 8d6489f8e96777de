//! HTTP dates (RFC 9110 section 5.6.7), written and read. Times themselves are `std`'s, which has the clock.

#[cfg(feature = "std")]
use core::fmt;
#[cfg(feature = "std")]
use std::time::SystemTime;

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const LONG_DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// The average, in seconds.
const YEAR: u64 = 31_556_952;

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
#[cfg(feature = "std")]
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

/// The seconds since 1970 of an HTTP date in any of the three forms that a recipient has to accept (RFC 9110 section
/// 5.6.7). `None` for anything else, and for a time before 1970. Two digits are a year from 1970 to 2069.
#[cfg(all(feature = "client", feature = "std"))]
pub(crate) fn parse(text: &str) -> Option<u64> {
    const BEGINNING_OF_2020: u64 = 1_577_836_800;
    parse_near(text, BEGINNING_OF_2020)
}

/// Like `parse`, but two digits are the latest year that is not more than 50 years after `now`, which is in seconds
/// since 1970.
pub(crate) fn parse_near(text: &str, now: u64) -> Option<u64> {
    let (weekday, rest) = text.split_once(' ')?;
    match weekday.strip_suffix(',') {
        // IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
        Some(weekday) if DAYS.contains(&weekday) => {
            let [day, month, year, time] = words(rest.strip_suffix(" GMT")?, ' ')?;
            seconds(four_digits(year)?, month, day, time)
        }
        // rfc850-date: `Sunday, 06-Nov-94 08:49:37 GMT`.
        Some(weekday) if LONG_DAYS.contains(&weekday) => {
            let (date, time) = rest.strip_suffix(" GMT")?.split_once(' ')?;
            let [day, month, year] = words(date, '-')?;
            let first = 1970 + (digits(year, 2)? + 30) % 100;
            let latest = now.saturating_add(50 * YEAR);
            let in_year = |year| seconds(year, month, day, time).filter(|seconds| *seconds <= latest);
            // The 29th of February is not in every century's year.
            (first..=9999)
                .step_by(100)
                .take_while(|year| year - 1970 <= latest / YEAR)
                .filter_map(in_year)
                .last()
        }
        // asctime-date: `Sun Nov  6 08:49:37 1994`.
        None if DAYS.contains(&weekday) => {
            let [month, day, time, year] = words(rest, ' ')?;
            seconds(four_digits(year)?, month, day, time)
        }
        _ => None,
    }
}

/// The words of a text that has this many of them. An asctime-date has two spaces before a day of one digit.
fn words<const N: usize>(text: &str, separator: char) -> Option<[&str; N]> {
    let mut found = [""; N];
    let mut words = text.split(separator).filter(|word| !word.is_empty());
    for slot in &mut found {
        *slot = words.next()?;
    }
    words.next().is_none().then_some(found)
}

fn seconds(year: u64, month: &str, day: &str, time: &str) -> Option<u64> {
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last_day = match month {
        2 => 28 + u64::from(is_leap_year),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let day = digits(day, 2).filter(|day| (1..=last_day).contains(day))?;
    let [hours, minutes, seconds] = words(time, ':')?;
    let below = |text, limit| digits(text, 2).filter(|number| *number < limit);
    // A minute may have a leap second.
    let (hours, minutes, seconds) = (below(hours, 24)?, below(minutes, 60)?, below(seconds, 61)?);
    if year < 1970 {
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

fn four_digits(year: &str) -> Option<u64> {
    digits(year, 4).filter(|_| year.len() == 4)
}

/// A number of at most this many digits, and of nothing else.
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
            assert_eq!(parse_near(date, 0), Some(seconds));
        }
        assert_eq!(at(after(253_402_300_800)), None);
        assert_eq!(at(SystemTime::UNIX_EPOCH - Duration::from_secs(1)), None);
    }

    #[test]
    fn all_three_forms_are_read_and_nothing_else() {
        for text in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            assert_eq!(parse_near(text, 1_577_836_800), Some(784_111_777), "{text}");
            // Whatever is missing or doubled.
            for (at, _) in text.char_indices() {
                assert_eq!(
                    parse_near(&text[..at], 1_577_836_800).filter(|_| at + 2 < text.len()),
                    None,
                    "{text}"
                );
            }
            assert_eq!(parse_near(&alloc::format!("{text} GMT"), 1_577_836_800), None, "{text}");
        }
        for text in [
            "",
            " ",
            ",",
            "soon",
            "784111777",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49:37 +0000",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37:01 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:61 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 31 Nov 1994 08:49:37 GMT",
            "Wed, 29 Feb 1995 08:49:37 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun, 06 Nov 994 08:49:37 GMT",
            "Sun, 06 Nov 19940 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, \u{661} Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-1994 08:49:37 GMT",
            "Sundae, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 94",
            "Wed, 31 Dec 1969 23:59:59 GMT",
        ] {
            assert_eq!(parse_near(text, 1_577_836_800), None, "{text}");
        }
        assert_eq!(parse_near("Fri, 31 Dec 9999 23:59:60 GMT", 0), Some(253_402_300_800));
    }

    /// RFC 9110 section 5.6.7: more than 50 years in the future is the past.
    #[test]
    fn two_digits_are_a_year_around_now() {
        let read = |text, now| {
            let now = parse_near(now, 0).expect("a date");
            at(SystemTime::UNIX_EPOCH + Duration::from_secs(parse_near(text, now)?))
        };
        let now = "Fri, 27 Nov 2026 12:00:00 GMT";
        for (text, now, expected) in [
            ("Sunday, 06-Nov-94 08:49:37 GMT", now, Some("Sun, 06 Nov 1994 08:49:37 GMT")),
            ("Friday, 27-Nov-26 12:00:30 GMT", now, Some("Fri, 27 Nov 2026 12:00:30 GMT")),
            ("Thursday, 26-Nov-76 00:00:00 GMT", now, Some("Thu, 26 Nov 2076 00:00:00 GMT")),
            ("Friday, 31-Dec-76 00:00:00 GMT", now, Some("Fri, 31 Dec 1976 00:00:00 GMT")),
            ("Friday, 06-Nov-77 00:00:00 GMT", now, Some("Sun, 06 Nov 1977 00:00:00 GMT")),
            (
                "Monday, 01-Jan-10 00:00:00 GMT",
                "Sun, 01 Jan 2090 00:00:00 GMT",
                Some("Wed, 01 Jan 2110 00:00:00 GMT"),
            ),
            // 2100 is no leap year.
            (
                "Tuesday, 29-Feb-00 00:00:00 GMT",
                "Sun, 01 Jan 2090 00:00:00 GMT",
                Some("Tue, 29 Feb 2000 00:00:00 GMT"),
            ),
            ("Tuesday, 31-Dec-69 00:00:00 GMT", now, Some("Tue, 31 Dec 2069 00:00:00 GMT")),
            ("Tuesday, 31-Dec-69 00:00:00 GMT", "Sun, 01 Jan 2017 00:00:00 GMT", None),
        ] {
            assert_eq!(read(text, now).as_deref(), expected, "{text} in {now}");
        }
        let latest = parse_near("Sun, 06 Nov 9994 08:49:37 GMT", 0);
        assert_eq!(parse_near("Sunday, 06-Nov-94 08:49:37 GMT", u64::MAX), latest);
    }
}
