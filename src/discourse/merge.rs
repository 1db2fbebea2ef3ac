//! Fragments and repetitions of one event become one.

use super::beside::is_of_verb_before;
use super::{Draft, DraftArgument, Resolved};
use crate::event::items::{Item, index_at};
use crate::event::rules::{EventType, RecordKind, Rules};
use crate::gazetteer::{Lexicon, List};
use crate::limits::MAX_GATHERINGS_BACK;
use crate::record::Polarity;
use crate::resolve::entity::Clusters;
use crate::resolve::name::fold;
use crate::span::Span;
use crate::token::script::is_han;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many sentences back an event is looked for that a sentence goes on about.
const BACK: usize = 2;

/// How many sentences back a fragment without a name looks for its gathering.
const FRAGMENT_BACK: usize = 8;

/// Whether two gatherings are one: the same name, or one without a name right behind the other.
pub(super) fn same_gathering(known: &Draft, new: &Draft, clusters: &Clusters, text: &str) -> bool {
    let mut names = new.of_role("name").peekable();
    let mut known_names = known.of_role("name").peekable();
    if names.peek().is_none() || known_names.peek().is_none() {
        // Each with a host of its own, they are two.
        if new.has("host") && known.has("host") {
            return false;
        }
        return new.sentence.saturating_sub(known.sentence) <= 1 && new.stance.modality == known.stance.modality;
    }
    let same = |left: &DraftArgument, right: &DraftArgument| {
        left.shares_entity(right)
            || alike(&fold(left.span.of_text(text)), &fold(right.span.of_text(text)))
            || left.cluster.zip(right.cluster).is_some_and(|(left, right)| shares_name(clusters, left, right))
    };
    names.any(|name| known.of_role("name").any(|other| same(name, other)))
}

/// One name ends with the other: 2024年推进大会, 推进大会.
fn alike(left: &str, right: &str) -> bool {
    left == right || (left.len().min(right.len()) >= 9 && (left.ends_with(right) || right.ends_with(left)))
}

fn shares_name(clusters: &Clusters, left: usize, right: usize) -> bool {
    const NAMES: u8 = 3;
    let names = |index: usize| clusters.list.get(index).into_iter().flat_map(|cluster| cluster.forms(NAMES));
    names(left).any(|one| names(right).any(|two| alike(&one.folded, &two.folded)))
}

/// What is told of a gathering, without what it is called.
pub(super) fn without_name(mut draft: Draft) -> Draft {
    draft.arguments.retain(|argument| &*argument.role != "name");
    draft
}

/// A second report of a known event adds the arguments that are not there yet.
pub(super) fn complete(known: &mut Draft, new: Draft) {
    for argument in new.arguments {
        let there = known.arguments.iter().any(|old| old.role == argument.role && old.is_same(&argument));
        let single = matches!(&*argument.role, "name" | "theme" | "count" | "venue" | "attendance");
        let filled = single && known.has(&argument.role);
        if !there && !filled {
            known.arguments.push(argument);
        }
    }
}

