//! From tables to the model. The rules themselves are in `rules`.

use std::ops::RangeInclusive;

use crate::diagnostic::Diagnostics;
use crate::facts::{TextRule, check_text, example, headers, list, request, specs, used_by};
use crate::model::{
    Cache, Class, Content, Evidence, Fault, Keyword, Language, Lifecycle, Method, Permanence, Registry,
    Retry, RetryBy, RetryIf, Sender, Status, Text, Wire,
};
use crate::names;
use crate::rules::{self, Taken};
use crate::table::{self, Table, check};

impl Registry {
    /// How many bytes a file may have: more than twice what 900 codes need that are described like those of IANA.
    pub const LARGEST: usize = table::LARGEST;

    /// Reads a registry file.
    ///
    /// # Errors
    ///
    /// The problems of the file at once (the first [`Diagnostics::MOST`], and how many more there are), each with line, column and what to do: syntax, unknown and missing
    /// keys, values of the wrong type, codes out of range, duplicate codes and names, phrases that RFC 9112
    /// section 4 forbids, header fields that are no RFC 9110 section 5.6.2 tokens, missing languages.
    ///
    /// ```
    /// let registry = statusquo_data::Registry::parse("[[status]]\ncode = 299\nphrase = \"Fine\"")?;
    /// assert_eq!(registry.statuses[0].phrase, "Fine");
    /// # Ok::<(), statusquo_data::Diagnostics>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Diagnostics> {
        table::check_size(text, "status codes")?;
        registry(text, None)
    }
}

/// Reads a whole file. `range` stands in for the registry's own range of codes, for a test of its speed.
pub(crate) fn registry(text: &str, range: Option<RangeInclusive<u16>>) -> Result<Registry, Diagnostics> {
    table::open(text, |mut root| {
        let mut registry = Registry {
            id: String::new(),
            title: Text::default(),
            owner: String::new(),
            source: String::new(),
            as_of: String::new(),
            classes: Vec::new(),
            statuses: Vec::new(),
        };
        let mut languages = Vec::new();
        if let Some(table) = root.table("registry") {
            languages = head(table, &mut registry);
        }
        for table in root.tables("class") {
            check(&table, table.start(), rules::class_is_in_iana(&registry.id));
            class(table, &languages, &mut registry.classes);
        }
        let range = range.unwrap_or(if registry.id == "iana" { 100..=599 } else { 100..=999 });
        let mut taken = Claimed::default();
        for table in root.tables("status") {
            if let Some(status) = status(table, &languages, &range, &mut taken) {
                insert(&mut registry.statuses, status, |status| status.code);
            }
        }
        if root.lacks("status") {
            root.report_lack("[[status]]");
        }
        root.finish();
        registry
    })
}

/// Adds an item where it belongs. Files are in order as a rule, and to sort them afterwards would cost everybody who
/// builds this crate more than it costs a file that is not.
fn insert<T>(sorted: &mut Vec<T>, item: T, key: fn(&T) -> u16) {
    let is_last = sorted.last().is_none_or(|last| key(last) < key(&item));
    let at = if is_last { sorted.len() } else { sorted.partition_point(|other| key(other) < key(&item)) };
    sorted.insert(at, item);
}

/// Codes and names already given out, each name with the code of its owner if that could be read.
struct Claimed {
    /// Indexed by code: already taken?
    codes: Vec<bool>,
    names: Taken,
}

impl Default for Claimed {
    fn default() -> Self {
        Self { codes: vec![false; 1 << 16], names: Taken::new() }
    }
}

