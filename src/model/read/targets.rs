//! Quantities of the prose as targets: where they stand, by when they fall due, and whether they lie behind.

use core::ops::Range;

use super::held::Held;
use super::places::Places;
use super::sections::clean;
use crate::document::{
    By, Document, Heading, Mark, Nature, Paragraph, ProseSigns, Purpose, Quantity, Room, Sign, SignRoom,
    When, Words, opening_times, quantities, times,
};
use crate::model::ids::{SectionId, TargetId};
use crate::model::plan::{Header, Plan};
use crate::model::target::{Due, Target};
use crate::model::words::{Comparator, DueSource, PlanKind, TargetKind};
use crate::text::{Span, fold_char, is_blank};

/// How far behind the beginning of a paragraph a date still opens it, in bytes: 力争 or a dash may stand before.
const NEAR: usize = 12;

/// The year that a document is for, and the first year that lies ahead of it.
#[derive(Debug, Clone, Copy, Default)]
struct Years {
    /// A document for one year.
    only: Option<i32>,
    /// The year that 今年 means: that of a document for one year, else that in which one for no years in particular was issued.
    this: Option<i32>,
    /// What was to be by an earlier year has been.
    first: Option<i32>,
}

/// Most bytes behind the date of a title that is nothing but a date: 2025年主要目标.
const LONGEST_AIM: usize = 18;

/// Whether a title that begins with a date of so many bytes sets it for what stands below: 2025年目标 in a goal, 2025年工作计划 elsewhere.
fn is_aim(title: &str, date: usize, goal: bool) -> bool {
    const PLANS: &[&str] = &["计划", "安排", "打算", "任务", "目标", "要点", "重点", "思路", "措施", "工作"];
    let chapter = title.len() <= date + 4 * LONGEST_AIM
        && ["总体要求", "预期目标", "主要目标", "工作任务"].iter().any(|aim| title.contains(aim));
    chapter
        || goal && title.len() <= date + LONGEST_AIM
        || title.len() <= date + 2 * LONGEST_AIM && PLANS.iter().any(|plan| title.ends_with(plan))
}

/// The targets in the tasks of tables. Their sections are known only when the tasks are.
pub(super) fn rows(document: &Document<'_>, header: &Header) -> Vec<Target> {
    let years = years(document, header);
    let (mut signs, mut room) = (SignRoom::default(), Room::default());
    let mut out = Vec::new();
    for row in &document.rows {
        let Some(cell) = &row.title else { continue };
        let text = cell.text(document.source);
        for quantity in quantities(text, signs.of_text(text), 0, false, &mut room) {
            let place = Place::Cell(cell);
            let reader = Reader { text, place, years, section: None, past: None, aims: true };
            out.push(reader.target(&quantity, None));
        }
    }
    out
}

/// The targets while the body is read; tasks are linked once all are there.
pub(super) struct TargetReader<'r, 'd> {
    places: &'r Places<'d>,
    years: Years,
    /// The date that a goal's opening words set for its items.
    opened: Held<Due>,
    /// The headings whose title sets a year, which 年底 below them means.
    dated: Held<i32>,
    /// The heading that comes next, and the one that holds.
    next: usize,
    place: Option<usize>,
    room: Room,
    out: Vec<Target>,
}

impl<'r, 'd> TargetReader<'r, 'd> {
    /// Nothing is read yet.
    pub(super) fn new(places: &'r Places<'d>, header: &Header) -> Self {
        let document = places.document;
        Self {
            places,
            years: years(document, header),
            opened: Held::default(),
            dated: Held::default(),
            next: 0,
            place: None,
            room: Room::default(),
            out: Vec::new(),
        }
    }

    /// Goes on to the headings of a paragraph. Where the text of the last begins in it.
    fn enter(&mut self, at: usize) -> usize {
        let mut from = 0;
        while let Some(found) =
            self.places.document.outline.get(self.next).filter(|found| found.paragraph <= at)
        {
            // What is said in 一是… is said under the numbered heading.
            if !matches!(found.mark, Mark::Enumerated { .. }) {
                self.place = Some(self.next);
                from = if found.title_paragraph() == at { found.title.start() } else { 0 };
            }
            self.next += 1;
        }
        let outline = &self.places.document.outline;
        if let Some(above) = self.place.and_then(|place| outline.get(place))
            && above.ends_list_before(outline.get(self.next), at)
        {
            self.place = above.parent();
        }
        from
    }

