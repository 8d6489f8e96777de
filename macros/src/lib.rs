#![doc = include_str!("../README.md")]

use proc_macro::TokenStream;

mod case;
mod error_format;
#[cfg(test)]
mod golden;
mod header_fields;
mod http_error;
mod status_codes;
mod vendor_numbers;

/// See `statusquo::status_codes!`, which passes the path of its crate in front of the input.
#[proc_macro]
pub fn status_codes_impl(input: TokenStream) -> TokenStream {
    status_codes::codes(input.into()).into()
}

/// See `statusquo::error_format!`, which passes the path of its crate in front of the input.
#[proc_macro]
pub fn error_format_impl(input: TokenStream) -> TokenStream {
    error_format::formats(input.into()).into()
}

/// Declares a constant for the name of each header field of the dataset. It takes no input.
#[proc_macro]
pub fn header_fields_impl(_: TokenStream) -> TokenStream {
    header_fields::constants().into()
}

/// Declares the enum of the five classes: `(crate path) attributes pub enum Name = builtin(iana);`.
#[proc_macro]
pub fn status_classes_impl(input: TokenStream) -> TokenStream {
    status_codes::classes(input.into()).into()
}

/// Declares the table of vendors' numbers. It takes no input.
#[proc_macro]
pub fn vendor_numbers_impl(_: TokenStream) -> TokenStream {
    vendor_numbers::table().into()
}

// The runtime documents the derive where it re-exports it; rustdoc would append any text from here to that page.
#[allow(missing_docs)]
#[proc_macro_derive(HttpError, attributes(http))]
pub fn derive_http_error(input: TokenStream) -> TokenStream {
    http_error::derive(input.into()).into()
}
