//! Clips, pads and wraps text by display width, where a Chinese character takes two columns.
//!
//! Nothing here knows about colours: add them to the output, never to the input.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text, or as much of it as fits before an ellipsis.
pub(crate) fn clip(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let fits = |c: &char| match left.checked_sub(c.width().unwrap_or(0)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{}…", start.trim_end())
}

/// The spaces that are missing to fill a column.
pub(crate) fn padding(text: &str, to: usize) -> String {
    " ".repeat(to.saturating_sub(width(text)))
}

/// Wraps into lines of at most this width. Longer words are not split, so that addresses can be copied.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let hyphens = textwrap::WordSplitter::NoHyphenation;
    let options = textwrap::Options::new(width).word_splitter(hyphens).break_words(false);
    textwrap::wrap(text, options).into_iter().map(Cow::into_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clipping_counts_columns() {
        for (text, most, clipped) in [
            ("Not Found", 9, "Not Found"),
            ("Not Found", 8, "Not Fou…"),
            ("Not Found", 5, "Not…"),
            ("未找到", 6, "未找到"),
            ("未找到", 5, "未找…"),
            ("未找到", 4, "未…"),
            ("未找到", 0, "…"),
        ] {
            assert_eq!(clip(text, most), clipped, "{text} in {most}");
        }
    }

    #[test]
    fn wrapped_lines_fit_and_break_where_chinese_may() {
        let text = "服务器不得切换到客户端没有列出的协议，也不得带 WWW-Authenticate。";
        for width_asked in 18..=80 {
            let lines = wrap(text, width_asked);
            assert!(lines.iter().all(|line| width(line) <= width_asked), "{lines:#?}");
            assert!(!lines.iter().any(|line| line.starts_with(['，', '。'])), "{lines:#?}");
            assert!(lines.iter().any(|line| line.contains("WWW-Authenticate")), "{lines:#?}");
        }
    }
}
