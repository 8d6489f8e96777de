//! The results as JSON, for programs (`--json`): the dataset's own model, and what follows from the code.
//!
//! The keys and their values are a public interface: add to them, but never rename or remove any. Those of a status are in
//! the crate `statusquo-data`.

use serde::Serialize;
use statusquo::{StatusClass, StatusCode};
use statusquo_data::{Status, Text};

use crate::dataset::{model, rust_path};
use crate::select::Entry;
use crate::terms;

#[derive(Serialize)]
struct Object {
    class: Option<String>,
    treat_as: u16,
    /// `null` for a number that no registry knows.
    registry: Option<Head>,
    #[serde(flatten)]
    facts: Facts,
}

#[derive(Serialize)]
struct Head {
    id: &'static str,
    title: &'static Text,
    owner: &'static str,
    source: &'static str,
    as_of: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Facts {
    Known {
        rust: String,
        #[serde(flatten)]
        status: &'static Status,
    },
    Unknown {
        code: u16,
    },
}

pub(crate) fn document(entries: &[Entry]) -> String {
    let objects: Vec<Object> = entries.iter().copied().map(object).collect();
    serde_json::to_string_pretty(&objects).expect("strings and numbers, under keys that are strings")
}

fn object(entry: Entry) -> Object {
    let code = entry.code();
    let found = match entry {
        Entry::Known(row) => model(row).map(|(registry, status)| (row, registry, status)),
        Entry::Unknown(_) => None,
    };
    let head = found.map(|(_, registry, _)| Head {
        id: &registry.id,
        title: &registry.title,
        owner: &registry.owner,
        source: &registry.source,
        as_of: &registry.as_of,
    });
    Object {
        class: StatusClass::of(code).map(terms::class_word),
        treat_as: StatusCode::from(code).treat_as().as_u16(),
        registry: head,
        facts: match found {
            Some((row, _, status)) => Facts::Known { rust: rust_path(row), status },
            None => Facts::Unknown { code },
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::dataset::fixtures::row;

    fn read(entries: &[Entry]) -> Value {
        serde_json::from_str(&document(entries)).unwrap()
    }

    #[test]
    fn every_row_is_valid_json_with_the_same_keys() {
        let keys = |entry| {
            let text = document(&[entry]);
            serde_json::from_str::<Value>(&text).unwrap();
            // In the order of the text, because a `Value` sorts the keys.
            let top = text.lines().filter(|line| line.starts_with("    \""));
            top.filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect::<Vec<_>>()
        };
        let expected = keys(Entry::Known(row(404)));
        assert_eq!(expected[..6], ["class", "treat_as", "registry", "rust", "code", "name"]);
        for row in crate::dataset::rows() {
            assert_eq!(keys(Entry::Known(row)), expected, "{}", row.code);
        }
    }

    #[test]
    fn facts_are_those_of_the_dataset() {
        let value = read(&[
            Entry::Known(row(413)),
            Entry::Known(StatusCode::from(499).meanings().find(|row| row.registry.id == "nginx").unwrap()),
        ]);
        assert_eq!(value[0]["formerly"], json!(["Request Entity Too Large", "Payload Too Large"]));
        assert_eq!(value[0]["headers"]["recommended_if"]["temporary"], json!(["Retry-After"]));
        assert_eq!(value[0]["registry"]["id"], "iana");
        assert_eq!(value[0]["title"]["zh"], "内容过大");
        assert_eq!(value[0]["evidence"], Value::Null);
        assert_eq!(value[1]["rust"], "nginx::Status::ClientClosedRequest");
        assert_eq!(value[1]["treat_as"], 400);
        assert_eq!(value[1]["evidence"], "source");
    }

    #[test]
    fn an_unknown_number_has_no_registry() {
        let expected = json!([{ "code": 700, "class": null, "treat_as": 500, "registry": null }]);
        assert_eq!(read(&[Entry::Unknown(700)]), expected);
        assert_eq!(read(&[]), json!([]));
    }
}
