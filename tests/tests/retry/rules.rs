//! The rules, written down apart from the dataset.

use std::time::Duration;

use statusquo::retry::{Advice, Attempt};
use statusquo::{
    Fault, StatusCode, aliyun, apache, aspnet_core, aws, cloudflare, esri, huawei_cloud, informal, nginx,
    pantheon, qiniu, shopify, spring, tencent_cdn, tencent_edgeone, twitter, webdav_drafts,
};

const METHODS: [&str; 14] = [
    "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "POST", "PATCH", "CONNECT", "PROPFIND", "BREW",
    "get", "GET ", "",
];

/// RFC 9110 section 9.2.2: "PUT, DELETE, and safe request methods are idempotent".
fn is_idempotent(method: &str) -> bool {
    METHODS[..6].contains(&method)
}

/// Whether a request may be sent again after a number of which nobody knows whose it is.
// One arm for each reason.
#[allow(clippy::match_same_arms)]
fn may_repeat(code: u16, idempotent: bool, new_connection: bool, retry_after: bool) -> bool {
    match code {
        // RFC 9110 section 15.5.9, RFC 8470 section 5.2, RFC 6585 section 4; overloaded services.
        408 | 425 | 429 | 529 => true,
        // RFC 9110 section 15.5.14.
        413 => retry_after,
        // RFC 9110 section 15.5.20.
        421 => new_connection,
        // RFC 9110 section 15.6.4.
        503 => idempotent || retry_after,
        // AWS: the client left, and the target may have finished. Qiniu: the server behind it failed.
        460 | 478 => idempotent,
        // RFC 9110 sections 15.6.2, 15.6.6, RFC 2295, RFC 4918, RFC 5842, RFC 2774, RFC 6585: something has to change.
        501 | 505..=508 | 510 | 511 => false,
        // cPanel's quota, certificates of origins, sign-in at AWS, blocks of EdgeOne, an upload that is stored.
        509 | 525 | 526 | 538 | 539 | 555 | 561 | 566 | 579 => false,
        // Owners who disagree.
        523 | 530 | 540 | 567 | 614 => false,
        // Outside of 100 to 599, but some vendor's: Qiniu's files and buckets, malformed JSON at Shopify, robots at
        // LinkedIn.
        608 | 612 | 630 | 631 | 640 | 701 | 783 | 999 => false,
        100..=499 => false,
        // RFC 9110 section 15: every other 5xx, and what is no valid code, is like 500.
        _ => idempotent,
    }
}

#[test]
fn every_code_is_repeated_by_its_rule_and_no_other() {
    let mut repeated = 0;
    for code in (0..=1100).chain([u16::MAX]) {
        for method in METHODS {
            for (new_connection, retry_after) in [(false, false), (false, true), (true, false), (true, true)]
            {
                let attempt = Attempt::new(method, code).new_connection(new_connection);
                let attempt = if retry_after { attempt.retry_after("7") } else { attempt };
                let expected = if !may_repeat(code, is_idempotent(method), new_connection, retry_after) {
                    Advice::No
                } else if retry_after {
                    Advice::After(Duration::from_secs(7))
                } else {
                    Advice::Backoff
                };
                let case = format!("{method} {code} {new_connection} {retry_after}");
                assert_eq!(attempt.advice(), expected, "{case}");
                repeated += u32::from(expected != Advice::No);

                // The caller knows better, in both directions.
                for idempotent in [false, true] {
                    let is_repeated = attempt.idempotent(idempotent).advice() != Advice::No;
                    assert_eq!(
                        is_repeated,
                        may_repeat(code, idempotent, new_connection, retry_after),
                        "{case}"
                    );
                }
            }
        }
    }
    assert!(repeated > 10_000, "{repeated}");
}

