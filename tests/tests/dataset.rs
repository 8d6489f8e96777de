//! The dataset against the facts that it was written from: the registry of IANA, the reference documents
//! with their mistakes, and what the standards say about each code. And its texts against the house style.

use std::collections::BTreeSet;

use statusquo_data::{
    Cache, Content, Lifecycle, Method, Permanence, REGISTRIES, Registry, Retry, Sender, Spec, Status, Text,
};

const IANA_CSV: &str = include_str!("../facts/iana.csv");
const SOURCE_FACTS: &str = include_str!("../facts/source_facts.tsv");

fn registries() -> Vec<Registry> {
    let parse = |(id, text): &(&str, &str)| {
        Registry::parse(text).unwrap_or_else(|problems| panic!("{}", problems.in_file(id)))
    };
    REGISTRIES.iter().map(parse).collect()
}

fn iana() -> Registry {
    registries().swap_remove(0)
}

/// The codes for which something holds, ascending.
fn codes(holds: impl Fn(&Status) -> bool) -> Vec<u16> {
    iana().statuses.iter().filter(|status| holds(status)).map(|status| status.code).collect()
}

// ---- The registry of IANA.

#[test]
fn the_codes_are_those_of_the_iana_registry() {
    let mut lines = IANA_CSV.lines();
    assert_eq!(lines.next(), Some("code,phrase,registry_description,document,section,state"));
    let registered: Vec<[String; 4]> = lines
        .map(|line| {
            // No field holds a comma or a quotation mark.
            let fields: Vec<&str> = line.split(',').collect();
            let [code, phrase, _, document, section, state] = fields[..] else { panic!("{line}") };
            let document = document.strip_suffix(" (temporary)").unwrap_or(document);
            [code.into(), phrase.into(), reference(document, section), state.into()]
        })
        .collect();
    let in_dataset: Vec<[String; 4]> = iana()
        .statuses
        .iter()
        .map(|status| {
            let state = match status.lifecycle {
                Lifecycle::Permanent => "permanent",
                Lifecycle::Temporary => "temporary",
                Lifecycle::Deprecated => "deprecated",
                Lifecycle::Obsoleted => "obsoleted",
                Lifecycle::Unused => "unused",
                Lifecycle::Retired => "retired",
            };
            let Spec { document, section, .. } = &status.specs[0];
            [status.code.to_string(), status.phrase.clone(), reference(document, section), state.into()]
        })
        .collect();
    assert_eq!(registered.len(), 64);
    assert_eq!(in_dataset, registered);
    // The day of the copy in `facts`.
    assert_eq!(iana().as_of, "2026-09-24");
}

fn reference(document: &str, section: &str) -> String {
    if section.is_empty() { document.to_owned() } else { format!("{document} section {section}") }
}

#[test]
fn the_classes_are_those_of_rfc_9110() {
    let classes: Vec<(u8, String)> =
        iana().classes.into_iter().map(|class| (class.digit, class.name)).collect();
    let expected = ["Informational", "Successful", "Redirection", "Client Error", "Server Error"];
    assert_eq!(classes, (1..).zip(expected.map(str::to_owned)).collect::<Vec<_>>());
}

// ---- The reference documents.

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

/// Rows of mistakes about codes that vendors use; `dataset_vendors.rs` looks at their registries.
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
            has(zh(451), &["法律要求", "运营者", "法院命令", "华氏 451"]) && lacks(zh(451), &["2015"]),
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

// ---- What the standards say, from `semantics.md`, in the order of its sections.

#[test]
fn cacheability_is_that_of_the_standards() {
    // RFC 9110 section 15.1, and RFC 7725 section 3 for the last one.
    let heuristic = [200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501];
    // RFC 6585 for the last four; a cache stores final responses only.
    let never = [100, 101, 102, 103, 104, 428, 429, 431, 511];
    assert_eq!(codes(|status| status.cache == Cache::Heuristic), heuristic);
    assert_eq!(codes(|status| status.cache == Cache::Never), never);
    // Among them 303, whose old prohibition is gone, and 421, which was heuristically cacheable once.
    assert_eq!(codes(|status| status.cache == Cache::Explicit).len(), 64 - heuristic.len() - never.len());
}

