//! What each heading is for: told by its words, its place and what stands below it.

use super::{Heading, Mark};
use crate::document::marker::Numbering;

/// What a heading is for, as far as the document's form tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Section,
    TaskGroup,
    Task,
    Measure,
    Principle,
    Goal,
    Safeguard,
    Phase,
    Annex,
    Table,
}

/// What a part of the document is about; items below a heading belong to its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    /// Tasks, or not said.
    Tasks,
    /// Background, ideology, requirements.
    Ground,
    Goals,
    Principles,
    Safeguards,
    Phases,
}

/// The purposes of an outline's headings. `titles` and `clauses` run beside it: each heading's words, and how many responsibility
/// clauses stand directly under it.
pub(crate) fn roles(outline: &[Heading], titles: &[&str], clauses: &[usize]) -> Vec<Purpose> {
    let tree = Tree::of(outline, clauses);
    let areas = areas(outline, titles, &tree);
    (0..outline.len()).map(|at| purpose(outline, &tree, &areas, clauses, titles, at)).collect()
}

/// What stands below each heading.
struct Tree {
    /// Numbered headings directly below.
    items: Vec<Vec<usize>>,
    /// Whether items below are tasks of their own rather than steps.
    split: Vec<bool>,
    /// Whether any clause stands on items directly below.
    clauses_below: Vec<bool>,
}

impl Tree {
    fn of(outline: &[Heading], clauses: &[usize]) -> Self {
        let mut items = vec![Vec::new(); outline.len()];
        for (at, heading) in outline.iter().enumerate() {
            if let Some(list) =
                heading.parent.filter(|_| heading.is_numbered()).and_then(|parent| items.get_mut(parent))
            {
                list.push(at);
            }
        }
        let has = |at: usize| clauses.get(at).copied().unwrap_or_default() > 0;
        let mut below = vec![false; outline.len()];
        for at in (0..outline.len()).rev() {
            let own = has(at) || below.get(at).copied().unwrap_or_default();
            if let Some(mark) =
                outline.get(at).and_then(|heading| heading.parent).and_then(|parent| below.get_mut(parent))
            {
                *mark |= own;
            }
        }
        let split = (0..outline.len())
            .map(|at| {
                let list = items.get(at).map_or(&[][..], |list| list);
                let deep = list.iter().all(|&item| matches!(outline.get(item).map(|heading| heading.mark), Some(Mark::Number { form, .. }) if form >= Numbering::Fourth));
                let steps = list.iter().all(|&item| matches!(outline.get(item).map(|heading| heading.mark), Some(Mark::Number { form: Numbering::Fifth, .. })));
                let told = !steps && list.iter().any(|&item| has(item) || below.get(item).copied().unwrap_or_default());
                !list.is_empty() && if has(at) { told } else { !deep || told }
            })
            .collect();
        Self { items, split, clauses_below: below }
    }

    fn items(&self, at: usize) -> &[usize] {
        self.items.get(at).map_or(&[], |list| list)
    }

    fn is_split(&self, at: usize) -> bool {
        self.split.get(at).copied().unwrap_or_default()
    }
}

fn area_of_title(title: &str) -> Option<Area> {
    let title = title.trim_end_matches(|c: char| c.is_whitespace());
    let ends = |words: &[&str]| words.iter().any(|word| title.ends_with(word));
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    if has(&["总体要求", "指导思想", "总体思路", "工作思路", "发展思路"]) {
        return Some(Area::Ground);
    }
    if ends(&["基本原则", "工作原则", "建设原则", "主要原则", "发展原则", "总体原则", "实施原则", "遵循原则"])
        || title == "原则"
    {
        return Some(Area::Principles);
    }
    if title.chars().count() <= 14
        && (ends(&["目标", "目标指标", "目标任务", "主要指标", "目标要求", "发展指标"])
            || title.ends_with("目标和指标"))
        && !has(&["完善", "健全", "建立", "强化", "加强", "分解", "实现", "锚定", "聚焦"])
    {
        return Some(Area::Goals);
    }
    let title = crate::document::title::bare(title);
    let duty = title.chars().count() <= 12;
    if duty
        && (ends(&[
            "保障措施",
            "保障机制",
            "组织保障",
            "实施保障",
            "工作保障",
            "支撑保障",
            "政策保障",
            "保障体系",
            "组织实施",
            "规划实施",
            "组织领导",
            "工作要求",
            "有关要求",
            "工作机制",
            "保障",
            "推进机制",
            "实施机制",
            "督导考核",
            "督查考核",
            "监督管理",
            "落实机制",
        ]) || has(&["保障措施", "组织实施", "组织保障", "工作要求"]))
        && !has(&[
            "社会保障",
            "住房保障",
            "民生保障",
            "医疗保障",
            "服务保障",
            "要素保障",
            "兜底保障",
            "安全保障",
        ])
    {
        return Some(Area::Safeguards);
    }
    if duty
        && has(&[
            "进度安排",
            "实施步骤",
            "时间安排",
            "工作步骤",
            "阶段安排",
            "时间步骤",
            "实施阶段",
            "步骤安排",
            "推进步骤",
            "时间进度",
            "实施进度",
            "工作进度",
        ])
    {
        return Some(Area::Phases);
    }
    if ends(&[
        "成效",
        "现状",
        "基础",
        "形势",
        "背景",
        "发展环境",
        "机遇",
        "挑战",
        "存在问题",
        "重要意义",
        "重大意义",
        "回顾",
        "工作情况",
        "工作范围",
        "适用范围",
        "实施范围",
        "附则",
        "规划背景",
        "编制依据",
    ]) && duty
    {
        return Some(Area::Ground);
    }
    None
}

