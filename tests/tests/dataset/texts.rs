//! The texts of all registries, against the house style of both languages.

use std::collections::BTreeSet;

use statusquo_data::{Lifecycle, Retry, Spec, Text};

use super::{iana, is_cjk, registries};

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
    /// What an editor shows of the server's side, and of the client's.
    Server,
    Client,
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
            add(format!("{id} {}", status.code), Kind::Server, &status.server);
            add(format!("{id} {}", status.code), Kind::Client, &status.client);
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

/// An editor's hover is read in five seconds.
#[test]
fn what_editors_show_is_two_short_sentences() {
    let hovers = |prose: &Prose| matches!(prose.kind, Kind::Server | Kind::Client);
    assert_all(english().filter(hovers), |text| {
        text.ends_with('.') && text.matches(". ").count() <= 1 && text.split(' ').count() <= 30
    });
    assert_all(chinese().filter(hovers), |text| {
        text.ends_with('。') && text.matches('。').count() <= 2 && text.chars().count() <= 90
    });
}

/// One term for one thing, and one register.
#[test]
fn chinese_texts_use_one_term_for_one_thing() {
    for word in ["也许", "或许", "身份认证", "别指望", "明确给出的有效期"] {
        assert_all(chinese(), |text| !text.contains(word));
    }
    assert_all(chinese(), |text| text.matches("运维").count() == text.matches("运维人员").count());
    assert_all(english(), |text| !text.contains("explicit lifetime"));
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
