//! The schedule of a plan from its words: phases, cadences and deadlines, with dates that the calendar has.

use core::ops::Range;

use super::places::Places;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{ProseSigns, Purpose, schedule};
use crate::model::date::PartialDate;
use crate::model::plan::{Clause, Department, Plan, Task};
use crate::model::recurring::Recurring;
use crate::model::schedule::{Cadence, Deadline, NamedDepartment, Phase, Schedule};
use crate::model::words::{Every, Role};
use crate::text::Span;

/// How far behind the beginning of a sentence a year still opens it, in bytes.
const NEAR: usize = 12;

/// The year that 6月底前 means: the plan's own when it has only one, else that of its issue, unless it covers several.
fn own_year(plan: &Plan) -> Option<i32> {
    match plan.header.period {
        Some(period) => (period.from() == period.to()).then(|| period.from()),
        None => plan.header.issued.or(plan.header.published).map(|date| chrono::Datelike::year(&date)),
    }
}

/// The first year that lies ahead of a document: that in which it was issued, or in which its plan begins.
fn first_year(plan: &Plan) -> Option<i32> {
    let issued = plan.header.issued.or(plan.header.published).map(|date| chrono::Datelike::year(&date));
    let from = plan.header.period.map(|period| period.from());
    from.into_iter().chain(issued).min()
}

/// Whether a moment is a month of no year.
const fn lacks_year(moment: schedule::Moment) -> bool {
    moment.year.is_none() && !moment.next_year
}

/// The schedule while it is read.
pub(super) struct ScheduleReader<'r, 'p> {
    places: &'r Places<'p>,
    year: Option<i32>,
    /// The first year that lies ahead.
    first: Option<i32>,
    schedule: Schedule,
    /// How many of the phases are headings.
    titled: usize,
    findings: &'r mut Vec<Diagnostic>,
}

impl<'r, 'p> ScheduleReader<'r, 'p> {
    /// Begins with the phases that are headings.
    pub(super) fn new(places: &'r Places<'p>, plan: &Plan, findings: &'r mut Vec<Diagnostic>) -> Self {
        let schedule = Schedule::default();
        let (year, first) = (own_year(plan), first_year(plan));
        let mut reading = Self { places, year, first, schedule, titled: 0, findings };
        reading.titles();
        reading.titled = reading.schedule.phases.len();
        reading
    }

    /// The schedule, with the deadlines of the clauses. Tasks and their clauses are there already.
    pub(super) fn finish(mut self, plan: &Plan, departments: &[Department]) -> Schedule {
        for task in &plan.tasks {
            for (clause, index) in task.clauses.iter().zip(0..) {
                self.clause(departments, task, clause, index);
            }
        }
        let mut schedule = self.schedule;
        schedule.phases.sort_by_key(|phase| phase.span.map_or(0, Span::start));
        schedule.deadlines.sort_by_key(|deadline| deadline.span.map_or(0, Span::start));
        schedule
    }

    /// Phases that are headings.
    fn titles(&mut self) {
        let places = self.places;
        // The year that holds for all that lacks one.
        let mut own = self.year;
        let document = places.document;
        for (at, (heading, purpose)) in document.outline.iter().zip(&document.purposes).enumerate() {
            let title = document.title(heading);
            let body = document.words(heading.title_paragraph()).get(heading.body()..).unwrap_or_default();
            let Some(found) = schedule::title_phase(title, body, *purpose == Purpose::Phase) else {
                continue;
            };
            if own.is_none()
                && self.schedule.phases.is_empty()
                && found.when.and_then(|when| when.from.or(when.to)).is_some_and(lacks_year)
                && let Some((year, only)) = self.opening_year(at)
            {
                self.year = Some(year);
                own = only.then_some(year);
            }
            let moved = |range: Range<usize>, base: usize| base + range.start..base + range.end;
            let named = if found.named_in_body { heading.body() } else { heading.title.start() };
            let name = moved(found.name, named);
            let text = moved(found.text, if found.in_body { heading.body() } else { heading.title.start() });
            self.phase(heading.title_paragraph(), name, text, found.when);
            if let Some(phase) = self.schedule.phases.last_mut() {
                phase.section = places.section_of(at);
            }
        }
        self.year = own;
    }

