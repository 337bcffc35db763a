//! One document reaches readers through many extractions: what they do to its text changes nothing of what is read.
//!
//! Each change is made to the whole of the shipped plan, or to the cells of a small table. Places differ, of course; the words there,
//! once what was put in is taken out again, and everything else must be the same.
#![expect(clippy::unwrap_used)] // in a test a panic is the answer

use std::fmt::Write as _;

use fengong::model::Plan;
use fengong::text::{Source, Span, fold};
use fengong::{Directory, sample};

/// What a clerk would copy from a plan, one fact a line, blanks and the width of marks left out.
fn facts(text: &str) -> Vec<String> {
    let source = Source::new(text).unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    let mut out = vec![format!("{} {:?}", fold(plan.title()), plan.header().period)];
    for section in plan.sections() {
        out.push(format!("{} {} {:?}", fold(&section.label), fold(&section.title), section.role));
    }
    for task in plan.tasks() {
        let mut line = format!("{} {}", plan.task_path(task.id).unwrap(), task.title);
        for assignment in &task.assignments {
            let name = &plan.department(assignment.department).unwrap().name;
            write!(line, " {} {name} {:?} {}", assignment.printed, assignment.role, assignment.group)
                .unwrap();
        }
        out.push(fold(&line).into_owned());
    }
    for indicator in plan.indicators() {
        let own = &indicator.figures;
        let figures = [&own.baseline, &own.target].map(|figure| figure.as_ref().map(|figure| figure.value));
        out.push(format!("{} {:?} {figures:?}", fold(&indicator.name), indicator.unit));
    }
    for target in plan.targets() {
        let due = target.due.as_ref().map(|due| (due.year, due.month));
        out.push(format!("{:?} {} {:?} {due:?}", target.value, target.unit, target.comparator));
    }
    out.extend(plan.phases().iter().map(|phase| format!("{} {:?} {:?}", phase.name, phase.from, phase.to)));
    out.extend(plan.cadences().iter().map(|cadence| format!("{} {:?}", cadence.action, cadence.every)));
    out.extend(
        plan.mentions().iter().map(|mention| format!("{:?} {:?}", mention.department.printed, mention.role)),
    );
    out
}

/// What stands at the places of assignments and figures; none where something put in stands among the words.
fn words_there(text: &str) -> Vec<Option<String>> {
    let source = Source::new(text).unwrap();
    let plan = Plan::read(&source, &Directory::builtin()).into_value();
    let named = plan.tasks().iter().flat_map(|task| &task.assignments).map(|assignment| assignment.span);
    let figures = plan.targets().iter().map(|target| target.figure_span);
    let put_in = |c| matches!(c, '<' | '&' | '\\' | '\u{2e80}'..='\u{2fdf}');
    let words = |span: Option<Span>| {
        let words = text.get(span?.range()).unwrap();
        (!words.contains(put_in)).then(|| fold(words).into_owned())
    };
    named.chain(figures).map(words).collect()
}

#[track_caller]
fn check(change: impl Fn(&str) -> String) {
    let changed = change(sample::TEXT);
    assert_ne!(changed, sample::TEXT, "nothing was changed");
    let (expected, found) = (facts(sample::TEXT), facts(&changed));
    let differing = expected.iter().zip(&found).find(|(one, other)| one != other);
    assert_eq!(differing, None, "{} facts, {} expected", found.len(), expected.len());
    assert_eq!(found.len(), expected.len());
    let (expected, found) = (words_there(sample::TEXT), words_there(&changed));
    let differing = expected.iter().zip(&found).find(|(one, other)| other.is_some() && one != other);
    assert_eq!(differing, None);
}

/// Changes each line that says something.
fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    let changed = |line: &str| if line.trim().is_empty() { line.to_owned() } else { change(line.trim()) };
    text.lines().map(|line| changed(line) + "\n").collect()
}

/// Puts something behind every so many Han characters.
fn strewn(text: &str, every: usize, what: &str) -> String {
    let mut count = 0;
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if ('\u{4e00}'..='\u{9fff}').contains(&c) {
            count += 1;
            out.push_str(if count % every == 0 { what } else { "" });
        }
    }
    out
}

#[test]
fn ends_of_lines_of_any_system() {
    for end in ["\r\n", "\r", "\u{b}", "\u{2028}", "\n\n", "\u{c}\n"] {
        check(|text| text.replace('\n', end));
    }
}

#[test]
fn blanks_around_lines() {
    for blanks in ["\u{3000}\u{3000}", "    ", "\u{a0}\u{a0}", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;"] {
        check(|text| lines(text, |line| format!("{blanks}{line}")));
    }
    for blanks in ["  ", "\u{3000}", "&nbsp;", "\u{200b}"] {
        check(|text| lines(text, |line| format!("{line}{blanks}")));
    }
}

