//! The lists of names in a clause, with the verbs that say what each run of them does.

use core::ops::Range;

use super::adjuncts::{names_before_verb, without_adjunct};
use super::elements::{Occurring, is_open, trim};
use super::grammar::{ClauseReader, Context};
use super::names::{
    blank_parted, continues_collective, is_place, names_some_of_a_kind, own_part, split_joined, split_open,
};
use super::people::{is_somebody, without_post};
use super::tail;
use super::words::{LabelRole, Verb, is_first_leads_rule, split_verb};
use super::{Entry, Part};
use crate::document::lines::page_number_at_start;
use crate::document::names::{Likeness, is_field};
use crate::document::scan::split_word;

impl ClauseReader<'_> {
    /// A stretch of names with the verbs behind it.
    pub(super) fn names_and_verb(&mut self, range: Range<usize>) -> Option<()> {
        let words = self.words(&range);
        let opening = opening(words);
        if opening == "会同" {
            self.lead_so_far();
        }
        let start = range.start + opening.len();
        let words = self.text.get(start..range.end)?;
        let (stem, verb) = match split_verb(words) {
            (stem, Some(verb)) => (without_adjunct(stem, self.looks), Some(verb)),
            (stem, None) if self.signs.acts => match names_before_verb(stem, self.looks) {
                Some((names, verb)) => (names, Some(verb)),
                None => (stem, None),
            },
            split => split,
        };
        let (before, stem, verb) = self.duty(stem, verb);
        let start = start + before;
        // Verbs with nothing before them speak of the whole run.
        if stem.is_empty() {
            self.end_run(verb);
            return Some(());
        }
        let mut at = start;
        let mut rest = stem;
        while self.signs.with
            && let Some((before, behind)) = split_word(rest, "会同")
        {
            let before = before.strip_suffix("牵头").unwrap_or(before).trim_end_matches(['，', ',']);
            self.names(at..at + before.len())?;
            self.lead_so_far();
            at = start + (stem.len() - behind.len());
            rest = behind;
        }
        // A verb may also part two lists in one element, as where the comma was lost: 市科技局牵头市财政局配合.
        if self.signs.lead
            && let Some((before, behind)) = split_word(rest, "牵头")
            && self.looks.likeness(before) == Likeness::Strong
            && !behind.starts_with("单位")
            && !behind.starts_with("部门")
            && self.looks.likeness(split_open(behind).0) != Likeness::No
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

    pub(super) fn end_run(&mut self, verb: Option<Verb>) {
        if let Some(verb) = verb {
            self.verbs += 1;
            let behind_helper = self.label == Some(LabelRole::Support) && !(verb.lead || verb.guide);
            let led = || self.clause.entries.iter().take(self.run).any(|entry| entry.part == Part::Lead);
            let part = match verb {
                Verb { lead: true, .. } => Part::Lead,
                _ if behind_helper => Part::Support,
                Verb { together: true, support: false, .. } if led() => Part::Support,
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
        let Occurring { blank, joint, open, .. } = self.signs;
        if !(blank || joint || open) {
            let range = trim(self.text, range);
            return if range.is_empty() { Some(()) } else { self.name(range, false) };
        }
        let mut parts = Vec::new();
        let mut keep = |name, open| parts.push((name, open));
        if blank {
            for piece in blank_parted(self.text, range, self.looks) {
                split_joined(self.text, piece, self.looks, &mut keep);
            }
        } else {
            split_joined(self.text, range, self.looks, keep);
        }
        parts.into_iter().try_for_each(|(name, open)| self.name(name, open))
    }

    fn name(&mut self, range: Range<usize>, open: bool) -> Option<()> {
        // A page number that extraction left inside a list is no part of a name.
        let glued = page_number_at_start(self.words(&range));
        let range = range.start + glued..range.end;
        let (range, own_part) = if self.signs.bracket { own_part(self.text, range) } else { (range, None) };
        let range = self.without_rule(range);
        let range = without_post(self.text, range, self.looks);
        let words = self.words(&range);
        if open && let Some(last) = self.clause.entries.last_mut().filter(|_| range.is_empty()) {
            last.open = true;
            return Some(());
        }
        if range.is_empty() || tail::is_filler(words) || is_somebody(words, self.looks) {
            return Some(());
        }
        let bare = if self.signs.open { split_open(words).0 } else { words };
        // 各县、区人民政府 is one name although 、 stands in it.
        if !self.new_tier
            && let Some(last) = self.clause.entries.last_mut()
            && continues_collective(self.text.get(last.range.range()).unwrap_or_default(), bare)
        {
            last.range = (last.range.start()..range.end).into();
            last.open |= open;
            return Some(());
        }
        self.judge(words)?;
        if self.signs.open
            && !self.new_tier
            && names_some_of_a_kind(words)
            && self.takes_in_places(&range, open)
        {
            return Some(());
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
            (_, label) => label.and_then(Part::of_column).unwrap_or(Part::Listed { each: false }),
        };
        if self.clause.entries.is_empty() {
            self.clause.entries.reserve_exact((self.length / BYTES_PER_NAME).max(1));
        }
        self.clause.entries.push(Entry { range: range.into(), part, group: self.group, open });
        Some(())
    }

    /// Takes the places listed before 等 into the collective that it ends: 慈溪市、余姚市等相关区政府.
    fn takes_in_places(&mut self, range: &Range<usize>, open: bool) -> bool {
        let (text, group) = (self.text, self.group);
        let entries = &mut self.clause.entries;
        let place = |entry: &Entry| {
            entry.group == group && !entry.open && text.get(entry.range.range()).is_some_and(is_place)
        };
        let behind = entries.iter().rposition(|entry| !place(entry)).map_or(0, |at| at + 1);
        let first = behind.max(self.run);
        let Some(entry) = entries.get_mut(first) else { return false };
        entry.range = (entry.range.start()..range.end).into();
        entry.open |= open;
        entries.truncate(first + 1);
        true
    }

    /// A name without a bracket behind it that says how to read the list: 工商联（列第一位者为牵头单位，下同）.
    fn without_rule(&mut self, range: Range<usize>) -> Range<usize> {
        if !(self.signs.bracket && self.signs.lead) {
            return range;
        }
        let words = self.words(&range);
        match words.char_indices().rfind(|&(_, c)| is_open(c)) {
            Some((at, _)) if at > 0 && words.get(at..).is_some_and(is_first_leads_rule) => {
                self.clause.first_leads = true;
                range.start..range.start + at
            }
            _ => range,
        }
    }

    /// Whether the departments are told by their fields, with the noun behind the last: 水利、财政、公安部门; 财政、公安等部门.
    pub(super) fn tells_fields(&mut self) -> bool {
        const NOUN: &str = "部门";
        let text = self.text;
        let mut noun = false;
        let told = self.clause.entries.iter().all(|entry| {
            let name = text.get(entry.range.range()).unwrap_or_default();
            let behind = text.get(entry.range.end()..).unwrap_or_default();
            noun |=
                name.ends_with(NOUN) || behind.strip_prefix('等').is_some_and(|rest| rest.starts_with(NOUN));
            self.looks.likeness(name) != Likeness::No || is_field(name)
        });
        told && noun
    }

    /// Whether a name can stand for a department here; counts how surely.
    fn judge(&mut self, name: &str) -> Option<()> {
        let judged = self.looks.judged(name);
        let in_cell = matches!(self.context, Context::Cell(_));
        if judged.refused || judged.length < 2 && !in_cell {
            return None;
        }
        self.strong += usize::from(judged.sure);
        self.clear += usize::from(judged.likeness == Likeness::Strong);
        self.weak += usize::from(judged.likeness != Likeness::No);
        if judged.likeness == Likeness::No {
            let labelled = in_cell || self.label.is_some() && !self.clause.labels.is_empty();
            let long = judged.length > LONGEST_UNLIKE;
            if judged.odd || if labelled { long } else { judged.phrase } {
                return None;
            }
        }
        Some(())
    }
}

/// Bytes that a name and the mark behind it take in most lists.
const BYTES_PER_NAME: usize = 15;

/// Characters that a text behind a label may have to be taken for a name though it looks like none.
const LONGEST_UNLIKE: u32 = 30;

/// The word that opens another stretch of names, where names follow it.
fn opening(words: &str) -> &'static str {
    let word = match words.chars().next() {
        Some('并') => "并由",
        Some('由') => "由",
        // Courts and the army are asked, not told: 请市法院、市检察院负责.
        Some('请') => "请",
        Some('责') => "责成",
        Some('会') => "会同",
        Some('以') if words.ends_with("为主") => "以",
        Some('以') => "以及",
        Some('其') => "其中",
        _ => return "",
    };
    if words.len() > word.len() && words.starts_with(word) { word } else { "" }
}
