//! Reading and checking take time and memory in proportion to the text, whatever shape the text has.
//!
//! Speed itself is never asserted. Each shape is read at 1×, 2×, 4× and 8× of a length that the clock can tell, and
//! k times the text may cost at most 2k times as much: room for caches and noise, none for a square, which costs k².
//! The time is the processor time of the thread, and the median of several rounds where one looks bad, so that other work
//! on the machine does not decide. Memory is counted exactly.
#![expect(clippy::unwrap_used)] // in a test a panic is the answer

use std::hint::black_box;
use std::time::Duration;

use allocation_counter::AllocationInfo;
use cpu_time::ThreadTime;
use fengong::check::Checker;
use fengong::diagnostic::Parsed;
use fengong::text::Source;
use fengong::{Directory, Plan};

#[path = "growth/findings.rs"]
mod findings;
#[path = "growth/rules.rs"]
mod rules;
#[path = "growth/sentences.rs"]
mod sentences;
#[path = "growth/tables.rs"]
mod tables;

/// Work shorter than this says more about the clock than about growth.
const TELLING: Duration = Duration::from_millis(8);

/// The shortest and the longest text that stands for 1×.
const FIRST: usize = 16 << 10;
const LAST: usize = 5 << 18;

/// The longest for checking, as each text is read before.
const LAST_CHECKED: usize = 4 * FIRST;

/// How often a step that looks steep is measured before it counts as a fault.
const ROUNDS: usize = 5;

/// Grows the text and holds the cost of reading it against the length.
#[track_caller]
fn check(shape: impl Fn(usize) -> String) {
    check_from(FIRST, shape);
}

/// The same from a given length on.
#[track_caller]
fn check_from(bytes: usize, shape: impl Fn(usize) -> String) {
    let directory = Directory::builtin();
    let read = |text: &String| {
        let source = Source::with_limit(text, usize::MAX).unwrap();
        black_box(Plan::read(&source, &directory));
    };
    let time = time_grows_linearly(bytes, LAST, &shape, read);
    if let Err(fault) = time.and_then(|()| memory_grows_linearly(&shape, read)) {
        panic!("{fault}");
    }
}

/// Grows the text and holds the cost of all rules against the length; reading it is not counted.
#[track_caller]
fn check_rules(shape: impl Fn(usize) -> String) {
    let directory = Directory::builtin();
    let checker = Checker::new().select("all").unwrap();
    let read = |bytes: usize| -> (Source<'static>, Parsed<Plan>) {
        let source = Source::with_limit(shape(bytes), usize::MAX).unwrap();
        let parsed = Plan::read(&source, &directory);
        (source, parsed)
    };
    let check = |(source, parsed): &(Source<'static>, Parsed<Plan>)| {
        black_box(checker.check(parsed, source));
    };
    let time = time_grows_linearly(FIRST, LAST_CHECKED, read, check);
    if let Err(fault) = time.and_then(|()| memory_grows_linearly(read, check)) {
        panic!("{fault}");
    }
}

fn time_grows_linearly<T>(
    mut bytes: usize,
    last: usize,
    shape: impl Fn(usize) -> T,
    work: impl Fn(&T),
) -> Result<(), String> {
    while bytes < last && time(&shape(bytes), &work) < TELLING {
        bytes *= 2;
    }
    let first = shape(bytes);
    for times in [2_u32, 4, 8] {
        let text = shape(bytes * times as usize);
        // The base is measured beside it each time: if the machine slows down, both do.
        let steepness = || {
            let base = time(&first, &work).max(TELLING / 8);
            time(&text, &work).as_secs_f64() / base.as_secs_f64() / f64::from(times)
        };
        let mut measured = vec![steepness()];
        if measured[0] > 1.4 {
            measured.extend((1..ROUNDS).map(|_| steepness()));
            measured.sort_by(f64::total_cmp);
        }
        let median = measured[measured.len() / 2];
        if median > 2.0 {
            return Err(format!("{times} × {bytes} bytes cost {median:.1} times as much a byte as 1 ×"));
        }
    }
    Ok(())
}

