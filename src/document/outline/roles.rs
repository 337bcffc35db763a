//! What each heading is for: told by its words, its place and what stands below it.

use super::areas::{Area, Areas};
use super::tree::Tree;
use super::{Heading, Mark};
use crate::document::scan::Vocabulary;
use crate::document::title::bare;

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

/// Titles of chapters that only gather tasks.
const GENERIC: Vocabulary = Vocabulary::new(&[
    "重点任务",
    "主要任务",
    "工作任务",
    "重点工作",
    "工作重点",
    "重点举措",
    "主要举措",
    "主要措施",
    "工作措施",
    "任务措施",
    "重点内容",
    "主要内容",
    "工作内容",
]);

/// The purposes of an outline's headings. `titles` and `clauses` run beside it: each heading's words, and how many responsibility
/// clauses stand directly under it.
pub(crate) fn roles(outline: &[Heading], titles: &[&str], clauses: &[usize]) -> Vec<Purpose> {
    let tree = Tree::of(outline, clauses);
    let areas = Areas::of(outline, titles, &tree);
    let purpose = |(at, (heading, title)): (usize, (&Heading, &&str))| match heading.mark {
        Mark::Annex { .. } => Purpose::Annex,
        Mark::Box { .. } => Purpose::Table,
        Mark::Run { .. } | Mark::Enumerated { .. } => of_step(areas.at(at)),
        Mark::Number { .. } => match of_numbered(outline, &tree, &areas, title, at, heading) {
            // A goal that somebody answers for is a task of its own; a safeguard keeps its place among the safeguards.
            Purpose::Goal if clauses.get(at).is_some_and(|&own| own > 0) => Purpose::Task,
            purpose => purpose,
        },
    };
    outline.iter().zip(titles).enumerate().map(purpose).collect()
}

/// The purpose of a heading without a number, or of a step inside a paragraph.
const fn of_step(area: Area) -> Purpose {
    match area {
        Area::Principles => Purpose::Principle,
        Area::Goals => Purpose::Goal,
        Area::Ground => Purpose::Section,
        Area::Phases => Purpose::Phase,
        Area::Tasks | Area::Safeguards => Purpose::Measure,
    }
}

fn of_numbered(
    outline: &[Heading],
    tree: &Tree,
    areas: &Areas,
    title: &str,
    at: usize,
    heading: &Heading,
) -> Purpose {
    let area = areas.at(at);
    let heads_part = areas.told(at) == Some(area);
    match area {
        Area::Ground => Purpose::Section,
        Area::Goals => Purpose::Goal,
        Area::Principles if heads_part => Purpose::Section,
        Area::Principles => Purpose::Principle,
        Area::Safeguards => {
            let gathers = (heads_part || heading.parent.is_none()) && !tree.items(at).is_empty();
            if gathers { Purpose::Section } else { Purpose::Safeguard }
        }
        Area::Phases => {
            let inside = heading.parent.is_some_and(|parent| areas.at(parent) == Area::Phases);
            if inside { Purpose::Phase } else { Purpose::Section }
        }
        Area::Tasks => {
            let below_task = heading.parent.is_some_and(|parent| {
                outline.get(parent).is_some_and(Heading::is_numbered)
                    && !tree.is_split(parent)
                    && areas.at(parent) == Area::Tasks
            });
            match (below_task, tree.is_split(at)) {
                (true, _) => Purpose::Measure,
                (false, false) => Purpose::Task,
                (false, true) if heading.parent.is_none() && gathers_tasks(tree, title, at) => {
                    Purpose::Section
                }
                (false, true) => Purpose::TaskGroup,
            }
        }
    }
}

/// Whether a chapter says nothing of its own about the tasks below it, or has groups of them.
fn gathers_tasks(tree: &Tree, title: &str, at: usize) -> bool {
    GENERIC.ends(bare(title)) || tree.items(at).iter().any(|&item| tree.is_split(item))
}
