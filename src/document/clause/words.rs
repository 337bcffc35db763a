//! The words of a clause: labels before a list and verbs behind it.

use crate::text::is_blank;

/// What the label before a list says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelRole {
    /// 牵头单位, 主办单位, 主要责任单位.
    Lead,
    /// 责任单位, 负责部门, 实施单位.
    Listed,
    /// 配合单位, 参与单位, 协办单位.
    Support,
    /// 指导单位.
    Guide,
    /// 完成时限, 时间要求: no units but a date.
    Deadline,
    /// Something else with a colon, such as 责任人 or 适用范围: not units.
    Other,
}

/// What a label is for, if it is one that clauses use. It is given without the colon; blanks in it do not matter.
///
/// A label is one or two role words and a word for organisation: 牵头单位, 协同配合单位, 牵头组织实施部门.
pub(crate) fn label(text: &str) -> Option<LabelRole> {
    let mut letters = [' '; 14];
    let mut count = 0;
    for c in text.chars().filter(|&c| !is_blank(c) && c != '*') {
        *letters.get_mut(count)? = c;
        count += 1;
    }
    let word: String = letters.get(..count)?.iter().collect();
    let word = word.find(['（', '(', '〔', '[']).map_or(&*word, |at| word.get(..at).unwrap_or_default());
    if ["时限", "时间", "期限", "时间要求", "时间节点", "进度安排", "完成日期"]
        .iter()
        .any(|end| word.ends_with(end))
    {
        return Some(LabelRole::Deadline);
    }
    // The short labels of a bracket: 牵头：市文物局；配合：市财政局.
    match word {
        "牵头" | "主办" => return Some(LabelRole::Lead),
        "配合" | "参与" | "协办" | "协助" => return Some(LabelRole::Support),
        "责任" | "负责" => return Some(LabelRole::Listed),
        "指导" => return Some(LabelRole::Guide),
        _ => {}
    }
    let stem =
        ["单位和部门", "单位及部门", "部门和单位", "部门及单位", "责任主体", "单位", "部门", "机构", "分工"]
            .iter()
            .find_map(|noun| {
                word.strip_suffix(noun)
                    .map(|stem| if *noun == "责任主体" || *noun == "分工" { word } else { stem })
            });
    match stem {
        Some(stem) => label_stem(stem),
        None => [
            "领导",
            "责任人",
            "负责人",
            "联系人",
            "联络员",
            "范围",
            "方式",
            "备注",
            "内容",
            "来源",
            "处室",
            "科室",
            "秘书长",
            "市长",
            "县长",
        ]
        .iter()
        .any(|noun| word.ends_with(noun))
        .then_some(LabelRole::Other),
    }
}

