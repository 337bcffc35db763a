//! What the header cells of a table say: which words stand over which columns.
//!
//! A header is asked in turn for what only a few words mean, for values, for groups, for indicators, for departments and last for
//! tasks, whose words are the commonest.

use std::borrow::Cow;

use super::columns::{Column, Tense, Value};
use crate::document::clause::{LabelRole, label};
use crate::document::marker::marker;
use crate::document::scan::pairs;
use crate::text::{HanSet, five_year_plan, fold, fold_char, is_blank, is_han, is_note_mark};

/// Bytes of the longest header cell.
pub(super) const LONGEST_HEADER: usize = 60;

/// Whether two pieces together are the head of a column; the second may be empty.
pub(super) fn is_head(one: &str, other: &str) -> bool {
    if other.is_empty() {
        return column(one) != Column::Other;
    }
    one.len() + other.len() <= LONGEST_HEADER
        && may_be_head_of(one, other)
        && known_column(&[one, other].concat()) != Column::Other
}

/// A quick look that saves most lines the whole question: a head ends in one of these characters or holds one of these pairs. It
/// lets pass all that [`column`] knows.
pub(super) fn may_be_head(text: &str) -> bool {
    may_be_head_of(text, "")
}

/// The same for two pieces together.
fn may_be_head_of(one: &str, other: &str) -> bool {
    /// The second characters of those pairs.
    static SECOND: HanSet = HanSet::of("五均平计性标期数准础状值成际绩");
    /// What the heads of columns end in, beside the point of `No.`.
    static ENDS: HanSet = HanSet::of(
        "号序次位纲注明性质型速率幅长值标别类度层域面块级限间求点排期门构体工导围式容源室人员头办合与动重分助任责务项称作目事措施准果展实况径据话划述款状末年县区镇街",
    );
    let mut last = None;
    // What stands before the first bracket, where that is not the first character.
    let mut end = None;
    let mut brackets = false;
    let mut digits = 0;
    for c in one.chars().chain(other.chars()) {
        if is_han(c) && !SECOND.contains(c) {
            (last, digits) = (Some(c), 0);
            continue;
        }
        if is_blank(c) || c == '*' || is_note_mark(c) {
            continue;
        }
        let c = fold_char(c);
        let telling = match c {
            // A year.
            '0'..='9' => digits == 3,
            '五' => true,
            '均' => last == Some('年'),
            '平' => last == Some('年'),
            '计' => last == Some('累'),
            '性' => last == Some('定'),
            '标' => last == Some('指'),
            '期' | '数' | '准' | '础' => matches!(last, Some('基' | '底')),
            '状' | '值' => matches!(last, Some('现' | '初')),
            '成' => last == Some('完'),
            '际' | '绩' => last == Some('实'),
            _ => false,
        };
        if telling {
            return true;
        }
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        // What stands in brackets behind a head says more about it.
        if matches!(c, '(' | '[' | '〔' | '【') && !brackets {
            brackets = true;
            end = last;
        }
        last = Some(c);
    }
    end.or(last).is_some_and(|c| c == '.' || ENDS.contains(c))
}

/// What a header cell says. Blanks in it, as in 牵 头 单 位, do not matter.
pub(super) fn column(header: &str) -> Column {
    if header.len() > LONGEST_HEADER || !may_be_head(header) {
        return Column::Other;
    }
    known_column(header)
}

/// The same, where the quick look has been taken.
fn known_column(header: &str) -> Column {
    if marker(header).is_some() {
        return Column::Other;
    }
    let header = header.trim_end_matches(is_note_mark);
    let all = if header.contains('*') {
        Cow::Owned(fold(&header.replace('*', "")).into_owned())
    } else {
        fold(header)
    };
    let word = all
        .find(['(', '[', '〔', '【'])
        .filter(|&at| at > 0)
        .map_or(&*all, |at| all.get(..at).unwrap_or(&all));
    // A caption names the table and no column of it.
    if word.is_empty() || word.starts_with(['表', '附']) || word.starts_with("专栏") || word.ends_with('表')
    {
        return Column::Other;
    }
    plain(word)
        .or_else(|| figures(&all, word))
        .or_else(|| group(word))
        .or_else(|| indicators(word))
        .or_else(|| departments(word))
        .or_else(|| tasks(word))
        .unwrap_or(Column::Other)
}

