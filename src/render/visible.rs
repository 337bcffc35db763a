//! Words of a document made fit for a table cell: one line, nothing hidden, nothing that steers a terminal.

use std::borrow::Cow;

use crate::text::{display_width, is_blank};

/// The text on one line, with control characters shown and marks without a picture left out.
///
/// A run of line ends and tabs becomes one space, or nothing where Chinese stands on both sides, because a line that a PDF
/// broke has no space there.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == Some(c)) {
        return Cow::Borrowed(text.trim());
    }
    let mut out = String::with_capacity(text.len());
    let mut broken = false;
    for c in text.chars() {
        if breaks(c) {
            broken = true;
            continue;
        }
        let Some(c) = shown(c) else { continue };
        if std::mem::take(&mut broken) && !(out.chars().next_back().is_some_and(is_wide) && is_wide(c)) {
            out.push(' ');
        }
        out.push(c);
    }
    Cow::Owned(out.trim().to_owned())
}

fn breaks(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What stands for a character in a cell; `None` where nothing does.
fn shown(c: char) -> Option<char> {
    match c {
        _ if breaks(c) => None,
        // The control pictures stand in the order of the characters that they picture.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}' => Some(char::REPLACEMENT_CHARACTER),
        '\u{3000}' => Some(c),
        _ if c.is_whitespace() => Some(' '),
        '\u{61c}' | '\u{180e}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => None,
        '\u{e0000}'..='\u{e0fff}' => None,
        _ if is_blank(c) => None,
        _ => Some(c),
    }
}

fn is_wide(c: char) -> bool {
    display_width(c.encode_utf8(&mut [0; 4])) == 2
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn plain_words_stay() {
        check("推进“一件事”改革", "推进“一件事”改革");
        check("R&D 投入", "R&D 投入");
    }

    #[test]
    fn a_line_end_between_chinese_characters_is_bridged() {
        check("市人力资源\r\n社会保障局", "市人力资源社会保障局");
    }

    #[test]
    fn a_line_end_between_latin_words_is_a_space() {
        check("smart\ncity\t2025", "smart city 2025");
    }

    #[test]
    fn escape_sequences_are_shown() {
        check("红\u{1b}[31m色\u{7f}\u{0}\u{9b}", "红␛[31m色␡␀\u{fffd}");
    }

    #[test]
    fn direction_marks_and_zero_widths_are_left_out() {
        check("市\u{202e}科\u{2066}技\u{200b}局\u{feff}\u{61c}\u{e0041}", "市科技局");
    }

    #[test]
    fn odd_spaces_are_spaces() {
        check("\u{a0}到\u{2003}2025年 ", "到 2025年");
    }
}
