#![doc = include_str!("retry.md")]

// * `attempt`: what is known of a request and its response, and what follows from it
// * `rules`: what the dataset says of a status
// * `wait`: what `Retry-After` says
// * `policy`: tower's retry layer
//
// Nothing here reads a clock, except `policy`.

mod attempt;
#[cfg(feature = "tower-retry")]
mod policy;
mod rules;
pub(crate) mod wait;

pub use crate::status::TypedStatus;
#[cfg(feature = "std")]
pub use attempt::advice;
pub use attempt::{Advice, Attempt, StatusNumber};
#[cfg(feature = "tower-retry")]
pub use policy::RetryPolicy;
