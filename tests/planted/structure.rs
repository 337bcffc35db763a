//! Faults of numbering, schedule and frame.

use proptest::sample::Index;

use crate::Planter;
use crate::clean::{Clean, Heading, Planted, one_of, replaced};

pub(crate) const PLANTERS: &[Planter] = &[
    Planter { rule: "impossible-date", also: &[], plant: impossible_date },
    Planter { rule: "backward-phase", also: &[], plant: backward_phase },
    Planter { rule: "skipped-number", also: &[], plant: skipped_number },
    Planter { rule: "skipped-number", also: &[], plant: skipped_step },
    Planter { rule: "repeated-number", also: &[], plant: repeated_number },
    Planter { rule: "skipped-level", also: &[], plant: skipped_level },
    Planter { rule: "orphan-number", also: &[], plant: headless_list },
    Planter {
        rule: "orphan-number",
        also: &["skipped-number", "task-without-department"],
        plant: lost_heading,
    },
    Planter { rule: "wrong-count", also: &[], plant: wrong_count },
    Planter { rule: "phase-over-when-issued", also: &[], plant: late_issue },
    Planter { rule: "phase-gap", also: &[], plant: phase_gap },
    Planter { rule: "overlapping-phases", also: &[], plant: overlapping_phases },
    Planter { rule: "outside-period", also: &[], plant: outside_period },
    Planter { rule: "conflicting-metadata", also: &[], plant: number_of_the_office },
    Planter { rule: "conflicting-metadata", also: &[], plant: page_of_the_office },
    Planter { rule: "empty-section", also: &[], plant: empty_section },
    Planter { rule: "repeated-heading", also: &[], plant: repeated_heading },
    Planter { rule: "missing-signature", also: &[], plant: missing_signature },
];

fn impossible_date(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, |line| line.contains("12月20日前"));
    let day = one_of(manner, &["2月30日前", "6月31日前", "11月31日前", "12月32日前"]);
    replaced(clean, at, "12月20日前", day)
}

fn backward_phase(clean: &Clean, _: Index, manner: Index) -> Planted {
    let at = clean.pick(manner, |line| line.contains("（2023年7月—2025年6月）"));
    replaced(clean, at, "2025年6月", one_of(manner, &["2022年6月", "2023年6月", "2023年1月"]))
}

/// A heading and those behind it count one too many.
fn skipped_number(clean: &Clean, place: Index, manner: Index) -> Planted {
    shifted(clean, place, manner, |number| number + 1)
}

/// A heading and those behind it count one too few.
fn repeated_number(clean: &Clean, place: Index, manner: Index) -> Planted {
    shifted(clean, place, manner, |number| number - 1)
}

fn shifted(clean: &Clean, place: Index, manner: Index, number: fn(u32) -> u32) -> Planted {
    let lists = clean.lists();
    let list = place.get(&lists);
    let from = 1 + manner.index(list.len() - 1);
    let changed: Vec<(usize, String)> =
        list[from..].iter().map(|&heading| clean.renumbered(heading, number(heading.number))).collect();
    clean.with_all(&changed, list[from].at)
}

/// A list counts from two.
fn headless_list(clean: &Clean, place: Index, _: Index) -> Planted {
    let lists = clean.lists();
    let list = place.get(&lists);
    let changed: Vec<(usize, String)> =
        list.iter().map(|&heading| clean.renumbered(heading, heading.number + 1)).collect();
    clean.with_all(&changed, list[0].at)
}

/// A heading of the first level is lost: what stood below it counts from one again, and is read as more of the tasks above.
fn lost_heading(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, |line| line.starts_with("三、") || line.starts_with("四、"));
    clean.without(at..at + 1, at)
}

/// One of the steps in a paragraph is lost.
fn skipped_step(clean: &Clean, place: Index, _: Index) -> Planted {
    let at = clean.pick(place, |line| line.contains("二是"));
    replaced(clean, at, "，二是扩大科技信贷规模", "")
}

