//! Rust names that follow from reason phrases.

/// The Rust variant for a reason phrase, or `None` when no identifier follows from it.
///
/// Apostrophes vanish, every other character that is no ASCII letter or digit ends a word, and each
/// word is written with one capital.
///
/// ```
/// use statusquo_data::variant_name;
///
/// assert_eq!(variant_name("I'm a teapot").as_deref(), Some("ImATeapot"));
/// assert_eq!(variant_name("URI Too Long").as_deref(), Some("UriTooLong"));
/// assert_eq!(variant_name("7 Dwarfs"), None);
/// ```
pub fn variant_name(phrase: &str) -> Option<String> {
    let mut name = String::with_capacity(phrase.len());
    for word in words(phrase) {
        name.push_str(&word[..1].to_ascii_uppercase());
        name.push_str(&word[1..].to_ascii_lowercase());
    }
    is_variant_name(&name).then_some(name)
}

/// The name of the associated constant that goes with a reason phrase, in the style of the crate `http`.
///
/// ```
/// use statusquo_data::constant_name;
///
/// assert_eq!(constant_name("I'm a teapot"), "IM_A_TEAPOT");
/// assert_eq!(constant_name("Multi-Status"), "MULTI_STATUS");
/// ```
pub fn constant_name(phrase: &str) -> String {
    words(phrase).join("_").to_ascii_uppercase()
}

/// The constant for a variant whose name was chosen by hand: `TooManyConnections` → `TOO_MANY_CONNECTIONS`.
pub(crate) fn constant_of_variant(name: &str) -> String {
    let mut constant = String::with_capacity(name.len() + 4);
    let mut previous = '_';
    for c in name.chars() {
        if c.is_ascii_uppercase() && !matches!(previous, '_' | 'A'..='Z') {
            constant.push('_');
        }
        constant.push(c.to_ascii_uppercase());
        previous = c;
    }
    constant
}

/// `UpperCamelCase`, so that it can be no keyword but `Self`.
pub(crate) fn is_variant_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric())
        && name != "Self"
}

fn words(phrase: &str) -> Vec<String> {
    phrase
        .replace('\'', "")
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_of_hand_chosen_variants_are_split_at_capitals() {
        assert_eq!(constant_of_variant("TooManyConnections"), "TOO_MANY_CONNECTIONS");
        assert_eq!(constant_of_variant("Http2Only"), "HTTP2_ONLY");
        assert_eq!(constant_of_variant("SSLError"), "SSLERROR");
    }

    #[test]
    fn a_phrase_without_an_identifier_gives_no_variant() {
        for phrase in ["", "?!", "3 Strikes", "Self", "self"] {
            assert_eq!(variant_name(phrase), None, "{phrase:?}");
        }
    }
}