/// The codes whose responses carry header fields of one strength.
fn fields(get: fn(&Status) -> &[String]) -> Vec<(u16, String)> {
    let iana = iana();
    let with_fields = iana.statuses.iter().filter(|status| !get(status).is_empty());
    with_fields.map(|status| (status.code, get(status).join(", "))).collect()
}

#[track_caller]
fn assert_fields(get: fn(&Status) -> &[String], expected: &[(u16, &str)]) {
    let expected: Vec<(u16, String)> = expected.iter().map(|(code, f)| (*code, (*f).to_owned())).collect();
    assert_eq!(fields(get), expected);
}

#[test]
fn required_fields_are_those_of_the_standards() {
    assert_fields(
        |status| &status.headers.required,
        &[
            (101, "Upgrade"),
            // As long as the draft is no standard.
            (104, "Upload-Draft-Interop-Version"),
            // In each part instead, if there are several.
            (206, "Content-Range"),
            // RFC 3229 section 10.4.1.
            (226, "ETag"),
            (401, "WWW-Authenticate"),
            (405, "Allow"),
            (407, "Proxy-Authenticate"),
            (426, "Upgrade"),
        ],
    );
}

#[test]
fn recommended_fields_are_those_of_the_standards() {
    // Those that the 200 would have had.
    let of_the_200 = "Date, Cache-Control, ETag, Expires, Content-Location, Vary";
    assert_fields(
        |status| &status.headers.recommended,
        &[
            (206, of_the_200),
            // RFC 3229 section 10.5.2.
            (226, "IM"),
            // Where there is a preferred choice.
            (300, "Location"),
            (301, "Location"),
            (302, "Location"),
            // It means nothing without.
            (303, "Location"),
            (304, of_the_200),
            (307, "Location"),
            (308, "Location"),
            // Where the condition is temporary.
            (413, "Retry-After"),
            // Where the range was one of bytes.
            (416, "Content-Range"),
            // RFC 7725 section 4.
            (451, "Link"),
        ],
    );
}

#[test]
fn optional_fields_are_those_of_the_standards() {
    assert_fields(
        |status| &status.headers.optional,
        &[
            // The draft that it is assigned for.
            (104, "Location, Upload-Offset, Upload-Limit"),
            (201, "Location, ETag, Last-Modified"),
            // RFC 9110 section 15.3.5.
            (204, "ETag"),
            // RFC 3229 section 10.5.1.
            (226, "Delta-Base"),
            (415, "Accept, Accept-Encoding"),
            (429, "Retry-After"),
            (503, "Retry-After"),
        ],
    );
}

#[test]
fn content_is_forbidden_where_the_standards_forbid_it() {
    // RFC 9110 section 6.4.1, and section 15.3.6 for 205.
    let forbidden = [100, 101, 102, 103, 104, 204, 205, 304];
    assert_eq!(codes(|status| status.content == Content::Forbidden), forbidden);
}

#[test]
fn redirects_treat_the_method_as_the_standards_say() {
    // RFC 9110 section 15.4; 300 offers a choice, 304 to 306 are not followed.
    assert_eq!(codes(|status| status.redirect == Some(Method::MayBecomeGet)), [301, 302]);
    assert_eq!(codes(|status| status.redirect == Some(Method::Get)), [303]);
    assert_eq!(codes(|status| status.redirect == Some(Method::Preserved)), [307, 308]);
}

#[test]
fn permanence_is_that_of_the_standards() {
    assert_eq!(codes(|status| status.permanence == Some(Permanence::Permanent)), [301, 308, 410]);
    assert_eq!(codes(|status| status.permanence == Some(Permanence::Temporary)), [302, 307, 503, 507]);
}

