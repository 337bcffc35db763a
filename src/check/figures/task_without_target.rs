//! FG216: tasks that nothing measures.

use crate::check::findings::Findings;
use crate::check::rule::{Group, Page, Rule};
use crate::check::subject::Subject;
use crate::diagnostic::{Code, Severity};
use crate::model::{Section, TargetKind, Task};
use crate::text::Span;

use super::amounts::sentences;

const CODE: Code = Code::new("FG216", "task-without-target", Severity::Info);

pub(super) const RULE: Rule = Rule::new(CODE, Group::Figures, PAGE, look);

const PAGE: Page = Page {
    what: "写明责任单位的任务里没有任何量化目标，也没有指标与之对应。多数任务有量化目标的文件，全文报一次，列出各项；补助标准不算目标，写有数量、“高于”“全覆盖”等可比对的说法，或者“建成”“出台”等可检查成果的不报。",
    why: "没有量化目标的任务难以检查进度，考核容易流于有无动作。",
    example: "（三）加强宣传引导。充分利用各类媒体，营造良好氛围。",
    fix: "能量化的写明数量和时限；确实不宜量化的，写明可检查的成果，如出台办法、建成系统。",
    basis: "目标管理的通行要求：任务有可以衡量的结果。",
};

fn look(subject: &Subject<'_>, findings: &mut Findings<'_>) {
    let plan = subject.plan();
    let mut measured = vec![false; plan.sections().len()];
    let promised = plan
        .targets()
        .iter()
        .filter(|target| target.kind == TargetKind::Target)
        .filter_map(|target| target.task);
    let served = plan.indicators().iter().flat_map(|indicator| &indicator.tasks).map(|link| link.task);
    for task in promised.chain(served).filter_map(|id| plan.task(id).ok()) {
        // What measures a step measures what it is a step of.
        let mut next = Some(task.section);
        while let Some(id) = next {
            match measured.get_mut(id.index()) {
                Some(slot) if !*slot => *slot = true,
                _ => break,
            }
            next = plan.section(id).ok().and_then(|section| section.parent);
        }
    }
    let is_measured = |task: &Task| measured.get(task.section.index()).copied().unwrap_or_default();
    // What nobody has to do is often a chapter of thoughts, or of what was done; a row of a table says in a word what is to be done.
    let in_table = |task: &Task| plan.section(task.section).is_ok_and(|section| section.row);
    let tasks: Vec<&Task> =
        plan.tasks().iter().filter(|task| !task.assignments.is_empty() && !in_table(task)).collect();
    let all = tasks.len();
    // A plan that measures few of its tasks does not mean to measure each.
    if tasks.iter().filter(|task| is_measured(task)).count() * 2 < all {
        return;
    }
    let without: Vec<&Task> =
        tasks.into_iter().filter(|task| !is_measured(task) && !counts(subject, task)).collect();
    let Some((first, rest)) = without.split_first() else { return };
    let place = |task: &Task| plan.section(task.section).ok().and_then(|section: &Section| section.span);
    let path = |task: &Task| subject.path(task.section);
    let message = if rest.is_empty() {
        format!("任务“{}”没有量化目标，也没有指标与之对应", first.title)
    } else {
        format!(
            "{all}项任务中有{}项没有量化目标，也没有指标与之对应，如{}“{}”",
            without.len(),
            path(first),
            first.title
        )
    };
    let mut finding =
        findings.at(place(first), message).help("能量化的请写明数量和时限；不宜量化的，请写明可检查的成果");
    for task in rest {
        finding = finding.related(place(task), format!("{}“{}”没有量化目标", path(task), task.title));
    }
}

/// Whether the words of a task hold anything that could be checked by counting, be it no target in the strict sense.
fn counts(subject: &Subject<'_>, task: &Task) -> bool {
    /// What is done or not done at the end.
    const DONE: &[&str] = &[
        "建成",
        "完成",
        "出台",
        "印发",
        "投用",
        "投入使用",
        "竣工",
        "挂牌",
        "全面消除",
        "全面取消",
        "全面放开",
    ];
    const RELATIVE: &[&str] = &[
        "同步",
        "省定",
        "市定",
        "下达",
        "高于",
        "快于",
        "低于",
        "领先",
        "前列",
        "平均水平",
        "全覆盖",
        "翻番",
        "翻一番",
        "以上",
    ];
    let Some(span) = task.span else { return false };
    let (start, words) = (span.start() as usize, subject.words(span));
    // Sums are paid to somebody more often than they are to be reached.
    let counted = |line: &str| {
        let place = Span::of(start, start + line.len());
        sentences(place, line)
            .iter()
            .flatten()
            .any(|amount| !amount.unit.ends_with(['元', '月', '日', '天', '时']))
    };
    DONE.iter().chain(RELATIVE).any(|word| words.contains(word)) || words.lines().any(counted)
}