fn time<T>(text: &T, work: impl Fn(&T)) -> Duration {
    let begin = ThreadTime::now();
    work(black_box(text));
    begin.elapsed()
}

/// One of the figures of an allocation count.
type Cost = fn(&AllocationInfo) -> u64;

fn memory_grows_linearly<T>(shape: impl Fn(usize) -> T, work: impl Fn(&T)) -> Result<(), String> {
    let count = |bytes: usize| {
        let text = shape(bytes);
        allocation_counter::measure(|| work(&text))
    };
    // What is filled once and kept, as the tables of names are, is no part of the growth.
    count(FIRST);
    let first = count(FIRST);
    for times in [2, 4, 8] {
        let more = count(FIRST * times);
        let allowed = 2 * times as u64;
        let costs: [(&str, Cost, u64); 3] = [
            ("allocations", |info| info.count_total, 64),
            ("bytes in all", |info| info.bytes_total, 4096),
            ("bytes at once", |info| info.bytes_max, 4096),
        ];
        for (what, cost, least) in costs {
            if cost(&more) > cost(&first).max(least) * allowed {
                return Err(format!(
                    "{times} × {FIRST} bytes took {} {what}, 1 × took {}",
                    cost(&more),
                    cost(&first)
                ));
            }
        }
    }
    Ok(())
}

/// `line(n)` for n from 0, until the text has `bytes` bytes.
fn lines(bytes: usize, line: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 256);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&line(number));
    }
    text
}

/// A plan whose one task has whatever stands between `before` and `after`, grown to `bytes`.
fn within(before: &str, bytes: usize, unit: &str, after: &str) -> String {
    format!("一、重点任务\n（一）推进项目。{before}{}{after}\n", unit.repeat(bytes.div_ceil(unit.len())))
}

/// The most that reading may hold at once, beside the text itself.
#[test]
fn the_shipped_plan_is_read_in_four_times_its_length() {
    let (text, directory) = (fengong::sample::TEXT, Directory::builtin());
    let source = Source::new(text).unwrap();
    let read = || _ = black_box(Plan::read(&source, &directory));
    let (most, allowed) = (allocation_counter::measure(read).bytes_max, 4 * text.len() as u64);
    assert!(most <= allowed, "{most} bytes at once, {allowed} allowed");
}

#[test]
fn a_long_list_of_departments() {
    check(|bytes| within("（责任单位：市科技局", bytes, "、市财政局", "）"));
}

#[test]
fn a_long_list_of_different_departments() {
    check(|bytes| {
        let names = lines(bytes, |number| format!("、第{number}管理处"));
        format!("一、重点任务\n（一）推进项目。（责任单位：市科技局{names}）\n")
    });
}

#[test]
fn a_long_list_of_tiers() {
    check(|bytes| within("（牵头单位：市科技局；", bytes, "市财政局，各县区；配合单位：市统计局；", "）"));
}

#[test]
fn many_tasks_with_a_clause_each() {
    check(|bytes| {
        let tasks = lines(bytes, |number| {
            format!(
                "{}．建设平台。到2024年建成{number}家以上。（责任单位：市科技局、市财政局，各县区）\n",
                number + 1
            )
        });
        format!("一、重点任务\n（一）创新平台\n{tasks}")
    });
}

#[test]
fn deep_numbering() {
    const MARKERS: [&str; 6] = ["一、", "（一）", "1．", "（1）", "①", "一是"];
    check(|bytes| lines(bytes, |number| format!("{}深一层的事项。\n", MARKERS[number % MARKERS.len()])));
}

#[test]
fn numbers_with_ever_more_dots() {
    check(|bytes| within("\n", bytes, "1.", "一项"));
}

