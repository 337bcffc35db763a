//! The lines below a header, one cell each, as far as a table may reach.

use core::ops::Range;

use super::blanks;
use super::columns::{Column, Kind, MOST_COLUMNS, Tense, Value, kind};
use super::duty::is_of_duties;
use super::facts::{Facts, row_number};
use super::grid::{Head, heads};
use super::header::{LONGEST_HEADER, column, is_head, may_be_head};
use super::headings::Between;
use crate::document::clause::LabelRole;
use crate::document::flow::{Paragraph, Within, Words};
use crate::document::marker::{Marker, Numbering, marker};
use crate::document::strokes::between_cells;
use crate::text::{fold_char, is_blank, same_folded};

/// Longest cell of a list of tasks and of a table of indicators, in bytes. What is longer is prose behind the table.
const LONGEST_CELL: usize = 2400;
const LONGEST_INDICATOR_CELL: usize = 420;

/// Longest title of a heading between rows, in bytes.
const LONGEST_TITLE: usize = 180;

/// Longest head between two that are known whose words are not, in bytes.
const LONGEST_UNKNOWN: usize = 24;

/// How many columns of departments a table has at most: those that lead, share, help, guide and watch.
const MOST_DEPARTMENTS: usize = 6;

/// How many headings may stand one behind the other between two rows.
const MOST_SECTIONS: usize = 10;

/// A header, one cell a line.
pub(super) struct Header {
    pub kind: Kind,
    pub heads: Vec<Head>,
    /// The words of its cells as written.
    pub words: Vec<String>,
    /// The paragraph behind it.
    pub end: usize,
}

fn cell_text<'a>(source: &'a str, paragraph: Option<&'a Paragraph>) -> &'a str {
    let Some(paragraph) = paragraph else { return "" };
    let text = paragraph.text(source);
    let Within { blank, pipe, .. } = paragraph.within();
    if blank || pipe { text.trim_matches(|c: char| is_blank(c) || c == '|') } else { text }
}

/// The header that begins at `range.start`, if one does.
pub(super) fn header(source: &str, paragraphs: &[Paragraph], range: Range<usize>) -> Option<Header> {
    let line = |at: usize| if at < range.end { cell_text(source, paragraphs.get(at)) } else { "" };
    let first = line(range.start);
    let head = column(first);
    if head == Column::Other && !is_head(first, line(range.start + 1)) {
        return None;
    }
    let lines = vec![(first, Some(head))];
    let mut top = Top { source, paragraphs, range: range.clone(), lines, words: Vec::new(), paired: false };
    let mut at = range.start;
    while top.words.len() < MOST_COLUMNS
        && let Some(lines) = top.take(at)
    {
        at += lines;
    }
    let mut words = top.words;
    drop_group(&mut words);
    if let [first, second, ..] = &words[..]
        && is_title(first, second)
    {
        return None;
    }
    let (kind, heads, _) = heads(&words)?;
    // Years and their values come again and again, departments do not.
    let departments = |head: &&Head| matches!(head.column, Column::Departments(_));
    if heads.iter().filter(departments).count() > MOST_DEPARTMENTS {
        return None;
    }
    let enough = heads.len() >= 3 || heads.len() == 2 && (kind == Kind::Indicators || is_of_duties(&heads));
    enough.then_some(Header { kind, heads, words, end: at })
}

/// Leaves 责任单位 out where it heads 牵头单位 and the others right behind it: it stands over them and has no cells.
fn drop_group(words: &mut Vec<String>) {
    let role = |word: &String| match column(word) {
        Column::Departments(role) => Some(role),
        _ => None,
    };
    let heads = |three: &[String]| match three {
        [group, lead, others] => {
            role(group) == Some(LabelRole::Listed)
                && role(lead) == Some(LabelRole::Lead)
                && role(others).is_some()
        }
        _ => false,
    };
    if let Some(group) = words.windows(3).position(heads) {
        words.remove(group);
    }
}

/// The heads of a header while they are read from its lines.
struct Top<'a> {
    source: &'a str,
    paragraphs: &'a [Paragraph],
    /// The paragraphs from its first on that are within reach.
    range: Range<usize>,
    /// The words of the first of them, and what they head once somebody has asked: a line is looked at with each of its neighbours.
    lines: Vec<(&'a str, Option<Column>)>,
    /// The heads so far.
    words: Vec<String>,
    /// Whether one of them is a year above what its values are.
    paired: bool,
}

impl<'a> Top<'a> {
    /// Looks at the lines up to one; gives where it stands among them.
    fn reach(&mut self, at: usize) -> usize {
        let place = at.saturating_sub(self.range.start);
        while self.lines.len() <= place {
            let next = self.range.start + self.lines.len();
            let paragraph = self.paragraphs.get(next).filter(|_| next < self.range.end);
            self.lines.push((cell_text(self.source, paragraph), None));
        }
        place
    }

