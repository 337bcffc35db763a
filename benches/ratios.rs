//! How the reader stands beside its yardsticks: throughput and ratio, growth with the length, and the first plan of a
//! fresh process. `cargo bench --bench ratios` prints four tables.
//!
//! Everything is measured in one process, in rounds that take each candidate in turn, so that a busy machine slows all
//! of them alike; the median round counts.
#![allow(dead_code, clippy::print_stdout, clippy::expect_used)] // printing is what it is for

mod common;

use core::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use common::clock::{Candidate, measure, median, seconds};
use common::{ByLine, foundation, markdown_events, measuring, plan, sample, utf8};
use fengong::Directory;

/// The argument with which this program starts itself again to time a cold start.
const COLD: &str = "--cold-start";

/// The length of a plan of some forty pages.
const PLAN_BYTES: usize = 36 * 1024;

fn main() {
    if std::env::args().any(|argument| argument == COLD) {
        println!("{}", first_plan().as_nanos());
        return;
    }
    let rounds = if measuring() { 41 } else { 1 };
    let (directory, patterns) = (Directory::builtin(), ByLine::new());
    let candidates: Vec<Candidate<'_>> = vec![
        ("regex by line", Box::new(|text| patterns.find(text).iter().map(Vec::len).sum())),
        ("fengong, text to plan", Box::new(|text| plan(text, &directory))),
        ("pulldown-cmark events", Box::new(markdown_events)),
        ("UTF-8 validation", Box::new(utf8)),
        ("fengong, tasks only", Box::new(|text| foundation(text, &directory))),
    ];
    let sizes = if measuring() { vec![1, 2, 4, 8, 64] } else { vec![1, 2] };
    let texts: Vec<String> = sizes.iter().map(|&times| sample(times)).collect();
    let medians: Vec<Vec<Duration>> = texts.iter().map(|text| measure(&candidates, text, rounds)).collect();

    for (text, (times, medians)) in texts.iter().zip(sizes.iter().zip(&medians)) {
        println!("\n{times} × the sample, {:.1} KiB", text.len() as f64 / 1024.0);
        println!("{:<24} {:>10} {:>16}", "what", "MB/s", "ratio to regex");
        for ((name, _), median) in candidates.iter().zip(medians) {
            let ratio = seconds(medians[0]) / seconds(*median);
            println!("{name:<24} {:>10.1} {ratio:>16.2}", text.len() as f64 / seconds(*median) / 1e6);
        }
    }

    println!(
        "\nWhat facts cost: reading everything beside reading tasks and assignments only; 1.50 is the most allowed"
    );
    println!("{:<24} {:>12} {:>12} {:>8}", "text", "tasks only", "everything", "ratio");
    for (times, medians) in sizes.iter().zip(&medians) {
        let of = |name: &str| {
            let at = candidates.iter().position(|(other, _)| *other == name).expect("a candidate's name");
            1e3 * seconds(medians[at])
        };
        let (foundation, whole) = (of("fengong, tasks only"), of("fengong, text to plan"));
        let text = format!("{times} × the sample");
        println!("{text:<24} {foundation:>9.3} ms {whole:>9.3} ms {:>8.2}", whole / foundation);
    }

    println!("\nGrowth: the exponent of time between two lengths; 1.00 is linear");
    print!("{:<24}", "what");
    sizes.windows(2).for_each(|pair| print!(" {:>10}", format!("{}→{}×", pair[0], pair[1])));
    println!();
    for (at, (name, _)) in candidates.iter().enumerate() {
        print!("{name:<24}");
        for (step, pair) in medians.windows(2).enumerate() {
            let longer = texts[step + 1].len() as f64 / texts[step].len() as f64;
            print!(" {:>10.2}", (seconds(pair[1][at]) / seconds(pair[0][at])).ln() / longer.ln());
        }
        println!();
    }

    let mut starts: Vec<Duration> = (0..rounds).map(|_| cold_start()).collect();
    let start = median(&mut starts);
    println!("\nCold start: first plan of a fresh process, {} KiB, directory included", PLAN_BYTES / 1024);
    println!("{:>10.3} ms median of {rounds}, {:.3} ms best", 1e3 * seconds(start), 1e3 * seconds(starts[0]));
}

fn first_plan() -> Duration {
    let mut text = sample(PLAN_BYTES.div_ceil(fengong::sample::TEXT.len()));
    let end = (0..=PLAN_BYTES).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    text.truncate(end);
    let begin = Instant::now();
    black_box(plan(&text, &Directory::builtin()));
    begin.elapsed()
}

fn cold_start() -> Duration {
    let program = std::env::current_exe().expect("a running program has a file");
    let output = Command::new(program).arg(COLD).output().expect("the program starts again");
    let nanos = String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number of nanoseconds");
    Duration::from_nanos(nanos)
}
