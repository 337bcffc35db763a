//! What units of measure look like: 亿元, 件/万人, 吨标准煤/万元, %.

use crate::text::{fold_char, is_blank};

/// Words that measure, without the 万 and 亿 before them.
const MEASURES: &[&str] = &[
    "%",
    "‰",
    "家",
    "个",
    "人",
    "名",
    "户",
    "件",
    "项",
    "元",
    "年",
    "岁",
    "天",
    "日",
    "小时",
    "分钟",
    "秒",
    "倍",
    "次",
    "人次",
    "人年",
    "篇",
    "册",
    "本",
    "部",
    "套",
    "台",
    "座",
    "处",
    "条",
    "艘",
    "辆",
    "架",
    "株",
    "张",
    "床",
    "所",
    "间",
    "栋",
    "亩",
    "公顷",
    "公里",
    "千米",
    "米",
    "平方米",
    "平方公里",
    "平方千米",
    "立方米",
    "吨",
    "千克",
    "公斤",
    "克",
    "毫克",
    "斤",
    "升",
    "千瓦",
    "千瓦时",
    "兆瓦",
    "瓦",
    "度",
    "标准煤",
    "吨标准煤",
    "吨标煤",
    "标煤",
    "百分点",
    "个百分点",
    "分",
    "级",
    "位",
    "美元",
    "欧元",
    "人民币",
    "元人民币",
    "比特",
    "兆",
    "例",
    "宗",
    "起",
    "批",
    "种",
    "类",
    "片",
    "块",
    "支",
    "只",
    "头",
    "羽",
    "对",
    "组",
    "期",
    "场",
    "门",
    "点",
    "车次",
    "标准箱",
    "TEU",
    "TB",
    "PB",
    "EB",
    "GB",
    "Mbps",
    "Gbps",
    "Mb/s",
    "EFLOPS",
    "PFLOPS",
    "P",
    "km",
    "km2",
    "m2",
    "m3",
    "kg",
    "t",
    "h",
    "GW",
    "MW",
    "kW",
    "kWh",
    "m³",
    "m²",
    "㎡",
    "km²",
    "μg/m3",
    "微克",
    "当量",
    "张床位",
    "床位",
    "标准立方米",
    "学时",
    "课时",
    "人日",
    "户次",
    "家次",
    "件次",
    "幅",
    "道",
    "层",
    "颗",
    "顶",
    "吨公里",
    "人公里",
    "海里",
    "平方",
    "枚",
    "盘",
    "标准吨",
    "蒸吨",
    "立方",
];

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
];

/// Whether a cell holds a unit of measure, or several for a row of several quantities: 家;%.
pub(crate) fn is_unit(text: &str) -> bool {
    let word: String = text.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let word = word.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&word);
    if word.is_empty() || word.chars().count() > 16 {
        return false;
    }
    word.split([';', '、', ',']).all(|part| !part.is_empty() && compound(part))
}

/// A unit of measure with its own parts: 件/万人, 元/人·年.
fn compound(word: &str) -> bool {
    let mut parts = word.split(['/', '·', '*']);
    let first = parts.next().unwrap_or_default();
    let base = |word: &str| {
        let stem = word.trim_start_matches(is_count).trim_start_matches(['元', '名', '人']);
        simple(word) || !word.is_empty() && (stem.is_empty() || BASES.contains(&stem))
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
    let is = |stem: &str| MEASURES.contains(&stem);
    is(word)
        || !word.starts_with(|c: char| c.is_ascii_digit())
            && (is(stem) || stem.is_empty() && word.chars().count() == 1)
        || stem.strip_prefix('元').is_some_and(|rest| {
            !word.starts_with(|c: char| c.is_ascii_digit())
                && matches!(rest, "人民币" | "GDP" | "产值" | "增加值")
        })
}
