//! What converters leave between the words of a text: tags, entities, escapes, marks that take no room, radicals in place of
//! characters. Such a text is read from a copy without them, and what is found is told where it stands in the text itself.

use core::iter::Peekable;

use crate::text::{Marks, Span, marks};

/// A text without residue, and where its words come from.
#[derive(Debug)]
pub(crate) struct Cleaned {
    text: String,
    /// In the order of the text; what is not covered was dropped.
    pieces: Vec<Piece>,
}

/// A stretch of the copy that stands in one piece in the source, or one character for what it stands for there.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it begins in the copy.
    at: u32,
    /// Where it begins in the source.
    start: u32,
    /// Where it ends there.
    end: u32,
}

/// What to read in place of a piece of residue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Instead {
    /// Nothing.
    Nothing,
    /// Another character.
    Char(char),
    /// The words go on in another line, of a cell or of the text.
    Break,
    /// The words go on in another line.
    Line,
    /// A row of a table begins.
    Row,
    /// A row of a table ends.
    RowEnd,
    /// The words go on in another cell.
    Cell,
}

/// Whether residue begins at a mark of a text. Every mark is asked, so most are told apart at once.
#[inline]
pub(super) fn begins(text: &str, at: usize, mark: char) -> bool {
    let may = matches!(mark, '<' | '&' | '\\' | '\u{b}' | '\u{85}' | '\u{ad}')
        || matches!(mark, '\u{200b}'..='\u{2fdf}' if !matches!(mark, '\u{2010}'..='\u{2027}'))
        || matches!(mark, '﹪' | '､' | '\u{feff}');
    may && text.get(at..).is_some_and(|rest| read(rest, mark).is_some())
}

impl Cleaned {
    /// The copy of a text, and `None` where there is nothing to leave out.
    ///
    /// *Complexity*: linear in the length of the text.
    pub(crate) fn of(source: &str) -> Option<Self> {
        let mut copy = Self { text: String::new(), pieces: Vec::new() };
        let mut marks = marks(source).peekable();
        let (mut from, mut row, mut cells) = (0, Rows::default(), false);
        while let Some((at, mark)) = marks.next() {
            let rest = source.get(at..).unwrap_or_default();
            cells = matches!(mark, '|' | '\t') || cells && mark != '\n';
            // A row of HTML has each of its cells on a line of its own, as often as not.
            let in_row = matches!(mark, '\n' | '\r') && row.holds(at);
            let found = if in_row { Some((mark.len_utf8(), Instead::Nothing)) } else { read(rest, mark) };
            let Some((length, instead)) = found else { continue };
            // Tables read the breaks in their cells themselves.
            if instead == Instead::Break && (cells || row.holds(at)) {
                skip_to(&mut marks, at + length);
                continue;
            }
            if copy.text.is_empty() && from == 0 {
                copy.text.reserve(source.len());
            }
            copy.keep(source, from, at);
            from = at + length;
            let instead = match instead {
                Instead::Line if row.holds(at) => Instead::Nothing,
                Instead::Row => {
                    row.open(source, from);
                    Instead::Line
                }
                Instead::RowEnd => {
                    row.close();
                    Instead::Line
                }
                other => other,
            };
            match instead {
                Instead::Char(c) => copy.put(c, at, from),
                Instead::Cell => copy.put('\t', at, from),
                // One line end is enough: two would part what stands together.
                Instead::Line | Instead::Break
                    if !copy.text.ends_with('\n') && !begins_line(source, from) =>
                {
                    copy.put('\n', at, from);
                }
                _ => {}
            }
            skip_to(&mut marks, from);
        }
        if from == 0 {
            return None;
        }
        copy.keep(source, from, source.len());
        Some(copy)
    }

    /// The words.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a span of the copy stands in the source.
    pub(crate) fn locate(&self, span: Span) -> Span {
        let start = self.offset(span.start(), 0);
        let end = if span.is_empty() { start } else { self.offset(span.end() - 1, 1) };
        Span::new(start, end)
    }

    /// Where the byte `at` of the copy stands in the source, or the byte `more` behind it; never behind its piece.
    fn offset(&self, at: u32, more: u32) -> u32 {
        let behind = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = behind.checked_sub(1).and_then(|last| self.pieces.get(last)) else { return 0 };
        // The last byte of a character that stands for more than itself ends where that ends.
        let last = self.pieces.get(behind).is_some_and(|next| next.at == at + 1);
        if more > 0 && last { piece.end } else { (piece.start + (at - piece.at) + more).min(piece.end) }
    }

    /// Takes a stretch of the source over as it stands.
    fn keep(&mut self, source: &str, from: usize, to: usize) {
        if let Some(words) = source.get(from..to).filter(|words| !words.is_empty()) {
            self.pieces.push(Piece { at: small(self.text.len()), start: small(from), end: small(to) });
            self.text.push_str(words);
        }
    }

    /// Puts a character in for a stretch of the source.
    fn put(&mut self, c: char, from: usize, to: usize) {
        self.pieces.push(Piece { at: small(self.text.len()), start: small(from), end: small(to) });
        self.text.push(c);
    }
}

/// The row of a table that is open.
#[derive(Debug, Default)]
struct Rows {
    /// Where it ends, if it has an end.
    end: usize,
    /// Where the next end of a row stands; kept, so that rows without one do not look through the rest of the text each.
    next: Option<usize>,
}

