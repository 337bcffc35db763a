//! What a title says of the part of a document that it heads, by its words alone.

use super::deeds::is_deed;
use crate::document::scan::Vocabulary;
use crate::document::title::bare;
use crate::text::{HanSet, has_blank, is_blank};

/// What a part of the document is about; items below a heading belong to its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// Tasks, or not said.
    Tasks,
    /// Background, ideology, requirements.
    Ground,
    Goals,
    Principles,
    Safeguards,
    Phases,
}

/// Titles over background, ideology and requirements.
const GROUND: Vocabulary =
    Vocabulary::new(&["总体要求", "指导思想", "总体思路", "总体安排", "工作思路", "发展思路"]);

/// How titles over what was before end.
const BEFORE: Vocabulary = Vocabulary::new(&[
    "基础",
    "现状",
    "成效",
    "形势",
    "背景",
    "发展环境",
    "机遇",
    "挑战",
    "存在问题",
    "存在的问题",
    "问题和困难",
    "困难和问题",
    "问题与不足",
    "问题和不足",
    "存在的不足",
    "回顾",
    "工作情况",
    "执行情况",
    "完成情况",
    "实施情况",
    "重要意义",
    "重大意义",
    "地位和作用",
    "作用和意义",
    "意义和作用",
    "重要性",
    "必要性",
    "工作范围",
    "适用范围",
    "实施范围",
    "试点范围",
    "整治范围",
    "规划范围",
    "编制依据",
    "主要问题",
    "突出问题",
    "问题分析",
    "成因分析",
    "形势分析",
    "环境影响分析",
    "环境影响评价",
    "活动主题",
    "整治对象",
    "实施对象",
    "适用对象",
    "附则",
    "总则",
]);

/// Whether a title is over what was before.
pub(super) fn looks_back(title: &str) -> bool {
    BEFORE.ends(title) && !is_deed(title)
}

const PRINCIPLES: Vocabulary = Vocabulary::new(&[
    "基本原则",
    "工作原则",
    "建设原则",
    "主要原则",
    "发展原则",
    "总体原则",
    "实施原则",
    "遵循原则",
]);

const GOALS: Vocabulary =
    Vocabulary::new(&["目标", "目标指标", "目标和指标", "目标任务", "目标要求", "主要指标", "发展指标"]);

/// What no task is called, however long the title: 2025年经济社会发展主要预期目标, “十四五”发展目标和2035年远景目标.
const EXPECTED: Vocabulary = Vocabulary::new(&[
    "预期目标",
    "预期性目标",
    "目标指标",
    "远景目标",
    "主要目标",
    "发展目标",
    "总体目标",
    "奋斗目标",
]);

/// What one does about goals; a title that says so is a task: 健全目标任务.
const ABOUT_GOALS: Vocabulary =
    Vocabulary::new(&["完善", "健全", "建立", "强化", "加强", "分解", "实现", "锚定", "聚焦"]);

/// Titles over what keeps the plan going, whatever stands behind the word.
const SAFEGUARDS: Vocabulary = Vocabulary::new(&["保障措施", "组织保障", "组织实施", "工作要求"]);

/// How such titles end.
const SAFEGUARD_ENDINGS: Vocabulary = Vocabulary::new(&[
    "保障",
    "保障机制",
    "保障体系",
    "规划实施",
    "组织领导",
    "组织机构",
    "组织架构",
    "有关要求",
    "工作机制",
    "推进机制",
    "实施机制",
    "落实机制",
    "督导考核",
    "督查考核",
    "监督考核",
    "监督及考核",
    "监督和考核",
    "监督与考核",
    "考核奖惩",
    "考核问责",
    "实施与考核",
    "实施和考核",
    "实施与评估",
    "实施和评估",
    "实施与监督",
    "实施和监督",
    "监测与评估",
    "监测和评估",
    "监督与评估",
    "监督和评估",
    "考核与评估",
    "考核和评估",
    "督促检查",
    "监督检查",
    "监督管理",
]);

/// What is safeguarded for others, as a task.
const SERVICES: Vocabulary = Vocabulary::new(&[
    "社会保障",
    "住房保障",
    "民生保障",
    "医疗保障",
    "服务保障",
    "要素保障",
    "兜底保障",
    "安全保障",
]);

const PHASES: Vocabulary = Vocabulary::new(&[
    "进度安排",
    "时间安排",
    "阶段安排",
    "步骤安排",
    "实施步骤",
    "工作步骤",
    "时间步骤",
    "推进步骤",
    "整治步骤",
    "治理步骤",
    "行动步骤",
    "方法步骤",
    "方法和步骤",
    "步骤及时间",
    "步骤和时间",
    "实施阶段",
    "时间进度",
    "实施进度",
    "工作进度",
]);

/// Whether a title says no more than that tasks stand below: 重点任务, but not 张副市长牵头的重点任务.
pub(super) fn gathers_by_name(title: &str) -> bool {
    const LONGEST: usize = 10;
    /// 攻坚任务, 整治任务: no more than one word before it.
    const SHORT: usize = 5;
    let title = bare(title);
    let length = title.chars().count();
    GENERIC.ends(title) && length <= LONGEST || title.ends_with("任务") && length <= SHORT
}

/// How titles end of chapters that only gather tasks.
const GENERIC: Vocabulary = Vocabulary::new(&[
    "重点任务",
    "主要任务",
    "工作任务",
    "试点任务",
    "任务分工",
    "重点工作",
    "主要工作",
    "工作重点",
    "整治重点",
    "重点举措",
    "主要举措",
    "工作举措",
    "主要措施",
    "工作措施",
    "任务措施",
    "政策措施",
    "具体措施",
    "重点内容",
    "主要内容",
    "工作内容",
    "整治内容",
]);

