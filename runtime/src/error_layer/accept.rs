//! Selects the form and the language of the content from `Accept` and `Accept-Language`.
//!
//! Parsing is lenient: a malformed member is skipped and hides no other, and nothing here fails. `tests/src/fuzz`
//! compares it with a second implementation.

use alloc::vec::Vec;
use core::cmp::Reverse;
use core::mem;

use crate::{Lang, Problem, StatusCode};

/// A form in which a problem can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContentForm {
    ProblemJson,
    Json,
    Text,
    Html,
}

/// All forms, in the server's order of preference.
const FORMS: [ContentForm; 4] =
    [ContentForm::ProblemJson, ContentForm::Json, ContentForm::Html, ContentForm::Text];

impl ContentForm {
    /// The form that `Accept` asks for (RFC 9110 section 12.5.1): the one with the highest quality, where each form has
    /// the quality of the most specific range that matches it. The server's preference decides between equals: neither
    /// the order of the list nor the precision of a range expresses a preference of the client.
    ///
    /// Malformed ranges are skipped. If no form is acceptable, the server may choose (section 12.4.1): an error in an
    /// unexpected form is better than none.
    pub(crate) fn wanted(accept: &str) -> Self {
        let ranges: Vec<MediaRange<'_>> = members(accept).filter_map(media_range).collect();
        let quality = |form: Self| {
            let including = ranges.iter().filter(|range| range.includes(form));
            including
                .map(|range| (range.precedence(form), range.quality))
                .max()
                .map_or(0, |(_, quality)| quality)
        };
        let acceptable =
            FORMS.into_iter().map(|form| (quality(form), form)).filter(|(quality, _)| *quality > 0);
        // Reversed, because `max_by_key` returns the last of several maxima.
        acceptable.rev().max_by_key(|(quality, _)| *quality).map_or(Self::ProblemJson, |(_, form)| form)
    }

    const fn media_type(self) -> (&'static str, &'static str) {
        match self {
            Self::ProblemJson => ("application", "problem+json"),
            Self::Json => ("application", "json"),
            Self::Text => ("text", "plain"),
            Self::Html => ("text", "html"),
        }
    }

    /// Whether the media type has the parameter `charset`. JSON does not, and is always UTF-8 (RFC 8259 sections 8.1
    /// and 11).
    const fn has_charset(self) -> bool {
        matches!(self, Self::Text | Self::Html)
    }

    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::ProblemJson => Problem::JSON,
            Self::Json => "application/json",
            Self::Text => "text/plain; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
        }
    }
}

/// The Chinese title, if the title is the phrase of the status, whatever the type. No other title can be translated.
pub(crate) fn translation(problem: &Problem<'_>) -> Option<&'static str> {
    let status = problem.status?;
    let is_phrase = StatusCode::canonical_reason(status) == Some(&*problem.title);
    if is_phrase { status.title(Lang::Zh) } else { None }
}

/// The language that `Accept-Language` asks for, by lookup (RFC 4647 section 3.4): a range falls back to its first
/// subtag, so `zh-Hans-CN` matches `zh`. The default is English.
///
/// `*` yields to the ranges after it. If none of them matches, it selects the first language that is not refused.
/// Malformed ranges are skipped.
pub(crate) fn language(accept_language: &str) -> Lang {
    let mut ranges: Vec<(&str, u16)> = accept_language.split(',').filter_map(weighted).collect();
    ranges.sort_by_key(|(_, quality)| Reverse(*quality));
    // Collected once, because the list may be long.
    let is_refused = |lang: Lang| {
        ranges.iter().any(|(range, quality)| *quality == 0 && range.eq_ignore_ascii_case(lang.tag()))
    };
    let offered: Vec<Lang> = [Lang::En, Lang::Zh].into_iter().filter(|lang| !is_refused(*lang)).collect();
    let accepted = ranges.iter().filter(|(_, quality)| *quality > 0).map(|(range, _)| *range);
    let named = accepted.clone().find_map(|range| {
        let first = range.split('-').next()?;
        offered.iter().find(|lang| first.eq_ignore_ascii_case(lang.tag()))
    });
    let rest = || offered.first().filter(|_| accepted.clone().any(|range| range == "*"));
    named.or_else(rest).copied().unwrap_or_default()
}

/// The members of a list (RFC 9110 section 5.6.1). A comma inside quotes is not a separator.
fn members(list: &str) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    list.split(move |c| {
        match c {
            _ if mem::take(&mut is_escaped) => {}
            '"' => is_quoted = !is_quoted,
            '\\' => is_escaped = is_quoted,
            _ => {}
        }
        c == ',' && !is_quoted
    })
}