/// The event in the same clause that is nearest to a place or venue.
pub(super) fn nearest_in_clause(
    drafts: &[Draft],
    from: usize,
    new: &Draft,
    items: &[Item<'_>],
    text: &str,
) -> Option<usize> {
    // `The plant, its first in Kenya, was opened`: a place in an apposition is of what is told there.
    let aside = |span: Span| items.get(index_at(items, span.start)).is_some_and(|item| item.aside);
    let inside = aside(new.trigger);
    // English says where behind the verb, Chinese before it: `visited Acme in Leeds and toured a laboratory`.
    let latin = new.trigger.of_text(text).is_ascii();
    let distance = |draft: &Draft| {
        let before = draft.trigger.start < new.trigger.start;
        (before != latin, draft.trigger.start.abs_diff(new.trigger.start))
    };
    let of_sentence = || {
        drafts
            .iter()
            .enumerate()
            .skip(from)
            .filter(|(_, draft)| draft.sentence == new.sentence && draft.spent.is_none())
            .filter(|(_, draft)| !inside || aside(draft.trigger))
            .filter(|(_, draft)| !(latin && is_of_verb_before(items, new.trigger.start, draft.trigger.start)))
    };
    of_sentence()
        .filter(|(_, draft)| draft.part == new.part && draft.clause == new.clause)
        .min_by_key(|(_, draft)| distance(draft))
        .or_else(|| {
            // 12月10日,在A会议中心,…: a clause of its own before the event.
            of_sentence()
                .filter(|(_, draft)| draft.part == new.part && draft.trigger.start > new.trigger.start)
                .min_by_key(|(_, draft)| distance(draft))
        })
        .map(|(index, _)| index)
}

/// The gathering that a fragment belongs to: by its name, else in the same sentence, else the latest.
pub(super) fn gathering_for(
    drafts: &[Draft],
    gatherings: &[usize],
    new: &Draft,
    (clusters, text, lexicon): (&Clusters, &str, &Lexicon),
) -> Option<usize> {
    let named: Vec<usize> = new.of_role("name").filter_map(|name| name.cluster).collect();
    let by_name = |index: &&usize| {
        drafts.get(**index).is_some_and(|draft| {
            draft.of_role("name").any(|name| name.cluster.is_some_and(|cluster| named.contains(&cluster)))
        })
    };
    if !named.is_empty() {
        let back = || gatherings.iter().rev().take(MAX_GATHERINGS_BACK);
        // The 12th X Forum is spoken of as the X Forum.
        let alike = |index: &&usize| {
            drafts.get(**index).is_some_and(|draft| draft.has("name") && same_gathering(draft, new, clusters, text))
        };
        let known = back().find(by_name).or_else(|| back().find(alike)).copied();
        // `the meeting` that was traced to another one is the gathering spoken of; `opening ceremony` is a name.
        let refers_back = |name: &DraftArgument| {
            let cluster = name.cluster.and_then(|index| clusters.list.get(index));
            cluster.is_some_and(|cluster| !cluster.mentions.contains(&name.span))
        };
        if known.is_some() || !new.of_role("name").all(refers_back) {
            return known;
        }
    }
    if let Some(spoken) = super::parent::named_by_noun(drafts, gatherings, new, (text, lexicon.list(List::This))) {
        return Some(spoken);
    }
    // Of several in the sentence the one of the same clause, else the nearest: 以A为主题的B大会举行，C出席开幕式.
    let of_sentence = gatherings
        .iter()
        .rev()
        .take(MAX_GATHERINGS_BACK)
        .filter(|&&index| drafts.get(index).is_some_and(|draft| draft.sentence == new.sentence));
    let same_sentence = of_sentence.min_by_key(|&&index| {
        let draft = drafts.get(index);
        draft.map(|draft| (draft.clause != new.clause, draft.trigger.start.abs_diff(new.trigger.start)))
    });
    let after = |index: usize| {
        drafts.get(index).is_some_and(|draft| new.sentence.saturating_sub(draft.sentence) <= FRAGMENT_BACK)
    };
    // 总决赛将落户杭州。…奥运冠军参加活动: at the gathering that was held, before one to come.
    let agrees = |index: usize| drafts.get(index).is_some_and(|draft| new.is_planned() || !draft.is_planned());
    let recent = || gatherings.iter().rev().take(MAX_GATHERINGS_BACK).filter(|&&index| after(index));
    if let Some(&index) = same_sentence {
        return Some(index);
    }
    let chosen = recent().find(|&&index| agrees(index)).or_else(|| recent().next()).copied()?;
    Some(super::parent::whole_of(drafts, chosen, new, (text, lexicon.list(List::This))).unwrap_or(chosen))
}

/// The event of the type that was told last, in this sentence or just before.
pub(super) fn last_of_type(drafts: &[Draft], new: &Draft) -> Option<usize> {
    // A与B签约,X见证;C与D签约,Y见证: of several in the sentence the one of its own part.
    let beside =
        |draft: &Draft| (draft.kind, draft.part) == (new.kind, new.part) && draft.spent.is_none() && !draft.replaced;
    let mut of_sentence = drafts.iter().enumerate().rev().take_while(|(_, draft)| draft.sentence == new.sentence);
    if let Some((index, _)) = of_sentence.find(|(_, draft)| beside(draft)) {
        return Some(index);
    }
    let last = drafts
        .iter()
        .enumerate()
        .rev()
        .find(|(_, draft)| draft.spent.is_none() && !draft.replaced || draft.kind == new.kind)?;
    let near = |draft: &Draft| new.sentence.saturating_sub(draft.sentence) <= BACK;
    if last.1.kind == new.kind && near(last.1) {
        return Some(last.0);
    }
    drafts
        .iter()
        .enumerate()
        .rev()
        .take_while(|(_, draft)| near(draft))
        .find(|(_, draft)| draft.kind == new.kind && draft.spent.is_none())
        .map(|(index, _)| index)
}

/// The events of its type that the sentence of `target` tells, and that have none of the roles of what completes them: who
/// witnessed one signing of a list witnessed them all.
pub(super) fn alongside(drafts: &[Draft], target: usize, new: &Draft) -> Vec<usize> {
    let Some(of) = drafts.get(target) else { return Vec::new() };
    let open = |draft: &Draft| !new.arguments.iter().any(|argument| draft.has(&argument.role));
    let ahead = of.sentence == new.sentence && of.trigger.start >= new.trigger.start;
    let near = drafts.iter().enumerate().skip(target.saturating_sub(NEIGHBOURS)).take(NEIGHBOURS * 2);
    near.filter(|&(index, draft)| {
        let beside = (draft.sentence, draft.kind) == (of.sentence, of.kind) && draft.spent.is_none() && !draft.replaced;
        // On its other side in its own sentence another one may have witnesses of its own.
        let told = draft.sentence != new.sentence || (draft.trigger.start >= new.trigger.start) == ahead;
        index == target || beside && told && open(draft)
    })
    .map(|(index, _)| index)
    .collect()
}

/// The last event of the type, if it was told just before: in the sentence, or in the two before.
pub(super) fn just_before<'d>(drafts: &'d [Draft], new: &Draft) -> Option<&'d Draft> {
    let near = |draft: &&Draft| new.sentence.saturating_sub(draft.sentence) <= BACK;
    let mut told = drafts.iter().rev().take_while(near);
    told.find(|draft| draft.kind == new.kind && draft.trigger.start < new.trigger.start)
}

