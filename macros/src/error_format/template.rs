//! A template: JSON with members of the problem in it, or a text with members in it.
//!
//! What may be absent must have a way to be left out: as the value of a name, or with something in its place (`or`).

use std::str::Chars;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Ident, Lit, LitStr, Token, braced, bracketed, token};

/// What the media type says the template is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    Json,
    Text,
    Html,
}

pub(crate) enum Template {
    Json(Node),
    Text(Vec<Piece>),
    Html(Vec<Piece>),
}

pub(crate) enum Node {
    /// JSON that holds no member.
    Constant(String),
    Object(Vec<Entry>),
    Array(Vec<Node>),
    Member(Vec<Source>),
    /// `{extensions..}` as a value: an object of them, or nothing.
    Extensions,
    Text(Vec<Piece>),
}

pub(crate) enum Entry {
    Named(LitStr, Node),
    Extensions,
}

pub(crate) enum Piece {
    Constant(String),
    Member(Vec<Source>),
}

#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Type,
    Title,
    Status,
    Detail,
    Instance,
    Code,
    Extension(String),
    Text(String),
    Null,
}

impl Syntax {
    pub(crate) fn of(media_type: &LitStr) -> syn::Result<Self> {
        let text = media_type.value();
        let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_token = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$&^_.+-".contains(c))
        };
        let is_media_type =
            essence.split_once('/').is_some_and(|(kind, sub)| is_token(kind) && is_token(sub));
        let is_sendable = text.chars().all(|c| c == ' ' || c.is_ascii_graphic());
        if !is_media_type || !is_sendable {
            let message = format!(
                "`{text}` is not a media type (RFC 9110 section 8.3.1); write one like `application/json`"
            );
            return Err(Error::new(media_type.span(), message));
        }
        match essence.as_str() {
            "application/json" | "text/json" => Ok(Self::Json),
            json if json.ends_with("+json") => Ok(Self::Json),
            "text/html" => Ok(Self::Html),
            "text/plain" => Ok(Self::Text),
            _ => Err(Error::new(
                media_type.span(),
                format!(
                    "a template can be JSON (`application/json`, `...+json`), `text/plain` or `text/html`; for \
                     `{essence}`, implement `statusquo::Format`"
                ),
            )),
        }
    }
}

impl Template {
    pub(crate) fn parse(syntax: Syntax, tokens: TokenStream, end: Span) -> syn::Result<Self> {
        if tokens.is_empty() {
            return Err(Error::new(end, "the template is missing"));
        }
        if syntax == Syntax::Json {
            let node = whole(node).parse2(tokens)?;
            return match node {
                Node::Object(_) | Node::Array(_) => Ok(Self::Json(node)),
                _ => Err(Error::new(
                    end,
                    "a template in JSON is an object or an array, such as `{ \"message\": {detail} }`",
                )),
            };
        }
        let text = whole(|input| {
            let at = input.span();
            input.parse::<LitStr>().map_err(|_| Error::new(at, "a template of text is a string in quotes"))
        });
        let pieces = pieces(&text.parse2(tokens)?)?;
        Ok(if syntax == Syntax::Html { Self::Html(pieces) } else { Self::Text(pieces) })
    }

    /// Whether the template has a place that only a code can fill.
    pub(crate) fn needs_code(&self) -> bool {
        match self {
            Self::Json(node) => node.needs_code(),
            Self::Text(pieces) | Self::Html(pieces) => pieces_need_code(pieces),
        }
    }
}

impl Node {
    fn needs_code(&self) -> bool {
        match self {
            Self::Object(entries) => entries.iter().any(|entry| match entry {
                Entry::Named(_, node) => node.needs_code(),
                Entry::Extensions => false,
            }),
            Self::Array(nodes) => nodes.iter().any(Self::needs_code),
            Self::Text(pieces) => pieces_need_code(pieces),
            Self::Constant(_) | Self::Member(_) | Self::Extensions => false,
        }
    }

