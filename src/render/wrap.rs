//! Breaking a cell into lines of a given display width, where Chinese print would break it.

use crate::text::{display_width, fit_width};

/// Marks that do not begin a line.
const CLOSING: &[char] =
    &['、', '，', '。', '；', '：', '）', '》', '”', '’', '〕', '】', '！', '？', ',', ';', ')', '.'];

/// Marks that do not end a line.
const OPENING: &[char] = &['（', '《', '“', '‘', '〔', '【', '('];

/// The lines of a text, each at most `columns` wide; at least one line, and at least one character in each.
///
/// Names and clauses stay whole where a break behind 、 or a space, or before a bracket, leaves the line half full. Latin words and
/// numbers are not cut, closing marks do not begin a line and opening marks do not end one. Columns narrower than four characters
/// only count.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    loop {
        let (line, after) = split_line(rest, columns);
        lines.push(line.trim_end());
        if after.is_empty() {
            return lines;
        }
        rest = after;
    }
}

fn split_line(text: &str, columns: usize) -> (&str, &str) {
    let full = fit_width(text, columns);
    if full.len() == text.len() {
        return (text, "");
    }
    let at = match full.len() {
        // Not even one character fits; it is taken all the same, or wrapping would never end.
        0 => text.chars().next().map_or(text.len(), char::len_utf8),
        _ if columns < 8 => full.len(),
        _ => break_before(text, full, columns),
    };
    let (line, after) = text.split_at(at);
    (line, after.trim_start_matches(' '))
}

fn break_before(text: &str, full: &str, columns: usize) -> usize {
    let half_full = |at: usize| full.get(..at).is_some_and(|line| display_width(line) * 2 >= columns);
    let next = text.get(full.len()..).and_then(|after| after.chars().next()).unwrap_or(' ');
    if next == ' ' {
        return full.len();
    }
    let pause = full.char_indices().rev().find_map(|(at, c)| match c {
        '、' | '，' | '；' | '。' | ' ' => Some(at + c.len_utf8()),
        '（' | '《' | '(' => Some(at),
        _ => None,
    });
    if let Some(at) = pause
        && at < full.len()
        && half_full(at)
    {
        return at;
    }
    let mut at = full.len();
    let mut next = next;
    for (start, c) in full.char_indices().rev() {
        let inside_word = next.is_ascii_alphanumeric() && (c.is_ascii_alphanumeric() || c == '.');
        if !inside_word && !CLOSING.contains(&next) && !OPENING.contains(&c) {
            break;
        }
        (at, next) = (start, c);
    }
    if half_full(at) { at } else { full.len() }
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use crate::text::display_width;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(wrap(text, columns), expected);
    }

    #[test]
    fn short_texts_are_one_line() {
        check("", 8, &[""]);
        check("市科技局", 8, &["市科技局"]);
    }

    #[test]
    fn a_break_behind_a_pause_is_preferred() {
        check("市发展改革委、市科技局", 18, &["市发展改革委、", "市科技局"]);
    }

    #[test]
    fn closing_marks_do_not_begin_a_line() {
        check("完善科技创新，推进", 12, &["完善科技创", "新，推进"]);
    }

    #[test]
    fn opening_marks_do_not_end_a_line() {
        check("打造“一件事”改革品牌", 14, &["打造“一件事”", "改革品牌"]);
        check("统筹推进社区“一件事”", 14, &["统筹推进社区", "“一件事”"]);
    }

    #[test]
    fn what_stands_in_brackets_stays_together() {
        check("市教育局（牵头）、市科技局", 14, &["市教育局", "（牵头）、", "市科技局"]);
    }

    #[test]
    fn numbers_are_not_cut() {
        check("研发投入强度达2025", 16, &["研发投入强度达", "2025"]);
    }

    #[test]
    fn two_columns_write_downwards() {
        check("市科技局", 2, &["市", "科", "技", "局"]);
    }

    #[test]
    fn a_column_too_narrow_for_a_character_still_ends() {
        check("市局", 1, &["市", "局"]);
    }

    proptest! {
        #[test]
        fn lines_fit_and_nothing_is_lost(text in "[市科技局、，。“”A-Z0-9 ]{0,60}", columns in 2_usize..30) {
            let lines = wrap(&text, columns);
            prop_assert!(lines.iter().all(|line| display_width(line) <= columns));
            let kept = |text: &str| text.replace(' ', "");
            prop_assert_eq!(kept(&lines.concat()), kept(&text));
        }
    }
}
