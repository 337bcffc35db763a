//! What a covering notice (印发通知) asks of its readers where it stands for the plan: 现将《某方案》印发给你们，并提出如下要求：一、加强领导….
//! Its items are no tasks of the plan, which follows as an annex or is missing.

use core::ops::Range;

use super::flow::Paragraph;
use super::frame::{Frame, title};
use super::outline::{Heading, Mark};
use super::scan::Vocabulary;
use crate::text::is_blank;

/// What notices say that cover something.
const ISSUES: Vocabulary =
    Vocabulary::new(&["印发给你们", "印发你们", "现印发", "现予印发", "转发给你们", "下发给你们"]);

/// How they lead to what they ask for themselves.
const ASKS: Vocabulary = Vocabulary::new(&[
    "通知如下",
    "如下通知",
    "如下要求",
    "要求如下",
    "如下意见",
    "以下要求",
    "以下工作要求",
    "以下意见",
    "以下几点",
    "以下事项",
]);

/// What the titles of such requirements speak of: who is to see to it, and how.
const REQUIREMENTS: Vocabulary = Vocabulary::new(&[
    "领导", "组织", "责任", "落实", "宣传", "督查", "督导", "监督", "考核", "重视", "报送", "配合", "协调",
    "协同", "协作", "思想", "认识", "学习", "认真", "严格", "按时", "及时", "保障", "总结", "评估", "衔接",
]);

/// No notice that covers a plan asks for more than this.
const MOST: usize = 9;

/// The headings of such a notice, by their places in the outline; `told` says of each how many clauses it has. Where one of them has
/// items or clauses of its own, the plan itself stands behind the notice without its title.
///
/// *Complexity*: linear in the headings before the first annex.
pub(super) fn requirements(
    source: &str,
    paragraphs: &[Paragraph],
    frame: &Frame,
    outline: &[Heading],
    told: &[usize],
) -> Range<usize> {
    let none = 0..0;
    let Some(issued) = frame.notice_title.as_deref().and_then(title::issued_title) else { return none };
    let Some(first) = outline.first().filter(|first| first.is_ranked()) else { return none };
    let end = outline.iter().position(|heading| matches!(heading.mark, Mark::Annex { .. }));
    let Some(headings) = outline.get(..end.unwrap_or(outline.len())) else { return none };
    let flat = headings.iter().all(|heading| !heading.is_ranked() || heading.parent().is_none());
    let few = headings.iter().filter(|heading| heading.is_ranked()).count() <= MOST;
    if !flat || !few || told.iter().take(headings.len()).any(|&clauses| clauses > 0) {
        return none;
    }
    let words = |at: usize| paragraphs.get(at).map_or("", |paragraph| paragraph.text(source));
    let mut above = (frame.body.start..first.paragraph).map(words);
    let covers = above.clone().any(|text| ISSUES.within(text));
    let mut asks = || above.next_back().is_some_and(asks);
    // The annex may be the plan by its name.
    let annexed = || {
        let annex = end.and_then(|end| outline.get(end));
        let name = annex.and_then(|annex| words(annex.title_paragraph()).get(annex.title.range()));
        name.is_some_and(|name| same(name, issued))
    };
    // Without an annex what follows may be the plan itself, unless its titles are those of requirements.
    let titles = || {
        let numbered = headings.iter().filter(|heading| heading.is_ranked());
        let (all, required) = numbered.fold((0, 0), |(all, required), heading| {
            let title = words(heading.title_paragraph()).get(heading.title.range()).unwrap_or_default();
            (all + 1, required + usize::from(REQUIREMENTS.within(title)))
        });
        required * 2 > all
    };
    if covers && (annexed() || asks() && (end.is_some() || titles())) { 0..headings.len() } else { none }
}

/// Whether the last sentence of a paragraph leads to what is asked for.
fn asks(text: &str) -> bool {
    let sentence = text.trim_end_matches(|c| is_blank(c) || matches!(c, '：' | ':' | '。'));
    ASKS.within(sentence.rsplit('。').next().unwrap_or_default())
}

/// Whether two titles are the same but for blanks and 《》.
fn same(one: &str, other: &str) -> bool {
    fn key(title: &str) -> impl Iterator<Item = char> + '_ {
        title.chars().filter(|&c| !is_blank(c) && !matches!(c, '《' | '》'))
    }
    key(one).eq(key(other))
}
