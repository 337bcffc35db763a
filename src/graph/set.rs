//! Sets of tasks, departments and indicators: what every query answers, always in document order.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{BitAnd, BitOr, BitXor, Range, Sub};

use super::PlanGraph;
use super::view::{DepartmentView, IndicatorView, TaskView};
use super::walk::{PlaceIter, SetIter};

/// A set of tasks (任务), in document order.
pub type TaskSet<'g> = Set<'g, TaskView<'g>>;

/// A set of indicators (指标), in document order.
pub type IndicatorSet<'g> = Set<'g, IndicatorView<'g>>;

/// A set of departments (单位), in the order of first appearance.
pub type DepartmentSet<'g> = Set<'g, DepartmentView<'g>>;

pub(super) mod sealed {
    /// What a set needs to know of its members; nobody else can have some.
    pub trait Indexed<'g>: Copy {
        fn at(graph: &'g super::PlanGraph, index: u32) -> Self;
        fn place(self) -> u32;
        fn graph(self) -> &'g super::PlanGraph;
    }
}

/// What a [`Set`] can hold: [`TaskView`]s, [`DepartmentView`]s and [`IndicatorView`]s. It is closed, so that further kinds of nodes can come.
pub trait SetMember<'g>: sealed::Indexed<'g> + 'g {}

macro_rules! members {
    ($($view:ident),+) => {$(
        impl<'g> sealed::Indexed<'g> for $view<'g> {
            fn at(graph: &'g PlanGraph, index: u32) -> Self {
                Self::new(graph, index)
            }

            fn place(self) -> u32 {
                self.index()
            }

            fn graph(self) -> &'g PlanGraph {
                self.graph()
            }
        }

        impl<'g> SetMember<'g> for $view<'g> {}
    )+};
}

members!(TaskView, DepartmentView, IndicatorView);

/// A set of members of one graph: [`TaskSet`], [`DepartmentSet`] or [`IndicatorSet`].
///
/// Sets come from queries, from views and from [`PlanGraph`] itself; they are combined with methods or operators and
/// read as views, always in document order. The set of all tasks and that of one department's tasks borrow from the
/// graph and cost nothing.
///
/// # Panics
///
/// Combining sets of two graphs, or asking a set for a view of another graph, panics: the answer could only be wrong.
/// It cannot happen in a program that has one graph at a time; where there are two, name members by
/// [`TaskKey`](super::TaskKey) or by name and ask the other graph for a set of its own
/// ([`PlanGraph::task_set`], [`PlanGraph::departments_named`]), or put the plans into one graph.
///
/// ```
/// use fengong::{Plan, graph::PlanGraph};
/// let plan = Plan::builder("方案")
///     .section("一", "任务")
///     .task("建成平台").lead("市城管局").joint("市公安局")
///     .task("整治占道").lead("市公安局")
///     .build()?;
/// let graph = PlanGraph::of(plan);
/// let police = graph.department_named("市公安局")?.tasks();
/// let city = graph.department_named("市城管局")?.tasks();
/// let titles = |set: fengong::graph::TaskSet<'_>| set.iter().map(|task| task.title().to_owned()).collect::<Vec<_>>();
/// assert_eq!(titles(&police | &city), ["建成平台", "整治占道"]);
/// assert_eq!(titles(&police & &city), ["建成平台"]);
/// assert_eq!(titles(&police - &city), ["整治占道"]);
/// assert_eq!(titles(police.filter(|task| task.assignments().len() > 1)), ["建成平台"]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Clone)]
pub struct Set<'g, V> {
    graph: &'g PlanGraph,
    places: Places<'g>,
    kind: PhantomData<V>,
}

/// Ascending places without repeats, as cheap as they come.
#[derive(Clone)]
enum Places<'g> {
    Range(u32, u32),
    Row(&'g [u32]),
    List(Vec<u32>),
}

impl Places<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Range(start, end) => (end - start) as usize,
            Self::Row(row) => row.len(),
            Self::List(list) => list.len(),
        }
    }

    fn nth(&self, at: usize) -> Option<u32> {
        match self {
            Self::Range(start, end) => {
                u32::try_from(at).ok()?.checked_add(*start).filter(|place| place < end)
            }
            Self::Row(row) => row.get(at).copied(),
            Self::List(list) => list.get(at).copied(),
        }
    }

    fn contains(&self, place: u32) -> bool {
        match self {
            Self::Range(start, end) => (*start..*end).contains(&place),
            Self::Row(row) => row.binary_search(&place).is_ok(),
            Self::List(list) => list.binary_search(&place).is_ok(),
        }
    }
}

