//! The written form of a plan: what is written reads back identical, and a bad file is refused with place and reason.

#![expect(clippy::unwrap_used)] // a test that cannot go on should stop there

mod common;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::plans::plan;
use fengong::diagnostic::Severity;
use fengong::model::{
    Attribute, Comparator, DepartmentKind, Direction, DueSource, Every, Evidence, LeadBasis, Level,
    MentionRole, PlanKind, Role, SectionRole, TableKind, TargetKind,
};
use fengong::{Directory, Error, Plan, sample, text::Source};
use proptest::prelude::*;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/wire")
}

#[track_caller]
fn refused(json: &str, at: &str, reason: &str) {
    let error = Plan::from_json(json).unwrap_err();
    assert_eq!(error, Error::MalformedPlan { at: at.into(), reason: reason.into() });
}

proptest! {
    #[test]
    fn json_reads_back_identical(plan in plan()) {
        let json = plan.to_json();
        let back = Plan::from_json(&json).unwrap();
        prop_assert_eq!(&back, &plan);
        prop_assert_eq!(back.to_json(), json);
    }

    #[test]
    fn the_layout_is_only_white_space(plan in plan()) {
        let value: serde_json::Value = serde_json::from_str(&plan.to_json()).unwrap();
        prop_assert_eq!(value, serde_json::to_value(&plan).unwrap());
    }

    #[test]
    fn formats_without_field_names_read_back_identical(plan in plan()) {
        let bytes = postcard::to_stdvec(&plan).unwrap();
        prop_assert_eq!(postcard::from_bytes::<Plan>(&bytes).unwrap(), plan);
    }

    #[test]
    fn a_cut_file_is_an_error(plan in plan(), cut in any::<prop::sample::Index>()) {
        let json = plan.to_json();
        let end = json.trim_end().char_indices().map(|(at, _)| at).collect::<Vec<_>>();
        let cut = *cut.get(&end);
        prop_assert!(Plan::from_json(json.get(..cut).unwrap()).is_err());
    }
}

/// Takes one value of a JSON text away, or puts another in its place.
fn damage(value: &mut serde_json::Value, steps: &[prop::sample::Index], put: &serde_json::Value) {
    let (step, rest) = steps.split_first().unwrap();
    let inner = match value {
        serde_json::Value::Object(fields) if !fields.is_empty() => {
            let key = fields.keys().nth(step.index(fields.len())).unwrap().clone();
            if rest.is_empty() && put.is_null() {
                fields.remove(&key);
                return;
            }
            fields.get_mut(&key).unwrap()
        }
        serde_json::Value::Array(items) if !items.is_empty() => {
            let at = step.index(items.len());
            if rest.is_empty() && put.is_null() {
                items.remove(at);
                return;
            }
            &mut items[at]
        }
        scalar => {
            *scalar = put.clone();
            return;
        }
    };
    if rest.is_empty() {
        *inner = put.clone();
    } else {
        damage(inner, rest, put);
    }
}

proptest! {
    #[test]
    fn a_damaged_file_is_refused_or_reads_back_identical(
        plan in plan(),
        steps in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        put in prop::sample::select(vec![
            serde_json::json!(null), serde_json::json!(0), serde_json::json!(1), serde_json::json!("市科技局"),
            serde_json::json!([1, 2]), serde_json::json!([]), serde_json::json!(true),
        ]),
    ) {
        let mut value = serde_json::to_value(&plan).unwrap();
        damage(&mut value, &steps, &put);
        if let Ok(read) = Plan::from_json(&value.to_string()) {
            prop_assert_eq!(Plan::from_json(&read.to_json()), Ok(read));
        }
    }
}

#[test]
fn the_golden_file_reads_and_is_written_byte_for_byte() {
    let golden = fs::read_to_string(fixtures().join("small.json")).unwrap();
    let plan = Plan::from_json(&golden).unwrap();
    assert_eq!(plan.to_json(), golden);
}

