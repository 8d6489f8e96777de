//! Parses the input: `(crate path) attributes visibility enum Name = source;`.
//!
//! Only the syntax is checked here. `source` reads the registry that the input names.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Ident, LitStr, Path, Token, Visibility, parenthesized};

pub(crate) struct Input {
    /// The path of the runtime crate, passed by the `macro_rules!` that calls this macro.
    pub(crate) krate: Path,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) source: Source,
}

/// Where the registry comes from.
pub(crate) enum Source {
    /// `builtin(iana)`: from the dataset in this build. Only the runtime may use it.
    Builtin(LitStr),
    /// `"status/partner.toml"`: a file, relative to the folder of the user's `Cargo.toml`.
    File(LitStr),
}

impl Source {
    pub(crate) fn name(&self) -> &LitStr {
        match self {
            Self::Builtin(name) | Self::File(name) => name,
        }
    }
}

impl Input {
    /// The same call with its `#[cfg]` attributes moved above it, or `None` without any. The condition then applies to
    /// every generated item, and the file is read only if it holds.
    pub(crate) fn under_condition(&self) -> Option<TokenStream> {
        let Self { krate, attrs, vis, name, source } = self;
        let (conditions, attrs): (Vec<_>, Vec<_>) =
            attrs.iter().partition(|attr| attr.path().is_ident("cfg"));
        if conditions.is_empty() {
            return None;
        }
        let source = match source {
            Source::Builtin(id) => {
                let id = format_ident!("{}", id.value(), span = id.span());
                quote!(builtin(#id))
            }
            Source::File(path) => path.to_token_stream(),
        };
        Some(quote! {
            #(#conditions)*
            #krate::__private::status_codes_impl! { (#krate) #(#attrs)* #vis enum #name = #source; }
        })
    }
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let krate;
        parenthesized!(krate in input);
        let krate: Path = krate.call(Path::parse_mod_style)?;
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse()?;
        if !input.peek(Token![=]) {
            return Err(input.error(format!("expected `=` and {PATH}")));
        }
        input.parse::<Token![=]>()?;
        // The public `status_codes!` accepts files only.
        let is_public = krate.is_ident("$crate");
        let source = if input.peek(Ident) && !is_public { builtin(input) } else { file(input) }?;
        input.parse::<Option<Token![;]>>()?;
        if !input.is_empty() {
            return Err(input.error("unexpected token; call `status_codes!` once for each enum"));
        }
        Ok(Self { krate, attrs, vis, name, source })
    }
}

const PATH: &str = "the path of a registry file, such as `\"status/partner.toml\"`";

fn file(input: ParseStream<'_>) -> syn::Result<Source> {
    let at = input.span();
    input.parse().map(Source::File).map_err(|_| Error::new(at, format!("expected {PATH}")))
}

fn builtin(input: ParseStream<'_>) -> syn::Result<Source> {
    let kind: Ident = input.parse()?;
    if kind != "builtin" {
        return Err(Error::new(kind.span(), format!("expected {PATH}")));
    }
    let id;
    parenthesized!(id in input);
    let id: Ident = id.parse()?;
    Ok(Source::Builtin(LitStr::new(&id.to_string(), id.span())))
}
