//! The words of a clause: labels before a list and verbs behind it.

use crate::document::scan::{first_two, last_two};
use crate::text::is_blank;

/// What the label before a list says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LabelRole {
    /// 牵头单位, 主办单位, 主要责任单位.
    Lead,
    /// 责任单位, 负责部门, 实施单位.
    Listed,
    /// 配合单位, 参与单位, 协办单位.
    Support,
    /// 指导单位.
    Guide,
    /// 完成时限, 时间要求: no departments but a date.
    Deadline,
    /// Something else with a colon, such as 责任人 or 适用范围: not departments.
    Other,
}

/// What a label is for, if it is one that clauses use. It is given without the colon; blanks in it do not matter.
///
/// A label is one or two role words and a word for organisation: 牵头单位, 协同配合单位, 牵头组织实施部门.
pub(crate) fn label(text: &str) -> Option<LabelRole> {
    let stray = |c: char| is_blank(c) || c == '*';
    if text.contains(stray) {
        // A text much longer than a label with a blank behind each sign is none.
        let letters = text.chars().filter(|&c| !stray(c)).take(LONGEST_LABEL + 1);
        return label_word(&letters.collect::<String>());
    }
    label_word(text)
}

/// What a label without a word for organisation is for: 协同配合, 监督指导. Items have titles of such words as well, so that only a
/// bracket with another label has them.
pub(super) fn bare_label(text: &str) -> Option<LabelRole> {
    let word = text.trim_matches(is_blank);
    let short = (2..=LONGEST_LABEL).contains(&word.chars().take(LONGEST_LABEL + 1).count());
    short.then(|| label_stem(word))?
}

/// Characters of the longest label.
const LONGEST_LABEL: usize = 14;

fn label_word(word: &str) -> Option<LabelRole> {
    if word.len() > LONGEST_LABEL * 4 || word.chars().count() > LONGEST_LABEL {
        return None;
    }
    let word = word.find(['（', '(', '〔', '[']).map_or(word, |at| word.get(..at).unwrap_or_default());
    // The short labels of a bracket: 牵头：市文物局；配合：市财政局.
    match word {
        "牵头" | "主办" | "主责" => return Some(LabelRole::Lead),
        "配合" | "参与" | "协办" | "协助" => return Some(LabelRole::Support),
        "责任" | "负责" => return Some(LabelRole::Listed),
        "指导" => return Some(LabelRole::Guide),
        _ => {}
    }
    // 责任单位及责任人: the departments come first, and the people are told from them by what they are called.
    let word = word
        .strip_suffix("责任人")
        .or(word.strip_suffix("负责人"))
        .or(word.strip_suffix("联系人"))
        .map_or(word, |units| {
            let units = units.trim_end_matches("具体");
            ["及", "和", "与", "、", "/", "及其"]
                .iter()
                .find_map(|joint| units.strip_suffix(joint))
                .unwrap_or(word)
        });
    let ends = |end: &str| word.ends_with(end);
    let before = |noun: &str| word.strip_suffix(noun).unwrap_or_default();
    match last_two(word)? {
        ('时', '限') | ('时', '间') | ('期', '限') => Some(LabelRole::Deadline),
        ('要', '求') if ends("时间要求") => Some(LabelRole::Deadline),
        ('节', '点') if ends("时间节点") => Some(LabelRole::Deadline),
        ('安', '排') if ends("进度安排") => Some(LabelRole::Deadline),
        ('日', '期') if ends("完成日期") => Some(LabelRole::Deadline),
        ('单', '位') if ends("部门和单位") => label_stem(before("部门和单位")),
        ('单', '位') if ends("部门及单位") => label_stem(before("部门及单位")),
        ('单', '位') => label_stem(before("单位")),
        ('部', '门') if ends("单位和部门") => label_stem(before("单位和部门")),
        ('部', '门') if ends("单位及部门") => label_stem(before("单位及部门")),
        ('部', '门') => label_stem(before("部门")),
        ('机', '构') => label_stem(before("机构")),
        ('主', '体') => label_stem(before("主体")).filter(|_| word != "主体"),
        // 责任县区: who answers for a task may be told by places alone.
        ('地' | '县' | '辖', '区') | ('区' | '市', '县') | ('乡', '镇') | ('镇', '街')
            if ["责任", "牵头", "配合", "落实", "整改"].iter().any(|begin| word.starts_with(begin)) =>
        {
            let end = word.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
            label_stem(word.get(..end).unwrap_or_default())
        }
        ('分', '工') => label_stem(word),
        ('领', '导')
        | ('范', '围')
        | ('方', '式')
        | ('备', '注')
        | ('内', '容')
        | ('来', '源')
        | ('地', '点') => Some(LabelRole::Other),
        ('处', '室') | ('科', '室') | ('市', '长') | ('县', '长') => Some(LabelRole::Other),
        ('任', '人') if ends("责任人") => Some(LabelRole::Other),
        // 牵头人, 承办人, 包抓人
        ('头' | '办' | '抓', '人') => Some(LabelRole::Other),
        ('责', '人') if ends("负责人") => Some(LabelRole::Other),
        ('系', '人') if ends("联系人") => Some(LabelRole::Other),
        ('络', '员') if ends("联络员") => Some(LabelRole::Other),
        ('书', '长') if ends("秘书长") => Some(LabelRole::Other),
        _ => None,
    }
}

