//! Writes a problem in each form. Everything that goes into a page or plain text passes `visible`, and into a page
//! `encode_safe` as well.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;

use html_escape::encode_safe;
use serde_json::Value;

use super::accept::{ContentForm, translation};
use crate::formats::visible::{Lines, visible};
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

#[cfg(test)]
mod tests {
    use super::*;

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