    /// The year in which phases begin by the words between a heading and the first one below it, and whether they end in it as well:
    /// 自2022年4月至9月，分三个阶段进行.
    fn opening_year(&self, first: usize) -> Option<(i32, bool)> {
        const PARAGRAPHS: usize = 4;
        let document = self.places.document;
        let above = document.outline.get(first.checked_sub(1)?)?;
        let end = document.outline.get(first)?.title_paragraph();
        (above.title_paragraph()..end).take(PARAGRAPHS).find_map(|at| {
            let words = document.words(at);
            let begins =
                |at: usize| !words.as_bytes().get(at.wrapping_sub(1)).is_some_and(u8::is_ascii_digit);
            words.match_indices("20").filter(|&(at, _)| begins(at)).find_map(|(at, _)| {
                let when = schedule::stretch(words.get(at..)?)?;
                let year = when.from?.year?;
                (when.from != when.to).then_some((year, when.to?.year? == year))
            })
        })
    }

    fn phase(
        &mut self,
        paragraph: usize,
        name: Range<usize>,
        text: Range<usize>,
        when: Option<schedule::Stretch>,
    ) {
        let all =
            if text.is_empty() { name.clone() } else { name.start.min(text.start)..name.end.max(text.end) };
        let span = self.places.span(paragraph, all);
        let when = when.map(|when| self.behind_last(when));
        let from = when.and_then(|when| when.from).and_then(|from| self.date(from, false, span));
        let to = when.and_then(|when| when.to).and_then(|to| self.date(to, true, span));
        if let (Some(from), Some(to)) = (from, to)
            && to.last_day() < from.first_day()
        {
            let message = format!(
                "阶段“{}”的结束时间 {to} 早于开始时间 {from}",
                self.places.words(paragraph, name.clone())
            );
            self.findings
                .push(Diagnostic::new(Code::BACKWARD_PHASE, span, message).with_help("请核对起止时间"));
        }
        let section = self.places.section(paragraph, name.start);
        self.schedule.phases.push(Phase {
            section,
            name: self.places.words(paragraph, name),
            text: self.places.words(paragraph, text),
            from,
            to,
            span,
        });
    }

    /// A stretch of time with the year of the phase before it, where it names none: 3月 behind 2023年11月 is of 2024.
    fn behind_last(&self, when: schedule::Stretch) -> schedule::Stretch {
        let Some(last) = self.schedule.phases.last() else { return when };
        // Phases may overlap within a year: that behind 8月—12月 may be 11月.
        let within = last.from.filter(|from| last.to.is_none_or(|to| to.year() == from.year()));
        let Some(last) = within.or(last.to).or(last.from) else { return when };
        let after = |moment: schedule::Moment| {
            let month =
                moment.months.map(|(month, _)| month).filter(|_| moment.year.is_none() && !moment.next_year);
            let turns = |month: u32| last.month().is_some_and(|last| month < last);
            let year = month.map(|month| last.year() + i32::from(turns(month)));
            schedule::Moment { year: moment.year.or(year), ..moment }
        };
        schedule::Stretch { from: when.from.map(after), to: when.to.map(after), ..when }
    }

    /// Whether the phase of a heading holds a span. Those of headings came first and stand in order.
    fn is_titled(&self, span: Span) -> bool {
        let titled = self.schedule.phases.get(..self.titled).unwrap_or_default();
        let behind =
            titled.partition_point(|phase| phase.span.is_some_and(|whole| whole.start() <= span.start()));
        let before = behind.checked_sub(1).and_then(|before| titled.get(before));
        before.and_then(|phase| phase.span).is_some_and(|whole| whole.contains(span))
    }

    /// Reads a paragraph.
    pub(super) fn paragraph(&mut self, at: usize, words: &str, signs: ProseSigns<'_>) {
        if !schedule::may_speak_of_time(signs) {
            return;
        }
        let in_body = at >= self.places.document.frame.body.start;
        if in_body {
            self.phases(at, words, signs);
        }
        self.cadences(at, words, signs, in_body);
        self.deadlines(at, words, signs, in_body);
    }

    fn phases(&mut self, at: usize, words: &str, signs: ProseSigns<'_>) {
        for found in schedule::phases(words, signs) {
            let Some(span) = self.places.span(at, found.text.clone()) else { continue };
            if !self.is_titled(span) {
                self.phase(at, found.name, found.text, found.when);
            }
        }
    }

