//! Header fields of responses: their names, and values in the right form.
//!
//! * `escape`: a value, escaped for the place where it stands
//! * `date`: HTTP dates
//! * `delay`: what `Retry-After` takes
//! * `given`: what an expression in `headers(...)` may be
//!
//! The derive writes the same forms; here they are for errors by hand.

pub(crate) mod date;
pub(crate) mod delay;
pub(crate) mod escape;
pub(crate) mod given;

#[cfg(feature = "std")]
pub use date::HttpDate;
pub use delay::{Delay, Delayed};
pub use escape::{Cookie, List, Quoted, Token, Uri, UriPart, UriQuery};

crate::__private::header_fields_impl! {}
