//! The departments that running text lets act, outside of clauses and titles.

use super::places::Places;
use crate::document::{ProseSigns, mention};
use crate::model::schedule::Mention;
use crate::model::words::MentionRole;

/// Adds the departments that a paragraph of running text lets act.
pub(super) fn paragraph(
    places: &Places<'_>,
    at: usize,
    words: &str,
    signs: ProseSigns<'_>,
    out: &mut Vec<Mention>,
) {
    if !mention::may_mention(signs) {
        return;
    }
    let marked = places.document.paragraphs.get(at).and_then(|paragraph| paragraph.marked());
    for found in mention::mentions(words, marked.map_or(0, |found| found.words()), signs) {
        for name in found.names {
            if places.in_clause(at, &name) || places.is_title(at, &name) {
                continue;
            }
            let printed = words.get(name.clone()).unwrap_or_default();
            out.push(Mention {
                section: places.section(at, name.start),
                text: places.words(at, places.behind_marker(at, found.range.clone())),
                department: places.named(printed),
                role: role(found.act),
                span: places.span(at, name),
            });
        }
    }
}

const fn role(act: mention::Act) -> MentionRole {
    match act {
        mention::Act::Lead => MentionRole::Lead,
        mention::Act::Actor => MentionRole::Actor,
        mention::Act::Partner => MentionRole::Partner,
        mention::Act::Supervisor => MentionRole::Supervisor,
        mention::Act::Recipient => MentionRole::Recipient,
        mention::Act::Beneficiary => MentionRole::Beneficiary,
        mention::Act::Assessed => MentionRole::Assessed,
    }
}
