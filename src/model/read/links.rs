//! Which task speaks of which indicator: the same subject by name, in the task's own text, or a short word for it where the
//! indicator's table gives it to those who have the task.

use core::ops::Range;
use std::borrow::Cow;

use hashbrown::HashMap;

use super::assign::make_room;
use super::clauses::printed;
use crate::document::names::{Affixes, count};
use crate::document::{Document, Paragraph, beginning, ending};
use crate::model::ids::{DepartmentId, IndicatorId, TaskId};
use crate::model::indicator::{Indicator, TaskLink};
use crate::model::plan::Plan;
use crate::model::words::{Evidence, Role};
use crate::text::{Span, is_letter};

/// The shortest subject that says enough to be looked for, in bytes: four Han characters.
const SHORTEST: usize = 12;

/// The shortest word that says enough beside a shared department, in bytes: two Han characters.
const SHORTEST_SHARED: usize = 6;

/// Bytes by which a place in the text is compared first: two Han characters.
const KEY: usize = 6;

/// Names that begin alike are looked at one by one; no plan has more.
const MOST_ALIKE: usize = 64;

/// Indicators of one name, as the main table, an annex and the tables of parts of a place repeat it. Where more have it, it says too
/// little to tie a task to each of them.
const MOST_OF_NAME: usize = 16;

/// What stands before the subject in the name of an indicator.
const BEFORE: &[&str] = &[
    "每万名就业人员中",
    "每万人口",
    "每千人口",
    "每百万人口",
    "每万家企业法人单位中",
    "每万人",
    "每千人",
    "每百户",
    "全社会",
    "规模以上",
    "规上",
    "全市",
    "全省",
    "全县",
    "人均",
    "年度",
    "年",
    "新增",
    "拥有",
];

/// What stands behind it.
const BEHIND: &[&str] = &[
    "拥有量",
    "增长率",
    "覆盖率",
    "普及率",
    "达标率",
    "增加值",
    "成交额",
    "总产值",
    "数量",
    "人数",
    "总数",
    "个数",
    "总量",
    "总额",
    "金额",
    "比重",
    "比例",
    "占比",
    "增速",
    "增幅",
    "面积",
    "长度",
    "率",
    "数",
    "量",
    "额",
];

/// Short words that say what half of all tasks are about.
static GENERAL: Affixes<{ count(&[(TOPICS, 1)]) }> = Affixes::back(&[(TOPICS, 1)]);
const TOPICS: &[&str] = &[
    "企业",
    "人口",
    "技术",
    "产业",
    "人才",
    "创新",
    "项目",
    "投资",
    "经济",
    "收入",
    "数量",
    "规模",
    "建设",
    "发展",
    "服务",
    "科技",
    "社会",
    "城市",
    "农村",
    "工业",
    "农业",
    "平台",
    "全市",
    "居民",
    "公民",
    "国家",
    "省级",
    "单位",
    "水平",
    "机制",
    "科技企业",
    "重点项目",
    "技术企业",
    "工业企业",
    "创新平台",
    "服务平台",
    "创新能力",
    "科技创新",
    "固定资产",
    "以上企业",
];

/// What was found, task by task. Memory is at its highest here, so what is in the list is never moved to a longer one: it goes on in
/// another piece.
#[derive(Default)]
pub(super) struct Links {
    pieces: Vec<Vec<(IndicatorId, TaskLink)>>,
    count: usize,
}

impl Links {
    fn push(&mut self, indicator: IndicatorId, link: TaskLink) {
        /// The shortest piece.
        const SHORTEST: usize = 32;
        if self.pieces.last().is_none_or(|last| last.len() == last.capacity()) {
            self.pieces.push(Vec::with_capacity(SHORTEST.max(self.count / 16)));
        }
        if let Some(last) = self.pieces.last_mut() {
            last.push((indicator, link));
            self.count += 1;
        }
    }
}

