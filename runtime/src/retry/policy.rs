//! `RetryPolicy`: the advice, as a policy of tower's retry layer.

use core::time::Duration;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::SystemTime;

use http::{HeaderMap, Method, Request, Response};
use tokio::time::{Sleep, sleep};

use super::attempt::{Advice, Attempt};
use super::rules;

/// A policy for the [`RetryLayer`](https://docs.rs/tower/0.5/tower/retry/struct.RetryLayer.html) of tower 0.5: it sends
/// a request again when [`Attempt::advice`] says so, as late as the server asks, or after a delay that doubles each
/// time.
///
/// The body of requests has to be `Clone`. A request is cloned only as long as another attempt is left. Delays are
/// tokio's, which tower needs for its layer anyway.
///
/// ```
/// use std::time::Duration;
/// use statusquo::retry::RetryPolicy;
/// use tower::{ServiceBuilder, ServiceExt, service_fn};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut calls = 0;
/// let policy = RetryPolicy::new().attempts(3).backoff(Duration::from_millis(1), Duration::from_millis(5));
/// let client = ServiceBuilder::new().retry(policy).service(service_fn(move |_: http::Request<()>| {
///     calls += 1;
///     let status = if calls < 3 { 503 } else { 200 };
///     async move { http::Response::builder().status(status).body(calls) }
/// }));
/// # let client = tower::util::BoxService::new(client);
/// let response = client.oneshot(http::Request::new(())).await.unwrap();
/// assert_eq!(response.into_body(), 3);
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct RetryPolicy {
    attempts_left: u32,
    next_delay: Duration,
    longest_delay: Duration,
    longest_wait: Duration,
    is_connected_anew: bool,
    repeats_errors: bool,
    is_idempotent: fn(&Method, &HeaderMap) -> bool,
    jitter: fn(Duration) -> Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl RetryPolicy {
    /// Three attempts, delays from 0.2 to 10 seconds, and at most a minute when the server asks for it.
    ///
    /// ```
    /// let policy = statusquo::retry::RetryPolicy::new();
    /// let layer = tower::retry::RetryLayer::new(policy);
    /// # let _ = layer;
    /// ```
    pub fn new() -> Self {
        Self {
            attempts_left: 2,
            next_delay: Duration::from_millis(200),
            longest_delay: Duration::from_secs(10),
            longest_wait: Duration::from_secs(60),
            is_connected_anew: false,
            repeats_errors: true,
            is_idempotent: |method, _| rules::is_idempotent(method.as_str()),
            jitter: upper_half,
        }
    }

    /// How often a request is sent, the first time included.
    ///
    /// ```
    /// let once = statusquo::retry::RetryPolicy::new().attempts(1);
    /// # let _ = once;
    /// ```
    pub const fn attempts(self, attempts: u32) -> Self {
        Self { attempts_left: attempts.saturating_sub(1), ..self }
    }

    /// The first delay and the longest one. Each is twice the one before. A wait that the server asks for is never
    /// shorter than the delay would be.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::RetryPolicy;
    ///
    /// let patient = RetryPolicy::new().attempts(8).backoff(Duration::from_secs(1), Duration::from_secs(120));
    /// # let _ = patient;
    /// ```
    pub const fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self { next_delay: first, longest_delay: longest, ..self }
    }

    /// Like [`Attempt::longest_wait`]: if the server asks for more, its response is passed on.
    ///
    /// ```
    /// use std::time::Duration;
    /// use statusquo::retry::RetryPolicy;
    ///
    /// let hasty = RetryPolicy::new().longest_wait(Duration::from_secs(2));
    /// # let _ = hasty;
    /// ```
    pub const fn longest_wait(self, longest: Duration) -> Self {
        Self { longest_wait: longest, ..self }
    }

    /// Which requests do no harm if they are carried out twice; by default those whose method is idempotent (RFC 9110
    /// section 9.2.2).
    ///
    /// ```
    /// use statusquo::retry::RetryPolicy;
    ///
    /// let policy = RetryPolicy::new()
    ///     .idempotent_if(|method, headers| method.is_safe() || headers.contains_key("idempotency-key"));
    /// # let _ = policy;
    /// ```
    pub const fn idempotent_if(self, is_idempotent: fn(&Method, &HeaderMap) -> bool) -> Self {
        Self { is_idempotent, ..self }
    }

    /// Like [`Attempt::new_connection`]: whether the service below opens a new connection for each attempt.
    ///
    /// ```
    /// let without_pool = statusquo::retry::RetryPolicy::new().new_connection(true);
    /// # let _ = without_pool;
    /// ```
    pub const fn new_connection(self, is_connected_anew: bool) -> Self {
        Self { is_connected_anew, ..self }
    }

    /// Whether an idempotent request is sent again after an error of the service, when there is no response; it is by
    /// default (RFC 9110 section 9.2.2).
    ///
    /// ```
    /// let responses_only = statusquo::retry::RetryPolicy::new().repeat_errors(false);
    /// # let _ = responses_only;
    /// ```
    pub const fn repeat_errors(self, repeats_errors: bool) -> Self {
        Self { repeats_errors, ..self }
    }

    /// What becomes of a delay, so that clients do not all come back at the same moment. By default, it is a random
    /// time between half of the delay and all of it, made from the random keys of the standard library's hash maps.
    ///
    /// ```
    /// // In tests.
    /// let exact = statusquo::retry::RetryPolicy::new().jitter(|delay| delay);
    /// # let _ = exact;
    /// ```
    pub const fn jitter(self, jitter: fn(Duration) -> Duration) -> Self {
        Self { jitter, ..self }
    }

    /// How long to wait, or `None` to pass the result on.
    fn wait<B, C, E>(&self, request: &Request<B>, result: &Result<Response<C>, E>) -> Option<Duration> {
        let is_idempotent = (self.is_idempotent)(request.method(), request.headers());
        let advice = match result {
            Ok(response) => Attempt::new(request.method(), response.status())
                .headers(response.headers())
                .now(SystemTime::now())
                .idempotent(is_idempotent)
                .new_connection(self.is_connected_anew)
                .longest_wait(self.longest_wait)
                .advice(),
            Err(_) if is_idempotent && self.repeats_errors => Advice::Backoff,
            Err(_) => Advice::No,
        };
        let delay = (self.jitter)(self.next_delay.min(self.longest_delay));
        match advice {
            Advice::After(asked) => Some(asked.max(delay)),
            Advice::Backoff => Some(delay),
            Advice::No => None,
        }
    }
}

