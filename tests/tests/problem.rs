//! Problem details, as a server writes and a client reads them.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use statusquo::{Answer, HttpError, Lang, Problem, ProblemError, StatusCode};

fn read(text: &str) -> Problem<'static> {
    Problem::from_json(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Every status that a member can hold.
fn status() -> impl Strategy<Value = StatusCode> {
    (100_u16..1000).prop_map(StatusCode::from)
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(".*", inner, 0..5)
                .prop_map(|map| Value::from(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn own_member(name: &str) -> bool {
    ["type", "title", "status", "detail", "instance"].contains(&name)
}

prop_compose! {
    fn problem()(
        status in status(),
        uri in prop::option::of("[ -~]{0,20}"),
        title in prop::option::of(".{1,20}"),
        detail in prop::option::of(".*"),
        instance in prop::option::of(".*"),
        extensions in prop::collection::btree_map(".*", value(), 0..6),
    ) -> Problem<'static> {
        let mut problem = Problem::new(status);
        if let Some(uri) = uri {
            problem = problem.r#type(uri).title("");
        }
        if let Some(title) = title {
            problem = problem.title(title);
        }
        problem.detail = detail.map(Into::into);
        problem.instance = instance.map(Into::into);
        problem.extensions = extensions.into_iter().filter(|(name, _)| !own_member(name)).collect();
        problem
    }
}

proptest! {
    #[test]
    fn what_was_written_is_what_is_read(problem in problem()) {
        let text = serde_json::to_vec(&problem).unwrap();
        prop_assert_eq!(&Problem::from_json(&text).unwrap(), &problem);
        prop_assert_eq!(&serde_json::from_slice::<Problem<'_>>(&text).unwrap(), &problem);
    }

    #[test]
    fn every_object_is_read_and_none_of_its_unknown_members_is_lost(
        mut members in prop::collection::btree_map("type|title|status|detail|instance|[a-z]{0,9}", value(), 0..9),
    ) {
        let problem = Problem::from_json(&serde_json::to_vec(&members).unwrap()).unwrap();
        for (name, field) in [("detail", &problem.detail), ("instance", &problem.instance)] {
            prop_assert_eq!(members.get(name).and_then(Value::as_str), field.as_deref());
        }
        prop_assert_eq!(members.get("type").and_then(Value::as_str).unwrap_or("about:blank"), &*problem.r#type);
        members.retain(|name, _| !own_member(name));
        prop_assert_eq!(problem.extensions.into_iter().collect::<std::collections::BTreeMap<_, _>>(), members);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Problem::from_json(&bytes);
    }

    #[test]
    fn no_damage_makes_the_reader_panic(problem in problem(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = serde_json::to_vec(&problem).unwrap();
        let at = at.index(text.len());
        let _ = Problem::from_json(&text[..at]);
        text[at] = byte;
        let _ = Problem::from_json(&text);
    }

    #[test]
    fn no_text_of_brackets_and_quotes_gets_past_the_limits(text in r#"[\[\]{}",:\\a0]{0,400}"#) {
        if let Ok(problem) = Problem::from_json(text.as_bytes()) {
            prop_assert!(problem.extensions.values().all(|value| depth(value) < Problem::MAX_DEPTH));
        }
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

#[test]
fn a_member_of_the_wrong_type_is_as_good_as_missing() {
    for wrong in [json!(null), json!(7), json!([]), json!({"a": 1}), json!(true)] {
        let text =
            json!({"type": wrong, "title": wrong, "detail": wrong, "instance": wrong, "status": "404"})
                .to_string();
        let problem = read(&text);
        assert_eq!(problem, read("{}"), "{text}");
        assert!(problem.extensions.is_empty());
    }
}

#[test]
fn an_empty_object_is_a_problem_of_no_special_type() {
    let problem = read("{}");
    assert_eq!((&*problem.r#type, &*problem.title, problem.status), ("about:blank", "", None));
    assert_eq!(serde_json::to_string(&problem).unwrap(), "{}");
}

#[test]
fn a_status_is_a_number_of_three_digits() {
    for (text, code) in [
        ("404", Some(404)),
        ("404.0", Some(404)),
        ("4.04e2", Some(404)),
        ("499", Some(499)),
        ("999", Some(999)),
    ] {
        assert_eq!(read(&format!(r#"{{"status":{text}}}"#)).status, code.map(StatusCode::from), "{text}");
    }
    for text in
        ["99", "1000", "-404", "404.5", "65940", "1e400000", "\"404\"", "18446744073709551615", "[404]"]
    {
        match Problem::from_json(format!(r#"{{"status":{text}}}"#).as_bytes()) {
            Ok(problem) => assert_eq!(problem.status, None, "{text}"),
            Err(error) => assert!(matches!(error, ProblemError::Syntax(_)), "{text}"),
        }
    }
}

#[test]
fn the_phrase_is_the_title_only_where_there_is_no_special_type() {
    assert_eq!(read(r#"{"status":404}"#).title, "Not Found");
    assert_eq!(read(r#"{"status":404,"type":"about:blank"}"#).title, "Not Found");
    assert_eq!(read(r#"{"status":404,"type":"https://example.com/x"}"#).title, "");
    assert_eq!(read(r#"{"status":404,"title":"Gone fishing"}"#).title, "Gone fishing");
    assert_eq!(read(r#"{"status":499}"#).title, "");
}

#[test]
fn an_empty_title_is_none() {
    let problem = read(r#"{"status":404,"title":""}"#);
    assert_eq!(problem.title, "Not Found");
    assert_eq!(read(&serde_json::to_string(&problem).unwrap()), problem);
}

#[test]
fn what_lies_exactly_at_a_limit_is_read() {
    let deep = |levels: usize| format!(r#"{{"a":{}{}}}"#, "[".repeat(levels - 1), "]".repeat(levels - 1));
    assert!(Problem::from_json(deep(Problem::MAX_DEPTH).as_bytes()).is_ok());
    assert!(matches!(
        Problem::from_json(deep(Problem::MAX_DEPTH + 1).as_bytes()),
        Err(ProblemError::TooDeep)
    ));

    // The array is a value, too.
    let many = |values: usize| format!(r#"{{"a":[{}0]}}"#, "0,".repeat(values - 2));
    assert!(Problem::from_json(many(Problem::MAX_VALUES).as_bytes()).is_ok());
    assert!(matches!(
        Problem::from_json(many(Problem::MAX_VALUES + 1).as_bytes()),
        Err(ProblemError::TooMany)
    ));

    // Arrays and objects without values are values, but hold none.
    let empty = |values: usize| format!(r#"{{"a":[{}{{ }}]}}"#, "[],".repeat(values - 2));
    assert!(Problem::from_json(empty(Problem::MAX_VALUES).as_bytes()).is_ok());
    assert!(matches!(
        Problem::from_json(empty(Problem::MAX_VALUES + 1).as_bytes()),
        Err(ProblemError::TooMany)
    ));

    let long = |bytes: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(bytes - 8));
    assert_eq!(long(100).len(), 100);
    assert!(Problem::from_json(long(Problem::MAX_BYTES).as_bytes()).is_ok());
    assert!(matches!(
        Problem::from_json(long(Problem::MAX_BYTES + 1).as_bytes()),
        Err(ProblemError::TooLong)
    ));
}

#[test]
fn brackets_in_strings_are_no_nesting() {
    let text = format!(r#"{{"detail":"\"{}\\"}}"#, "[{,".repeat(10_000));
    assert_eq!(read(&text).detail.unwrap().len(), 30_002);
}

#[test]
fn what_is_no_json_object_is_refused_with_the_reason() {
    for text in ["", "nil", "{", "{\"a\"}", "{}{}", "{\"detail\":\"\u{1}\"}", "\"\\", "{\"a\":\"\\ud800\"}"] {
        assert!(matches!(Problem::from_json(text.as_bytes()), Err(ProblemError::Syntax(_))), "{text}");
    }
    assert!(matches!(Problem::from_json(b"{\"a\":\"\xff\"}"), Err(ProblemError::Syntax(_))));
    for text in ["[]", "404", "null", "\"a\"", "true"] {
        assert!(matches!(Problem::from_json(text.as_bytes()), Err(ProblemError::NotAnObject)), "{text}");
    }
    let error = Problem::from_json(b"<html>").unwrap_err();
    assert!(std::error::Error::source(&error).unwrap().to_string().contains("line 1 column 1"));
}

/// RFC 8259 sections 6 and 8.2: its grammar allows more than a reader has to hold.
#[test]
fn what_no_value_can_hold_is_refused_wherever_it_stands() {
    for value in ["1e400", "-1e400", r#""\ud800""#, r#""\udc00""#, r#""\ud800\u0041""#] {
        for text in [
            format!(r#"{{"status":{value}}}"#),
            format!(r#"{{"a":{value}}}"#),
            format!(r#"{{"a":[{{"b":{value}}}]}}"#),
        ] {
            assert!(matches!(Problem::from_json(text.as_bytes()), Err(ProblemError::Syntax(_))), "{text}");
        }
    }
    assert!(matches!(Problem::from_json(br#"{"\ud800":1}"#), Err(ProblemError::Syntax(_))));
    assert_eq!(read(r#"{"a":"\ud83d\udcd6"}"#).extensions["a"], "\u{1f4d6}");
}

#[test]
fn integers_beyond_64_bits_lose_digits() {
    let integer = |text: &str| read(&format!(r#"{{"a":{text}}}"#)).extensions.remove("a").unwrap();
    assert_eq!(integer("18446744073709551615"), u64::MAX);
    assert_eq!(integer("-9223372036854775808"), i64::MIN);
    assert_eq!(integer("18446744073709551617"), 18_446_744_073_709_551_616.0);
    assert_eq!(integer("-9223372036854775809"), -9_223_372_036_854_775_808.0);
    assert_eq!(integer("1e-400"), 0.0);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(read("\u{feff}{\"status\":410}").status, Some(StatusCode::Gone));
}

#[test]
fn an_extension_never_shadows_a_member() {
    let problem = Problem::new(StatusCode::Gone).extension("status", 200).extension("detail", "no");
    assert_eq!(serde_json::to_value(&problem).unwrap(), json!({"title": "Gone", "status": 410}));
}

/// Says a status, and claims another one in its problem.
#[derive(Debug)]
struct Liar(u16);

impl std::fmt::Display for Liar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a lie")
    }
}
impl std::error::Error for Liar {}
impl HttpError for Liar {
    fn status(&self) -> StatusCode {
        StatusCode::from(self.0)
    }

    fn problem(&self) -> Problem<'_> {
        let mut problem = Problem::new(StatusCode::ImATeapot);
        problem.status = (self.0 < 500).then_some(StatusCode::Ok);
        problem
    }
}

#[test]
fn the_member_always_equals_the_status_line() {
    for code in 0..=u16::MAX {
        let liar = Liar(code);
        let answer = Answer::of(&liar);
        assert!((300..1000).contains(&answer.status.as_u16()), "{code}");
        if let Some(problem) = answer.problem() {
            assert_eq!(problem.status, Some(answer.status));
            assert_eq!(Problem::from_json(&answer.body()).unwrap().status, Some(answer.status));
        }
    }
}

#[test]
fn titles_in_chinese_survive() {
    let title = StatusCode::NotFound.title(Lang::Zh).unwrap();
    let text = serde_json::to_string(&Problem::new(StatusCode::NotFound).title(title)).unwrap();
    assert_eq!(read(&text).title, title);
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("out of range")]
#[http(BadRequest)]
struct Range {
    #[http(extend)]
    single: f32,
    #[http(extend)]
    least: f32,
    #[http(extend)]
    maybe: Option<f32>,
    #[http(extend)]
    infinite: f32,
    #[http(extend)]
    double: f64,
    #[http(extend)]
    widened: f64,
    #[http(extend)]
    integer: u64,
}

#[test]
fn a_float_is_written_with_the_digits_that_it_has() {
    let error = Range {
        single: 0.1,
        least: 1.0e-45,
        maybe: Some(-33.333_332),
        infinite: f32::INFINITY,
        double: 1.071_566_039_146_582_5e-53,
        widened: f64::from(0.1_f32),
        integer: u64::MAX,
    };
    let written = String::from_utf8(Answer::of(&error).body()).unwrap();
    for member in [
        r#""single":0.1,"#,
        r#""least":1e-45,"#,
        r#""maybe":-33.333332,"#,
        r#""double":1.0715660391465825e-53,"#,
        r#""widened":0.10000000149011612}"#,
        r#""integer":18446744073709551615,"#,
    ] {
        assert!(written.contains(member), "{member} in {written}");
    }
    // JSON has no number for it.
    assert!(!written.contains("infinite"), "{written}");
}

/// Another crate of this program turns on the feature of serde_json that gives this key its meaning.
#[test]
fn json_in_a_string_is_counted_like_all_other() {
    let raw = |json: &str| {
        let json = serde_json::to_string(json).unwrap();
        Problem::from_json(format!(r#"{{"a":{{"$serde_json::private::RawValue":{json}}}}}"#).as_bytes())
    };
    assert_eq!(raw("[0,1]").unwrap().extensions["a"], serde_json::json!([0, 1]), "the feature is on");
    let many = format!("[{}0]", "0,".repeat(Problem::MAX_VALUES));
    assert!(matches!(raw(&many), Err(ProblemError::TooMany)));
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(matches!(raw(&nested(Problem::MAX_DEPTH)), Err(ProblemError::TooDeep)));
    assert!(raw(&nested(Problem::MAX_DEPTH - 1)).is_ok());
}
