//! The facts of a status that are lists: header fields, documents, methods, media types.

use crate::model::{Condition, Conditional, Headers, Keyword, Spec};
use crate::rules::{self, Taken};
use crate::table::{Table, check};

pub(crate) type TextRule = fn(&str) -> Result<(), String>;

/// A text for people: what all of them have in common, and a rule for its lines.
pub(crate) fn check_text(table: &Table<'_>, at: usize, text: &str, lines: TextRule) {
    check(table, at, lines(text));
    check(table, at, rules::text_is_clean(text));
}

pub(crate) fn headers(table: &mut Table<'_>) -> Headers {
    let Some(mut inner) = table.table("headers") else { return Headers::default() };
    let mut seen = Taken::new();
    let headers = Headers {
        required: field_names(&mut inner, "required", &mut seen),
        recommended: field_names(&mut inner, "recommended", &mut seen),
        optional: field_names(&mut inner, "optional", &mut seen),
        required_if: conditional(&mut inner, "required_if", &mut seen),
        recommended_if: conditional(&mut inner, "recommended_if", &mut seen),
    };
    inner.finish();
    headers
}

/// Names of fields, each for the first time.
fn field_names(table: &mut Table<'_>, key: &'static str, seen: &mut Taken) -> Vec<String> {
    let mut fields = Vec::new();
    for (at, name) in table.strings(key) {
        check(table, at, rules::header_is_token(name));
        check(table, at, rules::header_is_new(name, seen));
        seen.insert(name.to_ascii_lowercase(), None);
        fields.push(name.to_owned());
    }
    fields
}

/// A table with lists of fields, each under its condition.
fn conditional(table: &mut Table<'_>, key: &'static str, seen: &mut Taken) -> Vec<Conditional> {
    let Some(mut inner) = table.table(key) else { return Vec::new() };
    let mut cases = Vec::new();
    for (word, condition) in Condition::WORDS.iter().zip(Condition::VALUES) {
        let fields = field_names(&mut inner, word, seen);
        if !fields.is_empty() {
            cases.push(Conditional { condition: *condition, fields });
        }
    }
    inner.finish();
    cases
}

/// Header fields of the request.
pub(crate) fn request(table: &mut Table<'_>) -> Vec<String> {
    field_names(table, "request", &mut Taken::new())
}

/// A list of strings that all follow one rule, each once.
pub(crate) fn list(
    table: &mut Table<'_>,
    key: &'static str,
    rule: fn(&str) -> Result<(), String>,
) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for (at, item) in table.strings(key) {
        check(table, at, rule(item));
        check(table, at, rules::item_is_new(key, item, &items));
        items.push(item.to_owned());
    }
    items
}

/// References to documents.
pub(crate) fn specs(table: &mut Table<'_>, key: &'static str) -> Vec<Spec> {
    let mut specs = Vec::new();
    for (at, spec) in table.strings(key) {
        if spec.starts_with("https://") {
            check(table, at, rules::source_is_address(spec));
        }
        specs.extend(check(table, at, rules::spec_is_reference(spec)));
    }
    specs
}

/// Lines of header fields: a name, a colon, and a value that can be sent.
pub(crate) fn example(table: &mut Table<'_>) -> Vec<String> {
    let lines = table.strings("example");
    let mut example = Vec::with_capacity(lines.len());
    for (at, line) in lines {
        check(table, at, rules::line_is_field(line));
        example.push(line.to_owned());
    }
    example
}

pub(crate) fn used_by(table: &mut Table<'_>) -> Vec<String> {
    let names = table.strings("used_by");
    let mut used_by = Vec::with_capacity(names.len());
    for (at, name) in names {
        check_text(table, at, name, rules::text_is_one_line);
        used_by.push(name.to_owned());
    }
    used_by
}
