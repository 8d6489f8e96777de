//! The attribute `#[http(...)]`: on the type, on variants, on fields.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
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
    /// `no_response`: no implementation for the frameworks.
    pub(crate) no_response: bool,
}

/// One `#[http(...)]` of a variant or struct.
pub(crate) struct Answer {
    /// The attribute, for messages about it as a whole.
    pub(crate) original: Attribute,
    pub(crate) kind: Option<Kind>,
    /// `when = condition`: applies only if it holds.
    pub(crate) when: Option<TokenStream>,
    pub(crate) headers: Vec<Header>,
    /// Fields that another layer adds.
    pub(crate) without: Vec<Field>,
    /// `detail = "..."`: what clients read instead of `Display`.
    pub(crate) detail: Option<(Ident, Value)>,
    /// `title = "..."`.
    pub(crate) title: Option<(Ident, LitStr)>,
    /// `type = "..."`.
    pub(crate) problem_type: Option<(Ident, LitStr)>,
    /// `expose`: clients read the detail, whatever the status.
    pub(crate) expose: Option<Ident>,
    /// `redact`: clients do not read the detail, whatever the status.
    pub(crate) redact: Option<Ident>,
    /// `log = "warn"`: the level, as the variant of the runtime's enum.
    pub(crate) log: Option<(Ident, &'static str)>,
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

const ON_TYPE: &[&str] = &["crate", "default", "no_response", "problem_base"];
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
        parse(attr, problems, |input| {
            let item = item_start(input)?;
            match item {
                Start::Status(status) => Err(Error::new_spanned(
                    status,
                    "a status for all variants is written `default = ...`; or put `#[http(...)]` on each variant",
                )),
                Start::Option(name) => type_option(&name, input, &mut options)?
                    .then_some(())
                    .ok_or_else(|| unknown_option(&name, "an enum", ON_TYPE, &[(ON_CASE, "a variant")])),
            }
        });
    }
    options
}

/// A struct carries both the options of the type and those of its only case.
pub(crate) fn struct_options(attrs: &[Attribute], problems: &mut Problems) -> (TypeOptions, Vec<Answer>) {
    let mut options = TypeOptions::default();
    let mut answers = Vec::new();
    for attr in http_attrs(attrs) {
        let mut answer = Answer::new(attr);
        let mut options_only = true;
        parse(attr, problems, |input| {
            let start = item_start(input)?;
            if let Start::Option(name) = &start {
                if type_option(name, input, &mut options)? {
                    return Ok(());
                }
            }
            options_only = false;
            case_option(start, input, &mut answer, "a struct")
        });
        // `#[http(crate = path)]` alone says nothing about the case.
        if !options_only {
            answers.push(answer);
        }
    }
    (options, answers)
}

pub(crate) fn answers(attrs: &[Attribute], problems: &mut Problems) -> Vec<Answer> {
    let mut answers = Vec::new();
    for attr in http_attrs(attrs) {
        let mut answer = Answer::new(attr);
        parse(attr, problems, |input| {
            let start = item_start(input)?;
            case_option(start, input, &mut answer, "a variant")
        });
        answers.push(answer);
    }
    answers
}

pub(crate) fn field_options(attrs: &[Attribute], problems: &mut Problems) -> FieldOptions {
    let mut options = FieldOptions::default();
    for attr in http_attrs(attrs) {
        parse(attr, problems, |input| match item_start(input)? {
            Start::Option(name) if name == "status" => {
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
                ON_FIELD,
                &[(ON_CASE, "a variant"), (ON_TYPE, "the type")],
            )),
            Start::Status(status) => Err(Error::new_spanned(
                status,
                "a field has no status of its own; write it above the variant",
            )),
        });
    }
    options
}

impl Answer {
    fn new(original: &Attribute) -> Self {
        Self {
            original: original.clone(),
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
        }
    }
}

fn http_attrs(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("http"))
}

