//! The cases of an error type as OpenAPI responses, for utoipa 6.
//!
//! The schema describes what `answer` sends, so a change there needs one here; `tests/tests/openapi.rs` compares both.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;
use utoipa::openapi::schema::{Schema, SchemaFormat, SchemaType, Type};
use utoipa::openapi::{ContentBuilder, Header, Object, ObjectBuilder, RefOr, Response, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};

use crate::problem::{ABOUT_BLANK, member};
use crate::{AnyFormat, Case, Lang, Problem, StatusCode};

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
        response = response.header(*name, Header::new(text().build()));
    }
    if status.is_none_or(StatusCode::allows_content) {
        let format = |case: &&Case| case.format.unwrap_or(AnyFormat::PROBLEM_DETAILS);
        for each in distinct(cases.iter().map(format).filter(|format| !format.is_empty())) {
            let cases: Vec<&Case> = cases.iter().copied().filter(|case| format(case) == each).collect();
            let schema = if each.is_problem_details() {
                RefOr::T(Schema::Object(schema(status, &cases)))
            } else {
                each.schema()
            };
            response = response.content(each.media_type(), ContentBuilder::new().schema(Some(schema)));
        }
    }
    response.build()
}

/// Markdown: the doc comments of the cases, or the standard's summary.
fn description(status: Option<StatusCode>, cases: &[&Case]) -> String {
    let texts = distinct(cases.iter().map(|case| {
        // A custom title says more than the phrase of the status.
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

/// The content that [`Answer`](crate::Answer) sends in these cases.
fn schema(status: Option<StatusCode>, cases: &[&Case]) -> Object {
    let mut schema = ObjectBuilder::new();

    let types = distinct(cases.iter().map(|case| case.problem_type));
    let mut uri = uri_reference();
    if types != [ABOUT_BLANK] {
        uri = uri.enum_values(Some(types.clone()));
    }
    // A missing type means `about:blank`, which is never written.
    if types.contains(&ABOUT_BLANK) {
        uri = uri.default(Some(Value::from(ABOUT_BLANK)));
    } else {
        schema = schema.required(member::TYPE);
    }
    schema = schema.property(member::TYPE, uri);

    // Examples and not an enumeration, because the title may be translated.
    let titles = distinct(cases.iter().map(|case| case.title));
    let is_always_there = !titles.contains(&"");
    let titles = titles.into_iter().filter(|title| !title.is_empty());
    schema = schema.property(member::TITLE, text().examples(titles));
    if is_always_there {
        schema = schema.required(member::TITLE);
    }

    let number = match status {
        Some(status) => code().enum_values(Some([status.as_u16()])),
        None => code(),
    };
    schema = schema.property(member::STATUS, number).required(member::STATUS);

    let codes = distinct(cases.iter().map(|case| case.code));
    if codes != [""] {
        if !codes.contains(&"") {
            schema = schema.required(member::CODE);
        }
        let codes: Vec<&str> = codes.into_iter().filter(|code| !code.is_empty()).collect();
        schema = schema.property(member::CODE, text().enum_values(Some(codes)));
    }

    if cases.iter().any(|case| case.shows_detail) {
        schema = schema.property(member::DETAIL, text());
        if status.is_some() && cases.iter().all(|case| case.shows_detail) {
            schema = schema.required(member::DETAIL);
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
            .property(member::TITLE, text())
            .property(member::STATUS, code())
            .property(member::DETAIL, text())
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
