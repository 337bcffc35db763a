//! Which way an indicator is to move: by its bound, by what its name says for certain, or by its numbers.

use crate::document::names::{Affixes, count};
use crate::model::indicator::Figures;
use crate::model::words::{Comparator, Direction};

/// Names that end so count how much something falls, and more of that is better: 单位GDP能耗下降率.
const FALLS: &[&str] = &[
    "下降率",
    "降低率",
    "减少率",
    "削减率",
    "下降幅度",
    "降低幅度",
    "减排率",
    "降幅",
    "下降",
    "降低",
    "减少",
    "削减量",
    "减排量",
    "压减",
];

/// What everybody wants less of.
const BAD: &[&str] = &[
    "能耗",
    "水耗",
    "电耗",
    "物耗",
    "能源消耗",
    "用水量",
    "排放",
    "排放量",
    "排放总量",
    "排放强度",
    "死亡率",
    "死亡人数",
    "死亡数",
    "失业率",
    "发病率",
    "患病率",
    "发生率",
    "贫困率",
    "贫困发生率",
    "辍学率",
    "近视率",
    "漏损率",
    "案件数",
    "发案率",
    "发案数",
    "万人发案数",
    "事故起数",
    "事故数",
    "事故数量",
    "事故次数",
    "伤亡人数",
    "投诉量",
    "投诉率",
    "投诉件数",
    "收入比",
    "恩格尔系数",
    "基尼系数",
    "负债率",
    "不良率",
    "不良贷款率",
    "颗粒物浓度",
    "PM2.5浓度",
    "PM10浓度",
    "平均浓度",
    "拥堵指数",
    "空置率",
    "差评率",
    "返贫率",
    "抚养比",
    "碳强度",
    "消耗强度",
    "能耗强度",
    "万元产值用水量",
];

/// What everybody wants more of.
const GOOD: &[&str] = &[
    "覆盖率",
    "普及率",
    "达标率",
    "合格率",
    "优良率",
    "满意度",
    "满意率",
    "贡献率",
    "利用率",
    "处理率",
    "治愈率",
    "入学率",
    "巩固率",
    "参保率",
    "接种率",
    "办结率",
    "普惠率",
    "绿化率",
    "通过率",
    "知晓率",
    "拥有量",
    "优良天数",
    "优良天数比率",
    "优良天数比例",
    "预期寿命",
];

/// What each list says of a name that ends in one of its words.
const LISTS: &[(&[&str], u16)] = &[(FALLS, FALL), (BAD, LESS), (GOOD, MORE)];
const FALL: u16 = 1;
const LESS: u16 = 1 << 1;
const MORE: u16 = 1 << 2;
static ENDINGS: Affixes<{ count(LISTS) }> = Affixes::back(LISTS);

/// The direction of a name with its figures; `None` where neither is certain.
pub(super) fn of(name: &str, figures: &Figures) -> Option<Direction> {
    let target = figures.target.as_ref().or(figures.average.as_deref());
    by_bound(target.and_then(|figure| figure.comparator))
        .or_else(|| by_name(name))
        .or_else(|| by_figure(figures))
        .or_else(|| (ENDINGS.tags(name) & MORE != 0).then_some(Direction::Higher))
}

/// What a bound says.
pub(super) const fn by_bound(bound: Option<Comparator>) -> Option<Direction> {
    match bound {
        Some(Comparator::AtLeast) => Some(Direction::Higher),
        Some(Comparator::AtMost) => Some(Direction::Lower),
        _ => None,
    }
}

/// What a name says for certain. A name that says that something falls is better the more it does.
fn by_name(name: &str) -> Option<Direction> {
    let says = ENDINGS.tags(name);
    if says & FALL != 0 {
        Some(Direction::Higher)
    } else if says & LESS != 0 {
        Some(Direction::Lower)
    } else {
        None
    }
}

/// What the figures say: a target that is to fall, or the way from baseline to target.
fn by_figure(figures: &Figures) -> Option<Direction> {
    let target = figures.target.as_ref()?;
    // Most figures are nothing but a number.
    if !target.printed.is_ascii()
        && ["下降", "降低", "减少", "控制在", "压减"].iter().any(|word| target.printed.contains(word))
    {
        return Some(Direction::Lower);
    }
    let from = figures.baseline.as_ref()?.value?;
    let to = target.value.filter(|_| !target.cumulative)?;
    match to.cmp(&from) {
        core::cmp::Ordering::Greater => Some(Direction::Higher),
        core::cmp::Ordering::Less => Some(Direction::Lower),
        core::cmp::Ordering::Equal => None,
    }
}
