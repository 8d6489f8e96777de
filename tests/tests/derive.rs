//! What each option of `#[derive(HttpError)]` does: to the methods of the trait, to the body, and to a response.

#![allow(
    clippy::needless_borrows_for_generic_args,
    clippy::redundant_allocation,
    clippy::trivially_copy_pass_by_ref,
    reason = "what is tested is that references and pointers of every kind work"
)]

use std::io::{self, ErrorKind};
use std::sync::Arc;
use std::time::Duration;

use axum::response::IntoResponse;
use http::header::{CONTENT_TYPE, HeaderMap};
use serde_json::{Value, json};
use statusquo::{HttpError, Level, OriginalError, StatusCode, nginx};

type AnyError = Box<dyn HttpError + Send + Sync>;

fn headers(error: &dyn HttpError) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    error.headers(&mut |name, value| headers.push((name, value.to_string())));
    headers
}

fn one_header(error: &dyn HttpError) -> String {
    let headers = headers(error);
    assert_eq!(headers.len(), 1, "{headers:?}");
    headers[0].1.clone()
}

fn json_of(error: &dyn HttpError) -> Value {
    serde_json::to_value(error.problem()).expect("problems can be written")
}

fn detail(error: &dyn HttpError) -> Option<String> {
    error.problem().detail.map(Into::into)
}

/// An axum response, with the whole body.
struct Answer {
    status: u16,
    headers: HeaderMap,
    /// If it is not the one that the crate `http` knows.
    phrase: Option<String>,
    original: Option<OriginalError>,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the body is JSON")
    }

    /// Everything that a client can read.
    fn text(&self) -> String {
        format!("{} {:?}\n{:?}\n{}", self.status, self.phrase, self.headers, self.body)
    }
}

fn answer(error: impl IntoResponse) -> Answer {
    let (parts, body) = error.into_response().into_parts();
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime starts");
    let body = runtime.block_on(axum::body::to_bytes(body, usize::MAX)).expect("the body is in memory");
    let phrase = parts.extensions.get::<hyper::ext::ReasonPhrase>();
    Answer {
        status: parts.status.as_u16(),
        phrase: phrase.map(|phrase| String::from_utf8_lossy(phrase.as_bytes()).into_owned()),
        original: parts.extensions.get().cloned(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("the body is text"),
    }
}

/// An error with something of everything, for others to hold.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("no book with id {id}")]
#[http(
    nginx::Status::NoResponse,
    headers(x_id = "{id}"),
    type = "https://example.com/no-such-book",
    title = "No such book",
    log = "warn"
)]
struct NoSuchBook {
    #[http(extend = "book")]
    id: u32,
}

#[track_caller]
fn assert_answers_like_no_such_book(error: &dyn HttpError) {
    assert_eq!((error.status().as_u16(), error.reason(), error.level()), (444, "No Response", Level::Warn));
    assert_eq!(headers(error), [("x-id", "7".to_owned())]);
    assert_eq!(
        json_of(error),
        json!({
            "type": "https://example.com/no-such-book", "title": "No such book", "status": 444,
            "detail": "no book with id 7", "book": 7,
        })
    );
}

mod statuses {
    use super::*;

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
        assert_eq!(
            (Defaulted::OnlyALevel.status().as_u16(), Defaulted::OnlyALevel.level()),
            (444, Level::Warn)
        );
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
            assert_eq!(
                answer.json(),
                json!({ "title": "I'm a teapot", "status": 418, "detail": "no coffee" })
            );
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
}