#[test]
fn requests_are_repeated_as_the_standards_say() {
    let retry = |wanted| codes(|status| status.retry == wanted);
    // 408 on a new connection if need be, 425 outside early data.
    assert_eq!(retry(Some(Retry::Unchanged)), [408, 425]);
    assert_eq!(retry(Some(Retry::AfterDelay)), [413, 429, 502, 503, 504]);
    // At the place in Location, and for 421 over another connection.
    assert_eq!(retry(Some(Retry::Elsewhere)), [300, 301, 302, 307, 308, 421]);
    assert_eq!(retry(Some(Retry::Never)), [410, 418, 451, 501, 506]);
    assert_eq!(
        retry(Some(Retry::AfterChange)),
        [
            400, 401, 402, 403, 404, 405, 406, 407, 409, 411, 412, 414, 415, 416, 417, 422, 423, 424, 426,
            428, 431, 505, 507, 508, 510, 511
        ]
    );
    assert_eq!(
        retry(None),
        [100, 101, 102, 103, 104, 200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 303, 304, 305, 306, 500]
    );
}

#[test]
fn senders_are_those_of_the_standards() {
    let sent_by = |wanted: &[Sender]| codes(|status| status.senders == wanted);
    assert_eq!(sent_by(&[Sender::Origin]), [305]);
    // 511 comes from a proxy that intercepts; an origin server should not generate it.
    assert_eq!(sent_by(&[Sender::Proxy]), [407, 511]);
    // A proxy must not generate it.
    assert_eq!(sent_by(&[Sender::Origin, Sender::Gateway]), [421]);
    assert_eq!(sent_by(&[Sender::Gateway, Sender::Proxy]), [502, 504]);
    assert_eq!(sent_by(&[]).len(), 64 - 6);
}

#[test]
fn former_phrases_are_those_of_the_standards() {
    let iana = iana();
    let renamed = iana.statuses.iter().filter(|status| !status.formerly.is_empty());
    let former: Vec<(u16, Vec<&str>)> =
        renamed.map(|status| (status.code, status.formerly.iter().map(String::as_str).collect())).collect();
    assert_eq!(
        former,
        [
            (302, vec!["Moved Temporarily"]),
            (413, vec!["Request Entity Too Large", "Payload Too Large"]),
            (414, vec!["Request-URI Too Long"]),
            (416, vec!["Requested Range Not Satisfiable"]),
            (422, vec!["Unprocessable Entity"]),
        ]
    );
}

#[test]
fn only_a_temporary_assignment_ends_by_date() {
    let iana = iana();
    let dated = iana.statuses.iter().filter_map(|status| Some((status.code, status.expires.as_deref()?)));
    assert_eq!(dated.collect::<Vec<_>>(), [(104, "2026-11-13")]);
}

#[test]
fn facts_about_vendors_are_not_in_the_iana_registry() {
    let says = |status: &Status| {
        status.evidence.is_some() || !status.used_by.is_empty() || status.resembles.is_some()
    };
    assert_eq!(codes(says), [0_u16; 0]);
}

// ---- The texts.

/// One text of the dataset, with what it belongs to.
struct Prose {
    /// Such as `iana 404, Summary in Chinese`.
    place: String,
    kind: Kind,
    is_chinese: bool,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Title,
    Summary,
    Description,
}

/// All texts of all registries.
fn prose() -> Vec<Prose> {
    let mut prose = Vec::new();
    let mut add = |owner: String, kind: Kind, Text { en, zh }: &Text| {
        for (language, text) in [("English", en), ("Chinese", zh)] {
            let place = format!("{owner}, {kind:?} in {language}");
            prose.push(Prose { place, kind, is_chinese: language == "Chinese", text: text.clone() });
        }
    };
    for registry in registries() {
        let id = &registry.id;
        add(id.clone(), Kind::Title, &registry.title);
        for class in &registry.classes {
            add(format!("{id} {}xx", class.digit), Kind::Title, &class.title);
            add(format!("{id} {}xx", class.digit), Kind::Summary, &class.summary);
            add(format!("{id} {}xx", class.digit), Kind::Description, &class.description);
        }
        for status in &registry.statuses {
            add(format!("{id} {}", status.code), Kind::Title, &status.title);
            add(format!("{id} {}", status.code), Kind::Summary, &status.summary);
            add(format!("{id} {}", status.code), Kind::Description, &status.description);
        }
    }
    prose
}

