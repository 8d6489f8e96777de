//! The parts that are ordinary functions. What comes out of them is in `golden`, and is tested where it is compiled: in
//! the crate `tests`.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse_quote;

use super::format::{Argument, arguments};
use super::items::split_items;

/// The items of a list, as text.
fn items(list: &str) -> Vec<String> {
    let tokens: TokenStream = list.parse().unwrap();
    split_items(tokens).iter().map(|item| item.to_string().replace(' ', "")).collect()
}

#[test]
fn a_list_is_split_where_an_item_begins() {
    assert_eq!(items("NotFound"), ["NotFound"]);
    assert_eq!(items("404, log = \"warn\","), ["404", "log=\"warn\""]);
    assert_eq!(items("NotFound, headers(a = 1, b = 2), expose"), ["NotFound", "headers(a=1,b=2)", "expose"]);
    assert_eq!(
        items("log = \"warn\", nginx::Status::NoResponse"),
        ["log=\"warn\"", "nginx::Status::NoResponse"]
    );
    assert_eq!(
        items("404, ::statusquo::nginx::Status::X, Gone"),
        ["404", "::statusquo::nginx::Status::X", "Gone"]
    );
    assert_eq!(items("transparent, transparent"), ["transparent", "transparent"]);
    assert_eq!(items("\"X-A\" = 1, \"X-B\" = 2"), ["\"X-A\"=1", "\"X-B\"=2"]);
    assert!(items("").is_empty());
}

#[test]
fn a_comma_in_an_expression_is_no_end() {
    let same = |expression: &str| {
        let list = format!("when = {expression}, log = \"warn\"");
        let expected = [format!("when={}", expression.replace(' ', "")), "log=\"warn\"".to_owned()];
        assert_eq!(items(&list), expected, "{expression}");
    };
    same("f(a, b)");
    same("[a, b].len() > 1");
    same("f::<A, B>()");
    same("f::<Vec<(A, B)>, B>(a, b)");
    same("f::<Vec<A>, B, C>()");
    same("f::<fn(A, B) -> C, D>()");
    same("a::<A, { N > 1 }>()");
    same("x as Map<A, B> == y");
    same("|a, b| a + b");
    same("a < b && c > d");
    same("a == b");
    same("a <= b");
    same("matches!(a, B | C)");
    same("{ let (a, b) = c; a == b }");
    same("if a { b } else { c }");
    same("move |a: A, b: B| a");
}

#[test]
fn a_comma_too_many_is_left_for_the_reader_to_complain() {
    assert_eq!(items(","), [","]);
    assert_eq!(items("NotFound,, expose"), ["NotFound", ",expose"]);
    assert_eq!(items(", NotFound"), [",NotFound"]);
}

#[test]
fn format_strings_name_positions_paths_and_names() {
    let position = Argument::Position;
    assert_eq!(arguments("plain"), []);
    assert_eq!(arguments("{0} {12}"), [position("0"), position("12")]);
    assert_eq!(arguments("{name} {r#type}"), [Argument::Other, Argument::Other]);
    assert_eq!(arguments("{} {:?}"), [Argument::Nothing, Argument::Nothing]);
    assert_eq!(
        arguments("{0:?} {0:>5} {0:#x} {0 :?}"),
        [position("0"), position("0"), position("0"), position("0")]
    );
    // The compiler finds a name before a `$` by itself.
    assert_eq!(arguments("{0:>1$} {0:>w$.2$}"), ["0", "1", "0", "2"].map(position));
    assert_eq!(
        arguments("{0.name} {book.title} {0.1.2} {a.type}"),
        [
            Argument::Path("0", vec!["name"]),
            Argument::Path("book", vec!["title"]),
            Argument::Path("0", vec!["1", "2"]),
            Argument::Path("a", vec!["type"]),
        ]
    );
    // Nothing that the compiler takes: it says why.
    assert_eq!(arguments("{a.} {.a} {a.b()} {a b} {a.(} { 0 }"), [const { Argument::Other }; 6]);
}

#[test]
fn escaped_braces_name_nothing() {
    assert_eq!(arguments("{{0}} {{{{name}}}} }} {{"), []);
    assert_eq!(arguments("{{{0}}}"), [Argument::Position("0")]);
    assert_eq!(arguments("{0"), []);
    assert_eq!(arguments("{"), []);
    assert_eq!(arguments(""), []);
}

