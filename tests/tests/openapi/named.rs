//! `NamedErrors`: the schemas of errors as components, in a document that is valid with them, too.

use serde_json::Value;
use statusquo::HttpError;
use statusquo::openapi::NamedErrors;
use utoipa::OpenApi;

use super::{ApiError, openapi_3_1};

/// Another `NoSuchShelf`.
#[derive(Debug, thiserror::Error, HttpError)]
#[allow(dead_code)]
enum Other {
    #[error("gone")]
    #[http(Gone)]
    NoSuchShelf,
}

#[utoipa::path(get, path = "/books", responses(ApiError))]
#[allow(dead_code)]
fn books() {}

#[utoipa::path(post, path = "/books", responses(ApiError))]
#[allow(dead_code)]
fn add() {}

#[utoipa::path(delete, path = "/shelves", responses(Other))]
#[allow(dead_code)]
fn shelves() {}

#[derive(OpenApi)]
#[openapi(paths(books, add, shelves), modifiers(&NamedErrors))]
struct Document;

fn document() -> Value {
    serde_json::to_value(Document::openapi()).unwrap()
}

#[test]
fn the_document_is_valid_and_has_each_schema_once() {
    let document = document();
    let errors: Vec<String> = openapi_3_1().iter_errors(&document).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for name in ["NoSuchBook", "NoSuchShelf", "NoSuchShelf2", "Expired", "Revoked", "Slow"] {
        assert!(schemas[name].is_object(), "{name} {schemas:#?}");
    }
    assert_eq!(schemas["NoSuchShelf2"]["properties"]["status"]["enum"][0], 410);
}

#[test]
fn every_reference_leads_to_a_component() {
    let document = document();
    let mut found = 0;
    let mut open = vec![&document];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                if let Some(reference) = members.get("$ref") {
                    let pointer = reference.as_str().unwrap().trim_start_matches('#');
                    assert!(document.pointer(pointer).is_some(), "{reference}");
                    found += 1;
                }
                open.extend(members.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    assert!(found > 15, "{found}");
}

#[test]
fn it_may_run_twice() {
    let once = Document::openapi();
    let mut twice = once.clone();
    utoipa::Modify::modify(&NamedErrors, &mut twice);
    assert_eq!(serde_json::to_value(once).unwrap(), serde_json::to_value(twice).unwrap());
}

/// What a shop's clients read.
#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://shop.example/errors/")]
#[allow(dead_code)]
enum ShopError {
    /// No order has this number.
    #[error("no order {order}")]
    #[http(NotFound)]
    NoSuchOrder {
        #[http(extend)]
        order: u64,
    },

    #[error("no item {0}")]
    #[http(NotFound)]
    NoSuchItem(u64),

    #[error("slow down")]
    #[http(TooManyRequests, headers(retry_after = 30))]
    Slow,

    #[error("database")]
    #[http(ServiceUnavailable)]
    Database,
}

#[utoipa::path(get, path = "/orders", responses((status = 200, description = "Orders", body = [String]), ShopError))]
#[allow(dead_code)]
fn orders() {}

#[derive(OpenApi)]
#[openapi(info(title = "Shop", version = "1.0.0", license(name = "MIT")), paths(orders), modifiers(&NamedErrors))]
struct Shop;

/// A generator makes a client of it, which is compiled: `openapi/client/build`.
#[test]
fn the_document_for_generators_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/shop.json");
    let document = Shop::openapi().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &document).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written == document, "`{path}` is another document; write it anew with BLESS=1");
}
