//! Tables of indicators whose cells ran together on one line: 序号指标单位2020年2025年属性1粮食产量万吨107110约束性2….
//!
//! Taking the text out of a web page without a mark between the cells leaves them so. The head tells the columns, the next number in
//! turn begins a row and its attribute ends it, the unit is the longest that stands before the figures. Where two figures touch, the cut
//! that brings them nearest to each other is taken; readers of the cells see that they touch and can say so.

use crate::document::measure::is_unit;
use crate::text::{HanSet, is_blank, is_han};

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// What several rows belong to.
    Group,
    Number,
    Name,
    Unit,
    Figure,
    /// By how much the figures before it differ, which says nothing of its own size.
    Growth,
    Attribute,
}

/// The heads of columns, the longer before those that they begin with.
const HEADS: &[(&str, Head)] = &[
    ("序号", Head::Number),
    ("编号", Head::Number),
    ("类别", Head::Group),
    ("领域", Head::Group),
    ("分类", Head::Group),
    ("指标名称", Head::Name),
    ("指标属性", Head::Attribute),
    ("指标性质", Head::Attribute),
    ("指标类型", Head::Attribute),
    ("主要指标", Head::Name),
    ("具体指标", Head::Name),
    ("指标", Head::Name),
    ("计量单位", Head::Unit),
    ("单位", Head::Unit),
    ("属性", Head::Attribute),
    ("性质", Head::Attribute),
    ("基期值", Head::Figure),
    ("现状值", Head::Figure),
    ("目标值", Head::Figure),
    ("规划值", Head::Figure),
    ("年均增速", Head::Figure),
    ("年均增长", Head::Figure),
];

/// What stands behind the year in the head of a column of figures.
const OF_YEAR: &[&str] = &[
    "目标值",
    "规划值",
    "规划目标",
    "实际值",
    "基期值",
    "现状值",
    "完成值",
    "预期值",
    "目标",
    "规划",
    "实际",
    "基期",
    "现状",
    "完成",
    "预期",
    "值",
];

/// What a bracket behind the head of a column of figures says.
const ASIDES: &[&str] = &["〔累计〕", "[累计]", "［累计］", "（累计）", "(累计)", "/累计", "（%）", "(%)"];

/// How a row ends.
pub(super) const ATTRIBUTES: &[&str] = &["约束性", "预期性", "指导性", "引导性"];

/// The fewest rows that make a table, the most columns of figures, and the most characters of figures in a row that are cut.
pub(super) const FEWEST: usize = 3;
const MOST_FIGURES: usize = 3;
pub(super) const MOST_SIGNS: usize = 24;

/// The most characters of a row without an attribute, those below it included.
const MOST_OF_ROW: usize = 120;

/// The longest head of a table as a whole, in characters.
pub(super) const LONGEST_HEADER: usize = 80;

/// The longest caption before the heads, in characters.
pub(super) const LONGEST_CAPTION: usize = 40;

/// What may follow the figure of a growth.
const OF_GROWTH: &[&str] = &["个百分点", "百分点"];

/// The longest title of a group of rows, in characters.
const LONGEST_GROUP: usize = 24;

/// Where the cells of a line end that ran together; none where it is no such table.
///
/// *Complexity*: linear in the length of the line; one that does not begin with the head of a table costs a look at its first signs.
pub(crate) fn cells(line: &str) -> Vec<usize> {
    let captioned = line.starts_with(['专', '附', '表']);
    if !captioned && !line.starts_with(HEADS_BEGIN) {
        return Vec::new();
    }
    let signs = || line.char_indices().filter(|&(_, c)| !is_blank(c));
    let front: Vec<(usize, char)> = signs().take(LONGEST_HEADER).collect();
    let header = Glued { line, signs: &front, cuts: Vec::new() };
    // The caption may have run together with the heads.
    let mut starts = (0..if captioned { LONGEST_CAPTION } else { 1 })
        .filter(|&at| header.get(at).is_some_and(|c| HEADS_BEGIN.contains(&c)));
    let Some((heads, mut at, cuts)) = starts.find_map(|at| header.head(at)) else {
        return Vec::new();
    };
    let signs: Vec<(usize, char)> = signs().collect();
    let mut glued = Glued { line, signs: &signs, cuts };
    let mut rows = 0;
    let told_by_attributes = heads.last() == Some(&Head::Attribute);
    while let Some(end) = if told_by_attributes {
        glued.row(&heads, at, rows + 1)
    } else {
        glued.plain_row(&heads, at, rows + 1)
    } {
        rows += 1;
        at = end;
    }
    if rows < FEWEST {
        return Vec::new();
    }
    glued.behind(at);
    glued.cuts.iter().filter_map(|&at| signs.get(at).map(|&(byte, _)| byte)).collect()
}

