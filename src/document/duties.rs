//! Duties told department by department, as below 职责分工: 市科技局：负责…, （二）市财政局。落实…. Whose they are stands before them.

use super::clause::{Clause, Context, LabelRole, Looks, Part, label, read_with};
use super::names::Likeness;
use super::scan::Vocabulary;
use crate::text::{is_blank, is_han};

/// Titles of parts that divide the work.
const PARTS: Vocabulary = Vocabulary::new(&["职责", "分工", "任务分解", "责任分解"]);

/// Bytes of the longest names before a duty.
const LONGEST_NAMES: usize = 240;

/// Characters that a duty has at least which no verb begins; a name of somebody or a number to call has fewer.
const SHORTEST_DUTY: usize = 6;

/// How short duties begin.
const BEGINNINGS: [&str; 9] = ["负责", "牵头", "配合", "协助", "参与", "维护", "提供", "做好", "落实"];

/// Whether a title says that the work is divided below it. A sentence that stands for a title may speak of duties as well.
pub(super) fn divides(title: &str) -> bool {
    const LONGEST: usize = 20;
    title.len() <= LONGEST * 4
        && PARTS.within(title)
        && title.chars().nth(LONGEST).is_none()
        && !title.contains(['，', ',', '；'])
}

/// What a title says that everybody below it does: 牵头单位, 配合单位.
pub(super) fn of_all(title: &str) -> Option<LabelRole> {
    let role = title.ends_with(['位', '门']).then(|| label(title))??;
    matches!(role, LabelRole::Lead | LabelRole::Support | LabelRole::Guide).then_some(role)
}

/// Whether a line says that duties follow: 各成员单位职责：, 任务分工如下：.
pub(super) fn announces(line: &str) -> bool {
    const LONGEST: usize = 120;
    line.len() <= LONGEST && line.ends_with(['：', ':', '责', '工']) && PARTS.within(line)
}

/// The clause that the names before a duty make. `from` is where the words begin behind a number, `all` what the heading says of
/// everybody below it: 配合单位.
pub(super) fn duty(text: &str, from: usize, all: Option<LabelRole>, looks: &mut Looks) -> Option<Clause> {
    let words = text.get(from..)?;
    let parted = parted(words, from > 0, looks)?;
    told(text, from, parted, all, looks)
}

/// The clauses that departments make whose duties stand behind that of another in one paragraph, from `from` on: ；市财政局负责…；市教育局配合….
///
/// *Complexity*: linear in the length of the paragraph.
pub(super) fn others(
    text: &str,
    from: usize,
    all: Option<LabelRole>,
    looks: &mut Looks,
    mut each: impl FnMut(Clause),
) {
    let behind = text.get(from..).unwrap_or_default();
    for (at, mark) in behind.match_indices(['；', ';']) {
        let start = from + at + mark.len();
        let part = text.get(start..).unwrap_or_default();
        let parted = parted(part, false, looks).filter(|&(_, verb)| verb);
        if let Some(clause) = parted.and_then(|parted| told(text, start, parted, all, looks)) {
            each(clause);
        }
    }
}

/// The clause of the names from `from` on up to the duty behind them, which are `parted`.
fn told(
    text: &str,
    from: usize,
    (names, surely): (usize, bool),
    all: Option<LabelRole>,
    looks: &mut Looks,
) -> Option<Clause> {
    let words = text.get(from..)?;
    let duty = words.get(names..)?.trim_start_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '。'));
    let short = duty.chars().nth(SHORTEST_DUTY - 1).is_none();
    // 市审计局负责的项目: the verb says which.
    if duty.chars().nth(2) == Some('的') {
        return None;
    }
    if short && !BEGINNINGS.iter().any(|verb| duty.starts_with(verb)) || !is_duty(duty) {
        return None;
    }
    let range = from..from + names;
    let mut clause = read_with(text, range.clone(), Context::Cell(all.unwrap_or_else(|| role(duty))), looks)?;
    let whole = |end: usize| text.get(end..range.end).is_some_and(|rest| rest.chars().all(is_rest));
    // A name apart from the words behind it is one more surely than one that they go on from.
    let named = names_departments(text, &clause, surely, looks);
    if duty.starts_with(['按', '分']) && clause.entries.len() > 1 {
        // 按职责 and 分别 give each its own part.
        for entry in clause.entries.iter_mut().filter(|entry| entry.part == (Part::Listed { each: false })) {
            entry.part = Part::Listed { each: true };
        }
    }
    let last = clause.entries.last()?;
    (named && clause.deadline.is_none() && whole(last.range.end())).then_some(clause)
}

/// Whether all names of a clause look like departments; surely where words go on from them.
fn names_departments(text: &str, clause: &Clause, surely: bool, looks: &mut Looks) -> bool {
    clause.entries.iter().all(|entry| {
        let name = text.get(entry.range.range()).unwrap_or_default();
        let likeness = looks.likeness(name);
        likeness == Likeness::Strong || likeness == Likeness::Weak && (!surely || looks.is_collective(name))
    })
}

