//! What the columns of a table hold, told by their headers, and what kind of table such columns make.

use crate::document::clause::{LabelRole, label};
use std::borrow::Cow;

use crate::document::marker::marker;
use crate::document::names::Signs;
use crate::document::scan::pairs;
use crate::text::{five_year_plan, fold, fold_char, is_blank, is_note_mark};

/// Bytes of the longest header cell.
pub(super) const LONGEST_HEADER: usize = 60;

/// Most columns that a table is read with; plans have ten at most.
pub(super) const MOST_COLUMNS: usize = 16;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// 序号.
    Number,
    /// 重点任务, 工作事项.
    Task,
    /// 具体措施, 主要内容: more about the task.
    Detail,
    /// 牵头单位, 责任单位, 配合单位.
    Units(LabelRole),
    /// 完成时限.
    Deadline,
    /// 类别, 一级指标: what several rows belong to.
    Category,
    /// 指标, 二级指标.
    Name,
    /// 单位 as a unit of measure.
    Unit,
    /// 2020年, 基期值, 目标值.
    Value(Value),
    /// 年均增速, 五年累计.
    Average,
    /// 属性.
    Attribute,
    /// 定性/定量.
    Quality,
    /// Known, but nothing that is read: 备注, 推广范围.
    Note,
    /// Not known.
    Other,
}

/// What a column of values says about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Value {
    /// The year of the data.
    pub year: Option<i32>,
    pub when: When,
}

/// Whether values are of the past or of the future, as far as the header says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum When {
    /// 基期, 现状, 完成值.
    Baseline,
    /// 目标, 规划值.
    Target,
    #[default]
    Unsaid,
}

/// What kind of table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Tasks,
    Indicators,
}

/// Whether two pieces together are the head of a column; the second may be empty.
pub(super) fn is_head(one: &str, other: &str) -> bool {
    one.len() + other.len() <= LONGEST_HEADER
        && may_be_head_of(one, other)
        && column(&[one, other].concat()) != Column::Other
}

/// A quick look that saves most lines the whole question: a head ends in one of these characters or holds one of these pairs. It
/// lets pass all that [`column`] knows.
pub(super) fn may_be_head(text: &str) -> bool {
    may_be_head_of(text, "")
}

