//! The input: `(crate path) attributes visibility struct Name: "media/type" = template`, once or several times.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Ident, LitStr, Path, Token, Visibility, parenthesized};

use super::template::{Syntax, Template};

pub(crate) struct Input {
    /// Path of the runtime crate, as the `macro_rules!` around us saw it.
    pub(crate) krate: Path,
    pub(crate) formats: Vec<Format>,
}

pub(crate) struct Format {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) media_type: LitStr,
    /// An error where it is wrong: the type is declared all the same, so that what uses it has no errors of its own.
    pub(crate) template: syn::Result<Template>,
}

const EXAMPLE: &str = "`struct Envelope: \"application/json\" = { \"message\": {detail} }`";

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let krate;
        parenthesized!(krate in input);
        let krate = krate.call(Path::parse_mod_style)?;
        let mut formats = Vec::new();
        while !input.is_empty() {
            formats.push(input.parse()?);
        }
        if formats.is_empty() {
            return Err(Error::new(input.span(), format!("a format is written {EXAMPLE}")));
        }
        Ok(Self { krate, formats })
    }
}

impl Parse for Format {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        input.parse::<Token![struct]>().map_err(|error| {
            Error::new(error.span(), format!("expected `struct`; a format is written {EXAMPLE}"))
        })?;
        let name: Ident = input.parse()?;
        if !input.peek(Token![:]) {
            return Err(
                input.error(format!("expected `:` and the media type; a format is written {EXAMPLE}"))
            );
        }
        input.parse::<Token![:]>()?;
        let media_type = input.parse::<LitStr>().map_err(|error| {
            Error::new(error.span(), "expected the media type in quotes, such as `\"application/json\"`")
        })?;
        if !input.peek(Token![=]) {
            return Err(input.error(format!("expected `=` and the template; a format is written {EXAMPLE}")));
        }
        input.parse::<Token![=]>()?;
        let tokens = template_tokens(input)?;
        let template =
            Syntax::of(&media_type).and_then(|syntax| Template::parse(syntax, tokens, name.span()));
        Ok(Self { attrs, vis, name, media_type, template })
    }
}

/// The template ends where the next format begins: at a `;`, or behind its one token tree.
fn template_tokens(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![;]) {
        let is_next = input.peek(Token![pub]) || input.peek(Token![struct]) || input.peek(Token![#]);
        if is_next && !tokens.is_empty() {
            break;
        }
        tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
    }
    input.parse::<Option<Token![;]>>()?;
    Ok(tokens)
}
