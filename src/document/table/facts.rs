//! What a cell contains: a row's number, a value, a unit of measure, departments with duties, a date or words.

use crate::document::clause::{Looks, is_deadline, lists_departments};
use crate::document::marker::{Marker, Numbering, marker};
use crate::document::measure::is_unit;
use crate::document::names::{self, Likeness};
use crate::text::{HanSet, fold, fold_char, is_blank, is_han, whole_number};

/// What is seen in one cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Facts {
    /// It is the number of a row; set where it stands in the sequence.
    pub row_number: bool,
    /// A number with what may stand around one.
    pub value: bool,
    /// Words that stand for a value: 全省平均水平, 全覆盖.
    pub value_words: bool,
    pub unit: bool,
    /// 约束性, 预期性.
    pub attribute: bool,
    /// 定性评价, 定量.
    pub quality: bool,
    /// 无, /, —.
    pub none: bool,
    /// A list of departments.
    pub departments: bool,
    /// It may be the name of a zone, a school or an enterprise.
    pub maybe_departments: bool,
    pub deadline: bool,
    /// 一、 or （一） before it.
    pub section: bool,
    /// A number with a point before it: 1.地区生产总值.
    pub prefixed: bool,
    /// It cannot end here: it ends in 、 or in an open bracket.
    pub open: bool,
    /// It cannot begin here.
    pub goes_on: bool,
    /// A sentence that ends.
    pub sentence: bool,
    /// A comma stands inside: it is part of a sentence and no name of a group.
    pub comma: bool,
    /// A few words and a colon begin it: 计算方法：….
    pub labelled: bool,
    pub chars: usize,
}

/// The longest run of figures that is taken for a number at first sight.
const LONGEST_FIGURES: usize = 8;

impl Facts {
    /// What is seen in a cell, with the names in it: what decides on its column.
    pub(super) fn with_names(text: &str, looks: &mut Looks) -> Self {
        if (1..=LONGEST_FIGURES).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
            // Of the number of a row or a plain value all else is false.
            return Self { value: true, chars: text.len(), ..Self::default() };
        }
        let facts = Self::of(text);
        let Self { none, value, chars, .. } = facts;
        Self {
            departments: !none
                && !value
                && chars >= 2
                && are_departments(without_torn_level(text).unwrap_or(text), looks),
            maybe_departments: chars <= 12 && looks.likeness(text) == Likeness::Weak,
            deadline: chars <= 24 && is_deadline(text),
            ..facts
        }
    }

    /// What is seen in a cell by itself. Whether it names departments or a date is left open: that takes longest to tell.
    pub(super) fn of(text: &str) -> Self {
        let Glance { chars, digit, depth, comma, labelled, telling } = Glance::of(text);
        let none = is_none(text);
        let attribute = chars <= 8 && is_attribute(text.trim_start_matches(is_blank));
        // A sign before a number is none of a quotation's: >7、力争更高.
        let compares = text.starts_with(COMPARE);
        let found = if chars > 80 || compares { None } else { marker(text).map(|found| found.marker) };
        let value = digit && !none && chars <= 30 && is_value(text);
        Self {
            row_number: false,
            value,
            value_words: !value
                && !ends_in_unit(text)
                && (telling
                    && (chars <= 20 || chars <= 30 && (compares || text.ends_with("适应")))
                    && is_value_words(text)
                    || digit && chars <= 40 && (is_dated_aim(text) || is_bound_of_part(text))),
            unit: !value && is_unit(text.trim_end_matches(['/', '／'])),
            attribute,
            quality: matches!(text, "定性" | "定量" | "定性评价" | "定性指标" | "定量指标"),
            none,
            departments: false,
            maybe_departments: false,
            deadline: false,
            section: matches!(found, Some(Marker::Number { form: Numbering::First | Numbering::Second, .. })),
            prefixed: !value
                && matches!(found, Some(Marker::Number { form: Numbering::Third | Numbering::Fourth, .. })),
            open: text.ends_with(['、', '，', ',', '（', '(', '/', '和', '及', '与']) && !none
                || depth > 0
                || without_torn_level(text).is_some(),
            goes_on: text.starts_with(['、', '，', ',', '）', ')', '。', '；', '”'])
                || matches!(text, "管委会" | "管理委员会" | "人民政府" | "办事处"),
            sentence: text.ends_with(['。', '；']),
            comma,
            // 其中：山区 names a part.
            labelled: labelled && !text.contains("其中"),
            chars,
        }
    }

    /// Tells of two cells that stand one below the other whether a narrow column tore the name of one department in two: 市园林 and 绿化局,
    /// or the last of a list: 市财政局、市园林 and 绿化局、市水利局.
    pub(super) fn see_torn_department(&mut self, text: &str, below: &str, looks: &mut Looks) {
        if !self.open && tears_list(text, below, looks) {
            (self.departments, self.open) = (true, true);
            return;
        }
        const LONGEST: usize = 8;
        const LEVELS: [char; 6] = ['市', '省', '县', '区', '州', '旗'];
        const OFFICES: [char; 9] = ['局', '办', '委', '部', '厅', '院', '会', '府', '室'];
        let may_be = text.starts_with(LEVELS)
            && below.ends_with(OFFICES)
            && !below.starts_with(LEVELS)
            && !(self.departments || self.maybe_departments || self.comma)
            && self.chars <= LONGEST
            && below.chars().nth(LONGEST).is_none();
        if may_be
            && looks.likeness(text) == Likeness::No
            && looks.likeness(&format!("{text}{below}")) == Likeness::Strong
        {
            (self.departments, self.open) = (true, true);
        }
    }

    /// Words that can name a row.
    pub(super) const fn name_like(&self) -> bool {
        !(self.value || self.unit || self.attribute || self.none || self.quality || self.goes_on)
            && self.chars >= 2
    }
}

