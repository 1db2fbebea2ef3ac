//! What is said of events before they are told: 会议决定:…; `X said that its treasurer …`; who they were by, where they are.

use super::draft::{Draft, DraftArgument, employed_at, otherwise, own_body};
use crate::event::items::Item;
use crate::event::rules::{EventType, Rules};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::WordList;
use crate::record::{Category, EntityType};
use crate::resolve::entity::Clusters;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// How many sentences go on about a person without naming him.
const ABOUT: usize = 2;

/// Whom the sentences before speak of: the first person whom one of them names.
#[derive(Debug, Default)]
pub(super) struct Whom {
    /// The sentence, the person, and where he is named.
    last: Option<(usize, usize, Span)>,
}

impl Whom {
    pub(super) fn read(&mut self, sentence: usize, mentions: &[Mention], clusters: &Clusters) {
        let persons = mentions.iter().enumerate().filter(|(_, mention)| mention.kind == MentionKind::Person);
        let named = persons.min_by_key(|(_, mention)| mention.span.start);
        let person = named.and_then(|(at, mention)| Some((*clusters.of.get(&(sentence, at))?, mention.span)));
        if let Some((person, span)) = person {
            self.last = Some((sentence, person, span));
        }
    }

    /// 2018年任…: put the person into the role that the rule says, if it has one. False if there is nobody.
    pub(super) fn fills(&mut self, draft: &mut Draft, rules: &Rules, here: &[Mention], clusters: &Clusters) -> bool {
        let Some(role) = rules.rules.get(draft.rule).and_then(|rule| rule.of_whom.as_deref()) else { return true };
        // Of the sentence itself, if it named somebody before.
        if here.iter().any(|one| one.kind == MentionKind::Person && one.span.end <= draft.trigger.start) {
            self.read(draft.sentence, here, clusters);
        }
        let Some((sentence, person, span)) = &mut self.last else { return false };
        if draft.sentence.saturating_sub(*sentence) > ABOUT {
            return false;
        }
        *sentence = draft.sentence;
        draft.arguments.push(DraftArgument { role: role.into(), cluster: Some(*person), quantity: None, span: *span });
        true
    }
}

/// How many sentences a heading may stand before the first event of its list, and how many apart those may be.
const HEADS: usize = 6;
const APART: usize = 2;

/// The leads that still hold.
#[derive(Debug, Default)]
pub(super) struct Leads {
    list: Vec<Lead>,
}

#[derive(Debug)]
struct Lead {
    /// What it says, and when it was said.
    draft: Draft,
    /// The last sentence of which an event took it.
    taken: Option<usize>,
}

impl Leads {
    pub(super) fn extend(&mut self, drafts: Vec<Draft>) {
        for draft in drafts {
            // A later one of the type takes the place of those of sentences before.
            self.list.retain(|known| known.draft.kind != draft.kind || known.draft.sentence == draft.sentence);
            self.list.push(Lead { taken: None, draft });
        }
    }

    /// 经研究,决定任命:\nA为B: whether a list of such events was announced, by who decides on them.
    pub(super) fn announce(&self, draft: &Draft, kind: &EventType) -> bool {
        let decides = |lead: &Lead| {
            let from = |argument: &DraftArgument| kind.otherwise.iter().any(|(_, from)| **from == *argument.role);
            lead.draft.arguments.is_empty() || lead.draft.arguments.iter().any(from)
        };
        let near = |lead: &Lead| draft.sentence.saturating_sub(lead.draft.sentence) <= HEADS;
        let before = |lead: &Lead| draft.trigger.start >= lead.draft.trigger.end;
        self.list.iter().any(|lead| lead.draft.kind == draft.kind && near(lead) && before(lead) && decides(lead))
    }

    /// Give what the leads say to the events of a sentence that they stand before.
    ///
    /// What leads events of its own sentence says nothing of later ones.
    pub(super) fn feed(&mut self, sentence: usize, drafts: &mut [Draft], rules: &Rules, clusters: &Clusters) {
        // 董事会宣布,自5月1日起:(a)X辞任;(b)Y获委任;(c)Z不再担任…: a list goes on, whichever type its points are of.
        let mut lasts: FxHashMap<usize, usize> = FxHashMap::default();
        for (from, taken) in self.list.iter().filter_map(|lead| Some((lead.draft.sentence, lead.taken?))) {
            lasts.entry(from).and_modify(|last| *last = taken.max(*last)).or_insert(taken);
        }
        let last = |from: usize| lasts.get(&from).copied();
        self.list.retain(|lead| match last(lead.draft.sentence) {
            None => sentence.saturating_sub(lead.draft.sentence) <= HEADS,
            Some(last) => sentence.saturating_sub(last) <= APART && (last != lead.draft.sentence || sentence == last),
        });
        for lead in &mut self.list {
            let Some(kind) = rules.types.get(lead.draft.kind) else { continue };
            // Appointers name people elsewhere too; where it is not told, a body speaks of itself.
            let own = |argument: &DraftArgument| {
                kind.otherwise.iter().any(|(_, from)| **from == *argument.role) || is_own(argument, clusters)
            };
            let behind =
                |draft: &&mut Draft| draft.kind == lead.draft.kind && draft.trigger.start >= lead.draft.trigger.end;
            for draft in drafts.iter_mut().filter(behind) {
                give(draft, &lead.draft.arguments, &own, kind, clusters);
                // In its own sentence the time is found from the words; further below only a list goes on.
                let last = last(lead.draft.sentence).unwrap_or(lead.draft.sentence);
                if sentence > lead.draft.sentence && sentence <= last + 1 && draft.time.is_none() {
                    draft.time = lead.draft.time.clone();
                }
                lead.taken = Some(sentence);
            }
        }
    }
}

