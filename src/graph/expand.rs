//! Collectives taken apart: which departments carry what 各县区 was given, worked out only when asked.

use std::borrow::Cow;
use std::collections::HashMap;

use super::PlanGraph;
use super::build::identity;
use super::view::DepartmentView;
use super::workload::Stranger;
use crate::text::fold;

/// Whether a collective (各县区, 有关部门) counts as one department or as its members.
///
/// ```
/// use fengong::graph::{Collectives, PlanGraph};
/// use fengong::{Directory, Plan, text::Source};
/// let directory = Directory::builtin().with_members("各县区", None, ["东县", "西区"])?;
/// let source = Source::new("一、重点任务\n（一）建设科技馆。（市科技局牵头，各县区配合）")?;
/// let graph = PlanGraph::of(Plan::read(&source, &directory).into_value());
/// let loaded = |collectives| {
///     let workload = graph.query_workload().collectives(collectives).resolve();
///     workload.rows().filter(|row| row.tally().tasks() > 0).map(|row| row.name().to_owned()).collect::<Vec<_>>()
/// };
/// assert_eq!(loaded(Collectives::AsNamed), ["市科技局", "各县区"]);
/// assert_eq!(loaded(Collectives::Expanded), ["市科技局", "东县", "西区"]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Collectives {
    /// As one department, under the name that is printed.
    #[default]
    AsNamed,
    /// As its members, as far as they are known ([`DepartmentView::members`]).
    Expanded,
}

/// Who bears what each collective is assigned. Members that no plan names by itself get places behind all departments.
#[derive(Debug, Clone, Default)]
pub(super) struct Expansion<'g> {
    bearers: HashMap<u32, Vec<u32>>,
    pub(super) strangers: Vec<Stranger<'g>>,
}

impl<'g> Expansion<'g> {
    /// By the members that the plans know.
    pub(super) fn known(graph: &'g PlanGraph) -> Self {
        let mut finder = Finder::new(graph);
        let direct = collectives(graph).map(|collective| {
            let appearances = graph.appearances(collective.index());
            let members = appearances.flat_map(|(plan, department)| {
                department.members.iter().map(move |member| (plan, &**member))
            });
            let found = members.map(|(plan, member)| finder.find(&[plan], collective, member)).collect();
            (collective.index(), found)
        });
        let direct = direct.collect();
        Self { bearers: flatten(&direct), strangers: finder.strangers }
    }

    /// By the members that a caller names.
    pub(super) fn with<N>(graph: &'g PlanGraph, mut members: impl FnMut(DepartmentView<'g>) -> N) -> Self
    where
        N: IntoIterator,
        N::Item: AsRef<str>,
    {
        let mut finder = Finder::new(graph);
        let mut direct = HashMap::new();
        for collective in collectives(graph) {
            let plans: Vec<usize> = graph.appearances(collective.index()).map(|(plan, _)| plan).collect();
            let names = members(collective).into_iter();
            let found = names.map(|name| finder.find(&plans, collective, name.as_ref())).collect();
            direct.insert(collective.index(), found);
        }
        Self { bearers: flatten(&direct), strangers: finder.strangers }
    }

    /// Who bears what a department is assigned; `None` when it does so itself.
    pub(super) fn bearers(&self, department: u32) -> Option<&[u32]> {
        self.bearers.get(&department).map(Vec::as_slice)
    }
}

fn collectives(graph: &PlanGraph) -> impl Iterator<Item = DepartmentView<'_>> {
    let all = (0..graph.department_count()).map(|index| DepartmentView::new(graph, index));
    all.filter(|department| department.is_collective())
}

/// Follows collectives within collectives down to those who bear. A circle of collectives bears nothing by itself; one
/// whose members come to nobody keeps what it has.
fn flatten(direct: &HashMap<u32, Vec<u32>>) -> HashMap<u32, Vec<u32>> {
    let members = |department: &u32| direct.get(department).filter(|members| !members.is_empty());
    let mut flat = HashMap::with_capacity(direct.len());
    for &collective in direct.keys() {
        let mut seen = std::collections::HashSet::from([collective]);
        let (mut open, mut bearers) = (vec![collective], Vec::new());
        while let Some(next) = open.pop() {
            match members(&next) {
                Some(members) => open.extend(members.iter().filter(|&&member| seen.insert(member))),
                None => bearers.push(next),
            }
        }
        if !bearers.is_empty() {
            flat.insert(collective, bearers);
        }
    }
    flat
}

/// Finds the department that a member's name means.
struct Finder<'g> {
    graph: &'g PlanGraph,
    /// Canonical names of the plans that were asked for.
    names: HashMap<usize, HashMap<Cow<'g, str>, u32>>,
    strangers: Vec<Stranger<'g>>,
    known: HashMap<String, u32>,
}

impl<'g> Finder<'g> {
    fn new(graph: &'g PlanGraph) -> Self {
        Self { graph, names: HashMap::new(), strangers: Vec::new(), known: HashMap::new() }
    }

    /// A plan that names the collective knows its members best; else a department of the collective's own place with
    /// that name is meant, in whatever plan it stands, or a territory, whose place is itself; else nobody names the
    /// member by itself.
    fn find(&mut self, plans: &[usize], collective: DepartmentView<'g>, name: &str) -> u32 {
        let graph = self.graph;
        for &plan in plans {
            let names = self.names.entry(plan).or_insert_with(|| names_of(graph, plan));
            if let Some(&found) = names.get(&fold(name)) {
                return found;
            }
        }
        let place = collective.scope();
        for scope in [place, Some(name)] {
            if let Some(&found) = graph.by_identity.get(identity(scope, name).as_str()) {
                return found;
            }
        }
        let next = graph.department_count() + self.strangers.len() as u32;
        let strangers = &mut self.strangers;
        *self.known.entry(identity(place, name)).or_insert_with(|| {
            strangers.push(Stranger { name: name.into(), place });
            next
        })
    }
}

fn names_of(graph: &PlanGraph, plan: usize) -> HashMap<Cow<'_, str>, u32> {
    let mut names = HashMap::new();
    for department in graph.plans[plan].plan.departments() {
        names.entry(fold(&department.name)).or_insert_with(|| graph.joined(plan, department.id));
    }
    names
}
