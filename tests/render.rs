//! Matrices and tables of the plan that ships, through the public face: they say what the plan says.

#![expect(clippy::unwrap_used)]

use fengong::render::{AnnexTable, Caption, CsvOptions, Matrix, MatrixOptions, Table, TextOptions, tables};
use fengong::text::{Source, display_width};
use fengong::{Directory, Plan};

fn sample() -> Plan {
    let source = Source::new(fengong::sample::TEXT).unwrap();
    Plan::read(&source, &Directory::builtin()).into_value()
}

fn rows(csv: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn every_task_of_the_plan_has_its_row() {
    let plan = sample();
    let titles: Vec<_> = plan.tasks().iter().map(|task| &*task.title).collect();
    let matrix = Matrix::of(&plan, &MatrixOptions::default());
    assert_eq!(matrix.rows().iter().map(|row| &*row.title).collect::<Vec<_>>(), titles);
    let annex = AnnexTable::of(&plan);
    assert_eq!(annex.rows().iter().map(|row| &*row.title).collect::<Vec<_>>(), titles);
    for (row, task) in matrix.rows().iter().zip(plan.tasks()) {
        assert_eq!(*row.path, *plan.task_path(task.id).unwrap());
        assert_eq!(row.is_gap(), task.assignments.is_empty());
    }
}

#[test]
fn a_change_in_points_is_no_level_in_the_ledger() {
    let source = Source::new(
        "一、总体目标\n到2027年，高技术产业产值占工业产值比重提高2个百分点，城镇调查失业率下降1个百分点，绿化覆盖率达到45%。\n",
    )
    .unwrap();
    let ledger = Table::of_indicators(&Plan::read(&source, &Directory::builtin()).into_value());
    let targets: Vec<_> = ledger.rows().iter().map(|row| row[4].as_str()).collect();
    assert_eq!(targets, ["提高2个百分点（2027）", "下降1个百分点（2027）", "45%（2027）"]);
}

#[test]
fn the_ledger_has_a_line_for_each_quantity_and_a_column_for_years_only_where_there_are_any() {
    let read = |table: &str| {
        let source = Source::new(format!("一、主要目标\n{table}")).unwrap();
        Table::of_indicators(&Plan::read(&source, &Directory::builtin()).into_value())
    };
    let ledger = read("指标\t单位\t2024年\t2025年\t2026年\t2027年\n绿道长度\t公里\t310\t350\t410\t480\n");
    let heads: Vec<_> = ledger.heads().collect();
    assert_eq!(heads, ["序号", "指标", "单位", "基期", "年度值", "目标", "属性", "责任单位"]);
    let line = ["", "绿道长度", "公里", "310（2024）", "350（2025）、410（2026）", "480（2027）", "", ""];
    assert_eq!(ledger.rows(), [line]);

    let ledger = read(
        "序号\t指标\t单位\t2024年\t2027年\t责任单位\n1\t高新技术企业数及占比\t家、%\t300/20.5\t480/30.7\t市科技局；市财政局配合\n\
         2\t营商环境满意度\t定性\t良好\t优秀\t\n",
    );
    assert_eq!(ledger.heads().count(), 7);
    let cells: Vec<_> = ledger.rows().iter().map(|row| row.join("|")).collect();
    assert_eq!(
        cells,
        [
            "1|高新技术企业数|家|300（2024）|480（2027）||市科技局（牵头）、市财政局",
            "1|高新技术企业数占比|%|20.5（2024）|30.7（2027）||市科技局（牵头）、市财政局",
            "2|营商环境满意度|定性|良好（2024）|优秀（2027）||",
        ]
    );
}

#[test]
fn every_department_with_a_task_has_its_column() {
    let plan = sample();
    let matrix = Matrix::of(&plan, &MatrixOptions::default());
    let mut busy: Vec<_> = plan
        .tasks()
        .iter()
        .flat_map(|task| &task.assignments)
        .map(|assignment| assignment.department)
        .collect();
    busy.sort();
    busy.dedup();
    let mut columns: Vec<_> = matrix.columns().iter().map(|column| column.department).collect();
    columns.sort();
    assert_eq!(columns, busy);
}

#[test]
fn relational_tables_have_as_many_rows_as_the_plan_has_facts() {
    let source = Source::new(fengong::sample::TEXT).unwrap();
    let parsed = Plan::read(&source, &Directory::builtin());
    let (plan, found) = (&parsed.value, &parsed.diagnostics);
    let assignments: usize = plan.tasks().iter().map(|task| task.assignments.len()).sum();
    assert_eq!(rows(&tables::document(plan)).len(), 1);
    assert_eq!(rows(&tables::outline(plan, &source)).len(), plan.sections().len());
    assert_eq!(rows(&tables::tasks(plan, &source)).len(), plan.tasks().len());
    assert_eq!(rows(&tables::assignments(plan, &source)).len(), assignments);
    assert_eq!(rows(&tables::findings(found, &source)).len(), found.len());
}

#[test]
fn terminal_text_keeps_to_its_width() {
    let plan = sample();
    for width in [60, 80, 120] {
        let options = TextOptions::default().with_width(width);
        let matrix = Matrix::of(&plan, &MatrixOptions::default()).to_text(&options);
        let table = AnnexTable::of(&plan).to_text(&options);
        for line in matrix.lines().chain(table.lines()).filter(|line| line.starts_with(['|', '+'])) {
            assert!(display_width(line) <= width, "{line}");
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let render = |plan: &Plan| {
        let (matrix, annex) = (Matrix::of(plan, &MatrixOptions::default()), AnnexTable::of(plan));
        let csv = CsvOptions::default();
        [
            matrix.to_markdown() + &annex.to_markdown(),
            matrix.to_csv(&csv) + &annex.to_csv(&csv),
            matrix.to_json() + &annex.to_json(),
            matrix.to_html() + &annex.to_html(),
        ]
    };
    assert_eq!(render(&sample()), render(&sample()));
}

#[test]
fn matrices_and_tables_can_be_sent_between_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Matrix>();
    check::<AnnexTable>();
    check::<Caption>();
}

#[test]
fn a_column_that_comes_after_the_rows_is_empty_in_them() {
    let mut table = Table::new("任务数").with_title("单位");
    table.push(["市园林局"]);
    let mut table = table.with_number("任务");
    table.push(["市水利局", "3"]);
    assert_eq!(table.rows(), [["市园林局", ""], ["市水利局", "3"]]);
    assert_eq!(table.to_csv(&CsvOptions::default()), "单位,任务\n市园林局,\n市水利局,3\n");
}
