//! One query, and the rows that it matches.
//!
//! A new form of query, such as `>=500`, is a new variant, parsed by `from_str` and evaluated by `matches`.

use std::ops::RangeInclusive;
use std::str::FromStr;

use crate::dataset::{Row, names};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Query {
    Number(u16),
    /// `52x` or `500-504`.
    Range {
        text: String,
        codes: RangeInclusive<u16>,
    },
    /// Part of a phrase, a title or a Rust name.
    Words(String),
}

impl Query {
    pub(crate) fn matches(&self, row: Row) -> bool {
        match self {
            Self::Number(code) => row.code == *code,
            Self::Range { codes, .. } => codes.contains(&row.code),
            Self::Words(text) => {
                let wanted = normal(text);
                names(row).any(|name| normal(name).contains(&wanted))
            }
        }
    }
}

impl FromStr for Query {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if is_numeric(text) {
            numbers(text)
        } else if normal(text).is_empty() {
            Err("a query is a number (404), a range (52x, 500-504) or a word (teapot)".to_owned())
        } else {
            Ok(Self::Words(text.to_owned()))
        }
    }
}

/// Whether the text looks like a number or a range, even a malformed one.
fn is_numeric(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X' | '-'))
}

fn numbers(text: &str) -> Result<Query, String> {
    if let Some((first, last)) = text.split_once('-') {
        let (first, last) = (number(first, text)?, number(last, text)?);
        if first > last {
            return Err(format!("the range ends before it begins; write {last}-{first}"));
        }
        return Ok(Query::Range { text: text.to_owned(), codes: first..=last });
    }
    let digits = text.trim_end_matches(['x', 'X']);
    match text.len() - digits.len() {
        0 => Ok(Query::Number(number(digits, text)?)),
        places @ (1 | 2) if text.len() == 3 => {
            let step = if places == 1 { 10 } else { 100 };
            let first = number(digits, text)? * step;
            Ok(Query::Range { text: text.to_owned(), codes: first..=first + (step - 1) })
        }
        _ => Err(malformed(text)),
    }
}

fn number(digits: &str, text: &str) -> Result<u16, String> {
    if digits.is_empty() || digits.contains(|c: char| !c.is_ascii_digit()) {
        return Err(malformed(text));
    }
    digits.parse().map_err(|_| "the number is too large; the largest is 65535".to_owned())
}

fn malformed(text: &str) -> String {
    format!("`{text}` is neither a number (404) nor a range (52x, 4xx, 500-504)")
}

/// Only letters and digits, in lower case, so that `not-found`, `NotFound` and `NOT_FOUND` are equal.
pub(crate) fn normal(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::fixtures::registered;

    fn codes(query: &str) -> Vec<u16> {
        let query: Query = query.parse().unwrap();
        registered().into_iter().filter(|row| query.matches(row)).map(|row| row.code).collect()
    }

    #[test]
    fn numbers_and_ranges_are_read() {
        let range = |text: &str, codes| Ok(Query::Range { text: text.to_owned(), codes });
        assert_eq!("404".parse(), Ok(Query::Number(404)));
        assert_eq!("65535".parse(), Ok(Query::Number(65_535)));
        assert_eq!("52x".parse(), range("52x", 520..=529));
        assert_eq!("4Xx".parse(), range("4Xx", 400..=499));
        assert_eq!("500-504".parse(), range("500-504", 500..=504));
    }

    #[test]
    fn what_looks_like_a_number_is_no_word() {
        for text in ["4x4x", "4x4", "x04", "40x4", "5xxx", "52xx", "-4", "4-", "4-5-6", "4xx-5xx", "70000"] {
            assert!(text.parse::<Query>().is_err(), "{text}");
        }
        assert_eq!("504-500".parse::<Query>(), Err("the range ends before it begins; write 500-504".into()));
    }

    #[test]
    fn a_query_without_a_letter_or_digit_is_malformed() {
        for text in ["", " ", "--", "？"] {
            assert!(text.parse::<Query>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn words_match_every_spelling_of_a_status() {
        for text in ["teapot", "I'm a Teapot", "im a teapot", "ImATeapot", "IM_A_TEAPOT", "茶壶"] {
            assert_eq!(codes(text), [418], "{text}");
        }
        for text in ["Payload Too Large", "PayloadTooLarge", "PAYLOAD_TOO_LARGE", "内容过大"] {
            assert_eq!(codes(text), [413], "{text}");
        }
    }

    #[test]
    fn words_match_in_the_middle() {
        assert_eq!(codes("gateway"), [502, 504]);
        assert_eq!(codes("网关"), [502, 504]);
    }
}
