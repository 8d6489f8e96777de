//! What is no declaration of an enum with a file is told what one looks like.

use statusquo::status_codes;

status_codes! { struct NoEnum = "partner.toml"; }
status_codes! { pub NoKeyword = "partner.toml"; }
status_codes! { enum = "partner.toml"; }
status_codes! { enum fn = "partner.toml"; }
status_codes! { enum Generic<T> = "partner.toml"; }
status_codes! { enum Body { NotFound = 404 } }
status_codes! { enum NoFile }
status_codes! { enum NoPath = ; }
status_codes! { enum Bytes = b"partner.toml"; }
status_codes! { enum Number = 404; }
status_codes! { enum Computed = concat!("partner", ".toml"); }
status_codes! { enum OfTheDataset = builtin(nginx); }
status_codes! { enum Root = builtin(iana); }
status_codes! { enum First = "partner.toml"; enum Second = "partner.toml"; }
status_codes! { "partner.toml" }
status_codes! {}

fn main() {}
