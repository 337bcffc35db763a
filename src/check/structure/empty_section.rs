//! FG314: a heading with nothing below it.

use std::collections::HashMap;

use super::numbering::{mark, number_of};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::Section;
use crate::text::{Span, is_blank};

const CODE: Code = Code::new("FG314", "empty-section", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "标题之下没有正文，也没有下级标题，而同级的其他标题都有。",
    why: "多半是漏了内容，或者提取时丢了一段。",
    example: "三、保障措施（下面就是“四、附则”）",
    fix: "补上内容，或删去这个标题。",
    basis: "标题之下应当有内容。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let sections = plan.sections();
    let end = subject.body().end;
    let mut siblings: HashMap<_, (u32, u32)> = HashMap::new();
    let mut empty: Vec<(&Section, bool)> = Vec::new();
    for (at, section) in sections.iter().enumerate() {
        let (Some((form, _)), Some(span)) = (number_of(section), section.span) else { continue };
        let next = sections.get(at + 1).and_then(|next| next.span).map_or(end, |next| next.start() as usize);
        let words =
            subject.text().get(span.end() as usize..next.max(span.end() as usize)).unwrap_or_default();
        // What ends in a full stop is a sentence that is its own content.
        let own = section.run_in
            || section.sentence
            || words.starts_with(['。', '；', ';'])
            || words.chars().any(|c| !is_blank(c) && !matches!(c, '：' | ':' | '*' | '#'));
        let parent = sections.get(at + 1).is_some_and(|next| next.parent == Some(section.id));
        let entry = siblings.entry((section.parent, form)).or_default();
        entry.0 += 1;
        entry.1 += u32::from(own || parent);
        empty.push((section, own || parent));
    }
    for (section, _) in empty.iter().filter(|(_, filled)| !filled) {
        let Some((form, _)) = number_of(section) else { continue };
        // Lists of bare titles, such as those of projects, have no text below any of their items.
        let (all, filled) = siblings.get(&(section.parent, form)).copied().unwrap_or_default();
        if all >= 2 && filled + 1 >= all {
            let place = mark(subject, section).zip(section.span).map(|(mark, span)| Span::cover(mark, span));
            findings
                .at(place, format!("标题“{}”之下没有内容", section.title))
                .help("请补上内容，或删去这个标题");
        }
    }
}
