//! What stands above and below a rendered table: which document it is of, and what its marks rest on.

use chrono::NaiveDate;

use crate::model::{LeadBasis, Plan, Role, Task};

/// Which document a table was made from (表头).
///
/// ```
/// use fengong::Plan;
/// use fengong::render::{Matrix, MatrixOptions};
/// let plan = Plan::builder("绿道方案").with_number("江政发〔2025〕8号").task("贯通绿道").lead("市园林局").build()?;
/// let matrix = Matrix::of(&plan, &MatrixOptions::default());
/// assert_eq!((&*matrix.caption().title, matrix.caption().number.as_deref()), ("绿道方案", Some("江政发〔2025〕8号")));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Caption {
    /// Title of the plan; empty where the document has none.
    pub title: String,
    /// Document number (发文字号).
    pub number: Option<String>,
    /// Who issued it (发文机关).
    pub issuer: Option<String>,
    /// Date of the document (成文日期).
    pub issued: Option<NaiveDate>,
}

impl Caption {
    pub(super) fn of(plan: &Plan) -> Self {
        let header = plan.header();
        Self {
            title: plan.title().to_owned(),
            number: header.number.clone(),
            issuer: header.issuer.clone(),
            issued: header.issued,
        }
    }
}

/// How many tasks of a table have which kind of gap, for the notes below it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Remarks {
    pub(super) tasks: usize,
    without_department: usize,
    without_lead: usize,
    first_listed: usize,
    by_rule: usize,
}

impl Remarks {
    pub(super) fn of(plan: &Plan) -> Self {
        let count = |is: &dyn Fn(&Task) -> bool| plan.tasks().iter().filter(|task| is(task)).count();
        let led_by = |task: &Task, basis| task.leads().any(|lead| lead.basis == basis);
        Self {
            tasks: plan.tasks().len(),
            without_department: count(&|task| task.assignments.is_empty()),
            without_lead: count(&|task| {
                !task.assignments.is_empty() && !task.assignments.iter().any(|one| one.role == Role::Lead)
            }),
            first_listed: count(&|task| led_by(task, LeadBasis::FirstListed)),
            by_rule: count(&|task| led_by(task, LeadBasis::DocumentRule)),
        }
    }

    /// The notes, in the words of an office; none where there is nothing to remark.
    pub(super) fn notes(self) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |count: usize, words: &str| {
            if count > 0 {
                notes.push(format!("{count} 项任务{words}。"));
            }
        };
        note(self.without_department, "未明确责任单位");
        note(self.without_lead, "有责任单位而未明确牵头单位");
        note(self.first_listed, "原文未注明牵头单位，按惯例以列首位者为牵头");
        note(self.by_rule, "按文件规定以列首位者为牵头");
        if self.tasks == 0 {
            notes.push("未读出任务。".to_owned());
        }
        notes
    }
}
