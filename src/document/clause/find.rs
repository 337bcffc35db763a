//! Where clauses stand in a paragraph.

use core::ops::Range;

use super::Clause;
use super::brackets::Brackets;
use super::elements::{is_close, is_open, trim};
use super::grammar::{Context, read_with};
use super::looks::Looks;
use super::tail;
use super::unmarked::{behind_sentence, blank_label};
use super::words::{LabelRole, label};
use crate::document::extent::Extent;
use crate::document::names::{Likeness, likeness};
use crate::document::scan::{colons, last_two, pairs};
use crate::text::is_blank;

/// A clause and the words that it governs, both in the words of the paragraph.
pub(crate) struct Found {
    pub clause: Clause,
    /// The sentences before it, back to the clause before.
    pub governs: Extent,
}

/// Hands out the clauses of a paragraph, in order. `from` is where its words begin behind a heading's marker, `label` what they
/// begin with.
///
/// *Complexity*: linear in the length of the paragraph.
pub(crate) fn find(
    text: &str,
    from: usize,
    label: Option<LabelRole>,
    looks: &mut Looks,
    brackets: &mut Brackets,
    mut each: impl FnMut(Found),
) {
    if let Some(clause) = whole(text, from, label, looks) {
        each(Found { clause, governs: (from..from).into() });
        return;
    }
    let mut done = from;
    let (mut tried, mut ruled) = (false, false);
    for pair in brackets.outermost(text, true).iter().filter(|pair| pair.outer.start >= from) {
        // ……。【责任单位】市科技局: a label in brackets of its own leads to the departments behind it.
        // The first one is read to the end of the text; to try it again with each would cost the square of them.
        let of_departments = |(role, _)| !matches!(role, LabelRole::Other | LabelRole::Deadline);
        let boxed = !tried && text.get(pair.outer.start..).and_then(boxed_label).is_some_and(of_departments);
        tried |= boxed;
        if boxed
            && let Some(clause) =
                read_with(text, trim(text, pair.outer.start..text.len()), Context::Line, looks)
        {
            each(Found { clause, governs: trim(text, done..pair.outer.start).into() });
            return;
        }
        let closing = closes_sentence(text, &pair.outer);
        if !closing && !may_stand_inside(text, &pair.outer) {
            continue;
        }
        let context = Context::Bracket { closing };
        let Some(mut clause) = read_with(text, pair.inner.clone(), context, looks) else { continue };
        // A rule in brackets behind departments that a label leads to belongs to them: 责任单位：市财政局（列首位的为牵头单位，下同）.
        if clause.entries.is_empty()
            && clause.first_leads
            && !ruled
            && let Some((labelled, start)) = trailing_label(text, done, looks)
            && !labelled.entries.is_empty()
            && start < pair.outer.start
        {
            each(Found { clause: labelled, governs: trim(text, done..start).into() });
            return;
        }
        ruled |= clause.entries.is_empty();
        let governs = trim(text, done..pair.outer.start).into();
        done = pair.outer.end;
        clause.range = pair.outer.clone().into();
        each(Found { clause, governs });
    }
    let trailing = trailing_label(text, done, looks)
        .or_else(|| trailing_sentence(text, done, looks))
        .or_else(|| sentence_inside(text, done, looks));
    if let Some((clause, start)) = trailing {
        let governs = trim(text, done..start).into();
        each(Found { clause, governs });
    }
}

/// A paragraph that is a clause from beginning to end: begun by a label, or nothing but departments and verbs.
fn whole(text: &str, from: usize, label: Option<LabelRole>, looks: &mut Looks) -> Option<Clause> {
    let words = text.get(from..)?;
    if label.is_some() {
        // 责任领导：… may stand first on a line that goes on with 牵头单位：….
        if only_other_label(words, label) {
            return None;
        }
        return read_with(text, trim(text, from..text.len()), Context::Line, looks);
    }
    // Only a short paragraph without brackets that ends in a verb can be a clause by itself.
    const LONGEST_SENTENCE: usize = 600;
    if from > 0 || words.len() > LONGEST_SENTENCE || words.len() < 12 {
        return None;
    }
    // 以上任务均由各县区落实，不再列出 has more behind its verb.
    if !tells_who(words) && !["以上", "上述", "以下"].iter().any(|start| words.starts_with(start)) {
        return None;
    }
    let whole = read_with(text, trim(text, 0..text.len()), Context::Sentence, looks);
    let preface = preface(words);
    if preface == 0 || whole.as_ref().is_some_and(|clause| !clause.carried.is_empty()) {
        return whole;
    }
    read_sentence(text, trim(text, preface..text.len()), looks)
}

