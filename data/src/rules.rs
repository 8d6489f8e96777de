//! The rules for values. One function a rule; each returns what is wrong and what to do instead. Each has
//! a file of its name in `tests/fixtures`.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::model::{Cache, Class, Content, Retry, Spec};
use crate::names;

type Verdict = Result<(), String>;

/// Names that are taken, each with the code of its owner if it has one. One type for all of them, because a map is
/// compiled anew for each type of its keys and values.
pub(crate) type Taken = BTreeMap<String, Option<u16>>;

/// RFC 9110 section 15: valid codes are 100–599. Vendors go to 999, which is as far as three digits reach.
pub(crate) fn code_in_range(code: u16, range: &RangeInclusive<u16>) -> Verdict {
    if range.contains(&code) {
        return Ok(());
    }
    let (first, last) = (range.start(), range.end());
    Err(format!("code {code} is out of range; codes of this registry go from {first} to {last}"))
}

/// A code that two owners use belongs into two registries.
pub(crate) fn code_is_new(code: u16, is_taken: &[bool]) -> Verdict {
    if is_taken[usize::from(code)] {
        return Err(format!("code {code} is already in this registry; a registry has one entry a code"));
    }
    Ok(())
}

/// RFC 9112 section 4: `reason-phrase = 1*( HTAB / SP / VCHAR / obs-text )`. Tabs and obs-text are allowed
/// there but survive no client unharmed, so the dataset keeps to visible ASCII and spaces.
pub(crate) fn phrase_can_be_sent(phrase: &str) -> Verdict {
    if phrase.trim().is_empty() {
        return Err("the phrase is empty; write the reason phrase that goes on the wire".into());
    }
    if phrase.trim() != phrase {
        return Err("the phrase begins or ends with white space; remove it".into());
    }
    match phrase.chars().find(|c| !matches!(c, ' '..='~')) {
        None => Ok(()),
        Some(c) => Err(format!(
            "the phrase holds U+{:04X}; only visible ASCII and spaces can go into a status line (RFC 9112 section 4)",
            u32::from(c)
        )),
    }
}

/// The variant of a phrase, current or former: both become identifiers. What to do without one depends on
/// which it is.
pub(crate) fn phrase_gives_name(phrase: &str, remedy: &str) -> Result<String, String> {
    names::variant_name(phrase)
        .ok_or_else(|| format!("no Rust name follows from the phrase `{phrase}`; {remedy}"))
}

/// The name becomes an enum variant, and a keyword can be none.
pub(crate) fn name_is_variant(name: &str) -> Verdict {
    if names::is_variant_name(name) {
        return Ok(());
    }
    Err(format!(
        "`{name}` is no name for a Rust variant; write it in UpperCamelCase, ASCII letters and digits only"
    ))
}

/// Names that the generated enum needs for itself: the two kinds of catch-all variant, and the list of all.
pub(crate) fn name_is_free(name: &str, remedy: &str) -> Verdict {
    if matches!(name, "Unregistered" | "Standard" | "ALL") {
        return Err(format!("the generated enum needs the name `{name}` for itself; {remedy}"));
    }
    Ok(())
}

/// Variants and constants, of current and of former phrases, share the namespace of one enum.
pub(crate) fn name_is_new(name: &str, earlier: &Taken, remedy: &str) -> Verdict {
    let owner = match earlier.get(name) {
        None => return Ok(()),
        Some(None) => "another status".to_owned(),
        Some(Some(code)) => code.to_string(),
    };
    Err(format!("the name `{name}` already belongs to {owner}; {remedy}"))
}

/// RFC 9110 section 5.6.2: `token = 1*tchar`.
pub(crate) fn header_is_token(name: &str) -> Verdict {
    let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if !name.is_empty() && name.chars().all(is_tchar) {
        return Ok(());
    }
    Err(format!(
        "`{name}` is no field name; RFC 9110 section 5.6.2 allows letters, digits and !#$%&'*+-.^_`|~"
    ))
}

/// A line of an example is a header field (RFC 9110 section 5).
pub(crate) fn line_is_field(line: &str) -> Verdict {
    let Some((name, value)) = line.split_once(": ") else {
        return Err(format!("`{line}` is no header field; write it like `Retry-After: 120`"));
    };
    header_is_token(name)?;
    example_can_be_sent(value)
}

/// The table of fields is read by people, and searched by them.
pub(crate) fn field_is_in_order(name: &str, last: Option<&str>) -> Verdict {
    let Some(last) = last else { return Ok(()) };
    match last.to_ascii_lowercase().cmp(&name.to_ascii_lowercase()) {
        Ordering::Less => Ok(()),
        Ordering::Equal => Err(format!("`{name}` is in the table already; remove one")),
        Ordering::Greater => Err(format!("`{name}` comes after `{last}`; sort the table by names")),
    }
}

