//! Which task speaks of which indicator: the same subject by name, in the task's own text, or a short word for it where the
//! indicator's table gives it to those who have the task.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::document::{Document, Paragraph};
use crate::model::ids::{IndicatorId, TaskId};
use crate::model::indicator::{Indicator, TaskLink};
use crate::model::plan::Plan;
use crate::model::words::{Evidence, Role};
use crate::text::{Span, has_blank, is_blank};

/// The shortest subject that says enough to be looked for, in bytes: four Han characters.
const SHORTEST: usize = 12;

/// The shortest word that says enough beside a shared department, in bytes: two Han characters.
const SHORTEST_SHARED: usize = 6;

/// Bytes by which a place in the text is compared first: two Han characters.
const KEY: usize = 6;

/// Names that begin alike are looked at one by one; no plan has more of them.
const MOST_ALIKE: usize = 64;

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
const GENERAL: &[&str] = &[
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

/// Links every indicator to the tasks whose text names it or its subject.
///
/// *Complexity*: one pass over the text of the tasks.
pub(super) fn fill(document: &Document<'_>, plan: &mut Plan) {
    if plan.indicators.is_empty() || plan.tasks.is_empty() {
        return;
    }
    for (indicator, link) in find(document, plan) {
        if let Some(indicator) = plan.indicators.get_mut(indicator.index()) {
            indicator.tasks.push(link);
        }
    }
}

/// The links by their indicator, in order.
fn find(document: &Document<'_>, plan: &Plan) -> Vec<(IndicatorId, TaskLink)> {
    let names = names(&plan.indicators);
    let wanted = Wanted::of(&plan.indicators, &names);
    let mut spans: Vec<(Span, TaskId)> =
        plan.tasks.iter().filter_map(|task| Some((task.span?, task.id))).collect();
    spans.sort_by_key(|(span, _)| span.start());
    let task_of = |paragraph: &Paragraph| {
        let start = paragraph.span().start();
        let behind = spans.partition_point(|(span, _)| span.start() <= start);
        let &(span, task) = spans.get(behind.checked_sub(1)?)?;
        span.contains(paragraph.span()).then_some(task)
    };
    let mut links: Vec<(IndicatorId, TaskLink)> = Vec::new();
    // Most of what a task names is no link in the end, so each task is settled before the next.
    let mut found: HashMap<usize, (Evidence, Span)> = HashMap::new();
    for paragraphs in document.paragraphs.chunk_by(|one, next| task_of(one) == task_of(next)) {
        let Some(task) = paragraphs.first().and_then(task_of) else { continue };
        for paragraph in paragraphs {
            wanted.scan(paragraph.text(document.source), |one, range| {
                let first = || (one.evidence, paragraph.locate(range.clone()));
                let place = found.entry(one.indicator).or_insert_with(first);
                if one.evidence < place.0 {
                    *place = first();
                }
            });
        }
        let named = found.drain().filter(|&(indicator, (evidence, _))| {
            evidence < Evidence::Annex
                || plan.indicators.get(indicator).is_some_and(|one| answers(plan, one, task))
        });
        links.extend(named.map(|(indicator, (evidence, span))| {
            (IndicatorId::new(indicator), TaskLink { task, evidence, span: Some(span) })
        }));
    }
    links.sort_unstable_by_key(|(indicator, link)| (*indicator, link.task));
    links
}

/// Whether who answers for an indicator leads or shares a task.
fn answers(plan: &Plan, indicator: &Indicator, task: TaskId) -> bool {
    let lead = indicator.departments.iter().find(|one| one.role == Role::Lead);
    let Some(lead) = lead.or(indicator.departments.first()) else { return false };
    plan.tasks.get(task.index()).is_some_and(|task| {
        task.assignments
            .iter()
            .any(|one| one.department == lead.department && matches!(one.role, Role::Lead | Role::Joint))
    })
}

/// Words to look for, with the indicator they speak of.
struct Words<'n> {
    /// What they begin with.
    key: [u8; KEY],
    words: &'n str,
    indicator: usize,
    evidence: Evidence,
}

/// The names of the indicators and of their quantities without blanks, each with the place of its indicator.
fn names(indicators: &[Indicator]) -> Vec<(usize, Cow<'_, str>)> {
    let mut names = Vec::with_capacity(indicators.len());
    for (at, indicator) in indicators.iter().enumerate() {
        let parts = indicator.components.iter().map(|part| &part.name);
        for name in core::iter::once(&indicator.name).chain(parts) {
            let name = if has_blank(name) {
                Cow::Owned(name.chars().filter(|&c| !is_blank(c)).collect())
            } else {
                Cow::Borrowed(&**name)
            };
            names.push((at, name));
        }
    }
    names
}

