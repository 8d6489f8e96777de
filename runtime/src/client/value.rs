//! The fields of an error, read from the members of the content and from header fields.
//!
//! A value that is missing or not of the field's type makes no error of this kind: the response is then unknown.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::str::FromStr;
use core::time::Duration;

use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::select::Found;
#[cfg(feature = "std")]
use crate::field::date::parse;

/// The bound of a field that is a member of the content.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a client cannot read `{Self}` from JSON",
    label = "`#[http(client)]` requires `serde::Deserialize` here, without borrowed data",
    note = "if `{Self}` is your own type, add `#[derive(serde::Deserialize)]` to it",
    note = "otherwise take an owned type, such as `String` for `&str`, or add `server_only` to the variant"
)]
pub trait FromMember: Sized {
    fn from_member(value: &Value) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromMember for T {
    fn from_member(value: &Value) -> Option<Self> {
        T::deserialize(value).ok()
    }
}

/// A part of a literal with values in it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Text(&'static str),
    /// A value as it is.
    Plain,
    /// In a quoted-string (RFC 9110 section 5.6.4).
    Quoted,
    /// Percent-encoded (RFC 3986 section 2.1).
    Percent,
}

/// Where a text stands that holds a field.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Place {
    Header(&'static str),
    Detail,
    Instance,
}

#[doc(hidden)]
impl Found<'_> {
    /// The status, for a field that holds it.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    fn raw(&self, name: &str) -> Option<Cow<'_, Value>> {
        let problem = self.problem()?;
        let code = || Some(Cow::Owned(problem.code.as_deref().filter(|_| name == "code")?.into()));
        problem.extensions.get(name).map(Cow::Borrowed).or_else(code)
    }

    /// The extension member of this name; what may be missing is then `None`.
    #[must_use]
    pub fn member<T: FromMember>(&self, name: &str) -> Option<T> {
        T::from_member(self.raw(name).as_deref().unwrap_or(&Value::Null))
    }

    /// The same, with a default if there is no such member.
    #[must_use]
    pub fn member_or<T: FromMember>(&self, name: &str, default: impl FnOnce() -> T) -> Option<T> {
        match self.raw(name) {
            Some(value) => T::from_member(&value),
            None => Some(default()),
        }
    }

    /// All extension members that have none of these names, in one value.
    #[must_use]
    pub fn members<T: FromMember>(&self, taken: &[&str]) -> Option<T> {
        let others = self.problem()?.extensions.iter().filter(|(name, _)| !taken.contains(&&***name));
        let others: Map<String, Value> = others.map(|(name, value)| (name.clone(), value.clone())).collect();
        let is_empty = others.is_empty();
        // Nothing at all may be an `Option`.
        let nothing = || if is_empty { T::from_member(&Value::Null) } else { None };
        T::from_member(&Value::Object(others)).or_else(nothing)
    }

    /// The lines of a header field, or the member, in which a value stands.
    #[must_use]
    pub fn texts(&self, place: Place) -> Vec<String> {
        let member = |text: Option<&str>| text.map(ToString::to_string).into_iter().collect();
        match place {
            Place::Header(name) => self.response.lines(name),
            Place::Detail => member(self.problem().and_then(|problem| problem.detail.as_deref())),
            Place::Instance => member(self.problem().and_then(|problem| problem.instance.as_deref())),
        }
    }

    /// The text of one of the values in a literal, without the escapes of its place.
    #[must_use]
    pub fn text(&self, place: Place, parts: &[Part], nth: usize) -> Option<String> {
        self.texts(place).iter().find_map(|text| values(text, parts)?.into_iter().nth(nth))
    }

    /// All lines of a list, in one.
    #[must_use]
    pub fn list(&self, place: Place) -> Option<String> {
        Some(self.texts(place).join(",")).filter(|text| !text.is_empty())
    }

    /// When the server sent the response.
    fn date(&self) -> Option<String> {
        self.response.lines("date").into_iter().next()
    }
}

/// The time since 1970, where there is a clock: asking for it in a browser panics.
fn now() -> Option<Duration> {
    #[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
    return std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH).ok();
    #[cfg(not(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown")))))]
    None
}