    fn cadences(&mut self, at: usize, words: &str, signs: ProseSigns<'_>, in_body: bool) {
        let places = self.places;
        for found in schedule::cadences(words, signs) {
            let range = places.behind_marker(at, found.range);
            let action = match words.get(found.action) {
                Some("报") | None => "报送".into(),
                Some(action) => action.into(),
            };
            self.schedule.cadences.push(Cadence {
                section: places.section(at, range.start).filter(|_| in_body),
                text: places.words(at, range.clone()),
                every: found.every.and_then(every),
                action,
                span: places.span(at, range),
            });
        }
    }

    fn deadlines(&mut self, at: usize, words: &str, signs: ProseSigns<'_>, in_body: bool) {
        let places = self.places;
        // Where the last year of a deadline stands, and which.
        let mut last: Option<(usize, i32)> = None;
        let mut sentence = Sentence::default();
        for found in schedule::deadlines(words, signs) {
            // Dates in brackets behind the name of a phase say when it ends.
            let of_phase = || {
                let behind = words.get(found.date.end..).unwrap_or_default();
                behind.trim_start_matches(['之', '以', '前']).starts_with(['）', ')'])
                    && places.span(at, found.date.clone()).is_some_and(|span| self.is_titled(span))
            };
            if places.in_clause(at, &found.date)
                || of_phase()
                || self.is_behind(at, found.when, found.date.start)
            {
                continue;
            }
            if let schedule::When::Once(schedule::Moment { year: Some(year), .. }) = found.when {
                last = Some((found.date.start, year));
            }
            let named = |ranges: Vec<Range<usize>>| -> Vec<NamedDepartment> {
                ranges.into_iter().filter_map(|range| Some(places.named(words.get(range)?))).collect()
            };
            let range = places.behind_marker(at, found.range);
            let span = places.span(at, range.clone());
            let (date, recurring) = self.when(
                dated(found.when, words, sentence.start(words, found.date.start), found.date.start, last),
                span,
            );
            self.schedule.deadlines.push(Deadline {
                section: places.section(at, found.date.start).filter(|_| in_body),
                task: None,
                clause: None,
                text: places.words(at, range),
                date,
                recurring,
                from_phase: false,
                who: named(found.who),
                to: named(found.to),
                what: places.words(at, found.what),
                span,
            });
        }
    }

    /// Whether a date stands in a chapter on what was reached and is none to come: 2020年底建成.
    fn is_behind(&self, paragraph: usize, when: schedule::When, at: usize) -> bool {
        let schedule::When::Once(moment) = when else { return false };
        let heading = self.places.heading(paragraph, at);
        let Some(by) = heading.and_then(|heading| self.places.past.of(heading)) else { return false };
        let last = by.or(self.first.map(|first| first - 1));
        // What is summed up at the end of a plan is no chapter on what was reached.
        let purpose = heading.and_then(|heading| self.places.document.purposes.get(heading));
        if matches!(purpose, Some(Purpose::Phase | Purpose::Measure)) {
            return false;
        }
        match (moment.year, last) {
            (Some(year), Some(last)) => year <= last,
            (year, _) => year.is_none(),
        }
    }

    /// The deadlines of a clause: one for each of its dates, and one without a date when there is none (长期坚持).
    fn clause(&mut self, departments: &[Department], task: &Task, clause: &Clause, index: u32) {
        let Some(text) = clause.deadline.as_deref() else { return };
        let who = bearers(departments, task, index);
        for (when, part) in schedule::when(text) {
            let (date, recurring) = self.when(when, clause.span);
            self.schedule.deadlines.push(Deadline {
                section: Some(task.section),
                task: Some(task.id),
                clause: Some(index),
                text: text.get(part).unwrap_or(text).into(),
                date,
                recurring,
                from_phase: false,
                who: who.clone(),
                to: Vec::new(),
                what: task.title.clone(),
                span: clause.span,
            });
        }
    }

