//! What the dataset says of a status, for one request.

use crate::status::vendor_numbers::owners;
use crate::status::{Retry, RetryIf, Semantics, StatusCode};

/// What the rules ask about a request and its response.
#[derive(Clone, Copy)]
pub(super) struct Situation {
    /// RFC 9110 section 9.2.2.
    pub(super) is_idempotent: bool,
    /// Whether the next request goes over another connection.
    pub(super) is_connected_anew: bool,
    /// RFC 9110 section 10.2.3.
    pub(super) has_retry_after: bool,
}

impl Situation {
    /// Whether the request may be sent again after a status that has these rules.
    pub(super) fn allows(self, rules: &Semantics) -> bool {
        self.fits(rules.retry, rules.retry_if)
    }

    fn fits(self, retry: Option<Retry>, retry_if: Option<RetryIf>) -> bool {
        let is_again = match retry {
            Some(Retry::Unchanged | Retry::AfterDelay) => true,
            Some(Retry::NewConnection) => self.is_connected_anew,
            Some(Retry::AfterChange | Retry::Elsewhere | Retry::Never) | None => false,
        };
        let holds = match retry_if {
            None => true,
            Some(RetryIf::Idempotent) => self.is_idempotent,
            Some(RetryIf::RetryAfter) => self.has_retry_after,
            Some(RetryIf::IdempotentOrRetryAfter) => self.is_idempotent || self.has_retry_after,
        };
        is_again && holds
    }

    /// The same for a number. A registered one means what IANA's registry says. An unregistered one means what a vendor
    /// says, and as nobody knows which of them, all have to allow it; without a vendor it is treated as x00 of its
    /// class (RFC 9110 section 15).
    pub(super) fn allows_number(self, code: u16) -> bool {
        let status = StatusCode::new(code);
        let mut owners = owners(code).peekable();
        if !matches!(status, StatusCode::Unregistered(_)) || owners.peek().is_none() {
            return self.allows(status.__semantics());
        }
        owners.all(|owner| self.fits(owner.retry, owner.retry_if))
    }
}

/// The methods of RFC 9110 section 9.2.2. Their names are case-sensitive (section 9.1).
pub(super) fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE")
}
