//! When a client sends a request again.

mod hostile;
mod policy;
mod rules;
mod wait;
