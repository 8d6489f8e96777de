//! The command line for clap: options, their help, and the values that they accept.
//!
//! The doc comments of the fields are the help: the first line for `-h`, all of it for `--help`.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use statusquo::{Lang, StatusClass, registries};

use crate::query::Query;
use crate::terms::class_word;

const USAGE: &str = "\
statusquo [OPTIONS] <QUERY>...
       statusquo [OPTIONS] --class <CLASS> | --owner <OWNER>";

const MORE_HELP: &str = "\
Examples:
  statusquo 404                           one code in full
  statusquo 499 52x                       codes of vendors, and all from 520 to 529
  statusquo \"not found\" 茶壶              codes by their phrase or title
  statusquo --class 3xx --owner iana      all registered redirections
  statusquo --json --owner nginx          all facts, for programs

Exit status: 0 if everything was found, 1 if not, 2 if the command line is malformed.";

/// Explains HTTP status codes: what each registry says about a number, a range or a word
///
/// Up to three results are shown in full, more as a table. A number can have several owners, each with a meaning of
/// its own; all of them are shown.
#[derive(Debug, clap::Parser)]
#[command(
    name = "statusquo",
    version,
    arg_required_else_help = true,
    override_usage = USAGE,
    after_long_help = MORE_HELP,
    group(clap::ArgGroup::new("what").args(["query", "class", "owner"]).required(true).multiple(true))
)]
pub(crate) struct Arguments {
    /// Numbers (404), ranges (52x, 4xx, 500-504), and words of phrases, titles or Rust names (teapot, 茶壶)
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

    /// Print an array of JSON objects, with all facts in both languages
    #[arg(long)]
    pub(crate) json: bool,

    /// When to use colours; auto means on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: clap::ColorChoice,
}

fn lang(tag: &str) -> Lang {
    if tag == Lang::Zh.tag() { Lang::Zh } else { Lang::En }
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
        Arguments::try_parse_from([&["statusquo"], line].concat()).unwrap_err()
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
        assert!(no_query.to_string().contains("Usage: statusquo"));
    }

    #[test]
    fn help_and_version_are_not_errors() {
        for (option, kind) in [
            ("-h", ErrorKind::DisplayHelp),
            ("--help", ErrorKind::DisplayHelp),
            ("-V", ErrorKind::DisplayVersion),
            ("--version", ErrorKind::DisplayVersion),
        ] {
            let shown = refusal(&[option]);
            assert_eq!((shown.kind(), shown.exit_code()), (kind, 0), "{option}");
        }
        assert_eq!(refusal(&["-V"]).to_string(), concat!("statusquo ", env!("CARGO_PKG_VERSION"), "\n"));
    }

    #[test]
    fn every_example_of_the_help_is_accepted() {
        let examples = MORE_HELP.lines().filter_map(|line| line.strip_prefix("  statusquo "));
        let mut count = 0;
        for example in examples {
            let (line, _) = example.split_once("   ").unwrap();
            let words = line.split('"').enumerate().flat_map(|(i, part)| match i % 2 {
                0 => part.split_whitespace().collect(),
                _ => vec![part],
            });
            assert!(Arguments::try_parse_from(["statusquo"].into_iter().chain(words)).is_ok(), "{line}");
            count += 1;
        }
        assert_eq!(count, 5);
    }

    #[test]
    fn a_filter_alone_is_enough() {
        for line in [["statusquo", "--class", "4xx"], ["statusquo", "--owner", "Iana"]] {
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
            (&["404", "--lnag", "zh"], "'--lang'"),
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
        let arguments = Arguments::try_parse_from(["statusquo", "404,52x", "teapot"]).unwrap();
        assert_eq!(arguments.query.len(), 3);
    }
}
