//! What the names of a document look like, asked once of each: a plan of fifty tasks names twenty departments.

use super::cells::Lists;
use crate::document::names::{Likeness, is_collective, is_counted, likeness};
use crate::document::scan::pairs;
use crate::text::{Glossary, fold_char, has_blank, is_blank};

/// What was found out about the names met so far, by their words.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    known: Glossary<Look>,
    /// The lists of units in cells.
    pub(super) lists: Lists,
}

/// What is known of one name; each part is found out when first asked for.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    likeness: Option<Likeness>,
    collective: Option<bool>,
    judged: Option<Judged>,
}

/// How a text does as a name in a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    /// Its length in characters without blanks.
    pub length: u32,
    /// Words of definitions, or more than a name can be: it is none.
    pub refused: bool,
    /// How much it looks like a department, with or without the second name in brackets.
    pub likeness: Likeness,
    /// Whether it surely is one.
    pub sure: bool,
    /// It has marks that names do not have.
    pub odd: bool,
    /// It reads as a sentence does.
    pub phrase: bool,
}

/// Longest name of one department, in characters.
const LONGEST_NAME: u32 = 40;

/// Bytes of the longest text that is kept. Longer ones are hardly ever names and do not recur; keeping what merely stands before a
/// joint would cost a hostile text its length many times over.
const LONGEST_KEPT: usize = 60;

impl Looks {
    /// Lets go of all but the lists in cells, which are asked for again when their units are assigned.
    pub(crate) fn let_go_of_names(&mut self) {
        self.known = Glossary::default();
    }

    /// [`likeness`] of a name.
    pub(crate) fn likeness(&mut self, name: &str) -> Likeness {
        match self.look(name) {
            Some(look) => look.likeness(name),
            None => likeness(name),
        }
    }

    /// [`is_collective`] of a name.
    pub(crate) fn is_collective(&mut self, name: &str) -> bool {
        match self.look(name) {
            Some(look) => look.is_collective(name),
            None => is_collective(name),
        }
    }

    pub(super) fn judged(&mut self, name: &str) -> Judged {
        match self.look(name) {
            Some(look) => match look.judged {
                Some(judged) => judged,
                None => {
                    let judged = judge(name, look);
                    look.judged = Some(judged);
                    judged
                }
            },
            None => judge(name, &mut Look::default()),
        }
    }

    fn look(&mut self, name: &str) -> Option<&mut Look> {
        (name.len() <= LONGEST_KEPT).then(|| self.known.entry(name))
    }
}

impl Look {
    fn likeness(&mut self, name: &str) -> Likeness {
        *self.likeness.get_or_insert_with(|| likeness(name))
    }

    fn is_collective(&mut self, name: &str) -> bool {
        *self.collective.get_or_insert_with(|| is_collective(name))
    }
}

fn judge(name: &str, look: &mut Look) -> Judged {
    let length = u32::try_from(name.chars().filter(|&c| !is_blank(c)).count()).unwrap_or(u32::MAX);
    let defines = defines(name);
    if defines && let Some(plain) = without_gloss(name) {
        let mut judged = judge(&plain, &mut Look::default());
        judged.refused |= !judged.sure;
        return judged;
    }
    let refused = length > LONGEST_NAME || defines;
    if refused {
        return Judged { length, refused, likeness: Likeness::No, sure: false, odd: false, phrase: false };
    }
    let mut best = if has_blank(name) { likeness_without_blanks(name) } else { look.likeness(name) };
    // A second name in brackets says nothing about the first.
    if let Some(stem) = name.find(['（', '(', '〔', '[']).filter(|&at| at > 0).and_then(|at| name.get(..at))
        && best != Likeness::Strong
    {
        best = best.max(likeness_without_blanks(stem));
    }
    // The carriers are named as shortly as that beside others.
    if matches!(name, "电信" | "移动" | "联通" | "铁塔" | "广电") {
        best = best.max(Likeness::Weak);
    }
    let unlike = best == Likeness::No;
    Judged {
        length,
        refused,
        likeness: best,
        sure: best == Likeness::Strong || look.is_collective(name) && !is_counted(name),
        odd: unlike
            && name.chars().any(|c| matches!(fold_char(c), '。' | '"' | '!' | '?' | '=' | '%' | '《' | '》')),
        phrase: unlike && (length > 26 || talks(name)),
    }
}

fn likeness_without_blanks(name: &str) -> Likeness {
    if has_blank(name) {
        likeness(&name.chars().filter(|&c| !is_blank(c)).collect::<String>())
    } else {
        likeness(name)
    }
}

/// A name without the bracket inside it that says how something in it is called from there on: 各区县（自治县，以下简称区县）政府.
fn without_gloss(name: &str) -> Option<String> {
    let open = name.find(['（', '(', '〔', '[']).filter(|&open| open > 0)?;
    let close = name.rfind(['）', ')', '〕', ']']).filter(|&close| close > open)?;
    let (head, tail) = (name.get(..open)?, name.get(close..)?);
    let mut plain = String::with_capacity(head.len() + tail.len());
    plain.push_str(head);
    plain.extend(tail.chars().skip(1));
    (!defines(&plain)).then_some(plain)
}

/// Whether a text says what a name means or where an office is, instead of naming it.
fn defines(text: &str) -> bool {
    pairs(text).any(|pair| {
        matches!(
            pair,
            ('设', '在')
                | ('简', '称')
                | ('包', '括')
                | ('是', '指')
                | ('挂', '牌')
                | ('另', '有')
                | ('下', '设')
        ) || pair == ('见', '附') && text.contains("见附件")
    })
}

/// Whether a text holds words of sentences.
fn talks(text: &str) -> bool {
    text.contains(['的', '了', '为', '将', '应', '需'])
        || pairs(text).any(|pair| matches!(pair, ('以', '下') | ('不', '得') | ('可', '以')))
}
