//! `ProblemBuilder`: builds the problem details of an error for generated code.
//!
//! Only what clients may read goes in. Every method that adds text of the error must check `is_shown` first.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;

use serde_core::ser::Serialize;
use serde_json::Value;

use crate::answer::parts::Parts;
use crate::case::DetailVisibility;
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
    /// Adds the field as an extension member, if clients may read it.
    fn add_to(&self, builder: &mut ProblemBuilder, name: &str);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Member for T {
    fn add_to(&self, builder: &mut ProblemBuilder, name: &str) {
        if builder.is_shown {
            // A value that JSON cannot represent, such as a map with non-string keys, becomes `null`: a second error
            // must not keep the first from being reported.
            let mut value = serde_json::to_value(self).unwrap_or(Value::Null);
            // `to_value` turns an `f32` of 0.1 into 0.10000000149011612, but its text is "0.1". An `f64` has the same
            // digits in both. Nested numbers are not corrected.
            if value.is_f64() {
                let written = serde_json::to_string(self).ok().and_then(|digits| digits.parse::<f64>().ok());
                value = written.map_or(value, Value::from);
            }
            builder.problem.extensions.insert(name.to_owned(), value);
        }
    }
}
