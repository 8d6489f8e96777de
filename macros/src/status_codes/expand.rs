//! Turns the checked model into tokens: the enum, its constants, and the tables that the runtime's methods read.
//!
//! Parts that depend on the data alone are written as text, which the compiler's lexer turns into tokens. This compiles
//! and runs faster than a `quote!` for each piece. Every string must therefore pass through `{:?}`.

use core::fmt::Write as _;
use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use statusquo_data::{Class, Content, Fault, Method, Registry, Spec, Status, Text};

use super::docs;
use super::input::{Input, Source};

/// Appends formatted text to a `String`, which cannot fail.
macro_rules! add {
    ($text:expr, $($argument:tt)*) => {
        let _ = write!($text, $($argument)*);
    };
}

/// The enum of a registry. Everything that does not depend on the data comes from the runtime's `__status_type!`.
pub(crate) fn codes(input: &Input, registry: &Registry) -> TokenStream {
    let Input { krate, attrs, vis, name, .. } = input;
    let enum_name = name.to_string();
    let (mut variants, mut constants) = (String::new(), String::new());
    for status in &registry.statuses {
        add_variant(&mut variants, status);
        add_constants(&mut constants, &enum_name, status);
    }
    // The IANA registry is the root: a code unknown to it is unregistered, whereas a code unknown to another registry
    // is looked up in the root.
    let is_builtin = matches!(input.source, Source::Builtin(_));
    let is_root = registry.id == "iana" && is_builtin;
    let (doc, catch_all, kind) = if is_root {
        let doc = "Any other code: one that the IANA registry does not know.";
        (doc, quote!(Unregistered(#krate::Unregistered)), "root")
    } else {
        let doc = "Any other code, with the meaning that the IANA registry gives it.";
        (
            doc,
            quote!(Standard(#krate::StatusCode)),
            if is_builtin { "vendor(all())" } else { "vendor(any())" },
        )
    };
    let (variants, constants) = (tokens(&variants), tokens(&constants));
    let tables = tables(kind, &enum_name, registry);
    let implementation = quote! {
        #[allow(dead_code)]
        impl #name { #constants }

        #krate::__status_type! { #tables }
    };
    // The implementation itself must not trigger the deprecation warning.
    let is_deprecated = attrs.iter().any(|attr| attr.path().is_ident("deprecated"));
    let implementation = if is_deprecated {
        quote!(#[allow(deprecated)] const _: () = { #implementation };)
    } else {
        implementation
    };
    // Add nothing to an undocumented enum, so that the `missing_docs` lint still reports it.
    let is_documented = attrs.iter().any(|attr| attr.path().is_ident("doc"));
    let origin = Some(docs::registry(registry)).filter(|origin| is_documented && !origin.is_empty());
    let origin = origin.map(|origin| quote!(#[doc = ""] #[doc = #origin]));
    quote! {
        #(#attrs)*
        #origin
        #[derive(
            ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq, ::core::cmp::Eq,
        )]
        #[repr(u16)]
        #vis enum #name {
            #variants
            #[doc = #doc]
            #catch_all = 0,
        }

        #implementation
    }
}

/// The input of the runtime's `__status_type!`: the names, and a table for each kind of facts.
fn tables(kind: &str, enum_name: &str, registry: &Registry) -> TokenStream {
    let (mut all, mut codes, mut phrases) = (String::new(), String::new(), String::new());
    let (mut semantics, mut infos) = (String::new(), String::new());
    for (row, status) in (1..).zip(&registry.statuses) {
        let Status { code, name, phrase, .. } = status;
        add!(all, "Self::{name},");
        add!(codes, "Self::{name} => {code},");
        add!(phrases, "{phrase:?},");
        add_semantics(&mut semantics, status);
        add_info(&mut infos, enum_name, row, status);
    }
    let count = registry.statuses.len();
    let index = if count < 256 { "u8" } else { "u16" };
    let registry_info = registry_info(registry);
    tokens(&format!(
        "{kind} {enum_name} [{all}] {{ {codes} }} {count} {index} [{phrases}] [{semantics}] [{infos}] {{ {registry_info} }}"
    ))
}

fn add_variant(text: &mut String, status: &Status) {
    let Status { code, name, constant, .. } = status;
    add!(text, "#[doc = {:?}] ", docs::variant(status, docs::LANGUAGES));
    let more = docs::more(status);
    if !more.is_empty() {
        add!(text, "#[cfg_attr(doc, doc = {more:?})] ");
    }
    add!(text, "#[doc(alias = \"{code}\")] ");
    // rustc rejects an alias that equals the item's name, as for `H2`.
    if constant != name {
        add!(text, "#[doc(alias = {constant:?})] ");
    }
    add!(text, "{name} = {code},");
}

/// The enum of the status classes, with their texts.
pub(crate) fn classes(input: &Input, registry: &Registry) -> TokenStream {
    let Input { krate, attrs, vis, name, .. } = input;
    let (mut variants, mut all, mut infos) = (String::new(), String::new(), String::new());
    for class in &registry.classes {
        let Class { digit, variant, name, .. } = class;
        add!(variants, "#[doc = {:?}] {variant} = {digit},", docs::class(class));
        add!(all, "Self::{variant},");
        add!(infos, "tables::ClassInfo {{ digit: {digit}, name: {name:?}, ");
        add_texts(&mut infos, &class.title, &class.summary, &class.description);
        add_specs(&mut infos, &class.specs);
        infos += "__non_exhaustive: () },";
    }
    let (variants, all, infos) = (tokens(&variants), tokens(&all), tokens(&infos));
    quote! {
        #(#attrs)*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #vis enum #name {
            #variants
        }

        impl #name {
            /// The five classes, in the order of their digits.
            pub const ALL: &'static [Self] = &[#all];

            const fn __info(self) -> &'static #krate::ClassInfo {
                use #krate::__private::tables;
                static INFOS: &[tables::ClassInfo] = &[#infos];
                &INFOS[self as ::core::primitive::usize - 1]
            }
        }
    }
}

/// Writes the constant in the style of the crate `http`, and deprecated constants for former reason phrases.
fn add_constants(text: &mut String, enum_name: &str, status: &Status) {
    let Status { name, constant, .. } = status;
    // A former phrase may differ from the current one in a hyphen only, and then yields the same names.
    let mut claimed = BTreeSet::from(["ALL".to_owned(), name.clone()]);
    let mut claim = |name: &String| claimed.insert(name.clone());
    if claim(constant) {
        let doc = docs::constant(enum_name, status);
        add!(text, "#[doc = {doc:?}] pub const {constant}: Self = Self::{name};");
    }
    for phrase in &status.formerly {
        // A phrase without a valid variant name has no constant name either: it is empty or begins with a digit.
        let Some(old_variant) = statusquo_data::variant_name(phrase) else { continue };
        let old_constant = statusquo_data::constant_name(phrase);
        let doc = docs::former(enum_name, status, phrase);
        // Other libraries use both spellings: `PAYLOAD_TOO_LARGE` and `PayloadTooLarge`.
        if claim(&old_constant) {
            add!(text, "#[doc = {doc:?}] #[deprecated(note = \"renamed to `{constant}`\")]");
            add!(text, "pub const {old_constant}: Self = Self::{name};");
        }
        if claim(&old_variant) {
            add!(text, "#[doc = {doc:?}] #[deprecated(note = \"renamed to `{name}`\")]");
            add!(text, "#[allow(non_upper_case_globals)] pub const {old_variant}: Self = Self::{name};");
        }
    }
}

/// Writes an entry of the semantics table: the values that differ from `tables::SEMANTICS`. Most have the names of the
/// model.
fn add_semantics(text: &mut String, status: &Status) {
    let Status { cache, headers, .. } = status;
    add!(text, "tables::Semantics {{ cacheability: tables::Cacheability::{cache:?}, ");
    if status.content == Content::Forbidden {
        text.push_str("allows_content: false, ");
    }
    if let Some(retry) = status.retry {
        add!(text, "retry: tables::Some(tables::Retry::{retry:?}), ");
    }
    if let Some(condition) = status.retry_if {
        add!(text, "retry_if: tables::Some(tables::RetryIf::{condition:?}), ");
    }
    if status.fault != Fault::Nobody {
        add!(text, "fault: tables::Fault::{:?}, ", status.fault);
    }
    if let Some(method) = status.redirect {
        let redirect = match method {
            Method::Preserved => "PreservesMethod",
            Method::MayBecomeGet => "MayBecomeGet",
            Method::Get => "BecomesGet",
        };
        add!(text, "redirect: tables::Some(tables::Redirect::{redirect}), ");
    }
    if let Some(permanence) = status.permanence {
        add!(text, "permanence: tables::Some(tables::Permanence::{permanence:?}), ");
    }
    let lifecycle = status.lifecycle;
    match &status.expires {
        Some(day) => {
            add!(text, "lifecycle: tables::Lifecycle::{lifecycle:?} {{ expires: {day:?} }}, ");
        }
        None => {
            add!(text, "lifecycle: tables::Lifecycle::{lifecycle:?}, ");
        }
    }
    if !status.senders.is_empty() {
        text.push_str("senders: &[");
        for sender in &status.senders {
            add!(text, "tables::Sender::{sender:?},");
        }
        text.push_str("], ");
    }
    add_list(text, "required_headers", &headers.required);
    // The tables have no conditions: what is demanded in one case counts as recommended.
    let mut recommended = headers.recommended.clone();
    for case in headers.required_if.iter().chain(&headers.recommended_if) {
        recommended.extend_from_slice(&case.fields);
    }
    add_list(text, "recommended_headers", &recommended);
    add_list(text, "optional_headers", &headers.optional);
    text.push_str("..tables::SEMANTICS },");
}

/// Writes an entry of the info table: the values that differ from `tables::INFO`.
fn add_info(text: &mut String, enum_name: &str, row: usize, status: &Status) {
    let Status { code, name, phrase, .. } = status;
    add!(text, "tables::StatusInfo {{ code: {code}, name: {name:?}, phrase: {phrase:?}, ");
    add!(text, "semantics: {enum_name}::__semantics_row({row}), registry: {enum_name}::__registry(), ");
    add_texts(text, &status.title, &status.summary, &status.description);
    add_specs(text, &status.specs);
    add_list(text, "formerly", &status.formerly);
    add_list(text, "used_by", &status.used_by);
    if let Some(evidence) = status.evidence {
        add!(text, "evidence: tables::Some(tables::Evidence::{evidence:?}), ");
    }
    if let Some(code) = status.resembles {
        add!(text, "resembles: tables::Some({code}), ");
    }
    text.push_str("..tables::INFO },");
}

fn registry_info(registry: &Registry) -> String {
    let Registry { id, owner, source, as_of, title: Text { en, zh }, .. } = registry;
    format!(
        "id: {id:?}, title: tables::Text {{ en: {en:?}, zh: {zh:?} }}, owner: {owner:?}, source: {source:?}, \
         as_of: {as_of:?}, __non_exhaustive: ()"
    )
}

fn add_texts(text: &mut String, title: &Text, summary: &Text, description: &Text) {
    for (field, Text { en, zh }) in [("title", title), ("summary", summary), ("description", description)] {
        add!(text, "{field}: tables::Text {{ en: {en:?}, zh: {zh:?} }}, ");
    }
}

fn add_specs(text: &mut String, specs: &[Spec]) {
    text.push_str("specs: &[");
    for Spec { document, section, url, .. } in specs {
        add!(text, "tables::Spec {{ document: {document:?}, section: {section:?}, url: {url:?}, ");
        text.push_str("__non_exhaustive: () },");
    }
    text.push_str("], ");
}

/// Writes a list of strings; nothing if it is empty.
fn add_list(text: &mut String, field: &str, items: &[String]) {
    if !items.is_empty() {
        add!(text, "{field}: &{items:?}, ");
    }
}

/// The text as tokens.
fn tokens(text: &str) -> TokenStream {
    text.parse().expect("it consists of names, numbers and string literals")
}
