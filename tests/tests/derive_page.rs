//! The derive's page of reference quotes what the compiler says. Each of these messages must be one that the UI tests
//! know, whatever the names in it: a wording that was changed here and not there makes the page wrong.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_message_on_the_page_is_one_that_the_compiler_gives() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("../runtime/src/derive.md")).expect("the page");
    let quoted = messages_of_page(&page);
    assert!(quoted.len() > 50, "found only {} messages", quoted.len());

    let mut known = BTreeSet::new();
    for entry in fs::read_dir(root.join("ui/http_error/fail")).expect("the UI tests") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            let output = fs::read_to_string(&path).expect("an expected output");
            known.extend(output.lines().filter(|line| line.starts_with("error")).map(wording));
        }
    }
    let unknown: Vec<&String> = quoted.iter().filter(|message| !known.contains(&wording(message))).collect();
    assert!(unknown.is_empty(), "not in any `.stderr` of the UI tests: {unknown:#?}");
}

/// The messages in blocks of text: paragraphs that begin with `error` and end before the line that they underline.
fn messages_of_page(page: &str) -> Vec<String> {
    let mut messages = Vec::new();
    for block in page.split("```text\n").skip(1) {
        let block = block.split("```").next().unwrap_or(block);
        for paragraph in block.split("\n\n").filter(|paragraph| paragraph.starts_with("error")) {
            let lines = paragraph.lines().take_while(|line| !line.starts_with("  |")).map(str::trim);
            messages.push(lines.collect::<Vec<_>>().join(" "));
        }
    }
    messages
}

/// A message without what depends on the code that it is about: names between backticks, and numbers.
fn wording(message: &str) -> String {
    let outside = |(i, part): (usize, &str)| {
        let mut text = String::new();
        if i % 2 == 0 {
            for c in part.chars().filter(|c| !c.is_ascii_digit()) {
                text.push(c);
            }
        }
        text
    };
    message.split('`').enumerate().map(outside).collect::<Vec<_>>().join("`")
}
