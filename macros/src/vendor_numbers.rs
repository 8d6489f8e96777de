//! The numbers of vendors as one table, for what has to know them without their enums: advice about repeating, and messages.

use core::fmt::{Debug, Write as _};

use proc_macro2::{Span, TokenStream};
use statusquo_data::{REGISTRIES, Registry, Status};

use crate::status_codes::source::builtin;

/// `static NUMBERS`: a row for each vendor's number that is not registered, by number and then by registry.
pub(crate) fn table() -> TokenStream {
    let registries: Result<Vec<&Registry>, String> = REGISTRIES.iter().map(|(id, _)| builtin(id)).collect();
    let registries = match registries {
        Ok(registries) => registries,
        Err(message) => return syn::Error::new(Span::call_site(), message).into_compile_error(),
    };
    let [iana, vendors @ ..] = registries.as_slice() else { return TokenStream::new() };
    let mut rows = Vec::new();
    for registry in vendors {
        for status in &registry.statuses {
            if iana.statuses.binary_search_by_key(&status.code, |known| known.code).is_err() {
                rows.push((&registry.id, status));
            }
        }
    }
    // Stable: the registries are in the order of their ids.
    rows.sort_by_key(|(_, status)| status.code);

    // Written as text, for the reason that `status_codes/expand` gives.
    let mut text = format!("static NUMBERS: [VendorNumber; {}] = [", rows.len());
    for (id, Status { code, name, retry, retry_if, .. }) in rows {
        let name = format!("{id}::Status::{name}");
        let (retry, retry_if) = (option("Retry", retry.as_ref()), option("RetryIf", retry_if.as_ref()));
        let _ = write!(
            text,
            "VendorNumber {{ code: {code}, name: {name:?}, retry: {retry}, retry_if: {retry_if} }},"
        );
    }
    text.push_str("];");
    text.parse().expect("it consists of names, numbers and string literals")
}

/// The variants have the names of the model.
fn option(of: &str, variant: Option<&impl Debug>) -> String {
    variant.map_or_else(|| "None".to_owned(), |variant| format!("Some({of}::{variant:?})"))
}
