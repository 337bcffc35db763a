//! Words that come back too soon: at once, in one list, in one noun phrase, at both ends of a clause.

use hashbrown::HashMap;

use super::signs::{Sign, before, behind};
use crate::text::{Span, han_digit, is_blank, is_han};

/// How many characters a word has at most that is looked for twice in a row.
const LONGEST: usize = 8;

/// Bytes of a Han character in the common planes.
const HAN: usize = 3;

/// Words that are said twice on purpose: 商量商量.
const REDUPLICATED: [&str; 5] = ["商量", "讨论", "考虑", "琢磨", "沟通"];

/// Particles and conjunctions that stand twice only by a slip, and what may stand before or behind them all the same: 目的的,
/// 和和美美, 参与与会, 所在在校.
const PARTICLES: [(char, &str, &str); 4] = [
    ('的', "目标有", "士确"),
    ('和', "温平谐祥缓柔总共调饱联中", "平谐美睦解气好"),
    ('与', "参赠授给赋", "会否其"),
    ('在', "存所现实内潜外好旨正", "建校职岗线编册学场途营研产"),
];

/// Words of two characters that plans use most; others count as words only beside a mark.
const COMMON: [&str; 48] = [
    "支持", "推进", "加强", "建设", "开展", "实施", "推动", "完善", "提升", "加快", "促进", "培育", "打造",
    "鼓励", "引导", "健全", "强化", "优化", "落实", "组织", "统筹", "深化", "扩大", "提高", "建立", "构建",
    "探索", "依托", "围绕", "聚焦", "发挥", "积极", "全面", "重点", "持续", "大力", "着力", "平台", "体系",
    "机制", "政策", "措施", "孵化", "服务", "管理", "示范", "通过", "以及",
];

/// What turns the second of two words into the beginning of another: 建设建设用地, 服务服务业.
const GOES_ON: &str = "人社区业局部委厅处站所中机用银性化者员费权型力院校地商项室点制";

/// Where characters stood last, by the lowest bits of their numbers: whether one came back lately is one look. Two characters that share
/// a place hide each other's return now and then, which only costs a finding.
struct Recent([u32; 1024]);

impl Recent {
    /// How many bytes ago a character stood, if nothing else took its place, and remembers it.
    fn since(&mut self, c: char, at: usize) -> Option<usize> {
        let last = self.0.get_mut(c as usize & 1023)?;
        let here = u32::try_from(at).ok()?;
        let since = here.checked_sub(core::mem::replace(last, here))?;
        Some(since as usize)
    }
}

/// Walks over the Han characters of a text, with how many bytes ago each stood last, where that is not far.
fn returns(text: &str, reach: usize, mut seen: impl FnMut(usize, char, usize)) {
    let mut recent = Recent([0; 1024]);
    for (at, c) in text.char_indices() {
        if is_han(c)
            && let Some(since) = recent.since(c, at + 1)
            && since <= reach * HAN
            && since < at + 1
        {
            seen(at, c, since);
        }
    }
}

/// Words that stand twice in a row: both of them.
pub(super) fn twice(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let bytes = text.as_bytes();
    returns(text, LONGEST, |at, c, since| {
        let Some(start) = at.checked_sub(since) else { return };
        if found.last().is_some_and(|last| last.end() as usize > start) {
            return;
        }
        let span = Span::of(start, at + since);
        let same = bytes.get(start..at) == bytes.get(at..at + since);
        let fault =
            same && if since == HAN { is_slip(text, span, c) } else { is_doubled(text, span, start..at) };
        if fault {
            found.push(span);
        }
    });
    found
}

/// Whether a particle stands twice by a slip.
fn is_slip(text: &str, span: Span, particle: char) -> bool {
    PARTICLES.iter().any(|&(own, before_it, behind_it)| {
        own == particle
            && before(text, span.start()).is_some_and(|c| is_han(c) && c != own && !before_it.contains(c))
            && behind(text, span.end()).is_none_or(|c| c != own && !behind_it.contains(c))
    })
}

fn is_doubled(text: &str, span: Span, word: core::ops::Range<usize>) -> bool {
    let word = text.get(word).unwrap_or_default();
    let mut chars = word.chars();
    let first = chars.next();
    let usual = chars.all(|c| Some(c) == first) || word.chars().all(|c| han_digit(c).is_some());
    // Two characters may belong to two words, as 业创 does in 企业创业创新, unless they are a word for certain.
    let beside = |c: Option<char>| c.is_none_or(|c| !is_han(c));
    let is_word = word.len() > 2 * HAN
        || COMMON.contains(&word)
        || beside(before(text, span.start()))
        || beside(behind(text, span.end()));
    !usual
        && is_word
        && word.chars().all(is_han)
        && !word.starts_with(['一', '逐', '每'])
        && !REDUPLICATED.contains(&word)
        && !behind(text, span.end()).is_some_and(|c| GOES_ON.contains(c))
}

