//! `cases()` and `case()`: every way in which a type answers.

use statusquo::{HttpError, StatusCode, nginx};

use super::{AnyError, NoSuchBook};

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
    Inner(NoSuchBook),
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
    assert_eq!(NoSuchBook { id: 7 }.case(), "NoSuchBook");
    assert_eq!(NoSuchBook::cases()[0].name, "NoSuchBook");
}
