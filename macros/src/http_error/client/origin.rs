//! Where a client finds the value of a field, and the mistakes of `client` that do not depend on a status.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{GenericArgument, Member, PathArguments, Type};

use super::super::ast::{Case, CaseField, Item, Shape};
use super::super::diagnostics::Diagnostics;
use super::super::fields::{self, Place};
use super::super::format::{self, Piece};
use super::super::grammar;
use super::super::options::{Answer, Header, Kind, Value};

/// Where the value of a field comes from, in one way in which its case answers.
pub(super) enum Origin<'a> {
    /// The status line.
    Status,
    /// The extension member of this name.
    Member(String),
    /// All other extension members.
    Members,
    /// A text with values in it.
    Text(Text<'a>),
    /// The error that is passed on.
    Inner,
    /// What was received, for the unknown case.
    Received,
    /// `Default`, or the expression of the user.
    Default,
}

/// The place of a value in a text: which of its values, and the literal around them.
pub(super) struct Text<'a> {
    pub(super) place: TextPlace<'a>,
    pub(super) parts: Vec<Part>,
    pub(super) nth: usize,
    /// Whether the text is the value, and a list may have several lines.
    pub(super) is_whole: bool,
}

#[derive(Clone, Copy)]
pub(super) enum TextPlace<'a> {
    Header(&'a str),
    Detail,
    Instance,
}

/// A part of a literal, as the runtime names it.
pub(super) enum Part {
    Text(String),
    Plain,
    Quoted,
    Percent,
}

/// How a client meets a case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Known,
    /// Everything else becomes this one.
    Unknown,
    /// What the server sends becomes the unknown one.
    ServerOnly,
}

pub(super) fn role(case: &Case<'_>) -> Role {
    let any = |says: fn(&Answer<'_>) -> bool| case.answers.iter().any(says);
    if any(|answer| answer.unknown.is_some()) {
        Role::Unknown
    } else if any(|answer| answer.server_only.is_some()) {
        Role::ServerOnly
    } else {
        Role::Known
    }
}

/// The origin of a field; `None` if nothing of it is sent, and nothing stands in for it.
pub(super) fn origin<'a>(
    case: &'a Case<'_>,
    answer: Option<&'a Answer<'_>>,
    field: &'a CaseField<'_>,
) -> Option<Origin<'a>> {
    let has_default = field.options.default.is_some() || is_named(field.ty, "PhantomData");
    if role(case) == Role::Unknown {
        return Some(if has_default { Origin::Default } else { Origin::Received });
    }
    if is_passed_on(case, answer) && case.transparent_field().is_some_and(|inner| core::ptr::eq(inner, field))
    {
        return Some(Origin::Inner);
    }
    if field.options.status.is_some() {
        return Some(Origin::Status);
    }
    if let Some(name) = field.extension_name() {
        return Some(Origin::Member(name));
    }
    if field.options.flatten.is_some() {
        return Some(Origin::Members);
    }
    let text = answer.and_then(|answer| text(answer, field));
    text.map(Origin::Text).or(has_default.then_some(Origin::Default))
}

pub(super) fn is_passed_on(case: &Case<'_>, answer: Option<&Answer<'_>>) -> bool {
    case.has_transparent_field()
        || answer.is_some_and(|answer| matches!(answer.kind, Some(Kind::Transparent(_))))
}

/// The text of the answer in which the field stands so that it can be found again.
fn text<'a>(answer: &'a Answer<'_>, field: &CaseField<'_>) -> Option<Text<'a>> {
    let headers =
        answer.headers.iter().map(|Header { field, value }| (TextPlace::Header(&field.name), value));
    let detail = answer.detail.iter().map(|value| (TextPlace::Detail, value));
    let instance = answer.instance.iter().map(|value| (TextPlace::Instance, value));
    let mut texts = headers.chain(detail).chain(instance);
    texts.find_map(|(place, value)| match value {
        Value::Expr(expr) => is_field(expr, field).then(|| whole(place)),
        Value::Format(literal) => in_literal(place, &literal.value(), field),
    })
}

const fn whole(place: TextPlace<'_>) -> Text<'_> {
    Text { place, parts: Vec::new(), nth: 0, is_whole: true }
}

/// Whether an expression is the field, as a reference or behind one.
fn is_field(expr: &TokenStream, field: &CaseField<'_>) -> bool {
    let mut tokens: Vec<TokenTree> = expr.clone().into_iter().collect();
    tokens.retain(|token| !matches!(token, TokenTree::Punct(sign) if matches!(sign.as_char(), '*' | '&')));
    let [TokenTree::Ident(name)] = tokens.as_slice() else { return false };
    match &field.member {
        Member::Named(own) => own.unraw() == name.unraw(),
        Member::Unnamed(index) => *name == format!("_{}", index.index),
    }
}

fn in_literal<'a>(place: TextPlace<'a>, literal: &str, field: &CaseField<'_>) -> Option<Text<'a>> {
    let pieces = format::pieces(literal);
    let own = match &field.member {
        Member::Named(name) => format!("{{{}}}", name.unraw()),
        Member::Unnamed(index) => format!("{{{}}}", index.index),
    };
    let is_own = |piece: &Piece<'_>| matches!(piece, Piece::Placeholder(text) if *text == own);
    if let [only] = pieces.as_slice() {
        return is_own(only).then(|| whole(place));
    }
    let places = match place {
        TextPlace::Header(name) => fields::places(name, &pieces),
        TextPlace::Instance => fields::places("location", &pieces),
        TextPlace::Detail => return None,
    };
    let mut places = places.into_iter();
    let (mut parts, mut nth, mut values) = (Vec::new(), None, 0);
    for (i, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Text(text) => parts.push(Part::Text(text.replace("{{", "{").replace("}}", "}"))),
            Piece::Placeholder(_) => {
                let next = match pieces.get(i + 1) {
                    Some(Piece::Text(text)) => text.chars().next(),
                    // Where one ends and the next begins cannot be told.
                    Some(Piece::Placeholder(_)) => return None,
                    None => None,
                };
                parts.push(part(places.next()?, next)?);
                if is_own(piece) && nth.is_none() {
                    nth = Some(values);
                }
                values += 1;
            }
        }
    }
    Some(Text { place, parts, nth: nth?, is_whole: false })
}

