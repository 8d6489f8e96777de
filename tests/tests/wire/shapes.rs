//! Types of every shape answer wherever a framework's trait permits it.

use std::cell::Cell;
use std::fmt::{Debug, Display};
use std::rc::Rc;

use statusquo::HttpError;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("borrowed {0}")]
#[http(NotFound)]
struct Borrowed<'a>(&'a str);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("local {0}")]
#[http(NotFound)]
struct NotSend(Rc<str>);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("cell")]
#[http(NotFound)]
struct NotSync(Cell<u8>);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("generic {0}")]
#[http(NotFound)]
struct Generic<T, const N: usize>(T)
where
    T: Debug + Display + Send + Sync;

#[derive(Debug, thiserror::Error, HttpError)]
enum Never {}

/// Leaves the answer to the user, who would get two of them otherwise.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("mine")]
#[http(NotFound, no_response)]
struct Mine;

impl axum::response::IntoResponse for Mine {
    fn into_response(self) -> axum::response::Response {
        axum::response::Response::default()
    }
}
impl actix_web::ResponseError for Mine {}
impl<'r, 'o: 'r> rocket::response::Responder<'r, 'o> for Mine {
    fn respond_to(self, _: &'r rocket::Request<'_>) -> rocket::response::Result<'o> {
        Err(rocket::http::Status::NotFound)
    }
}
impl poem::error::ResponseError for Mine {
    fn status(&self) -> http::StatusCode {
        http::StatusCode::NOT_FOUND
    }
}
impl salvo_core::Scribe for Mine {
    fn render(self, _: &mut salvo_core::Response) {}
}

#[test]
fn every_shape_answers() {
    fn all<T>()
    where
        T: axum::response::IntoResponse
            + actix_web::ResponseError
            + for<'r> rocket::response::Responder<'r, 'r>
            + Into<poem::Error>
            + salvo_core::Scribe,
    {
    }
    all::<Borrowed<'_>>();
    all::<NotSend>();
    all::<NotSync>();
    all::<Generic<String, 3>>();
    all::<Never>();
    all::<Mine>();
}

#[test]
fn an_error_that_cannot_ride_along_is_answered_all_the_same() {
    use axum::response::IntoResponse;

    let name = String::from("seven");
    for response in [Borrowed(&name).into_response(), NotSend("x".into()).into_response()] {
        assert_eq!(response.status(), 404);
        assert!(response.extensions().get::<statusquo::OriginalError>().is_none());
    }
    let error = poem::Error::from(NotSync(Cell::new(1)));
    assert_eq!((error.status().as_u16(), error.to_string()), (404, "cell".to_owned()));
    assert!(error.data::<statusquo::OriginalError>().is_none());

    let error = poem::Error::from(Generic::<_, 1>(5));
    let original = error.data::<statusquo::OriginalError>().unwrap();
    assert_eq!(original.downcast_ref::<Generic<i32, 1>>().unwrap().0, 5);
}

/// An error that went through the framework's own is the same as before.
#[test]
fn what_comes_back_from_a_frameworks_error_is_what_went_in() {
    use crate::cases::Wire;
    use statusquo::Answer;

    let errors: [fn() -> Wire; 3] = [
        || Wire::Header { realm: "books".to_owned() },
        || Wire::Typed { balance: 30, of: vec!["/account/1"] },
        || Wire::Vendor,
    ];
    for error in errors {
        let (before, poem, actix) = (error(), poem::Error::from(error()), actix_web::Error::from(error()));
        let before = Answer::of(&before);
        for after in [Answer::of(&poem), Answer::of(&actix)] {
            assert_eq!(after.body(), before.body());
            assert!(after.headers().eq(before.headers()));
            assert_eq!(after.status, before.status);
        }
    }
}