mod header_fields {
    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("error")]
    enum Fields {
        #[http(
            TooManyRequests,
            headers(
                retry_after = wait.as_secs() + 1,
                "X-Limit" = "{limit} per {wait:?}",
                x_number = 5,
                x_list = [1, 2].map(|n| n.to_string()).join(", "),
                x_generic = "7".parse::<u8>().map_or::<u8, _>(0, |n| n + 1),
            )
        )]
        Slow { wait: Duration, limit: u8 },
        #[http(NotFound, headers(set_cookie = "a=1", set_cookie = "b=2"))]
        Twice,
        #[http(Unauthorized, without(www_authenticate))]
        Without,
        #[http(Conflict, headers(x_text = text, x_other = "fine"))]
        Text { text: String },
        #[http(Unauthorized, headers(www_authenticate = "Bearer realm=\"{0}\""))]
        Required(String),
        #[http(SeeOther, headers(location = _0))]
        Redirect(String),
        #[http(NotModified, headers(etag = "\"{0}\""), detail = "never sent")]
        NotModified(u8),
    }

    #[test]
    fn values_are_format_strings_or_expressions() {
        let slow = Fields::Slow { wait: Duration::from_secs(9), limit: 3 };
        let expected = [
            ("retry-after", "10"),
            ("x-limit", "3 per 9s"),
            ("x-number", "5"),
            ("x-list", "1, 2"),
            ("x-generic", "8"),
        ];
        assert_eq!(headers(&slow), expected.map(|(name, value)| (name, value.to_owned())));
        let answer = answer(slow);
        for (name, value) in expected {
            assert_eq!(answer.headers[name], value);
        }
    }

    #[test]
    fn cookies_can_be_set_twice() {
        let answer = answer(Fields::Twice);
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
        assert_eq!(cookies, ["a=1", "b=2"]);
    }

    #[test]
    fn a_field_left_to_another_layer_is_not_sent() {
        assert_eq!(headers(&Fields::Without), []);
        assert_eq!(answer(Fields::Without).status, 401);
    }

    #[test]
    fn a_value_that_would_break_the_message_is_not_sent() {
        for bad in ["a\r\nset-cookie: admin=1", "a\nb", "a\rb", "a\0b", "a\x7fb"] {
            let answer = answer(Fields::Text { text: bad.to_owned() });
            assert_eq!((answer.status, answer.headers.get("x-text")), (409, None), "{bad:?}");
            assert_eq!(answer.headers["x-other"], "fine");
            assert_eq!(answer.headers.get("set-cookie"), None);
        }
        assert_eq!(answer(Fields::Text { text: "a\tb".to_owned() }).headers["x-text"], "a\tb");
    }

    #[test]
    fn a_broken_value_of_a_required_field_makes_the_answer_500() {
        let plain = json!({ "title": "Internal Server Error", "status": 500 });
        let broken = answer(Fields::Required("a\r\nb".to_owned()));
        assert_eq!((broken.status, broken.json()), (500, plain.clone()));
        assert_eq!(broken.headers.get("www-authenticate"), None);
        let fine = answer(Fields::Required("a".to_owned()));
        assert_eq!(
            (fine.status, &fine.headers["www-authenticate"]),
            (401, &"Bearer realm=\"a\"".parse().unwrap())
        );

        let broken = answer(Fields::Redirect("/a\r\nb".to_owned()));
        assert_eq!((broken.status, broken.json()), (500, plain));
        let fine = answer(Fields::Redirect("/a".to_owned()));
        assert_eq!((fine.status, &fine.headers["location"]), (303, &"/a".parse().unwrap()));
    }

    #[test]
    fn a_304_has_no_content() {
        let answer = answer(Fields::NotModified(5));
        assert_eq!((answer.status, answer.body.as_str()), (304, ""));
        assert_eq!(answer.headers.get(CONTENT_TYPE), None);
        assert_eq!(answer.headers["etag"], "\"5\"");
    }
}

mod formats {
    use super::*;

    #[derive(Debug, Clone)]
    struct Point {
        x: i32,
        at: (i32, &'static str),
    }

