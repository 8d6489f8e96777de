//! From tables to the model. The rules themselves are in `rules`.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::model::{
    Cache, Class, Content, Evidence, Headers, Language, Lifecycle, Method, Permanence, Registry, Retry,
    Sender, Spec, Status, Text,
};
use crate::names;
use crate::problem::Problems;
use crate::rules;
use crate::sheet::{self, Sheet, Table};

/// Reads a whole file. `range` stands in for the registry's own range of codes, for a test of its speed.
pub(crate) fn registry(text: &str, range: Option<RangeInclusive<u16>>) -> Result<Registry, Problems> {
    let (sheet, root) = Sheet::open(text);
    let registry = {
        let headers = sheet::headers(root.get_ref());
        let mut root = Table::new(&sheet, "the file", 0..text.len(), root.get_ref());
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
        let is_iana = registry.id == "iana";
        let range = range.unwrap_or(if is_iana { 100..=599 } else { 100..=999 });
        for table in root.tables("class", &headers) {
            if is_iana {
                registry.classes.extend(class(table, &languages));
            } else {
                table.report(table.start(), "only the registry `iana` defines classes; remove `[[class]]`");
            }
        }
        let mut taken = Taken::default();
        let tables = root.tables("status", &headers);
        if tables.is_empty() {
            root.report_missing("[[status]]");
        }
        for table in tables {
            registry.statuses.extend(status(table, &languages, &range, &mut taken));
        }
        root.finish();
        registry.classes.sort_by_key(|class| class.digit);
        registry.statuses.sort_by_key(|status| status.code);
        registry
    };
    sheet.close(registry)
}

/// Codes and names already given out, with the place of their owner.
#[derive(Default)]
struct Taken {
    codes: BTreeMap<u16, ()>,
    names: BTreeMap<String, u16>,
}

/// Notes the problem that a rule found, if any.
fn check(table: &Table<'_>, at: usize, verdict: Result<(), String>) {
    if let Err(message) = verdict {
        table.report(at, message);
    }
}