impl<B: Clone, C, E> tower::retry::Policy<Request<B>, Response<C>, E> for RetryPolicy {
    type Future = Sleep;

    fn retry(&mut self, request: &mut Request<B>, result: &mut Result<Response<C>, E>) -> Option<Sleep> {
        let attempts_left = self.attempts_left.checked_sub(1)?;
        let wait = self.wait(request, result)?;
        self.attempts_left = attempts_left;
        self.next_delay = self.next_delay.saturating_mul(2);
        Some(sleep(wait))
    }

    fn clone_request(&mut self, request: &Request<B>) -> Option<Request<B>> {
        (self.attempts_left > 0).then(|| request.clone())
    }
}

/// A random time between half of a delay and all of it. `RandomState` has new keys each time, and no crate is needed.
fn upper_half(delay: Duration) -> Duration {
    let random = RandomState::new().build_hasher().finish();
    let half = delay / 2;
    // At most 1, as exactly as it matters.
    #[allow(clippy::cast_precision_loss)]
    let part = random as f64 / u64::MAX as f64;
    half.saturating_add(half.mul_f64(part)).min(delay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_random_delay_is_in_the_upper_half() {
        for delay in [Duration::ZERO, Duration::from_nanos(1), Duration::from_millis(200), Duration::MAX] {
            let mut delays: alloc::vec::Vec<_> = (0..200).map(|_| upper_half(delay)).collect();
            delays.sort_unstable();
            delays.dedup();
            assert!(delays.iter().all(|random| (delay / 2..=delay).contains(random)), "{delay:?}");
            assert!(delay < Duration::from_micros(1) || delays.len() > 20, "{delay:?}: {delays:?}");
        }
    }
}
