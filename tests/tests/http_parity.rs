//! Method for method the same as `http::StatusCode` on 100–999, but for the differences listed here.
//!
//! Not compared: `Debug`, which shows the variant here and the number there, and `TryFrom<u16>`, which cannot fail
//! here because `From<u16>` is total.

use std::collections::HashSet;

use http::StatusCode as Theirs;
use statusquo::StatusCode as Ours;

/// Phrases that the crate `http` has differently or not at all, and why: (code, theirs, ours).
const PHRASES: &[(u16, Option<&str>, &str)] = &[
    // A temporary registration, which the crate http does not list.
    (104, None, "Upload Resumption Supported"),
    // The registry writes a hyphen.
    (203, Some("Non Authoritative Information"), "Non-Authoritative Information"),
    // "(Unused)" in the registry; the name is that of the draft that once defined it.
    (306, None, "Switch Proxy"),
    // Renamed by RFC 9110 section 15.5.14.
    (413, Some("Payload Too Large"), "Content Too Large"),
    // Renamed by RFC 9110 section 15.5.21.
    (422, Some("Unprocessable Entity"), "Unprocessable Content"),
];

fn phrase_differs(code: u16) -> Option<(Option<&'static str>, &'static str)> {
    PHRASES.iter().find(|(differs, ..)| *differs == code).map(|(_, theirs, ours)| (*theirs, *ours))
}

/// Each code from 100 to 999 in both types.
fn all_codes() -> impl Iterator<Item = (u16, Theirs, Ours)> {
    (100..=999).map(|code| (code, Theirs::from_u16(code).expect("three digits"), Ours::from(code)))
}

#[test]
fn from_u16_accepts_the_same_numbers() {
    for code in 0..=u16::MAX {
        let theirs = Theirs::from_u16(code).ok().map(u16::from);
        let ours = Ours::from_u16(code).ok().map(u16::from);
        assert_eq!(ours, theirs, "{code}");
    }
}

#[test]
fn parsing_accepts_the_same_texts() {
    #[track_caller]
    fn assert_same(text: &[u8]) {
        let theirs = Theirs::from_bytes(text).ok().map(u16::from);
        assert_eq!(Ours::from_bytes(text).ok().map(u16::from), theirs, "{}", text.escape_ascii());
        assert_eq!(Ours::try_from(text).ok().map(u16::from), Theirs::try_from(text).ok().map(u16::from));
        if let Ok(text) = std::str::from_utf8(text) {
            assert_eq!(text.parse::<Ours>().ok().map(u16::from), text.parse::<Theirs>().ok().map(u16::from));
            assert_eq!(Ours::try_from(text).ok().map(u16::from), Theirs::try_from(text).ok().map(u16::from));
        }
    }
    for code in 0..=u16::MAX {
        assert_same(code.to_string().as_bytes());
        assert_same(format!("{code:03}").as_bytes());
    }
    // Every byte in every place.
    for byte in 0..=u8::MAX {
        for place in 0..3 {
            let mut text = *b"404";
            text[place] = byte;
            assert_same(&text);
        }
    }
    for text in ["", "4", "40", "0404", "+404", " 404", "４", "4０4"] {
        assert_same(text.as_bytes());
    }
}

#[test]
fn numbers_and_digits_are_the_same() {
    for (code, theirs, ours) in all_codes() {
        assert_eq!(ours.as_u16(), theirs.as_u16());
        assert_eq!(u16::from(ours), u16::from(theirs));
        assert_eq!(ours.as_str(), theirs.as_str());
        assert_eq!((ours == code, code == ours), (theirs == code, code == theirs));
    }
}

#[test]
fn classes_are_the_same() {
    for (code, theirs, ours) in all_codes() {
        assert_eq!(ours.is_informational(), theirs.is_informational(), "{code}");
        assert_eq!(ours.is_success(), theirs.is_success(), "{code}");
        assert_eq!(ours.is_redirection(), theirs.is_redirection(), "{code}");
        assert_eq!(ours.is_client_error(), theirs.is_client_error(), "{code}");
        assert_eq!(ours.is_server_error(), theirs.is_server_error(), "{code}");
    }
}

#[test]
fn phrases_and_display_are_the_same_but_for_newer_registrations() {
    for (code, theirs, ours) in all_codes() {
        let Some((their_phrase, our_phrase)) = phrase_differs(code) else {
            assert_eq!(ours.canonical_reason(), theirs.canonical_reason(), "{code}");
            assert_eq!(ours.to_string(), theirs.to_string());
            continue;
        };
        assert_eq!(theirs.canonical_reason(), their_phrase, "{code}: the difference is none any more");
        assert_eq!(ours.canonical_reason(), Some(our_phrase), "{code}");
        assert_ne!(their_phrase, Some(our_phrase), "{code}: the difference is none any more");
        assert_eq!(ours.to_string(), format!("{code} {our_phrase}"));
        assert_eq!(theirs.to_string(), format!("{code} {}", their_phrase.unwrap_or("<unknown status code>")));
    }
}

#[test]
fn order_and_default_are_the_same() {
    for (_, a_theirs, a_ours) in all_codes().step_by(7) {
        for (_, b_theirs, b_ours) in all_codes() {
            assert_eq!(a_ours.cmp(&b_ours), a_theirs.cmp(&b_theirs), "{a_ours} and {b_ours}");
            assert_eq!(a_ours.partial_cmp(&b_ours), a_theirs.partial_cmp(&b_theirs));
            assert_eq!(a_ours == b_ours, a_theirs == b_theirs);
        }
    }
    assert_eq!(Ours::default(), Theirs::default());
}

