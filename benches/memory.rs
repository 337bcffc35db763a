//! What reading asks of the allocator: how often, how much in all, and how much at the highest point, all relative to
//! the text. `cargo bench --bench memory` prints the table; `cargo bench --bench memory -- FILE…` adds a line for each file.
//!
//! The text itself is borrowed and not counted. A growing list counts its old and its new room together while it moves,
//! so the peak is an upper bound. This is a bench of its own because counting would slow the others.
#![allow(dead_code, clippy::print_stdout, clippy::expect_used)] // printing is what it is for

mod common;

use allocation_counter::{AllocationInfo, measure};
use common::{ByLine, markdown_events, measuring, plan, sample};
use fengong::Directory;

fn main() {
    let (directory, patterns) = (Directory::builtin(), ByLine::new());
    let sizes: &[usize] = if measuring() { &[1, 2, 4, 8, 64] } else { &[1] };
    println!(
        "{:<24} {:>8} {:>12} {:>14} {:>14} {:>12}",
        "what", "KiB", "allocations", "a KiB of text", "bytes in all", "peak / text"
    );
    for &times in sizes {
        let text = sample(times);
        // The first pass of the patterns fills their caches, which stay.
        patterns.find(&text);
        row("fengong, text to plan", &text, measure(|| _ = plan(&text, &directory)));
        row("regex by line", &text, measure(|| _ = patterns.find(&text)));
        row("pulldown-cmark events", &text, measure(|| _ = markdown_events(&text)));
    }
    for file in std::env::args().skip(1).filter(|argument| !argument.starts_with('-')) {
        let text = std::fs::read_to_string(&file).expect("a file of text");
        row(&file, &text, measure(|| _ = plan(&text, &directory)));
    }
    let once = measure(|| _ = Directory::builtin());
    println!("\nbuilt-in directory: {} allocations, {} KiB", once.count_total, once.bytes_max / 1024);
}

fn row(what: &str, text: &str, info: AllocationInfo) {
    let kib = text.len() as f64 / 1024.0;
    println!(
        "{what:<24} {kib:>8.1} {:>12} {:>14.2} {:>14} {:>12.2}",
        info.count_total,
        info.count_total as f64 / kib,
        info.bytes_total,
        info.bytes_max as f64 / text.len() as f64,
    );
}