    /// Calls `found` with the name of each extension member that the template names.
    pub(crate) fn extensions(&self, found: &mut dyn FnMut(&str)) {
        let mut each = |sources: &[Source]| {
            for source in sources {
                if let Source::Extension(name) = source {
                    found(name);
                }
            }
        };
        match self {
            Self::Constant(_) | Self::Extensions => {}
            Self::Object(entries) => {
                for entry in entries {
                    if let Entry::Named(_, node) = entry {
                        node.extensions(found);
                    }
                }
            }
            Self::Array(nodes) => nodes.iter().for_each(|node| node.extensions(found)),
            Self::Member(sources) => each(sources),
            Self::Text(pieces) => {
                for piece in pieces {
                    if let Piece::Member(sources) = piece {
                        each(sources);
                    }
                }
            }
        }
    }
}

fn pieces_need_code(pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Member(sources) if sources.last() == Some(&Source::Code)))
}

/// Nothing may follow.
fn whole<T>(parse: impl Fn(ParseStream<'_>) -> syn::Result<T>) -> impl Parser<Output = T> {
    move |input: ParseStream<'_>| {
        let parsed = parse(input)?;
        if input.is_empty() { Ok(parsed) } else { Err(input.error("expected the end of the template")) }
    }
}

fn node(input: ParseStream<'_>) -> syn::Result<Node> {
    if input.peek(token::Bracket) {
        let content;
        bracketed!(content in input);
        let mut nodes = Vec::new();
        while !content.is_empty() {
            let at = content.span();
            let node = node(&content)?;
            if let Node::Member(sources) = &node {
                refuse_absent(sources, at, "an element of an array")?;
            }
            nodes.push(node);
            comma(&content, "]")?;
        }
        return Ok(Node::Array(nodes));
    }
    if input.peek(token::Brace) {
        return braces(input);
    }
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok(match pieces(&literal)?.as_slice() {
            [] => Node::Constant("\"\"".to_owned()),
            [Piece::Constant(text)] => Node::Constant(json_string(text)),
            _ => Node::Text(pieces(&literal)?),
        });
    }
    scalar(input)
}

/// A number, `true`, `false` or `null`.
fn scalar(input: ParseStream<'_>) -> syn::Result<Node> {
    let at = input.span();
    let wrong = || {
        Error::new(
            at,
            "expected JSON: a string, a number, `true`, `false`, `null`, `[...]`, `{ \"name\": ... }`, or a \
                        member like `{detail}`",
        )
    };
    let sign = if input.parse::<Option<Token![-]>>()?.is_some() { "-" } else { "" };
    if input.peek(Lit) {
        let number = match input.parse::<Lit>()? {
            Lit::Int(number) if number.suffix().is_empty() => number.base10_digits().to_owned(),
            Lit::Float(number) if number.suffix().is_empty() => number.to_string().replace('_', ""),
            Lit::Bool(value) if sign.is_empty() => return Ok(Node::Constant(value.value.to_string())),
            _ => return Err(wrong()),
        };
        // `1.` is a number of Rust and none of JSON.
        if number.ends_with('.') {
            return Err(wrong());
        }
        return Ok(Node::Constant(format!("{sign}{number}")));
    }
    match input.parse::<Ident>() {
        Ok(name) if name == "null" && sign.is_empty() => Ok(Node::Constant("null".to_owned())),
        _ => Err(wrong()),
    }
}

/// An object, or a member: an object begins with a name, or with extension members in braces of their own.
fn braces(input: ParseStream<'_>) -> syn::Result<Node> {
    let content;
    braced!(content in input);
    if content.is_empty() || content.peek(LitStr) && content.peek2(Token![:]) || content.peek(token::Brace) {
        return object(&content);
    }
    let ahead = content.fork();
    if spread(&ahead)?.is_some() {
        spread(&content)?;
        return Ok(Node::Extensions);
    }
    Ok(Node::Member(sources(&content)?))
}

fn object(input: ParseStream<'_>) -> syn::Result<Node> {
    let mut entries: Vec<Entry> = Vec::new();
    while !input.is_empty() {
        entries.push(entry(input, &entries)?);
        comma(input, "}")?;
    }
    Ok(Node::Object(entries))
}

