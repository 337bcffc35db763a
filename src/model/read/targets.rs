//! Quantities of the prose as targets: where they stand, by when they fall due, and whether they lie behind.

use core::ops::Range;

use super::sections::clean;
use crate::document::{By, Document, Mark, Nature, Purpose, Quantity, Sign, quantities, times};
use crate::model::ids::{SectionId, TargetId};
use crate::model::plan::{Header, Plan};
use crate::model::target::{Due, Target};
use crate::model::words::{Comparator, DueSource, PlanKind, TargetKind};
use crate::text::{Span, fold_char, is_blank};

/// The year that a document is for, and the first year that lies ahead of it.
#[derive(Debug, Clone, Copy, Default)]
struct Years {
    /// A document for one year.
    only: Option<i32>,
    /// What was to be by an earlier year has been.
    first: Option<i32>,
}

/// The targets of the body, with the outline's indexes as section ids; tasks are linked once they are known.
pub(super) fn targets(document: &Document<'_>, header: &Header) -> Vec<Target> {
    let years = years(document, header);
    let chapters = chapters(document);
    let mut out = Vec::new();
    let mut next = 0;
    let mut place = None;
    // The date that a goal's opening words set for its items, by heading.
    let mut opened: Vec<Option<Due>> = vec![None; document.outline.len()];
    for at in document.frame.body.clone() {
        let mut from = 0;
        while let Some(found) = document.outline.get(next).filter(|found| found.paragraph <= at) {
            // What is said in 一是… is said under the numbered heading.
            if !matches!(found.mark, Mark::Enumerated { .. }) {
                place = Some(next);
                from = if found.title_paragraph == at { found.title.start } else { 0 };
            }
            next += 1;
        }
        if document.tables.get(at).copied().unwrap_or_default() {
            continue;
        }
        let words = document.words(at);
        let past = place.and_then(|place| chapters.get(place)).copied().unwrap_or_default();
        let found = quantities(words, from, past.is_some());
        let goal = place.is_some_and(|place| document.purposes.get(place) == Some(&Purpose::Goal));
        if found.is_empty() && !goal {
            continue;
        }
        let reader = Reader { document, years, paragraph: at, place, past };
        let inherited = place.and_then(|place| above(document, &opened, place));
        let mut said: Option<Due> = None;
        for quantity in found {
            if reader.in_clause(&quantity.figure) {
                continue;
            }
            let target = reader.target(quantity, &mut said, inherited.as_ref(), out.len());
            out.push(target);
        }
        if goal && let Some(slot) = place.and_then(|place| opened.get_mut(place)) {
            // The last date that a paragraph of the goal's own text sets goes on until another does.
            let first = times(words)
                .into_iter()
                .find_map(|when| reader.due(&when.by, when.range, DueSource::Inherited));
            if slot.is_none() {
                *slot = first;
            }
        }
    }
    out
}

/// Ties each target to the task in whose text it stands.
pub(super) fn link(plan: &mut Plan) {
    let mut by_section = vec![None; plan.sections.len()];
    for task in &plan.tasks {
        if let Some(slot) = by_section.get_mut(task.section.index()) {
            *slot = Some(task.id);
        }
    }
    for target in &mut plan.targets {
        let mut next = target.section;
        while let Some(id) = next {
            if let Some(&Some(task)) = by_section.get(id.index()) {
                target.task = Some(task);
                break;
            }
            next = plan.sections.get(id.index()).and_then(|section| section.parent);
        }
    }
}

/// One paragraph while its quantities become targets.
struct Reader<'r> {
    document: &'r Document<'r>,
    years: Years,
    paragraph: usize,
    place: Option<usize>,
    /// Whether it stands in a chapter on what was reached, and by which year.
    past: Option<Option<i32>>,
}