    fn text(&mut self, at: usize) -> &'a str {
        let place = self.reach(at);
        self.lines.get(place).map_or("", |line| line.0)
    }

    fn column(&mut self, at: usize) -> Column {
        let place = self.reach(at);
        let line = self.lines.get_mut(place);
        line.map_or(Column::Other, |(text, known)| *known.get_or_insert_with(|| column(text)))
    }

    /// Takes the head that begins at a line: how many lines it has, or none where the header has ended.
    fn take(&mut self, at: usize) -> Option<usize> {
        let (cell, next) = (self.text(at), self.text(at + 1));
        if is_behind_header(cell) {
            return None;
        }
        let both = || cell.to_owned() + next;
        let (head, lines) = if is_torn_head(&self.words, cell, next) {
            (squeezed(&both()), 2)
        } else if let Some(last) = self.average_above(cell) {
            last.push_str(&squeezed(cell));
            return Some(1);
        } else if self.column(at) == Column::Other && self.is_whose_aim(at) {
            (squeezed(&both()), 2)
        } else if self.column(at) != Column::Other {
            if self.is_year_above_its_kind(at) {
                self.paired = true;
                (squeezed(&both()), 2)
            } else if is_torn_task(cell, next) {
                (both(), 2)
            } else {
                (squeezed(cell), 1)
            }
        } else if self.column(at + 1) == Column::Other && is_head_of_two_lines(cell, next) {
            (both(), 2)
        } else if !self.words.is_empty()
            && cell.len() <= LONGEST_UNKNOWN
            && self.column(at + 1) != Column::Other
            && row_number(next).is_none()
        {
            (squeezed(cell), 1)
        } else {
            return None;
        };
        self.words.push(head);
        Some(lines)
    }

    /// Whether two heads stand here that say for whom the value below is the aim, each on a line of its own: 市区 above 目标值, 全市 above
    /// 目标值.
    fn is_whose_aim(&mut self, at: usize) -> bool {
        let aim = self.text(at + 1);
        let above = self.words.last().is_some_and(|last| last.len() > aim.len() && last.ends_with(aim));
        !self.words.is_empty()
            && matches!(self.column(at + 1), Column::Value(Value { year: None, .. }))
            && self.is_whose(at)
            && (above || self.text(at + 3) == aim && self.is_whose(at + 2))
    }

    /// Whether a line may say for whom the value below it is the aim.
    fn is_whose(&mut self, at: usize) -> bool {
        const LONGEST: usize = 15;
        let cell = self.text(at);
        cell.len() <= LONGEST
            && !cell.is_empty()
            && self.column(at) == Column::Other
            && row_number(cell).is_none()
    }

    /// The head that a line in brackets ends: 年均增速 above 〔累计〕.
    fn average_above(&mut self, cell: &str) -> Option<&mut String> {
        let bracket = cell.starts_with(['〔', '[', '（', '(']) && cell.ends_with(['〕', ']', '）', ')']);
        self.words.last_mut().filter(|last| bracket && column(last) == Column::Average)
    }

    /// Whether a year stands above what the values of that year are: 2015 above 基期值 and 2020 above 目标值. 目标值 alone may stand over
    /// years of its own.
    fn is_year_above_its_kind(&mut self, at: usize) -> bool {
        if !is_bare_year(self.text(at)) {
            return false;
        }
        let Column::Value(Value { year: None, tense }) = self.column(at + 1) else { return false };
        tense == Tense::Baseline
            || self.paired
            || !(at + 2..at + 8)
                .any(|at| matches!(self.column(at), Column::Value(Value { year: Some(_), .. })))
    }
}

/// Whether a cell can be none of a header: it is blank or long, begins a row or some rows, or is a header by itself.
fn is_behind_header(cell: &str) -> bool {
    cell.is_empty()
        || cell.len() > LONGEST_HEADER
        || row_number(cell).is_some()
        || section(cell).is_some()
        || blanks::is_header(cell)
}

/// Whether a header is torn in two: 目标 and 任务 on two lines mean the list of tasks.
fn is_torn_task(cell: &str, next: &str) -> bool {
    matches!((&*squeezed(cell), &*squeezed(next)), ("目标" | "重点" | "工作", "任务"))
}

/// Whether two lines that say nothing by themselves are a head together.
fn is_head_of_two_lines(cell: &str, next: &str) -> bool {
    /// The longest line of such a head, in bytes.
    const LONGEST: usize = 18;
    next.len() <= LONGEST && cell.len() <= LONGEST && row_number(next).is_none() && is_head(cell, next)
}

