//! Which task speaks of which indicator: the same subject by name, in the task's own text.

use hashbrown::HashMap;

use super::indicators::squeeze;
use crate::document::Document;
use crate::model::ids::TaskId;
use crate::model::indicator::{Indicator, TaskLink};
use crate::model::plan::Plan;
use crate::model::words::Evidence;
use crate::text::Span;

/// The shortest subject that says enough to be looked for, in bytes: four Han characters.
const SHORTEST: usize = 12;

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

/// Links every indicator to the tasks whose text names it or its subject.
///
/// *Complexity*: one pass over the text of the tasks.
pub(super) fn fill(document: &Document<'_>, plan: &mut Plan) {
    if plan.indicators.is_empty() || plan.tasks.is_empty() {
        return;
    }
    let wanted = Wanted::of(&plan.indicators);
    let mut spans: Vec<(Span, TaskId)> =
        plan.tasks.iter().filter_map(|task| Some((task.span?, task.id))).collect();
    spans.sort_by_key(|(span, _)| span.start());
    let mut found: HashMap<(usize, TaskId), (Evidence, Span)> = HashMap::new();
    for paragraph in &document.paragraphs {
        let start = paragraph.span().start();
        let behind = spans.partition_point(|(span, _)| span.start() <= start);
        let Some(&(_, task)) = behind
            .checked_sub(1)
            .and_then(|at| spans.get(at))
            .filter(|(span, _)| span.contains(paragraph.span()))
        else {
            continue;
        };
        wanted.scan(paragraph.text(document.source), |indicator, evidence, range| {
            let place =
                found.entry((indicator, task)).or_insert_with(|| (evidence, paragraph.locate(range.clone())));
            if evidence < place.0 {
                *place = (evidence, paragraph.locate(range));
            }
        });
    }
    let mut links: Vec<_> = found.into_iter().collect();
    links.sort_by_key(|((indicator, task), _)| (*indicator, *task));
    for ((indicator, task), (evidence, span)) in links {
        if let Some(indicator) = plan.indicators.get_mut(indicator) {
            indicator.tasks.push(TaskLink { task, evidence, span: Some(span) });
        }
    }
}

/// Words to look for, with the indicator they speak of.
type Words = (usize, Evidence, Box<str>);

/// The names and subjects to look for, by their first two characters.
struct Wanted {
    by_key: HashMap<[u8; KEY], Vec<Words>>,
    /// Which keys there are, so that most places of the text need no look-up.
    seen: Vec<bool>,
}

impl Wanted {
    fn of(indicators: &[Indicator]) -> Self {
        let mut wanted = Self { by_key: HashMap::new(), seen: vec![false; 1 << 12] };
        for (at, indicator) in indicators.iter().enumerate() {
            let parts = indicator.components.iter().map(|part| &part.name);
            for name in core::iter::once(&indicator.name).chain(parts) {
                let name = squeeze(name);
                wanted.add(at, Evidence::Subject, subject(&name));
                wanted.add(at, Evidence::Name, &name);
            }
        }
        wanted
    }

    fn add(&mut self, indicator: usize, evidence: Evidence, words: &str) {
        let Some(key) = words.as_bytes().first_chunk::<KEY>().filter(|_| words.len() >= SHORTEST) else {
            return;
        };
        if let Some(seen) = self.seen.get_mut(slot(key)) {
            *seen = true;
        }
        let alike = self.by_key.entry(*key).or_default();
        if alike.len() < MOST_ALIKE {
            alike.push((indicator, evidence, words.into()));
        }
    }

    fn scan(&self, text: &str, mut hit: impl FnMut(usize, Evidence, core::ops::Range<usize>)) {
        let bytes = text.as_bytes();
        let mut next = 0;
        while let Some(key) = bytes.get(next..).and_then(|rest| rest.first_chunk::<KEY>()) {
            let at = next;
            // Words begin where characters do.
            next += match key.first() {
                Some(0xf0..) => 4,
                Some(0xe0..) => 3,
                Some(0xc0..) => 2,
                _ => 1,
            };
            if self.seen.get(slot(key)) != Some(&true) {
                continue;
            }
            for (indicator, evidence, words) in self.by_key.get(key).into_iter().flatten() {
                if text.get(at..).is_some_and(|rest| rest.starts_with(&**words)) {
                    hit(*indicator, *evidence, at..at + words.len());
                }
            }
        }
    }
}

/// A place in the small table of keys: low bits of the last bytes of both characters.
fn slot(key: &[u8; KEY]) -> usize {
    let [_, one, two, _, three, four] = key.map(usize::from);
    (one ^ two << 3 ^ three << 5 ^ four << 6) & 0xfff
}

/// What an indicator is about: its name without what counts or compares it.
fn subject(name: &str) -> &str {
    let mut words = name.split('占').next().filter(|words| !words.is_empty()).unwrap_or(name);
    while words.starts_with(['每', '全', '规', '人', '年', '新', '拥'])
        && let Some(rest) = BEFORE.iter().find_map(|word| words.strip_prefix(word))
    {
        words = rest;
    }
    while words.ends_with(['量', '率', '值', '额', '数', '重', '例', '比', '速', '幅', '积', '度'])
        && let Some(rest) =
            BEHIND.iter().find_map(|word| words.strip_suffix(word)).filter(|rest| rest.len() >= SHORTEST)
    {
        words = rest;
    }
    words
}
