//! Strategies for plans: every plan that the builder can build, faults of real documents and odd names included.

use chrono::NaiveDate;
use fengong::Plan;
use fengong::model::{
    AssignmentDraft, Attribute, Citation, Clause, Comparator, Component, Decimal, DepartmentDraft,
    DepartmentKind, Evidence, Figure, Header, IndicatorDraft, LeadBasis, Level, Measure, Period, PlanBuilder,
    PlanKind, Reading, Role, SectionDraft, SectionRole, TableKind, TaskDraft, TaskLink,
};
use fengong::text::{Span, is_blank};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Any text, the empty one included: Chinese, marks of both widths, quotes, control characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[一-龥、，（）]{0,12}",
        1 => "[ -~　\"\\\\\n\t\u{0}\u{200b}]{0,6}",
        1 => any::<String>(),
    ]
}

/// A text that says something.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(vec!["市科技局", "市发改委", "市 科技局", "市公安局（交警支队）", "各县区", "有关部门", "区城管局"])
            .prop_map(str::to_owned),
        1 => text(),
    ]
    .prop_map(|text| if text.chars().all(is_blank) { format!("{text}局") } else { text })
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec!["一", "（一）", "1", "2", "007", "4294967295", "#1", "一是", "附件"]).prop_map(str::to_owned),
        1 => name(),
    ]
}

fn span() -> impl Strategy<Value = Option<Span>> {
    of((any::<u32>(), any::<u32>()).prop_map(|(start, end)| Span::new(start, end)))
}

fn date() -> impl Strategy<Value = Option<NaiveDate>> {
    of((1900..2100_i32, 1..=366_u32)
        .prop_filter_map("a day of the year", |(year, day)| NaiveDate::from_yo_opt(year, day)))
}

fn header() -> impl Strategy<Value = Header> {
    let citation =
        (text(), of(text()), span()).prop_map(|(title, number, span)| Citation { title, number, span });
    let texts = (of(name()), of(text()), of(text()), of(text()), of(text()), of(text()));
    let lists = (vec(text(), 0..3), vec(citation, 0..3));
    let words = (of(select(PlanKind::ALL)), of(select(Level::ALL)), of((any::<i16>(), 0..9_i32)));
    (texts, lists, words, date(), date()).prop_map(|(texts, lists, words, issued, published)| Header {
        title: texts.0,
        notice_title: texts.1,
        number: texts.2,
        issuer: texts.3,
        index_number: texts.4,
        place: texts.5,
        addressees: lists.0,
        citations: lists.1,
        kind: words.0,
        level: words.1,
        period: words.2.map(|(from, years)| Period::new(from.into(), i32::from(from) + years).unwrap()),
        issued,
        published,
    })
}

fn section() -> impl Strategy<Value = (SectionDraft, Option<Index>)> {
    let flags = (any::<bool>(), any::<bool>());
    let parts = (label(), text(), text(), 1..7_u32, select(SectionRole::ALL), flags, span());
    let draft = parts.prop_map(|(label, title, marker, depth, role, (run_in, sentence), span)| {
        SectionDraft::new(label, title)
            .at_depth(depth)
            .with_marker(marker)
            .with_role(role)
            .with_run_in(run_in)
            .with_sentence(sentence)
            .with_span(span)
    });
    (draft, of(any::<Index>()))
}

fn department() -> impl Strategy<Value = DepartmentDraft> {
    let place = of(select(vec!["临江市", "东城区", "西城区"]));
    let words = (of(select(DepartmentKind::ALL)), of(select(Level::ALL)), of(any::<bool>()));
    (name(), place, vec(name(), 0..3), words, vec(name(), 0..3)).prop_map(
        |(name, place, names, (kind, level, known), members)| {
            let mut draft = DepartmentDraft::new(name);
            draft = place.into_iter().fold(draft, DepartmentDraft::with_place);
            draft = kind.into_iter().fold(draft, DepartmentDraft::with_kind);
            draft = level.into_iter().fold(draft, DepartmentDraft::with_level);
            draft = known.into_iter().fold(draft, DepartmentDraft::with_known);
            draft = names.into_iter().fold(draft, DepartmentDraft::with_name);
            members.into_iter().fold(draft, DepartmentDraft::with_member)
        },
    )
}

#[derive(Debug, Clone)]
struct AssignmentParts {
    who: Result<Index, String>,
    role: Role,
    basis: Option<LeadBasis>,
    printed: Option<String>,
    group: u32,
    open: bool,
    clause: Option<Index>,
    span: Option<Span>,
}

fn assignment() -> impl Strategy<Value = AssignmentParts> {
    let who = prop_oneof![3 => any::<Index>().prop_map(Ok), 1 => name().prop_map(Err)];
    let words = (select(Role::ALL), of(select(LeadBasis::ALL)), of(name()));
    (who, words, 0..3_u32, any::<bool>(), of(any::<Index>()), span()).prop_map(
        |(who, (role, basis, printed), group, open, clause, span)| AssignmentParts {
            who,
            role,
            basis,
            printed,
            group,
            open,
            clause,
            span,
        },
    )
}

type TaskParts = (TaskDraft, usize, Option<Index>, Vec<AssignmentParts>);

