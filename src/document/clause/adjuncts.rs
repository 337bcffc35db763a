//! What else is said around the verb of a list, for which no table of words is long enough: 市科技局分头负责, 市财政局负责推动.

use super::looks::Looks;
use super::names::split_open;
use super::people::HEADS;
use super::words::{GUIDE, LEAD, RESPONSIBLE, SUPPORT, Verb, split_verb, verb_inside};
use crate::document::names::Likeness;
use crate::text::HanSet;

/// Characters of the longest adjunct: 按照各自部门职责权限.
const LONGEST: usize = 12;

/// Characters of the longest part of a task that is told in a clause.
const LONGEST_DUTY: usize = 24;

/// The characters that adjuncts begin with. Neither joints nor words that open another list are among them.
static BEGIN: HanSet = HanSet::of(
    "督分归贯研持长全直均都制抓依按根结具认切推加继不一逐定尽稳深严大充主亲指监配对属跟提做负落开组承并共联统密积执履编细强完建实",
);

/// Characters of offices: a stretch that has one names somebody.
const OFFICES: [char; 8] = ['局', '委', '厅', '府', '办', '院', '司', '队'];

/// Acts that say of any task that it is done.
const GENERAL: &[&str] = &[
    "推动", "推进", "监督", "制定", "开展", "协调", "研究", "完善", "到位", "组织", "指导", "跟进", "抓",
    "做好", "实施", "办理", "管理", "统筹", "并", "提出", "起草", "编制", "督促", "督导", "相关", "有关",
    "此项", "各项", "落实", "具体", "长期",
];

/// The names before a verb without the adjunct between the two: 市科技局 of 市科技局分头. Unchanged where a name stands there to the end,
/// or none at all.
pub(super) fn without_adjunct<'t>(stem: &'t str, looks: &mut Looks) -> &'t str {
    // Most names have no such character near their end, and need not be asked for.
    let may = stem.chars().rev().take(LONGEST).any(|c| BEGIN.contains(c));
    if !may || is_named(stem, looks) {
        return stem;
    }
    // 市教育局局长牵头: the bureau answers for what its head does.
    let headed = HEADS.iter().find_map(|post| stem.strip_suffix(post));
    if let Some(names) = headed.filter(|names| is_named(names, looks)) {
        return names;
    }
    let cut = stem.char_indices().rev().take(LONGEST).find_map(|(at, c)| {
        let (names, adjunct) = stem.split_at_checked(at)?;
        (BEGIN.contains(c) && !adjunct.contains('的') && !adjunct.contains(OFFICES) && is_named(names, looks))
            .then_some(names)
    });
    cut.unwrap_or(stem)
}

/// The names before a verb that does not close the words, and what it says: 市财政局负责推动.
pub(super) fn names_before_verb<'t>(words: &'t str, looks: &mut Looks) -> Option<(&'t str, Verb)> {
    let (names, says, behind) = verb_inside(words)?;
    let plain = behind.chars().count() <= LONGEST
        && !behind.contains(|c: char| c == '的' || c.is_ascii_digit())
        && !behind.contains(OFFICES);
    // What is counted or collected (负责归集, 牵头制定12件) tells of something else than whose task it is.
    if !plain || names.is_empty() || !GENERAL.iter().any(|act| behind.starts_with(act)) {
        return None;
    }
    let (names, before) = split_verb(names);
    let names = without_adjunct(names, looks);
    is_named(names, looks).then(|| (names, says.and(before.unwrap_or_default())))
}

/// The names before a verb that says which part of a task is theirs, and what it says: 市财政局负责资金保障.
pub(super) fn names_with_duty<'t>(words: &'t str, looks: &mut Looks) -> Option<(&'t str, Verb)> {
    let (names, says, duty) = verb_inside(words)?;
    let plain = (2..=LONGEST_DUTY).contains(&duty.chars().take(LONGEST_DUTY + 1).count())
        && verb_inside(duty).is_none()
        && looks.likeness(duty) == Likeness::No;
    let names = without_adjunct(names, looks);
    (plain && is_named(names, looks)).then_some((names, Verb { each: true, ..says }))
}

/// The acts in which a duty is told, and what they say of who does them.
const DUTIES: [(&str, Verb); 16] = [
    ("负责", RESPONSIBLE),
    ("牵头", LEAD),
    ("配合", SUPPORT),
    ("协助", SUPPORT),
    ("参与", SUPPORT),
    ("指导", GUIDE),
    ("检查", GUIDE),
    ("作为", RESPONSIBLE),
    ("组织", RESPONSIBLE),
    ("编制", RESPONSIBLE),
    ("制定", RESPONSIBLE),
    ("开展", RESPONSIBLE),
    ("实施", RESPONSIBLE),
    ("落实", RESPONSIBLE),
    ("承担", RESPONSIBLE),
    ("做好", RESPONSIBLE),
];

/// The name in a part behind a label that tells a duty at length, and what the duty is: 市交通局 of 市交通局业务检查指导并协助市规划局做好规划.
pub(super) fn doer<'t>(words: &'t str, looks: &mut Looks) -> Option<(&'t str, Verb)> {
    /// Bytes that the name takes at most.
    const NAME: usize = 120;
    words.char_indices().map_while(|(at, _)| (at <= NAME).then_some(at)).skip(2).find_map(|at| {
        let behind = words.get(at..)?;
        let (act, says) = DUTIES.iter().find(|(act, _)| behind.starts_with(act))?;
        let noun = ["人", "同志", "单位", "部门"]
            .iter()
            .any(|noun| behind.get(act.len()..).is_some_and(|rest| rest.starts_with(noun)));
        let (name, before) = split_verb(without_adjunct(words.get(..at)?.trim_end_matches("业务"), looks));
        (!noun && looks.likeness(name) != Likeness::No).then(|| (name, says.and(before.unwrap_or_default())))
    })
}

/// Whether words end in a whole name.
fn is_named(words: &str, looks: &mut Looks) -> bool {
    let (words, _) = split_open(words);
    looks.likeness(words) == Likeness::Strong
        || words
            .rsplit(['和', '及', '与'])
            .next()
            .is_some_and(|last| last.len() < words.len() && looks.likeness(last) == Likeness::Strong)
}
