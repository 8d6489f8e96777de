//! What may have been meant by a word that matches nothing.

use crate::Row;
use crate::query::{normal, spellings};

/// A word that would have matched.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Near {
    pub(crate) word: String,
    pub(crate) rows: Vec<Row>,
}

/// More would be a list to search, not a hint.
const MOST: usize = 3;
/// Shorter words, such as "too" and "not", are near to everything.
const SHORTEST_WORD: usize = 4;

/// The nearest words of all rows; none if even those are far.
pub(crate) fn misses(text: &str, rows: &[Row]) -> Vec<Near> {
    let wanted = normal(text);
    let length = wanted.chars().count();
    // One mistake in three letters, but not so many that nothing of the text remains.
    let mut least = (length / 3).max(1).min(length.saturating_sub(1));
    let mut nearest: Vec<Near> = Vec::new();
    for row in rows.iter().copied() {
        for word in candidates(row, length) {
            let distance = strsim::osa_distance(&wanted, &normal(&word));
            if distance == 0 || distance > least {
                continue;
            }
            if distance < least {
                least = distance;
                nearest.clear();
            }
            match nearest.iter_mut().find(|near| normal(&near.word) == normal(&word)) {
                Some(near) if near.rows.contains(&row) => {}
                Some(near) => near.rows.push(row),
                None => nearest.push(Near { word, rows: vec![row] }),
            }
        }
    }
    nearest.truncate(MOST);
    nearest
}

fn candidates(row: Row, length: usize) -> impl Iterator<Item = String> {
    spellings(row).flat_map(move |spelling| {
        let words = spelling.split(|c: char| !(c.is_alphanumeric() || c == '\''));
        let words = words.filter(|word| word.len() >= SHORTEST_WORD).map(str::to_lowercase);
        words.chain([spelling.to_owned()]).chain(parts(spelling, length))
    })
}

/// Chinese is written without spaces: every part of the right length may be the word that was meant.
fn parts(spelling: &str, length: usize) -> Vec<String> {
    let letters: Vec<char> = spelling.chars().collect();
    let is_word = |part: &&[char]| part.iter().all(|c| c.is_alphanumeric() && !c.is_ascii());
    letters.windows(length.max(1)).filter(is_word).map(|part| part.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::registered;

    fn near(text: &str) -> Vec<(String, Vec<u16>)> {
        let near = misses(text, &registered());
        near.into_iter().map(|near| (near.word, near.rows.iter().map(|row| row.code).collect())).collect()
    }

    #[test]
    fn a_typing_mistake_is_understood() {
        for (typed, word, codes) in [
            ("tepot", "teapot", &[418][..]),
            ("Taepot", "teapot", &[418]),
            ("gatway", "gateway", &[502, 504]),
            ("unathorised", "unauthorized", &[401]),
            ("not fuond", "Not Found", &[404]),
            ("网管", "网关", &[502, 504]),
            ("我是荼壶", "我是茶壶", &[418]),
        ] {
            assert_eq!(near(typed)[0], (word.to_owned(), codes.to_vec()), "{typed}");
        }
    }

    #[test]
    fn the_nearest_displace_what_was_found_before_them() {
        let mut rows = registered();
        for _ in 0..2 {
            rows.reverse();
            // "content" is two letters away.
            let words: Vec<String> = misses("contenue", &rows).into_iter().map(|near| near.word).collect();
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
