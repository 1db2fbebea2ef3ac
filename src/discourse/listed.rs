//! Lists of who did something, a line or a part of a sentence for each: 会上签署两份备忘录:一、A与B,技术转移;二、C与D,人才培养.

use super::draft::{Draft, DraftArgument};
use crate::event::items::Item;
use crate::event::latin;
use crate::event::rules::Rules;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::Cue;
use crate::record::EntityType;
use crate::resolve::entity::Clusters;
use crate::span::Span;
use std::sync::Arc;

/// Most signs before the first name of a line: （一）.
const NUMBERING: usize = 4;
/// What lines are numbered with, and 是 of 一是.
const NUMERALS: &str = "一二三四五六七八九十是";

/// What lines are numbered with inside brackets: (iv), (b).
const BRACKETED: &str = "ivxabcdefgh";
/// Most characters of such a number.
const ROMAN: usize = 4;
/// Most words that are said of a body before its name: Rotterdam-based cold-chain specialist X.
const SAID_OF: usize = 8;

/// How far into its line a paper and its `between` are looked for, in items.
const PAPER: usize = 12;

/// How many lines of a list may say something else.
const BACK: usize = 2;

/// An event that was told without its sides, and the sentence that last said something of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    draft: usize,
    sentence: usize,
}

/// What a line tells: its sides, and what the rest of it is about.
struct Line {
    sides: Vec<DraftArgument>,
    about: Vec<DraftArgument>,
}

/// The sentence that the drafts from `from` on were made of.
pub(super) struct Ground<'a> {
    pub(super) number: usize,
    pub(super) from: usize,
    pub(super) items: &'a [Item<'a>],
    pub(super) mentions: &'a [Mention],
    pub(super) rules: &'a Rules,
    pub(super) clusters: &'a mut Clusters,
}

