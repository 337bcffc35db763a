//! Indicators in prose: what a goal sets for a statistic of the whole place, gathered from its targets.

use hashbrown::HashMap;

use super::direction;
use super::statistic::{Kind, counted, is_of_a_part, reaches};
use super::ties::{GROWTH, Names, SubjectContext};
use crate::model::ids::{IndicatorId, SectionId};
use crate::model::indicator::{Figure, Figures, Indicator};
use crate::model::plan::Plan;
use crate::model::statistic_name::{SCOPE, is_beyond, plain, unscoped};
use crate::model::target::{IndicatorLink, Target};
use crate::model::words::{Comparator, Direction, DueSource, Evidence, SectionRole, TableKind, TargetKind};

/// The shortest name, in bytes: four Han characters.
const SHORTEST: usize = 12;

/// The longest name, in bytes: a subject that is longer is a sentence.
const LONGEST: usize = 120;

/// Adds the indicators of the prose among those of the tables, and ties every target to the indicators that it names.
pub(super) fn fill(plan: &mut Plan) {
    if plan.targets.is_empty() {
        return;
    }
    let names = Names::of(&plan.indicators, plan.header.level);
    let series = gather(plan, &names);
    if series.is_empty() {
        tie(&mut plan.targets, &names, &[]);
        return;
    }
    drop(names);
    let own = insert(plan, &series);
    tie(&mut plan.targets, &Names::of(&plan.indicators, plan.header.level), &own);
}

/// Ties every target to the indicator that it made, or else to those that it names.
fn tie(targets: &mut [Target], names: &Names<'_>, own: &[Option<IndicatorId>]) {
    for (at, target) in targets.iter_mut().enumerate() {
        target.indicators = match own.get(at).copied().flatten() {
            Some(id) => vec![IndicatorLink::new(id, Evidence::Name)],
            None => names.named_by(target),
        };
    }
}

/// The statistics of the goals that no table has, with their targets.
fn gather(plan: &Plan, tabled: &Names<'_>) -> Vec<Series> {
    let mut series: Vec<Series> = Vec::new();
    let mut places: HashMap<(String, &str), usize> = HashMap::new();
    let goals = goals(plan);
    let mut before: Option<(usize, Name)> = None;
    for (at, target) in plan.targets.iter().enumerate() {
        let elided = before.as_ref().filter(|(last, _)| *last + 1 == at).map(|(_, name)| name);
        if is_beyond(&target.subject, plan.header.level) {
            continue;
        }
        let Some(name) = statistic(target, &goals, elided) else { continue };
        if tabled.named_by(target).is_empty() {
            let next = series.len();
            let place = *places.entry((name.name.clone(), &target.unit)).or_insert(next);
            match series.get_mut(place) {
                Some(one) => one.targets.push(at),
                None => series.push(Series {
                    name: name.name.clone(),
                    unit: target.unit.clone(),
                    targets: vec![at],
                }),
            }
        }
        before = Some((at, name));
    }
    series
}

/// Puts the indicators of the prose where they stand among those of the tables. For each target the one that it made, if any.
fn insert(plan: &mut Plan, series: &[Series]) -> Vec<Option<IndicatorId>> {
    let mut own = vec![None; plan.targets.len()];
    let tables = core::mem::take(&mut plan.indicators).into_iter().map(|indicator| (None, indicator));
    let made = series.iter().map(|one| (Some(one), one.indicator(&plan.targets)));
    let mut all: Vec<(Option<&Series>, Indicator)> = tables.chain(made).collect();
    all.sort_by_cached_key(|(_, indicator)| indicator.span.map(|span| span.start()));
    for (at, (series, indicator)) in all.into_iter().enumerate() {
        let id = IndicatorId::new(at);
        for &target in series.iter().flat_map(|one| &one.targets) {
            if let Some(slot) = own.get_mut(target) {
                *slot = Some(id);
            }
        }
        plan.indicators.push(Indicator { id, ..indicator });
    }
    own
}