/// The `[registry]` table; returns the languages that the file promises to be complete in.
fn head(mut table: Table<'_>, registry: &mut Registry) -> Vec<Language> {
    if let Some((at, id)) = table.string("id") {
        check(&table, at, rules::id_is_module(id));
        id.clone_into(&mut registry.id);
    }
    let languages = table.words("languages");
    registry.title = text(&mut table, "title", &languages, rules::text_is_one_line);
    if let Some((at, owner)) = table.string("owner") {
        check_text(&table, at, owner, rules::text_is_one_line);
        owner.clone_into(&mut registry.owner);
    }
    if let Some((at, source)) = table.string("source") {
        check(&table, at, rules::source_is_address(source));
        source.clone_into(&mut registry.source);
    }
    if let Some((_, date)) = table.date("as_of") {
        registry.as_of = date;
    }
    table.finish();
    languages
}

/// A `{ en, zh }` table.
pub(crate) fn text(
    table: &mut Table<'_>,
    key: &'static str,
    languages: &[Language],
    lines: TextRule,
) -> Text {
    let mut text = Text::default();
    let mut inner = table.table(key);
    for (word, language) in Language::WORDS.iter().zip(Language::VALUES) {
        let slot = match language {
            Language::En => &mut text.en,
            Language::Zh => &mut text.zh,
        };
        let mut lacks = table.lacks(key);
        if let Some(inner) = &mut inner {
            if let Some((at, value)) = inner.string(word) {
                // Lines of a checkout on Windows end in CR LF.
                let value = value.replace("\r\n", "\n");
                let value = value.trim_end_matches('\n');
                check_text(inner, at, value, lines);
                value.clone_into(slot);
            }
            lacks = inner.lacks(word);
        }
        if lacks && languages.contains(language) {
            table.report_lack(&format!("{key}.{word}"));
        }
    }
    if let Some(inner) = inner {
        inner.finish();
    }
    text
}

/// The title, whose English form is the phrase unless the file says otherwise.
fn title(table: &mut Table<'_>, phrase: &str, languages: &[Language]) -> Text {
    let others: Vec<Language> = languages.iter().copied().filter(|l| *l != Language::En).collect();
    let mut title = text(table, "title", &others, rules::text_is_one_line);
    if title.en.is_empty() {
        phrase.clone_into(&mut title.en);
    }
    title
}

/// Reads a class and adds it, when enough of it could be read, to the earlier ones.
fn class(mut table: Table<'_>, languages: &[Language], earlier: &mut Vec<Class>) {
    let digit = table.number("digit");
    let name = table.string("name");
    table.require("digit");
    table.require("name");
    let digit = digit.and_then(|(at, digit)| check(&table, at, rules::class_digit_exists(digit)));
    let variant = name.and_then(|(at, name)| check(&table, at, rules::class_name_is_variant(name)));
    let name = name.map_or("", |(_, name)| name);
    let title = title(&mut table, name, languages);
    let summary = text(&mut table, "summary", languages, rules::text_is_one_line);
    let description = text(&mut table, "description", languages, rules::text_is_paragraphs);
    let specs = specs(&mut table, "specs");
    if let (Some(digit), Some(variant)) = (digit, variant) {
        if check(&table, table.start(), rules::class_is_new(digit, &variant, earlier)).is_some() {
            let class = Class { digit, variant, name: name.to_owned(), title, summary, description, specs };
            insert(earlier, class, |class| class.digit.into());
        }
    }
    table.finish();
}

