//! Compares expansions with golden files, parses the doc comments, and checks the messages for wrong input.

use std::time::{Duration, Instant};

use proc_macro2::TokenStream;
use quote::quote;
use statusquo_data::{REGISTRIES, Registry};

use super::docs;
use super::expand;
use super::input::Input;
use crate::golden::assert_golden;

// Golden expansions.

/// Expands a registry that is not part of the dataset.
fn expansion(toml: &str, input: TokenStream, expand: fn(&Input, &Registry) -> TokenStream) -> TokenStream {
    let registry = Registry::parse(toml).expect("the registry is in order");
    let input = syn::parse2(input).expect("the input is in order");
    expand(&input, &registry)
}

fn partner() -> TokenStream {
    let input = quote! {
        (::statusquo)
        /// Codes that our payment partner answers with.
        #[allow(dead_code)]
        pub enum PartnerStatus = builtin(partner);
    };
    expansion(include_str!("golden/partner.toml"), input, expand::codes)
}

#[test]
fn a_vendors_registry_expands_to_an_enum_around_the_standard_codes() {
    assert_golden("status_codes/golden/partner.rs", partner());
}

#[test]
fn names_that_the_generated_code_uses_itself_do_not_get_in_its_way() {
    let input = quote!((::statusquo) pub(crate) enum Awkward = builtin(awkward));
    assert_golden(
        "status_codes/golden/awkward.rs",
        expansion(include_str!("golden/awkward.toml"), input, expand::codes),
    );
}

#[test]
fn the_registry_of_iana_expands_to_an_enum_with_unregistered_codes() {
    let input = quote!((crate) enum StatusCode = builtin(iana););
    assert_golden(
        "status_codes/golden/root.rs",
        expansion(include_str!("golden/root.toml"), input, expand::codes),
    );
}

#[test]
fn classes_expand_to_an_enum_of_digits() {
    let input = quote! {
        (crate)
        /// The class.
        pub enum StatusClass = builtin(iana);
    };
    assert_golden(
        "status_codes/golden/classes.rs",
        expansion(include_str!("golden/root.toml"), input, expand::classes),
    );
}

/// Rows are indices plus one; 0 stands for codes that the registry does not know.
#[test]
fn rows_are_bytes_as_long_as_they_fit() {
    for (count, index) in [(255, "u8"), (256, "u16")] {
        let codes = 300..300 + count;
        let toml: String =
            codes.map(|code| format!("[[status]]\ncode = {code}\nphrase = \"Code {code}\"\n")).collect();
        let input = quote!((::statusquo) pub enum Many = builtin(many););
        let expanded = expansion(&toml, input, expand::codes).to_string();
        assert!(expanded.contains(&format!("{count} {index} [\"Code 300\" ,")), "{count} {index}");
    }
}

#[test]
fn the_time_of_expanding_grows_with_the_number_of_former_phrases() {
    let time = |count: usize| {
        let phrases: String = (0..count).map(|i| format!("'Old {i}', ")).collect();
        let toml = format!("[[status]]\ncode = 404\nphrase = 'X'\nformerly = [{phrases}]\n");
        let registry = Registry::parse(&toml).expect("the registry is in order");
        let input = quote!((::statusquo) enum Partner = builtin(partner));
        let input = syn::parse2(input).expect("the input is in order");
        let start = Instant::now();
        let tokens = expand::codes(&input, &registry);
        let time = start.elapsed();
        drop(tokens);
        time
    };
    // 16 times as many phrases take about 16 times as long, or 256 times if a step is quadratic. Other load on the
    // machine can only add time, so the best of several alternating runs counts.
    let mut best = [Duration::MAX; 2];
    for _ in 0..4 {
        best = [best[0].min(time(2_000)), best[1].min(time(32_000))];
        if best[1] < best[0] * 32 {
            return;
        }
    }
    panic!("{best:?} for 16 times as many");
}