#[test]
fn one_heading_a_line() {
    check(|bytes| lines(bytes, |number| format!("{}．事项\n", number % 99 + 1)));
}

#[test]
fn numbers_that_repeat_those_above() {
    check(|bytes| lines(bytes, |number| format!("{}.{} 事项\n", number / 90 % 90 + 1, number % 90 + 1)));
    check(|bytes| lines(bytes, |number| format!("{}.1事项\n", number % 90 + 1)));
    check(|bytes| lines(bytes, |number| format!("{} 总则\n1.{}.1 事项\n", number % 90 + 1, number % 90 + 1)));
}

#[test]
fn one_chapter_a_line() {
    check(|bytes| lines(bytes, |_| "一、总体要求\n".to_owned()));
}

#[test]
fn one_line_of_ten_megabytes() {
    let line = |bytes| within("", bytes, "推动企业创新发展，", "");
    assert!(line(8 * LAST).lines().last().unwrap().len() > 10 << 20);
    check_from(LAST, line);
}

#[test]
fn one_line_of_sentences_with_a_clause_each() {
    check(|bytes| within("", bytes, "推动企业发展。（责任单位：市科技局）", ""));
    check(|bytes| within("", bytes, "增长10%（责任单位：市科技局）", ""));
}

#[test]
fn documents_on_one_line() {
    check(|bytes| within("", bytes, "一、修路1.铺沥青。二、栽树（一）挖坑。", ""));
    check(|bytes| within("", bytes, "（一）修路，先二、三年。", "一、修桥。二、栽树。"));
    check(|bytes| within("", bytes, "先修路。\u{3000}\u{3000}", ""));
}

#[test]
fn tens_of_thousands_of_open_brackets() {
    check(|bytes| within("", bytes, "（", ""));
    check(|bytes| within("（责任单位：市科技局", bytes, "（", ""));
    check(|bytes| within("", bytes, "（责任单位：", ""));
    check(|bytes| within("", bytes, "（\n", ""));
    check(|bytes| within("", bytes, "《", ""));
    check(|bytes| within("一、修路。责任单位：市科技局", bytes, "（列第一位的为牵头单位）", ""));
    check(|bytes| within("1.修路", bytes, "（市科技局、", "）"));
}

#[test]
fn nested_brackets() {
    check(|bytes| {
        let depth = bytes / 6;
        format!("一、重点任务\n（一）推进项目。{}{}\n", "（".repeat(depth), "）".repeat(depth))
    });
}

#[test]
fn labels_on_lines() {
    check(|bytes| within("\n", bytes, "责任单位：市科技局\n", ""));
    check(|bytes| within("\n", bytes, "牵头单位：市科技局\n配合单位：市财政局、市统计局\n", ""));
    check(|bytes| within("\n", bytes, "责任单位：\n", ""));
}

#[test]
fn goals_of_one_statistic() {
    check(|bytes| {
        let years =
            lines(bytes, |number| format!("——到{}年，森林覆盖率达到{}%。\n", 2026 + number % 9, number % 90));
        format!("一、总体目标\n{years}")
    });
}

#[test]
fn goals_of_many_statistics() {
    check(|bytes| {
        let goals =
            lines(bytes, |number| format!("——到2030年，第{number}类作物产值占比达到{}%。\n", number % 90));
        format!("一、总体目标\n{goals}")
    });
}

#[test]
fn duties_told_department_by_department() {
    check(|bytes| lines(bytes, |_| "各单位职责：\n市科技局：负责管好平台。\n".to_owned()));
    check(|bytes| {
        format!("一、职责分工\n{}", lines(bytes, |_| "市科技局、市财政局负责管好平台。\n".to_owned()))
    });
    check(|bytes| {
        format!("一、职责分工\n市科技局负责牵线{}。\n", lines(bytes, |_| "；市财政局负责管好平台".to_owned()))
    });
    check(|bytes| within("\n", bytes, "（1）选址。（2）开工。\n", "（责任单位：市科技局）"));
}

