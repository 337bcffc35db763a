//! FG403: a bracket or quotation mark that is opened and never closed.

use super::brackets::named;
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG403", "unclosed-bracket", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "括号、书名号、引号只有前一半，本段及其断开的后几行里没有后一半。网页信息也查。",
    why: "读者分不清括注到哪里为止；责任单位写在括号里的，整份名单可能读不出来。",
    example: "完成选址（市科技局牵头。",
    fix: "在括注或引文结束处补上后一半，或删去多余的前一半。",
    basis: "GB/T 15834—2011《标点符号用法》：括号、引号、书名号成对使用。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    for open in &subject.marks().brackets(subject).unclosed {
        let partner = named(open.partner());
        findings
            .at(Some(open.span), format!("{}没有对应的{partner}", open.named()))
            .help(format!("请在括注或引文结束处补上{partner}"));
    }
}
