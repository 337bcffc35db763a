//! FG110: one department under two names.

use hashbrown::HashMap;
use memchr::memmem;

use super::lists;
use super::spelling::{is_short_form, spelling};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::document::names;
use crate::text::Span;

const CODE: Code = Code::new("FG110", "department-under-two-names", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Responsibility, PAGE, look);

const PAGE: Page = Page {
    what: "同一单位在一份文件里用了两种名称：全称与简称混用、多字少字、开发区与其管委会混用，以及“各县区”一类统称的几种写法。只差省市前缀或只多括号内加挂牌子的不算；全称后注明“以下简称”的不算。",
    why: "按名称汇总任务、制作分工表时会算成两家；正式文件中的单位名称应前后一致。",
    example: "（一）……（市人力资源社会保障局负责）（二）……（市人力资源和社会保障局负责）",
    fix: "请统一为机构编制部门核定的全称或规范化简称；需用简称的，首次出现时注明。",
    basis: "公文写作的通行要求：单位名称前后一致，使用简称应先用全称并注明。是否同一单位以单位名录（`Directory`）为准。",
};

/// One place where a department stands.
struct Place<'a> {
    /// Which department, counted in the order of first appearance.
    who: usize,
    /// Whether it is a zone by its long name in running text, where its administration may not be meant.
    zone: bool,
    /// What tells its spelling.
    spelling: String,
    printed: &'a str,
    span: Option<Span>,
}

/// All places of one spelling.
struct Name<'a> {
    printed: &'a str,
    first: Option<Span>,
    count: usize,
    zone: bool,
}

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut places = places(subject);
    add_long_zones(subject, &mut places);
    let Places { mut list, .. } = places;
    list.sort_by(|one, next| {
        let key = |place: &Place<'_>| (place.who, place.span.map(Span::start));
        (key(one).0, &one.spelling, key(one).1).cmp(&(key(next).0, &next.spelling, key(next).1))
    });
    for of_one in list.chunk_by(|one, next| one.who == next.who) {
        let mut names: Vec<Name<'_>> = of_one
            .chunk_by(|one, next| one.spelling == next.spelling)
            .filter(|alike| !alike.iter().any(|place| is_declared(subject, place)))
            .filter_map(|alike| {
                let first = alike.first()?;
                Some(Name { printed: first.printed, first: first.span, count: alike.len(), zone: first.zone })
            })
            .collect();
        // The zone alone says something new only where its administration goes by one name.
        if names.iter().filter(|name| !name.zone).count() > 1 {
            names.retain(|name| !name.zone);
        }
        // The most frequent is taken for the right one; of two that are as frequent, the one that comes first.
        names.sort_by_key(|name| (name.zone, core::cmp::Reverse(name.count), name.first.map(Span::start)));
        if let Some((usual, others)) = names.split_first() {
            others.iter().for_each(|other| report(usual, other, findings));
        }
    }
}

fn report(usual: &Name<'_>, other: &Name<'_>, findings: &mut Findings<'_>) {
    let (one, two) = (other.printed, usual.printed);
    let relation = if names::is_collective(one) {
        "所指相同，全文写法不一"
    } else if one.contains("管委会") == two.contains("管委会") && is_short_form(one, two) {
        "是同一单位，全称、简称混用"
    } else {
        "是同一单位，全文名称不一"
    };
    let message = format!("“{one}”与“{two}”{relation}（前者{}处，后者{}处）", other.count, usual.count);
    findings
        .at(other.first, message)
        .help("请全文统一为一种名称")
        .related(usual.first, format!("“{two}”第一次出现在这里"));
}

/// Whether the short name is declared where the long one stands: 某某区管委会（以下简称区管委会）.
fn is_declared(subject: &Subject<'_>, place: &Place<'_>) -> bool {
    let behind = place.span.and_then(|span| subject.text().get(span.range().end..)).unwrap_or_default();
    let behind = behind.strip_prefix(['（', '(']).unwrap_or_default();
    ["以下简称", "以下称", "下称", "简称"].iter().any(|word| behind.starts_with(word))
}

#[derive(Default)]
struct Places<'a> {
    list: Vec<Place<'a>>,
    known: HashMap<(&'a str, Option<&'a str>), usize>,
}

impl<'a> Places<'a> {
    fn add(
        &mut self,
        canonical: &'a str,
        seat: Option<&'a str>,
        printed: &'a str,
        home: Option<&str>,
        span: Option<Span>,
    ) {
        let Some(spelling) = spelling(printed, canonical, home) else { return };
        let next = self.known.len();
        let who = *self.known.entry((canonical, seat)).or_insert(next);
        self.list.push(Place { who, zone: false, spelling, printed, span });
    }
}

/// Every place where clauses, rows of indicators and running text name a department.
fn places<'a>(subject: &Subject<'a>) -> Places<'a> {
    let plan = subject.plan();
    let home = plan.header().place.as_deref();
    let mut places = Places::default();
    for one in lists::all(plan).flat_map(|list| list.own()) {
        let Some(department) = subject.department(one.department) else { continue };
        places.add(&department.name, department.place.as_deref(), &one.printed, home, one.span);
    }
    for mention in plan.mentions() {
        let named = &mention.department;
        let Some(canonical) = named.canonical.as_deref() else { continue };
        places.add(canonical, named.place.as_deref(), &named.printed, home, mention.span);
    }
    places
}

/// Adds the places of the body where a zone whose administration has tasks stands under its long name.
fn add_long_zones<'a>(subject: &Subject<'a>, places: &mut Places<'a>) {
    /// Characters of the longest place before the word for the zone.
    const LONGEST: usize = 6;
    let known = places.known.iter();
    let mut zones: Vec<(&str, usize)> = known
        .filter_map(|(&(canonical, _), &who)| Some((canonical.strip_suffix("管委会")?, who)))
        .filter(|(zone, _)| names::LONG_ZONES.iter().any(|(_, short)| zone.ends_with(short)))
        .collect();
    // The order of the map must not show: of two zones of one name the first in the text counts.
    zones.sort_unstable_by_key(|&(_, who)| core::cmp::Reverse(who));
    let zones: HashMap<&str, usize> = zones.into_iter().collect();
    if zones.is_empty() {
        return;
    }
    let mut seen: Vec<Span> = places.list.iter().filter_map(|place| place.span).collect();
    seen.sort_unstable_by_key(|span| span.start());
    let body = subject.body();
    let text = subject.text().get(..body.end).unwrap_or_default();
    for &(long, short) in names::LONG_ZONES {
        let words = text.get(body.start..).unwrap_or_default();
        for at in memmem::find_iter(words.as_bytes(), long) {
            let at = body.start + at;
            let before = text.get(body.start..at).unwrap_or_default();
            let starts = before.char_indices().rev().take(LONGEST).map(|(start, _)| body.start + start);
            let zone = starts.skip(1).find_map(|start| {
                let head = text.get(start..at)?;
                Some((start, *zones.get([head, short].concat().as_str())?))
            });
            let Some((start, who)) = zone else { continue };
            let behind = seen.partition_point(|span| (span.start() as usize) <= start);
            let named = behind.checked_sub(1).and_then(|before| seen.get(before));
            if named.is_some_and(|span| span.range().contains(&start)) {
                continue;
            }
            let span = Span::of(start, at + long.len());
            let printed = subject.words(span);
            let home = subject.plan().header().place.as_deref();
            let canonical = [text.get(start..at).unwrap_or_default(), short, "管委会"].concat();
            if let Some(spelling) = spelling(printed, &canonical, home) {
                places.list.push(Place { who, zone: true, spelling, printed, span: Some(span) });
            }
        }
    }
}
