//! What each heading is for: told by its words, its place and what stands below it.

use super::areas::Areas;
use super::chapters::{Area, gathers_by_name};
use super::tree::Tree;
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

/// The purposes of an outline's headings. `titles` and `clauses` run beside it: each heading's words, and how many responsibility
/// clauses stand directly under it.
pub(crate) fn roles(outline: &[Heading], titles: &[&str], clauses: &[usize]) -> Vec<Purpose> {
    let tree = Tree::of(outline, titles, clauses);
    let areas = Areas::of(outline, titles, &tree);
    let told = |at: usize| clauses.get(at).is_some_and(|&own| own > 0);
    let purpose = |(at, (heading, title)): (usize, (&Heading, &&str))| match heading.mark {
        Mark::Annex { .. } => Purpose::Annex,
        Mark::Box { .. } => Purpose::Table,
        Mark::Run { .. } | Mark::Enumerated { .. } => of_step(areas.at(at)),
        Mark::Number { .. } | Mark::Line { .. } => {
            match of_ranked(outline, &tree, &areas, title, at, heading) {
                // A goal that somebody answers for is a task of its own, and so is what only its own title calls a safeguard; below a
                // chapter of safeguards it keeps its place among them.
                Purpose::Goal if told(at) => Purpose::Task,
                Purpose::Section | Purpose::Safeguard if told(at) && stands_alone(&areas, heading, at) => {
                    Purpose::Task
                }
                purpose => purpose,
            }
        }
    };
    outline.iter().zip(titles).enumerate().map(purpose).collect()
}

/// Whether a heading is a safeguard by its own words, and not below a chapter of them.
fn stands_alone(areas: &Areas, heading: &Heading, at: usize) -> bool {
    areas.told(at) == Some(Area::Safeguards)
        && heading.parent().is_none_or(|parent| areas.at(parent) != Area::Safeguards)
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

fn of_ranked(
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
            // A chapter holds the safeguards, be it in items or in its own words.
            let chapter = heading.parent().is_none() && heading.numbering() <= Some(Numbering::First);
            let gathers = (heads_part || heading.parent().is_none()) && !tree.items(at).is_empty();
            if gathers || chapter { Purpose::Section } else { Purpose::Safeguard }
        }
        Area::Phases => {
            let mut above = core::iter::successors(heading.parent(), |&at| outline.get(at)?.parent());
            let inside = |above: Option<usize>| above.is_some_and(|at| areas.at(at) == Area::Phases);
            match (inside(above.next()), inside(above.next())) {
                (false, _) => Purpose::Section,
                // What is done in a phase is no phase, unless it is one of its own: 第一阶段（7月—9月）.
                (true, true) if !title.contains(['年', '月']) && !title.contains("阶段") => {
                    Purpose::Measure
                }
                (true, _) => Purpose::Phase,
            }
        }
        Area::Tasks => {
            // Steps of a task may have steps of their own.
            let mut above = core::iter::successors(heading.parent(), |&at| outline.get(at)?.parent());
            let below_task = above.any(|above| {
                outline.get(above).is_some_and(Heading::is_ranked)
                    && !tree.is_split(above)
                    && areas.at(above) == Area::Tasks
            });
            match (below_task, tree.is_split(at)) {
                (true, _) => Purpose::Measure,
                (false, false) => Purpose::Task,
                (false, true) if heading.parent().is_none() && gathers_tasks(tree, title, at) => {
                    Purpose::Section
                }
                // 第一章 of a programme may hold where it stands, what it wants and by which principles, and no task.
                (false, true) if tree.items(at).iter().all(|&item| areas.at(item) != Area::Tasks) => {
                    Purpose::Section
                }
                (false, true) => Purpose::TaskGroup,
            }
        }
    }
}

/// Whether a chapter says nothing of its own about the tasks below it, or has groups of them.
fn gathers_tasks(tree: &Tree, title: &str, at: usize) -> bool {
    gathers_by_name(title) || tree.items(at).iter().any(|&item| tree.is_split(item))
}
