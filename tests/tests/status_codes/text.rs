//! Text from outside (the strict parsers) and text for outside (`as_str`, `Display`, `Debug`).

use std::hash::Hash;

use statusquo::{InvalidStatusCode, StatusCode, Unregistered};

use super::{BORDERS, every_u16, is_registered};

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
