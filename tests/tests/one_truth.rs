//! What is sent is decided in one place: the parts of an answer belong together, whoever is asked for them and however
//! often, and nothing is shown that the status on the wire would hide.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::error::{InternalError, ResponseError};
use http::header::HeaderMap;
use poem::error::{BadGateway, ParseJsonError, StaticFileError};
use salvo_core::prelude::Scribe;
use statusquo::{Answer, HttpError, Level, Problem, StatusCode, ToResponse};

/// Answers otherwise each time that it is asked.
#[derive(Debug, Default)]
struct Fickle(AtomicUsize);

impl Fickle {
    fn is_calm(&self) -> bool {
        // Mixed, so that no order of questions gets the same answers each time.
        let asked = self.0.fetch_add(1, Ordering::Relaxed) as u32;
        asked.wrapping_mul(0x9e37_79b9).rotate_left(15).wrapping_mul(0x85eb_ca6b) >> 31 == 0
    }
}

#[derive(Debug, HttpError)]
enum Changing {
    #[http(NotFound, when = _0.is_calm(), detail = "not found", title = "Missing", headers(x_arm = "1"))]
    #[http(Conflict, when = _0.is_calm(), redact, log = "warn", headers(x_arm = "2"))]
    #[http(InternalServerError, headers(x_arm = "3"))]
    Guarded(Fickle),

    #[http(BadGateway, when = _0.0.is_calm(), headers(x_arm = "4"))]
    #[http(transparent)]
    Passed(Inner),
}

#[derive(Debug, HttpError)]
#[http(Gone, when = self.0.is_calm(), headers(x_arm = "5"))]
#[http(ServiceUnavailable, headers(x_arm = "6"))]
struct Inner(Fickle);

/// An implementation by hand whose status changes between two questions.
#[derive(Debug)]
struct ByHand(Fickle);

macro_rules! secret {
    ($($error:ty),*) => {$(
        impl fmt::Display for $error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("hunter2")
            }
        }

        impl std::error::Error for $error {}
    )*};
}
secret!(Changing, Inner, ByHand);

impl HttpError for ByHand {
    fn status(&self) -> StatusCode {
        if self.0.is_calm() { StatusCode::NotFound } else { StatusCode::InternalServerError }
    }
}