/// Items that stand twice in one list with 、 or +: where first and where again. Each item is all that is between two marks.
pub(super) fn in_lists(text: &str, signs: &[Sign]) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    // Which list an item was seen in last, and where: a map that is never emptied, as that would take as long as it ever was.
    let mut seen: HashMap<&str, (usize, Span)> = HashMap::new();
    let (mut list, mut start, mut inside) = (0, 0, false);
    for sign in signs.iter().filter(|sign| ends_item(sign.mark)) {
        let item = Span::new(start, sign.at);
        let words = text.get(item.range()).unwrap_or_default().trim_matches(is_blank);
        start = sign.end;
        let goes_on = parts_items(sign.mark);
        if (goes_on || inside) && is_item(words) {
            match seen.insert(words, (list, item)) {
                Some((other, first)) if other == list => found.push((first, item)),
                _ => {}
            }
        }
        list += usize::from(!goes_on);
        inside = goes_on;
    }
    found
}

const fn parts_items(mark: char) -> bool {
    matches!(mark, '、' | '+' | '＋')
}

const fn ends_item(mark: char) -> bool {
    !matches!(mark, Sign::LETTERS | Sign::DIGITS | Sign::BLANKS | '.' | '-' | '·' | '%' | '&')
}

/// Whether words are long enough to be no accident: two characters, without digits.
fn is_item(words: &str) -> bool {
    words.len() >= 2 * HAN && words.chars().all(|c| is_han(c) && han_digit(c).is_none())
}

/// Nouns that plans qualify, and what qualifies them without 的.
const NOUNS: [&str; 12] =
    ["企业", "技术", "人才", "项目", "产业", "机构", "平台", "园区", "工程", "任务", "基地", "领域"];
const QUALITIES: [&str; 18] = [
    "中小",
    "小微",
    "中小微",
    "大型",
    "重点",
    "关键",
    "龙头",
    "骨干",
    "新型",
    "高端",
    "民营",
    "国有",
    "规上",
    "优势",
    "特色",
    "领军",
    "示范",
    "核心",
];

/// A noun with its quality right behind the same noun: 企业中小企业.
pub(super) fn echoes(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    returns(text, 5, |at, _, since| {
        let Some(start) = at.checked_sub(since).filter(|_| since >= 4 * HAN) else { return };
        let word = |from: usize, upto: usize| text.get(from..upto).unwrap_or_default();
        let noun = word(at, at + 2 * HAN);
        let is_echo = word(start, start + 2 * HAN) == noun
            && NOUNS.contains(&noun)
            && QUALITIES.contains(&word(start + 2 * HAN, at))
            && before(text, Span::of(start, at).start()).is_some_and(is_han);
        if is_echo {
            found.push(Span::of(start, at + noun.len()));
        }
    });
    found
}

const BUILD: &str = "建设";

/// What may stand before the verb of a clause.
const ADVERBS: [&str; 14] = [
    "加快",
    "大力",
    "积极",
    "全力",
    "着力",
    "扎实",
    "继续",
    "稳步",
    "统筹",
    "深入",
    "支持",
    "推动",
    "规划",
    "高标准",
];

/// Verbs that take the second 建设 as their own object, and what makes the first one part of a noun.
const OTHER_VERBS: [&str; 30] = [
    "推进", "推动", "加强", "促进", "支持", "服务", "参与", "深化", "强化", "完善", "开展", "实施", "加快",
    "支撑", "助力", "引领", "带动", "融入", "保障", "用于", "围绕", "纳入", "健全", "提升", "优化", "规范",
    "满足", "适应", "统筹", "抓好",
];
const NOUNS_OF_BUILDING: [&str; 10] =
    ["项目", "用地", "工程", "标准", "单位", "银行", "资金", "任务", "领域", "规划"];

/// Clauses that begin with 建设 as their verb and end with it again: both places.
pub(super) fn framed(text: &str, signs: &[Sign]) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    let mut start = 0;
    let end_of_text = Span::of(text.len(), text.len());
    let ends = signs.iter().filter(|sign| ends_clause(sign.mark)).map(|sign| sign.span());
    for sign in ends.chain([end_of_text]) {
        let clause = text.get(start..sign.start() as usize).unwrap_or_default();
        let from = core::mem::replace(&mut start, sign.end() as usize);
        let Some(inside) = clause.strip_suffix(BUILD) else { continue };
        let bare = inside.trim_start_matches(is_blank);
        let bare = ADVERBS.iter().fold(bare, |rest, adverb| rest.strip_prefix(adverb).unwrap_or(rest));
        let Some(object) = bare.strip_prefix(BUILD) else { continue };
        let first = from + inside.len() - object.len() - BUILD.len();
        let is_fault = !object.is_empty()
            && !NOUNS_OF_BUILDING.iter().any(|noun| object.starts_with(noun))
            && !OTHER_VERBS.iter().any(|verb| object.contains(verb))
            && !object.contains(BUILD);
        if is_fault {
            let last = from + inside.len();
            found.push((Span::of(first, first + BUILD.len()), Span::of(last, last + BUILD.len())));
        }
    }
    found
}

const fn ends_clause(mark: char) -> bool {
    matches!(
        mark,
        '，' | '。' | '；' | '：' | ',' | ';' | ':' | '.' | '\n' | '（' | '(' | '）' | ')' | '！' | '|'
    )
}
