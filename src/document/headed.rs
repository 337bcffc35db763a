//! Headings that say whose the items below them are: 一、市发展改革委牵头工作（8项）, （二）由市教育局负责的任务. Each of the tasks below is told so.

use super::clause::{Clause, Context, Entry, Looks, Part, read_with};
use super::extent::Extent;
use super::names::Likeness;
use super::outline::{Heading, Purpose};
use super::place::Placed;
use crate::text::{fold_char, is_blank};

/// The clause of one such heading.
struct Head {
    clause: Clause,
    /// The paragraph whose words it was read from.
    paragraph: usize,
    /// Whether it needs items: it does not say by its own form that it gathers some.
    bare: bool,
}

/// Gives the clauses of such headings to the tasks below them, and tells where they stand. `words` are those of a paragraph.
///
/// *Complexity*: linear in headings and clauses.
pub(super) fn hand_down<'t>(
    outline: &[Heading],
    purposes: &[Purpose],
    words: impl Fn(usize) -> &'t str,
    clauses: &mut Vec<Placed>,
    looks: &mut Looks,
) -> Vec<(usize, Extent)> {
    let numbered = outline.iter().enumerate().filter(|(_, heading)| heading.is_ranked());
    let said = |(at, heading): (usize, &Heading)| {
        Some((at, head(heading, words(heading.title_paragraph()), looks)?))
    };
    let heads: Vec<(usize, Head)> = numbered.filter_map(said).collect();
    if heads.is_empty() {
        return Vec::new();
    }
    // For each heading the one that speaks for it: itself, or that of the heading above.
    let mut next = heads.iter().peekable();
    let mut over: Vec<Option<&(usize, Head)>> = Vec::with_capacity(outline.len());
    for (at, heading) in outline.iter().enumerate() {
        let own = next.next_if(|(head, _)| *head == at);
        over.push(own.or_else(|| *over.get(heading.parent()?)?));
    }
    let mut handed = Vec::new();
    for (at, (over, purpose)) in over.iter().zip(purposes).enumerate() {
        let Some((head_at, head)) = over else { continue };
        let own = outline.get(at).filter(|_| *head_at == at);
        let itself = own.is_some_and(|heading| head.bare || heading.run_in);
        if *purpose == Purpose::Task && !itself {
            handed.push(Placed {
                paragraph: head.paragraph,
                heading: Some(at),
                clause: head.clause.clone(),
                governs: Extent::default(),
                continues: false,
                handed: true,
            });
        }
    }
    let places = heads.iter().map(|(_, head)| (head.paragraph, head.clause.range)).collect();
    join(clauses, handed, words);
    places
}

/// Puts the clauses handed down before those that the tasks have themselves, which go on with them. Where a task says itself who leads
/// it, or who answers for it as the heading does, its own words count; whom it names once more beside others is named once.
fn join<'t>(clauses: &mut Vec<Placed>, handed: Vec<Placed>, words: impl Fn(usize) -> &'t str) {
    let has =
        |placed: &Placed, part: fn(Part) -> bool| placed.clause.entries.iter().any(|entry| part(entry.part));
    let leads = |part| part == Part::Lead;
    let answers = |part| matches!(part, Part::Lead | Part::Listed { .. });
    let yields = |head: &Placed, own: &Placed| {
        has(head, answers) && has(own, if has(head, leads) { leads } else { answers })
    };
    let mut own = core::mem::take(clauses);
    own.sort_by_key(|placed| placed.heading);
    let mut handed = handed.into_iter().peekable();
    for mut placed in own {
        while let Some(before) = handed.next_if(|before| before.heading < placed.heading) {
            clauses.push(before);
        }
        let head = handed.next_if(|head| head.heading == placed.heading);
        if let Some(head) = head.filter(|head| !yields(head, &placed)) {
            let name = |placed: &Placed, entry: &Entry| words(placed.paragraph).get(entry.range.range());
            let new = |entry: &Entry| {
                let own = name(&placed, entry);
                !matches!(entry.part, Part::Listed { .. })
                    || head.clause.entries.iter().all(|entry| name(&head, entry) != own)
            };
            let new: Vec<bool> = placed.clause.entries.iter().map(new).collect();
            if !new.contains(&true) {
                clauses.push(placed);
                continue;
            }
            let mut new = new.into_iter();
            placed.clause.entries.retain(|_| new.next().unwrap_or(true));
            placed.continues = true;
            clauses.push(head);
        }
        clauses.push(placed);
    }
    clauses.extend(handed);
}

/// What a heading says of whose the items below it are.
fn head(heading: &Heading, words: &str, looks: &mut Looks) -> Option<Head> {
    /// Characters of the longest such title.
    const LONGEST: usize = 48;
    let title = words.get(heading.title.range())?;
    if title.len() > LONGEST * 4 || !may_gather(title) || title.starts_with("明确") {
        return None;
    }
    let uncounted = without_count(title);
    let said = without_nouns(uncounted);
    if !["牵头", "负责", "配合", "主办", "承办", "承担"].iter().any(|verb| said.contains(verb)) {
        return None;
    }
    let bare = said.len() == title.len();
    if bare && !(said.ends_with("牵头") || said.ends_with("牵头负责")) {
        return None;
    }
    let start = heading.title.start();
    let clause = read_with(words, start..start + said.len(), Context::Sentence, looks)?;
    let mut names = clause.entries.iter().filter_map(|entry| words.get(entry.range.range()));
    let sure = !clause.entries.is_empty() && names.all(|name| looks.likeness(name) == Likeness::Strong);
    let paragraph = heading.title_paragraph();
    (sure && clause.deadline.is_none()).then_some(Head { clause, paragraph, bare })
}

/// A short look at the end of a title: a count in brackets, 任务, 工作, 事项, 项目 or the verb itself.
fn may_gather(title: &str) -> bool {
    title.trim_end().ends_with(['）', ')', '务', '作', '项', '目', '单', '头', '责'])
}

/// A title without the count of its items: （8项）, (共12件).
fn without_count(title: &str) -> &str {
    let title = title.trim_end_matches(is_blank);
    let Some(inner) = title.strip_suffix(['）', ')']) else { return title };
    let Some(open) = inner.rfind(['（', '(']) else { return title };
    let count = inner.get(open..).unwrap_or_default().trim_start_matches(['（', '(', '共', '计']);
    let count = count.trim_matches(is_blank);
    let digits = count.trim_start_matches(|c| fold_char(c).is_ascii_digit() || NUMERALS.contains(c));
    let counted =
        digits.len() < count.len() && matches!(digits, "项" | "件" | "条" | "个" | "项任务" | "项工作");
    if counted { title.get(..open).unwrap_or_default().trim_end_matches(is_blank) } else { title }
}

/// The characters of numbers in words.
const NUMERALS: &str = "一二三四五六七八九十";

/// A title without the words for what the departments have: 的重点任务, 工作事项清单.
fn without_nouns(title: &str) -> &str {
    const NOUNS: [&str; 9] = ["任务", "工作", "事项", "项目", "清单", "重点", "目标", "主要", "的"];
    let mut rest = title;
    while let Some(before) = NOUNS.iter().find_map(|noun| rest.strip_suffix(noun)) {
        rest = before;
    }
    rest
}