/// Whether the last sentence of a text ends as those do that say who does something.
fn ends_in_verb(text: &str) -> bool {
    let end = text.trim_end_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';'));
    matches!(
        last_two(end),
        Some(
            ('负', '责')
                | ('落', '实')
                | ('配', '合')
                | ('牵', '头')
                | ('参', '与' | '加')
                | ('分', '工')
                | ('协', '助')
                | ('实', '施')
        )
    )
}

/// Whether a sentence begins or ends as those do that say who does something: 由市科技局牵头，市财政局配合，年底前完成; 市科技局为牵头单位,
/// 市财政局为配合单位; 责任单位为市科技局.
fn tells_who(sentence: &str) -> bool {
    let words = sentence.trim_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';'));
    let named = || {
        let labels = ["责任单位", "责任部门", "牵头单位", "牵头部门", "主办单位"];
        labels
            .iter()
            .any(|label| words.strip_prefix(label).is_some_and(|rest| rest.starts_with(['为', '是'])))
    };
    let told = || {
        ["牵头", "配合", "参与", "协办"].iter().any(|role| {
            words
                .strip_suffix("单位")
                .is_some_and(|words| words.strip_suffix(role).is_some_and(|words| words.ends_with('为')))
        })
    };
    let timed = || {
        words.rsplit_once(['，', ',']).is_some_and(|(before, last)| {
            words.starts_with(['由', '此', '该', '本']) && ends_in_verb(before) && tail::is_deadline(last)
        })
    };
    // Who is in a group says nothing of what they do unless one of them leads: 由市应急局牵头，市水利局、市公安局组成.
    let grouped = || words.ends_with("组成") && words.contains("牵头");
    ends_in_verb(words)
        || words.ends_with('成') && grouped()
        || words.ends_with('位') && told()
        || words.starts_with(['责', '牵', '主']) && named()
        || timed()
}

/// The length of the words before those who do something: 会议明确，由市科技局牵头; 此项工作由市科技局牵头.
fn preface(sentence: &str) -> usize {
    const LONGEST: usize = 24;
    let lead = sentence.len() - sentence.trim_start_matches(is_blank).len();
    let words = sentence.get(lead..).unwrap_or_default();
    let near = |sign: &[char]| {
        words.char_indices().take_while(|&(at, _)| at <= LONGEST).find(|&(_, c)| sign.contains(&c))
    };
    let decided = words.starts_with("会议").then(|| near(&['，', ',', '：', ':'])).flatten();
    let about = ["此", "该", "本", "上述", "以上", "具体"].iter().any(|begin| words.starts_with(begin));
    match decided {
        Some((at, c)) => lead + at + c.len_utf8(),
        None if about => near(&['由']).map_or(0, |(at, _)| lead + at),
        None => 0,
    }
}

/// Reads a sentence that says who does something; where a label in words leads to them, they must look like units.
fn read_sentence(text: &str, range: Range<usize>, looks: &mut Looks) -> Option<Clause> {
    let clause = read_with(text, range, Context::Sentence, looks)?;
    let (mut least, mut most) = (Likeness::Strong, Likeness::No);
    for entry in &clause.entries {
        let likeness = looks.likeness(text.get(entry.range.range()).unwrap_or_default());
        (least, most) = (least.min(likeness), most.max(likeness));
    }
    let surely = least != Likeness::No && most == Likeness::Strong;
    (surely || clause.labels.is_empty()).then_some(clause)
}

/// Bytes of the longest sentence of units and verbs that is looked for among others.
const LONGEST: usize = 600;

/// A sentence before the last that is nothing but units and verbs and tells who leads from who helps: 由市科技局牵头，市财政局配合。年底建成。
/// The first one of a paragraph is its title or what it is about.
fn sentence_inside(text: &str, from: usize, looks: &mut Looks) -> Option<(Clause, usize)> {
    /// More of them are no division of work; each that is read costs its length.
    const MOST: usize = 4;
    let rest = text.get(from..).filter(|rest| rest.contains("牵头") || rest.contains('由'))?;
    let mut begin = from;
    let parts = rest.split_inclusive('。').enumerate().filter_map(|(nth, part)| {
        let start = begin;
        begin += part.len();
        // A paragraph that is no item may begin with them.
        let begun = nth > 0 || from == 0 && part.trim_start_matches(is_blank).starts_with('由');
        let named = if begun { 0 } else { behind_group(part)? };
        Some((start + named, part.get(named..)?))
    });
    let tells = |part: &str| {
        let part = part.trim_start_matches(is_blank);
        let helps = || ["配合", "参加", "参与", "协助"].iter().any(|verb| part.contains(verb));
        part.len() <= LONGEST
            && part.ends_with('。')
            && (part.contains("牵头") || part.starts_with('由') && helps())
            && tells_who(part)
    };
    let first = from + rest.find('。').unwrap_or(rest.len());
    parts.filter(|&(_, part)| tells(part)).take(MOST).find_map(|(start, part)| {
        let begin = start + preface(part);
        let range = trim(text, begin..start + part.trim_end_matches('。').len());
        let clause = read_sentence(text, range.clone(), looks)?;
        let leader = text.get(clause.entries.first()?.range.range())?;
        let several = clause.entries.len() > 1 || start > from && start < first;
        (several && !looks.is_collective(leader)).then_some((clause, range.start))
    })
}

