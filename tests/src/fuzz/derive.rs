#[expect(clippy::collapsible_if, reason = "the crate of the macros is older than let chains")]
#[path = "../../../macros/src/http_error/mod.rs"]
mod http_error;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{DeriveInput, File, Item};

/// `#[derive(HttpError)]` of a text: a type, or what stands inside of `#[http(...)]` of a type, a variant and a field,
/// a line each.
///
/// It never panics, and what comes out are items: an implementation, errors, or both.
pub fn derive(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // The compiler has a limit of its own.
    if !is_shallow(text) {
        return;
    }
    if is_type(text) {
        expand(text);
        return;
    }
    let mut lines = text.lines();
    let mut next = || lines.next().unwrap_or_default();
    let (on_type, on_case, on_field) = (next(), next(), next());
    expand(&format!(
        "#[http({on_type})] enum E {{ #[http({on_case})] A {{ #[http({on_field})] inner: I, r#type: u8 }}, #[http({on_case})] B, C(#[http({on_field})] I, u8) }}"
    ));
    expand(&format!(
        "#[http({on_type})] #[http({on_case})] struct S<'a, T: X = u8>(#[http({on_field})] &'a T, S<T>);"
    ));
}

fn is_type(text: &str) -> bool {
    syn::parse_str::<DeriveInput>(text).is_ok()
}

fn expand(text: &str) {
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    let output = quoted_default(http_error::derive(tokens.clone()));
    let items = match syn::parse2::<File>(output.clone()) {
        Ok(file) => file.items,
        Err(error) => panic!("{error}\n{text}\n{output}"),
    };
    let is_implemented = items.iter().any(|item| match item {
        Item::Macro(item) => item.mac.path.segments.last().is_some_and(|last| last.ident == "__table"),
        // Errors stand in a constant, too.
        Item::Const(item) => item.to_token_stream().to_string().contains("HttpError for"),
        item => matches!(item, Item::Impl(_)),
    });
    let is_type = syn::parse2::<DeriveInput>(tokens).is_ok();
    assert_eq!(is_implemented, is_type, "{output}");
    assert!(is_implemented || items.iter().any(|item| matches!(item, Item::Macro(_))), "{output}");
}

/// The same tokens; but where a path begins with `default`, syn waits for `impl`, unlike the compiler.
fn quoted_default(tokens: TokenStream) -> TokenStream {
    let quoted = |token| match token {
        TokenTree::Ident(name) if name == "default" => Ident::new_raw("default", name.span()).into(),
        TokenTree::Group(group) => Group::new(group.delimiter(), quoted_default(group.stream())).into(),
        token => token,
    };
    tokens.into_iter().map(quoted).collect()
}

/// Whether nothing nests deep: brackets, or what stands before a type or an expression.
pub(super) fn is_shallow(text: &str) -> bool {
    let opening = text.chars().filter(|c| "([{<&*!-|:".contains(*c)).count();
    opening < 256
}
