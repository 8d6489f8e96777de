//! What holds for `StatusCode`: over all 65,536 numbers, over all 64 variants, and in `const` code.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use statusquo::{
    Cacheability, Evidence, InvalidStatusCode, Lang, Lifecycle, Permanence, Redirect, Retry, Sender,
    StatusClass, StatusCode, Text, Unregistered,
};

/// The codes of the IANA registry, written down apart from the dataset.
fn is_registered(code: u16) -> bool {
    matches!(
        code,
        100..=104 | 200..=208 | 226 | 300..=308 | 400..=418 | 421..=426 | 428 | 429 | 431 | 451 | 500..=508
            | 510 | 511
    )
}

fn every_u16() -> impl Iterator<Item = (u16, StatusCode)> {
    (0..=u16::MAX).map(|code| (code, StatusCode::from(code)))
}

fn is_unregistered(status: StatusCode) -> bool {
    matches!(status, StatusCode::Unregistered(_))
}

/// Numbers on both sides of every border that the code knows.
const BORDERS: [u16; 32] = [
    0, 1, 7, 10, 42, 99, 100, 105, 199, 200, 227, 299, 300, 399, 404, 419, 430, 499, 500, 509, 512, 530, 599,
    600, 960, 999, 1000, 1100, 9999, 10_000, 32_768, 65_535,
];

// Layout.

const _: () = assert!(size_of::<StatusCode>() == 4 && align_of::<StatusCode>() == 2);
const _: () = assert!(size_of::<Option<StatusCode>>() == 4);
const _: () = assert!(size_of::<Result<StatusCode, ()>>() == 4);
const _: () = assert!(size_of::<Unregistered>() == 2);
const _: () = assert!(size_of::<StatusClass>() == 1);

#[test]
fn a_status_code_takes_four_bytes_and_so_does_an_optional_one() {
    assert_eq!(size_of::<StatusCode>(), 4);
    assert_eq!(size_of::<Option<StatusCode>>(), 4);
}

// Numbers.

/// Code that is generic over the conversion sees that it cannot fail.
fn infallible<T: TryFrom<u16, Error = std::convert::Infallible>>(code: u16) -> T {
    let Ok(status) = T::try_from(code);
    status
}

#[test]
fn every_u16_survives_a_round_trip() {
    for (code, status) in every_u16() {
        assert_eq!(status.as_u16(), code);
        assert_eq!(u16::from(status), code);
        assert_eq!(StatusCode::new(code), status);
        assert_eq!(StatusCode::from(&status), status);
        assert_eq!(infallible::<StatusCode>(code), status);
    }
}

#[test]
fn no_two_numbers_are_the_same_status() {
    let hashed: HashSet<StatusCode> = every_u16().map(|(_, status)| status).collect();
    let sorted: BTreeSet<StatusCode> = every_u16().map(|(_, status)| status).collect();
    assert_eq!([hashed.len(), sorted.len()], [65_536; 2]);
    for a in StatusCode::ALL.iter().copied().chain(BORDERS.map(StatusCode::from)) {
        for (code, b) in every_u16() {
            assert_eq!(a == b, a.as_u16() == code, "{a:?} and {b:?}");
        }
    }
}

#[test]
fn what_is_registered_is_never_unregistered_however_it_came_in() {
    for (code, status) in every_u16() {
        let expected = !is_registered(code);
        let is_unregistered = |status: StatusCode| is_unregistered(status);
        assert_eq!(is_unregistered(status), expected, "{code}");
        assert_eq!(is_unregistered(StatusCode::new(code)), expected, "new({code})");
        assert_eq!(status.info().is_none(), expected, "info of {code}");

        let payload = Unregistered::new(code);
        assert_eq!(payload.is_some(), expected, "Unregistered::new({code})");
        if let Some(payload) = payload {
            assert_eq!(payload.get(), code);
            assert_eq!(StatusCode::Unregistered(payload), status);
        }

        let json: StatusCode = serde_json::from_str(&code.to_string()).expect("any u16");
        assert_eq!((json, is_unregistered(json)), (status, expected), "{code} from JSON");

        if let 100..=999 = code {
            let digits = code.to_string();
            for (way, status) in [
                ("from_u16", StatusCode::from_u16(code)),
                ("from_bytes", StatusCode::from_bytes(digits.as_bytes())),
                ("FromStr", digits.parse()),
                ("TryFrom<&str>", StatusCode::try_from(&*digits)),
                ("TryFrom<&[u8]>", StatusCode::try_from(digits.as_bytes())),
                ("http", http::StatusCode::from_u16(code).map(StatusCode::from).map_err(|_| unreachable!())),
            ] {
                let status = status.expect("three digits");
                assert_eq!((status.as_u16(), is_unregistered(status)), (code, expected), "{way} of {code}");
            }
        }
    }
}