/// The role that the words of a label's stem give, when the stem holds nothing but such words.
fn label_stem(stem: &str) -> Option<LabelRole> {
    let mut rest = stem;
    let (mut lead, mut support, mut guide, mut listed) = (false, false, false, false);
    let (mut level, mut chief) = (false, false);
    while !rest.is_empty() {
        let pair = first_two(rest).unwrap_or_default();
        let seen = match pair {
            ('牵', '头') | ('主', '办' | '责' | '体' | '抓' | '导') | ('第', '一') | ('首', '要') => {
                &mut lead
            }
            // 主要协作单位 are the chief of those that help, 主要责任单位 those that lead.
            ('主', '要') => &mut chief,
            ('统', '筹') => &mut lead,
            ('协', '同' | '办' | '助' | '作') | ('配', '合') | ('参', '与' | '加') => &mut support,
            ('支', '持') | ('辅', '助') | ('会', '办') => &mut support,
            ('指', '导') | ('督', '导' | '办' | '查') | ('监', '督' | '管') => &mut guide,
            ('责', '任')
            | ('负', '责')
            | ('职', '责')
            | ('承', '办' | '担')
            | ('起', '草')
            | ('办', '理')
            | ('实', '施')
            | ('落', '实') => &mut listed,
            ('主', '管') | ('组', '织') | ('分', '工') | ('具', '体') | ('执', '行') => &mut listed,
            ('部', '门') | ('任', '务') | ('工', '作') | ('成', '员') | ('推', '进') => &mut listed,
            ('组', '成') => &mut listed,
            ('组', '长') => &mut lead,
            // Whose departments these are says nothing of what they do: 市级责任单位, 其他责任单位. Nor does what else is done by those that
            // lead: 牵头考核单位, 统筹协调单位.
            ('省' | '市' | '区' | '县', '级' | '直') | ('其', '他') => &mut level,
            ('考', '核') | ('协', '调') | ('整', '改') => &mut level,
            // Nor do whose matter it is and whether several answer for it: 属地责任单位, 共同牵头单位.
            // 第二责任单位 beside the first.
            ('第', '二' | '三') => &mut level,
            ('属', '地') | ('直', '接') | ('共', '同') | ('联', '合') | ('行', '业') | ('业', '务') => {
                &mut level
            }
            // 市牵头单位 beside 省牵头单位.
            ('省' | '市' | '区' | '县' | '州', '牵' | '责' | '配') => {
                level = true;
                rest = rest.get(pair.0.len_utf8()..)?;
                continue;
            }
            _ => {
                rest = rest.strip_prefix(['和', '及'])?;
                listed = true;
                continue;
            }
        };
        *seen = true;
        rest = rest.get(pair.0.len_utf8() + pair.1.len_utf8()..)?;
    }
    match (support, lead, guide, listed) {
        (_, true, _, _) => Some(LabelRole::Lead),
        (false, ..) if chief => Some(LabelRole::Lead),
        (true, ..) => Some(LabelRole::Support),
        (_, _, true, _) => Some(LabelRole::Guide),
        (_, _, _, true) => Some(LabelRole::Listed),
        _ => None,
    }
}

