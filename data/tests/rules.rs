//! One file in `fixtures` for each rule of `src/rules.rs`, under the rule's name, and one for each check of
//! the reader itself; where one file cannot show all of a rule, a second one extends its name. Comments that begin with `#~` say which problems the file has, and it has no others.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use statusquo_data::{Field, Registry};

/// Compares the problems of a fixture with those that it announces.
#[track_caller]
fn check(text: &str) {
    let expected: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("#~ ")).collect();
    assert!(!expected.is_empty(), "the fixture announces no problem with `#~`");
    let read = if text.contains("[[field]]") {
        Field::parse(text).map(drop)
    } else {
        Registry::parse(text).map(drop)
    };
    let problems: Vec<String> =
        read.map_or_else(|problems| problems.iter().map(ToString::to_string).collect(), |()| Vec::new());
    assert_eq!(problems.join("\n"), expected.join("\n"));
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                check(include_str!(concat!("fixtures/", stringify!($name), ".toml")));
            }
        )*

        const FIXTURES: &[&str] = &[$(stringify!($name)),*];
    };
}

// The rules, in their order.
fixtures! {
    code_in_range
    code_in_range_of_iana
    code_is_new
    phrase_can_be_sent
    phrase_gives_name
    name_is_variant
    name_is_free
    name_is_new
    header_is_token
    line_is_field
    field_is_in_order
    example_can_be_sent
    header_is_new
    text_is_one_line
    text_is_paragraphs
    text_is_clean
    source_is_address
    spec_is_reference
    redirect_is_3xx
    condition_fits_retry
    source_fits_retry
    wire_fits_response
    method_is_token
    media_type_is_complete
    media_type_fits_content
    item_is_new
    header_is_new_under_conditions
    content_fits_code
    cache_fits_code
    resembles_valid_code
    class_digit_exists
    class_name_is_variant
    class_is_new
    class_is_in_iana
    id_is_module
    id_is_module_by_its_first_letter
    expiry_fits_lifecycle

    // The checks of the reader.
    syntax
    syntax_date
    syntax_after_header
    syntax_broken_header
    syntax_duplicate_key
    syntax_key_without_value
    syntax_unclosed_list
    unknown_key
    missing_key
    missing_language
    missing_language_in_class
    missing_status
    empty_status
    wrong_type
    wrong_type_in_status_list
    wrong_type_of_status
    unknown_word
    repeated_word
    number_too_big
}

#[test]
fn every_rule_has_a_fixture() {
    let rules: Vec<&str> = include_str!("../src/rules.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("pub(crate) fn ")?.split('(').next())
        .collect();
    assert!(rules.len() > 20, "the rules are declared in another way now: {rules:?}");
    for rule in rules {
        assert!(FIXTURES.contains(&rule), "no fixture for the rule `{rule}`");
    }
}

#[test]
fn every_fixture_is_tested() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("it can be read").file_name().into_string().expect("its name is ASCII"))
        .collect();
    let tested: BTreeSet<String> = FIXTURES.iter().map(|name| format!("{name}.toml")).collect();
    assert_eq!(files, tested);
}
