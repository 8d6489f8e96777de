//! Other registries: the golden expansions of the macro's own tests, compiled.

use statusquo::{Cacheability, Evidence, Lang, Lifecycle, Redirect, StatusCode};

use super::every_u16;

mod partner {
    #![allow(missing_docs, deprecated, clippy::pedantic)]
    include!("../../../macros/src/status_codes/golden/partner.rs");
}
use partner::PartnerStatus;

#[test]
fn a_vendors_status_keeps_its_own_meaning_and_every_number() {
    assert_eq!(
        PartnerStatus::ALL.iter().map(|status| status.as_u16()).collect::<Vec<_>>(),
        [299, 321, 460, 799]
    );
    for (code, standard) in every_u16() {
        let status = PartnerStatus::from(code);
        assert_eq!((status.as_u16(), u16::from(status)), (code, code));
        assert_eq!(PartnerStatus::new(code), status);
        assert_eq!(StatusCode::from(status), standard);
        assert_eq!(PartnerStatus::from(standard), status);
        assert_eq!(status.treat_as(), standard.treat_as());
        assert_eq!(status.class(), standard.class());
        let is_own = matches!(code, 299 | 321 | 460 | 799);
        assert_eq!(status == PartnerStatus::Standard(standard), !is_own, "{code}");
        if !is_own {
            assert_eq!(status.to_string(), standard.to_string());
            assert_eq!(status.info(), standard.info());
            assert_eq!(status.cacheability(), standard.cacheability());
            assert_eq!(status.required_headers(), standard.required_headers());
        }
    }
    assert_eq!(PartnerStatus::default(), PartnerStatus::Standard(StatusCode::Ok));
}

#[test]
fn a_vendors_row_says_what_the_file_says() {
    let elsewhere = PartnerStatus::PAY_ELSEWHERE;
    assert_eq!(elsewhere.to_string(), "321 Pay Elsewhere");
    assert_eq!(elsewhere.required_headers(), ["Location", "Pay-Till"]);
    assert_eq!(elsewhere.redirect(), Some(Redirect::BecomesGet));
    assert_eq!(elsewhere.cacheability(), Cacheability::Never);
    assert!(!elsewhere.allows_content());
    assert_eq!(elsewhere.title(Lang::Zh), Some("另行支付"));
    let documents: Vec<String> = elsewhere.specs().iter().map(ToString::to_string).collect();
    assert_eq!(
        documents,
        ["RFC 9110 section 15.4", "RFC 8297", "draft-example-pay-02", "https://pay.example/docs/elsewhere"]
    );

    // Its own registry may call it heuristically cacheable; read as an unknown code, it is not.
    assert_eq!(PartnerStatus::CardRefused.cacheability(), Cacheability::Heuristic);
    assert_eq!(PartnerStatus::Standard(StatusCode::from(299)).cacheability(), Cacheability::Explicit);
    #[allow(deprecated)]
    let old_names = [PartnerStatus::CARD_DECLINED, PartnerStatus::CardDeclined, PartnerStatus::IM_BROKE];
    assert_eq!(old_names, [PartnerStatus::CardRefused; 3]);

    let asleep = PartnerStatus::VaultAsleep.info().expect("a row");
    assert_eq!(asleep.semantics.lifecycle, Lifecycle::Temporary { expires: "2027-06-30" });
    assert_eq!((asleep.evidence, asleep.resembles), (Some(Evidence::Documented), Some(503)));
    assert_eq!((asleep.registry.id, asleep.used_by.len()), ("partner", 2));
    assert_eq!(PartnerStatus::FinePrint.title(Lang::Zh), None);
}

#[test]
fn a_standard_reading_comes_right_after_the_vendors_own() {
    let own = PartnerStatus::CardRefused;
    let standard = PartnerStatus::Standard(StatusCode::from(460));
    assert_ne!(own, standard);
    assert!(own < standard && standard < PartnerStatus::from(461) && PartnerStatus::from(459) < own);
    assert_eq!((own == 460, standard == 460), (true, true));
    assert_eq!(standard.canonical_reason(), None);
    assert!(standard.info().is_none());
}

/// Phrases such as "Error", "None" and "All"; that it compiles is most of the test.
mod awkward {
    #![allow(dead_code, missing_docs, unreachable_pub, clippy::pedantic)]
    include!("../../../macros/src/status_codes/golden/awkward.rs");
}

#[test]
fn variants_may_be_called_what_the_generated_code_calls_its_own() {
    use awkward::Awkward;
    assert_eq!("470".parse::<Awkward>(), Ok(Awkward::Error));
    assert_eq!(Awkward::try_from("471"), Ok(Awkward::Err));
    assert_eq!(Awkward::None.canonical_reason(), Some("None"));
    assert_eq!(Awkward::H2.to_string(), "475 HTTP/2 only");
    assert_eq!(Awkward::ALL.len(), 9);
}
