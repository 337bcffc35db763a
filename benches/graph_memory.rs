//! What the graph keeps in memory beside a petgraph graph of the same edges: `cargo bench --bench graph_memory`.
//!
//! The plans are the caller's and not counted. This is a bench of its own because counting would slow the others.
#![allow(dead_code, clippy::print_stdout, clippy::expect_used)] // printing is what it is for

#[path = "common/arrays.rs"]
mod arrays;

use std::hint::black_box;
use std::sync::Arc;

use allocation_counter::measure;
use fengong::Plan;
use fengong::graph::PlanGraph;
use fengong::model::strategies::Corpus;

fn main() {
    let measuring = std::env::args().any(|argument| argument == "--bench")
        && !std::env::args().any(|argument| argument == "--test");
    let sizes: &[usize] = if measuring { &[1_000, 10_000, 100_000, 1_000_000] } else { &[1_000] };
    println!(
        "{:>9} {:>14} {:>16} {:>7} {:>6} {:>14}",
        "tasks", "graph, kept", "petgraph alone", "ratio", "goal", "graph, peak"
    );
    for &tasks in sizes {
        let plans = Corpus::of_tasks(tasks).sample(1).expect("a corpus is coherent");
        let plans: Vec<Arc<Plan>> = plans.into_iter().map(Arc::new).collect();
        let numbers = arrays::numbers(&plans);
        let (mut ours, mut alone) = (None, None);
        let graph = measure(|| ours = Some(PlanGraph::from_plans(plans.iter().cloned())));
        // What answers by name keep once they were asked for is part of it.
        let asked =
            measure(|| _ = black_box(ours.as_ref().map(|graph| graph.departments_named("省第1局").len())));
        let yardstick = measure(|| alone = Some(arrays::petgraph_alone(&plans, &numbers)));
        let kept = graph.bytes_current + asked.bytes_current;
        let ratio = kept as f64 / yardstick.bytes_current as f64;
        println!(
            "{tasks:>9} {:>10} KiB {:>12} KiB {ratio:>7.2} {:>6.1} {:>10} KiB",
            kept / 1024,
            yardstick.bytes_current / 1024,
            1.5,
            graph.bytes_max / 1024,
        );
        black_box((ours, alone));
    }
}