impl Reader<'_> {
    fn words(&self, range: &Range<usize>) -> &str {
        self.document.words(self.paragraph).get(range.clone()).unwrap_or_default()
    }

    fn span(&self, range: Range<usize>) -> Option<Span> {
        self.document.paragraphs.get(self.paragraph).map(|paragraph| paragraph.locate(range))
    }

    /// Whether a figure stands in a responsibility clause, as its deadline does.
    fn in_clause(&self, figure: &Range<usize>) -> bool {
        let clauses = &self.document.clauses;
        let first = clauses.partition_point(|placed| placed.paragraph < self.paragraph);
        clauses
            .iter()
            .skip(first)
            .take_while(|placed| placed.paragraph == self.paragraph)
            .any(|placed| placed.clause.range.contains(&figure.start))
    }

    /// The date that a time phrase sets; none for 每年, and none where the year of 年内 is not known.
    fn due(&self, by: &By, range: Range<usize>, source: DueSource) -> Option<Due> {
        let (year, month) = match *by {
            By::Year { year, month } => (year, month),
            By::ThisYear => (self.years.only?, None),
            By::Every | By::Since(_) | By::Base => return None,
        };
        let text = clean(self.words(&range));
        Some(Due { year, month, text, source, span: self.span(range) })
    }

    fn target(
        &self,
        quantity: Quantity,
        said: &mut Option<Due>,
        inherited: Option<&Due>,
        index: usize,
    ) -> Target {
        let mut kind = match quantity.nature {
            Nature::Promise => TargetKind::Target,
            Nature::Funding => TargetKind::Funding,
            Nature::Result => TargetKind::PastResult,
        };
        let by = quantity.when.as_ref().map(|when| when.by);
        let stated =
            quantity.when.as_ref().and_then(|when| self.due(&when.by, when.range.clone(), DueSource::Stated));
        let behind =
            stated.as_ref().is_some_and(|due| self.years.first.is_some_and(|first| due.year < first));
        if behind && kind == TargetKind::Target {
            kind = TargetKind::PastResult;
        }
        let as_of = match (kind, by) {
            (TargetKind::PastResult, Some(By::Since(Some(year)) | By::Year { year, .. })) => Some(year),
            (TargetKind::PastResult, _) => self.past.flatten(),
            _ => None,
        };
        let due = match kind {
            TargetKind::Target if by == Some(By::Every) => None,
            TargetKind::Target => stated
                .clone()
                .or_else(|| said.clone())
                .or_else(|| inherited.cloned())
                .or_else(|| self.by_document()),
            _ => None,
        };
        if kind == TargetKind::Target
            && let Some(stated) = stated
        {
            *said = Some(Due { source: DueSource::Inherited, ..stated });
        }
        let words = |range: &Option<Range<usize>>| range.as_ref().map(|range| clean(self.words(range)));
        let every = quantity
            .when
            .as_ref()
            .filter(|when| when.by == By::Every)
            .map(|when| clean(self.words(&when.range)));
        let number = |digits: &Option<String>| digits.as_ref().and_then(|digits| digits.parse().ok());
        Target {
            id: TargetId::new(index),
            section: self.place.map(SectionId::new),
            task: None,
            kind,
            text: clean(self.words(&quantity.text)),
            span: self.span(quantity.text.clone()),
            subject: quantity.subject.as_str().into(),
            figure: clean(self.words(&quantity.figure)),
            figure_span: self.span(quantity.figure.clone()),
            value: number(&quantity.value),
            value_high: number(&quantity.high),
            value_from: number(&quantity.from),
            unit: quantity.unit.as_str().into(),
            comparator: comparator(quantity.sign),
            bound: quantity.bound.map(comparator),
            reference: words(&quantity.reference),
            due,
            as_of,
            hedge: words(&quantity.hedge),
            per: words(&quantity.per).or(every),
            cumulative: quantity.cumulative,
            condition: words(&quantity.condition),
            payer: words(&quantity.payer),
        }
    }

    fn by_document(&self) -> Option<Due> {
        let year = self.years.only?;
        Some(Due { year, month: None, text: Box::default(), source: DueSource::Document, span: None })
    }
}

