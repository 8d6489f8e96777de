//! Turns the parts of an error into an answer: the one place that decides what is sent.
//!
//! Status, reason phrase, fields and problem are checked here, against each other and against the standard. Adapters
//! convert the result and decide nothing; a rule that only one framework needs still belongs here.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt::Arguments;

use super::fields::{Fields, field};
use super::{Answer, log};
use crate::derive::checks::{self, StatusFacts};
use crate::derive::delegate::Held;
use crate::status::phrase::{agreeing_phrase, phrase};
use crate::{HttpError, Level, OriginalError, Problem, StatusClass, StatusCode};

/// An answer, with what the log needs.
///
/// Two kinds of errors return it from `__ready`: those with a `when`, which must be evaluated once for all parts, and
/// frameworks' own error types, whose response can be taken out only once. All others are asked part by part.
#[doc(hidden)]
#[derive(Debug)]
pub struct ReadyAnswer<'a> {
    pub(crate) answer: Answer<'a>,
    pub(crate) case: &'static str,
    pub(crate) level: Level,
    pub(crate) logged: LoggedAs,
}

/// Which error the log names. Some variants are constructed only with certain framework features.
#[derive(Debug, Clone)]
#[allow(dead_code)]
pub(crate) enum LoggedAs {
    /// The error that is answered.
    Itself,
    /// The error inside it.
    Inner(OriginalError),
    /// None: the event was already emitted.
    AlreadyLogged,
}

impl<'a> ReadyAnswer<'a> {
    pub(crate) fn of(error: &'a dyn HttpError) -> Self {
        error.__ready().map_or_else(|| Self::ask(error), |ready| *ready)
    }

    /// Asks the error for each part.
    fn ask(error: &'a dyn HttpError) -> Self {
        Parts::of(error).answer(&|set| error.headers(set), &mut |_| error.problem())
    }

    pub(crate) fn log(&self, error: &dyn HttpError) {
        let error = match &self.logged {
            LoggedAs::Itself => error,
            LoggedAs::Inner(original) => &**original,
            LoggedAs::AlreadyLogged => return,
        };
        log::answered(error, self.case, self.level, self.answer.status);
    }
}

/// The answer of the inner error, for a transparent variant that a `when` has selected.
#[doc(hidden)]
#[must_use]
pub fn pass_on(inner: &dyn HttpError) -> Box<ReadyAnswer<'_>> {
    inner.__ready().unwrap_or_else(|| Box::new(ReadyAnswer::ask(inner)))
}

/// [`HttpError::headers`] of an error.
type Headers<'e> = dyn Fn(&mut dyn FnMut(&'static str, Arguments<'_>)) + 'e;

/// What an error says about itself, before anything is checked.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    pub(crate) status: StatusCode,
    pub(crate) reason: &'static str,
    case: &'static str,
    level: Level,
    /// Whether faults are logged. Off while a framework asks for the status alone: the full answer logs them.
    logs_faults: bool,
}

impl Parts {
    /// With the level that follows from the status; [`Self::level`] sets another one.
    pub(crate) fn with_phrase(status: StatusCode, reason: &'static str, case: &'static str) -> Self {
        Self { status, reason, case, level: Level::of(status), logs_faults: true }
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

    pub(crate) fn of(error: &dyn HttpError) -> Self {
        Self::with_phrase(error.status(), error.reason(), error.case()).level(error.level())
    }

    #[cfg(feature = "actix-web")]
    pub(crate) fn without_log(self) -> Self {
        Self { logs_faults: false, ..self }
    }

    /// For the derive: [`answer`](Self::answer) in the form that [`HttpError`] returns.
    #[must_use]
    pub fn ready<'a>(
        self,
        headers: &Headers<'_>,
        problem: &mut dyn FnMut(&Self) -> Problem<'a>,
    ) -> Option<Box<ReadyAnswer<'a>>> {
        Some(Box::new(self.answer(headers, problem)))
    }

    pub(crate) fn answer<'a>(
        self,
        headers: &Headers<'_>,
        problem: &mut dyn FnMut(&Self) -> Problem<'a>,
    ) -> ReadyAnswer<'a> {
        let parts = match self.checked() {
            Ok(parts) => parts,
            Err(parts) => return parts.internal_error(),
        };
        let (mut fields, mut broken) = (Fields::default(), Vec::new());
        headers(&mut |name, value| match field(parts.status, name, value) {
            Some(field) => fields.push(field),
            None => broken.push(name),
        });
        let is_required = |name: &&str| checks::requires(parts.status, name);
        if parts.logs_faults {
            for name in &broken {
                log::refused_field(parts.case, parts.status, name, is_required(name));
            }
        }
        if broken.iter().any(is_required) {
            return parts.internal_error();
        }
        parts.finish(fields, || parts.agreeing(problem(&parts)))
    }

    /// Replaces a phrase that cannot be sent. `Err` if the status cannot be sent, so that the answer is `500`.
    pub(crate) fn checked(mut self) -> Result<Self, Self> {
        self.reason = agreeing_phrase(self.status, self.reason);
        if !is_reason_phrase(self.reason) {
            if self.logs_faults {
                log::refused_phrase(self.case, self.status);
            }
            self.reason = phrase(self.status);
        }
        if is_sent(self.status, self.reason) {
            return Ok(self);
        }
        if self.logs_faults {
            log::refused_status(self.case, self.status);
        }
        Err(self)
    }

    pub(crate) fn finish<'a>(
        self,
        mut fields: Fields,
        problem: impl FnOnce() -> Problem<'a>,
    ) -> ReadyAnswer<'a> {
        let Self { status, reason, case, level, .. } = self;
        fields.complete();
        let problem = status.allows_content().then(|| {
            let mut problem = problem();
            problem.status = Some(status);
            problem
        });
        ReadyAnswer {
            answer: Answer { status, reason, problem, fields },
            case,
            level,
            logged: LoggedAs::Itself,
        }
    }

    /// A problem made for another status could show what this status hides. This happens if a handwritten
    /// implementation returns a different status on each call.
    fn agreeing<'a>(&self, problem: Problem<'a>) -> Problem<'a> {
        if problem.status.is_none_or(|status| status == self.status) {
            return problem;
        }
        if self.logs_faults {
            log::refused_problem(self.case, self.status, problem.status);
        }
        Problem::new(self.status).title(self.reason)
    }

    /// The answer that exposes nothing of the error.
    pub(crate) fn internal_error<'a>(self) -> ReadyAnswer<'a> {
        let status = StatusCode::InternalServerError;
        // A level that follows from the status must follow from the one that is sent; an explicit level stays.
        let level = if self.level == Level::of(self.status) { Level::of(status) } else { self.level };
        let parts = Self { status, reason: phrase(status), level, ..self };
        parts.finish(Fields::default(), || Problem::new(status))
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
