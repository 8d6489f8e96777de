//! Classes and what follows from them (RFC 9110 section 15).

use statusquo::{Lang, StatusClass, StatusCode};

use super::{assert_has_both_languages, every_u16, is_registered, is_unregistered};

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
