//! `ProblemBuilder`: builds the problem details of an error for generated code.
//!
//! Only what clients may read goes in. Every method that adds text of the error must check `is_shown` first.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use core::fmt::{self, Write as _};

use serde_core::ser::Serialize;
use serde_json::Value;

use crate::answer::parts::Parts;
use crate::case::DetailVisibility;
use crate::field::escape::Escaped;
use crate::problem::text;
use crate::{HttpError, Problem, StatusCode};

/// The problem details of an error, under construction.
#[doc(hidden)]
#[derive(Debug)]
pub struct ProblemBuilder {
    problem: Problem<'static>,
    is_shown: bool,
}

#[doc(hidden)]
impl ProblemBuilder {
    /// An empty `problem_type` or `title` means the default for the status.
    ///
    /// The status is read before any expression of the user is evaluated: such an expression may hold a lock that
    /// `status` takes as well.
    #[must_use]
    pub fn new(
        error: &dyn HttpError,
        problem_type: &'static str,
        title: &'static str,
        shown: DetailVisibility,
    ) -> Self {
        Self::begin(error.status(), error.reason(), problem_type, title, shown).code(error.code())
    }

    /// The same, for a status that a `when` has selected.
    #[must_use]
    pub fn of(
        parts: &Parts,
        problem_type: &'static str,
        title: &'static str,
        shown: DetailVisibility,
    ) -> Self {
        Self::begin(parts.status, parts.reason, problem_type, title, shown).code(parts.code)
    }

    fn begin(
        status: StatusCode,
        reason: &'static str,
        problem_type: &'static str,
        title: &'static str,
        shown: DetailVisibility,
    ) -> Self {
        let mut problem = Problem::new(status).title(if title.is_empty() { reason } else { title });
        if !problem_type.is_empty() {
            problem = problem.r#type(problem_type);
        }
        Self { problem, is_shown: shown.applies_now(status) }
    }

    /// Codes are for clients, whatever the status.
    fn code(mut self, code: Option<&'static str>) -> Self {
        self.problem.code = code.map(Cow::Borrowed);
        self
    }

    /// A constant extension member. The program says it, not the error, so clients read it whatever the status.
    #[must_use]
    pub fn constant(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.problem.extensions.insert(name.to_owned(), value.into());
        self
    }

    #[must_use]
    pub fn detail(mut self, detail: fmt::Arguments<'_>) -> Self {
        if self.is_shown {
            self.problem.detail = Some(text(detail));
        }
        self
    }

    /// The URI of this occurrence. The program says it, as it says header fields, so clients read it whatever the status.
    #[must_use]
    pub fn instance(mut self, uri: Option<impl fmt::Display>) -> Self {
        let mut written = String::new();
        let is_written =
            uri.is_some_and(|uri| write!(written, "{}", Escaped::uri(format_args!("{uri}"))).is_ok());
        if is_written {
            self.problem.instance = Some(Cow::Owned(written));
        }
        self
    }

    fn member(&mut self, name: &str, value: Option<(Value, Option<String>)>, is_null_kept: bool) {
        match value {
            Some((Value::Null, _)) | None if !is_null_kept => {}
            Some((value, Some(exact))) => self.problem.insert_exact(name, value, exact),
            value => {
                let value = value.map_or(Value::Null, |(value, _)| value);
                self.problem.extensions.insert(name.to_owned(), value);
            }
        }
    }

    #[must_use]
    pub fn display(self, error: &dyn HttpError) -> Self {
        self.detail(format_args!("{error}"))
    }

    #[must_use]
    pub fn finish(self) -> Problem<'static> {
        self.problem
    }
}

/// The bound of an `#[http(extend)]` field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be serialized as JSON",
    label = "`#[http(extend)]` requires `serde::Serialize` here",
    note = "if `{Self}` is your own type, add `#[derive(serde::Serialize)]` to it",
    note = "otherwise, look for a `serde` feature in its crate, or put `#[http(extend)]` on a field of another type, for \
            example a `String`"
)]
pub trait Member {
    /// Adds the field as an extension member, if clients may read it and there is something to read.
    fn add_to(&self, builder: &mut ProblemBuilder, name: &str);

    /// The same, with `null` for nothing.
    fn add_or_null_to(&self, builder: &mut ProblemBuilder, name: &str);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Member for T {
    fn add_to(&self, builder: &mut ProblemBuilder, name: &str) {
        if builder.is_shown {
            builder.member(name, json(self), false);
        }
    }

    fn add_or_null_to(&self, builder: &mut ProblemBuilder, name: &str) {
        if builder.is_shown {
            builder.member(name, json(self), true);
        }
    }
}

/// The bound of an `#[http(flatten)]` field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be serialized as JSON",
    label = "`#[http(flatten)]` requires `serde::Serialize` here",
    note = "flatten a map, a struct with `#[derive(serde::Serialize)]`, or an `Option` of one"
)]
pub trait Members {
    /// Adds what is in the field as extension members, if clients may read it.
    fn add_to(&self, builder: &mut ProblemBuilder);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Members for T {
    fn add_to(&self, builder: &mut ProblemBuilder) {
        if !builder.is_shown {
            return;
        }
        // Anything but an object has no members.
        if let Some((Value::Object(members), _)) = json(self) {
            for (name, value) in members {
                builder.member(&name, Some((value, None)), false);
            }
        }
    }
}

/// The value as serde_json would write it, and its text if a `Value` cannot hold it exactly; `None` if JSON cannot represent
/// it, such as a map with keys that are no strings: a second error must not keep the first from being reported.
fn json(value: &impl Serialize) -> Option<(Value, Option<String>)> {
    match serde_json::to_value(value) {
        // `to_value` turns an `f32` of 0.1 into 0.10000000149011612, but its text is "0.1".
        Ok(widened) if has_float(&widened) => {
            let written = serde_json::to_string(value).ok()?;
            Some((serde_json::from_str(&written).unwrap_or(widened), None))
        }
        Ok(value) => Some((value, None)),
        // An integer of more than 64 bits.
        Err(_) => {
            let written = serde_json::to_string(value).ok()?;
            Some((serde_json::from_str(&written).ok()?, Some(written)))
        }
    }
}

fn has_float(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(has_float),
        Value::Object(members) => members.values().any(has_float),
        value => value.is_f64(),
    }
}
