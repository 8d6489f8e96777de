//! Expansions against files, so that a change of what the macros write is seen, and read.

use std::path::Path;

use proc_macro2::TokenStream;

/// Compares an expansion with a file below `src`; with `BLESS=1` in the environment, writes that file.
#[track_caller]
pub(crate) fn assert_golden(file: &str, expansion: TokenStream) {
    let items = syn::parse2(expansion).expect("the expansion consists of items");
    let expanded = prettyplease::unparse(&items);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, expanded).expect("the golden file can be written");
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (number, (golden, expanded)) in (1..).zip(golden.lines().zip(expanded.lines())) {
        assert_eq!(expanded, golden, "line {number} of {file}; if this is as it should be, run with BLESS=1");
    }
    let [expanded, golden] = [&expanded, &golden].map(|text| text.lines().count());
    assert_eq!(expanded, golden, "lines of {file}; if this is as it should be, run with BLESS=1");
}
