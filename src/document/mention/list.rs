//! Lists of names in running prose, where nothing but the names themselves says where they end.

use core::ops::Range;

use super::names::{are_fields, is_field, is_name};
use crate::document::hints::Hints;
use crate::text::{HanSet, is_blank, is_han, is_letter};

/// Names in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct List {
    pub names: Vec<Range<usize>>,
    /// Where the list ends, 等部门 included.
    pub end: usize,
    /// Whether a verb follows, so that the names do something.
    pub follows_up: bool,
}

/// Longest name, in bytes: 云南临沧木本油料（核桃）全产业链创新研究院 has 62.
const LONGEST: usize = 75;

/// Longest word for a field, in bytes.
const LONGEST_FIELD: usize = 24;

/// Most names in a list.
const MOST: usize = 40;

/// The characters that names end in, brackets left out.
static END: HanSet =
    HanSet::of("乡会位关办区协厂厅县台司团国地处央委学室局市府心所方校省社站级组署联行街道部镇门队院馆");

/// What goes on with a collective behind its mark: 各县（区）党委、政府, 各市、县人民政府.
const TIERS: &[&str] = &[
    "、人民政府",
    "、政府",
    "、区人民政府",
    "、区政府",
    "、县人民政府",
    "、县政府",
    "、县（区）人民政府",
    "、县（市、区）人民政府",
    "、市、区",
];

/// Whether a name can end in a sign.
fn is_end(c: char) -> bool {
    matches!(c, ')' | '）') || END.contains(c)
}

/// Words behind a name that show that it is over, in the order of their bytes.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "严格", "为", "主动", "举办", "争取", "于", "人才", "从", "以", "优势", "会同", "作为", "依托", "依据", "依法", "依纪", "依规", "做好", "充分", "全面",
    "共同", "关于", "具体", "决策", "出台", "分别", "切实", "创建", "创新", "利用", "制定", "力量", "加大", "加强", "加快", "协作",
    "协同", "协调", "印发", "参与", "及时", "发展", "发挥", "可", "各自", "各项", "合作", "向", "因地制宜", "围绕", "在", "培养",
    "培育", "备案", "大力", "安排", "完善", "完成", "定期", "实施", "审定", "审批", "审核", "对", "对接", "对照", "将", "工作要求",
    "工作部署", "布局", "年度", "广泛", "应", "建立", "建设", "开办", "开展", "开设", "引进", "强化", "成立", "打造", "批准", "承办",
    "承担", "把", "抓好", "投入", "报告", "报送", "拿出", "指导", "按", "按照", "探索", "推动", "推进", "提供", "提升", "提高", "支持",
    "政府", "整合", "明确", "根据", "每", "汇总", "沟通", "深入", "深化", "牢固", "牵头", "申报", "的", "监督", "督促", "研究", "积极",
    "纳入", "组织", "细化", "经济社会", "结合", "给予", "统一", "统筹", "综合", "编制", "考核", "考评", "职能", "联动", "联合", "聚焦", "自",
    "落实", "要", "规划", "规模", "认真", "设立", "试点", "负责", "责任", "资源", "进行", "追究", "通过", "部署", "配合", "配套", "重大", "须",
    "领导", "验收", "鼓励",
];

/// What they begin with: most places are told by it alone.
static BEGIN_VERB: HanSet = HanSet::first_of(VERBS);

/// The names at `at`, when one stands there and it can be told where it ends.
pub(crate) fn list_ahead(text: &str, at: usize) -> Option<List> {
    let at = at + blanks(text.get(at..)?);
    let mut joins = false;
    let Some(mut end) = name_end(text, at, None, &mut joins) else {
        return if joins { stems(text, at) } else { None };
    };
    let mut names = Vec::with_capacity(1);
    names.push(at..end);
    while names.len() < MOST
        && let Some(length) = joint(text.get(end..)?)
        && let Some(next) =
            name_end(text, end + length, None, &mut joins).or_else(|| zone_end(text, end + length))
    {
        names.push(end + length..next);
        end = next;
    }
    list(text, names, end)
}

