//! Quotations that go on without naming the speaker again.

use super::{Draft, DraftArgument};
use crate::event::rules::{RecordKind, Rules};
use crate::extract::MentionKind;
use crate::extract::quantity::QuantityMention;
use crate::layout::BlockKind;
use crate::record::EntityType;
use crate::resolve::analysis::Analysis;
use crate::resolve::entity::Clusters;
use crate::span::Span;
use crate::token::script::is_han;
use rustc_hash::FxHashMap;

/// Furthest paragraph behind an attributed quotation that still goes on with it.
const BLOCKS: usize = 1;

/// Give quotations that no rule attributed to the speaker of the quotation before them: the second half of a split
/// quotation, the next sentence inside the same marks, or a paragraph that is nothing but a quotation.
pub(super) fn attribute(drafts: &mut Vec<Draft>, analysis: &Analysis, rules: &Rules, clusters: &Clusters, text: &str) {
    let by_person = |draft: &Draft| by_person(draft, clusters);
    let mut last: Option<(usize, usize)> = None; // the quote's draft, and its block
    let mut by_sentence: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (index, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_quote(draft, rules)) {
        by_sentence.entry(draft.sentence).or_default().push(index);
    }
    // What a quotation began with, in sentences before the one that says whose it is.
    let mut open: Option<(Span, usize)> = None;
    for (number, analyzed) in analysis.sentences.iter().enumerate() {
        if analyzed.sentence.kind != BlockKind::Body {
            continue;
        }
        let block = analyzed.sentence.block;
        let mut quotations: Vec<(Span, Span)> = analyzed
            .mentions
            .iter()
            .filter(|mention| mention.kind == MentionKind::Quotation)
            .map(|mention| (mention.span, mention.extent))
            .collect();
        quotations.sort_unstable();
        let own = by_sentence.remove(&number).unwrap_or_default();
        for (span, extent) in quotations {
            let known = own.iter().copied().find(|&index| {
                drafts.get(index).is_some_and(|draft| draft.of_role("text").any(|words| words.span.overlaps(span)))
            });
            let goes_on = extent.start == span.start;
            let begun = open.take().filter(|(_, at)| goes_on && *at == block).map(|(begun, _)| begun);
            if let Some(known) = known {
                if let Some(begun) = begun {
                    lengthen(drafts, known, begun);
                }
                last = Some((known, block));
                continue;
            }
            // “A。”X说,“B。”: both halves are X's.
            let halves =
                own.iter().copied().filter_map(|index| Some((index, drafts.get(index)?))).find(|(_, draft)| {
                    let words = draft.of_role("text").next().map_or(0, |words| words.span.start);
                    extent.end <= draft.trigger.start
                        && draft.trigger.end <= words
                        && is_direct_between(drafts, &own, extent, draft, text)
                });
            if let Some(draft) = halves.map(|(_, draft)| follow(draft, number, span)) {
                drafts.push(draft);
                continue;
            }
            // Whose it is may be told in the next sentence.
            let unclosed = extent.end == span.end && extent.end >= analyzed.sentence.span.end;
            let runs_on = goes_on && last.is_some_and(|(_, at)| at == block) && begun.is_none();
            if unclosed && !runs_on && told_next(drafts, analysis, &by_sentence, number + 1) {
                open = Some((begun.map_or(span, |begun| begun.cover(span)), block));
                continue;
            }
            let span = begun.map_or(span, |begun| begun.cover(span));
            let Some((before, at)) = last.filter(|(_, at)| block - at <= BLOCKS) else { continue };
            let whole = extent.contains(analyzed.sentence.span);
            if runs_on && at == block {
                lengthen(drafts, before, span);
            } else if (whole || at == block)
                && let Some(draft) = drafts.get(before).map(|draft| follow(draft, number, span))
            {
                drafts.push(draft);
                last = Some((drafts.len() - 1, block));
            }
        }
        // Indirect speech names the speaker too.
        if let Some(&index) = own.iter().max_by_key(|&&index| drafts.get(index).map(|draft| draft.span.end)) {
            // What a body states in its own name is not said in the quotation behind it.
            last = drafts.get(index).is_some_and(by_person).then_some((index, block));
        }
    }
}

/// Whether the sentence after a quotation that is still open goes on with it, and says whose it is.
fn told_next(drafts: &[Draft], analysis: &Analysis, by_sentence: &FxHashMap<usize, Vec<usize>>, number: usize) -> bool {
    let Some(next) = analysis.sentences.get(number) else { return false };
    let quotations = next.mentions.iter().filter(|mention| mention.kind == MentionKind::Quotation);
    let Some(first) = quotations.min_by_key(|mention| mention.span.start) else { return false };
    let own = by_sentence.get(&number).map_or(&[][..], Vec::as_slice);
    let of_first = |index: &usize| {
        drafts.get(*index).is_some_and(|draft| draft.of_role("text").any(|words| words.span.overlaps(first.span)))
    };
    first.extent.start == first.span.start && (own.iter().any(of_first) || first.extent.end >= next.sentence.span.end)
}

/// Whether no other quotation stands between one and the words that say whose it is.
fn is_direct_between(drafts: &[Draft], own: &[usize], extent: Span, told: &Draft, text: &str) -> bool {
    let between = Span::new(extent.end, told.trigger.start.max(extent.end));
    // “A。”Y则称,B: A was said by whoever spoke before.
    let contrast = between.of_text(text).contains(['则', '也', '亦']);
    !contrast
        && !own.iter().filter_map(|index| drafts.get(*index)).any(|draft| {
            draft.of_role("text").any(|words| words.span.overlaps(between)) || draft.trigger.overlaps(between)
        })
}

