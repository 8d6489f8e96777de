//! Values of header fields, escaped for the place where they stand, so that no value changes the number of challenges, members
//! or cookies, or the origin of a target. The derive finds the place in the literal, and uses `Escaped`; everybody else
//! names it by a type.

use core::fmt::{self, Arguments, Display, Write};

macro_rules! places {
    ($($(#[$meta:meta])* $name:ident $escape:ident $around:literal)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name<T>(pub T);

        impl<T: Display> Display for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let value = &self.0;
                write!(f, concat!($around, "{}", $around), Escaped::$escape(format_args!("{value}")))
            }
        }
    )*};
}

places! {
    /// A quoted-string ([RFC 9110 section 5.6.4](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.4)), in its
    /// `Display`: in quotes, with `"` and `\` escaped; what cannot be sent is `?`.
    ///
    /// ```
    /// use statusquo::field::Quoted;
    ///
    /// assert_eq!(format!("Bearer realm={}", Quoted("a \"b\"\n")), r#"Bearer realm="a \"b\"?""#);
    /// ```
    Quoted quoted "\""
    /// A token ([RFC 9110 section 5.6.2](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2)), such as a member of a
    /// list: in its `Display`, anything else is `_`.
    ///
    /// ```
    /// assert_eq!(statusquo::field::Token("a, b").to_string(), "a__b");
    /// ```
    Token token ""
    /// A part of the path of a URI, such as one segment: in its `Display`, percent-encoded ([RFC 3986 section
    /// 2.4](https://www.rfc-editor.org/rfc/rfc3986#section-2.4)).
    ///
    /// ```
    /// assert_eq!(format!("/books/{}", statusquo::field::UriPart("a/b?")), "/books/a%2Fb%3F");
    /// ```
    UriPart uri_part ""
    /// A part of the query or the fragment of a URI, such as a value: in its `Display`, percent-encoded ([RFC 3986
    /// section 3.4](https://www.rfc-editor.org/rfc/rfc3986#section-3.4)).
    ///
    /// ```
    /// assert_eq!(format!("/books?title={}", statusquo::field::UriQuery("a&b/c")), "/books?title=a%26b/c");
    /// ```
    UriQuery uri_query ""
    /// A whole URI reference ([RFC 3986 section 4.1](https://www.rfc-editor.org/rfc/rfc3986#section-4.1)): in its
    /// `Display`, what no URI may hold is percent-encoded, and nothing else.
    ///
    /// ```
    /// assert_eq!(statusquo::field::Uri("/a b%20c?d").to_string(), "/a%20b%20c?d");
    /// ```
    Uri uri ""
    /// A name or a value of a cookie ([RFC 6265 section 4.1.1](https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1)): in
    /// its `Display`, what is no cookie-octet is percent-encoded.
    ///
    /// ```
    /// assert_eq!(format!("id={}; Path=/", statusquo::field::Cookie("a;b")), "id=a%3Bb; Path=/");
    /// ```
    Cookie cookie ""
}

/// The members of a list, each a [`Token`], in its `Display` ([RFC 9110 section
/// 5.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1)).
///
/// ```
/// assert_eq!(statusquo::field::List(&["GET", "HEAD"]).to_string(), "GET, HEAD");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List<'a, T>(pub &'a [T]);

impl<T: Display> Display for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(i, member)| {
            f.write_str(if i > 0 { ", " } else { "" })?;
            Token(member).fmt(f)
        })
    }
}

/// A value, and how it is escaped.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Escaped<'a> {
    value: Arguments<'a>,
    escape: fn(char, &mut fmt::Formatter<'_>) -> fmt::Result,
}

impl fmt::Debug for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

impl<'a> Escaped<'a> {
    /// Inside a quoted-string (RFC 9110 section 5.6.4). What cannot be sent is shown as `?`.
    #[must_use]
    pub fn quoted(value: Arguments<'a>) -> Self {
        Self {
            value,
            escape: |c, f| {
                if matches!(c, '"' | '\\') {
                    f.write_char('\\')?;
                }
                f.write_char(sendable(c))
            },
        }
    }

    /// A token (RFC 9110 section 5.6.2): anything else is shown as `_`.
    #[must_use]
    pub fn token(value: Arguments<'a>) -> Self {
        Self { value, escape: |c, f| f.write_char(if is_token(c) { c } else { '_' }) }
    }

    /// In the authority or the path of a URI: everything that is not unreserved is percent-encoded (RFC 3986 section 2.4).
    #[must_use]
    pub fn uri_part(value: Arguments<'a>) -> Self {
        Self { value, escape: |c, f| if is_unreserved(c) { f.write_char(c) } else { percent(c, f) } }
    }