/// Titles of items that keep a plan going, whatever the heading above is called.
fn is_safeguard_title(title: &str) -> bool {
    [
        "组织领导",
        "统筹协调",
        "督查",
        "督导",
        "考核",
        "宣传",
        "资金保障",
        "经费保障",
        "政策支持",
        "政策支撑",
        "监测评估",
        "跟踪问效",
        "调度推进",
        "责任落实",
        "压实责任",
        "组织实施",
        "舆论",
        "协调推进",
        "跟踪评估",
        "督促检查",
        "要素保障",
        "人才保障",
        "调度",
    ]
    .iter()
    .any(|word| title.contains(word))
}

fn areas(outline: &[Heading], titles: &[&str], tree: &Tree) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::with_capacity(outline.len());
    for (at, heading) in outline.iter().enumerate() {
        let title = titles.get(at).copied().unwrap_or_default();
        let inherited = heading.parent.and_then(|parent| areas.get(parent).copied()).unwrap_or(Area::Tasks);
        let told = area_of_title(title).filter(|area| {
            // Below the first level only a title that is nothing else says that a part keeps the plan going: 完善激励保障机制 is a task.
            heading.is_numbered()
                && (heading.parent.is_none() || *area != Area::Safeguards || title.chars().count() <= 6)
        });
        let area = match (told, inherited) {
            // 指导思想、基本原则和主要目标 holds parts of several kinds: each item says what it is.
            (Some(area), Area::Tasks | Area::Ground) => area,
            (_, inherited @ (Area::Goals | Area::Principles | Area::Safeguards | Area::Phases)) => inherited,
            (None, inherited) => inherited,
        };
        let last_chapter =
            heading.parent.is_none() && outline.iter().skip(at + 1).all(|later| later.parent.is_some());
        let items = tree.items(at);
        let keeping = items
            .iter()
            .filter(|&&item| titles.get(item).is_some_and(|title| is_safeguard_title(title)))
            .count();
        let told_tasks = tree.clauses_below.get(at).copied().unwrap_or_default();
        let only_keeping = area == Area::Tasks
            && !told_tasks
            && last_chapter
            && items.len() >= 2
            && keeping * 3 >= items.len() * 2
            && heading.is_numbered();
        areas.push(if only_keeping { Area::Safeguards } else { area });
    }
    areas
}

fn purpose(
    outline: &[Heading],
    tree: &Tree,
    areas: &[Area],
    clauses: &[usize],
    titles: &[&str],
    at: usize,
) -> Purpose {
    let Some(heading) = outline.get(at) else { return Purpose::Section };
    let area = areas.get(at).copied().unwrap_or(Area::Tasks);
    let title = titles.get(at).copied().unwrap_or_default();
    let told = area_of_title(title).is_some_and(|told| told == area);
    let items = tree.items(at);
    let clause = clauses.get(at).copied().unwrap_or_default() > 0;
    match heading.mark {
        Mark::Annex { .. } => return Purpose::Annex,
        Mark::Box { .. } => return Purpose::Table,
        Mark::Run { .. } | Mark::Enumerated { .. } => {
            return match area {
                Area::Principles => Purpose::Principle,
                Area::Goals => Purpose::Goal,
                Area::Ground => Purpose::Section,
                Area::Phases => Purpose::Phase,
                Area::Tasks | Area::Safeguards => Purpose::Measure,
            };
        }
        Mark::Number { .. } => {}
    }
    match area {
        Area::Ground => Purpose::Section,
        Area::Goals => Purpose::Goal,
        Area::Principles => {
            if told {
                Purpose::Section
            } else {
                Purpose::Principle
            }
        }
        Area::Safeguards if told || heading.parent.is_none() => {
            if items.is_empty() && !clause && heading.parent.is_none() {
                Purpose::Safeguard
            } else if items.is_empty() {
                Purpose::Safeguard
            } else {
                Purpose::Section
            }
        }
        Area::Safeguards => Purpose::Safeguard,
        Area::Phases if heading.parent.is_none_or(|parent| areas.get(parent) != Some(&Area::Phases)) => {
            Purpose::Section
        }
        Area::Phases => Purpose::Phase,
        Area::Tasks => {
            let below_task = heading.parent.is_some_and(|parent| {
                outline.get(parent).is_some_and(Heading::is_numbered)
                    && !tree.is_split(parent)
                    && areas.get(parent) == Some(&Area::Tasks)
            });
            if below_task {
                Purpose::Measure
            } else if tree.is_split(at) {
                let title = crate::document::title::bare(title);
                let generic = [
                    "重点任务",
                    "主要任务",
                    "工作任务",
                    "重点工作",
                    "任务措施",
                    "工作措施",
                    "主要举措",
                    "重点举措",
                    "工作内容",
                    "重点内容",
                    "主要内容",
                    "工作重点",
                    "主要措施",
                ]
                .iter()
                .any(|word| title.ends_with(word));
                let groups = items.iter().any(|&item| tree.is_split(item));
                if heading.parent.is_none() && (generic || groups) {
                    Purpose::Section
                } else {
                    Purpose::TaskGroup
                }
            } else {
                Purpose::Task
            }
        }
    }
}
