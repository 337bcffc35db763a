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
        "现状",
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
    for (at, heading) in document.outline.iter().enumerate() {
        let inherited = heading.parent().and_then(|parent| out.of(parent)).copied();
        let aims = matches!(
            document.purposes.get(at),
            Some(Purpose::Task | Purpose::TaskGroup | Purpose::Goal | Purpose::Measure | Purpose::Safeguard)
        );
        if inherited.is_some() || aims && !reviews(document.title(heading)) || !heading.is_numbered() {
            inherited.into_iter().for_each(|by| out.put(at, by));
            continue;
        }
        let title = letters(document.title(heading));
        let own = (ending(ENDINGS, &title).any(|ending| title.ends_with(ending)) || title.contains("成效"))
            && !["夯实", "加强", "巩固", "强化", "提升"].iter().any(|verb| title.starts_with(verb));
        if own {
            let by = times(&title, &mut room).iter().find_map(|when| match when.by {
                By::Year { year, .. } => Some(year),
                By::Since(year) => year,
                _ => None,
            });
            out.put(at, by);
        }
    }
    out
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
