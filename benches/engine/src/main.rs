//! The graph beside SQLite in memory, for the questions both can answer: `cargo run --release` in this folder.
//!
//! The tables are those of `examples/tables`, reduced to numbers, with the indexes and prepared statements that somebody
//! who knows the questions would make, loaded in one transaction. Both answer alike or the program stops; rounds take them in
//! turn, and the fastest round of each counts. A million tasks take two minutes. `--test` runs once on little.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fengong::Plan;
use fengong::graph::{PlanGraph, Weights};
use fengong::model::Role;
use fengong::model::strategies::Corpus;
use rusqlite::{Connection, params};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let test = std::env::args().any(|argument| argument == "--test");
    let sizes: &[usize] = if test { &[1_000] } else { &[10_000, 100_000, 1_000_000] };
    for &tasks in sizes {
        // A second of SQLite's is long enough for the clock.
        compare(
            tasks,
            if test {
                1
            } else if tasks < 1_000_000 {
                5
            } else {
                2
            },
        )?;
    }
    Ok(())
}

fn compare(tasks: usize, rounds: usize) -> Result<()> {
    let plans: Vec<Arc<Plan>> = Corpus::of_tasks(tasks).sample(1)?.into_iter().map(Arc::new).collect();
    println!("\n{tasks} tasks");
    println!("{:<44} {:>12} {:>12} {:>10}", "what", "graph", "SQLite", "ratio");
    let begin = Instant::now();
    let graph = PlanGraph::from_plans(plans.iter().cloned());
    let graph_took = begin.elapsed();
    let begin = Instant::now();
    let database = load(&graph)?;
    print("filled from plans; from the graph", graph_took, begin.elapsed());

    let weights = Weights::default();
    let mut sums = database.prepare(
        "SELECT department.id, coalesce(sum(CASE best WHEN 0 THEN ?1 WHEN 1 THEN ?2 WHEN 2 THEN ?3 WHEN 3 THEN ?4 END), 0)
         FROM department LEFT JOIN held ON held.department = department.id GROUP BY department.id ORDER BY department.id",
    )?;
    let mut loads = || -> Result<Vec<u64>> {
        let points = params![weights.lead, weights.joint, weights.support, weights.guide];
        let rows = sums.query_map(points, |row| row.get(1))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    };
    row(
        "load of every department",
        rounds,
        || graph.workload().rows().map(|row| row.load()).collect(),
        &mut loads,
    )?;

    // What the graph does for its user, somebody can do by hand: keep the sums, and keep them right.
    database.execute_batch(
        "CREATE TABLE sums AS SELECT department.id AS id, total(best = 0) AS lead, total(best = 1) AS joint,
           total(best = 2) AS support, total(best = 3) AS guide
         FROM department LEFT JOIN held ON held.department = department.id GROUP BY department.id;",
    )?;
    let mut kept = database.prepare(
        "SELECT CAST(?1 * lead + ?2 * joint + ?3 * support + ?4 * guide AS INTEGER) FROM sums ORDER BY id",
    )?;
    let mut loads = || -> Result<Vec<u64>> {
        let points = params![weights.lead, weights.joint, weights.support, weights.guide];
        let rows = kept.query_map(points, |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    };
    row(
        "the same, from a table of sums kept by hand",
        rounds,
        || graph.workload().rows().map(|row| row.load()).collect(),
        &mut loads,
    )?;

    let mut open = database.prepare(
        "SELECT id FROM task WHERE NOT EXISTS (SELECT 1 FROM held WHERE held.task = task.id AND best = 0) ORDER BY id",
    )?;
    let mut gaps = || -> Result<Vec<usize>> {
        let rows = open.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    };
    let ours = || graph.coverage().without_lead().iter().map(|task| task.node_index().index()).collect();
    row("tasks that nobody leads", rounds, ours, &mut gaps)?;

    let busiest = graph.departments().into_iter().max_by_key(|department| department.tally().tasks());
    let Some(busiest) = busiest else { return Ok(()) };
    let number = busiest.node_index().index() - graph.tasks().len();
    let mut own = database.prepare("SELECT task FROM held WHERE department = ?1 ORDER BY task")?;
    let mut theirs = || -> Result<Vec<usize>> {
        let rows = own.query_map([number], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    };
    let ours = || busiest.tasks().iter().map(|task| task.node_index().index()).collect();
    row("tasks of the busiest department", rounds, ours, &mut theirs)?;

    let mut pairs = database.prepare(
        "SELECT count(*) FROM held one JOIN held other ON other.task = one.task AND other.department > one.department
         GROUP BY one.department, other.department ORDER BY count(*) DESC LIMIT 100",
    )?;
    let mut theirs = || -> Result<Vec<u32>> {
        let rows = pairs.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    };
    let ours = || graph.top_pairs(100).iter().map(|pair| pair.shared()).collect();
    row("top 100 pairs", 1, ours, &mut theirs)
}

/// Departments, tasks, and who holds which task with which highest role.
fn load(graph: &PlanGraph) -> Result<Connection> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(
        "CREATE TABLE task (id INTEGER PRIMARY KEY);
         CREATE TABLE department (id INTEGER PRIMARY KEY);
         CREATE TABLE held (task INTEGER, department INTEGER, best INTEGER, PRIMARY KEY (task, department)) WITHOUT ROWID;",
    )?;
    let transaction = database.transaction()?;
    {
        let mut department = transaction.prepare("INSERT INTO department VALUES (?1)")?;
        for number in 0..graph.departments().len() {
            department.execute([number])?;
        }
        let mut task = transaction.prepare("INSERT INTO task VALUES (?1)")?;
        let mut held = transaction.prepare("INSERT INTO held VALUES (?1, ?2, ?3)")?;
        for view in &graph.tasks() {
            let number = view.node_index().index();
            task.execute([number])?;
            for department in &view.departments() {
                let best = Role::ALL.iter().position(|role| Some(*role) == view.role_of(department));
                held.execute(params![number, department.node_index().index() - graph.tasks().len(), best])?;
            }
        }
    }
    transaction.commit()?;
    // Both ways are indexed and cover their questions, and the planner knows the numbers.
    database.execute_batch("CREATE INDEX by_department ON held (department, task, best); ANALYZE;")?;
    Ok(database)
}

/// One line of the table.
fn row<T: PartialEq + std::fmt::Debug>(
    what: &str,
    rounds: usize,
    ours: impl Fn() -> Vec<T>,
    theirs: &mut impl FnMut() -> Result<Vec<T>>,
) -> Result<()> {
    let begin = Instant::now();
    let answer = theirs()?;
    let (mut graph, mut engine) = (Duration::MAX, begin.elapsed());
    assert_eq!(ours(), answer, "{what}: the two answer differently");
    for round in 0..rounds {
        // What takes microseconds is done often enough for the clock.
        let begin = Instant::now();
        let mut times = 0;
        while times == 0 || (rounds > 1 && begin.elapsed() < Duration::from_millis(2)) {
            black_box(ours());
            times += 1;
        }
        graph = graph.min(begin.elapsed() / times);
        // The first was the one that was compared.
        if round > 0 {
            let begin = Instant::now();
            black_box(theirs()?);
            engine = engine.min(begin.elapsed());
        }
    }
    print(what, graph, engine);
    Ok(())
}

fn print(what: &str, graph: Duration, engine: Duration) {
    let ratio = engine.as_secs_f64() / graph.as_secs_f64().max(1e-9);
    println!("{what:<44} {:>12} {:>12} {ratio:>9.0}×", format!("{graph:.2?}"), format!("{engine:.2?}"));
}