/// RFC 9110 section 5.5, without obs-text.
pub(crate) fn example_can_be_sent(example: &str) -> Verdict {
    if !example.is_empty() && example.trim() == example && example.chars().all(|c| matches!(c, ' '..='~')) {
        return Ok(());
    }
    Err(format!(
        "`{example}` is no value of a field; write visible ASCII characters, and spaces between them"
    ))
}

/// One requirement a field; names of fields are the same in upper and lower case (RFC 9110 section 5.1).
pub(crate) fn header_is_new(name: &str, earlier_in_lowercase: &Taken) -> Verdict {
    if earlier_in_lowercase.contains_key(&name.to_ascii_lowercase()) {
        return Err(format!("`{name}` is listed twice; keep the strongest requirement"));
    }
    Ok(())
}

/// Titles and summaries are shown in one line.
pub(crate) fn text_is_one_line(text: &str) -> Verdict {
    if text.contains('\n') {
        return Err("the text has a line break; write it in one line".into());
    }
    Ok(())
}

/// A paragraph is one line: a break inside Chinese text would show as a space.
pub(crate) fn text_is_paragraphs(text: &str) -> Verdict {
    let is_broken = |paragraph: &str| paragraph.contains('\n') || paragraph.is_empty();
    if !text.is_empty() && text.split("\n\n").any(is_broken) {
        return Err(
            "a paragraph of the text is broken; keep it in one line, with one empty line between paragraphs"
                .into(),
        );
    }
    Ok(())
}

/// Control characters, and the look-alikes of CJK characters that conversions leave behind
/// (radicals U+2E80–U+2FDF, compatibility ideographs U+F900–U+FAFF), break search and fonts.
pub(crate) fn text_is_clean(text: &str) -> Verdict {
    if text.trim().is_empty() {
        return Err("the text is empty; write it, or remove the key".into());
    }
    let is_control = |c: char| c.is_control() && c != '\n';
    let is_look_alike = |c: char| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}');
    match text.chars().find(|c| is_control(*c) || is_look_alike(*c)) {
        None => Ok(()),
        Some(c) if c.is_control() => {
            Err(format!("the text holds the control character U+{:04X}; remove it", u32::from(c)))
        }
        Some(c) => Err(format!(
            "the text holds the compatibility character `{c}` (U+{:04X}); write the ordinary CJK character",
            u32::from(c)
        )),
    }
}

/// Registries and specifications are read over the web, and addresses stand between `<` and `>` in doc comments.
pub(crate) fn source_is_address(source: &str) -> Verdict {
    let is_host = |rest: &str| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let breaks_out = |c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c);
    if source.strip_prefix("https://").is_some_and(is_host) && !source.contains(breaks_out) {
        return Ok(());
    }
    Err(format!("`{source}` is no web address; write one that begins with `https://`"))
}

