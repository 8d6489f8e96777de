//! What may stand in the file, and how the derive enforces the rules that it states.

use std::fmt::Write as _;

use super::PARTNER;
use super::project::{Project, manifest};

#[test]
fn any_id_any_code_and_any_number_of_them() {
    let mut many = String::from("[registry]\nid = \"iana\"\n");
    for code in 100..600 {
        write!(many, "[[status]]\ncode = {code}\nphrase = \"Made Up {code}\"\n")
            .expect("a string takes any text");
    }
    let ends = "[[status]]\ncode = 999\nphrase = \"Last\"\n[[status]]\ncode = 100\nphrase = \"First\"\n";
    let marked = format!("\u{FEFF}{}", PARTNER.replace('\n', "\r\n"));
    let source = r#"
use statusquo::StatusCode;

statusquo::status_codes! { enum Many = "many.toml"; }
statusquo::status_codes! { enum Ends = "dash-ed Name.toml"; }
statusquo::status_codes! { enum Marked = "folder/../marked.toml"; }

fn main() {
    for code in 0..=u16::MAX {
        let many = Many::from(code);
        assert_eq!(u16::from(many), code);
        assert_eq!(matches!(many, Many::Standard(_)), !(100..600).contains(&code));
        assert_eq!(matches!(Ends::from(code), Ends::Standard(_)), code != 100 && code != 999);
    }
    assert_eq!(Many::ALL.len(), 500);
    assert_eq!(Many::from(404), Many::MadeUp404);
    assert_eq!(Many::from(StatusCode::NotFound).to_string(), "404 Made Up 404");
    assert_eq!(StatusCode::from(Many::MadeUp404), StatusCode::NotFound);
    assert_eq!(Many::MadeUp599.info().unwrap().registry.id, "iana");
    // The registry of that name in the dataset is another one.
    assert_eq!(StatusCode::from(404).meanings().count(), 1);

    assert_eq!(Ends::ALL, [Ends::First, Ends::Last]);
    assert_eq!(Ends::First.info().unwrap().registry.id, "dash_ed_name");
    assert_eq!(Ends::from(500).to_string(), "500 Internal Server Error");
    assert_eq!(Ends::Last.treat_as(), StatusCode::InternalServerError);
    assert_eq!(std::mem::size_of::<Ends>(), 6);

    assert_eq!(Marked::from(460), Marked::PartnerUnavailable);
}
"#;
    let project = Project::new(
        "extremes",
        &[
            ("src/main.rs", source),
            ("many.toml", &many),
            ("dash-ed Name.toml", ends),
            ("marked.toml", &marked),
            ("folder/empty", ""),
        ],
    );
    project.write("Cargo.toml", manifest("extremes", "2024", &["vendors"]));
    assert_eq!(project.run(), "");
}

#[test]
fn the_derive_holds_a_user_to_the_rules_of_the_users_own_file() {
    let registry = r#"
[[status]]
code = 401
phrase = "Card Refused"
headers.required = ["X-Card", "X-Reason"]

[[status]]
code = 460
phrase = "Old"
lifecycle = "deprecated"

[[status]]
code = 461
phrase = "Never Assigned"
lifecycle = "unused"
specs = ["https://example.com/codes"]

[[status]]
code = 260
phrase = "Accepted Later"

[[status]]
code = 360
phrase = "Ask The Branch"

[[status]]
code = 999
phrase = "Lost In Transit"
"#;
    let source = |refused: &str| {
        format!(
            r#"
use statusquo::HttpError;

statusquo::status_codes! {{
    pub enum PartnerStatus = "partner.toml";
}}

#[derive(Debug, HttpError)]
enum Failure {{
    #[http(PartnerStatus::CardRefused, headers(x_card = "{{card}}"), without(x_reason))]
    Refused {{ card: u8 }},
    #[http(PartnerStatus::ASK_THE_BRANCH, headers(location = "/branch"))]
    Ask,
    #[http(PartnerStatus::LostInTransit)]
    Lost,
    {refused}
}}

impl std::fmt::Display for Failure {{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{
        f.write_str("failed")
    }}
}}
impl std::error::Error for Failure {{}}

fn main() {{
    for failure in [Failure::Refused {{ card: 1 }}, Failure::Ask, Failure::Lost] {{
        println!("{{}} {{}}", failure.status().as_u16(), failure.reason());
    }}
}}
"#
        )
    };
    let project = Project::new("derived", &[("src/main.rs", &source("")), ("partner.toml", registry)]);
    assert_eq!(project.run(), "401 Card Refused\n360 Ask The Branch\n999 Lost In Transit\n");

    let refused = "\
#[http(PartnerStatus::CardRefused, headers(x_card = \"7\"))] A,
    #[http(PartnerStatus::Old)] B,
    #[http(PartnerStatus::NEVER_ASSIGNED)] C,
    #[http(PartnerStatus::AcceptedLater)] D,
    #[http(crate::PartnerStatus::AskTheBranch)] E,
    #[http(999)] F,
    #[http(461)] G,
    #[http(499)] H,
    #[http(420)] I,";
    project.write("src/main.rs", source(refused));
    project.cargo("check").assert_errors(&[
        "`401 Card Refused` must carry `X-Reason`; add `headers(x_reason = \"...\")`, or `without(x_reason)` \
         to leave it out on purpose\n  --> src/main.rs:16:12\n   |\n\
         16 |     #[http(PartnerStatus::CardRefused, headers(x_card = \"7\"))] A,\n   \
            |            ^^^^^^^^^^^^^^^^^^^^^^^^^^ ",
        "`460 Old` is deprecated: it is not to be sent any more; choose another status\n",
        "`461 Never Assigned` is unused: it is reserved, without a meaning in HTTP (https://example.com/codes); \
         choose another status\n",
        "`260 Accepted Later` reports no error; an error is answered with 3xx, 4xx or 5xx (RFC 9110 section 15)\n",
        "`360 Ask The Branch` leads nowhere without `Location` (RFC 9110 section 15.4); ",
        "999 is not a registered status code; name a vendor's, with the feature `vendors`: `statusquo::informal::Status::RequestDenied`\n",
        "461 is not a registered status code; name a registered one, or declare yours with \
         `statusquo::status_codes!`\n",
        "499 is not a registered status code; name a vendor's, with the feature `vendors`: `statusquo::aliyun::Status::ClientCloseRequest` or \
         `statusquo::esri::Status::TokenRequired` or `statusquo::nginx::Status::ClientClosedRequest`\n",
        "420 is not a registered status code; name a vendor's, with the feature `vendors`: `statusquo::spring::Status::MethodFailure` or \
         `statusquo::twitter::Status::EnhanceYourCalm` or `statusquo::webdav_drafts::Status::MethodFailure`\n",
    ]);
}

/// The vendors' enums are left out without their feature, and the compiler names it.
#[test]
fn a_vendor_without_the_feature_is_said_to_need_it() {
    let source = "fn main() { let _ = statusquo::nginx::Status::from(499); }";
    let project = Project::new("vendor", &[("src/main.rs", source)]);
    project.cargo("check").assert_errors(&["the item is gated behind the `vendors` feature"]);
    project.write("Cargo.toml", manifest("vendor", "2024", &["vendors"]));
    assert_eq!(project.run(), "");
}
