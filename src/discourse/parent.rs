//! Which gathering an event happened at, and what it has from it.

use super::beside::Paragraphs;
use super::time::time_of;
use super::{Draft, Resolved};
use crate::event::items::Item;
use crate::event::rules::Rules;
use crate::extract::quantity::small_number;
use crate::extract::{HeadKind, Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List, NameKind, WordList};
use crate::limits::MAX_GATHERINGS_BACK;
use crate::resolve::analysis::Analysis;
use crate::resolve::entity::Clusters;
use crate::token::script::is_han;

/// The sentence that drafts were read from, and what is known around it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) text: &'a str,
    pub(super) analysis: &'a Analysis,
    pub(super) clusters: &'a Clusters,
    pub(super) sentence: usize,
    pub(super) items: &'a [Item<'a>],
    pub(super) lexicon: &'a Lexicon,
    pub(super) paragraphs: &'a Paragraphs<'a>,
    pub(super) times: &'a [Resolved],
    pub(super) rules: &'a Rules,
}

impl<'a> Around<'a> {
    fn mentions(&self) -> &'a [Mention] {
        self.analysis.mentions(self.sentence)
    }
}

/// How many items a sentence opens with.
const OPENING: usize = 4;
/// How many paragraphs a ceremony without a name of its own lasts.
const CEREMONY: usize = 4;

/// Give the events of a sentence their parent.
///
/// A frame (会上, At the ceremony) or a named gathering in the sentence is evidence; so is standing behind the gathering
/// in the article without a time of its own and without being background.
pub(super) fn attach(drafts: &mut [Draft], from: usize, gatherings: &[usize], around: &Around<'_>) {
    let Around { text, analysis, sentence, items, lexicon, .. } = *around;
    let mentioned = mentioned_gathering(drafts, gatherings, around);
    let mentioned = mentioned.or_else(|| of_frame(drafts, gatherings, around));
    let eve = items.iter().take(OPENING).any(|item| item.mention.is_none() && lexicon.list(List::Eve).has(&item.word));
    let ahead = eve || is_ahead(items, lexicon.list(List::Ahead));
    let framed = items.iter().any(|item| item.opens(Cue::Frame)) || mentioned.is_some();
    let block = |number: usize| analysis.sentences.get(number).map_or(usize::MAX, |analyzed| analyzed.sentence.block);
    // A ceremony that is no part of another gathering lasts as any other.
    let mut near = gatherings.iter().rev().take(MAX_GATHERINGS_BACK);
    let alone = near.all(|&one| drafts.get(one).is_some_and(|draft| names_a_part(draft, text)));
    for index in from..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        let others = || gatherings.iter().rev().copied().take(MAX_GATHERINGS_BACK).filter(|&other| other != index);
        let is_part = |number: usize| drafts.get(number).is_some_and(|draft| draft.parent.is_some());
        let same_block =
            |number: usize| drafts.get(number).is_some_and(|other| block(other.sentence) == block(sentence));
        // Behind its own paragraph a part of a gathering is over, and the gathering itself goes on.
        let lasts = |other: usize| {
            let draft = drafts.get(other);
            let near = draft.is_some_and(|other| block(sentence).saturating_sub(block(other.sentence)) <= CEREMONY);
            // Of several items under headings each tells of its own; what stands before the first heading holds for all.
            let told = draft.map_or(0, |other| around.paragraphs.section(other.sentence));
            let over = told > 0 && told != around.paragraphs.section(sentence);
            !over && !is_part(other) && ((alone && near) || !draft.is_some_and(|draft| names_a_part(draft, text)))
        };
        let latest = others().find(|&other| other < index && (lasts(other) || same_block(other)));
        let latest = latest.or_else(|| others().next().filter(|&other| lasts(other) || same_block(other)));
        let gathering = gatherings.binary_search(&index).is_ok();
        let part = gathering && (names_a_part(draft, text) || framed && names_nobody(draft, around));
        let told_behind =
            |parent: &Draft| parent.sentence == draft.sentence && parent.trigger.start > draft.trigger.start;
        // …举行，嘉宾出席开幕式: a part that is told behind an event is no gathering that it happened at.
        let behind =
            |parent: usize| drafts.get(parent).is_some_and(|parent| told_behind(parent) && names_a_part(parent, text));
        let mentioned = mentioned.filter(|&parent| parent != index && !behind(parent));
        // closed a round shortly before the expo
        if !gathering && told_before(items, draft, around) {
            if let Some(draft) = drafts.get_mut(index) {
                draft.stance.background = true;
            }
            continue;
        }
        let parent = mentioned.or(latest.filter(|&latest| (!gathering || part) && !behind(latest)));
        let Some(parent) = parent else { continue };
        let own_time = draft.time.as_ref().is_some_and(|own| apart(own, drafts.get(parent)));
        // The sentence before told of another day, and of nothing at the gathering.
        let strays = mentioned.is_none()
            && !framed
            && !gathering
            && drafts.get(parent).is_some_and(|of| {
                let before = drafts.get(..from).into_iter().flatten().next_back();
                before.is_some_and(|before| {
                    let near = before.sentence + 1 == sentence && block(before.sentence) == block(sentence);
                    let other = before.time.as_ref().is_some_and(|own| own.is_day() && apart(own, Some(of)));
                    near && other && before.parent.is_none() && !before.is_planned() && !before.stance.background
                })
            });
        if strays {
            continue;
        }
        let background = draft.stance.background || draft.is_planned() && !framed;
        // What has happened did not happen at a gathering that is only planned.
        let to_come = !draft.is_planned() && drafts.get(parent).is_some_and(Draft::is_planned);
        // 致词表示，明年将举办「单车节」: told behind it, in what is said.
        let said = || drafts.get(parent).is_some_and(told_behind);
        if background || (own_time && mentioned.is_none()) || (to_come && (mentioned.is_none() || said())) {
            continue;
        }
        // 校庆前夕: some day before.
        if eve && !gathering && draft.time.is_none() {
            if let Some(draft) = drafts.get_mut(index) {
                draft.undated = true;
            }
            continue;
        }
        // Before the ceremony: not at it, but on its day.
        if ahead && !gathering {
            let time = drafts.get(parent).and_then(|parent| parent.time.clone());
            let time = match days_before(around) {
                Some(days) => time.and_then(|time| earlier(&time, days)),
                None => time,
            };
            if let Some(draft) = drafts.get_mut(index) {
                draft.time = draft.time.take().or(time);
            }
            continue;
        }
        // The minister opened the forum. He toured a plant: elsewhere, on what day the text speaks of.
        let told = drafts.get(parent).is_some_and(|of| of.sentence < sentence);
        let at_it = items.iter().any(|item| item.opens(Cue::Frame)) || mentioned.is_some() && told;
        if !at_it && around.rules.types.get(draft.kind).is_some_and(|kind| kind.apart) {
            continue;
        }
        let day = if draft.time.is_none() {
            day_of(items, drafts.get(parent).and_then(|of| of.time.as_ref()), lexicon)
        } else {
            None
        };
        if let Some(draft) = drafts.get_mut(index) {
            draft.parent = Some(parent);
            draft.time = draft.time.take().or(day);
        }
    }
}

