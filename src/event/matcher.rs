//! Runs the two halves of a rule's program outward from its trigger.
//!
//! A bounded backtracker: each pair of instruction and item is entered at most once, so a run costs at most the length of
//! the program times the length of the window. It knows no event type and no language.

use super::elided::Bridge;
use super::items::{Item, edge};
use super::pattern::{ArgType, TypeSet};
use super::program::{Instruction, Program, Start};
use super::trace::Reason;
use super::unless::Words;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List};
use crate::record::EntityType;
use crate::span::Span;
use crate::token::Segmenter;
use crate::token::script::is_han;
use std::sync::Arc;

/// Furthest item from the trigger that a rule looks at.
const WINDOW: usize = 320;

/// What ends a sentence; in a pattern also the end of one without a mark.
pub(super) const FULL_STOP: &str = "。";

/// What filled a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Capture {
    pub(crate) slot: u8,
    /// Index of the mention; free text has none.
    pub(crate) mention: Option<usize>,
    pub(crate) span: Span,
    /// Free text that is a name: see `unlisted`.
    pub(crate) named: bool,
}

/// Why a half did not match, and how far it came.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) progress: usize,
    pub(crate) reason: Reason,
    pub(crate) detail: String,
}

impl Failure {
    /// Another rule has the words.
    pub(super) fn superseded() -> Self {
        Self { progress: 0, reason: Reason::Superseded, detail: String::new() }
    }
}

/// What the matcher may know about mentions beyond their kind.
pub(crate) trait Facts {
    /// The entity type that context has given a mention.
    fn entity_type(&self, mention: usize) -> Option<EntityType>;
    /// Whether a quantity is an amount of money.
    fn is_money(&self, mention: usize) -> bool;
    /// Whether a reference back was resolved.
    fn is_resolved(&self, mention: usize) -> bool;
}

/// A sentence to match in.
pub(crate) struct Ground<'a> {
    pub(crate) text: &'a str,
    pub(crate) items: &'a [Item<'a>],
    /// The words of the items, put together where a rule asks for it.
    pub(crate) words: &'a Words,
    pub(crate) mentions: &'a [Mention],
    pub(crate) segmenter: &'a Segmenter,
    pub(crate) lexicon: &'a Lexicon,
    /// Whether anyone asks why a rule did not match.
    pub(crate) explain: bool,
}

/// Buffers that one run after another uses.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// The run that entered a pair of instruction and item last.
    visited: Vec<u32>,
    run: u32,
    stack: Vec<State>,
    captures: Vec<Capture>,
    /// For the captures of both halves of the next rule that is tried.
    pub(super) found: Vec<Capture>,
}

impl Scratch {
    /// Buffers for a run over so many pairs, none of them entered.
    fn begin(&mut self, pairs: usize) {
        if self.visited.len() < pairs {
            self.visited.resize(pairs, 0);
        }
        self.run = self.run.checked_add(1).unwrap_or_else(|| {
            self.visited.fill(0);
            1
        });
        self.stack.clear();
        self.stack.push(State { pc: 0, at: 0, captures: 0 });
        self.captures.clear();
    }

    /// Enter a pair; false when it was entered before.
    fn enter(&mut self, pair: usize) -> bool {
        match self.visited.get_mut(pair) {
            Some(run) if *run != self.run => {
                *run = self.run;
                true
            }
            _ => false,
        }
    }
}

/// One half of a pattern at one trigger.
pub(crate) struct Half<'a> {
    pub(super) ground: &'a Ground<'a>,
    program: &'a [Instruction],
    starts: &'a [Start],
    roles: &'a [Arc<str>],
    /// The first item to look at; leftward the one before the trigger.
    origin: usize,
    pub(super) leftward: bool,
    /// Items that may be looked at on this side.
    length: usize,
    /// How far from the origin items are left out, and how many.
    left_out: (usize, usize),
}