/// Reads a status. None without a code of its own: that has been reported.
fn status(
    mut table: Table<'_>,
    languages: &[Language],
    range: &RangeInclusive<u16>,
    taken: &mut Claimed,
) -> Option<Status> {
    let code = table.number("code");
    let phrase = table.string("phrase");
    let name = table.string("name");
    let formerly = table.strings("formerly");
    table.require("code");
    table.require("phrase");

    let (mut is_new, mut is_code) = (true, false);
    if let Some((at, code)) = code {
        is_code = check(&table, at, rules::code_in_range(code, range)).is_some();
        is_new = check(&table, at, rules::code_is_new(code, &taken.codes)).is_some();
        taken.codes[usize::from(code)] = true;
    }
    let owner = code.map(|(_, code)| code);
    let sendable =
        phrase.filter(|(at, phrase)| check(&table, *at, rules::phrase_can_be_sent(phrase)).is_some());
    let own_names = names_of(&table, sendable, name);
    let mut names: Vec<_> = own_names.iter().cloned().collect();
    for (at, phrase) in &formerly {
        names.extend(former_names(&table, *at, phrase));
    }
    // A second entry for a code has been reported; that it repeats the names as well is no news.
    if is_new {
        for names in &names {
            claim_names(&table, names, owner, &mut taken.names);
        }
    }
    let (name, constant) = own_names.map_or_else(Default::default, |own| (own.variant, own.constant));
    let phrase = phrase.map_or("", |(_, phrase)| phrase);

    let title = title(&mut table, phrase, languages);
    let summary = text(&mut table, "summary", languages, rules::text_is_one_line);
    let server = text(&mut table, "server", &[], rules::text_is_one_line);
    let client = text(&mut table, "client", &[], rules::text_is_one_line);
    let example = example(&mut table);
    let description = text(&mut table, "description", languages, rules::text_is_paragraphs);
    let documents = specs(&mut table, "specs");
    let headers = headers(&mut table);
    let content = table.word::<Content>("content");
    let media_type = list(&mut table, "media_type", rules::media_type_is_complete);
    let request = request(&mut table);
    let methods = list(&mut table, "methods", rules::method_is_token);
    let wire = table.word::<Wire>("wire");
    let cache = table.word::<Cache>("cache");
    let retry = table.word::<Retry>("retry");
    let retry_by = table.word::<RetryBy>("retry_by");
    let retry_if = table.word::<RetryIf>("retry_if");
    let fault = table.word::<Fault>("fault");
    let redirect = table.word::<Method>("redirect");
    let permanence = table.word::<Permanence>("permanence");
    let senders = table.words::<Sender>("senders");
    let lifecycle = table.word::<Lifecycle>("lifecycle");
    let expires = table.date("expires");
    let evidence = table.word::<Evidence>("evidence");
    let used_by = used_by(&mut table);
    let also = text(&mut table, "also", &[], rules::text_is_one_line);
    let history = specs(&mut table, "history");
    let resembles = table.number("resembles");

    if let Some(code) = owner {
        if let Some((at, content)) = content {
            check(&table, at, rules::content_fits_code(code, content));
        }
        if let Some((at, cache)) = cache {
            check(&table, at, rules::cache_fits_code(code, cache));
        }
        if let Some((at, _)) = redirect {
            check(&table, at, rules::redirect_is_3xx(code));
        }
    }
    // A value that could not be read has been reported, and might well fit.
    let is_known = |key, is_read| is_read || table.lacks(key);
    if let Some((at, _)) = wire.filter(|(_, wire)| *wire == Wire::Never) {
        let of_response = ["headers", "example", "content", "media_type", "cache", "redirect"];
        let written = of_response.into_iter().find(|key| table.has(key));
        check(&table, at, rules::wire_fits_response(written));
    }
    if let Some((at, _)) = retry_by {
        check(&table, at, rules::source_fits_retry(table.has("retry")));
    }
    if let Some((at, _)) = content.filter(|(_, content)| *content == Content::Forbidden) {
        check(&table, at, rules::media_type_fits_content(&media_type));
    }
    if let Some((at, _)) = retry_if.filter(|_| is_known("retry", retry.is_some())) {
        check(&table, at, rules::condition_fits_retry(retry.map(|(_, retry)| retry)));
    }
    if is_known("lifecycle", lifecycle.is_some()) && is_known("expires", expires.is_some()) {
        let is_temporary = matches!(lifecycle, Some((_, Lifecycle::Temporary)));
        let place = expires.as_ref().map(|(at, _)| *at).or(lifecycle.map(|(at, _)| at));
        let verdict = rules::expiry_fits_lifecycle(is_temporary, expires.is_some());
        check(&table, place.unwrap_or(table.start()), verdict);
    }
    if let Some((at, resembles)) = resembles {
        check(&table, at, rules::resembles_valid_code(resembles));
    }
    table.finish();

    let code = owner.filter(|_| is_new && is_code)?;
    let informational = (100..200).contains(&code);
    let wire = wire.map_or(Wire::Sent, |(_, wire)| wire);
    let is_unsent = wire == Wire::Never;
    Some(Status {
        code,
        name,
        constant,
        phrase: phrase.to_owned(),
        formerly: formerly.into_iter().map(|(_, phrase)| phrase.to_owned()).collect(),
        title,
        summary,
        server,
        client,
        example,
        description,
        specs: documents,
        headers,
        content: match content {
            Some((_, content)) => content,
            None if informational => Content::Forbidden,
            None => Content::Allowed,
        },
        cache: match cache {
            Some((_, cache)) => cache,
            None if informational || is_unsent => Cache::Never,
            None => Cache::Explicit,
        },
        media_type,
        request,
        methods,
        wire,
        retry: retry.map(|(_, retry)| retry),
        retry_by: retry.map(|_| retry_by.map_or(RetryBy::Document, |(_, by)| by)),
        retry_if: retry_if.map(|(_, condition)| condition),
        fault: match (fault, code) {
            (Some((_, fault)), _) => fault,
            (None, ..=399) => Fault::Nobody,
            (None, 400..=499) => Fault::Client,
            // RFC 9110 section 15: a code that is invalid is treated as 5xx.
            (None, 500..) => Fault::Server,
        },
        redirect: redirect.map(|(_, method)| method),
        permanence: permanence.map(|(_, permanence)| permanence),
        senders,
        lifecycle: lifecycle.map_or(Lifecycle::Permanent, |(_, lifecycle)| lifecycle),
        expires: expires.map(|(_, date)| date),
        evidence: evidence.map(|(_, evidence)| evidence),
        used_by,
        also,
        history,
        resembles: resembles.map(|(_, code)| code),
    })
}

