//! What the compiler allows: every method in `const` code, constants as patterns, `match` without a wildcard.

use statusquo::{
    Cacheability, InvalidStatusCode, Lang, Lifecycle, Permanence, Redirect, Retry, StatusClass, StatusCode,
    Text, Unregistered,
};

use super::{every_u16, is_registered, is_unregistered};

/// Every method, where only `const` is allowed.
const _: () = {
    const fn is_same(a: &str, b: &str) -> bool {
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let mut i = 0;
        while i < a.len() && i < b.len() && a[i] == b[i] {
            i += 1;
        }
        i == a.len() && i == b.len()
    }
    const MISSING: StatusCode = StatusCode::new(404);
    const UNKNOWN: StatusCode = StatusCode::new(499);
    const PARSED: Result<StatusCode, InvalidStatusCode> = StatusCode::from_bytes(b"404");

    assert!(MISSING.as_u16() == 404 && UNKNOWN.as_u16() == 499);
    assert!(matches!(StatusCode::from_u16(404), Ok(MISSING)));
    assert!(StatusCode::from_u16(1000).is_err());
    assert!(matches!(PARSED, Ok(MISSING)));
    assert!(StatusCode::from_bytes(b"4o4").is_err());
    assert!(is_same(MISSING.as_str(), "404"));
    assert!(matches!(MISSING.canonical_reason(), Some(phrase) if is_same(phrase, "Not Found")));
    assert!(matches!(MISSING.class(), Some(StatusClass::ClientError)));
    assert!(!MISSING.is_informational() && !MISSING.is_success() && !MISSING.is_redirection());
    assert!(MISSING.is_client_error() && !MISSING.is_server_error());
    assert!(matches!(UNKNOWN.treat_as(), StatusCode::BadRequest));
    assert!(matches!(MISSING.info(), Some(info) if info.code == 404 && is_same(info.registry.id, "iana")));
    assert!(UNKNOWN.info().is_none());
    assert!(MISSING.allows_content() && !StatusCode::NO_CONTENT.allows_content());
    assert!(matches!(MISSING.cacheability(), Cacheability::Heuristic));
    assert!(matches!(UNKNOWN.cacheability(), Cacheability::Explicit));
    assert!(matches!(StatusCode::SeeOther.redirect(), Some(Redirect::BecomesGet)));
    assert!(matches!(StatusCode::Gone.retry(), Some(Retry::Never)));
    assert!(matches!(StatusCode::Gone.permanence(), Some(Permanence::Permanent)));
    assert!(matches!(MISSING.lifecycle(), Some(Lifecycle::Permanent)));
    assert!(is_same(StatusCode::MethodNotAllowed.required_headers()[0], "Allow"));
    assert!(is_same(MISSING.specs()[0].section, "15.5.5"));
    assert!(MISSING.title(Lang::Zh).is_some() && UNKNOWN.title(Lang::En).is_none());
    assert!(MISSING.summary(Lang::En).is_some() && MISSING.description(Lang::Zh).is_some());
    assert!(StatusCode::ALL.len() == 64 && StatusCode::ALL[0].as_u16() == 100);

    assert!(Unregistered::new(404).is_none());
    assert!(matches!(Unregistered::new(499), Some(code) if code.get() == 499));

    assert!(matches!(StatusClass::of(299), Some(StatusClass::Successful)));
    assert!(matches!(StatusClass::Redirection.representative(), StatusCode::MultipleChoices));
    assert!(StatusClass::ServerError.info().digit == 5 && StatusClass::ALL.len() == 5);
    assert!(is_same(StatusClass::ServerError.title(Lang::En), "Server Error"));
    assert!(is_same(Lang::Zh.tag(), "zh"));
    assert!(Text { en: "", zh: "茶壶" }.get(Lang::En).is_none());
};

#[test]
fn constants_are_patterns() {
    const MINE: StatusCode = StatusCode::new(299);
    let name = |status: StatusCode| match status {
        StatusCode::OK => "ok",
        StatusCode::NOT_FOUND | StatusCode::GONE => "gone",
        StatusCode::IM_A_TEAPOT => "teapot",
        MINE => "mine",
        _ => "other",
    };
    assert_eq!(
        [200, 404, 410, 418, 299, 298, 0].map(|code| name(StatusCode::from(code))),
        ["ok", "gone", "gone", "teapot", "mine", "other", "other"]
    );
}

#[test]
fn a_match_needs_no_wildcard() {
    for (code, status) in every_u16() {
        let matched = match status {
            StatusCode::Continue => 100,
            StatusCode::SwitchingProtocols => 101,
            StatusCode::Processing => 102,
            StatusCode::EarlyHints => 103,
            StatusCode::UploadResumptionSupported => 104,
            StatusCode::Ok => 200,
            StatusCode::Created => 201,
            StatusCode::Accepted => 202,
            StatusCode::NonAuthoritativeInformation => 203,
            StatusCode::NoContent => 204,
            StatusCode::ResetContent => 205,
            StatusCode::PartialContent => 206,
            StatusCode::MultiStatus => 207,
            StatusCode::AlreadyReported => 208,
            StatusCode::ImUsed => 226,
            StatusCode::MultipleChoices => 300,
            StatusCode::MovedPermanently => 301,
            StatusCode::Found => 302,
            StatusCode::SeeOther => 303,
            StatusCode::NotModified => 304,
            StatusCode::UseProxy => 305,
            StatusCode::SwitchProxy => 306,
            StatusCode::TemporaryRedirect => 307,
            StatusCode::PermanentRedirect => 308,
            StatusCode::BadRequest => 400,
            StatusCode::Unauthorized => 401,
            StatusCode::PaymentRequired => 402,
            StatusCode::Forbidden => 403,
            StatusCode::NotFound => 404,
            StatusCode::MethodNotAllowed => 405,
            StatusCode::NotAcceptable => 406,
            StatusCode::ProxyAuthenticationRequired => 407,
            StatusCode::RequestTimeout => 408,
            StatusCode::Conflict => 409,
            StatusCode::Gone => 410,
            StatusCode::LengthRequired => 411,
            StatusCode::PreconditionFailed => 412,
            StatusCode::ContentTooLarge => 413,
            StatusCode::UriTooLong => 414,
            StatusCode::UnsupportedMediaType => 415,
            StatusCode::RangeNotSatisfiable => 416,
            StatusCode::ExpectationFailed => 417,
            StatusCode::ImATeapot => 418,
            StatusCode::MisdirectedRequest => 421,
            StatusCode::UnprocessableContent => 422,
            StatusCode::Locked => 423,
            StatusCode::FailedDependency => 424,
            StatusCode::TooEarly => 425,
            StatusCode::UpgradeRequired => 426,
            StatusCode::PreconditionRequired => 428,
            StatusCode::TooManyRequests => 429,
            StatusCode::RequestHeaderFieldsTooLarge => 431,
            StatusCode::UnavailableForLegalReasons => 451,
            StatusCode::InternalServerError => 500,
            StatusCode::NotImplemented => 501,
            StatusCode::BadGateway => 502,
            StatusCode::ServiceUnavailable => 503,
            StatusCode::GatewayTimeout => 504,
            StatusCode::HttpVersionNotSupported => 505,
            StatusCode::VariantAlsoNegotiates => 506,
            StatusCode::InsufficientStorage => 507,
            StatusCode::LoopDetected => 508,
            StatusCode::NotExtended => 510,
            StatusCode::NetworkAuthenticationRequired => 511,
            StatusCode::Unregistered(other) => other.get(),
        };
        assert_eq!(matched, code);
        assert_eq!(is_registered(code), !is_unregistered(status));
    }
}
