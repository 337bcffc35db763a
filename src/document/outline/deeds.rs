//! Titles that speak of something to do, by how they begin.

/// How titles begin that speak of something to do: 夯实产业基础 looks ahead, 产业基础 looks back.
const ACTS: &[&str] = &[
    "夯实", "打牢", "筑牢", "厚植", "巩固", "优化", "改善", "营造", "抢抓", "抓住", "应对", "拓展", "扩大",
    "完善", "强化", "加强", "推进", "推动", "提升", "构建", "打造", "健全", "加快", "创造", "培育", "奠定",
    "提高", "深化", "建设", "补齐", "稳固", "做强", "加大", "增强", "解决", "整改", "破解", "针对", "梳理",
    "排查", "查找", "查摆", "纠正",
];

/// What may stand before such a word: 进一步优化营商环境.
const HOW: &[&str] = &[
    "进一步",
    "切实",
    "着力",
    "全面",
    "深入",
    "持续",
    "不断",
    "大力",
    "积极",
    "扎实",
    "努力",
    "全力",
    "加力",
];

/// Whether a title speaks of something to do.
pub(super) fn is_deed(title: &str) -> bool {
    let deed = HOW.iter().find_map(|how| title.strip_prefix(how)).unwrap_or(title);
    ACTS.iter().any(|act| deed.starts_with(act))
}
