//! The id of a request: taken from it, or made here; and `Scope`, which the log asks while the request is handled.

use alloc::string::String;
use alloc::sync::Arc;
use core::future::Future;
use core::pin::Pin;
use core::sync::atomic::{AtomicU64, Ordering};
use core::task::{Context, Poll};
use std::hash::{BuildHasher, RandomState};

use pin_project_lite::pin_project;

use crate::answer::request::Scope;

/// The longest id that is taken over.
const LONGEST: usize = 128;

/// The id that the request has, or a new one; and whether it is new.
pub(super) fn id(present: Option<&str>) -> (Arc<str>, bool) {
    let is_fit = |id: &&str| (1..=LONGEST).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_graphic());
    match present.filter(is_fit) {
        Some(id) => (id.into(), false),
        None => (new().into(), true),
    }
}

/// 128 bits, as hexadecimal digits. They are random enough never to repeat, and are no secret.
fn new() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // Each is keyed anew by the standard library.
    let half = || RandomState::new().hash_one(count);
    alloc::format!("{:016x}{:016x}", half(), half())
}

pin_project! {
    /// A future during whose polls the log knows the id of the request.
    #[derive(Debug)]
    pub(super) struct Identified<F> {
        #[pin]
        inner: F,
        id: Option<Arc<str>>,
    }
}

impl<F> Identified<F> {
    pub(super) fn new(inner: F, id: Option<Arc<str>>) -> Self {
        Self { inner, id }
    }
}

impl<F: Future> Future for Identified<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let _scope = this.id.clone().map(Scope::enter);
        this.inner.poll(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_taken_if_it_can_be_and_made_otherwise() {
        assert_eq!(id(Some("a-1")), ("a-1".into(), false));
        let longest = "x".repeat(LONGEST);
        assert_eq!(id(Some(&longest)), (longest.as_str().into(), false));
        for unfit in [None, Some(""), Some("a b"), Some("a\u{7f}"), Some("é"), Some(&*(longest + "x"))] {
            let (made, is_new) = id(unfit);
            assert!(
                is_new && made.len() == 32 && made.bytes().all(|b| b.is_ascii_hexdigit()),
                "{unfit:?}: {made}"
            );
            assert_ne!(made, id(unfit).0);
        }
    }
}
