//! FG409: half-width marks where the document has full width, and a document in half width throughout.

use super::signs::{Sign, before, behind, is_chinese};
use super::{FEW, beginning};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::text::{Span, han_digit, is_han};

const CODE: Code = Code::new("FG409", "half-width-mark", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "正文多用全角标点，个别处却用了半角的逗号、冒号、分号或括号；全文都用半角的，只报一次。编号的括号、其他括号、点号分开看，每种五处以内逐处报告。1,200、3:1、8:30 和外文里的标点不算。",
    why: "半角标点占位不同，排版不齐；按全角标点切分名单、查找编号的程序会漏掉这一处。",
    example: "(一)培育企业……（二）建设平台……（三）引进人才",
    fix: "中文里统一用全角标点。",
    basis: "GB/T 15834—2011《标点符号用法》：中文标点占一个字的位置。",
};

/// So many half-width marks and no others make a document in half width; fewer say nothing about it.
const LEAST: usize = 3;

/// One mark or pair of brackets in Chinese words.
#[derive(Clone, Copy)]
struct Use {
    span: Span,
    half: bool,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The brackets of （一）.
    Numbering,
    /// Other round brackets.
    Bracket,
    /// Commas, colons and their like.
    Pause,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Numbering, Self::Bracket, Self::Pause];

    const fn name(self) -> &'static str {
        match self {
            Self::Numbering => "编号的括号",
            Self::Bracket => "括号",
            Self::Pause => "标点",
        }
    }
}

/// How many characters of what two brackets hold a message shows.
const SHOWN: usize = 12;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let uses = uses(subject);
    let half = uses.iter().filter(|one| one.half).count();
    let full = uses.len() - half;
    // One full-width mark in twenty is a slip of its own and makes no mixture.
    if half >= LEAST && full * 20 <= half {
        let first = uses.iter().find(|one| one.half).map(|one| one.span);
        findings
            .at(first, format!("全文用半角标点，共{half}处"))
            .help("中文应用全角标点；如是提取文字时造成的，请对照原件");
    } else if half > full && full > 0 {
        let first = uses.iter().find(|one| !one.half).map(|one| one.span);
        let here = if full == 1 { "此处".to_owned() } else { format!("此处等{full}处") };
        let message = format!("全文多用半角标点（{half}处），{here}用全角");
        findings.at(first, message).help("请全文统一用全角标点");
    } else if full > 0 {
        for kind in Kind::ALL {
            mixed(subject, kind, &uses, findings);
        }
    }
}

/// The half-width marks of one kind in a document that mostly has full width.
fn mixed(subject: &Subject<'_>, kind: Kind, uses: &[Use], findings: &mut Findings<'_>) {
    let of_kind = |half: bool| uses.iter().filter(move |one| one.kind == kind && one.half == half);
    let (half, full) = (of_kind(true).count(), of_kind(false).count());
    let name = kind.name();
    let others = if full == 0 {
        "文中其他标点用全角".to_owned()
    } else {
        format!("文中另有{full}处用全角")
    };
    if let (Some(first), true) = (of_kind(true).next(), half > FEW) {
        let message =
            format!("{name}“{}”等{half}处用了半角，{others}", beginning(subject.words(first.span), SHOWN));
        findings.at(Some(first.span), message).help("请统一用全角");
        return;
    }
    for one in of_kind(true) {
        let words = subject.words(one.span);
        findings
            .at(Some(one.span), format!("{name}“{}”用了半角，{others}", beginning(words, SHOWN)))
            .help("请改为全角")
            .replacement(widened(words));
    }
}

/// The marks and brackets among Chinese words of the body, in order.
fn uses(subject: &Subject<'_>) -> Vec<Use> {
    let text = subject.text();
    let body = subject.body();
    let marks = subject.marks();
    let inside = |at: u32| body.contains(&(at as usize));
    let pauses = marks.signs(subject).iter().filter(|sign| inside(sign.at)).filter_map(|sign| {
        let half = match sign.mark {
            '，' | '；' | '：' | '？' | '！' => false,
            ',' | ';' | ':' | '?' | '!' if is_pause(text, *sign) => true,
            _ => return None,
        };
        Some(Use { span: sign.span(), half, kind: Kind::Pause })
    });
    // A pair of two widths is the business of another rule.
    let pairs = marks
        .brackets(subject)
        .pairs
        .iter()
        .filter(|pair| inside(pair.open.span.start()) && !pair.is_mixed());
    let brackets = pairs.filter(|pair| pair.is_round()).filter_map(|pair| {
        let words = pair.inside(text);
        let numbering =
            words.len() <= 12 && !words.is_empty() && words.chars().all(|c| han_digit(c).is_some());
        let kind = if numbering { Kind::Numbering } else { Kind::Bracket };
        // A Latin abbreviation in brackets may have its own; a unit such as (%) belongs to the Chinese words before it.
        let chinese = words.chars().take(30).any(is_han)
            || before(text, pair.open.span.start()).is_some_and(is_han)
                && words.len() < 30
                && !words.contains(|c: char| c.is_ascii_alphabetic());
        chinese.then(|| Use { span: pair.span(), half: pair.open.mark.is_ascii(), kind })
    });
    let mut uses: Vec<Use> = pauses.chain(brackets).collect();
    uses.sort_by_key(|one| one.span.start());
    uses
}

/// Whether a half-width mark parts Chinese words: a number with a comma, a ratio and a time of day have digits on both sides.
fn is_pause(text: &str, sign: Sign) -> bool {
    let (left, right) = (before(text, sign.at), behind(text, sign.end));
    left.is_some_and(|c| is_chinese(c) || c == '%')
        || right.is_some_and(is_chinese) && left.is_some_and(|c| c.is_ascii_alphanumeric())
}

/// The first and the last character in full width.
fn widened(words: &str) -> String {
    let last = words.chars().count().saturating_sub(1);
    let wide = |(at, c): (usize, char)| match c {
        '!'..='~' if at == 0 || at == last => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        _ => c,
    };
    words.chars().enumerate().map(wide).collect()
}