/// The `[registry]` table; returns the languages that the file promises to be complete in.
fn head(mut table: Table<'_>, registry: &mut Registry) -> Vec<Language> {
    if let Some((at, id)) = table.string("id") {
        check(&table, at, rules::id_is_module(id));
        id.clone_into(&mut registry.id);
    }
    let languages = table.words("languages", &[("en", Language::En), ("zh", Language::Zh)]);
    registry.title = text(&mut table, "title", &languages, rules::text_is_one_line);
    if let Some((at, owner)) = table.string("owner") {
        check(&table, at, rules::text_is_one_line(owner));
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
fn text(
    table: &mut Table<'_>,
    key: &'static str,
    languages: &[Language],
    rule: fn(&str) -> Result<(), String>,
) -> Text {
    let mut text = Text::default();
    if let Some(mut inner) = table.table(key) {
        for (language, slot) in [("en", &mut text.en), ("zh", &mut text.zh)] {
            if let Some((at, value)) = inner.string(language) {
                let value = value.trim_end_matches('\n');
                check(&inner, at, rule(value));
                value.clone_into(slot);
            }
        }
        inner.finish();
    }
    for language in languages {
        match language {
            Language::En if text.en.is_empty() => table.report_missing(&format!("{key}.en")),
            Language::Zh if text.zh.is_empty() => table.report_missing(&format!("{key}.zh")),
            _ => {}
        }
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

fn specs(table: &mut Table<'_>) -> Vec<Spec> {
    let mut specs = Vec::new();
    for (at, spec) in table.strings("specs") {
        match rules::spec_is_reference(spec) {
            Ok(spec) => specs.push(spec),
            Err(message) => table.report(at, message),
        }
    }
    specs
}

fn class(mut table: Table<'_>, languages: &[Language]) -> Option<Class> {
    let digit = table.number("digit").and_then(|(at, digit)| match rules::class_digit_exists(digit) {
        Ok(digit) => Some(digit),
        Err(message) => {
            table.report(at, message);
            None
        }
    });
    let name = table.string("name");
    for (key, absent) in [("digit", digit.is_none()), ("name", name.is_none())] {
        if absent {
            table.report_missing(key);
        }
    }
    let name = name.map_or("", |(_, name)| name);
    let class = Class {
        digit: digit.unwrap_or_default(),
        variant: names::variant_name(name).unwrap_or_default(),
        name: name.to_owned(),
        title: title(&mut table, name, languages),
        summary: text(&mut table, "summary", languages, rules::text_is_one_line),
        description: text(&mut table, "description", languages, rules::text_is_paragraphs),
        specs: specs(&mut table),
    };
    table.finish();
    (class.digit != 0 && !class.variant.is_empty()).then_some(class)
}

fn status(
    mut table: Table<'_>,
    languages: &[Language],
    range: &RangeInclusive<u16>,
    taken: &mut Taken,
) -> Option<Status> {
    let code = table.number("code");
    let phrase = table.string("phrase");
    let name = table.string("name");
    let code = match code {
        Some((at, code)) => {
            check(&table, at, rules::code_in_range(code, range));
            if taken.codes.insert(code, ()).is_some() {
                table.report(
                    at,
                    format!("code {code} is already in this registry; a registry has one entry a code"),
                );
            }
            Some(code)
        }
        None => {
            table.report_missing("code");
            None
        }
    };
    if phrase.is_none() {
        table.report_missing("phrase");
    }
    if let Some((at, phrase)) = phrase {
        check(&table, at, rules::phrase_can_be_sent(phrase));
    }
    let (name, constant) = names_of(&table, phrase, name);
    let (code, phrase) = (code.unwrap_or_default(), phrase.map_or("", |(_, phrase)| phrase));
    claim(&table, taken, code, [&name, &constant]);

    let mut formerly = Vec::new();
    for (at, old) in table.strings("formerly") {
        check(&table, at, rules::phrase_can_be_sent(old));
        if let Some(variant) = names::variant_name(old) {
            claim(&table, taken, code, [&variant, &names::constant_name(old)]);
        }
        formerly.push(old.to_owned());
    }
    let title = title(&mut table, phrase, languages);
    let content = table.word("content", Content::WORDS);
    let cache = table.word("cache", Cache::WORDS);
    let redirect = table.word("redirect", Method::WORDS);
    let lifecycle = table.word("lifecycle", Lifecycle::WORDS);
    let expires = table.date("expires");
    let resembles = table.number("resembles");
    if let Some((at, content)) = content {
        check(&table, at, rules::content_fits_code(code, content));
    }
    if let Some((at, cache)) = cache {
        check(&table, at, rules::cache_fits_code(code, cache));
    }
    if let Some((at, _)) = redirect {
        check(&table, at, rules::redirect_is_3xx(code));
    }
    if let Some((at, resembles)) = resembles {
        check(&table, at, rules::resembles_valid_code(resembles));
    }
    let is_temporary = matches!(lifecycle, Some((_, Lifecycle::Temporary)));
    let expiry_at = expires.as_ref().map(|(at, _)| *at).or(lifecycle.map(|(at, _)| at));
    check(
        &table,
        expiry_at.unwrap_or(table.start()),
        rules::expiry_fits_lifecycle(is_temporary, expires.is_some()),
    );
    let informational = (100..200).contains(&code);
    let status = Status {
        code,
        name,
        constant,
        phrase: phrase.to_owned(),
        formerly,
        title,
        summary: text(&mut table, "summary", languages, rules::text_is_one_line),
        description: text(&mut table, "description", languages, rules::text_is_paragraphs),
        specs: specs(&mut table),
        headers: headers(&mut table),
        content: match content {
            Some((_, content)) => content,
            None if informational => Content::Forbidden,
            None => Content::Allowed,
        },
        cache: match cache {
            Some((_, cache)) => cache,
            None if informational => Cache::Never,
            None => Cache::Explicit,
        },
        retry: table.word("retry", Retry::WORDS).map(|(_, retry)| retry),
        redirect: redirect.map(|(_, method)| method),
        permanence: table.word("permanence", Permanence::WORDS).map(|(_, permanence)| permanence),
        senders: table.words("senders", Sender::WORDS),
        lifecycle: lifecycle.map_or(Lifecycle::Permanent, |(_, lifecycle)| lifecycle),
        expires: expires.map(|(_, date)| date),
        evidence: table.word("evidence", Evidence::WORDS).map(|(_, evidence)| evidence),
        used_by: used_by(&mut table),
        resembles: resembles.map(|(_, code)| code),
    };
    table.finish();
    Some(status)
}

/// Variant and constant of a status. Empty when the file gives none that can be used: that has been reported.
fn names_of(
    table: &Table<'_>,
    phrase: Option<(usize, &str)>,
    name: Option<(usize, &str)>,
) -> (String, String) {
    if let Some((at, name)) = name {
        check(table, at, rules::name_is_variant(name).and_then(|()| rules::name_is_free(name)));
        return (name.to_owned(), names::constant_of_variant(name));
    }
    let Some((at, phrase)) = phrase else { return Default::default() };
    if let Some(name) = names::variant_name(phrase) {
        check(table, at, rules::name_is_free(&name));
        return (name, names::constant_name(phrase));
    }
    if rules::phrase_can_be_sent(phrase).is_ok() {
        table.report(at, format!("no Rust name follows from the phrase `{phrase}`; add the key `name`"));
    }
    Default::default()
}

/// Gives names to a code, each once in a registry.
fn claim(table: &Table<'_>, taken: &mut Taken, code: u16, names: [&String; 2]) {
    for name in names {
        if name.is_empty() {
            continue;
        }
        let owner = *taken.names.entry(name.clone()).or_insert(code);
        if owner != code {
            table.report(
                table.start(),
                format!(
                    "the name `{name}` of {code} already belongs to {owner}; give another one with `name`"
                ),
            );
            // The constant repeats what the variant's message said.
            return;
        }
    }
}

fn headers(table: &mut Table<'_>) -> Headers {
    let Some(mut inner) = table.table("headers") else { return Headers::default() };
    let mut seen = Vec::new();
    let mut fields = |inner: &mut Table<'_>, key: &'static str| {
        let mut fields = Vec::new();
        for (at, name) in inner.strings(key) {
            check(inner, at, rules::header_is_token(name));
            if seen.contains(&name.to_ascii_lowercase()) {
                inner.report(at, format!("`{name}` is listed twice; keep the strongest requirement"));
            }
            seen.push(name.to_ascii_lowercase());
            fields.push(name.to_owned());
        }
        fields
    };
    let headers = Headers {
        required: fields(&mut inner, "required"),
        recommended: fields(&mut inner, "recommended"),
        optional: fields(&mut inner, "optional"),
    };
    inner.finish();
    headers
}

fn used_by(table: &mut Table<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for (at, name) in table.strings("used_by") {
        check(table, at, rules::text_is_one_line(name));
        names.push(name.to_owned());
    }
    names
}