fn entry(input: ParseStream<'_>, before: &[Entry]) -> syn::Result<Entry> {
    if input.peek(token::Brace) {
        let content;
        braced!(content in input);
        return match spread(&content)? {
            Some(span) if before.iter().any(|entry| matches!(entry, Entry::Extensions)) => {
                Err(Error::new(span, "the extension members are here already; remove one of the two"))
            }
            Some(_) => Ok(Entry::Extensions),
            None => Err(content.error("a member has a name before it, as in `\"message\": {detail}`; only `{extensions..}` has none")),
        };
    }
    let at = input.span();
    let name: LitStr = input
        .parse()
        .map_err(|_| Error::new(at, "expected a name in quotes, as in `\"message\": {detail}`"))?;
    if !input.peek(Token![:]) {
        return Err(input.error("expected `:` and a value"));
    }
    input.parse::<Token![:]>()?;
    if input.is_empty() {
        return Err(Error::new(name.span(), "the value is missing"));
    }
    let value = name.value();
    if before.iter().any(|entry| matches!(entry, Entry::Named(other, _) if other.value() == value)) {
        return Err(Error::new(name.span(), format!("`{value}` is given twice in one object; remove one")));
    }
    Ok(Entry::Named(name, node(input)?))
}

/// JSON has no comma behind the last one; here there may be one, as everywhere in Rust.
fn comma(input: ParseStream<'_>, end: &str) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    match input.parse::<Option<Token![,]>>()? {
        Some(_) => Ok(()),
        None => Err(input.error(format!("expected `,` or `{end}`"))),
    }
}

/// `extensions..`
fn spread(input: ParseStream<'_>) -> syn::Result<Option<Span>> {
    let ahead = input.fork();
    match ahead.call(Ident::parse_any) {
        Ok(name) if ahead.peek(Token![..]) => {
            if name != "extensions" {
                return Err(Error::new(
                    name.span(),
                    "only the extension members can be spread: `{extensions..}`",
                ));
            }
            input.call(Ident::parse_any)?;
            input.parse::<Token![..]>()?;
            if input.is_empty() { Ok(Some(name.span())) } else { Err(input.error("expected `}`")) }
        }
        _ => Ok(None),
    }
}

/// `detail or title or "text"`.
fn sources(input: ParseStream<'_>) -> syn::Result<Vec<Source>> {
    let mut sources = Vec::new();
    loop {
        let at = input.span();
        let source = source(input)?;
        if sources.last().is_some_and(is_always_there) {
            return Err(Error::new(at, "what stands before this `or` is always there; remove this"));
        }
        sources.push(source);
        if input.is_empty() {
            return Ok(sources);
        }
        match input.call(Ident::parse_any) {
            Ok(word) if word == "or" => {}
            _ => return Err(input.error("expected `or`, or the end of the member")),
        }
    }
}

fn is_always_there(source: &Source) -> bool {
    matches!(source, Source::Status | Source::Text(_) | Source::Null)
}

const MEMBERS: &str = "`type`, `title`, `status`, `detail`, `instance`, `code`, and `extensions.name` for an extension \
                       member";

fn source(input: ParseStream<'_>) -> syn::Result<Source> {
    if input.peek(LitStr) {
        return Ok(Source::Text(input.parse::<LitStr>()?.value()));
    }
    let at = input.span();
    let name = input
        .call(Ident::parse_any)
        .map_err(|_| Error::new(at, format!("expected a member of the problem: {MEMBERS}")))?;
    if input.peek(Token![.]) {
        input.parse::<Token![.]>()?;
        if name != "extensions" {
            return Err(Error::new(
                name.span(),
                "only `extensions` has members of its own: `{extensions.name}`",
            ));
        }
        let member = if input.peek(LitStr) {
            input.parse::<LitStr>()?.value()
        } else {
            input.call(Ident::parse_any)?.unraw().to_string()
        };
        return Ok(Source::Extension(member));
    }
    named(&name.unraw().to_string()).map_err(|message| Error::new(name.span(), message))
}