/// The event of the same type just told that has none of the roles of this one.
pub(super) fn complement(drafts: &[Draft], new: &Draft) -> Option<usize> {
    // Drafts are in order of their sentences, but for copies, which are of the sentence of what was copied.
    let far = |draft: &Draft| new.sentence.saturating_sub(draft.sentence) > BACK * 2 + 1;
    let near = drafts.iter().enumerate().rev().take_while(|(_, draft)| !far(draft));
    let (index, known) = near.into_iter().find(|(_, draft)| draft.kind == new.kind)?;
    let near = new.sentence.saturating_sub(known.sentence) <= BACK && !known.replaced;
    let disjoint = !new.arguments.iter().any(|argument| known.has(&argument.role));
    (near && disjoint && known.stance.modality == new.stance.modality).then_some(index)
}

/// "These include A and B, C and D": the event told before is one for each pair.
pub(super) fn spread_pairs(drafts: &mut Vec<Draft>, target: usize, pair: &Draft) {
    let Some(mut copy) = drafts.get(target).cloned() else { return };
    copy.replaced = false;
    copy.arguments.retain(|argument| !pair.arguments.iter().any(|new| new.role == argument.role));
    copy.arguments.extend(pair.arguments.iter().cloned());
    copy.span = pair.span;
    if let Some(known) = drafts.get_mut(target) {
        known.replaced = true;
    }
    drafts.push(copy);
}

