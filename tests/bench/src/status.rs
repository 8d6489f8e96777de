//! `HttpError::status` of an enum of 50 variants, beside a `match` by hand.

use std::hint::black_box;

use statusquo::{HttpError, StatusCode};

use crate::{ROUND, Subject};

macro_rules! errors {
    ($($variant:ident: $status:ident,)+) => {
        /// Fifty errors, each with data, as an application has them.
        #[derive(Debug, Clone, thiserror::Error, HttpError)]
        #[non_exhaustive]
        pub enum Fifty {
            $(
                /// One of the fifty.
                #[error("{0}")]
                #[http($status)]
                $variant(u64),
            )+
        }

        /// What the derive is compared with.
        #[inline(never)]
        pub fn by_hand(error: &Fifty) -> StatusCode {
            match error {
                $(Fifty::$variant(_) => StatusCode::$status,)+
            }
        }

        fn all() -> Vec<Fifty> {
            vec![$(Fifty::$variant(0)),+]
        }
    };
}

errors! {
    E00: BadRequest, E01: PaymentRequired, E02: Forbidden,
    E03: NotFound, E04: NotAcceptable, E05: RequestTimeout,
    E06: Conflict, E07: Gone, E08: LengthRequired,
    E09: PreconditionFailed, E10: ContentTooLarge, E11: UriTooLong,
    E12: UnsupportedMediaType, E13: RangeNotSatisfiable, E14: ExpectationFailed,
    E15: MisdirectedRequest, E16: UnprocessableContent, E17: Locked,
    E18: FailedDependency, E19: TooEarly, E20: PreconditionRequired,
    E21: TooManyRequests, E22: RequestHeaderFieldsTooLarge, E23: UnavailableForLegalReasons,
    E24: InternalServerError, E25: NotImplemented, E26: BadGateway,
    E27: ServiceUnavailable, E28: GatewayTimeout, E29: VariantAlsoNegotiates,
    E30: InsufficientStorage, E31: LoopDetected, E32: NetworkAuthenticationRequired,
    E33: BadRequest, E34: PaymentRequired, E35: Forbidden,
    E36: NotFound, E37: NotAcceptable, E38: RequestTimeout,
    E39: Conflict, E40: Gone, E41: LengthRequired,
    E42: PreconditionFailed, E43: ContentTooLarge, E44: UriTooLong,
    E45: UnsupportedMediaType, E46: RangeNotSatisfiable, E47: ExpectationFailed,
    E48: MisdirectedRequest, E49: UnprocessableContent,
}

/// What the derive wrote, kept from being inlined, so that both can be read in a disassembler.
#[inline(never)]
pub fn derived(error: &Fifty) -> StatusCode {
    error.status()
}

fn each(status: fn(&Fifty) -> StatusCode) {
    let errors = all();
    for error in errors.iter().cycle().take(ROUND) {
        black_box(status(black_box(error)));
    }
}

/// Both.
pub fn subjects() -> Vec<Subject> {
    let subject = |by, run| Subject { operation: "status()", by, input: "50 variants", run };
    vec![subject("statusquo", || each(derived)), subject("by hand", || each(by_hand))]
}
