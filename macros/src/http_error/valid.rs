//! Rules that hold whatever the status is, one function a rule. They write no tokens.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Error, LitStr};

use super::ast::{Case, CaseField, Item};
use super::attr::{Answer, Field, Kind, Value};
use super::problems::Problems;

pub(crate) fn check(item: &Item<'_>, problems: &mut Problems) {
    if let Some(base) = &item.options.problem_base {
        check_uri(base, problems);
    }
    for case in &item.cases {
        check_answered(item, case, problems);
        check_guards(case, problems);
        check_status_field(case, problems);
        check_extensions(case, problems);
        for answer in &case.answers {
            check_transparent(case, answer, problems);
            check_detail(answer, problems);
            check_fields(answer, problems);
            check_values(answer, problems);
            if let Some((_, uri)) = &answer.problem_type {
                check_uri(uri, problems);
            }
        }
    }
}

/// Every case has a status, from somewhere.
fn check_answered(item: &Item<'_>, case: &Case<'_>, problems: &mut Problems) {
    if case.status_field().is_some() {
        return;
    }
    let name = case.name;
    if case.answers.is_empty() && item.options.default.is_none() {
        let message = if item.is_enum {
            format!(
                "variant `{name}` has no status; add `#[http(...)]`, such as `#[http(NotFound)]`, \
                 or `#[http(default = InternalServerError)]` to the enum"
            )
        } else {
            format!("`{name}` has no status; add `#[http(...)]`, such as `#[http(NotFound)]`")
        };
        problems.at(name, message);
    }
    if item.options.default.is_none() {
        for answer in case.answers.iter().filter(|answer| answer.kind.is_none()) {
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

/// There must be one error inside, and only one; and the answer is its own.
fn check_transparent(case: &Case<'_>, answer: &Answer, problems: &mut Problems) {
    let Some(Kind::Transparent(word)) = &answer.kind else { return };
    if case.fields.len() != 1 {
        problems.push(Error::new(
            word.span(),
            format!(
                "`transparent` needs exactly one field, the error to pass on; `{}` has {}",
                case.name,
                match case.fields.len() {
                    0 => "none".to_owned(),
                    fields => fields.to_string(),
                }
            ),
        ));
    }
    let header = answer.headers.iter().map(|header| header.field.tokens.to_token_stream());
    let without = answer.without.iter().map(|field| field.tokens.to_token_stream());
    let named = [&answer.expose, &answer.redact].into_iter().flatten();
    let others = [&answer.title, &answer.problem_type].into_iter().flatten().map(|(name, _)| name);
    let detail = answer.detail.iter().map(|(name, _)| name);
    let log = answer.log.iter().map(|(name, _)| name);
    let options = named.chain(others).chain(detail).chain(log).map(ToTokens::to_token_stream);
    for tokens in header.chain(without).chain(options) {
        problems.at(tokens, "`transparent` passes on the answer of the error inside; remove this");
    }
}

/// One field holds the status, and then no attribute names another.
fn check_status_field(case: &Case<'_>, problems: &mut Problems) {
    let mut words = case.fields.iter().filter_map(|field| field.options.status.as_ref());
    if words.next().is_none() {
        return;
    }
    for second in words {
        problems.at(second, "a second field for the status; keep `#[http(status)]` on one");
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
                problems.at(
                    word,
                    "a field decides the status already; remove `transparent`, or `#[http(status)]` on the field",
                );
            }
            None => {}
        }
    }
}

/// RFC 9457 section 3.2: names of extension members, which must not be those of the RFC's own.
fn check_extensions(case: &Case<'_>, problems: &mut Problems) {
    let mut seen: Vec<String> = Vec::new();
    for field in &case.fields {
        let Some((word, literal)) = &field.options.extend else { continue };
        let Some(name) = extension_name(field) else {
            problems.at(word, "a field without a name; write `extend = \"name\"`");
            continue;
        };
        let place = literal.as_ref().map_or_else(|| word.to_token_stream(), ToTokens::to_token_stream);
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || !name.chars().all(letters)
            || name.len() < 3
        {
            problems.at(
                &place,
                format!(
                    "`{name}` is no name for an extension member; RFC 9457 section 3.2 wants a letter, then letters, \
                     digits or `_`, three at least; write `extend = \"name\"`"
                ),
            );
        }
        if matches!(name.as_str(), "type" | "title" | "status" | "detail" | "instance") {
            problems
                .at(&place, format!("`{name}` is a member of RFC 9457 itself; write `extend = \"name\"`"));
        }
        if seen.contains(&name) {
            problems.at(&place, format!("the extension member `{name}` is given twice"));
        }
        seen.push(name);
    }
}

/// The member's name: the one given, or the field's.
pub(crate) fn extension_name(field: &CaseField<'_>) -> Option<String> {
    let (_, literal) = field.options.extend.as_ref()?;
    match (literal, &field.member) {
        (Some(literal), _) => Some(literal.value()),
        (None, syn::Member::Named(name)) => Some(name.unraw().to_string()),
        (None, syn::Member::Unnamed(_)) => None,
    }
}

/// One rule says whether clients read a detail, and which.
fn check_detail(answer: &Answer, problems: &mut Problems) {
    let at = |word: &Ident, message: &str| Error::new(word.span(), message);
    if let (Some(_), Some(redact)) = (&answer.expose, &answer.redact) {
        problems.push(at(redact, "`redact` and `expose` contradict each other; remove one"));
    }
    if let (Some((_, _)), Some(redact)) = (&answer.detail, &answer.redact) {
        problems.push(at(redact, "`redact` hides the `detail` beside it; remove one"));
    }
    if let (Some((_, _)), Some(expose)) = (&answer.detail, &answer.expose) {
        problems.push(at(expose, "a `detail` is always shown; remove `expose`"));
    }
}

/// Names are tokens (RFC 9110 section 5.6.2), each given once, and none is the server's or ours.
fn check_fields(answer: &Answer, problems: &mut Problems) {
    let mut seen: Vec<&str> = Vec::new();
    for Field { name, tokens } in answer.headers.iter().map(|header| &header.field) {
        let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() || !name.chars().all(is_tchar) {
            problems.at(
                tokens,
                "not the name of a header field; RFC 9110 section 5.6.2 allows letters, digits and !#$%&'*+-.^_`|~",
            );
        }
        match name.as_str() {
            "content-length" | "transfer-encoding" | "trailer" | "te" | "keep-alive" | "proxy-connection" => {
                problems.at(
                    tokens,
                    format!("`{name}` frames the message, which is the server's work (RFC 9112 section 6); remove it"),
                );
            }
            "content-type" => {
                problems.at(tokens, "the content is ours, and so is `content-type`; remove it");
            }
            _ => {}
        }
        if seen.contains(&name.as_str()) {
            problems.at(tokens, format!("the field `{name}` is given twice"));
        }
        seen.push(name);
    }
    for Field { name, tokens } in &answer.without {
        if seen.contains(&name.as_str()) {
            problems.at(tokens, format!("`{name}` is given and left to another layer; remove one"));
        }
    }
}

/// RFC 9110 section 5.5: what stands in a literal can be checked now.
fn check_values(answer: &Answer, problems: &mut Problems) {
    for header in &answer.headers {
        let Value::Format(literal) = &header.value else { continue };
        if let Some(c) = literal.value().chars().find(|c| c.is_control() && *c != '\t') {
            problems.at(
                literal,
                format!(
                    "the value holds the control character U+{:04X} (RFC 9110 section 5.5); remove it",
                    u32::from(c)
                ),
            );
        }
    }
}

/// RFC 9457 section 3.1.1: a URI reference, which holds no space, no control character, and is ASCII.
fn check_uri(uri: &LitStr, problems: &mut Problems) {
    let text = uri.value();
    let forbidden = |c: char| !c.is_ascii_graphic() || "<>\"{}|\\^`".contains(c);
    if text.is_empty() || text.contains(forbidden) {
        problems.at(uri, "not a URI reference (RFC 3986); escape what is no URI character with `%`");
    }
}