#[test]
fn statuses_are_ordered_by_code() {
    for code in 1..=u16::MAX {
        let (below, status) = (StatusCode::from(code - 1), StatusCode::from(code));
        let operators = (below < status, below <= status, below > status, below >= status);
        assert_eq!(operators, (true, true, false, false), "{code}");
    }
    for a in StatusCode::ALL.iter().copied().chain(BORDERS.map(StatusCode::from)) {
        for (code, b) in every_u16() {
            let expected = a.as_u16().cmp(&code);
            assert_eq!((a.cmp(&b), a.partial_cmp(&b)), (expected, Some(expected)), "{a:?} and {b:?}");
        }
    }
    let mut statuses = BORDERS.map(StatusCode::from);
    statuses.reverse();
    statuses.sort_unstable();
    assert_eq!(statuses.map(u16::from), BORDERS);
}

#[test]
fn hashes_are_those_of_the_code() {
    fn hash(value: impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }
    for (code, status) in every_u16() {
        assert_eq!(hash(status), hash(code), "{code}");
    }
}

#[test]
fn a_status_equals_its_number_from_both_sides() {
    for (code, status) in every_u16() {
        for other in [code, code.wrapping_add(1), code ^ 0x100, code.swap_bytes() ^ 1, 0, 200] {
            assert_eq!((status == other, other == status), (code == other, code == other), "{code}, {other}");
        }
    }
}

#[test]
fn the_default_is_ok() {
    assert_eq!(StatusCode::default(), StatusCode::Ok);
    assert_eq!(StatusCode::default().as_u16(), 200);
}

// Classes and what follows from them (RFC 9110 section 15).

#[test]
fn the_class_is_the_first_digit_of_a_number_from_100_to_599() {
    let by_digit = [
        None,
        Some(StatusClass::Informational),
        Some(StatusClass::Successful),
        Some(StatusClass::Redirection),
        Some(StatusClass::ClientError),
        Some(StatusClass::ServerError),
    ];
    for (code, status) in every_u16() {
        let class = by_digit.get(usize::from(code / 100)).copied().flatten();
        assert_eq!(status.class(), class, "{code}");
        assert_eq!(StatusClass::of(code), class, "{code}");
        let predicates = [
            status.is_informational(),
            status.is_success(),
            status.is_redirection(),
            status.is_client_error(),
            status.is_server_error(),
        ];
        let expected = [1, 2, 3, 4, 5].map(|digit| code / 100 == digit);
        assert_eq!(predicates, expected, "{code}");
    }
}

#[test]
fn an_unknown_code_is_treated_as_x00_of_its_class_and_an_invalid_one_as_500() {
    for (code, status) in every_u16() {
        let expected = match code {
            _ if is_registered(code) => code,
            100..=199 => 100,
            200..=299 => 200,
            300..=399 => 300,
            400..=499 => 400,
            _ => 500,
        };
        let treated = status.treat_as();
        assert_eq!(treated.as_u16(), expected, "{code}");
        assert!(!is_unregistered(treated), "{code}");
        assert_eq!(treated.treat_as(), treated, "{code}");
    }
}

