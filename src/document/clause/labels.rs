//! The labels that a clause has had.

use super::words::LabelRole;

/// Which roles the labels of a clause give, and the last of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Labels {
    /// A bit for each role.
    said: u8,
    last: Option<LabelRole>,
}

impl Labels {
    pub(super) const fn push(&mut self, role: LabelRole) {
        self.said |= 1 << role as u8;
        self.last = Some(role);
    }

    /// These labels behind others.
    pub(crate) fn behind(self, before: Self) -> Self {
        Self { said: before.said | self.said, last: self.last.or(before.last) }
    }

    pub(crate) const fn last(self) -> Option<LabelRole> {
        self.last
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.said == 0
    }

    /// Whether a role is among both.
    pub(crate) const fn shares(self, other: Self) -> bool {
        self.said & other.said != 0
    }
}
