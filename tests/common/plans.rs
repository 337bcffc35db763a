//! Strategies for plans: every plan that the builder can build, faults of real documents and odd names included.

use super::indicators::{IndicatorParts, indicator};
use chrono::{Datelike, NaiveDate};
use fengong::Plan;
use fengong::model::{
    AssignmentDraft, Cadence, Citation, Clause, Comparator, Deadline, Decimal, DepartmentDraft, DepartmentId,
    DepartmentKind, Due, DueSource, Every, Evidence, Header, IndicatorDraft, IndicatorId, IndicatorLink,
    LeadBasis, Level, Measure, Mention, MentionRole, NamedDepartment, PartialDate, Period, Phase,
    PlanBuilder, PlanKind, Recurring, Role, SectionDraft, SectionId, SectionRole, Target, TargetKind,
    TaskDraft, TaskId, TaskLink,
};
use fengong::text::{Span, is_blank};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Any text, the empty one included: Chinese, marks of both widths, quotes, control characters.
pub(super) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[一-龥、，（）]{0,12}",
        1 => "[ -~　\"\\\\\n\t\u{0}\u{200b}]{0,6}",
        1 => any::<String>(),
    ]
}

/// A text that says something.
pub(super) fn name() -> impl Strategy<Value = String> {
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

pub(super) fn span() -> impl Strategy<Value = Option<Span>> {
    of((any::<u32>(), any::<u32>()).prop_map(|(start, end)| Span::new(start, end)))
}

fn date() -> impl Strategy<Value = Option<NaiveDate>> {
    of((1900..2100_i32, 1..=366_u32)
        .prop_filter_map("a day of the year", |(year, day)| NaiveDate::from_yo_opt(year, day)))
}

fn header() -> impl Strategy<Value = Header> {
    let citation = (text(), of(text()), span()).prop_map(|(title, number, span)| {
        number.into_iter().fold(Citation::new(title).with_span(span), Citation::with_number)
    });
    let texts = (of(name()), of(text()), of(text()), of(text()), of(text()), of(text()));
    let lists = (vec(text(), 0..3), vec(citation, 0..3));
    let words = (of(select(PlanKind::ALL)), of(select(Level::ALL)), of((any::<i16>(), 0..9_i32)));
    (texts, lists, words, date(), date(), span()).prop_map(
        |(texts, lists, words, issued, published, body)| {
            let mut header = Header::default();
            (header.title, header.notice_title, header.number) = (texts.0, texts.1, texts.2);
            (header.issuer, header.index_number, header.place) = (texts.3, texts.4, texts.5);
            (header.addressees, header.citations) = lists;
            (header.kind, header.level) = (words.0, words.1);
            header.period =
                words.2.map(|(from, years)| Period::new(from.into(), i32::from(from) + years).unwrap());
            (header.issued, header.published, header.body) = (issued, published, body);
            header
        },
    )
}

fn section() -> impl Strategy<Value = (SectionDraft, Option<Index>)> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    let parts = (label(), text(), text(), 1..7_u32, select(SectionRole::ALL), flags, span());
    let draft = parts.prop_map(|(label, title, marker, depth, role, (run_in, sentence, row), span)| {
        SectionDraft::new(label, title)
            .at_depth(depth)
            .with_marker(marker)
            .with_role(role)
            .with_run_in(run_in)
            .with_sentence(sentence)
            .with_row(row)
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

fn partial_date() -> impl Strategy<Value = Option<PartialDate>> {
    of((date(), 0..3_u8).prop_filter_map("a date", |(day, precision)| {
        let day = day?;
        let month = PartialDate::of_month(day.year(), day.month()).ok()?;
        match precision {
            0 => PartialDate::of_year(day.year()).ok(),
            1 => Some(month),
            _ => PartialDate::of_day(day).ok(),
        }
    }))
}

fn recurring() -> impl Strategy<Value = Option<Recurring>> {
    of((select(Every::ALL), of(1..=12_u32), of(1..=31_u32))
        .prop_filter_map("a date of its cycle", |(every, month, day)| Recurring::new(every, month, day).ok()))
}

fn named() -> impl Strategy<Value = NamedDepartment> {
    (name(), of(name()), of(select(vec!["临江市", "东城区"]))).prop_map(|(printed, canonical, place)| {
        let named =
            canonical.into_iter().fold(NamedDepartment::new(printed), NamedDepartment::with_canonical);
        place.into_iter().fold(named, NamedDepartment::with_place)
    })
}

type ScheduleParts = (Vec<Phase>, Vec<Cadence>, Vec<Deadline>, Vec<Mention>);

fn schedule() -> impl Strategy<Value = ScheduleParts> {
    let phase =
        (name(), text(), partial_date(), partial_date(), span()).prop_map(|(name, text, from, to, span)| {
            Phase::new(name).with_text(text).with_dates(from, to).with_span(span)
        });
    let cadence = (name(), of(select(Every::ALL)), text(), span())
        .prop_map(|(action, every, text, span)| Cadence::new(action, every).with_text(text).with_span(span));
    let deadline =
        ((text(), text(), span()), partial_date(), recurring(), vec(named(), 0..3), vec(named(), 0..2))
            .prop_map(|((what, text, span), date, recurring, who, to)| {
                let mut deadline =
                    Deadline::new(what).with_text(text).with_from_phase(recurring.is_none()).with_span(span);
                deadline = date.into_iter().fold(deadline, Deadline::with_date);
                deadline = recurring.into_iter().fold(deadline, Deadline::with_recurring);
                deadline = who.into_iter().fold(deadline, Deadline::with_who);
                to.into_iter().fold(deadline, Deadline::with_to)
            });
    let mention = (named(), select(MentionRole::ALL), text(), span())
        .prop_map(|(who, role, text, span)| Mention::new(who, role).with_text(text).with_span(span));
    (vec(phase, 0..3), vec(cadence, 0..3), vec(deadline, 0..3), vec(mention, 0..3))
}

fn decimal() -> impl Strategy<Value = Option<Decimal>> {
    of("-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,6})?".prop_map(|digits| digits.parse().unwrap()))
}

fn due() -> impl Strategy<Value = Option<Due>> {
    of((1..=9999_i32, of(1..=12_u32), text(), select(DueSource::ALL), span()).prop_map(
        |(year, month, text, source, span)| {
            let mut due = Due::of_year(year);
            (due.month, due.text, due.source, due.span) = (month, text.into(), source, span);
            due
        },
    ))
}

/// A target, with the section and the task that it may belong to.
type TargetParts = (Target, Option<Index>, Option<Index>);

fn target() -> impl Strategy<Value = TargetParts> {
    let values = (decimal(), decimal(), decimal(), due(), of(any::<i16>()), any::<bool>());
    let words = (of(text()), of(text()), of(text()), of(text()), of(text()));
    let kinds = (select(Comparator::ALL), of(select(Comparator::ALL)), select(TargetKind::ALL));
    let texts = (text(), text(), text(), text(), span(), span());
    (values, words, kinds, texts, of(any::<Index>()), of(any::<Index>())).prop_map(
        |(values, words, (comparator, bound, kind), texts, section, task)| {
            let mut target = Target::new(texts.0, comparator, texts.1);
            (target.text, target.figure) = (texts.2.into(), texts.3.into());
            (target.span, target.figure_span) = (texts.4, texts.5);
            (target.bound, target.kind) = (bound, kind);
            (target.value, target.value_high, target.value_from) = (values.0, values.1, values.2);
            (target.due, target.as_of, target.cumulative) = (values.3, values.4.map(Into::into), values.5);
            let boxed = |words: Option<String>| words.map(Into::into);
            (target.reference, target.hedge, target.per) = (boxed(words.0), boxed(words.1), boxed(words.2));
            (target.condition, target.payer) = (boxed(words.3), boxed(words.4));
            (target, section, task)
        },
    )
}

/// Any plan that can be built, of up to eight headings, six departments and eight tasks.
pub(crate) fn plan() -> impl Strategy<Value = Plan> {
    let figures = (vec(target(), 0..4), vec(indicator(), 0..4));
    (header(), vec(section(), 0..8), vec(department(), 0..6), vec(task(), 0..8), schedule(), figures)
        .prop_map(|(header, sections, departments, tasks, schedule, (targets, indicators))| {
            let mut making = Making::of(header, sections, departments);
            tasks.into_iter().for_each(|task| making.task(task));
            making.schedule(schedule);
            indicators.into_iter().for_each(|indicator| making.indicator(indicator));
            targets.into_iter().for_each(|target| making.target(target));
            making.builder.build().unwrap()
        })
}

/// A plan under construction, and what there is in it to refer to.
struct Making {
    builder: PlanBuilder,
    sections: Vec<SectionId>,
    departments: Vec<DepartmentId>,
    tasks: Vec<TaskId>,
    indicators: Vec<IndicatorId>,
    /// The first task that has a clause.
    with_clause: Option<TaskId>,
}

/// One of those that are there; none where there are none.
fn one<T: Copy>(of: &[T], index: Option<Index>) -> Option<T> {
    index.filter(|_| !of.is_empty()).map(|index| *index.get(of))
}

impl Making {
    fn of(
        header: Header,
        sections: Vec<(SectionDraft, Option<Index>)>,
        departments: Vec<DepartmentDraft>,
    ) -> Self {
        let mut builder = PlanBuilder::new().with_header(header);
        let mut ids = Vec::new();
        for (draft, parent) in sections {
            let draft = one(&ids, parent).into_iter().fold(draft, SectionDraft::below);
            ids.push(builder.add_section(draft).unwrap());
        }
        // A second description may contradict the first; it is refused and the plan goes on without it.
        let departments =
            departments.into_iter().filter_map(|draft| builder.add_department(draft).ok()).collect();
        let (tasks, indicators) = (Vec::new(), Vec::new());
        Self { builder, sections: ids, departments, tasks, indicators, with_clause: None }
    }

    fn task(&mut self, (draft, clauses, section, assignments): TaskParts) {
        let bare = one(&self.sections, section).into_iter().fold(draft, TaskDraft::on);
        let assignments = assignments.into_iter().filter_map(|parts| self.assignment(parts, clauses));
        let draft = assignments.fold(bare.clone(), TaskDraft::with_assignment);
        // A name of several departments is ambiguous; such a task stands there with nobody.
        let task = self.builder.add_task(draft).or_else(|_| self.builder.add_task(bare)).unwrap();
        self.tasks.push(task);
        self.with_clause = self.with_clause.or((clauses > 0).then_some(task));
    }

    /// An assignment of a task with so many clauses; none for a department that is not there.
    fn assignment(&self, parts: AssignmentParts, clauses: usize) -> Option<AssignmentDraft> {
        let mut assignment = match parts.who {
            Ok(index) => AssignmentDraft::by_id(one(&self.departments, Some(index))?, parts.role),
            Err(name) => AssignmentDraft::new(name, parts.role),
        };
        assignment = assignment.with_group(parts.group).with_open(parts.open).with_span(parts.span);
        assignment = parts.basis.into_iter().fold(assignment, AssignmentDraft::with_basis);
        assignment = parts.printed.into_iter().fold(assignment, AssignmentDraft::with_printed);
        let clause = parts.clause.filter(|_| clauses > 0);
        let clause = clause.map(|clause| u32::try_from(clause.index(clauses)).unwrap());
        Some(clause.into_iter().fold(assignment, AssignmentDraft::with_clause))
    }

    /// The schedule hangs on the first heading and on the first clause where there are such.
    fn schedule(&mut self, (phases, cadences, deadlines, mentions): ScheduleParts) {
        let section = self.sections.first().copied();
        for phase in phases {
            self.builder.add_phase(section.into_iter().fold(phase, Phase::on)).unwrap();
        }
        for cadence in cadences {
            self.builder.add_cadence(section.into_iter().fold(cadence, Cadence::on)).unwrap();
        }
        for deadline in deadlines {
            let deadline = section.into_iter().fold(deadline, Deadline::on);
            let of_clause = |deadline: Deadline, task| deadline.of_clause(task, 0);
            self.builder.add_deadline(self.with_clause.into_iter().fold(deadline, of_clause)).unwrap();
        }
        for mention in mentions {
            self.builder.add_mention(section.into_iter().fold(mention, Mention::on)).unwrap();
        }
    }

    fn indicator(&mut self, (draft, section, department, task): IndicatorParts) {
        let mut draft = one(&self.sections, section).into_iter().fold(draft, IndicatorDraft::on);
        if let Some((department, role)) = department
            && let Some(id) = one(&self.departments, Some(department))
        {
            draft = draft.with_department(AssignmentDraft::by_id(id, role));
        }
        if let Some(task) = one(&self.tasks, task) {
            draft = draft.with_task(TaskLink::new(task, Evidence::Subject));
        }
        self.indicators.push(self.builder.add_indicator(draft).unwrap());
    }

    fn target(&mut self, (mut target, section, task): TargetParts) {
        target.section = one(&self.sections, section);
        target.task = one(&self.tasks, task);
        // Every other target names the last indicator.
        if let Some(&id) = self.indicators.last().filter(|_| target.cumulative) {
            target.indicators.push(IndicatorLink::new(id, Evidence::Subject));
        }
        self.builder.add_target(target).unwrap();
    }
}
