//! The id of the request that is handled in this thread just now, for the events of the log.

use alloc::sync::Arc;
use core::cell::RefCell;

std::thread_local! {
    static CURRENT: RefCell<Option<Arc<str>>> = const { RefCell::new(None) };
}

/// As long as it lives, the log knows the id.
#[cfg(feature = "error-layer")]
#[derive(Debug)]
pub(crate) struct Scope {
    outer: Option<Arc<str>>,
}

#[cfg(feature = "error-layer")]
impl Scope {
    pub(crate) fn enter(id: Arc<str>) -> Self {
        Self { outer: CURRENT.replace(Some(id)) }
    }
}

#[cfg(feature = "error-layer")]
impl Drop for Scope {
    fn drop(&mut self) {
        CURRENT.replace(self.outer.take());
    }
}

/// The id, if a layer knows it.
#[cfg(feature = "tracing")]
pub(crate) fn id() -> Option<Arc<str>> {
    CURRENT.with_borrow(Clone::clone)
}
