//! Which case of a type a response is.
//!
//! A case is known by its names: type (RFC 9457 section 3.1.1) and code. A case without any is known by a status that no other
//! such case has, if the response has no name either. What could be two cases is none.

use alloc::rc::Rc;
use core::fmt;

use super::response::ErrorResponse;
use crate::formats::read::{Reading, named_type};
use crate::formats::template::Source;
use crate::{AnyFormat, Case, Problem};

/// The case that a response is.
#[doc(hidden)]
pub struct Found<'r> {
    pub(super) response: &'r ErrorResponse<'r>,
    pub(super) case: &'static Case,
    reading: Rc<Option<Reading>>,
    place: usize,
}

impl fmt::Debug for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found").field("case", &self.case.name).finish()
    }
}

/// How well a case fits: the more of its names, the better, and then its status.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    names: u8,
    is_status: bool,
}

/// A case that fits.
struct Candidate {
    fit: Fit,
    /// Its place in the type that was asked.
    place: usize,
    case: &'static Case,
    format: AnyFormat,
    /// How many types are around it.
    depth: u8,
    /// Whether another one fits as well.
    is_ambiguous: bool,
}

impl<'r> Found<'r> {
    /// The case of a type that the response is; `around` is the format of an error around this one.
    #[doc(hidden)]
    #[must_use]
    pub fn of(
        response: &'r ErrorResponse<'r>,
        cases: &'static [Case],
        around: Option<AnyFormat>,
    ) -> Option<Self> {
        let mut best = None;
        for (place, case) in cases.iter().enumerate() {
            consider(response, case, place, around, &mut best, 0);
        }
        let Candidate { place, case, format, is_ambiguous, .. } = best?;
        (!is_ambiguous).then(|| Self { response, case, reading: response.read(format), place })
    }

    /// Its place among the cases of the type.
    #[doc(hidden)]
    #[must_use]
    pub fn place(&self) -> usize {
        self.place
    }

    pub(super) fn problem(&self) -> Option<&Problem<'static>> {
        Some(&Option::as_ref(&self.reading)?.problem)
    }
}

/// Types that hold each other would be asked without end.
const MAX_DEPTH: u8 = 8;

fn consider(
    response: &ErrorResponse<'_>,
    case: &'static Case,
    place: usize,
    around: Option<AnyFormat>,
    best: &mut Option<Candidate>,
    depth: u8,
) {
    let format = around.or(case.format);
    if let Some(inner) = case.inner {
        if depth < MAX_DEPTH {
            for case in inner() {
                consider(response, case, place, format, best, depth + 1);
            }
        }
        return;
    }
    let format = format.unwrap_or(AnyFormat::PROBLEM_DETAILS);
    let Some(fit) = fit(response, case, format) else { return };
    match best {
        Some(other) if other.fit > fit => {}
        Some(other) if other.fit == fit => {
            // A variant may answer in several ways, and an inner type decides among its own.
            let is_same = if depth == 0 {
                other.depth == 0 && other.case.name == case.name
            } else {
                other.depth > 0 && other.place == place
            };
            other.is_ambiguous |= !is_same;
        }
        _ => *best = Some(Candidate { fit, place, case, format, depth, is_ambiguous: false }),
    }
}

fn fit(response: &ErrorResponse<'_>, case: &Case, format: AnyFormat) -> Option<Fit> {
    let reading = response.read(format);
    let Reading { problem, is_whole } = Option::as_ref(&reading)?;
    let said_code = problem.code.as_deref().filter(|_| !case.extensions.contains(&"code"));
    let names = [(type_of(case, format), named_type(problem)), (code_of(case, format), said_code)];
    let mut agreed = 0;
    for (own, said) in names {
        match (own, said) {
            ("", _) | (_, None) => {}
            (own, Some(said)) if own == said => agreed += 1,
            _ => return None,
        }
    }
    let is_status = case.status == Some(response.status());
    let is_nameless = names.iter().all(|(own, said)| own.is_empty() && said.is_none());
    (agreed > 0 || is_nameless && is_status && *is_whole).then_some(Fit { names: agreed, is_status })
}

/// The type that the content of this case has; empty if it has none.
pub(super) const fn type_of(case: &Case, format: AnyFormat) -> &'static str {
    let is_named = !crate::formats::read::same(case.problem_type, crate::problem::ABOUT_BLANK);
    if is_named && format.carries(Source::Type) { case.problem_type } else { "" }
}

/// The code that the content of this case has; empty if it has none.
pub(super) const fn code_of(case: &Case, format: AnyFormat) -> &'static str {
    if format.carries(Source::Code) { case.code } else { "" }
}
