//! All rules over one sentence: triggers, the rules they start, and the best match of each.

use super::contest::{self, Contest, Rank};
use super::elided::{self, Bridge};
use super::items::{self, Item};
use super::latin;
use super::matcher::{Capture, Facts, Failure, Ground, Half, Scratch};
use super::modality::{self, Stance};
use super::partner;
use super::pattern::{ArgType, TypeSet};
use super::program::Seen;
use super::rules::{RecordKind, Rule, Rules};
use super::subject;
use super::trace::Reason;
use super::unless::{Words, canceller};
use super::whole;
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List, Sense};
use crate::span::Span;
use crate::token::TokenKind;
use crate::token::script::is_han;
use std::cell::OnceCell;

/// A rule that matched in a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) rule: usize,
    pub(crate) trigger: Span,
    /// Clauses from the first to the last thing that was matched.
    pub(crate) span: Span,
    pub(crate) captures: Vec<Capture>,
    pub(crate) stance: Stance,
    /// The role of whose doing it is, where an item of a list leaves it out.
    pub(crate) unsaid: Option<u8>,
    /// Clause and part of the trigger in the sentence.
    pub(crate) clause: u16,
    pub(crate) part: u16,
}

/// Told what happens; the parser's own observer does nothing.
pub(crate) trait Observer {
    /// A rule that matched.
    fn matched(&mut self, _rule: &Rule) {}
    /// A rule that was tried and did not match.
    fn failed(&mut self, _rule: &Rule, _failure: &Failure) {}
    /// A trigger at which no rule matched, with the rule that came closest.
    fn missed(&mut self, _rule: &Rule, _trigger: Span, _failure: Failure) {}
    /// Rules that are to be passed over, to prove that another rule does not do their work.
    fn skips(&self, _rule: &Rule) -> bool {
        false
    }
    /// Whether it wants to hear of failures and their reasons. Without, rules that cannot match are not tried.
    fn asks_why(&self) -> bool {
        true
    }
}

/// The observer of a plain parse.
#[derive(Debug)]
pub(crate) struct Silent;

impl Observer for Silent {
    fn asks_why(&self) -> bool {
        false
    }
}

/// The items of a sentence: all of them, and those outside of appositions where there are any. The buffers are used for one
/// sentence after the other.
#[derive(Debug, Default)]
pub(crate) struct Rows<'a> {
    pub(crate) items: Vec<Item<'a>>,
    outside: Vec<Item<'a>>,
}

/// Match all rules in one sentence.
pub(crate) fn run<'a>(
    view: &View<'a>,
    mentions: &[Mention],
    facts: &dyn Facts,
    rules: &Rules,
    (scratch, rows): (&mut Scratch, &mut Rows<'a>),
    observer: &mut dyn Observer,
) -> Vec<Found> {
    let Rows { items, outside } = rows;
    items.clear();
    outside.clear();
    // Dates and numbers are read from the items where no trigger stands too.
    items::build(view, mentions, facts, items);
    let triggers = triggers(view, mentions);
    if triggers.is_empty() {
        return Vec::new();
    }
    let explain = observer.asks_why();
    if items.iter().any(|item| item.aside) {
        outside.extend(items.iter().filter(|item| !item.aside).cloned());
        items::mark_says(outside);
    }
    let (items, outside) = (&*items, &*outside);
    let words = if explain { Seen::default() } else { Seen::of_items(items) };
    let round = Round { rules, mentions, sides: Sides::of(items), words };
    let (all_words, words_outside) = (Words::default(), Words::default());
    let mut found = Vec::new();
    let mut taken = 0; // end of the last trigger that made an event
    for (span, number) in triggers {
        // A trigger inside an apposition sees all of the sentence, the others look past appositions.
        let looked_past = aligned(outside, span).map(|found| (outside, &words_outside, found));
        let whole = || aligned(items, span).map(|found| (items, &all_words, found));
        let inside = || Some((items, &all_words, inside(items, span, view)?));
        let Some((items, words, place)) = looked_past.or_else(whole).or_else(inside) else { continue };
        if half_of_compound(items, place) || latin::is_adjective(items, place) {
            continue;
        }
        let (text, segmenter, lexicon) = (view.text, view.segmenter, view.lexicon);
        let ground = Ground { text, items, words, mentions, segmenter, lexicon, explain };
        let unsaid = elided::opens_item(items, mentions, place.0, view.lexicon.list(List::Past));
        let mut contest = Contest::new(span.start < taken);
        round.contend(&ground, Trigger { span, number, place, unsaid }, &mut contest, &mut found, scratch, observer);
        match contest.end() {
            (Some(mut best), _) => {
                whole::complete(&ground, rules, &mut best);
                // What a loose rule takes is not lost to the words inside its trigger.
                let loose = rules.rules.get(best.rule).is_some_and(|rule| rule.loose);
                taken = if loose { taken } else { span.end };
                found.push(best);
            }
            (None, Some((number, failure))) => {
                if let Some(rule) = rules.rules.get(number).filter(|_| !found.iter().any(|one| one.trigger == span)) {
                    observer.missed(rule, span, failure);
                }
            }
            _ => {}
        }
    }
    contest::drop_needless(&mut found, rules, observer);
    found
}

