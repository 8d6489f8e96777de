//! Rules that hold whatever the status is, one function a rule. They write no tokens.

use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Error, LitStr, Member};

use super::ast::{Case, CaseField, Item, Shape, find};
use super::attr::{Answer, Field, Kind, Value};
use super::format::{self, Argument};
use super::problems::Problems;

pub(crate) fn check(item: &mut Item<'_>, problems: &mut Problems) {
    problems.enter(None);
    if let Some(base) = &item.options.problem_base {
        check_uri(base, problems);
        check_base(base, problems);
    }
    for i in 0..item.cases.len() {
        problems.enter(Some(i));
        let case = &item.cases[i];
        // What could not be read may have been the status, or the condition.
        if !case.is_broken {
            check_answered(item, case, problems);
            check_guards(case, problems);
        }
        check_status_field(case, problems);
        check_extensions(case, problems);
        for answer in &case.answers {
            if let Some(Kind::Transparent(_)) = &answer.kind {
                check_transparent(case, answer, problems);
            } else {
                check_detail(answer, problems);
                check_fields(answer, problems);
            }
            check_values(answer, problems);
            check_connection(answer, problems);
            check_formats(case, answer, problems);
            check_title(case, answer, problems);
            if let Some(uri) = &answer.problem_type {
                check_uri(uri, problems);
            }
        }
        item.cases[i].is_broken = problems.any_here();
    }
}

/// Every case has a status, from somewhere.
fn check_answered(item: &Item<'_>, case: &Case<'_>, problems: &mut Problems) {
    if case.status_field().is_some() {
        return;
    }
    let name = case.name;
    if case.answers.is_empty() && item.options.default.is_none() {
        let message = if item.shape == Shape::Enum {
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
                .at(answer.original, "the attribute names no status; begin it with one, such as `NotFound`");
        }
    }
}

/// The first attribute whose condition holds counts, so all but the last have one, and the last has none.
fn check_guards(case: &Case<'_>, problems: &mut Problems) {
    let Some((last, before)) = case.answers.split_last() else { return };
    for answer in before.iter().filter(|answer| answer.when.is_none()) {
        problems.at(
            answer.original,
            format!(
                "the attributes of `{}` after this one never apply; add `when = ...`, or remove one",
                case.name
            ),
        );
    }
    if last.when.is_some() {
        problems.at(
            last.original,
            format!(
                "`{}` has no status where no condition holds; add an attribute without `when` after this one",
                case.name
            ),
        );
    }
}

/// There must be one error inside, and only one; and the answer is its own.
fn check_transparent(case: &Case<'_>, answer: &Answer<'_>, problems: &mut Problems) {
    let Some(Kind::Transparent(word)) = &answer.kind else { return };
    if case.fields.len() != 1 {
        let has = match case.fields.len() {
            0 => "none".to_owned(),
            fields => fields.to_string(),
        };
        let message =
            format!("`transparent` needs exactly one field, the error to pass on; `{}` has {has}", case.name);
        problems.push(Error::new(word.span(), message));
    }
    let extensions =
        case.fields.iter().filter_map(|field| field.options.extend.as_ref()).map(|(word, _)| word);
    for word in answer.words.iter().filter(|word| *word != "when").chain(extensions) {
        let message = format!("`transparent` passes on the answer of the error inside; remove `{word}`");
        problems.push(Error::new(word.span(), message));
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

/// RFC 9457 section 3.1: the members that are no extensions.
const MEMBERS: &[&str] = &["type", "title", "status", "detail", "instance"];

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
                     digits or `_`, three at least; {}",
                    another_name(&name)
                ),
            );
        }
        if MEMBERS.contains(&name.as_str()) {
            problems.at(
                &place,
                format!(
                    "`{name}` is taken: RFC 9457 section 3.1 has the members `type`, `title`, `status`, `detail` and \
                     `instance`; {}",
                    another_name(&name)
                ),
            );
        }
        if seen.contains(&name) {
            problems.at(
                &place,
                format!(
                    "the extension member `{name}` is given twice; choose another name for one of the two"
                ),
            );
        }
        seen.push(name);
    }
}

