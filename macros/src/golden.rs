//! Compares the expansions and messages of the macros with files, so that every change of them shows up in a diff.
//!
//! To accept a change, run `BLESS=1 cargo test -p statusquo-macros --all-features --lib` and read the diff. Never edit
//! a golden file by hand.

use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::http_error::derive;

/// Compares an expansion with a file below `src`, or writes that file if `BLESS` is set in the environment.
#[track_caller]
pub(crate) fn assert_golden(file: &str, expansion: TokenStream) {
    let items = syn::parse2(expansion).expect("the expansion consists of items");
    let expanded = prettyplease::unparse(&items);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, expanded).expect("the golden file can be written");
        return;
    }
    let golden = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (number, (golden, expanded)) in (1..).zip(golden.lines().zip(expanded.lines())) {
        assert_eq!(expanded, golden, "line {number} of {file}; if the change is intended, run with BLESS=1");
    }
    let [expanded, golden] = [&expanded, &golden].map(|text| text.lines().count());
    assert_eq!(expanded, golden, "lines of {file}; if the change is intended, run with BLESS=1");
}

/// Expands each type of `http_error/golden/<name>.in.rs` and compares the result with `<name>.rs`.
#[track_caller]
fn assert_expands(name: &str, input: &str) {
    let types = syn::parse_file(input).unwrap().items;
    let expansion: TokenStream = types.iter().map(|item| derive(item.to_token_stream())).collect();
    assert_golden(&format!("http_error/golden/{name}.rs"), expansion);
}

#[test]
fn statuses_that_demand_nothing_expand_to_no_check() {
    assert_expands("plain", include_str!("http_error/golden/plain.in.rs"));
}

#[test]
fn every_option_expands_alone() {
    assert_expands("alone", include_str!("http_error/golden/alone.in.rs"));
}

#[test]
fn every_source_of_a_status_expands() {
    assert_expands("statuses", include_str!("http_error/golden/statuses.in.rs"));
}

#[test]
fn fields_and_problem_details_expand() {
    assert_expands("problems", include_str!("http_error/golden/problems.in.rs"));
}

#[test]
fn parameters_and_the_path_of_the_crate_expand() {
    assert_expands("generics", include_str!("http_error/golden/generics.in.rs"));
}

#[test]
fn an_implementation_stands_beside_the_mistakes() {
    assert_expands("mistakes", include_str!("http_error/golden/mistakes.in.rs"));
}

/// The messages of every `compile_error!` in an expansion.
fn messages(expansion: TokenStream) -> Vec<String> {
    let mut messages = Vec::new();
    let mut is_error = false;
    for token in expansion {
        match token {
            TokenTree::Group(group) if is_error => {
                messages.push(syn::parse2::<syn::LitStr>(group.stream()).unwrap().value());
                is_error = false;
            }
            TokenTree::Group(group) => messages.extend(self::messages(group.stream())),
            TokenTree::Ident(name) => is_error |= name == "compile_error",
            _ => {}
        }
    }
    messages
}

/// The UI tests show where the compiler reports each message. This test shows that the derive emits every message
/// itself, so that it holds on any compiler. The other messages in the `.stderr` files come from the compiler.
#[test]
fn every_mistake_is_told_as_the_compiler_shows_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/ui/http_error/fail");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut told = 0;
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let source = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
        let types = source.items.iter().filter(|item| {
            matches!(item, syn::Item::Enum(_) | syn::Item::Struct(_) | syn::Item::Union(_))
                && item.to_token_stream().to_string().contains("HttpError")
        });
        let mut messages: Vec<String> =
            types.flat_map(|item| messages(derive(item.to_token_stream()))).collect();
        let shown = fs::read_to_string(file.with_extension("stderr")).unwrap();
        let mut shown: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
        // From `format_args!` and from macros of the runtime.
        let not_ours = [
            "invalid format string",
            "unknown format trait",
            "expected expression, found",
            "no rules expected",
        ];
        shown.retain(|message| !not_ours.iter().any(|start| message.starts_with(start)));
        messages.sort();
        shown.sort_unstable();
        assert_eq!(messages, shown, "{}", file.display());
        told += messages.len();
    }
    assert!(told > 100, "{told}");
}
