//! Plain tables: their forms, hostile words, and what graphs answer.

use proptest::prelude::*;

use crate::graph::{Change, Dependency, LeadAnswer, PlanGraph, Weights};
use crate::model::Plan;
use crate::render::{Borders, CsvOptions, Table, TextOptions};
use crate::text::display_width;

fn graph() -> PlanGraph {
    let plan = Plan::builder("方案").section("一", "任务");
    let plan = plan.task("建成平台").lead("市城管局").joint("市公安局").support("市财政局");
    let plan = plan.task("整治占道").joint("市公安局").joint("市城管局");
    PlanGraph::of(plan.task("开展体检").build().unwrap())
}

fn table() -> Table {
    let mut table = Table::new("任务|数").with_label("序号").with_title("单位").with_number("任务");
    table.push(["1", "市城管局", "12"]);
    table.push(["2", "=<b>市\n公安局", "7", "多余"]);
    table.push(["3"]);
    table.note("以*文件*为准。");
    table
}

#[test]
fn numbers_stand_at_their_last_digit_and_words_do_no_harm() {
    let plain = table().to_text(&TextOptions::default().with_borders(Borders::Plain));
    let lines = [
        "任务|数",
        "",
        "序号  单位          任务",
        "----  ------------  ----",
        "1     市城管局        12",
        "2     =<b>市公安局     7",
        "3                       ",
        "",
        "注：以*文件*为准。",
        "",
    ];
    assert_eq!(plain, lines.join("\n"));
    let lines = [
        "# 任务\\|数",
        "",
        "| 序号 | 单位 | 任务 |",
        "| --- | --- | --: |",
        "| 1 | 市城管局 | 12 |",
        "| 2 | =\\<b\\>市公安局 | 7 |",
        "| 3 |  |  |",
        "",
        "- 以\\*文件\\*为准。",
        "",
    ];
    assert_eq!(table().to_markdown(), lines.join("\n"));
    let csv = "序号,单位,任务\n1,市城管局,12\n2,\"'=<b>市\n公安局\",7\n3,,\n";
    assert_eq!(table().to_csv(&CsvOptions::default()), csv);
    let html = table().to_html();
    assert!(html.contains("<th scope=\"row\" class=\"title\">=&#60;b&#62;市公安局</th>"), "{html}");
    assert!(html.contains("<td class=\"number\">12</td>") && html.contains("<title>任务|数</title>"));
}

/// The cells of a table, rows apart by a slash.
fn cells(table: &Table) -> String {
    table.rows().iter().map(|row| row.join(" ")).collect::<Vec<_>>().join(" / ")
}

