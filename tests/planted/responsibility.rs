//! Faults of who has to do what.

use proptest::sample::Index;

use crate::Planter;
use crate::clean::{Clean, Planted, replaced};

pub(crate) const PLANTERS: &[Planter] = &[
    Planter { rule: "task-without-department", also: &[], plant: lost_clause },
    Planter { rule: "repeated-department", also: &[], plant: repeated_department },
    Planter { rule: "lead-also-supports", also: &[], plant: lead_also_supports },
    Planter { rule: "department-under-two-names", also: &[], plant: two_names },
    Planter { rule: "lead-without-subject", also: &[], plant: lead_without_subject },
    Planter { rule: "unknown-department", also: &[], plant: unknown_department },
    Planter { rule: "task-without-lead", also: &[], plant: no_lead },
    Planter { rule: "several-leads", also: &[], plant: several_leads },
    Planter { rule: "only-collectives", also: &[], plant: only_collectives },
    Planter { rule: "collective-lead", also: &[], plant: collective_lead },
    Planter { rule: "open-list", also: &[], plant: open_list },
];

fn is_task(line: &str) -> bool {
    line.contains("牵头，")
}

/// The lead and the first that supports it, in the clause of a line.
fn names(line: &str) -> (&str, &str) {
    let clause = line.rsplit_once('（').unwrap().1;
    let (lead, support) = clause.split_once("牵头，").unwrap();
    (lead, support.split(['、', '配']).next().unwrap())
}

fn lost_clause(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    clean.with(at, clean.line(at).rsplit_once('（').unwrap().0)
}

fn repeated_department(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let support = names(clean.line(at)).1;
    replaced(clean, at, "配合）", &format!("、{support}配合）"))
}

fn lead_also_supports(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let lead = names(clean.line(at)).0;
    replaced(clean, at, "配合）", &format!("、{lead}配合）"))
}

/// One clause has the short name of a department that the others name in full. The second of the names is the fault, wherever it
/// stands.
fn two_names(clean: &Clean, place: Index, manner: Index) -> Planted {
    let (full, short) = *manner.get(&[("市发展改革委", "市发改委"), ("市人力资源社会保障局", "市人社局")]);
    let named = clean.lines_where(|line| line.contains(full));
    let at = *place.get(&named);
    let mut planted = replaced(clean, at, full, short);
    if at == named[0] {
        planted.line = named[1] as u32 + 1;
    }
    planted
}

fn lead_without_subject(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let lead = names(clean.line(at)).0;
    replaced(clean, at, &format!("（{lead}牵头"), "（牵头")
}

fn unknown_department(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    replaced(clean, at, "配合）", "、市蓝图统筹局配合）")
}

fn several_leads(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    replaced(clean, at, "牵头，", "、市应急管理局牵头，")
}

fn only_collectives(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    clean.with(at, &format!("{}（各有关部门负责）", clean.line(at).rsplit_once('（').unwrap().0))
}

fn collective_lead(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let lead = names(clean.line(at)).0;
    replaced(clean, at, &format!("（{lead}牵头"), "（各县（区）人民政府牵头")
}

fn open_list(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    replaced(clean, at, "配合）", "等配合）")
}

/// Everybody does their own part, so that nobody leads.
fn no_lead(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, is_task);
    let line = clean.line(at).replacen("牵头，", "、", 1);
    clean.with(at, &line.replacen("配合）", "按职责分工负责）", 1))
}
