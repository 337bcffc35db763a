//! What holds for every plan, whatever its words.

use proptest::prelude::*;

use super::draft::Draft;
use crate::model::Plan;
use crate::render::{AnnexTable, Borders, CsvOptions, Matrix, MatrixOptions, TextOptions};
use crate::text::display_width;

/// Words as a document might have them, and as nobody would wish them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[市县科技财政局委“”…—·（）0-9A-Za-z ]{1,24}",
        "[|,\"\n\r\t<>&'=+@\\\\`*市局]{1,12}",
        "[^、；@ 等\u{0}]{1,10}",
    ]
    .prop_map(|words| words.replace(['、', '；', '@', '等', ' '], "·"))
}

fn plans() -> impl Strategy<Value = Plan> {
    let role = prop::sample::select(vec!["首", "牵头", "责任", "配合", "指导"]);
    let run = (role, prop::collection::vec(0_usize..12, 1..6));
    let task = (words(), prop::collection::vec(run, 0..4), prop::option::of(words()), any::<bool>());
    (words(), prop::collection::vec(words(), 12), prop::collection::vec(task, 0..8)).prop_map(
        |(title, names, tasks)| {
            let mut draft = Draft::new(&title);
            for (at, (title, runs, due, heading)) in tasks.into_iter().enumerate() {
                let run = |(role, picks): &(&str, Vec<usize>)| {
                    let list: Vec<_> = picks.iter().map(|&pick| &*names[pick]).collect();
                    format!("{role} {}", list.join("、"))
                };
                let mut clause = runs.iter().map(run).collect::<Vec<_>>().join("；");
                if let Some(due) = due {
                    clause = format!("{clause}@{due}");
                }
                if heading {
                    draft = draft.heading(&format!("{at}"), &title);
                }
                draft = draft.task(&format!("（{at}）"), &title, &clause);
            }
            draft.0
        },
    )
}

/// The cells of a CSV text, head included.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The widths of the lines of each table of a text; tables stand apart by empty lines.
fn table_widths(text: &str) -> Vec<Vec<usize>> {
    let tables = text.split("\n\n").skip(1).filter(|part| !part.starts_with("注："));
    tables
        .map(|table| table.lines().filter(|line| !line.starts_with("续表")).map(display_width).collect())
        .collect()
}

proptest! {
    #[test]
    fn lines_of_a_text_table_are_equally_wide(plan in plans(), width in 20_usize..140, plain in any::<bool>()) {
        let borders = if plain { Borders::Plain } else { Borders::Grid };
        let options = TextOptions::default().with_width(width).with_borders(borders);
        let matrix = Matrix::of(&plan, &MatrixOptions::default()).to_text(&options);
        let annex = AnnexTable::of(&plan).to_text(&options);
        for text in [matrix, annex] {
            let tables = table_widths(&text);
            prop_assert!(!tables.is_empty());
            for widths in tables {
                prop_assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{}", text);
            }
        }
    }

    #[test]
    fn csv_read_back_gives_the_cells(plan in plans()) {
        let options = CsvOptions::default().with_formula_guard(false);
        let matrix = Matrix::of(&plan, &MatrixOptions::default());
        let rows = parsed(&matrix.to_csv(&options));
        prop_assert_eq!(rows.len(), matrix.rows().len() + 1);
        let names: Vec<_> = matrix.columns().iter().map(|column| column.name.to_string()).collect();
        prop_assert_eq!(&rows[0][4..], &names[..]);
        for (cells, row) in rows[1..].iter().zip(matrix.rows()) {
            prop_assert_eq!(&cells[2], &*row.title);
            for (column, cell) in cells[4..].iter().enumerate() {
                prop_assert_eq!(&**cell, row.cell(column).map_or("", |cell| cell.role.label()));
            }
        }
        let annex = AnnexTable::of(&plan);
        for (cells, row) in parsed(&annex.to_csv(&options))[1..].iter().zip(annex.rows()) {
            prop_assert_eq!(&cells[1], &*row.title);
            prop_assert_eq!(cells.last().unwrap(), &row.deadlines.join("；"));
        }
    }

    #[test]
    fn guarded_csv_has_no_cell_that_is_a_formula(plan in plans()) {
        let matrix = Matrix::of(&plan, &MatrixOptions::default());
        for csv in [matrix.to_csv(&CsvOptions::default()), AnnexTable::of(&plan).to_csv(&CsvOptions::default())] {
            for cell in parsed(&csv).concat() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{:?}", cell);
            }
        }
    }

    #[test]
    fn a_page_has_as_many_tags_whatever_the_words(plan in plans()) {
        let mut tame = plan.clone();
        let still = |words: &mut Box<str>| *words = "市".into();
        tame.header.title = tame.header.title.map(|_| "市".to_owned());
        tame.tasks.iter_mut().for_each(|task| still(&mut task.title));
        let assignments = tame.tasks.iter_mut().flat_map(|task| &mut task.assignments);
        assignments.for_each(|one| one.printed = "市".into());
        tame.departments.iter_mut().for_each(|department| still(&mut department.name));
        tame.sections.iter_mut().for_each(|section| still(&mut section.title));
        let clauses = tame.tasks.iter_mut().flat_map(|task| &mut task.clauses);
        clauses.filter_map(|clause| clause.deadline.as_mut()).for_each(still);
        let signs = |text: &str| text.matches(['<', '>', '"']).count();
        let options = MatrixOptions::default();
        prop_assert_eq!(signs(&Matrix::of(&plan, &options).to_html()), signs(&Matrix::of(&tame, &options).to_html()));
        prop_assert_eq!(signs(&AnnexTable::of(&plan).to_html()), signs(&AnnexTable::of(&tame).to_html()));
    }

    #[test]
    fn every_line_of_a_markdown_table_has_as_many_cells(plan in plans()) {
        for text in [
            Matrix::of(&plan, &MatrixOptions::default()).to_markdown(),
            AnnexTable::of(&plan).to_markdown(),
        ] {
            let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            let counts: Vec<_> = text.lines().filter(|line| line.starts_with('|')).map(bars).collect();
            prop_assert!(counts.windows(2).all(|pair| pair[0] == pair[1]), "{}", text);
        }
    }

    #[test]
    fn marks_in_a_column_are_its_tasks(plan in plans()) {
        let matrix = Matrix::of(&plan, &MatrixOptions::default());
        for (at, column) in matrix.columns().iter().enumerate() {
            let cells: Vec<_> = matrix.rows().iter().filter_map(|row| row.cell(at)).collect();
            prop_assert_eq!(column.tally.tasks() as usize, cells.len());
            prop_assert_eq!(column.tally.mentions as usize, cells.iter().map(|cell| cell.roles.len()).sum::<usize>());
        }
        let cells: usize = matrix.rows().iter().map(|row| row.cells.len()).sum();
        prop_assert_eq!(cells, matrix.columns().iter().map(|column| column.tally.tasks() as usize).sum::<usize>());
    }
}
