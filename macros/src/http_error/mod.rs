//! `#[derive(HttpError)]`, in phases:
//!
//! 1. `ast` reads the type, `attr` its attributes into `options`, item by item (`items`); `suggest` has the advice for
//!    unknown names
//! 2. `valid` checks every rule that holds whatever the status is, and collects mistakes in `diagnostics`; `fields` and
//!    `grammar` say what a header field takes
//! 3. `expand` writes the implementation, one `arm` for each way in which a case answers and one entry of its table (`case`),
//!    with `bindings` for fields and expressions, `fields` for the places of values in header fields, `format` for format strings, `generics` and `status_path` for paths to statuses
//! 4. `client` writes the way back, if its feature is on; `client_words` are the words that only then mean something
//!
//! Rules that depend on a status are const functions of the runtime, called on the paths that are emitted here;
//! `unchecked` lists the statuses that need no such call.

mod arm;
mod ast;
mod attr;
mod bindings;
mod case;
#[cfg(feature = "client")]
mod client;
#[cfg(not(feature = "client"))]
#[path = "without_client.rs"]
mod client;
mod client_words;
mod diagnostics;
mod expand;
pub(crate) mod fields;
mod format;
mod generics;
mod grammar;
mod items;
mod options;
mod status_path;
mod suggest;
#[cfg(test)]
mod tests;
mod unchecked;
mod valid;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use diagnostics::Diagnostics;

pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut diagnostics = Diagnostics::default();
    let mut item = ast::item(&input, &mut diagnostics);
    let broken = valid::check(&item, &mut diagnostics);
    for (case, is_broken) in item.cases.iter_mut().zip(broken) {
        case.is_broken = is_broken;
    }
    // The implementation stands beside the errors: the callers of this type get none of their own, and what else
    // is wrong with it, such as a status without a required header, is told by the same build.
    let mut tokens = expand::implementation(&item);
    if let Some(error) = diagnostics.into_error() {
        let errors = error.into_compile_error();
        // Of a module that has such an error as an item, the compiler does not tell names that it cannot resolve.
        tokens.extend(quote!(const _: () = { #errors };));
    }
    tokens
}
