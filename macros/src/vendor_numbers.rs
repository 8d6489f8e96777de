//! The numbers of vendors as one table, for what has to know them without their enums: advice about repeating, and messages.

use core::fmt::Write as _;
use std::collections::BTreeSet;

use proc_macro2::{Span, TokenStream};
use statusquo_data::{REGISTRIES, Registry};

/// `static NUMBERS`: a row for each vendor's number that is not registered, by number and then by registry.
pub(crate) fn table() -> TokenStream {
    let mut registries = Vec::new();
    for (id, text) in REGISTRIES {
        match Registry::parse(text) {
            Ok(registry) => registries.push((*id, registry)),
            Err(diagnostics) => {
                let message = diagnostics.in_file(&format!("{id}.toml"));
                return syn::Error::new(Span::call_site(), message).into_compile_error();
            }
        }
    }
    let [(_, iana), vendors @ ..] = registries.as_slice() else { return TokenStream::new() };
    let registered: BTreeSet<u16> = iana.statuses.iter().map(|status| status.code).collect();
    let mut rows: Vec<_> = vendors
        .iter()
        .flat_map(|(id, registry)| registry.statuses.iter().map(move |status| (status.code, *id, status)))
        .filter(|(code, ..)| !registered.contains(code))
        .collect();
    rows.sort_by_key(|(code, id, _)| (*code, *id));

    // Written as text, for the reason that `status_codes/expand` gives.
    let mut text = format!("static NUMBERS: [VendorNumber; {}] = [", rows.len());
    for (code, id, status) in rows {
        let rule = |name: Option<String>, of: &str| match name {
            Some(name) => format!("Some({of}::{name})"),
            None => "None".to_owned(),
        };
        let retry = rule(status.retry.map(|retry| format!("{retry:?}")), "Retry");
        let retry_if = rule(status.retry_if.map(|condition| format!("{condition:?}")), "RetryIf");
        let name = format!("{id}::Status::{}", status.name);
        let _ = write!(
            text,
            "VendorNumber {{ code: {code}, name: {name:?}, retry: {retry}, retry_if: {retry_if} }},"
        );
    }
    text.push_str("];");
    text.parse().expect("it consists of names, numbers and string literals")
}
