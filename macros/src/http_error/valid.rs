//! Rules that do not depend on the status, one function for each. They write no tokens.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Error, LitStr, Member};

use super::ast::{Case, CaseField, Item, Shape, find};
use super::diagnostics::Diagnostics;
use super::fields;
use super::format::{self, Argument};
use super::grammar;
use super::options::{Answer, Code, Constant, FieldName, Header, Kind, Value};
use super::{client, client_words};
use crate::case;

/// Checks every rule. Returns, for each case, whether it has a mistake.
pub(crate) fn check(item: &Item<'_>, diagnostics: &mut Diagnostics) -> Vec<bool> {
    diagnostics.enter(None);
    if let Some(base) = &item.options.problem_base {
        check_base(base, diagnostics);
    }
    if let Some(defaults) = &item.options.defaults {
        check_detail(defaults, diagnostics);
        check_empty(None, defaults, diagnostics);
    }
    check_written(item, diagnostics);
    client_words::check(item, diagnostics);
    client::check(item, diagnostics);
    check_codes(item, diagnostics);
    let mut broken = Vec::new();
    for (i, case) in item.cases.iter().enumerate() {
        diagnostics.enter(Some(i));
        // What could not be read may have been the status, or the condition.
        if !case.is_broken {
            check_answered(item, case, diagnostics);
            check_guards(case, diagnostics);
        }
        check_status_field(case, diagnostics);
        check_roles(case, diagnostics);
        check_extensions(case, diagnostics);
        for answer in &case.answers {
            if matches!(answer.kind, Some(Kind::Transparent(_))) || case.has_transparent_field() {
                check_transparent(case, answer, diagnostics);
            } else {
                check_detail(answer, diagnostics);
                check_empty(Some(case), answer, diagnostics);
                check_fields(answer, diagnostics);
            }
            check_values(answer, diagnostics);
            check_cache(answer, diagnostics);
            check_instance(answer, diagnostics);
            check_connection(answer, diagnostics);
            check_formats(case, answer, diagnostics);
            check_title(case, answer, diagnostics);
            if let Some(uri) = &answer.problem_type {
                check_uri(uri, diagnostics);
            }
        }
        broken.push(diagnostics.any_here());
    }
    broken
}

/// Every case has a status, from somewhere.
fn check_answered(item: &Item<'_>, case: &Case<'_>, diagnostics: &mut Diagnostics) {
    if case.status_field().is_some() || case.has_transparent_field() {
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
        diagnostics.at(name, message);
    }
    if item.options.default.is_none() {
        for answer in case.answers.iter().filter(|answer| answer.kind.is_none()) {
            diagnostics
                .at(answer.original, "the attribute names no status; begin it with one, such as `NotFound`");
        }
    }
}

/// The first attribute whose condition holds counts, so all but the last have one, and the last has none.
fn check_guards(case: &Case<'_>, diagnostics: &mut Diagnostics) {
    let Some((last, before)) = case.answers.split_last() else { return };
    for answer in before.iter().filter(|answer| answer.when.is_none()) {
        diagnostics.at(
            answer.original,
            format!(
                "the attributes of `{}` after this one never apply; add `when = ...`, or remove one",
                case.name
            ),
        );
    }
    if last.when.is_some() {
        diagnostics.at(
            last.original,
            format!(
                "`{}` has no status where no condition holds; add an attribute without `when` after this one",
                case.name
            ),
        );
    }
}

/// One field holds the error that is passed on, and the answer is its own.
fn check_transparent(case: &Case<'_>, answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    if let (Some(Kind::Transparent(word)), false) = (&answer.kind, case.has_transparent_field()) {
        if case.fields.len() != 1 {
            let message = match case.fields.len() {
                0 => format!("`transparent` needs a field, the error to pass on; `{}` has none", case.name),
                fields => format!(
                    "`{}` has {fields} fields; write `#[http(transparent)]` on the one that holds the error to pass on",
                    case.name
                ),
            };
            diagnostics.push(Error::new(word.span(), message));
        }
    }
    let extensions = case.fields.iter().filter_map(CaseField::member_word);
    let own = |word: &&syn::Ident| *word != "when" && *word != "format";
    for word in answer.words.iter().filter(own).chain(extensions) {
        let message = format!("`transparent` passes on the answer of the error inside; remove `{word}`");
        diagnostics.push(Error::new(word.span(), message));
    }
}

