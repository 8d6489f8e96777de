//! The limits on problem details from outside, and `ProblemError`.
//!
//! The limits are public, as constants of `Problem`. `measure` counts before parsing, `recount` afterwards; both must
//! count the same way.

use core::fmt;

use serde_json::Value;

pub(super) const MAX_BYTES: usize = 256 * 1024;
pub(super) const MAX_DEPTH: usize = 32;
pub(super) const MAX_VALUES: usize = 4096;

/// Why a text could not be read as a [`Problem`](crate::Problem).
///
/// ```
/// use statusquo::{Problem, ProblemError};
///
/// assert!(matches!(Problem::from_json(b"<html>"), Err(ProblemError::Syntax(_))));
/// assert_eq!(Problem::from_json(b"[]").unwrap_err().to_string(), "problem details must be a JSON object");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum ProblemError {
    /// More bytes than [`Problem::MAX_BYTES`](crate::Problem::MAX_BYTES).
    TooLong,
    /// Nested deeper than [`Problem::MAX_DEPTH`](crate::Problem::MAX_DEPTH).
    TooDeep,
    /// More values than [`Problem::MAX_VALUES`](crate::Problem::MAX_VALUES).
    TooMany,
    /// JSON, but not an object.
    NotAnObject,
    /// Not JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
    Syntax(serde_json::Error),
}

impl fmt::Display for ProblemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "problem details are longer than {MAX_BYTES} bytes"),
            Self::TooDeep => write!(f, "problem details are nested deeper than {MAX_DEPTH} levels"),
            Self::TooMany => write!(f, "problem details have more than {MAX_VALUES} values"),
            Self::NotAnObject => f.write_str("problem details must be a JSON object"),
            Self::Syntax(_) => f.write_str("problem details are not valid JSON"),
        }
    }
}

impl core::error::Error for ProblemError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Syntax(error) => Some(error),
            _ => None,
        }
    }
}

/// A text from outside as a value, within the limits.
pub(crate) fn parse(text: &[u8]) -> Result<Value, ProblemError> {
    if text.len() > MAX_BYTES {
        return Err(ProblemError::TooLong);
    }
    // RFC 8259 section 8.1 lets a reader skip a byte order mark.
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    measure(text)?;
    let value: Value = serde_json::from_slice(text).map_err(ProblemError::Syntax)?;
    recount(&value, 0, &mut 0)?;
    Ok(value)
}

/// Counts brackets and commas outside strings, which is exact for valid JSON. The parser rejects the rest afterwards.
#[inline]
fn measure(text: &[u8]) -> Result<(), ProblemError> {
    let (mut depth, mut values) = (0_usize, 0_usize);
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => {
                depth += 1;
                // The first value inside; each further one follows a comma.
                let next = bytes.as_slice().iter().find(|byte| !byte.is_ascii_whitespace());
                values += usize::from(!matches!(next, Some(b'}' | b']')));
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            b'"' => {
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'"' => break,
                        b'\\' => {
                            bytes.next();
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(ProblemError::TooDeep);
        }
        if values > MAX_VALUES {
            return Err(ProblemError::TooMany);
        }
    }
    Ok(())
}

/// Counts again after parsing. With serde_json's feature `raw_value`, which any crate of a program may turn on, an
/// object with a magic key is replaced by the JSON in a string, which `measure` did not count.
fn recount(value: &Value, depth: usize, values: &mut usize) -> Result<(), ProblemError> {
    let mut inside = |len: usize| {
        *values += len;
        if depth == MAX_DEPTH {
            Err(ProblemError::TooDeep)
        } else if *values > MAX_VALUES {
            Err(ProblemError::TooMany)
        } else {
            Ok(())
        }
    };
    match value {
        Value::Array(elements) => {
            inside(elements.len())?;
            elements.iter().try_for_each(|element| recount(element, depth + 1, values))
        }
        Value::Object(members) => {
            inside(members.len())?;
            members.values().try_for_each(|member| recount(member, depth + 1, values))
        }
        _ => Ok(()),
    }
}
