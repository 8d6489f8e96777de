//! The command line.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use statusquo::{Lang, StatusClass};

use crate::query::Query;
use crate::registries;

/// Explains HTTP status codes: what each registry says about a number, a range or a phrase
#[derive(Debug, clap::Parser)]
#[command(
    name = "explain",
    arg_required_else_help = true,
    override_usage = "explain [OPTIONS] <QUERY>...\n       explain [OPTIONS] --class <CLASS> | --owner <OWNER>",
    group(clap::ArgGroup::new("what").args(["query", "class", "owner"]).required(true).multiple(true))
)]
pub(crate) struct Arguments {
    /// Numbers (404), ranges (52x, 4xx, 500-504) and words of phrases, titles or Rust names (teapot, 茶壶)
    #[arg(value_delimiter = ',')]
    pub(crate) query: Vec<Query>,

    /// Only codes of this class: 4xx, 4 or client-error
    #[arg(long, value_parser = class)]
    pub(crate) class: Option<StatusClass>,

    /// Only codes of this registry, by its id or its owner; may be repeated
    #[arg(long, value_delimiter = ',', value_parser = owner)]
    pub(crate) owner: Vec<String>,

    /// Language of the output [default: from LC_ALL, LC_MESSAGES or LANG]
    #[arg(long, value_parser = PossibleValuesParser::new(["en", "zh"]).map(|tag| lang(&tag)))]
    pub(crate) lang: Option<Lang>,

    /// An array of JSON objects with all facts, in both languages
    #[arg(long)]
    pub(crate) json: bool,

    /// When to use colours; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: clap::ColorChoice,
}

fn lang(tag: &str) -> Lang {
    if tag == Lang::Zh.tag() { Lang::Zh } else { Lang::En }
}

/// `client-error`, the word for a class on the command line and in JSON.
pub(crate) fn class_word(class: StatusClass) -> String {
    class.info().name.to_lowercase().replace(' ', "-")
}

fn class(text: &str) -> Result<StatusClass, String> {
    let text = text.to_lowercase();
    let is_meant = |class: &StatusClass| {
        let digit = class.info().digit;
        [digit.to_string(), format!("{digit}xx"), class_word(*class)].contains(&text)
    };
    StatusClass::ALL.iter().copied().find(is_meant).ok_or_else(|| {
        let words: Vec<String> = StatusClass::ALL.iter().copied().map(class_word).collect();
        format!("a class is one of 1xx to 5xx, 1 to 5, or {}", words.join(", "))
    })
}

fn owner(text: &str) -> Result<String, String> {
    let is_meant = |name: &str| name.to_lowercase() == text.to_lowercase();
    if registries().iter().any(|registry| is_meant(registry.id) || is_meant(registry.owner)) {
        return Ok(text.to_owned());
    }
    let ids: Vec<&str> = registries().iter().map(|registry| registry.id).collect();
    Err(format!("no registry has this id or owner; the ids are {}", ids.join(", ")))
}

#[cfg(test)]
mod tests {
    use clap::error::ErrorKind;
    use clap::{CommandFactory as _, Parser as _};

    use super::*;

    fn refusal(line: &[&str]) -> clap::Error {
        Arguments::try_parse_from([&["explain"], line].concat()).unwrap_err()
    }

    #[test]
    fn the_command_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn without_query_and_filter_there_is_usage_and_exit_code_2() {
        let nothing = refusal(&[]);
        assert_eq!(nothing.kind(), ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand);
        assert_eq!(nothing.exit_code(), 2);
        let no_query = refusal(&["--json"]);
        assert_eq!((no_query.kind(), no_query.exit_code()), (ErrorKind::MissingRequiredArgument, 2));
        assert!(no_query.to_string().contains("Usage: explain"));
    }

    #[test]
    fn a_filter_alone_is_enough() {
        for line in [["explain", "--class", "4xx"], ["explain", "--owner", "Iana"]] {
            assert!(Arguments::try_parse_from(line).is_ok(), "{line:?}");
        }
    }

    #[test]
    fn malformed_values_exit_with_2_and_say_what_is_accepted() {
        for (line, hint) in [
            (&["4x4x"][..], "neither a number"),
            (&["70000"], "65535"),
            (&["--class", "6xx"], "client-error"),
            (&["--owner", "nobody"], "iana"),
            (&["404", "--lang", "fr"], "zh"),
        ] {
            let error = refusal(line);
            assert_eq!(error.exit_code(), 2, "{line:?}");
            assert!(error.to_string().contains(hint), "{error}");
        }
    }

    #[test]
    fn a_class_has_three_spellings() {
        for text in ["4xx", "4XX", "4", "client-error", "Client-Error"] {
            assert_eq!(class(text), Ok(StatusClass::ClientError), "{text}");
        }
    }

    #[test]
    fn commas_separate_queries_too() {
        let arguments = Arguments::try_parse_from(["explain", "404,52x", "teapot"]).unwrap();
        assert_eq!(arguments.query.len(), 3);
    }
}
