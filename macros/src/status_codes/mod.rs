//! `status_codes!`: a registry file becomes an enum. Input, then expansion; the doc comments are text of their own.

mod docs;
mod expand;
mod input;
mod source;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;
use statusquo_data::Registry;
use syn::Error;

use input::Input;

pub(crate) fn codes(input: TokenStream) -> TokenStream {
    expand_with(input, expand::codes)
}

pub(crate) fn classes(input: TokenStream) -> TokenStream {
    expand_with(input, expand::classes)
}

fn expand_with(input: TokenStream, expand: fn(&Input, &Registry) -> TokenStream) -> TokenStream {
    let input = match syn::parse2::<Input>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    if let Some(tokens) = input.under_condition() {
        return tokens;
    }
    let loaded = source::load(&input.source);
    // With these bytes in the expansion, the compiler knows that the file belongs to the crate, and a change of it
    // leads to a new build.
    let tracked = loaded.tracked.iter().map(|path| {
        quote!(
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        )
    });
    let tracked: TokenStream = tracked.collect();
    let mut tokens = match loaded.registry {
        Ok(registry) => expand(&input, &registry),
        // A type without codes stands beside the error, so that where it is named there is no second one.
        Err(message) => {
            let mut error = Error::new(input.source.name().span(), message).into_compile_error();
            error.extend(expand(&input, &Registry::default()));
            error
        }
    };
    tokens.extend(tracked);
    tokens
}