/// Number of the arm, status, and content: all that go together.
const ARMS: [(&str, u16, &str); 6] = [
    ("1", 404, r#"{"title":"Missing","status":404,"detail":"not found"}"#),
    ("2", 409, r#"{"title":"Conflict","status":409}"#),
    ("3", 500, r#"{"title":"Internal Server Error","status":500}"#),
    ("4", 502, r#"{"title":"Bad Gateway","status":502}"#),
    ("5", 410, r#"{"title":"Gone","status":410,"detail":"hunter2"}"#),
    ("6", 503, r#"{"title":"Service Unavailable","status":503}"#),
];

#[track_caller]
fn assert_one_arm(status: u16, fields: &HeaderMap, body: &[u8]) -> &'static str {
    let arm = fields["x-arm"].to_str().unwrap();
    let due = ARMS.iter().find(|(number, ..)| *number == arm).unwrap();
    assert_eq!((status, std::str::from_utf8(body).unwrap()), (due.1, due.2), "arm {arm}");
    due.0
}

#[test]
fn a_guard_is_evaluated_once_for_each_answer() {
    let mut seen = std::collections::BTreeSet::new();
    for error in [Changing::Guarded(Fickle::default()), Changing::Passed(Inner(Fickle::default()))] {
        for _ in 0..1000 {
            let response: http::Response<Vec<u8>> = error.to_response();
            let (parts, body) = response.into_parts();
            seen.insert(assert_one_arm(parts.status.as_u16(), &parts.headers, &body));

            let response = error.error_response();
            let fields = response.headers().iter();
            let fields: HeaderMap = fields
                .map(|(name, value)| {
                    let name: http::HeaderName = name.as_str().parse().unwrap();
                    (name, value.to_str().unwrap().parse().unwrap())
                })
                .collect();
            let status = response.status().as_u16();
            assert_one_arm(status, &fields, &response.into_body().try_into_bytes().unwrap());
        }
    }
    assert_eq!(seen.len(), ARMS.len(), "{seen:?}");
}

#[test]
fn a_problem_by_itself_is_of_one_arm_as_well() {
    for error in [Changing::Guarded(Fickle::default()), Changing::Passed(Inner(Fickle::default()))] {
        for _ in 0..1000 {
            let problem = serde_json::to_string(&error.problem()).unwrap();
            // The fields of `ARMS` are those of the answer; here the content alone has to be one of them.
            assert!(ARMS.iter().any(|(.., content)| *content == problem), "{problem}");
        }
    }
}

#[test]
fn an_implementation_by_hand_that_changes_its_mind_shows_nothing_that_its_status_hides() {
    let error = ByHand(Fickle::default());
    for _ in 0..1000 {
        let answer = Answer::of(&error);
        let body = String::from_utf8(answer.body()).unwrap();
        match answer.status {
            StatusCode::NotFound => {
                assert!(body.starts_with(r#"{"title":"Not Found","status":404"#), "{body}");
            }
            _ => assert_eq!(body, r#"{"title":"Internal Server Error","status":500}"#),
        }
    }
}

/// A phrase that would write header fields of its own.
#[derive(Debug, thiserror::Error)]
#[error("split")]
struct Split;

impl HttpError for Split {
    fn status(&self) -> StatusCode {
        StatusCode::Conflict
    }

    fn reason(&self) -> &'static str {
        "Conflict\r\nset-cookie: stolen=1"
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("boxed")]
#[http(transparent)]
struct Boxed(Box<dyn HttpError + Send + Sync>);

/// Beyond 100–599, with a phrase.
#[derive(Debug, thiserror::Error)]
#[error("beyond")]
struct Beyond(&'static str);

impl HttpError for Beyond {
    fn status(&self) -> StatusCode {
        StatusCode::from(799)
    }

    fn reason(&self) -> &'static str {
        self.0
    }
}

#[test]
fn a_reason_phrase_that_would_split_the_response_is_not_sent() {
    assert_eq!(Answer::of(&Split).reason, "Conflict");
    let boxed = Boxed(Box::new(Split));
    assert_eq!(Answer::of(&boxed).reason, "Conflict");
    assert_eq!(boxed.error_response().head().reason(), "Conflict");
    let response: http::Response<Vec<u8>> = boxed.to_response();
    assert!(response.extensions().get::<hyper::ext::ReasonPhrase>().is_none());
    // Without a phrase that can be sent, nobody has named this code.
    let sent = |error: &Beyond| (Answer::of(error).status.as_u16(), Answer::of(error).reason);
    assert_eq!(sent(&Beyond("Vault Asleep")), (799, "Vault Asleep"));
    assert_eq!(sent(&Beyond("")), (500, "Internal Server Error"));
    assert_eq!(sent(&Beyond("Vault\0Asleep")), (500, "Internal Server Error"));
    assert_eq!(Answer::of(&Beyond("Vault Asleep")).body(), br#"{"title":"Vault Asleep","status":799}"#);
}

#[test]
fn the_problem_is_in_the_extensions() {
    let response: http::Response<Vec<u8>> = Split.to_response();
    let problem = response.extensions().get::<Problem<'static>>().unwrap();
    assert_eq!(serde_json::to_vec(problem).unwrap(), *response.body());
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[http(transparent)]
struct Poem(#[from] poem::Error);

/// Status, case, level and content of what passes on an error of poem's.
fn of_poem(error: poem::Error) -> (u16, &'static str, Level, String) {
    let outer = Poem(error);
    let answer = Answer::of(&outer);
    assert!(answer.headers().all(|(name, _)| name == "content-type"), "{answer:?}");
    let body = String::from_utf8(answer.body()).unwrap();
    (answer.status.as_u16(), outer.case(), outer.level(), body)
}

fn no_json() -> ParseJsonError {
    ParseJsonError::Parse(serde_json::from_str::<u8>("secret").unwrap_err())
}

#[test]
fn under_another_status_a_known_error_of_poem_is_a_stranger() {
    let hidden = |status: u16, phrase| {
        (status, "Error", Level::Error, format!(r#"{{"title":"{phrase}","status":{status}}}"#))
    };
    assert_eq!(of_poem(BadGateway(no_json())), hidden(502, "Bad Gateway"));
    let internal = poem::http::StatusCode::INTERNAL_SERVER_ERROR;
    let forbidden = || StaticFileError::Forbidden("/srv/secret".to_owned());
    assert_eq!(of_poem(poem::Error::new(forbidden(), internal)), hidden(500, "Internal Server Error"));
    let range = StaticFileError::RangeNotSatisfiable { size: 7 };
    assert_eq!(of_poem(poem::Error::new(range, internal)), hidden(500, "Internal Server Error"));
    let context = anyhow::Error::new(no_json()).context("secret");
    assert_eq!(of_poem(context.into()), hidden(500, "Internal Server Error"));
    // An error of ours inside of one of poem's inside of another.
    let inner = poem::Error::from(Inner(Fickle::default()));
    assert_eq!(of_poem(BadGateway(inner)), hidden(502, "Bad Gateway"));

    // Under a status of the client's it says what poem would say.
    let teapot = poem::http::StatusCode::CONFLICT;
    let (status, case, level, body) = of_poem(poem::Error::new(no_json(), teapot));
    assert_eq!((status, case, level), (409, "Error", Level::Debug));
    assert!(body.starts_with(r#"{"title":"Conflict","status":409,"detail":"parse error"#), "{body}");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("hunter2")]
enum Own {
    #[http(NotFound, detail = "nothing")]
    Shown,
    #[http(NotFound, redact)]
    Redacted,
}

#[test]
fn what_middleware_of_poem_has_an_error_say_is_said() {
    let say = |error: poem::Error| {
        let mut error = error;
        error.set_error_message("said by middleware");
        of_poem(error).3
    };
    let conflict = poem::http::StatusCode::CONFLICT;
    assert_eq!(
        say(poem::Error::from_string("no", conflict)),
        r#"{"title":"Conflict","status":409,"detail":"said by middleware"}"#
    );
    assert_eq!(
        say(no_json().into()),
        r#"{"title":"Bad Request","status":400,"detail":"said by middleware"}"#
    );
    assert_eq!(say(BadGateway(no_json())), r#"{"title":"Bad Gateway","status":502}"#);

    assert_eq!(say(Own::Shown.into()), r#"{"title":"Not Found","status":404,"detail":"said by middleware"}"#);
    assert_eq!(say(Own::Redacted.into()), r#"{"title":"Not Found","status":404}"#);
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[http(transparent)]
struct Actix(#[from] actix_web::Error);

/// Fields of a success, as a handler has set them for it.
const OF_SUCCESS: [(&str, &str); 8] = [
    ("age", "7"),
    ("cache-control", "public, max-age=31536000"),
    ("cdn-cache-control", "max-age=60"),
    ("expires", "Thu, 26 Nov 2026 10:00:00 GMT"),
    ("location", "/books/8"),
    ("refresh", "0; url=/books"),
    ("x-accel-redirect", "/internal/file"),
    ("x-sendfile", "/srv/file"),
];

/// Fields that hold whatever becomes of the request.
const OF_THE_EXCHANGE: [(&str, &str); 6] = [
    ("access-control-allow-origin", "*"),
    ("set-cookie", "session=1"),
    ("strict-transport-security", "max-age=31536000"),
    ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    ("vary", "origin"),
    ("x-request-id", "7"),
];

#[test]
fn a_failure_inherits_nothing_that_was_said_of_a_success() {
    let mut response = salvo_core::http::Response::new();
    for (name, value) in OF_SUCCESS.into_iter().chain(OF_THE_EXCHANGE) {
        response.add_header(name, value, false).unwrap();
    }
    statusquo::RouteError::NotFound.render(&mut response);
    let mut names: Vec<&str> = response.headers().keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    let mut due: Vec<&str> = OF_THE_EXCHANGE.iter().map(|(name, _)| *name).chain(["content-type"]).collect();
    due.sort_unstable();
    assert_eq!(names, due);

    // Whoever forbids to store anything means failures as well.
    let mut response = salvo_core::http::Response::new();
    response.add_header("cache-control", "private, No-Store", false).unwrap();
    statusquo::RouteError::NotFound.render(&mut response);
    assert_eq!(response.headers()["cache-control"], "private, No-Store");
}

const OF_OTHER_CONTENT: [(&str, &str); 11] = [
    ("accept-ranges", "bytes"),
    ("content-digest", "sha-256=:d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk=:"),
    ("content-disposition", "attachment"),
    ("content-encoding", "gzip"),
    ("content-language", "de"),
    ("content-location", "/books/7.pdf"),
    ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
    ("content-range", "bytes 0-1/2"),
    ("etag", "\"v1\""),
    ("last-modified", "Sat, 25 Jul 2026 10:00:00 GMT"),
    ("repr-digest", "sha-256=:d435Qo+nKZ+gLcUHn7GQtQ72hiBVAgqoLsZnZPiTGPk=:"),
];

#[test]
fn what_actix_said_of_the_old_content_does_not_stand_beside_the_new() {
    let passed_on = |status: u16| {
        let status = actix_web::http::StatusCode::from_u16(status).unwrap();
        let mut response = HttpResponse::build(status);
        for field in OF_OTHER_CONTENT.into_iter().chain([("set-cookie", "a=b"), ("retry-after", "5")]) {
            response.append_header(field);
        }
        let response = response.content_type("text/html").body("<p>");
        let error = Actix(InternalError::from_response("cause", response).into());
        let answer = Answer::of(&error);
        let mut names: Vec<String> = answer.headers().map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names
    };
    // RFC 9111 section 7.3: caches may keep a 404, cookie and all.
    assert_eq!(passed_on(404), ["cache-control", "content-type", "retry-after", "set-cookie"]);
    // RFC 9110 sections 15.5.17 and 15.4.5.
    assert_eq!(
        passed_on(416),
        ["accept-ranges", "content-range", "content-type", "retry-after", "set-cookie"]
    );
    assert_eq!(passed_on(304), ["content-location", "etag", "last-modified", "retry-after", "set-cookie"]);
}

#[test]
fn a_connection_that_actix_closes_is_closed_by_what_is_passed_on() {
    let response = HttpResponse::BadRequest().force_close().finish();
    let error = Actix(InternalError::from_response("cause", response).into());
    assert_eq!(Answer::of(&error).headers().next(), Some(("connection", "close")));
}

#[test]
fn no_other_status_shows_a_text_than_those_of_clients() {
    for code in (300..1000).chain([0, 99, 200]) {
        let due = (300..500).contains(&code);
        let shown = |answer: &Answer<'_>| answer.problem().is_some_and(|p| p.detail.is_some());
        let salvo = http::StatusCode::from_u16(code).map(|code| {
            let mut salvo = salvo_core::http::StatusError::bad_request().brief("hunter2");
            salvo.code = code;
            salvo
        });
        if let Ok(salvo) = &salvo {
            assert_eq!(shown(&Answer::of(salvo)), due && code != 304, "salvo, {code}");
        }
        let actix = actix_web::http::StatusCode::from_u16(code)
            .map(|code| Actix(InternalError::new("hunter2", code).into()));
        if let Ok(actix) = &actix {
            assert_eq!(shown(&Answer::of(actix)), due && code != 304, "actix, {code}");
        }
        let poem = poem::http::StatusCode::from_u16(code)
            .map(|code| Poem(poem::Error::from_string("hunter2", code)));
        if let Ok(poem) = &poem {
            assert_eq!(shown(&Answer::of(poem)), due && code != 304, "poem, {code}");
        }
        for answer in [
            salvo.as_ref().ok().map(|e| Answer::of(e).status),
            actix.as_ref().ok().map(|e| Answer::of(e).status),
        ] {
            let Some(status) = answer else { continue };
            assert_eq!(status.as_u16(), if (300..600).contains(&code) { code } else { 500 });
        }
    }
}
