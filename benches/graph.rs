//! How the graph's answers stand beside arrays written by hand, on made-up plans: `cargo bench --bench graph`.
//!
//! Everything is measured in one process, in rounds that take the graph and its yardstick in turn, by the processor time of
//! the thread, and the fastest round of each counts, so that a busy machine slows both. Every yardstick gives the same answer, or the program stops.
#![expect(clippy::print_stdout, clippy::expect_used)] // printing is what it is for

#[path = "common/arrays.rs"]
mod arrays;

use core::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use arrays::Arrays;
use cpu_time::ThreadTime;
use fengong::Plan;
use fengong::graph::{PlanGraph, PlanKey, Weights};
use fengong::model::strategies::Corpus;

/// What is asked, the most it may cost beside its yardstick, and what both took.
struct Line {
    what: &'static str,
    goal: Option<f64>,
    ours: Duration,
    yardstick: Option<Duration>,
}

impl Line {
    fn of(what: &'static str, goal: Option<f64>, (ours, yardstick): (Duration, Option<Duration>)) -> Self {
        Self { what, goal, ours, yardstick }
    }
}

fn main() {
    let measuring = std::env::args().any(|argument| argument == "--bench")
        && !std::env::args().any(|argument| argument == "--test");
    let sizes: &[usize] = if measuring { &[1_000, 10_000, 100_000, 1_000_000] } else { &[1_000] };
    let tables: Vec<Vec<Line>> = sizes.iter().map(|&tasks| at(tasks, measuring)).collect();

    for (tasks, table) in sizes.iter().zip(&tables) {
        println!("\n{tasks} tasks");
        println!("{:<52} {:>12} {:>12} {:>7} {:>6}", "what", "graph", "yardstick", "ratio", "goal");
        for line in table {
            print!("{:<52} {:>12}", line.what, format!("{:.2?}", line.ours));
            if let Some(yardstick) = line.yardstick {
                print!(" {:>12} {:>7.2}", format!("{yardstick:.2?}"), ratio(line.ours, yardstick));
            }
            println!(" {}", line.goal.map_or(String::new(), |goal| format!("{goal:>6.1}")));
        }
    }
    println!(
        "\nGrowth: the exponent of time fitted over all sizes, and between the last two; 1.00 is linear"
    );
    println!("{:<52} {:>12} {:>12}", "what", "graph", "yardstick");
    for (at, line) in tables[0].iter().enumerate() {
        print!("{:<52} {:>12}", line.what, growth(sizes, |size| Some(tables[size][at].ours)));
        println!(" {:>12}", growth(sizes, |size| tables[size][at].yardstick));
    }
}

/// The exponent fitted over all sizes, and that between the last two.
fn growth(sizes: &[usize], time: impl Fn(usize) -> Option<Duration>) -> String {
    let points =
        sizes.iter().enumerate().map(|(at, &tasks)| Some(((tasks as f64).ln(), seconds(time(at)?).ln())));
    points.collect::<Option<Vec<_>>>().map_or_else(String::new, |points| {
        format!("{:.2} {:>5.2}", slope(&points), slope(&points[points.len().saturating_sub(2)..]))
    })
}

/// The slope of the straight line with the least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean =
        points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0 / count, sum.1 + point.1 / count));
    let (above, below) = points.iter().fold((0.0, 0.0), |(above, below), point| {
        let (x, y) = (point.0 - mean.0, point.1 - mean.1);
        (above + x * y, below + x * x)
    });
    if below > 0.0 { above / below } else { 0.0 }
}

fn at(tasks: usize, measuring: bool) -> Vec<Line> {
    let plans = Corpus::of_tasks(tasks).sample(1).expect("a corpus is coherent");
    let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
    let rounds = if measuring { 9 } else { 1 };
    let mut lines = vec![building(&plans, rounds)];
    let graph = PlanGraph::from_plans(plans.iter().cloned());
    lines.extend(answers(&graph, &Arrays::of(&graph), rounds));
    lines.extend(questions(&graph, &plans, rounds));
    lines.extend(changes(graph, &plans, rounds));
    lines
}

