//! Explains HTTP status codes in a terminal: what each registry says about a number, a range or a word.
//!
//! ```text
//! statusquo 404 teapot 52x
//! statusquo --lang zh 茶壶
//! statusquo --class 3xx --owner iana --json
//! ```
//!
//! The way of a call through the modules:
//!
//! 1. `arguments` parses the command line; `query` parses a query such as `52x`.
//! 2. `select` looks it up in `dataset`; `near` suggests similar words for a word without a match.
//! 3. `card`, `table` or `json` format the results, with the labels of `terms` and the line breaks of `text`.
//! 4. `terminal` knows the user's language, width and colours, and prints.

mod arguments;
mod card;
mod dataset;
mod json;
mod near;
mod query;
mod select;
mod table;
mod terminal;
mod terms;
mod text;

use std::io;
use std::process::ExitCode;

use clap::Parser as _;
use statusquo::Lang;

use self::arguments::Arguments;
use self::dataset::Row;
use self::select::{Filter, Selection};

/// Up to this many results are cards; more are a table.
const MOST_CARDS: usize = 3;

fn main() -> ExitCode {
    let arguments = Arguments::parse_from(std::env::args_os().map(|argument| terminal::printable(&argument)));
    let lang = arguments.lang.unwrap_or_else(|| terminal::environment_lang(|name| std::env::var(name).ok()));
    let Answer { output, mut errors } = answer(&dataset::rows(), &arguments, lang, terminal::width());
    if let Err(error) = terminal::print(io::stdout(), arguments.color, &output) {
        errors.push(error.to_string());
    }
    for error in &errors {
        // If standard error is closed, the exit status still reports the failure.
        drop(terminal::print(io::stderr(), arguments.color, &terminal::error_line(error, lang)));
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Answer {
    /// For standard output, with the escape sequences of its colours.
    output: String,
    /// Queries without a result, one line each, for standard error.
    errors: Vec<String>,
}

fn answer(rows: &[Row], arguments: &Arguments, lang: Lang, width: usize) -> Answer {
    let filter = Filter { class: arguments.class, owners: &arguments.owner };
    let Selection { entries, misses } = select::select(rows, &arguments.query, &filter);
    let lines = if arguments.json {
        vec![json::document(&entries)]
    } else if entries.len() <= MOST_CARDS {
        card::cards(&entries, lang, width)
    } else {
        table::table(&entries, lang, width)
    };
    let output = lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect();
    Answer { output, errors: misses.iter().map(|miss| miss.message(lang)).collect() }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use anstream::{AutoStream, StripStream};

    use super::*;

    fn run(line: &[&str], lang: Lang) -> Answer {
        let arguments = Arguments::try_parse_from([&["statusquo"], line].concat()).unwrap();
        answer(&dataset::rows(), &arguments, lang, 80)
    }

    #[test]
    fn few_results_are_cards_and_more_a_table() {
        for (range, card) in [("502-504", true), ("502-505", false)] {
            let output = run(&[range, "--owner", "iana"], Lang::En).output;
            assert_eq!(output.contains("Read more"), card, "{output}");
            assert_eq!(output.contains("Summary"), !card, "{output}");
        }
    }

    #[test]
    fn json_has_no_colours_and_is_valid_also_without_results() {
        for line in [&["404", "--json"][..], &["--class", "4xx", "--json"], &["tepot", "--json"]] {
            let output = run(line, Lang::Zh).output;
            assert!(!output.contains('\x1b'), "{line:?}");
            serde_json::from_str::<Vec<serde_json::Value>>(&output).unwrap();
        }
    }

    #[test]
    fn a_near_miss_is_an_error_beside_the_results() {
        let answer = run(&["tepot", "404"], Lang::En);
        assert!(answer.output.contains("Not Found"));
        assert_eq!(answer.errors, ["no status matches `tepot`; did you mean `teapot` (418 I'm a teapot)?"]);
    }

    #[test]
    fn an_unknown_number_is_not_an_error() {
        assert_eq!(run(&["299"], Lang::En).errors, [""; 0]);
    }

    #[test]
    fn what_is_no_terminal_gets_no_escape_sequence() {
        for line in [&["404"][..], &["4xx"]] {
            let output = run(line, Lang::En).output;
            assert!(output.contains('\x1b'));
            let mut stream = StripStream::new(Vec::new());
            stream.write_all(output.as_bytes()).unwrap();
            let plain = stream.into_inner();
            // A vector is not a terminal, so `auto` strips as well.
            let mut auto = AutoStream::new(Vec::new(), anstream::ColorChoice::Auto);
            auto.write_all(output.as_bytes()).unwrap();
            if std::env::var_os("CLICOLOR_FORCE").is_none() {
                assert_eq!(auto.into_inner(), plain);
            }
            assert!(!plain.contains(&0x1b));
        }
    }
}