impl Ground<'_> {
    /// An event for each line of the list that is open; the event that the list was announced with stands for them.
    pub(super) fn read(&mut self, drafts: &mut Vec<Draft>, open: &mut Option<Open>) {
        let announced = (self.from..drafts.len())
            .rev()
            .find(|&index| drafts.get(index).is_some_and(|draft| self.lacks_sides(draft)));
        if let Some(draft) = announced {
            *open = Some(Open { draft, sentence: self.number });
        }
        let Some(list) = *open else { return };
        let Some(known) = drafts.get(list.draft).cloned() else { return };
        let Some(role) = self.sides(&known) else { return };
        // The parts behind the announcement; of a later sentence all of them.
        let behind = if known.sentence == self.number { known.part.saturating_add(1) } else { 0 };
        let told = drafts.iter().skip(self.from).any(|draft| draft.kind == known.kind && draft.has(&role));
        let lines: Vec<Line> = if told {
            Vec::new()
        } else {
            let read = |part| self.line(part, &known, &role).or_else(|| self.paper(part, &known, &role));
            self.parts(behind).filter_map(read).collect()
        };
        if lines.is_empty() {
            // Lines that say something else end the list.
            *open = open.filter(|list| self.number.saturating_sub(list.sentence) < BACK);
            return;
        }
        for line in lines {
            for cluster in line.sides.iter().filter_map(|side| side.cluster) {
                if self.clusters.is_open(cluster) {
                    self.clusters.coerce(cluster, EntityType::Organization);
                }
            }
            let mut copy = known.clone();
            copy.replaced = false;
            copy.arguments.retain(|argument| argument.quantity.is_none());
            copy.arguments.retain(|argument| line.about.iter().all(|about| argument.role != about.role));
            copy.arguments.extend(line.about);
            copy.arguments.extend(line.sides);
            drafts.push(copy);
        }
        if let Some(known) = drafts.get_mut(list.draft) {
            known.replaced = true;
        }
        *open = Some(Open { sentence: self.number, ..list });
    }

    fn sides(&self, draft: &Draft) -> Option<Arc<str>> {
        self.rules.types.get(draft.kind)?.sides.as_deref().map(Arc::from)
    }

    /// An event of sides that nobody is named in.
    fn lacks_sides(&self, draft: &Draft) -> bool {
        let bodiless = |draft: &Draft| {
            draft.arguments.iter().all(|argument| argument.cluster.is_none() || !self.is_acting(argument))
        };
        self.sides(draft).is_some_and(|role| !draft.has(&role)) && bodiless(draft)
    }

    fn is_acting(&self, argument: &DraftArgument) -> bool {
        let cluster = argument.cluster.and_then(|index| self.clusters.list.get(index));
        cluster.is_some_and(|cluster| cluster.kind == Some(EntityType::Organization))
    }

    /// The parts of the sentence from a number on.
    fn parts(&self, from: u16) -> impl Iterator<Item = &[Item<'_>]> {
        self.items
            .chunk_by(|one, next| one.part == next.part)
            .filter(move |part| part.first().is_some_and(|item| item.part >= from))
    }

    fn line(&self, part: &[Item<'_>], known: &Draft, role: &Arc<str>) -> Option<Line> {
        let first = numbering(part);
        let mut rest = part.get(first..).filter(|_| first <= NUMBERING)?;
        let mut sides = Vec::new();
        let mut joined = false;
        loop {
            // 葡萄牙Fórum Oceano: where a body is from.
            let place = rest.first().is_some_and(|item| item.kind(self.mentions) == Some(MentionKind::Place));
            let said = self.said_of(rest).max(usize::from(place));
            let (item, behind) = rest.get(said..)?.split_first()?;
            if !matches!(item.kind(self.mentions), Some(MentionKind::Organization | MentionKind::Proper)) {
                return None;
            }
            sides.push(self.argument(role, item)?);
            // NAME (SHORT)
            let bracket = behind.iter().take_while(|item| item.aside).count();
            rest = behind.get(bracket..)?;
            let Some((joint, behind)) = rest.split_first().filter(|(joint, _)| joint.joins()) else { break };
            joined |= joint.is_cue(Cue::And);
            rest = behind;
        }
        let (mark, about) = rest.split_at(rest.len().min(1));
        let set_off = mark.iter().all(|mark| mark.mention.is_none() && mark.word.chars().all(|c| !c.is_alphanumeric()));
        (joined && sides.len() > 1 && set_off)
            .then(|| Line { sides, about: self.about(about, known).into_iter().collect() })
    }

    /// `(a) a Memorandum of Understanding on trade between A and B`: a paper, its sides, and what it is about.
    fn paper(&self, part: &[Item<'_>], known: &Draft, role: &Arc<str>) -> Option<Line> {
        let kind = self.rules.types.get(known.kind)?;
        let of = |wanted: &str| {
            let takes = |types: &Vec<String>| types.len() == 1 && types.iter().any(|name| name == wanted);
            kind.roles.iter().find(|(_, types)| takes(types)).map(|(role, _)| Arc::<str>::from(&**role))
        };
        let (document, field) = (of("document")?, of("clause"));
        let paper =
            |item: &Item<'_>| matches!(item.kind(self.mentions), Some(MentionKind::Document | MentionKind::Programme));
        let at = part.iter().take(PAPER).position(paper)?;
        let before = part.get(..at)?;
        if before.iter().any(latin::is_past) {
            return None;
        }
        let paper = self.argument(&document, part.get(at)?)?;
        let behind = part.get(at + 1..)?;
        let field_of = |topic: Option<Span>| {
            field.clone().zip(topic).map(|(role, span)| DraftArgument { role, cluster: None, quantity: None, span })
        };
        let Some(open) = behind.iter().take(PAPER).position(|item| item.mention.is_none() && &*item.word == "between")
        else {
            // (i) Agreement on Air Services: a line that is nothing but a paper.
            let first = numbering(part);
            let alone = (1..=NUMBERING).contains(&first)
                && part.get(first..at)?.iter().all(|item| item.is_cue(Cue::Article))
                && !behind.iter().any(|item| item.is_trigger() && latin::is_past(item));
            let about = std::iter::once(paper).chain(field_of(self.topic(behind))).collect();
            return alone.then(|| Line { sides: Vec::new(), about });
        };
        let mut rest = behind.get(open + 1..)?;
        let mut sides = Vec::new();
        loop {
            let plain = |item: &Item<'_>| item.is_cue(Cue::Article) || item.modifies;
            let skipped = rest.iter().take_while(|item| plain(item)).count();
            let (item, after) = rest.get(skipped..)?.split_first()?;
            let body = matches!(
                item.kind(self.mentions),
                Some(MentionKind::Organization | MentionKind::Proper | MentionKind::Place)
            );
            if !body {
                return None;
            }
            sides.push(self.argument(role, item)?);
            // NAME (SHORT)
            let bracket = after.iter().take_while(|item| item.aside).count();
            rest = after.get(bracket..)?;
            let joints = rest.iter().take_while(|item| item.joins() || &*item.word == ",").count();
            let goes_on = rest.iter().take(joints).any(Item::joins)
                || (joints == 1 && rest.get(1..).is_some_and(|rest| self.is_list(rest)));
            if !goes_on {
                break;
            }
            rest = rest.get(joints..)?;
        }
        let mut about = vec![paper];
        let topic = self.topic(behind.get(..open)?).or_else(|| self.topic(rest));
        about.extend(field_of(topic));
        (sides.len() > 1).then_some(Line { sides, about })
    }

    /// Articles and words that are said of a body, before its name: `Rotterdam-based cold-chain specialist X`.
    fn said_of(&self, rest: &[Item<'_>]) -> usize {
        let said = |item: &&Item<'_>| {
            if item.mention.is_some() {
                return item.modifies || item.kind(self.mentions) == Some(MentionKind::Place);
            }
            let closed = item.joins() || item.is_cue(Cue::Preposition) || item.is_cue(Cue::Linker) || item.is_trigger();
            item.word.is_ascii() && !closed && (&*item.word == "-" || item.word.chars().all(char::is_alphanumeric))
        };
        let count = rest.iter().take(SAID_OF).take_while(said).count();
        // A place with nothing behind it is a side itself.
        let named = rest.get(count).is_some_and(|item| {
            matches!(item.kind(self.mentions), Some(MentionKind::Organization | MentionKind::Proper))
        });
        if named { count } else { 0 }
    }

    /// Whether a list of bodies goes on behind a comma: `A, B and C`.
    fn is_list(&self, rest: &[Item<'_>]) -> bool {
        let mut named = rest.iter().skip_while(|item| item.is_cue(Cue::Article));
        let body = named.next().and_then(|item| item.kind(self.mentions));
        matches!(body, Some(MentionKind::Organization | MentionKind::Proper | MentionKind::Place))
            && named.take(2).any(Item::joins)
    }

    /// What stands behind `on` or `for`, up to the next comma.
    fn topic(&self, items: &[Item<'_>]) -> Option<Span> {
        let (first, rest) = items.split_first()?;
        // for 2026–2029
        let time = |item: &Item<'_>| matches!(item.kind(self.mentions), Some(MentionKind::Time(_)));
        if rest.first().is_some_and(time) {
            return None;
        }
        let opens =
            first.mention.is_none() && matches!(&*first.word, "on" | "for" | "concerning" | "regarding" | "about");
        let inside =
            rest.iter().take_while(|item| !item.comma && item.word.chars().all(|c| c.is_alphanumeric() || c == '-'));
        let last = inside.last().filter(|_| opens)?;
        Some(Span::new(rest.first()?.span.start, last.span.end))
    }

    fn argument(&self, role: &Arc<str>, item: &Item<'_>) -> Option<DraftArgument> {
        let mention = item.mention?;
        let cluster = self.clusters.of.get(&(self.number, mention)).copied();
        let span = self.mentions.get(mention)?.span;
        Some(DraftArgument { role: role.clone(), cluster, quantity: None, span })
    }

    /// A paper in the rest of a line, or all of it, in the role of the type that takes it.
    fn about(&self, rest: &[Item<'_>], known: &Draft) -> Option<DraftArgument> {
        let roles = &self.rules.types.get(known.kind)?.roles;
        let of = |kind: &str| {
            roles
                .iter()
                .find(|(_, types)| types.len() == 1 && types.iter().any(|name| name == kind))
                .map(|(role, _)| Arc::from(&**role))
        };
        let paper = rest.iter().find(|item| item.kind(self.mentions) == Some(MentionKind::Document));
        if let Some((item, role)) = paper.zip(of("document")) {
            return self.argument(&role, item);
        }
        if let Some(span) = self.topic(rest) {
            return Some(DraftArgument { role: of("clause")?, cluster: None, quantity: None, span });
        }
        let first = rest.first()?.span;
        let last =
            rest.iter().rev().find(|item| item.mention.is_some() || item.word.contains(char::is_alphanumeric))?.span;
        Some(DraftArgument {
            role: of("clause")?,
            cluster: None,
            quantity: None,
            span: Span::new(first.start, last.end),
        })
    }
}

/// How many items number a line: `1.`, `（一）`, `•`, `(iv)`.
fn numbering(part: &[Item<'_>]) -> usize {
    let number = |at: usize| {
        part.get(at).is_some_and(|item| {
            let bracketed = || {
                at.checked_sub(1).and_then(|at| part.get(at)).is_some_and(|before| &*before.word == "(")
                    && item.word.len() <= ROMAN
                    && item.word.chars().all(|c| BRACKETED.contains(c))
            };
            let sign = |c: char| !c.is_alphanumeric() || c.is_numeric() || NUMERALS.contains(c);
            item.mention.is_none() && (item.word.chars().all(sign) || bracketed())
        })
    };
    (0..part.len()).take_while(|&at| number(at)).count()
}
