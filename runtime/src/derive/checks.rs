//! The checks of `#[derive(HttpError)]`: const functions whose panics are compile errors.
//!
//! Each is `#[track_caller]`, and generated code calls it with the span of the user's own token, so that the
//! compiler underlines that token and shows nothing else. A rule that depends on the status belongs here and not in
//! the macro, which never reads the dataset.

// A `Message` is passed by value in const code, and never at run time.
#![allow(clippy::large_types_passed_by_value)]

use crate::status::const_message::Message;
use crate::status::{Lifecycle, Semantics, Spec, StatusClass, StatusCode};

/// A status named by an attribute, from any registry.
#[derive(Debug, Clone, Copy)]
pub struct StatusFacts {
    /// The code.
    pub code: u16,
    /// The reason phrase.
    pub phrase: Option<&'static str>,
    /// The rules for a response with this status.
    pub semantics: &'static Semantics,
    /// Its defining documents.
    pub specs: &'static [Spec],
}

/// Implemented by no type: the bound that fails when a path in `#[http(...)]` does not lead to a status.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a status of statusquo",
    label = "neither a `statusquo::StatusCode` nor of another registry",
    note = "name the status alone, as in `#[http(NotFound)]`, or with the path of its registry, as in \
            `#[http(statusquo::nginx::Status::ClientClosedRequest)]`"
)]
pub trait Registered: Sized {
    #[doc(hidden)]
    fn named(self) -> StatusFacts;
}

/// Gives every other type the hidden method `__facts` of a status, with a bound that always fails. The inherent method
/// of a status takes precedence; anything else gets the message of `Registered`.
// The compiler quotes the line with the bound, so the remedy is part of it.
#[rustfmt::skip]
pub trait NotAStatus: Sized {
    /// The status with its semantics.
    fn __facts(self) -> StatusFacts
    where
        Self: Registered, // a status, as in `#[http(NotFound)]`
    {
        self.named()
    }
}

impl<T> NotAStatus for T {}

/// The status as a `StatusCode`, whatever its registry.
#[must_use]
#[inline]
pub const fn standard(status: StatusFacts) -> StatusCode {
    StatusCode::new(status.code)
}

/// The phrase; empty without one.
#[must_use]
#[inline]
pub const fn reason(status: StatusFacts) -> &'static str {
    match status.phrase {
        Some(phrase) => phrase,
        None => "",
    }
}

/// The status of `#[http(404)]`.
///
/// # Panics
///
/// For a number that is not registered.
#[track_caller]
#[inline]
pub const fn registered(code: u16) -> StatusCode {
    let status = StatusCode::new(code);
    if let StatusCode::Unregistered(_) = status {
        let message = Message::new().number(code).text(" is not a registered status code");
        let message = crate::status::vendor_numbers::users_of(code, message);
        panic!("{}", message.as_str());
    }
    status
}

/// Checks that an error may be answered with this status and these header fields.
///
/// # Panics
///
/// If it may not.
#[track_caller]
#[inline]
pub const fn check(status: StatusFacts, given: &[&str]) {
    check_class(status);
    check_lifecycle(status);
    let mut i = 0;
    while i < status.semantics.required_headers.len() {
        check_header(status, status.semantics.required_headers[i], given);
        i += 1;
    }
    check_location(status, given);
}

/// RFC 9110 section 15: 1xx and 2xx report no error.
#[track_caller]
#[inline]
const fn check_class(status: StatusFacts) {
    if let Some(StatusClass::Informational | StatusClass::Successful) = StatusClass::of(status.code) {
        let message = with_status(Message::new(), status)
            .text(" reports no error; an error is answered with 3xx, 4xx or 5xx (RFC 9110 section 15)");
        panic!("{}", message.as_str());
    }
}

/// Unused, but allowed: RFC 9110 section 15.5.19 reserves 418 because servers send it, and does not forbid it. A client
/// that does not know it treats it as 400 (section 15).
const SENT_THOUGH_UNUSED: u16 = 418;

