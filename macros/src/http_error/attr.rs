//! Reads `#[http(...)]`: on the type, on variants, on fields. A mistake in one item does not hide the next.
//!
//! Only the form is read here. `valid` checks which options may stand together.

use proc_macro2::{Group, Ident, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Error, LitInt, LitStr, Meta, Path, Token, token};

use super::diagnostics::Diagnostics;
use super::items::{constants, equals, headers, literal, once, split_items, value, without};
use super::options::{
    Answer, Code, FieldName, FieldOptions, Header, Kind, StatusName, TypeOptions, Value, stand_in,
};
use super::suggest::{did_you_mean, unknown_option};
use crate::case::Style;

const ON_TYPE: &[&str] =
    &["client", "codes", "crate", "default", "no_original", "no_response", "problem_base"];
/// Of a case; on an enum they are defaults of its variants.
const INHERITED: &[&str] = &["cache", "empty", "expose", "format", "headers", "log", "redact", "without"];
/// Of a case alone.
const ON_CASE: &[&str] = &[
    "code",
    "detail",
    "extend",
    "instance",
    "server_only",
    "status",
    "title",
    "transparent",
    "type",
    "unknown",
    "when",
];
const ON_FIELD: &[&str] = &["default", "extend", "flatten", "null", "source", "status", "transparent"];

const LEVELS: &[(&str, &str)] = &[
    ("error", "Error"),
    ("warn", "Warn"),
    ("info", "Info"),
    ("debug", "Debug"),
    ("trace", "Trace"),
    ("off", "Off"),
];

pub(crate) fn type_options<'a>(attrs: &'a [Attribute], diagnostics: &mut Diagnostics) -> TypeOptions<'a> {
    let mut options = TypeOptions::default();
    for attr in http_attrs(attrs) {
        parse(attr, "#[http(default = InternalServerError)]", diagnostics, &mut |input| {
            let item = item_start(input)?;
            match item {
                Start::Status(status) => Err(Error::new_spanned(&status, for_all_variants(&status))),
                Start::Option(name) => {
                    if type_option(&name, input, &mut options)? {
                        return Ok(());
                    }
                    if INHERITED.iter().any(|option| name == option) {
                        let defaults = options.defaults.get_or_insert_with(|| Answer::new(attr));
                        return case_option(Start::Option(name), input, defaults, Place::Variant);
                    }
                    let known = [ON_TYPE, INHERITED].concat();
                    Err(match meant_status(&name, input) {
                        Some(status) => Error::new(name.span(), for_all_variants(&status)),
                        None => unknown_option(&name, "an enum", "", &known, &[(ON_CASE, "a variant")]),
                    })
                }
            }
        });
    }
    options
}

fn for_all_variants(status: &StatusName) -> String {
    format!(
        "a status for all variants is written `default = {0}`; or put `#[http({0})]` on the variants that it is for",
        status.text()
    )
}

/// A struct carries both the options of the type and those of its only case.
pub(crate) fn struct_options<'a>(
    attrs: &'a [Attribute],
    diagnostics: &mut Diagnostics,
) -> (TypeOptions<'a>, Vec<Answer<'a>>) {
    let mut options = TypeOptions::default();
    let mut answers = Vec::new();
    for attr in http_attrs(attrs) {
        let mut answer = Answer::new(attr);
        let mut options_only = true;
        parse(attr, "#[http(NotFound)]", diagnostics, &mut |input| {
            let start = item_start(input)?;
            if let Start::Option(name) = &start {
                if type_option(name, input, &mut options)? {
                    return Ok(());
                }
            }
            options_only = false;
            case_option(start, input, &mut answer, Place::Struct)
        });
        // `#[http(crate = path)]` alone says nothing about the case.
        if !options_only {
            answers.push(answer);
        }
    }
    // Of several attributes, one that could stand on an enum holds for all.
    let holds_for_all = |answer: &Answer<'_>| {
        answer.kind.is_none() && answer.words.iter().all(|word| INHERITED.iter().any(|option| word == option))
    };
    if answers.len() > 1 {
        let (defaults, own): (Vec<_>, Vec<_>) = answers.into_iter().partition(holds_for_all);
        options.defaults = defaults.into_iter().reduce(|mut all, more| {
            all.inherit(&more);
            all
        });
        answers = own;
    }
    (options, answers)
}

