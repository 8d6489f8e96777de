//! Depends on neither the derive nor thiserror by name.

#![deny(warnings)]

facade::not_found!(Error, "no book with id {0}", std::convert::Infallible);