#[test]
fn hard_line_wraps_and_empty_lines() {
    check(|bytes| within("", bytes, "推动企业\n创新发", ""));
    check(|bytes| within("", bytes, "\n", "（责任单位：市科技局）"));
    check(|bytes| within("", bytes, "\u{3000}", "（责任单位：市科技局）"));
    check(|bytes| within("", bytes, "\r", "（责任单位：市科技局）"));
}

#[test]
fn titles_of_other_documents_and_dates() {
    check(|bytes| within("", bytes, "按照《关于推进创新的意见》（国发〔2020〕6号）要求，", ""));
    check(|bytes| within("", bytes, "2024年12月31日前，", ""));
    check(|bytes| within("", bytes, "9", "家"));
    check(|bytes| within("", bytes, "建成 3 个，", ""));
    check(|bytes| within("", bytes, "建成3个", ""));
    check(|bytes| within("", bytes, "给予3万元", ""));
    check(|bytes| within("", bytes, "一", "、"));
}

#[test]
fn enumerations_in_a_paragraph() {
    check(|bytes| within("", bytes, "一是抓落实。二是抓考核。", ""));
    check(|bytes| within("", bytes, "一是抓落实，二是抓考核，", ""));
    check(|bytes| within("", bytes, "由市科技局牵头，会同市财政局", "负责"));
}

mod the_measure_itself {
    use super::*;

    /// Touches each byte `passes` times; the checksum keeps the work from being optimised away.
    fn pass(text: &str, passes: usize) {
        let sum =
            (0..passes).fold(0_u64, |sum, _| text.bytes().fold(sum, |sum, byte| sum ^ u64::from(byte) << 1));
        black_box(sum);
    }

    #[test]
    fn a_linear_reader_passes() {
        let shape = |bytes| "字".repeat(bytes / 3);
        assert_eq!(time_grows_linearly(FIRST, LAST, shape, |text| pass(text, 40)), Ok(()));
        assert_eq!(memory_grows_linearly(shape, |text| drop(black_box(text.to_owned()))), Ok(()));
    }

    #[test]
    fn a_reader_that_looks_back_over_the_text_is_caught() {
        let fault = time_grows_linearly(
            FIRST,
            LAST,
            |bytes| "字".repeat(bytes / 3),
            |text: &String| pass(text, text.len() / 4096),
        );
        assert!(fault.is_err());
    }

    #[test]
    fn a_reader_that_copies_the_rest_each_time_is_caught() {
        let copy = |text: &String| {
            for at in (0..text.len()).step_by(1024) {
                black_box(text.as_bytes()[at..].to_vec());
            }
        };
        assert!(memory_grows_linearly(|bytes| "字".repeat(bytes / 3), copy).is_err());
    }
}

#[test]
fn tasks_that_additions_reach_back_to() {
    check(|bytes| {
        lines(bytes, |number| {
            format!("（{}）补坑。（责任单位：市交通局）\n以上任务均由各县区负责落实。\n", number % 99 + 1)
        })
    });
}

#[test]
fn departments_given_to_all_clauses_again_and_again() {
    check(|bytes| {
        lines(bytes, |number| {
            let place = number % 89 + 10;
            format!("1.修路。（责任单位：市交通局）\n以下均由第{place}中学负责落实。\n")
        })
    });
}

#[test]
fn headings_that_say_whose_their_items_are() {
    check(|bytes| {
        let item = |number: usize| match number % 9 {
            0 => "（一）市交通局牵头工作（8项）\n".to_owned(),
            _ => format!("{}.补坑。（市财政局配合）\n", number % 9),
        };
        format!("一、市水利局牵头的任务\n{}", lines(bytes, item))
    });
}

