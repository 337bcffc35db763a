//! FG315: a heading that says again what the one above it or one beside it says.

use std::collections::HashMap;

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Section, SectionId, SectionRole};
use crate::text::fold;

const CODE: Code = Code::new("FG315", "repeated-heading", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Structure, PAGE, look);

const PAGE: Page = Page {
    what: "标题与上级标题，或与同一上级之下的另一个标题完全相同。",
    why: "两处内容分不清，按标题引用会引错；多半是复制后忘了改。",
    example: "（二）培育科技企业。……（五）培育科技企业。……",
    fix: "改写其中一个标题，或将两处合并。",
    basis: "标题应当概括本级内容，彼此区分。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let mut seen: HashMap<(Option<SectionId>, &str), &Section> = HashMap::new();
    // Sentences are left out before they are folded: they can be long, and no title.
    let title = |section: &'_ Section| {
        if section.sentence { String::new() } else { fold(&section.title).into_owned() }
    };
    let folded: Vec<String> = plan.sections().iter().map(title).collect();
    for (section, title) in plan.sections().iter().zip(&folded) {
        if section.row || matches!(section.role, SectionRole::Annex | SectionRole::Table) {
            continue;
        }
        if title.chars().count() < 2 {
            continue;
        }
        let above = section.parent.and_then(|parent| plan.section(parent).ok());
        if let Some(above) = above.filter(|above| folded.get(above.id.index()) == Some(title)) {
            findings
                .at(section.span, format!("标题“{}”与上级标题相同", section.title))
                .help("请改写其中一个标题")
                .related(above.span, "上级标题");
        } else if let Some(before) = seen.get(&(section.parent, &**title)) {
            findings
                .at(section.span, format!("标题“{}”与前面的同级标题相同", section.title))
                .help("请改写其中一个标题，或将两处合并")
                .related(before.span, "相同的标题");
        }
        seen.entry((section.parent, &**title)).or_insert(section);
    }
}
