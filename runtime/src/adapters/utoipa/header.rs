//! The schemas of header fields: their kinds of values, where JSON Schema can say them.

use serde_json::Value;
use utoipa::openapi::schema::{OneOfBuilder, Schema, Type};
use utoipa::openapi::{Header, HeaderBuilder, ObjectBuilder, RefOr};

use super::schema::{formatted, uri_reference};
use crate::formats::schema::string;

/// The description of a response's header field; the name is in lower case.
pub(super) fn of(name: &str) -> Header {
    let schema: RefOr<Schema> = match name {
        // RFC 9110 section 10.2.3.
        "retry-after" => {
            let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
            let seconds = seconds.description(Some("Seconds to wait")).examples([Value::from(120)]);
            let date = string().description(Some("A date, as in RFC 9110 section 5.6.7"));
            OneOfBuilder::new().item(seconds).item(date.examples(["Sun, 06 Nov 1994 08:49:37 GMT"])).into()
        }
        "location" | "content-location" => uri_reference().into(),
        // The number of octets, of hops, of seconds.
        "content-length" | "age" => ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0)).into(),
        "date" | "expires" | "last-modified" => formatted("http-date").into(),
        _ => string().into(),
    };
    HeaderBuilder::new().schema(Some(schema)).build()
}