/// `RFC n`, `RFC n section s`, `draft-…`, `draft-… section s`, or an address, which has a rule of its own.
pub(crate) fn spec_is_reference(spec: &str) -> Result<Spec, String> {
    if spec.starts_with("https://") {
        return Ok(Spec { document: spec.to_owned(), section: String::new(), url: spec.to_owned() });
    }
    let (document, section) = spec.split_once(" section ").unwrap_or((spec, ""));
    let is_section = |s: &str| {
        s.split('.').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
    };
    let number =
        document.strip_prefix("RFC ").filter(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
    let is_draft = document.len() > "draft-".len()
        && document.starts_with("draft-")
        && document.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if (number.is_none() && !is_draft) || (document != spec && !is_section(section)) {
        return Err(format!(
            "`{spec}` is no reference; write it like `RFC 9110 section 15.5.2`, `draft-name-05` or an https:// address"
        ));
    }
    let page = match number {
        Some(number) => format!("https://www.rfc-editor.org/rfc/rfc{number}"),
        None => format!("https://datatracker.ietf.org/doc/html/{document}"),
    };
    let anchor = if section.is_empty() { String::new() } else { format!("#section-{section}") };
    Ok(Spec { document: document.to_owned(), section: section.to_owned(), url: page + &anchor })
}

/// RFC 9110 section 15.4: only a 3xx redirects.
pub(crate) fn redirect_is_3xx(code: u16) -> Verdict {
    if (300..400).contains(&code) {
        return Ok(());
    }
    Err(format!("`redirect` on {code}; only a 3xx redirects (RFC 9110 section 15.4)"))
}

/// A condition is for programs, which neither change a request nor look for another place.
pub(crate) fn condition_fits_retry(retry: Option<Retry>) -> Verdict {
    if matches!(retry, Some(Retry::Unchanged | Retry::AfterDelay | Retry::NewConnection)) {
        return Ok(());
    }
    Err("`retry_if` without a `retry` that sends the same request again; \
         write `unchanged`, `after-delay` or `new-connection` there, or remove the condition"
        .into())
}

/// Who says whether to repeat a request, where somebody does.
pub(crate) fn source_fits_retry(says_retry: bool) -> Verdict {
    if says_retry {
        return Ok(());
    }
    Err("`retry_by` without `retry`; say whether the request may be repeated, or remove it".into())
}

/// What is only written to logs has neither fields nor content, and nothing follows or stores it.
pub(crate) fn wire_fits_response(key: Option<&str>) -> Verdict {
    let Some(key) = key else { return Ok(()) };
    Err(format!("`wire = \"never\"` and `{key}`; a status that is not sent has no response: remove one"))
}

/// RFC 9110 section 9.1: `method = token`. All registered methods are in upper case, and names are case-sensitive.
pub(crate) fn method_is_token(method: &str) -> Verdict {
    let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || "!#$%&'*+-.^_`|~".contains(c);
    if !method.is_empty() && method.chars().all(is_part) {
        return Ok(());
    }
    Err(format!("`{method}` is no method; write it in upper case, like `GET` (RFC 9110 section 9.1)"))
}

/// RFC 9110 section 8.3.1: `type "/" subtype`, here without parameters.
pub(crate) fn media_type_is_complete(media_type: &str) -> Verdict {
    let is_part = |part: &str| {
        let is_tchar = |c: char| c.is_ascii_alphanumeric() || "!#$%&'+-.^_`|~".contains(c);
        !part.is_empty() && part.chars().all(is_tchar)
    };
    match media_type.split_once('/') {
        Some((kind, subtype)) if is_part(kind) && is_part(subtype) => Ok(()),
        _ => Err(format!(
            "`{media_type}` is no media type; write type and subtype, like `application/xml` (RFC 9110 section 8.3.1)"
        )),
    }
}

/// Content that there is none of has no type.
pub(crate) fn media_type_fits_content(media_types: &[String]) -> Verdict {
    if media_types.is_empty() {
        return Ok(());
    }
    Err("`content = \"forbidden\"` and `media_type`; remove one".into())
}

/// Lists hold an item once.
pub(crate) fn item_is_new(key: &str, item: &str, earlier: &[String]) -> Verdict {
    if earlier.iter().any(|other| other == item) {
        return Err(format!("`{item}` is listed twice in `{key}`; remove one"));
    }
    Ok(())
}

/// RFC 9110 section 6.4.1: a 1xx, 204 or 304 has no content, whatever a registry says; so has 205 (section 15.3.6).
pub(crate) fn content_fits_code(code: u16, content: Content) -> Verdict {
    if content == Content::Allowed && matches!(code, 100..=199 | 204 | 205 | 304) {
        return Err(format!("`content = \"allowed\"` on {code}; it has no content (RFC 9110 section 6.4.1)"));
    }
    Ok(())
}

/// RFC 9111 section 3: only final responses are stored.
pub(crate) fn cache_fits_code(code: u16, cache: Cache) -> Verdict {
    if cache != Cache::Never && (100..200).contains(&code) {
        return Err(format!("`cache` on {code}; only final responses are stored (RFC 9111 section 3)"));
    }
    Ok(())
}

/// `resembles` leads readers to a code whose meaning is fixed.
pub(crate) fn resembles_valid_code(resembles: u16) -> Verdict {
    if (100..600).contains(&resembles) {
        return Ok(());
    }
    Err(format!("`resembles = {resembles}` is no registered code; name one from 100 to 599"))
}

/// A class is a first digit that RFC 9110 section 15 defines.
pub(crate) fn class_digit_exists(digit: u16) -> Result<u8, String> {
    match u8::try_from(digit) {
        Ok(digit @ 1..=5) => Ok(digit),
        _ => Err(format!("class digit {digit}; RFC 9110 section 15 has the classes 1 to 5")),
    }
}

/// The term for a class becomes an enum variant.
pub(crate) fn class_name_is_variant(name: &str) -> Result<String, String> {
    names::variant_name(name)
        .ok_or_else(|| format!("no Rust name follows from `{name}`; begin the term with an ASCII letter"))
}

/// A class has one entry, and no two have the same name.
pub(crate) fn class_is_new(digit: u8, variant: &str, earlier: &[Class]) -> Verdict {
    match earlier.iter().find(|class| class.digit == digit || class.variant == variant) {
        None => Ok(()),
        Some(class) => Err(format!("class {} `{}` is already defined; remove one", class.digit, class.name)),
    }
}

/// The classes are defined once for all registries.
pub(crate) fn class_is_in_iana(registry: &str) -> Verdict {
    if registry == "iana" {
        return Ok(());
    }
    Err("only the registry `iana` defines classes; remove `[[class]]`".into())
}

/// Identifiers of registries become modules.
pub(crate) fn id_is_module(id: &str) -> Verdict {
    let good = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if good {
        return Ok(());
    }
    Err(format!("`{id}` is no registry id; write it in snake case, beginning with a letter"))
}

/// The date says when a temporary assignment ends, and nothing else ends by date.
pub(crate) fn expiry_fits_lifecycle(temporary: bool, expires: bool) -> Verdict {
    match (temporary, expires) {
        (true, false) => Err("a temporary assignment without `expires`; add the date".into()),
        (false, true) => Err("`expires` on an assignment that is not temporary; remove it".into()),
        _ => Ok(()),
    }
}
