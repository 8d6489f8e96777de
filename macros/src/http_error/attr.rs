//! The attribute `#[http(...)]`: on the type, on variants, on fields.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use strsim::osa_distance;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Error, LitInt, LitStr, Meta, Path, Token, parenthesized, token};

use super::problems::Problems;

/// What is said once for the whole type.
#[derive(Default)]
pub(crate) struct TypeOptions {
    /// `crate = path`: where the runtime is, if not at `::statusquo`.
    pub(crate) krate: Option<Path>,
    /// `default = NotFound`: for variants without an attribute.
    pub(crate) default: Option<StatusName>,
    /// `problem_base = "https://..."`: gives each case a type URI that begins so.
    pub(crate) problem_base: Option<LitStr>,
    /// `no_original`: the error does not ride in the response.
    pub(crate) no_original: bool,
    /// `no_response`: no implementation for the frameworks.
    pub(crate) no_response: bool,
}

/// One `#[http(...)]` of a variant or struct.
pub(crate) struct Answer<'a> {
    /// The attribute, for messages about it as a whole.
    pub(crate) original: &'a Attribute,
    pub(crate) kind: Option<Kind>,
    /// `when = condition`: applies only if it holds.
    pub(crate) when: Option<TokenStream>,
    pub(crate) headers: Vec<Header>,
    /// Required fields that are left out on purpose.
    pub(crate) without: Vec<Field>,
    /// `detail = "..."`: what clients read instead of `Display`.
    pub(crate) detail: Option<Value>,
    /// `title = "..."`.
    pub(crate) title: Option<LitStr>,
    /// `type = "..."`.
    pub(crate) problem_type: Option<LitStr>,
    /// `expose`: clients read the detail, whatever the status.
    pub(crate) expose: Option<Ident>,
    /// `redact`: clients do not read the detail, whatever the status.
    pub(crate) redact: Option<Ident>,
    /// `log = "warn"`: the level, as the variant of the runtime's enum.
    pub(crate) log: Option<&'static str>,
    /// The names of all options, as they were written.
    pub(crate) words: Vec<Ident>,
}

pub(crate) enum Kind {
    Status(StatusName),
    Transparent(Ident),
}

/// A status as it was written, with the tokens of the user.
#[derive(Clone)]
pub(crate) enum StatusName {
    /// `NotFound`, `NOT_FOUND`: of `StatusCode`.
    Name(Ident),
    /// `404`: of `StatusCode`.
    Number(LitInt),
    /// `nginx::Status::ClientClosedRequest`: of any registry.
    Path(Path),
}

impl ToTokens for StatusName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Name(name) => name.to_tokens(tokens),
            Self::Number(number) => number.to_tokens(tokens),
            Self::Path(path) => path.to_tokens(tokens),
        }
    }
}

impl StatusName {
    /// As it is written, for messages.
    pub(crate) fn text(&self) -> String {
        self.to_token_stream().to_string().replace(" :: ", "::")
    }
}

/// The name of a header field.
pub(crate) struct Field {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) tokens: TokenTree,
}

pub(crate) struct Header {
    pub(crate) field: Field,
    pub(crate) value: Value,
}

/// What follows `=`.
#[derive(Clone)]
pub(crate) enum Value {
    /// A format string.
    Format(LitStr),
    /// Any other expression, whose `Display` counts.
    Expr(TokenStream),
}

/// `#[http(...)]` of a field.
#[derive(Default)]
pub(crate) struct FieldOptions {
    /// `status`: the field holds the status.
    pub(crate) status: Option<Ident>,
    /// `extend`, or `extend = "name"`: the field becomes an extension member.
    pub(crate) extend: Option<(Ident, Option<LitStr>)>,
}

const ON_TYPE: &[&str] = &["crate", "default", "no_original", "no_response", "problem_base"];
const ON_CASE: &[&str] =
    &["detail", "expose", "headers", "log", "redact", "title", "transparent", "type", "when", "without"];
const ON_FIELD: &[&str] = &["extend", "status"];

const LEVELS: &[(&str, &str)] = &[
    ("error", "Error"),
    ("warn", "Warn"),
    ("info", "Info"),
    ("debug", "Debug"),
    ("trace", "Trace"),
    ("off", "Off"),
];