fn task() -> impl Strategy<Value = TaskParts> {
    let measure = (text(), of(label()), span()).prop_map(|(title, label, span)| {
        label.into_iter().fold(Measure::new(title).with_span(span), Measure::with_label)
    });
    let clause = (text(), span(), span(), of(text())).prop_map(|(text, span, governs, deadline)| {
        let clause = Clause::new(text).with_span(span).with_governs(governs);
        deadline.into_iter().fold(clause, Clause::with_deadline)
    });
    let parts = (name(), span(), vec(measure, 0..3), vec(clause, 0..3));
    (parts, of(any::<Index>()), vec(assignment(), 0..5)).prop_map(
        |((title, span, measures, clauses), section, assignments)| {
            let count = clauses.len();
            let mut draft = TaskDraft::new(title).with_span(span);
            draft = measures.into_iter().fold(draft, TaskDraft::with_measure);
            draft = clauses.into_iter().fold(draft, TaskDraft::with_clause);
            (draft, count, section, assignments)
        },
    )
}

fn figure() -> impl Strategy<Value = Figure> {
    let number = of((-9999..99_999_i32, 0..3_u32)).prop_map(|number| {
        number.map(|(whole, point)| format!("{whole}.{point}5").parse::<Decimal>().unwrap())
    });
    (text(), number, of(select(Comparator::ALL)), of(1990..2060_i32), any::<bool>(), span()).prop_map(
        |(raw, value, comparator, year, cumulative, span)| {
            let mut figure = Figure::new(raw, value);
            (figure.comparator, figure.year) = (comparator, year);
            (figure.cumulative, figure.span) = (cumulative, span);
            figure
        },
    )
}

type IndicatorParts = (IndicatorDraft, Option<Index>, Option<(Index, Role)>, Option<Index>);

fn indicator() -> impl Strategy<Value = IndicatorParts> {
    let words =
        (name(), select(TableKind::ALL), of(text()), of(text()), of(text()), of(select(Attribute::ALL)));
    let draft = (words, of(figure()), of(figure()), vec(figure(), 0..2), vec(name(), 0..2)).prop_map(
        |((name, table, number, category, unit, attribute), baseline, target, milestones, parts)| {
            let mut draft = IndicatorDraft::new(name, table);
            draft = number.into_iter().fold(draft, IndicatorDraft::with_number);
            draft = category.into_iter().fold(draft, IndicatorDraft::with_category);
            draft = unit.into_iter().fold(draft, IndicatorDraft::with_unit);
            draft = attribute.into_iter().fold(draft, IndicatorDraft::with_attribute);
            draft = baseline.into_iter().fold(draft, IndicatorDraft::with_baseline);
            draft = target.into_iter().fold(draft, IndicatorDraft::with_target);
            draft = milestones.into_iter().fold(draft, IndicatorDraft::with_milestone);
            let part = |name: String| Component::new(name, None, Reading::default());
            parts.into_iter().map(part).fold(draft, IndicatorDraft::with_component)
        },
    );
    let role = (any::<Index>(), select(Role::ALL));
    (draft, of(any::<Index>()), of(role), of(any::<Index>()))
}

/// Any plan that can be built, of up to eight headings, six departments and eight tasks.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let parts =
        (header(), vec(section(), 0..8), vec(department(), 0..6), vec(task(), 0..8), vec(indicator(), 0..4));
    parts.prop_map(|(header, sections, departments, tasks, indicators)| {
        let mut builder = PlanBuilder::new().with_header(header);
        let mut section_ids = Vec::new();
        for (draft, parent) in sections {
            let draft = match parent {
                Some(parent) if !section_ids.is_empty() => draft.below(*parent.get(&section_ids)),
                _ => draft,
            };
            section_ids.push(builder.add_section(draft).unwrap());
        }
        // A second description may contradict the first; it is refused and the plan goes on without it.
        let department_ids: Vec<_> =
            departments.into_iter().filter_map(|draft| builder.add_department(draft).ok()).collect();
        let mut task_ids = Vec::new();
        for (mut draft, clauses, section, assignments) in tasks {
            if let Some(section) = section.filter(|_| !section_ids.is_empty()) {
                draft = draft.on(*section.get(&section_ids));
            }
            let bare = draft.clone();
            for parts in assignments {
                let mut assignment = match parts.who {
                    Ok(index) if !department_ids.is_empty() => {
                        AssignmentDraft::by_id(*index.get(&department_ids), parts.role)
                    }
                    Ok(_) => continue,
                    Err(name) => AssignmentDraft::new(name, parts.role),
                };
                assignment = assignment.with_group(parts.group).with_open(parts.open).with_span(parts.span);
                assignment = parts.basis.into_iter().fold(assignment, AssignmentDraft::with_basis);
                assignment = parts.printed.into_iter().fold(assignment, AssignmentDraft::with_printed);
                if let Some(clause) = parts.clause.filter(|_| clauses > 0) {
                    assignment = assignment.with_clause(u32::try_from(clause.index(clauses)).unwrap());
                }
                draft = draft.with_assignment(assignment);
            }
            // A name of several departments is ambiguous; such a task stands there with nobody.
            task_ids.push(match builder.add_task(draft) {
                Ok(id) => id,
                Err(_) => builder.add_task(bare).unwrap(),
            });
        }
        for (draft, section, department, task) in indicators {
            let mut draft = draft;
            if let Some(section) = section.filter(|_| !section_ids.is_empty()) {
                draft = draft.on(*section.get(&section_ids));
            }
            if let Some((department, role)) = department.filter(|_| !department_ids.is_empty()) {
                draft = draft.with_department(AssignmentDraft::by_id(*department.get(&department_ids), role));
            }
            if let Some(task) = task.filter(|_| !task_ids.is_empty()) {
                draft = draft.with_task(TaskLink::new(*task.get(&task_ids), Evidence::Subject));
            }
            builder.add_indicator(draft).unwrap();
        }
        builder.build().unwrap()
    })
}
