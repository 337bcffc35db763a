//! Document numbers (发文字号) such as 临政办发〔2023〕53号.

use core::ops::Range;

use crate::text::{fold_char, is_blank, is_han};

/// How titles of documents end.
pub(crate) const KINDS: [&str; 15] = [
    "通知", "意见", "决定", "批复", "方案", "办法", "计划", "规划", "措施", "通报", "规定", "细则", "要点",
    "通告", "公告",
];

/// The first document number in a text, as printed: letters of the issuer, a year in brackets of any kind, a number and 号 or 號.
pub(crate) fn number(text: &str) -> Option<Range<usize>> {
    let marks = text.match_indices(['号', '號']);
    marks.take(64).find_map(|(at, mark)| {
        let before = text.get(..at)?.trim_end_matches(is_blank);
        let running = before.trim_end_matches(|c| fold_char(c).is_ascii_digit() || is_blank(c));
        if running.len() == before.len() {
            return None;
        }
        let running = running.trim_end_matches('第');
        let close = running
            .chars()
            .next_back()
            .filter(|&c| matches!(fold_char(c), ')' | ']' | '〕' | '】' | '﹞'))?;
        let year = running.get(..running.len() - close.len_utf8())?.trim_end_matches(is_blank);
        let open = year.trim_end_matches(|c| fold_char(c).is_ascii_digit() || is_blank(c));
        let digits = year.get(open.len()..)?.chars().filter(|c| !is_blank(*c)).count();
        let bracket =
            open.chars().next_back().filter(|&c| matches!(fold_char(c), '(' | '[' | '〔' | '【' | '﹝'))?;
        let letters = open.get(..open.len() - bracket.len_utf8())?.trim_end_matches(is_blank);
        let start = letters
            .char_indices()
            .rev()
            .take(20)
            .take_while(|&(_, c)| is_letter(c))
            .last()
            .map(|(start, _)| start)?;
        let start = start + behind_title(letters.get(start..)?);
        (digits == 4).then_some(start..at + mark.len())
    })
}

/// Where the code of an agency begins behind the last word of a title, or of the red head, that ran together with it:
/// 意见江政发〔2022〕3号.
fn behind_title(code: &str) -> usize {
    let ends = KINDS.iter().chain(&["文件"]).filter_map(|kind| Some(code.rfind(kind)? + kind.len()));
    ends.filter(|&end| end < code.len()).max().unwrap_or(0)
}

/// A letter of an agency's code: a Han character that is no word around a number.
fn is_letter(c: char) -> bool {
    is_han(c) && !matches!(c, '和' | '及' | '的' | '按' | '据' | '第')
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn the_first_number_is_the_first_in_either_script() {
        let first = |text| number(text).and_then(|range| str::get(text, range));
        assert_eq!(first("江河办〔2009〕12號、江水发〔2008〕3号"), Some("江河办〔2009〕12號"));
        assert_eq!(first("江水发〔2008〕3号、江河办〔2009〕12號"), Some("江水发〔2008〕3号"));
        assert_eq!(first("关于护河的意见江水发〔2008〕3号"), Some("江水发〔2008〕3号"));
    }
}
