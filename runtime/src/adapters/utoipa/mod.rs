//! The cases of an error type as OpenAPI responses, for utoipa 6.
//!
//! * `schema`: what one case sends, and what tells the cases of a status apart
//! * `header`: the schemas of header fields
//! * `named`: `NamedErrors`, which turns the schemas into components
//! * `typed`: the schema of a member, from the type of its field
//!
//! The schema describes what `answer` sends, so a change there needs one here; `tests/tests/openapi` compares both.

mod header;
mod named;
mod schema;
mod typed;

pub use named::NamedErrors;
#[doc(hidden)]
pub use typed::{Member, WithSchema, WithoutSchema};

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{ContentBuilder, ObjectBuilder, RefOr, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::{ABOUT_BLANK, member};
use crate::{Case, Lang, Problem, StatusCode, documents};

use crate::formats::schema::string;
use schema::{code, uri_reference};

/// The responses of these cases, one per status. Statuses that are known only at run time, and those without a key in
/// OpenAPI (above 599), become `default`.
#[must_use]
pub fn responses(cases: &'static [Case]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status: BTreeMap<Option<StatusCode>, Vec<Case>> = BTreeMap::new();
    for (_, case) in documents::flattened(cases) {
        let status = case.status.filter(|status| (100..600).contains(&status.as_u16()));
        by_status.entry(status).or_default().push(case);
    }
    let entry = |(status, cases): (Option<StatusCode>, Vec<Case>)| {
        let key = status.map_or("default".to_string(), |status| status.as_u16().to_string());
        (key, RefOr::T(response(status, &cases.iter().collect::<Vec<_>>())))
    };
    by_status.into_iter().map(entry).collect()
}

fn response(status: Option<StatusCode>, cases: &[&Case]) -> Response {
    let mut response = ResponseBuilder::new().description(description(cases));
    for name in distinct(cases.iter().flat_map(|case| case.headers)) {
        response = response.header(*name, header::of(name));
    }
    if status.is_none_or(StatusCode::allows_content) {
        let format = |case: &&Case| documents::format(case);
        for each in distinct(cases.iter().map(format).filter(|format| !format.is_empty())) {
            let cases: Vec<&Case> = cases.iter().copied().filter(|case| format(case) == each).collect();
            let schema =
                if each.is_problem_details() { schema::any_of(status, &cases) } else { each.schema() };
            let content = ContentBuilder::new().schema(Some(schema));
            let content = content.examples_from_iter(schema::examples(&cases));
            response = response.content(each.media_type(), content);
        }
    }
    response.build()
}

/// Markdown: what the case means.
fn meaning(case: &Case) -> &'static str {
    Some(documents::meaning(case, Lang::En)).filter(|text| !text.is_empty()).unwrap_or("Another error.")
}

/// What the cases mean: one text, or a list.
fn description(cases: &[&Case]) -> String {
    let texts = distinct(cases.iter().map(|case| meaning(case)));
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
            .property(member::TYPE, uri_reference().default(Some(Value::from(ABOUT_BLANK))))
            .property(member::TITLE, string())
            .property(member::STATUS, code())
            .property(member::DETAIL, string())
            .property(member::INSTANCE, uri_reference())
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
