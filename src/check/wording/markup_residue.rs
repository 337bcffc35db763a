//! FG407: marks of Markdown or HTML that a converter left in the text.

use super::residue::{Kind, Residue, residue};
use super::{FEW, beginning};
use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};

const CODE: Code = Code::new("FG407", "markup-residue", Severity::Warning);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Wording, PAGE, look);

const PAGE: Page = Page {
    what: "转换格式时留下的 Markdown 或 HTML 标记：成对的 **、行首的 #、&nbsp; 等实体、<br> 等标签、[文字](网址)、多余的反斜杠。每种五处以内逐处报告，更多的只报一次。",
    why: "读者会把它当成文中的符号；两个星号还会和表格的注号混淆。",
    example: "4. **优化院所管理机制。**建立现代院所制度。",
    fix: "删去标记，保留文字。",
    basis: "公文文字不带排版标记，强调用字体。",
};

/// How many characters of what was left a message shows.
const SHOWN: usize = 16;

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let all = residue(subject.text(), subject.marks().signs(subject));
    for kind in Kind::ALL {
        let of_kind = || all.iter().filter(|residue| residue.kind == kind);
        let count = of_kind().count();
        let name = kind.name();
        if let (Some(first), true) = (of_kind().next(), count > FEW) {
            let shown = beginning(subject.words(first.span), SHOWN);
            findings
                .at(Some(first.span), format!("文中留有{name}“{shown}”等，共{count}处"))
                .help("请删去标记，保留文字");
            continue;
        }
        for Residue { span, instead, .. } in of_kind() {
            let shown = beginning(subject.words(*span), SHOWN);
            let finding =
                findings.at(Some(*span), format!("文中留有{name}“{shown}”")).help("请删去标记，保留文字");
            if let Some(instead) = instead {
                finding.replacement(instead.as_str());
            }
        }
    }
}
