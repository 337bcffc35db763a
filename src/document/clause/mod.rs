//! Responsibility clauses (责任分工): who has to do with a task, as the text says it.
//!
//! ```text
//! clause   = bracket content bracket | label-line+ | sentence
//! content  = part (（；|。) part)*
//! part     = [label ：] list [verb] (， list [verb])* [， deadline] [rule]
//! list     = name ((、|及|和|与) name)* [等[部门]]
//! verb     = 牵头 | [按职责分工] 负责 [落实] | 配合 | 参与 | 协助 | 指导 | 会同 list …
//! rule     = 列第一位者为牵头单位，下同 | 以下均需 list 落实，不再列出 | 以上任务均由 list 落实
//! ```
//!
//! [`find`] looks for clauses in a paragraph, `grammar` and `list` read one, `words` knows labels and verbs, `duty` what each is to do,
//! `names` splits lists, [`Looks`] remembers what was found out about each name, and `cells` what the cells of tables list.

mod adjuncts;
mod brackets;
mod cells;
mod duty;
mod elements;
mod find;
mod glued;
mod grammar;
mod labels;
mod list;
mod looks;
mod names;
mod people;
mod tail;
mod unmarked;
mod words;

pub(crate) use brackets::Brackets;
pub(crate) use cells::lists_departments;
pub(crate) use find::{find, is_labelled, leading_label, names_a_department, only_other_label};
pub(crate) use grammar::{Context, read_with};
use labels::Labels;
pub(crate) use looks::Looks;
pub(crate) use tail::is_deadline;
pub(crate) use words::{LabelRole, is_first_leads_rule, label};

use super::extent::Extent;

/// What a name does, as far as the words of its own clause say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// 牵头, or before 会同.
    Lead,
    /// Listed, with or without 负责; `each` when every department does its own part (分别负责, 按职责分工负责).
    Listed {
        /// Whether the words give each its own part.
        each: bool,
    },
    /// 配合, 参与, 协助, or behind 会同.
    Support,
    /// 指导.
    Guide,
}

impl Part {
    /// What the column of a cell says of the names in it; nothing where it is no column of units.
    const fn of_column(role: LabelRole) -> Option<Self> {
        match role {
            LabelRole::Lead => Some(Self::Lead),
            LabelRole::Listed => Some(Self::Listed { each: false }),
            LabelRole::Support => Some(Self::Support),
            LabelRole::Guide => Some(Self::Guide),
            LabelRole::Deadline | LabelRole::Other => None,
        }
    }
}

/// One name in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where the name stands, in the words of the paragraph.
    pub range: Extent,
    /// What it does.
    pub part: Part,
    /// Its tier, counted from 0.
    pub group: u32,
    /// Whether 等 leaves the list open behind it.
    pub open: bool,
}

/// A clause as read from the words of one paragraph. All ranges are into those words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The whole of it, brackets included.
    pub range: Extent,
    /// What it says, without the brackets.
    pub content: Extent,
    /// The names, in order.
    pub entries: Vec<Entry>,
    /// Its deadline (完成时限).
    pub deadline: Option<Extent>,
    /// It says that here and from here on the first of a list leads (列第一位者为牵头单位，下同).
    pub first_leads: bool,
    /// Departments that it adds to every later clause (以下均需…落实，不再列出).
    pub carried: Vec<Extent>,
    /// They join the clauses above instead (以上任务均由…落实).
    pub carried_above: bool,
    /// It begins with a label on a line of its own, so that the next line can go on with it.
    pub label_line: bool,
    /// Its labels, to tell when a line begins another clause.
    pub labels: Labels,
    /// It has neither label nor verb: where it stands says all of what its names do.
    pub bare: bool,
}