fn english() -> impl Iterator<Item = Prose> {
    prose().into_iter().filter(|prose| !prose.is_chinese)
}

fn chinese() -> impl Iterator<Item = Prose> {
    prose().into_iter().filter(|prose| prose.is_chinese)
}

/// Fails with the places of all texts that break a rule.
#[track_caller]
fn assert_all(prose: impl IntoIterator<Item = Prose>, keeps_rule: impl Fn(&str) -> bool) {
    let broken: Vec<String> = prose
        .into_iter()
        .filter(|prose| !keeps_rule(&prose.text))
        .map(|prose| format!("{}: {}", prose.place, prose.text))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The marks that Chinese texts use.
fn is_full_width(c: char) -> bool {
    matches!(c, '，' | '。' | '：' | '；' | '、' | '？' | '！' | '（' | '）' | '《' | '》' | '“' | '”')
}

/// Whether two neighbouring characters of the text are as described.
fn has_pair(text: &str, is_pair: impl Fn(char, char) -> bool) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(left, right)| is_pair(left, right))
}

#[test]
fn every_text_is_there_in_both_languages() {
    assert_all(prose(), |text| !text.is_empty());
}

#[test]
fn titles_are_short_and_have_no_full_stop() {
    let titles = |prose: &Prose| prose.kind == Kind::Title;
    assert_all(english().filter(titles), |text| text.chars().count() <= 60 && !text.ends_with('.'));
    assert_all(chinese().filter(titles), |text| text.chars().count() <= 40 && !text.ends_with('。'));
}

#[test]
fn summaries_are_one_short_sentence() {
    let summaries = |prose: &Prose| prose.kind == Kind::Summary;
    assert_all(english().filter(summaries), |text| {
        text.ends_with('.') && !text.contains(". ") && text.chars().count() <= 120
    });
    assert_all(chinese().filter(summaries), |text| {
        text.ends_with('。') && text.matches('。').count() == 1 && text.chars().count() <= 60
    });
}

#[test]
fn descriptions_are_two_paragraphs_of_whole_sentences() {
    let descriptions = |prose: &Prose| prose.kind == Kind::Description;
    let are_two = |text: &str, end: char| {
        text.split("\n\n").count() == 2 && text.split("\n\n").all(|paragraph| paragraph.ends_with(end))
    };
    assert_all(english().filter(descriptions), |text| are_two(text, '.'));
    assert_all(chinese().filter(descriptions), |text| are_two(text, '。'));
}

#[test]
fn english_texts_are_ascii() {
    assert_all(english(), str::is_ascii);
}

#[test]
fn chinese_texts_are_chinese() {
    // A title can be the name of a product.
    assert_all(chinese().filter(|prose| prose.kind != Kind::Title), |text| text.contains(is_cjk));
}

#[test]
fn chinese_texts_have_full_width_punctuation() {
    assert_all(chinese(), |text| {
        let is_mark = |c: char| ",.;:?!()\"'".contains(c);
        !has_pair(text, |left, right| {
            (is_cjk(left) || is_full_width(left)) && is_mark(right)
                || is_mark(left) && (is_cjk(right) || is_full_width(right))
        })
    });
}

#[test]
fn chinese_texts_have_a_space_around_latin_words_and_numbers() {
    assert_all(chinese(), |text| {
        !has_pair(text, |left, right| {
            is_cjk(left) && right.is_ascii_alphanumeric() || left.is_ascii_alphanumeric() && is_cjk(right)
        })
    });
}

