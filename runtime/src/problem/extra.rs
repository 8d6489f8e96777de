//! What few problems have: header fields of the response, and numbers that a `Value` cannot hold.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

use serde_json::Value;

use super::Problem;

/// Behind one pointer, so that a problem without any of it stays small.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Extra {
    /// Name and value; no value if its `Display` has failed.
    fields: Vec<(&'static str, Option<String>)>,
    /// Name, approximate value and exact JSON of extension members.
    exact: Vec<(String, Value, String)>,
}

impl Problem<'_> {
    fn extra(&mut self) -> &mut Extra {
        self.extra.get_or_insert_with(Box::default)
    }

    /// Adds a header field to the response that the problem becomes if a handler returns it. The name is in lower case, and
    /// one of [`field`](crate::field) as a rule; so is the value, whose `Display` is sent under the rules of
    /// [`Answer::of`](crate::Answer::of). Where the field is a list, it may be added several times.
    ///
    /// Fields are no members of the problem: they are not in its JSON.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::{Answer, Problem, StatusCode, field};
    ///
    /// let problem = Problem::new(StatusCode::TooManyRequests)
    ///     .field(field::RETRY_AFTER, field::Delay(Duration::from_millis(200)));
    /// assert_eq!(Answer::of(&problem).headers().next(), Some(("retry-after", "1")));
    /// ```
    #[must_use]
    pub fn field(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        let mut text = String::new();
        let value = write!(text, "{value}").ok().map(|()| text);
        self.extra().fields.push((name, value));
        self
    }

    /// Calls `set` for each field of [`field`](Self::field).
    pub(super) fn set_fields(&self, set: &mut dyn FnMut(&'static str, fmt::Arguments<'_>)) {
        struct Failed;
        impl fmt::Display for Failed {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                Err(fmt::Error)
            }
        }
        for (name, value) in self.extra.iter().flat_map(|extra| &extra.fields) {
            match value {
                Some(value) => set(name, format_args!("{value}")),
                // It is left out, and the log says so.
                None => set(name, format_args!("{Failed}")),
            }
        }
    }

    /// An extension member with the JSON that is written as long as nobody changes its value.
    pub(crate) fn insert_exact(&mut self, name: &str, value: Value, json: String) {
        self.extensions.insert(name.to_owned(), value.clone());
        self.extra().exact.push((name.to_owned(), value, json));
    }

    /// The JSON of an extension member, where that is not its value's.
    pub(crate) fn exact(&self, name: &str, value: &Value) -> Option<&str> {
        let exact = &self.extra.as_ref()?.exact;
        exact.iter().rev().find(|(own, old, _)| own == name && old == value).map(|(_, _, json)| &**json)
    }
}
