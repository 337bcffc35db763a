//! What each format does with gaps, odd cells and odd sizes.

use super::draft::{Draft, crowded, finding, small};
use crate::model::{Plan, Role};
use crate::render::{
    AnnexTable, Borders, ColumnOrder, CsvOptions, Matrix, MatrixOptions, TextOptions, tables,
};
use crate::text::{Source, Span, display_width};

fn matrix(plan: &Plan) -> Matrix {
    Matrix::of(plan, &MatrixOptions::default())
}

fn names(matrix: &Matrix) -> Vec<&str> {
    matrix.columns().iter().map(|column| &*column.name).collect()
}

#[test]
fn a_task_without_a_department_keeps_its_row() {
    let matrix = matrix(&small());
    let gaps: Vec<_> = matrix.rows().iter().filter(|row| row.is_gap()).map(|row| &*row.path).collect();
    assert_eq!((matrix.rows().len(), gaps), (5, vec!["一/（三）"]));
}

#[test]
fn columns_stand_by_load_and_among_equals_by_leads() {
    let plan = Draft::new("")
        .task("1", "甲", "首 A、B")
        .task("2", "乙", "首 C、B")
        .task("3", "丙", "首 D；责任 A")
        .0;
    assert_eq!(names(&matrix(&plan)), ["A", "B", "C", "D"]);
    let plan = Draft::new("").task("1", "甲", "责任 A；配合 B").task("2", "乙", "牵头 B；责任 A").0;
    assert_eq!(names(&matrix(&plan)), ["B", "A"]);
}

#[test]
fn columns_stand_by_first_appearance_on_request() {
    let plan = Draft::new("").task("1", "甲", "责任 A；配合 B").task("2", "乙", "牵头 B、C").0;
    let options = MatrixOptions::default().with_order(ColumnOrder::FirstAppearance);
    assert_eq!(names(&Matrix::of(&plan, &options)), ["A", "B", "C"]);
}

#[test]
fn departments_without_a_task_have_a_column_only_on_request() {
    let mut draft = Draft::new("").task("1", "甲", "首 A");
    draft.department("B");
    assert_eq!(names(&matrix(&draft.0)), ["A"]);
    let options = MatrixOptions::default().with_idle_departments(true);
    assert_eq!(names(&Matrix::of(&draft.0, &options)), ["A", "B"]);
}

#[test]
fn a_department_named_twice_shows_its_strongest_role_and_keeps_both() {
    let plan = Draft::new("").task("1", "甲", "配合 A、B；牵头 A").0;
    let matrix = matrix(&plan);
    let row = matrix.rows().first().unwrap();
    let cell = row.cell(0).unwrap();
    assert_eq!((cell.role, &*cell.roles), (Role::Lead, &[Role::Support, Role::Lead][..]));
    let column = matrix.columns().first().unwrap();
    assert_eq!(
        (&*column.name, column.tally.tasks(), column.tally.lead, column.tally.support),
        ("A", 1, 1, 0)
    );
    assert_eq!(row.cell(2), None);
}

#[test]
fn group_is_the_heading_above_with_its_marker() {
    let groups: Vec<_> = matrix(&small()).rows().iter().map(|row| row.group.clone().unwrap()).collect();
    assert_eq!(groups.first().map(|group| &**group), Some("一、夯实数字底座"));
    assert_eq!(groups.last().map(|group| &**group), Some("二、提升服务能力"));
}

#[test]
fn headings_with_the_same_words_stay_apart() {
    let plan =
        Draft::new("").heading("一", "任务").task("1", "甲", "").heading("一", "任务").task("1", "乙", "").0;
    let mut plan = plan;
    plan.sections.iter_mut().filter(|one| one.id.index() == 2).for_each(|one| one.label = "二".into());
    assert_eq!(matrix(&plan).to_markdown().matches("**一、任务**").count(), 2);
}

#[test]
fn a_task_at_the_top_does_not_seem_to_stand_under_the_heading_before_it() {
    let mut plan = Draft::new("").heading("一", "任务").task("1", "甲", "").task("二", "乙", "").0;
    plan.sections.iter_mut().filter(|one| one.id.index() == 2).for_each(|one| one.parent = None);
    assert!(matrix(&plan).to_markdown().contains("|  | **－** |\n| 二 | 乙"));
}

#[test]
fn annex_has_the_column_of_guides_only_where_there_is_one() {
    assert_eq!(AnnexTable::of(&small()).roles(), Role::ALL);
    let plan = Draft::new("").task("1", "甲", "首 A").0;
    assert!(!AnnexTable::of(&plan).to_markdown().contains("指导单位"));
}

