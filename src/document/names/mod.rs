//! What names of departments look like.

/// How sure the form of a name makes us that it names a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Nothing about it says department.
    No,
    /// It ends as departments do.
    Weak,
    /// A usual department, or a level prefix before a department's ending, or a collective.
    Strong,
}

/// How much a text looks like the name of one department. It is given without 等 and without verbs.
#[must_use]
pub fn likeness(name: &str) -> Likeness {
    if name.ends_with(['局', '委', '办', '厅', '部']) { Likeness::Strong } else { Likeness::No }
}

/// Whether a name stands for several that are not named one by one: 各县区, 有关部门, …成员单位.
#[must_use]
pub fn is_collective(name: &str) -> bool {
    name.starts_with('各')
}
