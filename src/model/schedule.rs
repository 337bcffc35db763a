//! The schedule of a plan: phases, cadences and deadlines, and the departments that running text names.

use chrono::NaiveDate;

use super::date::PartialDate;
use super::ids::{SectionId, TaskId};
use super::plan::{Department, Plan};
use super::recurring::Recurring;
use super::words::{Every, MentionRole};
use crate::text::Span;

/// A phase of the schedule (阶段), with dates as precise as they are printed and either end left open where the text does so.
///
/// ```
/// use chrono::NaiveDate;
/// use fengong::model::{PartialDate, Phase};
/// let phase = Phase::new("攻坚期").with_dates(Some(PartialDate::of_month(2025, 7)?), Some(PartialDate::of_year(2026)?));
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// assert!(!phase.contains(day(2025, 6, 30)));
/// // A month counts from its first day, a year to its last.
/// assert!(phase.contains(day(2025, 7, 1)) && phase.contains(day(2026, 12, 31)));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Phase {
    /// The heading it is, or that it is named under.
    pub section: Option<SectionId>,
    /// Its name, such as 启动建设期.
    pub name: Box<str>,
    /// Its dates as printed, such as 2022年1月—10月; empty where it has none.
    pub text: Box<str>,
    /// When it begins; `None` where that is left open.
    pub from: Option<PartialDate>,
    /// When it ends; `None` where that is left open (2024年及以后).
    pub to: Option<PartialDate>,
    /// Where name and dates stand.
    pub span: Option<Span>,
}

impl Phase {
    /// A phase by its name, without dates.
    #[must_use]
    pub fn new(name: impl Into<Box<str>>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Its first and its last date; `None` leaves an end open.
    #[must_use]
    pub const fn with_dates(mut self, from: Option<PartialDate>, to: Option<PartialDate>) -> Self {
        self.from = from;
        self.to = to;
        self
    }

    /// The same with its dates as printed.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.text = text.into();
        self
    }

    /// The heading it is named under.
    #[must_use]
    pub const fn on(mut self, section: SectionId) -> Self {
        self.section = Some(section);
        self
    }

    /// Where it stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// Whether a day lies within it. A phase without any date contains none.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.from.is_some() || self.to.is_some())
            && self.from.is_none_or(|from| from.first_day() <= day)
            && self.to.is_none_or(|to| day <= to.last_day())
    }
}

/// An act that comes back to keep the plan going (调度, 通报, 督查, 考核).
///
/// ```
/// use fengong::model::Every;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、保障措施\n（一）加强督导。建立季调度、定期通报机制。")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let acts: Vec<_> = plan.cadences().iter().map(|act| (&*act.action, act.every)).collect();
/// assert_eq!(acts, [("调度", Some(Every::Quarter)), ("通报", None)]);
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cadence {
    /// The heading it stands under.
    pub section: Option<SectionId>,
    /// The words that say it, as printed.
    pub text: Box<str>,
    /// How often (频次); `None` for 定期, and for cycles without a name of their own (每两周).
    pub every: Option<Every>,
    /// The bare act: 调度, not 工作调度.
    pub action: Box<str>,
    /// Where it stands.
    pub span: Option<Span>,
}

impl Cadence {
    /// An act and how often it comes back.
    #[must_use]
    pub fn new(action: impl Into<Box<str>>, every: Option<Every>) -> Self {
        Self { action: action.into(), every, ..Self::default() }
    }

    /// The words that say it.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.text = text.into();
        self
    }

    /// The heading it stands under.
    #[must_use]
    pub const fn on(mut self, section: SectionId) -> Self {
        self.section = Some(section);
        self
    }

    /// Where it stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