#[test]
fn expanding_twice_gives_the_same() {
    assert_eq!(partner().to_string(), partner().to_string());
    for macro_ in [super::codes, super::classes] {
        let input = quote!((::statusquo) pub enum StatusCode = builtin(iana););
        assert_eq!(macro_(input.clone()).to_string(), macro_(input).to_string());
    }
}

// Wrong input.

/// The message of the `compile_error!` that both macros emit for this input.
#[track_caller]
fn refusal(input: &TokenStream) -> String {
    let [codes, classes] = [super::codes, super::classes].map(|macro_| {
        let file: syn::File = syn::parse2(macro_(input.clone())).expect("items");
        let Some(syn::Item::Macro(item)) = file.items.into_iter().next() else {
            panic!("no macro call first")
        };
        let path: Vec<String> = item.mac.path.segments.iter().map(|part| part.ident.to_string()).collect();
        assert_eq!(path.join("::"), "core::compile_error");
        item.mac.parse_body::<syn::LitStr>().expect("a message").value()
    });
    assert_eq!(codes, classes);
    codes
}

#[test]
fn an_input_without_enum_is_refused() {
    assert_eq!(refusal(&quote!((::statusquo) pub struct Status = builtin(iana);)), "expected `enum`");
    assert_eq!(refusal(&quote!((::statusquo) pub Status = builtin(iana);)), "expected `enum`");
}

#[test]
fn an_unknown_builtin_is_named() {
    let message = refusal(&quote!((::statusquo) pub enum Status = builtin(ngnix);));
    assert_eq!(message, "no registry `ngnix` in the dataset");
}

