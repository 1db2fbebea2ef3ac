//! Which of the overlapping candidates of a sentence are meant.

use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Sense, ThingKind};
use crate::span::{Span, to_u32};
use crate::token::script::is_han;

/// Choose mentions that do not overlap: longer before shorter, surer before less sure. What is inside a quotation is
/// kept beside it; ambiguous names (weight 0) only where nothing else stands.
pub(crate) fn select(view: &View<'_>, candidates: Vec<Mention>) -> Vec<Mention> {
    let quotation = |mention: &Mention| mention.kind == MentionKind::Quotation;
    // A mention is large: all stay where they are.
    let mut chosen = candidates;
    chosen.retain(|mention| fits(view, mention));
    // Quotations first, as they come.
    chosen.sort_by_key(|mention| {
        (!quotation(mention)).then_some((
            mention.weight == 0,
            std::cmp::Reverse((mention.extent.len(), mention.weight, mention.kind != MentionKind::Proper)),
            mention.extent.start,
        ))
    });
    let mut taken = Taken { spans: Vec::with_capacity(chosen.len()) };
    chosen.retain(|mention| quotation(mention) || taken.add(mention.extent));
    chosen.sort_by_key(|mention| (mention.extent.start, std::cmp::Reverse(mention.extent.end)));
    chosen
}

/// Disjoint spans in order of position.
#[derive(Debug)]
struct Taken {
    spans: Vec<Span>,
}

impl Taken {
    /// Add a span unless it overlaps one that is there.
    fn add(&mut self, span: Span) -> bool {
        let at = self.spans.partition_point(|other| other.end <= span.start);
        if self.spans.get(at).is_some_and(|other| other.overlaps(span)) {
            return false;
        }
        self.spans.insert(at, span);
        true
    }
}

/// A listed Chinese name must not cut through a word that the dictionary has: 科技部 in 科技部门.
fn fits(view: &View<'_>, mention: &Mention) -> bool {
    if mention.thing.is_none() || !mention.span.of_text(view.text).ends_with(is_han) {
        return true;
    }
    cuts_nothing(view, mention.span.end) && (cuts_nothing(view, mention.span.start) || behind_glue(view, mention))
}

/// 前台|积电, 向台|积电: the first character of a name of three and more makes a word with one that stands alone before it.
fn behind_glue(view: &View<'_>, mention: &Mention) -> bool {
    let start = mention.span.start;
    let glue = view.before(start).chars().next_back().filter(|glue| "前原现任向与对由".contains(*glue));
    let from = glue.map_or(start, |glue| start.saturating_sub(to_u32(glue.len_utf8())));
    from < start
        && mention.weight >= 2
        && mention.span.of_text(view.text).chars().nth(2).is_some()
        && view.token_at(from).is_some()
        && view.token_ending(mention.span.end).is_some()
}

fn cuts_nothing(view: &View<'_>, offset: u32) -> bool {
    let index = view.token_from(offset);
    let Some(before) = index.checked_sub(1).and_then(|before| view.tokens.get(before)) else { return true };
    if before.span.end <= offset {
        return true;
    }
    // 区委书记 is a word to the segmenter, and may be cut where a title begins; 部门 may not.
    begins_title(view, offset) || !view.segmenter.knows(before.span.of_text(view.text))
}

fn begins_title(view: &View<'_>, offset: u32) -> bool {
    view.hits_at(offset).any(|hit| {
        let senses = view.lexicon.senses_of(hit.word);
        senses.iter().any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Title, .. } | Sense::Qualifier(_)))
    })
}
