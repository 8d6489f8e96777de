use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use statusquo::{Problem, ProblemError, StatusCode};

use super::negotiate::ask;

/// Problem details as a client reads them: within the limits and as lenient as documented, and what was read is
/// written and read again as the same, in each form that the layer has for it.
pub fn problem(data: &[u8]) {
    let text = data.strip_prefix(b"\xef\xbb\xbf").unwrap_or(data);
    let size = serde_json::from_slice::<Size>(text);
    let read = Problem::from_json(data);
    let is_object = matches!(size, Ok(Size { is_object: true, .. }));
    let is_deep = size.as_ref().is_ok_and(|size| size.depth > Problem::MAX_DEPTH);
    let is_much = size.as_ref().is_ok_and(|size| size.values > Problem::MAX_VALUES);
    match &read {
        Ok(_) => assert!(data.len() <= Problem::MAX_BYTES && is_object && !is_deep && !is_much),
        Err(ProblemError::TooLong) => assert!(data.len() > Problem::MAX_BYTES),
        Err(ProblemError::TooDeep) => assert!(size.is_err() || is_deep),
        Err(ProblemError::TooMany) => assert!(size.is_err() || is_much),
        Err(ProblemError::NotAnObject) => assert!(size.is_ok() && !is_object),
        Err(ProblemError::Syntax(_)) => assert!(serde_json::from_slice::<Value>(text).is_err()),
        Err(error) => panic!("an error that this test does not know: {error}"),
    }
    if let Ok(problem) = read {
        assert_eq!(serde_json::from_slice::<Problem<'_>>(text).ok().as_ref(), Some(&problem));
        is_what_the_text_says(&problem, text);
        survives_writing(&problem);
        is_safe_in_every_form(&problem);
    }
}

fn is_what_the_text_says(problem: &Problem<'_>, text: &[u8]) {
    let mut members: Map<String, Value> = serde_json::from_slice(text).expect("it is an object");
    let mut text = |name: &str| members.remove(name).as_ref().and_then(Value::as_str).map(str::to_owned);
    assert_eq!(problem.r#type, text("type").as_deref().unwrap_or("about:blank"));
    assert_eq!(problem.detail, text("detail").map(Into::into));
    assert_eq!(problem.instance, text("instance").map(Into::into));
    let title = text("title").filter(|title| !title.is_empty());
    let status = members.remove("status").and_then(|value| value.as_f64());
    let status = (100..=999).find(|code| status == Some(f64::from(*code))).map(StatusCode::from);
    assert_eq!(problem.status, status);
    // RFC 9457 section 4.2.1.
    let phrase = status.filter(|_| problem.r#type == "about:blank").and_then(StatusCode::canonical_reason);
    assert_eq!(problem.title, title.as_deref().or(phrase).unwrap_or_default());
    assert_eq!(problem.extensions, members);
}

fn survives_writing(problem: &Problem<'static>) {
    assert_eq!(problem.clone().into_owned(), *problem);
    let written = serde_json::to_vec(problem).expect("it can be written");
    let again: Problem<'_> = serde_json::from_slice(&written).expect("what was written can be read");
    let values = |problem: &Problem<'static>| Value::from(problem.extensions.clone());
    assert!(is_same(&values(&again), &values(problem)), "{again:?} is not {problem:?}");
    let rest = |problem: &Problem<'static>| {
        let mut problem = problem.clone();
        problem.extensions.clear();
        problem
    };
    assert_eq!(rest(&again), rest(problem));
}

/// The same JSON, except that the parser may miss a float by its last bits.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) if a.is_f64() && b.is_f64() => {
            let (a, b) = (a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default());
            (a - b).abs() <= a.abs() * 4.0 * f64::EPSILON
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| is_same(a, b)))
        }
        _ => a == b,
    }
}

