//! The input: `(crate path) attributes visibility enum Name = source;`.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, LitStr, Token, Visibility, parenthesized};

pub(crate) struct Input {
    /// Path of the runtime crate, as the `macro_rules!` around us saw it.
    pub(crate) krate: TokenStream,
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) name: Ident,
    pub(crate) source: Source,
}

/// Where the registry comes from.
pub(crate) enum Source {
    /// `builtin(iana)`: out of the dataset that we were built with.
    Builtin(LitStr),
    /// `"status/partner.toml"`: a file, relative to the user's `Cargo.toml`.
    File(LitStr),
}

impl Source {
    pub(crate) fn name(&self) -> &LitStr {
        match self {
            Self::Builtin(name) | Self::File(name) => name,
        }
    }
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let krate;
        parenthesized!(krate in input);
        let krate = krate.parse()?;
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let source = input.parse()?;
        input.parse::<Option<Token![;]>>()?;
        Ok(Self { krate, attrs, vis, name, source })
    }
}

impl Parse for Source {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return input.parse().map(Self::File);
        }
        if !input.peek(Ident) {
            return Err(
                input.error("expected the path of a registry file, such as `\"status/partner.toml\"`")
            );
        }
        let kind: Ident = input.parse()?;
        if kind != "builtin" {
            return Err(syn::Error::new(
                kind.span(),
                "expected the path of a registry file, such as `\"status/partner.toml\"`",
            ));
        }
        let id;
        parenthesized!(id in input);
        let id: Ident = id.parse()?;
        Ok(Self::Builtin(LitStr::new(&id.to_string(), id.span())))
    }
}
