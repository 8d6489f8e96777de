//! `Json`: JSON (RFC 8259), written without a detour through values, into memory of just its size.
//!
//! The bytes are the same as serde_json's, which tests here and in `problem` compare.

use alloc::vec::Vec;
use core::fmt::{self, Write};

use serde_json::Value;

/// What fits in here is written on the stack and copied once: counted in instructions, a response is a fifth cheaper than
/// with memory that grows, and whoever sends it need not move it to be rid of what is left over.
const STACK: usize = 512;

/// JSON under construction.
pub(crate) struct Json {
    stack: [u8; STACK],
    length: usize,
    /// All of it, as soon as it is more than fits on the stack.
    heap: Vec<u8>,
}

impl Json {
    pub(crate) const fn new() -> Self {
        Self { stack: [0; STACK], length: 0, heap: Vec::new() }
    }

    /// The JSON, in memory of its size.
    pub(crate) fn finish(self) -> Vec<u8> {
        if self.heap.is_empty() {
            return self.stack[..self.length].to_vec();
        }
        let mut heap = self.heap;
        heap.shrink_to_fit();
        heap
    }

    /// JSON as it is.
    pub(crate) fn raw(&mut self, json: &str) {
        self.bytes(json.as_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        if let (true, Some(room)) = (self.heap.is_empty(), self.stack.get_mut(self.length..end)) {
            room.copy_from_slice(bytes);
            self.length = end;
        } else {
            self.spill(bytes);
        }
    }

    #[cold]
    fn spill(&mut self, bytes: &[u8]) {
        if self.heap.is_empty() {
            self.heap.reserve(2 * STACK + bytes.len());
            self.heap.extend_from_slice(&self.stack[..self.length]);
        }
        self.heap.extend_from_slice(bytes);
    }

    /// A text with its quotation marks.
    pub(crate) fn string(&mut self, text: &str) {
        self.bytes(b"\"");
        self.escaped(text);
        self.bytes(b"\"");
    }

    /// A text within quotation marks that are there already.
    pub(crate) fn escaped(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some(at) = rest.iter().position(|byte| MUST_BE_ESCAPED[usize::from(*byte)]) {
            self.bytes(&rest[..at]);
            self.escape(rest[at]);
            rest = &rest[at + 1..];
        }
        self.bytes(rest);
    }

    #[cold]
    fn escape(&mut self, byte: u8) {
        match byte {
            b'"' => self.bytes(b"\\\""),
            b'\\' => self.bytes(b"\\\\"),
            0x08 => self.bytes(b"\\b"),
            0x0c => self.bytes(b"\\f"),
            b'\n' => self.bytes(b"\\n"),
            b'\r' => self.bytes(b"\\r"),
            b'\t' => self.bytes(b"\\t"),
            _ => self.display(format_args!("\\u{byte:04x}")),
        }
    }

    /// A status code.
    pub(crate) fn number(&mut self, number: u16) {
        let mut digits = [0; 5];
        let mut first = digits.len();
        let mut rest = number;
        loop {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.bytes(&digits[first..]);
    }

    pub(crate) fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.string(text),
            Value::Array(values) => {
                self.bytes(b"[");
                for (i, value) in values.iter().enumerate() {
                    self.bytes(if i == 0 { b"" } else { b"," });
                    self.value(value);
                }
                self.bytes(b"]");
            }
            Value::Object(members) => {
                self.bytes(b"{");
                for (i, (name, value)) in members.iter().enumerate() {
                    self.bytes(if i == 0 { b"" } else { b"," });
                    self.string(name);
                    self.bytes(b":");
                    self.value(value);
                }
                self.bytes(b"}");
            }
            // Nothing in these has to be escaped.
            Value::Null | Value::Bool(_) | Value::Number(_) => self.display(value),
        }
    }

    /// A value whose `Display` is JSON.
    fn display(&mut self, value: impl fmt::Display) {
        let _ = write!(self, "{value}");
    }
}

impl Write for Json {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.raw(text);
        Ok(())
    }
}

/// RFC 8259 section 7. All of them are ASCII, so that no character is cut. As a table it takes half of the instructions
/// that comparisons take.
static MUST_BE_ESCAPED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        table[byte] = true;
        byte += 1;
    }
    table[b'"' as usize] = true;
    table[b'\\' as usize] = true;
    table
};

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    fn quoted(text: &str) -> String {
        let mut json = Json::new();
        json.string(text);
        String::from_utf8(json.finish()).unwrap()
    }

    #[test]
    fn every_character_is_escaped_as_serde_json_does() {
        let all: String = (0..0x250).chain([0x2028, 0xfeff, 0x1f600]).filter_map(char::from_u32).collect();
        assert_eq!(quoted(&all), serde_json::to_string(&all).unwrap());
        for text in ["", "\"", "\\", "a\"", "\"a", "a\u{1}b\n"] {
            assert_eq!(quoted(text), serde_json::to_string(text).unwrap(), "{text:?}");
        }
    }

    #[test]
    fn a_text_of_every_length_around_the_stack_is_whole() {
        for length in (0..40).chain(STACK - 5..STACK + 5).chain([2 * STACK, 5000]) {
            let text = "x".repeat(length) + "\"ä\n" + &"y".repeat(length);
            assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap(), "{length}");
            let mut json = Json::new();
            json.string(&text);
            let json = json.finish();
            assert_eq!(json.len(), json.capacity(), "{length}");
        }
    }

    #[test]
    fn values_are_written_as_serde_json_does() {
        let json = r#"{"a":[1,-2,3.5,1e300,[]],"b\"":{"c":null,"d":[true,false]},"e":"\u0001","f":{}}"#;
        let value: Value = serde_json::from_str(json).unwrap();
        let mut written = Json::new();
        written.value(&value);
        assert_eq!(written.finish(), serde_json::to_vec(&value).unwrap());
    }

    #[test]
    fn numbers_are_written_in_decimal() {
        for number in [0, 7, 10, 99, 404, 999, 1000, u16::MAX] {
            let mut json = Json::new();
            json.number(number);
            assert_eq!(json.finish(), serde_json::to_vec(&number).unwrap());
        }
    }
}