/// A post that was named twice is one argument.
pub(super) fn repeated_words(drafts: &mut [Draft], text: &str) {
    for draft in drafts {
        let mut at = 0;
        while let Some(argument) = draft.arguments.get(at) {
            let same = |other: &DraftArgument| {
                other.role == argument.role
                    && other.cluster.is_none()
                    && other.quantity.is_none()
                    && other.span.of_text(text) == argument.span.of_text(text)
            };
            let repeats = argument.cluster.is_none() && draft.arguments.iter().take(at).any(same);
            if repeats {
                draft.arguments.remove(at);
            } else {
                at += 1;
            }
        }
    }
}

/// Take out what stood only for its parts.
pub(super) fn drop_spent(drafts: &mut Vec<Draft>) {
    retain(drafts, |draft| !draft.replaced && draft.spent.is_none());
}

/// Keep some drafts; parents are numbers of drafts and follow.
pub(super) fn retain(drafts: &mut Vec<Draft>, keep_it: impl Fn(&Draft) -> bool) {
    let kept: Vec<bool> = drafts.iter().map(&keep_it).collect();
    if kept.contains(&false) {
        keep(drafts, &kept);
    }
}

fn keep(drafts: &mut Vec<Draft>, kept: &[bool]) {
    let mut new_numbers = Vec::with_capacity(kept.len());
    let mut next = 0;
    for &kept in kept {
        new_numbers.push(kept.then_some(next));
        next += usize::from(kept);
    }
    let follow = |mut index: usize| {
        for _ in 0..4 {
            if let Some(Some(new)) = new_numbers.get(index) {
                return Some(*new);
            }
            index = drafts.get(index).and_then(|draft| draft.spent)?;
        }
        None
    };
    let parents: Vec<Option<usize>> = drafts.iter().map(|draft| draft.parent.and_then(follow)).collect();
    for (draft, parent) in drafts.iter_mut().zip(parents) {
        draft.parent = parent;
    }
    let mut number = 0;
    drafts.retain(|_| {
        number += 1;
        kept.get(number - 1).copied().unwrap_or(true)
    });
}

/// The same thing told twice: equal type and equal key arguments.
pub(super) fn duplicates(drafts: &mut Vec<Draft>, rules: &Rules, text: &str) {
    let mut seen: FxHashMap<Told, Vec<(usize, usize)>> = FxHashMap::default();
    let mut said: FxHashMap<(usize, Span), Vec<usize>> = FxHashMap::default();
    let mut merges = Vec::new();
    let mut merged = vec![false; drafts.len()];
    for (index, draft) in drafts.iter().enumerate() {
        let Some(kind) = rules.types.get(draft.kind) else { continue };
        let first = if kind.record == RecordKind::Event {
            let Some(told) = told(draft, kind, text) else { continue };
            let stage = stage(draft, kind, text);
            let stages = seen.entry(told).or_default();
            match stages.iter_mut().find(|(known, _)| one_stage(*known, stage)) {
                Some((known, first)) => {
                    *known = stage.max(*known);
                    *first
                }
                None => {
                    stages.push((stage, index));
                    index
                }
            }
        } else {
            let same_place = said.entry((draft.kind, draft.span)).or_default();
            let same = |known: &&usize| drafts.get(**known).is_some_and(|known| known.arguments == draft.arguments);
            same_place.iter().find(same).copied().unwrap_or_else(|| {
                same_place.push(index);
                index
            })
        };
        if first != index {
            merges.push((first, index));
            if let Some(merged) = merged.get_mut(index) {
                *merged = true;
            }
        }
    }
    for (index, draft) in drafts.iter().enumerate() {
        if merged.get(index).copied().unwrap_or(false) {
            continue;
        }
        let Some(kind) = rules.types.get(draft.kind).filter(|kind| kind.record == RecordKind::Event) else { continue };
        let near = drafts.iter().enumerate().take(index).skip(index.saturating_sub(NEIGHBOURS));
        let own = stage(draft, kind, text);
        // Two of one trigger were told apart by their rule.
        let told = near.filter(|(_, known)| known.trigger != draft.trigger).filter(|(_, known)| {
            let back = draft.sentence.saturating_sub(known.sentence);
            let definite = || kind.key.iter().any(|role| draft.of_role(role).any(|one| is_definite(one, text)));
            let one = known.kind == draft.kind && one_stage(stage(known, kind, text), own);
            one && (back <= BACK + 1 || (back <= FRAGMENT_BACK && definite()))
        });
        if refers_only(draft, &kind.key, text)
            && let Some(only) = last_alone(drafts, index)
        {
            merges.push((only, index));
            continue;
        }
        let same = |known: &Draft| {
            (kind.key.len() > 1 && completes_key(known, draft, &kind.key, text))
                || names_shortly(known, draft, &kind.key, text)
        };
        if let Some((first, _)) = told.into_iter().find(|(_, known)| same(known)) {
            merges.push((first, index));
        }
    }
    for &(first, second) in &merges {
        // What it completes may have been merged itself.
        let first = std::iter::successors(Some(first), |&at| drafts.get(at)?.spent.filter(|&into| into < at))
            .last()
            .unwrap_or(first);
        let Some(mut later) = drafts.get(second).cloned() else { continue };
        if let Some(known) = drafts.get_mut(first) {
            // Of `a supply agreement` and `the agreement` the first says more.
            later.arguments.retain(|argument| !(is_definite(argument, text) && known.has(&argument.role)));
            known.arguments.retain(|argument| !(is_definite(argument, text) && later.has(&argument.role)));
            known.time = known.time.clone().or_else(|| later.time.clone());
            complete(known, later);
            without_repeats(known, text);
        }
        if let Some(later) = drafts.get_mut(second) {
            later.spent = Some(first);
        }
    }
    if !merges.is_empty() {
        retain(drafts, |draft| draft.spent.is_none());
    }
}

