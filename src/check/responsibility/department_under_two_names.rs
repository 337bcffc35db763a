//! FG110: one department under two names.

use core::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use hashbrown::HashMap;
use memchr::memmem;

use super::lists;
use super::spelling::{is_short_form, spelling};
use crate::check::findings::{Findings, Quoted};
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

/// A name by which a department goes, with its places.
struct Name<'a> {
    /// Which department, counted in the order of first appearance.
    who: usize,
    printed: &'a str,
    first: Option<Span>,
    count: usize,
    /// Whether one of its places declares a short form: 某某委员会（以下简称某委）.
    declares: bool,
    /// Whether it is a zone by its long name in running text, where its administration may not be meant.
    zone: bool,
}

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let mut known = Known::default();
    known.add_all(subject);
    known.add_long_zones(subject);
    let Known { mut names, canonical, .. } = known;
    let home = subject.plan().header().place.as_deref();
    names.sort_by_key(|name| name.who);
    for of_one in names.chunk_by(|one, next| one.who == next.who) {
        let Some(canonical) = of_one.first().and_then(|name| canonical.get(name.who)) else { continue };
        if of_one.len() > 1 {
            compare(of_one, canonical, home, findings);
        }
    }
}

/// Reports what is spelled otherwise than is usual for one department.
fn compare(names: &[Name<'_>], canonical: &str, home: Option<&str>, findings: &mut Findings<'_>) {
    let mut spelled: BTreeMap<String, Name<'_>> = BTreeMap::new();
    for name in names {
        let Some(spelling) = spelling(name.printed, canonical, home) else { continue };
        match spelled.entry(spelling) {
            Entry::Vacant(free) => {
                free.insert(Name { ..*name });
            }
            Entry::Occupied(mut same) => {
                let same = same.get_mut();
                if earlier(same.first, name.first) != same.first {
                    (same.printed, same.first) = (name.printed, name.first);
                }
                same.count += name.count;
                same.declares |= name.declares;
                same.zone &= name.zone;
            }
        }
    }
    let mut names: Vec<Name<'_>> = spelled.into_values().filter(|name| !name.declares).collect();
    // The zone alone says something new only where its administration goes by one name.
    if names.iter().filter(|name| !name.zone).count() > 1 {
        names.retain(|name| !name.zone);
    }
    // The most frequent is taken for the right one; of two that are as frequent, the one that comes first.
    names.sort_by_key(|name| (name.zone, Reverse(name.count), name.first.map(Span::start)));
    if let Some((usual, others)) = names.split_first() {
        others.iter().for_each(|other| report(usual, other, findings));
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
    let usual_name = Quoted(two);
    let message =
        format!("“{one}”与“{usual_name}”{relation}（前者{}处，后者{}处）", other.count, usual.count);
    findings
        .at(other.first, message)
        .help("请全文统一为一种名称")
        .related(usual.first, format!("“{usual_name}”第一次出现在这里"));
}

/// The names met so far. Each is looked at once, however often it stands in the document.
#[derive(Default)]
struct Known<'a> {
    names: Vec<Name<'a>>,
    /// The canonical name of each department.
    canonical: Vec<&'a str>,
    who: HashMap<(&'a str, Option<&'a str>), usize>,
    at: HashMap<(usize, &'a str), usize>,
    places: Vec<Span>,
}

impl<'a> Known<'a> {
    /// Every place where clauses, rows of indicators and running text name a department.
    fn add_all(&mut self, subject: &Subject<'a>) {
        let plan = subject.plan();
        let departments: Vec<usize> =
            plan.departments().iter().map(|one| self.who(&one.name, one.place.as_deref())).collect();
        for one in lists::all(plan).flat_map(|list| list.own()) {
            let Some(&who) = departments.get(one.department.index()) else { continue };
            self.add(who, &one.printed, one.span, subject);
        }
        for mention in plan.mentions() {
            let named = &mention.department;
            let Some(canonical) = named.canonical.as_deref() else { continue };
            let who = self.who(canonical, named.place.as_deref());
            self.add(who, &named.printed, mention.span, subject);
        }
    }

    fn who(&mut self, canonical: &'a str, place: Option<&'a str>) -> usize {
        *self.who.entry((canonical, place)).or_insert_with(|| {
            self.canonical.push(canonical);
            self.canonical.len() - 1
        })
    }

    fn add(&mut self, who: usize, printed: &'a str, span: Option<Span>, subject: &Subject<'a>) {
        self.places.extend(span);
        let at = *self.at.entry((who, printed)).or_insert(self.names.len());
        if at == self.names.len() {
            self.names.push(Name { who, printed, first: span, count: 0, declares: false, zone: false });
        }
        if let Some(name) = self.names.get_mut(at) {
            name.count += 1;
            name.first = earlier(name.first, span);
            name.declares |= span.is_some_and(|span| declares_short_form(subject, span));
        }
    }

    /// Adds the places of the body where a zone whose administration was named stands under its long name.
    fn add_long_zones(&mut self, subject: &Subject<'a>) {
        /// Characters of the longest place before the word for the zone.
        const LONGEST: usize = 6;
        let zones =
            (0..).zip(&self.canonical).filter_map(|(who, name)| Some((name.strip_suffix("管委会")?, who)));
        let is_long = |zone: &str| names::LONG_ZONES.iter().any(|(_, short)| zone.ends_with(short));
        // Of two zones of one name the first in the text counts, which the reverse order puts in last.
        let zones: Vec<(&str, usize)> = zones.filter(|(zone, _)| is_long(zone)).collect();
        let zones: HashMap<&str, usize> = zones.into_iter().rev().collect();
        if zones.is_empty() {
            return;
        }
        self.places.sort_unstable_by_key(|span| span.start());
        let body = subject.body();
        let text = subject.text().get(..body.end).unwrap_or_default();
        let words = text.get(body.start..).unwrap_or_default();
        let mut found = Vec::new();
        for &(long, short) in names::LONG_ZONES {
            for at in memmem::find_iter(words.as_bytes(), long) {
                let before = words.get(..at).unwrap_or_default();
                let starts = before.char_indices().rev().take(LONGEST).skip(1);
                let zone = starts.map(|(start, _)| start).find_map(|start| {
                    let name = [before.get(start..)?, short].concat();
                    Some((start, *zones.get(name.as_str())?))
                });
                let Some((start, who)) = zone else { continue };
                let span = Span::of(body.start + start, body.start + at + long.len());
                let behind = self.places.partition_point(|place| place.start() <= span.start());
                let named = behind.checked_sub(1).and_then(|before| self.places.get(before));
                if named.is_none_or(|named| named.end() <= span.start()) {
                    found.push((who, span));
                }
            }
        }
        let before = self.names.len();
        for (who, span) in found {
            self.add(who, subject.words(span), Some(span), subject);
        }
        self.names.iter_mut().skip(before).for_each(|name| name.zone = true);
    }
}

fn earlier(one: Option<Span>, two: Option<Span>) -> Option<Span> {
    one.into_iter().chain(two).min_by_key(|span| span.start())
}

/// Whether the short form is declared where the long one stands: 某某区管委会（以下简称区管委会）.
fn declares_short_form(subject: &Subject<'_>, place: Span) -> bool {
    let behind = subject.text().get(place.range().end..).unwrap_or_default();
    let Some(behind) = behind.strip_prefix(['（', '(']) else { return false };
    ["以下简称", "以下称", "下称", "简称"].iter().any(|word| behind.starts_with(word))
}
