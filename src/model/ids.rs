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
            #[allow(clippy::cast_possible_truncation)] // plans are made from texts shorter than 4 GiB
            pub(crate) const fn new(index: usize) -> Self {
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
    TaskId, "T";
    /// Names one section, that is one heading, of a plan.
    SectionId, "S";
    /// Names one department (单位) of a plan.
    DepartmentId, "D";
    /// Names one indicator (指标) of a plan.
    IndicatorId, "I";
    /// Names one target in prose (量化目标) of a plan.
    TargetId, "G";
}