/// One field at the most has each of these roles, and then no attribute contradicts it.
fn check_roles(case: &Case<'_>, diagnostics: &mut Diagnostics) {
    let transparent = case.fields.iter().filter_map(|field| field.options.transparent.as_ref());
    for second in transparent.clone().skip(1) {
        diagnostics.at(second, "a second error to pass on; keep `#[http(transparent)]` on one field");
    }
    for second in case.fields.iter().filter_map(|field| field.options.source.as_ref()).skip(1) {
        diagnostics.at(second, "a second cause; keep `#[http(source)]` on one field");
    }
    let Some(word) = transparent.into_iter().next() else { return };
    for answer in &case.answers {
        let message =
            "a field passes on its answer already; remove the status, or `#[http(transparent)]` on the field";
        match &answer.kind {
            Some(Kind::Status(status)) => diagnostics.at(status, message),
            Some(Kind::Computed(expr)) => diagnostics.at(expr, message),
            Some(Kind::Transparent(_)) | None => {}
        }
    }
    if case.status_field().is_some() {
        diagnostics.at(
            word,
            "another field is the status; remove `transparent`, or `#[http(status)]` on that field",
        );
    }
    // Without an attribute above the variant nothing else looks at these.
    if case.answers.is_empty() {
        for word in case.fields.iter().filter_map(CaseField::member_word) {
            let message = format!("`transparent` passes on the answer of the error inside; remove `{word}`");
            diagnostics.at(word, message);
        }
    }
}

/// One field holds the status, and then no attribute names another.
fn check_status_field(case: &Case<'_>, diagnostics: &mut Diagnostics) {
    let mut words = case.fields.iter().filter_map(|field| field.options.status.as_ref());
    if words.next().is_none() {
        return;
    }
    for second in words {
        diagnostics.at(second, "a second field for the status; keep `#[http(status)]` on one");
    }
    for answer in &case.answers {
        match &answer.kind {
            Some(Kind::Status(status)) => {
                diagnostics.at(
                    status,
                    "a field decides the status already; remove this one, or `#[http(status)]` on the field",
                );
            }
            Some(Kind::Computed(expr)) => {
                diagnostics.at(
                    expr,
                    "a field decides the status already; remove this, or `#[http(status)]` on the field",
                );
            }
            Some(Kind::Transparent(word)) => {
                diagnostics.at(
                    word,
                    "a field decides the status already; remove `transparent`, or `#[http(status)]` on the field",
                );
            }
            None => {}
        }
    }
}

/// The members that RFC 9457 section 3.1 defines.
const MEMBERS: &[&str] = &["type", "title", "status", "detail", "instance"];

/// RFC 9457 section 3.2: names of extension members, which must not be those of the RFC's own.
fn check_extensions(case: &Case<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: Vec<String> = Vec::new();
    for field in &case.fields {
        if let (Some(null), None) = (&field.options.null, &field.options.extend) {
            let message = "`null` keeps an extension member whose value is `None`; write `extend, null`";
            diagnostics.at(null, message);
        }
        if let (Some(flatten), Some(_)) = (&field.options.flatten, &field.options.extend) {
            let message = "`flatten` has the members of the field, and `extend` the field as one member; remove one of the two";
            diagnostics.at(flatten, message);
        }
        let Some((word, literal)) = &field.options.extend else { continue };
        let Some(name) = field.extension_name() else {
            diagnostics.at(word, "a field without a name; write `extend = \"name\"`");
            continue;
        };
        let place = literal.as_ref().map_or_else(|| word.to_token_stream(), ToTokens::to_token_stream);
        check_member_name(&name, &place, diagnostics);
        check_once(name, &place, &mut seen, diagnostics);
    }
    for answer in &case.answers {
        let of_fields = seen.len();
        for Constant { name, .. } in &answer.constants {
            check_member_name(&name.text, &name.tokens, diagnostics);
            check_once(name.text.clone(), &name.tokens, &mut seen, diagnostics);
        }
        // Another attribute may have a constant of the same name.
        seen.truncate(of_fields);
    }
}

