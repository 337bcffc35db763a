//! Which target speaks of which indicator: its subject has the indicator's name, or a short form of it.

use hashbrown::HashMap;

use crate::model::ids::IndicatorId;
use crate::model::indicator::Indicator;
use crate::model::target::{IndicatorLink, Target};
use crate::model::words::{Comparator, Evidence, TargetKind};
use crate::text::{fold, fold_char};

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

/// The names of the indicators of a plan, to be asked for the subjects of its targets.
pub(super) struct Names {
    /// Names as they compare.
    whole: HashMap<String, Vec<IndicatorId>>,
    /// Names in one spelling, without scope and count.
    alike: HashMap<String, Vec<(IndicatorId, Measure)>>,
    /// What a share is of, without what it is a share in; `None` where several names begin so.
    shares: HashMap<String, Option<(String, Vec<(IndicatorId, Measure)>)>>,
}

impl Names {
    pub(super) fn of(indicators: &[Indicator]) -> Self {
        let mut names = Self { whole: HashMap::new(), alike: HashMap::new(), shares: HashMap::new() };
        for indicator in indicators {
            let parts = indicator.components.iter().map(|part| (&part.name, &part.unit));
            for (name, unit) in core::iter::once((&indicator.name, &indicator.unit)).chain(parts) {
                names.add(indicator.id, name, Measure::of(unit.as_deref().unwrap_or_default()));
            }
        }
        names
    }

    fn add(&mut self, id: IndicatorId, name: &str, measure: Measure) {
        let whole = plain(name);
        let alike = alike(&whole);
        if let Some(share) = share(&alike) {
            let same = self.shares.entry(share).or_insert_with(|| Some((alike.clone(), Vec::new())));
            match same {
                Some((known, ids)) if *known == alike => ids.push((id, measure.clone())),
                // Two shares of the same thing in different wholes: its name alone means neither.
                _ => *same = None,
            }
        }
        if alike.len() >= SHORTEST {
            self.alike.entry(alike).or_default().push((id, measure));
        }
        self.whole.entry(whole).or_default().push(id);
    }

    /// The indicators that a target names, in order.
    pub(super) fn named_by(&self, target: &Target) -> Vec<IndicatorLink> {
        let mut links = self.find(target);
        links.sort_by_key(|link| (link.indicator, link.evidence));
        links.dedup_by_key(|link| link.indicator);
        links
    }

    fn find(&self, target: &Target) -> Vec<IndicatorLink> {
        if target.kind == TargetKind::Funding || target.subject.is_empty() || self.whole.is_empty() {
            return Vec::new();
        }
        let subject = plain(&target.subject);
        let words = Words::of(target, &subject);
        let by_name = |ids: &[IndicatorId]| {
            ids.iter().take(MOST).map(|id| IndicatorLink::new(*id, Evidence::Name)).collect::<Vec<_>>()
        };
        // 研发投入年均增长17% speaks of an indicator of that growth where there is one.
        if let Some(growth) = words.growth
            && let Some(ids) = self.whole.get(&format!("{subject}{growth}"))
        {
            return by_name(ids);
        }
        if let Some(added) = words.added {
            let ids = self.whole.get(&format!("{added}{subject}"));
            return ids.map(|ids| by_name(ids)).unwrap_or_default();
        }
        if let Some(ids) = self.whole.get(&subject) {
            return by_name(ids);
        }
        if target.per.is_some() {
            return Vec::new();
        }
        let measure = Measure::of(&target.unit);
        let grows = target.comparator == Comparator::Growth;
        let form = alike(&subject);
        let ids = self.alike.get(&form).or_else(|| {
            // Only a subject that leaves the whole open can mean any.
            let (_, ids) = self.shares.get(&form).filter(|_| !form.contains('占'))?.as_ref()?;
            Some(ids)
        });
        ids.into_iter()
            .flatten()
            .filter(|(_, other)| grows || measure.fits(other))
            .take(MOST)
            .map(|(id, _)| IndicatorLink::new(*id, Evidence::Subject))
            .collect()
    }
}