/// Runs `item` for each item of the list in `#[http(...)]`. A mistake in one item does not hide the next.
fn parse(
    attr: &Attribute,
    problems: &mut Problems,
    mut item: impl FnMut(ParseStream<'_>) -> syn::Result<()>,
) {
    let list = match &attr.meta {
        Meta::List(list) if !list.tokens.is_empty() => list,
        _ => {
            return problems
                .at(attr, "this attribute is written `#[http(...)]`, such as `#[http(NotFound)]`");
        }
    };
    for tokens in split_items(list.tokens.clone()) {
        let parser = |input: ParseStream<'_>| {
            item(input)?;
            if input.is_empty() { Ok(()) } else { Err(input.error("expected `,`")) }
        };
        if let Err(error) = parser.parse2(tokens) {
            problems.push(error);
        }
    }
}

/// Splits a list at its commas. A comma inside an expression is none of ours: it is ours if it ends the list, or
/// if what follows begins an item, which is a name or a literal followed by `=`, by parentheses, by a comma or by
/// nothing. Turbofishes (`a::<B, C>()`) are skipped as a whole.
fn split_items(tokens: TokenStream) -> Vec<TokenStream> {
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
            TokenTree::Punct(p) if p.as_char() == ',' && angles == 0 && begins_item(&tokens[i + 1..]) => {
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
    match rest {
        [] | [TokenTree::Ident(_) | TokenTree::Literal(_)] => true,
        [TokenTree::Ident(_), TokenTree::Group(_), after @ ..] => after.is_empty() || is(after.first(), ','),
        [TokenTree::Ident(_) | TokenTree::Literal(_), after @ ..] => {
            is(after.first(), ',') || (is(after.first(), '=') && !is(after.get(1), '='))
        }
        _ => true,
    }
}

/// How an item begins.
enum Start {
    Status(StatusName),
    /// A word in lower case: the name of an option.
    Option(Ident),
}

fn item_start(input: ParseStream<'_>) -> syn::Result<Start> {
    if input.peek(LitInt) {
        return input.parse().map(|number| Start::Status(StatusName::Number(number)));
    }
    if input.peek(syn::Lit) {
        let literal: syn::Lit = input.parse()?;
        return Err(Error::new_spanned(
            literal,
            "a status is written as a name or a number: `NotFound` or `404`",
        ));
    }
    let is_keyword = input.peek(Token![type]) || (input.peek(Token![crate]) && input.peek2(Token![=]));
    if is_keyword {
        return input.call(Ident::parse_any).map(Start::Option);
    }
    let path = input.call(Path::parse_mod_style)?;
    Ok(match path.get_ident() {
        Some(name) if name.to_string().starts_with(|c: char| c.is_lowercase()) => Start::Option(name.clone()),
        Some(name) => Start::Status(StatusName::Name(name.clone())),
        None => Start::Status(StatusName::Path(path)),
    })
}

/// Reads an option of the type; `false` if it is none.
fn type_option(name: &Ident, input: ParseStream<'_>, options: &mut TypeOptions) -> syn::Result<bool> {
    match name.to_string().as_str() {
        "crate" => {
            input.parse::<Token![=]>()?;
            once(name, options.krate.is_some())?;
            options.krate = Some(input.call(Path::parse_mod_style)?);
        }
        "default" => {
            input.parse::<Token![=]>()?;
            once(name, options.default.is_some())?;
            options.default = match item_start(input)? {
                Start::Status(status) => Some(status),
                Start::Option(other) => {
                    return Err(Error::new(
                        other.span(),
                        format!("`{other}` is no status; write it like `NotFound` or `404`"),
                    ));
                }
            };
        }
        "problem_base" => {
            once(name, options.problem_base.is_some())?;
            options.problem_base = Some(literal(name, input)?);
        }
        "no_response" => {
            once(name, options.no_response)?;
            options.no_response = true;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

fn case_option(start: Start, input: ParseStream<'_>, answer: &mut Answer, place: &str) -> syn::Result<()> {
    let name = match start {
        Start::Status(status) => return set_kind(answer, Kind::Status(status)),
        Start::Option(name) => name,
    };
    match name.to_string().as_str() {
        "transparent" => set_kind(answer, Kind::Transparent(name))?,
        "headers" => {
            once(&name, !answer.headers.is_empty())?;
            answer.headers = headers(&name, input)?;
        }
        "without" => {
            once(&name, !answer.without.is_empty())?;
            answer.without = without(&name, input)?;
        }
        "when" => {
            once(&name, answer.when.is_some())?;
            equals(&name, input, "a condition")?;
            answer.when = Some(input.parse()?);
        }
        "detail" => {
            once(&name, answer.detail.is_some())?;
            equals(&name, input, "a format string or an expression")?;
            answer.detail = Some((name, value(input)?));
        }
        "title" => {
            once(&name, answer.title.is_some())?;
            answer.title = Some((name.clone(), literal(&name, input)?));
        }
        "type" => {
            once(&name, answer.problem_type.is_some())?;
            answer.problem_type = Some((name.clone(), literal(&name, input)?));
        }
        "expose" => {
            once(&name, answer.expose.is_some())?;
            answer.expose = Some(name);
        }
        "redact" => {
            once(&name, answer.redact.is_some())?;
            answer.redact = Some(name);
        }
        "log" => {
            once(&name, answer.log.is_some())?;
            let level = literal(&name, input)?;
            let known = LEVELS.iter().find(|(word, _)| *word == level.value());
            let Some((_, variant)) = known else {
                let words: Vec<String> = LEVELS.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                return Err(Error::new(
                    level.span(),
                    format!("`{}` is no log level; known are {}", level.value(), words.join(", ")),
                ));
            };
            answer.log = Some((name, variant));
        }
        "status" | "code" if input.peek(Token![=]) => {
            return Err(Error::new(name.span(), "the status is written alone, as in `#[http(NotFound)]`"));
        }
        _ => {
            return Err(unknown_option(
                &name,
                place,
                ON_CASE,
                &[(ON_TYPE, "the type"), (ON_FIELD, "a field")],
            ));
        }
    }
    Ok(())
}

fn set_kind(answer: &mut Answer, kind: Kind) -> syn::Result<()> {
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

fn headers(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Header>> {
    let wrong = || Error::new(name.span(), "header fields are written `headers(name = \"value\")`");
    if !input.peek(token::Paren) {
        return Err(wrong());
    }
    let list;
    parenthesized!(list in input);
    if list.is_empty() {
        return Err(wrong());
    }
    let mut headers = Vec::new();
    for item in split_items(list.parse()?) {
        let parser = |input: ParseStream<'_>| {
            let field = field(input)?;
            if !input.peek(Token![=]) {
                let message = format!("the value is missing; write `{} = ...`", field.tokens);
                return Err(Error::new(field.tokens.span(), message));
            }
            input.parse::<Token![=]>()?;
            Ok(Header { field, value: value(input)? })
        };
        headers.push(parser.parse2(item)?);
    }
    Ok(headers)
}

fn without(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Field>> {
    let wrong = || Error::new(name.span(), "fields that another layer adds are written `without(name)`");
    if !input.peek(token::Paren) {
        return Err(wrong());
    }
    let list;
    parenthesized!(list in input);
    if list.is_empty() {
        return Err(wrong());
    }
    let fields = list.parse_terminated(field, Token![,])?;
    Ok(fields.into_iter().collect())
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
    let ident = input.call(Ident::parse_any)?;
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
    if input.is_empty() {
        return Err(input.error("expected a format string or an expression"));
    }
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
fn unknown_option(name: &Ident, place: &str, known: &[&str], elsewhere: &[(&[&str], &str)]) -> Error {
    let text = name.to_string();
    if let Some((_, other)) = elsewhere.iter().find(|(options, _)| options.contains(&text.as_str())) {
        return Error::new(name.span(), format!("`{text}` is no option of {place}; it goes on {other}"));
    }
    let nearest =
        known.iter().max_by(|a, b| strsim::jaro_winkler(&text, a).total_cmp(&strsim::jaro_winkler(&text, b)));
    let hint = match nearest.filter(|nearest| strsim::jaro_winkler(&text, nearest) > 0.8) {
        Some(nearest) => format!("did you mean `{nearest}`? "),
        None => String::new(),
    };
    let known: Vec<String> = known.iter().map(|option| format!("`{option}`")).collect();
    Error::new(name.span(), format!("unknown option `{text}`; {hint}{place} takes {}", known.join(", ")))
}

/// A status for a type whose attributes are wrong.
pub(crate) fn placeholder() -> StatusName {
    StatusName::Name(format_ident!("InternalServerError", span = Span::call_site()))
}