/// The two identifiers that follow from a phrase or a name at a place, and what to do if they cannot be had.
#[derive(Clone)]
struct Names {
    at: usize,
    variant: String,
    constant: String,
    remedy: &'static str,
}

/// The names of a status. None when the file gives none that can be used: that has been reported.
fn names_of(table: &Table<'_>, phrase: Option<(usize, &str)>, name: Option<(usize, &str)>) -> Option<Names> {
    let remedy = "give the status a name of its own with `name`";
    if let Some((at, name)) = name {
        check(table, at, rules::name_is_variant(name))?;
        let constant = names::constant_of_variant(name);
        return Some(Names { at, variant: name.to_owned(), constant, remedy });
    }
    // A name that could not be read would have come first.
    let (at, phrase) = phrase.filter(|_| !table.has("name"))?;
    let variant = check(table, at, rules::phrase_gives_name(phrase, remedy))?;
    Some(Names { at, variant, constant: names::constant_name(phrase), remedy })
}

/// The names of a former phrase, which programs may still use.
fn former_names(table: &Table<'_>, at: usize, phrase: &str) -> Option<Names> {
    let remedy = "leave the former phrase out";
    check(table, at, rules::phrase_can_be_sent(phrase))?;
    let variant = check(table, at, rules::phrase_gives_name(phrase, remedy))?;
    Some(Names { at, variant, constant: names::constant_name(phrase), remedy })
}

