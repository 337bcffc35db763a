//! One clause, from its words to its names and their parts.

use core::ops::Range;

use super::elements::{Element, Mark, elements, trim};
use super::names::{continues_collective, is_place, names_some_of_a_kind, split_joined, split_open};
use super::tail;
use super::words::{LabelRole, Verb, is_first_leads_rule, label, split_verb};
use super::{Clause, Entry, Part};
use crate::document::lines::page_number_at_start;
use crate::document::names::{Likeness, is_collective, likeness};
use crate::text::{fold_char, is_blank};

/// Where the words of a clause stand; it decides how sure they must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// In brackets. `closing` when the bracket ends a sentence or a paragraph.
    Bracket { closing: bool },
    /// On a line or at the end of a paragraph, begun by a label.
    Line,
    /// A paragraph of its own without brackets or label.
    Sentence,
    /// A cell in a column of units.
    Cell(LabelRole),
}

/// Longest name of one unit, in characters.
const LONGEST_NAME: usize = 40;

/// Reads `text[content]` as a clause, or finds that it is none.
pub(crate) fn read(text: &str, content: Range<usize>, context: Context) -> Option<Clause> {
    let mut reading = Reading::new(text, context);
    let words = text.get(content.clone())?;
    if let Context::Bracket { .. } | Context::Sentence = context
        && !may_be_clause(words)
    {
        return None;
    }
    for element in elements(text, content.clone()) {
        reading.element(&element)?;
    }
    reading.finish(content)
}

/// A quick look that saves most brackets the whole grammar: it needs a unit, a verb or a label somewhere.
fn may_be_clause(words: &str) -> bool {
    words.len() >= 6
        && words.contains([
            '局', '委', '办', '部', '厅', '会', '院', '府', '位', '责', '头', '门', '行', '署', '司', '团',
            '校', '社', '县', '区', '市', '學', '頭', '門', '責', '局',
        ])
        && !words.starts_with('《')
}

/// The state while the elements go by.
struct Reading<'t> {
    text: &'t str,
    context: Context,
    clause: Clause,
    label: Option<LabelRole>,
    /// From which entry on the verbs to come say what they do.
    run: usize,
    group: u32,
    /// A mark of another tier was passed since the last name.
    new_tier: bool,
    /// How many verbs were met: only they or a label make a list of names a clause in the middle of a sentence.
    verbs: u32,
    /// How many names look like units, surely and at least weakly.
    strong: usize,
    weak: usize,
}

impl<'t> Reading<'t> {
    fn new(text: &'t str, context: Context) -> Self {
        let label = if let Context::Cell(role) = context { Some(role) } else { None };
        Self {
            text,
            context,
            clause: Clause::default(),
            label,
            run: 0,
            group: 0,
            new_tier: false,
            verbs: 0,
            strong: 0,
            weak: 0,
        }
    }

