//! Which target speaks of which indicator: its subject has the indicator's name, or a short form of it.

use std::borrow::Cow;

use hashbrown::HashMap;

use crate::document::beginning;
use crate::model::ids::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::statistic_name::{SHORTEST, alike, is_beyond, plain, respelled};
use crate::model::target::{IndicatorLink, Target};
use crate::model::words::{Comparator, Evidence, Level, TargetKind};
use crate::text::fold;

/// How many indicators one target can name. One stands in the table, in the annex and in a box of a plan, and hardly anywhere else.
const MOST: usize = 8;

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
    /// Whose plan it is.
    level: Option<Level>,
}

impl<'p> Names<'p> {
    pub(super) fn of(indicators: &'p [Indicator], level: Option<Level>) -> Self {
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
        let added = first.keys().any(|name| beginning(ADDED, name).any(|word| name.starts_with(word)));
        Self { named, first, alike, shares, added, level }
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
        let nameless = target.kind == TargetKind::Funding || target.subject.is_empty();
        if nameless || self.named.is_empty() || is_beyond(&target.subject, self.level) {
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