impl Rows {
    fn open(&mut self, source: &str, from: usize) {
        if self.next.is_none_or(|next| next < from) {
            let rest = source.as_bytes().get(from..).unwrap_or_default();
            let found = memchr::memmem::find(rest, b"</tr").or_else(|| memchr::memmem::find(rest, b"</TR"));
            self.next = Some(found.map_or(usize::MAX, |found| from + found));
        }
        self.end = self.next.filter(|&next| next < usize::MAX).unwrap_or_default();
    }

    const fn close(&mut self) {
        self.end = 0;
    }

    const fn holds(&self, at: usize) -> bool {
        at < self.end
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn begins_line(source: &str, at: usize) -> bool {
    source.get(at..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['\n', '\r']))
}

fn skip_to(marks: &mut Peekable<Marks<'_>>, to: usize) {
    while marks.next_if(|&(at, _)| at < to).is_some() {}
}

/// The residue at the start of a text, whose first character is `mark`: its length and what to read instead.
#[inline]
fn read(rest: &str, mark: char) -> Option<(usize, Instead)> {
    match mark {
        '<' => tag(rest),
        '&' => entity(rest),
        '\\' => escape(rest),
        // Marks of no width and of direction, the hyphen for a break that did not come.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => Some((mark.len_utf8(), Instead::Nothing)),
        '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some((mark.len_utf8(), Instead::Char('\n'))),
        '﹪' => Some((mark.len_utf8(), Instead::Char('%'))),
        '､' => Some((mark.len_utf8(), Instead::Char('、'))),
        '\u{2e80}'..='\u{2fdf}' => Some((mark.len_utf8(), Instead::Char(character(mark)?))),
        _ => None,
    }
}

/// Entities and the characters they stand for.
const ENTITIES: [(&str, &str); 16] = [
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("middot", "·"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
];

/// The longest entity, in bytes.
const LONGEST_ENTITY: usize = 9;

/// The name of the entity behind an ampersand, and its character.
pub(crate) fn named(behind: &str) -> Option<(&str, char)> {
    let most = LONGEST_ENTITY.min(behind.len());
    let name = behind.get(..memchr::memchr(b';', behind.as_bytes().get(..most)?)?)?;
    let instead = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => ENTITIES.iter().find(|(entity, _)| *entity == name)?.1.chars().next()?,
    };
    Some((name, instead))
}

fn entity(rest: &str) -> Option<(usize, Instead)> {
    let (name, instead) = named(rest.get(1..)?)?;
    Some((name.len() + 2, Instead::Char(instead)))
}

/// The longest tag that is looked at, in bytes.
const LONGEST_TAG: usize = 300;

/// Tags of HTML that turn up in text; a word in angle brackets that is none of them is left alone.
const TAGS: [&str; 36] = [
    "br", "p", "div", "span", "a", "b", "i", "u", "em", "strong", "font", "sup", "sub", "table", "tbody",
    "thead", "tr", "td", "th", "ul", "ol", "li", "img", "h1", "h2", "h3", "h4", "h5", "h6", "center",
    "style", "script", "o", "section", "col", "colgroup",
];

/// Tags that stand between words of one line.
const INLINE: [&str; 16] = [
    "span", "a", "b", "i", "u", "em", "strong", "font", "sup", "sub", "img", "style", "script", "o", "col",
    "colgroup",
];

/// The name of the tag that a text begins with, if it is one of HTML's, and its length.
pub(crate) fn tag_name(rest: &str) -> Option<(&str, usize)> {
    let inside = rest.get(1..)?;
    let most = LONGEST_TAG.min(inside.len());
    let end = memchr::memchr3(b'>', b'\n', b'<', inside.as_bytes().get(..most)?)?;
    let inner = inside.get(..end).filter(|_| inside.as_bytes().get(end) == Some(&b'>'))?;
    let name = inner.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let closed = name.get(length..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '/', ':']));
    let name = name.get(..length).filter(|_| closed)?;
    TAGS.iter().find(|tag| tag.eq_ignore_ascii_case(name)).map(|tag| (*tag, end + 2))
}

fn tag(rest: &str) -> Option<(usize, Instead)> {
    let (name, length) = tag_name(rest)?;
    let closes = rest.starts_with("</");
    let instead = match name {
        "td" | "th" if closes => Instead::Cell,
        "td" | "th" => Instead::Nothing,
        "tr" if closes => Instead::RowEnd,
        "tr" => Instead::Row,
        "br" => Instead::Break,
        _ if INLINE.contains(&name) => Instead::Nothing,
        _ => Instead::Line,
    };
    Some((length, instead))
}

/// A backslash before a mark that Markdown would otherwise read, or at the end of a line. `\|` stays: it is no border of a cell.
fn escape(rest: &str) -> Option<(usize, Instead)> {
    const MARKS: &[u8] = b"_*.#()[]-+!~>`<&{}\\";
    match rest.as_bytes().get(1) {
        None | Some(b'\n' | b'\r') => Some((1, Instead::Nothing)),
        Some(mark) if MARKS.contains(mark) => Some((2, Instead::Char(char::from(*mark)))),
        Some(_) => None,
    }
}

/// The character that a radical of a font's table looks like: ⼯ for 工.
fn character(radical: char) -> Option<char> {
    match radical {
        '\u{2f00}'..='\u{2fd5}' => KANGXI.chars().nth((radical as usize) - 0x2f00),
        _ => SIMPLIFIED.iter().find(|(other, _)| *other == radical).map(|&(_, character)| character),
    }
}

/// The characters of the 214 radicals from U+2F00 on, in their order.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日\
曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of simplified characters that fonts put in their place.
const SIMPLIFIED: [(char, char); 22] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻰', '龙'),
];
