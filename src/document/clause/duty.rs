//! Duties: what part of a task is whose, told behind each name in words of its own: 市财政局负责资金保障，市水利局负责工程审批、竣工验收.

use super::adjuncts::{is_named, without_adjunct};
use super::elements::Mark;
use super::grammar::{ClauseReader, Context};
use super::looks::Looks;
use super::words::{GUIDE, LEAD, RESPONSIBLE, SUPPORT, Verb, split_verb};
use crate::document::names::Likeness;
use crate::document::scan::split_word;

/// The acts in which a duty is told, and what they say of who does them. The first few say so in brackets too; the others tell of a
/// duty only where a label has said that departments follow.
const ACTS: [(&str, Verb); 16] = [
    ("负责", RESPONSIBLE),
    ("落实", RESPONSIBLE),
    ("牵头", LEAD),
    ("配合", SUPPORT),
    ("参与", SUPPORT),
    ("协助", SUPPORT),
    ("指导", GUIDE),
    ("检查", GUIDE),
    ("作为", RESPONSIBLE),
    ("组织", RESPONSIBLE),
    ("编制", RESPONSIBLE),
    ("制定", RESPONSIBLE),
    ("开展", RESPONSIBLE),
    ("实施", RESPONSIBLE),
    ("承担", RESPONSIBLE),
    ("做好", RESPONSIBLE),
];

/// How many of them say so in brackets.
const IN_BRACKETS: usize = 5;

/// Bytes that the names before a duty take at most.
const LONGEST_NAMES: usize = 120;

/// Characters of the longest duty in brackets.
const LONGEST_DUTY: usize = 24;

/// Names that have a duty, and what it says of them.
struct Told<'t> {
    names: &'t str,
    says: Verb,
}

impl ClauseReader<'_> {
    /// The names and the verb of a part that tells a duty: how many bytes stand before them, the names, and what is said of them. Other
    /// parts are let be.
    pub(super) fn duty<'t>(&mut self, words: &'t str, verb: Option<Verb>) -> (usize, &'t str, Option<Verb>) {
        let labelled = !self.clause.labels.is_empty();
        match self.context {
            Context::Bracket { closing: true } if !labelled && self.signs.acts && verb.is_none() => {
                let Some(told) = in_bracket(words, self.looks) else { return (0, words, None) };
                self.duties += 1;
                self.in_duty = true;
                (0, told.names, Some(Verb { each: true, ..told.says }))
            }
            Context::Line if labelled => {
                let behind = behind_by(words).unwrap_or(words);
                let before = words.len() - behind.len();
                let Some(told) = behind_label(behind, self.looks) else { return (before, behind, verb) };
                self.in_duty = true;
                (before, told.names, Some(verb.unwrap_or_default().and(told.says)))
            }
            _ => (0, words, verb),
        }
    }

    /// Whether an element goes on with the duty before it: 竣工验收 of 市水利局负责工程审批、竣工验收. Another mark than 、 ends a duty, and
    /// so does another verb or department.
    pub(super) fn goes_on_with_duty(&mut self, mark: Mark, words: &str) -> bool {
        self.in_duty &= mark == Mark::Pause && split_verb(words).1.is_none();
        self.in_duty && self.looks.likeness(words) == Likeness::No && in_bracket(words, self.looks).is_none()
    }
}

/// The names with a duty in brackets that close a sentence: no label has said that names stand there, so they must surely be some, and
/// the duty plain.
fn in_bracket<'t>(words: &'t str, looks: &mut Looks) -> Option<Told<'t>> {
    let (names, says, duty) = first_act(words, ACTS.get(..IN_BRACKETS)?, |names| {
        let names = without_adjunct(names, looks);
        is_named(names, looks).then_some((names, Verb::default()))
    })?;
    let plain = (2..=LONGEST_DUTY).contains(&duty.chars().take(LONGEST_DUTY + 1).count())
        && ACTS.iter().take(IN_BRACKETS).all(|(act, _)| !duty.contains(act))
        && looks.likeness(duty) == Likeness::No;
    plain.then_some(Told { names, says })
}

/// The name with a duty behind a label: 市交通局 of 市交通局业务检查指导并协助市规划局做好规划.
fn behind_label<'t>(words: &'t str, looks: &mut Looks) -> Option<Told<'t>> {
    // Another department at the end, whom the first helps, makes the whole look like a name.
    let helps = || words.contains("协助") || words.contains("配合");
    if looks.likeness(words) != Likeness::No && !helps() {
        return None;
    }
    let (names, says, _) = first_act(words, &ACTS, |names| {
        let (names, before) = split_verb(without_adjunct(names.trim_end_matches("业务"), looks));
        (looks.likeness(names) != Likeness::No).then(|| (names, before.unwrap_or_default()))
    })?;
    Some(Told { names, says })
}

/// The first act before which names stand: the names, what is said of them, and the rest of the words.
fn first_act<'t>(
    words: &'t str,
    acts: &[(&str, Verb)],
    mut names: impl FnMut(&'t str) -> Option<(&'t str, Verb)>,
) -> Option<(&'t str, Verb, &'t str)> {
    const NOUNS: [&str; 4] = ["人", "同志", "单位", "部门"];
    words.char_indices().map_while(|(at, _)| (at <= LONGEST_NAMES).then_some(at)).skip(2).find_map(|at| {
        let (before, behind) = words.split_at_checked(at)?;
        let (duty, says) = acts.iter().find_map(|(act, says)| Some((behind.strip_prefix(act)?, *says)))?;
        if NOUNS.iter().any(|noun| duty.starts_with(noun)) {
            return None;
        }
        names(before).map(|(names, said)| (names, says.and(said), duty))
    })
}

/// What stands behind 由 and the words for the part of the work that is meant: 其他项目由市建投公司.
fn behind_by(words: &str) -> Option<&str> {
    const LONGEST: usize = 24;
    let begins =
        ["其他", "其余", "具体", "有关", "相关", "项目", "所需"].iter().any(|begin| words.starts_with(begin));
    let (part, behind) = begins.then(|| split_word(words, "由"))??;
    (part.len() <= LONGEST && !behind.is_empty()).then_some(behind)
}