/// The length of the name of a group with its colon, where the words behind say who makes it up: 综合协调组：由市应急局牵头，….
fn behind_group(part: &str) -> Option<usize> {
    const LONGEST_GROUP: usize = 60;
    let colon = colons(part).next().filter(|&colon| colon <= LONGEST_GROUP)?;
    let behind = colon + part.get(colon..)?.chars().next()?.len_utf8();
    part.get(behind..)?.trim_start_matches(is_blank).starts_with('由').then_some(behind)
}

/// A last sentence that is nothing but units and verbs, without brackets: ……建成投用。市科技局牵头，市财政局配合。
fn trailing_sentence(text: &str, from: usize, looks: &mut Looks) -> Option<(Clause, usize)> {
    let rest = text.get(from..)?;
    let end = rest.trim_end_matches(|c: char| is_blank(c) || c == '。');
    let start = from + end.rfind('。')? + '。'.len_utf8();
    let sentence =
        text.get(start..from + end.len()).filter(|last| last.len() <= LONGEST && tells_who(last))?;
    let start = start + preface(sentence);
    let range = trim(text, start..from + end.len());
    let clause = read_sentence(text, range, looks)?;
    // One collective that is to see to it (各区政府负责落实) is part of what the text says.
    let one = match &clause.entries[..] {
        [only] => text.get(only.range.range()).is_some_and(|name| !looks.is_collective(name)),
        _ => false,
    };
    (one || clause.entries.len() > 1 || !clause.carried.is_empty()).then_some((clause, start))
}

/// Whether the label that a line begins with is not for departments, such as 责任人, and it has no other.
pub(crate) fn only_other_label(words: &str, label: Option<LabelRole>) -> bool {
    label == Some(LabelRole::Other) && !UNIT_LABELS.iter().any(|label| words.contains(label))
}

/// Whether a line is a label with few words behind it, whatever the label says: 建设规模：十公里.
pub(crate) fn is_labelled(line: &str) -> bool {
    const LONGEST: usize = 180;
    let label = colons(line).next().and_then(|colon| line.get(..colon)).filter(|_| line.len() <= LONGEST);
    label.is_some_and(|label| {
        (2..=8).contains(&label.chars().count()) && label.chars().all(char::is_alphabetic)
    })
}

/// The label in brackets at the start of some words, 【责任单位】市科技局, and its length.
pub(super) fn boxed_label(words: &str) -> Option<(LabelRole, usize)> {
    let inner = words.strip_prefix(['【', '['])?;
    let end = inner.char_indices().take(10).find(|&(_, c)| matches!(c, '】' | ']'))?.0;
    let close = inner.get(end..)?.chars().next()?;
    let length = words.len() - inner.len() + end + close.len_utf8();
    // 【责任单位】：… has its colon as well.
    let behind = words.get(length..)?.trim_start_matches(|c| matches!(c, '：' | ':') || is_blank(c));
    Some((label(inner.get(..end)?)?, words.len() - behind.len()))
}

/// The label with its colon at the start of a paragraph.
pub(crate) fn leading_label(words: &str) -> Option<LabelRole> {
    if let Some((role, _)) = boxed_label(words) {
        return Some(role);
    }
    let words = words.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '*' | '—' | '-' | '【' | '[' | '▲' | '●' | '◆')
    });
    // No colon so near the front means no label; labels are far shorter than that.
    const FRONT: usize = 24;
    let mut front = words.len().min(FRONT * '：'.len_utf8());
    while !words.is_char_boundary(front) {
        front -= 1;
    }
    let Some(colon) = colons(words.get(..front)?).next() else {
        return blank_label(words).map(|(role, _)| role);
    };
    // 修桥。牵头领导：…: what a sentence ends before is no part of one.
    let label_words = words.get(..colon).filter(|said| !said.contains(['。', '；', ';', '，', ',']))?;
    (label_words.chars().count() < FRONT).then(|| label(label_words))?
}

