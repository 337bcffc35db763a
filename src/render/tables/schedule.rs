//! The rows of the schedule: phases, cadences and deadlines in one table, in document order.

use super::{Paths, line, path};
use crate::model::{Cadence, Deadline, NamedDepartment, Phase, Plan};
use crate::render::csv::CsvText;
use crate::text::{Source, Span};

/// One row, in the order of the columns.
type Row = [String; 13];

pub(super) fn rows(plan: &Plan, source: &Source<'_>, paths: &Paths<'_>, file: &mut CsvText) {
    let mut rows: Vec<(u32, Row)> = Vec::new();
    // What was not read from a text stands in front, in the order it was added: the sort is stable.
    let place = |span: Option<Span>| span.map_or(0, Span::start);
    rows.extend(plan.phases().iter().map(|phase| (place(phase.span), of_phase(phase, source, paths))));
    rows.extend(
        plan.cadences().iter().map(|cadence| (place(cadence.span), of_cadence(cadence, source, paths))),
    );
    rows.extend(
        plan.deadlines().iter().map(|deadline| (place(deadline.span), of_deadline(deadline, source, paths))),
    );
    rows.sort_by_key(|(place, _)| *place);
    for (_, row) in rows {
        file.row(row);
    }
}

fn of_phase(phase: &Phase, source: &Source<'_>, paths: &Paths<'_>) -> Row {
    let mut row = Row::default();
    let [kind, at, name, text, _, _, from, to, .., number] = &mut row;
    *kind = "phase".to_owned();
    *at = path(paths, phase.section).to_owned();
    *name = phase.name.to_string();
    *text = phase.text.to_string();
    *from = shown(phase.from);
    *to = shown(phase.to);
    *number = line(source, phase.span);
    row
}

fn of_cadence(cadence: &Cadence, source: &Source<'_>, paths: &Paths<'_>) -> Row {
    let mut row = Row::default();
    let [kind, at, _, text, every, action, .., number] = &mut row;
    *kind = "cadence".to_owned();
    *at = path(paths, cadence.section).to_owned();
    *text = cadence.text.to_string();
    *every = shown(cadence.every);
    *action = cadence.action.to_string();
    *number = line(source, cadence.span);
    row
}

fn of_deadline(deadline: &Deadline, source: &Source<'_>, paths: &Paths<'_>) -> Row {
    let mut row = Row::default();
    let [kind, at, _, text, .., date, recurring, who, what, number] = &mut row;
    *kind = "deadline".to_owned();
    *at = path(paths, deadline.section).to_owned();
    *text = deadline.text.to_string();
    *date = shown(deadline.date);
    *recurring = shown(deadline.recurring);
    *who = names(&deadline.who);
    *what = deadline.what.to_string();
    *number = line(source, deadline.span);
    row
}

fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn names(departments: &[NamedDepartment]) -> String {
    let names: Vec<&str> = departments.iter().map(|department| &*department.printed).collect();
    names.join("、")
}
