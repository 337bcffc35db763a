//! The petgraph graph that is lent out for reading: filled with the plans, and filled anew when plans came or went.

use petgraph::graph::{EdgeIndex, Graph, NodeIndex};

use super::PlanGraph;
use super::key::IndicatorKey;
use super::view::{AssignmentView, NodeView};
use super::weight::{Edge, Node};
use crate::model::Assignment;

impl PlanGraph {
    /// The petgraph graph for reading: edges go from tasks to departments, one for each naming, in document order; behind
    /// them from indicators to departments and from tasks to indicators.
    ///
    /// [`node`](Self::node) and [`assignment`](Self::assignment) lead from its indexes back to views,
    /// [`TaskView::node_index`](super::TaskView::node_index) and its likes from views to indexes. Algorithms for undirected
    /// graphs want `petgraph::visit::UndirectedAdaptor` around it. Which index a task or department has is not promised.
    ///
    /// *Complexity*: constant; the first time after a plan was added or withdrawn, linear in nodes and edges.
    ///
    /// ```
    /// use fengong::{Plan, graph::{NodeView, PlanGraph}};
    /// let plan = Plan::builder("方案")
    ///     .section("一", "任务")
    ///     .task("建成平台").lead("市城管局").joint("市公安局")
    ///     .task("整治占道").lead("市公安局")
    ///     .task("发展冷链").lead("市商务局")
    ///     .build()?;
    /// let graph = PlanGraph::of(plan);
    /// let inner = graph.as_petgraph();
    /// // Two groups of tasks have no department in common.
    /// assert_eq!(petgraph::algo::connected_components(inner), 2);
    /// let police = graph.department_named("市公安局")?;
    /// assert_eq!(inner.edges_directed(police.node_index(), petgraph::Incoming).count(), 2);
    /// assert_eq!(graph.node(police.node_index()), Some(NodeView::Department(police)));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn as_petgraph(&self) -> &Graph<Node, Edge> {
        self.petgraph.get_or_init(|| {
            let tasks = self.task_count() as usize;
            let nodes = tasks + self.departments.len();
            let mut lent = Graph::with_capacity(nodes, self.edge_departments.len());
            for entry in &self.plans {
                for task in &entry.plan.tasks {
                    lent.add_node(Node::Task((entry.key, task.id).into()));
                }
            }
            for entry in &self.departments {
                lent.add_node(Node::Department(entry.key));
            }
            for entry in &self.plans {
                for (task, read) in (entry.first_task..).zip(&entry.plan.tasks) {
                    for (edge, assignment) in self.task_edges(task).zip(&read.assignments) {
                        add_assignment(&mut lent, tasks, task, self.edge_department(edge), assignment);
                    }
                }
            }
            self.lend_indicators(&mut lent);
            lent.shrink_to_fit();
            lent
        })
    }

    /// The task, department or indicator of a node of [`as_petgraph`](Self::as_petgraph); `None` where it has no such node.
    ///
    /// *Complexity*: constant.
    #[must_use]
    pub fn node(&self, index: NodeIndex) -> Option<NodeView<'_>> {
        match *self.as_petgraph().node_weight(index)? {
            Node::Task(key) => self.task(key).ok().map(NodeView::Task),
            Node::Department(key) => self.department(key).ok().map(NodeView::Department),
            Node::Indicator(key) => self.indicator(key).ok().map(NodeView::Indicator),
        }
    }

    /// The assignment of an edge of [`as_petgraph`](Self::as_petgraph); `None` where it has no such edge.
    ///
    /// *Complexity*: constant.
    #[must_use]
    pub fn assignment(&self, index: EdgeIndex) -> Option<AssignmentView<'_>> {
        // Edges of tasks to departments come first and lie as the graph's own do.
        (index.index() < self.edge_departments.len()).then(|| AssignmentView::new(self, index.index() as u32))
    }

    /// Tasks come first among the nodes, departments behind them, indicators last.
    #[inline]
    pub(super) fn task_node(task: u32) -> NodeIndex {
        NodeIndex::new(task as usize)
    }

    pub(super) fn department_node(&self, department: u32) -> NodeIndex {
        NodeIndex::new(self.task_count() as usize + department as usize)
    }

    pub(super) fn indicator_node(&self, indicator: u32) -> NodeIndex {
        NodeIndex::new(self.task_count() as usize + self.departments.len() + indicator as usize)
    }

    /// Puts the nodes and edges of indicators behind those of tasks and departments.
    pub(super) fn lend_indicators(&self, lent: &mut Graph<Node, Edge>) {
        for entry in &self.plans {
            for indicator in &entry.plan.indicators {
                lent.add_node(Node::Indicator(IndicatorKey::new(entry.key, indicator.id)));
            }
        }
        for entry in &self.plans {
            let of_plan = &self.of_plan[entry.first_department as usize..];
            for (at, indicator) in (entry.first_indicator..).zip(&entry.plan.indicators) {
                let from = self.indicator_node(at);
                for answers in &indicator.departments {
                    let department = of_plan[answers.department.index()];
                    lent.add_edge(from, self.department_node(department), Edge::Answers(answers.into()));
                }
                for link in &indicator.tasks {
                    let task = Self::task_node(entry.first_task + link.task.index() as u32);
                    lent.add_edge(task, from, Edge::Serves(link.evidence));
                }
            }
        }
    }
}

/// Adds the edge of one assignment, where departments stand behind so many tasks.
pub(super) fn add_assignment(
    lent: &mut Graph<Node, Edge>,
    tasks: usize,
    task: u32,
    department: u32,
    assignment: &Assignment,
) {
    let department = NodeIndex::new(tasks + department as usize);
    lent.add_edge(PlanGraph::task_node(task), department, Edge::Assigned(assignment.into()));
}
