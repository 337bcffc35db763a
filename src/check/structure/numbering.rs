//! How the headings of a plan are counted, and where the count breaks; the rules about numbers share one walk.

use core::ops::Range;
use std::collections::HashMap;

use super::printed;
use crate::check::subject::Subject;
use crate::document::{Numbering, ORDINALS};
use crate::model::{Section, SectionId, SectionRole};
use crate::text::{Span, fold, is_blank, whole_number};

/// A break of more numbers than this is no slip of the pen: most likely the number is none, as a year or a quantity.
const WIDEST_GAP: u32 = 3;

/// Where a count is known to run on from heading to heading, whole headings may be lost with what is below them.
const WIDEST_LOSS: u32 = 30;

/// How long a line can be and still be a heading without a number, in characters.
const SHORT_LINE: usize = 40;

/// A heading at which the count breaks.
pub(in crate::check) struct Break<'p> {
    pub section: &'p Section,
    pub number: u32,
    /// The heading counted before it, in the same form.
    pub before: Option<&'p Section>,
    pub fault: Fault,
}

/// How a count can break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Fault {
    /// Numbers are left out; this is the first of them.
    Skipped { first: u32 },
    /// The number was there already, at `before`.
    Repeated,
    /// The count begins again under the same heading.
    Restarted,
    /// The first below its heading is not number one.
    Headless,
}

/// Where the headings of one form have got to.
struct Count<'p> {
    last: u32,
    most: u32,
    /// The headings so far, for finding the one that has a number already.
    seen: HashMap<u32, &'p Section>,
    before: &'p Section,
    /// Place of the last one in the outline.
    at: usize,
}

/// Every break of the numbering, in document order.
///
/// *Complexity*: linear in the number of headings and in the text between those at which the count seems to break.
pub(in crate::check) fn breaks<'p>(subject: &Subject<'p>) -> Vec<Break<'p>> {
    Walk::new(subject).run()
}

/// The form and the number that a heading's step in the path stands for: 三, （一）, 1, （2）, ①, 第一章.
pub(super) fn number_of(section: &Section) -> Option<(Numbering, u32)> {
    if section.row {
        return None;
    }
    let label = &*section.label;
    if let Some(rest) = label.strip_prefix('第') {
        return ORDINALS
            .iter()
            .find_map(|&(word, form)| Some((form, whole_number(rest.strip_suffix(word)?)?)));
    }
    if let Some(inner) = label.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')) {
        let form = if inner.starts_with(|c: char| c.is_ascii_digit()) {
            Numbering::Fourth
        } else {
            Numbering::Second
        };
        return Some((form, whole_number(inner)?));
    }
    let form = match label.chars().next()? {
        '0'..='9' => Numbering::Third,
        '①'..='⑳' => Numbering::Fifth,
        '㈠'..='㈩' => Numbering::Second,
        _ => Numbering::First,
    };
    Some((form, whole_number(label)?))
}

/// Where the number of a heading is printed; its whole place where it stands apart from its title.
pub(super) fn mark(subject: &Subject<'_>, section: &Section) -> Option<Span> {
    let span = section.span?;
    let printed = !section.marker.is_empty() && subject.words(span).starts_with(&*section.marker);
    Some(if printed {
        Span::of(span.start() as usize, span.start() as usize + section.marker.len())
    } else {
        span
    })
}

struct Walk<'s, 'p> {
    subject: &'s Subject<'p>,
    sections: &'p [Section],
    counts: HashMap<(Option<SectionId>, Numbering), Count<'p>>,
    /// The last heading of each form, under whatever heading.
    latest: HashMap<Numbering, (u32, &'p Section)>,
    /// Forms whose count was seen to run on from one heading into the next.
    runs_on: Vec<Numbering>,
    /// Place of the last annex, box or row in the outline; lists around it count for themselves.
    barrier: Option<usize>,
    out: Vec<Break<'p>>,
}

impl<'s, 'p> Walk<'s, 'p> {
    fn new(subject: &'s Subject<'p>) -> Self {
        Self {
            subject,
            sections: subject.plan().sections(),
            counts: HashMap::new(),
            latest: HashMap::new(),
            runs_on: Vec::new(),
            barrier: None,
            out: Vec::new(),
        }
    }

    fn run(mut self) -> Vec<Break<'p>> {
        for (at, section) in self.sections.iter().enumerate() {
            if section.row || matches!(section.role, SectionRole::Annex | SectionRole::Table) {
                self.barrier = Some(at);
                if section.role == SectionRole::Annex {
                    self.latest.clear();
                }
            }
            if let Some((form, number)) = number_of(section) {
                self.step(at, section, form, number);
            }
        }
        self.out
    }

