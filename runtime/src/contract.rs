//! The checks of `#[derive(HttpError)]`: const functions whose panics are compile errors.
//!
//! Each is `#[track_caller]`, and generated code calls it with the span of the user's own token, so that the
//! compiler underlines that token and shows nothing else.

use crate::status::{Lifecycle, Semantics, Spec, StatusClass, StatusCode};

/// A status that an attribute names, in whichever registry.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// The code.
    pub code: u16,
    /// The reason phrase.
    pub phrase: Option<&'static str>,
    /// What a response with it has to observe.
    pub rules: &'static Semantics,
    /// Where that is written.
    pub specs: &'static [Spec],
}

/// The status of `#[http(404)]`.
///
/// # Panics
///
/// For a number that is not registered.
#[track_caller]
pub const fn registered(code: u16) -> StatusCode {
    let status = StatusCode::new(code);
    if let StatusCode::Unregistered(_) = status {
        let message = Message::new().number(code).text(" is not a registered status code");
        let message = crate::registries::users_of(code, message);
        panic!("{}", message.as_str());
    }
    status
}

/// Checks that an error may be answered with this status and these header fields.
///
/// # Panics
///
/// If it may not.
#[track_caller]
pub const fn check(status: Named, given: &[&str]) {
    check_class(status);
    check_lifecycle(status);
    let mut i = 0;
    while i < status.rules.required_headers.len() {
        check_header(status, status.rules.required_headers[i], given);
        i += 1;
    }
    check_location(status, given);
}

/// RFC 9110 section 15: 1xx and 2xx report no error.
#[track_caller]
const fn check_class(status: Named) {
    if let Some(StatusClass::Informational | StatusClass::Successful) = StatusClass::of(status.code) {
        let message = Message::new()
            .status(status)
            .text(" reports no error; an error is answered with 3xx, 4xx or 5xx (RFC 9110 section 15)");
        panic!("{}", message.as_str());
    }
}

/// Codes that nobody may send any more, or that never had a meaning.
#[track_caller]
const fn check_lifecycle(status: Named) {
    let why = match status.rules.lifecycle {
        Lifecycle::Unused => " is unused: it is reserved, without a meaning in HTTP",
        Lifecycle::Deprecated => " is deprecated: it is not to be sent any more",
        _ => return,
    };
    let message = Message::new().status(status).text(why).specs(status);
    let message = message.text("; choose another status");
    panic!("{}", message.as_str());
}

/// A header field without which the response would break the standard.
#[track_caller]
const fn check_header(status: Named, required: &str, given: &[&str]) {
    if !contains(given, required) {
        let message = Message::new().status(status).text(" must carry `").text(required).text("`");
        let message = message.specs(status).remedy(required);
        panic!("{}", message.as_str());
    }
}

/// RFC 9110 section 15.4: a client goes where `Location` points. A 304 sends it nowhere.
#[track_caller]
const fn check_location(status: Named, given: &[&str]) {
    let redirects =
        matches!(StatusClass::of(status.code), Some(StatusClass::Redirection)) && status.code != 304;
    if redirects && !contains(given, "Location") {
        let message =
            Message::new().status(status).text(" leads nowhere without `Location` (RFC 9110 section 15.4)");
        let message = message.remedy("Location");
        panic!("{}", message.as_str());
    }
}

const fn contains(given: &[&str], name: &str) -> bool {
    let mut i = 0;
    while i < given.len() {
        if is_same_field(given[i], name) {
            return true;
        }
        i += 1;
    }
    false
}
/// Names of header fields are equal whatever their case (RFC 9110 section 5.1).
const fn is_same_field(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i].eq_ignore_ascii_case(&b[i]) {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// A text that const code can put together; `panic!` takes nothing but a `&str` there.
#[derive(Clone, Copy)]
pub(crate) struct Message {
    bytes: [u8; 512],
    length: usize,
}

impl Message {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; 512], length: 0 }
    }

    /// Text beyond the buffer is dropped: a message that is cut off beats one that cannot be shown.
    pub(crate) const fn text(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut i = 0;
        while i < bytes.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = bytes[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    const fn number(self, number: u16) -> Self {
        let mut message = self;
        let mut power = 10_000;
        while power > 0 {
            if number >= power || power == 1 {
                let digit = [b'0' + (number / power % 10) as u8];
                if let Ok(digit) = core::str::from_utf8(&digit) {
                    message = message.text(digit);
                }
            }
            power /= 10;
        }
        message
    }

    /// `` `404 Not Found` ``.
    const fn status(self, status: Named) -> Self {
        let message = self.text("`").number(status.code);
        match status.phrase {
            Some(phrase) => message.text(" ").text(phrase).text("`"),
            None => message.text("`"),
        }
    }

    /// ` (RFC 9110 section 15.5.5)`.
    const fn specs(self, status: Named) -> Self {
        let [spec, ..] = status.specs else { return self };
        let message = self.text(" (").text(spec.document);
        if spec.section.is_empty() {
            message.text(")")
        } else {
            message.text(" section ").text(spec.section).text(")")
        }
    }

    /// What to write so that a field is there.
    const fn remedy(self, name: &str) -> Self {
        self.text("; add `headers(")
            .snake_case(name)
            .text(" = \"...\")`, or `without(")
            .snake_case(name)
            .text(")` if another layer adds it")
    }

    /// `WWW-Authenticate` as it is written in `headers(…)`: `www_authenticate`.
    const fn snake_case(mut self, name: &str) -> Self {
        let start = self.length;
        self = self.text(name);
        let mut i = start;
        while i < self.length {
            self.bytes[i] = if self.bytes[i] == b'-' { b'_' } else { self.bytes[i].to_ascii_lowercase() };
            i += 1;
        }
        self
    }

    #[track_caller]
    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            // Cut off inside a character: the phrases of the dataset are ASCII, so this is far from real.
            Err(_) => "the status of this attribute cannot be used",
        }
    }
}
