//! Which quantities of a sentence count, and as what: promise, payment or result.

use core::ops::Range;

use super::cue::{self, Cue, Sign};
use super::flat::{Flat, Inside};
use super::number::{Number, Script, number_at};
use super::phrase::Phrase;
use super::tail::{Tail, noun_end, tail};
use super::time::{By, When, times};
use super::unit::{self, Kind, Unit, bare, unit_at};
use super::words;
use super::{Nature, Quantity};

/// A quantity with its surroundings, in characters.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub number: Option<Number>,
    pub unit: Unit,
    pub cue: Option<Cue>,
    /// The bound behind the unit.
    pub bound: Option<Sign>,
    /// The first number of 由A提高到B.
    pub from: Option<String>,
    /// Where the part of the sentence between two marks begins.
    pub segment: usize,
    /// Where its own words begin: behind the mark, or behind the quantity before.
    pub own: usize,
    pub start: usize,
    /// Behind unit and bound.
    pub end: usize,
    pub tail: Tail,
    /// The words 平均水平 and the like.
    pub reference: Option<Range<usize>>,
    pub full: bool,
}

/// Reads one sentence.
pub(super) fn sentence(flat: &Flat, text: &str, range: Range<usize>, past: bool, out: &mut Vec<Quantity>) {
    let whens = times(flat, range.clone());
    let found = candidates(flat, &range, &whens);
    if found.is_empty() {
        return;
    }
    let pay = flat.has(range.clone(), words::PAY) || flat.has(range.clone(), &["配套"]);
    let mut last: Option<(Nature, Found)> = None;
    let mut subject = String::new();
    for one in found {
        let reading = Reading { flat, range: &range, whens: &whens, past, pay };
        let mut one = one;
        // 达到65%和55%: the second takes the cue of the first.
        let listed =
            last.as_ref().filter(|(_, last)| last.segment == one.segment && last.end + 1 >= one.start);
        if let Some((_, last)) = listed
            && one.cue.is_none()
        {
            one.cue = last.cue;
        }
        let nature = match listed {
            Some((nature, before)) if before.unit.kind == one.unit.kind && one.tail != Tail::Of => {
                Some(*nature)
            }
            _ => reading.nature(&one, last.as_ref().map(|(nature, found)| (*nature, found))),
        };
        let Some(nature) = nature else { continue };
        let quantity =
            Phrase { flat, text, range: &range, whens: &whens }.quantity(&one, nature, &mut subject);
        out.push(quantity);
        last = Some((nature, one));
    }
}

