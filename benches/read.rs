//! Text to plan and its yardsticks, one by one: `cargo bench --bench read`. For the ratios see the bench `ratios`.
#![allow(dead_code, clippy::expect_used)] // the benches share a module, and none uses all of it

mod common;

use common::{ByLine, markdown_events, sample, utf8};
use divan::{Bencher, counter::BytesCount};
use fengong::Directory;

const TIMES: [usize; 4] = [1, 2, 4, 8];

fn main() {
    divan::main();
}

#[divan::bench(args = TIMES)]
fn plan(bencher: Bencher<'_, '_>, times: usize) {
    let (text, directory) = (sample(times), Directory::builtin());
    bencher.counter(BytesCount::of_str(&text)).bench(|| common::plan(&text, &directory));
}

#[divan::bench(args = TIMES)]
fn regex_by_line(bencher: Bencher<'_, '_>, times: usize) {
    let (text, patterns) = (sample(times), ByLine::new());
    bencher.counter(BytesCount::of_str(&text)).bench(|| patterns.find(&text));
}

#[divan::bench(args = TIMES)]
fn pulldown_cmark(bencher: Bencher<'_, '_>, times: usize) {
    let text = sample(times);
    bencher.counter(BytesCount::of_str(&text)).bench(|| markdown_events(&text));
}

#[divan::bench(args = TIMES)]
fn utf8_validation(bencher: Bencher<'_, '_>, times: usize) {
    let text = sample(times);
    bencher.counter(BytesCount::of_str(&text)).bench(|| utf8(&text));
}

/// What a program pays once, before its first plan.
#[divan::bench]
fn builtin_directory() -> Directory {
    Directory::builtin()
}