const fn comparator(sign: Sign) -> Comparator {
    match sign {
        Sign::AtLeast => Comparator::AtLeast,
        Sign::AtMost => Comparator::AtMost,
        Sign::Equal => Comparator::Equal,
        Sign::About => Comparator::About,
        Sign::Range => Comparator::Range,
        Sign::Growth => Comparator::Growth,
        Sign::Full => Comparator::Full,
        Sign::Relative => Comparator::Relative,
    }
}

/// The date set by the opening words of the goal that a heading belongs to.
fn above(document: &Document<'_>, opened: &[Option<Due>], place: usize) -> Option<Due> {
    let mut next = Some(place);
    while let Some(at) = next {
        if let Some(Some(due)) = opened.get(at) {
            return Some(due.clone());
        }
        next = document.outline.get(at).and_then(|heading| heading.parent);
    }
    None
}

/// For each heading whether it stands in a chapter on what was reached, and by which year where the title says so.
fn chapters(document: &Document<'_>) -> Vec<Option<Option<i32>>> {
    const ENDINGS: &[&str] = &[
        "成效",
        "成就",
        "成绩",
        "现状",
        "回顾",
        "发展基础",
        "工作基础",
        "现实基础",
        "基础条件",
        "基本情况",
        "基础优势",
        "面临形势",
        "形势",
        "发展环境",
        "进展",
        "背景",
        "情况",
        "基础",
        "经验",
    ];
    let mut out: Vec<Option<Option<i32>>> = Vec::with_capacity(document.outline.len());
    for (at, heading) in document.outline.iter().enumerate() {
        let inherited = heading.parent.and_then(|parent| out.get(parent).copied().flatten());
        let title: String = document.title(heading).chars().filter(|&c| !is_blank(c)).take(40).collect();
        let aims = matches!(
            document.purposes.get(at),
            Some(Purpose::Task | Purpose::TaskGroup | Purpose::Goal | Purpose::Measure | Purpose::Safeguard)
        );
        let own = heading.is_numbered()
            && !aims
            && ENDINGS.iter().any(|ending| title.ends_with(ending) || title.contains("成效"))
            && !["夯实", "加强", "巩固", "强化", "提升"].iter().any(|verb| title.starts_with(verb));
        out.push(inherited.or_else(|| {
            own.then(|| {
                times(&title).iter().find_map(|when| match when.by {
                    By::Year { year, .. } => Some(year),
                    By::Since(year) => year,
                    _ => None,
                })
            })
        }));
    }
    out
}

/// Whether a document is for one year, and from when on its dates lie ahead.
fn years(document: &Document<'_>, header: &Header) -> Years {
    let period = header.period.map(|period| (period.from(), period.to()));
    let issued = header.issued.or(header.published).map(|date| chrono::Datelike::year(&date));
    let only = match period {
        Some((from, to)) => (from == to).then_some(from),
        None => {
            opening_year(document).or_else(|| issued.filter(|_| header.kind == Some(PlanKind::WorkPoints)))
        }
    };
    let first = match (period, issued) {
        (Some((from, _)), Some(issued)) => Some(from.min(issued)),
        (Some((from, _)), None) => Some(from),
        (None, issued) => only.or(issued),
    };
    Years { only, first }
}

/// The year that the first words of a document without a title name: 2021年全市科技创新工作的总体思路是….
fn opening_year(document: &Document<'_>) -> Option<i32> {
    document.frame.body.clone().take(4).find_map(|at| {
        let words: String =
            document.words(at).chars().filter(|&c| !is_blank(c)).map(fold_char).take(24).collect();
        let year: i32 = words.get(..4)?.parse().ok().filter(|year| (1949..2100).contains(year))?;
        let rest = words.get(4..)?.strip_prefix('年')?;
        let work = rest.contains("工作") || rest.contains("思路") || rest.contains("要点");
        (work && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(year)
    })
}
