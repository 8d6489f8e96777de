//! Errors without a type of their own, as handlers of five frameworks return them: reports, boxes, what middleware kept,
//! and problems.

use std::error::Error;
use std::sync::Arc;

use actix_web::body::MessageBody;
use statusquo::{Answer, HttpError, OrStatus, OriginalError, Problem, Report, RouteError, StatusCode};

/// Status, `allow` and content.
type Told = (u16, Option<String>, String);

fn text(body: impl AsRef<[u8]>) -> String {
    String::from_utf8(body.as_ref().to_vec()).unwrap()
}

fn of_axum(error: impl axum::response::IntoResponse) -> Told {
    let response = error.into_response();
    assert!(response.extensions().get::<OriginalError>().is_some());
    let (parts, body) = response.into_parts();
    let body = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(axum::body::to_bytes(body, 10_000))
        .unwrap();
    (parts.status.as_u16(), parts.headers.get("allow").map(|value| text(value.as_bytes())), text(body))
}

fn of_actix(error: impl actix_web::ResponseError + 'static) -> Told {
    // As the framework does it with what a handler returns.
    let error = actix_web::Error::from(error);
    let response = error.error_response();
    assert_eq!(response.status(), error.as_response_error().status_code());
    let allow = response.headers().get("allow").map(|value| text(value.as_bytes()));
    (response.status().as_u16(), allow, text(response.into_body().try_into_bytes().unwrap()))
}

fn of_rocket<'r>(
    error: impl rocket::response::Responder<'r, 'static>,
    client: &'r rocket::local::blocking::Client,
) -> Told {
    let request: &'r rocket::local::blocking::LocalRequest<'r> = Box::leak(Box::new(client.get("/")));
    let mut response = error.respond_to(request.inner()).unwrap();
    let allow = response.headers().get_one("allow").map(ToOwned::to_owned);
    let body = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(response.body_mut().to_bytes());
    (response.status().code, allow, text(body.unwrap()))
}

fn of_poem(error: impl poem::IntoResponse) -> Told {
    let response = error.into_response();
    let (status, allow) = (response.status().as_u16(), response.header("allow").map(ToOwned::to_owned));
    let body = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(response.into_body().into_bytes())
        .unwrap();
    (status, allow, text(body))
}

fn of_salvo(error: impl salvo_core::writing::Scribe) -> Told {
    let mut response = salvo_core::http::Response::new();
    error.render(&mut response);
    let salvo_core::http::ResBody::Once(body) = response.take_body() else { panic!() };
    let allow = response.headers().get("allow").map(|value| text(value.as_bytes()));
    (response.status_code.unwrap().as_u16(), allow, text(body))
}

/// The same in all five.
macro_rules! told {
    ($error:expr) => {{
        let client =
            rocket::local::blocking::Client::untracked(rocket::build().configure(rocket::Config {
                log_level: rocket::config::LogLevel::Off,
                ..Default::default()
            }));
        let client: &'static _ = Box::leak(Box::new(client.unwrap()));
        let told = of_axum($error);
        assert_eq!(of_actix($error), told, "actix-web");
        assert_eq!(of_rocket($error, client), told, "rocket");
        assert_eq!(of_poem($error), told, "poem");
        assert_eq!(of_salvo($error), told, "salvo");
        told
    }};
}

fn due(error: &dyn HttpError) -> Told {
    let answer = Answer::of(error);
    let allow = answer.headers().find(|(name, _)| *name == "allow").map(|(_, value)| value.to_owned());
    (answer.status.as_u16(), allow, text(answer.body()))
}

#[test]
fn a_report_answers_as_the_error_that_it_was_made_of() {
    fn question() -> Result<(), Report> {
        Err(RouteError::NotFound)?;
        Ok(())
    }
    let route = RouteError::wrong_method("GET");
    assert_eq!(told!(Report::from(RouteError::wrong_method("GET"))), due(&route));
    assert_eq!(told!(question().unwrap_err()), due(&RouteError::NotFound));
}

