//! Names of quantities as they compare: 年技术市场成交合同金额(亿元) is what 全市技术市场成交合同金额 is.

use crate::model::statistic_name::{plain, respelled};
use crate::text::{fold_char, is_blank, is_footnote_mark};

/// The shortest name that may be taken for a part of another, in characters.
const SHORTEST: usize = 4;

/// A name in the spelling by which reading ties targets to indicators, without brackets, quotation marks and marks of notes.
pub(super) fn key(name: &str) -> Box<str> {
    let marks = |c: char| is_footnote_mark(c) || matches!(fold_char(c), '(' | ')' | '"' | '《' | '》');
    let bare: String = name.chars().filter(|&c| !marks(c)).collect();
    let words = plain(bare.strip_prefix("实现").unwrap_or(&bare)).into_owned();
    respelled(&words).into()
}

/// Whether two keys are names of one quantity in other words: one goes on where the other ends (及占比), or leaves out a word.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let count = short.chars().count();
    if count < SHORTEST || short == long {
        return false;
    }
    if let Some(rest) = long.strip_prefix(short) {
        return rest.starts_with(['及', '和', '与', '、', '/', ',', '；', ';']);
    }
    // 公民具备科学素质的比重 leaves out a word of 公民具备基本科学素质的比例. A word before it, as 每万人, makes it another quantity.
    let same_start = short.chars().zip(long.chars()).take(2).all(|(a, b)| a == b);
    let same_end = short.chars().rev().zip(long.chars().rev()).take(2).all(|(a, b)| a == b);
    let mut rest = long.chars();
    same_start
        && same_end
        && count * 4 >= long.chars().count() * 3
        && short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether a name is one of growth or of a fall: its base is another year's, and it has neither baseline nor ceiling.
pub(super) fn is_growth(name: &str) -> bool {
    const WORDS: &[&str] =
        &["增长", "增速", "增幅", "降幅", "涨幅", "下降", "降低", "减少", "提高", "减排", "节约", "节能"];
    const STARTS: &[&str] = &["新增", "净增", "累计", "新建", "新改建", "年均"];
    WORDS.iter().any(|word| name.contains(word)) || STARTS.iter().any(|word| name.starts_with(word))
}

/// Whether a name is one of those for which governments set a floor below what they have, and do not aim at it.
pub(super) fn is_floor(name: &str) -> bool {
    const WORDS: &[&str] = &["失业率", "粮食", "耕地", "新增就业", "价格", "负债率", "事故", "死亡"];
    WORDS.iter().any(|word| name.contains(word))
}

/// Whether what a name counts has no unit: an index, a ratio, a rank, a grade.
pub(super) fn has_no_unit(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "指数",
        "系数",
        "弹性",
        "位次",
        "排名",
        "名次",
        "等级",
        "级别",
        "得分",
        "评分",
        "成绩",
        "比",
        "比值",
        "容积率",
        "倍数",
        "情况",
        "水平",
        "能力",
    ];
    ENDS.iter().any(|end| name.ends_with(end))
}

/// A unit in one spelling, and the power of ten before it: 亿元 is 元 and 8.
pub(super) fn unit(printed: &str) -> (Box<str>, u32) {
    let words: String = printed.chars().filter(|&c| !is_blank(c)).map(fold_char).collect();
    let mut rest = &*words;
    let mut power = 0;
    while let Some((shorter, zeros)) = [('亿', 8), ('万', 4)]
        .iter()
        .find_map(|(sign, zeros)| Some((rest.strip_prefix(*sign)?, *zeros)))
        .filter(|(shorter, _)| !shorter.is_empty())
    {
        rest = shorter;
        power += zeros;
    }
    let rest = match rest {
        "百分点" => "个百分点",
        "户" => "家",
        "名" => "人",
        other => other,
    };
    (rest.into(), power)
}
