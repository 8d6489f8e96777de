//! `NamedErrors`: the schemas of errors as components of the document.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;

use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Components, OpenApi, Ref, RefOr};

use crate::Problem;

/// Moves the schemas of problem details from the responses to the components of the document, under the names of their
/// variants, so that they are written once and that generators of clients make one type of each. A modifier of utoipa:
///
/// ```
/// use statusquo::HttpError;
/// use statusquo::openapi::NamedErrors;
/// use utoipa::OpenApi;
///
/// #[derive(Debug, thiserror::Error, HttpError)]
/// enum ShopError {
///     #[error("no such order")]
///     #[http(NotFound, type = "https://shop.example/errors/no-such-order")]
///     NoSuchOrder,
/// }
///
/// #[utoipa::path(get, path = "/orders/{id}", params(("id" = u64, Path)), responses(ShopError))]
/// fn order() {}
///
/// #[derive(OpenApi)]
/// #[openapi(paths(order), modifiers(&NamedErrors))]
/// struct Document;
///
/// let document = Document::openapi();
/// assert!(document.components.unwrap().schemas.contains_key("NoSuchOrder"));
/// ```
///
/// Schemas of one name that differ are numbered: `NotFound`, `NotFound2`. A component that the document has already
/// stays what it is.
#[derive(Debug, Clone, Copy)]
pub struct NamedErrors;

impl utoipa::Modify for NamedErrors {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Components::default);
        for item in document.paths.paths.values_mut() {
            for operation in operations(item) {
                name_schemas(operation, &mut components.schemas);
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, query, .. } = item;
    [get, put, post, delete, options, head, patch, trace, query].into_iter().flatten()
}

fn name_schemas(operation: &mut Operation, components: &mut BTreeMap<String, RefOr<Schema>>) {
    for response in operation.responses.responses.values_mut() {
        let RefOr::T(response) = response else { continue };
        let Some(RefOr::T(content)) = response.content.get_mut(Problem::JSON) else { continue };
        let schemas = match &mut content.schema {
            Some(RefOr::T(Schema::OneOf(one))) => one.items.as_mut_slice(),
            Some(RefOr::T(Schema::AnyOf(any))) => any.items.as_mut_slice(),
            Some(schema) => core::slice::from_mut(schema),
            None => &mut [],
        };
        for schema in schemas {
            name(schema, components);
        }
    }
}

/// Puts a schema with a title among the components, and leaves a reference to it.
fn name(schema: &mut RefOr<Schema>, components: &mut BTreeMap<String, RefOr<Schema>>) {
    let RefOr::T(Schema::Object(object)) = &*schema else { return };
    let Some(title) = object.title.clone() else { return };
    let mut name = title.clone();
    let mut number = 1_u32;
    while components.get(&name).is_some_and(|other| *other != *schema) {
        number += 1;
        name = format!("{title}{number}");
    }
    let reference = RefOr::Ref(Ref::from_schema_name(&name));
    components.insert(name, core::mem::replace(schema, reference));
}