/// Every number with a unit that is no date, name or title, and the words for a whole and a mean.
fn candidates(flat: &Flat, range: &Range<usize>, whens: &[When]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut segment = range.start;
    let mut own = range.start;
    let mut pending: Option<(Number, Unit)> = None;
    let mut whens = whens.iter().peekable();
    let mut at = range.start;
    while at < range.end {
        while whens.next_if(|when| when.range.end <= at).is_some() {}
        if let Some(when) = whens.peek().filter(|when| when.range.contains(&at)) {
            at = when.range.end;
            continue;
        }
        let Some(c) = flat.get(at) else { break };
        if matches!(flat.inside.get(at), Some(Inside::Quote | Inside::Title)) {
            at += 1;
            continue;
        }
        match c {
            ',' | ';' | ':' | '!' | '?' | '|' if flat.inside.get(at) != Some(&Inside::Bracket) => {
                segment = at + 1;
                own = segment;
                pending = None;
                at += 1;
                continue;
            }
            '全' if flat.is_at(at, "全覆盖") => {
                let counted = pending.take().filter(|(number, _)| {
                    out.last().is_some_and(|last| last.number.as_ref() == Some(number))
                });
                let own = counted.as_ref().and_then(|_| out.last()).map_or(own, |last| last.own);
                if let Some(found) = full(flat, segment, own, at, counted.clone()) {
                    if counted.is_some() {
                        out.pop();
                    }
                    out.push(found);
                }
                at += 3;
                continue;
            }
            '平' if flat.is_at(at, "平均") => {
                if let Some(found) = relative(flat, segment, own, at) {
                    own = found.end;
                    at = found.end.max(at + 1);
                    out.push(found);
                    continue;
                }
            }
            _ => {}
        }
        let (number, next) = number_at(flat, at);
        let Some(number) = number else {
            at = next.max(at + 1);
            continue;
        };
        let in_bracket = flat.inside.get(at) == Some(&Inside::Bracket);
        let Some(found) = measured(flat, segment, own, number.clone()) else {
            at = next.max(at + 1);
            continue;
        };
        at = found.end.max(next).max(at + 1);
        if in_bracket && found.bound.is_none() && found.cue.is_none_or(|cue| cue.sign == Sign::Equal) {
            continue;
        }
        // 由A提高到B, and N个…全覆盖, are one quantity each.
        if let Some((first, _)) = pending.take().filter(|_| found.cue.is_some())
            && let Some(last) = out.last_mut()
            && last.number.as_ref() == Some(&first)
            && last.segment == found.segment
        {
            let mut found = found;
            found.from = Some(first.digits);
            found.own = last.own;
            own = found.end;
            *last = found;
            continue;
        }
        if starts_from(flat, own, found.start)
            || flat.has(found.end..range.end.min(found.end + 30), &["全覆盖"])
        {
            pending = Some((number, found.unit.clone()));
        }
        own = found.end;
        out.push(found);
    }
    out
}

/// 由27.21%提高到: the number is where something starts from.
fn starts_from(flat: &Flat, own: usize, start: usize) -> bool {
    flat.any_before(start, own, &["由", "从", "由现在的", "从目前的", "由目前的"]).is_some()
        || flat.last_in(own..start, &["由", "从"]).is_some_and(|(_, word)| start - word.end <= 6)
}

/// A number with its unit, cue and bound.
fn measured(flat: &Flat, segment: usize, own: usize, number: Number) -> Option<Found> {
    let start = number.range.start;
    let behind = number.range.end;
    let unit = match number.script {
        Script::Percent => Unit { range: behind..behind, kind: Kind::Percent, more: false },
        _ if number.ratio => bare(behind),
        Script::Arabic => {
            unit_at(flat, behind).or_else(|| unit::ends_phrase(flat, behind).then(|| bare(behind)))?
        }
        Script::Han => unit_at(flat, behind)?,
    };
    let calendar = unit.kind == Kind::Time && flat.is_at(unit.range.start, "年") && number.digits.len() == 4;
    if calendar || matches!(flat.get(unit.range.end), Some('月' | '号')) && unit.kind == Kind::Bare {
        return None;
    }
    let rate = matches!(unit.kind, Kind::Percent | Kind::Point | Kind::Multiple);
    let cue = cue::before(flat, own, start, rate);
    let (bound, end) = match cue::after(flat, unit.range.end.max(behind)) {
        Some((sign, end)) => (Some(sign), end),
        None => (unit.more.then_some(Sign::AtLeast), unit.range.end.max(behind)),
    };
    Some(Found {
        tail: tail(flat, end),
        number: Some(number),
        unit,
        cue,
        bound,
        from: None,
        segment,
        own,
        start,
        end,
        reference: None,
        full: false,
    })
}

/// 实现…全覆盖: a promise of its own, with the number of things where one stands before.
fn full(
    flat: &Flat,
    segment: usize,
    own: usize,
    at: usize,
    counted: Option<(Number, Unit)>,
) -> Option<Found> {
    let end = at + 3;
    let tail = tail(flat, end);
    let verb = flat
        .last_in(segment..at, &["实现", "达到", "确保", "力争", "基本实现", "推进", "做到", "完成", "推动"]);
    if matches!(tail, Tail::Of | Tail::Noun | Tail::Grade) || verb.is_none() {
        return None;
    }
    let (number, unit) = match counted {
        Some((number, unit)) => (Some(number), unit),
        None => (None, bare(end)),
    };
    Some(Found {
        number,
        unit,
        cue: None,
        bound: None,
        from: None,
        segment,
        own,
        start: at,
        end,
        tail,
        reference: None,
        full: true,
    })
}

