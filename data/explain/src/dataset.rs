//! The rows of the dataset, and their names.
//!
//! A row is what one registry says about one code. The facts come from the crate `statusquo`, which reads the files
//! in `data/registries` when it is compiled: to change a fact, change it there.

use std::sync::OnceLock;

use statusquo::{StatusCode, StatusInfo};
use statusquo_data::{REGISTRIES, Registry, Status};

pub(crate) type Row = &'static StatusInfo;

/// All rows, ordered by code; for equal codes, the registered one comes first.
pub(crate) fn rows() -> Vec<Row> {
    (0..=999).map(StatusCode::from).flat_map(StatusCode::meanings).collect()
}

/// The short form of a row: `404 Not Found`.
pub(crate) fn code_and_phrase(row: Row) -> String {
    format!("{} {}", row.code, row.phrase)
}

/// The Rust path: `StatusCode::NotFound`, `nginx::Status::ClientClosedRequest`.
pub(crate) fn rust_path(row: Row) -> String {
    match row.registry.id {
        "iana" => format!("StatusCode::{}", row.name),
        module => format!("{module}::Status::{}", row.name),
    }
}

/// Every name of a row that a word may match. The constants, such as `IM_A_TEAPOT`, are left out: they differ from the
/// phrase or from the variant only in what [`normal`](crate::query::normal) ignores.
pub(crate) fn names(row: Row) -> impl Iterator<Item = &'static str> {
    let formerly = row.formerly.iter().copied();
    [row.phrase, row.name].into_iter().chain(formerly).chain([row.title.en, row.title.zh])
}

/// The model of a row. The crate `statusquo` has most of its facts, compiled; the model has them all.
pub(crate) fn model(row: Row) -> Option<(&'static Registry, &'static Status)> {
    // Each is read when it is asked for: most runs show the rows of one or two.
    static READ: [OnceLock<Option<Registry>>; REGISTRIES.len()] =
        [const { OnceLock::new() }; REGISTRIES.len()];
    let i = REGISTRIES.iter().position(|(id, _)| *id == row.registry.id)?;
    let registry = READ[i].get_or_init(|| Registry::parse(REGISTRIES[i].1).ok()).as_ref()?;
    Some((registry, registry.statuses.iter().find(|status| status.code == row.code)?))
}

/// Rows for tests, so that these do not depend on the texts of the dataset.
#[cfg(test)]
pub(crate) mod fixtures {
    use statusquo::{Evidence, Lang, Registry, Text};

    use super::*;

    pub(crate) const LANGS: [Lang; 2] = [Lang::En, Lang::Zh];

    const TEMPLATE: StatusInfo = match StatusCode::ImATeapot.info() {
        Some(info) => *info,
        None => unreachable!(),
    };

    static TEA_HOUSE: Registry = Registry {
        id: "tea_house",
        title: Text { en: "House rules", zh: "" },
        owner: "The Tea House",
        ..*TEMPLATE.registry
    };

    /// A vendor's code with a number that is also registered.
    pub(crate) static CUSTOM_TEAPOT: StatusInfo = StatusInfo { registry: &TEA_HOUSE, ..TEMPLATE };

    /// A vendor's code, in English only.
    pub(crate) const CLIENT_CLOSED: StatusInfo = StatusInfo {
        code: 499,
        name: "ClientClosedRequest",
        phrase: "Client Closed Request",
        title: Text { en: "Client Closed Request", zh: "" },
        summary: Text { en: "The client left.", zh: "" },
        description: Text { en: "", zh: "" },
        evidence: Some(Evidence::Source),
        resembles: Some(408),
        registry: &TEA_HOUSE,
        ..TEMPLATE
    };

    /// The rows of the IANA registry.
    pub(crate) fn registered() -> Vec<Row> {
        rows().into_iter().filter(|row| row.registry.id == "iana").collect()
    }

    pub(crate) fn row(code: u16) -> Row {
        StatusCode::from(code).info().unwrap()
    }
}
