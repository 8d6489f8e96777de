//! What documents tell of cases, whatever their form: OpenAPI and the catalogue.

use alloc::string::String;
use alloc::vec::Vec;

use crate::{AnyFormat, Case, Lang, Problem, StatusCode};

/// The cases of these cases: those of inner errors in the place of the case that passes them on, for which the format
/// around them counts. Each with the names of the cases around it, outermost first.
pub(crate) fn flattened(cases: &'static [Case]) -> Vec<(Vec<&'static str>, Case)> {
    let mut all = Vec::new();
    add(cases, None, &mut Vec::new(), &mut Vec::new(), &mut all);
    all
}

fn add(
    cases: &'static [Case],
    around: Option<AnyFormat>,
    seen: &mut Vec<*const Case>,
    names: &mut Vec<&'static str>,
    all: &mut Vec<(Vec<&'static str>, Case)>,
) {
    for case in cases {
        let inner = case.inner.map(|inner| inner());
        // A response without content stays without.
        let own = case.format.filter(|format| format.is_empty());
        let format = own.or(around).or(case.format);
        match inner {
            Some(inner) if !inner.is_empty() => {
                // An error type can contain itself, in a box.
                if !seen.contains(&inner.as_ptr()) && seen.len() < 1000 {
                    seen.push(inner.as_ptr());
                    names.push(case.name);
                    add(inner, format, seen, names, all);
                    names.pop();
                }
            }
            _ => all.push((names.clone(), Case { format, ..*case })),
        }
    }
}

/// The doc comment of the case, its own title, or the standard's summary; empty if nobody says anything.
pub(crate) fn meaning(case: &Case, lang: Lang) -> &'static str {
    // A custom title says more than the phrase of the status.
    let own = [case.doc, case.title].into_iter().find(|text| !text.is_empty() && *text != case.reason);
    let summary = case.status.and_then(|status| status.summary(lang));
    own.or(summary).unwrap_or(case.reason)
}

/// The doc comment of the case, or the standard's summary, for a page that has its title already.
#[cfg(feature = "catalogue")]
pub(crate) fn explanation(case: &Case, lang: Lang) -> &'static str {
    let summary = || case.status.and_then(|status| status.summary(lang));
    Some(case.doc).filter(|doc| !doc.is_empty()).or_else(summary).unwrap_or_default()
}

/// What the case sends, written by its format; without members, whose values only an error has. `None` without content, and
/// where the status is known at run time only.
pub(crate) fn example(case: &Case) -> Option<String> {
    let status = case.status.filter(|status| StatusCode::allows_content(*status))?;
    let mut problem = Problem::new(status).r#type(case.problem_type).title(case.title);
    if !case.code.is_empty() {
        problem = problem.code(case.code);
    }
    if case.shows_detail {
        problem = problem.detail(meaning(case, Lang::En).lines().next().unwrap_or_default());
    }
    let format = format(case);
    if format.is_empty() {
        return None;
    }
    String::from_utf8(format.write(&problem).ok()?).ok()
}

/// The format of the content.
pub(crate) fn format(case: &Case) -> AnyFormat {
    case.format.unwrap_or(AnyFormat::PROBLEM_DETAILS)
}