    fn words(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Takes the next element; `None` when it cannot stand in a clause.
    fn element(&mut self, element: &Element) -> Option<()> {
        if element.mark != Mark::Pause {
            self.new_tier = true;
        }
        if element.mark == Mark::Part {
            self.end_run(None);
        }
        let mut range = element.range.clone();
        while let Some(colon) = find_colon(self.text, &range) {
            let (before, role) = self.take_label(range.start..colon)?;
            match self.label {
                _ if before.is_empty() => {}
                Some(LabelRole::Other) => {}
                Some(LabelRole::Deadline) => self.deadline(before),
                _ => self.names_and_verb(before)?,
            }
            self.begin_part(role);
            range = trim(self.text, colon + colon_length(self.text, colon)..range.end);
        }
        if range.is_empty() {
            return Some(());
        }
        match self.label {
            Some(LabelRole::Other) => return Some(()),
            Some(LabelRole::Deadline) => {
                self.deadline(range);
                return Some(());
            }
            _ => {}
        }
        let words = self.words(&range);
        let whole = words
            .find(super::elements::is_open)
            .is_none_or(|at| words.get(..at).is_none_or(|name| likeness(name) == Likeness::No));
        if whole && is_first_leads_rule(words) {
            self.clause.first_leads = true;
            return Some(());
        }
        if let Some(units) = tail::carried(words) {
            let units = range.start + units.start..range.start + units.end;
            let mut carried = Vec::new();
            split_joined(self.text, units, |name, _| carried.push(name));
            self.clause.carried.extend(carried);
            self.new_tier = true;
            return Some(());
        }
        // 、 inside an addition that holds from there on: 以下均需各市、县人民政府落实.
        if tail::is_filler(words) {
            return Some(());
        }
        if tail::is_deadline(words) {
            self.deadline(range);
            return Some(());
        }
        self.names_and_verb(range)
    }

    /// The label before a colon, with any names that a blank parts from it: 市科技局 配合单位：.
    fn take_label(&self, range: Range<usize>) -> Option<(Range<usize>, LabelRole)> {
        let words = self.words(&range);
        // A unit may stand before the label, with only a blank between: 市人防办 完成时限.
        let unit = words.rsplit_once(is_blank).filter(|(before, behind)| {
            label(behind).is_some() && likeness(before.trim_end_matches(is_blank)) != Likeness::No
        });
        if let (Some(role), None) = (label(words), unit) {
            return Some((range.start..range.start, role));
        }
        for (start, c) in words.char_indices().rev().take(24) {
            if (is_blank(c) || matches!(c, '。' | '）' | ')' | '】'))
                && let Some(role) = words.get(start + c.len_utf8()..).and_then(label)
            {
                return Some((trim(self.text, range.start..range.start + start), role));
            }
        }
        None
    }

    fn begin_part(&mut self, role: LabelRole) {
        self.end_run(None);
        self.label = Some(role);
        self.new_tier = true;
        if !matches!(role, LabelRole::Other | LabelRole::Deadline) {
            self.clause.labels.push(role);
        }
    }

    fn deadline(&mut self, range: Range<usize>) {
        let whole = match self.clause.deadline.take() {
            Some(before) => before.start..range.end,
            None => range,
        };
        self.clause.deadline = Some(whole);
    }

    /// A stretch of names with the verbs behind it.
    fn names_and_verb(&mut self, range: Range<usize>) -> Option<()> {
        let words = self.words(&range);
        let lead = ["并由", "由", "会同", "以及", "其中"]
            .iter()
            .find(|word| words.starts_with(**word) && words.len() > word.len());
        let start = range.start + lead.map_or(0, |word| word.len());
        let helpers_begin = lead.is_some_and(|word| *word == "会同");
        if helpers_begin {
            self.lead_so_far();
        }
        let words = self.text.get(start..range.end)?;
        let (stem, verb) = split_verb(words);
        // Verbs with nothing before them speak of the whole run.
        if stem.is_empty() {
            self.end_run(verb);
            return Some(());
        }
        let mut at = start;
        let mut rest = stem;
        while let Some((before, behind)) = rest.split_once("会同") {
            let before = before.strip_suffix("牵头").unwrap_or(before).trim_end_matches(['，', ',']);
            self.names(at..at + before.len())?;
            self.lead_so_far();
            at = start + (stem.len() - behind.len());
            rest = behind;
        }
        // A verb may also part two lists in one element, as where the comma was lost: 市科技局牵头市财政局配合.
        if let Some((before, behind)) = rest.split_once("牵头")
            && likeness(before) == Likeness::Strong
            && likeness(split_open(behind).0) != Likeness::No
        {
            self.names(at..at + before.len())?;
            self.end_run(Some(Verb { lead: true, ..Verb::default() }));
            at = start + (stem.len() - behind.len());
            rest = behind;
        }
        self.names(at..at + rest.len())?;
        if verb.is_some() {
            self.end_run(verb);
        }
        Some(())
    }

    /// What stood before 会同 leads; what comes assists.
    fn lead_so_far(&mut self) {
        for entry in self.clause.entries.iter_mut().skip(self.run) {
            entry.part = Part::Lead;
        }
        self.run = self.clause.entries.len();
        self.label = Some(LabelRole::Support);
        self.verbs += 1;
    }

    fn end_run(&mut self, verb: Option<Verb>) {
        if let Some(verb) = verb {
            self.verbs += 1;
            let behind_helper = self.label == Some(LabelRole::Support) && !(verb.lead || verb.guide);
            let part = match verb {
                Verb { lead: true, .. } => Part::Lead,
                _ if behind_helper => Part::Support,
                Verb { responsible: false, support: true, .. } | Verb { support: true, .. } => Part::Support,
                Verb { guide: true, .. } => Part::Guide,
                Verb { each, .. } => Part::Listed { each },
            };
            for entry in self.clause.entries.iter_mut().skip(self.run) {
                entry.part = part;
            }
            if self.clause.labels.is_empty() && !matches!(self.context, Context::Cell(_)) {
                self.label = None;
            }
        }
        self.run = self.clause.entries.len();
    }

    fn names(&mut self, range: Range<usize>) -> Option<()> {
        let mut parts = Vec::new();
        for piece in blank_parted(self.text, range) {
            split_joined(self.text, piece, |name, open| parts.push((name, open)));
        }
        for (name, open) in parts {
            self.name(name, open)?;
        }
        Some(())
    }

    fn name(&mut self, range: Range<usize>, open: bool) -> Option<()> {
        // A page number that extraction left inside a list is no part of a name.
        let glued = page_number_at_start(self.words(&range));
        let range = range.start + glued..range.end;
        let (range, own_part) = own_part(self.text, range);
        let range = self.without_rule(range);
        let words = self.words(&range);
        if open && let Some(last) = self.clause.entries.last_mut().filter(|_| range.is_empty()) {
            last.open = true;
            return Some(());
        }
        if range.is_empty() || tail::is_filler(words) {
            return Some(());
        }
        // 各县、区人民政府 is one name although 、 stands in it.
        if !self.new_tier
            && let Some(last) = self.clause.entries.last_mut()
            && continues_collective(
                self.text.get(last.range.clone()).unwrap_or_default(),
                split_open(words).0,
            )
        {
            last.range.end = range.end;
            last.open |= open;
            return Some(());
        }
        self.judge(words)?;
        if names_some_of_a_kind(words) && !self.new_tier {
            let group = self.group;
            let place = |entry: &Entry| {
                entry.group == group
                    && !entry.open
                    && self.text.get(entry.range.clone()).is_some_and(is_place)
            };
            let first = self.clause.entries.iter().rposition(|entry| !place(entry)).map_or(0, |at| at + 1);
            if let Some(entry) = self.clause.entries.get_mut(first.max(self.run)) {
                entry.range.end = range.end;
                entry.open |= open;
                self.clause.entries.truncate(first.max(self.run) + 1);
                return Some(());
            }
        }
        if self.new_tier && !self.clause.entries.is_empty() {
            self.group += 1;
        }
        self.new_tier = false;
        let part = match (own_part, self.label) {
            (Some(part), _) => {
                self.verbs += 1;
                part
            }
            (_, Some(LabelRole::Lead)) => Part::Lead,
            (_, Some(LabelRole::Support)) => Part::Support,
            (_, Some(LabelRole::Guide)) => Part::Guide,
            _ => Part::Listed { each: false },
        };
        self.clause.entries.push(Entry { range, part, group: self.group, open });
        Some(())
    }

    /// A name without a bracket behind it that says how to read the list: 工商联（列第一位者为牵头单位，下同）.
    fn without_rule(&mut self, range: Range<usize>) -> Range<usize> {
        let words = self.words(&range);
        match words.char_indices().rfind(|&(_, c)| super::elements::is_open(c)) {
            Some((at, _)) if at > 0 && words.get(at..).is_some_and(is_first_leads_rule) => {
                self.clause.first_leads = true;
                range.start..range.start + at
            }
            _ => range,
        }
    }

    /// Whether a name can stand for a unit here; counts how surely.
    fn judge(&mut self, name: &str) -> Option<()> {
        let length = name.chars().filter(|&c| !is_blank(c)).count();
        if length > LONGEST_NAME || length < 2 && !matches!(self.context, Context::Cell(_)) {
            return None;
        }
        const NO_NAME: &[&str] = &["设在", "简称", "包括", "是指", "挂牌", "另有", "见附件", "下设"];
        if NO_NAME.iter().any(|word| name.contains(word)) {
            return None;
        }
        // A second name in brackets says nothing about the first.
        let stem = name
            .find(['（', '(', '〔', '['])
            .filter(|&at| at > 0)
            .map_or(name, |at| name.get(..at).unwrap_or(name));
        let of = |name: &str| match name.chars().any(is_blank) {
            true => likeness(&name.chars().filter(|&c| !is_blank(c)).collect::<String>()),
            false => likeness(name),
        };
        let like = of(name).max(of(stem));
        self.strong += usize::from(like == Likeness::Strong || is_collective(name));
        self.weak += usize::from(like != Likeness::No);
        if like == Likeness::No {
            let odd = name
                .chars()
                .any(|c| matches!(fold_char(c), '。' | '"' | '!' | '?' | '=' | '%' | '《' | '》'));
            let phrase = length > 26
                || ["的", "了", "为", "将", "应", "需", "以下", "不得", "可以"]
                    .iter()
                    .any(|word| name.contains(word));
            let labelled = self.label.is_some() && !self.clause.labels.is_empty()
                || matches!(self.context, Context::Cell(_));
            if odd || (phrase && !labelled) || (labelled && length > 30) {
                return None;
            }
        }
        Some(())
    }

    fn finish(mut self, content: Range<usize>) -> Option<Clause> {
        self.end_run(None);
        let names = self.clause.entries.len();
        let labelled = !self.clause.labels.is_empty();
        let enough = match self.context {
            Context::Cell(_) => true,
            _ if labelled => {
                names > 0 || self.clause.deadline.is_some() || matches!(self.context, Context::Line)
            }
            Context::Bracket { .. } if self.verbs > 0 => self.strong > 0 && self.weak * 2 >= names,
            Context::Bracket { closing } => {
                closing && names > 0 && self.weak == names && self.strong * 3 > names
            }
            Context::Line => self.clause.deadline.is_some(),
            Context::Sentence => self.verbs > 0 && self.strong > 0 && self.weak == names,
        };
        if !(enough || (names == 0 && (self.clause.first_leads || !self.clause.carried.is_empty()))) {
            return None;
        }
        self.clause.content = content.clone();
        self.clause.range = content;
        self.clause.label_line = self.context == Context::Line;
        Some(self.clause)
    }
}

/// What a bracket right behind a name says of it alone: 市文物局（牵头）. The bracket is no part of the name.
fn own_part(text: &str, range: Range<usize>) -> (Range<usize>, Option<Part>) {
    let words = text.get(range.clone()).unwrap_or_default();
    const PARTS: &[(&str, Part)] = &[
        ("牵头", Part::Lead),
        ("牵头单位", Part::Lead),
        ("主办", Part::Lead),
        ("配合", Part::Support),
        ("参与", Part::Support),
        ("指导", Part::Guide),
    ];
    let inner = words.strip_suffix(['）', ')']).and_then(|inner| inner.rsplit_once(['（', '(']));
    match inner.and_then(|(name, inner)| Some((name, PARTS.iter().find(|(word, _)| *word == inner)?.1))) {
        Some((name, part)) => (range.start..range.start + name.len(), Some(part)),
        None => (range, None),
    }
}

fn find_colon(text: &str, range: &Range<usize>) -> Option<usize> {
    let words = text.get(range.clone())?;
    let mut depth = 0_i32;
    for (at, c) in words.char_indices() {
        depth += i32::from(super::elements::is_open(c)) - i32::from(super::elements::is_close(c));
        if depth <= 0 && matches!(c, '：' | ':') {
            return Some(range.start + at);
        }
    }
    None
}

fn colon_length(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

/// Cuts a stretch at blanks that part two names, as in table cells: 市科技局 市财政局. Blanks inside a name, which a wrap or a
/// converter left, part nothing.
fn blank_parted(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(range.clone()).unwrap_or_default();
    let mut out = Vec::new();
    let mut start = 0;
    if words.len() > 600 {
        return vec![range];
    }
    for (at, c) in words.char_indices() {
        if !is_blank(c) || at < start {
            continue;
        }
        let before = words.get(start..at).unwrap_or_default();
        let behind = words.get(at..).unwrap_or_default().trim_start_matches(is_blank);
        let next = behind.split(is_blank).next().unwrap_or_default();
        // Two letters are the rest of a name: 市疾控 中心.
        let whole = next.chars().nth(2).is_some();
        if whole && likeness(before) >= Likeness::Weak && likeness(next) >= Likeness::Weak {
            out.push(range.start + start..range.start + at);
            start = words.len() - behind.len();
        }
    }
    out.push(range.start + start..range.end);
    out
}