pub(crate) fn answers<'a>(attrs: &'a [Attribute], diagnostics: &mut Diagnostics) -> Vec<Answer<'a>> {
    let mut answers = Vec::new();
    for attr in http_attrs(attrs) {
        let mut answer = Answer::new(attr);
        if let Some(name) = lone_name(attr) {
            answer.kind = Some(Kind::Status(StatusName::Name(name)));
            answers.push(answer);
            continue;
        }
        parse(attr, "#[http(NotFound)]", diagnostics, &mut |input| {
            let start = item_start(input)?;
            case_option(start, input, &mut answer, Place::Variant)
        });
        answers.push(answer);
    }
    answers
}

pub(crate) fn field_options(attrs: &[Attribute], diagnostics: &mut Diagnostics) -> FieldOptions {
    let mut options = FieldOptions::default();
    for attr in http_attrs(attrs) {
        parse(attr, "#[http(status)]", diagnostics, &mut |input| match item_start(input)? {
            Start::Option(name) if name == "status" => {
                if meant_status(&name, input).is_some() {
                    return Err(Error::new(name.span(), NO_STATUS_OF_ITS_OWN));
                }
                set_word(name, &mut options.status)
            }
            Start::Option(name) if name == "transparent" => set_word(name, &mut options.transparent),
            Start::Option(name) if name == "flatten" => set_word(name, &mut options.flatten),
            Start::Option(name) if name == "null" => set_word(name, &mut options.null),
            Start::Option(name) if name == "default" => {
                once(&name, options.default.is_some())?;
                let expr = if input.is_empty() {
                    None
                } else {
                    equals(&name, input, "an expression, or alone")?;
                    Some(input.parse()?)
                };
                options.default = Some((name, expr));
                Ok(())
            }
            Start::Option(name) if name == "source" => set_word(name, &mut options.source),
            Start::Option(name) if name == "extend" => {
                once(&name, options.extend.is_some())?;
                let member = if input.is_empty() { None } else { Some(literal(&name, input)?) };
                options.extend = Some((name, member));
                Ok(())
            }
            Start::Option(name) => Err(unknown_option(
                &name,
                "a field",
                "",
                ON_FIELD,
                &[(ON_CASE, "a variant"), (INHERITED, "a variant"), (ON_TYPE, "the type")],
            )),
            Start::Status(status) => Err(Error::new_spanned(status, NO_STATUS_OF_ITS_OWN)),
        });
    }
    options
}

/// An option without a value.
fn set_word(name: Ident, option: &mut Option<Ident>) -> syn::Result<()> {
    once(&name, option.is_some())?;
    *option = Some(name);
    Ok(())
}

fn http_attrs(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("http"))
}

/// The name of `#[http(NotFound)]`: what most attributes are, so that they need no parser.
fn lone_name(attr: &Attribute) -> Option<Ident> {
    let Meta::List(list) = &attr.meta else { return None };
    let mut tokens = list.tokens.clone().into_iter();
    match (tokens.next()?, tokens.next()) {
        (TokenTree::Ident(name), None) => {
            let text = name.to_string();
            (text.starts_with(char::is_uppercase) && text != "Unregistered").then_some(name)
        }
        _ => None,
    }
}

/// Runs `item` for each item of the list in `#[http(...)]`. A mistake in one item does not hide the next.
fn parse(
    attr: &Attribute,
    example: &str,
    diagnostics: &mut Diagnostics,
    item: &mut dyn FnMut(ParseStream<'_>) -> syn::Result<()>,
) {
    let list = match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => list,
        _ => {
            return diagnostics.at(attr, format!("the attribute is empty; write it like `{example}`"));
        }
    };
    for tokens in split_items(list.tokens.clone()) {
        let parser = |input: ParseStream<'_>| {
            item(input)?;
            end(input)
        };
        if let Err(error) = parser.parse2(tokens) {
            diagnostics.push(error);
        }
    }
}

/// Expects the end of an item.
fn end(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    if input.parse::<Option<Token![,]>>()?.is_none() {
        return Err(input.error("expected `,`"));
    }
    // No item begins behind this comma, or it would have been split there.
    let Ok(name) = input.call(Ident::parse_any) else { return Err(input.error("expected an option")) };
    if input.peek(token::Paren) {
        input.parse::<TokenTree>()?;
        return Err(input.error("expected `,`"));
    }
    Err(input.error(format!("expected `=`, `(` or `,` after `{name}`")))
}

/// Where an option of a case stands.
#[derive(Clone, Copy)]
enum Place {
    Variant,
    Struct,
}

/// How an item begins.
enum Start {
    Status(StatusName),
    /// A word in lower case: the name of an option.
    Option(Ident),
}

const NO_STATUS_OF_ITS_OWN: &str = "a field has no status of its own; write it above the variant, or \
                                    `#[http(status)]` if the field holds the status";

const HOW_TO_NAME: &str = "a status is written as a name or a number: `NotFound` or `404`";

