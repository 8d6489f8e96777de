//! What the standards say about each code, in the order of the sections of `semantics.md`.

use statusquo_data::{
    Cache, Condition, Conditional, Content, Fault, Method, Permanence, Retry, RetryBy, RetryIf, Sender,
    Status, Wire,
};

use super::{codes, iana};

#[test]
fn cacheability_is_that_of_the_standards() {
    // RFC 9110 section 15.1, and RFC 7725 section 3 for the last one.
    let heuristic = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501];
    // RFC 6585 for the last four; a cache stores final responses only.
    let never = [100, 101, 102, 103, 104, 428, 429, 431, 511];
    assert_eq!(codes(|status| status.cache == Cache::Heuristic), heuristic);
    assert_eq!(codes(|status| status.cache == Cache::Never), never);
    // Among them 303, whose old prohibition is gone, and 421, which was heuristically cacheable once.
    assert_eq!(codes(|status| status.cache == Cache::Explicit).len(), 64 - heuristic.len() - never.len());
}

/// The codes whose responses carry header fields of one strength.
fn fields(get: fn(&Status) -> &[String]) -> Vec<(u16, String)> {
    let iana = iana();
    let with_fields = iana.statuses.iter().filter(|status| !get(status).is_empty());
    with_fields.map(|status| (status.code, get(status).join(", "))).collect()
}

#[track_caller]
fn assert_fields(get: fn(&Status) -> &[String], expected: &[(u16, &str)]) {
    let expected: Vec<(u16, String)> = expected.iter().map(|(code, f)| (*code, (*f).to_owned())).collect();
    assert_eq!(fields(get), expected);
}

#[test]
fn required_fields_are_those_of_the_standards() {
    assert_fields(
        |status| &status.headers.required,
        &[
            (101, "Upgrade"),
            // As long as the draft is no standard.
            (104, "Upload-Draft-Interop-Version"),
            // RFC 3229 section 10.4.1.
            (226, "ETag"),
            (401, "WWW-Authenticate"),
            (405, "Allow"),
            (407, "Proxy-Authenticate"),
            (426, "Upgrade"),
        ],
    );
}

#[test]
fn recommended_fields_are_those_of_the_standards() {
    assert_fields(
        |status| &status.headers.recommended,
        &[
            // RFC 3229 section 10.5.2.
            (226, "IM"),
            (301, "Location"),
            (302, "Location"),
            // It means nothing without.
            (303, "Location"),
            (307, "Location"),
            (308, "Location"),
            // RFC 7725 section 4.
            (451, "Link"),
        ],
    );
}

/// `(code, condition, fields)` of the fields that one case demands.
fn in_one_case(get: fn(&Status) -> &[Conditional]) -> Vec<(u16, Condition, String)> {
    let mut found = Vec::new();
    for status in &iana().statuses {
        found.extend(get(status).iter().map(|case| (status.code, case.condition, case.fields.join(", "))));
    }
    found
}

#[test]
fn conditional_fields_are_those_of_the_standards() {
    let of_the_200 = || "Date, Cache-Control, ETag, Expires, Content-Location, Vary".to_owned();
    assert_eq!(
        in_one_case(|status| &status.headers.required_if),
        [
            // The current draft: `Location` in the response that announces the upload resource.
            (104, Condition::Announcement, "Location".to_owned()),
            // RFC 9110 section 15.3.7.
            (206, Condition::In200, of_the_200()),
            // Sections 15.3.7.1 and 15.3.7.2: a multipart must not have it.
            (206, Condition::SinglePart, "Content-Range".to_owned()),
            // Section 15.4.5.
            (304, Condition::In200, of_the_200()),
        ]
    );
    assert_eq!(
        in_one_case(|status| &status.headers.recommended_if),
        [
            // RFC 9110 sections 15.4.1, 15.5.14, 15.5.17, and RFC 5789 section 2.2 for 415.
            (300, Condition::PreferredChoice, "Location".to_owned()),
            (413, Condition::Temporary, "Retry-After".to_owned()),
            (415, Condition::Patch, "Accept-Patch".to_owned()),
            (416, Condition::ByteRange, "Content-Range".to_owned()),
        ]
    );
}