fn ends(word: &str, words: &[&str]) -> bool {
    words.iter().any(|end| word.ends_with(end))
}

fn has(word: &str, part: (char, char)) -> bool {
    pairs(word).any(|pair| pair == part)
}

/// Words that mean one thing over whatever table: 序号, 计量单位, 属性, 备注.
fn plain(word: &str) -> Option<Column> {
    match word {
        "序号" | "编号" | "序" | "项次" | "No." | "NO." | "指标编号" | "指标序号" | "指标代码" => {
            Some(Column::Number)
        }
        "单位" | "计量单位" | "指标单位" | "数据单位" | "量纲" => Some(Column::Unit),
        "备注" | "说明" | "权重" | "分值" | "得分" | "满分" => Some(Column::Note),
        _ if ends(word, &["属性", "性质", "指标类型"]) || word == "类型" => Some(Column::Attribute),
        _ if has(word, ('定', '性')) && has(word, ('定', '量')) => Some(Column::Quality),
        _ => None,
    }
}

/// Values and their growth: 2025年, 基期值, 年均增速.
fn figures(all: &str, word: &str) -> Option<Column> {
    const WORK: &[&str] =
        &["任务", "措施", "内容", "举措", "情况", "进展", "时限", "事项", "要求", "项目", "工作计划"];
    // What became of a year's aim is a value, what became of a task is told in words.
    let done = ends(word, &["完成情况", "实现情况"]);
    if ends(word, WORK) && !(done && year(all).is_some()) || word.chars().count() > 14 {
        return None;
    }
    let yearly = pairs(word).any(|pair| matches!(pair, ('年', '均') | ('累', '计')))
        || has(word, ('年', '平')) && word.contains("年平均")
        || (word.ends_with("增长") || word.ends_with("增幅")) && word.contains('比') && year(all).is_some()
        || matches!(word, "增速" | "增长率" | "增幅" | "年增速" | "年增长" | "增长");
    if yearly && !has(word, ('指', '标')) && !grows_something(word) {
        return Some(Column::Average);
    }
    value(all, word).map(Column::Value)
}

/// Whether a word names whose growth it is, and so an indicator: 海洋生产总值年均增速. Before 年均 in a head stand only years and plans.
fn grows_something(word: &str) -> bool {
    static BEFORE: HanSet =
        HanSet::of("年度期间时末规划目标预计完成实现至到内十一二三四五六七八九增长速率幅平均累计和或及比");
    let front = ["年均", "累计", "年平均"].iter().filter_map(|yearly| word.find(yearly)).min().unwrap_or(0);
    word.get(..front).unwrap_or_default().chars().any(|c| is_han(c) && c != '〇' && !BEFORE.contains(c))
}

/// What several rows belong to: 类别, 一级指标, 重点领域.
fn group(word: &str) -> Option<Column> {
    let groups = ends(word, &["类别", "分类", "一级指标", "维度", "目标层", "准则层", "指标类", "大类"])
        || word.ends_with("领域") && word.chars().count() <= 6
        || matches!(word, "方面" | "板块" | "行动" | "专项" | "大项")
        || ends(word, &["方面", "板块"]) && word.chars().count() <= 4;
    groups.then_some(Column::Category)
}

/// Indicators and what is said of them: 二级指标, 指标要求, 指标解释.
fn indicators(word: &str) -> Option<Column> {
    const NOTES: &[&str] = &[
        "解释", "释义", "说明", "来源", "定义", "内涵", "口径", "依据", "导向", "方向", "层级", "权重",
        "分值", "范围", "等级",
    ];
    if !has(word, ('指', '标')) || has(word, ('任', '务')) || word.chars().count() > 12 {
        return None;
    }
    Some(if ends(word, NOTES) {
        Column::Note
    } else if ends(word, &["要求", "内容", "情况"]) {
        Column::Detail
    } else {
        Column::Name
    })
}

