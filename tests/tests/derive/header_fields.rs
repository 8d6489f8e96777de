//! `headers(...)` and `without(...)`: values, repeated fields, and values that would break the message.

use std::time::{Duration, SystemTime};

use http::header::CONTENT_TYPE;
use serde_json::json;
use statusquo::HttpError;

use super::{answer, headers};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Fields {
    #[http(
        TooManyRequests,
        headers(
            retry_after = wait.as_secs() + 1,
            "X-Limit" = "{limit} per {wait:?}",
            x_number = 5,
            x_list = [1, 2].map(|n| n.to_string()).join(", "),
            x_generic = "7".parse::<u8>().map_or::<u8, _>(0, |n| n + 1),
        )
    )]
    Slow { wait: Duration, limit: u8 },
    #[http(NotFound, headers(set_cookie = "a=1", set_cookie = "b=2"))]
    Twice,
    #[http(Unauthorized, without(www_authenticate))]
    Without,
    #[http(Conflict, headers(x_text = text, x_other = "fine"))]
    Text { text: String },
    #[http(UpgradeRequired, headers(upgrade = "{0}"))]
    Required(String),
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{0}\", error={0}", www_authenticate = _0))]
    Challenges(String),
    #[http(SeeOther, headers(location = "/books/{0}/pages?of={0}#{0}", link = "</{0}>; title=\"{0}\""))]
    Elsewhere(String),
    #[http(Conflict, headers(set_cookie = "id={0}; path=/", vary = "a, {0}", x_app = "{0:>4} {0}"))]
    Members(String),
    #[http(SeeOther, headers(location = _0))]
    Redirect(String),
    #[http(NotModified, headers(etag = "\"{0}\""), detail = "never sent")]
    NotModified(u8),
}

#[test]
fn values_are_format_strings_or_expressions() {
    let slow = Fields::Slow { wait: Duration::from_secs(9), limit: 3 };
    let expected = [
        ("retry-after", "10"),
        ("x-limit", "3 per 9s"),
        ("x-number", "5"),
        ("x-list", "1, 2"),
        ("x-generic", "8"),
    ];
    assert_eq!(headers(&slow), expected.map(|(name, value)| (name, value.to_owned())));
    let answer = answer(slow);
    for (name, value) in expected {
        assert_eq!(answer.headers[name], value);
    }
}

#[test]
fn cookies_can_be_set_twice() {
    let answer = answer(Fields::Twice);
    let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(cookies, ["a=1", "b=2"]);
}

#[test]
fn a_field_left_to_another_layer_is_not_sent() {
    assert_eq!(headers(&Fields::Without), []);
    assert_eq!(answer(Fields::Without).status, 401);
}

#[test]
fn a_value_that_would_break_the_message_is_not_sent() {
    for bad in ["a\r\nset-cookie: admin=1", "a\nb", "a\rb", "a\0b", "a\x7fb"] {
        let answer = answer(Fields::Text { text: bad.to_owned() });
        assert_eq!((answer.status, answer.headers.get("x-text")), (409, None), "{bad:?}");
        assert_eq!(answer.headers["x-other"], "fine");
        assert_eq!(answer.headers.get("set-cookie"), None);
    }
    assert_eq!(answer(Fields::Text { text: "a\tb".to_owned() }).headers["x-text"], "a\tb");
}

#[test]
fn a_broken_value_of_a_required_field_makes_the_answer_500() {
    let plain = json!({ "title": "Internal Server Error", "status": 500 });
    let broken = answer(Fields::Required("a\r\nb".to_owned()));
    assert_eq!((broken.status, broken.json()), (500, plain));
    assert_eq!(broken.headers.get("upgrade"), None);
    let fine = answer(Fields::Required("a".to_owned()));
    assert_eq!((fine.status, &fine.headers["upgrade"]), (426, &"a".parse().unwrap()));
    let fine = answer(Fields::Redirect("/a".to_owned()));
    assert_eq!((fine.status, &fine.headers["location"]), (303, &"/a".parse().unwrap()));
}

/// All lines of a field.
fn lines(fields: &Fields, name: &str) -> Vec<String> {
    let all = headers(fields).into_iter().filter(|(own, _)| *own == name);
    all.map(|(_, value)| value).collect()
}

const ODD: &str = "a\"\\, b\r\né;=/?#";

#[test]
fn a_placeholder_is_escaped_for_its_place() {
    assert_eq!(
        lines(&Fields::Challenges(ODD.to_owned()), "www-authenticate"),
        ["Bearer realm=\"a\\\"\\\\, b???;=/?#\", error=a____b_______#", "a\"\\, b???;=/?#"]
    );
    assert_eq!(answer(Fields::Challenges(ODD.to_owned())).status, 401);
    let part = "a%22%5C%2C%20b%0D%0A%C3%A9%3B%3D%2F%3F%23";
    let query = "a%22%5C%2C%20b%0D%0A%C3%A9%3B%3D/?%23";
    assert_eq!(
        lines(&Fields::Elsewhere(ODD.to_owned()), "location"),
        [format!("/books/{part}/pages?of={query}#{query}")]
    );
    assert_eq!(
        lines(&Fields::Elsewhere(ODD.to_owned()), "link"),
        [format!("</{part}>; title=\"a\\\"\\\\, b???;=/?#\"")]
    );
    let members = || Fields::Members(ODD.to_owned());
    assert_eq!(lines(&members(), "set-cookie"), ["id=a%22%5C%2C%20b%0D%0A%C3%A9%3B%3D/?#; path=/"]);
    assert_eq!(lines(&members(), "vary"), ["a, a____b_______#"]);
    // No place is known here, so that what breaks the message is left out.
    assert_eq!(answer(members()).headers.get("x-app"), None);
    assert_eq!(lines(&Fields::Members("x".to_owned()), "x-app"), ["   x x"]);
    // A whole URI is repaired, and not encoded twice.
    for (uri, sent) in
        [("/á b?x=%20&y#z", "/%C3%A1%20b?x=%20&y#z"), ("https://[::1]:80/a%2Fb", "https://[::1]:80/a%2Fb")]
    {
        let answer = answer(Fields::Redirect(uri.to_owned()));
        assert_eq!((answer.status, answer.headers["location"].to_str().unwrap()), (303, sent));
    }
}