/// Gives names to a code, both or none. One message is enough: the constant repeats the variant.
fn claim_names(table: &Table<'_>, names: &Names, owner: Option<u16>, taken: &mut Taken) {
    let Names { at, variant, constant, remedy } = names;
    // Checked before either is taken, because both are the same word when a phrase has one letter.
    let words = [variant, constant];
    let verdict = words.iter().try_for_each(|word| {
        rules::name_is_free(word, remedy).and_then(|()| rules::name_is_new(word, taken, remedy))
    });
    if check(table, *at, verdict).is_some() {
        for word in words {
            taken.insert(word.clone(), owner);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::time::{Duration, Instant};

    use super::*;

    const FIRST: u16 = 1000;

    /// A registry of so many made-up codes, each with all the keys that a real one has.
    fn made_up(count: u16) -> String {
        let mut text = String::from("[registry]\nid = \"made_up\"\nlanguages = [\"en\", \"zh\"]\n");
        text.push_str("title = { en = \"Made up\", zh = \"虚构\" }\n");
        for i in 0..count {
            let code = FIRST + i;
            write!(
                text,
                r#"
[[status]]
code = {code}
phrase = "Made Up {i}"
formerly = ["Thought Out {i}", "Dreamt Of {i}"]
title.zh = "虚构 {i}"
summary = {{ en = "The server made this up.", zh = "服务器虚构的状态。" }}
description.en = """
The server sends it when nothing else is left to say.

The client may wonder, and asks again."""
description.zh = """
服务器无话可说时发送。

客户端可以再问一次。"""
specs = ["RFC 9110 section 15.{i}", "https://example.com/{i}"]
headers = {{ required = ["Made-Up-{i}"], recommended = ["Date"] }}
retry = "after-delay"
senders = ["origin"]
resembles = 503
"#
            )
            .expect("a string takes any text");
        }
        text
    }

    fn time_to_read(text: &str, count: u16) -> Duration {
        let start = Instant::now();
        let registry = registry(text, Some(FIRST..=FIRST + count - 1));
        let time = start.elapsed();
        assert_eq!(registry.map(|registry| registry.statuses.len()), Ok(usize::from(count)));
        time
    }

    #[test]
    fn ten_thousand_codes_are_read_completely() {
        let registry = registry(&made_up(10_000), Some(FIRST..=FIRST + 9_999)).expect("it has no mistake");
        assert_eq!((registry.id.as_str(), registry.title.zh.as_str()), ("made_up", "虚构"));
        assert_eq!(registry.statuses.len(), 10_000);
        for (i, status) in registry.statuses.iter().enumerate() {
            assert_eq!(usize::from(status.code), usize::from(FIRST) + i);
            assert_eq!(status.name, format!("MadeUp{i}"));
            assert_eq!(status.constant, format!("MADE_UP_{i}"));
            assert_eq!(status.formerly, [format!("Thought Out {i}"), format!("Dreamt Of {i}")]);
            assert_eq!(status.title.en, status.phrase);
            assert_eq!(status.title.zh, format!("虚构 {i}"));
            assert_eq!(status.description.zh, "服务器无话可说时发送。\n\n客户端可以再问一次。");
            assert_eq!(status.specs[0].url, format!("https://www.rfc-editor.org/rfc/rfc9110#section-15.{i}"));
            assert_eq!(status.headers.required, [format!("Made-Up-{i}")]);
            assert_eq!(status.resembles, Some(503));
        }
    }

    #[test]
    fn the_time_of_reading_grows_with_the_number_of_codes() {
        let texts = (made_up(2_500), made_up(10_000));
        // Four times the text takes some four times as long, and sixteen times when a step is quadratic.
        // Other work on the machine only ever adds time, so the best of alternating runs counts.
        let (mut few, mut many) = (Duration::MAX, Duration::MAX);
        let mut ratio = f64::INFINITY;
        for round in 1..=12 {
            few = few.min(time_to_read(&texts.0, 2_500));
            many = many.min(time_to_read(&texts.1, 10_000));
            ratio = many.as_secs_f64() / few.as_secs_f64();
            if round > 1 && ratio < 8.0 && many < Duration::from_secs(10) {
                break;
            }
        }
        println!("2,500 codes: {few:?}, 10,000 codes: {many:?}, ratio {ratio:.1}");
        assert!(many < Duration::from_secs(10), "10,000 codes took {many:?}");
        assert!(ratio < 8.0, "2,500 codes took {few:?}, 10,000 took {many:?}");
    }
}
