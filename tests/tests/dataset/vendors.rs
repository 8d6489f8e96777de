//! The registries of vendors against the facts that they were written from: every code, phrase and owner of
//! the reference documents, the codes that the documents do not have, and the mistakes about them.

use std::collections::{BTreeMap, BTreeSet};

use statusquo_data::{Evidence, Lifecycle, REGISTRIES, Registry, Status, Wire};

const SOURCE_FACTS: &str = include_str!("../../facts/source_facts.tsv");

fn registries() -> BTreeMap<&'static str, Registry> {
    let parse = |(id, text): &(&'static str, &str)| {
        (*id, Registry::parse(text).unwrap_or_else(|problems| panic!("{}", problems.in_file(id))))
    };
    REGISTRIES.iter().map(parse).collect()
}

#[track_caller]
fn status<'a>(registries: &'a BTreeMap<&str, Registry>, id: &str, code: u16) -> &'a Status {
    let registry = registries.get(id).unwrap_or_else(|| panic!("no registry `{id}`"));
    let status = registry.statuses.iter().find(|status| status.code == code);
    status.unwrap_or_else(|| panic!("{code} is not in the registry `{id}`"))
}

/// `(code, phrase, owner)` of each row about a code.
fn facts() -> impl Iterator<Item = (u16, &'static str, &'static str)> {
    SOURCE_FACTS.lines().skip(1).filter_map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [code, phrase, owner, ..] = fields[..] else { panic!("{line}") };
        Some((code.parse().ok()?, phrase, owner))
    })
}

/// The registries that have the codes of an owner, as the documents name it; none for rows about other things.
fn registries_of(owner: &str) -> &'static [&'static str] {
    match owner {
        "nginx" | "nginx (case variant)" => &["nginx"],
        "cloudflare" | "cloudflare (retired)" | "cloudflare / cloud foundry gorouter" => &["cloudflare"],
        "iis" | "iis/microsoft" | "iis/exchange activesync" | "microsoft" => &["iis"],
        "apache (disputed attribution)" | "apache/cpanel (unofficial)" => &["apache"],
        "esri" => &["esri"],
        "laravel" => &["laravel"],
        "twitter" => &["twitter"],
        "pantheon" => &["pantheon"],
        // Spring took it over from the drafts.
        "spring (deprecated; WebDAV draft)" => &["spring", "webdav_drafts"],
        "draft (WebDAV Advanced Collections)" => &["webdav_drafts"],
        "draft (resumable requests proposal)"
        | "ftp-misattributed"
        | "informal (proxies)"
        | "informal (unknown source)" => &["informal"],
        "DOC-MISTAKE" => &[],
        other if other.starts_with("iana") || other.starts_with("doc ") => &[],
        other => panic!("no registry for the owner `{other}`"),
    }
}

/// What the documents call a phrase, and the phrase.
const OTHER_SPELLINGS: &[(u16, &str, &str)] = &[
    // The other document that has it capitalises the words, as all phrases of RFC 9110 are.
    (494, "Request header too large", "Request Header Too Large"),
    // The qualifier is none of the phrase.
    (598, "(Informal convention) Network read timeout error", "Network Read Timeout Error"),
];

#[test]
fn every_vendor_fact_is_in_the_dataset() {
    let registries = registries();
    let mut compared = 0;
    let mut spellings: BTreeSet<(u16, &str, &str)> = OTHER_SPELLINGS.iter().copied().collect();
    for (code, phrase, owner) in facts() {
        for id in registries_of(owner) {
            let status = status(&registries, id, code);
            let spelling = spellings.iter().copied().find(|(c, spelt, _)| (*c, *spelt) == (code, phrase));
            let expected = spelling.map_or(phrase, |(.., phrase)| phrase);
            let is_phrase = status.phrase == expected || status.formerly.iter().any(|f| f == expected);
            assert!(is_phrase, "{id} {code}: `{}` instead of `{expected}`", status.phrase);
            spellings.retain(|used| Some(*used) != spelling);
            compared += 1;
        }
    }
    assert_eq!(spellings, BTreeSet::new(), "these are not in the documents any more");
    // Every row that is neither about an IANA code nor a mistake; one of them is in two registries.
    let rows = facts().filter(|(_, _, owner)| !registries_of(owner).is_empty()).count();
    assert_eq!((rows, compared), (34, 35));
}