/// 达到全省平均水平以上: what is compared with is named, no number.
fn relative(flat: &Flat, segment: usize, own: usize, at: usize) -> Option<Found> {
    let (_, mean) = flat.any_at(at, &["平均水平", "平均增速", "平均增幅", "平均值", "平均线"])?;
    let (_, start) = flat.any_before(
        at,
        own,
        &[
            "全国",
            "全省",
            "全市",
            "全区",
            "全县",
            "全州",
            "全自治区",
            "世界",
            "同类城市",
            "同行业",
            "行业",
            "中西部",
            "东部",
            "沿海",
        ],
    )?;
    let start = flat
        .any_before(start, own, &["国家和", "全国和", "全国、", "全国及"])
        .map_or(start, |(_, start)| start);
    let (verb, cue) = flat.any_before(
        start,
        own,
        &[
            "达到或超过",
            "不低于",
            "高于",
            "快于",
            "优于",
            "超过",
            "达到",
            "好于",
            "大于",
            "低于",
            "接近",
            "赶上",
            "领先",
        ],
    )?;
    if flat.any_before(cue, own, &["应", "应当", "须", "可", "若", "如"]).is_some() {
        return None;
    }
    let (bound, mut end) = match cue::after(flat, mean) {
        Some((sign, end)) => (Some(sign), end),
        None => (None, mean),
    };
    let sign = bound.or(match verb {
        "达到" | "接近" | "赶上" => None,
        "低于" => Some(Sign::AtMost),
        _ => Some(Sign::AtLeast),
    });
    // 高于全省平均水平2个百分点
    let (number, after) = number_at(flat, end);
    let mut unit = bare(end);
    let number = number.filter(|_| {
        unit_at(flat, after).filter(|unit| matches!(unit.kind, Kind::Point | Kind::Percent)).is_some_and(
            |found| {
                end = cue::after(flat, found.range.end).map_or(found.range.end, |(_, end)| end);
                unit = found;
                true
            },
        )
    });
    let tail = tail(flat, end);
    if tail == Tail::Of {
        return None;
    }
    Some(Found {
        number,
        unit,
        cue: Some(Cue { sign: Sign::Relative, start: cue }),
        bound: sign,
        from: None,
        segment,
        own,
        start,
        end,
        tail,
        reference: Some(start..mean),
        full: false,
    })
}

/// The sentence as it is judged.
struct Reading<'r> {
    flat: &'r Flat,
    range: &'r Range<usize>,
    whens: &'r [When],
    past: bool,
    pay: bool,
}