impl<'g, V: SetMember<'g>> Set<'g, V> {
    pub(super) fn range(graph: &'g PlanGraph, range: Range<u32>) -> Self {
        Self { graph, places: Places::Range(range.start, range.end), kind: PhantomData }
    }

    /// A row must ascend.
    pub(super) fn row(graph: &'g PlanGraph, row: &'g [u32]) -> Self {
        Self { graph, places: Places::Row(row), kind: PhantomData }
    }

    /// A list may come in any order and with repeats.
    pub(super) fn list(graph: &'g PlanGraph, mut list: Vec<u32>) -> Self {
        if !list.is_sorted_by(|one, other| one < other) {
            list.sort_unstable();
            list.dedup();
        }
        Self { graph, places: Places::List(list), kind: PhantomData }
    }

    pub(super) fn places(&self) -> impl Iterator<Item = u32> {
        self.iter().places()
    }

    /// Whether a member stands at that place of the graph.
    pub(super) fn has_place(&self, place: u32) -> bool {
        self.places.contains(place)
    }

    /// The stretches of the graph that it takes in, each at most so long.
    pub(super) fn runs(&self, most: u32) -> impl Iterator<Item = Range<u32>> {
        let (mut range, mut row): (Range<u32>, &[u32]) = match &self.places {
            Places::Range(start, end) => (*start..*end, &[]),
            Places::Row(row) => (0..0, row),
            Places::List(list) => (0..0, list),
        };
        core::iter::from_fn(move || {
            if let Some(&first) = row.first() {
                let next =
                    row.iter().zip(first..).take(most as usize).take_while(|(place, next)| **place == *next);
                let (run, rest) = row.split_at(next.count());
                row = rest;
                return Some(first..first + run.len() as u32);
            }
            let start = range.start;
            range.start = range.end.min(start.saturating_add(most));
            (start < range.start).then_some(start..range.start)
        })
    }

    /// The graph that the set is of.
    #[must_use]
    pub const fn graph(&self) -> &'g PlanGraph {
        self.graph
    }

    /// How many members it has. *Complexity*: constant.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it has none. *Complexity*: constant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a view is of the set. *Complexity*: logarithmic.
    ///
    /// # Panics
    ///
    /// When the view is of another graph, see [`Set`].
    #[must_use]
    pub fn contains(&self, member: V) -> bool {
        self.same_graph(member.graph());
        self.places.contains(member.place())
    }

    /// The first member in document order. *Complexity*: constant.
    #[must_use]
    pub fn first(&self) -> Option<V> {
        self.nth(0)
    }

    /// The member at a position, counted from 0. *Complexity*: constant.
    #[must_use]
    pub fn nth(&self, at: usize) -> Option<V> {
        self.places.nth(at).map(|place| V::at(self.graph, place))
    }

    /// The members in document order.
    pub fn iter(&self) -> SetIter<'_, 'g, V> {
        let places = match &self.places {
            Places::Range(start, end) => PlaceIter::range(*start..*end),
            Places::Row(row) => PlaceIter::row(row),
            Places::List(list) => PlaceIter::row(list),
        };
        SetIter::new(self.graph, places)
    }

    /// Those in either set. *Complexity*: linear in both.
    ///
    /// # Panics
    ///
    /// When the sets are of two graphs, see [`Set`].
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.merge(other, true, true, true)
    }

    /// Those in both sets.
    ///
    /// *Complexity*: linear in both; with all members of a graph or a plan, in what comes out.
    ///
    /// # Panics
    ///
    /// When the sets are of two graphs, see [`Set`].
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.same_graph(other.graph);
        match (&self.places, &other.places) {
            (Places::Range(start, end), _) => other.clip(*start, *end),
            (_, Places::Range(start, end)) => self.clip(*start, *end),
            _ => self.merge(other, false, true, false),
        }
    }

    /// Its members in a stretch of the graph.
    fn clip(&self, start: u32, end: u32) -> Self {
        fn within(row: &[u32], start: u32, end: u32) -> &[u32] {
            let row = &row[row.partition_point(|&place| place < start)..];
            &row[..row.partition_point(|&place| place < end)]
        }
        let places = match &self.places {
            Places::Range(from, to) => {
                let start = start.max(*from);
                Places::Range(start, end.min(*to).max(start))
            }
            Places::Row(row) => Places::Row(within(row, start, end)),
            Places::List(list) => Places::List(within(list, start, end).to_vec()),
        };
        Self { graph: self.graph, places, kind: PhantomData }
    }

    /// Those in this set but not in the other. *Complexity*: linear in both.
    ///
    /// # Panics
    ///
    /// When the sets are of two graphs, see [`Set`].
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.merge(other, true, false, false)
    }

    /// Those in one set but not in both. *Complexity*: linear in both.
    ///
    /// # Panics
    ///
    /// When the sets are of two graphs, see [`Set`].
    #[must_use]
    pub fn symmetric_difference(&self, other: &Self) -> Self {
        self.merge(other, true, false, true)
    }

    /// Whether every member is in the other set too. *Complexity*: linear in both.
    ///
    /// # Panics
    ///
    /// When the sets are of two graphs, see [`Set`].
    #[must_use]
    pub fn is_subset(&self, other: &Self) -> bool {
        self.difference(other).is_empty()
    }

    /// Those that a test lets through. *Complexity*: linear, with one test for each member.
    #[must_use]
    pub fn filter(&self, mut test: impl FnMut(V) -> bool) -> Self {
        let kept = kept(self.len(), self.places().map(|place| (place, test(V::at(self.graph, place)))));
        Self { graph: self.graph, places: Places::List(kept), kind: PhantomData }
    }

    /// One walk along both sets; what is here, in both and there is kept or not.
    fn merge(&self, other: &Self, here: bool, both: bool, there: bool) -> Self {
        self.same_graph(other.graph);
        let (mut ones, mut others) = (self.places().peekable(), other.places().peekable());
        let mut kept = Vec::new();
        loop {
            let (place, keep) = match (ones.peek().copied(), others.peek().copied()) {
                (None, None) => break,
                (Some(one), Some(other)) if one == other => (one, both),
                (Some(one), Some(other)) if one < other => (one, here),
                (Some(one), None) => (one, here),
                (_, Some(other)) => (other, there),
            };
            ones.next_if_eq(&place);
            others.next_if_eq(&place);
            if keep {
                kept.push(place);
            }
        }
        Self { graph: self.graph, places: Places::List(kept), kind: PhantomData }
    }

    pub(super) fn same_graph(&self, other: &PlanGraph) {
        assert!(core::ptr::eq(self.graph, other), "these sets or views are of two graphs");
    }
}