/// A label behind the last sentence of a paragraph, without brackets: ……建成投用。责任单位：市科技局
fn trailing_label(text: &str, from: usize, looks: &mut Looks) -> Option<(Clause, usize)> {
    /// How many labels are read to the end of the text; each costs its length.
    const MOST: usize = 3;
    let rest = text.get(from..)?;
    let mut tried = 0;
    for colon in colons(rest) {
        let before = rest.get(..colon)?.trim_end_matches(is_blank);
        let Some(noun) = ["单位", "部门", "主体"].iter().find(|noun| before.ends_with(**noun)) else {
            continue;
        };
        // A label is short: look no further back than one can be, so that many of them cost no more than their length.
        let mut back = before.len().saturating_sub(noun.len() + LONGEST_LABEL);
        while !before.is_char_boundary(back) {
            back += 1;
        }
        let before = before.get(back..)?;
        let marks = |c: char| is_blank(c) || BEFORE_LABEL.contains(c);
        let Some((mark, c)) = before.char_indices().rfind(|&(_, c)| marks(c)) else { continue };
        let start = mark + c.len_utf8();
        if label(before.get(start..)?).is_none() {
            continue;
        }
        let start = from + back + start;
        let clause = read_with(text, without_stray_close(text, start..text.len()), Context::Line, looks)?;
        // 落实责任单位：市教育局要加强统筹: behind a comma the words of a label may be those of a sentence.
        let sentence = matches!(c, '，' | ',' | '：' | ':') || *noun == "主体";
        if sentence && !names_only(text, &clause, looks) {
            tried += 1;
            if tried == MOST {
                break;
            }
            continue;
        }
        return Some((clause, start));
    }
    // ……建成投用。责任单位 市科技局: the colon may be lost.
    let start = from + behind_sentence(rest)?;
    let clause = read_with(text, trim(text, start..text.len()), Context::Line, looks)?;
    Some((clause, start))
}

/// What a label leads to without the mark that closes a bracket opened before it: （挂点干部：张三；责任单位：市科技局）.
fn without_stray_close(text: &str, range: Range<usize>) -> Range<usize> {
    let range = trim(text, range);
    let words = text.get(range.clone()).unwrap_or_default();
    let end = words.trim_end_matches(|c: char| is_blank(c) || matches!(c, '。' | '；' | ';'));
    let Some(last) = end.chars().next_back().filter(|&c| is_close(c)) else { return range };
    let depth = |c: char| i32::from(is_open(c)) - i32::from(is_close(c));
    let stray = end.chars().map(depth).sum::<i32>() < 0;
    if stray { trim(text, range.start..range.start + end.len() - last.len_utf8()) } else { range }
}

/// Whether all that a clause names are surely departments, or stand for several.
fn names_only(text: &str, clause: &Clause, looks: &mut Looks) -> bool {
    !clause.entries.is_empty()
        && clause.entries.iter().all(|entry| {
            let name = text.get(entry.range.range()).unwrap_or_default();
            looks.likeness(name) == Likeness::Strong || looks.is_collective(name)
        })
}

/// What may stand right before a label in a paragraph.
const BEFORE_LABEL: &str = "。，,；;：:！）)”*—－―─-";

/// Labels of departments, to tell a line of several labels.
const UNIT_LABELS: &[&str] =
    &["牵头单位", "责任单位", "牵头部门", "责任部门", "配合单位", "主办单位", "承办单位", "负责单位"];

/// Bytes of the longest label, blanks included.
const LONGEST_LABEL: usize = 60;

/// Whether a bracket stands where a clause without label or verb can stand: at the end of the paragraph, or at a full stop,
/// and not right behind the name of a department, whose second name it would be.
fn closes_sentence(text: &str, outer: &Range<usize>) -> bool {
    let before = text.get(..outer.start).unwrap_or_default().trim_end_matches(is_blank);
    let behind = text.get(outer.end..).unwrap_or_default().trim_start_matches(is_blank);
    if before.ends_with(['。', '；', ';', '”', '.']) {
        // No name ends in one of these.
        return true;
    }
    let before_stop = behind.is_empty() || behind.starts_with(['。', '；', ';', '（', '(', '.']);
    before_stop && !names_a_department(before)
}

/// Whether a text ends in the name of a department.
pub(crate) fn names_a_department(text: &str) -> bool {
    let starts = text.char_indices().rev().take(14).map(|(at, _)| at);
    starts.filter_map(|at| text.get(at..)).any(|name| name.len() >= 9 && likeness(name) == Likeness::Strong)
}

/// Inside a sentence only a clause with a label or a verb may stand; the grammar decides that, this only saves the look.
fn may_stand_inside(text: &str, outer: &Range<usize>) -> bool {
    pairs(text.get(outer.clone()).unwrap_or_default()).any(|pair| {
        matches!(
            pair,
            ('负', '责')
                | ('牵', '头')
                | ('单', '位')
                | ('部', '门')
                | ('落', '实')
                | ('配', '合')
                | ('参', '与')
        )
    })
}
