//! What a framework has made of an error, and another error passes on: nothing of it is lost, and nothing is made up.

use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::error::{ErrorConflict, InternalError, ResponseError};
use statusquo::{HttpError, nginx};

#[derive(Debug, thiserror::Error, HttpError)]
enum Inner {
    #[error("token expired")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer", x_reason = "expired", set_cookie = "a=b"))]
    Expired,
    #[error("{0} has moved")]
    #[http(Found, headers(location = "/books/{0}", cache_control = "no-store"))]
    Moved(u8),
    #[error("closed")]
    #[http(nginx::Status::ClientClosedRequest, type = "https://example.com/closed")]
    Closed,
    #[error("database down: secret")]
    #[http(ServiceUnavailable, headers(retry_after = 5))]
    Storage,
    #[error("unchanged")]
    #[http(NotModified, headers(etag = "\"a\""))]
    Unchanged,
}

/// It does not ride in the response, nor in poem's error.
#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[http(transparent, no_original)]
struct Forgotten(Inner);

#[derive(Debug, thiserror::Error, HttpError)]
enum Actix {
    #[error(transparent)]
    #[http(transparent)]
    Any(#[from] actix_web::Error),
}

#[derive(Debug, thiserror::Error, HttpError)]
enum Poem {
    #[error(transparent)]
    #[http(transparent)]
    Any(#[from] poem::Error),
}

const ALL: [fn() -> Inner; 5] =
    [|| Inner::Expired, || Inner::Moved(7), || Inner::Closed, || Inner::Storage, || Inner::Unchanged];

/// Status, phrase, fields and content.
type Told = (u16, String, Vec<(String, String)>, String);

fn of_actix(response: HttpResponse) -> Told {
    let header = |(name, value): (&actix_web::http::header::HeaderName, _)| {
        let value: &actix_web::http::header::HeaderValue = value;
        (name.to_string(), value.to_str().unwrap().to_owned())
    };
    let mut headers: Vec<_> = response.headers().iter().map(header).collect();
    headers.sort();
    let (status, reason) = (response.status().as_u16(), response.head().reason().to_owned());
    let body = response.into_body().try_into_bytes().unwrap();
    (status, reason, headers, String::from_utf8(body.to_vec()).unwrap())
}

fn of_poem(error: poem::Error) -> Told {
    let response = error.into_response();
    let mut headers: Vec<_> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    let status = response.status();
    let phrase = response.extensions().get::<hyper::ext::ReasonPhrase>();
    let phrase = phrase.map_or_else(
        || status.canonical_reason().unwrap_or_default().to_owned(),
        |phrase| String::from_utf8(phrase.as_bytes().to_vec()).unwrap(),
    );
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let body = runtime.block_on(response.into_body().into_string()).unwrap();
    (status.as_u16(), phrase, headers, body)
}

#[test]
fn through_actix_an_error_stays_as_it_was() {
    for error in ALL {
        let passed_on = Actix::from(actix_web::Error::from(error()));
        let twice = Actix::from(actix_web::Error::from(Actix::from(actix_web::Error::from(error()))));
        let direct = of_actix(error().error_response());
        assert_eq!(passed_on.status_code().as_u16(), direct.0);
        assert_eq!(of_actix(passed_on.error_response()), direct);
        assert_eq!(of_actix(twice.error_response()), direct);
    }
}

#[test]
fn through_poem_an_error_stays_as_it_was() {
    for error in ALL {
        let direct = of_poem(error().into());
        assert_eq!(of_poem(Poem::from(poem::Error::from(error())).into()), direct);
        assert_eq!(of_poem(Poem::from(poem::Error::from(Forgotten(error()))).into()), direct);
        let twice = Poem::from(poem::Error::from(Poem::from(poem::Error::from(error()))));
        assert_eq!(of_poem(twice.into()), direct);
    }
}

#[test]
fn a_response_that_can_be_taken_once_is_taken_once() {
    let outer =
        |response| Actix::from(actix_web::Error::from(InternalError::from_response("cause", response)));

    let error = outer(HttpResponse::Conflict().finish());
    assert_eq!(error.status_code(), 409);
    let (status, reason, _, body) = of_actix(error.error_response());
    assert_eq!((status, &*reason), (409, "Conflict"));
    assert_eq!(body, r#"{"title":"Conflict","status":409}"#);

    let response = HttpResponse::TooManyRequests()
        .insert_header(("retry-after", "5"))
        .content_type("text/plain")
        .body("told");
    let (_, _, headers, body) = of_actix(outer(response).error_response());
    assert_eq!(headers[1], ("retry-after".to_owned(), "5".to_owned()));
    assert_eq!(body, r#"{"title":"Too Many Requests","status":429,"detail":"told"}"#);
}

/// It says in its response what it is, and nowhere else.
#[derive(Debug)]
struct OnlyResponse(u16, &'static str);

impl std::fmt::Display for OnlyResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("for nobody")
    }
}

impl ResponseError for OnlyResponse {
    fn error_response(&self) -> HttpResponse {
        let status = actix_web::http::StatusCode::from_u16(self.0).unwrap();
        let body = r#"{"type":"https://example.com/busy","title":"Busy","status":1,"detail":"come back"}"#;
        let body = if self.1.to_lowercase().starts_with("text") { "come back" } else { body };
        HttpResponse::build(status)
            .content_type(self.1)
            .append_header(("x-a", "1"))
            .append_header(("x-a", "2"))
            .body(body)
    }
}

#[test]
fn the_response_counts_and_not_what_else_the_error_says() {
    let told = |status, content_type| {
        of_actix(Actix::from(actix_web::Error::from(OnlyResponse(status, content_type))).error_response())
    };
    let problem = r#"{"type":"https://example.com/busy","title":"Busy","status":409,"detail":"come back"}"#;
    let text = r#"{"title":"Conflict","status":409,"detail":"come back"}"#;
    for (content_type, body) in [
        ("text/plain", text),
        ("Text/Plain; charset=utf-8", text),
        ("application/problem+json", problem),
        ("application/problem+json; charset=utf-8", problem),
        ("application/json", r#"{"title":"Conflict","status":409}"#),
    ] {
        let (status, _, headers, told) = told(409, content_type);
        assert_eq!((status, &*told), (409, body), "{content_type}");
        let fields = headers.iter().filter(|(name, _)| name == "x-a");
        assert_eq!(fields.map(|(_, value)| &**value).collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(headers.iter().filter(|(name, _)| name == "content-type").count(), 1);
    }
    // Nobody chose to show the text of a server's fault; and a success is no error.
    assert_eq!(told(500, "text/plain").3, r#"{"title":"Internal Server Error","status":500}"#);
    assert_eq!(told(200, "text/plain").3, r#"{"title":"Internal Server Error","status":500}"#);
}

#[test]
fn texts_for_clients_stay() {
    let conflict = Actix::from(ErrorConflict("conflicting"));
    assert_eq!(
        of_actix(conflict.error_response()).3,
        r#"{"title":"Conflict","status":409,"detail":"conflicting"}"#
    );

    let told = |error: poem::Error| of_poem(Poem::from(error).into()).3;
    let forbidden = poem::http::StatusCode::FORBIDDEN;
    assert_eq!(
        told(poem::Error::from_string("not for you", forbidden)),
        r#"{"title":"Forbidden","status":403,"detail":"not for you"}"#
    );
    assert_eq!(
        told(poem::error::Conflict(std::io::Error::other("conflicting"))),
        r#"{"title":"Conflict","status":409,"detail":"conflicting"}"#
    );
    assert_eq!(
        told(poem::error::MethodNotAllowedError.into()),
        r#"{"title":"Method Not Allowed","status":405,"detail":"method not allowed"}"#
    );
    assert_eq!(
        told(poem::error::InternalServerError(std::io::Error::other("secret"))),
        r#"{"title":"Internal Server Error","status":500}"#
    );
}

/// Has a source.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("disk")]
#[http(InsufficientStorage)]
struct Disk(#[source] std::io::Error);

#[test]
fn an_error_of_poem_shows_what_the_one_inside_does() {
    use std::error::Error;

    let error = poem::Error::from(Inner::Storage);
    assert_eq!((error.to_string(), error.status().as_u16()), ("database down: secret".to_owned(), 503));
    assert_eq!(poem::Error::from(Forgotten(Inner::Storage)).to_string(), "database down: secret");
    assert!(error.source().is_some_and(|inside| inside.source().is_none()));

    assert_eq!((HttpError::case(&error), HttpError::level(&error)), ("Storage", statusquo::Level::Error));

    let error = poem::Error::from(Disk(std::io::Error::other("full")));
    let source = error.source().and_then(Error::source).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("full"));
}

/// A `Display` that fails in the middle.
#[derive(Debug)]
struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("half")?;
        Err(std::fmt::Error)
    }
}

impl std::error::Error for Broken {}

impl HttpError for Broken {
    fn status(&self) -> statusquo::StatusCode {
        statusquo::StatusCode::NotFound
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[http(transparent, no_original)]
struct HalfSaid(Broken);

#[test]
fn a_display_that_fails_is_no_reason_to_panic() {
    let half = r#"{"title":"Not Found","status":404,"detail":"half"}"#;
    assert_eq!(of_poem(HalfSaid(Broken).into()).3, half);
    assert_eq!(of_actix(HalfSaid(Broken).error_response()).3, half);
}
