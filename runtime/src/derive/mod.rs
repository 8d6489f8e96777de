//! What generated code calls. Nothing here is public: `__private` re-exports it, and it may change with the derive.
//!
//! * `checks`: const functions whose panics are compile errors
//! * `delegate`: the traits of fields that decide the status
//! * `builder`: builds the problem details of an error
//! * `table`: the implementation for enums whose attributes name nothing but a status

#[cfg(feature = "problem")]
pub(crate) mod builder;
pub(crate) mod checks;
pub(crate) mod delegate;
mod table;
