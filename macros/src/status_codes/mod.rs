//! `status_codes!` turns a registry file into an enum.
//!
//! `input` parses the call, `source` reads the registry, `expand` writes the enum, and `docs` its doc comments. The
//! rules of the file format belong to the crate `statusquo-data`; methods that are the same for every enum belong to
//! the runtime's `__status_type!`.

pub(crate) mod docs;
mod expand;
mod input;
pub(crate) mod source;
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
    // `include_bytes!` makes the compiler track the file, so that a change to it triggers a rebuild.
    let tracked = loaded.tracked.map(|path| {
        quote!(
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        )
    });
    let mut tokens = match loaded.registry {
        Ok(registry) => expand(&input, &registry),
        // Emit the type without codes beside the error, so that code that uses it gets no follow-up errors.
        Err(message) => {
            let mut error = Error::new(input.source.name().span(), message).into_compile_error();
            error.extend(expand(&input, &Registry::default()));
            error
        }
    };
    tokens.extend(tracked);
    tokens
}