/// The targets of one statistic.
struct Series {
    name: String,
    unit: Box<str>,
    targets: Vec<usize>,
}

impl Series {
    /// The indicator: the latest figure is its target, those of earlier years are milestones.
    fn indicator(&self, targets: &[Target]) -> Indicator {
        let mut dated: Vec<(Option<i32>, &Target)> = self
            .targets
            .iter()
            .filter_map(|&at| targets.get(at))
            .map(|target| (target.due.as_ref().map(|due| due.year), target))
            .collect();
        // The same year once more says the same again, or is a matter of its own; the target keeps what it says.
        dated.sort_by_key(|(year, _)| *year);
        dated.dedup_by_key(|(year, _)| *year);
        let last = dated.pop();
        let figure = |(year, target): (Option<i32>, &Target)| Figure {
            printed: target.figure.clone(),
            value: target.value,
            high: target.value_high,
            comparator: Some(target.comparator),
            year,
            cumulative: target.cumulative,
            span: target.figure_span,
        };
        let baseline = last.and_then(|(_, target)| {
            let from = target.value_from?;
            Some(Figure { span: target.span, ..Figure::new(format!("{from}{}", target.unit), Some(from)) })
        });
        let target = last.map(|(_, target)| target);
        let figures = Figures {
            baseline,
            target: last.map(figure),
            milestones: dated.into_iter().map(figure).collect(),
            average: None,
        };
        Indicator {
            id: IndicatorId::new(0),
            section: target.and_then(|target| target.section),
            table: TableKind::Prose,
            number: None,
            category: None,
            direction: direction::by_bound(target.and_then(|target| target.bound))
                .or_else(|| target.and_then(moves))
                .or_else(|| direction::of(&self.name, &figures)),
            name: self.name.as_str().into(),
            unit: Some(self.unit.clone()).filter(|unit| !unit.is_empty()),
            figures,
            attribute: None,
            starred: false,
            assessed: false,
            qualitative: false,
            components: Vec::new(),
            departments: Vec::new(),
            tasks: Vec::new(),
            span: target.and_then(|target| target.span),
            name_span: target.and_then(|target| target.span),
        }
    }
}

/// Which way the words of a target say that its figure is to move: 提高1个百分点, 提高到70%, 下降到27%.
fn moves(target: &Target) -> Option<Direction> {
    let between = SubjectContext::of(target, &plain(&target.subject)).between;
    let says =
        |words: &[&str]| words.iter().any(|word| between.contains(word) || target.figure.contains(word));
    let grows = target.comparator == Comparator::Growth;
    // 能耗降低13% counts the fall, which more of is better; only points and levels move as the words say.
    if grows && !target.unit.ends_with("百分点") {
        return None;
    }
    let up = says(&["提高", "提升", "增加", "上升", "增长到", "扩大到"]);
    let down = says(&["下降", "降低", "减少", "降到", "降至", "回落", "压减到"]);
    match (up, down) {
        (true, false) => Some(Direction::Higher),
        (false, true) => Some(Direction::Lower),
        _ => None,
    }
}

/// Whether a section says what is to be reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Aim {
    #[default]
    No,
    /// Where a date says so: 总体要求 holds goals among other things.
    Dated,
    Yes,
}

/// For each section whether it says what is to be reached.
fn goals(plan: &Plan) -> Vec<Aim> {
    let mut goals: Vec<Aim> = Vec::with_capacity(plan.sections.len());
    for section in &plan.sections {
        let above =
            || section.parent.and_then(|parent| goals.get(parent.index()).copied()).unwrap_or_default();
        goals.push(match section.role {
            SectionRole::Goal => Aim::Yes,
            SectionRole::Task | SectionRole::TaskGroup | SectionRole::Measure => Aim::No,
            SectionRole::Section
                if ["总体要求", "总体思路"].iter().any(|words| section.title.ends_with(words)) =>
            {
                Aim::Dated
            }
            _ => above(),
        });
    }
    goals
}