/// A member of `Accept`.
struct MediaRange<'a> {
    kind: &'a str,
    subtype: &'a str,
    /// Whether the range has the parameter `charset=utf-8`.
    has_charset: bool,
    /// In thousandths.
    quality: u16,
}

impl MediaRange<'_> {
    fn specificity(&self) -> usize {
        [self.kind, self.subtype].into_iter().filter(|name| *name != "*").count()
    }

    /// Of all ranges that match a form, the one with the highest precedence decides its quality.
    fn precedence(&self, form: ContentForm) -> (usize, bool) {
        (self.specificity(), self.has_charset && form.has_charset())
    }

    fn includes(&self, form: ContentForm) -> bool {
        let (kind, subtype) = form.media_type();
        match (self.kind, self.subtype) {
            ("*", "*") => true,
            (own, "*") => own.eq_ignore_ascii_case(kind),
            (own, sub) => own.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype),
        }
    }
}

/// `media-range [ weight ]` (RFC 9110 section 12.5.1).
///
/// `None` for a range with any parameter other than the weight and `charset=utf-8`: it matches no form. On JSON, the
/// charset has no meaning, but many clients send it.
fn media_range(member: &str) -> Option<MediaRange<'_>> {
    let mut parts = member.split(';').map(trim);
    let (kind, subtype) = parts.next()?.split_once('/')?;
    let mut range = MediaRange { kind, subtype, has_charset: false, quality: 1000 };
    for part in parts.filter(|part| !part.is_empty()) {
        if is_utf8(part) {
            range.has_charset = true;
        } else {
            range.quality = quality(part)?;
        }
    }
    Some(range)
}