    /// Reads a paragraph; they come in order.
    pub(super) fn paragraph(&mut self, at: usize, words: &str, signs: ProseSigns<'_>) {
        let from = self.enter(at);
        let (document, years, place) = (self.places.document, self.years, self.place);
        if document.tables.get(at).copied().unwrap_or_default() {
            return;
        }
        let past = place.and_then(|place| self.places.past.of(place)).copied();
        let found = quantities(words, signs, from, past.is_some(), &mut self.room);
        let goal = place.is_some_and(|place| document.purposes.get(place) == Some(&Purpose::Goal));
        let titled = place
            .and_then(|place| document.outline.get(place))
            .filter(|heading| heading.title_paragraph() == at);
        let yearly = |heading: &Heading| {
            words.get(heading.title.start()..).is_some_and(|title| title.starts_with("20"))
        };
        if found.is_empty() && !goal && !titled.is_some_and(yearly) {
            return;
        }
        let opening = titled.map_or(0, |heading| heading.body());
        let room = &mut self.room;
        let leading = if goal { times(words, room) } else { opening_times(words, opening + NEAR, room) };
        let Some(paragraph) = document.paragraphs.get(at) else { return };
        let section = place.and_then(|place| self.places.section_of(place));
        let to_do = |purpose: &Purpose| {
            matches!(purpose, Purpose::Task | Purpose::TaskGroup | Purpose::Measure | Purpose::Safeguard)
        };
        let aims = goal || place.and_then(|place| document.purposes.get(place)).is_some_and(to_do);
        let reader = Reader { text: words, place: Place::Paragraph(paragraph), years, section, past, aims };
        // （一）2025年目标: the title says by when.
        if let Some((place, heading)) = place.zip(titled)
            && let Some(when) = leading.iter().find(|when| when.range.start == heading.title.start())
            && is_aim(document.title(heading), when.range.len(), goal)
            && let Some(due) = reader.due(&when.by, when.range.clone(), DueSource::Inherited)
        {
            self.dated.put(place, due.year);
            self.opened.put(place, due);
        }
        let this = place.and_then(|place| self.dated.above(&document.outline, place)).copied();
        let reader = Reader { years: Years { this: this.or(years.this), ..years }, ..reader };
        let inherited = place.and_then(|place| self.opened.above(&document.outline, place)).cloned();
        let mut said: Option<Due> = None;
        // Dates and quantities both come in order, so each date is looked at once.
        let mut dates = leading.iter().filter(|when| when.leads).peekable();
        for quantity in found {
            // The deadline of a clause is none.
            if document.in_clause(at, quantity.figure.start) {
                continue;
            }
            // 到2025年, … opens what the next sentences of a goal say too; elsewhere only where the paragraph begins with it.
            while let Some(when) = dates.next_if(|when| when.range.end <= quantity.figure.start) {
                if goal || when.range.start <= opening + NEAR && !is_one_of_several(words, when.range.end) {
                    // What lies behind opens a report, not what is promised next.
                    let ahead = |due: &Due| years.first.is_none_or(|first| due.year >= first);
                    said =
                        reader.due(&when.by, when.range.clone(), DueSource::Inherited).filter(ahead).or(said);
                }
            }
            self.out.push(reader.target(&quantity, said.as_ref().or(inherited.as_ref())));
        }
        if let Some(place) = place.filter(|_| goal) {
            self.open(place, &leading, &reader);
        }
    }

    /// The date that opens a paragraph of a goal goes on until another does.
    fn open(&mut self, place: usize, leading: &[When], reader: &Reader<'_>) {
        let first = self.opened.of(place).is_none();
        let opens = leading.iter().find(|when| when.leads && (first || when.range.start < 16));
        if let Some(due) =
            opens.and_then(|when| reader.due(&when.by, when.range.clone(), DueSource::Inherited))
        {
            self.opened.put(place, due);
        }
    }

    /// These targets and those of tables, in the order of the text.
    pub(super) fn finish(self, rows: Vec<Target>) -> Vec<Target> {
        let mut out = self.out;
        out.extend(rows);
        // By the keys alone: a stable sort of the targets themselves would copy them once more when memory is at its highest.
        out.sort_by_cached_key(|target| target.figure_span.map_or(0, |span| span.start()));
        for (at, target) in out.iter_mut().enumerate() {
            target.id = TargetId::new(at);
        }
        out
    }
}