/// The items below a heading of the second level are marked as those of the fourth are.
fn skipped_level(clean: &Clean, place: Index, _: Index) -> Planted {
    let lists = clean.lists();
    let of_tasks: Vec<&Vec<Heading>> = lists.iter().filter(|list| list[0].level == 2).collect();
    let list = *place.get(&of_tasks);
    let bracketed = |heading: &Heading| {
        let (number, rest) = clean.line(heading.at).split_once('.').unwrap();
        (heading.at, format!("（{number}）{rest}"))
    };
    let changed: Vec<(usize, String)> = list.iter().map(bracketed).collect();
    clean.with_all(&changed, list[0].at)
}

fn wrong_count(clean: &Clean, place: Index, manner: Index) -> Planted {
    let at = clean.pick(place, |line| line.contains("三大工程"));
    replaced(clean, at, "三大", one_of(manner, &["四大", "五大", "六大", "十大"]))
}

/// The plan is issued when its first phase is nearly over, or wholly.
fn late_issue(clean: &Clean, _: Index, manner: Index) -> Planted {
    let date = clean.lines_where(|line| line == "2023年1月10日")[0];
    let phase = clean.lines_where(|line| line.contains("部署启动阶段"))[0];
    let late = one_of(manner, &["2023年6月10日", "2023年6月30日", "2023年7月5日", "2023年9月1日"]);
    clean.with_all(&[(date, late.to_owned())], phase)
}

/// The second phase begins some months late.
fn phase_gap(clean: &Clean, _: Index, manner: Index) -> Planted {
    let at = clean.lines_where(|line| line.contains("全面推进阶段"))[0];
    replaced(clean, at, "2023年7月", &format!("2023年{}月", 8 + manner.index(4)))
}

/// The first phase ends some months into the second.
fn overlapping_phases(clean: &Clean, _: Index, manner: Index) -> Planted {
    let first = clean.lines_where(|line| line.contains("部署启动阶段"))[0];
    let second = clean.lines_where(|line| line.contains("全面推进阶段"))[0];
    let longer = clean.line(first).replace("—6月", &format!("—{}月", 8 + manner.index(4)));
    clean.with_all(&[(first, longer)], second)
}

/// The last phase runs over the end of the plan.
fn outside_period(clean: &Clean, _: Index, manner: Index) -> Planted {
    let at = clean.lines_where(|line| line.contains("总结提升阶段"))[0];
    let end = one_of(manner, &["2025年7月及以后", "2025年7月—2026年6月", "2025年7月—2026年12月"]);
    let line = clean.line(at).replace("总结提升阶段", "巩固提升阶段");
    clean.with(at, &line.replace("2025年7月—12月", end))
}

fn number_of_the_office(clean: &Clean, _: Index, manner: Index) -> Planted {
    let at = clean.lines_where(|line| line.contains("江政发"))[0];
    replaced(clean, at, "江政发", one_of(manner, &["江政办发", "江政办字", "江府办发"]))
}

/// The page names the office as the issuer.
fn page_of_the_office(_: &Clean, _: Index, manner: Index) -> Planted {
    let key = one_of(manner, &["发文机关", "发布机构"]);
    let text = format!("{key}：江州市人民政府办公室\n发文字号：江政发〔2023〕4号\n\n{}", Clean::TEXT);
    Planted { text, line: 1 }
}

/// A heading loses all its text.
fn empty_section(clean: &Clean, place: Index, _: Index) -> Planted {
    let own_text = |line: &str| line.starts_with('（') && line.contains('。');
    let at = clean.pick(place, |line| own_text(line) && !line.contains("阶段") && !line.contains("下表"));
    let title = clean.line(at).split_once('。').unwrap().0;
    clean.with(at, title)
}

/// A task is given the title of the one before it.
fn repeated_heading(clean: &Clean, place: Index, manner: Index) -> Planted {
    let lists = clean.lists();
    let of_tasks: Vec<&Vec<Heading>> = lists.iter().filter(|list| list[0].level == 2).collect();
    let list = *place.get(&of_tasks);
    let from = 1 + manner.index(list.len() - 1);
    let title = |heading: Heading| {
        let line = clean.line(heading.at);
        line.split_once('.').unwrap().1.split_once('。').unwrap().0
    };
    replaced(clean, list[from].at, title(list[from]), title(list[from - 1]))
}

fn missing_signature(clean: &Clean, _: Index, _: Index) -> Planted {
    let date = clean.lines_where(|line| line == "2023年1月10日")[0];
    clean.without(date - 1..date, date - 1)
}