#[test]
fn spaces_are_single_and_not_beside_full_width_punctuation() {
    assert_all(prose(), |text| {
        let is_space = |c: char| c.is_whitespace() && c != '\n';
        text.trim() == text
            && !has_pair(text, |left, right| {
                is_space(left) && (is_space(right) || right == '\n' || is_full_width(right))
                    || is_space(right) && (left == '\n' || is_full_width(left))
            })
    });
}

#[test]
fn brackets_and_quotation_marks_are_balanced() {
    assert_all(prose(), |text| {
        [('(', ')'), ('（', '）'), ('《', '》'), ('“', '”')].iter().all(|(open, close)| {
            // Never more closed than opened, and none left open.
            text.chars().try_fold(0_u32, |depth, c| match c {
                c if c == *open => Some(depth + 1),
                c if c == *close => depth.checked_sub(1),
                _ => Some(depth),
            }) == Some(0)
        }) && text.matches('"').count() % 2 == 0
    });
}

#[test]
fn texts_are_without_markup() {
    assert_all(prose(), |text| !text.contains(|c| "<>[]{}*_`\\#|~&".contains(c)) && !text.contains("://"));
}

#[test]
fn titles_tell_the_codes_of_a_registry_apart() {
    for registry in registries() {
        let titles: BTreeSet<&str> = registry.statuses.iter().map(|status| &*status.title.zh).collect();
        assert_eq!(titles.len(), registry.statuses.len(), "{}", registry.id);
    }
}

#[test]
fn specs_have_well_formed_addresses() {
    for registry in registries() {
        let of_classes = registry.classes.iter().flat_map(|class| &class.specs);
        let of_statuses = registry.statuses.iter().flat_map(|status| &status.specs);
        for Spec { document, section, url, .. } in of_classes.chain(of_statuses) {
            let expected = match document.strip_prefix("RFC ") {
                Some(number) => {
                    assert!(number.parse::<u16>().is_ok_and(|n| (1945..=9999).contains(&n)), "{document}");
                    format!("https://www.rfc-editor.org/rfc/rfc{number}")
                }
                None if document.starts_with("draft-") => {
                    format!("https://datatracker.ietf.org/doc/html/{document}")
                }
                None => document.clone(),
            };
            let is_number = |part: &str| part.parse::<u8>().is_ok();
            assert!(section.is_empty() || section.split('.').all(is_number), "{document} section {section}");
            let anchor = if section.is_empty() { String::new() } else { format!("#section-{section}") };
            assert_eq!(*url, expected + &anchor);
            let (host, path) = url["https://".len()..].split_once('/').expect("an address has a path");
            assert!(host.contains('.') && host.chars().all(|c| c.is_ascii_lowercase() || ".-".contains(c)));
            assert!(path.chars().all(|c| c.is_ascii_alphanumeric() || "/.-_~()=#%+?&".contains(c)), "{url}");
        }
        assert!(registry.source.starts_with("https://"), "{}", registry.id);
    }
}

#[test]
fn no_document_is_named_twice_for_a_code() {
    for registry in registries() {
        for status in &registry.statuses {
            let urls: BTreeSet<&str> = status.specs.iter().map(|spec| &*spec.url).collect();
            assert_eq!(urls.len(), status.specs.len(), "{} {}", registry.id, status.code);
        }
    }
}

#[test]
fn who_sends_418_today_is_said_in_both_languages() {
    let iana = iana();
    let teapot = iana.statuses.iter().find(|status| status.code == 418).expect("it is registered");
    assert_eq!((teapot.lifecycle, teapot.retry), (Lifecycle::Unused, Some(Retry::Never)));
    for (text, words) in [
        (&teapot.description.en, ["Huawei Cloud WAF", "Tencent EdgeOne", "firewall", "Easter egg"]),
        (&teapot.description.zh, ["华为云 WAF", "腾讯云 EdgeOne", "防火墙", "彩蛋"]),
    ] {
        for word in words {
            assert!(text.contains(word), "{word}");
        }
    }
}