fn list(text: &str, names: Vec<Range<usize>>, end: usize) -> Option<List> {
    let rest = text.get(end..)?;
    let end = end + open_end(rest).unwrap_or(0);
    let behind = text.get(end..)?.trim_start_matches(is_blank);
    let follows_up = verbs_at(behind).any(|verb| !matches!(verb, "的" | "优势" | "人才" | "资源"));
    (!names.is_empty()).then_some(List { names, end, follows_up })
}

/// The names that fill a range, when nothing else stands in it.
pub(crate) fn list_exact(text: &str, range: Range<usize>) -> Option<Vec<Range<usize>>> {
    let words = text.get(range.clone())?;
    let end = range.start + words.trim_end_matches(is_blank).len();
    if !(6..=400).contains(&words.len()) || !may_end_list(words) {
        return None;
    }
    let mut names = Vec::new();
    let mut at = range.start + blanks(words);
    while names.len() < MOST {
        let zone = || zone_end(text, at).filter(|_| !names.is_empty());
        let Some(name) = name_end(text, at, Some(end), &mut false).or_else(zone) else { break };
        names.push(at..name);
        if name == end {
            return Some(names);
        }
        let rest = text.get(name..end)?;
        if open_end(rest) == Some(rest.len()) {
            return Some(names);
        }
        at = name + joint(rest)?;
    }
    let found = stems(text, at).filter(|found| found.end == end)?;
    names.extend(found.names);
    Some(names)
}

/// Whether a text ends as lists of names do; most do not.
pub(super) fn may_end_list(text: &str) -> bool {
    text.trim_end_matches('等').ends_with(is_end)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_blank).len()
}

/// The length of what joins two names.
fn joint(text: &str) -> Option<usize> {
    ["、", "以及", "和", "与", "及"].iter().find(|word| text.starts_with(**word)).map(|word| word.len())
}

/// The length of 等 and what says no more than 等 does.
fn open_end(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('等')?;
    let rest = ["市级", "省级", "县级", "市直", "省直"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let rest = ["有关", "相关", "多"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest =
        ["部门单位", "部门和单位", "部门", "单位", "高校院所", "高校", "院校", "机构", "个部门", "家单位"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest);
    Some(text.len() - rest.len())
}

/// Where the name that begins at `at` ends: the longest stretch that is surely a name and has an end behind it. With `limit` the end
/// of the range is an end too. Where none does, `joins` tells whether something near the beginning joins or ends a list of fields.
fn name_end(text: &str, at: usize, limit: Option<usize>, joins: &mut bool) -> Option<usize> {
    let words = text.get(at..)?;
    let first = words.chars().next()?;
    if !is_plain(first) && !is_letter(first) {
        return None;
    }
    let mut best = None;
    let mut bracket = false;
    for (offset, c) in words.char_indices() {
        if is_plain(c) && !is_end(c) && offset <= LONGEST {
            continue;
        }
        bracket |= matches!(c, '（' | '(');
        *joins |= offset <= LONGEST_FIELD && matches!(c, '、' | '和' | '与' | '及' | '等' | '部');
        let end = at + offset + c.len_utf8();
        // 各级 before 政府 is only the first half of a name.
        let half = || {
            c == '级'
                && words.get(offset + c.len_utf8()..).is_some_and(|rest| {
                    ["政府", "人民政府", "党委", "党组织"].iter().any(|name| rest.starts_with(name))
                })
        };
        // The mark in 各县（市、区） parts no names.
        let open = || bracket && words.get(..offset).is_some_and(is_open);
        let other = matches!(c, '和' | '与' | '及' | '等') && best == Some(at + offset);
        if offset > LONGEST
            || limit.is_some_and(|limit| end > limit)
            || other
            || is_stop(c) && !(c == '、' && open())
        {
            break;
        }
        // The look at what follows costs least and fails most often.
        if is_end(c)
            && (limit == Some(end) || ends_here(text.get(end..)?))
            && (matches!(c, '）' | ')') || !open())
            && !half()
            && is_name(words.get(..offset + c.len_utf8())?)
        {
            best = Some(end);
        }
    }
    let end = best?;
    // 各县（区）党委、政府 and 各县、区人民政府 are one name.
    let rest = text.get(end..)?;
    if words.starts_with('各')
        && let Some(more) = TIERS.iter().find(|more| rest.starts_with(**more))
    {
        return Some(end + more.len());
    }
    Some(end)
}

/// Where the zone ends that stands between two names of a list, 各县区、稀土高新区及各部门; elsewhere a zone is a place.
fn zone_end(text: &str, at: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let words = text.get(at..)?;
    let mut signs = words.char_indices().take(LONGEST);
    let (end, _) = signs.find(|&(_, c)| is_stop(c) || matches!(c, '和' | '与' | '及'))?;
    let zone = words.get(..end)?;
    let named = ["高新区", "经开区", "开发区", "新区", "园区", "示范区", "风景区"];
    let next = words
        .get(end..)
        .and_then(|rest| rest.get(joint(rest)?..))
        .is_some_and(|next| next.starts_with(['各', '市', '县']));
    (next && named.iter().any(|word| zone.ends_with(word))).then_some(at + end)
}

/// Whether a bracket is open at the end of a text.
fn is_open(text: &str) -> bool {
    text.rfind(['（', '(', '）', ')'])
        .is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with(['（', '('])))
}