/// The characters that such a line and one of [`bare`](super::bare) rows begin with: those of a caption and of first heads.
static BEGIN: HanSet = HanSet::of("专附表序编指主具类领分");

/// Whether a line may hold a table whose cells ran together. Hardly a line does, and its first character tells.
pub(super) fn may_begin(line: &str) -> bool {
    line.starts_with(|c| BEGIN.contains(c))
}

/// The signs that heads begin with.
const HEADS_BEGIN: [char; 5] = ['序', '编', '指', '主', '具'];

/// What counts for nothing, where sizes are compared.
const LEAST: f64 = 1e-6;

/// The places behind a point that figures usually have, and what each more weighs beside a size that is e times another.
const PLACES: usize = 2;
const PLACE: f64 = 0.5;

/// The size of a figure; none for a blank one, which a dash stands for.
struct Figure {
    size: Option<f64>,
    /// How unusual its form is.
    odd: f64,
}

impl Figure {
    /// The figure that fills a text, whatever sign is before it and whatever bound behind.
    fn of(text: &str) -> Option<Self> {
        if text.chars().all(is_dash) {
            return Some(Self { size: None, odd: 0.0 });
        }
        let text = text.strip_prefix(['≥', '≤', '≧', '≦', '＞', '＜', '>', '<', '+']).unwrap_or(text);
        let text = text
            .strip_prefix(['[', '〔', '［'])
            .and_then(|text| text.strip_suffix([']', '〕', '］']))
            .unwrap_or(text);
        let text =
            ["以上", "以下", "以内", "左右"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
        let text = text.strip_suffix(['%', '％', '‰']).unwrap_or(text);
        let size = match text.split_once(['∶', ':', '：']) {
            Some((one, other)) => size(one)? / size(other)?,
            None => size(text)?,
        };
        let places = text.split_once('.').map_or(0, |(_, places)| places.len()).saturating_sub(PLACES);
        let odd = PLACE * f64::from(u32::try_from(places).unwrap_or(u32::MAX));
        // Nothing is far from any amount, however small.
        Some(Self { size: Some(size.max(LEAST)), odd })
    }
}

/// The size of plain digits, written as one writes them: 0.5 and 1200, neither .5 nor 0120.
fn size(digits: &str) -> Option<f64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (plain(whole) && plain(part) && (whole == "0" || !whole.starts_with('0'))).then(|| digits.parse().ok())?
}

const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '－' | '-' | '─' | '/')
}

/// Whether a sign may be one of figures.
pub(super) const fn is_of_figure(c: char) -> bool {
    c.is_ascii_digit()
        || is_dash(c)
        || matches!(
            c,
            '.' | '≥'
                | '≤'
                | '≧'
                | '≦'
                | '＞'
                | '＜'
                | '>'
                | '<'
                | '+'
                | '['
                | ']'
                | '〔'
                | '〕'
                | '［'
                | '］'
                | '∶'
                | ':'
                | '：'
                | '%'
                | '％'
                | '‰'
                | '以'
                | '上'
                | '下'
                | '内'
                | '左'
                | '右'
        )
}

/// A line that is cut; places are counted in signs that are no blanks.
pub(super) struct Glued<'l> {
    pub line: &'l str,
    pub signs: &'l [(usize, char)],
    pub cuts: Vec<usize>,
}