#[test]
fn the_five_classes_know_their_digits_names_and_titles() {
    let expected = [
        (StatusClass::Informational, 1, "Informational", StatusCode::Continue),
        (StatusClass::Successful, 2, "Successful", StatusCode::Ok),
        (StatusClass::Redirection, 3, "Redirection", StatusCode::MultipleChoices),
        (StatusClass::ClientError, 4, "Client Error", StatusCode::BadRequest),
        (StatusClass::ServerError, 5, "Server Error", StatusCode::InternalServerError),
    ];
    assert_eq!(StatusClass::ALL.len(), expected.len());
    for ((class, digit, name, representative), listed) in expected.into_iter().zip(StatusClass::ALL) {
        assert_eq!(*listed, class);
        assert_eq!(class as u8, digit);
        assert_eq!(class.representative(), representative);
        assert_eq!(representative.as_u16(), u16::from(digit) * 100);
        assert_eq!(representative.class(), Some(class));
        let info = class.info();
        assert_eq!((info.digit, info.name, info.title.en), (digit, name, name));
        for (lang, text) in [(Lang::En, info.title.en), (Lang::Zh, info.title.zh)] {
            assert_eq!(class.title(lang), text);
            assert_eq!(info.title.get(lang), Some(text));
        }
        assert_has_both_languages(info.title, name);
        assert_has_both_languages(info.summary, name);
        assert_has_both_languages(info.description, name);
        assert_eq!(info.description.en.split("\n\n").count(), 2, "{name}");
        assert_eq!(info.description.zh.split("\n\n").count(), 2, "{name}");
        // RFC 9110 section 15.2 is about 1xx, and so on.
        assert_eq!(info.specs[0].to_string(), format!("RFC 9110 section 15.{}", digit + 1));
    }
    assert!(StatusClass::ALL.is_sorted());
}

// Text from outside.

/// The strict parser again, written as three questions.
fn model_of_parse(text: &[u8]) -> Result<u16, String> {
    let &[a, b, c] = text else {
        let bytes = if text.len() == 1 { "byte" } else { "bytes" };
        return Err(format!("a status code has 3 digits, not {} {bytes}", text.len()));
    };
    if let Some(other) = [a, b, c].into_iter().find(|byte| !b"0123456789".contains(byte)) {
        return Err(format!("a status code has 3 digits; `{}` is not a digit", other.escape_ascii()));
    }
    let code = [a, b, c].iter().fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
    if a == b'0' {
        return Err(format!("{code} is not a status code; a status code is from 100 to 999"));
    }
    Ok(code)
}

#[track_caller]
fn assert_parses(text: &[u8]) {
    let plain = |result: Result<StatusCode, InvalidStatusCode>| {
        result.map(StatusCode::as_u16).map_err(|error| error.to_string())
    };
    let expected = model_of_parse(text);
    assert_eq!(plain(StatusCode::from_bytes(text)), expected, "from_bytes of {}", text.escape_ascii());
    assert_eq!(plain(StatusCode::try_from(text)), expected, "TryFrom<&[u8]> of {}", text.escape_ascii());
    if let Ok(text) = std::str::from_utf8(text) {
        assert_eq!(plain(text.parse()), expected, "FromStr of {text:?}");
        assert_eq!(plain(StatusCode::try_from(text)), expected, "TryFrom<&str> of {text:?}");
    }
}

/// Calls with every string of up to four pieces.
fn for_all_texts(alphabet: &[&[u8]], each: fn(&[u8])) {
    let mut texts: Vec<Vec<u8>> = vec![Vec::new()];
    for _ in 0..=4 {
        for text in &texts {
            each(text);
        }
        texts =
            texts.iter().flat_map(|text| alphabet.iter().map(move |piece| [text, *piece].concat())).collect();
        if texts.len() > alphabet.len().pow(4) {
            return;
        }
    }
}

#[test]
fn nothing_but_three_ascii_digits_from_100_is_parsed() {
    let bytes = b"01459+-. \n\0/:x`\xEF\xBC\x94\xFF";
    let bytes: Vec<&[u8]> = bytes.chunks(1).collect();
    for_all_texts(&bytes, assert_parses);
    // Digits of other scripts: fullwidth, Arabic-Indic, superscript, mathematical.
    let characters = ["0", "1", "4", "9", "+", " ", "４", "٤", "²", "𝟒"].map(str::as_bytes);
    for_all_texts(&characters, assert_parses);
    for text in ["+200", "-200", " 200", "200 ", "0200", "2e2", "0x64", "２００", "200 OK", "1_0", "1.0"] {
        assert!(text.parse::<StatusCode>().is_err(), "{text:?}");
        assert_parses(text.as_bytes());
    }
    assert_parses(&[b'2'; 1000]);
}

