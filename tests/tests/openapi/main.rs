//! What an error type says of itself in an OpenAPI document.

mod members;
mod named;

use std::time::Duration;

use jsonschema::Validator;
use serde_json::{Value, json};
use statusquo::{Answer, HttpError, Problem, StatusCode, nginx};
use utoipa::{IntoResponses, OpenApi, PartialSchema};

#[derive(Debug, thiserror::Error, HttpError)]
#[http(problem_base = "https://example.com/problems/")]
enum AuthError {
    /// The token is older than a day.
    ///
    /// Log in again.
    #[error("token expired")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer"))]
    Expired,

    /// The token was revoked.
    #[error("token revoked")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer"), title = "Revoked")]
    Revoked,
}

#[derive(Debug, thiserror::Error, HttpError)]
enum ApiError {
    #[error("no book with id {id}")]
    #[http(NotFound)]
    NoSuchBook {
        #[http(extend = "book")]
        id: u64,
    },

    #[error("no such shelf")]
    #[http(NotFound, type = "https://example.com/shelf", title = "No such shelf")]
    NoSuchShelf,

    /// Wait a little.
    #[error("slow down")]
    #[http(TooManyRequests, headers(retry_after = wait.as_secs()))]
    Slow { wait: Duration },

    #[error(transparent)]
    #[http(transparent)]
    Auth(#[from] AuthError),

    #[error("storage")]
    #[http(ServiceUnavailable, when = *retry)]
    #[http(InternalServerError)]
    Storage {
        #[http(extend)]
        retry: bool,
    },

    #[error("unchanged")]
    #[http(NotModified)]
    Unchanged,

    #[error("closed")]
    #[http(nginx::Status::ClientClosedRequest)]
    Closed,

    #[error("upstream said {0}")]
    Upstream(#[http(status)] u16),

    #[error("nested")]
    #[http(transparent)]
    Nested(#[source] Box<ApiError>),

    #[error("any")]
    #[http(transparent)]
    Any(Box<dyn HttpError + Send + Sync>),
}

fn responses() -> Value {
    serde_json::to_value(ApiError::responses()).unwrap()
}

/// The content that the error is answered with.
fn sent(error: &impl HttpError) -> Value {
    serde_json::from_slice(&Answer::of(error).body()).unwrap()
}

fn schema_of(responses: &Value, key: &str) -> Value {
    responses[key]["content"][Problem::JSON]["schema"].clone()
}

/// Reads one book.
#[utoipa::path(get, path = "/books/{id}", params(("id" = u64, Path)), responses((status = 200, description = "The book"), ApiError))]
#[allow(dead_code)]
fn book() {}

/// By hand.
#[utoipa::path(delete, path = "/books/{id}", params(("id" = u64, Path)), responses((status = 400, description = "No number", body = Problem<'static>)))]
#[allow(dead_code)]
fn delete() {}

#[derive(OpenApi)]
#[openapi(paths(book, delete), components(schemas(Problem<'static>)))]
struct Document;

fn openapi_3_1() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("../../openapi/schema-3.1.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[test]
fn the_document_is_valid_openapi_3_1() {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    let errors: Vec<String> = openapi_3_1()
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{document:#}");
    assert!(document["paths"]["/books/{id}"]["get"]["responses"]["404"].is_object());
    assert!(document["components"]["schemas"]["Problem"].is_object());
}

#[test]
fn the_validator_finds_mistakes() {
    let mut document = serde_json::to_value(Document::openapi()).unwrap();
    document["paths"]["/books/{id}"]["get"]["responses"]["700"] = json!({"description": "not in OpenAPI"});
    assert!(!openapi_3_1().is_valid(&document));
}

#[test]
fn every_schema_is_valid_json_schema() {
    for (key, response) in responses().as_object().unwrap() {
        if let Some(content) = response.get("content") {
            let schema = &content[Problem::JSON]["schema"];
            jsonschema::meta::validate(schema).unwrap_or_else(|error| panic!("{key}: {error}"));
        }
    }
}

#[test]
fn what_is_sent_fits_what_is_said() {
    let errors = [
        ApiError::NoSuchBook { id: 7 },
        ApiError::NoSuchShelf,
        ApiError::Slow { wait: Duration::from_secs(3) },
        ApiError::Auth(AuthError::Expired),
        ApiError::Auth(AuthError::Revoked),
        ApiError::Storage { retry: true },
        ApiError::Storage { retry: false },
        ApiError::Closed,
        ApiError::Nested(Box::new(ApiError::NoSuchShelf)),
        ApiError::Any(Box::new(ApiError::Closed)),
    ];
    for error in errors {
        let answer = Answer::of(&error);
        let schema = schema_of(&responses(), &answer.status.as_u16().to_string());
        let body: Value = serde_json::from_slice(&answer.body()).unwrap();
        if let Err(error) = jsonschema::validate(&schema, &body) {
            panic!("{body}: {error}\n{schema:#}");
        }
        let headers = &responses()[answer.status.as_u16().to_string()]["headers"];
        for (name, _) in answer.headers().filter(|(name, _)| *name != "content-type") {
            assert!(headers[name].is_object(), "{name}");
        }
    }
    assert!(Answer::of(&ApiError::Unchanged).body().is_empty());
    assert_eq!(responses()["304"].get("content"), None);
    for error in [ApiError::Upstream(404), ApiError::Upstream(700)] {
        let body = sent(&error);
        assert!(jsonschema::is_valid(&schema_of(&responses(), "default"), &body), "{body}");
    }
}

#[test]
fn there_is_one_response_for_each_status_and_one_for_all_others() {
    let responses = responses();
    let keys: Vec<&String> = responses.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["304", "401", "404", "429", "499", "500", "503", "default"]);
}

/// The schemas of a response, by title.
fn titled<'a>(schema: &'a Value, word: &str) -> Vec<(&'a str, &'a Value)> {
    let list = schema[word].as_array().unwrap_or_else(|| panic!("{schema:#}"));
    list.iter().map(|schema| (schema["title"].as_str().unwrap(), schema)).collect()
}

#[test]
fn variants_of_one_status_are_one_response_with_a_schema_for_each() {
    let responses = responses();
    let schema = schema_of(&responses, "404");
    let [("NoSuchBook", book), ("NoSuchShelf", shelf)] = titled(&schema, "oneOf")[..] else {
        panic!("{schema:#}")
    };
    assert_eq!(book["properties"]["type"]["enum"], json!(["about:blank"]));
    // Generators make a member with a default one that is always there.
    assert_eq!(book["properties"]["type"].get("default"), None);
    assert_eq!(book["properties"]["book"], json!({ "type": "integer", "format": "int64", "minimum": 0 }));
    assert_eq!(book["required"], json!(["title", "status", "detail"]));
    assert_eq!(shelf["properties"]["type"]["enum"], json!(["https://example.com/shelf"]));
    assert_eq!(shelf["properties"]["title"]["examples"], json!(["No such shelf"]));
    assert_eq!(shelf["properties"]["status"]["enum"], json!([404]));
    assert_eq!(shelf["properties"].get("book"), None);
    assert_eq!(shelf["required"], json!(["type", "title", "status", "detail"]));
    let summary = StatusCode::NotFound.summary(statusquo::Lang::En).unwrap();
    assert_eq!(book["description"], summary);
    assert_eq!(responses["404"]["description"], format!("* {summary}\n* No such shelf"));
}

#[test]
fn errors_inside_are_listed_with_their_types_and_headers() {
    let responses = responses();
    let schema = schema_of(&responses, "401");
    let [("Expired", expired), ("Revoked", revoked)] = titled(&schema, "oneOf")[..] else {
        panic!("{schema:#}")
    };
    assert_eq!(expired["properties"]["type"]["enum"], json!(["https://example.com/problems/expired"]));
    assert_eq!(revoked["properties"]["type"]["enum"], json!(["https://example.com/problems/revoked"]));
    assert_eq!(expired["required"], json!(["type", "title", "status", "detail"]));
    assert_eq!(responses["401"]["headers"]["www-authenticate"]["schema"]["type"], "string");
    assert_eq!(
        responses["401"]["description"],
        "* The token is older than a day.\n  \n  Log in again.\n* The token was revoked."
    );
}

#[test]
fn cases_that_nothing_tells_apart_are_any_of() {
    #[derive(Debug, thiserror::Error, HttpError)]
    enum Blank {
        #[error("no user")]
        #[http(NotFound)]
        User {
            #[http(extend)]
            id: u8,
        },
        #[error("no group")]
        #[http(NotFound)]
        Group,
        #[error("no room")]
        #[http(NotFound)]
        Room,
    }

    let responses = serde_json::to_value(Blank::responses()).unwrap();
    let schema = schema_of(&responses, "404");
    // What sends the same is one schema.
    let titles: Vec<&str> = titled(&schema, "anyOf").iter().map(|(title, _)| *title).collect();
    assert_eq!(titles, ["User", "Group"]);
    for error in [Blank::User { id: 7 }, Blank::Group, Blank::Room] {
        let body = sent(&error);
        assert!(jsonschema::is_valid(&schema, &body), "{body}\n{schema:#}");
    }
}

#[test]
fn codes_tell_cases_apart() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[http(codes = "snake_case")]
    enum Coded {
        #[error("no user")]
        #[http(NotFound)]
        NoUser,
        #[error("no group")]
        #[http(NotFound)]
        NoGroup,
    }

    let responses = serde_json::to_value(Coded::responses()).unwrap();
    let schema = schema_of(&responses, "404");
    let codes: Vec<&Value> =
        titled(&schema, "oneOf").iter().map(|(_, schema)| &schema["properties"]["code"]["enum"][0]).collect();
    assert_eq!(codes, ["no_user", "no_group"]);
    for error in [Coded::NoUser, Coded::NoGroup] {
        let body = sent(&error);
        assert!(jsonschema::is_valid(&schema, &body), "{body}\n{schema:#}");
    }
    assert!(!jsonschema::is_valid(
        &schema,
        &json!({ "code": "other", "title": "", "status": 404, "detail": "" })
    ));
}

/// Every example fits its schema, and is what the format writes.
#[test]
fn each_case_has_an_example_that_fits() {
    let mut compared = 0;
    for responses in [ApiError::responses(), Formatted::responses(), Outer::responses()] {
        let responses = serde_json::to_value(responses).unwrap();
        for (key, response) in responses.as_object().unwrap() {
            for (media_type, content) in response["content"].as_object().into_iter().flatten() {
                for (name, example) in content["examples"].as_object().into_iter().flatten() {
                    let value = &example["value"];
                    let place = format!("{key} {media_type} {name}: {value}");
                    assert!(jsonschema::is_valid(&content["schema"], value), "{place}\n{content:#}");
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 10, "{compared}");
    let shelf = &responses()["404"]["content"][Problem::JSON]["examples"]["NoSuchShelf"]["value"];
    let expected = json!({
        "type": "https://example.com/shelf", "title": "No such shelf", "status": 404, "detail": "No such shelf",
    });
    assert_eq!(*shelf, expected);
}

#[test]
fn header_fields_have_the_kinds_of_their_values() {
    let schema = &responses()["429"]["headers"]["retry-after"]["schema"];
    for value in [json!(120), json!("Sun, 06 Nov 1994 08:49:37 GMT")] {
        assert!(jsonschema::is_valid(schema, &value), "{value}");
    }
    assert!(!jsonschema::is_valid(schema, &json!(-1)));
    let responses = serde_json::to_value(Formatted::responses()).unwrap();
    assert_eq!(responses["303"]["headers"]["location"]["schema"]["format"], "uri-reference");
}

#[test]
fn a_description_falls_back_to_the_dataset_and_then_to_the_phrase() {
    let responses = responses();
    let summary = StatusCode::InternalServerError.summary(statusquo::Lang::En).unwrap();
    assert_eq!(responses["500"]["description"], summary);
    assert_eq!(responses["429"]["description"], "Wait a little.");
    assert_eq!(responses["499"]["description"], "Client Closed Request");
    assert_eq!(responses["default"]["description"], "Another error.");
}

#[test]
fn what_clients_do_not_read_is_not_promised() {
    for key in ["500", "503"] {
        let schema = schema_of(&responses(), key);
        assert_eq!(schema["properties"].get("detail"), None);
        assert_eq!(schema["properties"].get("retry"), None);
    }
}

/// A code that OpenAPI has no key for.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("odd")]
#[http(statusquo::informal::Status::UnparseableResponseHeaders)]
struct Odd;

#[test]
fn a_code_beyond_599_is_another_error() {
    let responses = serde_json::to_value(Odd::responses()).unwrap();
    assert_eq!(responses["default"]["description"], "A code that OpenAPI has no key for.");
    assert_eq!(responses.as_object().unwrap().len(), 1);
    let body = sent(&Odd);
    assert!(jsonschema::is_valid(&schema_of(&responses, "default"), &body), "{body}");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("any")]
#[http(transparent)]
struct Boxed(Box<dyn HttpError + Send + Sync>);

#[test]
fn what_is_in_a_box_is_known_at_run_time_only() {
    let responses = serde_json::to_value(Boxed::responses()).unwrap();
    assert!(schema_of(&responses, "default").is_object());
    assert_eq!(Boxed(Box::new(Odd)).status().as_u16(), 600);
    // Its type and its code are those of any error.
    let error = Boxed(Box::new(AuthError::Expired));
    let body = sent(&error);
    assert_eq!(body["type"], "https://example.com/problems/expired");
    assert!(jsonschema::is_valid(&schema_of(&responses, "default"), &body), "{body}");
}

/// A generic type.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("wrong: {0:?}")]
#[http(UnprocessableContent)]
struct Wrong<T: std::fmt::Debug>(T);

#[test]
fn generic_structs_have_responses_too() {
    let responses = serde_json::to_value(Wrong::<Vec<u8>>::responses()).unwrap();
    assert_eq!(responses["422"]["description"], "A generic type.");
}

#[test]
fn a_problem_that_was_written_by_hand_fits_its_schema() {
    let schema = serde_json::to_value(Problem::schema()).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    let problem = Problem::new(StatusCode::Gone).detail("sold out").instance("/7").extension("x", 1);
    assert!(jsonschema::is_valid(&schema, &serde_json::to_value(problem).unwrap()));
    assert!(!jsonschema::is_valid(&schema, &json!({"status": "410"})));
}

#[test]
fn a_title_that_is_given_is_always_there_whatever_the_status() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("upstream said {0}")]
    #[http(title = "Upstream failed")]
    struct Upstream(#[http(status)] u16);

    let required = |responses: Value| schema_of(&responses, "default")["required"].clone();
    assert_eq!(required(serde_json::to_value(Upstream::responses()).unwrap()), json!(["title", "status"]));
    // Without one, an unknown code has no phrase, either.
    let others = schema_of(&responses(), "default");
    assert!(
        titled(&others, "anyOf").iter().all(|(_, schema)| schema["required"] == json!(["status"])),
        "{others:#}"
    );
}

statusquo::error_format! {
    struct Envelope: "application/json" = {
        "error": { "message": {detail or title}, "code": {code}, "status": {status}, "tags": ["api"], {extensions..} },
        "link": "https://docs.example.com/errors#{code}",
        "param": {extensions.param or null},
        "meta": {extensions..},
    };
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(format = Envelope, codes = "snake_case")]
enum Formatted {
    #[error("no index")]
    #[http(NotFound)]
    IndexNotFound {
        #[http(extend)]
        uid: u8,
    },

    #[error("secret")]
    #[http(InternalServerError)]
    Internal,

    #[error("as problem details")]
    #[http(NotFound, format = statusquo::format::ProblemDetails)]
    Plain,

    #[error("log in")]
    #[http(SeeOther, headers(location = "/login"), empty)]
    LogIn,
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[http(transparent, format = statusquo::format::OAuth)]
struct Outer(Formatted);

#[test]
fn a_format_is_described_by_the_template_that_writes_it() {
    let responses = serde_json::to_value(Formatted::responses()).unwrap();
    let content = &responses["404"]["content"];
    assert_eq!(content.as_object().unwrap().len(), 2, "{content}");
    let schema = &content["application/json"]["schema"];
    let validator = jsonschema::validator_for(schema).unwrap();
    for error in [Formatted::IndexNotFound { uid: 7 }, Formatted::Internal] {
        let body = sent(&error);
        assert!(validator.is_valid(&body), "{body}\n{schema}");
    }
    // What is always there is required, and of its type.
    for wrong in [
        json!({}),
        json!({ "error": {}, "link": "" }),
        json!({ "error": { "message": 7, "status": "x" }, "link": "" }),
    ] {
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
    let problem = &content["application/problem+json"]["schema"];
    let body = sent(&Formatted::Plain);
    assert!(jsonschema::validator_for(problem).unwrap().is_valid(&body), "{body}");
    assert!(Answer::of(&Formatted::LogIn).body().is_empty());
    assert_eq!(problem["properties"]["code"]["enum"], json!(["plain"]));
    assert!(responses["303"].get("content").is_none(), "{responses}");
}

#[test]
fn the_format_around_an_error_counts() {
    let responses = serde_json::to_value(Outer::responses()).unwrap();
    let content = responses["404"]["content"].as_object().unwrap();
    assert_eq!(content.keys().collect::<Vec<_>>(), ["application/json"]);
    assert!(content["application/json"]["schema"]["properties"]["error_description"].is_object());
    assert!(responses["303"].get("content").is_none(), "{responses}");
}
