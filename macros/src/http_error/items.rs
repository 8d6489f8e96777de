//! What options are made of: the items of a list, names, `=` and values.
//!
//! `attr` decides which option is being read, and calls these for its parts.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Lit, LitStr, Token, parenthesized, token};

use super::options::{Constant, FieldName, Header, MemberName, Value};

/// Splits a list at its commas, but not at those of an expression. A comma separates items if it ends the list, or
/// if an item follows: a path or a literal with `=`, parentheses, a comma or nothing after it. Turbofishes (`a::<B, C>()`) are skipped as a whole.
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
            // A comma after a comma, or at the beginning, is left to the parser of the item.
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
    // Skip to the last name of a path.
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

/// Reads each item of a list in parentheses. A mistake in one does not hide the next.
fn list<T>(
    input: ParseStream<'_>,
    wrong: impl Fn() -> Error,
    item: impl Fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<T>> {
    if !input.peek(token::Paren) {
        return Err(wrong());
    }
    let mut found = Vec::new();
    each(input, &mut |input| {
        found.push(item(input)?);
        Ok(())
    })?;
    if found.is_empty() { Err(wrong()) } else { Ok(found) }
}

/// What `list` does whatever the items are, so that it is compiled once.
fn each(input: ParseStream<'_>, item: &mut dyn FnMut(ParseStream<'_>) -> syn::Result<()>) -> syn::Result<()> {
    let list;
    parenthesized!(list in input);
    let mut errors: Option<Error> = None;
    for tokens in split_items(list.parse()?) {
        let parser = |input: ParseStream<'_>| {
            item(input)?;
            if input.is_empty() { Ok(()) } else { Err(input.error("expected `,`")) }
        };
        if let Err(error) = parser.parse2(tokens) {
            match &mut errors {
                Some(all) => all.combine(error),
                None => errors = Some(error),
            }
        }
    }
    errors.map_or(Ok(()), Err)
}

pub(super) fn headers(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Header>> {
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

pub(super) fn without(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<FieldName>> {
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

/// `extend(name = "constant")`.
pub(super) fn constants(name: &Ident, input: ParseStream<'_>) -> syn::Result<Vec<Constant>> {
    let wrong = || {
        Error::new(
            name.span(),
            "constant members are written `extend(name = \"value\")`; a member whose value is a field has `#[http(extend)]` \
             on that field",
        )
    };
    list(input, wrong, |input| {
        let name = member_name(input)?;
        if input.parse::<Option<Token![=]>>()?.is_none() || input.is_empty() {
            let message = format!("the value is missing; write `{} = \"...\"`", name.tokens);
            return Err(Error::new(name.tokens.span(), message));
        }
        let at = input.span();
        let wrong = || Error::new(at, "a constant member is a string, a number, `true` or `false`");
        let value: Lit = input.parse().map_err(|_| wrong())?;
        match &value {
            Lit::Str(_) | Lit::Bool(_) | Lit::Int(_) | Lit::Float(_) => Ok(Constant { name, value }),
            _ => Err(wrong()),
        }
    })
}

fn member_name(input: ParseStream<'_>) -> syn::Result<MemberName> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok(MemberName { text: literal.value(), tokens: TokenTree::Literal(literal.token()) });
    }
    let ident = input.call(Ident::parse_any)?;
    Ok(MemberName { text: ident.unraw().to_string(), tokens: TokenTree::Ident(ident) })
}

/// `www_authenticate` or `"WWW-Authenticate"`; in lower case, with hyphens.
fn field(input: ParseStream<'_>) -> syn::Result<FieldName> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok(FieldName {
            name: literal.value().to_ascii_lowercase(),
            tokens: TokenTree::Literal(literal.token()),
        });
    }
    let ident = input.call(Ident::parse_any).map_err(|error| {
        Error::new(error.span(), "a header field is named like `retry_after` or `\"Retry-After\"`")
    })?;
    let name = ident.unraw().to_string().replace('_', "-").to_ascii_lowercase();
    Ok(FieldName { name, tokens: TokenTree::Ident(ident) })
}

/// The `=` after an option, and that something follows.
pub(super) fn equals(name: &Ident, input: ParseStream<'_>, wanted: &str) -> syn::Result<()> {
    let given = input.parse::<Option<Token![=]>>()?.is_some() && !input.is_empty();
    if given {
        Ok(())
    } else {
        Err(Error::new(name.span(), format!("`{name}` is written `{name} = ...`, with {wanted}")))
    }
}

pub(super) fn literal(name: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    equals(name, input, "a string in quotes")?;
    let start = input.span();
    input.parse().map_err(|_: Error| Error::new(start, format!("`{name}` takes a string in quotes")))
}

pub(super) fn value(input: ParseStream<'_>) -> syn::Result<Value> {
    let tokens: TokenStream = input.parse()?;
    Ok(match syn::parse2::<LitStr>(tokens.clone()) {
        Ok(literal) => Value::Format(literal),
        Err(_) => Value::Expr(tokens),
    })
}

pub(super) fn once(name: &Ident, given: bool) -> syn::Result<()> {
    if given { Err(Error::new(name.span(), format!("`{name}` is given twice"))) } else { Ok(()) }
}
