//! The numbers that vendors use, without their enums, which are there with the feature `vendors` only.

use super::const_message::Message;
use super::{Retry, RetryIf};

/// What a vendor says of an unregistered number.
pub(crate) struct VendorNumber {
    code: u16,
    /// The path of the variant, in this crate.
    name: &'static str,
    pub(crate) retry: Option<Retry>,
    pub(crate) retry_if: Option<RetryIf>,
}

crate::__private::vendor_numbers_impl! {}

/// What the vendors say of a number that is not registered.
pub(crate) fn owners(code: u16) -> impl Iterator<Item = &'static VendorNumber> {
    let start = NUMBERS.partition_point(|number| number.code < code);
    NUMBERS[start..].iter().take_while(move |number| number.code == code)
}

/// Appends the vendors' names for an unregistered number, or another remedy if no vendor uses it.
pub(crate) const fn users_of(code: u16, mut message: Message) -> Message {
    let before = message.length();
    let mut i = 0;
    while i < NUMBERS.len() {
        if NUMBERS[i].code == code {
            let first = if cfg!(feature = "vendors") {
                "; name a vendor's: "
            } else {
                "; name a vendor's, with the feature `vendors`: "
            };
            message = message.text(if message.length() == before { first } else { " or " });
            message = message.text("`statusquo::").text(NUMBERS[i].name).text("`");
        }
        i += 1;
    }
    if message.length() == before {
        message = message.text("; name a registered one, or declare yours with `statusquo::status_codes!`");
    }
    message
}

#[cfg(all(test, feature = "vendors"))]
mod tests {
    use super::{NUMBERS, owners};
    use crate::StatusCode;

    #[test]
    fn the_table_says_what_the_enums_say() {
        let mut compared = 0;
        for code in 0..=u16::MAX {
            let status = StatusCode::new(code);
            let meanings = status.meanings().filter(|_| matches!(status, StatusCode::Unregistered(_)));
            let mut numbers = owners(code).filter(|_| matches!(status, StatusCode::Unregistered(_)));
            for info in meanings {
                let number = numbers.next().expect("a row");
                let (id, variant) = number.name.split_once("::Status::").expect("a path");
                assert_eq!((id, variant), (info.registry.id, info.name));
                assert_eq!((number.retry, number.retry_if), (info.semantics.retry, info.semantics.retry_if));
                compared += 1;
            }
            assert!(numbers.next().is_none(), "{code}");
        }
        assert_eq!(compared, NUMBERS.len());
    }
}
