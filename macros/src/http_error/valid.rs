//! Rules that hold whatever the status is. They write no tokens.

use super::ast::{Case, Item};
use super::attr::{Answer, Kind};
use super::problems::Problems;

pub(crate) fn check(item: &Item<'_>, problems: &mut Problems) {
    for case in &item.cases {
        check_answered(item, case, problems);
        check_guards(case, problems);
        check_transparent(case, problems);
        check_status_field(case, problems);
        for answer in &case.answers {
            check_headers(answer, problems);
        }
    }
}

/// Every case has a status, from somewhere.
fn check_answered(item: &Item<'_>, case: &Case<'_>, problems: &mut Problems) {
    if case.answers.is_empty() && case.status_field().is_none() && item.options.default.is_none() {
        let name = case.name;
        problems.at(
            name,
            if item.is_enum {
                format!(
                    "variant `{name}` has no status; add `#[http(...)]`, such as `#[http(NotFound)]`, \
                     or `#[http(default = InternalServerError)]` to the enum"
                )
            } else {
                format!("`{name}` has no status; add `#[http(...)]`, such as `#[http(NotFound)]`")
            },
        );
    }
    for answer in &case.answers {
        if answer.kind.is_none() && case.status_field().is_none() {
            problems
                .at(&answer.original, "the attribute names no status; begin it with one, such as `NotFound`");
        }
    }
}

/// The first attribute whose condition holds counts, so all but the last have one, and the last has none.
fn check_guards(case: &Case<'_>, problems: &mut Problems) {
    let Some((last, before)) = case.answers.split_last() else { return };
    for answer in before.iter().filter(|answer| answer.when.is_none()) {
        problems.at(
            &answer.original,
            format!(
                "the attributes of `{}` after this one never apply; add `when = ...`, or remove one",
                case.name
            ),
        );
    }
    if last.when.is_some() {
        problems.at(
            &last.original,
            format!(
                "`{}` has no status where no condition holds; add an attribute without `when` after this one",
                case.name
            ),
        );
    }
}

/// There must be one error inside, and only one.
fn check_transparent(case: &Case<'_>, problems: &mut Problems) {
    for answer in &case.answers {
        if let Some(Kind::Transparent(word)) = &answer.kind {
            if case.fields.len() != 1 {
                problems.push(syn::Error::new(
                    word.span(),
                    format!(
                        "`transparent` needs exactly one field, the error to pass on; `{}` has {}",
                        case.name,
                        case.fields.len()
                    ),
                ));
            }
            if let Some(header) = answer.headers.first() {
                problems.at(
                    &header.name_tokens,
                    "`transparent` takes its header fields from the error inside; remove this one",
                );
            }
        }
    }
}

/// One field holds the status, and then no attribute names another.
fn check_status_field(case: &Case<'_>, problems: &mut Problems) {
    let mut with_role = case.fields.iter().filter(|field| field.role.is_some());
    if with_role.next().is_none() {
        return;
    }
    for second in with_role {
        problems.at(&second.member, "a second field for the status; keep `#[http(status)]` on one");
    }
    for answer in &case.answers {
        match &answer.kind {
            Some(Kind::Status(status)) => {
                problems.at(
                    status,
                    "a field decides the status already; remove this one, or `#[http(status)]` on the field",
                );
            }
            Some(Kind::Transparent(word)) => {
                problems.at(word, "a field decides the status already; remove `transparent`, or `#[http(status)]` on the field");
            }
            None => {}
        }
    }
}

/// Names are tokens (RFC 9110 section 5.6.2), and each is given once.
fn check_headers(answer: &Answer, problems: &mut Problems) {
    let mut seen: Vec<&str> = Vec::new();
    for header in &answer.headers {
        let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if header.name.is_empty() || !header.name.chars().all(is_tchar) {
            problems.at(
                &header.name_tokens,
                "not the name of a header field; RFC 9110 section 5.6.2 allows letters, digits and !#$%&'*+-.^_`|~",
            );
        }
        if seen.contains(&header.name.as_str()) {
            problems.at(&header.name_tokens, format!("the field `{}` is given twice", header.name));
        }
        seen.push(&header.name);
    }
    for (name, place) in &answer.without {
        if seen.contains(&name.as_str()) {
            problems.push(syn::Error::new(
                place.span(),
                format!("`{name}` is given and left to another layer; remove one"),
            ));
        }
    }
}