proptest::proptest! {
    #[test]
    fn no_value_changes_the_structure_of_a_field(value in ".*") {
        statusquo_tests::fuzz::field_values(value.as_bytes());
    }
}

#[derive(Debug, HttpError)]
enum Typed {
    #[http(ServiceUnavailable, headers(retry_after = _0))]
    After(Duration),
    #[http(ServiceUnavailable, headers(retry_after = wait, x_left = left, expires = until))]
    Maybe { wait: Option<Duration>, left: Option<String>, until: Option<SystemTime> },
    #[http(ServiceUnavailable, headers(retry_after = _0, last_modified = *_0))]
    Until(SystemTime),
    #[http(ServiceUnavailable, headers(retry_after = _0 * 2.0, x_sum = 1 + 2))]
    Computed(f64),
    #[http(ServiceUnavailable, headers(retry_after = -i64::from(*_0)))]
    Negative(u8),
    #[http(ServiceUnavailable, headers(retry_after = _0.to_string(), location = Some("/á")))]
    Shown(&'static str),
}

impl std::fmt::Display for Typed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("typed")
    }
}

impl std::error::Error for Typed {}

/// What is sent, without `content-type`.
fn sent(error: &Typed) -> Vec<String> {
    let answer = statusquo::Answer::of(error);
    assert_eq!(answer.status.as_u16(), 503);
    let fields = answer.headers().filter(|(name, _)| *name != "content-type");
    fields.map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn an_expression_is_written_by_its_type() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    assert_eq!(sent(&Typed::After(Duration::from_millis(200))), ["retry-after: 1"]);
    assert_eq!(sent(&Typed::Until(time)), [format!("retry-after: {date}"), format!("last-modified: {date}")]);
    assert_eq!(sent(&Typed::Computed(0.7)), ["retry-after: 2", "x-sum: 3"]);
    assert_eq!(sent(&Typed::Shown("120")), ["retry-after: 120", "location: /%C3%A1"]);

    let all = Typed::Maybe { wait: Some(Duration::from_secs(5)), left: Some("2".into()), until: Some(time) };
    assert_eq!(sent(&all), ["retry-after: 5".to_owned(), "x-left: 2".into(), format!("expires: {date}")]);
    assert_eq!(sent(&Typed::Maybe { wait: None, left: None, until: None }), [""; 0]);
}

#[test]
fn a_delay_that_is_none_is_left_out() {
    for error in
        [Typed::Negative(1), Typed::Computed(f64::NAN), Typed::Computed(-1.0), Typed::Computed(f64::INFINITY)]
    {
        assert!(!sent(&error).iter().any(|field| field.starts_with("retry-after")), "{error:?}");
    }
    assert_eq!(sent(&Typed::Negative(0)), ["retry-after: 0"]);
}

#[test]
fn a_304_has_no_content() {
    let answer = answer(Fields::NotModified(5));
    assert_eq!((answer.status, answer.body.as_str()), (304, ""));
    assert_eq!(answer.headers.get(CONTENT_TYPE), None);
    assert_eq!(answer.headers["etag"], "\"5\"");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Lists {
    #[http(MethodNotAllowed, headers(allow = methods))]
    Allowed { methods: Vec<http::Method> },
    #[http(NotAcceptable, headers(vary = ["Accept", _0.as_str()], content_language = &["en", "zh"][..], accept_ranges = "bytes"))]
    Members(String),
    #[http(Gone, headers(deprecation = since, sunset = since, allow = "GET, HEAD"))]
    Gone { since: Option<SystemTime> },
}

#[test]
fn lists_are_written_from_their_members_and_each_is_a_token() {
    let allowed = Lists::Allowed { methods: vec![http::Method::GET, "PROPFIND".parse().unwrap()] };
    assert_eq!(headers(&allowed), [("allow", "GET, PROPFIND".to_owned())]);
    let none = Lists::Allowed { methods: Vec::new() };
    assert_eq!(answer(none).headers["allow"], "");
    let members = headers(&Lists::Members("a, b\r\nc".into()));
    let expected = [("vary", "Accept, a__b__c"), ("content-language", "en, zh"), ("accept-ranges", "bytes")];
    assert_eq!(members, expected.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn a_time_has_the_form_of_its_field() {
    let since = SystemTime::UNIX_EPOCH + Duration::from_secs(1_688_169_599);
    let expected =
        [("deprecation", "@1688169599"), ("sunset", "Fri, 30 Jun 2023 23:59:59 GMT"), ("allow", "GET, HEAD")];
    let gone = headers(&Lists::Gone { since: Some(since) });
    assert_eq!(gone, expected.map(|(name, value)| (name, value.to_owned())));
    assert_eq!(headers(&Lists::Gone { since: None }), [("allow", "GET, HEAD".to_owned())]);
    let early = SystemTime::UNIX_EPOCH - Duration::from_secs(1);
    let answer = answer(Lists::Gone { since: Some(early) });
    assert!(!answer.headers.contains_key("deprecation") && answer.headers.contains_key("allow"));
}