#[test]
fn every_field_that_is_written_stands_in_the_table_of_fields() {
    let lines = include_str!("../src/model/json.rs").lines();
    let table = lines.filter_map(|line| line.trim_start().strip_prefix("/// |"));
    let told: HashSet<&str> =
        table.flat_map(|row| row.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')).collect();
    let sample = Plan::read(&Source::new(sample::TEXT).unwrap(), &Directory::builtin()).value.to_json();
    let golden = fs::read_to_string(fixtures().join("small.json")).unwrap();
    let mut waiting: Vec<serde_json::Value> =
        [&sample, &golden].map(|json| serde_json::from_str(json).unwrap()).into();
    while let Some(value) = waiting.pop() {
        match value {
            serde_json::Value::Array(values) => waiting.extend(values),
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    assert!(told.contains(&*name), "the page of Plan::from_json says nothing of {name}");
                    waiting.push(value);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_bad_file_is_refused_with_its_message() {
    let mut files: Vec<_> = fs::read_dir(fixtures().join("bad"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    assert!(files.len() >= 20, "only {} bad files", files.len());
    for file in files {
        let error = Plan::from_json(&fs::read_to_string(&file).unwrap()).unwrap_err();
        let expected = fs::read_to_string(file.with_extension("txt")).unwrap_or_default();
        assert_eq!(error.to_string(), expected.trim_end(), "{}", file.display());
    }
}

#[test]
fn the_least_file_reads() {
    let plan = Plan::from_json(
        r#"{"fengong":1,"header":{"title":"科技创新行动计划"},
            "tasks":[{"title":"建设平台","assignments":[{"department":"市科技局","role":"lead"}]}]}"#,
    )
    .unwrap();
    let built = Plan::builder("科技创新行动计划").task("建设平台").lead("市科技局").build().unwrap();
    assert_eq!(plan, built);
    assert_eq!(Plan::from_json(r#"{"fengong":1}"#).unwrap().tasks(), []);
}

#[test]
fn a_task_without_a_section_stands_at_the_top_with_the_next_number() {
    let plan = Plan::from_json(
        r#"{"fengong":1,
            "sections":[{"label":"7","title":"整治"},{"label":"1","title":"河道","parent":0}],
            "tasks":[{"title":"清洗河道","section":1},{"title":"修补道路"}]}"#,
    )
    .unwrap();
    let paths: Vec<_> = plan.tasks().iter().map(|task| plan.task_path(task.id).unwrap()).collect();
    assert_eq!(paths, ["7/1", "8"]);
}

#[test]
fn another_version_is_the_reason_wherever_it_stands() {
    for json in [r#"{"fengong":2,"header":{}}"#, r#"{"plan":{"titles":["科技创新行动计划"]},"fengong":2}"#]
    {
        assert_eq!(Plan::from_json(json), Err(Error::UnknownVersion { version: 2, known: 1 }));
    }
    let error = serde_json::from_str::<Plan>(r#"{"fengong":2}"#).unwrap_err();
    assert!(error.to_string().starts_with("the plan is written in version 2"), "{error}");
}

#[test]
fn other_formats_say_place_and_reason_too() {
    let error = serde_json::from_str::<Plan>(r#"{"fengong":1,"tasks":[{"title":"清洗河道","section":4}]}"#);
    assert_eq!(
        error.unwrap_err().to_string(),
        "at tasks[0].section: there is no section 4, counted from 0; 0 are listed"
    );
}

#[test]
fn deep_nesting_and_long_lists_are_errors_without_a_crash() {
    for open in ["[", "{\"fengong\":", "{\"fengong\":1,\"tasks\":[", "{\"fengong\":1,\"header\":["] {
        assert!(Plan::from_json(&open.repeat(200_000)).is_err());
        assert!(Plan::from_json(&format!("{{\"fengong\":2,\"x\":{}", open.repeat(200_000))).is_err());
    }
    let long = format!(r#"{{"fengong":1,"sections":[{}]}}"#, vec!["1"; 200_000].join(","));
    assert!(Plan::from_json(&long).is_err());
    let mut chain = String::from(r#"{"fengong":1,"sections":[{"label":"一","title":""}"#);
    for parent in 0..100 {
        chain.push_str(&format!(r#",{{"label":"一","title":"","parent":{parent}}}"#));
    }
    refused(&(chain + "]}"), "sections[64].parent", "the section would stand 65 deep, the limit is 64");
}

#[test]
fn a_byte_order_mark_does_not_matter() {
    assert!(Plan::from_json("\u{feff}{\"fengong\":1}").is_ok());
}

#[test]
fn the_longest_file_has_a_limit() {
    let long = String::from_utf8(vec![0; Plan::JSON_LIMIT + 1]).unwrap();
    assert!(matches!(Plan::from_json(&long), Err(Error::SourceTooLarge { size, limit })
        if size == limit + 1 && limit == Plan::JSON_LIMIT));
}

/// Words of tables, words of files and what is displayed are the same, and all of them are read back.
#[test]
fn every_word_stands_for_its_value_and_no_other_word_does() {
    macro_rules! check {
        ($($name:ident),+) => {$(
            for &value in $name::ALL {
                let word = value.to_string();
                assert_eq!((word.as_str(), word.parse()), (value.as_str(), Ok(value)));
                assert_eq!(serde_json::to_value(value).unwrap(), word);
            }
            let unknown = Error::UnknownWord { what: stringify!($name), word: "Lead ".to_owned() };
            assert_eq!("Lead ".parse::<$name>(), Err(unknown));
        )+};
    }
    check!(
        Attribute,
        Comparator,
        DepartmentKind,
        Direction,
        DueSource,
        Every,
        Evidence,
        LeadBasis,
        Level,
        MentionRole
    );
    check!(PlanKind, Role, SectionRole, Severity, TableKind, TargetKind);
    let error = "boss".parse::<Role>().unwrap_err();
    assert_eq!(error.to_string(), "\"boss\" is no Role");
}
