//! What the dataset says about a header field, and what a literal for it means: whether its text is right, and where in the
//! grammar of its field each placeholder stands.
//!
//! The runtime escapes a value for its place (`derive/values`). Only the place is found here, by reading the literal from left
//! to right; its text is the programmer's, and stays as it is.

use std::sync::OnceLock;

use proc_macro2::TokenStream;
use statusquo_data::{Field, Lines, Spec, Syntax};

use super::format::{self, Piece};
use super::grammar;

/// Where a placeholder stands. The names are those of the functions of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Anywhere else: only what no field may hold is refused.
    Plain,
    /// Inside a quoted-string (RFC 9110 section 5.6.4).
    Quoted,
    /// A token (RFC 9110 section 5.6.2), such as a member of a list.
    Token,
    /// A part of the authority or the path of a URI (RFC 3986 section 2.4).
    UriPart,
    /// A part of its query or its fragment.
    UriQuery,
    /// A whole URI reference, or its beginning.
    Uri,
    /// The whole value of a field that a client must get.
    Text,
    /// A part of a cookie (RFC 6265 section 4.1.1).
    Cookie,
}

/// The table of the dataset, read once for all derives of a crate.
fn table() -> &'static [Field] {
    static TABLE: OnceLock<Vec<Field>> = OnceLock::new();
    // A test of the dataset says that it can be read.
    TABLE.get_or_init(|| Field::parse(statusquo_data::FIELDS).unwrap_or_default())
}

/// A field of the table; the name is in lower case.
pub(crate) fn known(name: &str) -> Option<&'static Field> {
    table().iter().find(|field| field.name.eq_ignore_ascii_case(name))
}

/// The name of the field's constant, as the derive writes it: in lower case, as users do.
pub(crate) fn identifier(field: &Field) -> String {
    field.name.to_ascii_lowercase().replace('-', "_")
}

/// The kind of the field's values.
pub(crate) fn syntax(name: &str) -> Syntax {
    known(name).map_or(Syntax::Text, |field| field.syntax)
}

/// Whether the field may be given several times.
pub(crate) fn may_repeat(name: &str) -> bool {
    known(name).is_some_and(|field| field.lines == Lines::Many)
}

/// The place of a value that is an expression, or the only placeholder of a literal.
pub(crate) fn whole(syntax: Syntax) -> Place {
    match syntax {
        Syntax::Uri => Place::Uri,
        Syntax::Challenges => Place::Text,
        _ => Place::Plain,
    }
}

/// The places of the placeholders, in their order.
pub(crate) fn places(name: &str, pieces: &[Piece<'_>]) -> Vec<Place> {
    if let [Piece::Placeholder(_)] = pieces {
        return vec![whole(syntax(name))];
    }
    let (mut places, mut text) = (Vec::new(), String::new());
    for piece in pieces {
        match piece {
            Piece::Text(plain) => text.push_str(plain),
            Piece::Placeholder(_) => {
                places.push(after(name, &text));
                // Whatever it is, it leaves its place as it has found it.
                text.push('_');
            }
        }
    }
    places
}

/// The place of the placeholder that follows this text.
fn after(name: &str, text: &str) -> Place {
    let syntax = syntax(name);
    if syntax == Syntax::Cookie {
        return Place::Cookie;
    }
    let is_link = syntax == Syntax::Links;
    let (mut is_quoted, mut is_escaped, mut is_target) = (false, false, syntax == Syntax::Uri);
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' if !is_target => is_quoted = !is_quoted,
            '<' if is_link && !is_quoted => is_target = true,
            '>' if is_link && !is_quoted => is_target = false,
            _ => {}
        }
    }
    let begins = text.is_empty() || is_link && text.ends_with('<');
    match (is_target, is_quoted) {
        (true, _) if begins => Place::Uri,
        (true, _) if text.rsplit('<').next().is_some_and(|target| target.contains(['?', '#'])) => {
            Place::UriQuery
        }
        (true, _) => Place::UriPart,
        (false, true) => Place::Quoted,
        (false, false) if may_repeat(name) => Place::Token,
        (false, false) => Place::Plain,
    }
}

/// Whether a literal is a URI reference, whatever is put into it.
pub(crate) fn is_uri(literal: &str) -> bool {
    let pieces = format::pieces(literal);
    matches!(pieces.as_slice(), [Piece::Placeholder(_)]) || grammar::is_value(Syntax::Uri, &filled(&pieces))
}

/// The literal with something for each placeholder: what is brought in is escaped for its place, so it is like this in each
/// of them.
fn filled(pieces: &[Piece<'_>]) -> String {
    let text = |piece: &Piece<'_>| match piece {
        Piece::Text(text) => text.replace("{{", "{").replace("}}", "}"),
        Piece::Placeholder(_) => "0".to_owned(),
    };
    pieces.iter().map(text).collect()
}