/// Ties each target to the task in whose text it stands; one in a table gets the section of its row.
pub(super) fn link(plan: &mut Plan) {
    for target in plan.targets.iter_mut().filter(|target| target.section.is_none()) {
        let Some(span) = target.figure_span else { continue };
        // Tasks are in document order, and those of a table do not overlap.
        let behind =
            plan.tasks.partition_point(|task| task.span.is_none_or(|own| own.start() <= span.start()));
        let task = behind.checked_sub(1).and_then(|at| plan.tasks.get(at));
        if let Some(task) = task.filter(|task| task.span.is_some_and(|own| own.contains(span))) {
            target.section = Some(task.section);
        }
    }
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

/// Where the words of quantities stand.
#[derive(Clone, Copy)]
enum Place<'r> {
    Paragraph(&'r Paragraph),
    /// A cell of a table.
    Cell(&'r Words),
}

/// One paragraph or cell while its quantities become targets.
struct Reader<'r> {
    text: &'r str,
    place: Place<'r>,
    years: Years,
    section: Option<SectionId>,
    /// Whether it stands in a chapter on what was reached, and by which year.
    past: Option<Option<i32>>,
    /// Whether it stands in a goal or in what is to be done.
    aims: bool,
}

impl Reader<'_> {
    fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn span(&self, range: Range<usize>) -> Span {
        match self.place {
            Place::Paragraph(paragraph) => paragraph.locate(range),
            Place::Cell(cell) => cell.locate(range),
        }
    }

    /// The date that a time phrase sets; none for 每年, and none where the year of 年内 is not known.
    fn due(&self, by: &By, range: Range<usize>, source: DueSource) -> Option<Due> {
        let (year, month) = match *by {
            By::Year { year, month } => (year, month),
            By::ThisYear => (self.years.this?, None),
            By::Every | By::Since(_) | By::Base => return None,
        };
        let text = clean(self.words(&range));
        Some(Due { year, month, text, source, span: Some(self.span(range)) })
    }

    /// The target of a quantity; `inherited` is the date that words before it set.
    fn target(&self, quantity: &Quantity, inherited: Option<&Due>) -> Target {
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
        // 投资完成8亿元，同比增长9%: nobody can compare what has not been, unless a goal or a task says what shall be.
        let ahead = stated.as_ref().zip(self.years.first).is_some_and(|(due, first)| due.year >= first);
        let told = quantity.reported && !self.aims && !ahead;
        if (behind || told) && kind == TargetKind::Target {
            kind = TargetKind::PastResult;
        }
        let as_of = match (kind, by) {
            (TargetKind::PastResult, Some(By::Since(Some(year)) | By::Year { year, .. })) => Some(year),
            (TargetKind::PastResult, _) => self.past.flatten(),
            _ => None,
        };
        let due = match kind {
            TargetKind::Target if by == Some(By::Every) => None,
            TargetKind::Target => stated.or_else(|| inherited.cloned()).or_else(|| self.by_document()),
            _ => None,
        };
        let words = |range: &Option<Range<usize>>| range.as_ref().map(|range| clean(self.words(range)));
        let every = quantity
            .when
            .as_ref()
            .filter(|when| when.by == By::Every)
            .map(|when| clean(self.words(&when.range)));
        let number = |digits: &Option<String>| digits.as_ref().and_then(|digits| digits.parse().ok());
        Target {
            id: TargetId::new(0),
            section: self.section,
            task: None,
            kind,
            text: clean(self.words(&quantity.text)),
            span: Some(self.span(quantity.text.clone())),
            subject: quantity.subject.as_str().into(),
            figure: clean(self.words(&quantity.figure)),
            figure_span: Some(self.span(quantity.figure.clone())),
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
            indicators: Vec::new(),
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

/// Whether another year follows the date that a sentence opens with: each holds for its own part of the sentence, and neither for the
/// next.
fn is_one_of_several(words: &str, from: usize) -> bool {
    let behind = words.get(from..).unwrap_or_default();
    let sentence = behind.split('。').next().unwrap_or_default();
    sentence.match_indices('年').any(|(at, _)| {
        let before = sentence.get(..at).unwrap_or_default();
        let words = before.trim_end_matches(|c: char| c.is_ascii_digit());
        // 比2020年下降 names what is compared with.
        let base = words.ends_with(['比', '较', '以', '自']);
        before.len() - words.len() == 4
            && before.get(words.len()..).is_some_and(|year| year.starts_with("20"))
            && !base
    })
}

/// Whether a document is for one year, and from when on its dates lie ahead.
fn years(document: &Document<'_>, header: &Header) -> Years {
    let period = header.period.map(|period| (period.from(), period.to()));
    let issued = header.issued.or(header.published).map(|date| chrono::Datelike::year(&date));
    let only = match period {
        Some((from, to)) => (from == to).then_some(from),
        None => {
            // Work points, and the division of what a report promises, are for the year in which they are issued.
            let yearly = header.kind == Some(PlanKind::WorkPoints)
                || [&header.title, &header.notice_title]
                    .into_iter()
                    .flatten()
                    .any(|title| title.contains("政府工作报告"));
            opening_year(document).or_else(|| issued.filter(|_| yearly))
        }
    };
    let first = match (period, issued) {
        (Some((from, _)), Some(issued)) => Some(from.min(issued)),
        (Some((from, _)), None) => Some(from),
        (None, issued) => only.or(issued),
    };
    Years { only, this: only.or_else(|| issued.filter(|_| period.is_none())), first }
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
