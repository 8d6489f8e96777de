//! The reference documents: every fact of `facts/source_facts.tsv` about an IANA code is in the dataset, and no
//! mistake of theirs has come back. A row of that file may be added; each needs an answer here.

use std::collections::BTreeSet;

use statusquo_data::{Cache, Lifecycle, REGISTRIES, Status};

use super::{SOURCE_FACTS, codes, iana, is_cjk};

/// A row of the facts, as far as it can be compared.
struct Fact {
    /// Mostly a number.
    code: &'static str,
    /// The phrase, or for a mistake the words for it.
    phrase: &'static str,
    owner: &'static str,
}

fn facts() -> Vec<Fact> {
    let mut lines = SOURCE_FACTS.lines();
    assert!(lines.next().is_some_and(|header| header.starts_with("code\tphrase\towner\trfc_in_doc\t")));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [code, phrase, owner, ..] = fields[..] else { panic!("{line}") };
            assert_eq!(fields.len(), 9, "{line}");
            Fact { code, phrase, owner }
        })
        .collect()
}

/// What the documents call a phrase and is none: their typing errors, and words that are never sent.
const NOT_PHRASES: &[(u16, &str)] = &[
    // RFC 9110 capitalises the words of a phrase.
    (100, "continue"),
    (404, "Not found"),
    // RFC 1945 capitalises both words, and no RFC has the second form.
    (302, "Moved temporarily"),
    (302, "Move temporarily"),
    // How the registry marks a reserved number; the phrase was "Switch Proxy".
    (306, "(Unused)"),
    (403, "Forbiden"),
];

#[test]
fn every_fact_about_an_iana_code_is_in_the_dataset() {
    let iana = iana();
    let mut compared = 0;
    let mut not_phrases: BTreeSet<(u16, &str)> = NOT_PHRASES.iter().copied().collect();
    // "doc" are forms that one document alone has.
    for fact in facts().iter().filter(|fact| fact.owner.starts_with("iana") || fact.owner.starts_with("doc "))
    {
        let Fact { code, phrase, .. } = *fact;
        let code: u16 = code.parse().unwrap_or_else(|_| panic!("{code} {phrase}"));
        let status = iana.statuses.iter().find(|status| status.code == code);
        let status = status.unwrap_or_else(|| panic!("{code} {phrase} is not in the dataset"));
        let is_phrase = status.phrase == phrase || status.formerly.iter().any(|former| former == phrase);
        assert_ne!(is_phrase, not_phrases.remove(&(code, phrase)), "{code} {phrase}");
        compared += 1;
    }
    assert_eq!(not_phrases, BTreeSet::new(), "these are not in the documents any more");
    // All rows of the file but those of vendors, classes and mistakes.
    assert_eq!(compared, 72);
}

/// Rows of mistakes about codes that vendors use; `vendors.rs` looks at their registries.
const MISTAKES_ABOUT_VENDORS: &[(&str, &str)] =
    &[("218", "Apache"), ("450", "junk zh"), ("499", "misplaced note")];

/// Rows of mistakes that only a reader can find.
const MISTAKES_FOR_READERS: &[(&str, &str)] = &[("-", "Licence risk")];

