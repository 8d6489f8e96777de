//! What stands for `client` without the feature of that name, which saves its users' builds a tenth of these macros.

use proc_macro2::TokenStream;

use super::arm::Arm;
use super::ast::Item;
use super::diagnostics::Diagnostics;

pub(crate) fn check(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    if let Some(word) = &item.options.client {
        let message =
            "`client` needs the feature `client` of statusquo; add it in `Cargo.toml`, or remove the word";
        diagnostics.at(word, message);
    }
}

pub(crate) fn implementation(_: &Item<'_>, _: &[Arm<'_>]) -> TokenStream {
    TokenStream::new()
}
