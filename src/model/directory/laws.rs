//! Laws that every line of the built-in table keeps, whatever is added to it.

use super::{Directory, Jurisdiction};
use crate::document::names::{Likeness, STEMS, likeness, looks_collective};
use std::collections::BTreeSet;

const ISSUERS: &[&str] = &[
    "国务院",
    "山东省人民政府",
    "广西壮族自治区人民政府",
    "临沂市人民政府",
    "凉山彝族自治州人民政府",
    "沂水县人民政府",
    "南沙区人民政府",
];

/// Every spelling of the table, each ending as canonical and in full.
fn spellings() -> Vec<String> {
    let mut all = Vec::new();
    for stem in STEMS {
        for core in core::iter::once(&stem.core).chain(stem.aliases) {
            for ending in stem.endings.split(' ') {
                all.push(format!("{core}{}", ending.trim_start_matches('-')));
                match ending {
                    "委" => all.push(format!("{core}委员会")),
                    "办" => all.push(format!("{core}办公室")),
                    _ => {}
                }
            }
        }
    }
    all
}

#[test]
fn a_canonical_name_stands_for_itself() {
    let directory = Directory::builtin();
    let mut wrong = BTreeSet::new();
    for issuer in ISSUERS {
        let at = Jurisdiction::of_issuer(issuer);
        for spelling in spellings() {
            for prefix in [
                "",
                "国家",
                "中央",
                "全国",
                "省",
                "省委",
                "自治区",
                "市",
                "市委",
                "州",
                "区",
                "县",
                "临沂市",
                "兰山区",
            ] {
                let printed = format!("{prefix}{spelling}");
                // Without a jurisdiction the issuers are all the same: once is enough.
                let also_without = (*issuer == "国务院").then_some(None);
                for within in [Some(at.as_ref()), also_without].into_iter().flatten() {
                    let once = directory.resolve(&printed, within);
                    let twice = directory.resolve(&once.name, within);
                    if once.name != twice.name || once.level != twice.level || once.kind != twice.kind {
                        wrong.insert(format!("{issuer} {printed} → {} → {}", once.name, twice.name));
                    }
                }
            }
        }
    }
    let first: Vec<_> = wrong.iter().take(40).collect();
    assert!(wrong.is_empty(), "{}: {first:#?}", wrong.len());
}

#[test]
fn one_spelling_is_on_one_line() {
    let mut seen = std::collections::BTreeMap::new();
    for stem in STEMS {
        for core in core::iter::once(&stem.core).chain(stem.aliases) {
            for ending in stem.endings.split(' ') {
                let party = stem.family == crate::document::names::Family::Party;
                let other = seen.insert((*core, ending, party), stem.core);
                assert_eq!(other, None, "{core}{ending} is on two lines");
            }
        }
    }
}

#[test]
fn every_line_with_a_prefix_is_known_and_looks_it() {
    let city = Jurisdiction::of_issuer("临沂市人民政府");
    for spelling in spellings() {
        let printed = format!("市{spelling}");
        assert!(Directory::builtin().resolve(&printed, city.as_ref()).known, "{printed}");
        if spelling.chars().all(|c| c != '"') {
            assert_eq!(likeness(&printed), Likeness::Strong, "{printed}");
        }
    }
}

/// The names are asked for their stem before they are asked whether they are collectives.
#[test]
fn a_usual_department_is_no_collective() {
    for spelling in spellings() {
        for prefix in [
            "",
            "省",
            "自治区",
            "兵团",
            "市",
            "州",
            "自治州",
            "盟",
            "区",
            "县",
            "自治县",
            "旗",
            "新区",
            "镇",
            "乡",
            "街道",
            "市委",
            "区委",
            "县党委",
            "中共市委",
        ] {
            let printed = format!("{prefix}{spelling}");
            assert!(!looks_collective(&printed), "{printed}");
        }
    }
}
