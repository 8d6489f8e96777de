//! Casings: the words of a name, written in another style.
//!
//! The only place where names of Rust become names of anything else.

use syn::Error;
use syn::LitStr;

/// A style of `#[serde(rename_all)]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

/// Each style in its own style, as serde names them.
pub(crate) const STYLES: [(&str, Style); 8] = [
    ("lowercase", Style::Lower),
    ("UPPERCASE", Style::Upper),
    ("PascalCase", Style::Pascal),
    ("camelCase", Style::Camel),
    ("snake_case", Style::Snake),
    ("SCREAMING_SNAKE_CASE", Style::ScreamingSnake),
    ("kebab-case", Style::Kebab),
    ("SCREAMING-KEBAB-CASE", Style::ScreamingKebab),
];

impl Style {
    pub(crate) fn named(name: &str) -> Option<Self> {
        STYLES.iter().find(|(style, _)| *style == name).map(|(_, style)| *style)
    }

    /// The style that a literal names; the message lists them all.
    pub(crate) fn of(literal: &LitStr) -> syn::Result<Self> {
        let text = literal.value();
        Self::named(&text).ok_or_else(|| Error::new(literal.span(), unknown(&text)))
    }

    pub(crate) fn write(self, name: &str) -> String {
        let (separator, first, others): (&str, Letters, Letters) = match self {
            Self::Lower => ("", Letters::Lower, Letters::Lower),
            Self::Upper => ("", Letters::Upper, Letters::Upper),
            Self::Pascal => ("", Letters::Capital, Letters::Capital),
            Self::Camel => ("", Letters::Lower, Letters::Capital),
            Self::Snake => ("_", Letters::Lower, Letters::Lower),
            Self::ScreamingSnake => ("_", Letters::Upper, Letters::Upper),
            Self::Kebab => ("-", Letters::Lower, Letters::Lower),
            Self::ScreamingKebab => ("-", Letters::Upper, Letters::Upper),
        };
        let words = words(name);
        let words: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(i, word)| if i == 0 { first } else { others }.write(word))
            .collect();
        words.join(separator)
    }
}

/// The message for a style that does not exist.
pub(crate) fn unknown(text: &str) -> String {
    let known: Vec<String> = STYLES.iter().map(|(style, _)| format!("\"{style}\"")).collect();
    format!("unknown case style `{text}`; the styles are {}", known.join(", "))
}

#[derive(Clone, Copy)]
enum Letters {
    Lower,
    Upper,
    Capital,
}

impl Letters {
    fn write(self, word: &str) -> String {
        match self {
            Self::Lower => word.to_lowercase(),
            Self::Upper => word.to_uppercase(),
            Self::Capital => {
                let (first, others) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
                first.to_uppercase() + &others.to_lowercase()
            }
        }
    }
}

/// The words of a name. An underscore separates two, and a capital begins one, but an acronym is one word: `HTTPError` is
/// `HTTP` and `Error`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut chars = name.chars().peekable();
    let mut previous = '_';
    while let Some(c) = chars.next() {
        let begins_word = c.is_uppercase()
            && (!previous.is_uppercase() || chars.peek().is_some_and(|next| next.is_lowercase()));
        if c == '_' || begins_word {
            words.push(String::new());
        }
        if let (Some(word), true) = (words.last_mut(), c != '_') {
            word.push(c);
        }
        previous = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name as it stands in a URI (RFC 3986 section 2.5): what is not ASCII is written as the bytes of its UTF-8.
pub(crate) fn in_uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii() {
            uri.push(c);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| uri += &format!("%{byte:02X}"));
        }
    }
    uri
}

/// `https://.../{kebab-case}.html`: what stands before the style, the style, and what stands behind it. `Err` with the
/// name of a style that does not exist.
pub(crate) fn style_in(base: &str) -> Option<(&str, Result<Style, &str>, &str)> {
    let (before, rest) = base.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, Style::named(name).ok_or(name), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_in_each_style() {
        let written = STYLES.map(|(name, style)| (name, style.write("NoSuchBook")));
        assert_eq!(
            written.each_ref().map(|(name, written)| (*name, written.as_str())),
            [
                ("lowercase", "nosuchbook"),
                ("UPPERCASE", "NOSUCHBOOK"),
                ("PascalCase", "NoSuchBook"),
                ("camelCase", "noSuchBook"),
                ("snake_case", "no_such_book"),
                ("SCREAMING_SNAKE_CASE", "NO_SUCH_BOOK"),
                ("kebab-case", "no-such-book"),
                ("SCREAMING-KEBAB-CASE", "NO-SUCH-BOOK"),
            ]
        );
    }

    #[test]
    fn words_begin_at_capitals_and_underscores() {
        for (name, kebab) in [
            ("Gone", "gone"),
            ("HTTPError", "http-error"),
            ("IOError2", "io-error2"),
            ("Http2Only", "http2-only"),
            ("Code404", "code404"),
            ("snake_case", "snake-case"),
            ("Mixed_Case", "mixed-case"),
            ("SCREAMING_CASE", "screaming-case"),
            ("X509", "x509"),
            ("_", ""),
            ("__a", "a"),
            ("Größe", "größe"),
            ("ÄrgerÜber", "ärger-über"),
        ] {
            assert_eq!(Style::Kebab.write(name), kebab, "{name}");
        }
        assert_eq!(in_uri("größe"), "gr%C3%B6%C3%9Fe");
    }
}
