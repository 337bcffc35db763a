//! Opaque handles: each names one thing inside one plan and means nothing elsewhere.

use core::fmt;
use core::num::NonZeroU32;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $letter:literal;)+) => {$(
        $(#[$doc])*
        ///
        /// Ids are handed out by the plan, in document order, and are compared, sorted and hashed cheaply. One of another
        /// plan is either unknown here or names something else; look things up by name when that may happen.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            pub(crate) const fn new(index: usize) -> Self {
                // Plans are made from texts shorter than 4 GiB, so no index is cut short.
                Self(NonZeroU32::MIN.saturating_add(index as u32))
            }

            pub(crate) const fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )+};
}

ids! {
    /// Names one task (重点任务) of a plan.
    ///
    /// ```
    /// use fengong::{Error, Plan};
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").task("建设驿站").build()?;
    /// let id = plan.tasks()[1].id;
    /// assert_eq!((&*plan.task(id)?.title, id.to_string()), ("建设驿站", "T2".to_owned()));
    /// // In a plan with one task it names nothing.
    /// let other = Plan::builder("路牌方案").task("清洗路牌").build()?;
    /// assert_eq!(other.task(id), Err(Error::UnknownTask { id }));
    /// # Ok::<(), Error>(())
    /// ```
    TaskId, "T";
    /// Names one section, that is one heading (标题), of a plan.
    ///
    /// ```
    /// use fengong::Plan;
    /// let plan = Plan::builder("绿道方案").section("一", "重点任务").task("贯通绿道").build()?;
    /// let heading = plan.section(plan.tasks()[0].section)?;
    /// assert_eq!(heading.parent, Some(plan.sections()[0].id));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    SectionId, "S";
    /// Names one department (单位) of a plan.
    ///
    /// ```
    /// use fengong::Plan;
    /// let plan = Plan::builder("绿道方案").task("贯通绿道").lead("市园林局").task("建设驿站").support("市园林局").build()?;
    /// let [first, second] = plan.tasks() else { unreachable!() };
    /// assert_eq!(first.assignments[0].department, second.assignments[0].department);
    /// assert_eq!(&*plan.department(first.assignments[0].department)?.name, "市园林局");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    DepartmentId, "D";
    /// Names one indicator (指标) of a plan.
    ///
    /// ```
    /// use fengong::Plan;
    /// use fengong::model::{IndicatorDraft, TableKind};
    /// let mut builder = Plan::builder("绿道方案");
    /// let id = builder.add_indicator(IndicatorDraft::new("绿道长度", TableKind::Main))?;
    /// let plan = builder.build()?;
    /// assert_eq!(&*plan.indicator(id)?.name, "绿道长度");
    /// assert_eq!(id.to_string(), "I1");
    /// # Ok::<(), fengong::Error>(())
    /// ```
    IndicatorId, "I";
    /// Names one target in prose (量化目标) of a plan.
    ///
    /// ```
    /// use fengong::{Directory, Plan, text::Source};
    /// let source = Source::new("一、重点任务\n（一）贯通绿道。新建绿道120公里，增设驿站30座。（市园林局负责）")?;
    /// let plan = Plan::read(&source, &Directory::builtin()).into_value();
    /// let id = plan.targets()[1].id;
    /// assert_eq!((&*plan.target(id)?.subject, id.to_string()), ("驿站", "G2".to_owned()));
    /// # Ok::<(), fengong::Error>(())
    /// ```
    TargetId, "G";
}
