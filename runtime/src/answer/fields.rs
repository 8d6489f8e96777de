//! Header fields: which of them an answer can send, and which of them describe content that an answer replaces.
//!
//! Every rule about fields at run time is here, so that no adapter needs one of its own. The names of fields appear
//! once; `macros` has the same lists for its compile-time messages, because it cannot use this crate.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{Arguments, Write};

use crate::derive::checks;
use crate::field::escape::is_tchar;
use crate::{Cacheability, StatusCode};

/// A name in lower case and a valid value.
pub(crate) type Field = (Cow<'static, str>, Cow<'static, str>);

/// Header fields in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<Field>);

impl Fields {
    pub(crate) fn push(&mut self, field: Field) {
        self.0.push(field);
    }

    /// Copies a field from another response, if it can be sent with an answer. The name is in lower case.
    #[cfg(feature = "actix-web")]
    pub(crate) fn take_over(&mut self, name: &str, value: &str) {
        if can_be_sent(name, value) {
            self.push((Cow::Owned(String::from(name)), Cow::Owned(String::from(value))));
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Field> {
        self.0.iter()
    }

    /// Adds what must come with the fields that are there.
    ///
    /// RFC 9110 section 7.8: a sender of `Upgrade` must also send the connection option `upgrade`.
    ///
    /// RFC 9111 section 7.3: `Set-Cookie` keeps no cache from storing the response, so one that caches may store by
    /// themselves would be given to others, with the cookie.
    pub(crate) fn complete(&mut self, status: StatusCode) {
        if self.0.is_empty() {
            return;
        }
        if self.iter().any(|(name, _)| name == "set-cookie") && is_kept_by_caches(status) {
            let says_more = |(name, _): &Field| name == "cache-control" || name == "expires";
            if !self.iter().any(says_more) {
                self.push((Cow::Borrowed("cache-control"), Cow::Borrowed("private")));
            }
        }
        if self.iter().any(|(name, _)| name == "upgrade") && !self.has_connection_option("upgrade") {
            self.push((Cow::Borrowed("connection"), Cow::Borrowed("upgrade")));
        }
    }

    pub(crate) fn has_connection_option(&self, option: &str) -> bool {
        let mut lines = self.iter().filter(|(name, _)| name == "connection");
        lines.any(|(_, value)| options(value).any(|own| own.eq_ignore_ascii_case(option)))
    }
}

/// Whether caches may store an answer that says nothing about it (RFC 9110 section 15.1).
fn is_kept_by_caches(status: StatusCode) -> bool {
    status.cacheability() == Cacheability::Heuristic
}

/// The field in the form that is sent, or `None` if it cannot be sent.
pub(crate) fn field(status: StatusCode, name: &'static str, value: Arguments<'_>) -> Option<Field> {
    let value = match value.as_str() {
        Some(value) => Cow::Borrowed(value),
        None => {
            let mut written = String::with_capacity(64);
            written.write_fmt(value).ok()?;
            Cow::Owned(written)
        }
    };
    let name = field_name(name)?;
    // An empty `Allow` means that no method is allowed (RFC 9110 section 10.2.1). Any other required field has no
    // meaning if it is empty.
    let is_missing =
        value.trim_ascii_start().is_empty() && name != "allow" && checks::requires(status, &name);
    (can_be_sent(&name, &value) && !is_missing).then_some((name, value))
}

fn can_be_sent(name: &str, value: &str) -> bool {
    let is_reserved = frames_message(name) || describes_content(name);
    !is_reserved && is_field_value(value) && (name != "connection" || is_connection(value))
}

/// Whether an answer may have these connection options. Any other option names a field that the next recipient removes
/// (RFC 9110 section 7.6.1), so an error could remove `WWW-Authenticate`.
fn is_connection(value: &str) -> bool {
    options(value).all(|option| {
        ["close", "keep-alive", "upgrade"].iter().any(|known| option.eq_ignore_ascii_case(known))
    })
}

/// The members of `Connection`, without empty ones (RFC 9110 section 5.6.1).
fn options(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim_ascii).filter(|option| !option.is_empty())
}

/// Fields that frame the message (RFC 9112 section 6), or hold for one connection only. The server sets them. The name
/// is in lower case.
pub(crate) fn frames_message(name: &str) -> bool {
    matches!(
        name,
        "content-length" | "keep-alive" | "proxy-connection" | "te" | "trailer" | "transfer-encoding"
    )
}

/// Fields that describe the content of an answer. This crate sets them.
fn describes_content(name: &str) -> bool {
    matches!(name, "content-encoding" | "content-type")
}

/// Whether a field describes content, or a representation, that an answer has replaced. The name is in lower case.
///
/// RFC 9110 sections 8 and 14, RFC 6266, RFC 9530 and the fields that RFC 9530 replaced.
#[cfg(any(feature = "actix-web", feature = "salvo", feature = "error-layer"))]
pub(crate) fn is_of_replaced_content(name: &str, status: u16) -> bool {
    match name {
        "content-digest"
        | "content-disposition"
        | "content-encoding"
        | "content-md5"
        | "digest"
        | "repr-digest" => true,
        // With 416, these two describe the ranges of the target resource (sections 14.3, 14.4 and 15.5.17).
        "accept-ranges" | "content-range" => status != 416,
        // A 304 must send the ones that a 200 would have had (section 15.4.5).
        "content-location" | "etag" | "last-modified" => status != 304,
        _ => false,
    }
}

/// Fields that come with any content: an answer has its own values, or no content.
#[cfg(any(feature = "actix-web", feature = "salvo"))]
pub(crate) fn is_of_every_content(name: &str) -> bool {
    matches!(name, "content-language" | "content-length" | "content-type")
}

/// Whether a field was meant for a successful response, so that an error must not inherit it: the lifetime in caches
/// (RFC 9111), the target of a redirect, and the file that a gateway should send instead. The name is in lower case.
#[cfg(feature = "salvo")]
pub(crate) fn is_of_success(name: &str, value: &[u8], status: u16) -> bool {
    match name {
        // `no-store` applies to errors as well.
        "cache-control" | "cdn-cache-control" | "surrogate-control" => {
            status != 304 && !value.to_ascii_lowercase().windows(8).any(|window| window == b"no-store")
        }
        "expires" => status != 304,
        "age" | "location" | "refresh" | "x-accel-expires" | "x-accel-redirect" | "x-sendfile" => true,
        _ => false,
    }
}

/// The name in lower case, if it is a `token` (RFC 9110 section 5.6.2). The derive checks this at compile time;
/// handwritten implementations are checked only here.
///
/// As a table: `www-authenticate` takes 240 instructions less than with comparisons.
fn field_name(name: &'static str) -> Option<Cow<'static, str>> {
    const NONE: u8 = 0;
    const LOWER: u8 = 1;
    const UPPER: u8 = 2;
    static TCHAR: [u8; 256] = {
        let mut table = [NONE; 256];
        let mut i = 0;
        while i < 256 {
            table[i] = match i as u8 {
                b'A'..=b'Z' => UPPER,
                b if is_tchar(b) => LOWER,
                _ => NONE,
            };
            i += 1;
        }
        table
    };
    let mut kinds = NONE;
    for b in name.bytes() {
        match TCHAR[usize::from(b)] {
            NONE => return None,
            kind => kinds |= kind,
        }
    }
    match kinds {
        NONE => None,
        LOWER => Some(Cow::Borrowed(name)),
        _ => Some(Cow::Owned(name.to_ascii_lowercase())),
    }
}

/// RFC 9110 section 5.5, without `obs-text`.
pub(crate) fn is_field_value(value: &str) -> bool {
    value.bytes().all(|b| matches!(b, b'\t' | b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_would_split_a_response_are_refused() {
        for value in ["a\r\nset-cookie: x", "a\nb", "a\0b", "a\x7fb", "\u{e4}"] {
            assert!(!is_field_value(value), "{value:?}");
        }
        assert!(is_field_value("Bearer realm=\"a\tb\""));
    }

    #[test]
    fn names_that_are_not_tokens_are_refused() {
        for name in ["", "a b", "a:", "a\r\n", "\u{e4}"] {
            assert_eq!(field_name(name), None, "{name:?}");
        }
        assert_eq!(field_name("www-authenticate").as_deref(), Some("www-authenticate"));
        assert_eq!(field_name("WWW-Authenticate").as_deref(), Some("www-authenticate"));
    }

    #[test]
    fn a_value_whose_display_fails_is_refused() {
        #[derive(Debug)]
        struct Broken;
        impl core::fmt::Display for Broken {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("half").and(Err(core::fmt::Error))
            }
        }
        assert_eq!(field(StatusCode::NotFound, "x-a", format_args!("{Broken}")), None);
        let whole = field(StatusCode::NotFound, "x-a", format_args!("{}", 5 + 5));
        assert_eq!(whole, Some((Cow::Borrowed("x-a"), Cow::Borrowed("10"))));
    }

    #[test]
    fn a_connection_option_that_names_a_field_is_refused() {
        for value in ["content-type", "close, cache-control", "te", "Close;x", "close upgrade"] {
            assert!(!can_be_sent("connection", value), "{value}");
        }
        for value in ["close", "Upgrade, CLOSE", "keep-alive", "", " , close,"] {
            assert!(can_be_sent("connection", value), "{value}");
        }
    }
}