fn item_start(input: ParseStream<'_>) -> syn::Result<Start> {
    if input.peek(LitInt) {
        let number: LitInt = input.parse()?;
        let message = match number.base10_parse::<u16>() {
            _ if !matches!(number.suffix(), "" | "u16") => HOW_TO_NAME.to_owned(),
            Ok(100..=999) => return Ok(Start::Status(StatusName::Number(number))),
            _ => format!("`{number}` is not a status code: a status code has three digits"),
        };
        return Err(Error::new(number.span(), message));
    }
    if input.peek(syn::Lit) {
        let literal: syn::Lit = input.parse()?;
        return Err(Error::new_spanned(literal, HOW_TO_NAME));
    }
    let is_keyword = input.peek(Token![type]) || (input.peek(Token![crate]) && !input.peek2(Token![::]));
    if is_keyword {
        return input.call(Ident::parse_any).map(Start::Option);
    }
    let start = input.span();
    let path = input.call(Path::parse_mod_style).map_err(|error| {
        // At the end there is no token of the user to underline.
        let span = if input.is_empty() { start } else { error.span() };
        Error::new(span, "expected a status or the name of an option")
    })?;
    Ok(match path.get_ident() {
        Some(name) if name.unraw().to_string().starts_with(char::is_lowercase) => Start::Option(name.unraw()),
        Some(name) if name == "Unregistered" => {
            let message = "`Unregistered` is a number of run time; write `#[http(status)]` on a field that holds it, \
                           or declare your codes with `statusquo::status_codes!`";
            return Err(Error::new(name.span(), message));
        }
        Some(name) => Start::Status(StatusName::Name(name.clone())),
        None => Start::Status(StatusName::Path(path)),
    })
}

