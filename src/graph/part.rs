//! How a task is assigned: role and basis of one assignment in a byte, and those of all of a task together.

use crate::model::{LeadBasis, Role};

/// What queries ask an assignment for most, in one byte: its role on its basis. All else about it is looked up in its plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part(u8);

/// Some of the ways in which a task can be assigned: one bit for each role on each basis.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts(u16);

const _: () = assert!(Role::ALL.len() * LeadBasis::ALL.len() <= u16::BITS as usize);

impl Part {
    pub(super) const fn new(role: Role, basis: LeadBasis) -> Self {
        // Both are declared in the order of their lists.
        Self(role as u8 * LeadBasis::ALL.len() as u8 + basis as u8)
    }

    pub(super) const fn role(self) -> Role {
        Role::ALL[self.0 as usize / LeadBasis::ALL.len()]
    }

    pub(super) const fn basis(self) -> LeadBasis {
        LeadBasis::ALL[self.0 as usize % LeadBasis::ALL.len()]
    }
}

impl Parts {
    pub(super) fn add(&mut self, part: Part) {
        self.0 |= 1 << part.0;
    }

    /// Whether both have one in common.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