#[test]
fn codes_beyond_the_documents_are_in_the_dataset() {
    let registries = registries();
    // From `vendors.md`.
    for (id, codes) in [
        ("aws", &[460, 463, 464, 561][..]),
        ("shopify", &[430, 530, 540, 783]),
        ("nginx", &[498]),
        ("webdav_drafts", &[419, 420, 421]),
        ("spring", &[419, 420, 421]),
        ("apache", &[508]),
        ("informal", &[529, 599, 999]),
        // From the vendors' pages, read on 2026-11-27.
        ("qiniu", &[298, 419, 478, 573, 579, 599, 608, 612, 614, 630, 631, 640, 701]),
        ("tencent_edgeone", &[520, 521, 522, 523, 524, 525, 550, 551, 552, 553, 554, 555, 566, 567]),
        ("tencent_cdn", &[509, 514, 524, 531, 532, 533, 537, 538, 539, 540, 562, 563, 564, 567, 614]),
        ("aliyun", &[463, 499]),
        ("huawei_cloud", &[418, 523]),
        ("aspnet_core", &[419]),
    ] {
        for code in codes {
            status(&registries, id, *code);
        }
    }
    for (id, code, users) in [
        ("informal", 529, &["Qualys SSL Labs", "Anthropic"][..]),
        ("informal", 999, &["LinkedIn"]),
        ("cloudflare", 525, &["Cloudflare", "Cloud Foundry gorouter"]),
        ("cloudflare", 526, &["Cloudflare", "Cloud Foundry gorouter"]),
        ("nginx", 496, &["nginx", "Cloud Foundry gorouter"]),
        ("apache", 508, &["CloudLinux"]),
    ] {
        assert_eq!(status(&registries, id, code).used_by, users, "{id} {code}");
    }
}

#[test]
fn what_is_no_status_code_is_not_in_the_dataset() {
    // Errors of Cloudflare in the content of a 530, and codes of the Warning field.
    for registry in registries().values() {
        for status in &registry.statuses {
            let is_warning = registry.id != "iana" && matches!(status.code, 110..=199 | 214 | 299);
            assert!(!is_warning, "{} {}", registry.id, status.code);
        }
    }
}

#[test]
fn evidence_is_as_good_as_it_is_and_no_better() {
    let registries = registries();
    for (id, registry) in registries.iter().filter(|(id, _)| **id != "iana") {
        for status in &registry.statuses {
            assert!(status.evidence.is_some(), "{id} {}", status.code);
        }
    }
    let evidence = |id, code| status(&registries, id, code).evidence;
    for (id, codes, expected) in [
        ("nginx", &[444, 494, 495, 496, 497, 499][..], Evidence::Source),
        ("spring", &[419, 420, 421], Evidence::Source),
        ("cloudflare", &[520, 521, 522, 523, 524, 525, 526, 527, 530], Evidence::Documented),
        ("aws", &[460, 463, 464, 561], Evidence::Documented),
        ("shopify", &[430, 530, 540, 783], Evidence::Documented),
        ("iis", &[450], Evidence::Reported),
        // No release of Apache httpd has it; an FTP reply.
        ("apache", &[218], Evidence::Disputed),
        ("informal", &[421], Evidence::Disputed),
        // CloudLinux's documentation of mod_hostinglimits: LVEErrorCode, LVERetryAfter.
        ("apache", &[508], Evidence::Documented),
        ("apache", &[509], Evidence::Reported),
        ("informal", &[598, 599, 600, 999], Evidence::Reported),
    ] {
        for code in codes {
            assert_eq!(evidence(id, *code), Some(expected), "{id} {code}");
        }
    }
}