/// The role that the words of a label's stem give, when the stem holds nothing but such words.
fn label_stem(stem: &str) -> Option<LabelRole> {
    const LEAD: &[&str] = &["牵头", "主办", "主责", "主要", "第一", "首要", "主体"];
    const SUPPORT: &[&str] =
        &["协同", "配合", "参与", "参加", "协办", "协助", "协作", "支持", "辅助", "会办"];
    const GUIDE: &[&str] = &["指导", "督导", "督办", "监督"];
    const LISTED: &[&str] = &[
        "责任", "负责", "承办", "实施", "落实", "承担", "主管", "组织", "分工", "具体", "执行", "部门",
        "任务", "工作", "和", "及",
    ];
    let mut rest = stem;
    let (mut lead, mut support, mut guide, mut listed) = (false, false, false, false);
    while !rest.is_empty() {
        let mut take = |list: &[&str], seen: &mut bool| {
            let found = list.iter().find_map(|word| rest.strip_prefix(word));
            if let Some(behind) = found {
                rest = behind;
                *seen = true;
            }
            found.is_some()
        };
        if !(take(LEAD, &mut lead)
            || take(SUPPORT, &mut support)
            || take(GUIDE, &mut guide)
            || take(LISTED, &mut listed))
        {
            return None;
        }
    }
    match (support, lead, guide, listed) {
        (_, true, _, _) => Some(LabelRole::Lead),
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
}

/// Verbs that can end a list.
const CLOSING: &[(&str, Verb)] = &[
    ("为牵头单位", Verb { lead: true, ..NOTHING }),
    ("为牵头部门", Verb { lead: true, ..NOTHING }),
    ("为配合单位", Verb { support: true, ..NOTHING }),
    ("为参与单位", Verb { support: true, ..NOTHING }),
    ("为责任单位", Verb { responsible: true, ..NOTHING }),
    ("研究制定方案", Verb { responsible: true, ..NOTHING }),
    ("研究制定", Verb { responsible: true, ..NOTHING }),
    ("研究提出", Verb { responsible: true, ..NOTHING }),
    ("牵头", Verb { lead: true, ..NOTHING }),
    ("主办", Verb { lead: true, ..NOTHING }),
    ("配合", Verb { support: true, ..NOTHING }),
    ("参与", Verb { support: true, ..NOTHING }),
    ("参加", Verb { support: true, ..NOTHING }),
    ("协助", Verb { support: true, ..NOTHING }),
    ("协同", Verb { support: true, ..NOTHING }),
    ("协办", Verb { support: true, ..NOTHING }),
    ("支持", Verb { support: true, ..NOTHING }),
    ("指导", Verb { guide: true, ..NOTHING }),
    ("督导", Verb { guide: true, ..NOTHING }),
    ("负责", Verb { responsible: true, ..NOTHING }),
    ("落实", Verb { responsible: true, ..NOTHING }),
    ("实施", Verb { responsible: true, ..NOTHING }),
    ("推进", Verb { responsible: true, ..NOTHING }),
    ("承担", Verb { responsible: true, ..NOTHING }),
    ("办理", Verb { responsible: true, ..NOTHING }),
    ("承办", Verb { responsible: true, ..NOTHING }),
    ("分工", EACH),
];

/// Words that stand between a list and its closing verb.
const LEADING: &[(&str, Verb)] = &[
    ("按照各自职责分工", EACH),
    ("按照各自职责", EACH),
    ("按照职责分工", EACH),
    ("按各自职责分工", EACH),
    ("按各自职责", EACH),
    ("按照职责", EACH),
    ("按照任务分工", EACH),
    ("按职责分工", EACH),
    ("依职责分工", EACH),
    ("按照分工", EACH),
    ("按职责", EACH),
    ("依职责", EACH),
    ("根据职责分工", EACH),
    ("根据职责", EACH),
    ("按职能分工", EACH),
    ("按照职能分工", EACH),
    ("按分工", EACH),
    ("分别", EACH),
    ("各自", EACH),
    ("各负其责", EACH),
    ("按照", NOTHING),
    ("职责", NOTHING),
    ("结合实际", NOTHING),
    ("共同", NOTHING),
    ("联合", NOTHING),
    ("统筹", NOTHING),
    ("组织", NOTHING),
    ("具体", NOTHING),
    ("抓好", NOTHING),
    ("加强", NOTHING),
    ("做好", NOTHING),
    ("积极", NOTHING),
    ("密切", NOTHING),
    ("主要", NOTHING),
    ("推动", NOTHING),
    ("监督", Verb { guide: true, ..NOTHING }),
];

const NOTHING: Verb = Verb { lead: false, support: false, guide: false, responsible: false, each: false };
const EACH: Verb = Verb { each: true, ..NOTHING };

impl Verb {
    const fn and(self, other: Self) -> Self {
        Self {
            lead: self.lead || other.lead,
            support: self.support || other.support,
            guide: self.guide || other.guide,
            responsible: self.responsible || other.responsible,
            each: self.each || other.each,
        }
    }
}

/// Parts a name from the verbs behind it. The verbs are `None` when it ends in none.
pub(super) fn split_verb(text: &str) -> (&str, Option<Verb>) {
    let mut verb = NOTHING;
    let mut rest = text;
    let mut any = false;
    loop {
        rest = rest.trim_end_matches(is_blank);
        let closing = CLOSING.iter().find_map(|(word, says)| Some((rest.strip_suffix(word)?, says)));
        let leading =
            || LEADING.iter().find_map(|(word, says)| Some((rest.strip_suffix(word)?, says))).filter(|_| any);
        // 各负其责 and 按职责分工 may also stand alone at the end.
        let alone = || {
            ["各负其责", "按职责", "按照职责"].iter().find_map(|word| Some((rest.strip_suffix(word)?, &EACH)))
        };
        match leading().or(closing).or_else(alone) {
            Some((before, says)) => {
                verb = verb.and(*says);
                rest = before;
                any = true;
            }
            None => return (rest, any.then_some(verb)),
        }
    }
}

/// Whether a part of a clause is the rule that the first of a list leads: 列第一位者为牵头单位, 排在首位的为牵头部门.
pub(crate) fn is_first_leads_rule(text: &str) -> bool {
    text.contains("牵头")
        && [
            "第一位",
            "首位",
            "第一个",
            "排名第一",
            "排第一",
            "排在第一",
            "列在第一",
            "排名首",
            "第一家",
            "名列第一",
            "居首",
            "排在前",
        ]
        .iter()
        .any(|word| text.contains(word))
}