#[test]
fn every_u16_is_parsed_by_the_same_rule() {
    for code in 0..=u16::MAX {
        assert_parses(code.to_string().as_bytes());
        assert_parses(format!("{code:03}").as_bytes());
        let expected = match code {
            100..=999 => Ok(code),
            _ => Err(format!("{code} is not a status code; a status code is from 100 to 999")),
        };
        let parsed = StatusCode::from_u16(code).map(StatusCode::as_u16).map_err(|error| error.to_string());
        assert_eq!(parsed, expected);
    }
}

#[test]
fn invalid_status_codes_are_errors_with_a_cause_in_plain_words() {
    fn is_error<E: std::error::Error + Copy + Eq + Hash + Send + Sync + 'static>(_: &E) {}
    let error = StatusCode::from_u16(99).expect_err("two digits");
    is_error(&error);
    assert_eq!(error.to_string(), "99 is not a status code; a status code is from 100 to 999");
    for (text, expected) in [
        ("", "a status code has 3 digits, not 0 bytes"),
        ("4", "a status code has 3 digits, not 1 byte"),
        ("4040", "a status code has 3 digits, not 4 bytes"),
        ("４04", "a status code has 3 digits, not 5 bytes"),
        ("-12", "a status code has 3 digits; `-` is not a digit"),
        ("1 2", "a status code has 3 digits; ` ` is not a digit"),
        ("40\n", "a status code has 3 digits; `\\n` is not a digit"),
        ("４", "a status code has 3 digits; `\\xef` is not a digit"),
        ("012", "12 is not a status code; a status code is from 100 to 999"),
    ] {
        assert_eq!(text.parse::<StatusCode>().expect_err("not valid").to_string(), expected, "{text:?}");
    }
}

// Text for outside.

#[test]
fn as_str_is_the_three_digits_of_a_status_line() {
    for (code, status) in every_u16() {
        let expected = if (100..=999).contains(&code) { code.to_string() } else { "500".to_owned() };
        assert_eq!(status.as_str(), expected, "{code}");
    }
}

/// `404 Not Found`, put together by hand.
fn displayed(status: StatusCode) -> String {
    let phrase = status.canonical_reason().unwrap_or("<unknown status code>");
    format!("{} {phrase}", status.as_u16())
}

#[test]
fn every_status_is_displayed_as_code_and_phrase() {
    for (code, status) in every_u16() {
        assert_eq!(status.to_string(), displayed(status));
        let is_known = !status.to_string().ends_with(" <unknown status code>");
        assert_eq!(is_known, is_registered(code), "{code}");
    }
    assert_eq!(StatusCode::NotFound.to_string(), "404 Not Found");
    assert_eq!(StatusCode::from(65_535).to_string(), "65535 <unknown status code>");
    assert_eq!(StatusCode::from(0).to_string(), "0 <unknown status code>");
}

#[test]
fn display_honours_width_fill_alignment_and_precision_as_a_string_does() {
    macro_rules! assert_same {
        ($status:expr, $($format:literal)*) => {$(
            assert_eq!(format!($format, $status), format!($format, displayed($status)), "{}", $format);
        )*};
    }
    for status in StatusCode::ALL.iter().copied().chain(BORDERS.map(StatusCode::from)) {
        assert_same! { status,
            "{}" "{:5}" "{:<5}" "{:>5}" "{:^5}" "{:30}" "{:<30}" "{:>30}" "{:^30}" "{:^31}"
            "{:*^30}" "{:*^31}" "{:->40}" "{:.<40}" "{:é^41}" "{:码>40}" "{:<<40}" "{:>>40}" "{:^^40}"
            "{:.0}" "{:.1}" "{:.3}" "{:.4}" "{:.7}" "{:.100}"
            "{:>20.3}" "{:<20.3}" "{:*^20.3}" "{:_^21.10}" "{:2.10}" "{:0.0}" "{:5.0}"
            "{:08}" "{:040}" "{:<040}" "{:+}" "{:-}" "{:#}" "{:+40}" "{:#40}" "{:#040.9}" "{:#>40}"
        }
    }
    for status in [StatusCode::NotFound, StatusCode::from(7), StatusCode::from(12_345)] {
        let text = displayed(status);
        for width in 0..=40 {
            assert_eq!(format!("{status:width$}"), format!("{text:width$}"));
            for precision in 0..=40 {
                assert_eq!(format!("{status:.precision$}"), format!("{text:.precision$}"));
                assert_eq!(format!("{status:width$.precision$}"), format!("{text:width$.precision$}"));
                assert_eq!(format!("{status:<width$.precision$}"), format!("{text:<width$.precision$}"));
                assert_eq!(format!("{status:>width$.precision$}"), format!("{text:>width$.precision$}"));
                assert_eq!(format!("{status:'^width$.precision$}"), format!("{text:'^width$.precision$}"));
            }
        }
    }
}