/// Gives every indicator the tasks that were found to name it or its subject.
pub(super) fn put(links: Links, plan: &mut Plan) {
    let mut counts = vec![0; plan.indicators.len()];
    for (indicator, _) in links.pieces.iter().flatten() {
        if let Some(count) = counts.get_mut(indicator.index()) {
            *count += 1;
        }
    }
    for (indicator, count) in plan.indicators.iter_mut().zip(counts) {
        indicator.tasks.reserve_exact(count);
    }
    for (indicator, link) in links.pieces.into_iter().flatten() {
        let Some(indicator) = plan.indicators.get_mut(indicator.index()) else { continue };
        // Of what ties an indicator to a task the strongest counts, and of that what stands first.
        match indicator.tasks.last_mut().filter(|last| last.task == link.task) {
            Some(last) if link.evidence < last.evidence => *last = link,
            Some(_) => {}
            None => indicator.tasks.push(link),
        }
    }
    for indicator in &mut plan.indicators {
        indicator.tasks.sort_by_key(|link| link.task);
    }
}

/// What ties indicators to the tasks whose text names them or their subject, task by task.
///
/// *Complexity*: one pass over the text of the tasks.
pub(super) fn find(document: &Document<'_>, plan: &Plan) -> Links {
    let mut links = Links::default();
    if plan.indicators.is_empty() || plan.tasks.is_empty() {
        return links;
    }
    let (names, holders) = names(&plan.indicators);
    let holders_of = |name: &Name<'_>| holders.get(name.first..name.first + name.count).unwrap_or_default();
    let mut wanted = Wanted::of(&names);
    let mut spans: Vec<(Span, TaskId)> =
        plan.tasks.iter().filter_map(|task| Some((task.span?, task.id))).collect();
    spans.sort_by_key(|(span, _)| span.start());
    // The last task that was looked up, and where a paragraph begins that has no other: several stand in each, one behind the other.
    let (mut last, mut held) = (None, 0..0);
    let mut task_of = |paragraph: &Paragraph| {
        let start = paragraph.span().start();
        if !held.contains(&start) {
            let behind = spans.partition_point(|(span, _)| span.start() <= start);
            let begin = |at: usize| spans.get(at).map(|(span, _)| span.start());
            last = behind.checked_sub(1).and_then(|at| spans.get(at));
            held = last.map_or(0, |(span, _)| span.start())..begin(behind).unwrap_or(u32::MAX);
        }
        last.filter(|(span, _)| span.contains(paragraph.span())).map(|&(_, task)| task)
    };
    let mut paragraphs =
        document.paragraphs.iter().map(|paragraph| (paragraph, task_of(paragraph))).peekable();
    while let Some((paragraph, task)) = paragraphs.next() {
        let Some(task) = task else { continue };
        wanted.scan(paragraph.text(document.source), |one, range| {
            let Some(name) = names.get(one.name as usize) else { return };
            let span = Some(paragraph.locate(range));
            let link = TaskLink { task, evidence: one.evidence, span };
            // Most of what a short word means is no link in the end: who has the indicator has another task.
            let serves =
                |lead: Option<DepartmentId>| one.evidence < Evidence::Annex || answers(plan, lead, task);
            for alike in holders_of(name).chunk_by(|one, next| one.lead == next.lead) {
                if alike.first().is_some_and(|one| serves(one.lead)) {
                    alike.iter().for_each(|one| links.push(one.indicator, link));
                }
            }
        });
        if paragraphs.peek().is_none_or(|(_, next)| *next != Some(task)) {
            wanted.begin_task();
        }
    }
    links
}

/// Who answers for an indicator.
fn lead(indicator: &Indicator) -> Option<DepartmentId> {
    let lead = indicator.departments.iter().find(|one| one.role == Role::Lead);
    Some(lead.or(indicator.departments.first())?.department)
}

/// Whether who answers for an indicator leads or shares a task.
fn answers(plan: &Plan, lead: Option<DepartmentId>, task: TaskId) -> bool {
    let Some((lead, task)) = lead.zip(plan.tasks.get(task.index())) else { return false };
    task.assignments.iter().any(|one| one.department == lead && matches!(one.role, Role::Lead | Role::Joint))
}

/// A name that indicators have.
struct Name<'p> {
    /// Without blanks.
    words: Cow<'p, str>,
    /// Where the first that has it stands among those of all names, and how many have it.
    first: usize,
    count: usize,
    /// Whether anybody answers for one of them.
    led: bool,
}

/// An indicator that has a name. Those of one name stand in the order of the departments that answer for them: what holds for one of
/// two that are alike holds for the other.
struct Holder {
    name: u32,
    lead: Option<DepartmentId>,
    indicator: IndicatorId,
}