fn building(plans: &[Arc<Plan>], rounds: usize) -> Line {
    let numbers = arrays::numbers(plans);
    Line::of(
        "build from plans; petgraph alone, names joined",
        Some(1.5),
        versus(
            rounds,
            || PlanGraph::from_plans(plans.iter().cloned()).as_petgraph().edge_count(),
            || arrays::petgraph_alone(plans, &numbers).edge_count(),
        ),
    )
}

/// What has been worked out beforehand or is walked at once, beside arrays written by hand.
fn answers(graph: &PlanGraph, hand: &Arrays, rounds: usize) -> Vec<Line> {
    vec![
        Line::of(
            "load of every department; kept sums",
            Some(1.3),
            versus(
                rounds,
                || loads(graph.workload().rows().map(|row| row.load())),
                || {
                    loads(hand.sums.iter().map(|sums| {
                        let weights = Weights::default();
                        [weights.lead, weights.joint, weights.support, weights.guide]
                            .iter()
                            .zip(sums)
                            .map(|(&weight, &tasks)| u64::from(weight) * u64::from(tasks))
                            .sum()
                    }))
                },
            ),
        ),
        Line::of(
            "coverage gaps, each listed; counts by task",
            Some(2.0),
            versus(
                rounds,
                || {
                    let coverage = graph.coverage();
                    [coverage.without_department(), coverage.without_lead(), coverage.with_several_leads()]
                        .map(|gap| gap.iter().map(|task| task.node_index().index()).sum::<usize>())
                },
                || hand.gaps().map(|gap| gap.iter().map(|&task| task as usize).sum::<usize>()),
            ),
        ),
        Line::of(
            "tasks of each department, walked; CSR rows",
            Some(1.5),
            versus(
                rounds,
                || {
                    let walk = graph.departments().into_iter().map(|department| {
                        department.tasks().iter().map(|task| task.node_index().index()).sum::<usize>()
                    });
                    walk.sum::<usize>()
                },
                || {
                    let rows = (0..hand.sums.len()).map(|department| hand.tasks_of(department));
                    rows.map(|row| row.iter().map(|&task| task as usize).sum::<usize>()).sum()
                },
            ),
        ),
        Line::of(
            "the same, one step at a time",
            Some(1.5),
            versus(
                rounds,
                || {
                    let mut sum = 0;
                    for department in graph.departments() {
                        for task in department.tasks() {
                            sum += black_box(task.node_index().index());
                        }
                    }
                    sum
                },
                || {
                    let mut sum = 0;
                    for department in 0..hand.sums.len() {
                        for &task in hand.tasks_of(department) {
                            sum += black_box(task as usize);
                        }
                    }
                    sum
                },
            ),
        ),
        Line::of(
            "top 100 pairs; pruned by degree by hand",
            Some(1.2),
            versus(
                rounds,
                || {
                    let top = graph.top_pairs(100);
                    let number =
                        |view: fengong::graph::DepartmentView<'_>| view.node_index().index() - hand.tasks();
                    top.iter()
                        .map(|pair| (pair.shared(), number(pair.one()), number(pair.other())))
                        .collect::<Vec<_>>()
                },
                || hand.top_pairs(100),
            ),
        ),
    ]
}

