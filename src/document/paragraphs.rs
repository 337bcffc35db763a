//! Lines into paragraphs: what extraction tore apart is read as one again.
//!
//! A line goes on in the next one when it stops inside a sentence or inside a bracket, or when it fills the width at which
//! the whole document is wrapped. Headings, labels and indented lines begin anew. Page numbers between the two are passed over.

use super::annex_title::{is_annex_mark, parts_title};
use super::flow::{Paragraph, Within};
use super::joined;
use super::labels::begins_clause;
use super::lines::{
    Line, columns, is_button, is_page_number, is_pair_of_values, page_number_at_end, page_number_at_start,
};
use super::listed_names::Listing;
use super::marker::marker;
use super::measure::is_unit;
use super::names::{Likeness, likeness};
use super::page_heads::page_heads;
use super::residue;
use super::strokes::{between_cells, is_drawn};
use super::table::{is_note, is_spaced_row};
use super::wrap::Wrap;
use crate::text::{fold_char, is_blank, is_han, marks};

/// How many bytes at the end of a paragraph are looked at for an open bracket or an earlier full stop. The longest
/// clause seen has about 700; looking no further keeps the cost of each line constant.
const TAIL: usize = 1800;

/// How many lines an open bracket may run over. A bracket that is never closed must not swallow the document.
const MOST_LINES_IN_BRACKET: u32 = 12;

/// The word before the number of a box.
const BOX: &str = "专栏";

/// What to do about residue in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Residue {
    /// It is to be taken out first.
    Stops,
    /// It has been, and what is left is text.
    IsText,
}

/// The paragraphs of a text, in order, and whether residue has stopped that before its end.
pub(super) fn paragraphs(text: &str, residue: Residue) -> (Vec<Paragraph>, bool) {
    let lines = joined::lines(text);
    let wrap = Wrap::of(&lines);
    let mut out: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut tail = Tail::default();
    let mut page_break = false;
    let heads = wrap.map(|wrap| page_heads(text, &lines, |line| wrap.fits(line) && !ends_sentence(line)));
    for (at, line) in lines.iter().enumerate() {
        if heads.as_ref().and_then(|heads| heads.get(at)).copied().unwrap_or_default() {
            page_break = true;
            continue;
        }
        let goes_on = tail.goes_on_anywhere(wrap);
        // A bare number is a page's only where a sentence was broken off; elsewhere it is the number of a table's row.
        let beside = |at: Option<usize>| at.and_then(|at| lines.get(at)).map(|line| line.text);
        let paired = || is_pair_of_values(line.text, beside(at.checked_sub(1)), beside(Some(at + 1)));
        if is_page_number(line.text) && !paired() {
            let wants_more =
                goes_on && (tail.prose || tail.in_bracket() || tail.mid_sentence && tail.fills(wrap));
            if wants_more || !line.text.chars().all(|c| fold_char(c).is_ascii_digit()) {
                page_break = true;
                continue;
            }
        }
        let skip = page_number_at_start(line.text);
        let words = line.text.get(skip..).unwrap_or_default();
        let listing = tail.listing.and_then(|listing| listing.with(words));
        match out.last_mut() {
            Some(last) if tail.completes_caption(line.text) => {
                last.go_on(text, 0, line.start, line.text);
                tail = tail.then(last, text, line, line.text);
                last.keep(tail.within);
            }
            Some(last) if listing.is_some() => {
                last.list_on(text, line.start + skip, words);
                tail = Tail { listing, ..tail.then(last, text, line, words) };
            }
            Some(last) if goes_on && tail.goes_on_in(line, words, wrap, page_break) => {
                last.go_on(text, tail.glued_page_number, line.start + skip, words);
                tail = tail.then(last, text, line, words);
                last.keep(tail.within);
            }
            _ => {
                let mut new = Paragraph::of_line(line.start + skip, words);
                tail = Tail::default().then(&new, text, line, words);
                tail.listing = Listing::begun(&new, words);
                tail.below_mark = out.last().is_some_and(|above| is_annex_mark(above, text));
                new.keep(tail.within);
                out.push(new);
            }
        }
        if tail.residue && residue == Residue::Stops {
            return (out, true);
        }
        page_break = false;
    }
    (out, false)
}