/// Whole titles over what is said at the end of a document about itself, and over what keeps a plan going.
const REMARKS: &[&str] = &["其他", "其它", "其他事项", "其它事项", "有关说明", "其他说明"];
const KEEPERS: &[&str] = &["保障制度", "保障工作", "保障要求", "工作保障"];

/// Whether a title asks its readers to see why something matters, at whatever length: 充分认识…的重要意义.
fn calls_for_insight(title: &str) -> bool {
    ["充分认识", "深刻认识", "切实认识", "深入认识"].iter().any(|begin| title.starts_with(begin))
        && ["意义", "重要性", "必要性", "紧迫性"].iter().any(|end| title.ends_with(end))
        && title.chars().count() <= LONGEST_CALL
}

/// Whether a title asks, at whatever length, that the whole be seen to: 切实抓好推广工作的组织实施.
fn sees_to_it(title: &str) -> bool {
    let begins = [
        "切实抓好",
        "认真抓好",
        "扎实抓好",
        "抓好",
        "切实做好",
        "认真做好",
        "做好",
        "切实加强",
        "加强",
        "强化",
    ];
    begins.iter().any(|begin| title.starts_with(begin)) && title.chars().count() <= LONGEST_CALL
}

/// Characters of the longest title that calls for insight.
const LONGEST_CALL: usize = 40;

/// Titles over what a committee is for, who belongs to it and how it meets.
const BODIES: &[&str] =
    &["主要职能", "组成人员", "人员组成", "成员单位", "组成单位", "成员名单", "工作规则", "议事规则"];

/// Titles over who is praised and who is punished.
const REWARDS: &[&str] = &[
    "法律责任",
    "罚则",
    "责任追究",
    "奖惩",
    "奖励和处罚",
    "奖励与处罚",
    "责任与奖惩",
    "责任和奖惩",
    "奖励与责任",
    "奖励和责任",
    "奖励与责任追究",
];

/// Whether a title asks its readers to take something seriously: 高度重视推广工作, 提高思想认识.
fn calls_for_care(title: &str) -> bool {
    const BEGINS: &[&str] = &[
        "高度重视",
        "提高思想认识",
        "强化思想认识",
        "深化思想认识",
        "提高认识",
        "统一思想",
        "提高政治站位",
        "提升政治站位",
    ];
    BEGINS.iter().any(|begin| title.starts_with(begin))
}

/// 原则, 分工原则, 治理原则: one word at most before it, and none that says what to do with them.
fn is_kind_of_principles(title: &str) -> bool {
    const LONGEST: usize = 4;
    title.ends_with("原则")
        && title.chars().count() <= LONGEST
        && !["坚持", "遵循", "把握", "落实", "明确", "确立", "有关"]
            .iter()
            .any(|verb| title.starts_with(verb))
}

/// What a title says about its part, if it says it. A short one may be spread over its line: 总 则.
pub(super) fn area_of_title(title: &str) -> Option<Area> {
    /// Bytes of the longest that is.
    const SPREAD: usize = 48;
    let title = title.trim_end();
    if title.len() <= SPREAD && has_blank(title) {
        return area_of_words(&title.chars().filter(|&c| !is_blank(c)).collect::<String>());
    }
    area_of_words(title)
}

/// The last characters of [`GROUND`], [`SAFEGUARDS`] and [`PHASES`], which may stand anywhere in a title: in one without any of these
/// characters none of them needs to be looked for.
static ANYWHERE: HanSet = HanSet::of("求想路排施障骤间段度");

fn area_of_words(title: &str) -> Option<Area> {
    let anywhere = title.chars().any(|c| ANYWHERE.contains(c));
    if anywhere && GROUND.within(title) {
        return Some(Area::Ground);
    }
    if PRINCIPLES.ends(title) || is_kind_of_principles(title) {
        return Some(Area::Principles);
    }
    if GOALS.ends(title) {
        let length = title.chars().count();
        let about = ABOUT_GOALS.within(title);
        let expected = EXPECTED.ends(title) && (!about || title.contains("预期"));
        if length <= 14 && !about || expected && length <= 30 {
            return Some(Area::Goals);
        }
    }
    if title.starts_with(['充', '深', '切']) && calls_for_insight(title) {
        return Some(Area::Ground);
    }
    if title.ends_with("组织实施") && sees_to_it(title) {
        return Some(Area::Safeguards);
    }
    let title = bare(title);
    if title.chars().count() > 12 {
        return None;
    }
    if REMARKS.contains(&title) || BODIES.contains(&title) || calls_for_care(title) {
        return Some(Area::Ground);
    }
    if KEEPERS.contains(&title) {
        return Some(Area::Safeguards);
    }
    if (SAFEGUARD_ENDINGS.ends(title) || anywhere && SAFEGUARDS.within(title)) && !SERVICES.within(title) {
        Some(Area::Safeguards)
    } else if anywhere && PHASES.within(title) || title.ends_with("时间") && title.chars().count() <= 5 {
        Some(Area::Phases)
    } else {
        // 法律责任 is a chapter of rules, 压实法律责任 something to do.
        (REWARDS.contains(&title) || looks_back(title)).then_some(Area::Ground)
    }
}

#[cfg(test)]
mod tests {
    use super::{ANYWHERE, GROUND, PHASES, SAFEGUARDS};

    #[test]
    fn every_word_that_may_stand_anywhere_ends_in_one_of_the_characters() {
        for words in [GROUND, SAFEGUARDS, PHASES] {
            assert!(words.all(|word| word.chars().next_back().is_some_and(|c| ANYWHERE.contains(c))));
        }
    }
}
