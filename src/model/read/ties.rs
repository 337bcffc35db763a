//! Which target speaks of which indicator: its subject has the indicator's name, or a short form of it.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::document::Signs;
use crate::model::ids::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::target::{IndicatorLink, Target};
use crate::model::words::{Comparator, Evidence, TargetKind};
use crate::text::fold;

/// The shortest short form that says enough, in bytes: four Han characters.
const SHORTEST: usize = 12;

/// How many indicators one target can name. One stands in the table, in the annex and in a box of a plan, and hardly anywhere else.
const MOST: usize = 8;

/// What stands before a subject and only says where or how often it is counted.
pub(super) const SCOPE: &[&str] =
    &["全市", "全省", "全县", "全区", "全州", "全自治区", "全国", "我市", "我省", "我县", "本市", "力争"];

/// Words for the growth of what stands before them, the longer ones first.
pub(super) const GROWTH: &[&str] = &[
    "年均增长率",
    "年均增长",
    "年均增速",
    "年均增幅",
    "年均递增",
    "年均提高",
    "年均下降",
    "年均降低",
    "增长率",
    "增长",
    "增速",
    "增幅",
    "下降",
    "降低",
    "减少",
    "压减",
];

/// Verbs for what is added: 净增高新技术企业 is no number of such enterprises.
const ADDED: &[&str] = &[
    "净增",
    "新增",
    "增加",
    "新建",
    "新建成",
    "新改建",
    "改扩建",
    "新认定",
    "新培育",
    "新获批",
    "新入库",
    "新登记",
    "新入选",
    "新注册",
    "新引进",
    "再增",
];

/// An indicator under one of its names as it compares, with its unit under that name.
struct Named<'p> {
    indicator: IndicatorId,
    /// Where the next of that name stands.
    next: Option<u32>,
    unit: &'p str,
}

/// A name in one spelling, without scope and count.
struct Alike<'p> {
    name: Cow<'p, str>,
    /// Where the first indicator of a name that is spelt so stands.
    named: u32,
}

/// The share in something that a name without what it is a share in means: 研发投入比重.
struct Share {
    name: String,
    /// The name in one spelling that says what it is a share in.
    alike: usize,
}

/// The names of the indicators of a plan, to be asked for the subjects of its targets.
#[derive(Default)]
pub(super) struct Names<'p> {
    /// From the last indicator of the plan to the first.
    named: Vec<Named<'p>>,
    /// Where the first indicator of each name as it compares stands.
    first: HashMap<Cow<'p, str>, u32>,
    /// By name, those of one name by the place of their first indicator; one for each name as it compares.
    alike: Vec<Alike<'p>>,
    /// By name; none that could mean several.
    shares: Vec<Share>,
    /// Whether any name begins with a verb for what is added.
    added: bool,
}

impl<'p> Names<'p> {
    pub(super) fn of(indicators: &'p [Indicator]) -> Self {
        let count = indicators.iter().map(|indicator| 1 + indicator.components.len()).sum();
        let mut named: Vec<Named<'p>> = Vec::with_capacity(count);
        let mut first: HashMap<Cow<'p, str>, u32> = HashMap::with_capacity(indicators.len());
        // From behind: whoever has a name already is the next behind this one.
        for indicator in indicators.iter().rev() {
            let parts = indicator.components.iter().rev().map(|part| (&part.name, &part.unit));
            for (name, unit) in parts.chain(core::iter::once((&indicator.name, &indicator.unit))) {
                let next = first.insert(plain(name), u32::try_from(named.len()).unwrap_or(u32::MAX));
                let unit = unit.as_deref().unwrap_or_default();
                named.push(Named { indicator: indicator.id, next, unit });
            }
        }
        let alike = spellings_of(&first);
        let shares = shares_of(&alike);
        let is_added = |name: &str| {
            name.starts_with(['净', '新', '增', '再', '改'])
                && ADDED.iter().any(|word| name.starts_with(word))
        };
        let added = first.keys().any(|name| is_added(name));
        Self { named, first, alike, shares, added }
    }