/// Put arguments of one event into the empty roles of another.
pub(super) fn give(
    draft: &mut Draft,
    from: &[DraftArgument],
    wanted: &dyn Fn(&DraftArgument) -> bool,
    kind: &EventType,
    clusters: &Clusters,
) {
    let empty = |argument: &&DraftArgument| !draft.has(&argument.role) && wanted(argument);
    let given: Vec<DraftArgument> = from.iter().filter(empty).cloned().collect();
    draft.arguments.extend(given);
    for (role, from) in &kind.otherwise {
        otherwise(role, from, clusters, &mut draft.arguments);
    }
}

/// A body that speaks of itself, as governments and newspapers seldom do; or a person, who is in what follows.
fn is_own(argument: &DraftArgument, clusters: &Clusters) -> bool {
    let cluster = argument.cluster.and_then(|index| clusters.list.get(index));
    if cluster.is_some_and(|cluster| cluster.kind == Some(EntityType::Person)) {
        return true;
    }
    own_body(argument, clusters).is_some_and(|cluster| cluster.category != Some(Category::Media))
}

/// How many sentences before the sides may have been named.
const SIDES_BACK: usize = 2;

/// 双方将…, `The two sides will …`: those of the event told before, in the role that its type and the one of this event have
/// for them.
pub(super) fn name_sides(
    drafts: &mut [Draft],
    from: usize,
    items: &[Item<'_>],
    (rules, clusters): (&Rules, &Clusters),
    (text, several): (&str, WordList<'_>),
) {
    for index in from..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        let role = |draft: &Draft| rules.types.get(draft.kind).and_then(|kind| kind.sides.clone());
        let Some(own) = role(draft) else { continue };
        let unnamed = |argument: &DraftArgument| {
            let last = argument.span.of_text(text).rsplit(' ').next().unwrap_or("");
            argument.cluster.is_none() && several.has(last)
        };
        let spoken = || {
            let mut before =
                items.iter().rev().filter(|item| item.part == draft.part && item.span.end <= draft.trigger.start);
            before.find(|item| item.mention.is_none() && several.has(&item.word))
        };
        // …由X与Y代表签约,双方将成立…: who stands before the clause of the sides.
        let earlier = |sides: &Item<'_>| {
            let clause = |span: Span| items.iter().find(|item| item.span.end >= span.end).map(|item| item.clause);
            sides.clause == draft.clause
                && draft.of_role(&own).all(|one| clause(one.span).is_some_and(|clause| clause < sides.clause))
        };
        let open = match draft.has(&own) {
            false => spoken().is_some(),
            true => draft.of_role(&own).all(unnamed) || spoken().is_some_and(earlier),
        };
        if !open {
            continue;
        }
        let near = drafts.get(..index).into_iter().flatten().rev();
        let mut near = near.take_while(|known| draft.sentence.saturating_sub(known.sentence) <= SIDES_BACK);
        let named = near.find_map(|known| {
            let role = role(known).filter(|_| known.trigger.start < draft.trigger.start)?;
            let sides: Vec<DraftArgument> =
                known.of_role(&role).filter(|side| side.cluster.is_some()).cloned().collect();
            (sides.len() > 1).then_some(sides)
        });
        let Some(named) = named else { continue };
        let named = bodies_of(named, rules.types.get(draft.kind), &own, clusters);
        let Some(draft) = drafts.get_mut(index) else { continue };
        draft.arguments.retain(|argument| argument.role != own);
        draft.arguments.extend(named.into_iter().map(|side| DraftArgument { role: own.clone(), ..side }));
    }
}

/// 甲校书记会见乙校校长,双方签署…: the bodies of two persons, in a role that bodies fill before persons.
fn bodies_of(
    sides: Vec<DraftArgument>,
    kind: Option<&EventType>,
    own: &str,
    clusters: &Clusters,
) -> Vec<DraftArgument> {
    let of_bodies = kind.and_then(|kind| kind.roles.get(own)).and_then(|types| types.first());
    let person = |side: &DraftArgument| {
        let cluster = side.cluster.and_then(|index| clusters.list.get(index));
        cluster.is_some_and(|cluster| cluster.kind == Some(EntityType::Person))
    };
    if of_bodies.is_none_or(|first| EntityType::from_name(first) != Some(EntityType::Organization))
        || !sides.iter().all(person)
    {
        return sides;
    }
    let mut bodies = sides;
    let persons = bodies.len();
    employed_at(own, clusters, &mut bodies);
    let behind = bodies.split_off(persons);
    if behind.len() > 1 { behind } else { bodies }
}
