//! One clause, from its words to its parts: labels, deadlines and rules. The lists of names in between are read in `list`.

use core::ops::Range;

use super::Clause;
use super::elements::{Element, Elements, Mark, Occurring, is_close, is_open, item_number, trim};
use super::find::boxed_label;
use super::glued::glued_label;
use super::looks::Looks;
use super::names::{continues_collective, is_place, split_joined, split_open};
use super::tail;
use super::unmarked::find_blank_label;
use super::words::{LabelRole, bare_label, is_first_leads_rule, label, split_verb};
use crate::document::extent::Extent;
use crate::document::names::{Likeness, likeness, may_end_name};
use crate::document::signs::Signs;
use crate::text::is_blank;

/// Where the words of a clause stand; it decides how sure they must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Context {
    /// In brackets. `closing` when the bracket ends a sentence or a paragraph.
    Bracket { closing: bool },
    /// On a line or at the end of a paragraph, begun by a label.
    Line,
    /// A paragraph of its own without brackets or label.
    Sentence,
    /// A cell in a column of departments.
    Cell(LabelRole),
}

/// Reads `text[content]` as a clause, or finds that it is none. `looks` is what is known of the names met before.
pub(crate) fn read_with(
    text: &str,
    content: Range<usize>,
    context: Context,
    looks: &mut Looks,
) -> Option<Clause> {
    let words = text.get(content.clone())?;
    if let Context::Bracket { .. } | Context::Sentence = context
        && !may_be_clause(words)
    {
        return None;
    }
    let mut reading = ClauseReader::new(text, content.len(), context, looks);
    for element in Elements::new(text, content.clone()) {
        reading.element(&element)?;
    }
    reading.finish(content)
}

/// A quick look that saves most brackets the whole grammar: it needs a department, a verb or a label somewhere.
fn may_be_clause(words: &str) -> bool {
    /// A character of each verb and label, and the last ones of names.
    static TELLING: Signs =
        Signs::of("局委办部厅会院府位责头门行署司团校社县区市联关馆队军道镇乡街心台组班站所处室州學頭門責");
    words.len() >= 6 && !words.starts_with('《') && TELLING.may_stand_in(words) && !tells_of_another(words)
}

/// Whether some words begin as those do that tell what a department was called or to whom something is sent: 原市水务局, 报市财政局.
fn tells_of_another(words: &str) -> bool {
    let behind = words.strip_prefix(['原', '报']).or_else(|| words.strip_prefix("抄送"));
    behind.is_some_and(|name| {
        name.starts_with(['省', '市', '县', '区', '国']) && likeness(name_at_start(name)) == Likeness::Strong
    })
}

/// The first name of a list.
fn name_at_start(words: &str) -> &str {
    words.split(['、', '，', ',', '；', ';']).next().unwrap_or_default()
}

/// A quick look that saves most cells of a table the grammar: a list of names without label or verb ends in a name, a date or a filler.
pub(super) fn may_end_list(words: &str) -> bool {
    /// A character of each verb and label, 等 and rules behind a list, and the marks that part it otherwise.
    static OTHERWISE: Signs =
        Signs::of("：:牵主配合参协支指督负落实施推承办分职其各为研同等以（(〔[【，,；;。､*");
    if OTHERWISE.may_stand_in(words) {
        return true;
    }
    let last = words.rsplit('、').find(|name| !name.is_empty()).unwrap_or_default();
    may_end_name(last) || tail::is_deadline(last) || tail::is_filler(last)
}

/// The state while the elements go by.
pub(super) struct ClauseReader<'t> {
    pub(super) text: &'t str,
    pub(super) context: Context,
    pub(super) looks: &'t mut Looks,
    pub(super) clause: Clause,
    /// How many bytes the clause has at most.
    pub(super) length: usize,
    pub(super) label: Option<LabelRole>,
    /// What occurs in the element that is being read.
    pub(super) signs: Occurring,
    /// From which entry on the verbs to come say what they do.
    pub(super) run: usize,
    pub(super) group: u32,
    /// A mark of another tier was passed since the last name.
    pub(super) new_tier: bool,
    /// How many verbs were met: only they or a label make a list of names a clause in the middle of a sentence.
    pub(super) verbs: u32,
    /// How many departments are told in brackets which part of the task is theirs, and whether the words may go on about the last
    /// one's.
    pub(super) duties: u32,
    pub(super) in_duty: bool,
    /// How many names look like departments, surely and at least weakly.
    pub(super) strong: usize,
    pub(super) weak: usize,
    /// How many of them are more than words for a kind of body, such as 街道.
    pub(super) clear: usize,
}

