//! Where the lines of a document's frame begin that all run into one: its title, its number and whom it is sent to, and its signature with the
//! date and what is said of its publication.

use super::frame::number::{KINDS, number};
use crate::text::{is_blank, is_han};

/// How far from its beginning and its end a document's frame is looked for, in bytes.
const REACH: usize = 3000;

/// Bytes of the longest title before a number, and of the longest list of those that a document is sent to.
const TITLE: usize = 360;
const ADDRESSEES: usize = 600;

/// Characters of the longest name, or names, under a document.
const ISSUER: usize = 40;

/// Where the lines begin in the beginning of a document, in order: 江州市人民政府关于修路的意见江政发〔2021〕3号各区县人民政府：为修好路，…. None
/// where no number stands behind a title, unless the text begins with whom it is sent to.
///
/// *Complexity*: constant; no more than [`REACH`] bytes are looked at.
pub(super) fn of_head(text: &str) -> Vec<usize> {
    let near = up_to(text, REACH);
    let (mut cuts, number) = match number_behind_title(near) {
        Some((code, number)) => (vec![code, number], number),
        None if near.starts_with('各') => (Vec::new(), 0),
        None => return Vec::new(),
    };
    let behind = near.get(number..).unwrap_or_default();
    let Some((at, colon)) =
        up_to(behind, ADDRESSEES).char_indices().find(|&(_, c)| matches!(c, '：' | ':' | '。'))
    else {
        return cuts;
    };
    if colon == '。' {
        return cuts;
    }
    let sent = number + at + colon.len_utf8();
    cuts.push(sent);
    let rest = near.get(sent..).unwrap_or_default();
    if let Some((end, signed)) = signed_behind(rest) {
        cuts.extend(signed.cuts.iter().map(|at| sent + end + at));
        let (notice, below) = rest.split_at_checked(end + signed.end).unwrap_or((rest, ""));
        cuts.extend(annexed(notice, below).map(|title| sent + notice.len() + title));
    }
    cuts
}

/// Where the lines of its signature begin in the end of a document, in order.
///
/// *Complexity*: constant; no more than [`REACH`] bytes are looked at.
pub(super) fn of_tail(text: &str) -> Vec<usize> {
    let mut from = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text.get(from..).unwrap_or_default();
    let last = near.rmatch_indices('。').next().map(|(at, stop)| at + stop.len());
    let signed = last.and_then(|at| Some((at, signature(near.get(at..)?)?)));
    signed
        .filter(|(at, signed)| near.get(at + signed.end..).is_some_and(|rest| rest.trim().is_empty()))
        .map(|(at, signed)| signed.cuts.iter().map(|cut| from + at + cut).collect())
        .unwrap_or_default()
}

/// Where the number right behind the title of a document begins and ends: 江政发〔2021〕3号.
fn number_behind_title(text: &str) -> Option<(usize, usize)> {
    let number = number(up_to(text, TITLE))?;
    let title = text.get(..number.start)?.trim_end();
    let says = ["关于", "印发", "转发"].iter().any(|word| title.contains(word));
    (says && KINDS.iter().any(|kind| title.ends_with(kind))).then_some((number.start, number.end))
}

/// A signature: where its lines begin, and where it ends.
struct Signature {
    cuts: Vec<usize>,
    end: usize,
}

/// The first signature behind a sentence, and where that ends.
fn signed_behind(text: &str) -> Option<(usize, Signature)> {
    let ends = text.match_indices('。').map(|(at, stop)| at + stop.len());
    ends.take(3).find_map(|at| Some((at, signature(text.get(at..)?)?)))
}

/// The signature that a text begins with: 江州市人民政府2021年3月5日（此件公开发布）.
fn signature(text: &str) -> Option<Signature> {
    let date = up_to(text, ISSUER * 4).find(|c: char| c.is_ascii_digit())?;
    let (issuer, rest) = text.split_at_checked(date)?;
    let letters = issuer.chars().filter(|&c| !is_blank(c));
    let named = (4..=ISSUER).contains(&letters.clone().count()) && letters.clone().all(is_han);
    if !named {
        return None;
    }
    let mut end = date + dated(rest)?;
    let mut cuts = vec![0, date, end];
    let note = text.get(end..)?.trim_start();
    let blank = text.len() - end - note.len();
    if note.starts_with(['（', '('])
        && let Some((at, close)) =
            up_to(note, ISSUER * 3).char_indices().find(|&(_, c)| matches!(c, '）' | ')'))
    {
        end += blank + at + close.len_utf8();
        cuts.push(end);
    }
    Some(Signature { cuts, end })
}

/// The length of the date that a text begins with.
fn dated(text: &str) -> Option<usize> {
    let mut rest = text;
    for (sign, most) in [('年', 4), ('月', 2), ('日', 2)] {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|at| (1..=most).contains(at))?;
        rest = rest.get(digits..)?.strip_prefix(sign)?;
    }
    Some(text.len() - rest.len())
}

/// The length of the title that a text begins with, as the notice above it names it between 《 and 》.
fn annexed(notice: &str, below: &str) -> Option<usize> {
    let lead = below.len() - below.trim_start().len();
    let below = below.get(lead..)?;
    let mut names = notice.match_indices('《').filter_map(|(at, open)| {
        let inner = notice.get(at + open.len()..)?;
        inner.get(..inner.find('》')?).filter(|name| !name.is_empty())
    });
    names.find(|name| below.starts_with(name)).map(|name| lead + name.len())
}

/// As much of a text as a number of bytes takes.
fn up_to(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