impl Reading<'_> {
    fn nature(&self, found: &Found, last: Option<(Nature, &Found)>) -> Option<Nature> {
        if found.full || found.reference.is_some() {
            return Some(if self.past || self.is_result(found) { Nature::Result } else { Nature::Promise });
        }
        if self.pay
            && let Some(judged) = self.payment(found)
        {
            return judged.map(|nature| if self.past { Nature::Result } else { nature });
        }
        if found.number.as_ref().is_some_and(|number| number.ratio) {
            return None;
        }
        if self.past {
            return self.counts_as_result(found).then_some(Nature::Result);
        }
        if !self.is_promised(found, last.map(|(_, found)| found)) {
            return None;
        }
        Some(if self.is_result(found) { Nature::Result } else { Nature::Promise })
    }

    /// Whether an amount is paid (`Some(Some)`), or only a condition of a payment (`Some(None)`).
    fn payment(&self, found: &Found) -> Option<Option<Nature>> {
        let flat = self.flat;
        let number = found.number.as_ref()?;
        let near = found.end..self.range.end.min(found.end + 12);
        if number.ratio {
            let rule = flat.has(found.own..found.start, &["配套", "匹配", "按照", "按"])
                && flat.has(found.own..near.end, &["配套", "匹配"]);
            return Some(rule.then_some(Nature::Funding));
        }
        // 补贴标准提高到80元 is a level to be reached.
        let level = flat.has(
            found.own..found.start,
            &["标准提高到", "标准提高至", "标准达到", "标准不低于", "标准提升到", "标准提升至"],
        );
        let money = matches!(found.unit.kind, Kind::Money | Kind::Percent) && !level;
        let paid_behind = flat.any_at(found.end, words::PAID).is_some()
            || flat.any_at(found.end, &["给予", "予以", "左右给予"]).is_some();
        let before = flat.last_in(self.range.start..found.start, words::PAY);
        let loan = flat.has(near.clone(), &["贷款", "授信", "额度"]);
        if money && !loan {
            let (pays, from) = match &before {
                Some((_, word)) => (
                    flat.has(found.own..found.start, words::PAY)
                        || word.end >= found.segment
                        || !flat.has(word.end..found.start, &["。", ";"])
                            && found.cue.is_some_and(|cue| matches!(cue.sign, Sign::AtMost)),
                    word.start,
                ),
                None => (false, found.start),
            };
            let total = flat.has(found.segment..found.start, words::SPEND)
                && !flat.has(found.segment..found.start, &["给予", "每"]);
            let condition =
                found.tail == Tail::Of && !paid_behind || found.bound.is_some() && found.tail == Tail::Noun;
            if (pays && from < found.start || paid_behind && found.unit.kind == Kind::Money)
                && !total
                && !condition
            {
                return Some(Some(Nature::Funding));
            }
        }
        // Between 对 and 给予 stands who gets it: amounts there are conditions.
        let pay = flat.last_in(found.end..self.range.end, &["给予", "奖励", "补助", "补贴", "资助"]);
        if pay.is_some() {
            let opens = (self.range.start..found.start).rev().find(|&at| {
                flat.any_at(at, words::RECIPIENTS).is_some()
                    && (at == self.range.start
                        || matches!(flat.before(at), Some(',' | ';' | ':' | '。' | '(' | ')')))
            });
            if opens.is_some() || found.tail == Tail::Of {
                return Some(None);
            }
        }
        None
    }

    fn counts_as_result(&self, found: &Found) -> bool {
        let Some(number) = &found.number else { return false };
        if number.script == Script::Han && found.bound.is_none() && found.cue.is_none() {
            return false;
        }
        match found.unit.kind {
            Kind::Bare => self.is_score(found),
            Kind::Time => self.is_span(found),
            Kind::Rating | Kind::Measure | Kind::Money => {
                found.tail != Tail::Grade && (found.bound.is_none() || found.tail == Tail::End)
            }
            Kind::Count => found.tail != Tail::Of || found.bound.is_none(),
            _ => true,
        }
    }

    /// Whether the words say that it is so already.
    fn is_result(&self, found: &Found) -> bool {
        let since = self
            .whens
            .iter()
            .rev()
            .find(|when| when.range.end <= found.start && when.by != By::Base)
            .is_some_and(|when| matches!(when.by, By::Since(_)));
        since
            || self.flat.has(found.own..found.start, words::THERE)
            || self.flat.has(found.segment..found.start, &["现有", "已有", "已建成", "已达", "已完成"])
    }

    /// Whether a quantity is meant to be reached.
    fn is_promised(&self, found: &Found, last: Option<&Found>) -> bool {
        let flat = self.flat;
        let Some(number) = &found.number else { return false };
        let bounded = found.bound.is_some();
        let cue = found.cue.map(|cue| cue.sign);
        let weak = found.cue.is_some_and(|cue| {
            cue.sign == Sign::Equal && flat.any_at(cue.start, &["为", "实现", "完成", "到", "至"]).is_some()
        });
        let strong = cue.is_some() && !weak;
        if number.script == Script::Han {
            return self.han_is_promised(found, strong);
        }
        let direct = self.direct(found, words::MAKE);
        let ends = found.tail == Tail::End;
        match found.unit.kind {
            Kind::Percent | Kind::Point | Kind::Multiple => match found.tail {
                Tail::End | Tail::OfGrowth => strong || bounded || weak || direct || self.is_share(found),
                Tail::Noun => strong,
                // 80%以上的县建成…: the share comes first.
                Tail::Of => {
                    bounded && found.own == found.start && self.has_date(found)
                        || strong && self.share_of_noun(found)
                }
                Tail::Grade => false,
            },
            Kind::Count => {
                // 新建小学3所，幼儿园5所: one verb for a row of counts.
                let listed = last.is_some_and(|last| {
                    last.unit.kind == Kind::Count
                        && last.tail == Tail::End
                        && (last.segment == found.segment
                            || last.end + 1 == found.segment && found.start - found.segment <= 12)
                });
                match found.tail {
                    Tail::End | Tail::OfGrowth => {
                        let made = flat.has(found.segment..found.start, words::MAKE) || listed;
                        strong || bounded || made && !self.is_existing(found)
                    }
                    Tail::Noun | Tail::Of => {
                        let noun = found.end..noun_end(flat, found.end, self.range.end);
                        let strict = self.direct(found, words::WEAK) && !bounded && !strong;
                        let verb = found.cue.map_or(found.start, |cue| cue.start);
                        let made = flat.has(found.own..verb, words::MAKE);
                        (direct
                            || strong && cue != Some(Sign::AtMost) && (found.tail == Tail::Noun || made)
                            || bounded
                                && flat.has(found.segment..found.start, words::MAKE)
                                && self.near_verb(found))
                            && !(strict && self.is_bundle(noun.clone()))
                            && !(found.tail == Tail::Of && bounded && !direct && !strong)
                    }
                    Tail::Grade => false,
                }
            }
            Kind::Money => {
                let spends = flat.has(
                    found.own..found.start,
                    &[
                        "投资", "投入", "安排", "筹集", "争取", "引进", "减负", "减税", "落实", "带动",
                        "撬动", "新增", "签约", "完成", "实现", "到位", "发放", "募集", "融资", "总额",
                        "收入", "产值", "规模",
                    ],
                );
                (ends && (strong || bounded && cue.is_some() || bounded || spends)
                    || found.tail == Tail::OfGrowth && strong)
                    || found.tail == Tail::Noun && !bounded && direct
            }
            Kind::Measure => {
                let made = flat.has(found.segment..found.start, words::MAKE)
                    || flat.has(
                        found.own..found.start,
                        &["面积", "产量", "产能", "里程", "长度", "总量", "总产", "规模", "水量"],
                    );
                ends && (strong || bounded || made && !self.is_existing(found))
                    || found.tail == Tail::Noun
                        && direct
                        && !self.direct(found, &["开展", "研发", "支持", "推动", "推进", "开发", "推广"])
            }
            Kind::Rating => {
                ends && (strong
                    || bounded
                    || self.direct(found, &["新增", "新建", "建成", "投产", "完成", "投运"]))
            }
            Kind::Time => (ends || found.tail == Tail::OfGrowth) && self.is_span(found),
            Kind::Bare => (strong || bounded) && self.is_score(found),
        }
    }

    /// Numbers in characters count only where something new is made or a bound is named: 一个目标 is no target.
    fn han_is_promised(&self, found: &Found, strong: bool) -> bool {
        const NEW: &[&str] = &[
            "新增",
            "净增",
            "新建",
            "新建成",
            "新认定",
            "新培育",
            "新引进",
            "再建",
            "增设",
            "至少建成",
            "至少建设",
            "至少培育",
            "至少打造",
        ];
        let direct = self.direct(found, NEW);
        let rate = matches!(found.unit.kind, Kind::Percent | Kind::Point | Kind::Multiple);
        let cue = found.cue.map(|cue| cue.sign);
        match found.unit.kind {
            _ if found.tail == Tail::Grade => false,
            Kind::Time | Kind::Bare => false,
            _ if rate => (strong || found.bound.is_some()) && found.tail != Tail::Of,
            _ => {
                direct
                    || cue == Some(Sign::AtLeast)
                        && found.tail != Tail::Of
                        && flat_has_make_before(self.flat, found)
                    || found.bound.is_some()
                        && found.tail == Tail::End
                        && flat_has_make_before(self.flat, found)
                    || strong && cue == Some(Sign::Equal) && found.tail == Tail::End
            }
        }
    }

    /// Whether one of the verbs stands right before the number, particles and adverbs aside.
    fn direct(&self, found: &Found, verbs: &[&str]) -> bool {
        let mut end = found.start;
        while let Some((_, start)) = self.flat.any_before(
            end,
            found.own,
            &[
                "了",
                "约",
                "近",
                "将近",
                "共",
                "不少于",
                "不低于",
                "至少",
                "超过",
                "超",
                "累计",
                "各",
                "再",
                "好",
                "第一批",
                "首批",
                "市级",
                "省级",
                "国家级",
                "县级",
                "全市",
                "全省",
                "全县",
                "全区",
            ],
        ) {
            end = start;
        }
        self.flat.any_before(end, found.own, verbs).is_some()
    }

    /// Whether a verb of making stands close before a count with a noun behind it.
    fn near_verb(&self, found: &Found) -> bool {
        let from = found.own.max(found.start.saturating_sub(8));
        self.flat.has(from..found.start, words::MAKE)
    }

    fn is_bundle(&self, noun: Range<usize>) -> bool {
        let near = noun.start..noun.end.min(noun.start + 8);
        let last = noun.end.saturating_sub(4).max(noun.start)..noun.end;
        self.flat.has(near, words::BUNDLES) || self.flat.has(last, words::BUNDLES)
    }

    /// Whether a percentage is the value of a share named right before it.
    fn is_share(&self, found: &Found) -> bool {
        self.flat
            .any_before(
                found.start,
                found.own,
                &[
                    "率",
                    "比重",
                    "占比",
                    "比例",
                    "覆盖面",
                    "份额",
                    "强度",
                    "增速",
                    "增幅",
                    "完成",
                    "合格",
                    "中",
                ],
            )
            .is_some()
    }

    /// 超过1.5%的企业 is a condition, 不低于5%的耕地 with a verb before it an aim; only the verb tells.
    fn share_of_noun(&self, found: &Found) -> bool {
        self.flat.has(
            found.own..found.cue.map_or(found.start, |cue| cue.start),
            &["确保", "力争", "实现", "安排", "保证", "推动"],
        )
    }

    /// Whether a date or a hedge before it says that it lies ahead.
    fn has_date(&self, found: &Found) -> bool {
        self.whens
            .iter()
            .any(|when| when.range.end <= found.start && matches!(when.by, By::Year { .. } | By::ThisYear))
            || self.flat.has(self.range.start..found.start, &["力争", "确保", "实现"])
    }

    fn is_existing(&self, found: &Found) -> bool {
        self.flat
            .any_before(found.start, found.own, &["等", "这", "上述", "以上", "前", "其他", "其余", "现有"])
            .is_some()
    }

    fn is_span(&self, found: &Found) -> bool {
        let flat = self.flat;
        let words = found.segment..found.start;
        let shorter = flat.has(words.clone(), &["压缩", "缩短", "压减", "缩减", "减少", "提速", "控制在"]);
        flat.has(words, words::SPANS) && found.cue.is_some()
            || shorter && (found.cue.is_some() || found.bound.is_some())
    }

    fn is_score(&self, found: &Found) -> bool {
        found.number.as_ref().is_some_and(|number| number.digits.len() < 7)
            && self.flat.has(found.segment..found.start, words::SCALES)
    }
}

fn flat_has_make_before(flat: &Flat, found: &Found) -> bool {
    flat.has(found.segment..found.start, words::MAKE)
}
