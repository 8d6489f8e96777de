#[path = "../../../macros/src/status_codes/docs.rs"]
mod docs;
#[path = "../../../macros/src/status_codes/expand.rs"]
mod expand;
#[path = "../../../macros/src/status_codes/input.rs"]
mod input;

use proc_macro2::TokenStream;
use quote::ToTokens;
use statusquo_data::Registry;
use syn::{File, Item};

use self::input::Input;
use super::derive::is_shallow;

/// `status_codes!` of a text: the input, a line `---`, and a registry file.
///
/// The parser of the input never panics, and what it reads expands to items, with every registry that the reader takes.
pub fn status_codes(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (input, registry) = text.split_once("\n---\n").unwrap_or((text, ""));
    if !is_shallow(input) {
        return;
    }
    let Ok(tokens) = input.parse::<TokenStream>() else { return };
    let input = match syn::parse2::<Input>(tokens.clone()) {
        Ok(input) => input,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    assert!(
        tokens.to_string().contains(&input.source.name().to_token_stream().to_string())
            || tokens.to_string().contains("builtin")
    );

    if let Some(under_condition) = input.under_condition() {
        let items = items(under_condition);
        let [Item::Macro(again)] = items.as_slice() else { panic!("one call stands under a condition") };
        let again: Input = syn::parse2(again.mac.tokens.clone()).expect("it is the input of that call");
        assert_eq!((again.name, again.source.name()), (input.name, input.source.name()));
        assert!(again.attrs.iter().all(|attr| !attr.path().is_ident("cfg")));
        return;
    }
    let registry = Registry::parse(registry).unwrap_or_default();
    let items_of_codes = items(expand::codes(&input, &registry));
    let variants = items_of_codes.iter().find_map(|item| match item {
        Item::Enum(item) => Some(item.variants.len()),
        _ => None,
    });
    assert_eq!(variants, Some(registry.statuses.len() + 1));
    items(expand::classes(&input, &registry));
}

fn items(tokens: TokenStream) -> Vec<Item> {
    let text = tokens.to_string();
    syn::parse2::<File>(tokens).unwrap_or_else(|error| panic!("{error}: {text}")).items
}