/// Something that is due (时限): once, or again and again.
///
/// One of a responsibility clause knows its task and the clause. Where neither `date` nor `recurring` is there, the text has no date
/// (长期坚持) or one that no calendar has, which is reported.
///
/// ```
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new(
///     "一、重点任务\n（一）贯通绿道。打通断点。（市园林局牵头，2026年6月底前完成）\n二、保障措施\n（一）加强督导。每年12月20日前向市政府报告进展。",
/// )?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let [once, again] = plan.deadlines() else { unreachable!() };
/// assert_eq!((once.task, once.last_day().unwrap().to_string()), (Some(plan.tasks()[0].id), "2026-06-30".to_owned()));
/// assert_eq!((&*once.what, once.who[0].name()), ("贯通绿道", "市园林绿化局"));
/// assert_eq!((again.recurring.unwrap().to_string(), again.to[0].name()), ("--12-20".to_owned(), "市政府"));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deadline {
    /// The heading it stands under.
    pub section: Option<SectionId>,
    /// The task whose clause says it.
    pub task: Option<TaskId>,
    /// Which clause of that task, counted from 0.
    pub clause: Option<u32>,
    /// The words that say it.
    pub text: Box<str>,
    /// The date until which it is to be done, its whole month or year included.
    pub date: Option<PartialDate>,
    /// The date on which it is due again and again.
    pub recurring: Option<Recurring>,
    /// Whether the text gives no date of its own, and this one is the end of the phase that it stands in.
    pub from_phase: bool,
    /// Who has to do it.
    pub who: Vec<NamedDepartment>,
    /// To whom it goes, where it is a report (向市政府报告).
    pub to: Vec<NamedDepartment>,
    /// What is to be done.
    pub what: Box<str>,
    /// Where it stands.
    pub span: Option<Span>,
}

impl Deadline {
    /// Something that is to be done, without a date yet.
    #[must_use]
    pub fn new(what: impl Into<Box<str>>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }

    /// The date until which it is to be done.
    #[must_use]
    pub const fn with_date(mut self, date: PartialDate) -> Self {
        self.date = Some(date);
        self
    }

    /// Whether its date is only the end of the phase that it stands in.
    #[must_use]
    pub const fn with_from_phase(mut self, from_phase: bool) -> Self {
        self.from_phase = from_phase;
        self
    }

    /// The date on which it is due again and again.
    #[must_use]
    pub const fn with_recurring(mut self, recurring: Recurring) -> Self {
        self.recurring = Some(recurring);
        self
    }

    /// Adds somebody who has to do it.
    #[must_use]
    pub fn with_who(mut self, who: NamedDepartment) -> Self {
        self.who.push(who);
        self
    }

    /// Adds somebody to whom it goes.
    #[must_use]
    pub fn with_to(mut self, to: NamedDepartment) -> Self {
        self.to.push(to);
        self
    }

    /// The words that say it.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.text = text.into();
        self
    }

    /// The heading it stands under.
    #[must_use]
    pub const fn on(mut self, section: SectionId) -> Self {
        self.section = Some(section);
        self
    }

    /// The task whose clause or text says it.
    #[must_use]
    pub const fn of_task(mut self, task: TaskId) -> Self {
        self.task = Some(task);
        self
    }

    /// The clause of a task that says it.
    #[must_use]
    pub const fn of_clause(mut self, task: TaskId, clause: u32) -> Self {
        self.task = Some(task);
        self.clause = Some(clause);
        self
    }

    /// Where it stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    /// The last day on which it is in time, where it is due once.
    #[must_use]
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.date.map(PartialDate::last_day)
    }
}

/// A department (单位) by the name that running text gives it. It need not be one of the plan's departments, which have
/// assignments; [`Plan::department_of`] tells.
///
/// ```
/// use fengong::model::NamedDepartment;
/// let named = NamedDepartment::new("市城管局").with_canonical("市城市管理局").with_place("江州市");
/// assert_eq!((named.name(), &*named.printed), ("市城市管理局", "市城管局"));
/// assert_eq!(NamedDepartment::new("市亮化专班").name(), "市亮化专班");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NamedDepartment {
    /// The name as printed.
    pub printed: Box<str>,
    /// Its canonical name, where the directory is certain.
    pub canonical: Option<Box<str>>,
    /// The place it belongs to, where that is known.
    pub place: Option<Box<str>>,
}

impl NamedDepartment {
    /// A department by its name as printed, not looked up.
    #[must_use]
    pub fn new(printed: impl Into<Box<str>>) -> Self {
        Self { printed: printed.into(), canonical: None, place: None }
    }

    /// Its canonical name.
    #[must_use]
    pub fn with_canonical(mut self, canonical: impl Into<Box<str>>) -> Self {
        self.canonical = Some(canonical.into());
        self
    }

    /// The place it belongs to.
    #[must_use]
    pub fn with_place(mut self, place: impl Into<Box<str>>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// The canonical name where there is one, else the printed one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.canonical.as_deref().unwrap_or(&self.printed)
    }
}