#[test]
fn annex_names_a_department_once_for_each_role_and_keeps_the_list_open() {
    let plan = Draft::new("").task("1", "甲", "配合 A、B；配合 A等、C").0;
    let annex = AnnexTable::of(&plan);
    assert_eq!(annex.rows().first().unwrap().names_of(Role::Support), "A等、B、C");
}

#[test]
fn annex_marks_a_task_that_names_nobody() {
    let plan = Draft::new("").task("1", "甲", "").0;
    let annex = AnnexTable::of(&plan);
    assert!(annex.to_markdown().contains("| 1 | 甲 | （未明确） | － | － | － |\n"));
    assert_eq!(
        annex.to_csv(&CsvOptions::default()),
        "序号,任务,牵头单位,责任单位,配合单位,完成时限\n1,甲,（未明确）,,,\n"
    );
}

#[test]
fn an_empty_plan_is_an_empty_table_with_a_note() {
    let plan = Draft::new("").0;
    let matrix = matrix(&plan);
    assert_eq!(matrix.to_markdown(), "# 责任矩阵\n\n| 编号 | 任务 |\n| --- | --- |\n\n- 未读出任务。\n");
    assert!(matrix.to_text(&TextOptions::default()).contains("| 编号 | 任务 |\n"));
    assert_eq!(matrix.to_csv(&CsvOptions::default()), "编号,所属,任务,单位数\n");
    assert!(matrix.to_html().contains("未读出任务"));
    assert!(AnnexTable::of(&plan).to_html().contains("未读出任务"));
    assert!(AnnexTable::of(&plan).to_json().contains("\"rows\": []"));
}

#[test]
fn tasks_without_any_department_still_make_a_matrix() {
    let plan = Draft::new("").task("1", "甲", "").task("2", "乙", "").0;
    let text = matrix(&plan).to_text(&TextOptions::default());
    assert!(text.contains("甲（未明确责任单位）") && text.contains("2 项任务未明确责任单位"));
}

#[test]
fn forty_departments_go_on_in_tables_below() {
    let text = matrix(&crowded(40)).to_text(&TextOptions::default().with_width(80));
    let tables = text.split("续表").count();
    assert_eq!(tables, 3, "{text}");
    assert!(text.lines().all(|line| display_width(line) <= 80), "{text}");
    let plain = TextOptions::default().with_width(80).with_borders(Borders::Plain);
    assert!(matrix(&crowded(40)).to_text(&plain).lines().all(|line| display_width(line) <= 80));
}

#[test]
fn every_department_and_every_mark_is_in_one_of_the_tables() {
    let text = matrix(&crowded(40)).to_text(&TextOptions::default().with_width(60));
    let body: String = text.lines().filter(|line| line.contains("办一件事")).collect();
    assert_eq!((body.matches('牵').count(), body.matches('责').count()), (20, 20), "{text}");
}

#[test]
fn wide_quotes_and_dashes_keep_columns_aligned() {
    let plan = Draft::new("")
        .task("1", "推进“一网通办”——再造·流程…", "首 市“双招双引”专班")
        .task("2", "甲", "首 市局")
        .0;
    for width in [30, 44, 100] {
        let text = AnnexTable::of(&plan).to_text(&TextOptions::default().with_width(width));
        let widths: Vec<_> =
            text.lines().filter(|line| line.starts_with(['|', '+'])).map(display_width).collect();
        assert!(widths.windows(2).all(|pair| pair.first() == pair.last()), "{text}");
    }
}

#[test]
fn very_long_names_do_not_widen_the_table() {
    let name = "某某市推进高质量发展综合绩效考核工作领导小组办公室及其各成员单位".repeat(4);
    let plan = Draft::new("").task("1", &name, &format!("首 {name}")).0;
    let options = TextOptions::default().with_width(60);
    for text in [matrix(&plan).to_text(&options), AnnexTable::of(&plan).to_text(&options)] {
        assert!(text.lines().all(|line| display_width(line) <= 60), "{text}");
    }
}

#[test]
fn markdown_escapes_its_own_signs() {
    let plan = Draft::new("*a*").task("1", "a|b\nc <script> `x` [y](z) 2.02*", "首 A_B").0;
    let text = matrix(&plan).to_markdown();
    assert!(text.starts_with("# \\*a\\* 责任矩阵\n"));
    assert!(text.contains("| a\\|b c \\<script\\> \\`x\\` \\[y\\](z) 2.02\\* | 牵头 |\n"), "{text}");
    assert!(text.contains("| A\\_B |\n"));
}

#[test]
fn control_and_direction_characters_do_not_reach_a_terminal() {
    let plan = Draft::new("题\u{1b}[2J").task("1", "甲\u{202e}乙\u{7}", "首 市\u{0}局\u{200f}").0;
    let matrix = matrix(&plan);
    for text in [matrix.to_text(&TextOptions::default()), matrix.to_markdown(), matrix.to_html()] {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{200f}']));
        assert!(text.contains("题␛") && text.contains("甲乙␇"));
    }
}

