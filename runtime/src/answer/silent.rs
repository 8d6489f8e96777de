//! What stands in for `snapshot` and `log` without the feature `tracing`: nothing is kept, and nothing is said.

use crate::{Answer, HttpError, Level};

#[derive(Debug, Clone)]
pub(crate) struct Snapshot;

pub(crate) fn snapshot(_: &dyn HttpError, _: Level) -> Option<Snapshot> {
    None
}

pub(crate) fn sent(_: &Answer<'_>) {}