/// What the verbs behind a list say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Verb {
    /// 牵头.
    pub lead: bool,
    /// 配合, 参与, 协助.
    pub support: bool,
    /// 指导.
    pub guide: bool,
    /// 负责, 落实.
    pub responsible: bool,
    /// 分别, 按职责分工, 各自.
    pub each: bool,
    /// 协同 before another verb: beside one who leads it is help, among equals it is not.
    pub together: bool,
}

const NOTHING: Verb =
    Verb { lead: false, support: false, guide: false, responsible: false, each: false, together: false };
pub(super) const LEAD: Verb = Verb { lead: true, ..NOTHING };
pub(super) const SUPPORT: Verb = Verb { support: true, ..NOTHING };
pub(super) const GUIDE: Verb = Verb { guide: true, ..NOTHING };
pub(super) const RESPONSIBLE: Verb = Verb { responsible: true, ..NOTHING };
const EACH: Verb = Verb { each: true, ..NOTHING };
const TOGETHER: Verb = Verb { together: true, ..NOTHING };

/// The verb that ends a list, with the text before it: 市科技局 and 牵头 of 市科技局牵头.
fn closing(text: &str, end: (char, char)) -> Option<(&str, Verb)> {
    let says = match end {
        // 市政协办 is the office of 市政协.
        ('协', '办') if text.ends_with("政协办") => return None,
        ('单', '位') | ('部', '门') | ('方', '案') | ('制', '定') | ('提', '出') => {
            return cut_any(
                text,
                &[
                    ("为牵头单位", LEAD),
                    ("为牵头部门", LEAD),
                    ("为配合单位", SUPPORT),
                    ("为参与单位", SUPPORT),
                    ("为责任单位", RESPONSIBLE),
                    ("研究制定方案", RESPONSIBLE),
                    ("研究制定", RESPONSIBLE),
                    ("研究提出", RESPONSIBLE),
                ],
            );
        }
        ('工', '作') => {
            return cut_any(
                text,
                &[
                    ("配合做好相关工作", SUPPORT),
                    ("配合做好有关工作", SUPPORT),
                    ("做好配合工作", SUPPORT),
                    ("做好相关工作", RESPONSIBLE),
                    ("做好有关工作", RESPONSIBLE),
                ],
            );
        }
        ('总', '责') => return cut_any(text, &[("负总责", RESPONSIBLE)]),
        ('其', '职') => return cut_any(text, &[("各司其职", EACH)]),
        ('共', '管') => return cut_any(text, &[("齐抓共管", RESPONSIBLE)]),
        ('组', '成') => return cut_any(text, &[("共同组成", RESPONSIBLE), ("组成", RESPONSIBLE)]),
        ('牵', '头') if text.ends_with("总牵头") => return cut_any(text, &[("总牵头", LEAD)]),
        ('牵', '头') | ('主', '办' | '责') | ('为', '主') => LEAD,
        ('配', '合') | ('参', '与' | '加') | ('协', '助' | '同' | '办' | '作') | ('支', '持') => {
            SUPPORT
        }
        ('指' | '督', '导') => GUIDE,
        ('负', '责') | ('落', '实') | ('实', '施') | ('推', '进') | ('承', '担' | '办') | ('办', '理') => {
            RESPONSIBLE
        }
        ('分', '工') => EACH,
        _ => return None,
    };
    Some((without(text, end), says))
}

