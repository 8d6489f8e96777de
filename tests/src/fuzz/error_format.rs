#[path = "../../../macros/src/error_format/mod.rs"]
mod templates;

use proc_macro2::TokenStream;
use syn::File;

use super::derive::is_shallow;

/// `error_format!` of a text: a media type in the first line, and a template in the others.
///
/// It never panics, and what comes out are items: the type is always among them if the input has its form.
pub fn error_format(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if !is_shallow(text) {
        return;
    }
    let (media_type, template) = text.split_once('\n').unwrap_or(("application/json", text));
    let input = format!("(krate) pub struct Envelope: {media_type:?} = {template};");
    let Ok(tokens) = input.parse::<TokenStream>() else { return };
    let output = templates::formats(tokens);
    if let Err(error) = syn::parse2::<File>(output.clone()) {
        panic!("{error}\n{text}\n{output}");
    }
}
