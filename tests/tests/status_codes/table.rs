//! The constant table: one row for each registered code, with its texts in both languages.

use statusquo::{Cacheability, Lang, Lifecycle, StatusCode};

use super::{assert_has_both_languages, every_u16, is_registered, is_unregistered};

#[test]
fn all_lists_each_registered_code_once_in_ascending_order() {
    let codes: Vec<u16> = StatusCode::ALL.iter().map(|status| status.as_u16()).collect();
    let expected: Vec<u16> = (0..=u16::MAX).filter(|code| is_registered(*code)).collect();
    assert_eq!(codes.len(), 64);
    assert_eq!(codes, expected);
}

#[test]
fn the_row_of_a_status_is_about_that_status() {
    for (code, status) in every_u16() {
        let Some(info) = status.info() else { continue };
        assert_eq!(info.code, code);
        assert_eq!(info.name, format!("{status:?}"));
        assert_eq!(Some(info.phrase), status.canonical_reason());
        assert_eq!((info.registry.id, info.registry.owner), ("iana", "IANA"));
        assert!(info.registry.source.starts_with("https://www.iana.org/"));
        assert_eq!(info.evidence, None);
        assert!(info.used_by.is_empty());
        assert_eq!(info.resembles, None);

        assert_eq!(info.specs, status.specs());
        assert!(!info.specs.is_empty(), "{code} is defined nowhere");
        for (lang, title, summary, description) in [
            (Lang::En, info.title.en, info.summary.en, info.description.en),
            (Lang::Zh, info.title.zh, info.summary.zh, info.description.zh),
        ] {
            assert_eq!(status.title(lang), Some(title));
            assert_eq!(status.summary(lang), Some(summary));
            assert_eq!(status.description(lang), Some(description));
        }

        let rules = info.semantics;
        assert_eq!(status.allows_content(), rules.allows_content);
        assert_eq!(status.cacheability(), rules.cacheability);
        assert_eq!((status.retry(), status.retry_if()), (rules.retry, rules.retry_if));
        assert_eq!(status.fault(), rules.fault);
        assert_eq!(status.redirect(), rules.redirect);
        assert_eq!(status.permanence(), rules.permanence);
        assert_eq!(status.lifecycle(), Some(rules.lifecycle));
        assert_eq!(status.required_headers(), rules.required_headers);
        for headers in [rules.recommended_headers, rules.optional_headers] {
            assert!(headers.iter().all(|name| !rules.required_headers.contains(name)), "{code}");
        }
    }
}

/// `iana.csv` was written from the registry of IANA, apart from the dataset.
#[test]
fn every_row_agrees_with_the_copy_of_the_registry() {
    let copy = include_str!("../../facts/iana.csv");
    let mut codes = Vec::new();
    for line in copy.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let &[code, phrase, _, document, section, state] = &columns[..] else { panic!("{line}") };
        let status = StatusCode::from_bytes(code.as_bytes()).expect("a code");
        codes.push(status);
        assert_eq!(status.canonical_reason(), Some(phrase));
        let spec = status.specs()[0];
        let document = document.trim_end_matches(" (temporary)");
        assert_eq!((spec.document, spec.section), (document, section), "{code}");
        let lifecycle = match status.lifecycle().expect("registered") {
            Lifecycle::Permanent => "permanent",
            Lifecycle::Temporary { .. } => "temporary",
            Lifecycle::Deprecated => "deprecated",
            Lifecycle::Obsoleted => "obsoleted",
            Lifecycle::Unused => "unused",
            other => panic!("{code} is {other:?}"),
        };
        assert_eq!(lifecycle, state, "{code}");
    }
    assert_eq!(codes, StatusCode::ALL);
}

#[test]
fn every_registered_code_has_its_texts_in_both_languages() {
    for status in StatusCode::ALL {
        let info = status.info().expect("registered");
        assert_eq!(info.title.en, info.phrase);
        assert_has_both_languages(info.title, info.name);
        assert_has_both_languages(info.summary, info.name);
        assert_has_both_languages(info.description, info.name);
        for text in [info.description.en, info.description.zh] {
            assert_eq!(text.split("\n\n").count(), 2, "{}: the server's side and the client's", info.name);
        }
    }
}

#[test]
fn unregistered_codes_have_no_texts_and_the_rules_of_what_they_are_treated_as() {
    for (code, status) in every_u16().filter(|(_, status)| is_unregistered(*status)) {
        for lang in [Lang::En, Lang::Zh] {
            let texts = [status.title(lang), status.summary(lang), status.description(lang)];
            assert_eq!(texts, [None; 3], "{code}");
        }
        assert_eq!(status.canonical_reason(), None, "{code}");
        assert_eq!(status.lifecycle(), None, "{code}");
        assert!(status.specs().is_empty(), "{code}");

        let known = status.treat_as();
        assert_eq!(status.allows_content(), known.allows_content(), "{code}");
        assert_eq!((status.retry(), status.retry_if()), (known.retry(), known.retry_if()), "{code}");
        assert_eq!(status.fault(), known.fault(), "{code}");
        assert_eq!(status.redirect(), known.redirect(), "{code}");
        assert_eq!(status.permanence(), known.permanence(), "{code}");
        assert_eq!(status.required_headers(), known.required_headers(), "{code}");
    }
}

/// RFC 9110 section 15.1 names the codes that are heuristically cacheable; "all other status codes are not".
#[test]
fn no_unregistered_code_is_heuristically_cacheable() {
    for (code, status) in every_u16().filter(|(_, status)| is_unregistered(*status)) {
        let expected = match code {
            100..=199 => Cacheability::Never,
            _ => Cacheability::Explicit,
        };
        assert_eq!(status.cacheability(), expected, "{code}");
    }
}