    /// In the query or the fragment of a URI, where these characters separate nothing: `/`, `?`, `:` and `@` (RFC 3986 sections
    /// 3.4 and 3.5).
    #[must_use]
    pub fn uri_query(value: Arguments<'a>) -> Self {
        Self {
            value,
            escape: |c, f| {
                if is_unreserved(c) || "/?:@".contains(c) { f.write_char(c) } else { percent(c, f) }
            },
        }
    }

    /// A URI reference: what no URI may hold is percent-encoded (RFC 3986 section 2.1), and nothing else, so that one that is
    /// right stays as it is.
    #[must_use]
    pub fn uri(value: Arguments<'a>) -> Self {
        Self { value, escape: |c, f| if is_in_uri(c) { f.write_char(c) } else { percent(c, f) } }
    }

    /// A whole value: what cannot be sent is shown as `?`.
    #[must_use]
    pub fn text(value: Arguments<'a>) -> Self {
        Self { value, escape: |c, f| f.write_char(sendable(c)) }
    }

    /// A part of a cookie: what is no cookie-octet is percent-encoded (RFC 6265 section 4.1.1), and so is the `%`.
    #[must_use]
    pub fn cookie(value: Arguments<'a>) -> Self {
        Self { value, escape: |c, f| if is_octet(c) { f.write_char(c) } else { percent(c, f) } }
    }
}

/// RFC 9110 section 5.5, without `obs-text`.
fn sendable(c: char) -> char {
    if matches!(c, '\t' | ' '..='~') { c } else { '?' }
}

fn is_token(c: char) -> bool {
    u8::try_from(c).is_ok_and(is_tchar)
}

/// RFC 9110 section 5.6.2.
pub(crate) const fn is_tchar(b: u8) -> bool {
    matches!(
        b,
        b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'!'
            | b'#'..=b'\''
            | b'*'
            | b'+'
            | b'-'
            | b'.'
            | b'^'..=b'`'
            | b'|'
            | b'~'
    )
}

/// Any character of a URI (RFC 3986 section 2), and the `%` of what is encoded already.
fn is_in_uri(c: char) -> bool {
    is_unreserved(c) || ":/?#[]@!$&'()*+,;=%".contains(c)
}

/// RFC 6265 section 4.1.1, without what separates names from values, and the `%`.
fn is_octet(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | ',' | ';' | '\\' | '%' | '=')
}

/// RFC 3986 section 2.3.
fn is_unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~".contains(c)
}

/// The bytes of the character's UTF-8 (RFC 3986 section 2.5).
pub(crate) fn percent(c: char, f: &mut dyn Write) -> fmt::Result {
    c.encode_utf8(&mut [0; 4]).bytes().try_for_each(|byte| write!(f, "%{byte:02X}"))
}

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Escaping<'a, 'f>(&'a mut fmt::Formatter<'f>, fn(char, &mut fmt::Formatter<'_>) -> fmt::Result);

        impl Write for Escaping<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                text.chars().try_for_each(|c| (self.1)(c, self.0))
            }
        }

        Escaping(f, self.escape).write_fmt(self.value)
    }
}

#[cfg(test)]
#[cfg(feature = "alloc")]
mod tests {
    use alloc::string::ToString;

    use super::*;

    const ODD: &str = "a\"b\\c\r\nd,é; e=%/?#@~";

    #[test]
    fn each_place_has_its_own_escapes() {
        let value = format_args!("{ODD}");
        assert_eq!(Escaped::quoted(value).to_string(), "a\\\"b\\\\c??d,?; e=%/?#@~");
        assert_eq!(Escaped::token(value).to_string(), "a_b_c__d____e_%__#_~");
        assert_eq!(
            Escaped::uri_part(value).to_string(),
            "a%22b%5Cc%0D%0Ad%2C%C3%A9%3B%20e%3D%25%2F%3F%23%40~"
        );
        assert_eq!(Escaped::uri_query(value).to_string(), "a%22b%5Cc%0D%0Ad%2C%C3%A9%3B%20e%3D%25/?%23@~");
        assert_eq!(Escaped::uri(value).to_string(), "a%22b%5Cc%0D%0Ad,%C3%A9;%20e=%/?#@~");
        assert_eq!(Escaped::text(value).to_string(), "a\"b\\c??d,?; e=%/?#@~");
        assert_eq!(Escaped::cookie(value).to_string(), "a%22b%5Cc%0D%0Ad%2C%C3%A9%3B%20e%3D%25/?#@~");
    }

    #[test]
    fn an_error_of_the_value_is_passed_on() {
        struct Failing;
        impl Display for Failing {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                Err(fmt::Error)
            }
        }
        let mut text = alloc::string::String::new();
        assert_eq!(write!(text, "{}", Escaped::quoted(format_args!("{Failing}"))), Err(fmt::Error));
    }
}