fn is_stop(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | '。' | '；' | ';' | '：' | ':' | '《' | '》' | '的' | '！' | '？' | '\n')
        || is_blank(c)
}

/// Whether a character is a Han character that neither ends nor joins names, as most are.
fn is_plain(c: char) -> bool {
    static TELLING: Hints = Hints::signs("的和与及等部");
    is_han(c) && !TELLING.may_hold(c)
}

/// Whether a name can be over before that text.
fn ends_here(rest: &str) -> bool {
    let Some(c) = rest.chars().next() else { return true };
    is_stop(c)
        || matches!(c, '等' | '和' | '与' | '及' | '（' | '(' | '）' | ')' | '”')
        || BEGIN_VERB.contains(c) && !rest.starts_with("领导干部") && verbs_at(rest).next().is_some()
}

/// The words behind a name with which a text begins.
fn verbs_at(text: &str) -> impl Iterator<Item = &'static str> {
    // Those that begin with its first sign stand together.
    let sign = |text: &str| text.as_bytes().first_chunk::<3>().copied();
    let own = sign(text);
    let first = VERBS.partition_point(|verb| sign(verb) < own);
    let alike = VERBS.get(first..).unwrap_or_default().iter().copied();
    alike.take_while(move |verb| sign(verb) == own).filter(move |verb| text.starts_with(verb))
}