/// What to write instead of a name that an extension member cannot have: one like it that it can.
fn another_name(name: &str) -> String {
    let letters = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let mut better: String = name.chars().map(letters).collect();
    if better == name || better.len() < 3 || !better.starts_with(|c: char| c.is_ascii_alphabetic()) {
        better.insert_str(0, "error_");
    }
    let is_telling = name.contains(|c: char| c.is_ascii_alphanumeric());
    let better = if is_telling { better } else { "name".to_owned() };
    format!("choose another name, as in `extend = \"{better}\"`")
}

/// The member's name: the one given, or the field's.
pub(crate) fn extension_name(field: &CaseField<'_>) -> Option<String> {
    let (_, literal) = field.options.extend.as_ref()?;
    match (literal, &field.member) {
        (Some(literal), _) => Some(literal.value()),
        (None, Member::Named(name)) => Some(name.unraw().to_string()),
        (None, Member::Unnamed(_)) => None,
    }
}

/// One rule says whether clients read a detail, and which.
fn check_detail(answer: &Answer<'_>, problems: &mut Problems) {
    let Answer { expose, redact, detail, .. } = answer;
    let mut at = |word: &syn::Ident, message: &str| problems.push(Error::new(word.span(), message));
    if let (Some(_), Some(redact)) = (expose, redact) {
        at(redact, "`redact` and `expose` contradict each other; remove one");
    }
    if let (Some(_), Some(redact)) = (detail, redact) {
        at(redact, "`redact` hides the `detail` beside it; remove one");
    }
    if let (Some(_), Some(expose)) = (detail, expose) {
        at(expose, "a `detail` is always shown; remove `expose`");
    }
}

/// Names are tokens (RFC 9110 section 5.6.2), each given once, and none is the server's or ours.
fn check_fields(answer: &Answer<'_>, problems: &mut Problems) {
    let mut seen: Vec<&str> = Vec::new();
    let all = answer.headers.iter().map(|header| &header.field).chain(&answer.without);
    for Field { name, tokens } in all {
        let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        if name.is_empty() {
            problems.at(tokens, "a header field has a name (RFC 9110 section 5.1); write one");
        } else if !name.chars().all(is_tchar) {
            problems.at(
                tokens,
                format!(
                    "`{name}` is no name of a header field; RFC 9110 section 5.6.2 allows letters, digits and \
                     !#$%&'*+-.^_`|~"
                ),
            );
        }
        match name.as_str() {
            "content-length" | "transfer-encoding" | "trailer" | "te" | "keep-alive" | "proxy-connection" => {
                problems.at(
                    tokens,
                    format!("`{name}` frames the message, which is the server's work (RFC 9112 section 6); remove it"),
                );
            }
            "content-type" | "content-encoding" => {
                problems.at(tokens, format!("the content is ours, and so is `{name}`; remove it"));
            }
            _ => {}
        }
        if seen.contains(&name.as_str()) {
            let message = if answer.without.iter().any(|field| field.name == *name) {
                format!("`{name}` is both given and left out; remove one")
            } else {
                format!("the field `{name}` is given twice; join the values with `, ` (RFC 9110 section 5.3)")
            };
            problems.at(tokens, message);
        }
        // RFC 6265 section 3: the one field whose values cannot be joined.
        if name != "set-cookie" {
            seen.push(name);
        }
    }
}

/// RFC 9110 section 5.5: what stands in a literal can be checked now.
fn check_values(answer: &Answer<'_>, problems: &mut Problems) {
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
        // At run time it would be refused, and the answer be 500 if the field is required.
        if let Some(c) = literal.value().chars().find(|c| !c.is_ascii() && !c.is_control()) {
            problems
                .at(literal, format!("the value holds `{c}`; a field value is ASCII (RFC 9110 section 5.5)"));
        }
    }
}