/// A trigger with its number, and its first and last item.
#[derive(Clone, Copy)]
struct Trigger {
    span: Span,
    number: u32,
    place: (usize, usize),
    /// It opens an item of a list.
    unsaid: bool,
}

/// What is the same for all triggers of a sentence.
struct Round<'r> {
    rules: &'r Rules,
    mentions: &'r [Mention],
    sides: Sides,
    words: Seen,
}

impl Round<'_> {
    /// Try the rules of a trigger one against the other. Those that add to an event go to `found` at once.
    fn contend(
        &self,
        ground: &Ground<'_>,
        trigger: Trigger,
        contest: &mut Contest,
        found: &mut Vec<Found>,
        scratch: &mut Scratch,
        observer: &mut dyn Observer,
    ) {
        let (rules, mentions) = (self.rules, self.mentions);
        let (first, last) = trigger.place;
        let mut sides = self.sides.of_trigger(trigger.span);
        if trigger.unsaid {
            sides.0 = sides.0.or(TypeSet::of(&[ArgType::Organization]));
        }
        let shared = OnceCell::new();
        let shared = || *shared.get_or_init(|| subject::shared(ground.items, mentions, (first, last)));
        let hung = OnceCell::new();
        let hanging = || *hung.get_or_init(|| subject::hanging(ground.items, mentions, first));
        let bridge = OnceCell::new();
        let bridge = || *bridge.get_or_init(|| elided::bridge(ground.items, mentions, ground.segmenter, (first, last)));
        for (number, first, span) in self.rules_of(ground.items, trigger) {
            let (Some(gate), Some(rule)) = (rules.gates.get(number), rules.rules.get(number)) else { continue };
            // The cheapest question first.
            let worth_trying = || {
                contest.may_win(gate.most, gate)
                    && gate.opens(&rule.program, sides, &self.words)
                    && contest.may_win(rule.program.most(sides), gate)
            };
            if (!ground.explain && !worth_trying()) || observer.skips(rule) || !contest.admits(rule) {
                continue;
            }
            let apart = rule.completes || rule.beside;
            let outcome = if contest.taken && !apart {
                Err(Failure::superseded())
            } else {
                let site = Site {
                    span,
                    first,
                    last,
                    shared: &shared,
                    hanging: &hanging,
                    bridge: &bridge,
                    unsaid: trigger.unsaid,
                };
                let best = contest.best_rank().filter(|_| !ground.explain && !apart);
                attempt(ground, rules, (number, rule), site, best, scratch)
            };
            match &outcome {
                Ok(_) => observer.matched(rule),
                Err(failure) => observer.failed(rule, failure),
            }
            match outcome {
                Ok(one) if apart => found.push(one),
                Ok(one) => scratch.found = contest.enter(one, rule, mentions),
                Err(failure) => contest.lose(number, rule, failure),
            }
        }
    }

    /// The rules of a trigger, each with where it begins: those of passives at their auxiliary, from which adverbs keep the
    /// participle apart (was officially opened).
    fn rules_of(&self, items: &[Item<'_>], trigger: Trigger) -> impl Iterator<Item = (usize, usize, Span)> {
        let Trigger { span, number, place: (first, _), unsaid } = trigger;
        let rules = self.rules;
        let plain = rules.by_trigger.get(number as usize).into_iter().flatten().map(move |&rule| (rule, first, span));
        let passive = rules.by_participle.get(number as usize).filter(|list| !list.is_empty()).and_then(|list| {
            // • Included in the Lakeside 100
            let alone = unsaid.then_some((first, span.start));
            let (at, start) = subject::auxiliary(items, self.mentions, first, &rules.auxiliary).or(alone)?;
            Some(list.iter().map(move |&rule| (rule, at, Span::new(start, span.end))))
        });
        plain.chain(passive.into_iter().flatten())
    }
}

