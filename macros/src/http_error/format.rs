//! Format strings whose fields may be positions: `{0}` and `{0.name}`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::LitStr;

/// Turns a format string into `format_args!` input.
///
/// Names are left alone: `format_args!` captures them, with the user's span. A position becomes the name under
/// which the field is bound, and a path becomes an argument.
pub(crate) fn format_args(literal: &LitStr) -> TokenStream {
    let source = literal.value();
    let mut text = String::with_capacity(source.len());
    let mut arguments: Vec<(Ident, String)> = Vec::new();
    let mut rest = source.as_str();
    while let Some(at) = rest.find('{') {
        let (before, from_brace) = rest.split_at(at + 1);
        text.push_str(before);
        rest = from_brace;
        if let Some(after) = rest.strip_prefix('{') {
            text.push('{');
            rest = after;
            continue;
        }
        let end = rest.find(['}', ':']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        rest = after;
        let is_position = name.starts_with(|c: char| c.is_ascii_digit());
        if name.contains('.') {
            let argument = format_ident!("__field{}", arguments.len());
            text.push_str(&argument.to_string());
            arguments.push((argument, name.trim().to_owned()));
        } else if is_position {
            text.push('_');
            text.push_str(name);
        } else {
            text.push_str(name);
        }
    }
    text.push_str(rest);
    let format = LitStr::new(&text, literal.span());
    let arguments = arguments.iter().map(|(argument, path)| {
        let path =
            if path.starts_with(|c: char| c.is_ascii_digit()) { format!("_{path}") } else { path.clone() };
        // `_0.name` as tokens; one that is no expression stays a string, and the compiler says so.
        let path: TokenStream = path.parse().unwrap_or_else(|_| path.to_token_stream());
        let path = path.into_iter().map(|mut token| {
            token.set_span(literal.span());
            token
        });
        quote!(, #argument = #(#path)*)
    });
    quote!(#format #(#arguments)*)
}
