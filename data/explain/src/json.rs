//! The results as JSON, for programs (`--json`).
//!
//! The keys and their values are a public interface: add to them, but never rename or remove any. Nothing else in the
//! program knows this format.

use serde::Serialize;
use statusquo::{StatusClass, StatusCode, Text};

use crate::dataset::{Row, rust_path};
use crate::select::Entry;
use crate::terms;

#[derive(Serialize)]
struct Object {
    code: u16,
    class: Option<String>,
    treat_as: u16,
    /// `null` for a number that no registry knows; such an object ends here.
    registry: Option<Registry>,
    #[serde(flatten)]
    facts: Option<Facts>,
}

#[derive(Serialize)]
struct Registry {
    id: &'static str,
    title: Both,
    owner: &'static str,
    source: &'static str,
    as_of: &'static str,
}

/// With the keys and the words of the dataset's files.
#[derive(Serialize)]
struct Facts {
    phrase: &'static str,
    formerly: &'static [&'static str],
    name: &'static str,
    rust: String,
    title: Both,
    summary: Both,
    description: Both,
    specs: Vec<Spec>,
    headers: Headers,
    content: &'static str,
    cache: &'static str,
    retry: Option<&'static str>,
    redirect: Option<&'static str>,
    permanence: Option<&'static str>,
    senders: Vec<&'static str>,
    lifecycle: Option<&'static str>,
    expires: Option<&'static str>,
    evidence: Option<&'static str>,
    used_by: &'static [&'static str],
    resembles: Option<u16>,
}

#[derive(Serialize)]
struct Both {
    en: Option<&'static str>,
    zh: Option<&'static str>,
}

#[derive(Serialize)]
struct Spec {
    document: &'static str,
    section: Option<&'static str>,
    url: &'static str,
}

#[derive(Serialize)]
struct Headers {
    required: &'static [&'static str],
    recommended: &'static [&'static str],
    optional: &'static [&'static str],
}

pub(crate) fn document(entries: &[Entry]) -> String {
    let objects: Vec<Object> = entries.iter().copied().map(object).collect();
    serde_json::to_string_pretty(&objects).expect("strings and numbers, under keys that are strings")
}

fn object(entry: Entry) -> Object {
    let code = entry.code();
    let row = match entry {
        Entry::Known(row) => Some(row),
        Entry::Unknown(_) => None,
    };
    Object {
        code,
        class: StatusClass::of(code).map(terms::class_word),
        treat_as: StatusCode::from(code).treat_as().as_u16(),
        registry: row.map(registry),
        facts: row.map(facts),
    }
}

fn registry(row: Row) -> Registry {
    let statusquo::Registry { id, title, owner, source, as_of, .. } = *row.registry;
    Registry { id, title: both(title), owner, source, as_of }
}

fn facts(row: Row) -> Facts {
    let rules = row.semantics;
    Facts {
        phrase: row.phrase,
        formerly: row.formerly,
        name: row.name,
        rust: rust_path(row),
        title: both(row.title),
        summary: both(row.summary),
        description: both(row.description),
        specs: row.specs.iter().map(spec).collect(),
        headers: Headers {
            required: rules.required_headers,
            recommended: rules.recommended_headers,
            optional: rules.optional_headers,
        },
        content: terms::content(rules.allows_content).word,
        cache: terms::caching(rules.cacheability).word,
        retry: rules.retry.map(|retry| terms::retry(retry).word),
        redirect: rules.redirect.map(|redirect| terms::redirect(redirect).word),
        permanence: rules.permanence.map(|permanence| terms::permanence(permanence).word),
        senders: rules.senders.iter().map(|sender| terms::sender(*sender).word).collect(),
        lifecycle: terms::lifecycle(rules.lifecycle).map(|state| state.word),
        expires: terms::expires(rules.lifecycle),
        evidence: row.evidence.map(|evidence| terms::evidence(evidence).word),
        used_by: row.used_by,
        resembles: row.resembles,
    }
}

fn both(text: Text) -> Both {
    Both { en: text.get(statusquo::Lang::En), zh: text.get(statusquo::Lang::Zh) }
}

fn spec(spec: &statusquo::Spec) -> Spec {
    let section = Some(spec.section).filter(|section| !section.is_empty());
    Spec { document: spec.document, section, url: spec.url }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::dataset::fixtures::{CLIENT_CLOSED, row};

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
        assert_eq!(expected[..5], ["code", "class", "treat_as", "registry", "phrase"]);
        for row in crate::dataset::rows() {
            assert_eq!(keys(Entry::Known(row)), expected, "{}", row.code);
        }
    }

    #[test]
    fn facts_are_those_of_the_dataset() {
        let value = read(&[Entry::Known(row(413)), Entry::Known(&CLIENT_CLOSED)]);
        assert_eq!(value[0]["formerly"], json!(["Request Entity Too Large", "Payload Too Large"]));
        assert_eq!(value[0]["headers"]["recommended"], json!(["Retry-After"]));
        assert_eq!(value[0]["registry"]["id"], "iana");
        assert_eq!(value[0]["title"]["zh"], "内容过大");
        assert_eq!(value[0]["evidence"], Value::Null);
        assert_eq!(value[1]["rust"], "tea_house::Status::ClientClosedRequest");
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
