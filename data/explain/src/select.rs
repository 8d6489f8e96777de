//! Finds the rows that match the queries and the filters, and writes a message for each query without a result.

use std::collections::BTreeSet;

use statusquo::{Lang, StatusClass};

use crate::dataset::{Row, code_and_phrase};
use crate::near::{self, Suggestion};
use crate::query::Query;

/// Conditions on results, in addition to the queries.
pub(crate) struct Filter<'a> {
    pub(crate) class: Option<StatusClass>,
    /// Ids or owners of registries, in any case; empty for all registries.
    pub(crate) owners: &'a [String],
}

impl Filter<'_> {
    fn has_class(&self, code: u16) -> bool {
        self.class.is_none_or(|class| StatusClass::of(code) == Some(class))
    }

    fn has_owner(&self, row: Row) -> bool {
        let names = [row.registry.id, row.registry.owner].map(str::to_lowercase);
        self.owners.is_empty() || self.owners.iter().any(|owner| names.contains(&owner.to_lowercase()))
    }

    fn passes(&self, row: Row) -> bool {
        self.has_class(row.code) && self.has_owner(row)
    }
}

/// A result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    Known(Row),
    /// A number that no registry knows.
    Unknown(u16),
}

impl Entry {
    pub(crate) fn code(self) -> u16 {
        match self {
            Self::Known(row) => row.code,
            Self::Unknown(code) => code,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Selection {
    /// By code, then in the order of the rows; each once.
    pub(crate) entries: Vec<Entry>,
    /// In the order of the queries.
    pub(crate) misses: Vec<Miss>,
}

/// A query without a result.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Miss {
    Words {
        text: String,
        suggestions: Vec<Suggestion>,
    },
    Range(String),
    /// The query matches rows, but none that passes the filters.
    Filtered(String),
    /// There are only filters, and no row passes them.
    NothingPasses,
}

/// Results keep the order of `rows`, which is by code.
pub(crate) fn select(rows: &[Row], queries: &[Query], filter: &Filter<'_>) -> Selection {
    let passing: Vec<Row> = rows.iter().copied().filter(|row| filter.passes(row)).collect();
    let asked = |row: &Row| queries.is_empty() || queries.iter().any(|query| query.matches(row));
    let mut entries: Vec<Entry> = passing.iter().copied().filter(asked).map(Entry::Known).collect();
    let (mut unknown, mut misses) = (BTreeSet::new(), Vec::new());
    for query in queries {
        let matches = |rows: &[Row]| rows.iter().any(|row| query.matches(row));
        match query {
            _ if matches(&passing) => {}
            Query::Number(code) if !matches(rows) && filter.has_class(*code) => {
                unknown.insert(*code);
            }
            Query::Number(code) => misses.push(Miss::Filtered(code.to_string())),
            Query::Range { text, .. } | Query::Words(text) if matches(rows) => {
                misses.push(Miss::Filtered(text.clone()));
            }
            Query::Range { text, .. } => misses.push(Miss::Range(text.clone())),
            Query::Words(text) => {
                misses
                    .push(Miss::Words { text: text.clone(), suggestions: near::suggestions(text, &passing) });
            }
        }
    }
    if queries.is_empty() && entries.is_empty() {
        misses.push(Miss::NothingPasses);
    }
    entries.extend(unknown.into_iter().map(Entry::Unknown));
    entries.sort_by_key(|entry| entry.code());
    Selection { entries, misses }
}

impl Miss {
    pub(crate) fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Words { text, suggestions }, Lang::Zh) => {
                let hint = did_you_mean(suggestions, lang);
                format!("没有与“{text}”匹配的状态码{hint}")
            }
            (Self::Words { text, suggestions }, _) => {
                let hint = did_you_mean(suggestions, lang);
                format!("no status matches `{text}`{hint}")
            }
            (Self::Range(text), Lang::Zh) => format!("没有注册表收录 {text} 范围内的状态码"),
            (Self::Range(text), _) => format!("no registry knows a code in `{text}`"),
            (Self::Filtered(text), Lang::Zh) => format!("与“{text}”匹配的状态码都不符合筛选条件"),
            (Self::Filtered(text), _) => format!("nothing that `{text}` matches passes the filters"),
            (Self::NothingPasses, Lang::Zh) => "没有符合筛选条件的状态码".to_owned(),
            (Self::NothingPasses, _) => "no status passes the filters".to_owned(),
        }
    }
}