#[test]
fn what_is_documented_names_its_document() {
    for (id, registry) in &registries() {
        for status in &registry.statuses {
            let is_named = status.evidence != Some(Evidence::Documented) || !status.specs.is_empty();
            assert!(is_named, "{id} {}", status.code);
        }
    }
}

#[test]
fn numbers_of_logs_are_never_sent() {
    let mut of_logs = Vec::new();
    for (id, registry) in &registries() {
        let never = registry.statuses.iter().filter(|status| status.wire == Wire::Never);
        of_logs.extend(never.map(|status| (*id, status.code)));
    }
    assert_eq!(of_logs, [("aliyun", 499), ("aws", 460), ("nginx", 444), ("nginx", 499)]);
}

#[test]
fn the_phrase_of_449_is_the_one_on_the_wire() {
    // [MS-WDV] sections 2.2.6 and 4.7.
    let registries = registries();
    let status = status(&registries, "iis", 449);
    assert_eq!((&*status.phrase, &status.formerly[..]), ("Reply With", &["Retry With".to_owned()][..]));
    assert_eq!(status.request, ["Ms-Echo-Reply"]);
}

#[test]
fn codes_that_are_out_of_use_say_so() {
    let registries = registries();
    for (id, code, lifecycle) in [
        ("cloudflare", 527, Lifecycle::Retired),
        // Ended with version 1 of the API.
        ("twitter", 420, Lifecycle::Retired),
        ("webdav_drafts", 419, Lifecycle::Retired),
        ("webdav_drafts", 420, Lifecycle::Retired),
        ("webdav_drafts", 421, Lifecycle::Retired),
        ("webdav_drafts", 425, Lifecycle::Retired),
        ("informal", 103, Lifecycle::Retired),
        // Deprecated up to Spring Framework 6.2, gone since 7.0.
        ("spring", 419, Lifecycle::Retired),
        ("spring", 420, Lifecycle::Retired),
        ("spring", 421, Lifecycle::Retired),
    ] {
        assert_eq!(status(&registries, id, code).lifecycle, lifecycle, "{id} {code}");
    }
}

#[test]
fn every_vendor_code_resembles_a_registered_one() {
    let registries = registries();
    let registered: BTreeSet<u16> = registries["iana"].statuses.iter().map(|status| status.code).collect();
    for (id, registry) in registries.iter().filter(|(id, _)| **id != "iana") {
        for status in &registry.statuses {
            let is_registered = status.resembles.is_some_and(|code| registered.contains(&code));
            assert!(is_registered, "{id} {} resembles {:?}", status.code, status.resembles);
        }
    }
}

#[test]
fn codes_with_several_owners_are_in_all_their_registries() {
    let registries = registries();
    let owners = |code| -> Vec<&str> {
        let has = |registry: &&Registry| registry.statuses.iter().any(|status| status.code == code);
        registries.values().filter(has).map(|registry| &*registry.id).collect()
    };
    assert_eq!(owners(103), ["iana", "informal"]);
    assert_eq!(owners(418), ["huawei_cloud", "iana"]);
    assert_eq!(owners(419), ["aspnet_core", "laravel", "qiniu", "spring", "webdav_drafts"]);
    assert_eq!(owners(420), ["spring", "twitter", "webdav_drafts"]);
    assert_eq!(owners(421), ["iana", "informal", "spring", "webdav_drafts"]);
    assert_eq!(owners(425), ["iana", "webdav_drafts"]);
    assert_eq!(owners(451), ["iana", "iis"]);
    assert_eq!(owners(463), ["aliyun", "aws"]);
    assert_eq!(owners(498), ["esri", "nginx"]);
    assert_eq!(owners(499), ["aliyun", "esri", "nginx"]);
    assert_eq!(owners(508), ["apache", "iana"]);
    assert_eq!(owners(509), ["apache", "tencent_cdn"]);
    assert_eq!(owners(523), ["cloudflare", "huawei_cloud", "tencent_edgeone"]);
    assert_eq!(owners(524), ["cloudflare", "tencent_cdn", "tencent_edgeone"]);
    assert_eq!(owners(530), ["cloudflare", "pantheon", "shopify"]);
    assert_eq!(owners(540), ["shopify", "tencent_cdn"]);
    assert_eq!(owners(567), ["tencent_cdn", "tencent_edgeone"]);
    assert_eq!(owners(599), ["informal", "qiniu"]);
    assert_eq!(owners(614), ["qiniu", "tencent_cdn"]);
}

