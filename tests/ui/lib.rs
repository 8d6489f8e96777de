//! Nothing: this crate is for its test alone, so that trybuild need not check every framework again.
