//! A client that is older or newer than the server gets the unknown variant, or defaults: never a wrong variant.

use statusquo::client::{ErrorResponse, FromResponse, Received, Recognize};
use statusquo::{HttpError, StatusCode};
use statusquo_tests::zoo::{Index, Order, response};

const JSON: [(&str, &str); 1] = [("content-type", "application/problem+json")];

/// The errors of a server that is a year younger.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/p/", codes = "snake_case", client)]
enum Newer {
    #[error("sold out")]
    #[http(Gone)]
    SoldOut {
        #[http(extend, default)]
        until: Option<u64>,
    },
    #[error("{balance} is not enough")]
    #[http(PaymentRequired)]
    OutOfCredit {
        #[http(extend)]
        balance: i64,
        #[http(extend, default = "EUR".to_owned())]
        currency: String,
        #[http(extend)]
        hint: Option<String>,
    },
    #[error("banned")]
    #[http(Conflict)]
    Banned,
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

fn sent<A: FromResponse>(error: &dyn HttpError) -> A {
    let (status, fields, body) = response(error);
    A::from_response(status, &fields, &body)
}

#[test]
fn an_older_client_knows_what_it_knows_by_its_type() {
    // Another status, and a code and members that it has never heard of.
    assert_eq!(sent::<Order>(&Newer::SoldOut { until: Some(1) }), Order::SoldOut);
    let newer = Newer::OutOfCredit { balance: 3, currency: "CHF".into(), hint: None };
    assert_eq!(sent::<Order>(&newer), Order::OutOfCredit { balance: 3, trace: None, hint: None });
    let Order::Other(received) = sent(&Newer::Banned) else { panic!() };
    assert_eq!(received.status(), StatusCode::Conflict);
    assert_eq!(received.problem().unwrap().r#type, "https://shop.example/p/banned");
    assert_eq!(received.problem().unwrap().code.as_deref(), Some("banned"));
}

#[test]
fn a_newer_client_fills_in_what_an_older_server_does_not_say() {
    assert_eq!(sent::<Newer>(&Order::SoldOut), Newer::SoldOut { until: None });
    let older = Order::OutOfCredit { balance: 3, trace: None, hint: Some("x".into()) };
    let expected = Newer::OutOfCredit { balance: 3, currency: "EUR".into(), hint: Some("x".into()) };
    assert_eq!(sent::<Newer>(&older), expected);
    assert!(matches!(sent::<Newer>(&Order::Internal(String::new())), Newer::Other(_)));
}

#[test]
fn a_member_of_the_wrong_type_or_none_at_all_is_unknown() {
    let known = |body: &str| Order::recognize(&ErrorResponse::new(403, &JSON, body.as_bytes()));
    let of = |rest: &str| format!(r#"{{"type":"https://shop.example/p/out-of-credit","status":403{rest}}}"#);
    assert!(known(&of(r#","balance":3"#)).is_some());
    for wrong in
        ["", r#","balance":"3""#, r#","balance":null"#, r#","balance":1e300"#, r#","balance":3,"hint":7"#]
    {
        assert_eq!(known(&of(wrong)), None, "{wrong}");
    }
    // A default is for what is missing, not for what is wrong.
    let known = |body: &str| Newer::recognize(&ErrorResponse::new(410, &JSON, body.as_bytes()));
    let of = |rest: &str| format!(r#"{{"type":"https://shop.example/p/sold-out"{rest}}}"#);
    assert_eq!(known(&of("")), Some(Newer::SoldOut { until: None }));
    assert_eq!(known(&of(r#","until":"soon""#)), None);
}

#[test]
fn names_that_contradict_each_other_are_nobody_s() {
    let known = |body: &str| Newer::recognize(&ErrorResponse::new(409, &JSON, body.as_bytes()));
    let both = r#"{"type":"https://shop.example/p/banned","code":"sold_out"}"#;
    assert_eq!(known(both), None);
    assert_eq!(known(r#"{"code":"banned"}"#), Some(Newer::Banned));
    assert_eq!(known(r#"{"type":"https://shop.example/p/banned"}"#), Some(Newer::Banned));
    assert_eq!(known(r#"{"type":"https://other.example/p/banned","code":"banned"}"#), None);
}

/// Errors that have nothing but a status.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[http(client)]
enum Bare {
    #[error("not found")]
    #[http(NotFound)]
    NotFound,
    #[error("down")]
    #[http(ServiceUnavailable)]
    Down,
    #[error("{0}")]
    #[http(unknown)]
    Other(Received),
}

#[test]
fn a_status_alone_is_believed_only_of_a_content_that_says_no_more() {
    let known = |fields: &[(&str, &str)], body: &str| {
        Bare::recognize(&ErrorResponse::new(404, &fields, body.as_bytes()))
    };
    assert_eq!(known(&JSON, r#"{"title":"Not Found","status":404}"#), Some(Bare::NotFound));
    assert_eq!(known(&JSON, r#"{"title":"Nicht da","status":404,"detail":"x","a":1}"#), Some(Bare::NotFound));
    for (media_type, body) in [
        ("application/problem+json", r#"{"type":"https://example.com/new","status":404}"#),
        ("application/problem+json", r#"{"code":"new","status":404}"#),
        // RFC 9457 section 3.1.2: it was another response before.
        ("application/problem+json", r#"{"status":400}"#),
        ("application/problem+json", "{}"),
        ("application/problem+json", ""),
        ("application/problem+json", "[]"),
        ("application/json", r#"{"status":404}"#),
        ("text/html", "<h1>Not Found</h1>"),
        ("text/plain", r#"{"status":404}"#),
    ] {
        assert_eq!(known(&[("content-type", media_type)], body), None, "{media_type} {body}");
    }
    assert_eq!(known(&[], r#"{"status":404}"#), None);
    let charset = [("Content-Type", "Application/Problem+JSON; charset=utf-8")];
    assert_eq!(known(&charset, r#"{"status":404}"#), Some(Bare::NotFound));
}

#[test]
fn a_name_is_believed_of_any_json() {
    let body = br#"{"type":"https://shop.example/p/sold-out"}"#;
    for media_type in ["application/json", "application/vnd.shop+json; v=2"] {
        let fields = [("content-type", media_type)];
        assert_eq!(Order::recognize(&ErrorResponse::new(500, &fields, body)), Some(Order::SoldOut));
    }
    let html = [("content-type", "text/html")];
    assert_eq!(Order::recognize(&ErrorResponse::new(409, &html, body)), None);
}

#[test]
fn a_wait_is_read_in_both_forms_and_from_the_server_s_clock() {
    use std::time::Duration;
    let body = br#"{"type":"https://shop.example/p/full"}"#;
    let known = |retry_after: &str| {
        let fields = [
            ("content-type", "application/problem+json"),
            ("x-reason", "x"),
            ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("retry-after", retry_after),
        ];
        Order::recognize(&ErrorResponse::new(503, &fields, body))
    };
    let full = |seconds| Some(Order::Full(Some(Duration::from_secs(seconds)), "x".into()));
    assert_eq!(known("120"), full(120));
    assert_eq!(known("Sun, 06 Nov 1994 08:50:07 GMT"), full(30));
    assert_eq!(known("Sunday, 06-Nov-94 08:50:07 GMT"), full(30));
    assert_eq!(known("Sun, 06 Nov 1994 08:00:00 GMT"), full(0));
    for wrong in ["soon", "-1", "1.5", ""] {
        assert_eq!(known(wrong), None, "{wrong}");
    }
}

#[test]
fn what_is_received_is_complete() {
    let fields = [("X-A", "1"), ("Set-Cookie", "a=b"), ("x-a", "2")];
    let Index::Other(received) = Index::from_response(700, &fields, b"\xff\x00") else { panic!() };
    assert_eq!(received.status().as_u16(), 700);
    assert!(received.fields().eq([("x-a", &b"1"[..]), ("set-cookie", b"a=b"), ("x-a", b"2")]));
    assert_eq!(received.body(), b"\xff\x00");
    assert_eq!((received.field("X-a"), received.field("y")), (Some("1"), None));
    assert_eq!(received.problem(), None);
    assert!(!received.is_truncated());
    // Values may be secrets.
    assert!(!format!("{received:?}").contains("a=b"));
}

/// An error without a code that has a member of that name.
#[derive(Debug, PartialEq, thiserror::Error, HttpError)]
#[error("upstream says {code}")]
#[http(Conflict, client)]
struct Upstream<C: std::fmt::Display + std::fmt::Debug + serde::Serialize + 'static> {
    #[http(extend)]
    code: C,
}

#[test]
fn a_member_may_be_called_code() {
    let (status, fields, body) = response(&Upstream { code: 7 });
    assert_eq!(
        String::from_utf8_lossy(&body),
        r#"{"title":"Conflict","status":409,"detail":"upstream says 7","code":7}"#
    );
    let read = Upstream::recognize(&ErrorResponse::new(status, &fields, &body));
    assert_eq!(read, Some(Upstream { code: 7 }));
    let (status, fields, body) = response(&Upstream { code: "seven".to_owned() });
    let read = Upstream::recognize(&ErrorResponse::new(status, &fields, &body));
    assert_eq!(read, Some(Upstream { code: "seven".to_owned() }));
}