#[test]
fn a_condition_moves_above_a_call_that_is_the_same_otherwise() {
    let call = |source: TokenStream| {
        let input = quote!((::statusquo) #[allow(dead_code)] #[cfg(test)] pub enum Status = #source;);
        super::codes(input).to_string()
    };
    for source in [quote!(builtin(iana)), quote!("status/partner.toml")] {
        let expected = quote! {
            #[cfg(test)]
            ::statusquo::__private::status_codes_impl! {
                (::statusquo) #[allow(dead_code)] pub enum Status = #source;
            }
        };
        assert_eq!(call(source), expected.to_string());
    }
}

#[test]
fn a_wrong_kind_of_source_is_told_the_right_one() {
    let message = refusal(&quote!((::statusquo) pub enum Status = embedded("iana");));
    assert_eq!(message, "expected the path of a registry file, such as `\"status/partner.toml\"`");
}

#[test]
fn every_missing_piece_of_the_input_is_named() {
    for (input, expected) in [
        (quote!(pub enum Status = builtin(iana);), "expected parentheses"),
        (quote!(() pub enum Status = builtin(iana);), "expected identifier"),
        (quote!((::statusquo=) pub enum Status = builtin(iana);), "unexpected token"),
        (quote!((::statusquo) pub enum = builtin(iana);), "expected identifier"),
        (quote!((::statusquo) pub enum Status;), "expected `=`"),
        (quote!((::statusquo) pub enum Status = ;), "expected the path of a registry file"),
        (quote!((::statusquo) pub enum Status = builtin;), "expected parentheses"),
        (quote!((::statusquo) pub enum Status = builtin("iana");), "expected identifier"),
        (quote!((::statusquo) pub enum Status = builtin(iana, nginx);), "unexpected token"),
        (quote!((::statusquo) pub enum Status = builtin(iana); enum Other), "unexpected token"),
        (quote!(), "expected parentheses"),
    ] {
        let message = refusal(&input);
        assert!(message.contains(expected), "{input}: {message}");
    }
}

// Doc comments.

/// The rendered text of a doc comment, or the mistake in its Markdown.
///
/// Supports only what our doc comments use: paragraphs, of several lines if two spaces end each, one level of bullets, a
/// message of HTTP, bold, code spans, links with an address, autolinks and links to items. Any other character with a
/// meaning in Markdown is a mistake.
fn rendered(markdown: &str) -> Result<String, String> {
    let mut text = String::new();
    let mut after_empty_line = true;
    let (mut is_broken, mut lines) = (false, markdown.split('\n'));
    while let Some(line) = lines.next() {
        if line == "```http" && after_empty_line {
            let message = lines.by_ref().take_while(|line| *line != "```");
            message.for_each(|line| text.extend([line, "\n"]));
            after_empty_line = false;
            continue;
        }
        let is_continued = is_broken;
        is_broken = line.ends_with("  ");
        let line = line.strip_suffix("  ").unwrap_or(line);
        if line.is_empty() {
            if after_empty_line {
                return Err("an empty line too many".into());
            }
            after_empty_line = true;
            text.push('\n');
            continue;
        }
        if line.trim() != line {
            return Err(format!("white space at an end of {line:?}"));
        }
        let content = match line.strip_prefix('*').filter(|rest| !rest.starts_with('*')) {
            Some(item) => {
                let item = item.strip_prefix(' ').filter(|item| !item.trim().is_empty());
                item.ok_or_else(|| format!("an empty bullet: {line:?}"))?
            }
            None if !after_empty_line && !is_continued => {
                return Err(format!("no paragraph of its own: {line:?}"));
            }
            None => line,
        };
        let number = content.trim_start_matches(|c: char| c.is_ascii_digit());
        if content.starts_with(['-', '+', '='])
            || (number.len() < content.len() && number.starts_with(['.', ')']))
        {
            return Err(format!("a block by accident: {line:?}"));
        }
        // Only a bullet may follow a bullet directly: other text would become part of it.
        after_empty_line = false;
        rendered_line(content, &mut text)?;
        text.push('\n');
    }
    if after_empty_line || is_broken { Err("it ends with an empty line".into()) } else { Ok(text) }
}

fn is_address(url: &str) -> bool {
    url.len() > "https://".len()
        && url.starts_with("https://")
        && !url.contains(|c: char| c.is_whitespace() || "<>()[]`\"\\".contains(c))
}

/// Whether a link leads to an item: a path in a code span.
fn is_item(name: &str) -> bool {
    let path = name.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
    path.is_some_and(|path| {
        path.split("::")
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
    })
}

fn rendered_line(line: &str, text: &mut String) -> Result<(), String> {
    let (mut rest, mut is_bold, mut prose) = (line, false, String::new());
    // The text before a closing mark, and the text after it.
    let until = |rest: &str, mark: &str| -> Result<(String, String), String> {
        let (inside, after) = rest.split_once(mark).ok_or(format!("no `{mark}` after {rest:?}"))?;
        if inside.trim().is_empty() {
            return Err(format!("nothing before `{mark}` in {line:?}"));
        }
        Ok((inside.to_owned(), after.to_owned()))
    };
    let mut buffer;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            '\\' => {
                let escaped = after.chars().next().filter(char::is_ascii_punctuation);
                prose.push(escaped.ok_or_else(|| format!("a backslash that escapes nothing: {rest:?}"))?);
                rest = &after[1..];
            }
            '*' if after.starts_with('*') => {
                is_bold = !is_bold;
                if is_bold && !after[1..].starts_with(|c: char| c.is_alphanumeric()) {
                    return Err(format!("bold does not open here: {rest:?}"));
                }
                rest = &after[1..];
            }
            '`' => {
                let (code, tail) = until(after, "`")?;
                text.push_str(&code);
                prose.push('\u{FFFC}');
                buffer = tail;
                rest = &buffer;
            }
            '<' => {
                let (url, tail) = until(after, ">")?;
                if !is_address(&url) {
                    return Err(format!("HTML, or no https address: {rest:?}"));
                }
                prose.push('\u{FFFC}');
                buffer = tail;
                rest = &buffer;
            }
            '[' => {
                let (name, tail) = until(after, "]")?;
                buffer = match tail.strip_prefix('(') {
                    Some(tail) => {
                        let (url, tail) = until(tail, ")")?;
                        if !is_address(&url) {
                            return Err(format!("a link to {url:?}"));
                        }
                        tail
                    }
                    None if is_item(&name) => tail,
                    None => return Err(format!("brackets that are no link: {rest:?}")),
                };
                prose.push_str(&name);
                rest = &buffer;
            }
            '*' | '_' | ']' | '>' | '#' | '|' | '~' | '&' => {
                return Err(format!("`{c}` without a backslash in {rest:?}"));
            }
            _ => {
                prose.push(c);
                rest = after;
            }
        }
    }
    if is_bold {
        return Err(format!("bold is not closed in {line:?}"));
    }
    if prose.contains("://") || prose.contains("www.") {
        return Err(format!("a bare address in {line:?}"));
    }
    text.push_str(&prose);
    Ok(())
}

