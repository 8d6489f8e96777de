//! What the standards say, written down apart from the dataset.

use statusquo::{
    Cacheability, Evidence, Lang, Lifecycle, Permanence, Redirect, Retry, Sender, StatusCode, Text,
};

/// The registered codes for which the answer is this one.
fn codes_with<T: PartialEq>(answer: fn(StatusCode) -> T, expected: &T) -> Vec<u16> {
    let statuses = StatusCode::ALL.iter().copied();
    statuses.filter(|status| answer(*status) == *expected).map(StatusCode::as_u16).collect()
}

#[test]
fn statuses_without_content_are_those_of_rfc_9110() {
    // Section 6.4.1: 1xx, 204 and 304. Section 15.3.6: 205.
    let without = codes_with(StatusCode::allows_content, &false);
    assert_eq!(without, [100, 101, 102, 103, 104, 204, 205, 304]);
}

#[test]
fn what_a_status_must_carry_is_listed() {
    for (status, required) in [
        (StatusCode::SwitchingProtocols, &["Upgrade"]), // RFC 9110 section 15.2.2
        (StatusCode::UploadResumptionSupported, &["Upload-Draft-Interop-Version"]), // as long as it is a draft
        (StatusCode::Unauthorized, &["WWW-Authenticate"]),                          // section 15.5.2
        (StatusCode::MethodNotAllowed, &["Allow"]),                                 // section 15.5.6
        (StatusCode::ProxyAuthenticationRequired, &["Proxy-Authenticate"]),         // section 15.5.8
        (StatusCode::UpgradeRequired, &["Upgrade"]),                                // section 15.5.22
    ] {
        assert_eq!(status.required_headers(), required, "{status}");
    }
    for status in [StatusCode::Ok, StatusCode::NotFound, StatusCode::InternalServerError, StatusCode::Found] {
        assert!(status.required_headers().is_empty(), "{status}");
    }
    let recommends = |status: StatusCode, name| {
        status.info().is_some_and(|info| info.semantics.recommended_headers.contains(&name))
    };
    for code in [300, 301, 302, 303, 307, 308] {
        assert!(recommends(StatusCode::from(code), "Location"), "{code}");
    }
    assert!(recommends(StatusCode::RangeNotSatisfiable, "Content-Range"));
    // Required of a single part, forbidden in the header section of several (RFC 9110 section 15.3.7.2).
    assert!(recommends(StatusCode::PartialContent, "Content-Range"));
    assert!(StatusCode::PartialContent.required_headers().is_empty());
    assert!(!recommends(StatusCode::NotFound, "Location"));
}

#[test]
fn cacheability_is_that_of_the_defining_documents() {
    // RFC 9110 section 15.1, and RFC 7725 section 3 for 451.
    let heuristic = codes_with(StatusCode::cacheability, &Cacheability::Heuristic);
    assert_eq!(heuristic, [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501]);
    // Interim responses (RFC 9111 section 3), and what RFC 6585 forbids to store.
    let never = codes_with(StatusCode::cacheability, &Cacheability::Never);
    assert_eq!(never, [100, 101, 102, 103, 104, 428, 429, 431, 511]);
}

#[test]
fn advice_on_retrying_is_that_of_the_defining_documents() {
    for (status, retry) in [
        (StatusCode::Ok, None),
        (StatusCode::MovedPermanently, Some(Retry::Elsewhere)),
        (StatusCode::Unauthorized, Some(Retry::AfterChange)),
        (StatusCode::RequestTimeout, Some(Retry::Unchanged)),
        (StatusCode::Gone, Some(Retry::Never)),
        (StatusCode::ContentTooLarge, Some(Retry::AfterDelay)),
        (StatusCode::MisdirectedRequest, Some(Retry::NewConnection)),
        (StatusCode::TooEarly, Some(Retry::Unchanged)),
        (StatusCode::TooManyRequests, Some(Retry::AfterDelay)),
        (StatusCode::InternalServerError, Some(Retry::AfterDelay)),
        // RFC 9110 section 15: like 500.
        (StatusCode::from(599), Some(Retry::AfterDelay)),
        (StatusCode::NotImplemented, Some(Retry::Never)),
        (StatusCode::ServiceUnavailable, Some(Retry::AfterDelay)),
        (StatusCode::NetworkAuthenticationRequired, Some(Retry::AfterChange)),
    ] {
        assert_eq!(status.retry(), retry, "{status}");
    }
}

