//! Advice for names that are not known: the nearest one, or the place where it is.

use proc_macro2::Ident;
use strsim::osa_distance;
use syn::Error;

/// An option that does not exist here: names the options that do and the nearest one, or the place where it exists.
pub(crate) fn unknown_option(
    name: &Ident,
    place: &str,
    also: &str,
    known: &[&str],
    elsewhere: &[(&[&str], &str)],
) -> Error {
    let text = name.to_string();
    if let Some((_, other)) = elsewhere.iter().find(|(options, _)| options.contains(&text.as_str())) {
        return Error::new(name.span(), format!("`{text}` is not an option of {place}; put it on {other}"));
    }
    let hint = did_you_mean(&text, known.iter().copied());
    let mut known: Vec<String> = known.iter().map(|option| format!("`{option}`")).collect();
    known.sort();
    let known = known.join(", ");
    Error::new(name.span(), format!("unknown option `{text}`; {hint}{place} takes {also}{known}"))
}

/// `did you mean ...? `, or nothing if no name is near.
pub(crate) fn did_you_mean<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut nearest = "";
    // As for the compiler, a third of the letters may be wrong; or an ending is too much, or missing.
    let mut distance = text.len().max(3) / 3 + 1;
    for word in known {
        let is_form = text.starts_with(word) || word.starts_with(text);
        let other = if is_form { 1 } else { osa_distance(text, word) };
        if other < distance {
            (nearest, distance) = (word, other);
        }
    }
    if nearest.is_empty() { String::new() } else { format!("did you mean `{nearest}`? ") }
}