/// The words of a target around its subject.
pub(super) struct Words {
    /// What stands before the subject.
    pub(super) before: String,
    /// What stands between subject and figure.
    pub(super) between: String,
    /// The word for the growth that the figure measures.
    pub(super) growth: Option<&'static str>,
    /// The verb that makes the figure one of what is added.
    added: Option<&'static str>,
}

impl Words {
    /// `subject` is the target's subject as [`plain`] has it.
    pub(super) fn of(target: &Target, subject: &str) -> Self {
        let text = plain(&target.text);
        let figure = plain(&target.figure);
        let (before, rest) = text.split_once(subject).unwrap_or_default();
        let between = rest.find(&figure).and_then(|at| rest.get(..at)).unwrap_or_default();
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
    while let Some(rest) = SCOPE.iter().find_map(|scope| words.strip_prefix(scope)) {
        words = rest;
    }
    words
}

/// A name as it compares: folded, without 的, and without the scope before it.
pub(super) fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = unscoped(&folded);
    if words.contains('的') { words.replace('的', "") } else { words.to_owned() }
}

/// A plain name in one spelling: 研发投入占GDP比重 for 全社会R&D经费支出占地区生产总值比例.
fn alike(plain: &str) -> String {
    const SPELLINGS: &[(&str, &str)] = &[
        ("研究与试验发展", "研发"),
        ("R&D", "研发"),
        ("r&d", "研发"),
        ("研发经费", "研发"),
        ("研发支出", "研发投入"),
        ("地区生产总值", "GDP"),
        ("生产总值", "GDP"),
        ("地区GDP", "GDP"),
        ("国内GDP", "GDP"),
        ("规模以上", "规上"),
        ("比例", "比重"),
        ("占比", "比重"),
        ("研发投入强度", "研发投入比重"),
    ];
    let mut words = plain.to_owned();
    for (one, other) in SPELLINGS {
        if words.contains(one) {
            words = words.replace(one, other);
        }
    }
    let scoped = ["全社会", "年度", "年"].iter().find_map(|scope| words.strip_prefix(scope));
    let words = scoped.filter(|rest| rest.len() >= SHORTEST).unwrap_or(&words);
    // 数 behind 占 … counts the whole, not the thing.
    let counted = ["数量", "总数", "个数", "数"].iter().find_map(|count| words.strip_suffix(count));
    let words = counted.filter(|rest| rest.len() >= SHORTEST).unwrap_or(words);
    let mut out = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let counts = |c: &char| {
            matches!(c, '长' | '面' | '里' | '数' | '量' | '额' | '产' | '收' | '人' | '规' | '投')
        };
        // 总产值 and 产值, 总长度 and 长度 are the same.
        if !(c == '总' && rest.peek().is_some_and(counts)) {
            out.push(c);
        }
    }
    out
}

/// What a share is of: 研发投入比重 of 研发投入占GDP比重.
fn share(alike: &str) -> Option<String> {
    let (of, whole) = alike.split_once('占')?;
    (of.len() >= SHORTEST && whole.ends_with("比重")).then(|| format!("{of}比重"))
}

/// What kind of thing a unit measures, so that 家 and 户 are the same and 家 and % are not.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Measure {
    Unsaid,
    Share,
    Money,
    Count,
    Other(String),
}

impl Measure {
    fn of(unit: &str) -> Self {
        let unit: String = unit.chars().map(fold_char).filter(|c| *c != ' ').collect();
        let counted = unit.trim_start_matches(['万', '亿', '千', '百']);
        match counted {
            "" => Self::Unsaid,
            "%" | "‰" | "个百分点" | "百分点" => Self::Share,
            "家" | "户" | "个" | "所" | "项" | "件" | "名" | "人" | "座" | "处" | "条" => {
                Self::Count
            }
            money if money.ends_with('元') => Self::Money,
            other => Self::Other(other.to_owned()),
        }
    }

    fn fits(&self, other: &Self) -> bool {
        self == other || *self == Self::Unsaid || *other == Self::Unsaid
    }
}