/// Whether the cell of a table holds nothing but departments, whose duty stands beside it.
pub(super) fn are_departments(cell: &str, looks: &mut Looks) -> bool {
    read_with(cell, 0..cell.len(), Context::Cell(LabelRole::Listed), looks)
        .is_some_and(|clause| !clause.entries.is_empty() && names_departments(cell, &clause, false, looks))
}

/// Where the names before a duty end and the duty begins, and whether only what surely is a name will do there: words that go on at
/// the verb may be a sentence, behind a colon or full stop they are apart, and an item of a list begins with whom it is about.
fn parted(words: &str, numbered: bool, looks: &mut Looks) -> Option<(usize, bool)> {
    let front = words.char_indices().take_while(|&(at, _)| at <= LONGEST_NAMES);
    let (at, mark) =
        front.into_iter().find(|&(_, c)| matches!(c, '：' | ':' | '。' | '，' | ',' | '；' | ';'))?;
    if matches!(mark, '：' | ':') {
        return Some((at, false));
    }
    let before = words.get(..at)?;
    let behind = words.get(at + mark.len_utf8()..)?;
    match verb(before, numbered, looks).or_else(|| on_occasion(before, behind, looks)) {
        Some(found) => Some(found),
        None => (mark == '。').then_some((at, false)),
    }
}

/// Where the verb begins that the names at the start of a sentence go on with: 市财政局负责…. In an item with a number other words do
/// as well: 各镇（街道）要…. With it comes whether the names before it must be sure.
fn verb(words: &str, numbered: bool, looks: &mut Looks) -> Option<(usize, bool)> {
    /// What they begin with. A name may have that inside, as 应急局 does: what stands before the verb is a whole name.
    const BEGIN: [char; 13] = ['负', '牵', '承', '配', '会', '要', '应', '按', '做', '加', '主', '具', '归'];
    const OTHERS: [&str; 7] = ["要", "应当", "应", "按职责", "按照", "做好", "加强"];
    words
        .match_indices(BEGIN)
        .filter_map(|(at, _)| {
            let rest = words.get(at..)?;
            let says = |verb: &&str| rest.starts_with(*verb);
            let sure = SURE.iter().filter(|verb| says(verb)).any(|verb| !names_people(rest, verb));
            (sure || numbered && OTHERS.iter().any(says)).then_some((at, !(sure && numbered)))
        })
        .take(MOST_VERBS)
        .find(|&(at, surely)| {
            let last = words.get(..at).and_then(|names| names.rsplit(['、', '和', '及']).next());
            let bare = |name: &str| name.trim_start_matches('由').trim_end_matches('等').to_owned();
            let least = if surely { Likeness::Strong } else { Likeness::Weak };
            last.map(bare).is_some_and(|name| looks.likeness(&name) >= least)
        })
}

/// Whether a verb is only a part of what people are called: 主要负责人, 具体负责同志.
fn names_people(words: &str, verb: &str) -> bool {
    let behind = words.strip_prefix(verb).unwrap_or_default();
    ["人", "同志", "领导", "干部"].iter().any(|people| behind.starts_with(people))
}

/// Verbs that tell a duty wherever they stand behind a department.
const SURE: [&str; 8] = ["负责", "牵头", "承担", "配合", "会同", "主要负责", "具体负责", "归口管理"];

/// Where the duty begins that a department has at some time only: 市水利局在台风来临时，负责….
fn on_occasion(before: &str, behind: &str, looks: &mut Looks) -> Option<(usize, bool)> {
    let timed = ["时", "期间", "后"].iter().any(|time| before.ends_with(time));
    let at = before.find('在').filter(|_| timed && SURE.iter().any(|verb| behind.starts_with(verb)))?;
    let name = before.get(..at).and_then(|names| names.rsplit('、').next())?;
    (looks.likeness(name) == Likeness::Strong).then_some((at, true))
}

/// How many verbs are tried: names have hardly any of their first characters.
const MOST_VERBS: usize = 4;

/// Whether the words behind a name are something to do: no list of people, no report of what was done.
fn is_duty(words: &str) -> bool {
    const NONE: Vocabulary = Vocabulary::new(&["组长", "电话", "联系人", "局长", "主任", "书记"]);
    let front: String = words.chars().take(16).collect();
    words.starts_with(|c| is_han(c) || matches!(c, '“' | '《' | '1' | '（' | '('))
        && !words.starts_with(['已', '共'])
        && !NONE.within(&front)
}

/// What the duty says its department does in it.
pub(super) fn role(duty: &str) -> LabelRole {
    let duty = ["负责", "要", "应当", "应"].iter().find_map(|verb| duty.strip_prefix(verb)).unwrap_or(duty);
    if duty.starts_with("牵头") {
        LabelRole::Lead
    } else if ["配合", "协助", "参与", "协同"].iter().any(|verb| duty.starts_with(verb)) {
        LabelRole::Support
    } else {
        LabelRole::Listed
    }
}

/// What may stand between the last name and the mark behind it.
fn is_rest(c: char) -> bool {
    is_blank(c) || matches!(c, '等' | '*')
}
