//! FG209: a baseline that is not of the year at the head of its column.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::Figure;
use crate::text::{is_footnote_mark, is_note_mark};

use super::ledger::Table;

const CODE: Code = Code::new("FG209", "baseline-of-another-year", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "基期值带有标记，而表注说明它是另一年的数据，与所在列的年份不符。一张表报一次，列出各处。",
    why: "起点年份不同，增幅就不能横向比较，年均增速也会算错。",
    example: "“2020年”一列里有几项带*，表注：*为2019年数据。",
    fix: "尽可能换成列所示年份的数据；暂缺的，请在数值旁直接注明年份。",
    basis: "同一列数据口径一致是统计表的基本要求。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for table in subject.ledger().tables() {
        let baselines = baselines(table);
        let marked = |figure: &Figure| {
            is_marked(&figure.printed) || figure.span.is_some_and(|span| is_marked(subject.words(span)))
        };
        let Some(year) =
            baselines.iter().filter(|(_, figure)| !marked(figure)).find_map(|(_, figure)| figure.year)
        else {
            continue;
        };
        let mut other = baselines
            .iter()
            .filter_map(|(name, figure)| Some((name, *figure, figure.year.filter(|own| *own != year)?)))
            .filter(|(_, figure, _)| marked(figure));
        let Some((name, first, own)) = other.next() else { continue };
        let rest: Vec<_> = other.collect();
        let message = if rest.is_empty() {
            format!("指标“{name}”的基期值是{own}年的，不是{year}年的")
        } else {
            format!("本表有{}项基期值不是{year}年的，指标“{name}”是{own}年的", rest.len() + 1)
        };
        let mut finding = findings
            .at(first.span, message)
            .help(format!("请换成{year}年的数据；暂缺的，请在数值旁注明年份"));
        for (name, figure, own) in rest {
            finding = finding.related(figure.span, format!("“{name}”的基期值是{own}年的"));
        }
    }
}

/// The first baseline of each row with the row's name.
fn baselines<'a>(table: &Table<'a>) -> Vec<(&'a str, &'a Figure)> {
    let first =
        |row: &super::ledger::Row<'a>| row.parts.iter().find_map(|part| part.figures.baseline.as_ref());
    table.rows.iter().filter_map(|row| Some((row.name(), first(row)?))).collect()
}

fn is_marked(words: &str) -> bool {
    words.chars().any(|c| is_footnote_mark(c) || is_note_mark(c))
}