/// Deprecated codes must not be sent any more; unused ones have no meaning.
#[track_caller]
#[inline]
const fn check_lifecycle(status: StatusFacts) {
    let why = match status.semantics.lifecycle {
        Lifecycle::Unused if status.code == SENT_THOUGH_UNUSED => return,
        Lifecycle::Unused => " is unused: it is reserved, without a meaning in HTTP",
        Lifecycle::Deprecated => " is deprecated: it is not to be sent any more",
        _ => return,
    };
    let message = with_specs(with_status(Message::new(), status).text(why), status);
    let message = message.text("; choose another status");
    panic!("{}", message.as_str());
}

/// A response without a required header field would violate the standard.
#[track_caller]
#[inline]
const fn check_header(status: StatusFacts, required: &str, given: &[&str]) {
    if !contains(given, required) {
        let message = with_status(Message::new(), status).text(" must carry `").text(required).text("`");
        let message = with_remedy(with_specs(message, status), required);
        panic!("{}", message.as_str());
    }
}

/// Whether a client follows `Location` (RFC 9110 section 15.4). 304 does not redirect, and 300 carries the field only
/// if the server prefers one of the choices (section 15.4.1).
#[inline]
const fn redirects(code: u16) -> bool {
    matches!(StatusClass::of(code), Some(StatusClass::Redirection)) && !matches!(code, 300 | 304)
}

/// Whether a response with this status must carry this field: the rules of [`check`], at run time.
#[cfg(feature = "problem")]
pub(crate) fn requires(status: StatusCode, name: &str) -> bool {
    contains(status.required_headers(), name)
        || (redirects(status.as_u16()) && is_same_field(name, "Location"))
}

/// A redirect without `Location` leads nowhere.
#[track_caller]
#[inline]
const fn check_location(status: StatusFacts, given: &[&str]) {
    if redirects(status.code) && !contains(given, "Location") {
        let message = with_status(Message::new(), status)
            .text(" leads nowhere without `Location` (RFC 9110 section 15.4)");
        let message = with_remedy(message, "Location");
        panic!("{}", message.as_str());
    }
}

#[inline]
const fn contains(given: &[&str], name: &str) -> bool {
    let mut i = 0;
    while i < given.len() {
        if is_same_field(given[i], name) {
            return true;
        }
        i += 1;
    }
    false
}