impl<'t> ClauseReader<'t> {
    fn new(text: &'t str, length: usize, context: Context, looks: &'t mut Looks) -> Self {
        let label = if let Context::Cell(role) = context { Some(role) } else { None };
        Self {
            text,
            context,
            looks,
            clause: Clause::default(),
            length,
            label,
            signs: Occurring::default(),
            run: 0,
            group: 0,
            new_tier: false,
            verbs: 0,
            duties: 0,
            in_duty: false,
            strong: 0,
            clear: 0,
            weak: 0,
        }
    }

    pub(super) fn words(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Takes the next element; `None` when it cannot stand in a clause.
    fn element(&mut self, element: &Element) -> Option<()> {
        self.signs = element.signs;
        if element.mark != Mark::Pause {
            self.new_tier = true;
        }
        if element.mark == Mark::Part {
            self.end_run(None);
        }
        let range = self.labelled(element.range.clone())?;
        // 责任单位：1.市科技局；2.市财政局: the first has its number as well.
        let range = range.start + item_number(self.words(&range))..range.end;
        if range.is_empty() || self.label == Some(LabelRole::Other) {
            return Some(());
        }
        if self.label == Some(LabelRole::Deadline) {
            self.deadline(range);
            return Some(());
        }
        if element.mark != Mark::Part && self.carries_on(&range) {
            return Some(());
        }
        let words = self.words(&range);
        if self.signs.lead && is_first_leads_rule(words) && self.is_whole_rule(words) {
            self.clause.first_leads = true;
            return Some(());
        }
        let may_carry = self.signs.below || words.starts_with(['具', '所', '上', '以', '全', '各']);
        if let Some(tail::Carried { names, above }) =
            Some(words).filter(|_| may_carry).and_then(tail::carried)
        {
            let names = range.start + names.start..range.start + names.end;
            self.clause.carried_above |= above;
            let carried = &mut self.clause.carried;
            split_joined(self.text, names, self.looks, |name, _| carried.push(name.into()));
            self.new_tier = true;
            return Some(());
        }
        // What the time or the manner hangs on names nobody: 根据全省统一安排确定时间.
        let depends = words.starts_with(['根', '依'])
            && (words.starts_with("根据") || words.starts_with("依据"))
            && split_verb(words).1.is_none();
        if depends || tail::is_filler(words) {
            return Some(());
        }
        if tail::is_deadline(words) {
            self.deadline(range);
            return Some(());
        }
        if self.in_duty && self.goes_on_with_duty(element.mark, words) {
            return Some(());
        }
        self.names_and_verb(range)
    }

    /// Takes more of those that join every later clause, up to the verb: 以下均需各县区政府，高新区管委会落实; 、 may also stand inside
    /// one name, as in 以下均需各市、县（区）人民政府落实.
    fn carries_on(&mut self, range: &Range<usize>) -> bool {
        let text = self.text;
        let behind =
            |last: &Extent| text.get(last.end()..range.start).is_some_and(|mark| mark.chars().count() == 1);
        let Some(last) = self.clause.carried.last_mut().filter(|last| behind(last)) else { return false };
        let (name, verb) = split_verb(text.get(range.clone()).unwrap_or_default());
        let name = name.trim_end_matches("组织");
        let before = text.get(last.range()).unwrap_or_default();
        if verb.is_some() && continues_collective(before, name) {
            *last = (last.start()..range.start + name.len()).into();
            return true;
        }
        let goes_on = self.looks.likeness(name) != Likeness::No;
        if goes_on {
            self.clause.carried.push((range.start..range.start + name.len()).into());
        }
        goes_on
    }

    /// Takes the words before a label, which still belong to the one before it, and begins what the label says.
    fn end_part(&mut self, before: Range<usize>, role: LabelRole) -> Option<()> {
        match self.label {
            _ if before.is_empty() => {}
            Some(LabelRole::Other) => {}
            Some(LabelRole::Deadline) => self.deadline(before),
            _ => self.names_and_verb(before)?,
        }
        self.begin_part(role);
        Some(())
    }

    /// Takes the labels at the start of an element, with the names before them, and gives what is behind the last.
    fn labelled(&mut self, mut range: Range<usize>) -> Option<Range<usize>> {
        while self.context == Context::Line
            && let Some((at, role, length)) = find_boxed_label(self.words(&range))
        {
            let before = trim(self.text, range.start..range.start + at);
            self.end_part(before, role)?;
            range = trim(self.text, range.start + at + length..range.end);
        }
        // 责任单位为市民政局 says the same as with a colon, and so does 责任单位 市民政局 in brackets.
        if let Some((role, length)) = worded_label(self.words(&range)).or_else(|| self.unmarked_label(&range))
        {
            self.begin_part(role);
            range = trim(self.text, range.start + length..range.end);
        }
        loop {
            let colon = if self.signs.colon { find_colon(self.text, &range) } else { None };
            range = self.blank_labels(range.clone(), colon.map_or(range.end, |(colon, _)| colon))?;
            let Some((colon, length)) = colon else { break };
            let behind = colon + length..range.end;
            let (before, role) = self
                .take_glued_label(range.start..colon)
                .or_else(|| self.take_label(range.start..colon))
                .or_else(|| self.take_bare_label(range.start..colon, &behind))
                .or_else(|| self.goes_on_with_another(range.start))?;
            self.end_part(before, role)?;
            range = trim(self.text, behind);
        }
        Some(range)
    }

    /// Takes the labels without a colon that stand before a place, with the names before them, and gives what is behind the last.
    fn blank_labels(&mut self, mut range: Range<usize>, upto: usize) -> Option<Range<usize>> {
        while self.context == Context::Line
            && self.signs.blank
            && let Some((at, role, length)) = find_blank_label(self.words(&(range.start..upto)))
        {
            let before = trim(self.text, range.start..range.start + at);
            self.end_part(before, role)?;
            range = trim(self.text, range.start + at + length..range.end);
        }
        Some(range)
    }

    /// A label in brackets that only a blank or nothing parts from the department behind it, and its length: 牵头市水利局.
    fn unmarked_label(&mut self, range: &Range<usize>) -> Option<(LabelRole, usize)> {
        const LABELS: [(&str, LabelRole); 8] = [
            ("牵头单位", LabelRole::Lead),
            ("牵头部门", LabelRole::Lead),
            ("责任单位", LabelRole::Listed),
            ("责任部门", LabelRole::Listed),
            ("配合单位", LabelRole::Support),
            ("配合部门", LabelRole::Support),
            ("牵头", LabelRole::Lead),
            ("配合", LabelRole::Support),
        ];
        let words = self.words(range);
        let bracket = matches!(self.context, Context::Bracket { .. });
        if !bracket || self.signs.colon || !words.starts_with(['责', '牵', '配']) {
            return None;
        }
        let (behind, role) =
            LABELS.iter().find_map(|(label, role)| Some((words.strip_prefix(label)?, *role)))?;
        let name = behind.split(is_blank).find(|name| !name.is_empty())?;
        let named = self.looks.likeness(split_open(name).0) == Likeness::Strong;
        named.then_some((role, words.len() - behind.len()))
    }

    /// The label before a colon, with any names that a blank parts from it: 市科技局 配合单位：.
    fn take_label(&mut self, range: Range<usize>) -> Option<(Range<usize>, LabelRole)> {
        let words = self.words(&range);
        // A department may stand before the label, with only a blank between: 市人防办 完成时限.
        let named = words.rsplit_once(is_blank).filter(|(before, behind)| {
            label(behind).is_some() && self.looks.likeness(before.trim_end_matches(is_blank)) != Likeness::No
        });
        if let (Some(role), None) = (label(words), named) {
            return Some((range.start..range.start, role));
        }
        for (start, c) in words.char_indices().rev().take(24) {
            if (is_blank(c) || matches!(c, '。' | '）' | ')' | '】'))
                && let Some(role) = words.get(start + c.len_utf8()..).and_then(label)
            {
                return Some((trim(self.text, range.start..range.start + start), role));
            }
        }
        None
    }

    /// A label without a word for organisation, behind another one in brackets: 牵头：市科技局，协同：市财政局. What no department follows
    /// tells of something else.
    fn take_bare_label(
        &mut self,
        range: Range<usize>,
        behind: &Range<usize>,
    ) -> Option<(Range<usize>, LabelRole)> {
        let bracket = matches!(self.context, Context::Bracket { .. }) && !self.clause.labels.is_empty();
        let role = bare_label(self.words(&range)).filter(|_| bracket)?;
        let name = self.words(&trim(self.text, behind.clone()));
        let named = self.looks.likeness(split_open(name).0) != Likeness::No;
        Some((range.start..range.start, if named { role } else { LabelRole::Other }))
    }

    /// A label right behind the names before it: 市科技局配合单位：.
    fn take_glued_label(&mut self, range: Range<usize>) -> Option<(Range<usize>, LabelRole)> {
        let (before, role) = glued_label(self.words(&range), self.label, self.looks)?;
        Some((range.start..range.start + before.len(), role))
    }

    /// Behind 责任人：张三 words with a colon that are no label of a clause tell of something else still.
    fn goes_on_with_another(&self, start: usize) -> Option<(Range<usize>, LabelRole)> {
        (self.label == Some(LabelRole::Other)).then_some((start..start, LabelRole::Other))
    }

    fn begin_part(&mut self, role: LabelRole) {
        self.end_run(None);
        self.label = Some(role);
        self.new_tier = true;
        if !matches!(role, LabelRole::Other | LabelRole::Deadline) {
            self.clause.labels.push(role);
        }
    }

    fn deadline(&mut self, range: Range<usize>) {
        let whole = match self.clause.deadline.take() {
            // 6月底前完成，年内持续推进 is one; a date behind another list of departments is another and only the first is kept.
            Some(before)
                if self
                    .text
                    .get(before.end()..range.start)
                    .is_some_and(|between| between.chars().nth(2).is_none()) =>
            {
                (before.start()..range.end).into()
            }
            Some(before) => before,
            None => range.into(),
        };
        self.clause.deadline = Some(whole);
    }

    /// Whether a rule has its element for itself, instead of standing in brackets behind a name.
    fn is_whole_rule(&mut self, words: &str) -> bool {
        let name = words.find(is_open).and_then(|at| words.get(..at));
        name.is_none_or(|name| self.looks.likeness(name) == Likeness::No)
    }

    fn finish(mut self, content: Range<usize>) -> Option<Clause> {
        self.end_run(None);
        let names = self.clause.entries.len();
        let labelled = !self.clause.labels.is_empty();
        let enough = match self.context {
            Context::Cell(_) => true,
            _ if labelled => {
                names > 0 || self.clause.deadline.is_some() || matches!(self.context, Context::Line)
            }
            // 市财政局负责归集 says how something is done; several such duties say who does what.
            _ if self.duties > 0 => self.verbs > 1 && self.strong == names,
            // The offices of a zone (管委会应急局) say little by themselves; what a verb says of them at the end of a sentence is enough.
            Context::Bracket { closing } if self.verbs > 0 => {
                self.strong > 0 && self.weak * 2 >= names
                    || closing && names > 0 && (self.weak == names || self.tells_fields())
            }
            Context::Bracket { closing } => {
                let few_unlike = names >= 4 && self.weak + 1 >= names && self.strong * 3 >= names * 2;
                // 乡镇（街道） names another kind of place beside the one before it.
                let told = names > 1 || self.clear > 0;
                // 等 ends lists and hardly anything else in brackets.
                let open = || self.strong > 0 && self.clause.entries.iter().any(|entry| entry.open);
                // Places beside a department are told something too. Those taken into a collective were looked at as well.
                let place = |range: &Extent| self.text.get(range.range()).is_some_and(is_place);
                let others = || self.clause.entries.iter().filter(|entry| !place(&entry.range)).count();
                let many = || self.strong * 3 >= names || self.strong > 0 && self.strong * 3 >= others();
                let surely = self.weak >= names && (many() || open());
                closing && names > 0 && told && (surely || few_unlike)
            }
            Context::Line => self.clause.deadline.is_some(),
            Context::Sentence => self.verbs > 0 && self.strong > 0 && self.weak == names,
        };
        if !(enough || (names == 0 && (self.clause.first_leads || !self.clause.carried.is_empty()))) {
            return None;
        }
        self.clause.content = content.into();
        self.clause.range = self.clause.content;
        self.clause.label_line = self.context == Context::Line;
        self.clause.bare = self.verbs == 0 && self.label.is_none();
        Some(self.clause)
    }
}

/// The label of departments that some words begin with, where 为 or 是 leads from it to them, and their length.
fn worded_label(words: &str) -> Option<(LabelRole, usize)> {
    const LONGEST: usize = 30;
    if !words.starts_with(['责', '牵', '配', '参', '协', '主', '承', '指', '实']) {
        return None;
    }
    let at = words.find(['为', '是']).filter(|&at| at <= LONGEST)?;
    let role = label(words.get(..at)?)?;
    let named = !matches!(role, LabelRole::Other | LabelRole::Deadline);
    (named && at > 2 * '为'.len_utf8()).then_some((role, at + '为'.len_utf8()))
}

/// The first label in brackets of its own (【责任单位】), with its place and length.
fn find_boxed_label(words: &str) -> Option<(usize, LabelRole, usize)> {
    words.match_indices(['【', '[']).find_map(|(at, _)| {
        let (role, length) = boxed_label(words.get(at..)?)?;
        Some((at, role, length))
    })
}

/// The first colon outside of brackets, with its length.
fn find_colon(text: &str, range: &Range<usize>) -> Option<(usize, usize)> {
    let words = text.get(range.clone())?;
    let mut depth = 0_i32;
    for (at, c) in words.char_indices() {
        depth += i32::from(is_open(c)) - i32::from(is_close(c));
        if depth <= 0 && matches!(c, '：' | ':') {
            return Some((range.start + at, c.len_utf8()));
        }
    }
    None
}