/// Who has to do with a row and until when, by the labels that clauses have too: 牵头单位, 完成时限.
fn departments(word: &str) -> Option<Column> {
    // Over a column these say until when, wherever else they head a part of the text.
    const UNTIL: &[&str] =
        &["时间进度", "时间安排", "进度安排", "进度计划", "工作进度", "实施进度", "推进计划"];
    if UNTIL.contains(&word) {
        return Some(Column::Deadline);
    }
    // Beside 牵头单位 these are the others.
    if matches!(
        word,
        "相关单位" | "相关部门" | "有关单位" | "有关部门" | "涉及单位" | "涉及部门" | "整改单位"
    ) {
        return Some(Column::Departments(LabelRole::Listed));
    }
    // Who counts what was reached does not answer for it.
    if (word.starts_with("数据") || word.starts_with("资料")) && ends(word, &["部门", "单位"]) {
        return Some(Column::Note);
    }
    Some(match label(word)? {
        LabelRole::Deadline => Column::Deadline,
        LabelRole::Other if word.ends_with("内容") => Column::Detail,
        LabelRole::Other => Column::Note,
        role => Column::Departments(role),
    })
}

/// Tasks and what is said of them: 重点任务, 具体措施, 推广范围.
fn tasks(word: &str) -> Option<Column> {
    const TASKS: &[&str] = &[
        "任务",
        "事项",
        "任务名称",
        "重点工作",
        "项目",
        "名称",
        "任务分工",
        "工作要点",
        "民生实事",
        "实事项目",
        "改革举措",
    ];
    const DETAILS: &[&str] = &[
        "措施",
        "内容",
        "目标",
        "要求",
        "举措",
        "标准",
        "成果",
        "进展",
        "进展情况",
        "完成情况",
        "内容与要求",
        "职责",
    ];
    const NOTES: &[&str] = &[
        "范围",
        "类型",
        "领导",
        "方式",
        "周期",
        "频次",
        "口径",
        "来源",
        "依据",
        "联系人",
        "电话",
        "说明",
        "备注",
        "等级",
    ];
    if ends(word, TASKS) || matches!(word, "任务描述" | "政策条款" | "条款") {
        Some(Column::Task)
    } else if ends(word, DETAILS) {
        Some(Column::Detail)
    } else if ends(word, NOTES) && word.chars().count() <= 8 {
        Some(Column::Note)
    } else {
        None
    }
}

/// A header over values: it names a year, or says which values these are.
fn value(all: &str, word: &str) -> Option<Value> {
    let year = year(all);
    // Plans of places say so without a year as well.
    let plain = match word {
        "现状" | "基期" | "基期年" | "基准年" | "现状年" => Some(Tense::Baseline),
        "近期" | "远期" | "期末" | "目标年" | "规划期末" | "近期目标" | "远期目标" => {
            Some(Tense::Target)
        }
        _ => None,
    };
    if let Some(tense) = plain {
        return Some(Value { year, tense });
    }
    let baseline = pairs(all).any(|pair| match pair {
        ('基', '期' | '数' | '准')
        | ('现', '状' | '值')
        | ('实', '际' | '绩')
        | ('初', '值')
        | ('底', '数') => true,
        ('基', '础') => all.contains("基础值"),
        // 2023年计划完成 is still to come.
        ('完', '成') => {
            !all.contains("计划")
                && (word.ends_with("完成")
                    || ["完成值", "完成数", "完成情况"].iter().any(|done| all.contains(done)))
        }
        ('实', '现') => all.contains("实现值") || all.contains("实现情况"),
        _ => false,
    });
    let worded = baseline
        || word.ends_with(['值', '标'])
            && ["目标值", "规划值", "规划目标", "预期值", "期末值", "预期目标", "发展目标值", "指标值"]
                .iter()
                .any(|end| word.ends_with(end));
    if year.is_none() && !worded {
        return None;
    }
    let target = pairs(all).any(|pair| match pair {
        ('目', '标') | ('预', '期') | ('计', '划') | ('末', '值') => true,
        ('规', '划') => all.contains("规划值"),
        _ => false,
    });
    let tense = if baseline {
        Tense::Baseline
    } else if target {
        Tense::Target
    } else {
        Tense::Unsaid
    };
    let plain = year.is_some() && (word.chars().count() <= 9 || baseline || target);
    let work = || pairs(all).any(|pair| matches!(pair, ('任', '务') | ('工', '作')));
    (plain || worded && !work()).then_some(Value { year, tense })
}

