//! Clauses in their places: which heading each belongs to, and which lines make one clause together.

use super::clause::{self, Brackets, Clause, Context, LabelRole, Looks};
use super::duties;
use super::extent::Extent;
use super::flow::Paragraph;
use super::frame::Frame;
use super::marker::{Numbering, marker};
use super::outline::{Heading, Mark};

/// A clause in its place.
#[derive(Debug)]
pub(crate) struct Placed {
    /// The paragraph whose words it was read from.
    pub paragraph: usize,
    /// The numbered heading that it belongs to, as an index into the outline.
    pub heading: Option<usize>,
    pub clause: Clause,
    /// The words it governs, in the same paragraph; empty when it has the paragraph for itself.
    pub governs: Extent,
    /// Whether it goes on with the clause before it, as 配合单位 on the line below 牵头单位 does.
    pub continues: bool,
    /// Whether a heading above says it of all items below, itself not one of their words.
    pub handed: bool,
}

/// Finds the clauses of the body and the heading that each belongs to: the nearest numbered one.
pub(super) fn place(
    source: &str,
    paragraphs: &[Paragraph],
    frame: &Frame,
    tables: &[bool],
    outline: &[Heading],
    looks: &mut Looks,
) -> Vec<Placed> {
    let mut placing = Placing { placed: Vec::new(), last_line: 0, looks, brackets: Brackets::default() };
    let mut above = Above::new(source, paragraphs, outline);
    for at in frame.body.clone() {
        above.reach(at);
        if tables.get(at).copied().unwrap_or_default() {
            continue;
        }
        let heading = above.heading;
        let begins = heading
            .and_then(|heading| outline.get(heading))
            .is_some_and(|found| found.title_paragraph() == at);
        let text = paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
        // 3.牵头单位：… among the facts of a task is a line of labels with a number before it.
        let number = || {
            let words = paragraphs.get(at)?.marked().filter(|_| !begins)?.words();
            text.get(words..).and_then(clause::leading_label).map(|_| words)
        };
        let from = if begins { above.from } else { number().unwrap_or_default() };
        // Who leads the group that keeps the plan going is told nothing of what to do.
        if !begins && text.starts_with("组长") && above.keeps_going() {
            continue;
        }
        let placed = placing.placed.len();
        placing.paragraph(text, at, heading, from, begins);
        if above.divided && placing.placed.len() == placed {
            placing.duty(text, at, heading, from, above.all);
        }
        above.divided |= heading.is_some() && duties::announces(text);
    }
    placing.placed
}

/// The heading that stands above the paragraphs as they are gone through, and what it says of them.
struct Above<'d> {
    source: &'d str,
    paragraphs: &'d [Paragraph],
    outline: &'d [Heading],
    /// The next heading of the outline.
    next: usize,
    heading: Option<usize>,
    /// Where the words of its title begin, where it stands in the paragraph.
    from: usize,
    /// Whether it divides the work, or the one above it does, and what it says of all of it.
    divided: bool,
    all: Option<LabelRole>,
    /// For each heading so far whether it divides the work itself.
    divides: Vec<bool>,
}

impl<'d> Above<'d> {
    fn new(source: &'d str, paragraphs: &'d [Paragraph], outline: &'d [Heading]) -> Self {
        let divides = Vec::with_capacity(outline.len());
        let (next, heading, from, divided, all) = (0, None, 0, false, None);
        Self { source, paragraphs, outline, next, heading, from, divided, all, divides }
    }

    /// Passes over the headings up to a paragraph; they come in order.
    fn reach(&mut self, at: usize) {
        while let Some(found) = self.outline.get(self.next).filter(|found| found.paragraph <= at) {
            let known = self.heading;
            // Circled digits number the steps of a task, never tasks.
            let step = matches!(found.mark, Mark::Number { form: Numbering::Fifth, .. });
            if let Some(above) =
                found.parent().filter(|_| goes_on_inside(found.mark, || self.text(found.paragraph)))
            {
                // So do the numbers of steps that stand in one paragraph.
                self.heading = Some(above);
            } else if found.is_ranked() && !step
                || matches!(found.mark, Mark::Annex { .. } | Mark::Box { .. })
            {
                self.heading = Some(self.next);
                self.from = if found.title_paragraph() == at { found.title.start() } else { 0 };
            }
            // Work that is divided below a heading is divided below those right under it as well.
            self.divides.push(found.is_ranked() && duties::divides(self.title(found)));
            if self.heading != known {
                let told = |at: Option<usize>| at.and_then(|at| self.divides.get(at)).is_some_and(|&own| own);
                let below = self.heading.and_then(|at| self.outline.get(at));
                self.divided = told(self.heading) || told(below.and_then(|found| found.parent()));
                self.all = below.and_then(|found| duties::of_all(self.title(found)));
            }
            self.next += 1;
        }
    }