/// The name and the value of `charset` are case-insensitive, and the value may be quoted (RFC 9110 sections 5.6.6 and
/// 8.3.2).
fn is_utf8(parameter: &str) -> bool {
    parameter.split_once('=').is_some_and(|(name, value)| {
        let is_value = ["utf-8", "\"utf-8\""].iter().any(|utf8| value.eq_ignore_ascii_case(utf8));
        name.eq_ignore_ascii_case("charset") && is_value
    })
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// `range [ OWS ";" OWS "q=" qvalue ]` (RFC 9110 sections 12.4.2 and 12.5.4), the weight in thousandths.
fn weighted(member: &str) -> Option<(&str, u16)> {
    let (range, weight) =
        member.split_once(';').map_or((member, None), |(range, weight)| (range, Some(weight)));
    let range = trim(range);
    let is_tag = range.split('-').all(|subtag| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if range != "*" && !is_tag {
        return None;
    }
    let quality = match weight {
        None => 1000,
        Some(weight) => quality(trim(weight))?,
    };
    Some((range, quality))
}

/// `q=0.5` is 500.
fn quality(weight: &str) -> Option<u16> {
    let digits = weight.strip_prefix(['q', 'Q'])?.strip_prefix('=')?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 =
        fraction.bytes().zip([100, 10, 1]).map(|(digit, place)| u16::from(digit - b'0') * place).sum();
    match (whole, thousandths) {
        ("0", thousandths) => Some(thousandths),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn the_highest_quality_wins_and_then_the_servers_preference() {
        for (accept, form) in [
            ("*/*", ContentForm::ProblemJson),
            ("", ContentForm::ProblemJson),
            ("application/*", ContentForm::ProblemJson),
            ("application/json", ContentForm::Json),
            ("APPLICATION/JSON", ContentForm::Json),
            // The default of axios.
            ("application/json, text/plain, */*", ContentForm::ProblemJson),
            ("application/json, application/problem+json", ContentForm::ProblemJson),
            ("application/problem+json, application/json", ContentForm::ProblemJson),
            ("application/json, */*", ContentForm::ProblemJson),
            ("*/*, application/json", ContentForm::ProblemJson),
            ("application/json, application/*", ContentForm::ProblemJson),
            ("application/json, */*;q=0.9", ContentForm::Json),
            ("text/html, application/json", ContentForm::Json),
            ("text/plain, application/json", ContentForm::Json),
            ("text/html;q=0.5, application/json;q=0.5, text/plain;q=0.4", ContentForm::Json),
            ("text/html, text/*", ContentForm::Html),
            ("text/plain, text/*", ContentForm::Html),
            ("text/html, */*", ContentForm::ProblemJson),
            ("text/*", ContentForm::Html),
            ("text/*, text/html;q=0", ContentForm::Text),
            ("text/plain;q=0.5, text/html;q=0.4", ContentForm::Text),
            ("text/html;q=0.1, */*;q=0.9, application/problem+json;q=0", ContentForm::Json),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ContentForm::Html),
            ("*/*;q=0.1, text/plain;q=0.2", ContentForm::Text),
            ("text/html;level=1, text/plain;q=0.3", ContentForm::Text),
            ("application/problem+json;q=0.2, application/json;q=0.1", ContentForm::ProblemJson),
            (", text/plain", ContentForm::Text),
            ("text/html;q=0.5, \t,, text/plain ,", ContentForm::Text),
            ("text/html;a=\"b, */*, \\\", c\", text/plain;q=0.5", ContentForm::Text),
            ("text/html;a=\"b\\\", text/html, \", text/plain;q=0.5", ContentForm::Text),
            ("text/html;;q=0.5;, text/plain ; ; q=0.6", ContentForm::Text),
            ("text/html;q=0.5;level=1, text/plain;q=0.3", ContentForm::Text),
            ("text/html;q=0.5, */*;q=0.8;v=b3", ContentForm::Html),
            ("text/plain, text/html, text/plain", ContentForm::Html),
            ("text/plain; charset=utf-8", ContentForm::Text),
            ("text/html;charset=UTF-8", ContentForm::Html),
            ("text/plain;Charset=\"Utf-8\"", ContentForm::Text),
            ("text/*;charset=utf-8", ContentForm::Html),
            ("*/*;charset=utf-8", ContentForm::ProblemJson),
            ("text/html;charset=utf-8;q=0.2, text/plain;q=0.3;charset=utf-8", ContentForm::Text),
            ("text/html;charset=utf-8;q=0.2, text/html, text/plain;q=0.3", ContentForm::Text),
            ("text/html, text/html;q=0.2;charset=utf-8, text/plain;q=0.3", ContentForm::Text),
            ("text/*;charset=utf-8;q=0.9, text/*;q=0.1, text/html;q=0.5", ContentForm::Text),
            ("*/*;charset=utf-8;q=0.1, */*;q=0.2, text/html;q=0.1", ContentForm::ProblemJson),
            ("text/html;charset=utf-16, text/plain;q=0.1", ContentForm::Text),
            ("text/html;charset=\"utf-8, text/html;q=0.9", ContentForm::ProblemJson),
            ("text/html;charset, text/plain;q=0.1", ContentForm::Text),
            ("text/html;charset=utf-8;level=1, text/plain;q=0.1", ContentForm::Text),
            // JSON has no charset, so the parameter does not make text more specific.
            ("application/json;charset=utf-8", ContentForm::Json),
            ("application/problem+json; charset=UTF-8, application/json;q=0.9", ContentForm::ProblemJson),
            ("application/json;charset=utf-8;q=0.2, application/json, text/plain;q=0.5", ContentForm::Json),
            ("application/json, text/plain;charset=utf-8, */*;q=0.8", ContentForm::Json),
            ("application/json;charset=utf-16, text/plain;q=0.1", ContentForm::Text),
            // Unregistrable subtypes, and the default of Java 8.
            ("text/html,application/xhtml+, a/~", ContentForm::Html),
            ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", ContentForm::Html),
        ] {
            assert_eq!(ContentForm::wanted(accept), form, "{accept}");
        }
    }

    #[test]
    fn an_unreadable_or_unacceptable_list_selects_problem_json() {
        for accept in [
            "image/png",
            "*/*;q=0",
            "text/html;q=0",
            "text",
            "/",
            "text/html;q",
            ";q=1",
            "\"",
            "text/html;a=\"",
            "\"text/html",
            "*/html",
            "text/html/",
            "text /html",
            "text/html;q=2",
            "text/html;q=0.1234",
            ",,,",
            "\u{e4}/\u{e4}",
        ] {
            assert_eq!(ContentForm::wanted(accept), ContentForm::ProblemJson, "{accept}");
        }
    }

    #[test]
    fn lookup_falls_back_to_the_first_subtag_and_then_to_english() {
        for (accept, lang) in [
            ("", Lang::En),
            ("zh", Lang::Zh),
            ("ZH", Lang::Zh),
            ("zh-CN", Lang::Zh),
            ("zh-Hans", Lang::Zh),
            ("zh-Hans-CN", Lang::Zh),
            ("zh-CN,zh;q=0.9,en;q=0.8", Lang::Zh),
            ("en-GB, zh;q=0.9", Lang::En),
            ("de, zh;q=0.2, en;q=0.1", Lang::Zh),
            ("fr, de", Lang::En),
            ("en;q=0.3 , zh ; q=0.7", Lang::Zh),
            ("en;q=0.3,\tzh\t;\tQ=0.301", Lang::Zh),
            ("zh;q=0.5, en;q=0.5", Lang::Zh),
            ("zh;q=0", Lang::En),
            ("zh-CN, zh;q=0", Lang::En),
            ("zhx", Lang::En),
            ("*", Lang::En),
            ("en;q=0, *", Lang::Zh),
            ("en;q=0, *;q=0", Lang::En),
            ("*;q=0.9, zh", Lang::Zh),
            ("*, zh;q=0.5", Lang::Zh),
            ("fr, *;q=0.5, zh;q=0.3", Lang::Zh),
            ("*, en;q=0.5, zh;q=0.3", Lang::En),
            ("*, fr;q=0.5", Lang::En),
            ("*, zh;q=0", Lang::En),
            ("en;q=0, *, fr;q=0.5", Lang::Zh),
            ("en;q=0, zh;q=0, *", Lang::En),
            ("en;q=0, fr", Lang::En),
        ] {
            assert_eq!(language(accept), lang, "{accept}");
        }
    }

    #[test]
    fn a_malformed_range_does_not_hide_others() {
        for accept in ["/", "text", "*", "text/html;q", "text/html;q=.5", "*/*;q=nan", "\\", "\u{e4}/\u{e4}"]
        {
            assert_eq!(
                ContentForm::wanted(&(accept.to_string() + ", text/plain;q=0.1")),
                ContentForm::Text,
                "{accept}"
            );
        }
        for accept in [
            "zh;q=2",
            "zh;q=nan",
            "zh;q=0.1234",
            "zh;q=",
            "zh;x=1",
            "zh_CN",
            "zh-",
            "-zh",
            "z\u{e4}",
            "zh;q=1;q=1",
        ] {
            assert_eq!(language(accept), Lang::En, "{accept}");
            assert_eq!(language(&(accept.to_string() + ", zh-CN;q=0.1")), Lang::Zh, "{accept}");
        }
    }
}
