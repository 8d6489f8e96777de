//! Facts with conditions and sources: fields of one case, advice, what is never sent, requests, history.

use statusquo_data::{Cache, Condition, REGISTRIES, Registry, RetryBy, Status, Wire};

fn one(rest: &str) -> Status {
    let text = format!("[[status]]\ncode = 470\nphrase = \"Fine\"\n{rest}");
    Registry::parse(&text).expect("it has no mistake").statuses.remove(0)
}

#[test]
fn the_keys_reach_the_model() {
    let status = one(r#"
headers.required_if.in-200 = ["Date", "Vary"]
headers.required_if.single-part = ["Content-Range"]
headers.recommended_if.patch = ["Accept-Patch"]
request = ["If-Match", "Range"]
methods = ["GET", "HEAD"]
media_type = ["text/xml"]
retry = "after-delay"
retry_by = "advice"
also = { en = "A sends it", zh = "甲使用它" }
history = ["RFC 1945 section 9.3", "RFC 2616"]
"#);
    let required: Vec<(Condition, &[String])> =
        status.headers.required_if.iter().map(|case| (case.condition, &*case.fields)).collect();
    assert_eq!(
        required,
        [
            (Condition::In200, &["Date".to_owned(), "Vary".to_owned()][..]),
            (Condition::SinglePart, &["Content-Range".to_owned()][..]),
        ]
    );
    assert_eq!(status.headers.recommended_if[0].condition, Condition::Patch);
    assert_eq!(status.headers.recommended_if[0].fields, ["Accept-Patch"]);
    assert_eq!(status.request, ["If-Match", "Range"]);
    assert_eq!(status.methods, ["GET", "HEAD"]);
    assert_eq!(status.media_type, ["text/xml"]);
    assert_eq!(status.retry_by, Some(RetryBy::Advice));
    assert_eq!((&*status.also.en, &*status.also.zh), ("A sends it", "甲使用它"));
    assert_eq!(status.history.len(), 2);
    assert_eq!(status.history[0].url, "https://www.rfc-editor.org/rfc/rfc1945#section-9.3");
}

#[test]
fn what_is_never_sent_is_never_stored() {
    let status = one("wire = \"never\"");
    assert_eq!((status.wire, status.cache), (Wire::Never, Cache::Never));
    let status = one("");
    assert_eq!((status.wire, status.cache), (Wire::Sent, Cache::Explicit));
}

#[test]
fn a_document_says_it_unless_the_file_does() {
    assert_eq!(one("").retry_by, None);
    assert_eq!(one("retry = \"never\"").retry_by, Some(RetryBy::Document));
}

/// A document that is not named cannot have said it.
#[test]
fn only_a_documented_code_has_more_than_advice() {
    for (id, text) in &REGISTRIES[1..] {
        for status in Registry::parse(text).expect("the dataset has no mistake").statuses {
            if status.specs.is_empty() {
                assert_ne!(status.retry_by, Some(RetryBy::Document), "{id} {}", status.code);
            }
        }
    }
}
