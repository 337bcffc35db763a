//! Cells that hold a whole and its parts on lines of their own: 达标率, 其中：小学, 中学, and behind these the values of the first year line by
//! line, then those of the second.

use super::columns::Column;
use super::facts::Facts;

/// Most names in one cell.
const MOST: usize = 8;

/// The order in which cells stand when each part has its own row, where any cell holds parts. A cell that all of them share comes again.
pub(super) fn laid_apart(texts: &[&str], facts: &[Facts], columns: &[Column]) -> Option<Vec<usize>> {
    let values = columns.iter().filter(|column| matches!(column, Column::Value(_) | Column::Average)).count();
    if values < 2 || columns.contains(&Column::Unit) {
        return None;
    }
    let mut out = Vec::with_capacity(texts.len());
    let mut found = false;
    let mut at = 0;
    while at < texts.len() {
        let parts = texts
            .get(at + 1)
            .filter(|text| text.starts_with("其中"))
            .and_then(|_| Parts::at(texts, facts, at, values));
        match parts {
            Some(parts) => {
                found = true;
                at = parts.end;
                parts.lay(&mut out);
            }
            None => {
                out.push(at);
                at += 1;
            }
        }
    }
    found.then_some(out)
}

/// Where the lines of one such row begin and end.
struct Parts {
    start: usize,
    names: usize,
    values: usize,
    attributes: usize,
    /// How many of the names have values of their own: all of them, or all but the first.
    rows: usize,
    end: usize,
}

impl Parts {
    fn at(texts: &[&str], facts: &[Facts], start: usize, columns: usize) -> Option<Self> {
        let run = |from: usize, fits: fn(&Facts) -> bool| {
            facts
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take(MOST * 4)
                .take_while(|facts| fits(facts))
                .count()
        };
        let names = run(start, Facts::name_like);
        let values = run(start + names, |facts| facts.value || facts.value_words || facts.none);
        let behind = start + names + values;
        let attributes = run(behind, |facts| facts.attribute);
        let rows = values / columns;
        let fits = (2..=MOST).contains(&names)
            && rows * columns == values
            && rows >= 2
            && (rows == names || rows + 1 == names)
            && (attributes <= 1 || attributes == rows)
            // What follows is the next row and no more of this one.
            && (attributes > 0 || behind == texts.len() || facts.get(behind).is_some_and(Facts::name_like));
        fits.then_some(Self { start, names, values, attributes, rows, end: behind + attributes })
    }

    fn lay(&self, out: &mut Vec<usize>) {
        let first = self.start + self.names;
        for row in 0..self.rows {
            // A whole without values heads the name of its first part.
            if row == 0 && self.rows < self.names {
                out.push(self.start);
            }
            out.push(self.start + self.names - self.rows + row);
            out.extend((first + row..first + self.values).step_by(self.rows));
            let attribute = if self.attributes > 1 { row } else { 0 };
            out.extend((self.attributes > 0).then_some(first + self.values + attribute));
        }
    }
}