    const LIMIT: u8 = 9;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("error")]
    enum Formats {
        #[http(
            NotFound,
            detail = "{name} {name:?} {name:>5}|{name:<5}|{name:^5}|{width:03}|{name:>width$}|{{name}}"
        )]
        Names { name: String, width: usize },
        #[http(NotFound, detail = "{1} {0} {1} {0:?} {0:>5} {2:#x} {0:>3$} {_1}")]
        Positions(&'static str, u8, u8, usize),
        #[http(NotFound, detail = "{1}")]
        OnlyTheSecond(u8, u8),
        #[http(NotFound, detail = "{0.x} {0.at.0} {0.at.1:?} {1.0:>3} {1.1.1}")]
        Paths(Point, (u8, (u8, u8))),
        #[http(NotFound, detail = "{point.x} {point.at.1} {point.x } {n }")]
        NamedPaths { point: Point, n: u8 },
        #[http(NotFound, detail = "{{{0}}} {{0}} }}{{ {0:>4}")]
        Braces(u8),
        #[http(NotFound, detail = "at most {LIMIT}")]
        Constant,
        #[http(NotFound, detail = r#""{0}" \n"#)]
        Raw(u8),
        #[http(NotFound, detail = "line\n\t\u{e9} {0} 二")]
        Escapes(u8),
        #[http(NotFound, detail = _0.at.0 + point(_1).x)]
        Expression(Point, u8),
        #[http(NotFound, detail = if *_0 { "yes" } else { "no" })]
        Branch(bool),
        #[http(NotFound, detail = LIMIT)]
        OnlyAConstant,
        #[http(NotFound, detail = concat!("a", "b"))]
        Macro,
        #[http(NotFound, detail = _0.iter().map(|n| n * 2).fold(String::new(), |all, n| all + &n.to_string() + ","))]
        Closures(Vec<u8>),
        #[http(NotFound, detail = match _0 { 0 => "none", 1 | 2 => "few", _ => "many" })]
        Match(u8),
    }

    fn point(n: &u8) -> Point {
        Point { x: i32::from(*n), at: (0, "") }
    }

    #[test]
    fn format_strings_take_names_positions_and_paths() {
        let of = |error: Formats| detail(&error).expect("a detail is always shown");
        assert_eq!(
            of(Formats::Names { name: "ab".to_owned(), width: 4 }),
            "ab \"ab\"    ab|ab   | ab  |004|  ab|{name}"
        );
        assert_eq!(of(Formats::Positions("ab", 7, 255, 4)), "7 ab 7 \"ab\"    ab 0xff   ab 7");
        assert_eq!(of(Formats::OnlyTheSecond(1, 2)), "2");
        let place = Point { x: 1, at: (2, "three") };
        assert_eq!(of(Formats::Paths(place.clone(), (4, (5, 6)))), "1 2 \"three\"   4 6");
        assert_eq!(of(Formats::NamedPaths { point: place.clone(), n: 5 }), "1 three 1 5");
        assert_eq!(of(Formats::Braces(5)), "{5} {0} }{    5");
        assert_eq!(of(Formats::Constant), "at most 9");
        assert_eq!(of(Formats::Raw(5)), r#""5" \n"#);
        assert_eq!(of(Formats::Escapes(5)), "line\n\té 5 二");
    }

    #[test]
    fn anything_else_is_an_expression() {
        let of = |error: Formats| detail(&error).expect("a detail is always shown");
        let place = Point { x: 1, at: (2, "three") };
        assert_eq!(of(Formats::Expression(place, 40)), "42");
        assert_eq!(of(Formats::Branch(true)), "yes");
        assert_eq!(of(Formats::OnlyAConstant), "9");
        assert_eq!(of(Formats::Macro), "ab");
        assert_eq!(of(Formats::Closures(vec![1, 2])), "2,4,");
        assert_eq!(of(Formats::Match(2)), "few");
    }
}

mod problems {
    use super::*;

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
                "detail": "display", "text": "t", "list": [1], "nothing": null, "not_json": null,
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
}

