//! Turns the parts of an error into an answer: the one place that decides what is sent.
//!
//! Status, reason phrase, fields and problem are checked here, against each other and against the standard. Adapters
//! convert the result and decide nothing; a rule that only one framework needs still belongs here.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt::Arguments;

use super::Answer;
use super::event::{Event, Fault};
use super::fields::{Fields, field};
use crate::derive::checks::{self, StatusFacts};
use crate::derive::delegate::Held;
use crate::status::phrase::{agreeing_phrase, phrase};
use crate::{AnyFormat, HttpError, Level, Problem, StatusClass, StatusCode};

/// The answer of the inner error, for a transparent variant that a `when` has selected.
#[doc(hidden)]
#[must_use]
pub fn pass_on(inner: &dyn HttpError) -> Box<Answer<'_>> {
    inner.__ready().unwrap_or_else(|| Box::new(ask(inner)))
}

/// The same answer in the format of the error around it.
#[doc(hidden)]
#[must_use]
pub fn in_format(answer: Box<Answer<'_>>, format: AnyFormat) -> Box<Answer<'_>> {
    // A response without content stays without.
    if answer.format.is_empty() { answer } else { Box::new(answer.with_format(format)) }
}

/// The format of an inner error, under the one of the error around it.
#[doc(hidden)]
#[must_use]
pub fn format_around(inner: &dyn HttpError, format: AnyFormat) -> Option<AnyFormat> {
    inner.format().filter(|inner| inner.is_empty()).or(Some(format))
}

/// Asks the error for each part.
pub(crate) fn ask(error: &dyn HttpError) -> Answer<'_> {
    Parts::of(error).answer(&|set| error.headers(set), &mut |_| error.problem())
}

/// [`HttpError::headers`] of an error.
type Headers<'e> = dyn Fn(&mut dyn FnMut(&'static str, Arguments<'_>)) + 'e;

/// What an error says about itself, before anything is checked.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Parts {
    pub(crate) status: StatusCode,
    pub(crate) reason: &'static str,
    pub(crate) code: Option<&'static str>,
    case: &'static str,
    level: Level,
    pub(crate) format: AnyFormat,
    /// The status before anything was replaced.
    named: StatusCode,
    faults: Vec<Fault>,
}

impl Parts {
    /// With the level that follows from the status; [`Self::level`] sets another one.
    pub(crate) fn with_phrase(status: StatusCode, reason: &'static str, case: &'static str) -> Self {
        Self {
            status,
            reason,
            code: None,
            case,
            level: Level::of(status),
            format: AnyFormat::PROBLEM_DETAILS,
            named: status,
            faults: Vec::new(),
        }
    }

    #[must_use]
    pub fn new(status: StatusCode, case: &'static str) -> Self {
        Self::with_phrase(status, phrase(status), case)
    }

    #[must_use]
    pub fn named(status: StatusFacts, case: &'static str) -> Self {
        Self::with_phrase(checks::standard(status), checks::reason(status), case)
    }

    #[must_use]
    pub fn held(status: Held, case: &'static str) -> Self {
        Self::with_phrase(status.status(), status.reason(), case)
    }

    #[must_use]
    pub fn level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    #[must_use]
    pub fn code(self, code: Option<&'static str>) -> Self {
        Self { code, ..self }
    }

    #[must_use]
    pub fn format(self, format: AnyFormat) -> Self {
        Self { format, ..self }
    }

    pub(crate) fn of(error: &dyn HttpError) -> Self {
        let status = error.status();
        Self {
            status,
            reason: error.reason(),
            code: error.code(),
            case: error.case(),
            level: error.level(),
            format: error.format().unwrap_or(AnyFormat::PROBLEM_DETAILS),
            named: status,
            faults: Vec::new(),
        }
    }