/// Two triggers of one clause for one event (engaged in a dialogue): the poorer reading goes. So does what another type of
/// event in the sentence tells as well: A met B, and the two exchanged views.
pub(super) fn subsumed(drafts: &mut Vec<Draft>, rules: &Rules, text: &str) {
    let of_one_stage = |one: &Draft, other: &Draft| {
        let kind = rules.types.get(one.kind);
        kind.is_some_and(|kind| one_stage(stage(one, kind, text), stage(other, kind, text)))
    };
    let yields = |draft: &Draft, richer: &Draft| {
        let told = rules.types.get(richer.kind).map_or("", |kind| &kind.name);
        rules.types.get(draft.kind).is_some_and(|kind| kind.yields.iter().any(|name| **name == *told))
    };
    let mut spent = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        let near = drafts.iter().enumerate().skip(index.saturating_sub(NEIGHBOURS)).take(NEIGHBOURS * 2);
        let richer = near.filter(|&(other, _)| other != index).find(|(other, richer)| {
            let same_place = richer.kind == draft.kind && richer.clause == draft.clause && of_one_stage(richer, draft);
            let more = (richer.arguments.len(), index) > (draft.arguments.len(), *other);
            richer.sentence == draft.sentence
                && ((same_place && more) || yields(draft, richer))
                && !draft.arguments.is_empty()
                && draft.arguments.iter().all(|argument| holds(richer, argument))
        });
        if let Some((richer, _)) = richer {
            spent.push((index, richer));
        }
    }
    for &(index, richer) in &spent {
        if let Some(draft) = drafts.get_mut(index) {
            draft.spent = Some(richer);
        }
    }
    if !spent.is_empty() {
        retain(drafts, |draft| draft.spent.is_none());
    }
}

/// How many drafts before and behind one are compared with it.
const NEIGHBOURS: usize = 8;

fn holds(draft: &Draft, argument: &DraftArgument) -> bool {
    draft.of_role(&argument.role).any(|other| other.span.overlaps(argument.span) || other.shares_entity(argument))
}