/// What `format_args!` gets for a detail of a variant with two fields.
fn formatted(literal: &str) -> String {
    let input: syn::DeriveInput = parse_quote! {
        #[http(NotFound, detail = #literal)]
        struct Pair(u8, Point);
    };
    let tokens = super::derive(quote::quote!(#input)).to_string();
    let (_, rest) = tokens.split_once(". detail (:: core :: format_args ! (").unwrap();
    rest.split_once("))").unwrap().0.trim().to_owned()
}

#[test]
fn positions_become_arguments_in_the_order_in_which_they_occur() {
    assert_eq!(formatted("plain"), r#""plain""#);
    assert_eq!(formatted("{0}"), r#""{0}" , _0"#);
    assert_eq!(formatted("{1} {0} {1:?}"), r#""{0} {1} {0:?}" , _1 , _0"#);
    assert_eq!(formatted("{1}"), r#""{0}" , _1"#);
    assert_eq!(formatted("{1.x} {1.x} {1.at.0} {_0}"), r#""{0} {0} {1} {_0}" , _1 . x , _1 . at . 0"#);
    assert_eq!(formatted("{1.type}"), r#""{0}" , _1 . r#type"#);
    assert_eq!(formatted("{1:>0$}"), r#""{0:>1$}" , _1 , _0"#);
    assert_eq!(formatted("{{0}} {0}"), r#""{{0}} {0}" , _0"#);
}

/// The tokens in their order; of a group, what begins it and what is in it.
fn leaves(tokens: TokenStream, leaves: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                leaves.push(format!("{:?}", group.delimiter()));
                self::leaves(group.stream(), leaves);
            }
            token => leaves.push(token.to_string()),
        }
    }
}

/// For completions, rust-analyzer expands the type as it is, and once more with its own letters where the cursor is. It
/// takes the place of the name in the second expansion and looks there in the first.
#[test]
fn a_name_that_is_being_edited_stands_where_the_finished_one_does() {
    let types = [
        "enum E { #[http(STATUS)] A, #[http(Conflict)] B }",
        "enum E { #[http(Conflict)] A, #[http(STATUS)] B { book: u32 } }",
        "enum E { #[http(STATUS, log = \"warn\")] A, #[http(Conflict)] B }",
        "enum E { #[http(STATUS)] A, #[http(Conflict, title = \"x\")] B }",
        "enum E { #[http(STATUS)] A, #[http(Unauthorized)] B }",
        "enum E { #[http(STATUS)] A, #[http(Unauthorized, headers(www_authenticate = \"Basic\"))] B }",
        "enum E { #[http(STATUS, headers(retry_after = 1))] A, #[http(Found)] B }",
        "enum E { #[http(STATUS, when = *_0 > 1)] #[http(Gone)] A(u32) }",
        "enum E { #[http(Gone, when = *_0 > 1)] #[http(STATUS)] A(u32) }",
        "enum E { #[http(503)] A, #[http(STATUS)] B }",
        "enum E { #[http(nginx::Status::NoResponse)] A, #[http(STATUS)] B }",
        "enum E { #[http(STATUS)] A, #[http(nginx::Status::NoResponse)] B }",
        "enum E { #[http(transparent)] A(Inner), #[http(STATUS)] B }",
        "enum E { #[http(STATUS)] A(#[http(extend = \"book\")] u32) }",
        "enum E { #[http(STATUS, lgo = \"warn\")] A, #[http(Conflict)] B }",
        "enum E { #[http(STATUS)] A, #[http(Conflict, lgo = \"warn\")] B }",
        "enum E<T> { #[http(STATUS)] A(T) }",
        "enum E { #[http(STATUS)] #[deprecated] A }",
        "#[http(default = STATUS)] enum E { A, #[http(Conflict)] B }",
        "#[http(default = Gone)] enum E { #[http(STATUS)] A }",
        "#[http(problem_base = \"https://example.com/\")] enum E { #[http(STATUS)] A }",
        "#[http(no_response)] enum E { #[http(STATUS)] A }",
        "#[http(STATUS)] struct E;",
        "#[http(STATUS, detail = \"{0}\")] struct E(u32);",
    ];
    for input in types {
        for finished in ["NotFound", "GONE", "Unauthorized", "Found"] {
            let expand = |name: &str| {
                let mut tokens = Vec::new();
                leaves(super::derive(input.replace("STATUS", name).parse().unwrap()), &mut tokens);
                tokens
            };
            let edited = format!("{finished}_");
            let (finished_tokens, edited_tokens) = (expand(finished), expand(&edited));
            let last = finished_tokens.iter().rposition(|token| token == finished).expect(input);
            let edited_tokens: Vec<String> = edited_tokens
                .iter()
                .map(|token| if *token == edited { finished.to_owned() } else { token.clone() })
                .collect();
            assert_eq!(edited_tokens.get(..=last), finished_tokens.get(..=last), "{input} with {finished}");
        }
    }
}
