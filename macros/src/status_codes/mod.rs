//! `status_codes!`: a registry file becomes an enum. Input, then expansion; the doc comments are text of their own.

mod docs;
mod expand;
mod input;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use statusquo_data::Registry;
use syn::Error;

use input::{Input, Source};

pub(crate) fn codes(input: TokenStream) -> TokenStream {
    let expanded = syn::parse2::<Input>(input).and_then(|input| {
        let registry = load(&input.source)?;
        Ok(expand::codes(&input, &registry))
    });
    expanded.unwrap_or_else(Error::into_compile_error)
}

pub(crate) fn classes(input: TokenStream) -> TokenStream {
    let expanded = syn::parse2::<Input>(input).and_then(|input| {
        let registry = load(&input.source)?;
        Ok(expand::classes(&input, &registry))
    });
    expanded.unwrap_or_else(Error::into_compile_error)
}

/// The checked registry behind a source, or an error under the name of the source.
fn load(source: &Source) -> syn::Result<Registry> {
    let name = source.name();
    let fail = |message: String| Error::new(name.span(), message);
    match source {
        Source::Builtin(_) => {
            let wanted = name.value();
            let found = statusquo_data::REGISTRIES.iter().find(|(id, _)| *id == wanted);
            let (id, text) = found.ok_or_else(|| fail(format!("no registry `{wanted}` in the dataset")))?;
            Registry::parse(text).map_err(|problems| fail(problems.in_file(&format!("{id}.toml"))))
        }
    }
}