/// The names and subjects to look for.
struct Wanted<'n> {
    /// By what they begin with; those that begin alike as they were added.
    words: Vec<Words<'n>>,
    /// Which first characters and which keys there are, one bit for each, so that most places of the text need no look-up.
    seen: [u8; 1 << 12],
}

impl<'n> Wanted<'n> {
    const SIGN: u8 = 1;
    const KEY: u8 = 2;

    fn of(indicators: &[Indicator], names: &'n [(usize, Cow<'_, str>)]) -> Self {
        let mut wanted = Self { words: Vec::with_capacity(names.len() * 3), seen: [0; 1 << 12] };
        for (at, name) in names {
            wanted.add(*at, Evidence::Subject, subject(name, SHORTEST), SHORTEST);
            wanted.add(*at, Evidence::Name, name, SHORTEST);
            if indicators.get(*at).is_some_and(|one| !one.departments.is_empty()) {
                let word = head(subject(name, SHORTEST_SHARED));
                if !GENERAL.contains(&word) {
                    wanted.add(*at, Evidence::Annex, word, SHORTEST_SHARED);
                }
            }
        }
        wanted.words.sort_by_key(|one| one.key);
        wanted
    }

    fn add(&mut self, indicator: usize, evidence: Evidence, words: &'n str, shortest: usize) {
        let Some(&key) = words.as_bytes().first_chunk::<KEY>().filter(|_| words.len() >= shortest) else {
            return;
        };
        for (slot, bit) in [(sign(&key), Self::SIGN), (slot(&key), Self::KEY)] {
            if let Some(seen) = self.seen.get_mut(slot) {
                *seen |= bit;
            }
        }
        self.words.push(Words { key, words, indicator, evidence });
    }

    fn has_seen(&self, slot: usize, bit: u8) -> bool {
        self.seen.get(slot).is_some_and(|seen| seen & bit != 0)
    }

    fn scan(&self, text: &str, mut hit: impl FnMut(&Words<'n>, core::ops::Range<usize>)) {
        let mut rest = text.as_bytes();
        while let Some(key) = rest.first_chunk::<KEY>() {
            if self.has_seen(sign(key), Self::SIGN) && self.has_seen(slot(key), Self::KEY) {
                let first = self.words.partition_point(|one| one.key < *key);
                let alike = self.words.iter().skip(first).take_while(|one| one.key == *key);
                for one in alike.take(MOST_ALIKE).filter(|one| rest.starts_with(one.words.as_bytes())) {
                    let at = text.len() - rest.len();
                    hit(one, at..at + one.words.len());
                }
            }
            // Words begin where characters do.
            let width = match key.first() {
                Some(0xf0..) => 4,
                Some(0xe0..) => 3,
                Some(0xc0..) => 2,
                _ => 1,
            };
            rest = rest.get(width..).unwrap_or_default();
        }
    }
}

/// The place of a key's first character in the small table of what was seen; all but its first byte tell.
const fn sign(key: &[u8; KEY]) -> usize {
    let [_, second, third, ..] = *key;
    ((second as usize) << 6 ^ third as usize) & 0xfff
}

/// The place of a key there: low bits of the last bytes of both characters.
fn slot(key: &[u8; KEY]) -> usize {
    let [_, one, two, _, three, four] = key.map(usize::from);
    (one ^ two << 3 ^ three << 5 ^ four << 6) & 0xfff
}

/// The last four characters of a subject, where Chinese puts what it is: 科学素质 of 公民具备基本科学素质.
fn head(subject: &str) -> &str {
    let words = subject.trim_end_matches('的');
    let from = words.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    let word = |c: char| c.is_alphabetic() && !matches!(c, '等' | '和' | '与' | '及' | '的');
    words.get(from..).filter(|head| head.chars().all(word)).unwrap_or_default()
}

/// What an indicator is about: its name without what counts or compares it, but no shorter than `shortest`.
fn subject(name: &str, shortest: usize) -> &str {
    let mut words = name.split('占').next().filter(|words| !words.is_empty()).unwrap_or(name);
    while words.starts_with(['每', '全', '规', '人', '年', '新', '拥'])
        && let Some(rest) = BEFORE.iter().find_map(|word| words.strip_prefix(word))
    {
        words = rest;
    }
    while words.ends_with(['量', '率', '值', '额', '数', '重', '例', '比', '速', '幅', '积', '度'])
        && let Some(rest) =
            BEHIND.iter().find_map(|word| words.strip_suffix(word)).filter(|rest| rest.len() >= shortest)
    {
        words = rest;
    }
    words
}
