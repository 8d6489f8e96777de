use super::attr::StatusName;

/// The statuses that may answer an error whatever stands beside them: 4xx and 5xx that demand no header field and may be
/// sent. The checks of the runtime have nothing to say about them, and a constant that evaluates them would cost
/// more than all other code that the derive writes for a variant.
const PLAIN: &[(u16, &str)] = &[
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

/// Whether the status needs no check. One that is not known here is checked.
pub(crate) fn is_plain(status: &StatusName) -> bool {
    match status {
        StatusName::Name(name) => {
            let name = name.to_string();
            PLAIN.iter().any(|(_, plain)| *plain == name)
        }
        StatusName::Number(number) => {
            number.base10_parse().is_ok_and(|code: u16| PLAIN.iter().any(|(plain, _)| *plain == code))
        }
        StatusName::Path(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use statusquo_data::{Lifecycle, REGISTRIES, Registry};

    use super::PLAIN;

    #[test]
    fn the_statuses_without_a_check_are_those_that_no_check_refuses() {
        let iana = Registry::parse(REGISTRIES[0].1).unwrap();
        let plain = iana.statuses.iter().filter(|status| {
            // 418 is reserved, and sent all the same.
            let is_sent =
                status.code == 418 || !matches!(status.lifecycle, Lifecycle::Unused | Lifecycle::Deprecated);
            status.code >= 400 && is_sent && status.headers.required.is_empty()
        });
        let plain: Vec<(u16, &str)> = plain.map(|status| (status.code, &*status.name)).collect();
        assert_eq!(PLAIN, plain);
    }
}