/// `Before the meeting, …`, 签约仪式前: the sentence opens with what comes before the gathering.
fn is_ahead(items: &[Item<'_>], ahead: WordList<'_>) -> bool {
    let frame = items.iter().take(OPENING).find(|item| item.opens(Cue::Frame));
    // On the eve of …
    let opening = [items.first(), items.get(2)].into_iter().flatten();
    frame.is_some_and(|item| ahead.ends(&item.word))
        || opening.into_iter().any(|item| item.word.is_ascii() && ahead.has(&item.word))
}

/// `Two days before the forum`, `A week before …`: how many days lie between.
fn days_before(around: &Around<'_>) -> Option<i32> {
    let ahead = around.lexicon.list(List::Ahead);
    let first = around.items.get(..OPENING.min(around.items.len())).unwrap_or_default();
    first.windows(2).find_map(|pair| match pair {
        [length, before] if before.word.is_ascii() && ahead.has(&before.word) => {
            let length = time_of(around.mentions(), length, around.times)?.timex.strip_prefix('P')?;
            let of = |unit: char, days: i32| length.strip_suffix(unit)?.parse::<i32>().ok()?.checked_mul(days);
            of('D', 1).or_else(|| of('W', 7))
        }
        _ => None,
    })
}

/// So many days before the first of some.
fn earlier(whole: &Resolved, days: i32) -> Option<Resolved> {
    let first: jiff::civil::Date = whole.day().parse().ok()?;
    let day = first.checked_sub(jiff::Span::new().try_days(days).ok()?).ok()?;
    Some(Resolved { value: Some(day.to_string()), end_value: None, ..whole.clone() })
}

/// `shortly before the expo`: behind an event, what it came before.
fn told_before(items: &[Item<'_>], draft: &Draft, around: &Around<'_>) -> bool {
    let ahead = around.lexicon.list(List::Ahead);
    let occasion = |item: &Item<'_>| {
        let mention = item.mention.and_then(|index| around.mentions().get(index));
        mention.is_some_and(|mention| {
            mention.kind == MentionKind::Occasion
                || mention.refers.is_some_and(|head| head.kind == HeadKind::Name(NameKind::Occasion))
        })
    };
    let behind = items.iter().enumerate().filter(|(_, item)| item.span.start >= draft.trigger.end);
    let mut words =
        behind.filter(|(_, item)| item.clause == draft.clause && item.word.is_ascii() && ahead.has(&item.word));
    words.any(|(at, _)| items.get(at + 1..(at + 3).min(items.len())).into_iter().flatten().any(occasion))
}

/// Whether a time lies outside that of a gathering.
fn apart(own: &Resolved, of: Option<&Draft>) -> bool {
    let Some(whole) = of.and_then(|of| of.time.as_ref()).filter(|whole| !whole.day().is_empty()) else { return false };
    let end = whole.end_value.as_deref().and_then(|end| end.split('T').next()).unwrap_or(whole.day());
    let within = own.is_day() && whole.is_day() && (whole.day()..=end).contains(&own.day());
    !own.day().is_empty() && own.day() != whole.day() && !within
}

/// `On the final day`, 论坛首日: the day of a gathering of several.
fn day_of(items: &[Item<'_>], whole: Option<&Resolved>, lexicon: &Lexicon) -> Option<Resolved> {
    let whole = whole.filter(|whole| whole.is_day())?;
    let (first, second, last) =
        (lexicon.list(List::FirstDay), lexicon.list(List::SecondDay), lexicon.list(List::LastDay));
    // `on day two`
    let counted = items.windows(2).find_map(|pair| match pair {
        [day, number] if &*day.word == "day" => small_number(&number.word).filter(|&number| number > 0)?.checked_sub(1),
        _ => None,
    });
    if let Some(days) = counted {
        let first: jiff::civil::Date = whole.day().parse().ok()?;
        let here = first.checked_add(jiff::Span::new().days(days)).ok()?.to_string();
        let last = whole.end_value.as_ref().is_some_and(|end| here <= *end);
        return last.then(|| Resolved { value: Some(here), end_value: None, ..whole.clone() });
    }
    // An English ordinal tells of a day only before that word: on the second day, the first morning.
    let mut pairs = items.iter().zip(items.iter().skip(1).map(Some).chain([None]));
    let part = |next: &Item<'_>| matches!(&*next.word, "day" | "morning" | "afternoon" | "evening");
    let told = pairs.find_map(|(item, next)| {
        let day = item.word.starts_with(is_han) || next.is_some_and(part);
        [first, second, last].iter().position(|list| day && list.has(&item.word))
    })?;
    let mut day = whole.clone();
    match told {
        0 => {}
        1 => {
            let opening: jiff::civil::Date = whole.day().parse().ok()?;
            let next = opening.tomorrow().ok()?.to_string();
            day.value = Some(next).filter(|next| whole.end_value.as_ref().is_none_or(|end| next <= end));
        }
        // Of days that nobody counted nobody knows the last.
        _ => day.value.clone_from(&whole.end_value),
    }
    day.end_value = None;
    day.value.is_some().then_some(day)
}

/// `opening ceremony`, 签约仪式: a common name that says what part of a gathering it is.
fn names_a_part(draft: &Draft, text: &str) -> bool {
    draft.of_role("name").next().is_some_and(|name| {
        let name = name.span.of_text(text);
        let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        // The seventh edition of the Lakeside Awards is no part of them.
        let common = name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains(char::is_uppercase);
        common || (!name.is_ascii() && name.chars().count() <= 5)
    })
}

/// 随后举行项目集中签约仪式: behind a frame, a name without a body, a place, a number or quotation marks in it is that of a part too.
fn names_nobody(draft: &Draft, around: &Around<'_>) -> bool {
    let mentions = around.mentions();
    draft.of_role("name").next().is_some_and(|name| {
        let proper = |kind: MentionKind| matches!(kind, MentionKind::Organization | MentionKind::Place);
        let holds = mentions.iter().any(|mention| proper(mention.kind) && name.span.contains(mention.span));
        let plain = |char: char| char.is_alphabetic() && !char.is_ascii();
        !holds && name.span.of_text(around.text).chars().all(plain)
    })
}

/// A gathering that the sentence names or refers to.
fn mentioned_gathering(drafts: &[Draft], gatherings: &[usize], around: &Around<'_>) -> Option<usize> {
    let Around { clusters, sentence, items, lexicon, .. } = *around;
    if gatherings.is_empty() {
        return None;
    }
    let mentions = around.mentions();
    items.iter().filter_map(|item| item.mention).find_map(|index| {
        let mention = mentions.get(index)?;
        // `On the eve of the conference`, 大会召开前夕: it did not happen there.
        let at = items.iter().position(|item| item.mention == Some(index)).unwrap_or(0);
        let ahead = lexicon.list(List::Ahead);
        let eve = |item: &Item<'_>| ahead.has(&item.word);
        if items.get(at.saturating_sub(3)..at).into_iter().flatten().any(eve)
            || items
                .get(at + 1..(at + 3).min(items.len()))
                .into_iter()
                .flatten()
                .any(|item| item.word.starts_with(is_han) && eve(item))
        {
            return None;
        }
        let occasion = mention.kind == MentionKind::Occasion
            || mention.refers.is_some_and(|head| head.kind == HeadKind::Name(NameKind::Occasion));
        let cluster = occasion.then(|| clusters.of.get(&(sentence, index)).copied()).flatten()?;
        gatherings.iter().rev().copied().take(MAX_GATHERINGS_BACK).find(|&number| {
            drafts.get(number).is_some_and(|draft| draft.of_role("name").any(|name| name.cluster == Some(cluster)))
        })
    })
}

/// The last gathering whose name ends with a noun, if the latest does not.
fn ends_with_noun(drafts: &[Draft], gatherings: &[usize], noun: &str, text: &str) -> Option<usize> {
    let of_noun = |index: &&usize| {
        let mut names = drafts.get(**index).into_iter().flat_map(|draft| draft.of_role("name"));
        names.any(|name| name.span.of_text(text).ends_with(noun))
    };
    let latest = gatherings.last().filter(|latest| !of_noun(latest))?;
    let mut back = gatherings.iter().rev().take(MAX_GATHERINGS_BACK).filter(|index| *index != latest);
    back.find(of_noun).copied()
}

/// 大会期间, behind a forum that was a part of the conference: the gathering whose name ends with the noun of the frame, if the
/// latest does not.
fn of_frame(drafts: &[Draft], gatherings: &[usize], around: &Around<'_>) -> Option<usize> {
    /// Bytes of a noun.
    const NOUN: usize = 6;
    let frame =
        around.items.iter().take(OPENING).find(|item| item.opens(Cue::Frame) && item.word.starts_with(is_han))?;
    let noun = frame.word.get(..NOUN).filter(|noun| noun.len() < frame.word.len())?;
    ends_with_noun(drafts, gatherings, noun, around.text)
}

/// 颁奖仪式于20日举行。大赛由X主办: the gathering whose name ends with the noun that the clause begins with, if the latest does not.
pub(super) fn named_by_noun(
    drafts: &[Draft],
    gatherings: &[usize],
    new: &Draft,
    (text, this): (&str, WordList<'_>),
) -> Option<usize> {
    /// Bytes of a noun, and most of a clause before what is said.
    const NOUN: usize = 6;
    const FRONT: usize = 60;
    let head = text.get(..new.trigger.start as usize)?;
    let head = head.get(head.len().saturating_sub(FRONT)..).unwrap_or(head);
    let clause = head.rsplit(['。', '，', ',', '\n', '；', ';']).next()?.trim_start();
    let noun = this.behind(clause).unwrap_or(clause).get(..NOUN)?;
    if noun.starts_with(is_han) { ends_with_noun(drafts, gatherings, noun, text) } else { None }
}

/// 嘉宾出席开幕式。本届博览会以…为主题,由…主办: who runs it and what it is about are told of a gathering, not of its part.
pub(super) fn whole_of(
    drafts: &[Draft],
    part: usize,
    new: &Draft,
    (text, this): (&str, WordList<'_>),
) -> Option<usize> {
    /// Bytes before the trigger, most of a sentence.
    const FRONT: usize = 300;
    const RUN: [&str; 6] = ["theme", "host", "organizer", "co_organizer", "guide", "supporter"];
    let draft = drafts.get(part)?;
    let whole = draft.parent.filter(|_| names_a_part(draft, text))?;
    let head = text.get(..new.trigger.start as usize)?;
    let from = (head.len().saturating_sub(FRONT)..head.len()).find(|&at| head.is_char_boundary(at))?;
    let sentence = head.get(from..)?.rsplit(['。', '\n']).next()?.trim_start();
    let name = draft.of_role("name").next()?.span.of_text(text);
    let noun = this.behind(sentence);
    let of_part = noun.unwrap_or(sentence).starts_with(name);
    let runs = || new.arguments.iter().any(|argument| RUN.contains(&&*argument.role));
    (!of_part && (noun.is_some() || runs())).then_some(whole)
}

/// Time from the parent, with the span of the words it came from.
pub(super) fn inherit(drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        if draft.time.is_some() || draft.undated {
            continue;
        }
        let mut parent = draft.parent;
        let mut time = None;
        for _ in 0..4 {
            let Some(of) = parent.and_then(|parent| drafts.get(parent)) else { break };
            // 会上,双方表示将共建实验室: what is planned at a gathering is not of its day.
            if draft.is_planned() && !of.is_planned() {
                break;
            }
            time = of.time.clone();
            if time.is_some() {
                break;
            }
            parent = of.parent;
        }
        if let Some(draft) = drafts.get_mut(index) {
            draft.time = time;
        }
    }
}
