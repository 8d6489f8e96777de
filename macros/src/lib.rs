#![doc = include_str!("../README.md")]

use proc_macro::TokenStream;

#[cfg(test)]
mod golden;
mod http_error;
mod status_codes;

/// See `statusquo::status_codes!`, which passes the path of its crate in front of the input.
#[proc_macro]
pub fn status_codes_impl(input: TokenStream) -> TokenStream {
    status_codes::codes(input.into()).into()
}

/// Declares the enum of the five classes: `(crate path) attributes pub enum Name = builtin(iana);`.
#[proc_macro]
pub fn status_classes_impl(input: TokenStream) -> TokenStream {
    status_codes::classes(input.into()).into()
}

// The runtime documents it, where it exports it; rustdoc would put a line from here below that page.
#[allow(missing_docs)]
#[proc_macro_derive(HttpError, attributes(http))]
pub fn derive_http_error(input: TokenStream) -> TokenStream {
    http_error::derive(input.into()).into()
}
