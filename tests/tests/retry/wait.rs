//! How long the server asks to wait (RFC 9110 section 10.2.3).

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use statusquo::retry::{Advice, Attempt, advice};

/// RFC 9110 section 5.6.7: one time in the three forms that a recipient must accept.
const FORMS: [&str; 3] =
    ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
const THEN: Duration = Duration::from_secs(784_111_777);

fn after(seconds: u64) -> Advice {
    Advice::After(Duration::from_secs(seconds))
}

#[test]
fn seconds_are_waited_without_a_clock() {
    for seconds in [0, 1, 120, 86_400] {
        let text = seconds.to_string();
        assert_eq!(Attempt::new("POST", 429).retry_after(&text).advice(), after(seconds));
        assert_eq!(Attempt::new("POST", 429).retry_after(text.as_bytes()).advice(), after(seconds));
        assert_eq!(
            Attempt::new("POST", 429).retry_after(&text).asked_wait(),
            Some(Duration::from_secs(seconds))
        );
    }
}

#[test]
fn a_date_is_waited_for_in_each_of_its_three_forms() {
    for until in FORMS {
        let busy = Attempt::new("GET", 503).retry_after(until);
        assert_eq!(busy.now_since_1970(Duration::from_secs(784_111_687)).advice(), after(90), "{until}");
        assert_eq!(busy.now(SystemTime::UNIX_EPOCH + THEN).advice(), after(0), "{until}");
        assert_eq!(busy.now(SystemTime::now()).advice(), after(0), "long past: {until}");
        // Nothing to compare it with.
        assert_eq!(busy.advice(), Advice::Backoff, "{until}");
        assert_eq!(
            busy.now(SystemTime::UNIX_EPOCH - Duration::from_secs(1)).advice(),
            Advice::Backoff,
            "{until}"
        );
        for sent in FORMS {
            assert_eq!(busy.date(sent).advice(), after(0), "{until} {sent}");
        }
    }
}

#[test]
fn the_servers_date_corrects_a_clock_that_is_wrong() {
    let busy = Attempt::new("GET", 503)
        .retry_after("Sun, 06 Nov 1994 08:51:37 GMT")
        .date("Sun, 06 Nov 1994 08:49:37 GMT");
    for clock in [0, 1_000, 784_111_777, 784_111_897, 4_000_000_000] {
        assert_eq!(busy.now_since_1970(Duration::from_secs(clock)).advice(), after(120), "{clock}");
    }
    // A `Date` that is none leaves the client's.
    let busy = busy.date("today").now_since_1970(THEN + Duration::from_secs(100));
    assert_eq!(busy.advice(), after(20));
}

#[test]
fn what_is_malformed_is_as_good_as_absent() {
    for value in
        ["", " ", "-1", "1.5", "1s", "soon", "Sun, 06 Nov 1994", "Wed, 30 Feb 2033 08:49:37 GMT", "\u{7}"]
    {
        let now = SystemTime::UNIX_EPOCH;
        assert_eq!(advice("GET", 503, Some(value), now), Advice::Backoff, "{value:?}");
        // It does not ask for a repetition either.
        assert_eq!(advice("POST", 503, Some(value), now), Advice::No, "{value:?}");
        assert_eq!(advice("GET", 413, Some(value), now), Advice::No, "{value:?}");
        assert_eq!(Attempt::new("GET", 503).retry_after(value).now(now).asked_wait(), None, "{value:?}");
    }
}

#[test]
fn nobody_waits_longer_than_the_caller_wants() {
    let limited = |value| {
        Attempt::new("GET", 429).retry_after(value).now_since_1970(THEN).longest_wait(Duration::from_secs(50))
    };
    assert_eq!(limited("50").advice(), after(50));
    assert_eq!(limited("51").advice(), Advice::No);
    assert_eq!(limited("99999999999999999999999999").advice(), Advice::No);
    assert_eq!(limited("Fri, 31 Dec 9999 23:59:59 GMT").advice(), Advice::No);
    // What it asks is still told, and the limit is not for what it does not ask.
    assert_eq!(limited("51").asked_wait(), Some(Duration::from_secs(51)));
    assert_eq!(limited("soon").advice(), Advice::Backoff);
}

#[test]
fn what_the_server_asks_is_told_whatever_the_status() {
    for code in [200, 301, 404, 503, 999] {
        let attempt = Attempt::new("POST", code).retry_after("9");
        assert_eq!(attempt.asked_wait(), Some(Duration::from_secs(9)), "{code}");
    }
}

#[test]
fn fields_of_a_response_are_read() {
    let mut headers = HeaderMap::new();
    assert_eq!(Attempt::new("GET", 503).headers(&headers).advice(), Advice::Backoff);
    headers.insert("retry-after", "Sun, 06 Nov 1994 08:51:37 GMT".parse().expect("a value"));
    assert_eq!(Attempt::new("GET", 503).headers(&headers).advice(), Advice::Backoff);
    headers.insert("date", "Sun, 06 Nov 1994 08:49:37 GMT".parse().expect("a value"));
    assert_eq!(Attempt::new("GET", 503).headers(&headers).advice(), after(120));
    headers.insert("retry-after", "3".parse().expect("a value"));
    assert_eq!(Attempt::new("POST", 503).headers(&headers).advice(), after(3));
}

/// RFC 9110 section 5.6.7: a year of two digits is never more than 50 years ahead.
#[test]
fn two_digits_are_a_year_around_the_clients_clock() {
    let busy = |now| Attempt::new("GET", 503).retry_after(FORMS[1]).now_since_1970(Duration::from_secs(now));
    // In 2030, 94 is 1994; in 2050, it is 2094.
    assert_eq!(busy(1_900_000_000).asked_wait(), Some(Duration::ZERO));
    let in_2094 = busy(2_540_000_000).asked_wait().expect("a date").as_secs();
    assert!(in_2094 > 40 * 365 * 86_400, "{in_2094}");
}
