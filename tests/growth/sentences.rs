//! The same for one long line or paragraph of dates, labels, brackets and numbers, whole and broken.

use crate::{check, lines, within};

#[test]
fn dates_of_one_sentence() {
    check(|bytes| within("", bytes, "第四季度前", ""));
    check(|bytes| within("", bytes, "12月底前建成，", ""));
    check(|bytes| within("", bytes, "争取6月完成，力争9月", ""));
    check(|bytes| within("实行", bytes, "日报告、", "零报告"));
    check(|bytes| within("全市", bytes, "70%以上行政村和乡镇", "覆盖"));
    check(|bytes| within("", bytes, "12月底完成，年内建成", ""));
    check(|bytes| within("", bytes, "每年6月底、12月底前报市政府，", ""));
}

#[test]
fn time_labels_of_one_line() {
    check(|bytes| "完成时间：2025年；".repeat(bytes / 25));
    check(|bytes| "新增三、保障措施时限：，局。%".repeat(bytes / 41));
}

#[test]
fn brackets_of_a_title_that_nobody_closes() {
    check(|bytes| "三、保障措施 （；万，".repeat(bytes / 31));
    check(|bytes| format!("一是\n{}", "每季度\t二是（".repeat(bytes / 19)));
    check(|bytes| format!("（一）修路{}市交通局）", "（市科技局、".repeat(bytes / 18)));
}

#[test]
fn lines_behind_a_label_that_goes_on() {
    check(|bytes| {
        format!("【牵头单位：市科技局】\t责任单位：{}", lines(bytes, |_| "先补大的。当年\n".to_owned()))
    });
}

#[test]
fn names_of_phases_with_brackets_that_nobody_closes() {
    check(|bytes| "2020年，启动阶段（牵头".repeat(bytes / 31));
}

#[test]
fn digits_above_the_first_phase() {
    check(|bytes| format!("二、步骤\n{}\n（一）启动阶段（3月）。先开会。", "20".repeat(bytes / 2)));
}

#[test]
fn numbers_of_notes_inside_one_name() {
    check(|bytes| format!("一、目标\n指标\t单位\t2025年\n{}\t家\t12\n", "甲[1]".repeat(bytes / 6)));
}

#[test]
fn brackets_and_blanks_in_front_of_lines_that_go_on() {
    check(|bytes| format!("{}；\n修路", "（".repeat(bytes / 3)));
    check(|bytes| format!("{}；\n修路", "（［".repeat(bytes / 6)));
    check(|bytes| {
        let names = lines(bytes / 2, |_| "市财政局、\n".to_owned());
        format!("责任{}单位：市科技局、\n{names}", " ".repeat(bytes / 2))
    });
    check(|bytes| {
        let names = lines(bytes / 2, |_| "市财政局、\n".to_owned());
        format!("{}责任单位：市科技局、\n{names}", "（".repeat(bytes / 6))
    });
}

#[test]
fn blanks_inside_a_document_on_one_line() {
    check(|bytes| {
        within(
            "先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}",
            bytes,
            "\u{3000}",
            "",
        )
    });
    check(|bytes| {
        within(
            "先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}",
            bytes,
            " \u{3000}\u{3000}",
            "",
        )
    });
    check(|bytes| {
        within(
            "先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}",
            bytes,
            "（修路\u{3000}\u{3000}",
            "",
        )
    });
    check(|bytes| {
        within(
            "先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}先修路。\u{3000}\u{3000}",
            bytes,
            "修路，栽树\u{3000}\u{3000}",
            "",
        )
    });
}

#[test]
fn sentences_that_might_divide_the_work() {
    let task = "一、任务\n（一）修路。";
    check(|bytes| within(task, bytes, "由市科技局牵头，市财政局配合。", "年底建成。"));
    check(|bytes| within(task, bytes, "由市科技局牵头修路，市财政局好好配合。", "年底建成。"));
    check(|bytes| within(task, bytes, "会议明确，牵头单位为市科技局，由", "配合。"));
    check(|bytes| within(task, bytes, "①市科技局", "负责。"));
}

#[test]
fn labels_without_a_colon_and_numbered_names() {
    check(|bytes| format!("（一）修路。{}", "责任单位 市科技局 ".repeat(bytes / 26)));
    check(|bytes| within("（一）修路", bytes, "。责任单位 分工明确", ""));
    check(|bytes| format!("（一）修路。责任单位：{}1.市科技局", " ".repeat(bytes)));
    check(|bytes| format!("（一）修路。责任单位：{}", "1.市科技局 ".repeat(bytes / 18)));
}