#[test]
fn tags_of_a_page() {
    check(|text| lines(text, |line| format!("{line}<br>")));
    check(|text| lines(text, |line| format!("<p>{line}</p>")));
    check(|text| lines(text, |line| format!("<p style=\"text-indent: 2em;\"><span>{line}</span></p>")));
    check(|text| text.replace('“', "&ldquo;").replace('”', "&rdquo;"));
    check(|text| text.replace('“', "&#8220;").replace('”', "&#x201D;"));
}

#[test]
fn escapes_of_markdown() {
    check(|text| text.replace('(', "\\(").replace(')', "\\)"));
    check(|text| text.replace('*', "\\*").replace('+', "\\+"));
    check(|text| lines(text, |line| format!("{line}\\")));
}

#[test]
fn marks_of_no_width() {
    for mark in ["\u{200b}", "\u{200d}", "\u{ad}", "\u{feff}", "\u{2060}", "\u{200e}"] {
        check(|text| strewn(text, 7, mark));
    }
}

#[test]
fn radicals_in_place_of_characters() {
    let pairs = [
        ('一', '⼀'),
        ('工', '⼯'),
        ('人', '⼈'),
        ('大', '⼤'),
        ('力', '⼒'),
        ('长', '⻓'),
        ('门', '⻔'),
        ('民', '⺠'),
    ];
    check(|text| {
        pairs.iter().fold(text.to_owned(), |text, &(character, radical)| {
            text.replace(character, &radical.to_string())
        })
    });
}

#[test]
fn numbers_of_headings_apart_from_their_titles() {
    let is_numeral = |c: char| "一二三四五六七八九十0123456789".contains(c);
    let parted = |line: &str, between: &str| {
        let rest = line.trim_start_matches(['(', '（']).trim_start_matches(is_numeral);
        let bracketed = line.starts_with(['(', '（']);
        let title = rest.strip_prefix(if bracketed { [')', '）'] } else { ['、', '.'] });
        let numbered =
            title.filter(|title| rest.len() < line.len() && !title.starts_with(|c: char| c.is_ascii_digit()));
        match numbered {
            Some(title) => format!("{}{between}{title}", &line.strip_suffix(title).unwrap()),
            None => line.to_owned(),
        }
    };
    for between in ["\t", " ", "\u{3000}"] {
        check(|text| lines(text, |line| parted(line, between)));
    }
    let bullet = |line: &str| if parted(line, " ") == line { line.to_owned() } else { format!("- {line}") };
    check(|text| lines(text, bullet));
}

#[test]
fn width_of_marks() {
    check(|text| text.replace('(', "（").replace(')', "）"));
    check(|text| text.replace(['“', '”'], "\""));
}

/// A plan whose tasks stand in a table, given as its rows.
fn table(rows: &str) -> String {
    format!("江州市水利三年行动计划（2025—2027年）\n一、重点任务\n{rows}\n二、保障措施\n加强领导。\n")
}

/// Rows with tabs, HTML in which each line of a cell is a paragraph, and what else may part those lines.
const LINES_OF_CELLS: &str = "序号\t工作任务\t牵头单位\t配合单位\n1\t修路~补坑\t市交通局\t市财政局~市水利局\n2\t架桥\t市住建局\t市公安局、市民政局~市司法局";

#[track_caller]
fn same_table(rows: &str) {
    let one_line = table(&LINES_OF_CELLS.replace("修路~补坑", "修路补坑").replace('~', "、"));
    let expected = facts(&one_line);
    assert!(expected.iter().any(|fact| fact.contains("修路补坑") && fact.contains("市水利局")));
    assert_eq!(facts(&table(rows)), expected, "{rows}");
}

