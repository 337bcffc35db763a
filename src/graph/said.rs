//! Which tasks say a text: their words are gathered block by block, and each block is searched as one.

use memchr::memmem::Finder;

use super::PlanGraph;
use crate::model::Task;
use crate::text::fold;

/// How many tasks are gathered before they are searched. Words lie wherever their plans have put them. To fetch those of one
/// task and search them before the next are asked for waits for the memory every time; many are fetched at once.
const BLOCK: usize = 128;

/// Stands between two texts; no text has it.
const BETWEEN: u8 = 0xff;

/// Texts that are looked for, to find out where they are said.
pub(super) struct Said<'t> {
    texts: &'t [String],
    finders: Vec<Finder<'t>>,
}

/// The words of some tasks, end to end.
#[derive(Default)]
struct Block {
    bytes: Vec<u8>,
    tasks: Vec<Gathered>,
    /// Whether one of the texts begins with something that folds.
    may_fold: bool,
}

/// A task whose words were gathered.
struct Gathered {
    place: u32,
    /// Where its words end.
    end: usize,
    says: bool,
}

impl<'t> Said<'t> {
    /// The texts must be folded.
    pub(super) fn new(texts: &'t [String]) -> Self {
        Self { texts, finders: texts.iter().map(Finder::new).collect() }
    }

    /// Those of some ascending tasks that say one of the texts in one of their parts.
    pub(super) fn among<'g, P: Iterator<Item = &'g str>>(
        &self,
        graph: &'g PlanGraph,
        places: impl Iterator<Item = u32>,
        parts: impl Fn(&'g Task) -> P,
    ) -> Vec<u32> {
        let (mut found, mut block) = (Vec::new(), Block::default());
        let (mut tasks, mut words) = (graph.read(places), Vec::new());
        loop {
            block.bytes.clear();
            block.tasks.clear();
            words.clear();
            for (place, task) in tasks.by_ref().take(BLOCK) {
                words.extend(parts(task));
                block.tasks.push(Gathered { place, end: words.len(), says: false });
            }
            if block.tasks.is_empty() {
                return found;
            }
            // Nothing here waits for anything but the words themselves, so that they come as fast as the memory gives them.
            block.may_fold =
                words.iter().fold(false, |may, part| may | part.bytes().next().is_some_and(may_fold));
            let mut start = 0;
            for task in &mut block.tasks {
                for part in &words[start..task.end] {
                    block.bytes.extend_from_slice(part.as_bytes());
                    block.bytes.push(BETWEEN);
                }
                start = task.end;
                task.end = block.bytes.len();
            }
            self.search(&mut block);
            found.extend(block.tasks.iter().filter(|task| task.says).map(|task| task.place));
        }
    }

    fn search(&self, Block { bytes, tasks, may_fold: may }: &mut Block) {
        for finder in &self.finders {
            let (mut from, mut at) = (0, 0);
            while let Some(found) = finder.find(&bytes[from..]) {
                while tasks[at].end <= from + found {
                    at += 1;
                }
                tasks[at].says = true;
                from = tasks[at].end;
                at += 1;
                if at == tasks.len() {
                    break;
                }
            }
        }
        // What is said in so many words is said folded too; who does not say it so may say it otherwise.
        if bytes.iter().fold(*may, |may, &byte| may | may_fold(byte)) {
            let mut start = 0;
            for task in tasks {
                let own = &bytes[start..task.end];
                start = task.end;
                task.says |= own.iter().any(|&byte| may_fold(byte)) && self.folded(own);
            }
        }
    }

    fn folded(&self, own: &[u8]) -> bool {
        let parts = own.split(|&byte| byte == BETWEEN).filter_map(|part| core::str::from_utf8(part).ok());
        parts.map(fold).any(|part| self.texts.iter().any(|text| part.contains(&**text)))
    }
}

/// Whether a character that begins so, or another that begins so, reads otherwise once it is folded.
const fn may_fold(byte: u8) -> bool {
    // Without jumps, so that many bytes are looked at in one step.
    (byte <= b' ') | (byte == 0xc2) | ((byte >= 0xe1) & (byte <= 0xe3)) | (byte == 0xef)
}

#[cfg(test)]
mod tests {
    use super::may_fold;
    use crate::text::fold;

    #[test]
    fn every_character_that_folds_begins_as_one_that_may() {
        for mark in '\0'..=char::MAX {
            let text = mark.to_string();
            assert!(fold(&text) == text || may_fold(text.as_bytes()[0]), "{mark:?}");
        }
        assert!("建设第三批项目（".bytes().filter(|&byte| may_fold(byte)).count() == 1);
    }
}