/// The names of the indicators and of their quantities, and who has each. Tables repeat each other, so many a name is that of several.
fn names(indicators: &[Indicator]) -> (Vec<Name<'_>>, Vec<Holder>) {
    let count = indicators.iter().map(|indicator| 1 + indicator.components.len()).sum();
    let (mut names, mut holders): (Vec<Name<'_>>, Vec<Holder>) = (Vec::new(), Vec::with_capacity(count));
    let mut places: HashMap<&str, u32> = HashMap::with_capacity(indicators.len());
    for indicator in indicators {
        let lead = lead(indicator);
        let parts = indicator.components.iter().map(|part| &*part.name);
        for words in core::iter::once(&*indicator.name).chain(parts) {
            let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
            let name = *places.entry(words).or_insert_with(|| {
                make_room(&mut names);
                names.push(Name { words: printed(words), first: 0, count: 0, led: false });
                next
            });
            if let Some(one) = names.get_mut(name as usize).filter(|one| one.count < MOST_OF_NAME) {
                one.count += 1;
                one.led |= lead.is_some();
                holders.push(Holder { name, lead, indicator: indicator.id });
            }
        }
    }
    // They stand by their indicators.
    holders.sort_unstable_by_key(|one| (one.name, one.lead, one.indicator));
    let mut behind = 0;
    for name in &mut names {
        name.first = behind;
        behind += name.count;
    }
    (names, holders)
}

/// Words to look for, with the name they speak of.
struct Sought<'n> {
    /// What they begin with, as a number: those are compared at once.
    key: u64,
    words: &'n str,
    /// The place of the name.
    name: u32,
    /// The last task that has them.
    task: u32,
    evidence: Evidence,
}

/// The names and subjects to look for.
struct Wanted<'n> {
    /// By what they begin with; those that begin alike as they were added.
    words: Vec<Sought<'n>>,
    /// Where the words stand that begin with two signs, so that most places of the text need no look-up and hardly one a search.
    seen: Seen,
    /// How many tasks were begun.
    tasks: u32,
}

impl<'n> Wanted<'n> {
    fn of(names: &'n [Name<'_>]) -> Self {
        let mut wanted =
            Self { words: Vec::with_capacity(names.len() * 3), seen: [NOWHERE; 1 << 12], tasks: 1 };
        for (at, name) in (0..).zip(names) {
            let headless = headless(&name.words);
            wanted.add(at, Evidence::Subject, subject(headless, SHORTEST), SHORTEST);
            wanted.add(at, Evidence::Name, &name.words, SHORTEST);
            if name.led {
                let word = head(subject(headless, SHORTEST_SHARED));
                if !GENERAL.contains(word) {
                    wanted.add(at, Evidence::Annex, word, SHORTEST_SHARED);
                }
            }
        }
        // Those of one key stay as they were added.
        wanted.words.sort_by_key(|one| one.key);
        let mut at = 0;
        for alike in wanted.words.chunk_by(|one, next| one.key == next.key) {
            let place = alike.first().and_then(|one| wanted.seen.get_mut(pair_of(one.words.as_bytes())?));
            if let Some(place) = place {
                // Two keys may have one place, and far behind a byte does not reach.
                *place = u8::try_from(at)
                    .ok()
                    .filter(|_| *place == NOWHERE)
                    .map_or(SOMEWHERE, |at| at.min(SOMEWHERE));
            }
            at += alike.len();
        }
        wanted
    }

    fn add(&mut self, name: u32, evidence: Evidence, words: &'n str, shortest: usize) {
        let Some(&key) = words.as_bytes().first_chunk::<KEY>().filter(|_| words.len() >= shortest) else {
            return;
        };
        self.words.push(Sought { key: number(&key), words, name, task: 0, evidence });
    }

    /// What is read from here on belongs to another task.
    const fn begin_task(&mut self) {
        self.tasks += 1;
    }

    /// Finds the words in a paragraph of a task, each only where the task has it first.
    fn scan(&mut self, text: &str, mut hit: impl FnMut(&Sought<'n>, Range<usize>)) {
        let mut places = Places { rest: text.as_bytes(), left: text.len(), first: 0 };
        while let Some((left, seen)) = places.next(&self.seen) {
            self.look(text, text.len() - left, seen, &mut hit);
        }
    }

    /// Finds the words that begin at a place of the text, given where those with its first signs stand.
    fn look(&mut self, text: &str, start: usize, seen: u8, hit: &mut impl FnMut(&Sought<'n>, Range<usize>)) {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let Some(key) = rest.first_chunk().map(number) else { return };
        let first = match seen {
            SOMEWHERE => self.words.partition_point(|one| one.key < key),
            at => usize::from(at),
        };
        let alike = self.words.iter_mut().skip(first).take_while(|one| one.key == key);
        for one in alike.take(MOST_ALIKE).filter(|one| one.task < self.tasks) {
            if rest.starts_with(one.words.as_bytes()) {
                one.task = self.tasks;
                hit(one, start..start + one.words.len());
            }
        }
    }
}

/// By the first two signs of words where the first of them stands among all, or one of these.
type Seen = [u8; 1 << 12];
/// No words begin so.
const NOWHERE: u8 = u8::MAX;
/// Words that begin so have to be searched for.
const SOMEWHERE: u8 = u8::MAX - 1;

/// The places of a text where words may begin, sign by sign.
struct Places<'t> {
    rest: &'t [u8],
    /// The sign before the rest, and how much of the text was left where it stands.
    first: usize,
    left: usize,
}

