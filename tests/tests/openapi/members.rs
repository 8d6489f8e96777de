//! Members have the types of their fields.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use statusquo::{HttpError, Problem};
use utoipa::{IntoResponses, ToSchema};

use super::sent;

/// Has a schema, with another one inside, which contains itself.
#[derive(Debug, Serialize, ToSchema)]
struct Place {
    line: u32,
    around: Option<Around>,
}

#[derive(Debug, Serialize, ToSchema)]
struct Around {
    name: String,
    #[schema(no_recursion)]
    outer: Vec<Around>,
}

/// Has none.
#[derive(Debug, Serialize)]
struct Opaque {
    anything: u8,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("members")]
#[http(UnprocessableContent, extend(limit = 8))]
struct Members<'a, T: Serialize + std::fmt::Debug> {
    #[http(extend)]
    text: &'a str,
    #[http(extend = "numbers")]
    list: Vec<i32>,
    #[http(extend)]
    count: Option<u8>,
    #[http(extend)]
    place: Place,
    #[http(extend)]
    opaque: Opaque,
    #[http(extend)]
    generic: T,
    #[http(flatten)]
    more: BTreeMap<String, u8>,
}

fn members() -> Members<'static, bool> {
    Members {
        text: "x",
        list: vec![-1],
        count: Some(2),
        place: Place { line: 3, around: Some(Around { name: "a".into(), outer: Vec::new() }) },
        opaque: Opaque { anything: 1 },
        generic: true,
        more: BTreeMap::new(),
    }
}

#[test]
fn a_member_has_the_schema_of_its_field_or_none() {
    let responses = serde_json::to_value(Members::<bool>::responses()).unwrap();
    let schema = &responses["422"]["content"][Problem::JSON]["schema"];
    let properties = &schema["properties"];
    assert_eq!(properties["text"]["type"], "string");
    assert_eq!(properties["numbers"]["items"]["type"], "integer");
    let is_count = |value: Value| jsonschema::is_valid(&properties["count"], &value);
    assert!(is_count(json!(2)) && is_count(Value::Null) && !is_count(json!("2")), "{properties:#}");
    assert_eq!(properties["place"]["properties"]["line"]["type"], "integer");
    for (name, why) in
        [("opaque", "no schema"), ("generic", "not known to have one"), ("limit", "a constant")]
    {
        assert_eq!(properties[name], json!({}), "{why}");
    }
    let text = schema.to_string();
    assert!(!text.contains("$ref"), "{text}");
    assert!(text.contains(r#""name":{"type":"string"}"#), "{text}");

    let body = sent(&members());
    assert!(jsonschema::is_valid(schema, &body), "{body}\n{schema:#}");
    let mut wrong = body.clone();
    wrong["place"]["line"] = json!("three");
    assert!(!jsonschema::is_valid(schema, &wrong));
}
