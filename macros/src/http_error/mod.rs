//! `#[derive(HttpError)]`, in phases: `ast` reads the type, `attr` its attributes, `valid` checks what can be
//! checked without knowing any status, `expand` writes the implementation. What depends on a status is checked
//! by const functions of the runtime, on the paths that `expand` emits.

mod ast;
mod attr;
mod expand;
mod format;
mod plain;
mod problems;
#[cfg(test)]
mod tests;
mod valid;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use problems::Problems;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut problems = Problems::default();
    let mut item = ast::item(&input, &mut problems);
    valid::check(&mut item, &mut problems);
    // The implementation stands beside the errors: the callers of this type get none of their own, and what else
    // is wrong with it, such as a status without a required header, is told by the same build.
    let mut tokens = expand::implementation(&item);
    if let Some(error) = problems.into_error() {
        let errors = error.into_compile_error();
        // Of a module that has such an error as an item, the compiler does not tell names that it cannot resolve.
        tokens.extend(quote!(const _: () = { #errors };));
    }
    tokens
}
