//! Explains HTTP status codes in a terminal: what each registry says about a number, a range or a phrase.
//!
//! ```text
//! cargo run -p statusquo-explain -- 404 teapot 52x
//! cargo run -p statusquo-explain -- --lang zh 茶壶
//! cargo run -p statusquo-explain -- --class 3xx --owner iana --json
//! ```
//!
//! Arguments become queries, queries select rows of the dataset, and the rows are drawn: up to three as cards with
//! all that is known, more as a table.

mod arguments;
mod card;
mod json;
mod near;
mod query;
mod select;
mod table;
mod terms;
mod text;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::Parser as _;
use statusquo::{Lang, StatusCode, StatusInfo, registries};

use self::arguments::Arguments;
use self::select::{Filter, Selection};
use self::terms::Read as _;

/// What one registry says about one code.
type Row = &'static StatusInfo;

/// More results than these make a table.
const MOST_CARDS: usize = 3;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.lang.unwrap_or_else(|| environment_lang(|name| std::env::var(name).ok()));
    let answer = answer(&known(), &arguments, lang, terminal_width());
    let choice = match arguments.color {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    let mut errors = answer.errors;
    if let Err(error) = write(AutoStream::new(io::stdout(), choice), &answer.output) {
        errors.push(error.to_string());
    }
    for error in &errors {
        let style = AnsiColor::Red.on_default().bold();
        let line = format!("{}{error}\n", paint(style, terms::ERROR.read(lang)));
        // Without a standard error stream, the exit code still tells.
        drop(write(AutoStream::new(io::stderr(), choice), &line));
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn write(mut stream: impl io::Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        // Whoever closed the pipe, such as `head`, has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Every row of the dataset, by code; the registered meaning of a code comes before those of vendors.
fn known() -> Vec<Row> {
    (0..=999).map(StatusCode::from).flat_map(StatusCode::meanings).collect()
}

struct Answer {
    output: String,
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

/// The language of messages by POSIX: the first of the variables that is set and not empty decides.
fn environment_lang(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    if locale.starts_with("zh") { Lang::Zh } else { Lang::En }
}

/// Columns of the terminal that the output goes to; without one, what the environment says, or 80.
fn terminal_width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    let variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(variable).unwrap_or(80).max(30)
}

fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// A colour for each class, and one for codes that have none.
fn class_style(code: u16) -> Style {
    let color = match code {
        100..=199 => AnsiColor::Blue,
        200..=299 => AnsiColor::Green,
        300..=399 => AnsiColor::Cyan,
        400..=499 => AnsiColor::Yellow,
        500..=599 => AnsiColor::Red,
        _ => AnsiColor::Magenta,
    };
    color.on_default().bold()
}

/// `404 Not Found`, for a mention of a row.
fn short(row: Row) -> String {
    format!("{} {}", row.code, row.phrase)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use anstream::StripStream;
    use statusquo::{Evidence, Registry, Text};

    use super::*;

    pub(crate) const LANGS: [Lang; 2] = [Lang::En, Lang::Zh];

    const TEMPLATE: StatusInfo = match StatusCode::ImATeapot.info() {
        Some(info) => *info,
        None => unreachable!(),
    };

    static TEA_HOUSE: Registry = Registry {
        id: "tea_house",
        title: Text { en: "House rules", zh: "" },
        owner: "The Tea House",
        ..*TEMPLATE.registry
    };

    /// A vendor's reading of a number that is registered too.
    pub(crate) static CUSTOM_TEAPOT: StatusInfo = StatusInfo { registry: &TEA_HOUSE, ..TEMPLATE };

    /// A vendor's code, in English only.
    pub(crate) const CLIENT_CLOSED: StatusInfo = StatusInfo {
        code: 499,
        name: "ClientClosedRequest",
        phrase: "Client Closed Request",
        title: Text { en: "Client Closed Request", zh: "" },
        summary: Text { en: "The client left.", zh: "" },
        description: Text { en: "", zh: "" },
        evidence: Some(Evidence::Source),
        resembles: Some(408),
        registry: &TEA_HOUSE,
        ..TEMPLATE
    };

    /// The rows of the IANA registry, of which tests can say how many match.
    pub(crate) fn registered() -> Vec<Row> {
        known().into_iter().filter(|row| row.registry.id == "iana").collect()
    }

    pub(crate) fn row(code: u16) -> Row {
        StatusCode::from(code).info().unwrap()
    }

    fn run(line: &[&str], lang: Lang) -> Answer {
        let arguments = Arguments::try_parse_from([&["explain"], line].concat()).unwrap();
        answer(&known(), &arguments, lang, 80)
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
    fn an_unknown_number_is_no_error() {
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
            // A vector is no terminal: `auto` strips as well.
            let mut auto = AutoStream::new(Vec::new(), anstream::ColorChoice::Auto);
            auto.write_all(output.as_bytes()).unwrap();
            if std::env::var_os("CLICOLOR_FORCE").is_none() {
                assert_eq!(auto.into_inner(), plain);
            }
            assert!(!plain.contains(&0x1b));
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_but_a_full_disk_is() {
        struct Broken(ErrorKind);
        impl io::Write for Broken {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert!(write(Broken(ErrorKind::BrokenPipe), "text").is_ok());
        assert!(write(Broken(ErrorKind::StorageFull), "text").is_err());
    }

    #[test]
    fn the_language_is_that_of_the_first_variable_that_is_set() {
        let lang = |set: &[(&str, &str)]| {
            environment_lang(|name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(lang(&[]), Lang::En);
        assert_eq!(lang(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(lang(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(lang(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", ""), ("LC_MESSAGES", "zh_TW")]), Lang::Zh);
    }
}