#[test]
fn csv_has_a_byte_order_mark_only_on_request() {
    let matrix = matrix(&small());
    assert!(matrix.to_csv(&CsvOptions::default()).starts_with("编号"));
    assert!(matrix.to_csv(&CsvOptions::default().with_bom(true)).starts_with("\u{feff}编号"));
}

#[test]
fn csv_guards_against_formulas_unless_told_otherwise() {
    let plan = Draft::new("").task("1", "=1+1", "首 +A").0;
    let guarded = matrix(&plan).to_csv(&CsvOptions::default());
    assert!(guarded.contains(",'=1+1,") && guarded.contains(",'+A\n"), "{guarded}");
    let bare = matrix(&plan).to_csv(&CsvOptions::default().with_formula_guard(false));
    assert!(bare.contains(",=1+1,") && bare.contains(",+A\n"), "{bare}");
}

#[test]
fn json_says_what_the_document_does_not() {
    let plan = Draft::new("").task("1", "甲", "").0;
    let json: serde_json::Value = serde_json::from_str(&matrix(&plan).to_json()).unwrap();
    assert_eq!(json.pointer("/document/title"), Some(&serde_json::Value::Null));
    assert_eq!(json.pointer("/rows/0/group"), Some(&serde_json::Value::Null));
    assert_eq!(json.pointer("/rows/0/gap"), Some(&serde_json::Value::Bool(true)));
}

#[test]
fn relational_tables_have_the_columns_of_the_contract() {
    let source = Source::new("").unwrap();
    let all = tables::all(&small(), &source, &[]);
    let heads: Vec<_> = all.iter().map(|(name, csv)| (*name, csv.lines().next().unwrap())).collect();
    assert_eq!(
        heads,
        [
            (
                "document.csv",
                "title,number,issuer,issued,published,index_number,kind,place,period_from,period_to"
            ),
            ("outline.csv", "path,marker,title,role,line"),
            ("tasks.csv", "path,title,line"),
            ("assignments.csv", "path,department,canonical,role,basis,group,collective,open_list,line"),
            (
                "indicators.csv",
                "table,no,category,name,unit,baseline_raw,baseline_value,baseline_year,target_raw,target_value,\
                 comparator,target_year,attribute,starred,qualitative,line"
            ),
            ("indicator_departments.csv", "table,no,name,department,role,basis"),
            ("targets.csv", "path,text,subject,value,value_high,unit,comparator,due,kind,line"),
            ("schedule.csv", "kind,path,name,text,every,action,from,to,date,recurring,who,what,line"),
            ("mentions.csv", "path,text,department,role,line"),
            ("findings.csv", "code,rule,severity,line,column,message"),
        ]
    );
}

#[test]
fn relational_tables_have_a_row_for_each_fact() {
    let source = Source::new("").unwrap();
    let plan = small();
    assert_eq!(
        tables::document(&plan).lines().nth(1),
        Some("青禾市“数字政府”三年行动计划（2024—2026年）,青政发〔2024〕7号,青禾市人民政府,2024-03-01,,,,,,")
    );
    assert_eq!(
        tables::outline(&plan, &source).lines().nth(2),
        Some("一/（一）,（一）,建设一体化政务云,task,")
    );
    assert_eq!(tables::tasks(&plan, &source).lines().nth(3), Some("一/（三）,编制公共数据目录,"));
    let assignments = tables::assignments(&plan, &source);
    assert_eq!(assignments.lines().count(), 1 + 11);
    assert_eq!(
        assignments.lines().nth(1),
        Some("一/（一）,市大数据局,市大数据局,lead,first-listed,0,false,false,")
    );
    assert_eq!(
        assignments.lines().nth(6),
        Some("一/（二）,各县（区）人民政府,各县（区）人民政府,support,none,1,true,true,")
    );
}

#[test]
fn relational_tables_give_lines_and_columns_of_the_source() {
    let source = Source::new("一、甲\n二、乙").unwrap();
    let mut plan = Draft::new("").heading("二", "乙").0;
    let second = source.line_span(2).unwrap();
    plan.sections.iter_mut().for_each(|section| section.span = Some(second));
    assert_eq!(tables::outline(&plan, &source).lines().nth(1), Some("二,二、,乙,section,2"));
    let found =
        [finding(Some(Span::new(second.start() + 6, second.end())), "有“,”号"), finding(None, "全文")];
    assert_eq!(
        tables::findings(&found, &source),
        "code,rule,severity,line,column,message\n\
         FG999,made-up-fault,warning,2,3,\"有“,”号\"\nFG999,made-up-fault,warning,,,全文\n"
    );
}