/// `The agreement was signed by …` behind the sentence that named the agreement: one key role is the same thing, and each
/// other one is empty on one side.
fn completes_key(known: &Draft, new: &Draft, roles: &[String], text: &str) -> bool {
    let clusters = |draft: &Draft, role: &str| -> Vec<usize> {
        draft.of_role(role).filter_map(|argument| argument.cluster).collect()
    };
    let (mut same, mut definite) = (false, false);
    let refers = |draft: &Draft, role: &str| draft.of_role(role).all(|argument| is_definite(argument, text));
    for role in roles {
        let (left, right) = (clusters(known, role), clusters(new, role));
        // The very words: a dialogue on “X”, which was moderated by Y.
        let words = || new.of_role(role).any(|one| known.of_role(role).any(|other| other.span == one.span));
        match (known.has(role), new.has(role)) {
            (true, true) if left.iter().any(|cluster| right.contains(cluster)) || words() => same = true,
            // Acme signed a supply agreement with B. … A and B signed the agreement in May.
            (true, true) if refers(new, role) || refers(known, role) => definite = true,
            (true, true) => return false,
            _ => {}
        }
    }
    // takes over on May 12, replacing X: of one sentence, with nothing that tells them apart.
    let one = || {
        known.sentence == new.sentence
            && known.stance.polarity == new.stance.polarity
            && roles.iter().all(|role| within(known, new, role) || within(new, known, role))
    };
    // X quit in a row over fares. X resigned on June 5: nothing that one says is against the other.
    let day = |draft: &Draft| draft.time.as_ref().map(|time| time.day().to_owned());
    let alike = || {
        let times = day(known).zip(day(new)).is_none_or(|(known, new)| known == new);
        let stance = known.stance.polarity == new.stance.polarity && known.is_planned() == new.is_planned();
        times && stance && roles.iter().all(|role| within(known, new, role) && within(new, known, role))
    };
    let more = || roles.iter().any(|role| known.has(role) != new.has(role));
    same && (definite || alike() || ((more() || one()) && !are_apart(known, new, roles)))
}

/// Raised $4m. In 2022 it closed its seed round: what only the second of two calls something, and of another year.
fn are_apart(known: &Draft, new: &Draft, roles: &[String]) -> bool {
    let plain = |argument: &DraftArgument| argument.cluster.is_none() && argument.quantity.is_none();
    let called = |draft: &Draft| roles.iter().skip(1).any(|role| draft.of_role(role).any(plain));
    let whole = |time: &Resolved| time.is_year() || time.is_month();
    // Of a signing neither a party nor the document alone tells as much.
    if roles.len() < 3 || called(known) || !called(new) || known.is_planned() || new.is_planned() {
        return false;
    }
    match (&known.time, &new.time) {
        (Some(known), Some(new)) => {
            let (one, other) = (known.day(), new.day());
            (whole(known) || whole(new)) && !one.starts_with(other) && !other.starts_with(one)
        }
        (None, Some(time)) => whole(time),
        (_, None) => false,
    }
}

/// `The contract was signed in Delft`, 该协议日前签署: what is in the key roles only points back to what was named.
fn refers_only(draft: &Draft, roles: &[String], text: &str) -> bool {
    let points = |argument: &DraftArgument| {
        let words = argument.span.of_text(text);
        argument.cluster.is_none()
            && (is_definite(argument, text) || words.starts_with(['该', '此']) || words.starts_with("上述"))
    };
    let mut named = roles.iter().flat_map(|role| draft.of_role(role)).peekable();
    roles.len() > 1 && draft.stance.polarity == Polarity::Positive && named.peek().is_some() && named.all(points)
}

/// The only event of its type before, told just before.
fn last_alone(drafts: &[Draft], index: usize) -> Option<usize> {
    let draft = drafts.get(index)?;
    let near = drafts.iter().enumerate().take(index).skip(index.saturating_sub(NEIGHBOURS * 2));
    let mut known = near.rev().filter(|(_, known)| known.kind == draft.kind && known.spent.is_none());
    let (last, first) = known.next()?;
    let alike = first.is_planned() == draft.is_planned() && first.stance.polarity == draft.stance.polarity;
    let near = draft.sentence.saturating_sub(first.sentence) <= FRAGMENT_BACK && first.trigger != draft.trigger;
    (known.next().is_none() && alike && near).then_some(last)
}