#[test]
fn dates_without_a_sign_behind_them() {
    check(|bytes| within("", bytes, "2026年底和2028年底，分别对规划进行评估", ""));
    check(|bytes| within("", bytes, "三季度组织验收，上半年完成", ""));
    check(|bytes| within("", bytes, "每季度次月10日前、次年1月底前报，", ""));
}

#[test]
fn subjects_behind_other_words() {
    check(|bytes| within("", bytes, "通过工程通过措施通过", "削减污水20万吨"));
    check(|bytes| within("", bytes, "用水量不超过指标，其中2025年不超过3亿吨，", ""));
    check(|bytes| within("", bytes, "安排2亿元资金比“九五”时期翻了一番，同比增长3%；", ""));
    check(|bytes| within("", bytes, "国际货币基金组织预计增长3%，80%的渡口达到标准，", ""));
}

#[test]
fn labels_people_and_duties_behind_names() {
    check(|bytes| format!("（一）修路。{}", "责任单位：市科技局责任人：张三".repeat(bytes / 43)));
    check(|bytes| format!("（一）修路。责任单位：市科技局责任人：{}", "张三：".repeat(bytes / 9)));
    check(|bytes| format!("（一）修路。责任单位：市科技局 {}", "张三 ".repeat(bytes / 7)));
    check(|bytes| format!("（一）修路。责任单位：{}", "市科技局 张三 市水利局局长李四 ".repeat(bytes / 45)));
    check(|bytes| format!("（一）修路。（{}）", "市科技局负责选址、设计、施工，".repeat(bytes / 45)));
    check(|bytes| format!("（一）修路。（{}等部门负责）", "水利、财政、".repeat(bytes / 18)));
    check(|bytes| within("（一）修路。", bytes, "（原市科技局；责任单位：", "）"));
}

#[test]
fn duties_told_at_length() {
    check(|bytes| {
        format!("（一）修路。责任单位：{}", "市科技局业务检查指导并协助市水利局做好选址，".repeat(bytes / 66))
    });
    check(|bytes| format!("（一）修路。责任单位：{}", "负责组织编制实施落实承担做好".repeat(bytes / 42)));
    check(|bytes| format!("（一）修路。责任单位：其他项目由{}负责", "市科技局协助".repeat(bytes / 18)));
}

#[test]
fn sentences_and_labels_that_may_head_the_lines_below() {
    check(|bytes| format!("一、基础\n{}", lines(bytes, |_| "路网成形。\n五年修路三百公里。\n".to_owned())));
    check(|bytes| format!("一、基础\n{}", lines(bytes, |_| "路网成形。\n".to_owned())));
    check(|bytes| {
        lines(bytes, |at| format!("{}.修桥\n实施内容：修三段。\n进度安排{at}：年内完工。\n", at % 90 + 1))
    });
    check(|bytes| lines(bytes, |_| "专栏\n1\n冷库工程\n".to_owned()));
}

#[test]
fn frames_of_documents_on_one_line() {
    let parts = "一、总体要求（一）目标。年内通车。二、任务（一）修路。先打隧道。";
    check(|bytes| {
        format!("江州市人民政府关于修路的意见江政发〔2021〕3号{}：{parts}", "各区，".repeat(bytes / 9))
    });
    check(|bytes| format!("江州市关于修路的通知{}：{parts}", "江政发〔2021〕3号".repeat(bytes / 24)));
    check(|bytes| format!("{parts}{}2021年3月5日", "江州市人民政府。".repeat(bytes / 24)));
}

#[test]
fn lines_that_may_be_headings_where_nothing_is_numbered() {
    let text = "坚持预防为主，落实责任，持续改善质量，扎实推进各项工作落地。\n";
    check(|bytes| format!("总体要求\n{text}主要任务\n{}", "强化源头管控\n".repeat(bytes / 19)));
    check(|bytes| format!("主要任务\n{}保障措施\n{text}", text.repeat(bytes / text.len())));
    check(|bytes| "主要任务\n保障措施\n总体要求\n".repeat(bytes / 39));
    check(|bytes| format!("主要任务\n{}", format!("强化管控\n{text}").repeat(bytes / (text.len() + 13))));
    check(|bytes| format!("主要任务\n{text}{}（责任单位：", "修路，（".repeat(bytes / 12)));
    check(|bytes| "●强化源头管控\n●".repeat(bytes / 25));
}