/// The name that a list ends in so far; `None` where what stands behind the last mark is too long for one.
fn last_name(list: &str) -> Option<&str> {
    const LONGEST: usize = 60;
    let near = list.len().saturating_sub(LONGEST + '等'.len_utf8());
    let marks = list.char_indices().rev().take_while(|&(at, _)| at >= near);
    let mark = marks.into_iter().find(|&(_, c)| matches!(c, '、' | '，' | '：' | ':' | ','));
    let name = mark.map_or(list, |(at, c)| list.get(at + c.len_utf8()..).unwrap_or_default());
    // 等 ends a list.
    Some(name.strip_suffix('等').unwrap_or(name)).filter(|name| name.len() < LONGEST)
}

/// How the paragraph so far ends.
#[derive(Debug, Default)]
struct Tail<'t> {
    /// Its last line.
    line: &'t str,
    /// White space stands before that line.
    indented: bool,
    /// Lines so far.
    lines: u32,
    /// It ends where no sentence ends.
    mid_sentence: bool,
    /// It ends in a mark that calls for more: ， or 、.
    calls_for_more: bool,
    /// A full stop stands before, so it is prose and no heading or cell.
    prose: bool,
    /// It is a line of departments behind a label, and its last name is not a whole one yet.
    torn_list: bool,
    /// A comma stands before.
    comma: bool,
    /// A 、 stands before.
    listed: bool,
    /// It begins with a marker.
    headed: bool,
    /// It begins with a label.
    begins_clause: bool,
    /// It is a line of departments behind a label.
    labelled: bool,
    /// How many brackets are open.
    depth: u32,
    /// Lines since one was opened.
    open_lines: u32,
    /// Bytes at its end that are a page number between dashes.
    glued_page_number: usize,
    /// Residue stands in its last line.
    residue: bool,
    /// It is a label with nothing behind it, or with departments on the lines below.
    listing: Option<Listing>,
    /// It is one line below the mark of an annex that has a line to itself.
    below_mark: bool,
    /// It is the caption of a box that extraction tore off its number, and off its title behind that: 专栏 ⏎ 1 ⏎ 冷链建设工程.
    torn_caption: bool,
    /// The marks of all its lines.
    within: Within,
}

impl<'t> Tail<'t> {
    /// The tail once another line, of which the words are given without a page number, stands at the end of the paragraph.
    fn then(self, paragraph: &Paragraph, source: &str, next: &Line<'_>, line: &'t str) -> Self {
        let text = paragraph.text(source);
        let glued_page_number = page_number_at_end(line);
        let end = text.get(..text.len() - glued_page_number).unwrap_or_default();
        // The marks of a number that is glued to it are not seen, nor is the blank that may join two lines.
        let within = if glued_page_number > 0 || self.lines > 0 { Within::UNSEEN } else { Within::default() };
        let mut tail = Self { lines: self.lines + 1, glued_page_number, within, ..Self::default() };
        let Some(last) = end.chars().next_back() else { return tail };
        (tail.line, tail.indented) = (line, next.indented);
        tail.mid_sentence = !ends_part(last);
        tail.calls_for_more = matches!(last, '，' | '、' | ',');
        tail.headed = paragraph.marked().is_some();
        tail.torn_caption = tail.lines == 1 && text == BOX || tail.lines == 2 && self.torn_caption;
        if end.len() <= TAIL {
            // What the lines before have said still holds, and only this one is new.
            (tail.depth, tail.prose, tail.comma) = (self.depth, self.prose, self.comma);
            tail.see(line.get(..line.len() - glued_page_number).unwrap_or_default());
        } else {
            let mut from = end.len() - TAIL;
            while !end.is_char_boundary(from) {
                from += 1;
            }
            tail.see(end.get(from..).unwrap_or_default());
            // The brackets and stops further back matter no more, but residue and 、 do.
            let front = line.get(..line.len().saturating_sub(TAIL)).unwrap_or(line);
            for (at, mark) in marks(front) {
                tail.listed |= mark == '、';
                tail.see_rare(line, at, mark);
            }
        }
        tail.open_lines = if tail.depth > 0 { self.open_lines + 1 } else { 0 };
        tail.begins_clause = self.begins_clause || begins_clause(start(text));
        tail.labelled = tail.mid_sentence && tail.begins_clause;
        tail.listed |= self.listed;
        tail.torn_list = tail.labelled
            && (tail.calls_for_more
                || tail.listed && last_name(end).is_some_and(|name| likeness(name) == Likeness::No));
        tail
    }