/// Behind measured indicators 计划任务 and 其中：2021年任务 are figures to be reached, as nothing is in a list of tasks.
pub(super) fn settle_aims(words: &[String], columns: &mut [Column]) {
    let measured = columns.iter().any(|column| matches!(column, Column::Unit | Column::Attribute));
    let Some(name) = columns.iter().position(|column| *column == Column::Name).filter(|_| measured) else {
        return;
    };
    for (word, column) in
        words.iter().zip(columns).skip(name + 1).filter(|(_, column)| **column == Column::Task)
    {
        let word = fold(word);
        let aim = word.trim_start_matches("其中").trim_start_matches(':');
        let year = year(aim);
        let counted = matches!(
            aim,
            "计划任务" | "目标任务" | "规划任务" | "年度任务" | "任务" | "任务数" | "任务量" | "建设任务"
        );
        if counted || year.is_some() && aim.ends_with("任务") {
            *column = Column::Value(Value { year, tense: Tense::Target });
        }
    }
}

/// Beside 责任部门 the column of the places that answer too is left out unless another says who leads: the first place would.
pub(super) fn settle_areas(words: &[String], columns: &mut [Column]) {
    let is_area = |word: &str| ends(&fold(word), &["县区", "区县", "市县", "乡镇", "镇街", "辖区", "地区"]);
    let (mut led, mut listed) = (false, false);
    for (word, column) in words.iter().zip(&*columns) {
        let listing = matches!(column, Column::Departments(LabelRole::Listed)) && !is_area(word);
        led |= matches!(column, Column::Departments(LabelRole::Lead));
        listed |= listing;
    }
    if led || !listed {
        return;
    }
    for (word, column) in words.iter().zip(columns) {
        if matches!(column, Column::Departments(_)) && is_area(word) {
            *column = Column::Other;
        }
    }
}

/// The year that a header names: 2025年, 2025, “十四五”末.
fn year(word: &str) -> Option<i32> {
    let bytes = word.as_bytes();
    // Few heads have either.
    if !word.chars().any(|c| c == '五' || c.is_ascii_digit()) {
        return None;
    }
    let last_year = bytes.windows(4).enumerate().rev().filter(|(at, four)| {
        four.iter().all(u8::is_ascii_digit)
            && matches!(four.first(), Some(b'1' | b'2'))
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
            && !at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_digit)
    });
    if let Some(year) = last_year
        .filter_map(|(at, _)| word.get(at..at + 4)?.parse::<i32>().ok())
        .find(|year| (1949..=2100).contains(year))
    {
        return Some(year);
    }
    let name = word.get(..word.find('五')? + '五'.len_utf8())?.trim_start_matches(['"', '“', '到']);
    let five = word.get(word.find('五')? + '五'.len_utf8()..)?;
    (five.contains('末') || ["目标", "完成", "实现"].iter().any(|word| five.contains(word)))
        .then(|| five_year_plan(name).map(|years| years.1))?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quick look must let pass what each of the questions behind it knows.
    #[test]
    fn the_quick_look_lets_every_head_pass() {
        let heads = [
            "序号",
            "No.",
            "计量单位",
            "权重",
            "指标属性",
            "定性/定量",
            "2025年",
            "年均增速",
            "“十四五”末",
            "基期值",
            "现状",
            "远期",
            "实际完成",
            "一级指标",
            "重点领域",
            "类别",
            "指标名称",
            "指标导向",
            "时间进度",
            "相关部门",
            "数据来源单位",
            "牵头单位",
            "责任部门",
            "配合机构",
            "实施主体",
            "任务分工",
            "责任县区",
            "责任辖区",
            "责任区县",
            "责任乡镇",
            "责任镇街",
            "落实地区",
            "分管领导",
            "责任科室",
            "联络员",
            "完成时限",
            "时间节点",
            "完成日期",
            "重点任务",
            "政策条款",
            "任务描述",
            "民生实事",
            "预期成果",
            "工作进展",
            "联系电话",
            "调度周期",
        ];
        for head in heads {
            assert!(may_be_head(head) && column(head) != Column::Other, "{head}");
        }
    }
}