/// What is wrong with a literal, if its text cannot be a value of the field.
pub(crate) fn mistake(name: &str, literal: &str) -> Option<String> {
    let field = known(name)?;
    let pieces = format::pieces(literal);
    if let [Piece::Placeholder(_)] = pieces.as_slice() {
        return None;
    }
    let text = filled(&pieces);
    // A date may be put together of anything.
    let is_date = matches!(field.syntax, Syntax::HttpDate | Syntax::Delay);
    if is_date && pieces.iter().any(|piece| matches!(piece, Piece::Placeholder(_))) {
        return None;
    }
    if grammar::is_value(field.syntax, &text) {
        return None;
    }
    let Field { example, specs, .. } = field;
    let source = specs.first().map(source).unwrap_or_default();
    Some(format!(
        "`{literal}` is not a value of `{}`, which is {}; write it like `{example}`{source}",
        field.name,
        kind(field.syntax)
    ))
}

fn source(spec: &Spec) -> String {
    let Spec { document, section, .. } = spec;
    if section.is_empty() { format!(" ({document})") } else { format!(" ({document} section {section})") }
}

/// In words.
fn kind(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Challenges => {
            "a list of challenges, each a scheme and its parameters, with values that are tokens or in quotes"
        }
        Syntax::ContentRange => "a unit, a range or `*`, and a length",
        Syntax::Cookie => "a name with a value, and attributes behind `; `",
        Syntax::Delay => "a whole number of seconds or an HTTP date",
        Syntax::Directives => "a list of directives",
        Syntax::EntityTag => "a text in quotes, with `W/` before it if it is weak",
        Syntax::HttpDate => "an HTTP date",
        Syntax::Links => "a list of targets in `<` and `>`, each with its parameters",
        Syntax::MediaRanges => "a list of media types",
        Syntax::Methods => "a list of methods",
        Syntax::Protocols => "a list of protocols",
        Syntax::StructuredDate => "a date as `@` and the seconds since 1970",
        Syntax::StructuredList => "a list of items with parameters",
        Syntax::Text => "a text",
        Syntax::Tokens => "a list of words",
        Syntax::Uri => "a URI reference, in ASCII and with `%` before two hexadecimal digits",
    }
}

/// Whether an expression is a number that is no number of seconds: `1.5`, `-1`. Any other is evaluated at run time.
pub(crate) fn is_wrong_number(expr: &TokenStream) -> bool {
    match syn::parse2::<syn::Lit>(expr.clone()) {
        Ok(syn::Lit::Int(_)) => expr.to_string().starts_with('-'),
        Ok(_) => true,
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_where_the_text_before_it_says() {
        for (name, text, place) in [
            ("www-authenticate", "Bearer realm=\"", Place::Quoted),
            ("www-authenticate", "Bearer realm=\"a\", error=", Place::Token),
            ("www-authenticate", "Bearer realm=\"a \\\" b", Place::Quoted),
            ("www-authenticate", "Bearer realm=\"a \\\\\", error=", Place::Token),
            ("location", "", Place::Uri),
            ("location", "/books/", Place::UriPart),
            ("location", "/books?title=\"", Place::UriQuery),
            ("link", "<a?b>, </docs/", Place::UriPart),
            ("link", "</docs?a=", Place::UriQuery),
            ("link", "<", Place::Uri),
            ("link", "</docs/", Place::UriPart),
            ("link", "</docs/x>; rel=\"", Place::Quoted),
            ("link", "</docs/x>; rel=", Place::Token),
            ("set-cookie", "id=\"", Place::Cookie),
            ("allow", "GET, ", Place::Token),
            ("x-app", "a ", Place::Plain),
            ("x-app", "a \"", Place::Quoted),
            ("retry-after", "", Place::Plain),
        ] {
            assert_eq!(after(name, text), place, "{name}: {text}");
        }
    }

    #[test]
    fn a_number_that_is_no_delay_is_told_from_an_expression() {
        for (expr, is_wrong) in
            [("5", false), ("5_u8", false), ("1.5", true), ("-1", true), ("wait", false), ("1 + 1", false)]
        {
            assert_eq!(is_wrong_number(&expr.parse().unwrap()), is_wrong, "{expr}");
        }
    }

    #[test]
    fn placeholders_stand_for_what_is_right_in_their_place() {
        for right in ["Bearer realm=\"{realm}\", error={}", "{scheme}", "Bearer realm=\"{{b}}\""] {
            assert_eq!(mistake("www-authenticate", right), None, "{right}");
        }
        assert!(mistake("www-authenticate", "Bearer realm=\"{realm}").is_some());
        assert_eq!(mistake("retry-after", "{days}{date}"), None);
        assert_eq!(mistake("x-app", "anything"), None);
    }
}
