//! What the literal of a header field means: where in the grammar of its field each placeholder stands.
//!
//! The runtime escapes a value for its place (`derive/values`). Only the place is found here, by reading the literal from left
//! to right; its text is the programmer's, and stays as it is.

use proc_macro2::TokenStream;

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

/// Fields whose value is a list (RFC 9110 section 5.6.1), so that each line may have some of its members. RFC 6265 section
/// 3: `Set-Cookie` has several lines without being a list.
const LISTS: &[&str] = &[
    "accept-ch",
    "accept-ranges",
    "allow",
    "cache-control",
    "connection",
    "content-language",
    "content-security-policy",
    "link",
    "proxy-authenticate",
    "ratelimit",
    "ratelimit-policy",
    "server-timing",
    "set-cookie",
    "upgrade",
    "vary",
    "via",
    "warning",
    "www-authenticate",
];

/// Whether the field may be given several times; the name is in lower case.
pub(crate) fn may_repeat(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Whether the value of the field is a URI reference.
pub(crate) fn is_uri(name: &str) -> bool {
    matches!(name, "location" | "content-location")
}

/// The place of a value that is an expression, or the only placeholder of a literal.
pub(crate) fn whole(name: &str) -> Place {
    match name {
        _ if is_uri(name) => Place::Uri,
        "www-authenticate" | "proxy-authenticate" => Place::Text,
        _ => Place::Plain,
    }
}

/// The place of the placeholder that follows this text.
pub(crate) fn after(name: &str, text: &str) -> Place {
    if name == "set-cookie" {
        return Place::Cookie;
    }
    let (mut is_quoted, mut is_escaped, mut is_target) = (false, false, is_uri(name));
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' if !is_target => is_quoted = !is_quoted,
            '<' if name == "link" && !is_quoted => is_target = true,
            '>' if name == "link" && !is_quoted => is_target = false,
            _ => {}
        }
    }
    let begins = text.is_empty() || name == "link" && text.ends_with('<');
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

/// Whether a text is a number of seconds, or has the form of an IMF-fixdate (RFC 9110 sections 5.6.7 and 10.2.3).
pub(crate) fn is_delay(text: &str) -> bool {
    let is_seconds = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_like = |form: u8, byte: u8| match form {
        b'a' => byte.is_ascii_alphabetic(),
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    let form = b"aaa, 00 aaa 0000 00:00:00 ";
    let date = text.strip_suffix("GMT").map(str::as_bytes);
    is_seconds
        || date.is_some_and(|date| {
            date.len() == form.len() && form.iter().zip(date).all(|(f, b)| is_like(*f, *b))
        })
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
    fn a_delay_is_whole_seconds_or_a_date() {
        for right in ["0", "120", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            assert!(is_delay(right), "{right}");
        }
        for wrong in [
            "",
            "-1",
            "1.5",
            "5s",
            "soon",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "GMT",
        ] {
            assert!(!is_delay(wrong), "{wrong}");
        }
        for (expr, is_wrong) in
            [("5", false), ("5_u8", false), ("1.5", true), ("-1", true), ("wait", false), ("1 + 1", false)]
        {
            assert_eq!(is_wrong_number(&expr.parse().unwrap()), is_wrong, "{expr}");
        }
    }
}