/// Whether a narrow column broke a head between its two words: 责任 above 单位, 一级 above 指标; or 指标 above 性质, where another column
/// holds the names already.
fn is_torn_head(before: &[String], cell: &str, next: &str) -> bool {
    /// What stands before 指标, 单位 and the like and heads no column by itself.
    const FIRST: &[&str] = &[
        "主要", "具体", "核心", "评价", "考核", "监测", "一级", "二级", "三级", "四级", "责任", "牵头",
        "配合", "协同", "参与", "主管", "计量", "数据", "资料", "完成",
    ];
    const SECOND: &[&str] = &["指标", "单位", "部门", "来源", "时限"];
    /// What is said of an indicator in a column behind its name.
    const OF_INDICATOR: &[&str] = &["性质", "属性", "导向", "类型", "来源", "解释", "说明", "方向"];
    if cell.len() != "指标".len() || next.len() != cell.len() {
        return false;
    }
    if cell == "指标" {
        let named = || before.iter().any(|word| column(word) == Column::Name);
        return next == "名称" || OF_INDICATOR.contains(&next) && named();
    }
    FIRST.contains(&cell) && SECOND.contains(&next) && is_head(cell, next)
}

/// Whether the line above a header is the title of the table: 主要指标 above 序号 or above 指标.
fn is_title(first: &str, second: &str) -> bool {
    column(first) == Column::Name
        && !first.contains('级')
        && matches!(column(second), Column::Number | Column::Category | Column::Name)
        && !second.contains('级')
}

/// 2015, 2015年: a year and nothing else.
fn is_bare_year(text: &str) -> bool {
    let digits = text.trim_matches(is_blank).trim_end_matches('年');
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A head as it compares: without blanks.
pub(super) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(text.chars().filter(|&c| !is_blank(c)));
    out
}

/// The form of a heading's number, of the two outer forms.
fn section(text: &str) -> Option<Numbering> {
    match marker(text)?.marker {
        Marker::Number { form, .. } if form <= Numbering::Second => Some(form),
        _ => None,
    }
}

/// The paragraphs from the header on, as far as the table may reach.
pub(super) struct Region<'a> {
    pub source: &'a str,
    pub paragraphs: &'a [Paragraph],
    pub end: usize,
    pub header: &'a Header,
}