/// What stands right behind the words of a speaker is that speaker's, not the next one's: X说,“A。”Y表示,B。
pub(super) fn drop_next_speakers(drafts: &mut [Draft], rules: &Rules) {
    let words = |draft: &Draft| draft.of_role("text").next().map(|words| words.span);
    let mut behind: Vec<(Span, u32)> = drafts
        .iter()
        .filter(|draft| is_quote(draft, rules))
        .filter_map(|draft| Some((words(draft)?, draft.trigger.end)))
        .filter(|(words, trigger)| *trigger <= words.start)
        .collect();
    behind.sort_unstable_by_key(|(words, _)| words.start);
    for (index, draft) in drafts.iter_mut().enumerate() {
        // The words stand before the verb that says whose they are.
        let Some(span) = words(draft).filter(|span| span.end <= draft.trigger.start) else { continue };
        let at = behind.partition_point(|(other, _)| other.start < span.start);
        if is_quote(draft, rules) && behind.get(at).is_some_and(|(other, _)| *other == span) {
            draft.spent = Some(index);
        }
    }
}

fn is_quote(draft: &Draft, rules: &Rules) -> bool {
    rules.types.get(draft.kind).is_some_and(|kind| kind.record == RecordKind::Quote)
}

/// Whether the speaker is a person, or not known to be something else.
fn by_person(draft: &Draft, clusters: &Clusters) -> bool {
    let speaker = draft.of_role("speaker").next().and_then(|speaker| clusters.list.get(speaker.cluster?));
    speaker.is_none_or(|speaker| speaker.kind == Some(EntityType::Person))
}

/// Whether words stand behind an opening quotation mark.
pub(crate) fn is_direct(text: &str, words: Span) -> bool {
    text.get(..words.start as usize).is_some_and(|before| before.ends_with(['“', '"', '「', '『', '‘']))
}

/// What a body announces is told by the events in its words, and is no quotation besides.
pub(super) fn drop_announcements(
    drafts: &mut [Draft],
    rules: &Rules,
    clusters: &Clusters,
    (text, figures): (&str, &[QuantityMention]),
) {
    let record = |draft: &Draft| rules.types.get(draft.kind).map(|kind| kind.record);
    let mut told: Vec<Span> =
        drafts.iter().filter(|draft| record(draft) == Some(RecordKind::Event)).map(|draft| draft.trigger).collect();
    told.sort_unstable();
    let tells = |words: Span| {
        let from = told.partition_point(|trigger| trigger.start < words.start);
        let inside = told.get(from..).unwrap_or(&[]).iter().take_while(|trigger| trigger.start < words.end);
        inside.into_iter().any(|trigger| words.contains(*trigger))
    };
    // Nor is a figure, which is a statistic.
    let counts = |words: Span| {
        let from = figures.partition_point(|figure| figure.span.start < words.start);
        figures.get(from).is_some_and(|figure| words.contains(figure.span))
    };
    for (index, draft) in drafts.iter_mut().enumerate() {
        if record(draft) != Some(RecordKind::Quote) {
            continue;
        }
        let words = draft.of_role("text").next().map(|words| words.span);
        let direct = words.is_some_and(|words| is_direct(text, words));
        if !by_person(draft, clusters) && !direct && words.is_some_and(|words| tells(words) || counts(words)) {
            draft.spent = Some(index);
        }
    }
}

/// Words and characters that indirect speech has at the least.
const FEWEST_WORDS: usize = 3;
const FEWEST_SIGNS: usize = 6;

/// `says he has heard that before`: nothing is told by so few words.
pub(super) fn drop_short(drafts: &mut [Draft], rules: &Rules, text: &str) {
    let short = |words: Span| {
        let said = words.of_text(text);
        let signs = said.chars().filter(|sign| sign.is_alphanumeric());
        if said.contains(is_han) { signs.count() < FEWEST_SIGNS } else { said.split(' ').count() < FEWEST_WORDS }
    };
    for (index, draft) in drafts.iter_mut().enumerate() {
        let words = draft.of_role("text").next().map(|words| words.span);
        // `Acme said it had …`: the pronoun behind the verb is not who says so.
        let swapped = words.is_some_and(|words| words.end <= draft.trigger.start && !is_direct(text, words))
            && draft.of_role("speaker").any(|speaker| {
                let word = speaker.span.of_text(text);
                speaker.span.start >= draft.trigger.end && matches!(word, "it" | "they" | "he" | "she" | "we")
            });
        if is_quote(draft, rules) && (swapped || words.is_some_and(|words| !is_direct(text, words) && short(words))) {
            draft.spent = Some(index);
        }
    }
}

/// The same quotation goes on in the next sentence.
fn lengthen(drafts: &mut [Draft], index: usize, span: Span) {
    if let Some(draft) = drafts.get_mut(index) {
        for argument in draft.arguments.iter_mut().filter(|argument| &*argument.role == "text") {
            argument.span = argument.span.cover(span);
        }
        draft.span = draft.span.cover(span);
    }
}

/// Another quotation by the same speaker.
fn follow(before: &Draft, sentence: usize, span: Span) -> Draft {
    let speaker = before.arguments.iter().filter(|argument| &*argument.role == "speaker").cloned();
    let words = DraftArgument { role: "text".into(), cluster: None, quantity: None, span };
    Draft {
        sentence,
        trigger: Span::new(span.start, span.start),
        span,
        arguments: speaker.chain([words]).collect(),
        time: None,
        parent: None,
        ..before.clone()
    }
}