fn check_once(name: String, place: &dyn ToTokens, seen: &mut Vec<String>, diagnostics: &mut Diagnostics) {
    if !name.is_empty() && seen.contains(&name) {
        diagnostics.at(
            place,
            format!("the extension member `{name}` is given twice; choose another name for one of the two"),
        );
    }
    seen.push(name);
}

/// Any name that JSON can have, as the application calls the thing, except those of the RFC.
fn check_member_name(name: &str, place: &dyn ToTokens, diagnostics: &mut Diagnostics) {
    if name.is_empty() || name.chars().any(char::is_control) {
        let message =
            "an extension member has a name without control characters, such as `extend = \"trace-id\"`";
        return diagnostics.at(place, message);
    }
    if MEMBERS.contains(&name) {
        diagnostics.at(
            place,
            format!(
                "`{name}` is taken: RFC 9457 section 3.1 has the members `type`, `title`, `status`, `detail` and \
                 `instance`; choose another name, as in `extend = \"error_{name}\"`"
            ),
        );
    }
}

/// One rule says whether clients read a detail, and which.
fn check_detail(answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    let Answer { expose, redact, detail, .. } = answer;
    let mut at = |word: &syn::Ident, message: &str| diagnostics.push(Error::new(word.span(), message));
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

/// Names are tokens (RFC 9110 section 5.6.2), each given once unless it is a list, and none is the server's or ours.
fn check_fields(answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: Vec<&str> = Vec::new();
    let all = answer.headers.iter().map(|header| &header.field).chain(&answer.without);
    for FieldName { name, tokens } in all {
        if name.is_empty() {
            diagnostics.at(tokens, "a header field has a name (RFC 9110 section 5.1); write one");
        } else if !name.chars().all(grammar::is_tchar) {
            diagnostics.at(
                tokens,
                format!(
                    "`{name}` is not a name of a header field; RFC 9110 section 5.6.2 allows letters, digits and \
                     !#$%&'*+-.^_`|~"
                ),
            );
        }
        match name.as_str() {
            "content-length" | "transfer-encoding" | "trailer" | "te" | "keep-alive" | "proxy-connection" => {
                diagnostics.at(
                    tokens,
                    format!("`{name}` frames the message, which is the server's work (RFC 9112 section 6); remove it"),
                );
            }
            "content-type" | "content-encoding" => {
                diagnostics.at(tokens, format!("the content is ours, and so is `{name}`; remove it"));
            }
            _ => {}
        }
        if seen.contains(&name.as_str()) {
            let message = if answer.without.iter().any(|field| field.name == *name) {
                format!("`{name}` is both given and left out; remove one")
            } else {
                format!(
                    "the field `{name}` is given twice; join the values with `, ` if it is a list (RFC 9110 section 5.3), \
                     or remove one"
                )
            };
            diagnostics.at(tokens, message);
        }
        // Each line of a list has some of its members. Two challenges are two lines for most browsers.
        if !fields::may_repeat(name) || answer.without.iter().any(|field| field.name == *name) {
            seen.push(name);
        }
    }
}

/// `cache` is a short form, so it and the field would contradict each other.
fn check_cache(answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    let mut lines = answer.headers.iter().filter(|header| header.field.name == "cache-control");
    if !answer.words.iter().any(|word| word == "cache") {
        return;
    }
    let is_short =
        |header: &Header| matches!(&header.field.tokens, TokenTree::Ident(name) if name == "cache");
    if let Some(other) = lines.find(|header| !is_short(header)) {
        diagnostics.at(
            &other.field.tokens,
            "`cache` sets this field already; write all directives into one of the two",
        );
    }
}

/// RFC 9457 section 3.1.5: the instance is a URI reference.
fn check_instance(answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    if let Some(Value::Format(literal)) = &answer.instance {
        if !fields::is_uri(&literal.value()) {
            let message =
                "an `instance` is a URI reference in ASCII, such as `/orders/{id}` (RFC 9457 section 3.1.5)";
            diagnostics.at(literal, message);
        }
    }
}

/// What stands in a literal can be checked now; what an expression brings in is known at run time only.
fn check_values(answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    for header in &answer.headers {
        match &header.value {
            Value::Format(literal) => check_literal(&header.field.name, literal, diagnostics),
            Value::Expr(expr) if header.field.name == "retry-after" && fields::is_wrong_number(expr) => {
                let message = "`Retry-After` is a whole number of seconds or an HTTP date (RFC 9110 section 10.2.3); a \
                               `Duration` is rounded up";
                diagnostics.at(expr, message);
            }
            Value::Expr(_) => {}
        }
    }
}

/// RFC 9110 section 5.5, and then the grammar of the field.
fn check_literal(name: &str, literal: &LitStr, diagnostics: &mut Diagnostics) {
    let text = literal.value();
    let control = text.chars().find(|c| c.is_control() && *c != '\t');
    if let Some(c) = control {
        let message = format!(
            "the value holds the control character U+{:04X} (RFC 9110 section 5.5); remove it",
            u32::from(c)
        );
        diagnostics.at(literal, message);
    }
    // At run time it would be refused, and the answer be 500 if the field is required.
    let other = text.chars().find(|c| !c.is_ascii() && !c.is_control());
    if let Some(c) = other {
        diagnostics
            .at(literal, format!("the value holds `{c}`; a field value is ASCII (RFC 9110 section 5.5)"));
    }
    if control.or(other).is_none() {
        if let Some(message) = fields::mistake(name, &text) {
            diagnostics.at(literal, message);
        }
    }
}

/// RFC 9110 section 7.6.1: `Connection` names fields that are for the next hop alone, and whoever passes the response on
/// takes them out; with HTTP/2, that is the server itself. A response has no others of these than what is known here.
fn check_connection(answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
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
            diagnostics.at(
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
fn check_formats(case: &Case<'_>, answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    let values = answer.headers.iter().map(|header| &header.value);
    let values = values.chain(&answer.detail).chain(&answer.instance);
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
            diagnostics.at(literal, format!("{what}; {remedy}"));
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
fn check_title(case: &Case<'_>, answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    let Some(title) = &answer.title else { return };
    let text = title.value();
    if text.is_empty() {
        return diagnostics.at(title, "an empty title says nothing; write one, or remove this");
    }
    let is_named = |field: &&CaseField<'_>| text.contains(placeholder(field).trim_matches('`'));
    if let Some(field) = case.fields.iter().find(is_named) {
        diagnostics.at(
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
fn check_uri(uri: &LitStr, diagnostics: &mut Diagnostics) {
    check_uri_text(&uri.value(), uri, diagnostics);
}

fn check_uri_text(text: &str, uri: &LitStr, diagnostics: &mut Diagnostics) {
    if text.is_empty() {
        return diagnostics.at(uri, "an empty URI says nothing; write one, or remove this");
    }
    if let Some(c) = text.chars().find(|c| !grammar::is_in_uri(*c)) {
        let mut bytes = [0; 4];
        let escaped: String = c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect();
        let message = format!("{c:?} cannot stand in a URI (RFC 3986 section 2); write `{escaped}`");
        return diagnostics.at(uri, message);
    }
    if !grammar::are_escapes_whole(text) {
        diagnostics.at(
            uri,
            "two hexadecimal digits follow a `%` in a URI (RFC 3986 section 2.1); write `%25` for `%`",
        );
    }
}

/// The name of each case stands in the base, or follows it: then it should not melt into the last word.
fn check_base(base: &LitStr, diagnostics: &mut Diagnostics) {
    let text = base.value();
    match case::style_in(&text) {
        Some((before, Ok(_), after)) => check_uri_text(&(before.to_owned() + after), base, diagnostics),
        Some((_, Err(style), _)) => diagnostics.at(base, case::unknown(style)),
        None => {
            check_uri(base, diagnostics);
            if text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                let message = "the name of each case follows directly; end the base with `/`, `#` or the like, or say where \
                               the name stands, as in `.../{kebab-case}.html`";
                diagnostics.at(base, message);
            }
        }
    }
}

/// A code tells errors apart, so that no two cases have the same. One case may have it in several attributes.
fn check_codes(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: Vec<(String, usize)> = Vec::new();
    for (i, case) in item.cases.iter().enumerate() {
        diagnostics.enter(Some(i));
        let style = item.options.codes.filter(|_| !is_passed_on(case));
        let of_name = style.map(|style| (style.write(&case.name.unraw().to_string()), None));
        let said = case.answers.iter().filter_map(|answer| match &answer.code {
            Some(Code::Literal(literal)) => Some((literal.value(), Some(literal))),
            Some(Code::Expr(_)) | None => None,
        });
        // Where all attributes say one, the name of the case is not used.
        let all_say = !case.answers.is_empty() && case.answers.iter().all(|answer| answer.code.is_some());
        let has_code = style.is_some() || case.answers.iter().any(|answer| answer.code.is_some());
        for field in
            case.fields.iter().filter(|field| has_code && field.extension_name().as_deref() == Some("code"))
        {
            let message = "the error has a code, which is the member `code`; choose another name, as in `extend = \"error_code\"`";
            diagnostics.at(field.member_word(), message);
        }
        for (code, literal) in said.chain(of_name.filter(|_| !all_say)) {
            let tokens: &dyn ToTokens = literal.map_or(case.name as &dyn ToTokens, |literal| literal);
            let is_sendable = !code.is_empty() && code.chars().all(|c| c.is_ascii_graphic());
            if literal.is_some() && !is_sendable {
                diagnostics
                    .at(tokens, "a code is one word of visible ASCII characters, such as `out_of_credit`");
            } else if let Some((_, other)) = seen.iter().find(|(taken, of)| *taken == code && *of != i) {
                let other = item.cases[*other].name;
                let message = format!(
                    "`{code}` is the code of `{other}` already; clients could not tell the two apart"
                );
                diagnostics.at(tokens, message);
            } else {
                seen.push((code, i));
            }
        }
    }
    diagnostics.enter(None);
}

fn is_passed_on(case: &Case<'_>) -> bool {
    let is_transparent = |answer: &Answer<'_>| matches!(answer.kind, Some(Kind::Transparent(_)));
    case.has_transparent_field() || case.answers.iter().any(is_transparent)
}

/// A format is for the responses that the derive writes.
fn check_written(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    if !item.options.no_response {
        return;
    }
    for (i, case) in item.cases.iter().enumerate() {
        diagnostics.enter(Some(i));
        for answer in case.answers.iter().filter(|answer| answer.words.iter().any(|word| word == "format")) {
            diagnostics.at(&answer.format, NOBODY_WRITES);
        }
    }
    diagnostics.enter(None);
    if let Some(format) = item.options.defaults.as_ref().and_then(|defaults| defaults.format.as_ref()) {
        diagnostics.at(format, NOBODY_WRITES);
    }
}

const NOBODY_WRITES: &str = "`no_response` leaves out the responses that would be written in this format; remove \
                             `no_response`, or the format, and say `with_format` where you make the answer yourself";

/// Without content, nothing of the problem is sent.
fn check_empty(case: Option<&Case<'_>>, answer: &Answer<'_>, diagnostics: &mut Diagnostics) {
    let Some(empty) = &answer.empty else { return };
    let needless = ["detail", "expose", "extend", "format", "instance", "title", "type"];
    for word in answer.words.iter().filter(|word| needless.iter().any(|option| *word == option)) {
        let message = format!("`empty` sends no content, so `{word}` says nothing; remove one of the two");
        diagnostics.push(Error::new(word.span(), message));
    }
    // A default does not forbid what a single variant says.
    let Some(case) = case.filter(|_| answer.words.contains(empty)) else { return };
    for word in case.fields.iter().filter_map(CaseField::member_word) {
        let message = format!(
            "`empty` sends no content, so the field is not sent; remove `{word}`, or `empty` from the variant"
        );
        diagnostics.push(Error::new(word.span(), message));
    }
}