/// `the agreement`, `The MoU`: a noun that points back to one that was named.
pub(super) fn is_definite(argument: &DraftArgument, text: &str) -> bool {
    let words = argument.span.of_text(text);
    let bare = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "));
    let before = text.get(..argument.span.start as usize).unwrap_or("");
    let article = || before.ends_with(" the ") || before.ends_with("The ");
    let common = |words: &str| words.is_ascii() && !words.bytes().any(|byte| byte.is_ascii_uppercase());
    let noun = |words: &str| common(words) || (words.is_ascii() && !words.contains(' '));
    argument.quantity.is_none() && bare.map_or_else(|| common(words) && article(), noun)
}

/// A sum or a round told twice in the same words is one.
fn without_repeats(draft: &mut Draft, text: &str) {
    let mut seen: Vec<(Arc<str>, &str)> = Vec::new();
    draft.arguments.retain(|argument| {
        let words = argument.span.of_text(text);
        let again =
            argument.cluster.is_none() && seen.iter().any(|(role, told)| *role == argument.role && *told == words);
        seen.push((argument.role.clone(), words));
        !again
    });
}

/// 为实验室揭牌 behind the clause that named the laboratory: what the key roles have is the bare noun that a name in them ends with.
fn names_shortly(known: &Draft, new: &Draft, roles: &[String], text: &str) -> bool {
    let plain = |span: Span| span.of_text(text).trim_end_matches(|c: char| !c.is_alphanumeric());
    let of_name = |role: &str, short: &DraftArgument| {
        let noun = plain(short.span);
        let ends = |name: &DraftArgument| {
            let name = plain(name.span);
            name.len() > noun.len() && name.ends_with(noun)
        };
        short.cluster.is_none() && noun.chars().all(is_han) && known.of_role(role).any(ends)
    };
    let all = |role: &String| new.has(role) && new.of_role(role).all(|short| of_name(role, short));
    !roles.is_empty()
        && new.sentence.saturating_sub(known.sentence) <= 1
        && known.stance.polarity == new.stance.polarity
        && known.is_planned() == new.is_planned()
        && roles.iter().all(all)
}

/// Whether all that one event has in a role stands in that of the other.
fn within(inner: &Draft, outer: &Draft, role: &str) -> bool {
    inner.of_role(role).all(|one| outer.of_role(role).any(|other| one.is_same(other)))
}

/// What tells two events apart beside their stages: type, polarity, and the values of the key roles.
type Told = (usize, Polarity, Vec<Value>);

/// A value of a key role, or the end of a role's values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Value {
    Cluster(usize),
    Text(String),
    End,
}

/// What tells two events of a type apart; `None` where a key role is empty, so that nothing is merged without evidence.
fn told(draft: &Draft, kind: &EventType, text: &str) -> Option<Told> {
    let roles = &*kind.key;
    if roles.is_empty() || !roles.iter().all(|role| draft.has(role)) {
        return None;
    }
    let mut values = Vec::with_capacity(draft.arguments.len() + roles.len());
    for role in roles {
        let from = values.len();
        values.extend(draft.of_role(role).map(|argument| {
            argument.cluster.map_or_else(|| Value::Text(fold(argument.span.of_text(text))), Value::Cluster)
        }));
        values.get_mut(from..)?.sort_unstable();
        values.push(Value::End);
    }
    Some((draft.kind, draft.stance.polarity, values))
}

/// 开工 and 竣工 of one building are two events: the number of the stage that the trigger tells; 0 for 承建, which tells none.
fn stage(draft: &Draft, kind: &EventType, text: &str) -> usize {
    if kind.stages.is_empty() {
        return 0;
    }
    let trigger = draft.trigger.of_text(text).to_lowercase();
    kind.stages.iter().position(|words| words.iter().any(|word| trigger.contains(&**word))).map_or(0, |at| at + 1)
}

/// Whether two stages can be of one event.
fn one_stage(one: usize, other: usize) -> bool {
    one == other || one == 0 || other == 0
}