fn in_html(before: &str, between: &str, behind: &str) -> String {
    let row = |line: &str| {
        let cells = line.split('\t').map(|cell| format!("{before}{}{behind}", cell.replace('~', between)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    format!("<table>{}</table>", LINES_OF_CELLS.lines().map(row).collect::<String>())
}

#[test]
fn lines_of_one_cell() {
    for between in [
        "<br>",
        "<br/>",
        "<br  />",
        "<BR clear=\"all\">",
        "\u{b}",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "&#10;",
        "&#13;",
    ] {
        same_table(&LINES_OF_CELLS.replace('~', between));
        same_table(&format!(
            "| {} |",
            LINES_OF_CELLS.replace('~', between).replace('\t', " | ").replace('\n', " |\n| ")
        ));
        same_table(&LINES_OF_CELLS.replace('~', between).replace('\n', "\r\n"));
        same_table(&in_html("<td>", between, "</td>"));
    }
}

#[test]
fn paragraphs_of_one_cell() {
    same_table(&in_html("<td><p>", "</p><p>", "</p></td>"));
    same_table(&in_html("\n  <td>\n    <p>", "</p>\n    <p>", "</p>\n  </td>\n"));
    same_table(&in_html("\r\n\t<TD><div>", "</div>\r\n\t\t<div>", "</div></TD>"));
}

#[test]
fn blocks_of_one_cell_between_pipes() {
    for (begin, between, end) in [
        ("<p>", "</p><p>", "</p>"),
        ("<p>", "</p> <p>", "</p>"),
        ("<div><p>", "</p></div><div><p>", "</p></div>"),
        ("<ul><li>", "</li><li>", "</li></ul>"),
    ] {
        let row = |line: &str| {
            let cells = line.split('\t').map(|cell| format!(" {begin}{}{end} |", cell.replace('~', between)));
            format!("|{}\n", cells.collect::<String>())
        };
        same_table(&LINES_OF_CELLS.lines().map(row).collect::<String>());
    }
    // Pipes in running text make no row of it, so that a block ends the line.
    check(|text| text.replace('\n', "</p><p>\n"));
    let piped = facts("<p>一、任务|分工</p><p>（一）建闸。（市水利局负责）</p>");
    assert_eq!(piped, facts("一、任务|分工\n（一）建闸。（市水利局负责）"));
}

#[test]
fn rows_and_cells_without_an_end() {
    same_table(&in_html("<td>", "<br>", ""));
    same_table(&in_html("<td>", "<br>", "</td>").replace("</tr>", ""));
    same_table(&in_html("\n<td>", "<br>", "").replace("</tr>", ""));
    same_table(&in_html("<td>", "<br>", "</td>").replace("</tr>", "</TR>").replace("<tr>", "<Tr>"));
    let open = format!(
        "{}\n<tr>\n（一）建闸。（市水利局负责）\n（二）建坝。（市住建局负责）\n{}",
        "一、任务", "</table>"
    );
    let plain = facts(&open.replace("<tr>", "").replace("</table>", ""));
    assert_eq!(facts(&open), plain);
    assert_eq!(facts(&open.replace("<tr>", "<tr><td>闸</td>")).len(), plain.len());
}

#[test]
fn what_no_reader_of_a_page_sees() {
    check(|text| {
        format!("<style type=\"text/css\">\np {{ margin: 0 }}\n一、样式（市样式局负责）\n</STYLE>\n{text}")
    });
    check(|text| text.replacen('\n', "\n<script>if (a < b) { f(); }</script>\n", 3));
    check(|text| strewn(text, 40, "<!-- 批注 -->"));
    // What has no end is no reason to leave out the rest.
    check(|text| format!("<style>\n{text}"));
    let text = "一、任务\n（一）建闸。<!-- 批注（市水利局负责）";
    assert!(facts(text).iter().any(|fact| fact.contains("市水利局")), "{:?}", facts(text));
}

#[test]
fn entities_make_no_cells() {
    let tasks = |text: &str| facts(text).into_iter().filter(|fact| fact.contains("修路")).collect::<Vec<_>>();
    let rows = LINES_OF_CELLS.replace('~', "、");
    assert_eq!(
        tasks(&table(&rows.replace("修路", "修路&#9;"))),
        tasks(&table(&rows.replace("修路", "修路 ")))
    );
    check(|text| strewn(text, 7, "&#8203;"));
}

#[test]
fn spans_end_where_characters_do() {
    for end in ["﹪", "&ldquo;", "&nbsp;", "\\。", "⼯", "<br>", "\u{200b}", "&#10;"] {
        for text in [
            format!("一、任务\n（一）建闸。达到40{end}"),
            table(&format!("{LINES_OF_CELLS}{end}")),
            format!("建闸{end}"),
        ] {
            let parsed = Plan::read(&Source::new(&text).unwrap(), &Directory::builtin());
            let plan = &parsed.value;
            let tasks = plan
                .tasks()
                .iter()
                .flat_map(|task| task.measures.iter().map(|measure| measure.span).chain([task.span]));
            let targets = plan.targets().iter().flat_map(|target| [target.span, target.figure_span]);
            let sections = plan.sections().iter().map(|section| section.span);
            let body = [plan.header().body];
            for span in tasks.chain(targets).chain(sections).chain(body).flatten() {
                assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
            }
        }
    }
    let text = "一、任务\n（一）建闸。水质优良率达到40﹪";
    let plan = Plan::read(&Source::new(text).unwrap(), &Directory::builtin()).into_value();
    assert!(text.get(plan.targets()[0].span.unwrap().range()).unwrap().ends_with('﹪'));
}
