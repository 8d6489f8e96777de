//! The dataset as JSON: everything that the files say, under their keys and in their words.

use serde_json::{Value, json};
use statusquo_data::{REGISTRIES, Registry};

fn exported(id: &str) -> Value {
    let (_, text) = REGISTRIES.iter().find(|(name, _)| *name == id).expect("a registry of the dataset");
    serde_json::to_value(Registry::parse(text).expect("the dataset has no mistakes"))
        .expect("it can be written")
}

fn status(registry: &Value, code: u16) -> Value {
    let statuses = registry["statuses"].as_array().expect("a list");
    statuses.iter().find(|status| status["code"] == code).expect("the code").clone()
}

#[test]
fn a_status_says_what_its_file_says() {
    let iana = exported("iana");
    let teapot = status(&iana, 418);
    assert_eq!(teapot["name"], "ImATeapot");
    assert_eq!(teapot["constant"], "IM_A_TEAPOT");
    assert_eq!(teapot["title"]["zh"], "我是茶壶");
    assert_eq!(teapot["lifecycle"], "unused");
    assert_eq!(teapot["cache"], "explicit");
    assert_eq!(teapot["redirect"], Value::Null);
    let unauthorized = status(&iana, 401);
    assert_eq!(
        unauthorized["headers"],
        json!({
            "required": ["WWW-Authenticate"],
            "recommended": [],
            "optional": [],
            "required_if": {},
            "recommended_if": {},
        })
    );
    let partial = status(&iana, 206);
    assert_eq!(partial["headers"]["required_if"]["single-part"], json!(["Content-Range"]));
    assert_eq!(partial["media_type"], json!(["multipart/byteranges"]));
    assert_eq!(status(&iana, 404)["retry_by"], "advice");
    assert_eq!(unauthorized["specs"][0]["document"], "RFC 9110");
    assert_eq!(unauthorized["specs"][0]["section"], "15.5.2");
    assert_eq!(iana["classes"][3]["variant"], "ClientError");
}

#[test]
fn everything_that_a_file_says_is_exported() {
    for (id, text) in REGISTRIES {
        let exported = exported(id);
        let file: toml::Table = text.parse().expect("TOML");
        for status_of_file in file["status"].as_array().expect("`[[status]]`") {
            let status_of_file = status_of_file.as_table().expect("a table");
            let code = u16::try_from(status_of_file["code"].as_integer().expect("a number")).expect("a code");
            let exported = status(&exported, code);
            for (key, value) in status_of_file {
                let exported = &exported[key];
                match value {
                    toml::Value::String(text) => {
                        assert_eq!(exported, text.trim_end_matches('\n'), "{id} {code} {key}");
                    }
                    toml::Value::Integer(number) => assert_eq!(exported, number, "{id} {code} {key}"),
                    toml::Value::Array(items) => {
                        assert_eq!(exported.as_array().map(Vec::len), Some(items.len()), "{id} {code} {key}");
                    }
                    toml::Value::Datetime(day) => assert_eq!(exported, &day.to_string(), "{id} {code} {key}"),
                    toml::Value::Table(table) => {
                        for key_inside in table.keys() {
                            assert_ne!(exported[key_inside], Value::Null, "{id} {code} {key}.{key_inside}");
                        }
                    }
                    other => panic!("{id} {code} {key}: {other:?}"),
                }
            }
        }
    }
}