    fn text(&self, at: usize) -> &'d str {
        self.paragraphs.get(at).map_or("", |paragraph| paragraph.text(self.source))
    }

    /// Whether the heading says of the parts below it that they keep the plan going: 加强组织领导.
    fn keeps_going(&self) -> bool {
        const WORDS: [&str; 7] =
            ["领导", "组织保障", "组织实施", "组织机构", "组织架构", "工作机制", "推进机制"];
        let heading = self.heading.and_then(|at| self.outline.get(at));
        heading.is_some_and(|heading| WORDS.iter().any(|word| self.title(heading).contains(word)))
    }

    fn title(&self, heading: &Heading) -> &'d str {
        self.text(heading.title_paragraph()).get(heading.title.range()).unwrap_or_default()
    }
}

/// Whether the paragraph of a step （1） has the next one as well, so that it tells of all of them: （1）….（2）….
fn goes_on_inside<'t>(mark: Mark, begun: impl FnOnce() -> &'t str) -> bool {
    let Mark::Number { form: Numbering::Fourth, number } = mark else { return false };
    let text = begun();
    let next = number + 1;
    [format!("（{next}）"), format!("({next})")].iter().any(|next| text.contains(next.as_str()))
}

struct Placing<'l> {
    placed: Vec<Placed>,
    /// The last paragraph that is a line of labels, of departments or of something else such as 责任人.
    last_line: usize,
    looks: &'l mut Looks,
    brackets: Brackets,
}

impl Placing<'_> {
    fn paragraph(&mut self, text: &str, at: usize, heading: Option<usize>, from: usize, begins: bool) {
        if let Some(owed) = self.owed(text, at, heading) {
            self.last_line = at;
            self.placed.push(owed);
            return;
        }
        let label = text.get(from..).and_then(clause::leading_label);
        if !begins && text.len() < 300 && clause::only_other_label(text, label) {
            // 责任领导 between 牵头单位 and 责任单位 parts nothing.
            if self.last_line + 1 == at {
                self.last_line = at;
            }
            return;
        }
        let lists_members = text.starts_with("成员");
        let known = self.placed.len();
        let Self { placed, last_line, looks, brackets } = self;
        clause::find(text, from, label, looks, brackets, |found| {
            let mut next = Placed {
                paragraph: at,
                heading,
                clause: found.clause,
                governs: found.governs,
                continues: false,
                handed: false,
            };
            if let Some(last) = placed.last().filter(|last| goes_on(last, &next, *last_line)) {
                next.continues = true;
                next.clause.labels = next.clause.labels.behind(last.clause.labels);
            } else if next.clause.label_line && (next.clause.labels.is_empty() || lists_members) {
                // A deadline with no departments above it is no division of work, nor are the members of a leading group.
                return;
            }
            if next.clause.label_line {
                *last_line = at;
            }
            placed.push(next);
        });
        // So does a line with any other label: 建设规模：… between 责任单位 and 完成时限.
        if !begins
            && self.placed.len() == known
            && self.last_line + 1 == at
            && text.get(from..).is_some_and(clause::is_labelled)
        {
            self.last_line = at;
        }
    }

    /// The departments that a paragraph begins with, where it tells their duty.
    fn duty(&mut self, text: &str, at: usize, heading: Option<usize>, from: usize, all: Option<LabelRole>) {
        let Some(clause) = duties::duty(text, from, all, self.looks) else { return };
        let behind = clause.range.end();
        let governs = (behind..text.len()).into();
        let Self { placed, looks, .. } = self;
        placed.push(Placed { paragraph: at, heading, clause, governs, continues: false, handed: false });
        duties::others(text, behind, all, looks, |clause| {
            let governs = Extent::default();
            placed.push(Placed { paragraph: at, heading, clause, governs, continues: true, handed: false });
        });
    }

    /// The departments on the line below a label that has its line to itself.
    fn owed(&mut self, text: &str, at: usize, heading: Option<usize>) -> Option<Placed> {
        let last =
            self.placed.last().filter(|last| last.clause.label_line && last.clause.entries.is_empty())?;
        let label = last.clause.labels.last()?;
        if last.paragraph + 1 != at || last.heading != heading || text.len() > 900 || marker(text).is_some() {
            return None;
        }
        let labels = last.clause.labels;
        let mut read = |context| clause::read_with(text, 0..text.len(), context, self.looks);
        read(Context::Bracket { closing: true })?;
        let clause = Clause { label_line: true, labels, ..read(Context::Cell(label))? };
        let governs = Extent::default();
        Some(Placed { paragraph: at, heading, clause, governs, continues: true, handed: false })
    }
}

/// Whether a clause on a line of its own goes on with the one on the line above: other labels, same heading.
fn goes_on(last: &Placed, next: &Placed, last_line: usize) -> bool {
    last.clause.label_line
        && next.clause.label_line
        && last.heading == next.heading
        && last_line + 1 >= next.paragraph
        && !next.clause.labels.shares(last.clause.labels)
}

/// Whether the covering notice or the text before the first heading says how to read the lists: the department listed first leads.
pub(super) fn rule_in_preamble(
    source: &str,
    paragraphs: &[Paragraph],
    frame: &Frame,
    outline: &[Heading],
) -> bool {
    let first = outline.first().map_or(frame.body.end, |heading| heading.paragraph);
    paragraphs.iter().take(first.min(frame.body.end)).take(400).any(|paragraph| {
        let text = paragraph.text(source);
        text.contains("牵头") && text.split('。').any(clause::is_first_leads_rule)
    })
}
