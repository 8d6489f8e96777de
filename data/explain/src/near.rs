//! Suggestions for a word without a match: the words of the dataset with the fewest typing mistakes in between.
//!
//! The measure is the optimal string alignment distance: a wrong, missing or extra letter is one mistake, and so are
//! two swapped neighbours.

use strsim::osa_distance;

use crate::dataset::{Row, names};
use crate::query::normal;

/// A word that would have matched, and the rows that it matches.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Suggestion {
    pub(crate) word: String,
    pub(crate) rows: Vec<Row>,
}

/// More suggestions would be a list to search, not a hint.
const MOST: usize = 3;
/// Shorter words, such as "too" and "not", are similar to everything.
const SHORTEST: usize = 4;

/// The nearest words of all rows; none if even these are too far away.
pub(crate) fn suggestions(text: &str, rows: &[Row]) -> Vec<Suggestion> {
    let wanted = normal(text);
    let length = wanted.chars().count();
    // Allow one mistake per three letters, but at least one letter must be right.
    let mut least = (length / 3).max(1).min(length.saturating_sub(1));
    let mut nearest: Vec<Suggestion> = Vec::new();
    for row in rows.iter().copied() {
        for word in candidates(row, length) {
            let candidate = normal(&word);
            // The distance is at least the difference in length; computing it for a very long text would take minutes.
            if candidate.chars().count().abs_diff(length) > least {
                continue;
            }
            let distance = osa_distance(&wanted, &candidate);
            if distance == 0 || distance > least {
                continue;
            }
            if distance < least {
                least = distance;
                nearest.clear();
            }
            match nearest.iter_mut().find(|near| normal(&near.word) == candidate) {
                Some(near) if near.rows.contains(&row) => {}
                Some(near) => near.rows.push(row),
                None => nearest.push(Suggestion { word, rows: vec![row] }),
            }
        }
    }
    nearest.truncate(MOST);
    nearest
}

/// Single words, whole names, and for Chinese parts of names.
fn candidates(row: Row, length: usize) -> impl Iterator<Item = String> {
    names(row).flat_map(move |name| {
        let words = name.split(|c: char| !(c.is_alphanumeric() || c == '\''));
        let words = words.filter(|word| word.len() >= SHORTEST).map(str::to_lowercase);
        words.chain([name.to_owned()]).chain(parts(name, length))
    })
}

/// Chinese is written without spaces, so any part of a similar length may be the intended word.
fn parts(name: &str, length: usize) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let is_word = |part: &&[char]| part.iter().all(|c| c.is_alphanumeric() && !c.is_ascii());
    letters.windows(length.max(1)).filter(is_word).map(|part| part.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::dataset::fixtures::registered;

    fn near(text: &str) -> Vec<(String, Vec<u16>)> {
        let codes = |rows: Vec<Row>| rows.iter().map(|row| row.code).collect();
        let found = suggestions(text, &registered()).into_iter();
        found.map(|Suggestion { word, rows }| (word, codes(rows))).collect()
    }

    #[test]
    fn a_typing_mistake_is_understood() {
        for (typed, word, codes) in [
            ("tepot", "teapot", &[418][..]),
            ("Taepot", "teapot", &[418]),
            ("gatway", "gateway", &[502, 504]),
            ("unathorised", "unauthorized", &[401]),
            ("not fuond", "Not Found", &[404]),
            ("gnoe", "gone", &[410]),
            ("网管", "网关", &[502, 504]),
            ("我是荼壶", "我是茶壶", &[418]),
        ] {
            assert_eq!(near(typed)[0], (word.to_owned(), codes.to_vec()), "{typed}");
        }
    }

    #[test]
    fn a_text_of_any_length_is_answered_at_once() {
        let begun = Instant::now();
        assert_eq!(near(&"q".repeat(100_000)), []);
        // Takes milliseconds; with the distance to every word, it would take a minute.
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn the_nearest_displace_what_was_found_before_them() {
        let mut rows = registered();
        for _ in 0..2 {
            rows.reverse();
            // "content" is two letters away.
            let words: Vec<String> =
                suggestions("contenue", &rows).into_iter().map(|near| near.word).collect();
            assert_eq!(words, ["continue"]);
        }
    }

    #[test]
    fn there_are_few_and_only_near_ones() {
        for typed in ["zzzzzz", "q", "量子纠缠", "supercalifragilistic"] {
            assert_eq!(near(typed), [], "{typed}");
        }
        for typed in ["requist", "erro", "请球", "contant"] {
            let near = near(typed);
            assert!((1..=MOST).contains(&near.len()), "{typed}: {near:?}");
        }
    }
}
