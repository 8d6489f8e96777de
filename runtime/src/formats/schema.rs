//! The schema of a format's content for OpenAPI, from the same template that writes it.

use alloc::vec::Vec;

use serde_json::Value;
use utoipa::openapi::schema::{AdditionalProperties, ArrayBuilder, Schema, SchemaType, Type};
use utoipa::openapi::{ObjectBuilder, RefOr};

use super::template::{Entry, Node, Source, Template};

/// The schema of what a template writes; any value without one.
pub(crate) fn schema_of(template: Option<&Template>) -> RefOr<Schema> {
    match template {
        Some(Template::Json(node)) => of_node(node),
        Some(Template::Text(_) | Template::Html(_)) => string().into(),
        None => any().into(),
    }
}

fn of_node(node: &Node) -> RefOr<Schema> {
    match node {
        Node::Constant(json) => {
            let value: Value = serde_json::from_str(json).unwrap_or_default();
            any().enum_values(Some([value])).into()
        }
        Node::Object(entries) => of_object(entries).into(),
        Node::Array(nodes) => {
            let items = match nodes {
                [node] => of_node(node),
                _ => any().into(),
            };
            ArrayBuilder::new().items(items).into()
        }
        Node::Member(sources) => of_member(sources).into(),
        Node::Extensions(_) => free(ObjectBuilder::new().schema_type(Type::Object)).into(),
        Node::Text(_) => string().into(),
    }
}

fn of_object(entries: &[Entry]) -> ObjectBuilder {
    let object = ObjectBuilder::new().schema_type(Type::Object);
    entries.iter().fold(object, |object, entry| match entry {
        Entry::Named(name, _, node) => {
            let object = object.property(*name, of_node(node));
            if node.is_always_there() { object.required(*name) } else { object }
        }
        Entry::Extensions(_) => free(object),
    })
}

/// A member is whatever one of its sources is.
fn of_member(sources: &[Source]) -> ObjectBuilder {
    if sources.iter().any(|source| matches!(source, Source::Extension(_))) {
        return any();
    }
    let mut kinds = Vec::new();
    for source in sources {
        let kind = match source {
            Source::Status => Type::Integer,
            Source::Null => Type::Null,
            _ => Type::String,
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let kind = match kinds.as_slice() {
        [kind] => SchemaType::Type(kind.clone()),
        _ => SchemaType::Array(kinds),
    };
    ObjectBuilder::new().schema_type(kind)
}

/// Further members of any name.
fn free(object: ObjectBuilder) -> ObjectBuilder {
    object.additional_properties(Some(AdditionalProperties::FreeForm(true)))
}

pub(crate) fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

pub(crate) fn any() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(SchemaType::AnyValue)
}
