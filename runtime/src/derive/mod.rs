//! What generated code calls. Nothing here is public: `__private` hands it out, and it changes with the derive.
//!
//! * `checks`: const functions whose panics are compile errors
//! * `delegate`: what fields have to be so that a status can be taken from them
//! * `builder`: problems, put together
//! * `table`: the implementation of enums that say nothing but statuses

#[cfg(feature = "problem")]
pub(crate) mod builder;
pub(crate) mod checks;
pub(crate) mod delegate;
mod table;