/// Field names are case-insensitive (RFC 9110 section 5.1).
#[inline]
const fn is_same_field(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i].eq_ignore_ascii_case(&b[i]) {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// `` `404 Not Found` ``.
#[inline]
const fn with_status(message: Message, status: StatusFacts) -> Message {
    let message = message.text("`").number(status.code);
    match status.phrase {
        Some(phrase) => message.text(" ").text(phrase).text("`"),
        None => message.text("`"),
    }
}

/// ` (RFC 9110 section 15.5.5)`.
#[inline]
const fn with_specs(message: Message, status: StatusFacts) -> Message {
    let [spec, ..] = status.specs else { return message };
    let message = message.text(" (").text(spec.document);
    if spec.section.is_empty() {
        message.text(")")
    } else {
        message.text(" section ").text(spec.section).text(")")
    }
}

/// Appends the two ways to mend a missing field.
#[inline]
const fn with_remedy(message: Message, name: &str) -> Message {
    message
        .text("; add `headers(")
        .snake_case(name)
        .text(" = \"...\")`, or `without(")
        .snake_case(name)
        .text(")` to leave it out on purpose")
}

/// Checks that an error without a code can be written in this format.
///
/// # Panics
///
/// If the format needs a code: at compile time, as everything here.
#[cfg(feature = "problem")]
#[track_caller]
pub const fn no_code(format: crate::AnyFormat) {
    assert!(
        !format.needs_code(),
        "the format writes the code where nothing else can stand, and this error has none; add `code = \"...\"` to it, or \
         `codes = \"snake_case\"` to the enum"
    );
}

#[cfg(test)]
mod tests {
    extern crate std;

    use core::cell::RefCell;
    use std::boxed::Box;
    use std::panic::{UnwindSafe, catch_unwind, set_hook, take_hook};
    use std::string::{String, ToString};
    use std::sync::Once;
    use std::{format, vec};

    use super::*;
    use crate::Retry;

    std::thread_local! {
        /// File, line and message of the last panic of this thread.
        static LAST: RefCell<Option<(String, u32, String)>> = const { RefCell::new(None) };
    }

    /// File, line and message of the panic of `f`, or `None` if it returns.
    fn panic_of(f: impl FnOnce() + UnwindSafe) -> Option<(String, u32, String)> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let previous = take_hook();
            set_hook(Box::new(move |info| {
                let place = info.location().map(|place| (place.file().to_string(), place.line()));
                let payload = info.payload();
                let message = payload.downcast_ref::<String>().cloned();
                let message = message.or_else(|| payload.downcast_ref::<&str>().map(ToString::to_string));
                LAST.set(place.map(|(file, line)| (file, line, message.unwrap_or_default())));
                previous(info);
            }));
        });
        LAST.set(None);
        catch_unwind(f).err().and_then(|_| LAST.take())
    }

    /// The message of a check that fails.
    #[track_caller]
    fn refusal(f: impl FnOnce() + UnwindSafe) -> String {
        panic_of(f).expect("the check fails").2
    }

    fn named(status: StatusCode) -> StatusFacts {
        StatusFacts {
            code: status.as_u16(),
            phrase: status.canonical_reason(),
            semantics: status.__semantics(),
            specs: status.specs(),
        }
    }

    const PLAIN: Semantics = Semantics { retry: Some(Retry::Never), ..crate::status::SEMANTICS };

    #[test]
    fn every_registered_number_is_the_status_that_it_names() {
        for status in StatusCode::ALL {
            assert_eq!(registered(status.as_u16()), *status);
        }
    }

    #[test]
    fn a_number_that_is_not_registered_is_refused_by_name() {
        for code in [0, 7, 42, 99, 105, 199, 299, 512, 1000, 9999, 10_000, 60_405, 65_535] {
            assert_eq!(
                refusal(|| _ = registered(code)),
                format!(
                    "{code} is not a registered status code; name a registered one, or declare yours with \
                     `statusquo::status_codes!`"
                )
            );
        }
    }

    #[test]
    fn the_vendors_of_a_number_are_named() {
        assert_eq!(
            refusal(|| _ = registered(499)),
            "499 is not a registered status code; name a vendor's: `statusquo::aliyun::Status::ClientCloseRequest` or \
             `statusquo::esri::Status::TokenRequired` or `statusquo::nginx::Status::ClientClosedRequest`"
        );
        assert_eq!(
            refusal(|| _ = registered(598)),
            "598 is not a registered status code; name a vendor's: `statusquo::informal::Status::NetworkReadTimeoutError`"
        );
    }

    #[test]
    fn a_status_that_reports_no_error_is_refused() {
        for status in StatusCode::ALL.iter().copied().filter(|status| status.as_u16() < 300) {
            assert_eq!(
                refusal(move || check(named(status), status.required_headers())),
                format!(
                    "`{status}` reports no error; an error is answered with 3xx, 4xx or 5xx (RFC 9110 section 15)"
                )
            );
        }
        let fine = StatusFacts { code: 299, phrase: None, semantics: &PLAIN, specs: &[] };
        assert!(refusal(move || check(fine, &[])).starts_with("`299` reports no error; "));
    }

    #[test]
    fn a_status_without_a_meaning_is_refused() {
        let choose = "it is reserved, without a meaning in HTTP";
        assert_eq!(
            refusal(|| check(named(StatusCode::SwitchProxy), &[])),
            format!(
                "`306 Switch Proxy` is unused: {choose} (RFC 9110 section 15.4.7); choose another status"
            )
        );
    }

    #[test]
    fn status_418_may_be_sent() {
        check(named(StatusCode::ImATeapot), &[]);
        assert_eq!(registered(418), StatusCode::ImATeapot);
        // It is the only one.
        for status in StatusCode::ALL.iter().filter(|status| status.lifecycle() == Some(Lifecycle::Unused)) {
            let refused = panic_of(|| check(named(*status), &["location"])).is_some();
            assert_eq!(refused, *status != StatusCode::ImATeapot, "{status}");
        }
    }

    #[test]
    fn a_deprecated_status_is_refused() {
        assert_eq!(
            refusal(|| check(named(StatusCode::UseProxy), &[])),
            "`305 Use Proxy` is deprecated: it is not to be sent any more (RFC 9110 section 15.4.6); choose another status"
        );
    }

    #[test]
    fn other_lifecycles_pass() {
        check(named(StatusCode::NotExtended), &[]); // obsoleted
        for lifecycle in [Lifecycle::Retired, Lifecycle::Temporary { expires: "2027-01-01" }] {
            let semantics = Box::leak(Box::new(Semantics { lifecycle, ..PLAIN }));
            check(StatusFacts { code: 799, phrase: Some("Vault Asleep"), semantics, specs: &[] }, &[]);
        }
    }

    /// The derive relies on this: it emits no check for these statuses.
    #[test]
    fn a_4xx_or_5xx_that_may_be_sent_and_requires_no_field_is_never_refused() {
        let plain = StatusCode::ALL.iter().filter(|status| {
            let semantics = status.__semantics();
            let is_sent = status.as_u16() == SENT_THOUGH_UNUSED
                || !matches!(semantics.lifecycle, Lifecycle::Unused | Lifecycle::Deprecated);
            status.as_u16() >= 400 && is_sent && semantics.required_headers.is_empty()
        });
        let mut count = 0;
        for status in plain {
            check(named(*status), &[]);
            count += 1;
        }
        assert_eq!(count, 36);
    }

    #[test]
    fn a_missing_header_field_is_named_with_its_section_and_the_line_to_add() {
        for (status, field, section, name) in [
            (StatusCode::Unauthorized, "WWW-Authenticate", "15.5.2", "www_authenticate"),
            (StatusCode::MethodNotAllowed, "Allow", "15.5.6", "allow"),
            (StatusCode::ProxyAuthenticationRequired, "Proxy-Authenticate", "15.5.8", "proxy_authenticate"),
            (StatusCode::UpgradeRequired, "Upgrade", "15.5.22", "upgrade"),
        ] {
            let expected = format!(
                "`{status}` must carry `{field}` (RFC 9110 section {section}); \
                 add `headers({name} = \"...\")`, or `without({name})` to leave it out on purpose"
            );
            for given in [&[][..], &["Content-Type"], &["x", ""]] {
                assert_eq!(refusal(move || check(named(status), given)), expected);
            }
            // Neither the beginning nor a continuation of the name is the name.
            assert_eq!(refusal(move || check(named(status), &[&field[..field.len() - 1]])), expected);
            let longer = format!("{field}s");
            assert_eq!(refusal(move || check(named(status), &[&longer])), expected);
            let spelt = field.replace('-', "_");
            if spelt != field {
                assert_eq!(refusal(move || check(named(status), &[&spelt])), expected);
            }
        }
    }

    #[test]
    fn a_redirect_without_location_is_refused_and_others_need_none() {
        let message = refusal(|| check(named(StatusCode::Found), &["retry-after"]));
        assert_eq!(
            message,
            "`302 Found` leads nowhere without `Location` (RFC 9110 section 15.4); \
             add `headers(location = \"...\")`, or `without(location)` to leave it out on purpose"
        );
        assert_eq!(panic_of(|| check(named(StatusCode::Found), &["Location"])), None);
        for status in [StatusCode::MultipleChoices, StatusCode::NotModified, StatusCode::NotFound] {
            assert_eq!(panic_of(|| check(named(status), &["etag"])), None, "{status}");
        }
    }

    #[cfg(feature = "problem")]
    #[test]
    fn the_status_decides_which_fields_are_required() {
        for (status, name, expected) in [
            (StatusCode::Unauthorized, "www-authenticate", true),
            (StatusCode::Unauthorized, "location", false),
            (StatusCode::Found, "location", true),
            (StatusCode::Found, "retry-after", false),
            (StatusCode::MultipleChoices, "location", false),
            (StatusCode::NotModified, "location", false),
        ] {
            assert_eq!(requires(status, name), expected, "{status} {name}");
        }
    }

    #[test]
    fn a_required_header_field_is_found_in_any_case_and_any_place() {
        for given in ["WWW-Authenticate", "www-authenticate", "WWW-AUTHENTICATE", "wWw-aUtHeNtIcAtE"] {
            check(named(StatusCode::Unauthorized), &[given]);
            check(named(StatusCode::Unauthorized), &["retry-after", given]);
            check(named(StatusCode::Unauthorized), &[given, "retry-after", given]);
        }
    }

    #[test]
    fn each_missing_header_field_is_reported() {
        let semantics: &'static Semantics =
            Box::leak(Box::new(Semantics { required_headers: &["Location", "Pay-Till"], ..PLAIN }));
        let status = StatusFacts { code: 700, phrase: Some("Pay"), semantics, specs: &[] };
        let missing = |given: &'static [&'static str]| refusal(move || check(status, given));
        assert!(missing(&[]).starts_with("`700 Pay` must carry `Location`; add `headers(location = "));
        assert!(missing(&["pay-till"]).starts_with("`700 Pay` must carry `Location`; "));
        assert!(
            missing(&["location"]).starts_with("`700 Pay` must carry `Pay-Till`; add `headers(pay_till = ")
        );
        check(status, &["pay-till", "location"]);
    }

    #[test]
    fn errors_with_their_required_header_fields_pass() {
        for status in StatusCode::ALL.iter().copied().filter(|status| status.as_u16() >= 300) {
            let refused = matches!(status, StatusCode::UseProxy | StatusCode::SwitchProxy);
            let mut given = status.required_headers().to_vec();
            if status.is_redirection() {
                given.push("location");
            }
            let panic = panic_of(move || check(named(status), &given));
            assert_eq!(panic.is_some(), refused, "{status}");
        }
        // A vendor's code beyond the classes.
        check(StatusFacts { code: 999, phrase: Some("Request Denied"), semantics: &PLAIN, specs: &[] }, &[]);
    }

    #[test]
    fn the_document_is_named_without_a_section_where_it_has_none() {
        let section = StatusCode::NotFound.specs()[0];
        let semantics: &'static Semantics =
            Box::leak(Box::new(Semantics { lifecycle: Lifecycle::Unused, ..PLAIN }));
        for (specs, expected) in [
            (vec![], " HTTP; choose"),
            (vec![Spec { section: "", ..section }], " HTTP (RFC 9110); choose"),
            (vec![section, Spec { document: "RFC 1", ..section }], " HTTP (RFC 9110 section 15.5.5); choose"),
        ] {
            let status =
                StatusFacts { code: 700, phrase: Some("Gone Fishing"), semantics, specs: specs.leak() };
            let message = refusal(move || check(status, &[]));
            assert!(message.contains(expected), "{message}");
        }
    }

    #[test]
    fn the_first_mistake_is_the_one_reported() {
        let semantics: &'static Semantics = Box::leak(Box::new(Semantics {
            lifecycle: Lifecycle::Deprecated,
            required_headers: &["Allow"],
            ..PLAIN
        }));
        let message =
            |code| refusal(move || check(StatusFacts { code, phrase: None, semantics, specs: &[] }, &[]));
        assert!(message(200).contains("reports no error"));
        assert!(message(700).contains("is deprecated"));
    }

    #[test]
    fn a_refusal_points_at_the_caller() {
        let place = |f: fn()| panic_of(f).map(|(file, line, _)| (file, line));
        let here = |line| Some((file!().to_string(), line));
        assert_eq!(place(|| _ = registered(299)), here(line!()));
        assert_eq!(place(|| check(named(StatusCode::Ok), &[])), here(line!()));
        assert_eq!(place(|| check(named(StatusCode::UseProxy), &[])), here(line!()));
        assert_eq!(place(|| check(named(StatusCode::Unauthorized), &[])), here(line!()));
    }

    #[test]
    fn a_message_that_is_too_long_is_cut_off() {
        let long = "x".repeat(600);
        let message = Message::new().text("<").text(&long).text(">");
        assert_eq!(message.as_str(), format!("<{}", &long[..511]));
        // 512 is not a multiple of 3, so the last character is cut in two.
        assert_eq!(
            Message::new().text(&"码".repeat(200)).as_str(),
            "the status of this attribute cannot be used"
        );
        assert_eq!(Message::new().text("茶壶").as_str(), "茶壶");
    }

    #[test]
    fn numbers_in_messages_are_written_without_leading_zeros() {
        for number in 0..=u16::MAX {
            assert_eq!(Message::new().number(number).as_str(), number.to_string());
        }
    }

    /// The checks are for `const` code.
    const _: () = {
        assert!(matches!(registered(404), StatusCode::NotFound));
        check(StatusCode::Unauthorized.__facts(), &["www-authenticate"]);
        check(StatusCode::NotFound.__facts(), &[]);
    };
}
