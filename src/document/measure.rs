//! Units of measure (计量单位), each word once: those behind the numbers of prose and those of cells (亿元, 件/万人, 吨标准煤/万元, %).

use crate::document::quantity::lexicon::{Lexicon, words};
use crate::text::{HanSet, fold, is_blank, is_han};

/// What kind of unit it is: kinds differ in where they may stand and what makes a promise of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Kind {
    /// Counts things: 家, 个, 人次.
    Count,
    /// %.
    Percent,
    /// 个百分点.
    Point,
    /// 倍, 番.
    Multiple,
    /// 元.
    Money,
    /// Length, area, weight, energy.
    Measure,
    /// Power and the like, which plans print in specifications more often than in targets.
    Rating,
    /// A stretch of time.
    Time,
    /// No unit: an index or a score.
    Bare,
}

/// Lays out the words of every kind: as they are looked for in prose, and as they are looked up for a cell.
macro_rules! units {
    (in cells [$($cell:literal),+ $(,)?],
     $($kind:ident: [$($both:literal),+ $(,)?] in prose [$($prose:literal),* $(,)?],)+) => {
        /// Units behind the numbers of prose by kind, the one that is meant first where several fit.
        pub(super) const PROSE: &[(Kind, &Lexicon)] =
            &[$((Kind::$kind, words![$($prose,)* $($both),+])),+];

        /// Words that measure in the cells of tables, without the 万 and 亿 before them; sorted.
        const CELLS: &[&str] = &sorted([$($($both,)+)+ $($cell),+]);
    };
}

// Longest first where one begins another. What stands only in prose may be another word in a cell (县, 院), and a cell may hold what a
// sentence has in longer words or not at all (t, 点).
units! {
    in cells [
        "DDDs", "EB", "GWh", "L", "MWh", "Mb/s", "Tbps", "W", "cm", "g", "h", "kVA", "kWh", "kgce",
        "km2", "m2", "m3", "mg", "mm", "m³", "t", "tce", "ug", "μg", "‱", "人公里", "人民币", "件次", "兆",
        "克标准煤", "克标煤", "公斤标准煤", "千克标准煤", "千克标煤", "吨二氧化碳", "吨公里", "吨原油", "吨原煤", "吨标准油", "吨标煤", "层", "平方",
        "床位", "张床位", "当量", "批", "日", "标准吨", "标准立方米", "标煤", "比特", "点", "瓦", "盘", "票", "立方", "级", "艘次",
        "课时", "辆次", "道", "顶",
    ],
    Point: ["个百分点", "百分点"] in prose [],
    Percent: ["%", "‰"] in prose ["个千分点", "/10万", "/万", "成"],
    Time: [
        "个工作日", "工作日", "小时", "分钟", "岁", "年", "天", "学时", "秒",
    ] in prose ["个小时", "个自然日", "个月", "个季度", "个年度", "周岁", "周"],
    Multiple: ["倍"] in prose ["番"],
    Money: ["美元", "欧元", "元人民币", "元"] in prose [],
    Rating: [
        "千瓦时", "千瓦", "兆瓦", "蒸吨", "kW", "MW", "GW", "kV", "度", "分贝", "分", "EFLOPS", "PFLOPS", "PB", "P", "Mbps",
        "Gbps", "TB", "GB",
    ] in prose ["马力", "吉瓦", "千伏", "KW", "KV", "摄氏度", "℃", "毫秒", "伏"],
    Measure: [
        "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "海里", "厘米", "毫米", "米", "公顷", "亩次", "亩", "吨标准煤", "标准煤",
        "吨", "公斤", "千克", "毫克", "微克", "克", "斤", "标准箱", "标箱", "TEU", "升", "km²", "km", "kg", "㎡", "m²",
    ] in prose ["微米", "方", "㎥"],
    Count: [
        "人次", "人日", "人天", "人年", "人", "家次", "家", "个", "名", "项", "件", "所", "户次", "户", "座", "处", "条", "张",
        "辆", "艘", "台套", "台", "套", "支", "只", "头", "羽", "株", "部", "本", "册", "篇", "份", "场次", "场", "次", "期",
        "批次", "对", "间", "栋", "片", "块", "宗", "起", "例", "位", "床", "口", "组", "颗", "枚", "盏", "班次", "班", "门",
        "款", "种", "类", "架次", "架", "车次", "幅",
    ] in prose [
        "人月", "项次", "台件", "匹", "棵", "群", "幢", "例次", "粒", "单", "笔", "孔", "眼", "盒", "村", "镇", "街道", "乡镇",
        "县", "站", "点位", "列", "标段", "院", "字", "首",
    ],
}

/// Words in the order of their bytes.
const fn sorted<const N: usize>(mut words: [&str; N]) -> [&str; N] {
    let mut at = 1;
    while at < N {
        let mut slot = at;
        while slot > 0 && is_before(words[slot].as_bytes(), words[slot - 1].as_bytes()) {
            words.swap(slot, slot - 1);
            slot -= 1;
        }
        at += 1;
    }
    words
}

const fn is_before(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    one.len() < other.len()
}

/// Bytes of the longest word of [`CELLS`].
const LONGEST_WORD: usize = 15;

