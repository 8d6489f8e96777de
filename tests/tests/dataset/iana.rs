//! The registry of IANA: its codes, phrases, documents and states, against the copy in `facts/iana.csv`.

use statusquo_data::{Lifecycle, Spec};

use super::{IANA_CSV, iana};

#[test]
fn the_codes_are_those_of_the_iana_registry() {
    let mut lines = IANA_CSV.lines();
    assert_eq!(lines.next(), Some("code,phrase,registry_description,document,section,state"));
    let registered: Vec<[String; 4]> = lines
        .map(|line| {
            // No field holds a comma or a quotation mark.
            let fields: Vec<&str> = line.split(',').collect();
            let [code, phrase, _, document, section, state] = fields[..] else { panic!("{line}") };
            let document = document.strip_suffix(" (temporary)").unwrap_or(document);
            [code.into(), phrase.into(), reference(document, section), state.into()]
        })
        .collect();
    let in_dataset: Vec<[String; 4]> = iana()
        .statuses
        .iter()
        .map(|status| {
            let state = match status.lifecycle {
                Lifecycle::Permanent => "permanent",
                Lifecycle::Temporary => "temporary",
                Lifecycle::Deprecated => "deprecated",
                Lifecycle::Obsoleted => "obsoleted",
                Lifecycle::Unused => "unused",
                Lifecycle::Retired => "retired",
            };
            let Spec { document, section, .. } = &status.specs[0];
            [status.code.to_string(), status.phrase.clone(), reference(document, section), state.into()]
        })
        .collect();
    assert_eq!(registered.len(), 64);
    assert_eq!(in_dataset, registered);
    // The day of the copy in `facts`.
    assert_eq!(iana().as_of, "2026-09-24");
}

fn reference(document: &str, section: &str) -> String {
    if section.is_empty() { document.to_owned() } else { format!("{document} section {section}") }
}

#[test]
fn the_classes_are_those_of_rfc_9110() {
    let classes: Vec<(u8, String)> =
        iana().classes.into_iter().map(|class| (class.digit, class.name)).collect();
    let expected = ["Informational", "Successful", "Redirection", "Client Error", "Server Error"];
    assert_eq!(classes, (1..).zip(expected.map(str::to_owned)).collect::<Vec<_>>());
}