/// What stands between the texts of a literal.
fn values(text: &str, parts: &[Part]) -> Option<Vec<String>> {
    let (mut rest, mut values) = (text, Vec::new());
    for (i, part) in parts.iter().enumerate() {
        if let Part::Text(text) = part {
            rest = rest.strip_prefix(text)?;
            continue;
        }
        let end = match (part, parts.get(i + 1)) {
            (Part::Quoted, _) => end_of_quoted(rest),
            (_, Some(Part::Text(next))) => rest.find(next)?,
            _ => rest.len(),
        };
        let (value, after) = rest.split_at(end);
        values.push(match part {
            Part::Quoted => unquoted(value),
            Part::Percent => decoded(value)?,
            Part::Plain | Part::Text(_) => value.to_string(),
        });
        rest = after;
    }
    rest.is_empty().then_some(values)
}

/// Where a quoted-string ends.
fn end_of_quoted(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.find(|c| {
        let ends = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    end.unwrap_or(text.len())
}

fn unquoted(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        // A backslash at the end is itself.
        plain.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    plain
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let byte = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                rest = after;
                let digit = |byte: &u8| char::from(*byte).to_digit(16);
                u8::try_from(digit(high)? * 16 + digit(low)?).ok()?
            }
            (b'%', _) => return None,
            (byte, _) => *byte,
        };
        bytes.push(byte);
    }
    String::from_utf8(bytes).ok()
}

/// A field's type, by which its text is read: the compiler takes the first of the traits below that holds for it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Wanted<T>(PhantomData<T>);

#[doc(hidden)]
impl<T> Wanted<T> {
    #[must_use]
    #[allow(clippy::new_without_default)] // a marker
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

/// Times, as `Retry-After` and dates have them, and an `Option` of one.
#[doc(hidden)]
pub trait ReadTime<T> {
    fn __read(&self, found: &Found<'_>, text: Option<String>) -> Option<T>;
}

#[doc(hidden)]
pub trait Time: Sized {
    fn read(found: &Found<'_>, text: &str) -> Option<Self>;
}

/// Digits alone: a sign is no part of a number of seconds (RFC 9110 section 10.2.3).
#[cfg(feature = "std")]
fn seconds(text: &str) -> Option<u64> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Time for Duration {
    fn read(found: &Found<'_>, text: &str) -> Option<Self> {
        let date = found.date();
        crate::retry::wait::read(text.as_bytes(), date.as_deref().map(str::as_bytes), now())
    }
}

#[cfg(feature = "std")]
impl Time for std::time::SystemTime {
    fn read(found: &Found<'_>, text: &str) -> Option<Self> {
        let instant = match (text.strip_prefix('@'), seconds(text)) {
            // A date of structured fields (RFC 9651 section 3.3.7).
            (Some(instant), _) => Duration::from_secs(seconds(instant)?),
            // So long after the response was sent.
            (None, Some(wait)) => {
                let sent = found.date().and_then(|date| parse(&date)).map(Duration::from_secs);
                sent.or_else(now)?.checked_add(Duration::from_secs(wait))?
            }
            (None, None) => Duration::from_secs(parse(text)?),
        };
        Self::UNIX_EPOCH.checked_add(instant)
    }
}

impl<T: Time> ReadTime<T> for &&&Wanted<T> {
    fn __read(&self, found: &Found<'_>, text: Option<String>) -> Option<T> {
        T::read(found, &text?)
    }
}

impl<T: Time> ReadTime<Option<T>> for &&&Wanted<Option<T>> {
    fn __read(&self, found: &Found<'_>, text: Option<String>) -> Option<Option<T>> {
        text.map_or(Some(None), |text| T::read(found, &text).map(Some))
    }
}

/// Whatever can be parsed.
#[doc(hidden)]
pub trait ReadText<T> {
    fn __read(&self, found: &Found<'_>, text: Option<String>) -> Option<T>;
}

impl<T: FromStr> ReadText<T> for &&Wanted<T> {
    fn __read(&self, _: &Found<'_>, text: Option<String>) -> Option<T> {
        text?.parse().ok()
    }
}

/// An `Option` of that, and a list.
#[doc(hidden)]
pub trait ReadMany<T> {
    fn __read(&self, found: &Found<'_>, text: Option<String>) -> Option<T>;
}

impl<T: FromStr> ReadMany<Option<T>> for &Wanted<Option<T>> {
    fn __read(&self, _: &Found<'_>, text: Option<String>) -> Option<Option<T>> {
        text.map_or(Some(None), |text| text.parse().ok().map(Some))
    }
}

impl<T: FromStr> ReadMany<Vec<T>> for &Wanted<Vec<T>> {
    fn __read(&self, _: &Found<'_>, text: Option<String>) -> Option<Vec<T>> {
        let text = text.unwrap_or_default();
        let members = text.split(',').map(str::trim).filter(|member| !member.is_empty());
        members.map(|member| member.parse().ok()).collect()
    }
}

/// The bound of a field that is a text: no type has it, so that the compiler says what is wrong.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a client cannot read `{Self}` from a text",
    label = "`#[http(client)]` requires `std::str::FromStr` here",
    note = "implement `FromStr` for `{Self}`, as the way back from its `Display`; or add `default` to the `#[http(...)]` of \
            the field, so that clients get its `Default`, or `server_only` to the variant"
)]
pub trait FromText: Sized {}

/// All other types.
#[doc(hidden)]
pub trait ReadRefused<T> {
    fn __read(&self, found: &Found<'_>, text: Option<String>) -> Option<T>
    where
        T: FromText;
}

impl<T> ReadRefused<T> for Wanted<T> {
    fn __read(&self, _: &Found<'_>, _: Option<String>) -> Option<T>
    where
        T: FromText,
    {
        None
    }
}

/// The bound of a field that holds the status.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a client cannot make `{Self}` of a status",
    label = "`#[http(client)]` requires `TryFrom<u16>` here, or an `Option` of such a type"
)]
pub trait FromStatus: Sized {
    fn from_status(status: u16) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: TryFrom<u16>> FromStatus for T {
    fn from_status(status: u16) -> Option<Self> {
        status.try_into().ok()
    }
}

#[cfg(test)]
#[cfg(feature = "std")]
mod tests {
    use super::*;

