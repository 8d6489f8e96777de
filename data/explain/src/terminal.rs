//! Everything about the user's terminal: safe text from arguments, the language, the width, colours, and printing.

use std::ffi::OsStr;
use std::io::{self, ErrorKind};

use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};
use anstyle::{AnsiColor, Style};
use statusquo::Lang;

use crate::terms::{self, Localize as _};

/// The argument as text that cannot control a terminal: messages repeat it, and it may come from a log or a script.
/// Line breaks and tabs become spaces, so that a phrase broken across lines still matches.
pub(crate) fn printable(argument: &OsStr) -> String {
    let mut text = String::new();
    for chunk in argument.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\t' | '\n' | '\r' => text.push(' '),
                _ if c.is_control() || reorders_text(c) => text.extend(c.escape_unicode()),
                _ => text.push(c),
            }
        }
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

/// The marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm, which change the order in which
/// a line is shown.
fn reorders_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The language of messages according to POSIX: the first of these variables that is set and not empty decides.
pub(crate) fn environment_lang(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    if locale.starts_with("zh") { Lang::Zh } else { Lang::En }
}

/// The width of the terminal at standard output; without a terminal, `COLUMNS` or 80.
pub(crate) fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    let variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(variable).unwrap_or(80).max(30)
}

/// Writes the text to the stream, without its escape sequences unless the stream or the user wants colours.
pub(crate) fn print<S>(stream: S, colors: clap::ColorChoice, text: &str) -> io::Result<()>
where
    S: RawStream + AsLockedWrite,
{
    let choice = match colors {
        clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        clap::ColorChoice::Always => anstream::ColorChoice::Always,
        clap::ColorChoice::Never => anstream::ColorChoice::Never,
    };
    write(AutoStream::new(stream, choice), text)
}

fn write(mut stream: impl io::Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        // A reader such as `head` closes the pipe when it has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// A line for standard error, in the style of clap.
pub(crate) fn error_line(message: &str, lang: Lang) -> String {
    let style = AnsiColor::Red.on_default().bold();
    format!("{}{message}\n", paint(style, terms::ERROR.localize(lang)))
}

pub(crate) fn paint(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// A colour for each class, and one for codes outside the classes.
pub(crate) fn class_style(code: u16) -> Style {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_lose_what_would_steer_a_terminal_and_keep_the_rest() {
        for (argument, text) in [
            ("I'm a \"teapot\" \\ 茶壶", "I'm a \"teapot\" \\ 茶壶"),
            ("Not\r\nFound\t", "Not  Found "),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("\u{7}\u{7f}\u{9b}0c", "\\u{7}\\u{7f}\\u{9b}0c"),
            ("\u{202e}404\u{2066}", "\\u{202e}404\\u{2066}"),
        ] {
            assert_eq!(printable(OsStr::new(argument)), text);
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_shown_as_numbers() {
        use std::os::unix::ffi::OsStrExt as _;
        assert_eq!(
            printable(OsStr::from_bytes(b"--tea\xffp\x1bot\xe8\x8c")),
            "--tea\\xffp\\u{1b}ot\\xe8\\x8c"
        );
    }

    #[test]
    fn a_full_disk_is_an_error_but_a_closed_pipe_is_not() {
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