#[test]
fn debug_shows_the_variant() {
    for (code, status) in every_u16() {
        let expected = match status.info() {
            Some(info) => info.name.to_owned(),
            None => format!("Unregistered({code})"),
        };
        assert_eq!(format!("{status:?}"), expected);
    }
    assert_eq!(format!("{:?}", StatusCode::ImATeapot), "ImATeapot");
    assert_eq!(format!("{:?}", Unregistered::new(299)), "Some(299)");
}

#[test]
fn unregistered_codes_are_in_the_order_of_their_numbers() {
    assert!(Unregistered::new(299) < Unregistered::new(499));
    assert!(Unregistered::new(499) > Unregistered::new(299));
}

// The table.

#[test]
fn all_lists_each_registered_code_once_in_ascending_order() {
    let codes: Vec<u16> = StatusCode::ALL.iter().map(|status| status.as_u16()).collect();
    let expected: Vec<u16> = (0..=u16::MAX).filter(|code| is_registered(*code)).collect();
    assert_eq!(codes.len(), 64);
    assert_eq!(codes, expected);
}

#[test]
fn the_row_of_a_status_is_about_that_status() {
    for (code, status) in every_u16() {
        let Some(info) = status.info() else { continue };
        assert_eq!(info.code, code);
        assert_eq!(info.name, format!("{status:?}"));
        assert_eq!(Some(info.phrase), status.canonical_reason());
        assert_eq!((info.registry.id, info.registry.owner), ("iana", "IANA"));
        assert!(info.registry.source.starts_with("https://www.iana.org/"));
        assert_eq!(info.evidence, None);
        assert!(info.used_by.is_empty());
        assert_eq!(info.resembles, None);

        assert_eq!(info.specs, status.specs());
        assert!(!info.specs.is_empty(), "{code} is defined nowhere");
        for (lang, title, summary, description) in [
            (Lang::En, info.title.en, info.summary.en, info.description.en),
            (Lang::Zh, info.title.zh, info.summary.zh, info.description.zh),
        ] {
            assert_eq!(status.title(lang), Some(title));
            assert_eq!(status.summary(lang), Some(summary));
            assert_eq!(status.description(lang), Some(description));
        }

        let rules = info.semantics;
        assert_eq!(status.allows_content(), rules.allows_content);
        assert_eq!(status.cacheability(), rules.cacheability);
        assert_eq!(status.retry(), rules.retry);
        assert_eq!(status.redirect(), rules.redirect);
        assert_eq!(status.permanence(), rules.permanence);
        assert_eq!(status.lifecycle(), Some(rules.lifecycle));
        assert_eq!(status.required_headers(), rules.required_headers);
        for headers in [rules.recommended_headers, rules.optional_headers] {
            assert!(headers.iter().all(|name| !rules.required_headers.contains(name)), "{code}");
        }
    }
}

