use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use statusquo_data::{Cache, Content, Diagnostics, Lifecycle, Registry, Retry, Spec, Text, Wire};
use toml::de::DeTable;

/// The reader of registry files: an answer in good time, problems that can be found in the text, and a registry that
/// keeps the reader's rules.
pub fn dataset(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let start = Instant::now();
    let result = Registry::parse(text);
    // It takes milliseconds; this leaves room for a slow machine.
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());

    // A byte order mark is no matter.
    if !text.starts_with('\u{FEFF}') {
        assert_eq!(Registry::parse(&format!("\u{FEFF}{text}")), result);
    }
    match result {
        Ok(registry) => {
            is_what_the_text_says(&registry, text);
            is_sound(&registry);
        }
        Err(problems) => have_places(&problems, text),
    }
}

/// Lines and columns are those of an editor, the messages one line each.
fn have_places(problems: &Diagnostics, text: &str) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines: Vec<&str> = text.split('\n').collect();
    assert!(problems.len() > 0);
    let mut before = (1, 1);
    for problem in problems {
        let place = (problem.line, problem.column);
        assert!(before <= place, "{problem} comes after {before:?}");
        before = place;
        let line = lines.get(problem.line.wrapping_sub(1));
        let line = line.unwrap_or_else(|| panic!("{problem}: there are {} lines", lines.len()));
        // One behind the last character is where something is missing.
        assert!((1..=line.chars().count() + 1).contains(&problem.column), "{problem}: outside of {line:?}");
        assert!(!problem.message.is_empty() && !problem.message.contains(char::is_control), "{problem}");
    }
    assert!(
        problems.len() <= Diagnostics::MOST && (problems.more() == 0 || problems.len() == Diagnostics::MOST)
    );
    let lines = problems.len() + usize::from(problems.more() > 0);
    assert_eq!(problems.in_file("a.toml").lines().count(), lines);
}

fn is_what_the_text_says(registry: &Registry, text: &str) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let root = DeTable::parse(text).expect("a registry is TOML");
    let entries = root.get_ref()["status"].get_ref().as_array().expect("`status` is a list");
    assert_eq!(entries.len(), registry.statuses.len());
    for entry in entries {
        let entry = entry.get_ref();
        let code = entry["code"].get_ref().as_integer().expect("a code is a number");
        let code = u16::from_str_radix(code.as_str(), code.radix()).expect("a code is small");
        let status = registry.statuses.iter().find(|status| status.code == code).expect("no code is lost");
        assert_eq!(entry["phrase"].get_ref().as_str(), Some(&*status.phrase));
    }
    // How lines end is no matter.
    if !text.contains('\r') {
        assert_eq!(Registry::parse(&text.replace('\n', "\r\n")).as_ref(), Ok(registry));
    }
    assert_eq!(Registry::parse(&format!("{text}\n# the end")).as_ref(), Ok(registry));
}