    /// The indicators of a name as it compares, in order and no more than any target can name.
    fn of_name(&self, name: &str) -> impl Iterator<Item = &Named<'p>> {
        self.from(self.first.get(name).copied())
    }

    /// The indicators of the names in one spelling, in order and no more than any target can name.
    fn of_spelling(&self, name: &str) -> Vec<&Named<'p>> {
        let first = self.alike.partition_point(|one| *one.name < *name);
        let behind = self.alike.get(first..).unwrap_or_default();
        let alike = behind.iter().take_while(|one| one.name == name).take(MOST);
        // Each begins with its first indicator, so the first indicators of all stand among those of the first names.
        let mut found: Vec<&Named<'p>> = alike.flat_map(|one| self.from(Some(one.named))).collect();
        found.sort_by_key(|one| one.indicator);
        found.truncate(MOST);
        found
    }

    /// The first indicators of the name that one at a place has, from that one on.
    fn from(&self, place: Option<u32>) -> impl Iterator<Item = &Named<'p>> {
        let at = |place: u32| self.named.get(place as usize);
        core::iter::successors(place.and_then(at), move |one| at(one.next?)).take(MOST)
    }

    /// The indicators that a target names, in order.
    pub(super) fn named_by(&self, target: &Target) -> Vec<IndicatorLink> {
        let mut links = self.find(target).unwrap_or_default();
        links.sort_by_key(|link| (link.indicator, link.evidence));
        links.dedup_by_key(|link| link.indicator);
        links
    }

    fn find(&self, target: &Target) -> Option<Vec<IndicatorLink>> {
        if target.kind == TargetKind::Funding || target.subject.is_empty() || self.named.is_empty() {
            return None;
        }
        let subject = plain(&target.subject);
        let by_name = |name: &str| -> Option<Vec<IndicatorLink>> {
            let mut found = self.of_name(name).peekable();
            found.peek()?;
            Some(found.map(|one| IndicatorLink::new(one.indicator, Evidence::Name)).collect())
        };
        let grows = target.comparator == Comparator::Growth;
        // 研发投入年均增长17% speaks of an indicator of that growth where there is one.
        if grows
            && let Some(growth) = SubjectContext::of(target, &subject).growth
            && let Some(links) = by_name(&format!("{subject}{growth}"))
        {
            return Some(links);
        }
        // Most subjects are nobody's name, and only those that are need a look at the words around them.
        let found = match by_name(&subject) {
            Some(links) => links,
            None if target.per.is_some() => Vec::new(),
            None => self.by_form(&subject, &Dimension::of(&target.unit), grows),
        };
        if found.is_empty() && !self.added {
            return None;
        }
        match SubjectContext::of(target, &subject).added {
            Some(added) => by_name(&format!("{added}{subject}")),
            None => Some(found),
        }
    }

    /// The indicators that a short form of a name means.
    fn by_form(&self, subject: &str, dimension: &Dimension, grows: bool) -> Vec<IndicatorLink> {
        let form = respelled(subject);
        let mut found = self.of_spelling(&form);
        // Only a subject that leaves the whole open can mean any: of two, its name alone means neither.
        if found.is_empty()
            && !form.contains('占')
            && let Ok(share) = self.shares.binary_search_by(|share| (*share.name).cmp(&*form))
            && let Some(alike) = self.shares.get(share).and_then(|share| self.alike.get(share.alike))
        {
            found = self.of_spelling(&alike.name);
        }
        found.retain(|one| grows || dimension.fits(&Dimension::of(one.unit)));
        found.iter().map(|one| IndicatorLink::new(one.indicator, Evidence::Subject)).collect()
    }
}

/// The spellings of names that are long enough to be known by them.
fn spellings_of<'p>(first: &HashMap<Cow<'p, str>, u32>) -> Vec<Alike<'p>> {
    let mut found: Vec<Alike<'p>> = Vec::with_capacity(first.len());
    let spelt = first.iter().map(|(name, &named)| Alike { name: alike(name), named });
    found.extend(spelt.filter(|one| one.name.len() >= SHORTEST));
    // No two have their first indicator at the same place, so the order is that of the plan, whatever that of the map; the last
    // indicator stands first.
    found.sort_unstable_by(|one, other| one.name.cmp(&other.name).then(other.named.cmp(&one.named)));
    found
}