#[test]
fn six_redirects_are_followed_and_three_of_them_may_change_the_method() {
    // RFC 9110 sections 15.4.1 to 15.4.9. A 300 changes no method, as its section does not say so (section 15.4).
    assert_eq!(codes_with(StatusCode::redirect, &Some(Redirect::MayBecomeGet)), [301, 302]);
    assert_eq!(codes_with(StatusCode::redirect, &Some(Redirect::BecomesGet)), [303]);
    assert_eq!(codes_with(StatusCode::redirect, &Some(Redirect::PreservesMethod)), [300, 307, 308]);
    for code in [200, 304, 305, 306, 400] {
        assert_eq!(StatusCode::from(code).redirect(), None, "{code}");
    }
}

#[test]
fn some_statuses_say_how_long_their_condition_lasts() {
    assert_eq!(codes_with(StatusCode::permanence, &Some(Permanence::Permanent)), [301, 308, 410]);
    assert_eq!(codes_with(StatusCode::permanence, &Some(Permanence::Temporary)), [302, 307, 503, 507]);
}

#[test]
fn five_assignments_are_not_permanent() {
    let expires = "2026-11-13";
    for (status, lifecycle) in [
        (StatusCode::UploadResumptionSupported, Lifecycle::Temporary { expires }), // 104
        (StatusCode::UseProxy, Lifecycle::Deprecated),                             // 305
        (StatusCode::SwitchProxy, Lifecycle::Unused),                              // 306
        (StatusCode::ImATeapot, Lifecycle::Unused),                                // 418
        (StatusCode::NotExtended, Lifecycle::Obsoleted),                           // 510
    ] {
        assert_eq!(status.lifecycle(), Some(lifecycle), "{status}");
    }
    assert_eq!(codes_with(StatusCode::lifecycle, &Some(Lifecycle::Permanent)).len(), 64 - 5);
}

#[test]
fn gateway_errors_come_from_gateways() {
    let senders = |status: StatusCode| status.info().expect("registered").semantics.senders;
    assert_eq!(senders(StatusCode::BadGateway), [Sender::Gateway, Sender::Proxy]);
    assert_eq!(senders(StatusCode::GatewayTimeout), [Sender::Gateway, Sender::Proxy]);
    assert_eq!(senders(StatusCode::ProxyAuthenticationRequired), [Sender::Proxy]);
    assert!(senders(StatusCode::NotFound).is_empty());
}

#[test]
#[allow(deprecated)]
fn former_phrases_still_lead_to_their_codes() {
    for (code, phrases) in [
        (302, &["Moved Temporarily"][..]),
        (413, &["Request Entity Too Large", "Payload Too Large"]),
        (414, &["Request-URI Too Long"]),
        (416, &["Requested Range Not Satisfiable"]),
        (422, &["Unprocessable Entity"]),
    ] {
        assert_eq!(StatusCode::from(code).info().expect("registered").formerly, phrases);
    }
    assert_eq!([StatusCode::MOVED_TEMPORARILY, StatusCode::MovedTemporarily], [StatusCode::Found; 2]);
    let old_413 = [StatusCode::REQUEST_ENTITY_TOO_LARGE, StatusCode::RequestEntityTooLarge];
    assert_eq!(old_413, [StatusCode::ContentTooLarge; 2]);
    let newer_413 = [StatusCode::PAYLOAD_TOO_LARGE, StatusCode::PayloadTooLarge];
    assert_eq!(newer_413, [StatusCode::ContentTooLarge; 2]);
    assert_eq!(
        [StatusCode::REQUEST_URI_TOO_LONG, StatusCode::RequestUriTooLong],
        [StatusCode::UriTooLong; 2]
    );
    let old_416 = [StatusCode::REQUESTED_RANGE_NOT_SATISFIABLE, StatusCode::RequestedRangeNotSatisfiable];
    assert_eq!(old_416, [StatusCode::RangeNotSatisfiable; 2]);
    let old_422 = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UnprocessableEntity];
    assert_eq!(old_422, [StatusCode::UnprocessableContent; 2]);
}

#[test]
fn texts_and_languages_are_plain_data() {
    assert_eq!([Lang::En.tag(), Lang::Zh.tag()], ["en", "zh"]);
    assert_eq!(Lang::default(), Lang::En);
    let text = Text { en: "", zh: "茶壶" };
    assert_eq!((text.get(Lang::En), text.get(Lang::Zh)), (None, Some("茶壶")));
    let whole = StatusCode::UploadResumptionSupported.specs()[0];
    assert_eq!(whole.to_string(), "draft-ietf-httpbis-resumable-upload-05");
    let order = [Evidence::Documented, Evidence::Source, Evidence::Reported, Evidence::Disputed];
    assert!(order.is_sorted());
}