/// RFC 9110 section 7.6.1: `Connection` names fields that are for the next hop alone, and whoever passes the response on
/// takes them out; with HTTP/2, that is the server itself. A response has no others of these than what is known here.
fn check_connection(answer: &Answer<'_>, problems: &mut Problems) {
    for header in answer.headers.iter().filter(|header| header.field.name == "connection") {
        let Value::Format(literal) = &header.value else { continue };
        let text = literal.value();
        // What a placeholder brings in is known at run time only.
        if text.contains(['{', '}']) {
            continue;
        }
        let is_known = |option: &str| {
            ["", "close", "keep-alive", "upgrade"].iter().any(|known| option.eq_ignore_ascii_case(known))
        };
        if let Some(option) = text.split(',').map(str::trim).find(|option| !is_known(option)) {
            problems.at(
                literal,
                format!(
                    "`connection` lists what is for the next hop alone, so `{option}` would be taken out of the \
                     response on its way (RFC 9110 section 7.6.1); write `close`, `keep-alive` or `upgrade`"
                ),
            );
        }
    }
}

/// Positions must be those of fields. Whether a name is known only the compiler can say: it may be a constant's.
fn check_formats(case: &Case<'_>, answer: &Answer<'_>, problems: &mut Problems) {
    let values = answer.headers.iter().map(|header| &header.value).chain(&answer.detail);
    for value in values {
        let Value::Format(literal) = value else { continue };
        let source = literal.value();
        for argument in format::arguments(&source) {
            let what = match argument {
                Argument::Nothing => "`{}` names no field".to_owned(),
                Argument::Position(position) | Argument::Path(position, _)
                    if position.starts_with(|c: char| c.is_ascii_digit())
                        && find(position, &case.fields).is_none() =>
                {
                    format!("`{}` has no field `{position}`", case.name)
                }
                _ => continue,
            };
            let fields: Vec<String> = case.fields.iter().map(placeholder).collect();
            let remedy = match fields.as_slice() {
                [] => format!("`{}` has none at all", case.name),
                fields => format!("write {}", fields.join(" or ")),
            };
            problems.at(literal, format!("{what}; {remedy}"));
        }
    }
}

/// The field as a format string names it.
fn placeholder(field: &CaseField<'_>) -> String {
    match &field.member {
        Member::Named(name) => format!("`{{{}}}`", name.unraw()),
        Member::Unnamed(index) => format!("`{{{}}}`", index.index),
    }
}

/// RFC 9457 section 3.1.3: the title does not change from one occurrence to the next.
fn check_title(case: &Case<'_>, answer: &Answer<'_>, problems: &mut Problems) {
    let Some(title) = &answer.title else { return };
    let text = title.value();
    if text.is_empty() {
        return problems.at(title, "an empty title says nothing; write one, or remove this");
    }
    let is_named = |field: &&CaseField<'_>| text.contains(placeholder(field).trim_matches('`'));
    if let Some(field) = case.fields.iter().find(is_named) {
        problems.at(
            title,
            format!(
                "{} is not filled in: a title is the same for every occurrence (RFC 9457 section 3.1.3); write it in \
                 `detail`",
                placeholder(field)
            ),
        );
    }
}

/// RFC 9457 section 3.1.1: a URI reference, which holds no space, no control character, and is ASCII.
fn check_uri(uri: &LitStr, problems: &mut Problems) {
    let text = uri.value();
    if text.is_empty() {
        return problems.at(uri, "an empty URI says nothing; write one, or remove this");
    }
    let is_forbidden = |c: &char| !c.is_ascii_graphic() || "<>\"{}|\\^`".contains(*c);
    if let Some(c) = text.chars().find(is_forbidden) {
        let mut bytes = [0; 4];
        let escaped: String = c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect();
        let message = format!("{c:?} cannot stand in a URI (RFC 3986 section 2); write `{escaped}`");
        return problems.at(uri, message);
    }
    let is_escape = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    if !text.split('%').skip(1).all(is_escape) {
        problems.at(
            uri,
            "two hexadecimal digits follow a `%` in a URI (RFC 3986 section 2.1); write `%25` for `%`",
        );
    }
}

/// The name of the case follows as it is, so it should not melt into the last word.
fn check_base(base: &LitStr, problems: &mut Problems) {
    if base.value().ends_with(|c: char| c.is_ascii_alphanumeric()) {
        problems.at(base, "the name of each case follows directly; end the base with `/`, `#` or the like");
    }
}