/// Those of at most so many candidates that are to be kept.
///
/// Which ones that is no processor foresees, and to guess wrong costs more than to write: so each is written down, and who
/// is not kept is written over by the next.
pub(super) fn kept(most: usize, candidates: impl Iterator<Item = (u32, bool)>) -> Vec<u32> {
    let (mut kept, mut count) = (vec![0; most], 0);
    for (candidate, keep) in candidates.take(most) {
        kept[count] = candidate;
        count += usize::from(keep);
    }
    kept.truncate(count);
    if count < most / 2 {
        kept.shrink_to_fit();
    }
    kept
}

impl<'g> TaskSet<'g> {
    /// The departments that have to do with any of these tasks.
    ///
    /// *Complexity*: `n log n` in the assignments of the tasks.
    #[must_use]
    pub fn departments(&self) -> DepartmentSet<'g> {
        let graph = self.graph();
        let edges = self.places().flat_map(|task| graph.task_edges(task));
        Set::list(graph, edges.map(|edge| graph.edge_department(edge)).collect())
    }
}

impl<'g> DepartmentSet<'g> {
    /// The tasks that any of these departments has to do with.
    ///
    /// *Complexity*: `n log n` in the tasks of the departments.
    #[must_use]
    pub fn tasks(&self) -> TaskSet<'g> {
        let graph = self.graph();
        Set::list(
            graph,
            self.places().flat_map(|department| graph.holdings.tasks(department)).copied().collect(),
        )
    }
}

/// Sets are equal when they are of one graph and have the same members; sets of two graphs differ, without a panic.
impl<'g, V: SetMember<'g>> PartialEq for Set<'g, V> {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.graph, other.graph) && self.places().eq(other.places())
    }
}

impl<'g, V: SetMember<'g>> Eq for Set<'g, V> {}

impl<'g, V: SetMember<'g> + fmt::Debug> fmt::Debug for Set<'g, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

macro_rules! operators {
    ($($operator:ident, $function:ident, $method:ident;)+) => {$(
        #[doc = concat!("As [`Set::", stringify!($method), "`].")]
        impl<'g, V: SetMember<'g>> $operator for &Set<'g, V> {
            type Output = Set<'g, V>;

            fn $function(self, other: Self) -> Set<'g, V> {
                self.$method(other)
            }
        }
    )+};
}

operators! {
    BitOr, bitor, union;
    BitAnd, bitand, intersection;
    Sub, sub, difference;
    BitXor, bitxor, symmetric_difference;
}

impl<'s, 'g, V: SetMember<'g>> IntoIterator for &'s Set<'g, V> {
    type Item = V;
    type IntoIter = SetIter<'s, 'g, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'g, V: SetMember<'g>> IntoIterator for Set<'g, V> {
    type Item = V;
    type IntoIter = SetIter<'g, 'g, V>;

    fn into_iter(self) -> Self::IntoIter {
        let places = match self.places {
            Places::Range(start, end) => PlaceIter::range(start..end),
            Places::Row(row) => PlaceIter::row(row),
            Places::List(list) => PlaceIter::list(list),
        };
        SetIter::new(self.graph, places)
    }
}