/// Whether the last name of a list of departments goes on in the line below, which makes a department of it.
fn tears_list(text: &str, below: &str, looks: &mut Looks) -> bool {
    const MARKS: [char; 5] = ['、', '，', ',', '；', ';'];
    const LONGEST: usize = 12;
    let Some((list, last)) = text.rsplit_once(MARKS) else { return false };
    let first = below.split(MARKS).next().unwrap_or_default();
    let short = |name: &str| !name.is_empty() && name.chars().nth(LONGEST).is_none();
    short(last)
        && short(first)
        && looks.likeness(last) == Likeness::No
        && looks.likeness(list.rsplit(MARKS).next().unwrap_or_default()) == Likeness::Strong
        && looks.likeness(first) != Likeness::Strong
        && looks.likeness(&format!("{last}{first}")) == Likeness::Strong
}

/// A list without the level at its end of which extraction tore the name: 市财政局、市 above 住建局.
fn without_torn_level(text: &str) -> Option<&str> {
    let before = text.strip_suffix(['省', '市', '区', '县', '州'])?;
    before.strip_suffix(['、', '，', ','])
}

/// 约束性, 预期性; or a mark that the notes below the table explain: ★, ◆.
fn is_attribute(words: &str) -> bool {
    const MARKS: [char; 10] = ['★', '☆', '◆', '◇', '▲', '△', '●', '○', '■', '□'];
    let mut letters = words.chars();
    if let (Some(mark), None) = (letters.next(), letters.next()) {
        return MARKS.contains(&mark);
    }
    ["约束", "预期", "引导性", "指导性"].iter().any(|word| words.starts_with(word))
        || words.starts_with("引导") && ["约束", "预期", "引导性"].iter().any(|word| words.contains(word))
}

/// 无, /, —: nothing to say.
pub(crate) fn is_none(text: &str) -> bool {
    // Nearly every cell begins with a letter or a figure that says something.
    if text.starts_with(|c: char| is_han(c) && !matches!(c, '无' | '暂') || c.is_ascii_alphanumeric()) {
        return false;
    }
    let words = text.trim_matches(is_blank);
    !words.is_empty()
        && (matches!(words, "无" | "／" | "/" | "暂无")
            || words.chars().all(|c| fold_char(c) == '-' || c == '…'))
}

/// Characters of the longest words before a colon that say what a cell explains.
const LONGEST_LABEL: usize = 6;