/// The argument types that mentions of a sentence fit, by side of a trigger.
struct Sides {
    /// End of each mention, with the types of it and of those before.
    before: Vec<(u32, TypeSet)>,
    /// Start of each mention, with the types of it and of those behind, the last one first.
    behind: Vec<(u32, TypeSet)>,
}

/// An edge of each mention, with the types of it and of those before it in the order given.
fn gather<'i, 'a: 'i>(items: impl Iterator<Item = &'i Item<'a>>, edge: fn(Span) -> u32) -> Vec<(u32, TypeSet)> {
    let mut set = TypeSet::default();
    let mentions = items.filter(|item| item.mention.is_some());
    mentions
        .map(|item| {
            set = set.or(item.fits);
            (edge(item.span), set)
        })
        .collect()
}

impl Sides {
    fn of(items: &[Item<'_>]) -> Self {
        Self { before: gather(items.iter(), |span| span.end), behind: gather(items.iter().rev(), |span| span.start) }
    }

    /// The types before a trigger and behind it.
    fn of_trigger(&self, trigger: Span) -> (TypeSet, TypeSet) {
        let types = |list: &[(u32, TypeSet)], count: usize| {
            count.checked_sub(1).and_then(|last| list.get(last)).map_or_else(TypeSet::default, |&(_, set)| set)
        };
        (
            types(&self.before, self.before.partition_point(|&(end, _)| end <= trigger.start)),
            types(&self.behind, self.behind.partition_point(|&(start, _)| start >= trigger.end)),
        )
    }
}

/// The number of the trigger that a word is.
fn trigger_of(senses: &[Sense]) -> Option<u32> {
    senses.iter().find_map(|sense| match sense {
        Sense::Trigger(number) | Sense::LooseTrigger(number) => Some(*number),
        _ => None,
    })
}

/// Triggers of a sentence by position, longest first: from the automaton, single characters that are words, and those that
/// stand before names.
fn triggers(view: &View<'_>, mentions: &[Mention]) -> Vec<(Span, u32)> {
    const ANY: Flags = Flags::TRIGGER.or(Flags::LOOSE_TRIGGER);
    let mut triggers = Vec::new();
    if view.all.any(ANY) {
        let hits = view.hits.iter().filter(|hit| hit.flags.any(ANY));
        triggers.extend(hits.filter_map(|hit| Some((hit.span, trigger_of(view.lexicon.senses_of(hit.word))?))));
        let single = view.tokens.iter().zip(view.words).filter(|(token, word)| {
            word.flags.any(ANY)
                && token.kind == TokenKind::Han
                && token.span.of_text(view.text).chars().nth(1).is_none()
        });
        triggers.extend(single.filter_map(|(token, word)| Some((token.span, trigger_of(word.senses)?))));
    }
    before_names(view, mentions, &mut triggers);
    triggers.sort_unstable_by_key(|(span, number)| (span.start, std::cmp::Reverse(span.end), *number));
    triggers
}

/// 任|省交投集团, where the segmenter has 任省: the character before a name that begins inside a token.
fn before_names(view: &View<'_>, mentions: &[Mention], triggers: &mut Vec<(Span, u32)>) {
    for mention in mentions {
        let start = mention.extent.start;
        let before = view.token_from(start).checked_sub(1).and_then(|index| view.tokens.get(index));
        let Some(token) = before.filter(|token| token.kind == TokenKind::Han && token.span.end > start) else {
            continue;
        };
        let piece = Span::new(token.span.start, start);
        let text = piece.of_text(view.text);
        if text.chars().nth(1).is_some() {
            continue;
        }
        let number = trigger_of(view.lexicon.look_up(text).senses);
        triggers.extend(number.map(|number| (piece, number)).filter(|one| !triggers.contains(one)));
    }
}

/// The items that a trigger consists of: whole words only, none inside a name.
fn aligned(items: &[Item<'_>], trigger: Span) -> Option<(usize, usize)> {
    let first = items.binary_search_by_key(&trigger.start, |item| item.span.start).ok()?;
    let mut last = first;
    loop {
        let item = items.get(last)?;
        if item.word.is_empty() || item.fits.has(ArgType::Title) || item.span.end > trigger.end {
            return None;
        }
        if item.span.end == trigger.end {
            return Some((first, last));
        }
        last += 1;
    }
}

/// The item of a longer trigger that only says more of how it was done: 见证 of 到场见证, 看望 of 看望了. It comes behind the
/// longer one, so where that made an event it is taken. English triggers are whole words, of which none hides in another.
fn inside(items: &[Item<'_>], trigger: Span, view: &View<'_>) -> Option<(usize, usize)> {
    let at = items.partition_point(|item| item.span.end < trigger.end);
    let item =
        items.get(at).filter(|item| item.mention.is_none() && item.is_trigger() && item.word.starts_with(is_han))?;
    let before = item.span.start < trigger.start && item.span.end == trigger.end;
    let behind = item.span.start == trigger.start && item.span.end > trigger.end;
    let more = if before {
        Span::new(item.span.start, trigger.start)
    } else if behind {
        Span::new(trigger.end, item.span.end)
    } else {
        return None;
    };
    let list = view.lexicon.list(if before { List::Manner } else { List::Aspect });
    list.has(more.of_text(view.text)).then_some((at, at))
}

/// Toyota-backed, start-up: half of a compound does nothing.
fn half_of_compound(items: &[Item<'_>], (first, last): (usize, usize)) -> bool {
    let joined = |left: usize, right: usize| {
        let pair = items.get(left).zip(items.get(right));
        pair.is_some_and(|(left, right)| {
            left.span.end == right.span.start && (&*left.word == "-" || &*right.word == "-")
        })
    };
    first.checked_sub(1).is_some_and(|before| joined(before, first)) || joined(last, last + 1)
}

/// Where a rule is tried.
struct Site<'s> {
    /// The trigger, and its first and last item.
    span: Span,
    first: usize,
    last: usize,
    /// The item behind the subject that the trigger shares with the verb before.
    shared: &'s dyn Fn() -> Option<usize>,
    /// What hangs on that verb right before the trigger.
    hanging: &'s dyn Fn() -> Option<(Span, bool)>,
    /// The way to the subject of a clause before, where the trigger's own has none.
    bridge: &'s dyn Fn() -> Option<Bridge>,
    /// It opens an item of a list.
    unsaid: bool,
}

/// Try a rule with the subject that the clause leaves out, then with what stands in it. Nobody asks for a match that is no
/// better than `best`.
fn attempt(
    ground: &Ground<'_>,
    rules: &Rules,
    (number, rule): (usize, &Rule),
    site: Site<'_>,
    best: Option<&Rank>,
    scratch: &mut Scratch,
) -> Result<Found, Failure> {
    let acts = rule.reaches_back && rules.types.get(rule.kind).is_some_and(|kind| kind.record == RecordKind::Event);
    let bridge = if acts { (site.bridge)() } else { None };
    let across =
        bridge.and_then(|bridge| attempt_at(ground, rules, (number, rule), &site, Some(bridge), None, scratch).ok());
    match across {
        Some(found) => Ok(found),
        None => attempt_at(ground, rules, (number, rule), &site, None, best, scratch),
    }
}

fn attempt_at(
    ground: &Ground<'_>,
    rules: &Rules,
    (number, rule): (usize, &Rule),
    site: &Site<'_>,
    bridge: Option<Bridge>,
    best: Option<&Rank>,
    scratch: &mut Scratch,
) -> Result<Found, Failure> {
    let mut captures = std::mem::take(&mut scratch.found);
    captures.clear();
    let found = capture(ground, rule, site, bridge, scratch, &mut captures).and_then(|()| {
        partner::complete(ground, &rule.program, site.first, &mut captures);
        if best.is_some_and(|best| Rank::of(&captures, rule, ground.mentions) <= *best) {
            return Err(Failure::superseded());
        }
        judge(ground, rules, (number, rule), site, &captures)
    });
    match found {
        Ok(found) => Ok(Found { captures, ..found }),
        Err(failure) => {
            scratch.found = captures;
            Err(failure)
        }
    }
}

/// Run both halves of a rule.
fn capture(
    ground: &Ground<'_>,
    rule: &Rule,
    site @ &Site { first, last, shared, hanging, .. }: &Site<'_>,
    bridge: Option<Bridge>,
    scratch: &mut Scratch,
    captures: &mut Vec<Capture>,
) -> Result<(), Failure> {
    let left_end = rule.program.left.len();
    let right = Half::new(ground, &rule.program, last + 1, false);
    if !right.may_begin() {
        // Nobody asks why; see `Half::may_begin`.
        return Err(Failure { progress: left_end, reason: Reason::Unfilled, detail: String::new() });
    }
    let left = Half::new(ground, &rule.program, first, true);
    let left = if let Some(bridge) = bridge { left.across(bridge) } else { left };
    // The subject of the verb before is this one's too; what stands between is that verb's object.
    let acts = !rule.program.left_needs.is_empty() || rule.program.subject;
    let may_share = acts && !rule.completes && bridge.is_none();
    // Phase II of the museum …: a noun phrase is more than the name that it begins with, where no verb follows that.
    let whole = |&at: &usize| !rule.program.subject || ground.items.get(at).is_some_and(Item::is_trigger);
    let subject = if may_share { shared().filter(whole) } else { None };
    let done =
        subject.is_some_and(|subject| Half::new(ground, &rule.program, subject, true).run(scratch, captures).is_ok());
    let unsaid = site.unsaid && rule.program.actor.is_some();
    if !done && !unsaid {
        left.run(scratch, captures)?;
        let object = if may_share { hanging() } else { None };
        let taken = |span: Span| captures.iter().any(|capture| span.contains(capture.span));
        if object.is_some_and(|(span, agent)| (agent || subject.is_some()) && taken(span)) {
            return Err(Failure { progress: 0, reason: Reason::Unfilled, detail: "a subject".into() });
        }
    }
    let right = right.run(scratch, captures);
    right.map_err(|failure| Failure { progress: failure.progress + left_end, ..failure })
}

/// Whether what was captured is a match; it is given without the captures.
fn judge(
    ground: &Ground<'_>,
    rules: &Rules,
    (number, rule): (usize, &Rule),
    &Site { span: trigger, first, last, unsaid, .. }: &Site<'_>,
    captures: &[Capture],
) -> Result<Found, Failure> {
    let left_end = rule.program.left.len();
    let texts: Vec<Span> =
        captures.iter().filter(|capture| capture.mention.is_none()).map(|capture| capture.span).collect();
    if let Some(capture) = without_noun(ground, rule, captures) {
        let detail = capture.span.of_text(ground.text).to_owned();
        return Err(Failure { progress: left_end, reason: Reason::WrongType, detail });
    }
    let stance =
        modality::stance(ground.items, ground.mentions, first..last + 1, &texts, (&rule.not_cues, ground.lexicon));
    let complete = left_end + rule.program.right.len();
    let (clause, part) = ground.items.get(first).map_or((0, 0), |item| (item.clause, item.part));
    let matched = captures.iter().fold(trigger, |span, capture| span.cover(capture.span));
    let span = to_clauses(ground.items, matched);
    if let Some(word) = canceller(ground, rule, (span, matched.start), captures) {
        return Err(Failure { progress: complete, reason: Reason::Unless, detail: word });
    }
    // Her appointment as treasurer takes effect in May.
    let before = || first.checked_sub(1).and_then(|before| ground.items.get(before));
    let hers = || before().is_some_and(|item| latin::is_hers(&item.word));
    if rule.of_whom.is_some() && !hers() && !elided::is_dated_alone(ground.items, ground.mentions, first) {
        return Err(Failure { progress: complete, reason: Reason::Unfilled, detail: "a time alone".into() });
    }
    if stance.goal && !rule.completes {
        return Err(Failure { progress: complete, reason: Reason::Clause, detail: "a goal, not an event".into() });
    }
    let trigger = told_trigger(ground.items, (first, last), trigger, &rules.auxiliary);
    let unsaid = rule.program.actor.filter(|_| unsaid);
    Ok(Found { rule: number, trigger, span, captures: Vec::new(), stance, unsaid, clause, part })
}

/// No year, no letter.
fn is_noun(word: &str) -> bool {
    !word.bytes().all(|byte| byte.is_ascii_digit()) && (word.len() > 2 || word.chars().all(char::is_lowercase))
}

/// 操作系统6: a letter or number behind a Chinese noun counts for nothing.
fn without_number(word: &str) -> &str {
    if word.starts_with(is_han) { word.trim_end_matches(|c: char| c.is_ascii_alphanumeric()) } else { word }
}

/// A noun phrase that is about none of the things that the rule asks for.
fn without_noun<'c>(ground: &Ground<'_>, rule: &Rule, captures: &'c [Capture]) -> Option<&'c Capture> {
    if rule.nouns.is_empty() {
        return None;
    }
    let known = |word: &str| {
        // A Chinese phrase ends with its noun, and no space says where that begins.
        if word.ends_with(is_han) {
            return rule.nouns.iter().any(|noun| word.ends_with(&**noun));
        }
        let word = word.to_ascii_lowercase();
        rule.nouns.binary_search_by(|noun| (**noun).cmp(&word)).is_ok()
    };
    // The noun that the phrase is about, and the last one: `hall of fame`; a letter or number behind it counts for nothing.
    let head = |part: &str| {
        let mut words =
            part.split(|c: char| !c.is_alphanumeric()).rev().map(without_number).filter(|word| !word.is_empty());
        words.find(|word| is_noun(word)).is_some_and(known)
    };
    let told = |span: Span| {
        let from = items::index_at(ground.items, span.start);
        let inside = ground.items.iter().skip(from).take_while(|item| item.span.end <= span.end);
        let mut linkers = inside.into_iter().filter(|item| item.is_cue(Cue::Linker));
        let before = |item: &Item<'_>| head(Span::new(span.start, item.span.start).of_text(ground.text));
        let text = span.of_text(ground.text);
        // Of a name up to its first small word: Lakeside Forum for Asia.
        let name = text.char_indices().find(|&(at, _)| {
            let rest = text.get(at..).unwrap_or("");
            rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        });
        // The 2025 Lakeside Forum for Asia has its capital behind the year.
        let capital = text.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let of_name = name.filter(|_| capital).and_then(|(at, _)| text.get(..at)).is_some_and(head);
        head(text) || of_name || linkers.any(before)
    };
    captures
        .iter()
        .filter(|capture| {
            let mention = capture.mention.and_then(|index| ground.mentions.get(index));
            let named =
                mention.is_some_and(|mention| matches!(mention.kind, MentionKind::Quoted | MentionKind::Person));
            rule.program.phrases & (1 << (capture.slot & 63)) != 0 && !named
        })
        .find(|capture| !told(capture.span))
}

/// What a record gives as the trigger: of a passive the participle.
fn told_trigger(items: &[Item<'_>], (first, last): (usize, usize), trigger: Span, auxiliary: &[Box<str>]) -> Span {
    let passive = items.get(first).is_some_and(|item| auxiliary.iter().any(|form| **form == *item.word));
    let own = |item: &&Item<'_>| item.mention.is_none() && !item.is_cue(Cue::Preposition);
    match items.get(first + 1..=last).filter(|_| passive).and_then(|rest| rest.iter().find(own)) {
        Some(participle) => Span::new(participle.span.start, trigger.end),
        None => trigger,
    }
}

/// Widen a span to the clauses that it touches.
fn to_clauses(items: &[Item<'_>], span: Span) -> Span {
    let from = items.partition_point(|item| item.span.end <= span.start);
    let to = items::index_at(items, span.end);
    let touched = items.get(from..to).unwrap_or(&[]);
    // Clauses and parts are numbered from left to right.
    let clause = |item: &Item<'_>| (item.part, item.clause);
    let (Some(low), Some(high)) = (touched.first().map(clause), touched.last().map(clause)) else { return span };
    let from = items.partition_point(|item| clause(item) < low);
    let to = items.partition_point(|item| clause(item) <= high);
    let mut inside = items.get(from..to).unwrap_or(&[]).iter().filter(|item| !item.comma);
    let first = inside.next();
    first.into_iter().chain(inside.next_back()).fold(span, |span, item| span.cover(item.span))
}