fn is_sound(registry: &Registry) {
    let is_iana = registry.id == "iana";
    let codes = if is_iana { 100..=599 } else { 100..=999 };
    assert!(registry.statuses.is_sorted_by(|a, b| a.code < b.code));
    assert!(registry.classes.is_sorted_by(|a, b| a.digit < b.digit));
    assert!(is_iana || registry.classes.is_empty());
    assert!(registry.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
    is_line(&registry.owner);
    is_title(&registry.title);
    assert!(registry.source.is_empty() || is_address(&registry.source), "{}", registry.source);
    assert!(registry.as_of.is_empty() || is_date(&registry.as_of), "{}", registry.as_of);

    for class in &registry.classes {
        assert!((1..=5).contains(&class.digit));
        is_identifier(&class.variant);
        are_texts(&class.title, &class.summary, &class.description);
        class.specs.iter().for_each(is_spec);
    }

    let mut names = BTreeSet::from(["Unregistered".to_owned(), "Standard".to_owned(), "ALL".to_owned()]);
    let mut claim = |variant: &str, constant: &str| {
        is_identifier(variant);
        is_identifier(constant);
        assert!(names.insert(variant.to_owned()), "{variant} twice");
        assert!(variant == constant || names.insert(constant.to_owned()), "{constant} twice");
    };
    for status in &registry.statuses {
        let code = status.code;
        assert!(codes.contains(&code), "{code}");
        is_phrase(&status.phrase);
        claim(&status.name, &status.constant);
        for phrase in &status.formerly {
            is_phrase(phrase);
            let variant = statusquo_data::variant_name(phrase).expect("a former phrase gives a name");
            claim(&variant, &statusquo_data::constant_name(phrase));
        }
        are_texts(&status.title, &status.summary, &status.description);
        is_title(&status.server);
        is_title(&status.client);
        for line in &status.example {
            let (name, value) = line.split_once(": ").expect("an example is a line of a field");
            http::HeaderName::from_bytes(name.as_bytes()).expect("a field name is a token");
            assert!(http::HeaderValue::from_str(value).is_ok_and(|value| !value.is_empty()), "{line}");
        }
        assert!(!status.title.en.is_empty());
        status.specs.iter().for_each(is_spec);
        let headers = &status.headers;
        let mut seen = BTreeSet::new();
        let in_some_case = headers.required_if.iter().chain(&headers.recommended_if);
        let in_some_case = in_some_case.flat_map(|case| &case.fields);
        let always = headers.required.iter().chain(&headers.recommended).chain(&headers.optional);
        for name in always.chain(in_some_case) {
            let name = http::HeaderName::from_bytes(name.as_bytes()).expect("a field name is a token");
            assert!(seen.insert(name.as_str().to_owned()), "{name} twice");
        }
        assert!(status.content == Content::Forbidden || !matches!(code, 100..=199 | 204 | 205 | 304));
        assert!(status.cache == Cache::Never || code >= 200);
        assert!(status.wire == Wire::Sent || status.cache == Cache::Never);
        assert_eq!(status.retry_by.is_some(), status.retry.is_some());
        for name in &status.request {
            http::HeaderName::from_bytes(name.as_bytes()).expect("a field name is a token");
        }
        for method in &status.methods {
            http::Method::from_bytes(method.as_bytes()).expect("a method is a token");
        }
        status.history.iter().for_each(is_spec);
        is_title(&status.also);
        assert!(status.redirect.is_none() || (300..400).contains(&code));
        let is_sent_again =
            matches!(status.retry, Some(Retry::Unchanged | Retry::AfterDelay | Retry::NewConnection));
        assert!(status.retry_if.is_none() || is_sent_again, "{code}");
        assert_eq!(status.expires.is_some(), status.lifecycle == Lifecycle::Temporary);
        assert!(status.expires.as_deref().is_none_or(is_date));
        assert!(status.resembles.is_none_or(|other| (100..600).contains(&other)));
        status.used_by.iter().for_each(|product| is_line(product));
    }
}

fn is_identifier(name: &str) {
    assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name}");
    assert!(name.starts_with(|c: char| c.is_ascii_uppercase()), "{name}");
}

/// What hyper sends as it is, and no client trims.
fn is_phrase(phrase: &str) {
    assert!(!phrase.is_empty() && phrase.trim() == phrase, "{phrase:?}");
    assert!(phrase.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{phrase:?}");
}

fn are_texts(title: &Text, summary: &Text, description: &Text) {
    is_title(title);
    is_title(summary);
    for text in [&description.en, &description.zh] {
        assert!(
            text.is_empty() || text.split("\n\n").all(|paragraph| !paragraph.trim().is_empty()),
            "{text:?}"
        );
        text.split("\n\n").for_each(is_line);
    }
}

fn is_title(title: &Text) {
    is_line(&title.en);
    is_line(&title.zh);
}

fn is_line(text: &str) {
    assert!(!text.contains(char::is_control), "{text:?}");
    assert!(text.is_empty() || !text.trim().is_empty(), "{text:?}");
}

fn is_spec(spec: &Spec) {
    assert!(is_address(&spec.url), "{}", spec.url);
    assert!(!spec.document.is_empty());
    assert!(spec.section.is_empty() || spec.url.ends_with(&format!("#section-{}", spec.section)), "{spec:?}");
}

/// An address that can stand between `<` and `>` in Markdown.
fn is_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").unwrap_or_default();
    !host.is_empty()
        && !host.starts_with('/')
        && !url.contains(|c: char| c.is_whitespace() || "<>".contains(c))
}

fn is_date(date: &str) -> bool {
    let parts: Vec<usize> = date.split('-').map(str::len).collect();
    parts == [4, 2, 2] && date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