#[test]
fn types_of_numbers_make_no_difference() {
    for code in 100..=999 {
        let expected = Attempt::new("PUT", code).advice();
        let status = http::StatusCode::from_u16(code).expect("three digits");
        assert_eq!(Attempt::new(http::Method::PUT, status).advice(), expected);
        assert_eq!(Attempt::new(String::from("PUT"), StatusCode::from(code)).advice(), expected);
        assert_eq!(Attempt::of("PUT", StatusCode::from(code)).advice(), expected);
        // None of its own, so that the number counts.
        assert_eq!(Attempt::of("PUT", nginx::Status::Standard(StatusCode::from(code))).advice(), expected);
    }
}

/// Whether GET and POST are repeated, alone and with `Retry-After`.
fn repeats(attempt: impl Fn(&'static str) -> Attempt<'static>) -> [bool; 4] {
    let is_yes = |attempt: Attempt<'_>| attempt.advice() != Advice::No;
    ["GET", "POST"]
        .map(|method| [is_yes(attempt(method)), is_yes(attempt(method).retry_after("1"))])
        .concat()
        .try_into()
        .expect("four")
}

#[test]
fn a_vendors_code_has_the_vendors_rule() {
    let (any, idempotent) = ([true; 4], [true, true, false, false]);
    let (or_retry_after, no) = ([true, true, false, true], [false; 4]);
    assert_eq!(repeats(|method| Attempt::of(method, cloudflare::Status::OriginDnsError)), idempotent);
    assert_eq!(repeats(|method| Attempt::of(method, shopify::Status::OriginDnsError)), idempotent);
    assert_eq!(repeats(|method| Attempt::of(method, pantheon::Status::SiteIsFrozen)), no);
    assert_eq!(repeats(|method| Attempt::of(method, nginx::Status::ClientClosedRequest)), idempotent);
    assert_eq!(repeats(|method| Attempt::of(method, esri::Status::TokenRequired)), no);
    assert_eq!(repeats(|method| Attempt::of(method, aws::Status::ClientClosedConnection)), idempotent);
    assert_eq!(repeats(|method| Attempt::of(method, twitter::Status::EnhanceYourCalm)), any);
    assert_eq!(repeats(|method| Attempt::of(method, spring::Status::MethodFailure)), no);
    assert_eq!(repeats(|method| Attempt::of(method, informal::Status::SiteIsOverloaded)), any);
    assert_eq!(repeats(|method| Attempt::of(method, shopify::Status::TemporarilyDisabled)), any);
    assert_eq!(repeats(|method| Attempt::of(method, shopify::Status::ShopifySecurityRejection)), no);
    assert_eq!(repeats(|method| Attempt::of(method, webdav_drafts::Status::UnorderedCollection)), any);
    assert_eq!(repeats(|method| Attempt::of(method, qiniu::Status::CallbackFailed)), no);
    assert_eq!(repeats(|method| Attempt::of(method, qiniu::Status::MirrorOriginFailed)), idempotent);
    assert_eq!(repeats(|method| Attempt::of(method, tencent_cdn::Status::PlatformOverloaded)), idempotent);
    assert_eq!(repeats(|method| Attempt::of(method, tencent_edgeone::Status::BlockedByCustomRules)), no);
    assert_eq!(repeats(|method| Attempt::of(method, huawei_cloud::Status::WafLoop)), no);
    // The number is registered, for something that does not pass by waiting.
    assert_eq!(repeats(|method| Attempt::of(method, apache::Status::ResourceLimitIsReached)), or_retry_after);
    assert_eq!(repeats(|method| Attempt::new(method, 508)), no);
    for code in [520, 521, 522, 523, 524, 527, 530] {
        assert_eq!(
            repeats(|method| Attempt::of(method, cloudflare::Status::from(code))),
            idempotent,
            "{code}"
        );
    }
    for code in [525, 526] {
        assert_eq!(repeats(|method| Attempt::of(method, cloudflare::Status::from(code))), no, "{code}");
    }
}

#[test]
fn a_number_of_several_vendors_is_repeated_only_if_all_of_them_allow_it() {
    for code in (100..=999).filter(|code| StatusCode::from(*code).info().is_none()) {
        let owners: Vec<bool> = StatusCode::from(code)
            .meanings()
            .map(|info| match info.registry.id {
                "aliyun" => Attempt::of("GET", aliyun::Status::from(code)),
                "aspnet_core" => Attempt::of("GET", aspnet_core::Status::from(code)),
                "huawei_cloud" => Attempt::of("GET", huawei_cloud::Status::from(code)),
                "qiniu" => Attempt::of("GET", qiniu::Status::from(code)),
                "tencent_cdn" => Attempt::of("GET", tencent_cdn::Status::from(code)),
                "tencent_edgeone" => Attempt::of("GET", tencent_edgeone::Status::from(code)),
                "apache" => Attempt::of("GET", apache::Status::from(code)),
                "aws" => Attempt::of("GET", aws::Status::from(code)),
                "cloudflare" => Attempt::of("GET", cloudflare::Status::from(code)),
                "esri" => Attempt::of("GET", esri::Status::from(code)),
                "iis" => Attempt::of("GET", statusquo::iis::Status::from(code)),
                "informal" => Attempt::of("GET", informal::Status::from(code)),
                "laravel" => Attempt::of("GET", statusquo::laravel::Status::from(code)),
                "nginx" => Attempt::of("GET", nginx::Status::from(code)),
                "pantheon" => Attempt::of("GET", pantheon::Status::from(code)),
                "shopify" => Attempt::of("GET", shopify::Status::from(code)),
                "spring" => Attempt::of("GET", spring::Status::from(code)),
                "twitter" => Attempt::of("GET", twitter::Status::from(code)),
                "webdav_drafts" => Attempt::of("GET", webdav_drafts::Status::from(code)),
                other => panic!("{other}"),
            })
            .map(|attempt| attempt.advice() != Advice::No)
            .collect();
        if !owners.is_empty() {
            let bare = Attempt::new("GET", code).advice() != Advice::No;
            assert_eq!(bare, owners.iter().all(|is_yes| *is_yes), "{code}: {owners:?}");
        }
    }
    // Two that disagree, and one that all agree upon.
    assert_eq!(Attempt::new("GET", 530).advice(), Advice::No);
    assert_eq!(Attempt::new("GET", 420).advice(), Advice::No);
    assert_eq!(Attempt::new("GET", 540).advice(), Advice::No);
    assert_eq!(Attempt::new("GET", 522).advice(), Advice::Backoff);
}

#[test]
fn a_code_of_your_own_has_the_rule_of_your_file() {
    statusquo::status_codes! {
        enum Own = "status/partner.toml";
    }
    let own = Own::ALL.iter().find(|status| status.retry() == Some(statusquo::Retry::AfterDelay));
    let own = *own.expect("one that is repeated later");
    assert_eq!(Attempt::of("POST", own).advice(), Advice::Backoff);
    assert_eq!(Attempt::of("POST", Own::from(500)).advice(), Advice::No);
}

#[test]
fn faults_are_those_of_the_classes_and_five_vendors_codes_are_different() {
    for code in 0..=u16::MAX {
        let expected = match code {
            100..=399 => Fault::Nobody,
            400..=499 => Fault::Client,
            // RFC 9110 section 15: invalid codes are treated like 5xx.
            _ => Fault::Server,
        };
        assert_eq!(StatusCode::from(code).fault(), expected, "{code}");
    }
    // Nobody is left to read of it: an alert must not count these.
    assert_eq!(nginx::Status::ClientClosedRequest.fault(), Fault::Nobody);
    assert_eq!(nginx::Status::NoResponse.fault(), Fault::Nobody);
    assert_eq!(aws::Status::ClientClosedConnection.fault(), Fault::Nobody);
    assert_eq!(esri::Status::TokenRequired.fault(), Fault::Client);
    assert_eq!(shopify::Status::UnexpectedToken.fault(), Fault::Client);
    assert_eq!(informal::Status::RequestDenied.fault(), Fault::Client);
    assert_eq!(informal::Status::UnparseableResponseHeaders.fault(), Fault::Server);
    assert_eq!(nginx::Status::from(502).fault(), Fault::Server);
}
