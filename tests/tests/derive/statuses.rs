//! Where the status comes from: its spellings, defaults, guards, and fields that decide at run time.

use std::io::{self, ErrorKind};
use std::time::Duration;

use serde_json::json;
use statusquo::{HttpError, Level, StatusCode, nginx};

use super::{answer, detail, headers, json_of, one_header};

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Named {
    #[http(NotFound)]
    Variant,
    #[http(NOT_FOUND)]
    Constant,
    #[http(404)]
    Number,
    #[http(statusquo::StatusCode::NotFound)]
    Path,
    #[http(nginx::Status::ClientClosedRequest)]
    Vendor,
}

#[test]
fn a_status_is_the_same_in_every_spelling() {
    for error in [Named::Variant, Named::Constant, Named::Number, Named::Path] {
        assert_eq!((error.status(), error.reason()), (StatusCode::NotFound, "Not Found"), "{error:?}");
    }
}

#[test]
fn a_vendors_status_keeps_its_number_and_its_phrase() {
    assert_eq!((Named::Vendor.status().as_u16(), Named::Vendor.reason()), (499, "Client Closed Request"));
    assert_eq!(json_of(&Named::Vendor)["title"], "Client Closed Request");
    let answer = answer(Named::Vendor);
    assert_eq!((answer.status, answer.phrase.as_deref()), (499, Some("Client Closed Request")));
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
#[http(default = nginx::Status::NoResponse)]
enum Defaulted {
    Nothing,
    #[http(log = "warn")]
    OnlyALevel,
    #[http(NotFound)]
    ItsOwn,
    #[http(NotFound, when = *_0)]
    #[http(headers(retry_after = "5"))]
    Otherwise(bool),
}

#[test]
fn the_default_is_for_whoever_names_no_status() {
    assert_eq!((Defaulted::Nothing.status().as_u16(), Defaulted::Nothing.reason()), (444, "No Response"));
    assert_eq!((Defaulted::OnlyALevel.status().as_u16(), Defaulted::OnlyALevel.level()), (444, Level::Warn));
    assert_eq!(Defaulted::ItsOwn.status(), 404);
    assert_eq!(
        (Defaulted::Otherwise(true).status().as_u16(), headers(&Defaulted::Otherwise(true))),
        (404, vec![])
    );
    assert_eq!(Defaulted::Otherwise(false).status(), 444);
    assert_eq!(one_header(&Defaulted::Otherwise(false)), "5");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("disk")]
#[http(NotFound, when = source.kind() == ErrorKind::NotFound, headers(x_which = "first"))]
#[http(Forbidden, when = matches!(source.kind(), ErrorKind::PermissionDenied | ErrorKind::NotFound))]
#[http(nginx::Status::NoResponse, when = *retries > 3, headers(x_which = "third {retries}"), log = "off")]
#[http(InternalServerError, headers(x_which = "last"), detail = "sorry")]
struct Disk {
    source: io::Error,
    retries: u8,
}

#[test]
fn the_first_guard_that_holds_decides_everything() {
    let of = |kind: ErrorKind, retries| {
        let error = Disk { source: kind.into(), retries };
        let headers: Vec<String> = headers(&error).into_iter().map(|(_, value)| value).collect();
        (error.status().as_u16(), error.reason(), headers.concat(), error.level(), detail(&error))
    };
    let text = |text: &str| Some(text.to_owned());
    let first = (404, "Not Found", "first".to_owned(), Level::Debug, text("disk"));
    assert_eq!(of(ErrorKind::NotFound, 9), first);
    let second = (403, "Forbidden", String::new(), Level::Debug, text("disk"));
    assert_eq!(of(ErrorKind::PermissionDenied, 9), second);
    let third = (444, "No Response", "third 9".to_owned(), Level::Off, text("disk"));
    assert_eq!(of(ErrorKind::Other, 9), third);
    let last = (500, "Internal Server Error", "last".to_owned(), Level::Error, text("sorry"));
    assert_eq!(of(ErrorKind::Other, 0), last);
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("upstream")]
enum Dynamic {
    Code(#[http(status)] StatusCode),
    Number {
        #[http(status)]
        number: u16,
    },
    Http(#[http(status)] http::StatusCode, u8),
    #[http(log = "info", headers(x_code = "{0}"), title = "Upstream")]
    Vendor(#[http(status)] nginx::Status),
}

#[test]
fn a_field_can_decide_the_status() {
    let of = |error: &Dynamic| (error.status().as_u16(), error.reason());
    assert_eq!(of(&Dynamic::Code(StatusCode::Gone)), (410, "Gone"));
    assert_eq!(of(&Dynamic::Number { number: 404 }), (404, "Not Found"));
    assert_eq!(of(&Dynamic::Number { number: 599 }), (599, ""));
    assert_eq!(of(&Dynamic::Http(http::StatusCode::CONFLICT, 0)), (409, "Conflict"));
    let vendor = Dynamic::Vendor(nginx::Status::NoResponse);
    assert_eq!((of(&vendor), vendor.level()), ((444, "No Response"), Level::Info));
    assert_eq!(one_header(&vendor), "444 No Response");
    assert_eq!(json_of(&vendor), json!({ "title": "Upstream", "status": 444, "detail": "upstream" }));
}

#[test]
fn a_status_of_run_time_that_is_no_error_answers_500() {
    for number in [0, 1, 99, 100, 101, 200, 204, 299, 600, 799, 999, 1000, u16::MAX] {
        let answer = answer(Dynamic::Number { number });
        assert_eq!(answer.status, 500, "{number}");
        assert_eq!(answer.json(), json!({ "title": "Internal Server Error", "status": 500 }), "{number}");
        assert_eq!(answer.original.expect("it is there").status(), number);
    }
    for number in [300, 404, 418, 499, 599] {
        assert_eq!(answer(Dynamic::Number { number }).status, number);
    }
}

#[test]
fn the_teapot_may_answer() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("no coffee")]
    enum Teapot {
        #[http(ImATeapot)]
        Name,
        #[http(IM_A_TEAPOT)]
        Constant,
        #[http(418)]
        Number,
        #[http(statusquo::StatusCode::ImATeapot)]
        Path,
        #[http(ImATeapot, log = "off")]
        Silent,
    }

    for error in [Teapot::Name, Teapot::Constant, Teapot::Number, Teapot::Path, Teapot::Silent] {
        let answer = answer(error);
        assert_eq!(answer.status, 418);
        assert_eq!(answer.json(), json!({ "title": "I'm a teapot", "status": 418, "detail": "no coffee" }));
    }
}

#[test]
fn only_3xx_and_4xx_are_explained_to_clients_and_quiet_in_the_log() {
    for number in 0..=1000 {
        let error = Dynamic::Number { number };
        let is_of_client = (300..500).contains(&number);
        assert_eq!(detail(&error).is_some(), is_of_client, "{number}");
        assert_eq!(error.level(), if is_of_client { Level::Debug } else { Level::Error }, "{number}");
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("queue")]
#[http(TooManyRequests, when = self.0.lock().unwrap().len() > 1, detail = self.0.lock().unwrap().len())]
#[http(ServiceUnavailable)]
struct Queue(std::sync::Mutex<Vec<u8>>);

#[test]
fn an_expression_may_hold_what_a_guard_asks_for() {
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || send.send(detail(&Queue(vec![1, 2].into()))));
    let detail = receive.recv_timeout(Duration::from_secs(30)).expect("nobody waits for the lock");
    assert_eq!(detail.as_deref(), Some("2"));
}