/// What is looked for when it is asked. What has no yardstick of its own shows in the growth.
fn questions(graph: &PlanGraph, plans: &[Arc<Plan>], rounds: usize) -> Vec<Line> {
    vec![
        Line::of(
            "load within one task in two",
            None,
            alone(best(rounds, || {
                let half = graph.tasks().filter(|task| task.node_index().index() % 2 == 0);
                loads(graph.query_workload().within(&half).resolve().rows().map(|row| row.load()))
            })),
        ),
        Line::of(
            "tasks by role and basis",
            None,
            alone(best(rounds, || {
                use fengong::model::{LeadBasis, Role};
                graph
                    .query_tasks()
                    .role(Role::Lead)
                    .basis(LeadBasis::FirstListed)
                    .resolve()
                    .map_or(0, |set| set.len())
            })),
        ),
        Line::of(
            "tasks by title; each title looked through in its plan",
            None,
            versus(
                rounds,
                || graph.query_tasks().title("改造").resolve().map_or(0, |set| set.len()),
                || {
                    let finder = memchr::memmem::Finder::new("改造");
                    let titles = plans.iter().flat_map(|plan| plan.tasks()).map(|task| &task.title);
                    titles.filter(|title| finder.find(title.as_bytes()).is_some()).count()
                },
            ),
        ),
        Line::of(
            "tasks by due year",
            None,
            alone(best(rounds, || graph.query_tasks().due_year(2026).resolve().map_or(0, |set| set.len()))),
        ),
        Line::of(
            "every pair that shares a task",
            None,
            alone(best(rounds.min(3), || graph.query_pairs().resolve().len())),
        ),
    ]
}

/// Plans that go and come.
fn changes(mut graph: PlanGraph, plans: &[Arc<Plan>], rounds: usize) -> Vec<Line> {
    let (first, last) = (PlanKey::FIRST, PlanKey::new(plans.len() - 1));
    vec![
        Line::of(
            "withdraw the last plan and add it again",
            None,
            alone(best(rounds, || {
                // The key of the last plan grows with every round.
                let key = graph.plans().next_back().map_or(last, |plan| plan.key());
                let plan = graph.withdraw_plan(key).expect("the key was just asked for");
                graph.add_plan(plan).number()
            })),
        ),
        Line::of(
            "withdraw the first plan and add it; build anew",
            None,
            versus(
                rounds,
                || {
                    let key = graph.plans().next().map_or(first, |plan| plan.key());
                    let plan = graph.withdraw_plan(key).expect("the key was just asked for");
                    graph.add_plan(plan);
                    graph.tasks().len()
                },
                || PlanGraph::from_plans(plans.iter().cloned()).tasks().len(),
            ),
        ),
    ]
}

fn alone(ours: Duration) -> (Duration, Option<Duration>) {
    (ours, None)
}

fn loads(loads: impl Iterator<Item = u64>) -> Vec<u64> {
    loads.collect()
}

/// The fastest rounds of the graph and of its yardstick, in turn. Both must answer alike.
fn versus<T: PartialEq + core::fmt::Debug>(
    rounds: usize,
    mut ours: impl FnMut() -> T,
    mut yardstick: impl FnMut() -> T,
) -> (Duration, Option<Duration>) {
    assert_eq!(ours(), yardstick(), "the yardstick answers otherwise");
    let repeats = [repeats(rounds, &mut ours), repeats(rounds, &mut yardstick)];
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..rounds {
        fastest[0] = fastest[0].min(time(repeats[0], &mut ours));
        fastest[1] = fastest[1].min(time(repeats[1], &mut yardstick));
    }
    (fastest[0], Some(fastest[1]))
}

fn best<T>(rounds: usize, mut work: impl FnMut() -> T) -> Duration {
    let repeats = repeats(rounds, &mut work);
    (0..rounds).map(|_| time(repeats, &mut work)).min().unwrap_or_default()
}

/// Short work repeats inside of a round until the clock can tell it.
fn repeats<T>(rounds: usize, work: &mut impl FnMut() -> T) -> u32 {
    let once = time(1, work).max(Duration::from_nanos(50));
    if rounds == 1 {
        1
    } else {
        (Duration::from_millis(2).as_nanos() / once.as_nanos()).clamp(1, 10_000) as u32
    }
}

fn time<T>(repeats: u32, work: &mut impl FnMut() -> T) -> Duration {
    let begin = ThreadTime::now();
    for _ in 0..repeats {
        black_box(work());
    }
    begin.elapsed() / repeats
}

fn ratio(one: Duration, other: Duration) -> f64 {
    seconds(one) / seconds(other)
}

fn seconds(time: Duration) -> f64 {
    time.as_secs_f64().max(1e-9)
}