    #[test]
    fn values_are_what_stands_between_the_texts() {
        type Case<'a> = (&'a str, &'a [Part], Option<&'a [&'a str]>);
        use Part::{Percent, Plain, Quoted, Text};
        let cases: &[Case<'_>] = &[
            ("30", &[Plain], Some(&["30"])),
            ("", &[Plain], Some(&[""])),
            (
                r#"Bearer realm="a \"b\\", x=1"#,
                &[Text("Bearer realm=\""), Quoted, Text("\", x="), Plain],
                Some(&["a \"b\\", "1"]),
            ),
            (r#"Bearer realm="a"#, &[Text("Bearer realm=\""), Quoted, Text("\"")], None),
            (r#"Bearer realm="a\"#, &[Text("Bearer realm=\""), Quoted], Some(&["a\\"])),
            (
                "/a%2Fb/%C3%A1?q=x%26",
                &[Text("/"), Percent, Text("/"), Percent, Text("?q="), Percent],
                Some(&["a/b", "á", "x&"]),
            ),
            ("/%4", &[Text("/"), Percent], None),
            ("/%zz", &[Text("/"), Percent], None),
            ("/%ff", &[Text("/"), Percent], None),
            ("/a/b", &[Text("/x/"), Percent], None),
            ("/a b", &[Text("/a")], None),
        ];
        for (text, parts, expected) in cases {
            let read = values(text, parts);
            let read: Option<Vec<&str>> = read.as_ref().map(|read| read.iter().map(String::as_str).collect());
            assert_eq!(read.as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn a_number_of_seconds_is_digits_alone() {
        for (text, expected) in
            [("0", Some(0)), ("120", Some(120)), ("+1", None), ("-1", None), ("1.5", None), ("", None)]
        {
            assert_eq!(seconds(text), expected, "{text}");
        }
        assert_eq!(seconds("99999999999999999999"), None);
    }
}
