//! Writing status codes.

use core::fmt::{self, Alignment, Formatter, Write as _};

/// Writes `404 Not Found` and honours width, fill, alignment and precision, as a string would.
///
/// # Errors
///
/// Those of the formatter.
pub fn display(code: u16, phrase: Option<&str>, f: &mut Formatter<'_>) -> fmt::Result {
    let phrase = phrase.unwrap_or("<unknown status code>");
    if f.width().is_none() && f.precision().is_none() {
        return write!(f, "{code} {phrase}");
    }
    let mut digits = [0; 5];
    let digits = decimal(code, &mut digits);
    let length = digits.len() + 1 + phrase.chars().count();
    let shown = f.precision().map_or(length, |most| most.min(length));
    let missing = f.width().unwrap_or_default().saturating_sub(shown);
    let before = match f.align() {
        None | Some(Alignment::Left) => 0,
        Some(Alignment::Center) => missing / 2,
        Some(Alignment::Right) => missing,
    };
    let fill = f.fill();
    for _ in 0..before {
        f.write_char(fill)?;
    }
    let text = digits.iter().map(|digit| char::from(*digit)).chain([' ']).chain(phrase.chars());
    for c in text.take(shown) {
        f.write_char(c)?;
    }
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}

fn decimal(mut number: u16, buffer: &mut [u8; 5]) -> &[u8] {
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return &buffer[at..];
        }
    }
}

/// The three digits of a code, or those of 500 for a number that has not three.
#[inline]
pub const fn digits(code: u16) -> &'static str {
    let i = code.wrapping_sub(100) as usize;
    if i < THREE_DIGITS.len() { THREE_DIGITS[i] } else { "500" }
}

/// `"100"` to `"999"`.
static THREE_DIGITS: [&str; 900] = {
    static DIGITS: [[u8; 3]; 900] = {
        let mut digits = [[0; 3]; 900];
        let mut i = 0;
        while i < 900 {
            let code = i + 100;
            digits[i] = [b'0' + (code / 100) as u8, b'0' + (code / 10 % 10) as u8, b'0' + (code % 10) as u8];
            i += 1;
        }
        digits
    };
    let mut strings = [""; 900];
    let mut i = 0;
    while i < 900 {
        strings[i] = match core::str::from_utf8(&DIGITS[i]) {
            Ok(string) => string,
            Err(_) => unreachable!(),
        };
        i += 1;
    }
    strings
};