/// No text of the problem becomes part of the page, or controls what shows it.
fn is_safe_in_every_form(problem: &Problem<'static>) {
    let is_shown_as_it_is =
        !problem.r#type.contains(|c| c < ' ' || is_unseen(c)) && !problem.r#type.contains("\\u{");
    let is_web = problem.r#type.starts_with("https://") || problem.r#type.starts_with("http://");
    let is_typed = problem.r#type != "about:blank";
    let send = |accept: &'static str| {
        let accept = http::HeaderValue::from_static(accept);
        ask(problem.clone(), &http::header::ACCEPT, &[accept]).into_body()
    };
    assert_eq!(send("application/json"), serde_json::to_string(problem).expect("it can be written"));
    let text = send("text/plain");
    assert!(!text.contains(is_unseen), "{text:?}");
    assert!(!text.replace("\r\n", "").contains('\r'), "{text:?}");
    let (first, _) = text.split_once('\n').expect("the text ends with the line");
    assert!(!first.contains(['\r', '\t']), "{text:?}");
    assert!(unescaped(first).contains(&*problem.title), "{text:?}");
    assert!(unescaped(&text).contains(problem.detail.as_deref().unwrap_or_default()), "{text:?}");
    if is_typed {
        assert!(unescaped(&text).ends_with(&format!("\n\n{}\n", problem.r#type)), "{text:?}");
    }
    let html = send("text/html");
    assert!(!html.contains(is_unseen), "{html:?}");
    let (_, rest) = html.split_once("<title").expect("a page has a title");
    let (_, rest) = rest.split_once('>').expect("a tag ends");
    let (title, rest) = rest.split_once("</title>").expect("a title ends");
    let tags: Vec<&str> = rest.split('<').skip(1).filter_map(|tag| tag.split('>').next()).collect();
    let inside = ["h1", "h1 lang=\"en\""]
        .into_iter()
        .find_map(|heading| tags.strip_prefix(&["/head", "body", heading, "/h1"]))
        .and_then(|tags| tags.strip_suffix(&["/body", "/html"]));
    let inside = inside.unwrap_or_else(|| panic!("{html}"));
    let count = |is: fn(&str) -> bool| inside.iter().filter(|tag| is(tag)).count();
    let (paragraphs, links) = (count(|tag| tag == "p"), count(|tag| tag.starts_with("a href=\"")));
    assert_eq!(inside.len(), 2 * (paragraphs + links), "{html}");
    assert!(paragraphs <= 2 && inside.iter().all(|tag| tag.matches('"').count() <= 2), "{html}");
    assert_eq!(links, usize::from(is_typed && is_web && is_shown_as_it_is), "{html}");
    assert!(!title.contains(['<', '>', '"', '\'']), "{html}");
}

/// Characters that nobody sees and that no text needs.
fn is_unseen(c: char) -> bool {
    match u32::from(c) {
        0x09 | 0x0a | 0x0d => false,
        code => [
            0x00..=0x1f,
            0x7f..=0x9f,
            0x61c..=0x61c,
            0x200e..=0x200f,
            0x2028..=0x202e,
            0x2066..=0x206f,
            0xfeff..=0xfeff,
            0xfff9..=0xfffb,
        ]
        .iter()
        .any(|range| range.contains(&code)),
    }
}

/// The text as it was before characters became `\u{..}`.
fn unescaped(text: &str) -> String {
    let mut pieces = text.split("\\u{");
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_once('}').expect("an escape ends");
        let code = u32::from_str_radix(digits, 16).expect("an escape is a hexadecimal number");
        whole.push(char::from_u32(code).expect("an escape is a character"));
        whole.push_str(rest);
    }
    whole
}

/// How much there is in a JSON text, counted without building it.
struct Size {
    is_object: bool,
    depth: usize,
    values: usize,
}

impl Size {
    fn flat() -> Self {
        Self { is_object: false, depth: 0, values: 0 }
    }

    fn add(&mut self, inner: &Self) {
        self.depth = self.depth.max(inner.depth + 1);
        self.values += inner.values + 1;
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Count;

        impl<'de> Visitor<'de> for Count {
            type Value = Size;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Size, A::Error> {
                let mut size = Size { is_object: true, depth: 1, values: 0 };
                while let Some((IgnoredAny, value)) = map.next_entry::<_, Size>()? {
                    size.add(&value);
                }
                Ok(size)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Size, A::Error> {
                let mut size = Size { is_object: false, depth: 1, values: 0 };
                while let Some(value) = seq.next_element::<Size>()? {
                    size.add(&value);
                }
                Ok(size)
            }

            fn visit_unit<E>(self) -> Result<Size, E> {
                Ok(Size::flat())
            }

            fn visit_bool<E>(self, _: bool) -> Result<Size, E> {
                Ok(Size::flat())
            }

            fn visit_i64<E>(self, _: i64) -> Result<Size, E> {
                Ok(Size::flat())
            }

            fn visit_u64<E>(self, _: u64) -> Result<Size, E> {
                Ok(Size::flat())
            }

            fn visit_f64<E>(self, _: f64) -> Result<Size, E> {
                Ok(Size::flat())
            }

            fn visit_str<E>(self, _: &str) -> Result<Size, E> {
                Ok(Size::flat())
            }
        }

        deserializer.deserialize_any(Count)
    }
}
