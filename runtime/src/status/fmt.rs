//! Writes status codes as text, for the enums of all registries. It knows only numbers and phrases.

use core::fmt::{self, Alignment, Formatter, Write as _};

/// Writes `404 Not Found`, and respects width, fill, alignment and precision like `str`.
///
/// # Errors
///
/// Those of the formatter.
pub fn display(code: u16, phrase: Option<&str>, f: &mut Formatter<'_>) -> fmt::Result {
    let phrase = phrase.unwrap_or("<unknown status code>");
    let mut buffer = [0; 5];
    let digits = decimal(code, &mut buffer);
    if f.width().is_none() && f.precision().is_none() {
        f.write_str(digits)?;
        f.write_str(" ")?;
        return f.write_str(phrase);
    }
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
    let text = digits.chars().chain([' ']).chain(phrase.chars());
    for c in text.take(shown) {
        f.write_char(c)?;
    }
    for _ in before..missing {
        f.write_char(fill)?;
    }
    Ok(())
}

fn decimal(mut number: u16, buffer: &mut [u8; 5]) -> &str {
    if let 100..=999 = number {
        return digits(number);
    }
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return core::str::from_utf8(&buffer[at..]).unwrap_or_default();
        }
    }
}

/// The three digits of a code, or `"500"` for a number outside 100–999.
#[inline]
pub const fn digits(code: u16) -> &'static str {
    let i = code.wrapping_sub(100) as usize;
    THREE_DIGITS[if i < 900 { i } else { 900 }]
}

/// `"100"` to `"999"`, and `"500"` for all others.
static THREE_DIGITS: [&str; 901] = {
    // Not a `static`: clippy 0.1.95 panics if a user's constant is a string inside one.
    const DIGITS: &[[u8; 3]; 900] = &{
        let mut digits = [[0; 3]; 900];
        let mut i = 0;
        while i < 900 {
            let code = i + 100;
            digits[i] = [b'0' + (code / 100) as u8, b'0' + (code / 10 % 10) as u8, b'0' + (code % 10) as u8];
            i += 1;
        }
        digits
    };
    let mut strings = ["500"; 901];
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

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::string::{String, ToString};

    use super::*;

    const MISSING: &str = digits(404);

    struct Displayed(u16, Option<&'static str>);

    impl fmt::Display for Displayed {
        fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
            display(self.0, self.1, f)
        }
    }

    #[test]
    fn digits_are_those_of_the_code_or_of_500() {
        for code in 0..=u16::MAX {
            let expected = if (100..=999).contains(&code) { code.to_string() } else { "500".to_string() };
            assert_eq!(digits(code), expected);
        }
    }

    #[test]
    fn digits_can_be_a_constant() {
        assert_eq!(MISSING, "404");
    }

    #[test]
    fn every_number_is_written_in_decimal() {
        for code in 0..=u16::MAX {
            let plain = format!("{code} Fine");
            assert_eq!(Displayed(code, Some("Fine")).to_string(), plain);
            assert_eq!(format!("{:10}", Displayed(code, Some("Fine"))), format!("{plain:10}"));
        }
    }

    #[test]
    fn widths_count_characters_and_not_bytes() {
        for phrase in ["", "é", "未找到", "a\u{301}b", "Not Found"] {
            let text = format!("404 {phrase}");
            for width in 0..20 {
                for precision in 0..20 {
                    let shown = Displayed(404, Some(phrase));
                    assert_eq!(format!("{shown:·^width$.precision$}"), format!("{text:·^width$.precision$}"));
                }
            }
        }
    }

    #[test]
    fn a_status_without_a_phrase_is_written_as_unknown() {
        assert_eq!(Displayed(299, None).to_string(), "299 <unknown status code>");
        assert_eq!(format!("{:>30}", Displayed(299, None)), "     299 <unknown status code>");
    }

    #[test]
    fn an_error_of_the_formatter_is_passed_on() {
        /// A writer that fails after this many characters.
        struct Full(usize, String);

        impl fmt::Write for Full {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                for c in text.chars() {
                    self.0 = self.0.checked_sub(1).ok_or(fmt::Error)?;
                    self.1.push(c);
                }
                Ok(())
            }
        }

        let whole = "  404 Fine  ";
        for room in 0..whole.len() {
            let mut full = Full(room, String::new());
            assert_eq!(write!(full, "{:^12}", Displayed(404, Some("Fine"))), Err(fmt::Error), "{room}");
            assert_eq!(full.1, whole[..room]);
        }
        for room in 0.."404 Fine".len() {
            let fine = Displayed(404, Some("Fine"));
            assert_eq!(write!(Full(room, String::new()), "{fine}"), Err(fmt::Error), "{room}");
            // Without padding after the text, so that no later error can hide one in the text.
            assert_eq!(write!(Full(room + 4, String::new()), "{fine:>12}"), Err(fmt::Error), "{room}");
        }
        let mut full = Full(whole.len(), String::new());
        assert_eq!(write!(full, "{:^12}", Displayed(404, Some("Fine"))), Ok(()));
        assert_eq!(full.1, whole);
    }
}
