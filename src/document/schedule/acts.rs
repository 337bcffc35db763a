//! The acts that keep a plan going (调度, 通报, 督查, 考核 …), and which of them a stretch of text is about.

use crate::document::hints::Hints;
use crate::document::scan::{beginning, ending};
use crate::text::is_blank;

/// Acts of supervision and reporting.
#[rustfmt::skip]
const ACTS: &[&str] = &[
    "调度", "通报", "督查", "督导", "督办", "考核", "考评", "评估", "评价", "评议", "评比", "测评", "汇总", "报告", "报送", "上报", "汇报", "填报",
    "检查", "抽查", "巡查", "核查", "督促检查", "点评", "讲评", "会商", "研判", "分析", "总结", "盘点", "梳理", "排名", "公布", "公开", "公示",
    "发布", "约谈", "监测", "复盘", "晾晒", "述职", "回头看", "建账", "查账", "交账", "对账", "销账", "结账", "亮晒", "通报排名", "统计", "巡检", "反馈", "提醒", "观摩", "排查", "自查",
    "夜查", "曝光", "明察暗访", "明查暗访", "暗访",
];

/// Acts that say what is kept going only in short forms such as 季推进; in a sentence they take any object.
const SHORT_ACTS: &[&str] = &[
    "推进", "总评", "小结", "研究", "例会", "交流", "会诊", "攻坚", "安排", "落实", "部署", "更新", "验收",
    "座谈", "跟踪", "拉练", "比拼", "晒单", "报表",
];

/// Acts that hand something to somebody.
const REPORTS: &[&str] = &["报告", "报送", "上报", "汇报", "提交", "填报", "报备", "反馈"];

/// Words before an act that only say how it is done.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "至少", "定期", "开展", "进行", "组织", "实行", "实施", "一次", "1次", "一", "两次", "集中", "全面", "工作", "进度", "进展情况", "进展", "专项", "专题", "现场", "联合",
    "综合", "实地", "都", "要", "应", "须", "应当", "逐项", "跟踪", "动态", "绩效", "自评", "不少于", "开", "做", "组织开展", "并", "随机", "情况", "任务", "重点", "滚动", "向社会", "对外", "统一", "内部", "日常", "落实情况",
];

/// Nouns behind an act that make it part of a name: 考核结果, 评估报告.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "结果", "指标", "办法", "标准", "对象", "体系", "内容", "等次", "方案", "得分", "成绩", "评分", "细则", "依据", "优秀", "合格", "奖", "平台", "中心", "系统", "数据", "站", "点", "资金", "经费", "人员", "机构", "费", "力度", "能力", "师", "员", "仪", "量", "率",
];

/// The act at the start of a text: its length. Acts that follow each other without a mark are one (考核评估).
pub(super) fn act(text: &str, short: bool) -> Option<usize> {
    static MAY_BEGIN: Hints = Hints::first(ACTS).or(&Hints::first(SHORT_ACTS));
    let one = |text: &str| {
        text.chars().next().filter(|&c| MAY_BEGIN.may_hold(c))?;
        let long = beginning(ACTS, text).filter(|act| text.starts_with(act)).map(str::len).max();
        long.or_else(|| {
            beginning(SHORT_ACTS, text).filter(|_| short).find(|act| text.starts_with(act)).map(str::len)
        })
    };
    let mut end = one(text)?;
    // What is reported is no act: 报送总结.
    while !REPORTS.iter().any(|report| text.get(..end).is_some_and(|words| words.ends_with(report)))
        && let Some(more) = text.get(end..).and_then(one)
    {
        end += more;
    }
    Some(end)
}

/// What a part of a sentence behind a cycle is about: byte ranges of its acts, or the words for a meeting.
pub(super) fn acts_of(part: &str) -> Vec<core::ops::Range<usize>> {
    let lead = fillers(part);
    if let Some(found) = listed(part, lead) {
        return found;
    }
    let behind = part.get(lead..).unwrap_or_default();
    if ["向", "将", "把", "报"].iter().any(|word| behind.starts_with(word)) {
        return report(part).into_iter().collect();
    }
    if let Some(at) = part.find("召开") {
        return meeting(part, at).into_iter().collect();
    }
    closing(part).into_iter().collect()
}

/// The acts that a part begins with.
pub(super) fn leading_acts(part: &str) -> Vec<core::ops::Range<usize>> {
    listed(part, fillers(part)).unwrap_or_default()
}