/// Departments by their bare field before 等部门: 统计、财政、工信、发改等部门; also 财政部门 alone.
fn stems(text: &str, at: usize) -> Option<List> {
    let mut names = Vec::new();
    let mut start = at;
    let words = text.get(at..)?;
    for (offset, c) in words.char_indices() {
        let here = at + offset;
        if here - start > LONGEST_FIELD {
            return None;
        }
        if is_plain(c) {
            continue;
        }
        match c {
            '、' | '和' | '与' | '及' => {
                names.push(start..here);
                start = here + c.len_utf8();
                if names.len() > MOST {
                    return None;
                }
            }
            '等' | '部' => {
                let rest = text.get(here..)?;
                let alone = rest.strip_prefix("部门").is_some_and(ends_here);
                let end = here
                    + if alone {
                        "部门".len()
                    } else {
                        open_end(rest).filter(|length| *length > '等'.len_utf8())?
                    };
                names.push(start..here);
                // Only a list that ends as such lists do is looked up.
                let mut words = names.iter().map(|name| text.get(name.clone()).unwrap_or_default());
                if !(if alone { words.all(is_field) } else { are_fields(words) }) {
                    return None;
                }
                if let Some(last) = names.last_mut().filter(|_| alone) {
                    last.end = end;
                }
                return list(text, names, end);
            }
            c if is_stop(c) => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
#[expect(clippy::string_slice)] // a range that fits no text should stop the test
mod tests {
    use super::*;

    fn ahead(text: &str) -> (Vec<&str>, &str) {
        match list_ahead(text, 0) {
            Some(list) => (list.names.into_iter().map(|name| &text[name]).collect(), &text[list.end..]),
            None => (Vec::new(), text),
        }
    }

    #[test]
    fn lists_end_where_names_do() {
        assert_eq!(ahead("水利局、农业局等部门，抓紧"), (vec!["水利局", "农业局"], "，抓紧"));
        assert_eq!(ahead("市委、市政府报告情况"), (vec!["市委", "市政府"], "报告情况"));
        assert_eq!(ahead("农业、水利、林业、民政等部门会商"), (vec!["农业", "水利", "林业", "民政"], "会商"));
        assert_eq!(ahead("财政部门联合"), (vec!["财政部门"], "联合"));
        assert_eq!(ahead("各县区（开发区）加大力度"), (vec!["各县区（开发区）"], "加大力度"));
        assert_eq!(
            ahead("江州大学、东海理工大学江州校区等高校人才"),
            (vec!["江州大学", "东海理工大学江州校区"], "人才")
        );
        assert_eq!(ahead("各县（区）党委、政府于每年"), (vec!["各县（区）党委、政府"], "于每年"));
        assert_eq!(ahead("科技部的监督"), (vec!["科技部"], "的监督"));
        assert_eq!(ahead("各县（市、区）政府要把"), (vec!["各县（市、区）政府"], "要把"));
        assert_eq!(ahead("各市、县人民政府要把"), (vec!["各市、县人民政府"], "要把"));
        assert_eq!(ahead("各旗县、北岭高新区及各部门要把"), (vec!["各旗县", "北岭高新区", "各部门"], "要把"));
        assert_eq!(ahead("各旗县、北岭高新区及各镇街要把"), (vec!["各旗县", "北岭高新区", "各镇街"], "要把"));
        assert_eq!(ahead("党中央、国务院各项部署"), (vec!["党中央", "国务院"], "各项部署"));
        assert_eq!(ahead("各县（市、区）、各园区要把"), (vec!["各县（市、区）", "各园区"], "要把"));
    }

    #[test]
    fn verbs_are_in_order() {
        assert!(VERBS.is_sorted());
    }

    #[test]
    fn what_is_no_list_is_left() {
        for text in [
            "企业与高校合作",
            "一流大学建设",
            "重点领域",
            "科技创新体系",
            "大学科技园建设",
            "全市经济社会发展",
            "国内外知名高校",
            "政府举办为主向政府统筹转变",
            "我市基础设施为各专区提供服务",
            "各级领导干部尊重城乡发展规律",
            "并上报市委",
            "人民政府的领导",
            "咨询委员会作为第三方",
        ] {
            assert_eq!(ahead(text), (vec![], text), "{text}");
        }
    }

    #[test]
    fn a_range_holds_names_and_nothing_else() {
        let names = |text: &str| list_exact(text, 0..text.len()).map(|names| names.len());
        assert_eq!(names("各县区（开发区）及市直部门单位"), Some(2));
        assert_eq!(names("市科技局"), Some(1));
        assert_eq!(names("各级"), Some(1));
        assert_eq!(names("市直有关部门单位"), Some(1));
        assert_eq!(names("加强市科技局"), None);
        assert_eq!(names("各项工作"), None);
    }
}
