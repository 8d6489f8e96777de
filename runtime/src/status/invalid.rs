//! `InvalidStatusCode`: the error of the strict conversions, and the parser of three digits behind them.

use core::fmt;

/// The error of parsing a status code.
///
/// ```
/// use statusquo::StatusCode;
///
/// let text = |result: Result<StatusCode, statusquo::InvalidStatusCode>| result.unwrap_err().to_string();
/// assert_eq!(text(StatusCode::from_u16(99)), "99 is not a status code; a status code is from 100 to 999");
/// assert_eq!(text("20".parse()), "a status code has 3 digits, not 2 bytes");
/// assert_eq!(text("2x0".parse()), "a status code has 3 digits; `x` is not a digit");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InvalidStatusCode(Reason);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Reason {
    OutOfRange(u16),
    /// Saturates at `u16::MAX`, so that a `Result` with a status fits into a register.
    Length(u16),
    NoDigit(u8),
}

impl InvalidStatusCode {
    #[doc(hidden)]
    pub const fn __out_of_range(code: u16) -> Self {
        Self(Reason::OutOfRange(code))
    }

    /// Parses three digits, the first of them not zero.
    #[doc(hidden)]
    #[inline]
    pub const fn __digits(bytes: &[u8]) -> Option<u16> {
        if let [a, b, c] = *bytes {
            let is_code = matches!(a, b'1'..=b'9') & b.is_ascii_digit() & c.is_ascii_digit();
            if is_code {
                // Digit by digit, so that the compiler knows the range of the code.
                let (a, b, c) = ((a - b'1') as u16, (b - b'0') as u16, (c - b'0') as u16);
                return Some(100 + a * 100 + b * 10 + c);
            }
        }
        None
    }

    /// The error for bytes that [`__digits`](Self::__digits) does not accept.
    #[doc(hidden)]
    #[cold]
    #[inline]
    pub const fn __of(bytes: &[u8]) -> Self {
        if bytes.len() != 3 {
            return Self(Reason::Length(if bytes.len() < 0xFFFF { bytes.len() as u16 } else { 0xFFFF }));
        }
        let (mut code, mut i) = (0, 0);
        while i < 3 {
            let digit = bytes[i].wrapping_sub(b'0');
            if digit > 9 {
                return Self(Reason::NoDigit(bytes[i]));
            }
            code = code * 10 + digit as u16;
            i += 1;
        }
        Self::__out_of_range(code)
    }
}

impl fmt::Display for InvalidStatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reason::OutOfRange(code) => {
                write!(f, "{code} is not a status code; a status code is from 100 to 999")
            }
            Reason::Length(1) => f.write_str("a status code has 3 digits, not 1 byte"),
            Reason::Length(u16::MAX) => f.write_str("a status code has 3 digits, not 65535 bytes or more"),
            Reason::Length(bytes) => write!(f, "a status code has 3 digits, not {bytes} bytes"),
            Reason::NoDigit(byte) => {
                write!(f, "a status code has 3 digits; `{}` is not a digit", byte.escape_ascii())
            }
        }
    }
}

impl core::error::Error for InvalidStatusCode {}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::string::ToString;

    use super::*;

    #[test]
    fn each_reason_is_kept_apart() {
        let parse =
            |bytes: &[u8]| InvalidStatusCode::__digits(bytes).ok_or_else(|| InvalidStatusCode::__of(bytes));
        assert_eq!(parse(b"404"), Ok(404));
        assert_eq!(parse(b"40"), Err(InvalidStatusCode(Reason::Length(2))));
        assert_eq!(parse(b"4_4"), Err(InvalidStatusCode(Reason::NoDigit(b'_'))));
        assert_eq!(parse(b"099"), Err(InvalidStatusCode(Reason::OutOfRange(99))));
        assert_eq!(parse(b"099"), Err(InvalidStatusCode::__out_of_range(99)));
        // The first mistake is reported.
        assert_eq!(parse(b"0+-"), Err(InvalidStatusCode(Reason::NoDigit(b'+'))));
        assert_eq!(parse(b"+-"), Err(InvalidStatusCode(Reason::Length(2))));
    }

    #[test]
    fn every_three_digits_are_parsed() {
        for number in 0..=999 {
            let digits = format!("{number:03}");
            let expected = Some(number).filter(|number| *number >= 100);
            assert_eq!(InvalidStatusCode::__digits(digits.as_bytes()), expected);
        }
    }

    #[test]
    fn a_byte_that_is_not_a_digit_is_escaped() {
        for (byte, shown) in [(b'x', "x"), (b'\n', "\\n"), (0, "\\x00"), (0xFF, "\\xff"), (b'\\', "\\\\")] {
            assert_eq!(InvalidStatusCode::__digits(&[b'4', byte, b'4']), None);
            let error = InvalidStatusCode::__of(&[b'4', byte, b'4']);
            assert_eq!(error.to_string(), format!("a status code has 3 digits; `{shown}` is not a digit"));
        }
    }
}