/// The act that a duty to report is about: 向…报告, 将…报…: a bare 报 stands for 报送.
pub(super) fn report(part: &str) -> Option<core::ops::Range<usize>> {
    let act = REPORTS.iter().filter_map(|act| Some((part.find(act)?, act.len()))).min();
    // The first 报 that is no other word: 报县政府, but not 报名 and not the 报 of 报告 met later.
    let bare = part.match_indices('报').map(|(at, _)| at).find(|&at| {
        let behind = part.get(at + '报'.len_utf8()..).unwrap_or_default();
        let before = part.get(..at).unwrap_or_default();
        !behind.starts_with([
            '名', '表', '告', '送', '备', '道', '酬', '刊', '纸', '销', '社', '批', '考', '关', '价', '废',
            '账',
        ]) && !before
            .ends_with(['填', '上', '汇', '通', '申', '举', '预', '日', '情', '简', '年', '月', '季'])
    });
    match (act, bare) {
        (Some((at, length)), bare) if bare.is_none_or(|bare| at < bare) => Some(at..at + length),
        (_, Some(bare)) => Some(bare..bare + '报'.len_utf8()),
        (Some((at, length)), None) => Some(at..at + length),
        (None, None) => None,
    }
}

/// Bytes of the words at the start that only say how something is done.
fn fillers(part: &str) -> usize {
    let mut rest = part.trim_start_matches(|c| is_blank(c) || matches!(c, '，' | ','));
    while let Some(behind) = beginning(FILLERS, rest)
        .filter(|word| rest.starts_with(word))
        .max_by_key(|word| word.len())
        .and_then(|word| rest.strip_prefix(word))
    {
        rest = behind;
    }
    part.len() - rest.len()
}

/// Acts at a place, joined by 、 or 和.
fn listed(part: &str, at: usize) -> Option<Vec<core::ops::Range<usize>>> {
    let mut out = Vec::new();
    let mut at = at;
    loop {
        let length = act(part.get(at..)?, false)?;
        let behind = part.get(at + length..)?;
        if NOUNS.iter().any(|noun| behind.starts_with(noun)) {
            return None;
        }
        out.push(at..at + length);
        let Some(next) = ["、", "和", "与", "及", "并"].iter().find_map(|mark| behind.strip_prefix(mark))
        else {
            break;
        };
        let next_at = part.len() - next.len();
        let next_at = next_at + fillers(next);
        if act(part.get(next_at..)?, false).is_none() {
            break;
        }
        at = next_at;
    }
    Some(out)
}

/// The last act, when the part ends in it: 对…情况进行通报, 调度一次, 考核工作.
fn closing(part: &str) -> Option<core::ops::Range<usize>> {
    let mut end = part.trim_end_matches(is_blank);
    while let Some(shorter) = ["一次", "1次", "两次", "工作", "制度", "机制", "会议", "会", "活动", "”", "\""]
        .iter()
        .find_map(|word| end.strip_suffix(word))
    {
        end = shorter;
    }
    let mut start = end.len();
    let last = |text: &str| ending(ACTS, text).find_map(|act| Some(text.strip_suffix(act)?.len()));
    while let Some(before) = end.get(..start).and_then(last) {
        start = before;
    }
    (start < end.len() && start > 0).then_some(start..end.len())
}

/// What a meeting is for: 调度会 is a 调度, 座谈会 stands for itself.
fn meeting(part: &str, at: usize) -> Option<core::ops::Range<usize>> {
    if let Some(range) = closing(part) {
        return Some(range);
    }
    let words = part.get(at..)?.trim_end_matches(is_blank);
    let end = at + words.len();
    ["联席会议", "专题会议", "座谈会", "推进会", "协调会", "对接会", "例会", "会议", "专题会"]
        .iter()
        .find(|noun| words.ends_with(**noun))
        .map(|noun| end - noun.len()..end)
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;

    fn check(part: &str, expected: &[&str]) {
        let found: Vec<&str> = acts_of(part).into_iter().map(|range| &part[range]).collect();
        assert_eq!(found, expected, "{part}");
    }

    #[test]
    fn the_bare_act_is_found() {
        check("开展一次工作调度", &["调度"]);
        check("开展一次进度督查", &["督查"]);
        check("对目标任务完成情况进行通报", &["通报"]);
        check("调度、通报一次", &["调度", "通报"]);
        check("通报各县区进展", &["通报"]);
        check("向市政府报告工作情况", &["报告"]);
        check("将进展情况报市政府办公室", &["报"]);
        check("开展一次考核评估", &["考核评估"]);
        check("召开一次工作调度会", &["调度"]);
        check("召开一次企业家座谈会", &["座谈会"]);
    }

    #[test]
    fn other_activity_is_none() {
        for part in [
            "新增100家",
            "安排用地指标",
            "考核结果",
            "滚动实施20个项目",
            "培训农牧民3000人次",
            "推进10个项目",
            "评估机构10家",
            "",
        ] {
            check(part, &[]);
        }
    }
}