pub(crate) fn type_options(attrs: &[Attribute], problems: &mut Problems) -> TypeOptions {
    let mut options = TypeOptions::default();
    for attr in http_attrs(attrs) {
        parse(attr, "#[http(default = InternalServerError)]", problems, &mut |input| {
            let item = item_start(input)?;
            match item {
                Start::Status(status) => Err(Error::new_spanned(&status, for_all_variants(&status))),
                Start::Option(name) => {
                    if type_option(&name, input, &mut options)? {
                        return Ok(());
                    }
                    Err(match meant_status(&name, input) {
                        Some(status) => Error::new(name.span(), for_all_variants(&status)),
                        None => unknown_option(&name, "an enum", "", ON_TYPE, &[(ON_CASE, "a variant")]),
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
    problems: &mut Problems,
) -> (TypeOptions, Vec<Answer<'a>>) {
    let mut options = TypeOptions::default();
    let mut answers = Vec::new();
    for attr in http_attrs(attrs) {
        let mut answer = Answer::new(attr);
        let mut options_only = true;
        parse(attr, "#[http(NotFound)]", problems, &mut |input| {
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
    (options, answers)
}

pub(crate) fn answers<'a>(attrs: &'a [Attribute], problems: &mut Problems) -> Vec<Answer<'a>> {
    let mut answers = Vec::new();
    for attr in http_attrs(attrs) {
        let mut answer = Answer::new(attr);
        if let Some(name) = lone_name(attr) {
            answer.kind = Some(Kind::Status(StatusName::Name(name)));
            answers.push(answer);
            continue;
        }
        parse(attr, "#[http(NotFound)]", problems, &mut |input| {
            let start = item_start(input)?;
            case_option(start, input, &mut answer, Place::Variant)
        });
        answers.push(answer);
    }
    answers
}

pub(crate) fn field_options(attrs: &[Attribute], problems: &mut Problems) -> FieldOptions {
    let mut options = FieldOptions::default();
    for attr in http_attrs(attrs) {
        parse(attr, "#[http(status)]", problems, &mut |input| match item_start(input)? {
            Start::Option(name) if name == "status" => {
                if meant_status(&name, input).is_some() {
                    return Err(Error::new(name.span(), NO_STATUS_OF_ITS_OWN));
                }
                once(&name, options.status.is_some())?;
                options.status = Some(name);
                Ok(())
            }
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
                &[(ON_CASE, "a variant"), (ON_TYPE, "the type")],
            )),
            Start::Status(status) => Err(Error::new_spanned(status, NO_STATUS_OF_ITS_OWN)),
        });
    }
    options
}

impl<'a> Answer<'a> {
    fn new(original: &'a Attribute) -> Self {
        Self {
            original,
            kind: None,
            when: None,
            headers: Vec::new(),
            without: Vec::new(),
            detail: None,
            title: None,
            problem_type: None,
            expose: None,
            redact: None,
            log: None,
            words: Vec::new(),
        }
    }

    /// Whether it does not leave that to the status.
    pub(crate) fn says_who_reads_the_detail(&self) -> bool {
        self.detail.is_some() || self.expose.is_some() || self.redact.is_some()
    }
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
    problems: &mut Problems,
    item: &mut dyn FnMut(ParseStream<'_>) -> syn::Result<()>,
) {
    let list = match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => list,
        _ => {
            return problems.at(attr, format!("nothing is said here; write it like `{example}`"));
        }
    };
    for tokens in split_items(list.tokens.clone()) {
        let parser = |input: ParseStream<'_>| {
            item(input)?;
            end(input)
        };
        if let Err(error) = parser.parse2(tokens) {
            problems.push(error);
        }
    }
}

/// That an item is at its end.
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

/// Splits a list at its commas. A comma inside an expression is none of ours: it is ours if it ends the list, or
/// if what follows begins an item, which is a path or a literal followed by `=`, by parentheses, by a comma or by
/// nothing. Turbofishes (`a::<B, C>()`) are skipped as a whole.
pub(super) fn split_items(tokens: TokenStream) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut items = vec![TokenStream::new()];
    let mut angles = 0_usize;
    for (i, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Punct(p) if p.as_char() == '<' && (angles > 0 || follows(&tokens, i, "::")) => {
                angles += 1;
            }
            TokenTree::Punct(p) if p.as_char() == '>' && angles > 0 && !follows(&tokens, i, "-") => {
                angles -= 1;
            }
            // A comma after a comma, or before everything, is left to whoever reads the item.
            TokenTree::Punct(p)
                if p.as_char() == ','
                    && angles == 0
                    && items.last().is_some_and(|item| !item.is_empty())
                    && begins_item(&tokens[i + 1..]) =>
            {
                items.push(TokenStream::new());
                continue;
            }
            _ => {}
        }
        if let Some(item) = items.last_mut() {
            item.extend([token.clone()]);
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

fn follows(tokens: &[TokenTree], at: usize, text: &str) -> bool {
    let before = tokens[..at].iter().rev();
    text.chars()
        .rev()
        .zip(before)
        .filter(|(c, t)| matches!(t, TokenTree::Punct(p) if p.as_char() == *c))
        .count()
        == text.len()
}

fn begins_item(rest: &[TokenTree]) -> bool {
    let is = |token: Option<&TokenTree>, c| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == c);
    let mut rest = rest;
    // The way to the last name of a path.
    while let [TokenTree::Ident(_), first, second, path @ ..] = rest {
        if !(is(Some(first), ':') && is(Some(second), ':')) {
            break;
        }
        rest = path;
    }
    match rest {
        [] | [TokenTree::Ident(_) | TokenTree::Literal(_)] => true,
        [TokenTree::Ident(_), TokenTree::Group(_), after @ ..] => after.is_empty() || is(after.first(), ','),
        [TokenTree::Ident(_) | TokenTree::Literal(_), after @ ..] => {
            is(after.first(), ',') || (is(after.first(), '=') && !is(after.get(1), '='))
        }
        _ => true,
    }
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
            _ => format!("`{number}` is no status code; a status code has three digits"),
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
        // Nothing of the user's stands at the end.
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

/// Reads an option of the type; `false` if it is none.
fn type_option(name: &Ident, input: ParseStream<'_>, options: &mut TypeOptions) -> syn::Result<bool> {
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
            // Whatever is wrong with it, the variants without an attribute have been thought of.
            options.default = Some(placeholder());
            equals(name, input, "a status")?;
            options.default = match item_start(input)? {
                Start::Status(status) => Some(status),
                Start::Option(other) => {
                    let message = format!("`{other}` is no status; {HOW_TO_NAME}");
                    return Err(Error::new(other.span(), message));
                }
            };
        }
        "problem_base" => {
            once(name, options.problem_base.is_some())?;
            options.problem_base = Some(literal(name, input)?);
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
    once(&name, answer.words.contains(&name))?;
    answer.words.push(name.clone());
    match text.as_str() {
        "headers" => answer.headers = headers(&name, input)?,
        "without" => answer.without = without(&name, input)?,
        "when" => {
            equals(&name, input, "a condition")?;
            answer.when = Some(input.parse()?);
        }
        "detail" => {
            equals(&name, input, "a format string or an expression")?;
            answer.detail = Some(value(input)?);
        }
        "title" => answer.title = Some(literal(&name, input)?),
        "type" => answer.problem_type = Some(literal(&name, input)?),
        "expose" => answer.expose = Some(name),
        "redact" => answer.redact = Some(name),
        "log" => answer.log = Some(level(&literal(&name, input)?)?),
        _ => {
            let (place, known) = match place {
                Place::Variant => ("a variant", ON_CASE.to_vec()),
                Place::Struct => ("a struct", [ON_CASE, ON_TYPE].concat()),
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

/// What helps whoever writes so: it depends on what is there already, and on what the value is.
fn status_as_option(name: &Ident, input: ParseStream<'_>, answer: &Answer<'_>) -> Option<Error> {
    let has_value = input.peek(Token![=]) || input.peek(token::Paren);
    let message = match (&answer.kind, meant_status(name, input)) {
        (None, Some(status)) => {
            format!("the status is written alone, as in `#[http({})]`", status.text())
        }
        (Some(Kind::Status(status)), Some(_)) => {
            format!("the status is given already, as `{}`; remove `{name}`", status.text())
        }
        (_, None) if name == "status" && has_value => {
            "the status is written alone, as in `#[http(NotFound)]`; if a field holds it, write `#[http(status)]` on \
             the field"
                .to_owned()
        }
        (_, None) if name == "code" && has_value => {
            "unknown option `code`; clients tell errors apart by `type = \"...\"`, or by an extension member, \
             `#[http(extend)]` on a field"
                .to_owned()
        }
        _ => return None,
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
            let message = format!("`{text}` is no level; {hint}the levels are {}", words.join(", "));
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
        (Some(Kind::Status(_)), Kind::Status(status)) => {
            Error::new_spanned(status, "an attribute names one status; remove one of them")
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

/// Reads each item of a list in parentheses. A mistake in one does not hide the next.
fn list<T>(
    input: ParseStream<'_>,
    wrong: impl Fn() -> Error,
    item: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    if !input.peek(token::Paren) {
        return Err(wrong());
    }
    let list;
    parenthesized!(list in input);
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for tokens in split_items(list.parse()?) {
        let parser = |input: ParseStream<'_>| {
            let found = item(input)?;
            if input.is_empty() { Ok(found) } else { Err(input.error("expected `,`")) }
        };
        match parser.parse2(tokens) {
            Ok(item) => found.push(item),
            Err(error) => errors.push(error),
        }
    }
    let error = errors.into_iter().reduce(|mut all, error| {
        all.combine(error);
        all
    });
    match error {
        Some(error) => Err(error),
        None if found.is_empty() => Err(wrong()),
        None => Ok(found),
    }
}

fn headers(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Header>> {
    let wrong = || Error::new(name.span(), "header fields are written `headers(name = \"value\")`");
    list(input, wrong, |input| {
        let field = field(input)?;
        if !input.peek(Token![=]) {
            let message = format!("the value is missing; write `{} = ...`", field.tokens);
            return Err(Error::new(field.tokens.span(), message));
        }
        let equals: Token![=] = input.parse()?;
        if input.is_empty() {
            return Err(Error::new(
                equals.span,
                "a value is missing; write a format string or an expression",
            ));
        }
        Ok(Header { field, value: value(input)? })
    })
}

fn without(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Field>> {
    let wrong = || Error::new(name.span(), "header fields that are left out are written `without(name)`");
    list(input, wrong, |input| {
        let field = field(input)?;
        if input.peek(Token![=]) {
            let message = "a field that is left out has no value; write `headers(...)` to give it one";
            return Err(input.error(message));
        }
        Ok(field)
    })
}

/// `www_authenticate` or `"WWW-Authenticate"`; in lower case, with hyphens.
fn field(input: ParseStream<'_>) -> syn::Result<Field> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok(Field {
            name: literal.value().to_ascii_lowercase(),
            tokens: TokenTree::Literal(literal.token()),
        });
    }
    let ident = input.call(Ident::parse_any).map_err(|error| {
        Error::new(error.span(), "a header field is named like `retry_after` or `\"Retry-After\"`")
    })?;
    let name = ident.unraw().to_string().replace('_', "-").to_ascii_lowercase();
    Ok(Field { name, tokens: TokenTree::Ident(ident) })
}

/// The `=` after an option, and that something follows.
fn equals(name: &Ident, input: ParseStream<'_>, wanted: &str) -> syn::Result<()> {
    let given = input.parse::<Option<Token![=]>>()?.is_some() && !input.is_empty();
    if given {
        Ok(())
    } else {
        Err(Error::new(name.span(), format!("`{name}` is written `{name} = ...`, with {wanted}")))
    }
}

fn literal(name: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    equals(name, input, "a string in quotes")?;
    let start = input.span();
    input.parse().map_err(|_: Error| Error::new(start, format!("`{name}` takes a string in quotes")))
}

fn value(input: ParseStream<'_>) -> syn::Result<Value> {
    let tokens: TokenStream = input.parse()?;
    Ok(match syn::parse2::<LitStr>(tokens.clone()) {
        Ok(literal) => Value::Format(literal),
        Err(_) => Value::Expr(tokens),
    })
}

fn once(name: &Ident, given: bool) -> syn::Result<()> {
    if given { Err(Error::new(name.span(), format!("`{name}` is given twice"))) } else { Ok(()) }
}

/// Names the options that exist here and the nearest of them, or the place where this one does.
fn unknown_option(
    name: &Ident,
    place: &str,
    also: &str,
    known: &[&str],
    elsewhere: &[(&[&str], &str)],
) -> Error {
    let text = name.to_string();
    if let Some((_, other)) = elsewhere.iter().find(|(options, _)| options.contains(&text.as_str())) {
        return Error::new(name.span(), format!("`{text}` is no option of {place}; it goes on {other}"));
    }
    let hint = did_you_mean(&text, known.iter().copied());
    let known: Vec<String> = known.iter().map(|option| format!("`{option}`")).collect();
    let known = known.join(", ");
    Error::new(name.span(), format!("unknown option `{text}`; {hint}{place} takes {also}{known}"))
}

fn did_you_mean<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut nearest = "";
    // As for the compiler, a third of the letters may be wrong; or an ending is too much, or missing.
    let mut distance = text.len().max(3) / 3 + 1;
    for word in known {
        let is_form = text.starts_with(word) || word.starts_with(text);
        let other = if is_form { 1 } else { osa_distance(text, word) };
        if other < distance {
            (nearest, distance) = (word, other);
        }
    }
    if nearest.is_empty() { String::new() } else { format!("did you mean `{nearest}`? ") }
}

/// A status for a type whose attributes are wrong.
pub(crate) fn placeholder() -> StatusName {
    StatusName::Name(format_ident!("InternalServerError", span = Span::call_site()))
}
