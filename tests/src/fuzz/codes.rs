use std::fmt::{Debug, Display};
use std::str::FromStr;

use statusquo::{InvalidStatusCode, StatusClass, StatusCode, cloudflare, iis, nginx};

/// Parsing of codes: all ways agree with each other, with three digits as a person reads them, and with the crate
/// `http`.
pub fn codes(data: &[u8]) {
    let expected = three_digits(data);
    assert_eq!(expected, http::StatusCode::from_bytes(data).ok().map(|status| status.as_u16()));

    parses::<StatusCode>(data, StatusCode::from_bytes(data), expected);
    parses::<nginx::Status>(data, nginx::Status::from_bytes(data), expected);
    parses::<iis::Status>(data, iis::Status::from_bytes(data), expected);
    parses::<cloudflare::Status>(data, cloudflare::Status::from_bytes(data), expected);

    // Serde has a number for a number.
    let number = serde_json::from_slice::<u16>(data).ok();
    let status = serde_json::from_slice::<StatusCode>(data).ok();
    assert_eq!(status.map(StatusCode::as_u16), number);
    for code in number.into_iter().chain(expected) {
        is_a_status(code);
    }

    if let [high, low, layout @ ..] = data {
        let code = u16::from_be_bytes([*high, *low]);
        is_a_status(code);
        is_formatted(StatusCode::from(code), layout);
    }
}

fn three_digits(data: &[u8]) -> Option<u16> {
    let text = std::str::from_utf8(data).ok()?;
    let digits = text.chars().count() == 3 && text.chars().all(|c| c.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|code| *code >= 100)
}

fn parses<'d, T>(data: &'d [u8], by_bytes: Result<T, InvalidStatusCode>, expected: Option<u16>)
where
    T: Copy + Debug + PartialEq + Into<u16> + FromStr<Err = InvalidStatusCode>,
    T: TryFrom<&'d [u8], Error = InvalidStatusCode> + TryFrom<&'d str, Error = InvalidStatusCode>,
{
    assert_eq!(by_bytes.ok().map(Into::into), expected);
    assert_eq!(T::try_from(data), by_bytes);
    if let Ok(text) = std::str::from_utf8(data) {
        assert_eq!(text.parse(), by_bytes);
        assert_eq!(T::try_from(text), by_bytes);
    }
    if let Err(error) = by_bytes {
        let message = error.to_string();
        assert!(message.len() < 100 && message.chars().all(|c| matches!(c, ' '..='~')), "{message}");
    }
}

/// What holds for every number.
fn is_a_status(code: u16) {
    let status = StatusCode::from(code);
    assert_eq!(status.as_u16(), code);
    assert_eq!(serde_json::to_string(&status).ok(), Some(code.to_string()));
    assert_eq!(StatusCode::from_u16(code).is_ok(), (100..=999).contains(&code));
    assert_eq!(status.class().map(|class| class as u16), Some(code / 100).filter(|c| (1..=5).contains(c)));

    // RFC 9110 section 15: an unknown code is the x00 of its class, and what has no class a 500.
    let is_registered = !matches!(status, StatusCode::Unregistered(_));
    let treated = match status.class() {
        _ if is_registered => code,
        Some(class) => class as u16 * 100,
        None => 500,
    };
    assert_eq!(status.treat_as(), treated);
    assert_eq!(status.info().is_some(), is_registered);
    assert_eq!(status.canonical_reason().is_some(), is_registered);
    assert!(status.meanings().all(|info| info.code == code));
    assert_eq!(
        StatusClass::ALL.iter().filter(|class| status.class() == Some(**class)).count() == 1,
        status.class().is_some()
    );

    match http::StatusCode::from_u16(code) {
        Ok(theirs) => {
            assert_eq!(status.as_str(), theirs.as_str());
            assert_eq!(StatusCode::from_bytes(theirs.as_str().as_bytes()), Ok(status));
            assert_eq!(http::StatusCode::try_from(status).ok(), Some(theirs));
            assert_eq!(StatusCode::from(theirs), status);
        }
        Err(_) => assert!(http::StatusCode::try_from(status).is_err()),
    }
}

/// Width, fill, alignment and precision are those of a string.
fn is_formatted(status: StatusCode, layout: &[u8]) {
    let text = status.to_string();
    let size = |i: usize| usize::from(layout.get(i).copied().unwrap_or_default() % 64);
    let (width, precision) = (size(0), size(1));
    let same = |ours: &dyn Display, theirs: &dyn Display| assert_eq!(ours.to_string(), theirs.to_string());
    same(&format_args!("{status:width$}"), &format_args!("{text:width$}"));
    same(&format_args!("{status:.precision$}"), &format_args!("{text:.precision$}"));
    same(&format_args!("{status:_<width$.precision$}"), &format_args!("{text:_<width$.precision$}"));
    same(&format_args!("{status:é^width$.precision$}"), &format_args!("{text:é^width$.precision$}"));
    same(&format_args!("{status:>0width$.precision$}"), &format_args!("{text:>0width$.precision$}"));
}
