//! `ResponseFields`: the header fields of a response, and the media type that they give.

use alloc::vec::Vec;

/// The header fields of a response ([RFC 9110 section 6.3](https://www.rfc-editor.org/rfc/rfc9110#section-6.3)): an
/// `http::HeaderMap` (feature `http`), or names and values in a slice, an array or a `Vec`.
///
/// ```
/// use statusquo::client::ResponseFields;
///
/// let mut lines = 0;
/// [("content-type", "text/plain"), ("retry-after", "5")].each(&mut |_, _| lines += 1);
/// assert_eq!(lines, 2);
/// ```
pub trait ResponseFields {
    /// Calls `line` with the name and the value of each line, in their order.
    fn each(&self, line: &mut dyn FnMut(&str, &[u8]));
}

impl<N: AsRef<str>, V: AsRef<[u8]>> ResponseFields for [(N, V)] {
    fn each(&self, line: &mut dyn FnMut(&str, &[u8])) {
        for (name, value) in self {
            line(name.as_ref(), value.as_ref());
        }
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>, const LINES: usize> ResponseFields for [(N, V); LINES] {
    fn each(&self, line: &mut dyn FnMut(&str, &[u8])) {
        self.as_slice().each(line);
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> ResponseFields for Vec<(N, V)> {
    fn each(&self, line: &mut dyn FnMut(&str, &[u8])) {
        self.as_slice().each(line);
    }
}

impl<F: ResponseFields + ?Sized> ResponseFields for &F {
    fn each(&self, line: &mut dyn FnMut(&str, &[u8])) {
        (**self).each(line);
    }
}

#[cfg(feature = "http")]
impl ResponseFields for http::HeaderMap {
    fn each(&self, line: &mut dyn FnMut(&str, &[u8])) {
        for (name, value) in self {
            line(name.as_str(), value.as_bytes());
        }
    }
}

/// A media type without its parameters.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// RFC 6838 section 4.2.8, RFC 6839 section 3.1.
fn is_json(essence: &str) -> bool {
    let suffix = essence.len().checked_sub(5).and_then(|start| essence.get(start..));
    essence.eq_ignore_ascii_case("application/json")
        || suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"))
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Same,
    /// Good enough if the content names the error.
    Similar,
    Other,
}

/// How the content's media type (RFC 9110 section 8.3.1) compares with that of a format.
pub(super) fn kind_of(fields: &dyn ResponseFields, media_type: &str) -> Kind {
    let wanted = essence(media_type);
    // Without one, the content may be anything.
    let mut kind = None;
    fields.each(&mut |name, value| {
        if kind.is_none() && name.eq_ignore_ascii_case("content-type") {
            let own = core::str::from_utf8(value).map_or("", essence);
            kind = Some(if own.eq_ignore_ascii_case(wanted) {
                Kind::Same
            } else if is_json(own) && is_json(wanted) {
                // Servers and proxies often call any JSON just that.
                Kind::Similar
            } else {
                Kind::Other
            });
        }
    });
    kind.unwrap_or(Kind::Similar)
}
