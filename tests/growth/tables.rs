//! The same for the shapes of tables, whole and broken.

use crate::{check, lines};

#[test]
fn headers_that_blanks_part_and_no_table() {
    check(|bytes| lines(bytes, |number| format!("序号  指标  单位\n{number}  绿道  长\n")));
    check(|bytes| {
        lines(bytes, |number| {
            format!("指标  单位  {}年\n绿道  公里  8\n甲  乙\n甲  乙\n", 2000 + number % 90)
        })
    });
}

#[test]
fn rows_of_a_table() {
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{}\t指标{number}\t家\t{number}\t市科技局\n", number + 1));
        format!("附件\n序号\t指标\t单位\t2024年目标\t责任单位\n{rows}")
    });
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{}\n指标{number}\n家\n{number}\n市科技局\n", number + 1));
        format!("附件\n序号\n指标\n单位\n2024年目标\n责任单位\n{rows}")
    });
    check(|bytes| {
        let rows = lines(bytes, |number| format!("| {} | 推进项目 | 市科技局 | 市财政局 |\n", number + 1));
        format!("| 序号 | 任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|\n{rows}")
    });
    check(|bytes| {
        let rows = lines(bytes, |number| format!("一\t修路\t\n{number}\t补坑\t市科技局\n"));
        format!("序号\t任务\t责任单位\n{rows}")
    });
}

#[test]
fn rows_that_single_blanks_part() {
    check(|bytes| {
        let rows =
            lines(bytes, |number| format!("{} 修路，再 架 桥。 市科技局 市财政局 年底\n", number % 900 + 1));
        format!("序号 任务 牵头单位 配合单位 完成时限\n{rows}")
    });
    check(|bytes| lines(bytes, |_| "任务 牵头单位 配合单位\n1 修路 架桥\n".to_owned()));
}

#[test]
fn a_header_over_each_row() {
    check(|bytes| lines(bytes, |_| "指标\n单位\n2025年\n绿道\n公里\n5\n6\n".to_owned()));
    check(|bytes| lines(bytes, |_| "指标\n2020年\n2025年\n".to_owned()));
    check(|bytes| lines(bytes, |_| "任务\n牵头单位\n补坑\n".to_owned()));
}

#[test]
fn cells_on_one_line() {
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{} 绿道 公里 {number} 预期性 ", number + 1));
        format!("序号 指标 单位 2025年 属性 {rows}")
    });
    check(|bytes| lines(bytes, |_| "序号 任务 牵头单位 1 修路 市住建局\n".to_owned()));
}

#[test]
fn cells_that_ran_together() {
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{}绿道长度公里{number}{number}预期性", number + 1));
        format!("序号指标单位2020年2025年属性{rows}")
    });
    check(|bytes| lines(bytes, |_| "序号指标单位2020年2025年属性1绿道长度公里58约束性\n".to_owned()));
    check(|bytes| {
        let figures = lines(bytes, |_| "7".to_owned());
        format!("序号指标单位2020年2025年属性1绿道公里{figures}预期性2绿道公里{figures}预期性")
    });
}

#[test]
fn marks_that_open_a_row_and_blocks_between_pipes() {
    check(|bytes| {
        let rows = lines(bytes, |_| "\"修路\n\"补坑\t市交通局\n".to_owned());
        format!("任务\t牵头单位\n{rows}")
    });
    check(|bytes| {
        let rows = lines(bytes, |_| "| <p>修路</p> <p> | </p> <ul><li>市交通局</li></ul> |\n".to_owned());
        format!("| 任务 | 牵头单位 |\n|---|---|\n{rows}")
    });
}

#[test]
fn header_rows_without_end() {
    check(|bytes| {
        let rows = lines(bytes, |_| "。\t牵头单位\n预期性\n".to_owned());
        format!("*\t \n责任单位\t{rows}")
    });
}

#[test]
fn cells_that_go_on_line_by_line() {
    check(|bytes| lines(bytes, |_| "负责\n单位\n负责\n责任单位\n2022年1月1日\n（单位\n3\n".to_owned()));
    check(|bytes| {
        let rows = lines(bytes, |_| "\t补坑、\n".to_owned());
        format!("任务\t牵头单位\n修路、\t市交通局\n{rows}")
    });
}

#[test]
fn rows_wrapped_in_their_own_columns() {
    check(|bytes| {
        let rows = lines(bytes, |number| {
            format!(
                "             市财政局、市住\n {} 修路 市交通局 房城乡建设局\n   修桥\n",
                number % 900 + 1
            )
        });
        format!("序号 任务 牵头单位 配合单位\n{rows}")
    });
    check(|bytes| {
        lines(bytes, |_| "序号 任务 牵头单位 配合单位\n 1 修路 市交通局 市财政局\n   修桥\n".to_owned())
    });
    check(|bytes| lines(bytes, |_| "任务 牵头单位\n   修路\n   补坑 架桥 清沟\n".to_owned()));
    check(|bytes| {
        let rows = lines(bytes, |_| "   （一）\n 1 修路 市交通局 市财政局\n   修桥\n".to_owned());
        format!("序号 任务 牵头单位 配合单位\n{rows}")
    });
}

#[test]
fn quoted_cells_that_nothing_closes() {
    check(|bytes| {
        let rows = lines(bytes, |_| "1\t\"修路\n补坑\n\"架桥\n".to_owned());
        format!("序号\t任务\t牵头单位\n{rows}")
    });
}