    /// Whether a line is the number of a caption that stands alone, or the title behind both.
    fn completes_caption(&self, words: &str) -> bool {
        /// Characters of the longest number and of the longest title.
        const NUMBER: usize = 2;
        const TITLE: usize = 30;
        let digits = words.chars().all(|c| fold_char(c).is_ascii_digit());
        let at_most = |most: usize| words.chars().nth(most).is_none();
        self.torn_caption
            && if self.lines == 1 {
                digits && at_most(NUMBER)
            } else {
                !digits && at_most(TITLE) && !words.ends_with('。') && marker(words).is_none()
            }
    }

    /// Takes the marks of some more words in.
    fn see(&mut self, words: &str) {
        for (at, mark) in marks(words) {
            match mark {
                '（' | '(' | '【' | '［' | '[' => self.depth += 1,
                '）' | ')' | '】' | '］' | ']' => self.depth = self.depth.saturating_sub(1),
                '。' | '；' => self.prose = true,
                '，' | ',' => self.comma = true,
                '、' => self.listed = true,
                _ => self.see_rare(words, at, mark),
            }
        }
    }

    /// Takes in a mark that most lines do not have.
    fn see_rare(&mut self, words: &str, at: usize, mark: char) {
        self.within.blank |= is_blank(mark);
        self.within.pipe |= mark == '|' || is_drawn(mark);
        self.within.title |= mark == '《';
        self.residue |= residue::begins(words, at, mark);
    }

    /// Whether a bracket is open that may still be closed.
    const fn in_bracket(&self) -> bool {
        self.depth > 0
    }

    /// Whether it may go on at all, whatever comes next.
    fn goes_on_anywhere(&self, wrap: Option<Wrap>) -> bool {
        self.lines > 0 && (self.mid_sentence || self.owes_bracket() || self.fills(wrap))
    }

    /// Whether an open bracket still lets it go on.
    const fn owes_bracket(&self) -> bool {
        self.depth > 0 && self.open_lines <= MOST_LINES_IN_BRACKET
    }

    /// Whether its last line has about the width at which the document is wrapped.
    fn fills(&self, wrap: Option<Wrap>) -> bool {
        /// Columns of the white space before the first line of a paragraph.
        const INDENT: usize = 4;
        wrap.is_some_and(|wrap| {
            let indented = || (columns(self.line) + INDENT).abs_diff(wrap.width) <= 4;
            wrap.fits(self.line) || self.indented && indented()
        })
    }

    /// Whether it goes on in the next line, whose words are given without a page number.
    fn goes_on_in(&self, next: &Line<'_>, words: &str, wrap: Option<Wrap>, page_break: bool) -> bool {
        let is_row = || {
            memchr::memchr(b'\t', words.as_bytes()).is_some()
                || between_cells(words).is_some()
                || is_spaced_row(words)
        };
        let unended = self.mid_sentence || self.is_unended(next, wrap, page_break);
        if words.is_empty() || !(unended || self.owes_bracket()) {
            return false;
        }
        if self.below_mark && parts_title(self.line, words) && !is_row() {
            return true;
        }
        if self.owes_bracket() && (closes_first(words) || self.stops_inside_clause() && begins_clause(words))
        {
            // The bracket may be open in another cell than the last.
            return !ends_row(self.line) && !is_row();
        }
        unended
            && !next.indented
            && self.reads_on(next, words, wrap, page_break)
            && marker(words).is_none_or(|found| found.marker.is_glued())
            && !begins_clause(words)
            && !is_note(words)
            && !is_button(words)
            && !self.measured_by(words)
            && !(is_single_row(words) && is_parted(self.line, 4))
            && !ends_row(self.line)
            && !leads_to_page(self.line)
            && !is_next_row(self.line, words)
            && !is_row()
    }

