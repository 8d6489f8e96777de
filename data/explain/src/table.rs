//! Shows many results as a table, one line each.
//!
//! Columns are as wide as their cells. If the terminal is too narrow, the summary is clipped first, then the columns
//! that may be clipped (`Column::least`); finally the summary is left out.

use anstyle::Style;
use statusquo::{Lang, Text};

use crate::dataset::Row;
use crate::select::Entry;
use crate::terminal::{class_style, paint};
use crate::terms::{self, Localize as _};
use crate::text;

/// Spaces between two columns.
const GAP: usize = 2;
/// Other columns are clipped until the summary has this width.
const USEFUL: usize = 20;
/// A summary narrower than this is left out.
const USELESS: usize = 8;

struct Column {
    head: &'static str,
    cells: Vec<String>,
    /// The minimum width after clipping; `usize::MAX` if the column is never clipped.
    least: usize,
}

impl Column {
    fn width(&self) -> usize {
        let cells = self.cells.iter().map(String::as_str);
        cells.chain([self.head]).map(text::width).max().unwrap_or_default()
    }
}

pub(crate) fn table(entries: &[Entry], lang: Lang, width: usize) -> Vec<String> {
    let columns = columns(entries, lang);
    let widths = layout(&columns, width);
    let bold = Style::new().bold();
    let heads = columns.iter().map(|column| (column.head, bold));
    let mut lines = vec![line(heads, &widths)];
    for (i, entry) in entries.iter().enumerate() {
        let styles = [class_style(entry.code())].into_iter().chain(std::iter::repeat(Style::new()));
        let cells = columns.iter().map(|column| column.cells[i].as_str()).zip(styles);
        lines.push(line(cells, &widths));
    }
    lines
}

fn columns(entries: &[Entry], lang: Lang) -> Vec<Column> {
    let column = |head: Text, least, cell: &dyn Fn(Entry) -> String| Column {
        head: head.localize(lang),
        cells: entries.iter().copied().map(cell).collect(),
        least,
    };
    let known = |cell: fn(Row, Lang) -> &'static str| {
        move |entry| match entry {
            Entry::Known(row) => cell(row, lang).to_owned(),
            Entry::Unknown(_) => String::new(),
        }
    };
    let mut columns = vec![
        column(terms::CODE, usize::MAX, &|entry| entry.code().to_string()),
        column(terms::PHRASE, 16, &known(|row, _| row.phrase)),
    ];
    if lang == Lang::Zh {
        columns.push(column(terms::TITLE, 12, &known(|row, lang| row.title.localize(lang))));
    }
    columns.push(column(terms::REGISTRY, usize::MAX, &known(|row, _| row.registry.id)));
    columns.push(column(terms::SUMMARY, 0, &|entry| match entry {
        Entry::Known(row) => row.summary.localize(lang).to_owned(),
        Entry::Unknown(code) => terms::fallback(code, lang).unwrap_or_default(),
    }));
    columns
}

/// The width of each visible column; the summary, which is last, gets the remaining space.
fn layout(columns: &[Column], width: usize) -> Vec<usize> {
    let Some((summary, others)) = columns.split_last() else { return Vec::new() };
    let wanted = summary.width();
    let mut widths = shrink(others, width.saturating_sub(GAP + wanted.min(USEFUL)));
    let left = width.saturating_sub(widths.iter().map(|width| width + GAP).sum());
    if left < USELESS {
        return shrink(others, width);
    }
    widths.push(left.min(wanted));
    widths
}

/// The widths of these columns, clipped as far as they allow to fit the available space.
fn shrink(columns: &[Column], room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(Column::width).collect();
    let gaps = GAP * widths.len().saturating_sub(1);
    let mut lacking = (widths.iter().sum::<usize>() + gaps).saturating_sub(room);
    for (width, column) in widths.iter_mut().zip(columns) {
        let cut = width.saturating_sub(column.least).min(lacking);
        *width -= cut;
        lacking -= cut;
    }
    widths
}

fn line<'a>(cells: impl Iterator<Item = (&'a str, Style)>, widths: &[usize]) -> String {
    let mut line = String::new();
    let mut due = String::new();
    for ((cell, style), width) in cells.zip(widths) {
        let cell = text::clip(cell, *width);
        // Padding is written when a cell follows it, so that no line ends in spaces.
        if !cell.is_empty() {
            line += &std::mem::take(&mut due);
            line += &paint(style, &cell);
        }
        due += &text::padding(&cell, *width + GAP);
    }
    line
}

#[cfg(test)]
mod tests {
    use anstream::adapter::strip_str;

    use super::*;
    use crate::dataset::fixtures::{CLIENT_CLOSED, LANGS};

    fn all() -> Vec<Entry> {
        let rows = crate::dataset::rows().into_iter().chain([&CLIENT_CLOSED]).map(Entry::Known);
        rows.chain([Entry::Unknown(998), Entry::Unknown(65_535)]).collect()
    }

    fn plain(lang: Lang, width: usize) -> Vec<String> {
        table(&all(), lang, width).iter().map(|line| strip_str(line).to_string()).collect()
    }

    #[test]
    fn columns_begin_at_the_same_place_in_both_languages() {
        for lang in LANGS {
            for width in [40, 60, 80, 120, 200] {
                let entries = all();
                let columns = columns(&entries, lang);
                let widths = layout(&columns, width);
                let last = widths.len() - 1;
                let begins: usize = widths[..last].iter().map(|width| width + GAP).sum();
                for (i, line) in plain(lang, width).iter().enumerate() {
                    let cell = i.checked_sub(1).map_or(columns[last].head, |i| &columns[last].cells[i]);
                    let cell = text::clip(cell, widths[last]);
                    if cell.is_empty() {
                        continue;
                    }
                    let before =
                        line.strip_suffix(&cell).unwrap_or_else(|| panic!("{line:?} has no {cell:?}"));
                    assert_eq!(text::width(before), begins, "{line}");
                }
            }
        }
    }

    #[test]
    fn lines_fit_a_terminal_of_usual_width() {
        for lang in LANGS {
            for width in [60, 80, 120] {
                for line in plain(lang, width) {
                    assert!(text::width(&line) <= width, "{lang:?} {width}: {line}");
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }

    #[test]
    fn the_title_is_a_column_in_chinese_only() {
        assert!(plain(Lang::Zh, 120)[0].starts_with("状态码  原因短语"));
        assert!(plain(Lang::Zh, 120)[0].contains("名称"));
        assert!(!plain(Lang::En, 120)[0].contains("Title"));
    }

    #[test]
    fn a_narrow_terminal_loses_the_summary_first() {
        assert!(!plain(Lang::Zh, 30)[0].contains("含义"));
        assert!(plain(Lang::Zh, 30)[0].contains("注册表"));
    }
}
