//! `HttpError` for the errors of validator.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use validator::{ValidationErrors, ValidationErrorsKind};

use super::field_errors::{FieldError, STATUS, join, problem};
use crate::{Case, HttpError, Problem, StatusCode};

/// Answered with `422`, and with a JSON pointer and a code for each field that is not valid.
impl HttpError for ValidationErrors {
    fn status(&self) -> StatusCode {
        STATUS
    }

    fn case(&self) -> &'static str {
        "ValidationErrors"
    }

    fn cases() -> &'static [Case] {
        const {
            &[Case::__standard("ValidationErrors", "The content of the request is not valid.", STATUS)
                .__extensions(&["errors"])]
        }
    }

    fn problem(&self) -> Problem<'_> {
        let mut errors = Vec::new();
        collect(self, "#", &mut errors);
        problem(errors)
    }
}

fn collect(errors: &ValidationErrors, pointer: &str, found: &mut Vec<FieldError>) {
    for (name, kind) in errors.errors() {
        // What is wrong with a struct as a whole has this name.
        let pointer = if name == "__all__" { String::from(pointer) } else { join(pointer, name) };
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &pointer, found),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &join(&pointer, &index.to_string()), found);
                }
            }
            ValidationErrorsKind::Field(errors) => found.extend(errors.iter().map(|error| FieldError {
                pointer: pointer.clone(),
                // Its `Display` shows the parameters, and one of them is the value.
                detail: error.message.as_deref().unwrap_or("this is not valid").to_string(),
                code: Some(error.code.to_string()),
            })),
        }
    }
}