#[test]
fn lists_counted_by_name() {
    check(|bytes| lines(bytes, |number| format!("任务{}：补坑。先补大的。\n", number % 99 + 1)));
    check(|bytes| lines(bytes, |_| "任务1：补坑。先补大的。\n".to_owned()));
}

#[test]
fn numbered_facts_and_notes() {
    check(|bytes| lines(bytes, |number| format!("{}.牵头单位：市交通局\n", number % 9 + 1)));
    check(|bytes| lines(bytes, |number| format!("注：1.甲。2.乙。\n{}.丙。\n", number % 9 + 1)));
}

#[test]
fn years_that_hold_for_their_part_only() {
    check(|bytes| {
        let half = bytes / 2;
        format!("一、目标\n{}{}", "力争2025年，增长；".repeat(half / 27), "企业突破10家，".repeat(half / 20))
    });
    check(|bytes| within("一、目标\n", bytes, "其中2025年、2026年占比分别达到3%、4%，全县60%的村建成，", ""));
    check(|bytes| within("", bytes, "各县（市、区（", ""));
}

#[test]
fn labels_in_brackets_of_their_own() {
    check(|bytes| within("", bytes, "【责任单位】市科技局", ""));
    check(|bytes| within("【责任单位】市科技局", bytes, "，【配合单位】市财政局", ""));
    check(|bytes| within("", bytes, "【责任", ""));
}

#[test]
fn words_around_verbs_and_inside_names() {
    check(|bytes| within("（市科技局", bytes, "分头推动", "负责）"));
    check(|bytes| within("（", bytes, "市科技局分头负责，", "）"));
    check(|bytes| within("（", bytes, "负责推动", "）"));
    check(|bytes| within("（各区县（以下简称区县", bytes, "）（以下简称", "）政府负责）"));
    check(|bytes| within("一、修路\n补坑。", bytes, "市交通局、市财政局", "负责。"));
}

#[test]
fn groups_and_broken_names_in_tables() {
    check(|bytes| {
        let rows =
            lines(bytes, |number| format!("绿色低碳\n发展\n{number}\n建成绿道总的长度\n公里\n{number}\n"));
        format!("序号\n指标\n单位\n2025年\n{rows}")
    });
    check(|bytes| format!("指标|2026|\n{}", lines(bytes, |_| "（绿\n）\n绿道 | 3 |\n".to_owned())));
    check(|bytes| {
        let rows = lines(bytes, |number| format!("{number} 修路 市交通局 2024年\n一、架桥\n"));
        format!("序号 任务 责任单位 完成时限\n{rows}")
    });
}

#[test]
fn what_converters_leave() {
    check(|bytes| lines(bytes, |number| format!("<p>（{number}）修路&nbsp;补坑\u{200b}\\-<br></p>\n")));
    // Rows without an end, tags without one, entities and escapes that are none.
    check(|bytes| lines(bytes, |_| "<tr><td>市科技局<p \n".to_owned()));
    check(|bytes| lines(bytes, |_| "<tr>\n  <td><p>市科技局</p>\n<p>市财政局\n".to_owned()));
    check(|bytes| format!("<tr><td>修{}</table", "  <p>\n".repeat(bytes / 6)));
    check(|bytes| "<style><script><!--".repeat(bytes / 19));
    check(|bytes| format!("{}</style", "<style>".repeat(bytes / 7)));
    check(|bytes| format!("序号\t{}", "\u{b}&#10;市科技局\t".repeat(bytes / 19)));
    check(|bytes| format!("<br>{}", "<&\\".repeat(bytes / 3)));
    check(|bytes| format!("|<br>{}", "<br>|".repeat(bytes / 5)));
}

#[test]
fn heads_of_pages() {
    check(|bytes| {
        lines(bytes, |number| {
            format!(
                "把旧港池里的淤泥清干净，再沿北岸打桩砌墙，三年里添\n— {} —\n江州港口发展三年行动计划{}\n",
                number % 900 + 1,
                number % 7
            )
        })
    });
}