/// The shares among spellings, those left out that could be shares in several things.
fn shares_of(alike: &[Alike<'_>]) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    let mut before = "";
    for (at, one) in alike.iter().enumerate() {
        if one.name != before
            && let Some(name) = share(&one.name)
        {
            shares.push(Share { name, alike: at });
        }
        before = &one.name;
    }
    shares.sort_unstable_by(|one, other| (&one.name, one.alike).cmp(&(&other.name, other.alike)));
    let ambiguous: Vec<String> = shares
        .chunk_by(|one, next| one.name == next.name)
        .filter(|same| same.len() > 1)
        .filter_map(|same| same.first().map(|one| one.name.clone()))
        .collect();
    shares.retain(|one| ambiguous.binary_search(&one.name).is_err());
    shares
}

/// The words of a target around its subject.
pub(super) struct SubjectContext {
    /// What stands before the subject.
    pub(super) before: String,
    /// What stands between subject and figure.
    pub(super) between: String,
    /// The word for the growth that the figure measures.
    pub(super) growth: Option<&'static str>,
    /// The verb that makes the figure one of what is added.
    added: Option<&'static str>,
}

impl SubjectContext {
    /// `subject` is the target's subject as [`plain`] has it.
    pub(super) fn of(target: &Target, subject: &str) -> Self {
        let text = plain(&target.text);
        let figure = plain(&target.figure);
        let (before, rest) = text.split_once(subject).unwrap_or_default();
        let between = rest.find(&*figure).and_then(|at| rest.get(..at)).unwrap_or_default();
        let growth = GROWTH
            .iter()
            .find(|word| between.contains(*word) || figure.starts_with(*word))
            .filter(|_| target.comparator == Comparator::Growth)
            .copied();
        let added = ADDED.iter().find(|word| before.ends_with(*word)).copied();
        Self { before: before.to_owned(), between: between.to_owned(), growth, added }
    }
}

/// A name without the scope before it.
pub(super) fn unscoped(name: &str) -> &str {
    let mut words = name;
    while words.starts_with(['全', '我', '本', '力'])
        && let Some(rest) = SCOPE.iter().find_map(|scope| words.strip_prefix(scope))
    {
        words = rest;
    }
    words
}

/// A name as it compares: folded, without 的, and without the scope before it.
pub(super) fn plain(name: &str) -> Cow<'_, str> {
    match fold(name) {
        Cow::Borrowed(folded) => {
            let words = unscoped(folded);
            // The last byte of 的 stands in few other characters, and is found faster than all three.
            let may_have = memchr::memchr(0x84, words.as_bytes()).is_some();
            if may_have && words.contains('的') {
                Cow::Owned(words.replace('的', ""))
            } else {
                Cow::Borrowed(words)
            }
        }
        Cow::Owned(folded) => Cow::Owned(unscoped(&folded).replace('的', "")),
    }
}

/// A plain name in one spelling: 研发投入占GDP比重 for 全社会R&D经费支出占地区生产总值比例.
fn alike<'p>(plain: &Cow<'p, str>) -> Cow<'p, str> {
    match plain {
        Cow::Borrowed(plain) => respelled(plain),
        Cow::Owned(plain) => Cow::Owned(respelled(plain).into_owned()),
    }
}

fn respelled(plain: &str) -> Cow<'_, str> {
    let scoped = plain
        .strip_prefix("全社会")
        .or_else(|| plain.strip_prefix("年度"))
        .or_else(|| plain.strip_prefix('年'))
        .filter(|rest| rest.len() >= SHORTEST);
    let rest = scoped.unwrap_or(plain);
    let Cow::Owned(mut out) = spelled_out(rest) else { return Cow::Borrowed(uncounted(rest)) };
    out.truncate(uncounted(&out).len());
    Cow::Owned(out)
}