#[test]
fn each_type_converts_into_the_other_and_equals_it() {
    for (code, theirs, ours) in all_codes() {
        assert_eq!(Ours::from(theirs), ours);
        assert_eq!(Theirs::try_from(ours).expect("three digits"), theirs);
        assert_eq!(Ours::from(&ours), ours);
        assert_eq!((ours == theirs, theirs == ours), (true, true));
        let other = Theirs::from_u16(if code == 999 { 100 } else { code + 1 }).expect("three digits");
        assert_eq!((ours == other, other == ours), (false, false));
    }
}

#[test]
fn a_number_without_three_digits_does_not_convert() {
    for code in (0..=u16::MAX).filter(|code| !(100..=999).contains(code)) {
        assert!(Theirs::try_from(Ours::from(code)).is_err(), "{code}");
    }
}

/// Compares constants of the same name and returns their codes.
macro_rules! same_constants {
    ($($name:ident)*) => {
        vec![$({
            assert_eq!(Ours::$name.as_u16(), Theirs::$name.as_u16(), stringify!($name));
            Ours::$name.as_u16()
        },)*]
    };
}

#[test]
fn every_constant_of_the_crate_http_exists_with_the_same_number() {
    let current = same_constants! {
        CONTINUE SWITCHING_PROTOCOLS PROCESSING EARLY_HINTS
        OK CREATED ACCEPTED NON_AUTHORITATIVE_INFORMATION NO_CONTENT RESET_CONTENT PARTIAL_CONTENT MULTI_STATUS
        ALREADY_REPORTED IM_USED
        MULTIPLE_CHOICES MOVED_PERMANENTLY FOUND SEE_OTHER NOT_MODIFIED USE_PROXY TEMPORARY_REDIRECT
        PERMANENT_REDIRECT
        BAD_REQUEST UNAUTHORIZED PAYMENT_REQUIRED FORBIDDEN NOT_FOUND METHOD_NOT_ALLOWED NOT_ACCEPTABLE
        PROXY_AUTHENTICATION_REQUIRED REQUEST_TIMEOUT CONFLICT GONE LENGTH_REQUIRED PRECONDITION_FAILED
        URI_TOO_LONG UNSUPPORTED_MEDIA_TYPE RANGE_NOT_SATISFIABLE EXPECTATION_FAILED IM_A_TEAPOT
        MISDIRECTED_REQUEST LOCKED FAILED_DEPENDENCY TOO_EARLY UPGRADE_REQUIRED PRECONDITION_REQUIRED
        TOO_MANY_REQUESTS REQUEST_HEADER_FIELDS_TOO_LARGE UNAVAILABLE_FOR_LEGAL_REASONS
        INTERNAL_SERVER_ERROR NOT_IMPLEMENTED BAD_GATEWAY SERVICE_UNAVAILABLE GATEWAY_TIMEOUT
        HTTP_VERSION_NOT_SUPPORTED VARIANT_ALSO_NEGOTIATES INSUFFICIENT_STORAGE LOOP_DETECTED NOT_EXTENDED
        NETWORK_AUTHENTICATION_REQUIRED
    };
    // Renamed by RFC 9110, so deprecated here.
    #[allow(deprecated)]
    let renamed = same_constants! { PAYLOAD_TOO_LARGE UNPROCESSABLE_ENTITY };
    assert_eq!(renamed, [413, 422]);

    // A phrase comes with a constant there, so that this list is short of none.
    let listed: HashSet<u16> = current.iter().chain(&renamed).copied().collect();
    assert_eq!(listed.len(), current.len() + renamed.len(), "a constant is listed twice");
    for (code, theirs, _) in all_codes() {
        assert_eq!(theirs.canonical_reason().is_some(), listed.contains(&code), "{code}");
    }
}

#[test]
fn every_variant_has_a_constant_in_the_style_of_the_crate_http() {
    let newer = [
        (104, Ours::UPLOAD_RESUMPTION_SUPPORTED),
        (306, Ours::SWITCH_PROXY),
        (413, Ours::CONTENT_TOO_LARGE),
        (422, Ours::UNPROCESSABLE_CONTENT),
    ];
    for (code, constant) in newer {
        assert_eq!(constant, code);
    }
    let known_there = all_codes().filter(|(_, theirs, _)| theirs.canonical_reason().is_some()).count();
    // 413 and 422 are known there under their former names.
    assert_eq!(known_there + newer.len() - 2, Ours::ALL.len());
}

#[test]
fn frameworks_types_and_ours_are_converted_by_number() {
    use actix_web::http::StatusCode as Actix;
    use rocket::http::Status as Rocket;

    for code in 0..=u16::MAX {
        let ours = Ours::from(code);
        let expected = (100..=999).contains(&code).then_some(code);
        let actix = Actix::try_from(ours).ok();
        assert_eq!(actix.map(|status| status.as_u16()), expected, "{code}");
        assert_eq!(actix.map(Ours::from), expected.map(Ours::from), "{code}");
        assert_eq!(Rocket::from(ours).code, code);
        assert_eq!(Ours::from(Rocket::new(code)), ours);
    }
}