/// Reads an option of the type; `false` if there is no such option.
fn type_option(name: &Ident, input: ParseStream<'_>, options: &mut TypeOptions<'_>) -> syn::Result<bool> {
    match name.to_string().as_str() {
        "crate" => {
            once(name, options.krate.is_some())?;
            equals(name, input, "a path")?;
            if let Some(text) = input.parse::<Option<LitStr>>()? {
                options.krate = Some(text.parse_with(Path::parse_mod_style)?);
                return Err(Error::new(text.span(), "`crate` takes a path without quotes"));
            }
            options.krate = Some(input.call(Path::parse_mod_style)?);
        }
        "default" => {
            once(name, options.default.is_some())?;
            // Set even if it is wrong, so that variants without an attribute are not reported as well.
            options.default = Some(stand_in());
            equals(name, input, "a status")?;
            options.default = match item_start(input)? {
                Start::Status(status) => Some(status),
                Start::Option(other) => {
                    let message = format!("`{other}` is not a status; {HOW_TO_NAME}");
                    return Err(Error::new(other.span(), message));
                }
            };
        }
        "problem_base" => {
            once(name, options.problem_base.is_some())?;
            options.problem_base = Some(literal(name, input)?);
        }
        "codes" => {
            once(name, options.codes.is_some())?;
            options.codes = Some(Style::of(&literal(name, input)?)?);
        }
        "client" => {
            once(name, options.client.is_some())?;
            options.client = Some(name.clone());
        }
        "no_original" => {
            once(name, options.no_original)?;
            options.no_original = true;
        }
        "no_response" => {
            once(name, options.no_response)?;
            options.no_response = true;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn case_option(
    start: Start,
    input: ParseStream<'_>,
    answer: &mut Answer<'_>,
    place: Place,
) -> syn::Result<()> {
    let name = match start {
        Start::Status(status) => return set_kind(answer, Kind::Status(status)),
        Start::Option(name) => name,
    };
    let text = name.to_string();
    if text == "transparent" {
        return set_kind(answer, Kind::Transparent(name));
    }
    if let Some(error) = status_as_option(&name, input, answer) {
        return Err(error);
    }
    if text == "status" {
        equals(&name, input, "an expression")?;
        return set_kind(answer, Kind::Computed(input.parse()?));
    }
    once(&name, answer.words.contains(&name))?;
    answer.words.push(name.clone());
    match text.as_str() {
        "cache" => {
            let value = Value::Format(literal(&name, input)?);
            let field = FieldName { name: "cache-control".to_owned(), tokens: TokenTree::Ident(name) };
            answer.headers.push(Header { field, value });
        }
        "headers" => answer.headers.extend(headers(&name, input)?),
        "without" => answer.without = without(&name, input)?,
        "when" => {
            equals(&name, input, "a condition")?;
            answer.when = Some(input.parse()?);
        }
        "detail" => {
            equals(&name, input, "a format string or an expression")?;
            answer.detail = Some(value(input)?);
        }
        "instance" => {
            equals(&name, input, "a URI reference")?;
            answer.instance = Some(value(input)?);
        }
        "title" => answer.title = Some(literal(&name, input)?),
        "type" => answer.problem_type = Some(literal(&name, input)?),
        "code" => {
            equals(&name, input, "a string, or a constant")?;
            answer.code = Some(match value(input)? {
                Value::Format(literal) => Code::Literal(literal),
                Value::Expr(expr) => Code::Expr(expr),
            });
        }
        "extend" => answer.constants = constants(&name, input)?,
        "format" => {
            equals(&name, input, "a type that implements `Format`")?;
            let start = input.span();
            let format = input.parse();
            answer.format = Some(
                format.map_err(|_| Error::new(start, "`format` takes a type that implements `Format`"))?,
            );
        }
        "empty" => answer.empty = Some(name),
        "expose" => answer.expose = Some(name),
        "redact" => answer.redact = Some(name),
        "unknown" => answer.unknown = Some(name),
        "server_only" => answer.server_only = Some(name),
        "log" => answer.log = Some(level(&literal(&name, input)?)?),
        _ => {
            let (place, known) = match place {
                Place::Variant => ("a variant", [ON_CASE, INHERITED].concat()),
                Place::Struct => ("a struct", [ON_CASE, INHERITED, ON_TYPE].concat()),
            };
            let elsewhere = [(ON_TYPE, "the type"), (ON_FIELD, "a field")];
            let also = if answer.kind.is_none() { "a status like `NotFound`, " } else { "" };
            return Err(unknown_option(&name, place, also, &known, &elsewhere));
        }
    }
    Ok(())
}

/// The status that somebody writes as the value of an option, as other crates want it: `status = 404`.
fn meant_status(name: &Ident, input: ParseStream<'_>) -> Option<StatusName> {
    if !["status", "code", "status_code"].iter().any(|option| name == option) {
        return None;
    }
    let ahead = input.fork();
    let value = match ahead.parse::<Option<Token![=]>>().ok()? {
        Some(_) => ahead.parse().ok()?,
        None => ahead.parse::<Group>().ok()?.stream(),
    };
    match item_start.parse2(value) {
        Ok(Start::Status(status)) => Some(status),
        _ => None,
    }
}

/// Advice for a status that is written as the value of an option; `None` if it is an expression, or a code.
fn status_as_option(name: &Ident, input: ParseStream<'_>, answer: &Answer<'_>) -> Option<Error> {
    let status = meant_status(name, input)?;
    // `code = CONSTANT` is a code.
    if name == "code" && !matches!(status, StatusName::Number(_)) {
        return None;
    }
    let message = match &answer.kind {
        Some(Kind::Status(status)) => {
            format!("the status is given already, as `{}`; remove `{name}`", status.text())
        }
        Some(_) => return None,
        None => format!("the status is written alone, as in `#[http({})]`", status.text()),
    };
    Some(Error::new(name.span(), message))
}

/// The variant of the runtime's enum for a level.
fn level(literal: &LitStr) -> syn::Result<&'static str> {
    let text = literal.value();
    let words = || LEVELS.iter().map(|(word, _)| *word);
    match LEVELS.iter().find(|(word, _)| *word == text) {
        Some((_, variant)) => Ok(variant),
        None => {
            let hint = did_you_mean(&text, words());
            let words: Vec<String> = words().map(|word| format!("\"{word}\"")).collect();
            let message = format!("unknown log level `{text}`; {hint}the levels are {}", words.join(", "));
            Err(Error::new(literal.span(), message))
        }
    }
}

fn set_kind(answer: &mut Answer<'_>, kind: Kind) -> syn::Result<()> {
    let error = match (&answer.kind, &kind) {
        (None, _) => {
            answer.kind = Some(kind);
            return Ok(());
        }
        (Some(Kind::Transparent(_)), Kind::Transparent(word)) => {
            Error::new(word.span(), "`transparent` is given twice")
        }
        (Some(Kind::Status(_) | Kind::Computed(_)), Kind::Status(status)) => {
            Error::new_spanned(status, "an attribute names one status; remove one of them")
        }
        (Some(_), Kind::Computed(expr)) => {
            Error::new_spanned(expr, "the status is given already; remove one of the two")
        }
        (Some(_), Kind::Transparent(word)) | (Some(Kind::Transparent(word)), Kind::Status(_)) => {
            transparent_with_status(word)
        }
    };
    Err(error)
}

fn transparent_with_status(word: &Ident) -> Error {
    Error::new(
        word.span(),
        "`transparent` takes the status of the error inside; remove it, or the status beside it",
    )
}