#[test]
fn optional_fields_are_those_of_the_standards() {
    assert_fields(
        |status| &status.headers.optional,
        &[
            // RFC 8297 section 2.
            (103, "Link"),
            // The draft that it is assigned for.
            (104, "Upload-Offset, Upload-Limit"),
            (201, "Location, ETag, Last-Modified"),
            // RFC 9110 section 15.3.5.
            (204, "ETag"),
            // RFC 3229 section 10.5.1.
            (226, "Delta-Base"),
            // RFC 9110 section 10.2.3: with any redirection.
            (300, "Retry-After"),
            (301, "Retry-After"),
            (302, "Retry-After"),
            (303, "Retry-After"),
            (307, "Retry-After"),
            (308, "Retry-After"),
            (415, "Accept, Accept-Encoding"),
            (429, "Retry-After"),
            (503, "Retry-After"),
        ],
    );
}

#[test]
fn content_is_forbidden_where_the_standards_forbid_it() {
    // RFC 9110 section 6.4.1, and section 15.3.6 for 205.
    let forbidden = [100, 101, 102, 103, 104, 204, 205, 304];
    assert_eq!(codes(|status| status.content == Content::Forbidden), forbidden);
}

#[test]
fn redirects_treat_the_method_as_the_standards_say() {
    // RFC 9110 section 15.4; 304 to 306 are not followed. A 300 may be (section 15.4.1), and changes no method.
    assert_eq!(codes(|status| status.redirect == Some(Method::MayBecomeGet)), [301, 302]);
    assert_eq!(codes(|status| status.redirect == Some(Method::Get)), [303]);
    assert_eq!(codes(|status| status.redirect == Some(Method::Preserved)), [300, 307, 308]);
}

#[test]
fn permanence_is_that_of_the_standards() {
    assert_eq!(codes(|status| status.permanence == Some(Permanence::Permanent)), [301, 308, 410]);
    assert_eq!(codes(|status| status.permanence == Some(Permanence::Temporary)), [302, 307, 503, 507]);
}

#[test]
fn requests_are_repeated_as_the_standards_say() {
    let retry = |wanted| codes(|status| status.retry == wanted);
    // 408 on a new connection if need be, 425 outside early data.
    assert_eq!(retry(Some(Retry::Unchanged)), [408, 425]);
    assert_eq!(retry(Some(Retry::AfterDelay)), [413, 429, 500, 502, 503, 504]);
    // At the place in Location.
    assert_eq!(retry(Some(Retry::Elsewhere)), [300, 301, 302, 307, 308]);
    assert_eq!(retry(Some(Retry::NewConnection)), [421]);
    assert_eq!(retry(Some(Retry::Never)), [410, 418, 451, 501, 506]);
    assert_eq!(
        retry(Some(Retry::AfterChange)),
        [
            400, 401, 402, 403, 404, 405, 406, 407, 409, 411, 412, 414, 415, 416, 417, 422, 423, 424, 426,
            428, 431, 505, 507, 508, 510, 511
        ]
    );
    assert_eq!(
        retry(None),
        [100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 303, 304, 305, 306]
    );
}

#[test]
fn what_the_standards_do_not_say_about_repeating_is_advice() {
    // The others say it in their own sections, 417 in RFC 9110 section 10.1.1.
    assert_eq!(
        codes(|status| status.retry_by == Some(RetryBy::Advice)),
        [
            400, 402, 404, 405, 406, 410, 412, 414, 415, 416, 418, 422, 423, 424, 451, 500, 501, 502, 504,
            505, 506, 508, 511
        ]
    );
}

#[test]
fn requests_and_content_are_those_of_the_standards() {
    let methods = |status: &Status| !status.methods.is_empty();
    // RFC 9110 sections 14.2 and 15.4.5, RFC 3229 section 10.4.1.
    assert_eq!(codes(methods), [206, 226, 304, 416]);
    let types = |status: &Status| !status.media_type.is_empty();
    // RFC 9110 section 14.6, RFC 4918 section 13.
    assert_eq!(codes(types), [206, 207]);
    let asks_for = |name: &str| codes(|status| status.request.iter().any(|field| field == name));
    assert_eq!(asks_for("Expect"), [100, 417]);
    assert_eq!(asks_for("Range"), [206, 416]);
    assert_eq!(asks_for("If-None-Match"), [226, 304, 412]);
    assert_eq!(asks_for("If-Match"), [412, 428]);
    assert_eq!(codes(|status| status.wire == Wire::Never), [0_u16; 0]);
}

