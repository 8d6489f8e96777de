//! Layout, conversions from and to numbers, order, equality and hashes.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use statusquo::{StatusClass, StatusCode, Unregistered};

use super::{BORDERS, every_u16, is_registered, is_unregistered};

const _: () = assert!(size_of::<StatusCode>() == 4 && align_of::<StatusCode>() == 2);
const _: () = assert!(size_of::<Option<StatusCode>>() == 4);
const _: () = assert!(size_of::<Result<StatusCode, ()>>() == 4);
const _: () = assert!(size_of::<Unregistered>() == 2);
const _: () = assert!(size_of::<StatusClass>() == 1);

#[test]
fn a_status_code_takes_four_bytes_and_so_does_an_optional_one() {
    assert_eq!(size_of::<StatusCode>(), 4);
    assert_eq!(size_of::<Option<StatusCode>>(), 4);
}

/// Code that is generic over the conversion sees that it cannot fail.
fn infallible<T: TryFrom<u16, Error = std::convert::Infallible>>(code: u16) -> T {
    let Ok(status) = T::try_from(code);
    status
}

#[test]
fn every_u16_survives_a_round_trip() {
    for (code, status) in every_u16() {
        assert_eq!(status.as_u16(), code);
        assert_eq!(u16::from(status), code);
        assert_eq!(StatusCode::new(code), status);
        assert_eq!(StatusCode::from(&status), status);
        assert_eq!(infallible::<StatusCode>(code), status);
    }
}

#[test]
fn no_two_numbers_are_the_same_status() {
    let hashed: HashSet<StatusCode> = every_u16().map(|(_, status)| status).collect();
    let sorted: BTreeSet<StatusCode> = every_u16().map(|(_, status)| status).collect();
    assert_eq!([hashed.len(), sorted.len()], [65_536; 2]);
    for a in StatusCode::ALL.iter().copied().chain(BORDERS.map(StatusCode::from)) {
        for (code, b) in every_u16() {
            assert_eq!(a == b, a.as_u16() == code, "{a:?} and {b:?}");
        }
    }
}

#[test]
fn what_is_registered_is_never_unregistered_however_it_came_in() {
    for (code, status) in every_u16() {
        let expected = !is_registered(code);
        let is_unregistered = |status: StatusCode| is_unregistered(status);
        assert_eq!(is_unregistered(status), expected, "{code}");
        assert_eq!(is_unregistered(StatusCode::new(code)), expected, "new({code})");
        assert_eq!(status.info().is_none(), expected, "info of {code}");

        let payload = Unregistered::new(code);
        assert_eq!(payload.is_some(), expected, "Unregistered::new({code})");
        if let Some(payload) = payload {
            assert_eq!(payload.get(), code);
            assert_eq!(StatusCode::Unregistered(payload), status);
        }

        let json: StatusCode = serde_json::from_str(&code.to_string()).expect("any u16");
        assert_eq!((json, is_unregistered(json)), (status, expected), "{code} from JSON");

        if let 100..=999 = code {
            let digits = code.to_string();
            for (way, status) in [
                ("from_u16", StatusCode::from_u16(code)),
                ("from_bytes", StatusCode::from_bytes(digits.as_bytes())),
                ("FromStr", digits.parse()),
                ("TryFrom<&str>", StatusCode::try_from(&*digits)),
                ("TryFrom<&[u8]>", StatusCode::try_from(digits.as_bytes())),
                ("http", http::StatusCode::from_u16(code).map(StatusCode::from).map_err(|_| unreachable!())),
            ] {
                let status = status.expect("three digits");
                assert_eq!((status.as_u16(), is_unregistered(status)), (code, expected), "{way} of {code}");
            }
        }
    }
}

#[test]
fn statuses_are_ordered_by_code() {
    for code in 1..=u16::MAX {
        let (below, status) = (StatusCode::from(code - 1), StatusCode::from(code));
        let operators = (below < status, below <= status, below > status, below >= status);
        assert_eq!(operators, (true, true, false, false), "{code}");
    }
    for a in StatusCode::ALL.iter().copied().chain(BORDERS.map(StatusCode::from)) {
        for (code, b) in every_u16() {
            let expected = a.as_u16().cmp(&code);
            assert_eq!((a.cmp(&b), a.partial_cmp(&b)), (expected, Some(expected)), "{a:?} and {b:?}");
        }
    }
    let mut statuses = BORDERS.map(StatusCode::from);
    statuses.reverse();
    statuses.sort_unstable();
    assert_eq!(statuses.map(u16::from), BORDERS);
}

#[test]
fn hashes_are_those_of_the_code() {
    fn hash(value: impl Hash) -> u64 {
        let mut hasher = DefaultHasher::new();
        value.hash(&mut hasher);
        hasher.finish()
    }
    for (code, status) in every_u16() {
        assert_eq!(hash(status), hash(code), "{code}");
    }
}

#[test]
fn a_status_equals_its_number_from_both_sides() {
    for (code, status) in every_u16() {
        for other in [code, code.wrapping_add(1), code ^ 0x100, code.swap_bytes() ^ 1, 0, 200] {
            assert_eq!((status == other, other == status), (code == other, code == other), "{code}, {other}");
        }
    }
}

#[test]
fn the_default_is_ok() {
    assert_eq!(StatusCode::default(), StatusCode::Ok);
    assert_eq!(StatusCode::default().as_u16(), 200);
}
