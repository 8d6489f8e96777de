//! `header_fields!`: the names of the dataset's header fields as documented constants.
//!
//! The derive names the constant where the user has named the field, so that an editor shows its documentation there.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use statusquo_data::{Field, Lines, Maturity};

use crate::http_error::fields::identifier;
use crate::status_codes::docs::{LANGUAGES, escape, links};

pub(crate) fn constants() -> TokenStream {
    let fields = match Field::parse(statusquo_data::FIELDS) {
        Ok(fields) => fields,
        Err(diagnostics) => {
            let message = diagnostics.in_file("fields.toml");
            return syn::Error::new(Span::call_site(), message).into_compile_error();
        }
    };
    let (mut constants, mut named) = (TokenStream::new(), TokenStream::new());
    for field in &fields {
        let lower = identifier(field);
        let [upper, lower] =
            [lower.to_ascii_uppercase(), lower].map(|name| Ident::new(&name, Span::call_site()));
        let (doc, text) = (doc(field), field.name.to_ascii_lowercase());
        constants.extend(quote! {
            #[doc = #doc]
            pub const #upper: &::core::primitive::str = #text;
        });
        named.extend(quote!(pub use super::#upper as #lower;));
    }
    quote! {
        #constants
        /// The same, as the derive names them.
        #[doc(hidden)]
        pub mod named { #named }
    }
}

fn doc(field: &Field) -> String {
    let Field { name, lines, maturity, grammar, example, summary, specs, .. } = field;
    let lines = match lines {
        Lines::One => "One line at most",
        Lines::Many => "May have several lines",
    };
    let mut source = links(specs);
    if *maturity == Maturity::Draft {
        source += ", a draft that may still change";
    }
    let texts = [(LANGUAGES.en, &summary.en), (LANGUAGES.zh, &summary.zh)];
    let texts: Vec<String> =
        texts.into_iter().filter(|(is_shown, _)| *is_shown).map(|(_, text)| sentence(text)).collect();
    format!(
        "**{name}**: {}\n\n* Example: `{example}`\n* Grammar: `{grammar}`\n* {lines}\n* {source}",
        texts.join("\n\n")
    )
}

/// Code between backticks stays what it is.
fn sentence(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(i, part)| if i % 2 == 0 { escape(part) } else { format!("`{part}`") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_documented_in_both_languages() {
        let fields = Field::parse(statusquo_data::FIELDS).unwrap();
        let doc = doc(fields.iter().find(|field| field.name == "RateLimit").unwrap());
        assert_eq!(
            doc,
            "**RateLimit**: What is left of each quota, and for how many seconds.\n\n\
             各项配额的剩余量，以及还要多少秒才会重置。\n\n* Example: `\"default\";r=50;t=30`\n* Grammar: `sf-list`\n\
             * May have several lines\n* [draft-ietf-httpapi-ratelimit-headers-10]\
             (https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-10), a draft that may still change"
        );
        let tokens = constants().to_string();
        assert!(
            tokens.contains("pub const RETRY_AFTER")
                && tokens.contains("WWW_AUTHENTICATE as www_authenticate")
        );
    }
}
