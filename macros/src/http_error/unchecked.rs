//! The statuses that need no check, so that most variants cost no constant.
//!
//! A test compares the list with the dataset: it fails when a registry changes what a status demands.

use super::options::StatusName;

/// 4xx and 5xx that may be sent and require no header field. The runtime's checks accept them, whatever stands beside
/// them; a constant that evaluates a check would cost more than all other code of a variant.
const UNCHECKED: &[(u16, &str)] = &[
    (400, "BadRequest"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (406, "NotAcceptable"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "ContentTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (418, "ImATeapot"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableContent"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (506, "VariantAlsoNegotiates"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (510, "NotExtended"),
    (511, "NetworkAuthenticationRequired"),
];

/// Whether the status needs no check. A status that is not listed is checked.
pub(crate) fn is_unchecked(status: &StatusName) -> bool {
    match status {
        StatusName::Name(name) => {
            let name = name.to_string();
            UNCHECKED.iter().any(|(_, plain)| *plain == name)
        }
        StatusName::Number(number) => {
            number.base10_parse().is_ok_and(|code: u16| UNCHECKED.iter().any(|(plain, _)| *plain == code))
        }
        StatusName::Path(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use statusquo_data::{Lifecycle, REGISTRIES, Registry};

    use super::UNCHECKED;

    #[test]
    fn the_list_has_all_statuses_that_no_check_refuses() {
        let iana = Registry::parse(REGISTRIES[0].1).unwrap();
        let plain = iana.statuses.iter().filter(|status| {
            // 418 is reserved, but servers send it.
            let is_sent =
                status.code == 418 || !matches!(status.lifecycle, Lifecycle::Unused | Lifecycle::Deprecated);
            status.code >= 400 && is_sent && status.headers.required.is_empty()
        });
        let plain: Vec<(u16, &str)> = plain.map(|status| (status.code, &*status.name)).collect();
        assert_eq!(UNCHECKED, plain);
    }
}