#[derive(Clone, Copy, Debug)]
struct State {
    pc: usize,
    at: usize,
    captures: usize,
}

impl<'a> Half<'a> {
    /// `origin` is the first item to look at; leftward the one behind it.
    pub(crate) fn new(ground: &'a Ground<'a>, rule: &'a Program, origin: usize, leftward: bool) -> Self {
        let all = if leftward { origin } else { ground.items.len().saturating_sub(origin) };
        let (program, starts) =
            if leftward { (&rule.left, &rule.left_starts) } else { (&rule.right, &rule.right_starts) };
        let left_out = (usize::MAX, 0);
        Self { ground, program, starts, roles: &rule.roles, origin, leftward, length: all.min(WINDOW), left_out }
    }

    /// Leftward, look past the items between a clause and the subject that it leaves out.
    pub(super) fn across(self, bridge: Bridge) -> Self {
        let count = bridge.to.saturating_sub(bridge.from);
        let length = self.origin.saturating_sub(count).min(WINDOW);
        Self { left_out: (self.origin.saturating_sub(bridge.to), count), length, ..self }
    }

    /// Whether items are left out right before one that is so far from the trigger.
    pub(super) const fn is_gap(&self, at: usize) -> bool {
        at == self.left_out.0
    }

    /// Whether its first instruction may match at its first item. True wherever somebody asks why a rule did not match.
    pub(crate) fn may_begin(&self) -> bool {
        self.may_go_on(0, 0)
    }

    /// Adds the captures of the best way to match, or says why there is none.
    pub(crate) fn run(&self, scratch: &mut Scratch, found: &mut Vec<Capture>) -> Result<(), Failure> {
        let mut failure = Failure { progress: 0, reason: Reason::Unfilled, detail: String::new() };
        if !self.may_begin() {
            return Err(failure);
        }
        let width = self.length + 1;
        scratch.begin(self.program.len() * width);
        while let Some(state) = scratch.stack.pop() {
            scratch.captures.truncate(state.captures);
            if !scratch.enter(state.pc * width + state.at) {
                continue;
            }
            if self.step(state, &mut scratch.stack, &mut scratch.captures, &mut failure) {
                if self.leftward {
                    found.extend(scratch.captures.iter().rev());
                } else {
                    found.extend_from_slice(&scratch.captures);
                }
                return Ok(());
            }
        }
        Err(failure)
    }

    /// The item at a distance from the trigger.
    pub(super) fn item(&self, at: usize) -> Option<&'a Item<'a>> {
        if at >= self.length {
            return None;
        }
        if self.leftward {
            let left_out = if at < self.left_out.0 { 0 } else { self.left_out.1 };
            self.ground.items.get(self.origin.checked_sub(1 + at + left_out)?)
        } else {
            self.ground.items.get(self.origin + at)
        }
    }

    pub(super) const fn leftward(&self) -> bool {
        self.leftward
    }

