//! What garde and validator say of fields, as a client reads it.

use serde_json::{Value, json};
use statusquo::{Answer, HttpError};

mod of_garde {
    use garde::Validate;

    #[derive(Validate)]
    pub(crate) struct Order {
        #[garde(length(min = 1))]
        pub(crate) name: String,
        #[garde(dive)]
        pub(crate) address: Address,
        #[garde(dive)]
        pub(crate) items: Vec<Item>,
        #[garde(inner(length(min = 3)))]
        pub(crate) tags: Vec<String>,
        #[garde(dive)]
        pub(crate) color: Color,
    }

    #[derive(Validate)]
    pub(crate) struct Address {
        #[garde(ascii)]
        pub(crate) city: String,
    }

    #[derive(Validate)]
    pub(crate) struct Item {
        #[garde(range(max = 9), custom(odd))]
        pub(crate) count: u32,
    }

    #[derive(Validate)]
    #[garde(transparent)]
    pub(crate) struct Color(#[garde(length(min = 6))] pub(crate) String);

    // The signature is garde's.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn odd(count: &u32, (): &()) -> garde::Result {
        if count % 2 == 1 { Ok(()) } else { Err(garde::Error::new("is not odd")) }
    }
}

mod of_validator {
    use validator::{Validate, ValidationError};

    #[derive(Validate)]
    #[validate(schema(function = "agrees", skip_on_field_errors = false))]
    pub(crate) struct Order {
        #[validate(length(min = 1, message = "is empty"))]
        pub(crate) name: String,
        #[validate(nested)]
        pub(crate) address: Address,
        #[validate(nested)]
        pub(crate) items: Vec<Item>,
    }

    #[derive(Validate)]
    pub(crate) struct Address {
        #[validate(length(max = 3))]
        pub(crate) city: String,
    }

    #[derive(Validate)]
    pub(crate) struct Item {
        #[validate(range(max = 9))]
        pub(crate) count: u32,
    }

    fn agrees(order: &Order) -> Result<(), ValidationError> {
        let agrees = order.items.len() < 2;
        if agrees {
            Ok(())
        } else {
            Err(ValidationError::new("too_many").with_message("only one item at a time".into()))
        }
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
enum ApiError {
    #[error(transparent)]
    #[http(transparent)]
    Invalid(#[from] garde::Report),
    #[error(transparent)]
    #[http(transparent)]
    AlsoInvalid(#[from] validator::ValidationErrors),
}

fn content(error: &ApiError) -> Value {
    let answer = Answer::of(error);
    assert_eq!(answer.status.as_u16(), 422);
    serde_json::from_slice(&answer.body()).unwrap()
}

#[test]
fn garde_points_to_each_field() {
    use garde::Validate;
    use of_garde::{Address, Color, Item, Order};

    let order = Order {
        name: String::new(),
        address: Address { city: "Zürich".into() },
        items: vec![Item { count: 7 }, Item { count: 10 }],
        tags: vec!["abc".into(), "x".into()],
        color: Color("red".into()),
    };
    let error = ApiError::from(order.validate().unwrap_err());
    let error = content(&error);
    assert_eq!(error["title"], "Unprocessable Content");
    assert_eq!(error["detail"], "6 fields are not valid");
    assert_eq!(
        error["errors"],
        json!([
            { "pointer": "#/address/city", "detail": "not ascii" },
            { "pointer": "#/color", "detail": "length is lower than 6" },
            { "pointer": "#/items/1/count", "detail": "greater than 9" },
            { "pointer": "#/items/1/count", "detail": "is not odd" },
            { "pointer": "#/name", "detail": "length is lower than 1" },
            { "pointer": "#/tags/1", "detail": "length is lower than 3" },
        ])
    );
}

#[test]
fn a_key_with_dots_and_slashes_is_one_part_of_a_pointer() {
    let mut report = garde::Report::new();
    report.append(garde::Path::new("map").join("a.b/c"), garde::Error::new("wrong"));
    report.append(garde::Path::new("").join(7_usize), garde::Error::new("wrong"));
    let error = content(&ApiError::from(report));
    assert_eq!(error["errors"][0]["pointer"], "#//7");
    assert_eq!(error["errors"][1]["pointer"], "#/map/a.b~1c");
}

#[test]
fn validator_points_to_each_field_and_says_nothing_of_values() {
    use of_validator::{Address, Item, Order};
    use validator::Validate;

    let order = Order {
        name: String::new(),
        address: Address { city: "hunter2".into() },
        items: vec![Item { count: 7 }, Item { count: 10 }],
    };
    let error = ApiError::from(order.validate().unwrap_err());
    assert!(!String::from_utf8(Answer::of(&error).body()).unwrap().contains("hunter2"));
    let error = content(&error);
    assert_eq!(error["detail"], "4 fields are not valid");
    assert_eq!(
        error["errors"],
        json!([
            { "pointer": "#", "detail": "only one item at a time", "code": "too_many" },
            { "pointer": "#/address/city", "detail": "this is not valid", "code": "length" },
            { "pointer": "#/items/1/count", "detail": "this is not valid", "code": "range" },
            { "pointer": "#/name", "detail": "is empty", "code": "length" },
        ])
    );
}

#[test]
fn documents_know_the_member() {
    for cases in [<garde::Report as HttpError>::cases(), <validator::ValidationErrors as HttpError>::cases()]
    {
        assert_eq!(
            (cases.len(), cases[0].status.unwrap().as_u16(), cases[0].extensions),
            (1, 422, &["errors"][..])
        );
    }
    let responses = serde_json::to_value(<ApiError as utoipa::IntoResponses>::responses()).unwrap();
    let schema = &responses["422"]["content"]["application/problem+json"]["schema"];
    assert!(schema.to_string().contains("\"errors\""), "{schema}");
}
