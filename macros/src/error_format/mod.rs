//! `error_format!`: a template becomes a `Format`. Input, then what a template says, then expansion.
//!
//! Whatever can be known of a template is checked here, under the user's own tokens; the runtime then writes without
//! being able to fail.

mod expand;
mod input;
mod template;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

pub(crate) fn formats(input: TokenStream) -> TokenStream {
    match syn::parse2::<input::Input>(input) {
        Ok(input) => expand::formats(&input),
        Err(error) => error.into_compile_error(),
    }
}