impl Glued<'_> {
    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|&(_, c)| c)
    }

    fn is_at(&self, at: usize, word: &str) -> bool {
        word.chars().zip(at..).all(|(c, at)| self.get(at) == Some(c))
    }

    /// The first of the words that stands at a place, as its length in characters.
    pub(super) fn any_at(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find(|word| self.is_at(at, word)).map(|word| word.chars().count())
    }

    fn words(&self, from: usize, to: usize) -> String {
        self.signs.get(from..to).unwrap_or_default().iter().map(|&(_, c)| c).collect()
    }

    /// The heads of the columns that begin at a place, where they end as a whole and each of them.
    fn head(&self, from: usize) -> Option<(Vec<Head>, usize, Vec<usize>)> {
        let mut heads = Vec::new();
        let mut cuts: Vec<usize> = Some(from).filter(|&from| from > 0).into_iter().collect();
        let mut at = from;
        while let Some((head, length)) = self.head_at(at) {
            heads.push(head);
            at += length;
            cuts.push(at);
        }
        let count = |wanted: Head| heads.iter().filter(|head| **head == wanted).count();
        let whole = count(Head::Name) == 1
            && count(Head::Group) == 0
            && count(Head::Unit) <= 1
            && (1..=MOST_FIGURES).contains(&count(Head::Figure))
            && match heads.last() {
                Some(Head::Attribute) => count(Head::Attribute) == 1 && count(Head::Growth) == 0,
                // Without an attribute the numbers tell where rows end, and brackets where names do.
                Some(Head::Figure | Head::Growth) => {
                    count(Head::Attribute) == 0
                        && count(Head::Number) == 1
                        && count(Head::Unit) == 0
                        && count(Head::Growth) <= 1
                }
                _ => false,
            }
            && heads.iter().position(|head| *head == Head::Number).is_none_or(|at| at == 0);
        whole.then_some((heads, at, cuts))
    }

    pub(super) fn head_at(&self, at: usize) -> Option<(Head, usize)> {
        let year = (at..at + 4).all(|at| self.get(at).is_some_and(|c| c.is_ascii_digit()))
            && self.is_at(at, "20")
            && self.get(at + 4) == Some('年');
        if year
            && self.is_at(at + 5, "比")
            && let Some(end) = (at + 6..at + 18).find(|&end| self.is_at(end, "增长"))
        {
            return Some((Head::Growth, end + 2 - at));
        }
        if year {
            return Some((Head::Figure, 5 + self.any_at(at + 5, OF_YEAR).unwrap_or_default()));
        }
        let (word, head) = HEADS.iter().find(|(word, _)| self.is_at(at, word))?;
        let end = at + word.chars().count();
        // 年均增速〔累计〕
        let aside = self.any_at(end, ASIDES).filter(|_| *head == Head::Figure);
        Some((*head, end - at + aside.unwrap_or_default()))
    }

    /// Cuts the row of a number that begins at a place, or behind the title of its group; tells where it ends.
    fn row(&mut self, heads: &[Head], from: usize, number: usize) -> Option<usize> {
        let digits = number.to_string();
        let begin = (from..from + LONGEST_GROUP).find(|&at| {
            self.get(at).is_some_and(|c| c.is_ascii_digit()) && self.is_at(at, &digits)
                || self.get(at).is_none_or(|c| c.is_ascii_digit() || matches!(c, '。' | '，' | '；'))
        })?;
        let name = begin + digits.len();
        if !self.is_at(begin, &digits) || self.get(name).is_none_or(|c| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let mut ahead = name..self.signs.len().min(name + 4 * MOST_SIGNS);
        let (end, attribute) = ahead.find_map(|at| Some((at, self.any_at(at, ATTRIBUTES)?)))?;
        if begin > from {
            self.cuts.push(begin);
        }
        self.cuts.push(name);
        self.cut_figures(heads, name, end);
        self.cuts.extend([end, end + attribute]);
        Some(end + attribute)
    }

    /// Cuts the row of a number that begins at a place in a table without attributes: its name ends in a unit in brackets, its figures
    /// where the next number stands. Rows without a number may stand below it.
    fn plain_row(&mut self, heads: &[Head], from: usize, number: usize) -> Option<usize> {
        let digits = number.to_string();
        let name = from + digits.len();
        if !self.is_at(from, &digits) || !self.get(name).is_some_and(is_han) {
            return None;
        }
        let next = (number + 1).to_string();
        let begins_row = |at: usize| {
            self.is_at(at, &next)
                && self.get(at + next.len()).is_some_and(is_han)
                && self.any_at(at + next.len(), OF_GROWTH).is_none()
        };
        let ahead = name..self.signs.len().min(name + MOST_OF_ROW);
        let mut ends = ahead.filter(|&at| begins_row(at)).map(Some).chain([None]);
        let (cuts, end) = ends.find_map(|end| self.plain_cells(heads, name, end))?;
        self.cuts.push(name);
        self.cuts.extend(cuts);
        Some(end)
    }

    /// The cuts of a row and those below it without a number, from the name on to where the next number stands, or where figures end.
    fn plain_cells(&self, heads: &[Head], name: usize, end: Option<usize>) -> Option<(Vec<usize>, usize)> {
        let mut cuts = Vec::new();
        let mut at = name;
        loop {
            let last = end.unwrap_or(self.signs.len()).min(at + MOST_OF_ROW);
            let figures = (at + 1..last).find(|&at| {
                matches!(self.get(at - 1), Some('）' | ')')) && self.get(at).is_some_and(is_of_figure)
            })?;
            let stop = (figures..last).find(|&at| !self.get(at).is_some_and(is_of_figure)).unwrap_or(last);
            let row = self.figures_and_growth(heads, figures, stop)?;
            cuts.push(figures);
            cuts.extend(row);
            let behind = self.any_at(stop, OF_GROWTH).map_or(stop, |length| stop + length);
            cuts.push(behind);
            match end {
                Some(end) if behind >= end => return (behind == end).then_some((cuts, end)),
                Some(_) => at = behind,
                None => return Some((cuts, behind)),
            }
        }
    }

    /// The cuts between the figures of a row, the last of which may be a growth.
    fn figures_and_growth(&self, heads: &[Head], from: usize, to: usize) -> Option<Vec<usize>> {
        let wanted = heads.iter().filter(|head| **head == Head::Figure).count();
        if to - from > MOST_SIGNS {
            return None;
        }
        if !heads.contains(&Head::Growth) {
            return self.figures(from, to, wanted, None).map(|(_, cuts)| cuts);
        }
        let ways = (from + 1..to).filter_map(|cut| {
            // A bound belongs to the figure before.
            let growth = self.words(cut, to);
            if growth.starts_with(['≥', '≤', '≧', '≦', '＞', '＜', '>', '<']) {
                return None;
            }
            Figure::of(growth.strip_prefix(['-', '－', '−']).unwrap_or(&growth))?;
            let (odd, mut cuts) = self.figures(from, cut, wanted, None)?;
            cuts.push(cut);
            Some((odd, cuts))
        });
        ways.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, cuts)| cuts)
    }

    /// Cuts the words between the number and the attribute of a row; those without figures stay one cell.
    pub(super) fn cut_figures(&mut self, heads: &[Head], name: usize, end: usize) {
        let figures = (name..end).rev().take_while(|&at| self.get(at).is_some_and(is_of_figure)).last();
        let figures = figures.unwrap_or(end);
        let measured = heads.contains(&Head::Unit);
        let (unit, figures) = if measured { self.unit(name, figures, end) } else { (figures, figures) };
        let wanted = heads.iter().filter(|head| **head == Head::Figure).count();
        if unit > name
            && end - figures <= MOST_SIGNS
            && let Some((_, cuts)) = self.figures(figures, end, wanted, None)
        {
            self.cuts.push(unit);
            self.cuts.extend(Some(figures).filter(|&figures| figures > unit));
            self.cuts.extend(cuts);
        }
    }

    /// Where the unit begins and ends that stands between a name and its figures: the longest that is one, or — for none.
    fn unit(&self, name: usize, figures: usize, end: usize) -> (usize, usize) {
        const LONGEST: usize = 10;
        // ％ and — may belong to either; with a column for units they are one.
        let first = self.get(figures);
        if first.is_some_and(|c| matches!(c, '%' | '％' | '‰')) {
            return (figures, figures + 1);
        }
        let from = figures.saturating_sub(LONGEST).max(name + 1);
        let longest = (from..figures).find(|&at| is_unit(&self.words(at, figures)));
        match longest {
            Some(unit) => (unit, figures),
            None if first.is_some_and(is_dash) => {
                let dashes = (figures..end).take_while(|&at| self.get(at).is_some_and(is_dash)).count();
                (figures, figures + dashes)
            }
            None => (figures, figures),
        }
    }

    /// The cuts between so many figures that touch, such that each differs least from the one before; and by how much they do.
    fn figures(&self, from: usize, to: usize, wanted: usize, last: Option<f64>) -> Option<(f64, Vec<usize>)> {
        let apart = |size: Option<f64>| last.zip(size).map_or(0.0, |(last, size)| (size / last).ln().abs());
        if wanted == 1 {
            let Figure { size, odd } = Figure::of(&self.words(from, to))?;
            return Some((apart(size) + odd, Vec::new()));
        }
        let ways = (from + 1..to).filter_map(|cut| {
            let Figure { size, odd } = Figure::of(&self.words(from, cut))?;
            let (more, behind) = self.figures(cut, to, wanted - 1, size.or(last))?;
            Some((apart(size) + odd + more, [cut].into_iter().chain(behind).collect()))
        });
        ways.min_by(|(one, _), (other, _)| one.total_cmp(other))
    }

    /// Cuts what stands behind the table from it, and a note below it from what follows that.
    fn behind(&mut self, at: usize) {
        let rest = self.signs.get(at).and_then(|&(byte, _)| self.line.get(byte..)).unwrap_or_default();
        if super::is_note(rest)
            && let Some(stop) = (at..self.signs.len()).find(|&at| self.get(at) == Some('。'))
            && self.get(stop + 1).is_some_and(|c| !c.is_ascii_digit() && c != '（')
        {
            self.cuts.push(stop + 1);
        }
    }
}
