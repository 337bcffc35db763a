//! What checking costs beside reading the same document: time, their ratio, and how both grow. `cargo bench --bench check`
//! prints two tables. All rules together are to cost less than reading did: a ratio below 1.
//!
//! Reading and checking take turns in one process, so that a busy machine slows both alike.
#![allow(dead_code, clippy::print_stdout, clippy::expect_used)] // printing is what it is for

mod common;

use std::time::Duration;

use common::clock::{Candidate, measure, seconds};
use common::{measuring, plan, sample};
use fengong::check::Checker;
use fengong::text::Source;
use fengong::{Directory, Plan};

/// What is measured, in the order of the tables.
const READING: &str = "text to plan";
const BY_DEFAULT: &str = "rules on by default";
const ALL: &str = "all rules";

fn main() {
    let rounds = if measuring() { 41 } else { 1 };
    let sizes: &[usize] = if measuring() { &[1, 4, 16] } else { &[1, 2] };
    let texts: Vec<String> = sizes.iter().map(|&times| sample(times)).collect();
    let medians: Vec<Vec<Duration>> = texts.iter().map(|text| turns(text, rounds)).collect();

    for (text, (times, medians)) in texts.iter().zip(sizes.iter().zip(&medians)) {
        println!("\n{times} × the sample, {:.1} KiB", text.len() as f64 / 1024.0);
        println!("{:<24} {:>10} {:>18}", "what", "MB/s", "cost to reading");
        for (name, median) in [READING, BY_DEFAULT, ALL].into_iter().zip(medians) {
            let ratio = seconds(*median) / seconds(medians[0]);
            println!("{name:<24} {:>10.1} {ratio:>18.2}", text.len() as f64 / seconds(*median) / 1e6);
        }
    }

    println!("\nGrowth: the exponent of time between two lengths; 1.00 is linear");
    print!("{:<24}", "what");
    sizes.windows(2).for_each(|pair| print!(" {:>10}", format!("{}→{}×", pair[0], pair[1])));
    println!();
    for (at, name) in [READING, BY_DEFAULT, ALL].into_iter().enumerate() {
        print!("{name:<24}");
        for (step, pair) in medians.windows(2).enumerate() {
            let longer = texts[step + 1].len() as f64 / texts[step].len() as f64;
            print!(" {:>10.2}", (seconds(pair[1][at]) / seconds(pair[0][at])).ln() / longer.ln());
        }
        println!();
    }
}

/// The median times of reading a text and of checking what was read.
fn turns(text: &str, rounds: usize) -> Vec<Duration> {
    let directory = Directory::builtin();
    let source = Source::with_limit(text, usize::MAX).expect("a bench text is shorter than 4 GiB");
    let parsed = Plan::read(&source, &directory);
    let usual = Checker::new();
    let every = Checker::new().select("all").expect("all is a name for every rule");
    let candidates: Vec<Candidate<'_>> = vec![
        (READING, Box::new(|text| plan(text, &directory))),
        (BY_DEFAULT, Box::new(|_| usual.check(&parsed, &source).findings().len())),
        (ALL, Box::new(|_| every.check(&parsed, &source).findings().len())),
    ];
    measure(&candidates, text, rounds)
}