    /// Whether its full last line ends in a mark behind which the sentence, or where paragraphs are indented the paragraph, goes on.
    fn is_unended(&self, next: &Line<'_>, wrap: Option<Wrap>, page_break: bool) -> bool {
        /// Bytes of the longest bracket that is part of a sentence.
        const BRACKET: usize = 60;
        let parted = next.after_blank && !page_break && wrap.is_none_or(|wrap| !wrap.spaced);
        if parted || !self.fills(wrap) {
            return false;
        }
        if wrap.is_some_and(|wrap| wrap.indented) {
            return true;
        }
        let line = self.line.trim_end_matches(is_blank);
        match line.chars().next_back() {
            Some('”' | '》') => true,
            Some('）' | ')') => line.rfind(['（', '(']).is_some_and(|open| {
                let inner = line.get(open..).unwrap_or_default();
                open > 0
                    && inner.len() <= BRACKET
                    && !["负责", "牵头", "单位", "落实", "配合", "："].iter().any(|word| inner.contains(word))
            }),
            _ => false,
        }
    }

    /// Whether a line is the unit of measure of the name above it, in a cell of its own.
    fn measured_by(&self, words: &str) -> bool {
        /// Bytes of the longest unit that is looked for.
        const LONGEST: usize = 12;
        let word = words.len() <= LONGEST && (words.chars().nth(1).is_some() || matches!(words, "%" | "‰"));
        word && !self.prose
            && !self.comma
            && !self.line.ends_with(|c: char| c.is_ascii_digit())
            && is_unit(words)
    }

    /// Whether its last line stops between two parts of a clause in brackets: （牵头单位：市司法局；.
    fn stops_inside_clause(&self) -> bool {
        const OPEN: [char; 6] = ['（', '(', '〔', '[', '［', '【'];
        self.line.trim_end_matches(is_blank).ends_with(['；', ';', '，', ','])
            && self
                .line
                .match_indices(OPEN)
                .filter_map(|(at, mark)| self.line.get(at + mark.len()..))
                // Of a run of brackets the last tells: each would have the rest of them read again.
                .any(|inner| !inner.starts_with(OPEN) && begins_clause(inner))
    }

    /// Whether it reads on in the next line, if that does not begin anew.
    fn reads_on(&self, next: &Line<'_>, words: &str, wrap: Option<Wrap>, page_break: bool) -> bool {
        let unwrapped =
            self.fills(wrap) && (!next.after_blank || page_break || wrap.is_some_and(|wrap| wrap.spaced));
        // A title that stops inside a phrase goes on when the next line ends its sentence at once.
        let title = || self.headed && !self.prose && words.find('。').is_some_and(|at| at <= 12);
        let sentence = || self.calls_for_more || words.contains(['。', '；', '，', ';', ',']);
        unwrapped
            || self.torn_list && words.len() < 300
            || self.prose
                && columns(self.line) > 8
                && sentence()
                && (self.calls_for_more || !lists_departments(words))
            || self.comma
                && (title()
                    || !self.headed
                        && !self.labelled
                        && columns(self.line) >= 50
                        && words.contains('。')
                        && !lists_departments(self.line))
    }
}

/// Whether a line is a row whose last cell is short, as 约束性 is, or ends in a whole name: what stands below does not go on in it,
/// however wide the row is.
fn ends_row(line: &str) -> bool {
    /// Bytes of the longest such cell with the blanks before it.
    const LONGEST: usize = 80;
    const SHORT: usize = "约束性".len();
    let from = (line.len().saturating_sub(LONGEST)..).find(|&at| line.is_char_boundary(at));
    let end = from.and_then(|from| line.get(from..)).unwrap_or_default();
    let tab = memchr::memrchr(b'\t', end.as_bytes()).map(|at| at + 1);
    let Some(at) = tab.or_else(|| memchr::memmem::rfind(end.as_bytes(), b"  ").map(|at| at + 2)) else {
        return ["约束性", "预期性"].iter().any(|last| line.ends_with(last)) && is_single_row(line);
    };
    let cell = end.get(at..).unwrap_or_default();
    let whole = || last_name(cell).is_some_and(|name| likeness(name) == Likeness::Strong);
    (cell.len() <= SHORT || whole())
        && if tab.is_some() {
            memchr::memchr_iter(b'\t', line.as_bytes()).nth(1).is_some()
        } else {
            is_spaced_row(line)
        }
}

