//! What an error type answers with, as OpenAPI responses of utoipa 6.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;
use utoipa::openapi::schema::{Schema, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{ContentBuilder, Header, Object, ObjectBuilder, RefOr, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::ABOUT_BLANK;
use crate::{Case, Lang, Problem, StatusCode};

/// The responses of these cases, one for each status. Statuses that are known at run time only, and those that
/// OpenAPI has no key for (beyond 599), make up `default`.
#[must_use]
pub fn responses(cases: &'static [Case]) -> BTreeMap<String, RefOr<Response>> {
    let mut by_status = BTreeMap::new();
    sort(cases, &mut Vec::new(), &mut by_status);
    let entry = |(status, cases): (Option<StatusCode>, Vec<&Case>)| {
        let key = status.map_or("default".to_string(), |status| status.as_u16().to_string());
        (key, RefOr::T(response(status, &cases)))
    };
    by_status.into_iter().map(entry).collect()
}

/// Adds each case to those of its status, and the cases of errors inside to theirs.
fn sort(
    cases: &'static [Case],
    seen: &mut Vec<*const Case>,
    by_status: &mut BTreeMap<Option<StatusCode>, Vec<&'static Case>>,
) {
    for case in cases {
        let inner = case.inner.map(|inner| inner());
        match inner {
            Some(inner) if !inner.is_empty() => {
                // An error can hold, in a box, one of its own type.
                if !seen.contains(&inner.as_ptr()) && seen.len() < 1000 {
                    seen.push(inner.as_ptr());
                    sort(inner, seen, by_status);
                }
            }
            _ => {
                let status = case.status.filter(|status| (100..600).contains(&status.as_u16()));
                by_status.entry(status).or_default().push(case);
            }
        }
    }
}

fn response(status: Option<StatusCode>, cases: &[&Case]) -> Response {
    let mut response = ResponseBuilder::new().description(description(status, cases));
    for name in distinct(cases.iter().flat_map(|case| case.headers)) {
        response = response.header(*name, Header::new(text().build()));
    }
    if status.is_none_or(StatusCode::allows_content) {
        response = response.content(Problem::JSON, ContentBuilder::new().schema(Some(schema(status, cases))));
    }
    response.build()
}

/// Markdown: what the cases' doc comments say, or else what the standard does.
fn description(status: Option<StatusCode>, cases: &[&Case]) -> String {
    let texts = distinct(cases.iter().map(|case| {
        // A title of its own says more than the phrase of the status.
        let own = [case.doc, case.title].into_iter().find(|text| !text.is_empty() && *text != case.reason);
        let summary = status.and_then(|status| status.summary(Lang::En));
        own.or(summary).unwrap_or(if case.reason.is_empty() { "Another error." } else { case.reason })
    }));
    match texts.as_slice() {
        [text] => (*text).to_string(),
        texts => {
            let items: Vec<String> =
                texts.iter().map(|text| "* ".to_string() + &text.replace('\n', "\n  ")).collect();
            items.join("\n")
        }
    }
}

/// What [`Answer`](crate::Answer) sends in these cases.
fn schema(status: Option<StatusCode>, cases: &[&Case]) -> Object {
    let mut schema = ObjectBuilder::new();

    let types = distinct(cases.iter().map(|case| case.problem_type));
    let mut uri = uri_reference();
    if types != [ABOUT_BLANK] {
        uri = uri.enum_values(Some(types.clone()));
    }
    // `about:blank` is what a missing type means, and is not written.
    if types.contains(&ABOUT_BLANK) {
        uri = uri.default(Some(Value::from(ABOUT_BLANK)));
    } else {
        schema = schema.required("type");
    }
    schema = schema.property("type", uri);

    // No enumeration: the title may be translated.
    let titles = distinct(cases.iter().map(|case| case.title));
    let is_always_there = !titles.contains(&"");
    let titles = titles.into_iter().filter(|title| !title.is_empty());
    schema = schema.property("title", text().examples(titles));
    if is_always_there {
        schema = schema.required("title");
    }

    let number = match status {
        Some(status) => code().enum_values(Some([status.as_u16()])),
        None => code(),
    };
    schema = schema.property("status", number).required("status");

    if cases.iter().any(|case| case.shows_detail) {
        schema = schema.property("detail", text());
        if status.is_some() && cases.iter().all(|case| case.shows_detail) {
            schema = schema.required("detail");
        }
    }
    let shown = cases.iter().filter(|case| case.shows_detail);
    for name in distinct(shown.flat_map(|case| case.extensions)) {
        schema = schema.property(*name, ObjectBuilder::new().schema_type(SchemaType::AnyValue));
    }
    schema.build()
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn uri_reference() -> ObjectBuilder {
    text().format(Some(SchemaFormat::Custom("uri-reference".to_string())))
}

fn code() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(100)).maximum(Some(999))
}

/// Without repetitions, in the order of their first occurrence.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    list
}

/// For operations whose errors are not described by a type that derives [`HttpError`](trait@crate::HttpError), which
/// has its responses already.
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

/// The members of RFC 9457 section 3.1, none of which has to be there.
impl PartialSchema for Problem<'_> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .description(Some("Problem details (RFC 9457)"))
            .property("type", uri_reference().default(Some(Value::from(ABOUT_BLANK))))
            .property("title", text())
            .property("status", code())
            .property("detail", text())
            .property("instance", uri_reference())
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
            // Where it is none, the implementation of `HttpError` says so. With `for`, this one then keeps silent.
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
