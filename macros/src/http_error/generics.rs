//! Generic parameters: as they stand in an `impl`, and where their names occur.

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::GenericParam;

/// Whether one of these names occurs in a type, and not behind a `::`, where it is another's.
pub(crate) fn names_any(tokens: &TokenStream, names: &[String]) -> bool {
    let mut is_behind_colons = false;
    tokens.clone().into_iter().any(|token| {
        let is_inside = core::mem::take(&mut is_behind_colons);
        match token {
            TokenTree::Ident(name) => !is_inside && names.contains(&name.to_string()),
            TokenTree::Group(group) => names_any(&group.stream(), names),
            TokenTree::Punct(punct) => {
                is_behind_colons = punct.as_char() == ':' && punct.spacing() == Spacing::Alone;
                false
            }
            TokenTree::Literal(_) => false,
        }
    })
}

/// A generic parameter as it stands in `impl<...>`.
pub(crate) fn without_default(param: &GenericParam) -> TokenStream {
    let mut param = param.clone();
    match &mut param {
        GenericParam::Type(param) => {
            param.default = None;
        }
        GenericParam::Const(param) => {
            param.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
    param.to_token_stream()
}
