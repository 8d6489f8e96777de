//! `HttpError` for the reports of garde.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use garde::{Path, Report};
use serde_json::Value;

use super::field_errors::{FieldError, STATUS, join, problem};
use crate::{Case, HttpError, Problem, StatusCode};

/// Answered with `422`, and with a JSON pointer to each field that is not valid.
impl HttpError for Report {
    fn status(&self) -> StatusCode {
        STATUS
    }

    fn case(&self) -> &'static str {
        "Report"
    }

    fn cases() -> &'static [Case] {
        const {
            &[Case::__standard("Report", "The content of the request is not valid.", STATUS)
                .__extensions(&["errors"])]
        }
    }

    fn problem(&self) -> Problem<'_> {
        let errors = self.iter().map(|(path, error)| FieldError {
            pointer: pointer(path),
            detail: error.message().to_string(),
            code: None,
        });
        problem(errors.collect())
    }
}

fn pointer(path: &Path) -> String {
    // A list of pairs, the kind and the name of each part; a part without a name is that of a newtype.
    let parts = serde_json::to_value(path).ok();
    let parts: Vec<&[Value]> = parts
        .iter()
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(|pair| pair.as_array().map(Vec::as_slice))
        .collect();
    parts.iter().fold(String::from("#"), |pointer, pair| match pair {
        [Value::String(kind), Value::String(name)] if kind != "none" => join(&pointer, name),
        _ => pointer,
    })
}