/// The name of a statistic.
struct Name {
    /// With the word for its growth, where the figure is one.
    name: String,
    /// Without it.
    subject: String,
    growth: Option<&'static str>,
}

/// The name of the statistic that a target of a goal sets. `before` is the one that was named right before it.
fn statistic(target: &Target, goals: &[Aim], before: Option<&Name>) -> Option<Name> {
    let dated = || {
        target.due.as_ref().is_some_and(|due| matches!(due.source, DueSource::Stated | DueSource::Inherited))
    };
    let goal = |section: SectionId| match goals.get(section.index()) {
        Some(Aim::Yes) => true,
        Some(Aim::Dated) => dated(),
        _ => false,
    };
    if target.kind != TargetKind::Target
        || target.task.is_some()
        || !target.section.is_some_and(goal)
        || target.comparator == Comparator::Full
        || target.per.is_some()
    {
        return None;
    }
    let subject = plain(&target.subject);
    let words = SubjectContext::of(target, &subject);
    if !leads_in(&words.before) || subject.contains(['，', ',', '。', '；', ';', '"']) {
        return None;
    }
    let printed = unscoped(&target.subject);
    let (subject, printed) = match before.and_then(|before| whole(&before.subject, printed)) {
        Some(whole) => (plain(&whole).into_owned(), whole),
        None => (subject.into_owned(), printed.to_owned()),
    };
    let kind = Kind::of(&subject)?;
    let sure = match kind {
        Kind::Ratio => true,
        Kind::Amount => target.value.is_some() && !is_of_a_part(&subject),
        // A noun alone is counted only where words say that it is to be so many.
        Kind::Stock => {
            target.value.is_some()
                && reaches(&words.between)
                && !is_of_a_part(&subject)
                && counted(&target.unit)
        }
    };
    if !sure || !(SHORTEST..=LONGEST).contains(&subject.len()) {
        return None;
    }
    let points = target.unit.ends_with("百分点");
    // 甲、乙分别下降5%、8%: the second has its verb before the first. 产值达到9亿元、年均增长8%: what grows is named before.
    let shared = || {
        let lead = target.text.split_once(&*target.figure).map(|(lead, _)| lead)?;
        let said = GROWTH.iter().find(|word| **word == lead).copied();
        said.or_else(|| before.filter(|_| lead.is_empty()).and_then(|before| before.growth))
            .filter(|_| target.comparator == Comparator::Growth)
    };
    let growth = words.growth.or_else(shared);
    let name = match growth.filter(|_| !points) {
        Some(growth) => format!("{printed}{growth}"),
        None => printed.clone(),
    };
    Some(Name { name, subject: printed, growth })
}

/// Whether the words before a subject say nothing but that it is to be reached. A verb makes the figure one of its outcome.
fn leads_in(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "力争",
        "确保",
        "实现",
        "争取",
        "努力",
        "推动",
        "促进",
        "保持",
        "使",
        "将",
        "把",
        "其中",
        "预计",
        "全社会",
        "区域内",
        "，",
        ",",
        "、",
        "-",
    ];
    let mut rest = before;
    while let Some(shorter) = WORDS.iter().chain(SCOPE).find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    rest.is_empty()
}

/// The whole name of a subject that leaves out what was named right before it: 全社会研发经费投入 … 投入强度.
fn whole(before: &str, subject: &str) -> Option<String> {
    const DERIVED: &[&str] = &["强度", "占比", "比重", "增速", "增幅"];
    // 海洋生产总值达到2700亿元、占地区生产总值比重达到30%
    if subject.starts_with('占') {
        return Some(format!("{before}{subject}"));
    }
    let derived = DERIVED.iter().find(|word| subject.ends_with(*word))?;
    let said = subject.strip_suffix(derived)?;
    (said.is_empty() || said.len() >= 6 && before.len() > said.len() && before.ends_with(said))
        .then(|| format!("{before}{derived}"))
}
