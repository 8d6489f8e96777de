//! `#[derive(HttpError)]`, in phases: `ast` reads the type, `attr` its attributes, `valid` checks what can be
//! checked without knowing any status, `expand` writes the implementation. What depends on a status is checked
//! by const functions of the runtime, on the paths that `expand` emits.

mod ast;
mod attr;
mod expand;
mod format;
mod problems;
#[cfg(test)]
mod tests;
mod valid;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use problems::Problems;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut problems = Problems::default();
    let item = ast::item(&input, &mut problems);
    valid::check(&item, &mut problems);
    match problems.into_error() {
        None => expand::implementation(&item),
        // An implementation stands beside the errors, so that the callers of this type get none of their own.
        Some(error) => {
            let mut tokens = error.into_compile_error();
            tokens.extend(expand::stub(&item));
            tokens
        }
    }
}
