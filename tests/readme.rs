//! The two READMEs: what they show of the shipped plan is what it gives, and both say the same.

use fengong::check::Rule;
use fengong::render::{Matrix, MatrixOptions};
use fengong::text::Source;
use fengong::{Directory, Plan, sample};

const ENGLISH: &str = include_str!("../README.md");
const CHINESE: &str = include_str!("../README.zh-CN.md");

/// The cells of the rows of a pipe table whose first head is this.
fn table<'p>(page: &'p str, head: &str) -> Vec<Vec<&'p str>> {
    let begin = format!("| {head} |");
    page.lines()
        .skip_while(|line| !line.starts_with(&begin))
        .take_while(|line| line.starts_with('|'))
        .filter(|line| !line.contains("---"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

/// The blocks of code of a page, each with its language in the first line. Names of files may be in either language.
fn blocks(page: &str) -> Vec<String> {
    let names = [
        ("计划.txt", "plan.txt"),
        ("分工表.html", "plan.html"),
        ("名录.toml", "names.toml"),
        ("计划.pdf", "plan.pdf"),
    ];
    let inside = page.split("```").skip(1).step_by(2);
    inside
        .map(|block| names.iter().fold(block.to_owned(), |block, (one, other)| block.replace(one, other)))
        .collect()
}

/// How a page is laid out: its headings by level, its list items and the rows of its tables, in order.
fn outline(page: &str) -> String {
    let prose = page.split("```").step_by(2).flat_map(str::lines);
    let sign = |line: &str| {
        line.split(' ').next().filter(|sign| ["#", "##", "-", "|"].contains(sign)).map(str::to_owned)
    };
    prose.filter_map(sign).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_matrix_that_is_shown_is_that_of_the_shipped_plan() {
    let source = Source::new(sample::TEXT).unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    let matrix = Matrix::of(&plan, &MatrixOptions::default());
    for (page, columns) in [(ENGLISH, "four of its thirty-six columns"), (CHINESE, "三十六个单位列出四个")]
    {
        assert!(page.contains(columns), "{columns}");
        let shown = table(page, "编号");
        let (heads, rows) = shown.split_first().unwrap();
        assert_eq!((heads.len(), rows.len(), matrix.columns().len()), (2 + 4, 3, 36));
        for (shown, row) in rows.iter().zip(matrix.rows()) {
            assert_eq!(shown[..2], [&*row.path, &*row.title]);
            for (cell, department) in shown.iter().zip(heads).skip(2) {
                let column = matrix.columns().iter().position(|column| *column.name == **department).unwrap();
                assert_eq!(*cell, row.cell(column).map_or("", |cell| cell.role.label()), "{department}");
            }
        }
    }
}

#[test]
fn both_languages_show_the_same_commands_programs_and_files() {
    assert_eq!(blocks(ENGLISH), blocks(CHINESE));
}

#[test]
fn both_languages_have_the_same_parts_in_the_same_order() {
    assert_eq!(outline(ENGLISH), outline(CHINESE));
    let names = |page, head| {
        table(page, head)
            .iter()
            .map(|row| row[0].split([' ', '`', '（']).find(|word| !word.is_empty()).unwrap().to_owned())
            .skip(1)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(ENGLISH, "example"), names(CHINESE, "程序"));
    assert_eq!(names(ENGLISH, "feature"), names(CHINESE, "功能"));
}

#[test]
fn the_tour_counts_the_rules_that_there_are() {
    assert!(include_str!("../src/lib.rs").contains("by some sixty rules"));
    assert!((55..70).contains(&Rule::all().len()), "{}", Rule::all().len());
}

#[test]
fn versions_are_those_of_the_manifest() {
    let wanted =
        format!("fengong = \"{}.{}\"", env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"));
    let rust = env!("CARGO_PKG_RUST_VERSION");
    for (page, minimal) in [
        (ENGLISH, format!("The minimal Rust version is {rust}.")),
        (CHINESE, format!("最低 Rust 版本 {rust}。")),
    ] {
        assert!(page.contains(&wanted), "{wanted}");
        assert!(page.contains(&minimal), "{minimal}");
    }
}
