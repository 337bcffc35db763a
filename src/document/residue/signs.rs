//! Single pieces of residue, and what each stands for.

/// What to read in place of a piece of residue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    /// Nothing.
    Nothing,
    /// Nothing, up to where what begins here ends.
    Hidden(Hidden),
    /// Another character.
    Char(char),
    /// White space that parts words.
    Blank,
    /// The words go on in another line, which in a row of any table is one of the same cell.
    Break,
    /// The words go on in another block, which only in a row of HTML is a line of the same cell; elsewhere it ends the row.
    Line,
    /// A part of the page that no row reaches over begins or ends.
    Part,
    /// A row of a table begins.
    Row,
    /// A row of a table ends.
    RowEnd,
    /// A cell begins.
    Cell,
    /// A cell ends.
    CellEnd,
}

/// What no reader of a page sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    Comment,
    Style,
    Script,
}

/// The residue at the start of a text, whose first character is `mark`: its length and what to read instead.
#[inline]
pub(super) fn read(rest: &str, mark: char) -> Option<(usize, Instead)> {
    match mark {
        '<' => tag(rest),
        '&' => entity(rest),
        '\\' => escape(rest),
        _ => Some((mark.len_utf8(), single(mark)?)),
    }
}

/// What to read instead of a character that is residue by itself.
fn single(mark: char) -> Option<Instead> {
    Some(match mark {
        // Marks of no width and of direction, the hyphen for a break that did not come.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => Instead::Nothing,
        mark if is_line_end(mark) => Instead::Break,
        '﹪' => Instead::Char('%'),
        '､' => Instead::Char('、'),
        '\u{2e80}'..='\u{2fdf}' => Instead::Char(character(mark)?),
        _ => return None,
    })
}

/// Line ends of other systems, and of paragraphs and cells in office files.
pub(super) const fn is_line_end(mark: char) -> bool {
    matches!(mark, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}')
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

/// An entity stands for its character, but makes no line, row or cell.
fn entity(rest: &str) -> Option<(usize, Instead)> {
    let (name, c) = named(rest.get(1..)?)?;
    let instead = match c {
        // No border of a cell: such a one is written as it is.
        '|' => return None,
        '\n' | '\r' | '\u{c}' => Instead::Break,
        _ => match single(c) {
            Some(instead) => instead,
            None => Instead::Char(if c.is_control() { ' ' } else { c }),
        },
    };
    Some((name.len() + 2, instead))
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
    const COMMENT: &str = "<!--";
    if rest.starts_with(COMMENT) {
        return Some((COMMENT.len(), Instead::Hidden(Hidden::Comment)));
    }
    let (name, length) = tag_name(rest)?;
    let closes = rest.starts_with("</");
    let instead = match name {
        "td" | "th" if closes => Instead::CellEnd,
        "td" | "th" => Instead::Cell,
        "style" if !closes => Instead::Hidden(Hidden::Style),
        "script" if !closes => Instead::Hidden(Hidden::Script),
        "table" | "tbody" | "thead" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Instead::Part,
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