/// A department that running text lets act, outside of any responsibility clause (提及). It is no assignment.
///
/// ```
/// use fengong::model::MentionRole;
/// use fengong::{Directory, Plan, text::Source};
/// let source = Source::new("一、保障措施\n（一）加强督导。市城管局要建立台账，重大事项向市政府报告。")?;
/// let plan = Plan::read(&source, &Directory::builtin()).into_value();
/// let [actor, recipient] = plan.mentions() else { unreachable!() };
/// assert_eq!((actor.department.name(), actor.role), ("市城市管理局", MentionRole::Actor));
/// assert_eq!((&*recipient.text, recipient.role), ("向市政府报告", MentionRole::Recipient));
/// # Ok::<(), fengong::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The heading it stands under.
    pub section: Option<SectionId>,
    /// The words around it.
    pub text: Box<str>,
    /// Who.
    pub department: NamedDepartment,
    /// What the words let it do.
    pub role: MentionRole,
    /// Where the name stands.
    pub span: Option<Span>,
}

impl Mention {
    /// A department and what it does.
    #[must_use]
    pub fn new(department: NamedDepartment, role: MentionRole) -> Self {
        Self { section: None, text: Box::default(), department, role, span: None }
    }

    /// The words around it.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.text = text.into();
        self
    }

    /// The heading it stands under.
    #[must_use]
    pub const fn on(mut self, section: SectionId) -> Self {
        self.section = Some(section);
        self
    }

    /// Where the name stands.
    #[must_use]
    pub const fn with_span(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }
}

/// Phases, cadences and deadlines of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Schedule {
    pub(crate) phases: Vec<Phase>,
    pub(crate) cadences: Vec<Cadence>,
    pub(crate) deadlines: Vec<Deadline>,
}

impl Plan {
    /// The phases (阶段), in document order.
    ///
    /// ```
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、进度安排\n（一）启动期（2022年1月—10月）。动员。\n（二）巩固期（2024年及以后）。总结。")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// assert_eq!(&*plan.phases()[0].name, "启动期");
    /// assert_eq!(plan.phases()[0].to.unwrap().to_string(), "2022-10");
    /// assert!(plan.phases()[1].to.is_none());
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn phases(&self) -> &[Phase] {
        &self.schedule.phases
    }

    /// The phase in which a day lies: the first in the order of the text, should several contain it.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、进度安排\n（一）启动期（2022年1月—10月）。动员。\n（二）巩固期（2024年及以后）。总结。")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let name = |year| plan.phase_on(NaiveDate::from_ymd_opt(year, 5, 1).unwrap()).map(|phase| &*phase.name);
    /// assert_eq!((name(2022), name(2023), name(2031)), (Some("启动期"), None, Some("巩固期")));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn phase_on(&self, day: NaiveDate) -> Option<&Phase> {
        self.schedule.phases.iter().find(|phase| phase.contains(day))
    }

    /// The acts that come back (调度频次), in document order.
    #[must_use]
    pub fn cadences(&self) -> &[Cadence] {
        &self.schedule.cadences
    }

    /// The deadlines (时限) of prose and clauses, in document order.
    #[must_use]
    pub fn deadlines(&self) -> &[Deadline] {
        &self.schedule.deadlines
    }

    /// The departments that running text lets act (提及), in document order. None of them is an assignment.
    #[must_use]
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The department of this plan that a name in running text means; `None` when it is not certain or no clause names it.
    ///
    /// *Complexity*: linear in the number of departments.
    ///
    /// ```
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new(
    ///     "一、重点任务\n（一）贯通绿道。打通断点。（市城管局负责）\n二、保障措施\n（一）加强督导。市城市管理局要建立台账，重大事项向市政府报告。",
    /// )?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let met: Vec<_> = plan.mentions().iter().map(|mention| plan.department_of(&mention.department).is_some()).collect();
    /// // 市城市管理局 has a task, 市政府 has none.
    /// assert_eq!(met, [true, false]);
    /// # Ok::<(), fengong::Error>(())
    /// ```
    #[must_use]
    pub fn department_of(&self, named: &NamedDepartment) -> Option<&Department> {
        let canonical = named.canonical.as_deref()?;
        self.departments
            .iter()
            .find(|department| *department.name == *canonical && department.place == named.place)
    }
}
