//! Chapters on what was reached: the figures in them are results, no targets.

use std::borrow::Cow;

use super::held::Held;
use crate::document::{By, Document, Purpose, Room, ending, times};
use crate::text::{has_blank, is_blank};

/// The headings that stand in a chapter on what was reached, each with the year by which where the title says so.
pub(super) fn past(document: &Document<'_>) -> Held<Option<i32>> {
    const ENDINGS: &[&str] = &[
        "成效",
        "成就",
        "成绩",
        "成绩单",
        "工作成果",
        "现状",
        "现状与评价",
        "现状和评价",
        "现状评价",
        "现状分析",
        "成因分析",
        "问题分析",
        "存在问题",
        "突出问题",
        "回顾",
        "发展基础",
        "工作基础",
        "现实基础",
        "基础条件",
        "基本情况",
        "基础优势",
        "面临形势",
        "形势",
        "发展环境",
        "进展",
        "背景",
        "情况",
        "基础",
        "经验",
        "总结",
    ];
    let (mut out, mut room) = (Held::default(), Room::default());
    let reports = document.frame.title.as_deref().is_some_and(is_report);
    let mut chapters = 0_usize;
    for (at, heading) in document.outline.iter().enumerate() {
        let inherited = heading.parent().and_then(|parent| out.of(parent)).copied();
        if heading.parent().is_none() && heading.is_ranked() {
            chapters += 1;
            if chapters == 1
                && reports
                && !looks_ahead(document.title(heading))
                && !told_before(document, heading.paragraph)
            {
                out.put(at, year(document.title(heading), &mut room));
                continue;
            }
        }
        let aims = matches!(
            document.purposes.get(at),
            Some(Purpose::Task | Purpose::TaskGroup | Purpose::Goal | Purpose::Measure | Purpose::Safeguard)
        );
        if inherited.is_some() || aims && !reviews(document.title(heading)) || !heading.is_ranked() {
            inherited.into_iter().for_each(|by| out.put(at, by));
            continue;
        }
        let title = letters(document.title(heading));
        let own = (ending(ENDINGS, &title).any(|ending| title.ends_with(ending)) || title.contains("成效"))
            && !["夯实", "加强", "巩固", "强化", "提升"].iter().any(|verb| title.starts_with(verb));
        if own {
            out.put(at, year(&title, &mut room));
        }
    }
    out
}

/// The year that a title names.
fn year(title: &str, room: &mut Room) -> Option<i32> {
    times(title, room).iter().find_map(|when| match when.by {
        By::Year { year, .. } => Some(year),
        By::Since(year) => year,
        _ => None,
    })
}

/// Whether a document reports to those who decide on it: its first chapter tells how the year went, whatever its title.
fn is_report(title: &str) -> bool {
    let title: String = title.chars().filter(|&c| !is_blank(c)).collect();
    title.ends_with("政府工作报告")
        || title.contains("执行情况") && ["报告", "草案)", "草案）"].iter().any(|end| title.ends_with(end))
}

/// Whether the title of a first chapter is about what comes.
fn looks_ahead(title: &str) -> bool {
    const AHEAD: &[&str] = &[
        "目标",
        "任务",
        "要求",
        "思路",
        "计划安排",
        "工作安排",
        "重点工作",
        "今年",
        "建议",
        "措施",
        "打算",
        "要点",
        "部署",
    ];
    const ACTS: &[&str] = &[
        "全力",
        "加快",
        "着力",
        "大力",
        "坚定",
        "坚持",
        "推动",
        "推进",
        "扎实",
        "深入",
        "持续",
        "聚焦",
        "突出",
        "狠抓",
        "抓好",
        "扩大",
        "激发",
        "培育",
        "构建",
        "切实",
        "进一步",
    ];
    AHEAD.iter().any(|word| title.contains(word)) || ACTS.iter().any(|act| title.starts_with(act))
}

/// Whether the review of a report stands above its first chapter: 过去一年，新增企业20家. What follows is what comes.
fn told_before(document: &Document<'_>, chapter: usize) -> bool {
    (document.frame.body.start..chapter).map(|at| document.words(at)).any(|words| {
        let looks_back = ["过去一年", "过去五年", "过去的一年", "一年来", "五年来"]
            .iter()
            .any(|word| words.contains(word));
        looks_back || words.contains("今年") && words.contains("以下")
    })
}

/// Whether a title looks back on a year although its place is that of tasks: 2024年工作完成情况.
fn reviews(title: &str) -> bool {
    const ENDINGS: &[&str] = &["开展情况", "完成情况", "执行情况", "工作情况", "总结", "回顾"];
    title.starts_with(|c: char| c.is_ascii_digit())
        && !title.contains('报')
        && ENDINGS.iter().any(|ending| title.ends_with(ending))
}

/// The first characters of a title, blanks left out.
fn letters(title: &str) -> Cow<'_, str> {
    const MOST: usize = 40;
    if has_blank(title) || title.chars().nth(MOST).is_some() {
        Cow::Owned(title.chars().filter(|&c| !is_blank(c)).take(MOST).collect())
    } else {
        Cow::Borrowed(title)
    }
}
