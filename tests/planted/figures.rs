//! Faults of indicators and numbers.

use proptest::sample::Index;

use crate::Planter;
use crate::clean::{Clean, Planted, one_of, replaced};

pub(crate) const PLANTERS: &[Planter] = &[
    Planter { rule: "indicator-without-unit", also: &[], plant: lost_unit },
    Planter { rule: "indicator-without-target", also: &[], plant: lost_target },
    Planter {
        rule: "indicator-without-department",
        also: &["indicator-without-department"],
        plant: lost_department,
    },
    Planter {
        rule: "binding-indicator-without-department",
        also: &["indicator-without-department"],
        plant: lost_department_of_binding,
    },
    Planter { rule: "conflicting-values", also: &[], plant: conflicting_value },
    Planter { rule: "impossible-percentage", also: &[], plant: impossible_percentage },
    Planter { rule: "wrong-growth", also: &[], plant: wrong_growth },
    Planter { rule: "inconsistent-comparator", also: &[], plant: inconsistent_comparator },
    Planter { rule: "indicator-missing-from-annex", also: &[], plant: lost_row_of_annex },
    Planter { rule: "overloaded-mark", also: &[], plant: overloaded_mark },
    Planter { rule: "indicator-without-baseline", also: &[], plant: lost_baseline },
    Planter { rule: "target-not-better", also: &["conflicting-values"], plant: target_not_better },
];

const UNIT: usize = 2;
const BASELINE: usize = 3;
const TARGET: usize = 4;
const DEPARTMENT: usize = 6;
const ANNEX_DEPARTMENT: usize = 3;

/// The rows of the main table of indicators, but for its head.
fn is_row(line: &str) -> bool {
    line.starts_with("| ") && line.contains("性 |") && !line.contains("序号")
}

/// The rows of the table in the annex, but for its head.
fn is_annex_row(line: &str) -> bool {
    line.starts_with("| ") && line.matches('|').count() == 5 && !line.contains("序号")
}

/// A line of a table with one of its cells written anew; cells count from 0.
fn cell(clean: &Clean, at: usize, cell: usize, words: &str) -> (usize, String) {
    let mut cells: Vec<&str> = clean.line(at).split('|').collect();
    cells[cell + 1] = words;
    (at, cells.join("|"))
}

fn with_cell(clean: &Clean, at: usize, which: usize, words: &str) -> Planted {
    clean.with_all(&[cell(clean, at, which, words)], at)
}

/// An indicator has no department, neither in the main table nor in the annex, where it is told once more.
fn without_department(clean: &Clean, at: usize) -> Planted {
    let rows = clean.lines_where(is_row);
    let which = rows.iter().position(|&row| row == at).unwrap();
    let annex = clean.lines_where(is_annex_row)[which];
    clean.with_all(&[cell(clean, at, DEPARTMENT, "  "), cell(clean, annex, ANNEX_DEPARTMENT, "  ")], at)
}

fn lost_unit(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, |line| is_row(line) && !line.contains('%'));
    with_cell(clean, at, UNIT, "  ")
}

fn lost_target(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_row);
    with_cell(clean, at, TARGET, "  ")
}

fn lost_department(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, |line| is_row(line) && line.contains("预期性"));
    without_department(clean, at)
}

fn lost_department_of_binding(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, |line| is_row(line) && line.contains("约束性"));
    without_department(clean, at)
}

/// The goals promise another value than the table does.
fn conflicting_value(clean: &Clean, _: Index, manner: Index) -> Planted {
    let (from, to) = *manner.get(&[
        ("达到400家", "达到420家"),
        ("达到80亿元", "达到90亿元"),
        ("达到2.6%", "达到2.8%"),
        ("覆盖率达到60%", "覆盖率达到65%"),
    ]);
    let at = clean.lines_where(|line| line.contains("（三）主要目标"))[0];
    replaced(clean, at, from, to)
}

fn impossible_percentage(clean: &Clean, _: Index, manner: Index) -> Planted {
    let at = clean.lines_where(|line| line.contains("推广良种良法"))[0];
    let value = one_of(manner, &["850%", "101%", "120%"]);
    replaced(clean, at, "推广良种良法", &format!("主要农作物良种覆盖率达到{value}"))
}

fn wrong_growth(clean: &Clean, _: Index, manner: Index) -> Planted {
    let at = clean.lines_where(|line| line.contains("增长25%"))[0];
    replaced(clean, at, "增长25%", one_of(manner, &["增长20%", "增长35%", "增长52%"]))
}

/// The goals say 以上 where the table does not.
fn inconsistent_comparator(clean: &Clean, _: Index, manner: Index) -> Planted {
    let value = one_of(manner, &["400家", "80亿元", "2.6%", "60%"]);
    let at = clean.lines_where(|line| line.contains("（三）主要目标"))[0];
    replaced(clean, at, value, &format!("{value}以上"))
}

fn lost_baseline(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_row);
    with_cell(clean, at, BASELINE, "  ")
}

/// The target of the table is the baseline; the goals keep the right one.
fn target_not_better(clean: &Clean, _: Index, manner: Index) -> Planted {
    let (from, to) = *manner.get(&[("| 45* | 80 |", "| 45* | 45 |"), ("| 280 | 400 |", "| 280 | 280 |")]);
    let at = clean.lines_where(|line| line.contains(from))[0];
    replaced(clean, at, from, to)
}

/// The annex leaves an indicator of the main table out, which is where the fault is told.
fn lost_row_of_annex(clean: &Clean, place: Index, _: Index) -> Planted {
    let rows = clean.lines_where(is_annex_row);
    let which = place.index(rows.len());
    let main = clean.lines_where(is_row)[which];
    clean.without(rows[which]..rows[which] + 1, main)
}

/// The annex uses the mark of the main table for something else.
fn overloaded_mark(_: &Clean, _: Index, manner: Index) -> Planted {
    let note = one_of(manner, &["注：*为考核指标。", "注：标*的为约束性指标。"]);
    let text = format!("{}\n{note}", Clean::TEXT.trim_end());
    let line = text.lines().count() as u32;
    Planted {
        text: text.replace("| 3 | 全社会研发投入强度 | % | 市", "| 3 | 全社会研发投入强度* | % | 市"),
        line,
    }
}