#[test]
fn the_reader_of_doc_comments_refuses_bad_markdown() {
    for good in [
        "Plain, with (parentheses) and 100-continue.",
        "**404 Not Found** (未找到)\n\nOne.\n\n* [RFC 9110](https://a.example/#b), <https://c.example>\n* `A-B`",
        r"escaped \<, \[, \], \*, \_, \`, \#, \|, \~, \& and \\",
        "The same as [`StatusCode::NotFound`].",
        r"404\. is no list",
    ] {
        rendered(good).unwrap_or_else(|mistake| panic!("{good:?}: {mistake}"));
    }
    for bad in [
        "",
        "\n",
        "a\n",
        "a\n\n\nb",
        "a\nb",
        " a",
        "a ",
        "    code",
        "*",
        "* ",
        "*  ",
        "* a\n*",
        "* a\nb",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "===",
        "---",
        "# a",
        "a # b",
        "a < b",
        "a <b> c",
        "</p>",
        "<https://>",
        "<http://a.example>",
        "<https://a b>",
        "[a",
        "a]",
        "[a]",
        "[]",
        "[](https://a.example)",
        "[a]()",
        "[a](b)",
        "[a](http://a.example)",
        "[a](https://a.example",
        "[a](https://a.example/(b))",
        "[`a-b`]",
        "**a",
        "a**",
        "** a**",
        "*a*",
        "_a_",
        "a*b",
        "`a",
        "``",
        "a | b",
        "~~a~~",
        "a &lt; b",
        "a > b",
        "see https://a.example",
        "see http://a.example",
        "see www.a.example",
        "a\\",
        "a\\b",
    ] {
        assert!(rendered(bad).is_err(), "{bad:?} gives {:?}", rendered(bad));
    }
}

/// The doc comments of a registry: the item, its comment, and the texts that the comment must contain.
fn doc_comments(registry: &Registry) -> Vec<(String, String, Vec<&str>)> {
    let mut comments = Vec::new();
    for status in &registry.statuses {
        let head = [&status.phrase, &status.title.zh, &status.summary.en, &status.summary.zh];
        let mut head: Vec<&str> = head.map(String::as_str).to_vec();
        head.extend([&status.server, &status.client].iter().flat_map(|text| [&*text.en, &*text.zh]));
        head.extend(status.example.iter().map(String::as_str));
        let long = status.description.en.split("\n\n").chain(status.description.zh.split("\n\n"));
        let more = docs::more(status);
        let (mut of_variant, mut of_fold) = (head.clone(), Vec::new());
        if more.is_empty() { &mut of_variant } else { &mut of_fold }.extend(long);
        comments.push((
            format!("variant {}", status.name),
            docs::variant(status, docs::LANGUAGES),
            of_variant,
        ));
        if let Some(more) = more.strip_prefix("\n<details><summary>More · 更多</summary>\n\n") {
            let more = more.strip_suffix("\n\n</details>").expect("it is closed");
            comments.push((format!("fold of {}", status.name), more.to_owned(), of_fold));
        }
        comments.push((format!("constant {}", status.constant), docs::constant("StatusCode", status), head));
        for phrase in &status.formerly {
            let former = docs::former("StatusCode", status, phrase);
            comments.push((format!("former phrase {phrase}"), former, vec![phrase, &status.phrase]));
        }
    }
    for class in &registry.classes {
        let mut texts: Vec<&str> = vec![&class.name, &class.title.zh, &class.summary.en, &class.summary.zh];
        texts.extend(class.description.en.split("\n\n").chain(class.description.zh.split("\n\n")));
        comments.push((format!("class {}", class.variant), docs::class(class), texts));
    }
    comments
}