    fn when(&mut self, when: schedule::When, span: Option<Span>) -> (Option<PartialDate>, Option<Recurring>) {
        match when {
            schedule::When::Once(moment) => (self.date(moment, true, span), None),
            schedule::When::Again(dated) => {
                let Some(every) = every(dated.cycle) else { return (None, None) };
                match Recurring::new(every, dated.month, dated.day) {
                    Ok(recurring) => (None, Some(recurring)),
                    Err(_) => {
                        self.impossible(span, dated.month, dated.day);
                        (None, None)
                    }
                }
            }
            schedule::When::Unsaid => (None, None),
        }
    }

    /// The date of a moment; `last` asks for the end of what it covers. One that no calendar has is reported.
    fn date(&mut self, moment: schedule::Moment, last: bool, span: Option<Span>) -> Option<PartialDate> {
        let year = match moment.year {
            Some(year) => year,
            None => self.year? + i32::from(moment.next_year),
        };
        let month = moment.months.map(|(first, end)| if last { end } else { first });
        match PartialDate::new(year, month, moment.day) {
            Ok(date) => Some(date),
            Err(_) => {
                self.impossible(span, month, moment.day);
                None
            }
        }
    }

    fn impossible(&mut self, span: Option<Span>, month: Option<u32>, day: Option<u32>) {
        let month = month.map(|month| format!("{month}月")).unwrap_or_default();
        let day = day.map(|day| format!("{day}日")).unwrap_or_default();
        self.findings.push(
            Diagnostic::new(Code::IMPOSSIBLE_DATE, span, format!("日历中没有“{month}{day}”，按原文保留"))
                .with_help("请核对日期"),
        );
    }
}

/// Where the sentence of the last date begins; dates come in order, so that no text is looked through twice.
#[derive(Default)]
struct Sentence {
    start: usize,
    looked: usize,
}

impl Sentence {
    /// The full stop before a place, or the start of the text.
    fn start(&mut self, words: &str, at: usize) -> usize {
        // The first of two dates that share their 前 may stand before the date before them.
        let from = if at < self.looked { self.start } else { self.looked };
        if let Some(stop) = words.get(from..at).and_then(|new| new.rfind('。')) {
            self.start = from + stop;
        }
        self.looked = self.looked.max(at);
        self.start
    }
}

/// A moment with the year of its sentence, where it has none: that of the deadline before, else that which opens the sentence, as in
/// 2023年改造120个，6月底前开工.
fn dated(
    when: schedule::When,
    words: &str,
    start: usize,
    at: usize,
    last: Option<(usize, i32)>,
) -> schedule::When {
    match when {
        schedule::When::Once(moment) if moment.year.is_none() && !moment.next_year => {
            let sentence = words.get(start..at).unwrap_or_default().trim_start_matches('。');
            let opened = || {
                let mut opening = sentence.char_indices().take_while(|&(at, _)| at <= NEAR);
                let (digit, _) = opening.find(|(_, c)| c.is_ascii_digit())?;
                let (year, behind) = sentence.get(digit..)?.split_at_checked(4)?;
                behind.starts_with('年').then(|| year.parse().ok())?
            };
            let year = last.filter(|(at, _)| *at >= start).map(|(_, year)| year).or_else(opened);
            let year = year.filter(|year| (1949..=2100).contains(year));
            schedule::When::Once(schedule::Moment { year, ..moment })
        }
        when => when,
    }
}

const fn every(cycle: schedule::Cycle) -> Option<Every> {
    match cycle {
        schedule::Cycle::Day => Some(Every::Day),
        schedule::Cycle::Week => Some(Every::Week),
        schedule::Cycle::Month => Some(Every::Month),
        schedule::Cycle::Quarter => Some(Every::Quarter),
        schedule::Cycle::HalfYear => Some(Every::HalfYear),
        schedule::Cycle::Year => Some(Every::Year),
        schedule::Cycle::Other => None,
    }
}

/// Who answers for a clause: its leads, or all of its departments when it has none.
fn bearers(departments: &[Department], task: &Task, clause: u32) -> Vec<NamedDepartment> {
    let of_clause = || task.assignments.iter().filter(|one| one.clause == Some(clause));
    let leads = of_clause().any(|one| one.role == Role::Lead);
    of_clause()
        .filter(|one| !leads || one.role == Role::Lead)
        .map(|one| {
            let department = departments.get(one.department.index());
            NamedDepartment {
                printed: (*one.printed).into(),
                canonical: department.map(|department| department.name.clone()),
                place: department.and_then(|department| department.place.clone()),
            }
        })
        .collect()
}
