//! What else is said around the verb of a list, for which no table of words is long enough: 市科技局分头负责, 市财政局负责推动.

use super::looks::Looks;
use super::names::split_open;
use super::people::HEADS;
use super::words::{Verb, split_verb, verb_inside};
use crate::document::names::Likeness;
use crate::text::HanSet;

/// Characters of the longest adjunct: 按照各自部门职责权限.
const LONGEST: usize = 12;

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

/// Whether words end in a whole name.
pub(super) fn is_named(words: &str, looks: &mut Looks) -> bool {
    let (words, _) = split_open(words);
    looks.likeness(words) == Likeness::Strong
        || words
            .rsplit(['和', '及', '与'])
            .next()
            .is_some_and(|last| last.len() < words.len() && looks.likeness(last) == Likeness::Strong)
}