/// The end of a message: `; did you mean ...?`, or nothing.
fn did_you_mean(suggestions: &[Suggestion], lang: Lang) -> String {
    let each = suggestions.iter().map(|Suggestion { word, rows }| {
        let mut names: Vec<String> = rows.iter().copied().take(2).map(code_and_phrase).collect();
        if rows.len() > names.len() {
            names.push("…".to_owned());
        }
        match lang {
            Lang::Zh => format!("“{word}”（{}）", names.join("、")),
            _ => format!("`{word}` ({})", names.join(", ")),
        }
    });
    let each: Vec<String> = each.collect();
    match (each.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("；您要找的是不是{}？", each.join("或")),
        (false, _) => format!("; did you mean {}?", each.join(" or ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::fixtures::{CLIENT_CLOSED, CUSTOM_TEAPOT, registered};

    const ALL: Filter<'static> = Filter { class: None, owners: &[] };

    fn rows() -> Vec<Row> {
        let mut rows = registered();
        rows.extend([&CLIENT_CLOSED, &CUSTOM_TEAPOT]);
        rows.sort_by_key(|row| row.code);
        rows
    }

    fn run(queries: &[&str], filter: &Filter<'_>) -> Selection {
        let queries: Vec<Query> = queries.iter().map(|text| text.parse().unwrap()).collect();
        select(&rows(), &queries, filter)
    }

    fn codes(selection: &Selection) -> Vec<u16> {
        selection.entries.iter().map(|entry| entry.code()).collect()
    }

    #[test]
    fn queries_are_united_and_each_status_comes_once_in_order() {
        let selection = run(&["504", "50x", "gateway", "404"], &ALL);
        assert_eq!(codes(&selection), [404, 500, 501, 502, 503, 504, 505, 506, 507, 508]);
        assert_eq!(selection.misses, []);
    }

    #[test]
    fn one_number_has_every_registrys_meaning() {
        let selection = run(&["418"], &ALL);
        let registries: Vec<&str> = selection
            .entries
            .iter()
            .map(|entry| match entry {
                Entry::Known(row) => row.registry.id,
                Entry::Unknown(_) => "",
            })
            .collect();
        assert_eq!(registries, ["iana", "tea_house"]);
    }

    #[test]
    fn a_filter_alone_selects_all_that_pass_it() {
        let informational = Filter { class: Some(StatusClass::Informational), owners: &[] };
        assert_eq!(codes(&run(&[], &informational)), [100, 101, 102, 103, 104]);
        for owner in ["tea_house", "TEA_HOUSE", "the tea house"] {
            let owners = [owner.to_owned()];
            assert_eq!(codes(&run(&[], &Filter { class: None, owners: &owners })), [418, 499], "{owner}");
        }
    }

    #[test]
    fn a_code_outside_the_classes_passes_no_class_filter() {
        static ODD: statusquo::StatusInfo = statusquo::StatusInfo { code: 999, ..CLIENT_CLOSED };
        for class in StatusClass::ALL.iter().copied() {
            assert!(!Filter { class: Some(class), owners: &[] }.passes(&ODD));
        }
        assert!(ALL.passes(&ODD));
    }

    #[test]
    fn an_unknown_number_is_a_result_in_its_place() {
        let selection = run(&["599", "404", "65535", "599", "0"], &ALL);
        assert_eq!(codes(&selection), [0, 404, 599, 65_535]);
        assert_eq!(selection.entries[2], Entry::Unknown(599));
        assert_eq!(selection.misses, []);
        let class = StatusClass::of(200);
        let selection = run(&["299", "599"], &Filter { class, owners: &[] });
        assert_eq!(codes(&selection), [299]);
        assert_eq!(selection.misses, [Miss::Filtered("599".to_owned())]);
    }

    #[test]
    fn found_and_missed_go_together() {
        let selection = run(&["404", "tepot", "6xx"], &ALL);
        assert_eq!(codes(&selection), [404]);
        assert_eq!(selection.misses.len(), 2);
    }

    #[test]
    fn messages_name_what_was_missed() {
        let message = |queries: &[&str], filter: &Filter<'_>, lang| {
            let misses = run(queries, filter).misses;
            assert_eq!(misses.len(), 1, "{queries:?}");
            misses[0].message(lang)
        };
        let server = Filter { class: Some(StatusClass::ServerError), owners: &["tea_house".to_owned()] };
        assert_eq!(message(&["7xx"], &ALL, Lang::En), "no registry knows a code in `7xx`");
        assert_eq!(message(&["7xx"], &ALL, Lang::Zh), "没有注册表收录 7xx 范围内的状态码");
        assert_eq!(message(&["zzzzzz"], &ALL, Lang::En), "no status matches `zzzzzz`");
        assert_eq!(message(&["404"], &server, Lang::En), "nothing that `404` matches passes the filters");
        assert_eq!(message(&[], &server, Lang::En), "no status passes the filters");
        assert_eq!(
            message(&["gatewya"], &ALL, Lang::En),
            "no status matches `gatewya`; did you mean `gateway` (502 Bad Gateway, 504 Gateway Timeout)?"
        );
        assert_eq!(
            message(&["gatewya"], &ALL, Lang::Zh),
            "没有与“gatewya”匹配的状态码；\
             您要找的是不是“gateway”（502 Bad Gateway、504 Gateway Timeout）？"
        );
    }
}