    fn step(&mut self, at: usize, section: &'p Section, form: Numbering, number: u32) {
        let key = (section.parent, form);
        let fault = match self.counts.get(&key) {
            Some(count) => self.below(count, at, section, number),
            None => self.first(at, section, form, number),
        };
        // A number far ahead of its list is a year or a quantity at the start of a sentence; the list goes on behind it.
        if self.counts.get(&key).is_some_and(|count| number > count.last + 1 + WIDEST_GAP) {
            return;
        }
        if let Some((fault, before)) = fault {
            self.out.push(Break { section, number, before, fault });
        }
        self.latest.insert(form, (number, section));
        let restarted = number == 1;
        let count = self.counts.entry(key).or_insert_with(|| Count {
            last: number,
            most: number,
            seen: HashMap::new(),
            before: section,
            at,
        });
        if restarted {
            count.seen.clear();
            count.most = number;
        }
        count.last = number;
        count.most = count.most.max(number);
        count.seen.insert(number, section);
        count.before = section;
        count.at = at;
    }

    /// What is wrong with a number behind others below the same heading.
    fn below(
        &self,
        count: &Count<'p>,
        at: usize,
        section: &'p Section,
        number: u32,
    ) -> Option<(Fault, Option<&'p Section>)> {
        if number == count.last + 1 || number == count.most + 1 || self.barrier > Some(count.at) {
            return None;
        }
        let before = Some(count.before);
        if number > count.last {
            let first = count.last + 1;
            let printed = self.is_printed(count.before, section, first..number);
            return (!printed).then_some((Fault::Skipped { first }, before));
        }
        if number == 1 && count.last > 1 {
            return (!self.has_own_head(at, section)).then_some((Fault::Restarted, before));
        }
        let again = count.seen.get(&number).copied()?;
        (!self.has_own_head(at, section)).then_some((Fault::Repeated, Some(again)))
    }

    /// What is wrong with the first number below a heading.
    fn first(
        &mut self,
        at: usize,
        section: &'p Section,
        form: Numbering,
        number: u32,
    ) -> Option<(Fault, Option<&'p Section>)> {
        if number == 1 {
            return None;
        }
        if let Some(&(last, before)) = self.latest.get(&form) {
            if number == last + 1 {
                if !self.runs_on.contains(&form) {
                    self.runs_on.push(form);
                }
                return None;
            }
            if self.runs_on.contains(&form) && number > last && number <= last + 1 + WIDEST_LOSS {
                let first = last + 1;
                let few = number <= first + WIDEST_GAP;
                let sound =
                    self.is_printed(before, section, first..number) || !few && self.has_own_head(at, section);
                return (!sound).then_some((Fault::Skipped { first }, Some(before)));
            }
            if self.runs_on.contains(&form) && number == last {
                return Some((Fault::Repeated, Some(before)));
            }
        }
        let parent = section.parent.and_then(|parent| self.subject.plan().section(parent).ok());
        let printed = match parent {
            Some(parent) => self.is_printed(parent, section, 1..number.min(20)),
            None => self.sections.first().is_some_and(|first| {
                first.id != section.id && number_of(first).is_some_and(|(other, _)| other != form)
            }),
        };
        (!printed && !self.has_own_head(at, section)).then_some((Fault::Headless, None))
    }

    /// Whether one of some numbers is printed between two headings after all, in a place where no heading was read.
    fn is_printed(&self, from: &Section, to: &Section, numbers: Range<u32>) -> bool {
        let (Some(from), Some(to), Some((form, _))) = (from.span, to.span, number_of(to)) else {
            return false;
        };
        let between = self.subject.text().get(from.start() as usize..to.start() as usize).unwrap_or_default();
        let folded = fold(between);
        numbers
            .into_iter()
            .any(|number| printed::marks(form, number).iter().any(|mark| folded.contains(mark.as_str())))
    }

    /// Whether the line above leads in a list of its own: 主要指标：, or a short line without a full stop, as headings without a
    /// number are.
    fn has_own_head(&self, at: usize, section: &Section) -> bool {
        let Some(span) = section.span else { return false };
        let lines = self.subject.lines();
        let behind = lines.partition_point(|line| line.end() <= span.start());
        let Some(&above) = behind.checked_sub(1).and_then(|above| lines.get(above)) else { return false };
        let words = self.subject.words(above).trim_matches(is_blank);
        if words.ends_with(['：', ':']) {
            return true;
        }
        let on_it = |section: &&Section| section.span.is_some_and(|span| span.start() >= above.start());
        let earlier = self.sections.get(..at).unwrap_or_default().iter().rev();
        !earlier.take_while(on_it).any(|section| number_of(section).is_some())
            && words.chars().count() <= SHORT_LINE
            && !words.ends_with(['。', '；', ';', '，', ',', '）', ')'])
    }
}
