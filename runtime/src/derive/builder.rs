//! Problem details, put together by generated code: only what clients may read gets into them.

use alloc::borrow::ToOwned;
use core::fmt;

use serde_core::ser::Serialize;
use serde_json::Value;

use crate::answer::ready::Parts;
use crate::case::DetailVisibility;
use crate::problem::text;
use crate::{HttpError, Problem, StatusCode};

/// A problem as the derive puts it together.
#[doc(hidden)]
#[derive(Debug)]
pub struct ProblemBuilder {
    problem: Problem<'static>,
    shown: bool,
}

#[doc(hidden)]
impl ProblemBuilder {
    /// Empty texts stand for what follows from the status.
    ///
    /// The error is asked here, before any expression of the user's is evaluated, and not after that: a lock that one
    /// of them holds may be the one that a guard asks for.
    #[must_use]
    pub fn new(
        error: &dyn HttpError,
        problem_type: &'static str,
        title: &'static str,
        shown: DetailVisibility,
    ) -> Self {
        Self::begin(error.status(), error.reason(), problem_type, title, shown)
    }

    /// The same, where a guard has decided on the status.
    #[must_use]
    pub fn of(
        parts: &Parts,
        problem_type: &'static str,
        title: &'static str,
        shown: DetailVisibility,
    ) -> Self {
        Self::begin(parts.status, parts.reason, problem_type, title, shown)
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
        Self { problem, shown: shown.applies(status) }
    }

    #[must_use]
    pub fn detail(mut self, detail: fmt::Arguments<'_>) -> Self {
        if self.shown {
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

/// What `#[http(extend)]` needs of the field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as JSON",
    label = "`#[http(extend)]` needs `serde::Serialize` here",
    note = "if `{Self}` is a type of your own, add `#[derive(serde::Serialize)]` to it",
    note = "otherwise look for a feature `serde` of its crate, or put `#[http(extend)]` on a field of another type, such \
            as its text"
)]
pub trait Member {
    /// Adds a field of the error, unless clients may not read what is in it.
    fn add_to(&self, draft: &mut ProblemBuilder, name: &str);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Member for T {
    fn add_to(&self, draft: &mut ProblemBuilder, name: &str) {
        if draft.shown {
            // A value that JSON cannot hold, such as a map with keys that are no strings, becomes `null`: the
            // response is about another error, and has to go out.
            let mut value = serde_json::to_value(self).unwrap_or(Value::Null);
            // An `f32` of 0.1 is 0.10000000149011612 by now: the digits that it is written with say what was meant. Of
            // an `f64` they are the same. Numbers further inside stay as serde_json holds them.
            if value.is_f64() {
                let written = serde_json::to_string(self).ok().and_then(|digits| digits.parse::<f64>().ok());
                value = written.map_or(value, Value::from);
            }
            draft.problem.extensions.insert(name.to_owned(), value);
        }
    }
}
