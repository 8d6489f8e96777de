//! The schemas of problem details: one for each case, and one for all cases of a status.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::Value;
use utoipa::openapi::example::{Example, ExampleBuilder};
use utoipa::openapi::schema::{AnyOfBuilder, OneOfBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{Object, ObjectBuilder, RefOr};

use super::{distinct, meaning};
use crate::formats::schema::{any, string};
use crate::problem::{ABOUT_BLANK, member};
use crate::{Case, StatusCode, documents};

/// The content that [`Answer`](crate::Answer) sends in one of these cases.
///
/// `oneOf` demands that one schema fits and no other, which holds where the type or the code tells the cases apart; for
/// others it is `anyOf`.
pub(super) fn any_of(status: Option<StatusCode>, cases: &[&Case]) -> RefOr<Schema> {
    let mut kept: Vec<(&Case, Object)> = Vec::new();
    for case in cases {
        let schema = of_case(status, case);
        // Two cases that send the same are one, with the name of the first.
        let is_known = |(_, known): &(&Case, Object)| {
            known.properties == schema.properties
                && known.required == schema.required
                && known.description == schema.description
        };
        if !kept.iter().any(is_known) {
            kept.push((case, schema));
        }
    }
    let are_told_apart = (1..kept.len()).all(|i| kept[..i].iter().all(|(b, _)| tells_apart(kept[i].0, b)));
    let mut schemas: Vec<Object> = kept.into_iter().map(|(_, schema)| schema).collect();
    match schemas.len() {
        1 => schemas.remove(0).into(),
        _ if are_told_apart => schemas.into_iter().fold(OneOfBuilder::new(), OneOfBuilder::item).into(),
        _ => schemas.into_iter().fold(AnyOfBuilder::new(), AnyOfBuilder::item).into(),
    }
}

/// Whether a client tells the two cases apart by type or code.
fn tells_apart(a: &Case, b: &Case) -> bool {
    let has_codes = !a.code.is_empty() && !b.code.is_empty();
    !is_open(a) && !is_open(b) && (a.problem_type != b.problem_type || (has_codes && a.code != b.code))
}

/// What is in a box has a type and a code that are known at run time only.
fn is_open(case: &Case) -> bool {
    case.inner.is_some()
}

/// The content of one case. Its title is the name of the variant, from which generators of clients name types.
fn of_case(status: Option<StatusCode>, case: &Case) -> Object {
    let mut schema = ObjectBuilder::new().title(Some(case.name)).description(Some(meaning(case)));

    let mut uri = uri_reference();
    if !is_open(case) {
        uri = uri.enum_values(Some([case.problem_type]));
    }
    // It is never written, and no `default`, for which generators make the member one that is always there.
    schema = if case.problem_type == ABOUT_BLANK {
        schema.property(member::TYPE, uri.description(Some("`about:blank` if it is absent")))
    } else {
        schema.property(member::TYPE, uri).required(member::TYPE)
    };

    // An example and not a constant, because the title may be translated.
    schema = if case.title.is_empty() {
        schema.property(member::TITLE, string())
    } else {
        schema.property(member::TITLE, string().examples([case.title])).required(member::TITLE)
    };

    let number = match status {
        Some(status) => code().enum_values(Some([status.as_u16()])),
        None => code(),
    };
    schema = schema.property(member::STATUS, number).required(member::STATUS);

    if !case.code.is_empty() {
        let code = string().enum_values(Some([case.code]));
        schema = schema.property(member::CODE, code).required(member::CODE);
    } else if is_open(case) {
        schema = schema.property(member::CODE, string());
    }

    if case.shows_detail {
        schema = schema.property(member::DETAIL, string());
        if status.is_some() {
            schema = schema.required(member::DETAIL);
        }
        for (i, name) in case.extensions.iter().enumerate() {
            let of_field = case.members.get(i).map(|schema| schema());
            schema = schema.property(*name, of_field.unwrap_or_else(|| any().into()));
        }
    }
    schema.build()
}

/// What the cases send, by the names of their variants.
pub(super) fn examples(cases: &[&Case]) -> Vec<(String, RefOr<Example>)> {
    let names = distinct(cases.iter().map(|case| case.name));
    let example = |name: &str| {
        let case = cases.iter().find(|case| case.name == name)?;
        let text = documents::example(case)?;
        // Text and HTML are strings.
        let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Some((name.to_string(), RefOr::T(ExampleBuilder::new().value(Some(value)).build())))
    };
    names.into_iter().filter_map(example).collect()
}

pub(super) fn uri_reference() -> ObjectBuilder {
    formatted("uri-reference")
}

/// A string in a format that has a name.
pub(super) fn formatted(format: &str) -> ObjectBuilder {
    string().format(Some(SchemaFormat::Custom(format.to_string())))
}

pub(super) fn code() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(100)).maximum(Some(999))
}