/// How a value is found again that stands there, before this character: it cannot hold that itself.
fn part(place: Place, next: Option<char>) -> Option<Part> {
    let ends = |is_inside: fn(char) -> bool| next.is_none_or(|next| !is_inside(next));
    let in_uri = |c: char| c.is_ascii_alphanumeric() || "-._~%/?:@".contains(c);
    match place {
        Place::Quoted => (next == Some('"')).then_some(Part::Quoted),
        Place::UriPart => ends(|c| c.is_ascii_alphanumeric() || "-._~%".contains(c)).then_some(Part::Percent),
        Place::UriQuery => ends(in_uri).then_some(Part::Percent),
        Place::Cookie => ends(|c| c.is_ascii_graphic() && !"\",;\\=".contains(c)).then_some(Part::Percent),
        Place::Token => ends(grammar::is_tchar).then_some(Part::Plain),
        // The end of the value is the end of the text.
        Place::Plain | Place::Text | Place::Uri => next.is_none().then_some(Part::Plain),
    }
}

/// Whether this is the last name of a type's path.
pub(super) fn is_named(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == name),
        Type::Group(group) => is_named(&group.elem, name),
        _ => false,
    }
}

/// The type in an `Option<...>`.
pub(super) fn in_option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.first()? {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        },
        _ => None,
    }
}

/// Checks everything that does not depend on a status.
pub(crate) fn check(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    let Some(client) = &item.options.client else { return };
    let mut unknown = item.cases.iter().enumerate().filter(|(_, case)| role(case) == Role::Unknown);
    match (item.shape, unknown.next()) {
        (Shape::Enum, None) => {
            diagnostics.enter(None);
            diagnostics.at(
                client,
                "`client` needs a variant for responses that are none of these; add `#[http(unknown)] \
                 Other(statusquo::client::Received)`",
            );
        }
        (Shape::Struct, Some((i, case))) => {
            diagnostics.enter(Some(i));
            for word in case.answers.iter().filter_map(|answer| answer.unknown.as_ref()) {
                let message =
                    "a struct is one error, so that any other is not it; `unknown` is for a variant";
                diagnostics.at(word, message);
            }
        }
        _ => {}
    }
    for (i, case) in unknown {
        diagnostics.enter(Some(i));
        for word in case.answers.iter().filter_map(|answer| answer.unknown.as_ref()) {
            diagnostics.at(word, "a second variant for what is unknown; keep `unknown` on one");
        }
    }
    for (i, case) in item.cases.iter().enumerate() {
        diagnostics.enter(Some(i));
        match role(case) {
            Role::Known => check_known(item, case, diagnostics),
            Role::Unknown if item.shape == Shape::Enum => check_unknown(case, diagnostics),
            Role::Unknown | Role::ServerOnly => {}
        }
    }
}

fn check_known(item: &Item<'_>, case: &Case<'_>, diagnostics: &mut Diagnostics) {
    if case.is_broken {
        return;
    }
    let defaults = item.options.defaults.as_ref();
    let answers: Vec<Option<&Answer<'_>>> =
        if case.answers.is_empty() { vec![defaults] } else { case.answers.iter().map(Some).collect() };
    for field in &case.fields {
        let is_sent = answers.iter().all(|answer| origin(case, *answer, field).is_some());
        if is_sent {
            check_reference(field, diagnostics);
            continue;
        }
        let tokens = match &field.member {
            Member::Named(name) => name as &dyn ToTokens,
            Member::Unnamed(_) => field.ty,
        };
        let what = match &field.member {
            Member::Named(name) => format!("`{name}`"),
            Member::Unnamed(index) => format!("the field {}", index.index),
        };
        let extend = match &field.member {
            Member::Named(_) => "#[http(extend)]",
            Member::Unnamed(_) => "#[http(extend = \"name\")]",
        };
        diagnostics.at(
            tokens,
            format!(
                "{what} is not sent, so that a client cannot read it; send it with `{extend}`, let clients have its \
                 `Default` with `#[http(default)]`, or add `server_only` to `{}`",
                case.name
            ),
        );
    }
}

/// What a client has read belongs to it.
fn check_reference(field: &CaseField<'_>, diagnostics: &mut Diagnostics) {
    let is_default_alone = field.options.default.is_some() && field.member_word().is_none();
    if let (Type::Reference(reference), false) = (field.ty, is_default_alone) {
        let message = "a client owns what it has read, so it cannot be a reference; take an owned type, such as `String` \
                       or `Cow<'static, str>`, or add `server_only` to the variant";
        diagnostics.at(reference, message);
    }
}

fn check_unknown(case: &Case<'_>, diagnostics: &mut Diagnostics) {
    let without_default = case.fields.iter().filter(|field| field.options.default.is_none()).count();
    if without_default != 1 {
        let message =
            "the unknown variant holds what was received; write `Other(statusquo::client::Received)`";
        diagnostics.at(case.name, message);
    }
}