    pub(super) const fn text(&self) -> &'a str {
        self.ground.text
    }

    pub(super) fn mention_kind(&self, index: usize) -> Option<MentionKind> {
        self.ground.mentions.get(index).map(|mention| mention.kind)
    }

    /// The segmenter's part of speech of a word; unknown words have none.
    pub(super) fn tag<'w>(&'w self, word: &'w str) -> Option<&'w str> {
        self.ground.segmenter.tag(word)
    }

    pub(super) fn mention(&self, at: usize) -> Option<(usize, &'a Mention)> {
        let index = self.item(at)?.mention?;
        Some((index, self.ground.mentions.get(index)?))
    }

    /// Execute one instruction; true when the program has ended.
    fn step(&self, state: State, stack: &mut Vec<State>, captures: &mut Vec<Capture>, failure: &mut Failure) -> bool {
        let State { pc, at, .. } = state;
        match self.program.get(pc) {
            None | Some(Instruction::End) => return true,
            Some(Instruction::Jump(to)) => stack.push(State { pc: *to as usize, at, captures: captures.len() }),
            Some(Instruction::Split(other)) => {
                for pc in [*other as usize, pc + 1] {
                    if self.may_go_on(pc, at) {
                        stack.push(State { pc, at, captures: captures.len() });
                    }
                }
            }
            Some(Instruction::Word(words)) => {
                let before = stack.len();
                let counts = self.words(words, at);
                stack.extend(counts.map(|count| State { pc: pc + 1, at: at + count, captures: captures.len() }));
                // The first form is tried first.
                stack.get_mut(before..).unwrap_or_default().reverse();
                if stack.len() == before {
                    let first = || words.first.as_ref().map_or_else(String::new, |form| form.to_string());
                    self.fail(failure, pc, Reason::Unfilled, first);
                }
            }
            Some(Instruction::Gap { most, commas }) => {
                let mut reach = 0;
                while reach < *most as usize && self.may_skip(at + reach, *commas) {
                    reach += 1;
                }
                let (next, captures) = (self.start(pc + 1), captures.len());
                // Pushed in reverse, so that the shortest gap is tried first.
                for at in (at..=at + reach).rev().filter(|&at| next.is_none_or(|next| self.begins(next, at))) {
                    stack.push(State { pc: pc + 1, at, captures });
                }
            }
            Some(Instruction::Argument { slot, types, set, list }) => {
                self.argument(state, (*slot, types, *set, *list), stack, captures, failure);
            }
        }
        false
    }

    fn fail(&self, failure: &mut Failure, progress: usize, reason: Reason, detail: impl FnOnce() -> String) {
        if self.ground.explain && progress >= failure.progress {
            *failure = Failure { progress, reason, detail: detail() };
        }
    }

    fn may_skip(&self, at: usize, commas: bool) -> bool {
        self.item(at).is_some_and(|item| {
            let over = (commas && matches!(&*item.word, "," | ":")) || (self.leftward && item.relative);
            // Acme will run the plant, which is to be completed: of the plant, not of a name further left.
            let of_noun = || {
                let behind = at.checked_sub(1).and_then(|behind| self.item(behind));
                self.leftward && item.mention.is_none() && behind.is_some_and(|behind| behind.relative)
            };
            !item.says && (!item.comma || over) && !of_noun()
        })
    }

    /// Whether an item is still inside the clause, or the sentence part.
    fn inside(&self, at: usize, commas: bool) -> bool {
        self.item(at).is_some_and(|item| !item.comma || (commas && matches!(&*item.word, "," | ":")))
    }

    /// Whether the program may go on from an instruction at an item. Where somebody asks why a rule did not match,
    /// everything is tried.
    fn may_go_on(&self, pc: usize, at: usize) -> bool {
        self.start(pc).is_none_or(|start| self.begins(start, at))
    }

    /// What an instruction can go on with, where that is not anything.
    fn start(&self, pc: usize) -> Option<&'a Start> {
        self.starts.get(pc).filter(|start| !start.any && !self.ground.explain)
    }

    fn begins(&self, start: &Start, at: usize) -> bool {
        self.item(at).map_or_else(
            || self.closes(start.edges, at),
            |item| start.edges & self.edge_of(item) != 0 || item.fits.meets(start.set),
        ) || (start.list && self.leftward && self.list_end(at).is_some())
    }

    /// Whether a full stop may stand at an item: the end of a headline is one too.
    pub(super) fn closes(&self, edges: u64, at: usize) -> bool {
        edges & edge(FULL_STOP.chars().next()) != 0 && self.is_end(at)
    }

    /// Whether the sentence ends before an item; leftward, whether it begins there.
    pub(super) fn is_end(&self, at: usize) -> bool {
        if self.leftward {
            let left_out = if at < self.left_out.0 { 0 } else { self.left_out.1 };
            return self.origin == at + left_out;
        }
        self.origin + at == self.ground.items.len()
    }

    fn argument(
        &self,
        state: State,
        (slot, types, set, list): (u8, &[ArgType], TypeSet, u8),
        stack: &mut Vec<State>,
        captures: &mut Vec<Capture>,
        failure: &mut Failure,
    ) {
        let before = captures.len();
        for &kind in types {
            captures.truncate(before);
            let found = match kind {
                ArgType::Clause | ArgType::Sentence => {
                    self.free_text(state, slot, kind == ArgType::Sentence, stack, captures);
                    continue;
                }
                _ if list > 0 => self.list(slot, (types, set), (state.at, list), captures),
                _ => self.one(slot, kind, state.at, captures),
            };
            if let Some(count) = found {
                if self.is_where(state, count) {
                    continue;
                }
                // Alternatives of type are tried in order; the first that fits is taken.
                stack.push(State { pc: state.pc + 1, at: state.at + count, captures: captures.len() });
                return;
            }
        }
        if !self.ground.explain {
            return;
        }
        let role = || self.roles.get(slot as usize).map_or_else(String::new, |role| role.to_string());
        let reason = match self.item(state.at) {
            Some(item) if item.mention.is_some() => Reason::WrongType,
            Some(_) if (state.at..state.at + 8).any(|at| self.fits_any(set, at)) => Reason::Gap,
            _ => Reason::Unfilled,
        };
        self.fail(failure, state.pc, reason, role);
    }

    /// Leftward, whether a name only says where or from whom, of which the pattern does not ask.
    fn is_where(&self, state: State, count: usize) -> bool {
        // Researchers at a university act for it; 在同济大学 they only meet there.
        let where_kind = |(_, mention): (usize, &Mention)| match mention.kind {
            MentionKind::Place | MentionKind::Venue => true,
            MentionKind::Organization => !mention.span.of_text(self.ground.text).is_ascii(),
            _ => false,
        };
        let before = state.at + count;
        // 凭借“X”项目夺得: by what something is done does not do it; 以 and 为 tell of much else.
        let by_what = |item: &Item<'_>| item.is_cue(Cue::Means) && item.word.len() > ONE_HAN;
        // From whom something is got does not get it.
        // 聘请李明为导师，并为中心揭牌: who is appointed does nothing in the next clause.
        let appoints = |item: &Item<'_>| {
            let next = self.item(0).is_some_and(|nearest| nearest.clause != item.clause);
            next && item.word.starts_with(is_han) && self.ground.lexicon.list(List::Appoints).has(&item.word)
        };
        let hangs = |item: &Item<'_>| {
            item.is_cue(Cue::Source)
                || by_what(item)
                || appoints(item)
                || (item.is_cue(Cue::PlaceFollows) && self.mention(before - 1).is_some_and(where_kind))
        };
        self.leftward && self.item(before).is_some_and(hangs) && !self.takes_word(state.pc + 1, before)
    }

    /// Whether a literal of the program may stand at an item, from an instruction on.
    fn takes_word(&self, pc: usize, at: usize) -> bool {
        match self.program.get(pc) {
            Some(Instruction::Word(words)) => self.word(words, at).is_some(),
            Some(Instruction::Split(other)) => self.takes_word(pc + 1, at) || self.takes_word(*other as usize, at),
            Some(Instruction::Jump(to)) => self.takes_word(*to as usize, at),
            Some(Instruction::Gap { .. }) => self.takes_word(pc + 1, at),
            Some(Instruction::Argument { .. } | Instruction::End) | None => false,
        }
    }

    /// Text up to where the rest of the pattern matches, or to the end of the clause.
    fn free_text(&self, state: State, slot: u8, commas: bool, stack: &mut Vec<State>, captures: &mut Vec<Capture>) {
        let mut ends = Vec::new();
        let mut count = 0;
        while count < WINDOW && self.inside(state.at + count, commas) && (count == 0 || !self.is_gap(state.at + count))
        {
            if count > 0 && self.goes_on_with_verb(state.at + count) {
                break;
            }
            count += 1;
            ends.push(count);
        }
        let last = self.ends_program(state.pc + 1);
        if last {
            ends = ends.pop().into_iter().collect();
        }
        // One capture each; the stack restores the length, so each state must carry its own.
        for &count in &ends {
            let (Some(first), Some(final_item)) = (self.item(state.at), self.item(state.at + count - 1)) else {
                continue;
            };
            let span = first.span.cover(final_item.span);
            if last {
                captures.push(Capture { slot, mention: None, span, named: false });
                stack.push(State { pc: state.pc + 1, at: state.at + count, captures: captures.len() });
            } else if self.next_fits(state.pc + 1, state.at + count) {
                captures.push(Capture { slot, mention: None, span, named: false });
                stack.push(State { pc: state.pc + 1, at: state.at + count, captures: captures.len() });
                return;
            }
        }
    }

    /// Whether nothing follows an instruction but the ends of alternatives.
    fn ends_program(&self, mut pc: usize) -> bool {
        while let Some(Instruction::Jump(to)) = self.program.get(pc) {
            if *to as usize <= pc {
                return false;
            }
            pc = *to as usize;
        }
        matches!(self.program.get(pc), None | Some(Instruction::End))
    }

    /// Whether the instruction behind a free text can begin at an item; the nearest such place ends the text.
    fn next_fits(&self, pc: usize, at: usize) -> bool {
        match self.program.get(pc) {
            Some(Instruction::Word(words)) => {
                let mut counts = self.words(words, at);
                counts.any(|count| self.goes_on(pc + 1, at + count))
            }
            Some(Instruction::Split(other)) => self.next_fits(pc + 1, at) || self.next_fits(*other as usize, at),
            Some(Instruction::Jump(to)) => self.next_fits(*to as usize, at),
            Some(Instruction::Argument { set, .. }) => self.fits_any(*set, at),
            _ => true,
        }
    }

    /// Whether the word that the program asks for next follows: `, and agreed` is no other `, and`.
    fn goes_on(&self, pc: usize, at: usize) -> bool {
        !matches!(self.program.get(pc), Some(Instruction::Word(_))) || self.next_fits(pc, at)
    }

    pub(super) fn one(&self, slot: u8, kind: ArgType, at: usize, captures: &mut Vec<Capture>) -> Option<usize> {
        if kind == ArgType::Phrase {
            let (count, span) = self.phrase(at)?;
            let alone = if self.leftward { self.item(at)? } else { self.item(at + count - 1)? };
            // An article before a name belongs to it.
            let mention = alone.mention.filter(|_| alone.span == span);
            captures.push(Capture { slot, mention, span, named: false });
            return Some(count);
        }
        if kind == ArgType::Subject {
            let (count, span) = self.subject(at)?;
            captures.push(self.named_by(at, count).map_or(
                Capture { slot, mention: None, span, named: false },
                |(index, name)| Capture { slot, mention: Some(index), span: name, named: false },
            ));
            return Some(count);
        }
        if kind == ArgType::Name && !self.item(at).is_some_and(|item| item.fits.has(kind)) {
            let (count, span) = self.unlisted(at)?;
            captures.push(Capture { slot, mention: None, span, named: true });
            return Some(count);
        }
        if !self.fits_at(kind, at) {
            return None;
        }
        let (index, mention) = self.mention(at)?;
        captures.push(Capture { slot, mention: Some(index), span: mention.span, named: false });
        Some(1)
    }

    pub(super) fn fits_at(&self, kind: ArgType, at: usize) -> bool {
        self.fits_any(TypeSet::default().with(kind), at)
    }

    pub(super) fn fits_any(&self, set: TypeSet, at: usize) -> bool {
        self.item(at).is_some_and(|item| item.fits.meets(set))
            || (set.has(ArgType::Name) && self.unlisted(at).is_some())
    }
}

/// Bytes of one Chinese character.
pub(super) const ONE_HAN: usize = 3;