/// What one pass over the characters of a cell tells.
#[derive(Default)]
struct Glance {
    /// How many it has, without blanks.
    chars: usize,
    /// A digit stands in it.
    digit: bool,
    /// Brackets opened and not closed.
    depth: i32,
    /// A comma stands in it.
    comma: bool,
    /// A colon stands behind its first words.
    labelled: bool,
    /// A character stands in it that words for a value have.
    telling: bool,
}

impl Glance {
    fn of(text: &str) -> Self {
        let mut seen = Self::default();
        for c in text.chars() {
            if is_han(c) {
                seen.chars += 1;
                seen.telling |= SECOND_OF_VALUE_WORDS.contains(c);
                continue;
            }
            seen.chars += usize::from(!is_blank(c));
            match fold_char(c) {
                '0'..='9' => seen.digit = true,
                '(' => seen.depth += 1,
                ')' => seen.depth -= 1,
                ',' => seen.comma = true,
                ':' => seen.labelled |= !seen.comma && seen.chars <= LONGEST_LABEL + 1,
                _ => {}
            }
        }
        seen
    }
}

/// Signs that compare.
const COMPARE: [char; 6] = ['>', '<', '≥', '≤', '＞', '＜'];

/// Words before a number that only qualify it.
const BEFORE: &[&str] = &[
    "不低于",
    "不高于",
    "不少于",
    "不超过",
    "控制在",
    "保持在",
    "稳定在",
    "达到",
    "超过",
    "大于",
    "小于",
    "高于",
    "低于",
    "力争",
    "保持",
    "全国前",
    "全省前",
    "全市前",
    "第",
    "前",
    "累计",
    "年均",
    "增长",
    "下降",
    "降低",
    "提高",
    "提升",
    "减少",
    "增加",
    "净增",
    "新增",
    "约",
    "达",
    "近",
    "超",
    "到",
    "为",
    "[",
    "(",
    "<",
    ">",
    "=",
    "≥",
    "≤",
    "≦",
    "≧",
    "±",
    "+",
    "-",
    "~",
    "〔",
    "【",
    "〈",
    "*",
];

/// Words behind a number that only qualify it.
const BEHIND: &[&str] = &[
    "以上",
    "以下",
    "左右",
    "以内",
    "以外",
    "个百分点",
    "百分点",
    "上下",
    "之间",
    "及",
    "(累计)",
    "(年均)",
    "[",
    "]",
    "(",
    ")",
    "〕",
    "】",
    "*",
    "※",
    "#",
    "★",
    "▲",
    "①",
    "②",
    "③",
    "④",
    "⑤",
    "^",
    "-",
    "~",
    "/",
    ":",
    "∶",
    ";",
    "、",
    ",",
    "±",
    "+",
    "≥",
    "≤",
    "<",
    ">",
    "=",
    "以",
    "约",
    "到",
    "累计",
    "年均",
    "倍",
    "+",
    "至",
];

/// Whether a cell with a digit holds a number, perhaps two, and nothing but what qualifies it.
pub(super) fn is_value(text: &str) -> bool {
    let folded = fold(text);
    // A rate's unit, not a fraction: 1/10万.
    if folded.ends_with(['万', '千']) && folded.contains('/') {
        return false;
    }
    let mut rest = &*folded;
    while let Some(behind) = stripped(rest, BEFORE) {
        rest = behind;
    }
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',' || c == '%' || matches!(c, '‰' | '‱');
    while !rest.is_empty() {
        let behind = rest.trim_start_matches(digit);
        if behind.len() < rest.len() {
            rest = behind;
        } else if let Some(behind) = stripped(rest, BEHIND) {
            rest = behind;
        } else {
            let end = rest
                .find(|c: char| {
                    digit(c)
                        || matches!(c, '(' | ')' | '[' | ']' | '-' | '~' | ';' | '*' | '、' | '以' | '左')
                })
                .unwrap_or(rest.len());
            let word = rest.get(..end).unwrap_or_default();
            if !is_unit(word) {
                return false;
            }
            rest = rest.get(end..).unwrap_or_default();
        }
    }
    true
}

/// A text without the first of some words that it begins with. The first byte tells most words apart.
fn stripped<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let first = text.as_bytes().first();
    words.iter().filter(|word| word.as_bytes().first() == first).find_map(|word| text.strip_prefix(word))
}