/// `iana.csv` was written from the registry of IANA, apart from the dataset.
#[test]
fn every_row_agrees_with_the_copy_of_the_registry() {
    let copy = include_str!("../facts/iana.csv");
    let mut codes = Vec::new();
    for line in copy.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let &[code, phrase, _, document, section, state] = &columns[..] else { panic!("{line}") };
        let status = StatusCode::from_bytes(code.as_bytes()).expect("a code");
        codes.push(status);
        assert_eq!(status.canonical_reason(), Some(phrase));
        let spec = status.specs()[0];
        let document = document.trim_end_matches(" (temporary)");
        assert_eq!((spec.document, spec.section), (document, section), "{code}");
        let lifecycle = match status.lifecycle().expect("registered") {
            Lifecycle::Permanent => "permanent",
            Lifecycle::Temporary { .. } => "temporary",
            Lifecycle::Deprecated => "deprecated",
            Lifecycle::Obsoleted => "obsoleted",
            Lifecycle::Unused => "unused",
            other => panic!("{code} is {other:?}"),
        };
        assert_eq!(lifecycle, state, "{code}");
    }
    assert_eq!(codes, StatusCode::ALL);
}

#[track_caller]
fn assert_has_both_languages(text: Text, what: &str) {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    assert!(text.en.contains(|c: char| c.is_ascii_alphabetic()), "{what}: no English in {:?}", text.en);
    assert!(!text.en.contains(is_han), "{what}: Chinese in {:?}", text.en);
    assert!(text.zh.contains(is_han), "{what}: no Chinese in {:?}", text.zh);
    assert_eq!([text.get(Lang::En), text.get(Lang::Zh)], [Some(text.en), Some(text.zh)]);
}

#[test]
fn every_registered_code_has_its_texts_in_both_languages() {
    for status in StatusCode::ALL {
        let info = status.info().expect("registered");
        assert_eq!(info.title.en, info.phrase);
        assert_has_both_languages(info.title, info.name);
        assert_has_both_languages(info.summary, info.name);
        assert_has_both_languages(info.description, info.name);
        for text in [info.description.en, info.description.zh] {
            assert_eq!(text.split("\n\n").count(), 2, "{}: the server's side and the client's", info.name);
        }
    }
}

#[test]
fn unregistered_codes_have_no_texts_and_the_rules_of_what_they_are_treated_as() {
    for (code, status) in every_u16().filter(|(_, status)| is_unregistered(*status)) {
        for lang in [Lang::En, Lang::Zh] {
            let texts = [status.title(lang), status.summary(lang), status.description(lang)];
            assert_eq!(texts, [None; 3], "{code}");
        }
        assert_eq!(status.canonical_reason(), None, "{code}");
        assert_eq!(status.lifecycle(), None, "{code}");
        assert!(status.specs().is_empty(), "{code}");

        let known = status.treat_as();
        assert_eq!(status.allows_content(), known.allows_content(), "{code}");
        assert_eq!(status.retry(), known.retry(), "{code}");
        assert_eq!(status.redirect(), known.redirect(), "{code}");
        assert_eq!(status.permanence(), known.permanence(), "{code}");
        assert_eq!(status.required_headers(), known.required_headers(), "{code}");
    }
}

/// RFC 9110 section 15.1 names the codes that are heuristically cacheable; "all other status codes are not".
#[test]
fn no_unregistered_code_is_heuristically_cacheable() {
    for (code, status) in every_u16().filter(|(_, status)| is_unregistered(*status)) {
        let expected = match code {
            100..=199 => Cacheability::Never,
            _ => Cacheability::Explicit,
        };
        assert_eq!(status.cacheability(), expected, "{code}");
    }
}

// What the standards say, written down apart from the dataset.

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
        (StatusCode::PartialContent, &["Content-Range"]),                           // section 15.3.7.1
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
        (StatusCode::MisdirectedRequest, Some(Retry::Elsewhere)),
        (StatusCode::TooEarly, Some(Retry::Unchanged)),
        (StatusCode::TooManyRequests, Some(Retry::AfterDelay)),
        (StatusCode::InternalServerError, None),
        (StatusCode::NotImplemented, Some(Retry::Never)),
        (StatusCode::ServiceUnavailable, Some(Retry::AfterDelay)),
        (StatusCode::NetworkAuthenticationRequired, Some(Retry::AfterChange)),
    ] {
        assert_eq!(status.retry(), retry, "{status}");
    }
}

