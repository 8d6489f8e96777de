//! Serde: a status is a number in JSON, or the key of an object.

use std::collections::{BTreeMap, HashMap};

use statusquo::StatusCode;

use super::every_u16;

#[test]
fn every_u16_goes_through_json_as_a_number() {
    for (code, status) in every_u16() {
        let json = serde_json::to_string(&status).expect("a number");
        assert_eq!(json, code.to_string());
        assert_eq!(serde_json::from_str::<StatusCode>(&json).expect("any u16"), status);
        let value = serde_json::to_value(status).expect("a number");
        assert_eq!(value, code);
        assert_eq!(serde_json::from_value::<StatusCode>(value).expect("any u16"), status);
    }
}

#[test]
fn json_that_is_no_u16_is_refused() {
    for (json, problem) in [
        ("-1", "invalid value: integer `-1`, expected u16"),
        ("-200", "invalid value: integer `-200`, expected u16"),
        ("65536", "invalid value: integer `65536`, expected u16"),
        ("18446744073709551616", "invalid type: floating point"),
        ("\"404\"", "invalid type: string \"404\", expected u16"),
        ("404.0", "invalid type: floating point `404.0`, expected u16"),
        ("4.04e2", "invalid type: floating point `404.0`, expected u16"),
        ("null", "invalid type: null, expected u16"),
        ("true", "invalid type: boolean `true`, expected u16"),
        ("[404]", "invalid type: sequence, expected u16"),
        ("{\"404\":1}", "invalid type: map, expected u16"),
    ] {
        let error = serde_json::from_str::<StatusCode>(json).expect_err(json).to_string();
        assert!(error.starts_with(problem), "{json}: {error}");
    }
}

#[test]
fn a_status_can_be_a_field_an_option_and_a_list_item() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Report {
        status: StatusCode,
        upstream: Option<StatusCode>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        seen: Vec<StatusCode>,
    }
    let full = Report {
        status: StatusCode::BadGateway,
        upstream: Some(StatusCode::from(65_535)),
        seen: vec![StatusCode::Ok, StatusCode::from(499)],
    };
    let empty = Report { status: StatusCode::from(0), upstream: None, seen: Vec::new() };
    for (report, json) in [
        (full, r#"{"status":502,"upstream":65535,"seen":[200,499]}"#),
        (empty, r#"{"status":0,"upstream":null}"#),
    ] {
        assert_eq!(serde_json::to_string(&report).expect("plain data"), json);
        assert_eq!(serde_json::from_str::<Report>(json).expect("what was written"), report);
    }
}

#[test]
fn a_status_can_be_the_key_of_a_json_object() {
    let counts: BTreeMap<StatusCode, u32> =
        [1000, 404, 200, 499, 7].map(|code| (StatusCode::from(code), u32::from(code) + 1)).into();
    let json = r#"{"7":8,"200":201,"404":405,"499":500,"1000":1001}"#;
    assert_eq!(serde_json::to_string(&counts).expect("plain data"), json);
    assert_eq!(serde_json::from_str::<BTreeMap<StatusCode, u32>>(json).expect("what was written"), counts);
    let hashed: HashMap<StatusCode, u32> = serde_json::from_str(json).expect("what was written");
    assert_eq!(hashed, counts.into_iter().collect());
    for json in [r#"{"4o4":1}"#, r#"{"-1":1}"#, r#"{"65536":1}"#, r#"{"":1}"#, r#"{"404.0":1}"#] {
        assert!(serde_json::from_str::<BTreeMap<StatusCode, u32>>(json).is_err(), "{json}");
    }
}
