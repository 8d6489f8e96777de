//! The schema of an extension member: that of the field's type, if it has one, or else any value.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::marker::PhantomData;

use serde_json::Value;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;

use crate::formats::schema::any;

/// A type that may have a schema. Which of the two traits below a call of `schema` means, the compiler decides.
#[doc(hidden)]
pub struct Member<T: ?Sized>(PhantomData<T>);

#[doc(hidden)]
impl<T: ?Sized> Member<T> {
    pub const NEW: Self = Self(PhantomData);
}

#[doc(hidden)]
pub trait WithSchema {
    fn schema(&self) -> RefOr<Schema>;
}

impl<T: ToSchema + ?Sized> WithSchema for Member<T> {
    fn schema(&self) -> RefOr<Schema> {
        let mut others = Vec::new();
        T::schemas(&mut others);
        complete(&T::schema(), &others)
    }
}

#[doc(hidden)]
pub trait WithoutSchema {
    fn schema(&self) -> RefOr<Schema>;
}

impl<T: ?Sized> WithoutSchema for &Member<T> {
    fn schema(&self) -> RefOr<Schema> {
        any().into()
    }
}

/// The schema without references, which would lead nowhere: a response cannot add components to its document.
fn complete(schema: &RefOr<Schema>, others: &[(String, RefOr<Schema>)]) -> RefOr<Schema> {
    let mut open = Vec::new();
    let value = serde_json::to_value(schema).map(|value| resolved(value, others, &mut open));
    value.and_then(serde_json::from_value).unwrap_or_else(|_| any().into())
}

/// `open` has the names of the schemas around the value: what contains itself is any value there.
fn resolved(value: Value, others: &[(String, RefOr<Schema>)], open: &mut Vec<String>) -> Value {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref") {
                let name = reference.rsplit('/').next().unwrap_or_default().to_string();
                let other = others.iter().find(|(other, _)| *other == name && !open.contains(other));
                let Some(value) = other.and_then(|(_, schema)| serde_json::to_value(schema).ok()) else {
                    return Value::Object(serde_json::Map::new());
                };
                open.push(name);
                let value = resolved(value, others, open);
                open.pop();
                return value;
            }
            let of_member = |(name, value)| (name, resolved(value, others, open));
            Value::Object(members.into_iter().map(of_member).collect())
        }
        Value::Array(items) => items.into_iter().map(|item| resolved(item, others, open)).collect(),
        other => other,
    }
}
