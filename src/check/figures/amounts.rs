//! The numbers of a line with their units and the words before them, for arithmetic on what a sentence says.

use super::names;
use crate::document::is_unit;
use crate::model::Decimal;
use crate::text::{Span, fold_char, is_blank};

/// A number in a sentence.
#[derive(Debug)]
pub(super) struct Amount {
    /// In whole units.
    pub(super) value: f64,
    /// How many digits stand behind its point.
    pub(super) digits: usize,
    /// Its unit, folded: 家, %, 个百分点, 倍; without the 万 and 亿 before it.
    pub(super) unit: Box<str>,
    /// The unit as printed, with them.
    pub(super) printed: String,
    /// What 万 and 亿 before the unit multiply it by.
    pub(super) times: f64,
    /// The words since the amount before it in the sentence, folded and without blanks.
    pub(super) before: String,
    /// The last year that those words name.
    pub(super) year: Option<i32>,
    /// Whether it is only near the truth: 约, 近, 多, 余.
    pub(super) vague: bool,
    /// Number and unit.
    pub(super) span: Span,
}

/// The longest unit, in characters: 吨标准煤/万元.
const LONGEST_UNIT: usize = 8;

/// The amounts of a line, sentence by sentence; years, ordinals and numbers of headings are no amounts.
///
/// *Complexity*: linear in the length of the line.
pub(super) fn sentences(line: Span, text: &str) -> Vec<Vec<Amount>> {
    let mut out = Vec::new();
    let mut start = 0;
    for end in text.match_indices(['。', '；', ';']).map(|(at, mark)| at + mark.len()).chain([text.len()]) {
        let sentence = text.get(start..end).unwrap_or_default();
        if sentence.chars().any(|c| fold_char(c).is_ascii_digit()) {
            out.push(amounts(line.start() as usize + start, sentence));
        }
        start = end;
    }
    out
}

fn amounts(offset: usize, text: &str) -> Vec<Amount> {
    let mut out = Vec::new();
    let (mut at, mut from, mut year) = (0, 0, None);
    let digit = |c: char| fold_char(c).is_ascii_digit();
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(digit)).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        let length =
            rest.find(|c: char| !digit(c) && !matches!(fold_char(c), '.' | ',')).unwrap_or(rest.len());
        let number = rest.get(..length).unwrap_or_default();
        // A comma that ends a clause is not one between groups of digits.
        let number = number.trim_end_matches(|c: char| !digit(c));
        let behind = start + number.len();
        at = behind;
        let tail = text.get(behind..).unwrap_or_default();
        let Ok(value) = number.parse::<Decimal>() else { continue };
        let (unit, width) = unit(tail);
        let before = text.get(from..start).unwrap_or_default();
        if unit == "年" {
            year = value.to_string().parse().ok().filter(|year| (1949..2100).contains(year)).or(year);
            continue;
        }
        // 第3位 and A4 count nothing.
        if before.ends_with('第') || before.ends_with(|c: char| c.is_ascii_alphabetic()) || unit.is_empty() {
            continue;
        }
        let end = behind + width;
        let before: String = before.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
        let after = text.get(end..).unwrap_or_default();
        let vague = is_range(&before)
            || ["约", "近", "超", "超过", "逾", "至少", "突破"].iter().any(|word| before.ends_with(word))
            || ["多", "余", "左右", "以上", "以下", "以内", "-", "~", "至", "—", "/"]
                .iter()
                .any(|word| after.starts_with(word) || tail.starts_with(word));
        let text_number = value.to_string();
        let digits = text_number.split_once('.').map_or(0, |(_, digits)| digits.len());
        let span = Span::of(offset + start, offset + end);
        let printed = unit;
        let (unit, zeros) = names::unit(&printed);
        let times = 10_f64.powi(i32::try_from(zeros).unwrap_or(0));
        out.push(Amount {
            value: value.to_f64() * times,
            digits,
            unit,
            printed,
            times,
            before,
            year: year.take(),
            vague,
            span,
        });
        (at, from) = (end, end);
    }
    out
}

/// 3-5家, 3至5家: the words before the second number end in the first.
fn is_range(before: &str) -> bool {
    let first = before.strip_suffix(['-', '~', '至', '—']);
    first.is_some_and(|first| first.ends_with(|c: char| c.is_ascii_digit() || c == '%'))
}

/// The unit at the beginning of some words, and how many bytes it takes with the blank before it.
fn unit(words: &str) -> (String, usize) {
    let blank = words.len() - words.trim_start_matches(is_blank).len();
    let rest = words.get(blank..).unwrap_or_default();
    let mut found = (String::new(), 0);
    let mut unit = String::new();
    // Units of a column may be listed (家;%); in a sentence a mark ends the unit.
    let own = rest
        .char_indices()
        .take_while(|(_, c)| !matches!(fold_char(*c), ',' | ';' | '、' | '。' | '(' | ')'));
    for (at, c) in own.take(LONGEST_UNIT) {
        unit.push(fold_char(c));
        if unit == "年" || is_unit(&unit) {
            found = (unit.clone(), blank + at + c.len_utf8());
        }
    }
    found
}