mod delegation {
    use super::*;

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("outer")]
    enum Outer<'a> {
        #[http(transparent)]
        Owned(NoSuchBook),
        #[http(transparent)]
        Boxed(Box<NoSuchBook>),
        #[http(transparent)]
        Shared { inner: Arc<NoSuchBook> },
        #[http(transparent)]
        Borrowed(&'a NoSuchBook),
        #[http(transparent)]
        BorrowedObject(&'a (dyn HttpError + Send + Sync)),
        #[http(transparent)]
        Any(AnyError),
        #[http(transparent)]
        Object(Box<dyn HttpError + 'a>),
        #[http(transparent)]
        SharedObject(Arc<dyn HttpError + Send + Sync>),
        #[http(transparent)]
        Again(Box<Outer<'a>>),
        #[http(transparent)]
        Layers(Arc<Box<Arc<NoSuchBook>>>),
        #[http(Conflict, when = _0.id == 8)]
        #[http(transparent)]
        Guarded(NoSuchBook),
    }

    fn book() -> NoSuchBook {
        NoSuchBook { id: 7 }
    }

    #[test]
    fn transparent_passes_on_everything_through_any_depth() {
        assert_answers_like_no_such_book(&book());
        let object: &(dyn HttpError + Send + Sync) = &book();
        let boxed: AnyError = Box::new(book());
        let depth =
            Outer::Again(Box::new(Outer::Again(Box::new(Outer::Any(Box::new(Arc::new(Box::new(book()))))))));
        for error in [
            Outer::Owned(book()),
            Outer::Boxed(Box::new(book())),
            Outer::Shared { inner: Arc::new(book()) },
            Outer::Borrowed(&book()),
            Outer::BorrowedObject(object),
            Outer::BorrowedObject(&*boxed),
            Outer::Any(Box::new(book())),
            Outer::Object(Box::new(&book())),
            Outer::SharedObject(Arc::new(book())),
            Outer::Layers(Arc::new(Box::new(Arc::new(book())))),
            Outer::Guarded(book()),
            depth,
        ] {
            assert_answers_like_no_such_book(&error);
            let answer = answer(error);
            assert_eq!((answer.status, answer.phrase.as_deref()), (444, Some("No Response")));
            assert_eq!(answer.headers["x-id"], "7");
            assert_eq!(answer.json(), json_of(&book()));
        }
        assert_eq!(Outer::Guarded(NoSuchBook { id: 8 }).status(), 409);
    }

    #[test]
    fn pointers_to_errors_are_errors() {
        fn check(error: impl HttpError) {
            assert_answers_like_no_such_book(&error);
        }

        let object: &(dyn HttpError + Send + Sync) = &book();
        let local: &dyn HttpError = &book();
        check(&book());
        check(Box::new(book()));
        check(Arc::new(book()));
        check(&&Box::new(Arc::new(&book())));
        check(object);
        check(local);
        check(Arc::<NoSuchBook>::new(book()) as Arc<dyn HttpError + Send + Sync>);
        check(Arc::<NoSuchBook>::new(book()) as Arc<dyn HttpError>);
        assert_answers_like_no_such_book(&*(Box::new(book()) as AnyError));
    }

    #[test]
    fn the_cases_of_a_pointer_are_those_of_the_error() {
        assert_eq!(<&NoSuchBook>::cases().len(), 1);
        assert_eq!(Box::<Arc<NoSuchBook>>::cases()[0].name, "NoSuchBook");
        assert!(Arc::<dyn HttpError>::cases().is_empty());
    }
}

mod secrets {
    use super::*;

    /// Stands in every text that the error has.
    const SECRET: &str = "postgres://admin:hunter2@10.0.0.7";

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("cannot reach {secret}")]
    enum Leaky {
        #[http(InternalServerError)]
        Server {
            #[http(extend)]
            secret: String,
            source: io::Error,
        },
        #[http(statusquo::cloudflare::Status::WebServerIsDown)]
        Vendor {
            #[http(extend)]
            secret: String,
            source: io::Error,
        },
        #[http(NotFound, redact)]
        Redacted {
            #[http(extend)]
            secret: String,
            source: io::Error,
        },
        #[http(title = "Upstream failed")]
        Status {
            #[http(status)]
            status: u16,
            #[http(extend)]
            secret: String,
            source: io::Error,
        },
        #[http(InternalServerError, expose)]
        Exposed {
            #[http(extend)]
            secret: String,
            source: io::Error,
        },
        #[http(NotFound)]
        Client {
            #[http(extend)]
            secret: String,
            source: io::Error,
        },
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("outer: {0}")]
    #[http(transparent)]
    struct Outer(Leaky);

    /// By hand, and with nothing but a status.
    #[derive(Debug, thiserror::Error)]
    #[error("{SECRET}")]
    struct ByHand(StatusCode);
    impl HttpError for ByHand {
        fn status(&self) -> StatusCode {
            self.0
        }
    }

    fn secret() -> String {
        SECRET.to_owned()
    }

    fn source() -> io::Error {
        io::Error::other(SECRET)
    }

    #[test]
    fn what_is_not_for_clients_never_reaches_them() {
        let mut leaky = vec![
            Leaky::Server { secret: secret(), source: source() },
            Leaky::Vendor { secret: secret(), source: source() },
            Leaky::Redacted { secret: secret(), source: source() },
        ];
        for status in [0, 200, 500, 503, 521, 599, 600, 999, 1000] {
            leaky.push(Leaky::Status { status, secret: secret(), source: source() });
        }
        for error in leaky {
            let name = format!("{error:?}");
            assert!(name.contains(SECRET) && error.to_string().contains(SECRET));
            assert!(!json_of(&error).to_string().contains("hunter2"), "{name}");
            let outer = Outer(error);
            assert!(!json_of(&outer).to_string().contains("hunter2"), "{name}");
            let answer = answer(outer);
            assert!(!answer.text().contains("hunter2"), "{}", answer.text());
            // For the log it is still there.
            assert!(answer.original.expect("it rides along").to_string().contains(SECRET));
        }
        for status in [500, 599, 999] {
            assert_eq!(detail(&ByHand(StatusCode::from(status))), None);
        }
    }

    #[test]
    fn what_is_for_clients_does() {
        for error in [
            Leaky::Exposed { secret: secret(), source: source() },
            Leaky::Client { secret: secret(), source: source() },
            Leaky::Status { status: 404, secret: secret(), source: source() },
        ] {
            let expected = format!("cannot reach {SECRET}");
            assert_eq!(
                (json_of(&error)["detail"].as_str(), detail(&error)),
                (Some(&*expected), Some(expected.clone()))
            );
            assert_eq!(json_of(&error)["secret"], SECRET);
            assert_eq!(answer(Outer(error)).json()["secret"], SECRET);
        }
        assert_eq!(detail(&ByHand(StatusCode::NotFound)).as_deref(), Some(SECRET));
    }
}

mod cases {
    use super::*;

    /// The doc comment of the type is nobody's case.
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("error")]
    #[http(default = BadGateway, problem_base = "https://example.com/#")]
    #[allow(dead_code)]
    enum Cases {
        /// The book is not there.
        ///
        /// Look elsewhere.
        #[http(NotFound, headers(x_id = "{0}"))]
        NoSuchBook(#[http(extend = "book")] u8),
        #[http(nginx::Status::NoResponse, when = *_0, redact)]
        #[http(InternalServerError, title = "Failed", type = "a:b", expose)]
        Twice(bool),
        Default,
        Dynamic(#[http(status)] u16),
        #[http(transparent)]
        Inner(super::NoSuchBook),
        #[http(transparent)]
        Any(AnyError),
        #[http(redact)]
        Secret(#[http(status)] u16),
    }

    #[test]
    fn cases_tell_every_way_in_which_a_type_answers() {
        let cases = Cases::cases();
        let of = |f: fn(&statusquo::Case) -> String| cases.iter().map(f).collect::<Vec<_>>();
        let names = ["NoSuchBook", "Twice", "Twice", "Default", "Dynamic", "Inner", "Any", "Secret"];
        assert_eq!(of(|case| case.name.to_owned()), names);
        let statuses = ["404", "444", "500", "502", "", "", "", ""];
        assert_eq!(of(|case| case.status.map_or(String::new(), |s| s.as_u16().to_string())), statuses);
        let reasons = ["Not Found", "No Response", "Internal Server Error", "Bad Gateway", "", "", "", ""];
        assert_eq!(of(|case| case.reason.to_owned()), reasons);
        let types = ["https://example.com/#no-such-book", "https://example.com/#twice", "a:b"];
        assert_eq!(of(|case| case.problem_type.to_owned())[..3], types);
        let titles = ["Not Found", "No Response", "Failed", "Bad Gateway", ""];
        assert_eq!(of(|case| case.title.to_owned())[..5], titles);
        assert_eq!(of(|case| case.headers.join(" "))[..2], ["x-id", ""]);
        assert_eq!(of(|case| case.extensions.join(" "))[..2], ["book", ""]);
        let shown = ["true", "false", "true", "false", "true"];
        assert_eq!(of(|case| case.shows_detail.to_string())[..5], shown);
        assert!(!cases[7].shows_detail);
        assert_eq!(cases[0].doc, "The book is not there.\n\nLook elsewhere.");
        assert_eq!(cases[1].doc, "");
        let inner = cases[5].inner.expect("its cases are known")();
        assert_eq!((inner.len(), inner[0].name), (1, "NoSuchBook"));
        assert!(cases[6].inner.is_none_or(|inner| inner().is_empty()));
        assert!(cases[0].inner.is_none());
    }

    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("error")]
    #[allow(dead_code)]
    enum Plain {
        /// It is not there.
        #[http(NotFound)]
        Missing,
        #[http(503)]
        Closed(u8),
        #[http(GONE, when = *sold > 1)]
        #[http(CONFLICT)]
        Sold { sold: u8 },
    }

    #[test]
    fn cases_that_only_have_a_status_tell_as_much() {
        let told: Vec<_> = Plain::cases().iter().map(|case| (case.name, case.status, case.doc)).collect();
        assert_eq!(
            told,
            [
                ("Missing", Some(StatusCode::NotFound), "It is not there."),
                ("Closed", Some(StatusCode::ServiceUnavailable), ""),
                ("Sold", Some(StatusCode::Gone), ""),
                ("Sold", Some(StatusCode::Conflict), ""),
            ]
        );
        let texts: Vec<_> = Plain::cases().iter().map(|case| (case.reason, case.title)).collect();
        assert_eq!(texts[..2], [("Not Found", "Not Found"), ("Service Unavailable", "Service Unavailable")]);
        let shown: Vec<bool> = Plain::cases().iter().map(|case| case.shows_detail).collect();
        assert_eq!(shown, [true, false, true, true]);
        assert!(Plain::cases().iter().all(|case| case.problem_type == "about:blank" && case.inner.is_none()));
        assert!(Plain::cases().iter().all(|case| case.headers.is_empty() && case.extensions.is_empty()));
    }

    #[test]
    fn a_case_is_called_like_its_variant_and_a_struct_like_itself() {
        assert_eq!([Plain::Missing.case(), Plain::Closed(1).case()], ["Missing", "Closed"]);
        assert_eq!(Plain::Sold { sold: 1 }.case(), Plain::Sold { sold: 2 }.case());
        assert_eq!(super::NoSuchBook { id: 7 }.case(), "NoSuchBook");
        assert_eq!(super::NoSuchBook::cases()[0].name, "NoSuchBook");
    }
}

mod responses {
    use std::rc::Rc;

    use super::*;

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
