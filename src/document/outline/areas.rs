//! What each part of a document is about: what its title says, where it stands and what stands below it.

use super::chapters::{Area, area_of_title, gathers_by_name};
use super::plain::lines::area as area_of_line;
use super::tree::Tree;
use super::{Heading, Mark};
use crate::document::scan::Vocabulary;
use crate::document::title::bare;

/// Titles of items that keep a plan going, whatever the heading above is called.
const KEEPING: Vocabulary = Vocabulary::new(&[
    "组织领导",
    "组织实施",
    "统筹协调",
    "协调推进",
    "责任落实",
    "压实责任",
    "调度",
    "督查",
    "督导",
    "督促检查",
    "考核",
    "监测评估",
    "跟踪评估",
    "跟踪问效",
    "宣传",
    "舆论",
    "资金保障",
    "经费保障",
    "人才保障",
    "要素保障",
    "政策支持",
    "政策支撑",
]);

/// The area of each heading, and what its own title said.
pub(super) struct Areas {
    areas: Vec<Area>,
    told: Vec<Option<Area>>,
}

impl Areas {
    pub(super) fn of(outline: &[Heading], titles: &[&str], tree: &Tree) -> Self {
        // Run-in headings and steps belong to the part they stand in, whatever their words.
        let told: Vec<Option<Area>> = outline
            .iter()
            .zip(titles)
            .map(|(heading, title)| match heading.mark {
                Mark::Number { .. } => area_of_title(title),
                Mark::Line { .. } => area_of_line(title),
                _ => None,
            })
            .collect();
        let both: Vec<usize> = (0..outline.len()).filter(|&at| holds_both(titles, tree, &told, at)).collect();
        let mut told = told;
        for at in both {
            told.get_mut(at).into_iter().for_each(|area| *area = Some(Area::Ground));
        }
        let last_chapter = outline.iter().rposition(|heading| heading.parent().is_none());
        let mut out = Self { areas: Vec::with_capacity(outline.len()), told };
        for (at, (heading, title)) in outline.iter().zip(titles).enumerate() {
            let inherited = heading.parent().map_or(Area::Tasks, |parent| out.at(parent));
            let told = out.told(at).filter(|&area| {
                // Below the first level only a title that is nothing else says that a part keeps the plan going: 完善激励保障机制 is a task.
                // Below 主要任务 nothing does.
                let below_tasks = || {
                    heading
                        .parent()
                        .and_then(|parent| titles.get(parent))
                        .is_some_and(|title| gathers_by_name(title))
                };
                heading.parent().is_none()
                    || area != Area::Safeguards
                    || title.chars().count() <= 6 && !below_tasks()
            });
            let area = match (told, inherited) {
                // 指导思想、基本原则和主要目标 holds parts of several kinds: each item says what it is.
                (Some(area), Area::Tasks | Area::Ground) => area,
                _ => inherited,
            };
            if area == Area::Tasks && bare(title) == DUTIES && is_leaf(tree, at) {
                out.areas.push(Area::Ground);
                continue;
            }
            if area == Area::Tasks && heading.parent().is_none() && only_phases(tree, titles, at) {
                out.areas.push(Area::Phases);
                continue;
            }
            let keeps = area == Area::Tasks
                && last_chapter == Some(at)
                && heading.is_ranked()
                && !gathers_by_name(title)
                && only_keeps(tree, titles, at);
            out.areas.push(if keeps { Area::Safeguards } else { area });
        }
        out
    }

    pub(super) fn at(&self, heading: usize) -> Area {
        self.areas.get(heading).copied().unwrap_or(Area::Tasks)
    }

    /// What the heading's own title says.
    pub(super) fn told(&self, heading: usize) -> Option<Area> {
        self.told.get(heading).copied().flatten()
    }
}

/// Whether a chapter such as 主要目标和基本原则 has an item for the goals, so that each of its items says what it is.
fn holds_both(titles: &[&str], tree: &Tree, told: &[Option<Area>], chapter: usize) -> bool {
    let goals = |item: &usize| told.get(*item).copied().flatten() == Some(Area::Goals);
    told.get(chapter).is_some_and(Option::is_some)
        && titles.get(chapter).is_some_and(|title| title.contains("原则") && title.contains("目标"))
        && tree.items(chapter).iter().any(goals)
}

/// What a chapter is called that only points to a list where nothing stands below it and nobody is told: 工作职责 above 详见附件2.
const DUTIES: &str = "工作职责";

/// Whether nothing stands below a heading and nobody is told on it.
fn is_leaf(tree: &Tree, at: usize) -> bool {
    tree.items(at).is_empty() && !tree.is_told_itself(at)
}

/// Whether the items of a chapter are its phases, each by its own title and with its dates: 部署发动阶段（4月1日—4月30日）.
fn only_phases(tree: &Tree, titles: &[&str], chapter: usize) -> bool {
    let items = tree.items(chapter);
    let dated = |item: &usize| {
        let title = titles.get(*item).copied().unwrap_or_default();
        let name = title.find(['（', '(']).and_then(|at| title.split_at_checked(at));
        name.is_some_and(|(name, dates)| {
            name.trim_end().ends_with("阶段") && dates.contains(['月', '年', '.'])
        })
    };
    items.len() >= 2 && !tree.is_told(chapter) && items.iter().all(dated)
}

/// Whether the items of a chapter keep the plan going, two of three at least, and nobody is told to do any.
fn only_keeps(tree: &Tree, titles: &[&str], chapter: usize) -> bool {
    let items = tree.items(chapter);
    let keeps = |item: &&usize| titles.get(**item).is_some_and(|title| KEEPING.within(title));
    items.len() >= 2 && !tree.is_told(chapter) && items.iter().filter(keeps).count() * 3 >= items.len() * 2
}