#[test]
fn rows_below_merged_cells() {
    check(|bytes| {
        let rows = lines(bytes, |_| "补坑。\t市交通局\t市财政局\n".to_owned());
        format!("序号\t任务\t措施\t牵头单位\t配合单位\n1\t修路\t铺沥青。\t市交通局\t市财政局\n{rows}")
    });
    check(|bytes| {
        let rows = lines(bytes, |_| "市交通局\n市财政局\n补坑。\n".to_owned());
        format!("序号\n任务\n措施\n牵头单位\n配合单位\n1\n修路\n铺沥青。\n{rows}")
    });
}

#[test]
fn deadlines_of_many_words() {
    check(|bytes| {
        let words = lines(bytes, |_| "a a a ".to_owned());
        format!("序号\t任务\t牵头单位\t时限\n1\t修路\t市交通局\t{words}\n")
    });
}

#[test]
fn cells_with_a_pipe_before_each() {
    check(|bytes| {
        let rows = lines(bytes, |number| format!("| {}\n| 公园面积\n|\n| 31\n", number + 1));
        format!("序号\n| 指标\n| 单位\n| 2027年\n{rows}")
    });
    // Heads again and again that no row follows, and a cell that never ends.
    check(|bytes| lines(bytes, |_| "序号\n| 指标\n| 单位\n| 2027年\n".to_owned()));
    check(|bytes| {
        let rest = lines(bytes, |_| "公园\n| 1\n".to_owned());
        format!("序号\n| 指标\n| 单位\n| 2027年\n| 1\n| 公园\n| 2\n{rest}")
    });
}

#[test]
fn cells_that_ran_together_without_attributes() {
    let head = "专栏1主要指标序号指标2025年2030年2030年比2025年增长";
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{}公园（公顷）25315%", number + 1));
        format!("{head}{rows}")
    });
    check(|bytes| lines(bytes, |_| format!("{head}1公园（公顷）2531\n")));
    check(|bytes| format!("{head}1公园（公顷）{}", "2公园".repeat(bytes / 7)));
}

#[test]
fn groups_without_rows_on_a_page() {
    check(|bytes| {
        let groups = lines(bytes, |_| "              一、渡口方面\n".to_owned());
        format!(
            "一、任务\n序号  工 作 任 务   责 任 单 位\n1     修栈桥        市科技局\n{groups}2     立灯塔        市财政局\n"
        )
    });
}

#[test]
fn cells_that_ran_together_without_numbers() {
    let head = "指标2025年2030年属性";
    check(|bytes| {
        let rows = lines(bytes, |_| "公园（公顷）25＞31预期性\n".to_owned());
        format!("{head}\n{rows}")
    });
    check(|bytes| format!("{head}{}", "公园（公顷）25＞31预期性".repeat(bytes / 34)));
    // Heads, and titles of groups, that no row follows; rows that are too few.
    check(|bytes| lines(bytes, |_| "指标基期值目标值属性\n".to_owned()));
    check(|bytes| lines(bytes, |_| format!("{head}\n经济发展\n")));
    check(|bytes| lines(bytes, |_| format!("{head}\n公园（公顷）25＞31预期性\n湖（公顷）5＞6预期性\n")));
}

#[test]
fn parts_of_a_whole_in_one_cell() {
    let head = "指标\n2020年\n2025年\n属性\n";
    check(|bytes| {
        let rows = lines(bytes, |_| "达标率（%）\n其中：小学\n中学\n34%\n77%\n80%\n85%\n预期性\n".to_owned());
        format!("{head}{rows}")
    });
    check(|bytes| format!("{head}{}", lines(bytes, |_| "达标率（%）\n其中：小学\n".to_owned())));
}

#[test]
fn rows_that_repeat_those_above() {
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{}\t补坑\t同上\t〃\n", number + 2));
        let names = "市科技局、市财政局、".repeat(9);
        format!("序号\t任务\t牵头单位\t完成时限\n1\t修路\t{names}市水利局\t年底\n{rows}")
    });
}

#[test]
fn departments_and_titles_on_lines_of_their_own() {
    check(|bytes| format!("一、任务\n（一）修路\n责任单位：\n{}", lines(bytes, |_| "市科技局\n".to_owned())));
    check(|bytes| {
        let items = lines(bytes, |number| format!("{}.市科技局\n", number % 90 + 1));
        format!("一、任务\n（一）修路\n责任单位：\n{items}")
    });
    check(|bytes| {
        lines(bytes, |_| "责任单位：\n1.市科技局\n2.市财政局\n附 件\n江州公园\n任务分解表\n".to_owned())
    });
}

#[test]
fn rows_between_strokes_and_rules() {
    let head = "一、任务\n│序号│任务│牵头单位│完成时限│\n├──┼──┼──┼──┤\n";
    check(|bytes| {
        let row = "│1│修好街灯，│市城管│6月│\n││逐月巡查│局│底│\n├──┼──┼──┼──┤\n";
        format!("{head}{}", lines(bytes, |_| row.to_owned()))
    });
    // A row that no rule ends.
    let begun = "├──┼──┼──┼──┤\n│1│修路│市城管局│6月│\n".repeat(3);
    check(|bytes| format!("{head}{begun}{}", lines(bytes, |_| "││逐月巡查│市城管局、│底│\n".to_owned())));
    check(|bytes| format!("{head}{}", lines(bytes, |_| "├──┼──┼──┼──┤\n---------- -----\n".to_owned())));
}
