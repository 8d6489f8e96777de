//! `#[http(client)]`: errors are read back from responses.
//!
//! * `round_trip`: every variant of every shape comes back as it was
//! * `versions`: clients that are older or newer than the server, and servers that are none of ours
//! * `hostile`: whatever bytes there are
//! * `wire`: reqwest, against real servers

mod hostile;
mod round_trip;
mod versions;
mod wire;