#[test]
fn codes_are_as_old_as_their_first_document() {
    let since = |document: &str| {
        codes(|status| status.history.first().is_some_and(|first| first.document == document))
    };
    // HTTP/1.0.
    assert_eq!(
        since("RFC 1945"),
        [200, 201, 202, 204, 300, 301, 302, 304, 400, 401, 403, 404, 500, 501, 502, 503]
    );
    assert_eq!(since("RFC 2616"), [307, 416, 417]);
    assert_eq!(since("RFC 2518"), [207, 422, 423, 424, 507]);
    // "Moved Temporarily" until RFC 2616 gave its meaning to 303 and 307.
    let iana = iana();
    let found = iana.statuses.iter().find(|status| status.code == 302).expect("it is there");
    let documents: Vec<&str> = found.history.iter().map(|spec| &*spec.document).collect();
    assert_eq!(documents, ["RFC 1945", "RFC 2068", "RFC 2616", "RFC 7231"]);
}

#[test]
fn a_condition_for_repeating_is_that_of_the_standards() {
    let retry_if = |wanted| codes(|status| status.retry_if == wanted);
    // RFC 9110 section 9.2.2.
    assert_eq!(retry_if(Some(RetryIf::Idempotent)), [500, 502, 504]);
    // Sections 15.5.14 and 15.6.4.
    assert_eq!(retry_if(Some(RetryIf::RetryAfter)), [413]);
    assert_eq!(retry_if(Some(RetryIf::IdempotentOrRetryAfter)), [503]);
}

#[test]
fn the_class_says_who_made_the_mistake() {
    // RFC 9110 sections 15.5 and 15.6.
    assert_eq!(codes(|status| (status.fault == Fault::Client) != (400..500).contains(&status.code)), [0; 0]);
    assert_eq!(codes(|status| (status.fault == Fault::Server) != (500..600).contains(&status.code)), [0; 0]);
}

#[test]
fn senders_are_those_of_the_standards() {
    let sent_by = |wanted: &[Sender]| codes(|status| status.senders == wanted);
    assert_eq!(sent_by(&[Sender::Origin]), [305]);
    // 511 comes from a proxy that intercepts; an origin server should not generate it.
    assert_eq!(sent_by(&[Sender::Proxy]), [407, 511]);
    // A proxy must not generate it.
    assert_eq!(sent_by(&[Sender::Origin, Sender::Gateway]), [421]);
    assert_eq!(sent_by(&[Sender::Gateway, Sender::Proxy]), [502, 504]);
    assert_eq!(sent_by(&[]).len(), 64 - 6);
}

#[test]
fn former_phrases_are_those_of_the_standards() {
    let iana = iana();
    let renamed = iana.statuses.iter().filter(|status| !status.formerly.is_empty());
    let former: Vec<(u16, Vec<&str>)> =
        renamed.map(|status| (status.code, status.formerly.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        former,
        [
            (302, vec!["Moved Temporarily"]),
            (413, vec!["Request Entity Too Large", "Payload Too Large"]),
            (414, vec!["Request-URI Too Long"]),
            (416, vec!["Requested Range Not Satisfiable"]),
            (422, vec!["Unprocessable Entity"]),
        ]
    );
}

#[test]
fn only_a_temporary_assignment_ends_by_date() {
    let iana = iana();
    let dated = iana.statuses.iter().filter_map(|status| Some((status.code, status.expires.as_deref()?)));
    assert_eq!(dated.collect::<Vec<_>>(), [(104, "2026-11-13")]);
}

#[test]
fn facts_about_vendors_are_not_in_the_iana_registry() {
    let says = |status: &Status| {
        status.evidence.is_some() || !status.used_by.is_empty() || status.resembles.is_some()
    };
    assert_eq!(codes(says), [0_u16; 0]);
}