/// Whether a line looks like a row whose cells single blanks part: a number and three cells more, four with two values among them,
/// or six cells.
fn is_single_row(line: &str) -> bool {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (1..=3).contains(&digits) && line.as_bytes().get(digits) == Some(&b' ');
    let value = |cell: &&str| {
        cell.starts_with(|c: char| {
            c.is_ascii_digit() || matches!(c, '≥' | '≤' | '<' | '>' | '〔' | '[' | '—')
        })
    };
    is_parted(line, 4)
        && (numbered || is_parted(line, 6) || line.split(' ').skip(1).filter(value).nth(1).is_some())
}

/// Whether two lines are rows of a list that begin with their numbers, one more in the second, whatever prose stands in their cells.
fn is_next_row(line: &str, next: &str) -> bool {
    let number = |line: &str| {
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let parted = (1..=3).contains(&digits)
            && memchr::memchr_iter(b' ', line.as_bytes()).nth(2).is_some()
            && line.as_bytes().get(digits) == Some(&b' ');
        line.get(..digits).filter(|_| parted)?.parse::<u16>().ok()
    };
    number(next).is_some_and(|next| number(line).and_then(|number| number.checked_add(1)) == Some(next))
}

/// Whether single blanks part a line into so many cells or more, and no prose stands in it.
fn is_parted(line: &str, cells: usize) -> bool {
    memchr::memchr_iter(b' ', line.as_bytes()).nth(cells - 2).is_some()
        && !line.contains(['，', '。', '；', ';'])
        // Prose may have narrow commas; those of 1,200 stand in cells as well.
        && !line.match_indices(',').any(|(at, _)| {
            line.get(at + 1..).is_some_and(|behind| behind.starts_with(is_han))
                || line.get(..at).is_some_and(|before| before.ends_with(is_han))
        })
}

/// Whether a line is a list of departments, as the cell of a table that stands behind one of prose.
fn lists_departments(line: &str) -> bool {
    const LONGEST: usize = 600;
    if line.len() > LONGEST || line.contains('。') {
        return false;
    }
    let names = || line.split(['、', '，', ',']).map(|name| likeness(name.trim_matches(is_blank)));
    let sure = names().filter(|&likeness| likeness == Likeness::Strong).count();
    names().next() == Some(Likeness::Strong) && sure * 4 >= names().count() * 3
}

/// As much of a paragraph as the label takes that it may begin with, however many lines it is torn over.
fn start(text: &str) -> &str {
    const LONGEST: usize = 120;
    let end = (LONGEST..LONGEST + 4).find(|&end| text.is_char_boundary(end)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether a line of a table of contents ends in its page: 总则…………（4）.
fn leads_to_page(line: &str) -> bool {
    let stem = line.trim_end_matches(|c| matches!(fold_char(c), '0'..='9' | '(' | ')') || is_blank(c));
    stem.len() < line.len() && (stem.ends_with("……") || stem.ends_with("....") || stem.ends_with("····"))
}

/// Whether a line ends where a sentence or one of its parts does.
fn ends_sentence(line: &str) -> bool {
    line.chars().next_back().is_none_or(ends_part)
}

/// Whether a sentence or one of its parts ends at a mark.
const fn ends_part(mark: char) -> bool {
    matches!(
        mark,
        '。' | '；' | '：' | '！' | '？' | '!' | '?' | ':' | ';' | '）' | ')' | '”' | '】' | ']' | '》' | '|'
    )
}

/// Whether a bracket is closed in a line before another is opened.
fn closes_first(line: &str) -> bool {
    let is_mark = |c: char| matches!(fold_char(c), '(' | ')' | '[' | ']' | '【' | '】');
    line.chars().find(|&c| is_mark(c)).is_some_and(|c| matches!(fold_char(c), ')' | ']' | '】'))
        || (!line.contains(is_mark)
            && line.contains(['、', '，', ',', '单', '门'])
            && marker(line).is_none_or(|found| found.marker.is_glued()))
}