impl<'a> Region<'a> {
    fn text(&self, at: usize) -> &'a str {
        if at < self.end { cell_text(self.source, self.paragraphs.get(at)) } else { "" }
    }

    /// The first cells, without headers that are printed again at the head of a page, and the headings whose numbers stand in cells; the
    /// last tells whether no more cells follow.
    pub(super) fn cells(&self, most: usize) -> (Vec<Cell<'a>>, Vec<Between>, bool) {
        let (mut out, mut between) = (Vec::new(), Vec::new());
        let mut at = self.header.end;
        // Whether a header stands right above.
        let mut bare = true;
        while at < self.end {
            if out.len() == most {
                return (out, between, false);
            }
            let words = self.text(at);
            if self.repeats_header(at, words) {
                // Headers alone are no table.
                if core::mem::replace(&mut bare, true) {
                    break;
                }
                at += self.header.words.len();
                continue;
            }
            bare = false;
            // 续表 above the header that is printed again.
            if words.starts_with('续') && is_continuation(words) {
                at += 1;
                continue;
            }
            if let Some(heading) = self.heading(at) {
                between.push(heading);
                at += 2;
                continue;
            }
            if self.ends_at(at, words) {
                break;
            }
            out.push(Cell { paragraph: at, text: words });
            at += 1;
        }
        (out, between, true)
    }

    /// The heading of some rows that has its number in the column of numbers: 一, its title, and then the number of a row.
    fn heading(&self, at: usize) -> Option<Between> {
        let counted = || self.header.heads.iter().any(|head| head.column == Column::Number);
        let short = || self.text(at).len() <= LONGEST_HEADER && self.text(at + 1).len() <= LONGEST_TITLE;
        if self.header.kind != Kind::Tasks
            || !counted()
            || !short()
            || row_number(self.text(at + 2)).is_none()
        {
            return None;
        }
        let cell = |at: usize| Some(trimmed(self.source, self.paragraphs.get(at)?));
        Between::of_two(self.source, at, &cell(at)?, &cell(at + 1)?)
    }

    /// Whether the header is printed again from a paragraph on, whose words are given.
    fn repeats_header(&self, at: usize, words: &str) -> bool {
        let same = |offset: usize, words: &str| {
            self.header.words.get(offset).is_some_and(|word| same_folded(word, words))
        };
        same(0, words) && same(1, self.text(at + 1))
    }

    /// Whether something else begins here: another header, a note, an annex, a heading, prose.
    fn ends_at(&self, at: usize, words: &str) -> bool {
        // What explains an indicator may be as long as what a task contains.
        let too_long = || {
            let prose = self.header.kind == Kind::Tasks || self.explains();
            words.len() > if prose { LONGEST_CELL } else { LONGEST_INDICATOR_CELL }
        };
        let Within { blank, pipe, .. } = self.paragraphs.get(at).map(Paragraph::within).unwrap_or_default();
        if words.len() > LONGEST_INDICATOR_CELL && too_long()
            || blank && memchr::memchr(b'\t', words.as_bytes()).is_some()
            || pipe && between_cells(words).is_some()
            || is_note(words) && !self.explains_row(at, words)
        {
            return true;
        }
        match marker(words).map(|found| found.marker) {
            Some(
                Marker::Annex { .. }
                | Marker::Box { .. }
                | Marker::Number {
                    form: Numbering::Part | Numbering::Chapter | Numbering::Division | Numbering::Article,
                    ..
                },
            ) => {
                return true;
            }
            Some(Marker::Number { form: Numbering::First | Numbering::Second, .. }) => {
                return !self.goes_on_behind_sections(at);
            }
            _ => {}
        }
        words.len() <= LONGEST_HEADER && self.another_header(at)
    }

    /// Whether a column says more about each indicator.
    fn explains(&self) -> bool {
        self.header.heads.iter().any(|head| head.column == Column::Note)
    }

    /// Whether what might be a note below the table explains a row, and more rows follow: 数据来源：….
    fn explains_row(&self, at: usize, words: &str) -> bool {
        let goes_on = |at: usize| row_number(self.text(at)).is_some() || Facts::of(self.text(at)).prefixed;
        words.starts_with(['数', '资', '说']) && self.explains() && (at + 1..at + 4).any(goes_on)
    }

    fn another_header(&self, at: usize) -> bool {
        if !(at..at + 3).all(|at| may_be_head(self.text(at))) {
            return false;
        }
        let columns: Vec<Column> = (at..at + 4).map(|at| column(self.text(at))).collect();
        let run: Vec<Column> = columns.into_iter().take_while(|column| *column != Column::Other).collect();
        run.len() >= 3 && kind(&run).is_some()
    }

    /// Whether rows follow behind the headings that stand here.
    fn goes_on_behind_sections(&self, at: usize) -> bool {
        let mut next = at;
        while section(self.text(next)).is_some() {
            if self.text(next).len() > 180 || next - at > MOST_SECTIONS || self.text(next).contains('。') {
                return false;
            }
            next += 1;
        }
        let first = Facts::of(self.text(next));
        let apart = row_number(self.text(next)).is_some() && Facts::of(self.text(next + 1)).name_like();
        // The number of a task may stand before its first word instead of in a cell of its own.
        let numbered = apart || first.prefixed && self.header.kind == Kind::Tasks;
        match self.header.kind {
            Kind::Tasks => numbered,
            Kind::Indicators => {
                let tells = |facts: Facts| facts.value || facts.quality || facts.attribute;
                numbered
                    || first.prefixed && self.explains()
                    || next - at <= 2
                        && first.name_like()
                        && (next + 1..next + 4).any(|at| tells(Facts::of(self.text(at))))
            }
        }
    }
}

/// 续表, 续表1: the table goes on on another page.
fn is_continuation(words: &str) -> bool {
    let number = |c: char| fold_char(c).is_ascii_digit() || is_blank(c) || matches!(c, '-' | '.' | '－');
    words.trim_end_matches(number) == "续表"
}

/// A line that speaks about the table above it.
pub(crate) fn is_note(words: &str) -> bool {
    // Most lines begin with none of these.
    let may_be = |c| {
        matches!(c, '注' | '备' | '说' | '标' | '数' | '资' | '（' | '(' | ' ' | '*' | '※' | '★' | '▲' | '#')
    };
    if !words.starts_with(may_be) {
        return false;
    }
    let inner = words.trim_start_matches(['（', '(', '*', ' ']);
    inner.starts_with(['注', '备', '说', '标', '数', '资'])
        && [
            "注：",
            "注:",
            "备注：",
            "备注:",
            "说明：",
            "说明:",
            "标注",
            "数据来源",
            "资料来源",
            "注1",
            "注１",
        ]
        .iter()
        .any(|word| inner.starts_with(word))
        || words.starts_with(['*', '※', '★', '▲', '#']) && words.chars().count() > 6
}

/// A cell of the region: the paragraph that it is and its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub paragraph: usize,
    pub text: &'a str,
}

/// A cell without the pipe that a converter left behind it.
pub(super) fn trimmed(source: &str, paragraph: &Paragraph) -> Words {
    let text = paragraph.text(source);
    let cell = cell_text(source, Some(paragraph));
    let words = paragraph.words();
    if words.is_joined() || cell.len() == text.len() {
        return words.clone();
    }
    let front = text.len() - text.trim_start_matches(|c: char| is_blank(c) || c == '|').len();
    Words::of_line(words.span().range().start + front, cell)
}
