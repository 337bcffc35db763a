//! What units of measure look like: 亿元, 件/万人, 吨标准煤/万元, %.

use crate::document::names::Signs;
use crate::text::{fold, is_blank};

/// Words that measure, without the 万 and 亿 before them; sorted.
const MEASURES: &[&str] = &[
    "%",
    "DDDs",
    "EB",
    "EFLOPS",
    "GB",
    "GW",
    "GWh",
    "Gbps",
    "L",
    "MW",
    "MWh",
    "Mb/s",
    "Mbps",
    "P",
    "PB",
    "PFLOPS",
    "TB",
    "TEU",
    "Tbps",
    "W",
    "cm",
    "g",
    "h",
    "kV",
    "kVA",
    "kW",
    "kWh",
    "kg",
    "kgce",
    "km",
    "km2",
    "km²",
    "m2",
    "m3",
    "mg",
    "mm",
    "m²",
    "m³",
    "t",
    "tce",
    "ug",
    "μg",
    "‰",
    "‱",
    "㎡",
    "个",
    "个工作日",
    "个百分点",
    "亩",
    "亩次",
    "人",
    "人公里",
    "人天",
    "人年",
    "人日",
    "人次",
    "人民币",
    "件",
    "件次",
    "份",
    "位",
    "例",
    "倍",
    "元",
    "元人民币",
    "兆",
    "兆瓦",
    "克",
    "克标准煤",
    "克标煤",
    "公斤",
    "公斤标准煤",
    "公里",
    "公顷",
    "册",
    "分",
    "分贝",
    "分钟",
    "千克",
    "千克标准煤",
    "千克标煤",
    "千瓦",
    "千瓦时",
    "千米",
    "升",
    "厘米",
    "口",
    "只",
    "台",
    "台套",
    "名",
    "吨",
    "吨二氧化碳",
    "吨公里",
    "吨原油",
    "吨原煤",
    "吨标准油",
    "吨标准煤",
    "吨标煤",
    "场",
    "场次",
    "块",
    "处",
    "天",
    "头",
    "套",
    "学时",
    "宗",
    "家",
    "家次",
    "对",
    "小时",
    "层",
    "岁",
    "工作日",
    "幅",
    "平方",
    "平方公里",
    "平方千米",
    "平方米",
    "年",
    "床",
    "床位",
    "度",
    "座",
    "张",
    "张床位",
    "当量",
    "微克",
    "户",
    "户次",
    "所",
    "批",
    "批次",
    "支",
    "斤",
    "日",
    "期",
    "本",
    "条",
    "枚",
    "架",
    "架次",
    "标准吨",
    "标准煤",
    "标准立方米",
    "标准箱",
    "标煤",
    "标箱",
    "栋",
    "株",
    "次",
    "欧元",
    "款",
    "比特",
    "毫克",
    "毫米",
    "海里",
    "点",
    "片",
    "班",
    "班次",
    "瓦",
    "百分点",
    "盏",
    "盘",
    "票",
    "种",
    "秒",
    "立方",
    "立方米",
    "篇",
    "米",
    "类",
    "级",
    "组",
    "美元",
    "羽",
    "艘",
    "艘次",
    "蒸吨",
    "课时",
    "起",
    "车次",
    "辆",
    "辆次",
    "道",
    "部",
    "门",
    "间",
    "顶",
    "项",
    "颗",
];

/// Bytes of the longest of them.
const LONGEST_MEASURE: usize = 15;

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
const LONGEST: usize = 16;

/// Whether a cell holds a unit of measure, or several for a row of several quantities: 家;%.
pub(crate) fn is_unit(text: &str) -> bool {
    if !may_be_unit(text) {
        return false;
    }
    // With brackets around it.
    if text.chars().filter(|&c| !is_blank(c)).nth(LONGEST + 2).is_some() {
        return false;
    }
    let word = fold(text);
    let word = word.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&word);
    if word.is_empty() || word.chars().count() > LONGEST {
        return false;
    }
    word.split([';', '、', ',']).all(|part| !part.is_empty() && compound(part))
}

/// Whether a text begins as a unit may, with a measure, a count or no Han character; most words do not.
fn may_be_unit(text: &str) -> bool {
    /// First characters of [`MEASURES`] and of counts.
    static BEGIN: Signs = Signs::of(
        "份万亿千百十每兆个亩人件位例倍元克公册分升只台名吨场块处天头套学宗家对小层岁幅工平年床度座张当微户所批支斤日期本条枚架标\
        栋株次欧比班票款盏厘口毫海点片瓦盘种秒立篇米类级组美羽艘蒸课起车辆道部门间顶项颗",
    );
    match text.chars().next() {
        Some(c @ '\u{4e00}'..='\u{9fff}') => BEGIN.contains(c),
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
    let is = |stem: &str| stem.len() <= LONGEST_MEASURE && MEASURES.binary_search(&stem).is_ok();
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
    use super::{MEASURES, may_be_unit};

    #[test]
    fn measures_are_sorted_and_short() {
        assert!(MEASURES.is_sorted());
        assert_eq!(MEASURES.iter().map(|word| word.len()).max(), Some(super::LONGEST_MEASURE));
        assert!(MEASURES.iter().all(|word| may_be_unit(word)));
    }
}