#[test]
fn doc_comments_are_sound_markdown_and_lose_no_text() {
    let made_up = ["partner", "awkward", "root"];
    let made_up = made_up.into_iter().zip([
        include_str!("golden/partner.toml"),
        include_str!("golden/awkward.toml"),
        include_str!("golden/root.toml"),
    ]);
    for (id, toml) in REGISTRIES.iter().copied().chain(made_up) {
        let registry = Registry::parse(toml).expect("the registry is in order");
        for (item, markdown, texts) in doc_comments(&registry) {
            let rendered =
                rendered(&markdown).unwrap_or_else(|mistake| panic!("{id}, {item}: {mistake}\n{markdown}"));
            for text in texts {
                assert!(rendered.contains(text.trim()), "{id}, {item}: lacks {text:?}\n{markdown}");
            }
        }
    }
}

#[test]
fn every_code_and_class_of_iana_has_its_doc_comments() {
    let registry = Registry::parse(REGISTRIES[0].1).expect("the registry is in order");
    let comments = doc_comments(&registry);
    let count = |kind: &str| comments.iter().filter(|(item, ..)| item.starts_with(kind)).count();
    assert_eq!([count("variant"), count("constant"), count("class")], [64, 64, 5]);
    // The six: Moved Temporarily; Request Entity Too Large, Payload Too Large; Request-URI Too Long; Requested Range
    // Not Satisfiable; Unprocessable Entity.
    assert_eq!(count("former phrase"), 6);
    for (item, markdown, _) in &comments {
        let has_link = markdown.contains("](https://");
        assert!(has_link || item.starts_with("fo"), "{item} names no document");
    }
}

#[test]
fn examples_are_values_of_their_fields() {
    for (id, toml) in REGISTRIES {
        let registry = Registry::parse(toml).expect("the registry is in order");
        for status in &registry.statuses {
            for line in &status.example {
                let (name, value) = line.split_once(": ").expect("a line of a field");
                let mistake = crate::http_error::fields::mistake(&name.to_ascii_lowercase(), value);
                assert_eq!(mistake, None, "{id} {}: {line}", status.code);
            }
        }
    }
}

#[test]
fn an_editor_may_show_one_language() {
    let registry = Registry::parse(include_str!("golden/partner.toml")).expect("it is in order");
    let elsewhere = registry.statuses.iter().find(|status| status.code == 321).expect("it is there");
    let [en, zh] = [true, false].map(|en| docs::variant(elsewhere, docs::Languages { en, zh: !en }));
    assert!(en.contains("**Server:** Name another till") && !en.contains("服务器"), "{en}");
    assert!(zh.contains("**服务器：** 给出另一处收银台") && !zh.contains("Server:"), "{zh}");
    assert!([en, zh].iter().all(|doc| doc.contains("```http\nHTTP/1.1 321 Pay Elsewhere\nLocation: ")));
}

#[test]
fn a_fact_that_a_registry_does_not_have_leaves_no_trace() {
    let registry = Registry::parse("[[status]]\ncode = 299\nphrase = \"Fine\"").expect("it is in order");
    let fine = &registry.statuses[0];
    assert_eq!(
        docs::variant(fine, docs::LANGUAGES),
        "**299 Fine**\n\n* Cacheable with explicit freshness only"
    );
    assert_eq!(
        docs::constant("Mine", fine),
        "**299 Fine**\n\n* Cacheable with explicit freshness only\n\nThe same as [`Mine::Fine`]."
    );
}
