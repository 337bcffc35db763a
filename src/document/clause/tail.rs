//! What may follow the departments of a clause: deadlines, and words that only say that a rule goes on.

use crate::document::names::{Affixes, count};
use crate::text::{HanSet, fold_char, is_blank, is_han};

/// How dates begin that have no figure in front.
#[rustfmt::skip]
const DATES: &[(&[&str], u16)] = &[(&[
    "年内", "年底", "年末", "全年", "每年", "每月", "每季", "长期", "持续", "贯穿", "常年", "近期", "远期", "适时",
    "即时", "立即", "上半年", "下半年", "当年", "今年", "明年", "去年", "月底", "季度", "“十", "十四五", "十五五",
    "“十四五”", "到“", "按时", "限期", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度",
    "第三季度", "第四季度", "按计划", "分年度", "不再",
], 1)];
static STARTS: Affixes<{ count(DATES) }> = Affixes::front(DATES);

/// Whether a part of a clause says when and not who: 6月底前完成, 年内持续推进, 长期坚持.
pub(crate) fn is_deadline(text: &str) -> bool {
    /// The Han characters that a date begins with; hardly a name does.
    static BEGIN: HanSet =
        HanSet::of("并力确争完于到年全每长持贯常近远适即立上下当今明去月季十按限一二三四第分不");
    if text.chars().next().is_some_and(|c| is_han(c) && !BEGIN.contains(c)) {
        return false;
    }
    let mut words = text.trim_matches(is_blank);
    for lead in ["并", "力争", "确保", "争取", "完成时限", "于"] {
        words = words.strip_prefix(lead).unwrap_or(words);
    }
    let figure = |c: char| fold_char(c).is_ascii_digit();
    if !words.starts_with(figure) && STARTS.any(words) {
        return true;
    }
    let timed = last_figure(words.strip_prefix('到').unwrap_or(words));
    let spaced = |c: char| figure(c) || is_blank(c);
    if !timed.starts_with(spaced) {
        return false;
    }
    let digits = timed.chars().take_while(|&c| spaced(c)).filter(|&c| !is_blank(c)).count();
    let unit = timed.trim_start_matches(spaced);
    (1..=4).contains(&digits)
        && (unit.starts_with(['年', '月', '日', '-', '—', '－', '.', '．', '～', '~', '季'])
            // 3个月内 is a time, 17个帮扶集团牵头单位 are departments.
            || ["个月", "个工作日", "个自然日", "个季"].iter().any(|span| unit.starts_with(span)))
}

/// A date from the last of several figures on: 4季度 of 3、4季度.
fn last_figure(date: &str) -> &str {
    let figures = |c: char| c.is_ascii_digit() || c == '、';
    let behind = date.trim_start_matches(figures);
    let listed = date.len() - behind.len();
    let last = date.get(..listed).and_then(|list| list.rfind('、'));
    last.and_then(|at| date.get(at + '、'.len_utf8()..)).unwrap_or(date)
}

/// Whether a part of a clause says nothing of its own: 下同, 不再列出, 排名不分先后.
pub(super) fn is_filler(text: &str) -> bool {
    let stray = |c: char| is_blank(c) || matches!(c, '。' | '.' | '”' | '“' | '…');
    // Hardly a name begins as one of them does.
    static TELLING: HanSet = HanSet::of("不以分其下排无略预约未待");
    let telling = |c| TELLING.contains(c) || matches!(c, '/' | '／' | '（' | '(') || is_dash(c);
    if !(text.is_empty() || text.starts_with(|c| telling(c) || stray(c))) {
        return false;
    }
    let words = text.trim_matches(stray);
    match words.chars().next() {
        None => true,
        Some('不') => words == "不分先后" || words.starts_with("不再"),
        Some('以') => matches!(words, "以下同" | "以下简称") || words.starts_with("以下不再"),
        Some('分') => words.starts_with("分别负责为"),
        Some('其') => words.starts_with("其他任务"),
        // What kind of target it is, before those who answer for it.
        Some('预' | '约') => {
            matches!(words, "预期性" | "约束性" | "预期性指标" | "约束性指标" | "预期目标" | "约束目标")
        }
        // Somebody answers for it, but nobody knows who yet.
        Some('未' | '待' | '（' | '(') => {
            let words = words.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
            matches!(words, "未明确" | "待明确" | "待定" | "未定" | "无")
        }
        Some(_) => {
            matches!(words, "下同" | "排名不分先后" | "无" | "略" | "/" | "／") || words.chars().all(is_dash)
        }
    }
}

/// A dash of any kind, as stands in a cell that says nothing.
fn is_dash(c: char) -> bool {
    fold_char(c) == '-'
}

/// Departments that an addition gives to other clauses as well.
pub(super) struct Carried {
    /// Where they are named, without the verb.
    pub names: core::ops::Range<usize>,
    /// Whether the clauses above are meant: 以上任务均由各县区负责落实.
    pub above: bool,
}

/// The departments named in an addition that holds from there on, or for all above: 以下均需地方各级人民政府落实.
pub(super) fn carried(text: &str) -> Option<Carried> {
    // 具体任务均涉及相关市人民政府, of all tasks as well.
    const ALL: &[&str] = &["具体任务", "各项任务", "所有任务", "全部任务"];
    let above = text.starts_with("以上") || text.starts_with("上述");
    let behind = match ALL.iter().find_map(|all| text.strip_prefix(all)) {
        Some(behind) => behind,
        None if above => what_follows(text.get("以上".len()..)?),
        None => what_follows(text.get(text.find("以下")? + "以下".len()..)?),
    };
    let rest = ["均涉及", "均需要", "均需", "均须", "均由", "都需", "都由", "均要", "均应由"]
        .iter()
        .find_map(|word| behind.strip_prefix(word))?;
    let end = ["具体负责", "具体落实", "落实", "负责", "参与", "配合", "组织"]
        .iter()
        .filter_map(|word| rest.find(word))
        .min()
        .unwrap_or(rest.len());
    let start = text.len() - rest.len();
    (end > 0).then_some(Carried { names: start..start + end, above })
}

/// What stands behind the words for what comes below or above in 以下均需, 以下各项工作均需, 以上任务均由.
fn what_follows(text: &str) -> &str {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "各项", "各条", "所有", "全部", "重点", "具体", "任务", "工作", "政策", "措施", "举措", "事项", "内容", "条款", "项目",
    ];
    let mut rest = text;
    while let Some(behind) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest
}
