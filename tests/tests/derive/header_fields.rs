//! `headers(...)` and `without(...)`: values, repeated fields, and values that would break the message.

use std::time::Duration;

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
    #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{0}\""))]
    Required(String),
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
    assert_eq!((broken.status, broken.json()), (500, plain.clone()));
    assert_eq!(broken.headers.get("www-authenticate"), None);
    let fine = answer(Fields::Required("a".to_owned()));
    assert_eq!(
        (fine.status, &fine.headers["www-authenticate"]),
        (401, &"Bearer realm=\"a\"".parse().unwrap())
    );

    let broken = answer(Fields::Redirect("/a\r\nb".to_owned()));
    assert_eq!((broken.status, broken.json()), (500, plain));
    let fine = answer(Fields::Redirect("/a".to_owned()));
    assert_eq!((fine.status, &fine.headers["location"]), (303, &"/a".parse().unwrap()));
}

#[test]
fn a_304_has_no_content() {
    let answer = answer(Fields::NotModified(5));
    assert_eq!((answer.status, answer.body.as_str()), (304, ""));
    assert_eq!(answer.headers.get(CONTENT_TYPE), None);
    assert_eq!(answer.headers["etag"], "\"5\"");
}