/// What the texts call the owner of a code, in English and in Chinese.
fn names_of(id: &str, code: u16) -> [&'static str; 2] {
    match id {
        // Nobody's: what it is, instead.
        "informal" if code == 421 => ["FTP", "FTP"],
        "informal" => ["client", "客户端库"],
        "aliyun" => ["Aliyun", "阿里云"],
        "apache" => ["osting", "主机"],
        "aspnet_core" => ["ASP.NET Core", "ASP.NET Core"],
        "aws" => ["AWS", "AWS"],
        "cloudflare" => ["Cloudflare", "Cloudflare"],
        "esri" => ["Esri", "Esri"],
        "huawei_cloud" => ["Huawei Cloud", "华为云"],
        "laravel" => ["Laravel", "Laravel"],
        "nginx" => ["nginx", "nginx"],
        "pantheon" => ["Pantheon", "Pantheon"],
        "qiniu" => ["Qiniu", "七牛云"],
        "shopify" => ["Shopify", "Shopify"],
        "spring" | "webdav_drafts" => ["WebDAV", "WebDAV"],
        "tencent_cdn" => ["Tencent", "腾讯云 CDN"],
        "tencent_edgeone" => ["EdgeOne", "EdgeOne"],
        "twitter" => ["Twitter", "Twitter"],
        other => panic!("`{other}` has no name in texts"),
    }
}

/// Two vendors that mean different things by a number are named in each other's texts.
#[test]
fn collisions_are_said_on_both_sides() {
    let registries = registries();
    let all = || {
        let vendors = registries.iter().filter(|(id, _)| **id != "iana");
        vendors.flat_map(|(id, registry)| registry.statuses.iter().map(move |status| (*id, status)))
    };
    let (mut collisions, mut silent) = (0, Vec::new());
    for (id, status) in all() {
        let others = all().filter(|(other, rival)| {
            *other != id && rival.code == status.code && rival.resembles != status.resembles
        });
        for (other, rival) in others {
            collisions += 1;
            let [en, zh] = names_of(other, rival.code);
            let texts = [(&status.server, &status.description), (&status.client, &status.also)];
            let is_said = |text: fn(&statusquo_data::Text) -> &str, name: &str| {
                texts.iter().any(|(one, more)| text(one).contains(name) || text(more).contains(name))
            };
            for (language, is_said) in
                [("en", is_said(|text| &text.en, en)), ("zh", is_said(|text| &text.zh, zh))]
            {
                if !is_said {
                    silent.push(format!("{id} {} does not name {other} ({language})", status.code));
                }
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert!(collisions > 30, "{collisions}");
}

#[test]
fn no_mistake_of_the_documents_about_vendors_has_come_back() {
    let registries = registries();
    let texts = |id, code| {
        let Status { title, summary, description, .. } = status(&registries, id, code);
        [&*title.zh, &*summary.zh, &*description.zh, &*summary.en, &*description.en].join("\n")
    };
    // 218, "Apache".
    assert_eq!(status(&registries, "apache", 218).evidence, Some(Evidence::Disputed));
    // 450, "junk zh": a note on example pages in place of a description.
    let parental_controls = texts("iis", 450);
    assert!(parental_controls.contains("家长控制") && !parental_controls.contains("示例"));
    // 499, "misplaced note": Esri's under nginx's code.
    assert!(!texts("nginx", 499).contains("ArcGIS"));
    assert!(texts("esri", 499).contains("ArcGIS"));
    // 600, "not HTTP".
    assert!(status(&registries, "informal", 600).resembles.is_some());
}