/// What something is counted for, behind a slash.
const BASES: &[&str] = &[
    "人口",
    "常住人口",
    "户籍人口",
    "劳动力",
    "从业人员",
    "就业人员",
    "GDP",
    "产值",
    "增加值",
    "老年人",
    "儿童",
    "学生",
    "企业",
    "地区生产总值",
    "月",
];

/// What such a base may end in, whatever stands before it: 次/百万飞行小时.
const COUNTED: &[&str] = &["人", "公里", "千米", "小时", "床", "户", "车", "台", "架次", "名"];

/// Characters of the longest of these.
const LONGEST_BASE: usize = 6;

/// Characters of the longest cell of units.
const LONGEST_CELL: usize = 16;

/// Whether a cell holds a unit of measure, or several for a row of several quantities: 家;%.
pub(crate) fn is_unit(text: &str) -> bool {
    if !may_be_unit(text) {
        return false;
    }
    // With brackets around it.
    if text.chars().filter(|&c| !is_blank(c)).nth(LONGEST_CELL + 2).is_some() {
        return false;
    }
    let word = fold(text);
    let word = word.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&word);
    if word.is_empty() || word.chars().count() > LONGEST_CELL {
        return false;
    }
    word.split([';', '、', ',']).all(|part| !part.is_empty() && compound(part))
}

/// Whether a text begins as a unit may, with a measure, a count or no Han character; most words do not.
fn may_be_unit(text: &str) -> bool {
    /// First characters of [`CELLS`] and of counts.
    static BEGIN: HanSet = HanSet::of(
        "份万亿千百十每兆个亩人件位例倍元克公册分升只台名吨场块处天头套学宗家对小层岁幅工平年床度座张当微户所批支斤日期本条枚架标\
        栋株次欧比班票款盏厘口毫海点片瓦盘种秒立篇米类级组美羽艘蒸课起车辆道部门间顶项颗",
    );
    match text.chars().next() {
        Some(c) if is_han(c) => BEGIN.contains(c),
        first => first.is_some(),
    }
}

/// A unit of measure with its own parts: 件/万人, 元/人·年.
fn compound(word: &str) -> bool {
    // Another measure for the same thing: 套(间).
    if let Some((one, other)) = word.strip_suffix(')').and_then(|inner| inner.split_once('(')) {
        return compound(one) && simple(other);
    }
    let mut parts = word.split(['/', '·', '*']);
    let first = parts.next().unwrap_or_default();
    let base = |word: &str| {
        let stem = word.trim_start_matches(is_count).trim_start_matches(['元', '名', '人']);
        simple(word)
            || !word.is_empty() && (stem.is_empty() || BASES.contains(&stem))
            || stem.chars().count() <= LONGEST_BASE && COUNTED.iter().any(|end| stem.ends_with(end))
    };
    // A rate without a unit of its own: 1/10万, /10万.
    let bare =
        first.chars().all(|c| c.is_ascii_digit()) && word.contains('/') && word.ends_with(['万', '千']);
    (simple(first) || bare) && parts.all(base)
}

fn is_count(c: char) -> bool {
    matches!(c, '万' | '亿' | '千' | '百' | '十' | '每' | '兆') || c.is_ascii_digit()
}

fn simple(word: &str) -> bool {
    let stem = word.trim_start_matches(is_count);
    let is = |stem: &str| stem.len() <= LONGEST_WORD && CELLS.binary_search(&stem).is_ok();
    // The count before it may end where the measure begins: 亿千瓦时.
    let counted = |word: &str| {
        word.char_indices()
            .take_while(|&(_, c)| is_count(c))
            .any(|(at, c)| word.get(at + c.len_utf8()..).is_some_and(is))
    };
    is(word)
        || !word.starts_with(|c: char| c.is_ascii_digit())
            && (counted(word) || stem.is_empty() && word.chars().count() == 1)
        || stem.strip_prefix('元').is_some_and(|rest| {
            !word.starts_with(|c: char| c.is_ascii_digit())
                && matches!(rest, "人民币" | "GDP" | "产值" | "增加值")
        })
}

#[cfg(test)]
mod tests {
    use hashbrown::HashSet;

    use super::{CELLS, LONGEST_WORD, PROSE, may_be_unit};

    #[test]
    fn words_of_cells_are_sorted_and_short() {
        assert!(CELLS.is_sorted());
        assert_eq!(CELLS.iter().map(|word| word.len()).max(), Some(LONGEST_WORD));
        assert!(CELLS.iter().all(|word| may_be_unit(word)));
    }

    #[test]
    fn what_begins_another_unit_is_looked_for_behind_it() {
        let prose: Vec<&str> = PROSE.iter().flat_map(|(_, words)| words.words).copied().collect();
        let hides = |at: usize| prose.iter().skip(at + 1).find(|word| word.starts_with(prose[at]));
        assert!((0..prose.len()).all(|at| hides(at).is_none()));
    }

    #[test]
    fn no_word_is_listed_twice() {
        let mut seen = HashSet::new();
        let prose = PROSE.iter().flat_map(|(_, words)| words.words);
        assert!(prose.copied().all(|word| seen.insert(word)));
        seen.clear();
        assert!(CELLS.iter().all(|word| seen.insert(word)));
    }
}
