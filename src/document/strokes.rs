//! The strokes (框线) that tables are drawn with in plain text: those between the cells of a row, and those between two rows.

use crate::text::is_blank;

/// The stroke between the cells of a row: a pipe, as Markdown and office suites set it, or the one that the line is drawn with.
pub(crate) fn between_cells(line: &str) -> Option<char> {
    match line.as_bytes().first()? {
        b'|' => Some('|'),
        // Hardly a line begins with one of the others, whose first bytes few marks have.
        0xe2 | 0xef if let Some(stroke) = line.chars().next().filter(|&c| is_drawn(c)) => Some(stroke),
        _ => memchr::memchr_iter(b'|', line.as_bytes()).nth(1).map(|_| '|'),
    }
}

/// Whether a character is a stroke between cells other than the pipe.
pub(super) const fn is_drawn(c: char) -> bool {
    matches!(c, '│' | '┃' | '║' | '｜')
}

/// Whether a text may have such strokes at all.
pub(super) fn may_stand_in(text: &str) -> bool {
    ["│", "┃", "║", "｜"]
        .iter()
        .any(|stroke| memchr::memmem::find(text.as_bytes(), stroke.as_bytes()).is_some())
}

/// Whether a line is nothing but the strokes between two rows: +----+----+, ------ ------, ├──┼──┤. It says no more than a blank line.
pub(super) fn is_rule(line: &str) -> bool {
    /// Fewer without a corner may be a cell in which nothing stands.
    const FEWEST: usize = 8;
    if !matches!(line.as_bytes().first(), Some(b'-' | b'=' | b'+' | b'|' | 0xe2 | 0xef)) {
        return false;
    }
    let (mut strokes, mut corners) = (0, 0);
    for c in line.chars() {
        match c {
            '-' | '=' | '—' | '－' | '─' | '━' | '═' => strokes += 1,
            '+' | '\u{2501}'..='\u{257f}' if !is_drawn(c) => corners += 1,
            // Cells that reach over several rows keep their strokes beside such a line.
            _ if is_blank(c) || c == '|' || is_drawn(c) => {}
            _ => return false,
        }
    }
    corners >= 2 && strokes > 0 || strokes >= FEWEST && !line.contains('|')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_from_cells_in_which_nothing_stands() {
        for line in [
            "+---+---+",
            "  ----- ----".trim(),
            "┌──┬──┐",
            "├──┼──┤",
            "==========",
            "└－－┴－－┘",
            "│  ├──┼──┤",
            "|   +---+---+",
        ] {
            assert!(is_rule(line), "{line}");
        }
        for line in
            ["", "-", "--", "---", "——", "+", "- 5 -", "+86", "——加强水源保护。", "| --- | --- |", "│ 1 │"]
        {
            assert!(!is_rule(line), "{line}");
        }
    }

    #[test]
    fn cells_are_parted_by_the_stroke_that_the_line_begins_with() {
        for (line, stroke) in [
            ("| 1 | 甲 |", Some('|')),
            ("1 | 甲 | 乙", Some('|')),
            ("│1 │甲│", Some('│')),
            ("甲│乙", None),
            ("1 | 甲", None),
        ] {
            assert_eq!(between_cells(line), stroke, "{line}");
        }
    }
}
