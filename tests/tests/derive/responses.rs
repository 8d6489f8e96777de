//! A whole response of axum, the original error in its extensions, `no_original` and `no_response`.

use std::rc::Rc;
use std::sync::Arc;

use axum::response::IntoResponse;
use http::header::CONTENT_TYPE;
use statusquo::HttpError;

use super::{NoSuchBook, answer};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("no book with id {0}")]
#[http(NotFound, headers(x_id = "{0}"))]
struct Plain(u8);

#[test]
fn a_response_has_status_fields_and_a_problem() {
    let answer = answer(Plain(7));
    assert_eq!((answer.status, answer.phrase.as_deref()), (404, None));
    assert_eq!(answer.headers[CONTENT_TYPE], "application/problem+json");
    assert_eq!(answer.headers["x-id"], "7");
    assert_eq!(answer.headers.len(), 2);
    assert_eq!(answer.body, r#"{"title":"Not Found","status":404,"detail":"no book with id 7"}"#);
}

#[test]
fn the_original_error_rides_along() {
    let original = answer(Plain(7)).original.expect("it can be sent to other threads");
    assert_eq!(original.downcast_ref::<Plain>().map(|plain| plain.0), Some(7));
    assert!(original.downcast_ref::<NoSuchBook>().is_none());
    assert_eq!((original.status().as_u16(), original.to_string()), (404, "no book with id 7".to_owned()));
    assert_eq!(format!("{original:?}"), "OriginalError(Plain(7))");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{0}")]
#[http(NotFound)]
struct NotSend(Rc<str>);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("{0}")]
#[http(NotFound)]
struct Borrowed<'a>(&'a str);

#[derive(Debug, thiserror::Error, HttpError)]
#[error("generic")]
#[http(NotFound)]
struct Generic<T>(T);

#[test]
fn an_error_that_cannot_ride_along_is_answered_all_the_same() {
    let text = "local".to_owned();
    for (answer, detail) in [
        (answer(NotSend(Rc::from("rc"))), "rc"),
        (answer(Borrowed(&text)), "local"),
        (answer(Generic(Rc::new(5))), "generic"),
    ] {
        assert_eq!((answer.status, answer.json()["detail"].as_str()), (404, Some(detail)));
        assert!(answer.original.is_none());
    }
}

#[test]
fn no_original_drops_the_error_before_the_response_goes_out() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("held")]
    #[http(NotFound, no_original, headers(x_held = "yes"))]
    struct Held(Arc<()>);

    let resource = Arc::new(());
    let answer = answer(Held(Arc::clone(&resource)));
    assert_eq!((answer.status, answer.json()["detail"].as_str()), (404, Some("held")));
    assert_eq!(answer.headers["x-held"], "yes");
    assert!(answer.original.is_none());
    assert_eq!(Arc::strong_count(&resource), 1);
}

#[test]
fn no_response_leaves_the_response_to_the_user() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("error")]
    #[http(no_response, NotFound)]
    struct Own;

    impl IntoResponse for Own {
        fn into_response(self) -> axum::response::Response {
            (axum::http::StatusCode::IM_A_TEAPOT, self.reason()).into_response()
        }
    }

    let answer = answer(Own);
    assert_eq!((answer.status, answer.body.as_str()), (418, "Not Found"));
}