/// The same for two pieces together.
fn may_be_head_of(one: &str, other: &str) -> bool {
    /// The second characters of those pairs.
    static SECOND: Signs = Signs::of("五均平计性标期数准础状值成际绩");
    let mut last = None;
    // What stands before the first bracket, where that is not the first character.
    let mut end = None;
    let mut brackets = false;
    let mut digits = 0;
    for c in one.chars().chain(other.chars()) {
        if matches!(c, '\u{4e00}'..='\u{9fff}') && !SECOND.contains(c) {
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
    end.or(last).is_some_and(ends_head)
}

/// The characters that the heads of columns end in.
const fn ends_head(c: char) -> bool {
    matches!(
        c,
        '号' | '序'
            | '次'
            | '.'
            | '位'
            | '纲'
            | '注'
            | '明'
            | '性'
            | '质'
            | '型'
            | '速'
            | '率'
            | '幅'
            | '长'
    ) || matches!(
        c,
        '值' | '标'
            | '别'
            | '类'
            | '度'
            | '层'
            | '域'
            | '面'
            | '块'
            | '级'
            | '限'
            | '间'
            | '求'
            | '点'
            | '排'
    ) || matches!(
        c,
        '期' | '门'
            | '构'
            | '体'
            | '工'
            | '导'
            | '围'
            | '式'
            | '容'
            | '源'
            | '室'
            | '人'
            | '员'
            | '头'
            | '办'
    ) || matches!(
        c,
        '合' | '与'
            | '动'
            | '重'
            | '分'
            | '助'
            | '任'
            | '责'
            | '务'
            | '项'
            | '称'
            | '作'
            | '目'
            | '事'
            | '措'
            | '施'
            | '准'
            | '果'
            | '展'
    ) || matches!(c, '实' | '况' | '径' | '据' | '话')
}

/// What a header cell says. Blanks in it, as in 牵 头 单 位, do not matter.
pub(crate) fn column(header: &str) -> Column {
    if header.len() > LONGEST_HEADER || !may_be_head(header) || marker(header).is_some() {
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
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    let has = |part: (char, char)| pairs(word).any(|pair| pair == part);
    match word {
        "序号" | "编号" | "序" | "项次" | "No." | "NO." | "指标编号" | "指标序号" | "指标代码" =>
        {
            return Column::Number;
        }
        "单位" | "计量单位" | "指标单位" | "数据单位" | "量纲" => return Column::Unit,
        "备注" | "说明" | "权重" | "分值" | "得分" | "满分" => return Column::Note,
        _ => {}
    }
    if ends(&["属性", "性质", "指标类型"]) || word == "类型" {
        return Column::Attribute;
    }
    if has(('定', '性')) && has(('定', '量')) {
        return Column::Quality;
    }
    let work =
        ends(&["任务", "措施", "内容", "举措", "情况", "进展", "时限", "事项", "要求", "项目", "工作计划"]);
    // What became of a year's aim is a value, what became of a task is told in words.
    let done = word.ends_with("完成情况") || word.ends_with("实现情况");
    if (!work || done && year(&all).is_some()) && word.chars().count() <= 14 {
        let yearly = pairs(word).any(|pair| matches!(pair, ('年', '均') | ('累', '计')))
            || has(('年', '平')) && word.contains("年平均")
            || matches!(word, "增速" | "增长率" | "增幅" | "年增速" | "年增长" | "增长");
        if yearly && !has(('指', '标')) {
            return Column::Average;
        }
        if let Some(value) = value(&all, word) {
            return Column::Value(value);
        }
    }
    if ends(&["类别", "分类", "一级指标", "维度", "目标层", "准则层", "指标类", "大类"])
        || word.ends_with("领域") && word.chars().count() <= 6
        || matches!(word, "方面" | "板块" | "行动")
    {
        return Column::Category;
    }
    if has(('指', '标')) && !has(('任', '务')) && word.chars().count() <= 12 {
        return if ends(&["解释", "释义", "说明", "来源", "定义", "内涵", "口径", "依据"])
            || ends(&["导向", "方向", "层级", "权重", "分值", "范围", "等级"])
        {
            Column::Note
        } else if ends(&["要求", "内容", "情况"]) {
            Column::Detail
        } else {
            Column::Name
        };
    }
    match label(word) {
        Some(LabelRole::Deadline) => return Column::Deadline,
        Some(LabelRole::Other) => return if ends(&["内容"]) { Column::Detail } else { Column::Note },
        Some(role) => return Column::Units(role),
        None => {}
    }
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
    if ends(TASKS) {
        Column::Task
    } else if ends(DETAILS) {
        Column::Detail
    } else if ends(NOTES) && word.chars().count() <= 8 {
        Column::Note
    } else {
        Column::Other
    }
}

/// A header over values: it names a year, or says which values these are.
fn value(all: &str, word: &str) -> Option<Value> {
    let year = year(all);
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
    let when = if baseline {
        When::Baseline
    } else if target {
        When::Target
    } else {
        When::Unsaid
    };
    let plain = year.is_some() && (word.chars().count() <= 9 || baseline || target);
    let work = || pairs(all).any(|pair| matches!(pair, ('任', '务') | ('工', '作')));
    (plain || worded && !work()).then_some(Value { year, when })
}

/// The year that a header names: 2025年, 2025, “十四五”末.
fn year(word: &str) -> Option<i32> {
    let bytes = word.as_bytes();
    if !word.contains('五') && !bytes.iter().any(u8::is_ascii_digit) {
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

/// What kind of table these columns make, if it is one that is read.
pub(super) fn kind(columns: &[Column]) -> Option<Kind> {
    let count = |wanted: fn(&Column) -> bool| columns.iter().filter(|column| wanted(column)).count();
    let units = count(|column| matches!(column, Column::Units(_)));
    let tasks = count(|column| matches!(column, Column::Task | Column::Detail));
    let names = count(|column| matches!(column, Column::Name));
    let values = count(|column| matches!(column, Column::Value(_)));
    let unit = count(|column| matches!(column, Column::Unit));
    let attribute = count(|column| matches!(column, Column::Attribute));
    let category = count(|column| matches!(column, Column::Category));
    let measures = unit + attribute + count(|column| matches!(column, Column::Average | Column::Quality));
    if names > 0 && (values + measures > 0 || tasks == 0 && units + category > 0 && columns.len() >= 2) {
        return Some(Kind::Indicators);
    }
    if values >= 2 && unit + attribute > 0 || values == 1 && unit > 0 && attribute > 0 {
        return Some(Kind::Indicators);
    }
    let nameless = count(|column| matches!(column, Column::Other)) > 0;
    (units > 0 && (tasks + names > 0 || nameless && columns.len() >= 3) && unit == 0).then_some(Kind::Tasks)
}

/// Puts the columns of a table right once its kind is known: the innermost level is the name, a group header over years goes
/// where it stood, and a list of tasks has a column for them.
pub(super) fn settle(columns: &mut [Column], kind: Kind) {
    match kind {
        Kind::Indicators => {
            if !columns.contains(&Column::Name)
                && let Some(column) = columns
                    .iter_mut()
                    .find(|column| matches!(column, Column::Task | Column::Other | Column::Detail))
            {
                *column = Column::Name;
            }
            let last = columns.iter().rposition(|column| *column == Column::Name);
            // 类型 before the names groups them where 属性 stands behind.
            let kinds = columns.iter().filter(|column| **column == Column::Attribute).count();
            // 指标内容 between the name and several values only tells more about it.
            let is_value = |column: &Column| matches!(column, Column::Value(_));
            let first_value = columns
                .iter()
                .position(is_value)
                .filter(|&first| columns.get(first + 1..).is_some_and(|behind| behind.iter().any(is_value)));
            for (at, column) in columns.iter_mut().enumerate() {
                match column {
                    Column::Name if last != Some(at) => *column = Column::Category,
                    // 目标 or 任务 before the names is what they are for.
                    Column::Detail | Column::Task | Column::Other if last.is_some_and(|last| at < last) => {
                        *column = Column::Category;
                    }
                    Column::Attribute if kinds > 1 && last.is_some_and(|last| at < last) => {
                        *column = Column::Category;
                    }
                    Column::Detail
                        if last.is_some_and(|last| at > last)
                            && first_value.is_some_and(|first| at < first) =>
                    {
                        *column = Column::Note;
                    }
                    Column::Detail if last.is_some_and(|last| at > last) => {
                        *column = Column::Value(Value { year: None, when: When::Target });
                    }
                    _ => {}
                }
            }
        }
        Kind::Tasks => {
            for wanted in [Column::Name, Column::Detail, Column::Other] {
                if columns.contains(&Column::Task) {
                    break;
                }
                if let Some(column) = columns.iter_mut().find(|column| **column == wanted) {
                    *column = Column::Task;
                }
            }
            let mut seen = false;
            for column in columns.iter_mut() {
                match column {
                    Column::Task if seen => *column = Column::Detail,
                    Column::Task => seen = true,
                    Column::Name | Column::Value(_) | Column::Average => *column = Column::Detail,
                    _ => {}
                }
            }
        }
    }
}