#[test]
fn five_redirects_are_followed_and_three_of_them_may_change_the_method() {
    // RFC 9110 sections 15.4.2 to 15.4.9.
    assert_eq!(codes_with(StatusCode::redirect, &Some(Redirect::MayBecomeGet)), [301, 302]);
    assert_eq!(codes_with(StatusCode::redirect, &Some(Redirect::BecomesGet)), [303]);
    assert_eq!(codes_with(StatusCode::redirect, &Some(Redirect::PreservesMethod)), [307, 308]);
    for code in [200, 300, 304, 305, 306, 400] {
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

// `const`.

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

// Patterns.

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

// Serde.

#[test]
fn every_u16_goes_through_json_as_a_number() {
    for (code, status) in every_u16() {
        let json = serde_json::to_string(&status).expect("a number");
        assert_eq!(json, code.to_string());
        assert_eq!(serde_json::from_str::<StatusCode>(&json).expect("any u16"), status);
        let value = serde_json::to_value(status).expect("a number");
        assert_eq!(value, code);
        assert_eq!(serde_json::from_value::<StatusCode>(value).expect("any u16"), status);
    }
}

#[test]
fn json_that_is_no_u16_is_refused() {
    for (json, problem) in [
        ("-1", "invalid value: integer `-1`, expected u16"),
        ("-200", "invalid value: integer `-200`, expected u16"),
        ("65536", "invalid value: integer `65536`, expected u16"),
        ("18446744073709551616", "invalid type: floating point"),
        ("\"404\"", "invalid type: string \"404\", expected u16"),
        ("404.0", "invalid type: floating point `404.0`, expected u16"),
        ("4.04e2", "invalid type: floating point `404.0`, expected u16"),
        ("null", "invalid type: null, expected u16"),
        ("true", "invalid type: boolean `true`, expected u16"),
        ("[404]", "invalid type: sequence, expected u16"),
        ("{\"404\":1}", "invalid type: map, expected u16"),
    ] {
        let error = serde_json::from_str::<StatusCode>(json).expect_err(json).to_string();
        assert!(error.starts_with(problem), "{json}: {error}");
    }
}

#[test]
fn a_status_can_be_a_field_an_option_and_a_list_item() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Report {
        status: StatusCode,
        upstream: Option<StatusCode>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        seen: Vec<StatusCode>,
    }
    let full = Report {
        status: StatusCode::BadGateway,
        upstream: Some(StatusCode::from(65_535)),
        seen: vec![StatusCode::Ok, StatusCode::from(499)],
    };
    let empty = Report { status: StatusCode::from(0), upstream: None, seen: Vec::new() };
    for (report, json) in [
        (full, r#"{"status":502,"upstream":65535,"seen":[200,499]}"#),
        (empty, r#"{"status":0,"upstream":null}"#),
    ] {
        assert_eq!(serde_json::to_string(&report).expect("plain data"), json);
        assert_eq!(serde_json::from_str::<Report>(json).expect("what was written"), report);
    }
}

#[test]
fn a_status_can_be_the_key_of_a_json_object() {
    let counts: BTreeMap<StatusCode, u32> =
        [1000, 404, 200, 499, 7].map(|code| (StatusCode::from(code), u32::from(code) + 1)).into();
    let json = r#"{"7":8,"200":201,"404":405,"499":500,"1000":1001}"#;
    assert_eq!(serde_json::to_string(&counts).expect("plain data"), json);
    assert_eq!(serde_json::from_str::<BTreeMap<StatusCode, u32>>(json).expect("what was written"), counts);
    let hashed: HashMap<StatusCode, u32> = serde_json::from_str(json).expect("what was written");
    assert_eq!(hashed, counts.into_iter().collect());
    for json in [r#"{"4o4":1}"#, r#"{"-1":1}"#, r#"{"65536":1}"#, r#"{"":1}"#, r#"{"404.0":1}"#] {
        assert!(serde_json::from_str::<BTreeMap<StatusCode, u32>>(json).is_err(), "{json}");
    }
}

// Other registries: the golden expansions of the macro's own tests, compiled.

mod partner {
    #![allow(missing_docs, deprecated, clippy::pedantic)]
    include!("../../macros/src/status_codes/golden/partner.rs");
}
use partner::PartnerStatus;

#[test]
fn a_vendors_status_keeps_its_own_meaning_and_every_number() {
    assert_eq!(
        PartnerStatus::ALL.iter().map(|status| status.as_u16()).collect::<Vec<_>>(),
        [299, 321, 460, 799]
    );
    for (code, standard) in every_u16() {
        let status = PartnerStatus::from(code);
        assert_eq!((status.as_u16(), u16::from(status)), (code, code));
        assert_eq!(PartnerStatus::new(code), status);
        assert_eq!(StatusCode::from(status), standard);
        assert_eq!(PartnerStatus::from(standard), status);
        assert_eq!(status.treat_as(), standard.treat_as());
        assert_eq!(status.class(), standard.class());
        let is_own = matches!(code, 299 | 321 | 460 | 799);
        assert_eq!(status == PartnerStatus::Standard(standard), !is_own, "{code}");
        if !is_own {
            assert_eq!(status.to_string(), standard.to_string());
            assert_eq!(status.info(), standard.info());
            assert_eq!(status.cacheability(), standard.cacheability());
            assert_eq!(status.required_headers(), standard.required_headers());
        }
    }
    assert_eq!(PartnerStatus::default(), PartnerStatus::Standard(StatusCode::Ok));
}

#[test]
fn a_vendors_row_says_what_the_file_says() {
    let elsewhere = PartnerStatus::PAY_ELSEWHERE;
    assert_eq!(elsewhere.to_string(), "321 Pay Elsewhere");
    assert_eq!(elsewhere.required_headers(), ["Location", "Pay-Till"]);
    assert_eq!(elsewhere.redirect(), Some(Redirect::BecomesGet));
    assert_eq!(elsewhere.cacheability(), Cacheability::Never);
    assert!(!elsewhere.allows_content());
    assert_eq!(elsewhere.title(Lang::Zh), Some("另行支付"));
    let documents: Vec<String> = elsewhere.specs().iter().map(ToString::to_string).collect();
    assert_eq!(
        documents,
        ["RFC 9110 section 15.4", "RFC 8297", "draft-example-pay-02", "https://pay.example/docs/elsewhere"]
    );

    // Its own registry may call it heuristically cacheable; read as an unknown code, it is not.
    assert_eq!(PartnerStatus::CardRefused.cacheability(), Cacheability::Heuristic);
    assert_eq!(PartnerStatus::Standard(StatusCode::from(299)).cacheability(), Cacheability::Explicit);
    #[allow(deprecated)]
    let old_names = [PartnerStatus::CARD_DECLINED, PartnerStatus::CardDeclined, PartnerStatus::IM_BROKE];
    assert_eq!(old_names, [PartnerStatus::CardRefused; 3]);

    let asleep = PartnerStatus::VaultAsleep.info().expect("a row");
    assert_eq!(asleep.semantics.lifecycle, Lifecycle::Temporary { expires: "2027-06-30" });
    assert_eq!((asleep.evidence, asleep.resembles), (Some(Evidence::Documented), Some(503)));
    assert_eq!((asleep.registry.id, asleep.used_by.len()), ("partner", 2));
    assert_eq!(PartnerStatus::FinePrint.title(Lang::Zh), None);
}

#[test]
fn a_standard_reading_comes_right_after_the_vendors_own() {
    let own = PartnerStatus::CardRefused;
    let standard = PartnerStatus::Standard(StatusCode::from(460));
    assert_ne!(own, standard);
    assert!(own < standard && standard < PartnerStatus::from(461) && PartnerStatus::from(459) < own);
    assert_eq!((own == 460, standard == 460), (true, true));
    assert_eq!(standard.canonical_reason(), None);
    assert!(standard.info().is_none());
}

/// Phrases such as "Error", "None" and "All"; that it compiles is most of the test.
mod awkward {
    #![allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic)]
    include!("../../macros/src/status_codes/golden/awkward.rs");
}

#[test]
fn variants_may_be_called_what_the_generated_code_calls_its_own() {
    use awkward::Awkward;
    assert_eq!("470".parse::<Awkward>(), Ok(Awkward::Error));
    assert_eq!(Awkward::try_from("471"), Ok(Awkward::Err));
    assert_eq!(Awkward::None.canonical_reason(), Some("None"));
    assert_eq!(Awkward::H2.to_string(), "475 HTTP/2 only");
    assert_eq!(Awkward::ALL.len(), 9);
}
