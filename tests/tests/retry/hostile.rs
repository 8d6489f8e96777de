//! Whatever a server sends, there is an answer: no panic, no overflow.

use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use statusquo::retry::{Advice, Attempt};

const VALUES: [&[u8]; 16] = [
    b"",
    b"0",
    b"18446744073709551615",
    b"18446744073709551616",
    b"99999999999999999999999999999999999999999999999999999999999999999999999999999999",
    b"Fri, 31 Dec 9999 23:59:60 GMT",
    b"Thu, 01 Jan 1970 00:00:00 GMT",
    b"Wed, 31 Dec 1969 23:59:59 GMT",
    b"Mon, 00 Jan 0000 00:00:00 GMT",
    b"Sunday, 06-Nov-94 08:49:37 GMT",
    b"Thursday, 29-Feb-00 24:60:61 GMT",
    b"Sun Nov  6 08:49:37 1994",
    b"\xff\xfe\x00",
    b", , , :: GMT",
    b"\xe6\x98\x9f\xe6\x9c\x9f\xe6\x97\xa5",
    b"Sun, \xd9\xa0\xd9\xa6 Nov 1994 08:49:37 GMT",
];

fn ask(method: &str, code: u16, value: &[u8], date: &[u8], now: Duration, longest: Duration) -> Advice {
    let attempt = Attempt::new(method, code).retry_after(value).date(date).now_since_1970(now);
    let limited = attempt.longest_wait(longest).advice();
    // The limit turns a wait into a no, and changes nothing else.
    match attempt.advice() {
        Advice::After(wait) if wait > longest => assert_eq!(limited, Advice::No),
        advice => assert_eq!(limited, advice),
    }
    if let Advice::After(wait) = attempt.advice() {
        assert_eq!(attempt.asked_wait(), Some(wait));
    }
    // Whether a time is asked does not depend on the clock, except where a year has two digits.
    let later = attempt.now_since_1970(Duration::from_secs(1)).asked_wait();
    let has_long_year = !value.starts_with(b"Sunday");
    assert!(!has_long_year || attempt.asked_wait().is_some() == later.is_some());
    limited
}

#[test]
fn extreme_values_have_an_answer() {
    let times =
        [Duration::ZERO, Duration::from_secs(784_111_777), Duration::from_secs(u64::MAX), Duration::MAX];
    for code in [0, 99, 100, 200, 421, 429, 499, 503, 530, 600, 999, 1000, u16::MAX] {
        for value in VALUES {
            for date in VALUES {
                for (now, longest) in times.into_iter().flat_map(|now| times.map(|longest| (now, longest))) {
                    ask("GET", code, value, date, now, longest);
                    ask("", code, value, date, now, longest);
                }
            }
        }
    }
}

#[test]
fn clocks_far_away_have_an_answer() {
    let far = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(i64::MAX as u64));
    let early = SystemTime::UNIX_EPOCH.checked_sub(Duration::from_secs(1 << 40));
    for now in [far, early].into_iter().flatten() {
        for value in VALUES {
            let attempt = Attempt::new("GET", 503).retry_after(value).now(now);
            assert_ne!(attempt.advice(), Advice::No);
        }
    }
}

proptest! {
    #[test]
    fn random_bytes_have_an_answer(
        method in ".{0,8}",
        code: u16,
        value: Vec<u8>,
        date in "[A-Za-z0-9 ,:-]{0,40}",
        now: Duration,
        longest: Duration,
    ) {
        ask(&method, code, &value, date.as_bytes(), now, longest);
        ask(&method, code, date.as_bytes(), &value, now, longest);
    }

    /// What almost is a date.
    #[test]
    fn damaged_dates_have_an_answer(form in 0..3_usize, at: prop::sample::Index, byte: u8, now: Duration) {
        let forms: [&[u8]; 3] =
            [b"Sun, 06 Nov 1994 08:49:37 GMT", b"Sunday, 06-Nov-94 08:49:37 GMT", b"Sun Nov  6 08:49:37 1994"];
        let mut value = forms[form].to_vec();
        let at = at.index(value.len());
        value[at] = byte;
        let attempt = Attempt::new("GET", 503).retry_after(&value).now_since_1970(now);
        prop_assert_ne!(attempt.advice(), Advice::No);
    }

    #[test]
    fn seconds_are_the_seconds_that_are_asked(seconds: u64, zeros in 0..20_usize) {
        let text = format!("{}{seconds}", "0".repeat(zeros));
        let asked = Attempt::new("GET", 503).retry_after(&text).asked_wait();
        prop_assert_eq!(asked, Some(Duration::from_secs(seconds)));
    }
}
