//! What holds for `StatusCode`: over all 65,536 numbers, over all 64 variants, and in `const` code.
//!
//! Registered codes and the rules of the standards are written down here a second time, apart from the dataset: a list
//! changes only together with the registry of IANA or with the document that the comment names.

mod classes;
mod json;
mod language;
mod numbers;
mod other_registries;
mod rules;
mod table;
mod text;

use statusquo::{Lang, StatusCode, Text};

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

#[track_caller]
fn assert_has_both_languages(text: Text, what: &str) {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    assert!(text.en.contains(|c: char| c.is_ascii_alphabetic()), "{what}: no English in {:?}", text.en);
    assert!(!text.en.contains(is_han), "{what}: Chinese in {:?}", text.en);
    assert!(text.zh.contains(is_han), "{what}: no Chinese in {:?}", text.zh);
    assert_eq!([text.get(Lang::En), text.get(Lang::Zh)], [Some(text.en), Some(text.zh)]);
}