/// The second characters of the words that [`is_value_words`] knows, and 待.
static SECOND_OF_VALUE_WORDS: HanSet =
    HanSet::of("达降标成持续上右于良求制高升定间本除步列格次务长均覆待尽少低善秀好显加年个应");

/// Whether a unit in brackets ends a cell, as behind a name: 建设目标达到比例（%）.
fn ends_in_unit(text: &str) -> bool {
    let inner = text.strip_suffix(['）', ')']).and_then(|text| text.rsplit_once(['（', '(']));
    inner.is_some_and(|(name, unit)| !name.is_empty() && is_unit(unit))
}

/// Whether a cell has words that stand for a value.
fn is_value_words(text: &str) -> bool {
    let mut last = None;
    text.chars().any(|c| {
        let pair = (last.replace(c), c);
        match pair {
            // 应保尽保.
            (_, '待' | '尽') => true,
            (Some('下'), '达' | '降')
            | (Some('达'), '标')
            | (Some('完'), '成')
            | (Some('保'), '持')
            | (Some('持'), '续')
            | (Some('以'), '上')
            | (Some('左'), '右')
            | (Some('优'), '于' | '良')
            | (Some('要'), '求')
            | (Some('控'), '制')
            | (Some('提'), '高' | '升')
            | (Some('稳'), '定')
            | (Some('区'), '间')
            | (Some('基'), '本')
            | (Some('消'), '除')
            | (Some('同'), '步')
            | (Some('高' | '低'), '于')
            | (Some('前'), '列')
            | (Some('合'), '格')
            | (Some('位'), '次')
            | (Some('目'), '标')
            | (Some('任'), '务')
            | (Some('增'), '长' | '加')
            | (Some('更'), '加')
            | (Some('适'), '应')
            | (Some('至' | '减'), '少')
            | (Some('降'), '低')
            | (Some('改'), '善')
            | (Some('优'), '秀')
            | (Some('良' | '向'), '好')
            | (Some('明'), '显')
            | (Some('每'), '年' | '个') => true,
            (Some('平'), '均') => text.contains("平均水平"),
            (Some('全'), '覆') => text.contains("全覆盖"),
            _ => false,
        }
    })
}

/// Whether a cell begins with a year and goes on with what is reached by then: 到2025年累计建成10万亩.
fn is_dated_aim(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    let years = text.trim_start_matches('到');
    years.starts_with("20")
        && years.split_once('年').is_some_and(|(years, aim)| {
            years.len() <= "2021—2025".len()
                && years.chars().all(|c| digit(c) || matches!(c, '-' | '—' | '–' | '至'))
                && aim.contains(digit)
                && !aim.contains(['，', '。', '；', '年'])
        })
}

/// Whether a cell bounds a value for some of many: 重点城市≥30.
fn is_bound_of_part(text: &str) -> bool {
    const LONGEST: usize = 8;
    text.find(COMPARE).and_then(|at| text.split_at_checked(at)).is_some_and(|(part, bound)| {
        (2..=LONGEST).contains(&part.chars().count())
            && part.chars().all(char::is_alphabetic)
            && is_value(bound)
    })
}

/// Whether a cell is a list of departments: at least one, and nothing else.
fn are_departments(text: &str, looks: &mut Looks) -> bool {
    let words = text.trim_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';' | '|'));
    if words.len() > 1800 || words.contains('《') {
        return false;
    }
    if looks.likeness(words) == Likeness::Strong {
        return true;
    }
    if lists_departments(words, looks) {
        return true;
    }
    // Short names of a township's offices say little by their form.
    words.chars().count() <= 12
        && words.ends_with(['局', '办', '委', '站', '所', '院', '部', '处', '队', '司'])
        && !words.contains(['。', '，', '建'])
        && !names::counts(words)
}

/// The number of a row, when that is all a cell holds: 1, 01, 12., （3）.
pub(super) fn row_number(text: &str) -> Option<u32> {
    let words = text.trim_matches(|c: char| {
        is_blank(c) || matches!(c, '.' | '．' | '、' | '(' | ')' | '（' | '）' | '|')
    });
    if words.is_empty() || words.chars().count() > 3 || !words.starts_with(|c| fold_char(c).is_ascii_digit())
    {
        return None;
    }
    whole_number(words)
}