#[test]
fn answers_of_a_graph_come_as_tables() {
    let graph = graph();
    let all = graph.tasks();
    assert_eq!(
        cells(&Table::of_tasks("任务", &all)),
        "一/1 建成平台 市城管局、市公安局、市财政局 / 一/2 整治占道 市公安局、市城管局 / 一/3 开展体检 "
    );
    let busy = graph.departments();
    assert_eq!(
        cells(&Table::of_departments("单位", &busy)),
        "市城管局 1 1 0 0 2 / 市公安局 0 2 0 0 2 / 市财政局 0 0 1 0 1"
    );
    let workload = graph.workload();
    assert_eq!(
        cells(&Table::of_workload(&workload)),
        "市城管局 1 1 0 0 2 2 6 / 市公安局 0 2 0 0 2 2 4 / 市财政局 0 0 1 0 1 1 1"
    );
    assert_eq!(
        cells(&Table::of_shares(&workload.shares())),
        "市城管局 1 100.0% 6 54.5% / 市公安局 0 0.0% 4 36.4% / 市财政局 0 0.0% 1 9.1%"
    );
    let network = graph.collaboration();
    assert_eq!(cells(&Table::of_pairs(&network.top(2))), "1 市城管局 市公安局 2 / 2 市城管局 市财政局 1");
    let weighted = graph.query_pairs().weights(Weights::default()).top(1);
    assert_eq!(cells(&Table::of_pairs(&weighted)), "1 市城管局 市公安局 2 4");
    assert_eq!(cells(&Table::of_groups(&network.groups())), "1 3 市城管局、市公安局、市财政局");
    assert_eq!(Table::of_central(&network.central()).rows().len(), 3);
    let cover = graph.cover(&all);
    assert_eq!(cells(&Table::of_cover(&cover, &all)), "市城管局 2");
    let meetings = Table::of_meetings(&graph.meetings(&all));
    assert_eq!(meetings.rows().iter().map(|row| &*row[0]).collect::<Vec<_>>(), ["1", "1", "2"]);

    let LeadAnswer::Decided(leads) = graph.query_leads().resolve().unwrap() else { panic!("no limits") };
    assert_eq!(
        cells(&Table::of_leads("牵头", &leads)),
        "一/1 建成平台 市城管局 文件已定 市城管局 / 一/2 整治占道 市公安局 均衡选定，新定 "
    );
    assert_eq!(cells(&Table::of_lead_loads(&leads)), "市城管局 1 1 / 市公安局 1 0");

    let key = |name| graph.department_named(name).unwrap().key();
    let changes =
        [Change::merge([key("市公安局"), key("市城管局")], "市城市局"), Change::abolish(key("市财政局"))];
    let after = graph.reorganise(&changes).unwrap();
    assert_eq!(
        cells(&Table::of_moves(&graph, &after)),
        "一/1 建成平台 市城管局 牵头 市城市局 牵头 合并为一 / 一/1 建成平台 市公安局 责任 市城市局 牵头 合并为一，从高定角色 / \
         一/1 建成平台 市财政局 配合   无人承接 / 一/2 整治占道 市城管局 责任 市城市局 责任 合并为一 / \
         一/2 整治占道 市公安局 责任 市城市局 责任 合并为一"
    );
    let parts = [("市公安局", vec![]), ("市交警局", vec![all.first().unwrap().key()])];
    let after = graph.reorganise(&[Change::split(key("市公安局"), parts)]).unwrap();
    assert_eq!(cells(&Table::of_moves(&graph, &after)), "一/1 建成平台 市公安局 责任 市交警局 责任 ");
    // The other task stays where it was.
    let page = Table::of_moves(&graph, &after).to_markdown();
    assert!(page.contains("另有 1 项照旧由原单位承担，未列。"), "{page}");
    let keys: Vec<_> = all.iter().map(|task| task.key()).collect();
    let schedule = graph.schedule([Dependency::new(keys[2], keys[0])]).unwrap();
    let timetable = schedule.timetable("2026-01-01".parse().unwrap(), |_| 5).unwrap();
    assert_eq!(
        cells(&Table::of_timetable(&timetable)),
        "一/2 整治占道 2026-01-01 2026-01-05  5  / 一/3 开展体检 2026-01-01 2026-01-05  0 关键 / \
         一/1 建成平台 2026-01-06 2026-01-10  0 关键"
    );
}

proptest! {
    #[test]
    fn lines_are_equally_wide_whatever_the_words(
        rows in prop::collection::vec(prop::collection::vec("\\PC{0,20}|[市局\n\t|]{0,30}", 0..5), 0..6),
        width in 40..120_usize,
    ) {
        let mut table = Table::new("表").with_label("一").with_title("二").with_words("三").with_number("四");
        rows.iter().for_each(|row| table.push(row.iter().cloned()));
        let text = table.to_text(&TextOptions::default().with_width(width));
        let widths: Vec<usize> = text.split("\n\n").nth(1).unwrap().lines().map(display_width).collect();
        prop_assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{text}");
        let lines = table.to_markdown().lines().count();
        prop_assert_eq!(lines, 4 + rows.len());
        let csv = table.to_csv(&CsvOptions::default().with_formula_guard(false));
        let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
        let read: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(read, table.rows());
    }
}
