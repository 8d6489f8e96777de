//! The cases of an error type as OpenAPI responses, for utoipa 6.
//!
//! * `schema`: what one case sends, and what tells the cases of a status apart
//! * `header`: the schemas of header fields
//! * `member`: the schema of a member, from the type of its field
//! * `named`: `NamedErrors`, which turns the schemas into components
//!
//! The schema describes what `answer` sends, so a change there needs one here; `tests/tests/openapi` compares both.

mod header;
mod member;
mod named;
mod schema;

#[doc(hidden)]
pub use member::{Member, WithSchema, WithoutSchema};
pub use named::NamedErrors;

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{ContentBuilder, ObjectBuilder, RefOr, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::{ABOUT_BLANK, member as name};
use crate::{AnyFormat, Case, Lang, Problem, StatusCode};

use schema::{code, text, uri_reference};

/// The responses of these cases, one per status. Statuses that are known only at run time, and those without a key in
/// OpenAPI (above 599), become `default`.
#[must_use]
pub fn responses(cases: &'static [Case]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status = BTreeMap::new();
    group(cases, None, &mut Vec::new(), &mut by_status);
    let entry = |(status, cases): (Option<StatusCode>, Vec<Case>)| {
        let key = status.map_or("default".to_string(), |status| status.as_u16().to_string());
        (key, RefOr::T(response(status, &cases.iter().collect::<Vec<_>>())))
    };
    by_status.into_iter().map(entry).collect()
}

/// Groups the cases by status, including the cases of inner errors, for which the format around them counts.
fn group(
    cases: &'static [Case],
    around: Option<AnyFormat>,
    seen: &mut Vec<*const Case>,
    by_status: &mut BTreeMap<Option<StatusCode>, Vec<Case>>,
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
                    group(inner, format, seen, by_status);
                }
            }
            _ => {
                let status = case.status.filter(|status| (100..600).contains(&status.as_u16()));
                by_status.entry(status).or_default().push(Case { format, ..*case });
            }
        }
    }
}

fn response(status: Option<StatusCode>, cases: &[&Case]) -> Response {
    let mut response = ResponseBuilder::new().description(description(status, cases));
    for name in distinct(cases.iter().flat_map(|case| case.headers)) {
        response = response.header(*name, header::of(name));
    }
    if status.is_none_or(StatusCode::allows_content) {
        let format = |case: &&Case| case.format.unwrap_or(AnyFormat::PROBLEM_DETAILS);
        for each in distinct(cases.iter().map(format).filter(|format| !format.is_empty())) {
            let cases: Vec<&Case> = cases.iter().copied().filter(|case| format(case) == each).collect();
            let schema =
                if each.is_problem_details() { schema::any_of(status, &cases) } else { each.schema() };
            let content = ContentBuilder::new().schema(Some(schema));
            let content = content.examples_from_iter(schema::examples(status, &cases));
            response = response.content(each.media_type(), content);
        }
    }
    response.build()
}

/// Markdown: the doc comment of the case, or the standard's summary.
fn meaning(status: Option<StatusCode>, case: &Case) -> &'static str {
    // A custom title says more than the phrase of the status.
    let own = [case.doc, case.title].into_iter().find(|text| !text.is_empty() && *text != case.reason);
    let summary = status.and_then(|status| status.summary(Lang::En));
    own.or(summary).unwrap_or(if case.reason.is_empty() { "Another error." } else { case.reason })
}

/// What the cases mean: one text, or a list.
fn description(status: Option<StatusCode>, cases: &[&Case]) -> String {
    let texts = distinct(cases.iter().map(|case| meaning(status, case)));
    match texts.as_slice() {
        [text] => (*text).to_string(),
        texts => {
            let items: Vec<String> =
                texts.iter().map(|text| "* ".to_string() + &text.replace('\n', "\n  ")).collect();
            items.join("\n")
        }
    }
}

/// The items without repetitions, in order of first occurrence.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    list
}

/// For operations whose errors have no type that derives [`HttpError`](trait@crate::HttpError); such a type has
/// `IntoResponses`.
///
/// ```
/// use statusquo::Problem;
/// use utoipa::ToSchema;
///
/// assert_eq!(Problem::name(), "Problem");
/// ```
impl ToSchema for Problem<'_> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("Problem")
    }
}

/// The members of RFC 9457 section 3.1, all optional.
impl PartialSchema for Problem<'_> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .description(Some("Problem details (RFC 9457)"))
            .property(name::TYPE, uri_reference().default(Some(Value::from(ABOUT_BLANK))))
            .property(name::TITLE, text())
            .property(name::STATUS, code())
            .property(name::DETAIL, text())
            .property(name::INSTANCE, uri_reference())
            .into()
    }
}

/// `IntoResponses` for a type that derives `HttpError`.
#[doc(hidden)]
#[macro_export]
macro_rules! __adapter_utoipa {
    ($mode:ident [$($generics:tt)*] [$ty:ty] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::utoipa::IntoResponses for $ty
        where
            $($bounds)*
            // `for<'__error>` defers this bound to the use site: a type that is not an `Error` gets one message, from
            // the implementation of `HttpError`, and not a second one from here.
            for<'__error> $ty: ::core::error::Error,
        {
            fn responses() -> $crate::__private::openapi::BTreeMap<
                $crate::__private::openapi::String,
                $crate::__private::utoipa::openapi::RefOr<$crate::__private::utoipa::openapi::Response>,
            > {
                $crate::__private::openapi::responses(<Self as $crate::HttpError>::cases())
            }
        }
    };
}
