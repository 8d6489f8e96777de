//! `Message`: text built in const code, for panics that become compile errors. Every function must stay `const`.

/// A string builder for const code, where `panic!` accepts only a `&str`.
#[derive(Clone, Copy)]
pub(crate) struct Message {
    bytes: [u8; 512],
    length: usize,
}

impl Message {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; 512], length: 0 }
    }

    /// Text that does not fit is cut off: a truncated message is better than none.
    #[inline]
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

    #[inline]
    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    #[inline]
    pub(crate) const fn number(self, number: u16) -> Self {
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

    /// A field name in the form of `headers(...)`: `WWW-Authenticate` becomes `www_authenticate`.
    #[inline]
    pub(crate) const fn snake_case(mut self, name: &str) -> Self {
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
    #[inline]
    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            // Cut off inside a character. Never happens with the dataset, whose phrases are ASCII.
            Err(_) => "the status of this attribute cannot be used",
        }
    }
}
