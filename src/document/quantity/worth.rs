//! Whether a sentence can hold a quantity, told by a few of its signs: most with a number hold only a date, or 一个 and the like.

use core::ops::Range;

use crate::document::signs::Signs;
use crate::text::{han_digit, is_blank};

/// Digits, the signs that can make a quantity of what stands before them, and the end of a sentence.
pub(in crate::document) const SIGNS: &str = "。分覆均步速幅0123456789０１２３４５６７８９";

/// Measure words and others that make a quantity of a numeral in Chinese characters.
pub(in crate::document) const COUNTING_SIGNS: &str = "个家名所项座处条支人户场次批件套倍番成以";

/// The numerals that those make a number of.
pub(in crate::document) const NUMERALS: &str = "一二两三四五六七八九十百千万亿";

/// What the signs of a sentence say of its worth to a reader of quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// No number, or only dates.
    Nothing,
    /// A number in Chinese characters, which counts only beside words that make something new of it or bound it.
    Characters,
    /// It is to be read.
    Reading,
}

impl Worth {
    /// What the sign `c` at a place says, in a sentence that begins at `start`.
    pub(super) fn of(c: char, text: &str, start: usize, at: usize) -> Self {
        let before = || text.get(start..at).and_then(|before| before.chars().next_back());
        match c {
            '0'..='9' => Self::reading_if(!is_of_date(text, at)),
            '０'..='９' => Self::Reading,
            '分' => Self::reading_if(
                before().is_some_and(|c| matches!(c, '百' | '千' | '三' | '四' | '五') || says_nothing(c)),
            ),
            '覆' => Self::reading_if(before().is_some_and(|c| c == '全' || says_nothing(c))),
            '均' => Self::reading_if(before().is_some_and(|c| c == '平' || says_nothing(c))),
            '步' => Self::reading_if(before().is_some_and(|c| c == '同')),
            '速' | '幅' => Self::reading_if(before().is_some_and(|c| c == '增')),
            '倍' | '番' => Self::reading_if(before().is_some_and(is_numeral)),
            '个' | '家' | '名' | '所' | '项' | '座' | '处' | '条' | '支' | '人' | '户' | '场' | '次'
            | '批' | '件' | '套' | '成' | '以'
                if before().is_some_and(is_numeral) =>
            {
                Self::Characters
            }
            _ => Self::Nothing,
        }
    }

    const fn reading_if(yes: bool) -> Self {
        if yes { Self::Reading } else { Self::Nothing }
    }

    /// Whether a sentence of this worth is read; in a chapter on what was reached (`past`) every number may count.
    pub(super) fn is_read(self, past: bool, text: &str, sentence: &Range<usize>) -> bool {
        match self {
            Self::Nothing => false,
            Self::Characters => past || text.get(sentence.clone()).is_some_and(may_count_characters),
            Self::Reading => true,
        }
    }
}

/// The numerals that a measure word makes a number of.
const fn is_numeral(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿') || matches!(han_digit(c), Some(1..=9))
}

/// What a reader of quantities passes over.
const fn says_nothing(c: char) -> bool {
    is_blank(c) || c == '*'
}

/// Whether a digit stands in a date that says nothing but when, or in the number of a document: 2025年, 2023—2025年, 10月, 〔2025〕3号.
/// A number that goes on before or behind those digits has others that are in none.
fn is_of_date(text: &str, at: usize) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let behind = rest.trim_start_matches(digit);
    let ahead = before.trim_end_matches(digit);
    let is_year = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count() == 4;
    match before.len() - ahead.len() + rest.len() - behind.len() {
        4 => match behind.chars().next() {
            Some('年') => true,
            Some(c @ ('-' | '—' | '–' | '至')) => {
                let other = behind.trim_start_matches(c);
                is_year(other) && other.get(4..).is_some_and(|rest| rest.starts_with('年'))
            }
            Some('〕') => ahead.ends_with('〔'),
            _ => false,
        },
        1..=3 => behind.starts_with(['月', '日', '号']),
        _ => false,
    }
}

/// Whether a number in Chinese characters may count in a sentence: only where words make something new of it (新增, 再建), bound it
/// (至少, 达到, 以上) or pay it. Each of those words is told by one or two of its signs; a blank may part the two.
fn may_count_characters(sentence: &str) -> bool {
    static TELLING: Signs = Signs::of("增建认培引少低于突超达到至在上下右内多余来分倍番元%％‰/／≥>＞");
    TELLING.places(sentence).any(|at| {
        let Some((before, rest)) = sentence.split_at_checked(at) else { return false };
        let mut rest = rest.chars();
        let before = before.chars().next_back();
        let behind = |signs: &str| before.is_some_and(|c| signs.contains(c) || says_nothing(c));
        match rest.next() {
            Some(
                '突' | '超' | '达' | '倍' | '番' | '元' | '%' | '％' | '‰' | '/' | '／' | '≥' | '>' | '＞',
            ) => true,
            Some('增') => behind("新净") || rest.next().is_some_and(|c| c == '设' || says_nothing(c)),
            Some('建') => behind("新再"),
            Some('认' | '培' | '引') => behind("新"),
            Some('少') => behind("至"),
            Some('低') => behind("最"),
            Some('于') => behind("低少小高大多位"),
            // 提高到, 增至; 找到 is no bound.
            Some('到' | '至') => behind("长高升加大展降低少减缩短小定占增提"),
            Some('在') => behind("持定"),
            Some('上') => behind("以"),
            Some('下') => behind("以不上"),
            Some('右') => behind("左"),
            Some('内') => behind("以之"),
            Some('分') => behind("百千"),
            Some('多' | '余' | '来') => before.is_some_and(|c| is_numeral(c) || says_nothing(c)),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::Worth;

    fn worth(text: &str) -> Worth {
        text.char_indices().map(|(at, c)| Worth::of(c, text, 0, at)).max().unwrap_or(Worth::Nothing)
    }

    #[test]
    fn dates_alone_are_worth_nothing() {
        for text in
            ["2025年", "2025年10月3日前完成", "2023—2025年", "江政发〔2025〕12号", "截至2024年底", "第一步"]
        {
            assert_eq!(worth(text), Worth::Nothing, "{text}");
        }
        for text in ["5年", "2020-2025", "1.2025年", "２座", "2025年3%", "百分之五", "全覆盖", "翻一番"]
        {
            assert_eq!(worth(text), Worth::Reading, "{text}");
        }
    }

    #[test]
    fn numbers_in_characters_wait_for_a_word_that_makes_them_count() {
        let read = |text: &str, past| worth(text).is_read(past, text, &(0..text.len()));
        for text in ["找到一个窗口", "成熟一家、挂牌一家", "每人一套", "放在一个平台上"]
        {
            assert_eq!(worth(text), Worth::Characters, "{text}");
            assert!(!read(text, false) && read(text, true), "{text}");
        }
        for text in [
            "新增一家",
            "新 增一家",
            "至少有两个",
            "不低于三个",
            "提高到五家",
            "稳定在十个",
            "三十个以上",
            "两个左右",
            "一次性给五万元",
            "十余家和一个",
        ] {
            assert!(read(text, false), "{text}");
        }
    }
}
