//! The example of an error: the response as it goes on the wire, for both pages.

use std::fmt::Write as _;
use std::format;
use std::string::{String, ToString as _};

use crate::{Case, documents};

/// The response: status line, fields and content. Values that only an error has are left out.
pub(super) fn message(case: &Case) -> Option<String> {
    let status = case.status?;
    let mut message = format!("HTTP/1.1 {} {}\n", status.as_u16(), case.reason);
    for name in case.headers {
        let _ = writeln!(message, "{name}: ...");
    }
    if let Some(content) = documents::example(case) {
        let media_type = documents::format(case).media_type();
        let content = if media_type.contains("json") { indented(&content) } else { content };
        let _ = write!(message, "content-type: {media_type}\n\n{content}");
    }
    Some(message.trim_end().to_string())
}

/// JSON as it was written, with its members in that order, each on a line of its own.
fn indented(json: &str) -> String {
    let mut text = String::new();
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    let new_line = |text: &mut String, depth: usize| {
        text.push('\n');
        text.extend(core::iter::repeat_n("  ", depth));
    };
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        if is_string {
            is_string = c != '"' || is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            text.push(c);
            continue;
        }
        match c {
            '{' | '[' => {
                text.push(c);
                if chars.next_if(|next| matches!((c, *next), ('{', '}') | ('[', ']'))).is_some() {
                    text.push(if c == '{' { '}' } else { ']' });
                } else {
                    depth += 1;
                    new_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut text, depth);
                text.push(c);
            }
            ',' => {
                text.push(c);
                new_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ => {
                is_string = c == '"';
                text.push(c);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::indented;

    #[test]
    fn json_keeps_its_order_and_its_strings() {
        assert_eq!(
            indented(r#"{"b":"a,{}: \"[","a":[1,{}],"c":[],"d":"\\"}"#),
            "{\n  \"b\": \"a,{}: \\\"[\",\n  \"a\": [\n    1,\n    {}\n  ],\n  \"c\": [],\n  \"d\": \"\\\\\"\n}"
        );
    }
}
