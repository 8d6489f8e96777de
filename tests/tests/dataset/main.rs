//! The dataset against the facts that it was written from, and its texts against the house style.
//!
//! What a standard or a document says is written down here a second time, apart from `data/registries`. A value
//! changes only together with the source that it names.

mod documents;
mod iana;
mod rules;
mod texts;
mod vendors;

use statusquo_data::{REGISTRIES, Registry, Status};

const IANA_CSV: &str = include_str!("../../facts/iana.csv");
const SOURCE_FACTS: &str = include_str!("../../facts/source_facts.tsv");

fn registries() -> Vec<Registry> {
    let parse = |(id, text): &(&str, &str)| {
        Registry::parse(text).unwrap_or_else(|problems| panic!("{}", problems.in_file(id)))
    };
    REGISTRIES.iter().map(parse).collect()
}

fn iana() -> Registry {
    registries().swap_remove(0)
}

/// The codes for which something holds, ascending.
fn codes(holds: impl Fn(&Status) -> bool) -> Vec<u16> {
    iana().statuses.iter().filter(|status| holds(status)).map(|status| status.code).collect()
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
