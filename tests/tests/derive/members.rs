//! `extend`, `flatten` and `instance`: the members of the problem that come from the error's fields; and `cache`.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;
use serde_json::json;
use statusquo::{Answer as Sent, HttpError, OriginalError, Problem, StatusCode, field};

use super::{answer, headers, json_of};

#[derive(Debug, Serialize)]
struct Place {
    row: u8,
    ratio: f32,
    hint: Option<u8>,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Members {
    #[http(Conflict)]
    Optional {
        #[http(extend)]
        id: Option<u8>,
        #[http(extend = "trace-id", null)]
        trace: Option<u8>,
    },
    #[http(Conflict)]
    Numbers {
        #[http(extend)]
        large: u128,
        #[http(extend)]
        small: i128,
        #[http(extend)]
        nested: Vec<f32>,
        #[http(extend)]
        place: Place,
    },
    #[http(Conflict)]
    Flat {
        #[http(flatten)]
        more: BTreeMap<&'static str, u8>,
        #[http(flatten)]
        place: Option<Place>,
        #[http(extend)]
        row: &'static str,
    },
    #[http(BadGateway)]
    Hidden(#[http(flatten)] BTreeMap<u8, u8>, #[http(extend = "shard")] Option<u8>),
    #[http(Conflict)]
    Impossible(#[http(extend = "keys")] BTreeMap<(u8, u8), u8>, #[http(flatten)] Vec<u8>),
}

fn body(error: impl HttpError) -> String {
    String::from_utf8(Sent::of(&error).body()).unwrap()
}

#[test]
fn nothing_is_absent_unless_it_is_wanted() {
    let none = Members::Optional { id: None, trace: None };
    assert_eq!(body(none), r#"{"title":"Conflict","status":409,"detail":"error","trace-id":null}"#);
    let some = Members::Optional { id: Some(1), trace: Some(2) };
    assert_eq!(json_of(&some)["id"], 1);
    assert_eq!(json_of(&some)["trace-id"], 2);
}

#[test]
fn numbers_are_those_that_serde_json_writes() {
    let place = Place { row: 1, ratio: 0.1, hint: Some(1) };
    let error = Members::Numbers { large: u128::MAX, small: i128::MIN, nested: vec![0.1, 1e10], place };
    let expected = r#""large":340282366920938463463374607431768211455,"nested":[0.1,10000000000.0],"place":{"hint":1,"ratio":0.1,"row":1},"small":-170141183460469231731687303715884105728}"#;
    assert!(body(&error).ends_with(expected), "{}", body(&error));
    // The same by serde, for those who write the problem themselves.
    assert!(serde_json::to_string(&error.problem()).unwrap().ends_with(expected));
    // Somebody has changed it.
    let changed = Sent::of(&error).map_problem(|problem| problem.extension("large", 7));
    assert!(String::from_utf8(changed.body()).unwrap().contains(r#""large":7,"#));
}

#[test]
fn what_is_flattened_stands_beside_the_others_and_replaces_none() {
    let place = Some(Place { row: 1, ratio: 0.5, hint: None });
    let error =
        Members::Flat { more: BTreeMap::from([("a", 1), ("status", 200), ("title", 2)]), place, row: "own" };
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&body(error)).unwrap(),
        json!({ "title": "Conflict", "status": 409, "detail": "error", "a": 1, "ratio": 0.5, "row": "own" })
    );
    let error = Members::Flat { more: BTreeMap::new(), place: None, row: "own" };
    assert!(body(error).ends_with(r#""detail":"error","row":"own"}"#));
}

#[test]
fn what_is_hidden_or_no_json_is_left_out() {
    let hidden = Members::Hidden(BTreeMap::from([(1, 1)]), Some(7));
    assert_eq!(body(hidden), r#"{"title":"Bad Gateway","status":502}"#);
    let impossible = Members::Impossible(BTreeMap::from([((1, 1), 1)]), vec![1]);
    assert_eq!(body(impossible), r#"{"title":"Conflict","status":409,"detail":"error"}"#);
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Instances {
    #[http(Conflict, instance = "/orders/{id}?by={id}#{id}", when = id.len() < 9)]
    #[http(Conflict, instance = "/orders")]
    Order { id: String },
    #[http(InternalServerError, instance = "urn:trace:{0}")]
    Trace(String),
    #[http(Conflict, instance = _0)]
    Whole(Option<String>),
    #[http(Conflict, instance = format!("/a b/{_0}"))]
    Computed(u8),
}

#[test]
fn an_instance_is_a_uri_whatever_is_put_into_it() {
    let instance = |error: &Instances| error.problem().instance.map(std::borrow::Cow::into_owned);
    let order = Instances::Order { id: "a/b?c#".into() };
    assert_eq!(instance(&order).unwrap(), "/orders/a%2Fb%3Fc%23?by=a/b?c%23#a/b?c%23");
    assert_eq!(instance(&Instances::Order { id: "x".repeat(9) }).unwrap(), "/orders");
    // Clients read it, so that they can tell it to whoever reads the log.
    assert_eq!(
        body(Instances::Trace("7 8".into())),
        r#"{"title":"Internal Server Error","status":500,"instance":"urn:trace:7%208"}"#
    );
    assert_eq!(instance(&Instances::Whole(Some("/a%20b?\"".into()))).unwrap(), "/a%20b?%22");
    assert_eq!(instance(&Instances::Whole(None)), None);
    assert_eq!(instance(&Instances::Computed(7)).unwrap(), "/a%20b/7");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
#[http(cache = "no-store")]
enum Cached {
    #[http(NotFound)]
    Default,
    #[http(Gone, cache = "public, max-age={0}")]
    Own(u32),
    #[http(NotFound, headers(cache_control = "private"))]
    Field,
    #[http(NotFound, without(cache_control))]
    Without,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Cookies {
    #[http(NotFound, headers(set_cookie = "session={0}"))]
    Kept(u8),
    #[http(Forbidden, headers(set_cookie = "session={0}"))]
    NotKept(u8),
    #[http(NotFound, headers(set_cookie = "session={0}", cache_control = "no-cache"))]
    Said(u8),
}

#[test]
fn caches_are_told_what_the_attributes_say() {
    let said = |error: &dyn HttpError| headers(error).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
    assert_eq!(said(&Cached::Default), ["no-store"]);
    assert_eq!(said(&Cached::Own(60)), ["public, max-age=60"]);
    assert_eq!(said(&Cached::Field), ["private"]);
    assert!(said(&Cached::Without).is_empty());
}

#[test]
fn no_cache_gives_a_cookie_to_others() {
    let control = |error: Cookies| answer(error).headers.get("cache-control").cloned();
    assert_eq!(control(Cookies::Kept(1)).unwrap(), "private");
    // Caches do not keep these by themselves.
    assert_eq!(control(Cookies::NotKept(1)), None);
    assert_eq!(control(Cookies::Said(1)).unwrap(), "no-cache");
}

#[test]
fn a_problem_by_hand_has_the_same_fields() {
    let problem = Problem::new(StatusCode::Unauthorized)
        .field(field::WWW_AUTHENTICATE, format_args!("Bearer realm={}", field::Quoted("a\"\r\n")))
        .field(field::WWW_AUTHENTICATE, "Basic realm=\"a\"")
        .field(field::RETRY_AFTER, field::Delay(Duration::from_millis(1200)));
    let sent = answer(problem.clone());
    let lines: Vec<_> = sent.headers.get_all("www-authenticate").iter().collect();
    assert_eq!(lines, [r#"Bearer realm="a\"??""#, r#"Basic realm="a""#]);
    assert_eq!(sent.headers["retry-after"], "2");
    assert_eq!(sent.body, r#"{"title":"Unauthorized","status":401}"#);
    // The error behind it is still the problem.
    assert!(sent.original.as_ref().and_then(OriginalError::downcast_ref::<Problem<'static>>).is_some());
    assert_eq!(problem.clone().into_owned(), problem);

    let broken = Problem::new(StatusCode::TooManyRequests).field(field::RETRY_AFTER, field::Delay(-1.0));
    assert!(!answer(broken).headers.contains_key("retry-after"));
}
