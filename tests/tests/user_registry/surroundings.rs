//! What surrounds the enum: names in scope, attributes, visibility, lints, and crates without `std`.

use std::fmt::Write as _;

use super::PARTNER;
use super::project::{Project, manifest};

#[test]
fn names_in_scope_do_not_reach_into_the_enum() {
    let shadows = r#"
#![no_implicit_prelude]
#![allow(unused, non_camel_case_types)]

mod core {}
mod std {}
mod alloc {}
mod statusquo {}
mod tables {}
mod diagnostic {}

// What the tables are written in.
struct Cacheability; struct Evidence; struct Lifecycle; struct Permanence; struct Redirect; struct Registry;
struct Semantics; struct Sender; struct Spec; struct StatusInfo; struct Text; struct StatusCode; struct Unregistered;
struct Option; struct Some; struct None; struct Result; struct Ok; struct Err; struct Box; struct String; struct Vec;
trait Clone {} trait Copy {} trait Debug {} trait Default {} trait Display {} trait Eq {} trait From {} trait Hash {}
trait Into {} trait Iterator {} trait Ord {} trait PartialEq {} trait PartialOrd {} trait TryFrom {} trait FromStr {}
type bool = (); type str = [i8]; type u8 = i8; type u16 = u32; type usize = i64;
macro_rules! assert { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! include_bytes { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! matches { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! panic { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }
macro_rules! status_codes_impl { ($($t:tt)*) => { ::core::compile_error!("not ours"); }; }

::statusquo::status_codes! {
    pub enum PartnerStatus = "partner.toml";
}

fn main() {
    ::statusquo::status_codes! {
        pub enum Local = "partner.toml";
    }
    ::std::print!("{} {}", PartnerStatus::new(460), Local::new(404));
}
"#;
    let project = Project::new("shadows", &[("src/main.rs", shadows), ("partner.toml", PARTNER)]);
    project.write("Cargo.toml", manifest("shadows", "2024", &["serde", "http"]));
    assert_eq!(project.run(), "460 Partner Unavailable 404 Not Found");
}

#[test]
fn the_enum_may_have_the_name_of_anything_that_it_is_made_of() {
    let names = "Cacheability Evidence Lifecycle Permanence Redirect Registry Retry RetryIf Fault Semantics Sender Spec StatusInfo \
                 Text StatusCode StatusClass Unregistered Standard Option Result Some None Self_ Status INFOS TABLE";
    let mut source = String::from("#![allow(non_camel_case_types)]\nfn main() {}\n");
    for name in names.split_whitespace() {
        writeln!(
            source,
            "mod in_{name} {{ statusquo::status_codes! {{ pub(crate) enum {name} = \"partner.toml\"; }} }}\n\
             const _: () = assert!(in_{name}::{name}::new(460).info().unwrap().code == 460);"
        )
        .expect("a string takes any text");
    }
    let registry =
        PARTNER.to_owned() + "retry = \"after-delay\"\nheaders.required = [\"X\"]\nspecs = [\"RFC 1\"]\n";
    let project = Project::new("names", &[("src/main.rs", &source), ("partner.toml", &registry)]);
    project.write("Cargo.toml", manifest("names", "2021", &["serde", "http"]));
    let source = source.replace("mod in_", "#[allow(non_snake_case)] mod in_");
    project.write("src/main.rs", source);
    project.cargo("check").assert_silence();
}

#[test]
fn attributes_and_visibility_are_those_of_the_user() {
    let source = r#"
#![deny(warnings)]

mod inner {
    mod innermost {
        statusquo::status_codes! {
            pub(in crate::inner) enum Narrow = "partner.toml";
        }
        statusquo::status_codes! {
            enum Hidden = "partner.toml";
        }
        pub(super) const HIDDEN: u16 = Hidden::PartnerUnavailable.as_u16();
    }
    pub(super) fn narrow() -> u16 {
        innermost::Narrow::PartnerUnavailable.as_u16() + innermost::HIDDEN
    }
}

statusquo::status_codes! {
    #[cfg(any())]
    pub enum Absent = "no/such/file.toml";
}
struct Absent;

statusquo::status_codes! {
    #[cfg(all())]
    #[cfg(not(any()))]
    #[non_exhaustive]
    pub enum Present = "partner.toml";
}

#[allow(deprecated)]
mod old {
    pub fn number() -> u16 {
        super::Old::PartnerUnavailable.into()
    }
}

statusquo::status_codes! {
    #[deprecated = "use `Present`"]
    pub enum Old = "partner.toml"
}

/// The path, the name and the visibility may come out of a macro of the user's.
macro_rules! registry {
    ($(#[$attr:meta])* $vis:vis $name:ident $path:literal) => {
        statusquo::status_codes! { $(#[$attr])* $vis enum $name = $path; }
    };
}
registry! { #[doc = "Codes."] pub(crate) Made "partner.toml" }

fn main() {
    let Absent = Absent;
    print!("{} {} {} {}", inner::narrow(), Present::from(460), Made::from(460), old::number());
}
"#;
    let project = Project::new("attributes", &[("src/main.rs", source), ("partner.toml", PARTNER)]);
    assert_eq!(project.run(), "920 460 Partner Unavailable 460 Partner Unavailable 460");
}

/// A crate that wants everything documented and nothing remarked, in a library and in a binary that uses nothing.
#[test]
fn neither_rustc_nor_clippy_nor_rustdoc_has_a_remark() {
    let lints = "#![deny(warnings, missing_docs, unused, unreachable_pub, unused_qualifications, rust_2018_idioms)]\n\
                 #![deny(missing_debug_implementations, missing_copy_implementations, unsafe_code, future_incompatible)]\n\
                 #![deny(clippy::all, clippy::pedantic, clippy::nursery)]\n//! A crate of a user.\n";
    let library = r#"
statusquo::status_codes! {
    /// Codes that our payment partner answers with.
    pub enum PartnerStatus = "status/partner.toml";
}

/// What the status of a partner means to us.
#[must_use]
pub const fn advice(status: PartnerStatus) -> &'static str {
    match status {
        PartnerStatus::PartnerUnavailable => "come back later",
        PartnerStatus::NoSuchAccount => "look it up",
        PartnerStatus::Standard(_) => "read the standard",
    }
}
"#;
    let binary = r#"
mod status {
    statusquo::status_codes! {
        /// Codes that nobody asks for.
        pub enum Unused = "status/partner.toml";
    }
}

statusquo::status_codes! {
    enum AlsoUnused = "status/partner.toml";
}

fn main() {
    statusquo::status_codes! {
        enum Local = "status/partner.toml";
    }
    println!();
}
"#;
    let registry = r#"
[registry]
title.en = "Codes of our *partner* [sic]"

[[status]]
code = 460
phrase = "Partner Unavailable"
formerly = ["Partner Away"]
summary.en = "Their <server> is `down`; see https://example.com/ or [here], * or # or & or | or ~~."
specs = ["https://example.com/doc_(v2)", "RFC 9110 section 15", "draft-partner-05"]
headers.optional = ["X-Parcel"]
retry = "after-delay"

[[status]]
code = 404
phrase = "No Such Account"
"#;
    let library = format!("{lints}{library}");
    let binary = format!("{lints}{binary}");
    let project = Project::new(
        "lints",
        &[("src/lib.rs", &library), ("src/bin/idle.rs", &binary), ("status/partner.toml", registry)],
    );
    // rustdoc runs once: its lints look at text, which does not depend on features.
    project.cargo_with("doc --no-deps", &[("RUSTDOCFLAGS", "-D warnings")]).assert_silence();
    for (edition, features) in
        [("2018", &[][..]), ("2021", &["serde", "http"]), ("2024", &["std", "problem"])]
    {
        project.write("Cargo.toml", manifest("lints", edition, features));
        if project.cargo("clippy --version").succeeded {
            project.cargo("clippy --all-targets").assert_silence();
        } else {
            assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "clippy is not installed");
            println!("skipped: clippy is not installed");
            project.cargo("check --all-targets").assert_silence();
        }
    }
}

#[test]
fn a_crate_without_std_has_its_enum_too() {
    let source = r#"
#![no_std]

statusquo::status_codes! {
    /// Codes.
    pub enum PartnerStatus = "partner.toml";
}

pub const AWAY: PartnerStatus = PartnerStatus::new(460);
pub const PHRASE: Option<&str> = AWAY.canonical_reason();
const _: () = assert!(matches!(AWAY, PartnerStatus::PARTNER_UNAVAILABLE) && PHRASE.is_some());
"#;
    let project = Project::new("no_std", &[("src/lib.rs", source), ("partner.toml", PARTNER)]);
    for features in [&[][..], &["serde"], &["http", "serde"]] {
        project.write("Cargo.toml", manifest("no_std", "2024", features));
        project.cargo("check").assert_silence();
    }
}

#[test]
fn a_match_over_the_users_enum_has_to_be_complete() {
    let source = |arm: &str| {
        format!(
            r#"
statusquo::status_codes! {{
    enum PartnerStatus = "partner.toml";
}}

fn main() {{
    match PartnerStatus::from(460) {{
        PartnerStatus::PARTNER_UNAVAILABLE => {{}}
        {arm}
    }}
}}
"#
        )
    };
    let project = Project::new("matched", &[("src/main.rs", &source("")), ("partner.toml", PARTNER)]);
    project.cargo("check").assert_errors(&[
        "non-exhaustive patterns: `PartnerStatus::Standard(_)` not covered\n --> src/main.rs:7:11\n",
    ]);
    project.write("src/main.rs", source("PartnerStatus::Standard(_) => {}"));
    project.cargo("check").assert_silence();
}
