//! What garde and validator say of single fields, as the extension member `errors` of problem details.
//!
//! Only messages and codes are sent: the values that were not valid stay out, because they may be secrets.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use crate::field::escape::percent;
use crate::{Problem, StatusCode};

/// The most fields that are listed. A list of a million wrong items is told as well by the first ones.
const MOST: usize = 100;

/// The status of a request whose content is understood, and not valid (RFC 9110 section 15.5.21).
pub(super) const STATUS: StatusCode = StatusCode::UnprocessableContent;

/// One thing that is wrong with a field.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldError {
    pub(super) pointer: String,
    pub(super) detail: String,
    pub(super) code: Option<String>,
}

/// Adds a name or an index to a JSON pointer in the form of a URI fragment (RFC 6901 sections 3 and 6).
pub(super) fn join(pointer: &str, part: &str) -> String {
    let mut joined = String::with_capacity(pointer.len() + part.len() + 1);
    joined.push_str(pointer);
    joined.push('/');
    for c in part.chars() {
        match c {
            '~' => joined.push_str("~0"),
            '/' => joined.push_str("~1"),
            c if is_in_fragment(c) => joined.push(c),
            c => {
                // A `String` takes everything.
                let _ = percent(c, &mut joined);
            }
        }
    }
    joined
}

/// What a fragment may hold as it is (RFC 3986 section 3.5), beside the `~` and the `/` of pointers.
fn is_in_fragment(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._!$&'()*+,;=:@?".contains(c)
}

/// The problem that lists them, in the shape of the example in RFC 9457 section 3.
pub(super) fn problem(mut errors: Vec<FieldError>) -> Problem<'static> {
    errors.sort();
    let detail = match errors.len() {
        1 => "a field is not valid".into(),
        count => alloc::format!("{count} fields are not valid"),
    };
    let list = errors.into_iter().take(MOST).map(|FieldError { pointer, detail, code }| {
        let mut error = Map::new();
        error.insert("detail".into(), detail.into());
        error.insert("pointer".into(), pointer.into());
        if let Some(code) = code {
            error.insert("code".into(), code.into());
        }
        Value::Object(error)
    });
    Problem::new(STATUS).detail(detail).extension("errors", Value::Array(list.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_escaped_twice() {
        assert_eq!(join("#", "age"), "#/age");
        assert_eq!(join("#/list", "0"), "#/list/0");
        assert_eq!(join("#", "a/b~c"), "#/a~1b~0c");
        assert_eq!(join("#", "a b\"<\u{e9}%^"), "#/a%20b%22%3C%C3%A9%25%5E");
        assert_eq!(join("#", ""), "#/");
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let error =
            |i: usize| FieldError { pointer: alloc::format!("#/{i:04}"), detail: "no".into(), code: None };
        let problem = problem((0..1000).rev().map(error).collect());
        assert_eq!(problem.detail.as_deref(), Some("1000 fields are not valid"));
        let errors = problem.extensions["errors"].as_array().unwrap();
        assert_eq!((errors.len(), &errors[0]["pointer"]), (100, &Value::from("#/0000")));
    }
}