/// The words between a list and its closing verb, with the text before them: 按职责分工 of 市科技局按职责分工负责.
fn leading(text: &str, end: (char, char)) -> Option<(&str, Verb)> {
    let says = match end {
        ('分', '工') => {
            return cut_any(
                text,
                &[
                    ("按照各自职责分工", EACH),
                    ("按照部门职责分工", EACH),
                    ("按部门职责分工", EACH),
                    ("按照职责分工", EACH),
                    ("按各自职责分工", EACH),
                    ("按照任务分工", EACH),
                    ("按职责分工", EACH),
                    ("依职责分工", EACH),
                    ("按照分工", EACH),
                    ("根据职责分工", EACH),
                    ("按职能分工", EACH),
                    ("按照职能分工", EACH),
                    ("按分工", EACH),
                ],
            );
        }
        ('职', '责') => {
            return cut_any(
                text,
                &[
                    ("按照各自职责", EACH),
                    ("按各自职责", EACH),
                    ("按照职责", EACH),
                    ("按职责", EACH),
                    ("依职责", EACH),
                    ("根据职责", EACH),
                    ("职责", NOTHING),
                ],
            );
        }
        ('其', '责') => return cut_any(text, &[("各负其责", EACH)]),
        ('实', '际') => return cut_any(text, &[("结合实际", NOTHING)]),
        ('分', '别') | ('各', '自') => EACH,
        ('按', '照') | ('共', '同') | ('联', '合') | ('统', '筹') | ('组', '织') | ('具', '体') => {
            NOTHING
        }
        ('抓' | '做', '好') | ('加', '强') | ('积', '极') | ('密', '切') | ('主', '要') | ('推', '动') => {
            NOTHING
        }
        ('业', '务') | ('技', '术') | ('全' | '通', '力') | ('大', '力') => NOTHING,
        ('监', '督') | ('检', '查') => GUIDE,
        ('协', '同') => TOGETHER,
        _ => return None,
    };
    Some((without(text, end), says))
}

/// 各负其责 and 按职责, which may also stand alone at the end.
fn alone(text: &str, end: (char, char)) -> Option<(&str, Verb)> {
    match end {
        ('其' | '职', '责') => cut_any(text, &[("各负其责", EACH), ("按职责", EACH), ("按照职责", EACH)]),
        _ => None,
    }
}

fn cut_any<'t>(text: &'t str, words: &[(&str, Verb)]) -> Option<(&'t str, Verb)> {
    words.iter().find_map(|&(word, says)| Some((text.strip_suffix(word)?, says)))
}

fn without(text: &str, end: (char, char)) -> &str {
    text.get(..text.len() - end.0.len_utf8() - end.1.len_utf8()).unwrap_or_default()
}

impl Verb {
    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            lead: self.lead || other.lead,
            support: self.support || other.support,
            guide: self.guide || other.guide,
            responsible: self.responsible || other.responsible,
            each: self.each || other.each,
            together: self.together || other.together,
        }
    }
}

/// Parts a name from the verbs behind it. The verbs are `None` when it ends in none.
pub(super) fn split_verb(text: &str) -> (&str, Option<Verb>) {
    let mut verb: Option<Verb> = None;
    let mut rest = text;
    loop {
        rest = rest.trim_end_matches(is_blank);
        let found = last_two(rest).and_then(|end| {
            let between = if verb.is_some() { leading(rest, end) } else { None };
            between.or_else(|| closing(rest, end)).or_else(|| alone(rest, end))
        });
        let Some((before, says)) = found else { return (rest, verb) };
        verb = Some(verb.unwrap_or(NOTHING).and(says));
        rest = before;
    }
}

/// The first verb inside of some words, with what stands before and behind it.
pub(super) fn verb_inside(words: &str) -> Option<(&str, Verb, &str)> {
    let mut last = (0, ' ');
    let (at, end, says) = words.char_indices().find_map(|(at, c)| {
        let (start, before) = core::mem::replace(&mut last, (at, c));
        let says = match (before, c) {
            ('牵', '头') => LEAD,
            ('负', '责') | ('落', '实') => RESPONSIBLE,
            ('配', '合') | ('参', '与') => SUPPORT,
            _ => return None,
        };
        Some((start, at + c.len_utf8(), says))
    })?;
    let behind = words.get(end..)?;
    let noun = ["人", "同志", "单位", "部门"].iter().any(|noun| behind.starts_with(noun));
    (!noun).then_some((words.get(..at)?, says, behind))
}

/// Whether a part of a clause is the rule that the first of a list leads: 列第一位者为牵头单位, 排在首位的为牵头部门.
pub(crate) fn is_first_leads_rule(text: &str) -> bool {
    // Each of the words has one of these characters; hardly a name has.
    text.contains(['第', '首', '排'])
        && text.contains("牵头")
        && [
            "第一位",
            "首位",
            "第一个",
            "排名第一",
            "排第一",
            "排在第一",
            "列在第一",
            "排名首",
            "第一责任",
            "第一单位",
            "第一家",
            "名列第一",
            "居首",
            "排在前",
        ]
        .iter()
        .any(|word| text.contains(word))
}