#[test]
fn what_has_no_status_gets_one_and_hides_by_the_usual_rule() {
    let no_number = || "five".parse::<u8>().or_status(StatusCode::BadRequest).unwrap_err();
    let detail = r#"{"title":"Bad Request","status":400,"detail":"invalid digit found in string"}"#;
    assert_eq!(told!(no_number()), (400, None, detail.to_owned()));

    let anyhow = || Err::<(), _>(anyhow::anyhow!("hunter2").context("hunter3")).or_status(500).unwrap_err();
    let hidden = r#"{"title":"Internal Server Error","status":500}"#;
    assert_eq!(told!(anyhow()), (500, None, hidden.to_owned()));

    let missing = || None::<()>.or_status(StatusCode::NotFound).unwrap_err();
    assert_eq!(told!(missing()), (404, None, r#"{"title":"Not Found","status":404}"#.to_owned()));

    // A status that reports no error.
    assert_eq!(told!(Report::new(204, "hunter2")).0, 500);
}

#[test]
fn a_question_mark_keeps_the_status_of_an_error_that_knows_it() {
    fn inner() -> Result<(), Report> {
        Err(RouteError::wrong_method("PUT"))?;
        Ok(())
    }
    fn outer() -> Result<(), Report> {
        inner()?;
        Ok(())
    }
    assert_eq!(told!(outer().unwrap_err()), due(&RouteError::wrong_method("PUT")));
}

#[test]
fn errors_behind_pointers_are_answers() {
    let route = due(&RouteError::wrong_method("GET"));
    let boxed = || -> Box<dyn HttpError + Send + Sync> { Box::new(RouteError::wrong_method("GET")) };
    assert_eq!(told!(boxed()), route);
    assert_eq!(told!(Report::from(boxed())), route);
    assert_eq!(told!(OriginalError::new(RouteError::wrong_method("GET"))), route);
    let shared: Arc<dyn HttpError + Send + Sync> = Arc::new(RouteError::wrong_method("GET"));
    assert_eq!(told!(Report::from(Arc::clone(&shared))), route);
    assert_eq!(told!(OriginalError::from(Arc::clone(&shared))), route);
}

#[test]
fn a_problem_is_answered_as_it_is() {
    let problem = || Problem::new(StatusCode::Gone).detail("sold out").code("gone").extension("shelf", 7);
    let json = r#"{"title":"Gone","status":410,"detail":"sold out","code":"gone","shelf":7}"#;
    assert_eq!(told!(problem()), (410, None, json.to_owned()));
    // One of a client's may be without a status, or have one that reports no error.
    let read = |json: &str| Problem::from_json(json.as_bytes()).unwrap();
    let hidden = r#"{"title":"Internal Server Error","status":500}"#;
    for json in [r#"{"detail":"hunter2"}"#, r#"{"status":204,"detail":"hunter2"}"#] {
        assert_eq!(told!(read(json)), (500, None, hidden.to_owned()), "{json}");
    }
}

#[test]
fn what_a_response_keeps_is_the_error_itself() {
    use axum::response::IntoResponse;

    let kept =
        |response: axum::response::Response| response.extensions().get::<OriginalError>().cloned().unwrap();
    let boxed: Box<dyn HttpError + Send + Sync> = Box::new(RouteError::NotFound);
    for original in [
        kept(Report::from(RouteError::NotFound).into_response()),
        kept(boxed.into_response()),
        kept(OriginalError::new(RouteError::NotFound).into_response()),
        OriginalError::from(Report::from(OriginalError::new(RouteError::NotFound))),
    ] {
        assert_eq!(original.downcast_ref(), Some(&RouteError::NotFound));
    }
}

#[test]
fn a_report_prints_its_chain_for_people() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("cannot read the shelf")]
    #[http(InternalServerError)]
    struct Unreadable(#[http(source)] Box<dyn Error + Send + Sync>);

    let report = Report::from(Unreadable(anyhow::anyhow!("disk").context("shelf 7").into()));
    assert_eq!(format!("{report}"), "cannot read the shelf");
    assert_eq!(format!("{report:?}"), "500 cannot read the shelf\n  because: shelf 7\n  because: disk");
}
