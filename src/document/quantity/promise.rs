//! Whether a quantity is meant to be reached: by its cue and bound, by the verbs before it, by what stands behind.

use core::ops::Range;

use super::cue::Sign;
use super::find::Found;
use super::judge::Sentence;
use super::lexicon::{Lexicon, words};
use super::near::{
    comes_again, goes_on, is_graded, is_handled, is_level_of_share, is_of_things, is_part_share, is_rated,
    is_served, says_for_whom,
};
use super::number::Script;
use super::tail::{Tail, noun_end};
use super::time::{By, When};
use super::unit::Kind;
use super::words;

/// How the words around a quantity aim at it.
#[derive(Clone, Copy)]
struct Aim {
    cue: Option<Sign>,
    /// Whether the cue says that it is to be reached: 达到, 不低于.
    strong: bool,
    /// Whether the cue may only name it: 为, 实现.
    weak: bool,
    bounded: bool,
    /// Whether a verb that makes something stands right before the number.
    direct: bool,
}

impl Sentence<'_> {
    /// Whether a quantity is meant to be reached.
    pub(super) fn is_promised(&self, found: &Found, last: Option<&Found>) -> bool {
        let flat = self.flat;
        let Some(number) = &found.number else { return false };
        if self.is_cadence(found) || last.is_some_and(|last| is_level_of_share(found, last)) {
            return false;
        }
        // 允许不超过5%, 最高可达50%, 单户额度最高3000万元: what may be, not what shall be.
        let before = found.cue.map_or(found.start, |cue| cue.start);
        let sought = || {
            let has = |words| self.flat.has(found.own..before, words);
            has(words!["争取", "获批", "发行"]) && !has(words!["最高", "限额", "单笔", "单户"])
        };
        if flat
            .any_before(before, found.own, words!["允许", "最高", "额度", "限额", "单笔", "单户"])
            .is_some_and(|(word, _)| word != "额度" || !sought())
            || self.is_step(found)
        {
            return false;
        }
        let bounded = found.bound.is_some();
        let cue = found.cue.map(|cue| cue.sign);
        let weak = found.cue.is_some_and(|cue| {
            cue.sign == Sign::Equal
                && flat.any_at(cue.start, words!["为", "实现", "完成", "到", "至"]).is_some()
        });
        let strong = cue.is_some() && !weak;
        if number.script == Script::Han {
            return self.han_is_promised(found, strong);
        }
        let aim = Aim { cue, strong, weak, bounded, direct: self.direct(found, &words::MAKE) };
        match found.unit.kind {
            Kind::Percent | Kind::Point | Kind::Multiple => self.share_is_promised(found, aim),
            Kind::Count => self.count_is_promised(found, last, aim),
            Kind::Money => self.money_is_promised(found, aim),
            Kind::Measure => self.measure_is_promised(found, aim),
            Kind::Rating => self.rating_is_promised(found, aim),
            Kind::Time => matches!(found.tail, Tail::End | Tail::OfGrowth) && self.is_span(found),
            Kind::Bare => (strong || bounded) && self.is_score(found),
        }
    }

    /// Shares and their changes.
    fn share_is_promised(&self, found: &Found, aim: Aim) -> bool {
        let flat = self.flat;
        let Aim { strong, weak, bounded, direct, .. } = aim;
        match found.tail {
            Tail::End | Tail::OfGrowth => {
                strong || bounded || weak || direct || self.is_share(found) || is_part_share(flat, found)
            }
            // 实现100%覆盖
            Tail::Noun => {
                strong
                    || self.is_done(found, weak)
                    // 改革覆盖50%以上行政村
                    || bounded && self.direct(found, words!["覆盖", "惠及", "通达"])
                    || bounded && flat.any_at(found.end, words!["安排", "投向", "用于"]).is_some()
                    || is_of_things(flat, found)
                        && (self.is_share_of_all(found, bounded) || self.direct(found, words!["力争", "确保", "实现", "推动"]))
            }
            // 80%以上的县建成…: the share comes first.
            Tail::Of => self.is_share_of_all(found, bounded) || self.share_of_noun(found, strong),
            Tail::Grade => false,
        }
    }

    /// Things counted: 新建小学3所.
    fn count_is_promised(&self, found: &Found, last: Option<&Found>, aim: Aim) -> bool {
        let flat = self.flat;
        let Aim { strong, bounded, .. } = aim;
        // 新建小学3所，幼儿园5所: one verb for a row of counts.
        let listed = last.is_some_and(|last| {
            last.unit.kind == Kind::Count
                && last.tail == Tail::End
                && (last.segment == found.segment
                    || last.end + 1 == found.segment && found.start - found.segment <= 12)
        });
        match found.tail {
            Tail::End | Tail::OfGrowth => {
                let made = flat.has(found.segment..found.start, &words::MAKE) || listed;
                strong || bounded || made && !self.is_existing(found)
            }
            Tail::Noun | Tail::Of => self.things_are_promised(found, last, aim),
            Tail::Grade => false,
        }
    }

    /// Things that the number stands before: 培育5家龙头企业.
    fn things_are_promised(&self, found: &Found, last: Option<&Found>, aim: Aim) -> bool {
        let flat = self.flat;
        let Aim { cue, strong, bounded, direct, .. } = aim;
        let noun = found.end..noun_end(flat, found.end, self.range.end);
        let strict = self.direct(found, &words::WEAK) && !bounded && !strong;
        let verb = found.cue.map_or(found.start, |cue| cue.start);
        let made = flat.has(found.own..verb, &words::MAKE);
        // 培育5家龙头企业、10家专精特新企业
        let joined = matches!(flat.before(found.start), Some('、' | '和' | '及' | '与'))
            && last.is_some_and(|last| {
                last.segment == found.segment && last.unit.kind == Kind::Count && last.tail == Tail::Noun
            });
        let row = last.is_some_and(|last| goes_on(flat, found, last, &noun));
        // 建成东路至西路等2个项目: examples do not make them old.
        let works = found.tail == Tail::Noun
            && flat.before(found.start) == Some('等')
            && flat.any_at(found.segment, &words::WORKS).is_some();
        (direct && !(bounded && is_rated(flat, &noun))
            || joined
            || row && !self.is_bundle(found, noun.clone())
            || works && !self.is_bundle(found, noun.clone())
            || strong && cue != Some(Sign::AtMost) && (found.tail == Tail::Noun || made)
            || is_served(flat, found, noun.clone())
            || is_handled(flat, found, &noun)
            || is_graded(flat, found, &noun) && !self.is_bundle(found, noun.clone())
            || bounded
                && flat.has(found.segment..found.start, &words::MAKE)
                && !is_rated(flat, &noun)
                && self.near_verb(found))
            && !(strict && self.is_bundle(found, noun))
            && (found.tail != Tail::Of || !bounded || direct || strong)
    }

    /// Sums of money.
    fn money_is_promised(&self, found: &Found, aim: Aim) -> bool {
        let flat = self.flat;
        let ends = found.tail == Tail::End;
        let Aim { strong, bounded, direct, .. } = aim;
        let spends = flat.has(
            found.own..found.start,
            words![
                "投资", "投入", "安排", "筹集", "争取", "引进", "减负", "减税", "落实", "带动", "撬动",
                "新增", "签约", "完成", "实现", "到位", "发放", "募集", "融资", "总额", "收入", "产值",
                "规模", "外资", "化解", "成本", "清偿", "发行", "列支", "拨付",
            ],
        ) || flat
            .any_before(found.start, found.own, words!["财政资金", "专项资金", "补助资金", "专项经费"])
            .is_some();
        (ends && (strong || bounded && !says_for_whom(flat, found, self.range.end) || spends)
            || found.tail == Tail::OfGrowth && strong)
            || found.tail == Tail::Noun && !bounded && direct
            // 设立总规模100亿元的基金
            || found.tail == Tail::Of
                && flat.has(found.own..found.start, words!["设立", "组建", "成立", "发起"])
                && flat.has(found.own..found.start, words!["规模", "总额"])
    }

    /// Lengths, areas and weights.
    fn measure_is_promised(&self, found: &Found, aim: Aim) -> bool {
        let flat = self.flat;
        let ends = found.tail == Tail::End;
        let Aim { strong, bounded, direct, .. } = aim;
        let made = flat.has(found.segment..found.start, &words::MAKE)
            || flat.has(
                found.own..found.start,
                words!["面积", "产量", "产能", "里程", "长度", "总量", "总产", "规模", "水量"],
            );
        ends && (strong || bounded || made && !self.is_existing(found))
            // 稳定在3万吨水平
            || found.tail == Tail::OfGrowth && strong
            || found.tail == Tail::Noun
                // 关闭3万吨以下8处煤矿 says which.
                && found.bound != Some(Sign::AtMost)
                // 建设500亩以上示范基地10个 says of what kind.
                && !(found.bound.is_some() && is_rated(flat, &(found.end..noun_end(flat, found.end, self.range.end))))
                && (direct || self.direct(found, words!["稳定保障"]))
                && !self.direct(found, words!["开展", "研发", "支持", "推动", "推进", "开发", "推广"])
    }

    /// Capacities of works: 新增装机20万千瓦.
    fn rating_is_promised(&self, found: &Found, aim: Aim) -> bool {
        let flat = self.flat;
        let ends = found.tail == Tail::End;
        let Aim { strong, bounded, .. } = aim;
        ends && (strong
            || bounded
            || self.direct(found, words!["新增", "新建", "建成", "投产", "完成", "投运", "开工", "并网"])
            // 新增抽水蓄能20万千瓦, 关停退出燃煤机组20万千瓦
            || flat.has(
                found.own..found.start,
                words!["新增", "新建", "建成", "关停", "淘汰", "退出", "压减"],
            ))
    }

    /// 每月开展1次督导 says how often, not how much.
    fn is_cadence(&self, found: &Found) -> bool {
        let often = |when: &When| {
            when.by == By::Every && when.range.end <= found.start && when.range.start >= found.segment
        };
        let near = found.own.max(found.start.saturating_sub(8))..found.start;
        self.flat.slice(found.unit.range.clone()) == ['次']
            && (comes_again(self.flat, found)
                || self.whens.iter().any(often)
                || self.flat.has(near, words!["每周", "每旬", "每日", "每天"]))
            // 每次走访3家
            || self.flat.has(found.own..found.start, words!["每次", "每学期", "每学年"])
    }

    /// Numbers in characters count only where something new is made or a bound is named: 一个目标 is no target.
    fn han_is_promised(&self, found: &Found, strong: bool) -> bool {
        static NEW: Lexicon = Lexicon::new(&[
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
        ]);
        let direct = self.direct(found, &NEW);
        let rate = matches!(found.unit.kind, Kind::Percent | Kind::Point | Kind::Multiple);
        let cue = found.cue.map(|cue| cue.sign);
        match found.unit.kind {
            _ if found.tail == Tail::Grade => false,
            Kind::Time | Kind::Bare => false,
            // 突破百亿元
            Kind::Money if cue == Some(Sign::AtLeast) => found.tail == Tail::End,
            _ if rate => (strong || found.bound.is_some()) && found.tail != Tail::Of,
            _ => {
                direct
                    || cue == Some(Sign::AtLeast) && found.tail != Tail::Of && self.is_made(found)
                    || found.bound.is_some() && found.tail == Tail::End && self.is_made(found)
                    || strong && cue == Some(Sign::Equal) && found.tail == Tail::End
            }
        }
    }

    /// Whether one of the verbs stands right before the number, particles and adverbs aside.
    fn direct(&self, found: &Found, verbs: &Lexicon) -> bool {
        self.flat.any_before(self.verb_end(found), found.own, verbs).is_some()
    }

    /// Where a verb right before the number would end.
    fn verb_end(&self, found: &Found) -> usize {
        static BETWEEN: Lexicon = Lexicon::new(&[
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
            "第二批",
            "第三批",
            "市级",
            "省级",
            "国家级",
            "县级",
            "全市",
            "全省",
            "全县",
            "全区",
        ]);
        let mut end = found.start;
        while let Some((_, start)) = self.flat.any_before(end, found.own, &BETWEEN) {
            end = start;
        }
        end
    }

    /// Whether it is the step by which something else changes: 每增加1人，增加经费2000元.
    fn is_step(&self, found: &Found) -> bool {
        static STEPS: Lexicon = Lexicon::new(&[
            "每增加",
            "每增长",
            "每新增",
            "每提高",
            "每提升",
            "每减少",
            "每降低",
            "每下降",
            "每超过",
            "每超出",
        ]);
        self.flat.any_before(found.start, found.own, &STEPS).is_some()
            || found.tail == Tail::End && self.flat.any_at(found.own, &STEPS).is_some()
    }

    /// Whether a verb of making stands close before a count with a noun behind it.
    fn near_verb(&self, found: &Found) -> bool {
        let from = found.own.max(found.start.saturating_sub(8));
        self.flat.has(from..found.start, &words::MAKE)
    }

    /// Whether what is counted is a bundle of listed things: 30项重点任务. Those that are counted by heads or houses are none, nor are
    /// matters with which something is done: 3户企业的改革, 200项事项跨省通办.
    fn is_bundle(&self, found: &Found, noun: Range<usize>) -> bool {
        let counted = self.flat.slice(found.unit.range.clone());
        let heads = matches!(counted.last(), Some('家' | '户' | '名' | '人' | '所' | '村' | '镇' | '座'));
        if heads || self.flat.has(noun.clone(), words!["通办", "网办", "下放", "入驻", "上线"]) {
            return false;
        }
        let near = noun.start..noun.end.min(noun.start + 8);
        let last = noun.end.saturating_sub(4).max(noun.start)..noun.end;
        self.flat.has(near, &words::BUNDLES) || self.flat.has(last, &words::BUNDLES)
    }

    /// Whether a percentage is the value of a share named right before it.
    fn is_share(&self, found: &Found) -> bool {
        self.flat
            .any_before(
                found.start,
                found.own,
                words![
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

    /// 实现100%覆盖, 县级机构100%覆盖.
    fn is_done(&self, found: &Found, weak: bool) -> bool {
        let done = self.flat.any_at(found.end, &words::DONE);
        done.is_some_and(|(_, end)| {
            weak || self.flat.get(end).is_none_or(|c| !c.is_alphanumeric()) && found.own + 2 < found.start
        })
    }

    /// 80%以上的县建成…, 年底前全省60%的县建成…: the share comes first, dates and the place aside.
    fn is_share_of_all(&self, found: &Found, bounded: bool) -> bool {
        let flat = self.flat;
        let mut lead = found.own;
        while let Some(end) = self
            .whens
            .iter()
            .find(|when| when.range.start == lead && when.range.end <= found.start)
            .map(|when| when.range.end)
            .or_else(|| {
                flat.any_at(lead, words!["全省", "全市", "全县", "全区", "全国", "前"]).map(|(_, end)| end)
            })
        {
            lead = end;
        }
        let reaches = || {
            let near = found.end..self.range.end.min(found.end + 12);
            flat.has(near, words!["建成", "达到", "实现", "完成", "建立"])
        };
        let within = bounded && flat.before(found.start) == Some('在');
        (within || lead == found.start && (bounded || reaches())) && self.has_date(found)
    }

    /// 超过1.5%的企业 is a condition, 不低于5%的耕地 with a verb before it an aim; only the verb tells.
    fn share_of_noun(&self, found: &Found, strong: bool) -> bool {
        static AIM: Lexicon = Lexicon::new(&["确保", "力争", "实现", "安排", "保证", "推动"]);
        let words = found.own..found.cue.map_or(found.start, |cue| cue.start);
        strong && (self.flat.has(words.clone(), &AIM) || self.flat.any_before(words.end, words.start, words!["投入", "拿出", "提取"]).is_some())
            // 实现20%的村…
            || self.direct(found, words!["确保", "力争", "实现", "推动", "使", "通达", "覆盖", "惠及", "带动"])
            // 2024年底前完成50%的评估
            || self.direct(found, words!["完成"]) && self.is_due(found)
            // 队伍中要有15%以上的残疾人
            || found.bound.is_some() && self.must_have(found)
    }

    /// Whether 要有 or its like stands right before the number, and not 主要有 or 只要有.
    fn must_have(&self, found: &Found) -> bool {
        let word = self.flat.any_before(
            self.verb_end(found),
            found.own,
            words!["要有", "应有", "须有", "保证有", "确保有"],
        );
        word.is_some_and(|(_, start)| {
            !matches!(self.flat.before(start), Some('主' | '只' | '需' | '供' | '对' | '响' | '相'))
        })
    }

    /// Whether a date before it is one by which something is to be done, and no mere year: 2024年底前, 到2025年.
    fn is_due(&self, found: &Found) -> bool {
        self.years_before(found).any(|when| {
            matches!(self.flat.before(when.range.end), Some('前' | '底' | '末' | '内'))
                || self.flat.any_at(when.range.start, words!["到", "至"]).is_some()
                || matches!(self.flat.before(when.range.start), Some('到' | '至'))
        }) || self.is_hoped_for(found)
    }

    /// Whether a date or a hedge before it says that it lies ahead.
    fn has_date(&self, found: &Found) -> bool {
        self.years_before(found).next().is_some() || self.is_hoped_for(found)
    }

    /// The years that the sentence names before it.
    fn years_before(&self, found: &Found) -> impl Iterator<Item = &When> {
        let start = found.start;
        self.whens
            .iter()
            .filter(move |when| when.range.end <= start && matches!(when.by, By::Year { .. } | By::ThisYear))
    }

    /// Whether the sentence says before it that something is to come about.
    fn is_hoped_for(&self, found: &Found) -> bool {
        self.flat.has(self.range.start..found.start, words!["力争", "确保", "实现"])
    }

    fn is_existing(&self, found: &Found) -> bool {
        self.flat
            .any_before(
                found.start,
                found.own,
                words!["等", "这", "上述", "以上", "前", "其他", "其余", "现有", "方面"],
            )
            .is_some()
    }

    pub(super) fn is_span(&self, found: &Found) -> bool {
        let flat = self.flat;
        let words = found.segment..found.start;
        // 周期为1年, 实习时间一般为6个月: a rule, nothing to be reached.
        let level = flat.has(words.clone(), words!["寿命", "年限"]);
        // How long something is lent, paid or let is a rule of conduct as well.
        if flat.has(words.clone(), &words::TERMS) {
            return false;
        }
        let cue = found.cue.map_or(found.start, |cue| cue.start);
        if flat.any_before(cue, found.own, words!["一般"]).is_some()
            || !level && found.cue.is_some_and(|cue| flat.is_at(cue.start, "为"))
        {
            return false;
        }
        let shorter =
            flat.has(words.clone(), words!["压缩", "缩短", "压减", "缩减", "减少", "提速", "控制在"]);
        flat.has(words, &words::SPANS) && found.cue.is_some()
            || shorter && (found.cue.is_some() || found.bound.is_some())
    }

    pub(super) fn is_score(&self, found: &Found) -> bool {
        found.number.as_ref().is_some_and(|number| number.digits.len() < 7)
            && (self.flat.has(found.segment..found.start, &words::SCALES)
                // 受灾人次小于200
                || found.cue.is_some_and(|cue| {
                    self.flat.any_before(cue.start, found.own, words!["人次", "人数", "次数", "件数"]).is_some()
                })
                // 产能比达到0.4, 收入比缩小到2以内
                || found.cue.is_some_and(|cue| self.flat.before(cue.start) == Some('比')))
    }

    /// Whether a verb of making stands before it in its part of the sentence.
    fn is_made(&self, found: &Found) -> bool {
        self.flat.has(found.segment..found.start, &words::MAKE)
    }
}
