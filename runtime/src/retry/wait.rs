//! The value of `Retry-After` (RFC 9110 section 10.2.3): a number of seconds, or a date.

use core::time::Duration;

use crate::field::date;

/// How long to wait from now on. `None` if the value is neither, or a date where no time to compare it with is known.
///
/// The server's own `Date` comes first: both are of the same clock, so it does not matter if the client's is wrong.
pub(crate) fn read(value: &[u8], date: Option<&[u8]>, now: Option<Duration>) -> Option<Duration> {
    let value = text(value)?;
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // The only mistake that is left is a number that is too large.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let around = now.map_or(0, |now| now.as_secs());
    let sent = date.and_then(text).and_then(|date| date::parse_near(date, around)).map(Duration::from_secs);
    let reference = sent.or(now)?;
    let until = date::parse_near(value, reference.as_secs())?;
    Some(Duration::from_secs(until).saturating_sub(reference))
}

/// A value without the white space around it (RFC 9110 section 5.5).
fn text(value: &[u8]) -> Option<&str> {
    core::str::from_utf8(value).ok().map(|text| text.trim_matches([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENT: &[u8] = b"Sun, 06 Nov 1994 08:49:37 GMT";

    fn read_at(value: &str, now: u64) -> Option<u64> {
        read(value.as_bytes(), None, Some(Duration::from_secs(now))).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds_need_no_clock() {
        for (value, seconds) in [
            ("0", Some(0)),
            ("120", Some(120)),
            (" \t120 ", Some(120)),
            ("007", Some(7)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", Some(u64::MAX)),
            ("99999999999999999999999999999999999999", Some(u64::MAX)),
            ("", None),
            (" ", None),
            ("-1", None),
            ("+1", None),
            ("1.5", None),
            ("1 2", None),
            ("1,2", None),
            ("0x10", None),
            ("soon", None),
            ("\u{661}", None),
        ] {
            assert_eq!(read(value.as_bytes(), None, None).map(|wait| wait.as_secs()), seconds, "{value}");
        }
        assert_eq!(read(b"\xff", None, None), None);
    }

    #[test]
    fn a_date_is_compared_with_now() {
        for value in
            ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
        {
            assert_eq!(read_at(value, 784_111_777 - 90), Some(90), "{value}");
            assert_eq!(read_at(value, 784_111_777), Some(0), "{value}");
            assert_eq!(read_at(value, 784_111_778), Some(0), "in the past: {value}");
            assert_eq!(read(value.as_bytes(), None, None), None, "without a clock: {value}");
        }
        assert_eq!(read_at("Sun, 06 Nov 1994 08:49:37 CET", 0), None);
        assert_eq!(read_at("Fri, 31 Dec 9999 23:59:59 GMT", 0), Some(253_402_300_799));
        assert_eq!(read_at("Fri, 31 Dec 9999 23:59:59 GMT", u64::MAX), Some(0));
        let early = Duration::from_millis(784_111_776_750);
        assert_eq!(read(SENT, None, Some(early)), Some(Duration::from_millis(250)));
    }

    #[test]
    fn the_servers_clock_comes_before_the_clients() {
        let until = b"Sun, 06 Nov 1994 08:50:37 GMT";
        for now in [None, Some(Duration::ZERO), Some(Duration::MAX)] {
            assert_eq!(read(until, Some(SENT), now), Some(Duration::from_secs(60)), "{now:?}");
            assert_eq!(read(b"7", Some(SENT), now), Some(Duration::from_secs(7)), "{now:?}");
        }
        assert_eq!(
            read(until, Some(b"yesterday"), Some(Duration::from_secs(784_111_777))),
            Some(Duration::from_secs(60))
        );
        assert_eq!(read(until, Some(b"yesterday"), None), None);
    }
}