/// Every mistake of the reference documents under its own words, and whether the dataset is free of it.
#[test]
fn no_mistake_of_the_documents_has_come_back() {
    let iana = iana();
    let status = |code: u16| {
        iana.statuses.iter().find(|status| status.code == code).unwrap_or_else(|| panic!("{code}"))
    };
    let class = |digit: u8| iana.classes.iter().find(|class| class.digit == digit).expect("it is there");
    let zh = |code| {
        let Status { title, summary, description, .. } = status(code);
        [&*title.zh, &*summary.zh, &*description.zh].join("\n")
    };
    let en = |code| [&*status(code).summary.en, &*status(code).description.en].join("\n");
    // With comments and everything, of all registries.
    let everything: String = REGISTRIES.iter().map(|(_, text)| *text).collect();
    let nowhere = |words: &[&str]| !words.iter().any(|word| everything.contains(word));
    let has = |text: String, words: &[&str]| words.iter().all(|word| text.contains(word));
    let lacks = |text: String, words: &[&str]| !words.iter().any(|word| text.contains(word));

    let free_of: Vec<(&str, &str, bool)> = vec![
        (
            "-",
            "Kangxi-radical code points",
            !everything.contains(|c| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}')),
        ),
        (
            "-",
            "PDF conversion dropped words next to numbers/Latin",
            nowhere(&[
                "PUTDELETE",
                "Cache-ControlExpires",
                "RFC 1945RFC 2068",
                "303307",
                "返 200",
                "421There",
            ]) && nowhere(&[
                "使 404状态码",
                "204响应一样",
                "401响应类似",
                "56系列",
                "ETag / Content-Location",
            ]),
        ),
        ("-", "Short list truncated", codes(|status| (415..=504).contains(&status.code)).len() == 19),
        (
            "-",
            "Marked incomplete / obsolete basis",
            status(104).lifecycle == Lifecycle::Temporary
                && status(413).phrase == "Content Too Large"
                && status(422).phrase == "Unprocessable Content"
                && status(418).lifecycle == Lifecycle::Unused
                && status(510).lifecycle == Lifecycle::Obsoleted,
        ),
        (
            "-",
            "Untranslated tail",
            iana.statuses
                .iter()
                .flat_map(|status| status.description.zh.split("\n\n"))
                .all(|paragraph| paragraph.chars().filter(|c| is_cjk(*c)).count() > 20),
        ),
        (
            "100",
            "417 contradiction",
            has(zh(100), &["收到 417 后，应当去掉 Expect 重发请求"]) && nowhere(&["发送身体"]),
        ),
        ("101", "Upgrade mistranslated", has(zh(101), &["Upgrade"]) && lacks(zh(101), &["改造"])),
        ("1xx", "MAY as 可能", has(class(1).description.zh.clone(), &["可以"]) && nowhere(&["可能会被忽略"])),
        (
            "203",
            "meaning reversed",
            has(zh(203), &["只适用于原本会是 200 的响应"]) && has(en(203), &["would otherwise be a 200"]),
        ),
        ("203", "bad zh", lacks(zh(203), &["起源"])),
        (
            "204",
            "ETag required",
            status(204).headers.required.is_empty()
                && has(zh(204), &["并非必需"])
                && has(en(204), &["never obligatory"]),
        ),
        (
            "205",
            "reset lost",
            has(zh(205), &["重置", "初始状态"])
                && has(en(205), &["Put the view", "back"])
                && zh(205) != zh(204),
        ),
        ("206", "Data", has(zh(206), &["Date"]) && lacks(zh(206), &["Data"])),
        (
            "207",
            "RFC",
            status(207).specs[0].document == "RFC 4918"
                && status(207).specs.iter().all(|spec| spec.document != "RFC 2518"),
        ),
        ("226", "实用IM", lacks(zh(226), &["实用"]) && has(zh(226), &["已使用实例操作"])),
        (
            "301",
            "server redirects",
            has(zh(301), &["用户代理可以自动跟随 Location"])
                && lacks(zh(301), &["服务器会自动", "服务器自动"]),
        ),
        ("302", "已创建", lacks(zh(302), &["已创建"])),
        (
            "302",
            "superseded",
            status(302).lifecycle == Lifecycle::Permanent
                && lacks(en(302), &["superseded", "obsolete", "deprecated"])
                && lacks(zh(302), &["取代", "废弃", "弃用"]),
        ),
        (
            "303",
            "GET and POST",
            has(zh(303), &["用 GET 或 HEAD"])
                && has(en(303), &["with GET or HEAD"])
                && lacks(zh(303), &["GET 和 POST", "GET 或 POST"]),
        ),
        (
            "303",
            "first request",
            has(zh(303), &["303 本身只有明确给出有效期，缓存才可以复用"])
                && status(303).cache == Cache::Explicit
                && lacks(zh(303), &["第一个请求", "新上传"]),
        ),
        (
            "3xx",
            "always auto",
            has(class(3).description.zh.clone(), &["可以自动跟随", "格外谨慎"])
                && lacks(class(3).description.zh.clone(), &["必须自动"]),
        ),
        ("304", "字段值的变种", lacks(zh(304), &["变种"]) && has(zh(304), &["缓存必须用 304 的响应头更新"])),
        ("403", "Forbiden", status(403).phrase == "Forbidden" && nowhere(&["Forbiden"])),
        ("404", "Not found", status(404).phrase == "Not Found" && nowhere(&["Not found"])),
        ("406", "地址栏表", nowhere(&["地址栏表"])),
        ("401", "Unathorized", nowhere(&["Unathorized"])),
        (
            "409",
            "MUST",
            has(zh(409), &["响应体应当提供足够的信息"]) && has(en(409), &["should tell the user enough"]),
        ),
        ("417", "broken sentence", nowhere(&["代理服显"])),
        ("418", "操作码", nowhere(&["操作码"]) && lacks(zh(418), &["'", "\"", "“"])),
        (
            "421",
            "FTP text",
            status(421).phrase == "Misdirected Request"
                && status(421).formerly.is_empty()
                && lacks(en(421), &["There are too many connections"]),
        ),
        ("425", "RFC 3658", status(425).specs[0].document == "RFC 8470" && nowhere(&["RFC 3658", "RFC3658"])),
        (
            "426",
            "TLS/1.0 only",
            lacks(zh(426), &["TLS/1.0"])
                && lacks(en(426), &["TLS/1.0"])
                && has(zh(426), &["协议不限于 TLS"])
                && status(426).headers.required == ["Upgrade"],
        ),
        ("428", "未更新问题", has(zh(428), &["丢失更新"]) && lacks(zh(428), &["未更新"])),
        (
            "451",
            "thin zh",
            has(zh(451), &["依法被要求屏蔽", "运营者", "法院命令", "华氏 451"]) && lacks(zh(451), &["2015"]),
        ),
        (
            "504",
            "请求",
            status(504).summary.zh.contains("没有及时收到上游的响应") && lacks(zh(504), &["\"", "'", "”"]),
        ),
        ("505", "major version", has(zh(505), &["主版本"]) && has(en(505), &["major"])),
        ("506", "重点", has(zh(506), &["终点"]) && lacks(zh(506), &["重点"])),
        ("510", "不延长", status(510).title.zh == "未扩展" && nowhere(&["不延长"])),
        ("510", "并没有没满足", nowhere(&["没有没"])),
        ("600", "not HTTP", iana.statuses.iter().all(|status| (100..600).contains(&status.code))),
    ];
    let back: Vec<_> = free_of.iter().filter(|(.., is_free)| !is_free).collect();
    assert!(back.is_empty(), "{back:?}");

    let listed: BTreeSet<(&str, &str)> = facts()
        .iter()
        .filter(|fact| fact.owner == "DOC-MISTAKE")
        .map(|fact| (fact.code, fact.phrase))
        .collect();
    let elsewhere = MISTAKES_ABOUT_VENDORS.iter().chain(MISTAKES_FOR_READERS).copied();
    let looked_at: BTreeSet<(&str, &str)> =
        free_of.iter().map(|(code, words, _)| (*code, *words)).chain(elsewhere).collect();
    assert_eq!(looked_at, listed);
}
