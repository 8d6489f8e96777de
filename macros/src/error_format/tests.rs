//! What a template becomes, and that every mistake of an input still declares the type.

use quote::quote;

use super::formats;

#[test]
fn a_template_is_a_constant_of_the_runtimes_types() {
    let input = quote! {
        (krate)
        pub struct Envelope: "application/json" = {
            "error": { "message": {detail or title}, "tags": ["a", 1], {extensions..} },
            "uid": {extensions.uid},
        };
    };
    let output = formats(input).to_string().replace(' ', "");
    for part in [
        r#"Entry::Named("error",",\"error\":",Node::Object"#,
        "Node::Member(&[Source::Detail,Source::Title])",
        r#"Node::Array(&[Node::Constant("\"a\""),Node::Constant("1")])"#,
        // Neither a member that the template names, nor one of a name in the same object.
        r#"Entry::Extensions(&["uid","message","tags"])"#,
        r#"Node::Member(&[Source::Extension("uid")])"#,
        "constNEEDS_CODE:::core::primitive::bool=false;",
    ] {
        assert!(output.contains(part), "{part}\n{output}");
    }
}

#[test]
fn a_text_with_a_code_needs_one() {
    let needs = |template: proc_macro2::TokenStream| {
        let output = formats(quote!((krate) struct F: "application/json" = #template;)).to_string();
        output.contains("NEEDS_CODE : :: core :: primitive :: bool = true")
    };
    assert!(needs(quote!({ "link": "https://example.com/#{code}" })));
    assert!(needs(quote!([{ "a": "{detail or code}" }])));
    assert!(!needs(quote!({ "code": {code} })));
    assert!(!needs(quote!({ "link": "{code or title}" })));
}

#[test]
fn a_wrong_template_still_declares_its_format() {
    let output = formats(quote!((krate) struct F: "application/json" = { "a": {b} };)).to_string();
    assert!(output.contains("compile_error"), "{output}");
    assert!(output.contains("struct F ;"), "{output}");
    assert!(output.contains("Format for F"), "{output}");
}