/// A member by its name.
fn named(name: &str) -> Result<Source, String> {
    Ok(match name {
        "type" => Source::Type,
        "title" => Source::Title,
        "status" => Source::Status,
        "detail" => Source::Detail,
        "instance" => Source::Instance,
        "code" => Source::Code,
        "null" => Source::Null,
        "extensions" => return Err("all extension members are written `{extensions..}`".to_owned()),
        _ => {
            return Err(format!(
                "unknown member `{name}`; the members are {MEMBERS}, as in `{{extensions.{name}}}`"
            ));
        }
    })
}

/// The parts of a string, whose members stand in braces: `"https://example.com/errors#{code}"`.
fn pieces(literal: &LitStr) -> syn::Result<Vec<Piece>> {
    let text = literal.value();
    let (mut pieces, mut constant) = (Vec::new(), String::new());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '{' | '}' if chars.as_str().starts_with(c) => {
                chars.next();
                constant.push(c);
            }
            '{' => {
                if !constant.is_empty() {
                    pieces.push(Piece::Constant(core::mem::take(&mut constant)));
                }
                pieces.push(Piece::Member(placeholder(&mut chars, literal)?));
            }
            '}' => {
                let message = "a `}` without its `{`; in a text, write `}}`";
                return Err(Error::new(literal.span(), message));
            }
            c => constant.push(c),
        }
    }
    if !constant.is_empty() {
        pieces.push(Piece::Constant(constant));
    }
    Ok(pieces)
}

fn placeholder(chars: &mut Chars<'_>, literal: &LitStr) -> syn::Result<Vec<Source>> {
    let Some((inside, _)) = chars.as_str().split_once('}') else {
        return Err(Error::new(literal.span(), "a `{` without its `}`; in a text, write `{{`"));
    };
    let inside = inside.to_owned();
    *chars = chars.as_str()[inside.len() + 1..].chars();
    let tokens: TokenStream = inside.parse().map_err(|_| {
        Error::new(literal.span(), format!("`{{{inside}}}` cannot be read; write it like `{{detail}}`"))
    })?;
    let here = |error: Error| Error::new(literal.span(), error.to_string());
    let has_group = tokens
        .clone()
        .into_iter()
        .any(|token| matches!(token, TokenTree::Group(group) if group.delimiter() != Delimiter::None));
    if inside.trim().is_empty() || has_group {
        return Err(Error::new(
            literal.span(),
            format!("`{{{inside}}}` names no member; the members are {MEMBERS}"),
        ));
    }
    let sources = sources.parse2(tokens).map_err(here)?;
    refuse_absent(&sources, literal.span(), "a text").map_err(here)?;
    Ok(sources)
}

/// In a text or an array, a member that is absent would leave a hole. A code is asked of the errors that are written so.
fn refuse_absent(sources: &[Source], at: Span, place: &str) -> syn::Result<()> {
    let Some(last) = sources.last() else { return Ok(()) };
    let name = match last {
        Source::Type => "type",
        Source::Detail => "detail",
        Source::Instance => "instance",
        Source::Extension(name) => name,
        Source::Title | Source::Status | Source::Code | Source::Text(_) | Source::Null => return Ok(()),
    };
    let why = match last {
        Source::Detail => "a 5xx has none, unless the error exposes it",
        Source::Type => "a problem without a type of its own has none",
        _ => "not every error has one",
    };
    let prefix = if matches!(last, Source::Extension(_)) { "extensions." } else { "" };
    let message = format!(
        "`{{{prefix}{name}}}` may be absent ({why}), and {place} cannot leave it out; say what stands in its place, as \
         in `{{{prefix}{name} or title}}`, or make it the value of a name, which is then left out"
    );
    Err(Error::new(at, message))
}

/// The text as JSON.
pub(crate) fn json_string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\r' => json.push_str("\\r"),
            '\t' => json.push_str("\\t"),
            c if u32::from(c) < 0x20 => json += &format!("\\u{:04x}", u32::from(c)),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}