impl Places<'_> {
    /// How much of the text is left at the next place, and where the words with its signs stand. A function of its own: all that it
    /// needs stays at hand from sign to sign.
    #[inline(never)]
    fn next(&mut self, seen: &Seen) -> Option<(usize, u8)> {
        let Self { mut rest, mut first, mut left } = *self;
        // Every word is so long that three bytes or more stand where its second sign begins.
        while let Some((sign, behind)) = next_sign(rest) {
            let place = left;
            let seen = seen.get(pair(first, sign)).copied().unwrap_or(NOWHERE);
            (left, first, rest) = (rest.len(), sign, behind);
            if seen != NOWHERE {
                *self = Self { rest, first, left };
                return Some((place, seen));
            }
        }
        None
    }
}

/// A key as a number; they have the order of the keys.
const fn number(key: &[u8; KEY]) -> u64 {
    let [a, b, c, d, e, f] = *key;
    u64::from_be_bytes([0, 0, a, b, c, d, e, f])
}

/// What tells the first character of some words from most others, and the words behind it. One of two or four bytes has a sign for
/// each of them: words that begin with it do so in every text.
#[inline]
fn next_sign(words: &[u8]) -> Option<(usize, &[u8])> {
    let (&[first, second, third], behind) = words.split_first_chunk()?;
    if first & 0xf0 == 0xe0 {
        Some((usize::from(second) << 6 ^ usize::from(third), behind))
    } else {
        Some((usize::from(first), words.get(1..)?))
    }
}

/// The place of the first two signs of some words.
fn pair_of(words: &[u8]) -> Option<usize> {
    let (first, behind) = next_sign(words)?;
    Some(pair(first, next_sign(behind)?.0))
}

/// The place of two signs in the table of those that words begin with.
const fn pair(first: usize, second: usize) -> usize {
    (first ^ second << 3) & 0xfff
}

/// The last four characters of a subject, where Chinese puts what it is: 科学素质 of 公民具备基本科学素质.
fn head(subject: &str) -> &str {
    let words = subject.trim_end_matches('的');
    let from = words.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    let word = |c: char| is_letter(c) && !matches!(c, '等' | '和' | '与' | '及' | '的');
    words.get(from..).filter(|head| head.chars().all(word)).unwrap_or_default()
}

/// The name of an indicator without what stands before its subject.
fn headless(name: &str) -> &str {
    let mut words = name.split('占').next().filter(|words| !words.is_empty()).unwrap_or(name);
    while let Some(rest) = without_beginning(words, BEFORE) {
        words = rest;
    }
    words
}

/// What an indicator is about: its name without what counts or compares it, but no shorter than `shortest`.
fn subject(headless: &str, shortest: usize) -> &str {
    let mut words = headless;
    while let Some(rest) = without_end(words, BEHIND).filter(|rest| rest.len() >= shortest) {
        words = rest;
    }
    words
}

/// A text without the first of some words that it begins with.
fn without_beginning<'t>(text: &'t str, words: &'static [&'static str]) -> Option<&'t str> {
    beginning(words, text).find_map(|word| text.strip_prefix(word))
}

/// A text without the first of some words that it ends with.
fn without_end<'t>(text: &'t str, words: &'static [&'static str]) -> Option<&'t str> {
    ending(words, text).find_map(|word| text.strip_suffix(word))
}