    /// For the derive: [`answer`](Self::answer) in the form that [`HttpError`] returns.
    #[must_use]
    pub fn ready<'a>(
        self,
        headers: &Headers<'_>,
        problem: &mut dyn FnMut(&Self) -> Problem<'a>,
    ) -> Option<Box<Answer<'a>>> {
        Some(Box::new(self.answer(headers, problem)))
    }

    pub(crate) fn answer<'a>(
        self,
        headers: &Headers<'_>,
        problem: &mut dyn FnMut(&Self) -> Problem<'a>,
    ) -> Answer<'a> {
        let mut parts = self;
        if !parts.check() {
            return parts.internal_error();
        }
        let (mut fields, mut broken) = (Fields::default(), Vec::new());
        headers(&mut |name, value| match field(parts.status, name, value) {
            Some(field) => fields.push(field),
            None => broken.push(name),
        });
        let mut lacks_a_field = false;
        for name in broken {
            // Another line of the field is enough.
            let is_sent = fields.iter().any(|(sent, _)| sent.eq_ignore_ascii_case(name));
            let is_required = !is_sent && checks::requires(parts.status, name);
            lacks_a_field |= is_required;
            parts.faults.push(Fault::Field { name, is_required });
        }
        if lacks_a_field {
            return parts.internal_error();
        }
        if !parts.status.allows_content() || parts.format.is_empty() {
            return parts.finish(fields, None);
        }
        let problem = problem(&parts);
        let problem = parts.agreeing(problem);
        parts.finish(fields, Some(problem))
    }

    /// Replaces a phrase that cannot be sent. Whether the status can be sent; if not, the answer is `500`.
    pub(crate) fn check(&mut self) -> bool {
        self.reason = agreeing_phrase(self.status, self.reason);
        if !is_reason_phrase(self.reason) {
            self.faults.push(Fault::Phrase);
            self.reason = phrase(self.status);
        }
        let is_sent = is_sent(self.status, self.reason);
        if !is_sent {
            self.faults.push(Fault::Status);
        }
        is_sent
    }

    pub(crate) fn finish(self, mut fields: Fields, problem: Option<Problem<'_>>) -> Answer<'_> {
        let Self { status, reason, code, case, level, format, named, faults } = self;
        fields.complete(status);
        let allows_content = status.allows_content() && !format.is_empty();
        let event = Event { case, level, code, named, error: None, is_logged: false, faults };
        let problem = if allows_content { problem } else { None };
        let mut answer = Answer { status, reason, problem, fields, format, written: None, event };
        if let Some(problem) = &mut answer.problem {
            problem.status = Some(status);
            if let (None, Some(code)) = (&problem.code, code) {
                problem.code = Some(Cow::Borrowed(code));
            }
        }
        answer.write();
        answer
    }

    /// A problem made for another status could show what this status hides. This happens if a handwritten
    /// implementation returns a different status on each call.
    fn agreeing<'a>(&mut self, problem: Problem<'a>) -> Problem<'a> {
        if problem.status.is_none_or(|status| status == self.status) {
            return problem;
        }
        self.faults.push(Fault::Problem(problem.status));
        Problem::new(self.status).title(self.reason)
    }

    /// The answer that exposes nothing of the error.
    pub(crate) fn internal_error<'a>(self) -> Answer<'a> {
        let status = StatusCode::InternalServerError;
        // A level that follows from the status must follow from the one that is sent; an explicit level stays.
        let level = if self.level == Level::of(self.status) { Level::of(status) } else { self.level };
        // A client that expects content gets some.
        let format = if self.format.is_empty() { AnyFormat::PROBLEM_DETAILS } else { self.format };
        let parts = Self { status, reason: phrase(status), code: None, level, format, ..self };
        parts.finish(Fields::default(), Some(Problem::new(status)))
    }
}

/// RFC 9110 section 15: 1xx and 2xx do not report an error, and codes outside 100–599 are invalid. A code from 600 to
/// 999 is still sent if it has a phrase, which means that a registry names it.
fn is_sent(status: StatusCode, reason: &str) -> bool {
    match status.class() {
        Some(StatusClass::Informational | StatusClass::Successful) => false,
        Some(_) => true,
        None => (600..1000).contains(&status.as_u16()) && !reason.is_empty(),
    }
}

/// RFC 9112 section 4, without `obs-text`.
fn is_reason_phrase(reason: &str) -> bool {
    reason.bytes().all(|b| matches!(b, b'\t' | b' '..=b'~'))
}