/// A name without the word for a count at its end: 数 behind 占 … counts the whole, not the thing.
fn uncounted(name: &str) -> &str {
    let counted = ["数量", "个数", "数"].iter().find_map(|count| name.strip_suffix(count));
    counted.filter(|rest| rest.len() >= SHORTEST).unwrap_or(name)
}

/// A text with each word in its one spelling; borrowed where all words have it.
fn spelled_out(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    // What of the text stands in `out`.
    let mut done = 0;
    for at in SPELT.places(text) {
        let Some((before, rest)) = text.get(done..at).zip(text.get(at..)) else { continue };
        let known = rest.chars().next().map(spellings).unwrap_or_default();
        if let Some((word, written)) = known.iter().find(|(word, _)| rest.starts_with(word)) {
            out.reserve(text.len() + 3);
            out.push_str(before);
            out.push_str(written);
            done = at + word.len();
        }
    }
    out.push_str(text.get(done..).filter(|_| done > 0).unwrap_or_default());
    let written = if done > 0 { Cow::Owned(out) } else { Cow::Borrowed(text) };
    match written.strip_suffix("强度") {
        Some(stem) if stem.ends_with("研发投入") => Cow::Owned(format!("{stem}比重")),
        _ => written,
    }
}

/// The characters for which there are [`spellings`].
static SPELT: Signs = Signs::of("研R地生国规比占总");

/// The words that begin with a character and have another spelling, each with its one spelling.
const fn spellings(c: char) -> &'static [(&'static str, &'static str)] {
    match c {
        '研' => &[
            ("研究与试验发展经费支出", "研发投入"),
            ("研究与试验发展经费投入", "研发投入"),
            ("研究与试验发展支出", "研发投入"),
            ("研究与试验发展", "研发"),
            ("研发经费支出", "研发投入"),
            ("研发经费", "研发"),
            ("研发支出", "研发投入"),
        ],
        'R' => &[("R&D经费支出", "研发投入"), ("R&D经费", "研发"), ("R&D支出", "研发投入"), ("R&D", "研发")],
        '地' => &[("地区生产总值", "GDP"), ("地区GDP", "GDP")],
        '生' => &[("生产总值", "GDP")],
        '国' => &[("国内生产总值", "GDP")],
        '规' => &[("规模以上", "规上")],
        '比' => &[("比例", "比重")],
        '占' => &[("占比", "比重")],
        // 总产值 and 产值, 总长度 and 长度 are the same.
        '总' => &[
            ("总长", "长"),
            ("总面", "面"),
            ("总里", "里"),
            ("总数", "数"),
            ("总量", "量"),
            ("总额", "额"),
            ("总产", "产"),
            ("总收", "收"),
            ("总人", "人"),
            ("总规", "规"),
            ("总投", "投"),
        ],
        _ => &[],
    }
}

/// What a share is of: 研发投入比重 of 研发投入占GDP比重.
fn share(alike: &str) -> Option<String> {
    let (of, whole) = alike.split_once('占')?;
    (of.len() >= SHORTEST && whole.ends_with("比重")).then(|| format!("{of}比重"))
}

/// What kind of thing a unit measures, so that 家 and 户 are the same and 家 and % are not.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Dimension {
    Unsaid,
    Share,
    Money,
    Count,
    Other(Box<str>),
}

impl Dimension {
    fn of(unit: &str) -> Self {
        let unit = fold(unit);
        match unit.trim_start_matches(['万', '亿', '千', '百']) {
            "" => Self::Unsaid,
            "%" | "‰" | "个百分点" | "百分点" => Self::Share,
            "家" | "户" | "个" | "所" | "项" | "件" | "名" | "人" | "座" | "处" | "条" => {
                Self::Count
            }
            money if money.ends_with('元') => Self::Money,
            other => Self::Other(other.into()),
        }
    }

    fn fits(&self, other: &Self) -> bool {
        self == other || *self == Self::Unsaid || *other == Self::Unsaid
    }
}
