//! Writes a problem in each form. Everything that goes into a page or plain text passes `visible`, and into a page
//! `encode_safe` as well.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

use html_escape::encode_safe;
use serde_json::Value;

use super::accept::{ContentForm, translation};
use crate::problem::ABOUT_BLANK;
use crate::{Lang, Problem};

impl ContentForm {
    /// The problem in this form.
    ///
    /// `lang` is the negotiated language, which the title is already in. Without a detail, pages and plain text explain
    /// the status in the registry's words.
    pub(crate) fn write(self, problem: &Problem<'_>, lang: Option<Lang>) -> Vec<u8> {
        match self {
            Self::ProblemJson | Self::Json => problem.to_json(),
            Self::Text => text(problem, lang).into_bytes(),
            Self::Html => html(problem, lang).into_bytes(),
        }
    }

    /// Whether the content has text of unknown language beside the title: a detail, or, in JSON, a string among the
    /// extension members.
    pub(crate) fn has_text_of_its_own(self, problem: &Problem<'_>) -> bool {
        let has_members = matches!(self, Self::ProblemJson | Self::Json);
        problem.detail.is_some() || has_members && problem.extensions.values().any(has_text)
    }
}

fn has_text(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Array(values) => values.iter().any(has_text),
        Value::Object(members) => members.values().any(has_text),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn text(problem: &Problem<'_>, lang: Option<Lang>) -> String {
    let mut text = heading(problem);
    if let Some(explanation) = explanation(problem, lang) {
        text.push_str("\n\n");
        text.push_str(&explanation);
    }
    if problem.r#type != ABOUT_BLANK {
        text.push_str("\n\n");
        text.push_str(&visible(&problem.r#type, Lines::Escaped));
    }
    text.push('\n');
    text
}

fn html(problem: &Problem<'_>, lang: Option<Lang>) -> String {
    let heading = heading(problem);
    let heading = encode_safe(&heading);
    // Without the attribute, browsers use `Content-Language`, which the application may have set.
    let of_page = lang.filter(|_| !ContentForm::Html.has_text_of_its_own(problem));
    // An untranslated phrase is English.
    let of_title = lang.or_else(|| translation(problem).map(|_| Lang::En)).filter(|_| of_page.is_none());
    let (page, title) = (lang_attribute(of_page), lang_attribute(of_title));
    let mut html = String::new();
    let _ = write!(
        html,
        "<!DOCTYPE html>\n<html{page}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title{title}>{heading}</title>\n</head>\n\
         <body>\n<h1{title}>{heading}</h1>\n",
    );
    if let Some(explanation) = explanation(problem, lang) {
        let _ = writeln!(html, "<p>{}</p>", encode_safe(&explanation));
    }
    if problem.r#type != ABOUT_BLANK {
        let shown = visible(&problem.r#type, Lines::Escaped);
        let uri = encode_safe(&shown);
        let is_web = ["https://", "http://"].iter().any(|scheme| shown.starts_with(scheme));
        // Link nothing else: a scheme such as `javascript:` would run code, and an escaped URI leads somewhere else.
        let _ = if is_web && shown == problem.r#type {
            writeln!(html, "<p><a href=\"{uri}\">{uri}</a></p>")
        } else {
            writeln!(html, "<p>{uri}</p>")
        };
    }
    html.push_str("</body>\n</html>\n");
    html
}

fn lang_attribute(lang: Option<Lang>) -> &'static str {
    match lang {
        None => "",
        Some(Lang::En) => " lang=\"en\"",
        Some(Lang::Zh) => " lang=\"zh\"",
    }
}

/// One line of visible characters.
fn heading(problem: &Problem<'_>) -> String {
    let code = problem.status.map(|status| status.as_u16().to_string());
    match (code, &*visible(&problem.title, Lines::Escaped)) {
        (Some(code), "") => code,
        (Some(code), title) => code + " " + title,
        (None, title) => title.to_string(),
    }
}

fn explanation<'a>(problem: &'a Problem<'_>, lang: Option<Lang>) -> Option<Cow<'a, str>> {
    match &problem.detail {
        Some(detail) => Some(visible(detail, Lines::Kept)),
        None => problem.status?.summary(lang?).map(Cow::Borrowed),
    }
}

/// Whether line breaks and tabs are kept or escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Kept,
    Escaped,
}

/// Escapes invisible characters that affect how text is shown, for example as `\u{1b}`: terminals obey control
/// characters, and bidirectional controls reorder the text around them.
///
/// A literal `\u{` becomes `\u{5c}u{`, so that different texts never look the same.
fn visible(text: &str, lines: Lines) -> Cow<'_, str> {
    let is_escaped = |(at, c): (usize, char)| match c {
        '\n' | '\t' => lines == Lines::Escaped,
        // After a bare carriage return, a terminal overwrites the line.
        '\r' => lines == Lines::Escaped || !text[at..].starts_with("\r\n"),
        '\\' => text[at..].starts_with("\\u{"),
        c => is_invisible(c),
    };
    let Some((first, _)) = text.char_indices().find(|found| is_escaped(*found)) else {
        return Cow::Borrowed(text);
    };
    let mut visible = String::with_capacity(text.len() + 16);
    visible.push_str(&text[..first]);
    for (at, c) in text[first..].char_indices() {
        if is_escaped((first + at, c)) {
            visible.extend(c.escape_unicode());
        } else {
            visible.push(c);
        }
    }
    Cow::Owned(visible)
}

/// Control characters, bidirectional controls, line and paragraph separators, and invisible format characters. Joiners
/// are kept, because Persian and emoji need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_control_a_terminal_or_reorder_text_are_escaped() {
        for (text, shown) in [
            ("no book", "no book"),
            ("\u{1b}[31mred\u{7}\0", "\\u{1b}[31mred\\u{7}\\u{0}"),
            ("a\u{7f}b\u{9b}c", "a\\u{7f}b\\u{9b}c"),
            ("user\u{202e}nimda", "user\\u{202e}nimda"),
            ("\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}", "\\u{2066}\\u{2069}\\u{200e}\\u{200f}\\u{61c}"),
            ("a\u{2028}b\u{2029}c\u{feff}", "a\\u{2028}b\\u{2029}c\\u{feff}"),
            ("one\ntwo\r\n\tthree", "one\ntwo\r\n\tthree"),
            ("over\rwritten\r", "over\\u{d}written\\u{d}"),
            // Letters of any script, and joiners.
            ("没有书 می\u{200c}خواهم 👩\u{200d}🚀", "没有书 می\u{200c}خواهم 👩\u{200d}🚀"),
            // Literal text that looks like an escape is escaped as well.
            ("\\u{1b}", "\\u{5c}u{1b}"),
            ("C:\\users \\\\u{", "C:\\users \\\\u{5c}u{"),
        ] {
            assert_eq!(visible(text, Lines::Kept), shown, "{text:?}");
        }
        assert_eq!(visible("one\r\ntwo\tthree", Lines::Escaped), "one\\u{d}\\u{a}two\\u{9}three");
    }

    #[test]
    fn a_string_at_any_depth_is_found() {
        for (json, expected) in [
            ("{}", false),
            ("{\"a\": [1, null, {\"b\": true}]}", false),
            ("{\"a\": \"\"}", true),
            ("{\"a\": [1, [\"b\"]]}", true),
            ("{\"a\": {\"b\": {\"c\": \"d\"}}}", true),
        ] {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(has_text(&value), expected, "{json}");
        }
    }
}
