//! The log of error responses.

mod layer;

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex};
use std::{fmt, iter};

use axum::response::IntoResponse;
use statusquo::{Answer, HttpError, StatusCode, ToResponse};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

#[derive(Debug)]
struct Logged {
    level: Level,
    target: String,
    fields: BTreeMap<&'static str, String>,
}

/// Keeps each event, with its fields as text.
#[derive(Clone, Default)]
struct Capture(Arc<Mutex<Vec<Logged>>>);

impl Subscriber for Capture {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.0.lock().unwrap().push(Logged {
            level: *event.metadata().level(),
            target: event.metadata().target().to_owned(),
            fields: fields.0,
        });
    }

    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.0.insert(field.name(), format!("u64 {value}"));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    /// An error value, with its sources as a subscriber finds them.
    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        self.0.insert(field.name(), value.to_string());
        let sources: Vec<String> =
            iter::successors(value.source(), |error| (*error).source()).map(ToString::to_string).collect();
        if !sources.is_empty() {
            self.0.insert("sources", sources.join(": "));
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

fn capture(run: impl FnOnce()) -> Vec<Logged> {
    let capture = Capture::default();
    tracing::subscriber::with_default(capture.clone(), run);
    std::mem::take(&mut capture.0.lock().unwrap())
}

/// The only event.
fn logged(error: impl HttpError) -> Logged {
    let mut events = capture(|| Answer::of(&error).log());
    assert_eq!(events.len(), 1, "{events:#?}");
    events.remove(0)
}

#[derive(Debug, thiserror::Error)]
#[error("errno 111")]
struct Errno;

#[derive(Debug, thiserror::Error)]
#[error("connection refused")]
struct Refused(#[source] Errno);

#[derive(Debug, thiserror::Error)]
#[error("no connection to the database")]
struct NoConnection(#[source] Refused);

#[derive(Debug, thiserror::Error, HttpError)]
enum Inner {
    #[error("token expired")]
    #[http(UpgradeRequired, headers(upgrade = "{0}"))]
    Expired(&'static str),
}

#[derive(Debug, thiserror::Error, HttpError)]
enum ApiError {
    #[error("no book with id {0}")]
    #[http(NotFound)]
    NoSuchBook(u64),

    #[error("storage")]
    #[http(ServiceUnavailable, when = **retry)]
    #[http(InternalServerError)]
    Storage { source: NoConnection, retry: Box<bool> },

    #[error("quiet")]
    #[http(InternalServerError, log = "off")]
    Quiet,

    #[error("warned")]
    #[http(BadRequest, log = "warn")]
    Warned,

    #[error("informed")]
    #[http(BadRequest, log = "info")]
    Informed,

    #[error("traced")]
    #[http(BadGateway, log = "trace")]
    Traced,

    #[error(transparent)]
    #[http(transparent)]
    Auth(#[from] Inner),

    #[error("upstream")]
    Upstream(#[http(status)] u16),

    #[error("upstream, never mind")]
    #[http(log = "off")]
    Hushed(#[http(status)] u16),

    #[error("slow")]
    #[http(TooManyRequests, headers(retry_after = "{0}"))]
    Slow(&'static str),

    #[error("raw")]
    #[http(Gone)]
    r#Raw,
}

#[test]
fn the_fault_of_the_server_is_an_error_with_all_its_sources() {
    let logged = logged(ApiError::Storage { source: NoConnection(Refused(Errno)), retry: Box::new(true) });
    assert_eq!(logged.level, Level::ERROR);
    assert_eq!(logged.target, "statusquo");
    let expected = [
        ("case", "Storage"),
        ("error", "storage"),
        ("error.type", "Storage"),
        ("message", "answered with an error"),
        ("sources", "no connection to the database: connection refused: errno 111"),
        ("status", "u64 503"),
    ];
    assert_eq!(logged.fields, expected.map(|(name, value)| (name, value.to_owned())).into());
}

#[test]
fn the_fault_of_the_client_is_for_debugging() {
    let logged = logged(ApiError::NoSuchBook(7));
    assert_eq!(logged.level, Level::DEBUG);
    assert_eq!((&*logged.fields["case"], &*logged.fields["error"]), ("NoSuchBook", "no book with id 7"));
    assert!(!logged.fields.contains_key("sources"));
}

#[test]
fn a_level_of_its_own_overrides_the_status() {
    assert_eq!(logged(ApiError::Warned).level, Level::WARN);
    assert_eq!(logged(ApiError::Informed).level, Level::INFO);
    assert_eq!(logged(ApiError::Traced).level, Level::TRACE);
    assert!(capture(|| Answer::of(&ApiError::Quiet).log()).is_empty());
}

#[test]
fn a_transparent_variant_is_called_what_the_error_inside_is() {
    let logged = logged(ApiError::from(Inner::Expired("Bearer")));
    assert_eq!((&*logged.fields["case"], &*logged.fields["status"]), ("Expired", "u64 426"));
}

#[test]
fn every_way_to_a_response_logs_once() {
    let error = || ApiError::NoSuchBook(1);
    assert_eq!(capture(|| drop(error().into_response())).len(), 1);
    assert_eq!(capture(|| drop(error().to_response::<Vec<u8>>())).len(), 1);
    assert_eq!(capture(|| drop(error().into_response_with_error::<Vec<u8>>())).len(), 1);
}

#[test]
fn a_refused_header_is_named_and_its_value_is_not() {
    let events = capture(|| Answer::of(&ApiError::Slow("1\r\nset-cookie: secret")).log());
    assert_eq!(events.len(), 2, "{events:#?}");
    assert_eq!((events[0].level, &*events[0].fields["header"]), (Level::WARN, "\"retry-after\""));
    assert_eq!((&*events[0].fields["case"], &*events[0].fields["status"]), ("Slow", "u64 429"));
    assert!(!format!("{events:?}").contains("secret"));
    assert_eq!((events[1].level, &*events[1].fields["status"]), (Level::DEBUG, "u64 429"));
}

#[test]
fn a_refused_header_that_the_standard_demands_is_an_error() {
    let events = capture(|| Answer::of(&ApiError::from(Inner::Expired("a\nb"))).log());
    assert_eq!(events.len(), 2, "{events:#?}");
    assert_eq!((events[0].level, &*events[0].fields["header"]), (Level::ERROR, "\"upgrade\""));
    assert_eq!((events[1].level, &*events[1].fields["status"]), (Level::ERROR, "u64 500"));
}

#[test]
fn a_status_that_reports_no_error_is_one() {
    let events = capture(|| Answer::of(&ApiError::Upstream(204)).log());
    assert_eq!(events.len(), 2, "{events:#?}");
    assert_eq!((events[0].level, &*events[0].fields["status"]), (Level::ERROR, "u64 204"));
    assert_eq!((events[1].level, &*events[1].fields["status"]), (Level::ERROR, "u64 500"));

    let events = capture(|| Answer::of(&ApiError::Hushed(204)).log());
    assert_eq!(events.len(), 1, "the mistake is told, the error is not: {events:#?}");
}

/// A name that no header field can have.
#[derive(Debug, thiserror::Error)]
#[error("by hand")]
struct ByHand<T>(T);

impl<T: fmt::Debug> HttpError for ByHand<T> {
    fn status(&self) -> StatusCode {
        StatusCode::BadRequest
    }

    fn headers(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        set("x\r\ny", format_args!("1"));
    }
}

#[test]
fn a_name_that_would_split_the_log_is_escaped() {
    let events = capture(|| Answer::of(&ByHand(vec![1])).log());
    assert_eq!(events[0].fields["header"], "\"x\\r\\ny\"");
    assert_eq!(events[1].fields["case"], "ByHand");
}

#[test]
fn names_reach_through_pointers_and_objects() {
    let error: Box<dyn HttpError + Send + Sync> = Box::new(ApiError::r#Raw);
    assert_eq!((*error).case(), "Raw");
    assert_eq!(Arc::new(ApiError::Warned).case(), "Warned");
    assert_eq!(ByHand(0).case(), "ByHand");
}

/// Whatever a client could get into it.
#[derive(Debug, thiserror::Error, HttpError)]
#[error("no book {name:?}: {name}")]
#[http(NotFound)]
struct Named {
    name: &'static str,
    source: Source,
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Source(&'static str, #[source] Option<Box<Source>>);

#[test]
fn no_text_of_an_error_begins_a_line_of_its_own() {
    let inner = Source("b\u{85}c\u{2028}d\u{2029}e", None);
    let error = Named { name: "7\r\nERROR forged", source: Source("\na", Some(Box::new(inner))) };
    let logged = logged(error);
    // The first one is what `Debug` made of it: its own backslashes are escaped in turn.
    assert_eq!(logged.fields["error"], r#"no book "7\\r\\nERROR forged": 7\r\nERROR forged"#);
    assert_eq!(logged.fields["sources"], r"\na: b\u{85}c\u{2028}d\u{2029}e");
}

/// What is logged of this text.
fn written(text: &str) -> String {
    let text: &'static str = text.to_owned().leak();
    logged(Named { name: "", source: Source(text, None) }).fields.remove("sources").expect("it has a source")
}

#[test]
fn what_breaks_lines_or_is_not_seen_is_escaped_and_nothing_else_is() {
    let controls = (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| c.is_control());
    let unseen = [
        '\u{AD}'..='\u{AD}',
        '\u{34F}'..='\u{34F}',
        '\u{61C}'..='\u{61C}',
        '\u{180E}'..='\u{180E}',
        '\u{200B}'..='\u{200F}',
        '\u{2028}'..='\u{202E}',
        '\u{2060}'..='\u{2064}',
        '\u{2066}'..='\u{2069}',
        '\u{3164}'..='\u{3164}',
        '\u{FEFF}'..='\u{FEFF}',
        '\u{FFF9}'..='\u{FFFB}',
        '\u{E0000}'..='\u{E007F}',
        '\u{E0100}'..='\u{E01EF}',
    ];
    for c in controls.chain(unseen.into_iter().flatten()).chain(['\\']) {
        assert_eq!(written(&format!("a{c}{c}b")), format!("a{0}{0}b", c.escape_default()), "{c:?}");
    }
    let text = "say \"no\" to C:/n, it's 没有书 \u{1f4d6}\u{fe0f} e\u{301} \u{5d0}\u{627}\u{a0}";
    assert_eq!(written(text), text);
}

#[test]
fn a_line_break_and_a_backslash_with_an_n_are_told_apart() {
    let texts = ["\n", "\\n", "\\\n", "\\\\n", "\u{202e}", "\\u{202e}"];
    assert_eq!(texts.map(written), [r"\n", r"\\n", r"\\\n", r"\\\\n", r"\u{202e}", r"\\u{202e}"]);
}

/// Its source is itself, or there are as many as it says.
#[derive(Debug, HttpError)]
#[http(BadGateway)]
struct Endless(Option<Box<Endless>>);

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("x")
    }
}

impl std::error::Error for Endless {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.0.as_deref().unwrap_or(self))
    }
}

#[test]
fn sources_that_never_end_are_cut_and_the_log_says_so() {
    let cut = format!("{}: ... (cut after 32 sources)", ["x"; 32].join(": "));
    assert_eq!(logged(Endless(None)).fields["sources"], cut);
    assert_eq!(logged(Endless(Some(Box::new(Endless(None))))).fields["sources"], cut);
}

#[test]
fn thirty_two_sources_are_all_logged() {
    let chain = |length| (1..length).fold(Source("x", None), |source, _| Source("x", Some(Box::new(source))));
    for length in [1, 2, 31, 32, 33] {
        let written = logged(Named { name: "", source: chain(length) }).fields["sources"].clone();
        let all = vec!["x"; length.min(32)].join(": ");
        let cut = if length > 32 { ": ... (cut after 32 sources)" } else { "" };
        assert_eq!(written, format!("{all}{cut}"), "{length}");
    }
}

/// A `Display` that gives up.
#[derive(Debug, HttpError)]
#[http(BadGateway)]
struct Broken(Option<Box<Broken>>);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half a\nword")?;
        Err(fmt::Error)
    }
}

impl std::error::Error for Broken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.as_deref().map(|source| source as _)
    }
}

#[test]
fn a_display_that_fails_costs_neither_the_event_nor_the_sources() {
    let logged = logged(Broken(Some(Box::new(Broken(Some(Box::new(Broken(None))))))));
    assert_eq!((logged.level, &*logged.fields["status"]), (Level::ERROR, "u64 502"));
    assert_eq!(logged.fields["error"], r"half a\nword");
    assert_eq!(logged.fields["sources"], r"half a\nword: half a\nword");
}

#[test]
fn what_routes_answer_is_called_by_its_variant() {
    assert_eq!(logged(statusquo::RouteError::NotFound).fields["case"], "NotFound");
    assert_eq!(logged(statusquo::RouteError::wrong_method("GET")).fields["case"], "MethodNotAllowed");
}

#[derive(Debug, thiserror::Error, HttpError)]
enum PassedOn {
    #[error("token expired")]
    #[http(Unauthorized, headers(www_authenticate = "Bearer", x_a = "{0}"), log = "warn")]
    Expired(&'static str),
    #[error("hushed")]
    #[http(InternalServerError, log = "off")]
    Hushed,
}

/// It does not ride in poem's error.
#[derive(Debug, thiserror::Error, HttpError)]
#[error(transparent)]
#[http(transparent, no_original)]
struct Forgotten(PassedOn);

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

/// Level, name, text and status of each event.
fn told(run: impl FnOnce()) -> Vec<(Level, String, String, String)> {
    let told = |logged: Logged| {
        let field = |name| logged.fields.get(name).cloned().unwrap_or_default();
        (logged.level, field("case"), field("error"), field("status"))
    };
    capture(run).into_iter().map(told).collect()
}

#[test]
fn what_frameworks_have_made_of_an_error_is_logged_once_and_by_its_own_name() {
    use actix_web::ResponseError;

    let expired = || PassedOn::Expired("1");
    let once =
        [(Level::WARN, "Expired".to_owned(), "token expired".to_owned(), "u64 401".to_owned())].to_vec();

    assert_eq!(told(|| drop(expired().error_response())), once);
    let outer = || Actix::from(actix_web::Error::from(expired()));
    assert_eq!(told(|| drop(outer().error_response())), once);
    assert_eq!(told(|| drop(Actix::from(actix_web::Error::from(outer())).error_response())), once);
    assert!(told(|| assert_eq!(outer().status_code(), 401)).is_empty());

    let answered = |error: poem::Error| told(|| drop(error.into_response()));
    assert_eq!(answered(expired().into()), once);
    let outer = || Poem::from(poem::Error::from(expired()));
    assert_eq!(answered(outer().into()), once);
    assert_eq!(answered(Poem::from(poem::Error::from(outer())).into()), once);
    // An error that cannot be kept is logged when it is answered, as all others are.
    assert!(told(|| drop(poem::Error::from(Forgotten(expired())))).is_empty());
    assert_eq!(told(|| drop(poem::Error::from(Forgotten(expired())).into_response())), once);
    let twice = || poem::Error::from(Poem::from(poem::Error::from(Forgotten(expired()))));
    assert_eq!(told(|| drop(twice().into_response())), once);

    assert!(told(|| drop(Actix::from(actix_web::Error::from(PassedOn::Hushed)).error_response())).is_empty());
    assert!(answered(Poem::from(poem::Error::from(PassedOn::Hushed)).into()).is_empty());
}

type SendAnswer = fn(Answer<'_>);

#[test]
fn an_answer_is_logged_when_it_is_sent_and_not_before() {
    let expired = PassedOn::Expired("1");
    assert!(told(|| drop(Answer::of(&expired))).is_empty());
    assert!(
        told(|| drop(Answer::of(&expired).map_problem(|problem| problem.instance("/7")).body())).is_empty()
    );
    let sent: [(&str, SendAnswer); 6] = [
        ("http", |answer| drop(answer.into_http::<Vec<u8>>())),
        ("axum", |answer| drop(answer.into_axum())),
        ("actix-web", |answer| drop(answer.into_actix())),
        ("rocket", |answer| drop(answer.into_rocket())),
        ("poem", |answer| drop(answer.into_poem())),
        ("salvo", |answer| answer.into_salvo(&mut salvo_core::http::Response::new())),
    ];
    for (framework, send) in sent {
        assert_eq!(told(|| send(Answer::of(&expired))).len(), 1, "{framework}");
    }
}

#[derive(Debug, thiserror::Error, HttpError)]
#[http(codes = "snake_case")]
enum Coded {
    #[error("sold out")]
    #[http(Gone)]
    SoldOut,

    #[error("internal error")]
    #[http(InternalServerError)]
    Internal(#[http(source)] Box<dyn Error + Send + Sync>),
}

#[test]
fn the_type_of_an_error_is_its_code() {
    assert_eq!(logged(Coded::SoldOut).fields["error.type"], "sold_out");
    assert_eq!(logged(ApiError::Raw).fields["error.type"], "Raw");
}

#[test]
fn a_cause_that_is_not_an_error_is_logged_with_its_sources() {
    let anyhow = anyhow::Error::from(NoConnection(Refused(Errno))).context("cannot list books");
    let logged = logged(Coded::Internal(anyhow.into()));
    assert_eq!(logged.fields["error"], "internal error");
    let sources = "cannot list books: no connection to the database: connection refused: errno 111";
    assert_eq!(logged.fields["sources"], sources);
}

#[test]
fn a_report_is_logged_with_the_chain_of_what_it_holds() {
    use statusquo::OrStatus;

    let error = anyhow::Error::from(NoConnection(Refused(Errno))).context("cannot list books");
    let report = Err::<(), _>(error).or_status(StatusCode::BadGateway).unwrap_err();
    let events = capture(|| drop(report.into_response()));
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].fields["error"], "cannot list books");
    assert_eq!(events[0].fields["sources"], "no connection to the database: connection refused: errno 111");
    assert_eq!((events[0].level, &*events[0].fields["status"]), (Level::ERROR, "u64 502"));
}

#[test]
fn a_format_that_cannot_write_is_told_why() {
    struct Broken;
    impl statusquo::Format for Broken {
        const MEDIA_TYPE: &'static str = "text/x-broken";
        fn write(_: &statusquo::Problem<'_>) -> Result<Vec<u8>, statusquo::FormatError> {
            Err("no\ntemplate".into())
        }
    }
    #[derive(Debug, thiserror::Error, HttpError)]
    #[error("sold out")]
    #[http(Gone, format = Broken)]
    struct SoldOut;

    let events = capture(|| Answer::of(&SoldOut).log());
    let told: Vec<_> =
        events.iter().map(|event| (event.level, event.fields.get("why").map(|why| &**why))).collect();
    assert_eq!(told, [(Level::ERROR, Some("no\\ntemplate")), (Level::ERROR, None)]);
    assert_eq!(events[1].fields["status"], "u64 500");
}

#[test]
fn an_error_of_poem_that_nobody_answers_with_is_not_logged() {
    assert!(told(|| drop(poem::Error::from(PassedOn::Expired("1")))).is_empty());
}

#[test]
fn a_refused_field_is_told_once_however_often_a_framework_asks() {
    use actix_web::ResponseError;

    let refused = || Actix::from(actix_web::Error::from(PassedOn::Expired("a\nb")));
    let told = told(|| {
        let error = refused();
        let _ = (error.status_code(), error.status_code());
        drop(error.error_response());
    });
    assert_eq!(told.iter().map(|(level, ..)| *level).collect::<Vec<_>>(), [Level::WARN, Level::WARN]);
    assert_eq!((&*told[0].2, &*told[1].2), ("", "token expired"));
}

#[test]
fn errors_of_frameworks_are_logged_by_what_they_say() {
    use actix_web::ResponseError;

    let conflict = Actix::from(actix_web::error::ErrorConflict("conflicting"));
    let expected = |case: &str| {
        [(Level::DEBUG, case.to_owned(), "conflicting".to_owned(), "u64 409".to_owned())].to_vec()
    };
    assert_eq!(told(|| drop(conflict.error_response())), expected("Error"));
    let conflict = poem::error::Conflict(std::io::Error::other("conflicting"));
    assert_eq!(told(|| drop(poem::Error::from(Poem::from(conflict)).into_response())), expected("Error"));
}
