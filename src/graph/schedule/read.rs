//! Dependencies that a text states: a task whose sentences name another one by its title as what comes before.

use std::collections::HashMap;

use super::super::PlanGraph;
use super::super::key::{PlanKey, TaskKey};
use super::Dependency;
use crate::error::Error;
use crate::text::{Source, fold};

/// What stands before and behind the title of the other task; the words between must be the title and nothing else.
const FRAMES: &[(&str, &str)] =
    &[("在", "基础上"), ("待", "后"), ("", "完成后"), ("", "建成后"), ("", "结束后")];

/// Words in front of a title that say what is done with the task, and no more than its title does.
const VERBS: &[&str] = &[
    "按期完成",
    "全面完成",
    "完成",
    "落实",
    "做好",
    "开展",
    "实施",
    "推进",
    "推动",
    "建设",
    "建成",
    "构建",
    "打造",
    "制定",
    "编制",
    "组织",
];

/// Words behind a title that say the task is done.
const ENDINGS: &[&str] = &["的", "工作", "任务", "建设", "完成", "建成", "结束", "之"];

/// A title without its verb that is shorter is too common a word to mean one task.
const LEAST: usize = 4;

impl PlanGraph {
    /// The dependencies that the text of a plan states for certain (在完成某项任务的基础上, 某项任务完成后): a task names another
    /// one of the plan by its title as what comes before. Most plans state none; everything else is for the caller to say.
    ///
    /// `source` is the text that the plan was read from. Dependencies come in the order of the tasks that wait, then of
    /// those that they wait for.
    ///
    /// *Complexity*: linear in the text of the tasks.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPlan`] when there are fewer plans.
    ///
    /// ```
    /// use fengong::{Directory, Plan, graph::{PlanGraph, PlanKey}, text::Source};
    /// let source = Source::new(
    ///     "一、重点任务\n（一）建设数据底座。汇聚数据。（市数据局负责）\n（二）开发应用场景。在建成数据底座的基础上，开发应用。（市科技局负责）",
    /// )?;
    /// let graph = PlanGraph::of(Plan::read(&source, &Directory::builtin()).into_value());
    /// let found = graph.dependencies_in(PlanKey::FIRST, &source)?;
    /// assert_eq!(graph.task(found[0].before)?.title(), "建设数据底座");
    /// assert_eq!(graph.task(found[0].after)?.title(), "开发应用场景");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    pub fn dependencies_in(&self, plan: PlanKey, source: &Source<'_>) -> Result<Vec<Dependency>, Error> {
        let tasks = self.plan(plan)?.plan().tasks();
        // A title that two tasks have means neither for certain.
        let mut titles: HashMap<String, Option<TaskKey>> = HashMap::new();
        for task in tasks {
            let key = TaskKey::new(plan, task.id);
            let title = subject(&fold(&task.title)).to_owned();
            titles.entry(title).and_modify(|known| *known = None).or_insert(Some(key));
        }
        let mut found = Vec::new();
        for task in tasks {
            let after = TaskKey::new(plan, task.id);
            let text = fold(task.span.map_or("", |span| source.slice(span)));
            let phrases = text.split(['。', ',', ';', ':', '!', '?', '(', ')']);
            for phrase in phrases {
                let named = FRAMES.iter().find_map(|&(front, behind)| named(phrase, front, behind, &titles));
                found.extend(
                    named.filter(|&before| before != after).map(|before| Dependency { before, after }),
                );
            }
        }
        found.sort_unstable_by_key(|each| (each.after, each.before));
        found.dedup();
        Ok(found)
    }
}

/// The task whose title fills the frame.
fn named(
    phrase: &str,
    front: &str,
    behind: &str,
    titles: &HashMap<String, Option<TaskKey>>,
) -> Option<TaskKey> {
    let (inner, _) = phrase.split_once(behind)?;
    let inner = if front.is_empty() { inner } else { inner.split_once(front)?.1 };
    let title = subject(inner);
    titles.get(title).copied().flatten().filter(|_| title.chars().count() >= LEAST)
}

/// A title without the words around it that say what is done.
fn subject(mut words: &str) -> &str {
    words = words.trim_matches('"');
    while let Some(rest) = ENDINGS.iter().find_map(|ending| words.strip_suffix(ending)) {
        words = rest;
    }
    words = words.trim_matches('"');
    while let Some(rest) = VERBS.iter().find_map(|verb| words.strip_prefix(verb)) {
        words = rest;
    }
    words.trim_matches('"')
}
