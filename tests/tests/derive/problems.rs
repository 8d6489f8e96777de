//! The body: `type`, `title`, `detail`, `extend`, `expose` and `redact`; and the level of the log.

use serde_json::json;
use statusquo::{HttpError, Level};

use super::json_of;

#[derive(Debug, thiserror::Error, HttpError)]
#[error("display")]
#[http(problem_base = "https://example.com/problems/")]
enum Problems {
    #[http(NotFound)]
    NoSuchBook,
    #[http(NotFound, type = "tag:example.com,2026:other", title = "Another title")]
    Typed,
    #[http(Conflict, detail = "detail {0}")]
    Detailed(u8),
    #[http(Conflict, redact)]
    Redacted(#[http(extend = "hidden")] u8),
    #[http(InternalServerError)]
    Server(#[http(extend = "hidden")] u8),
    #[http(InternalServerError, expose)]
    Exposed(#[http(extend = "shown")] u8),
    #[http(InternalServerError, detail = "detail")]
    ServerDetailed(#[http(extend = "shown")] u8),
    #[http(UnprocessableContent)]
    Extended {
        #[http(extend)]
        text: String,
        #[http(extend = "list")]
        numbers: Vec<u8>,
        #[http(extend)]
        nothing: Option<u8>,
        #[http(extend = "not_json")]
        map: std::collections::BTreeMap<(u8, u8), u8>,
        other: u8,
    },
    #[http(NotFound)]
    HTTPError2,
    #[http(NotFound)]
    Größe,
}

#[test]
fn a_problem_says_what_the_options_say() {
    let of = |error: Problems| json_of(&error);
    let base = "https://example.com/problems/";
    assert_eq!(
        of(Problems::NoSuchBook),
        json!({ "type": format!("{base}no-such-book"), "title": "Not Found", "status": 404, "detail": "display" })
    );
    assert_eq!(
        of(Problems::Typed),
        json!({
            "type": "tag:example.com,2026:other", "title": "Another title", "status": 404, "detail": "display",
        })
    );
    assert_eq!(
        of(Problems::Detailed(5)),
        json!({ "type": format!("{base}detailed"), "title": "Conflict", "status": 409, "detail": "detail 5" })
    );
    assert_eq!(
        of(Problems::Redacted(5)),
        json!({ "type": format!("{base}redacted"), "title": "Conflict", "status": 409 })
    );
    assert_eq!(
        of(Problems::Server(5)),
        json!({ "type": format!("{base}server"), "title": "Internal Server Error", "status": 500 })
    );
    assert_eq!(
        of(Problems::Exposed(5)),
        json!({
            "type": format!("{base}exposed"), "title": "Internal Server Error", "status": 500,
            "detail": "display", "shown": 5,
        })
    );
    assert_eq!(
        of(Problems::ServerDetailed(5)),
        json!({
            "type": format!("{base}server-detailed"), "title": "Internal Server Error", "status": 500,
            "detail": "detail", "shown": 5,
        })
    );
    let map = [((1, 2), 3)].into();
    let extended =
        Problems::Extended { text: "t".to_owned(), numbers: vec![1], nothing: None, map, other: 9 };
    assert!(matches!(extended, Problems::Extended { other: 9, .. }));
    assert_eq!(
        of(extended),
        json!({
            "type": format!("{base}extended"), "title": "Unprocessable Content", "status": 422,
            "detail": "display", "text": "t", "list": [1],
        })
    );
    assert_eq!(of(Problems::HTTPError2)["type"], format!("{base}http-error2"));
    assert_eq!(of(Problems::Größe)["type"], format!("{base}gr%C3%B6%C3%9Fe"));
}

#[test]
fn without_options_a_problem_has_no_type() {
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("display")]
    #[http(Gone)]
    struct Plain;

    let text = serde_json::to_string(&Plain.problem()).expect("problems can be written");
    assert_eq!(text, r#"{"title":"Gone","status":410,"detail":"display"}"#);
    assert_eq!(Plain.problem().r#type, "about:blank");
}

#[derive(Debug, thiserror::Error, HttpError)]
#[error("error")]
enum Levels {
    #[http(NotFound)]
    Client,
    #[http(BadGateway)]
    Server,
    #[http(NotFound, log = "error")]
    Error,
    #[http(BadGateway, log = "warn")]
    Warn,
    #[http(BadGateway, log = "info")]
    Info,
    #[http(BadGateway, log = "debug")]
    Debug,
    #[http(BadGateway, log = "trace")]
    Trace,
    #[http(BadGateway, log = "off")]
    Off,
}

#[test]
fn the_level_follows_from_the_status_unless_told_otherwise() {
    assert_eq!(Levels::Client.level(), Level::Debug);
    assert_eq!(Levels::Server.level(), Level::Error);
    assert_eq!(Levels::Error.level(), Level::Error);
    assert_eq!(Levels::Warn.level(), Level::Warn);
    assert_eq!(Levels::Info.level(), Level::Info);
    assert_eq!(Levels::Debug.level(), Level::Debug);
    assert_eq!(Levels::Trace.level(), Level::Trace);
    assert_eq!(Levels::Off.level(), Level::Off);
}
