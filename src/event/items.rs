//! A sentence as rules see it: mentions and the words between them.

use super::aside;
use super::latin;
use super::matcher::Facts;
use super::pattern::{ArgType, TypeSet};
use super::types;
use crate::extract::sentence::View;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags};
use crate::span::Span;
use crate::token::TokenKind;
use crate::token::script::is_han;
use std::borrow::Cow;

/// One thing in a row.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) span: Span,
    /// Index of the mention; words have none.
    pub(crate) mention: Option<usize>,
    /// Lower-case text of a word; of a mention only where it is a word too.
    pub(crate) word: Cow<'a, str>,
    /// The bits of the first and the last character of a word; none for other mentions.
    pub(crate) first: u64,
    pub(crate) last: u64,
    /// What a word can be; nothing for mentions.
    pub(crate) flags: Flags,
    /// The argument types that a mention fits; none for words.
    pub(crate) fits: TypeSet,
    /// What a phrase of several words says that begins here: is expected to.
    pub(crate) phrase: Flags,
    /// Number of the clause, counted at commas.
    pub(crate) clause: u16,
    /// Number of the part, counted at semicolons.
    pub(crate) part: u16,
    /// A mark that ends a clause.
    pub(crate) comma: bool,
    /// A verb of saying: what is said is a clause of its own. In thought-provoking nobody says anything.
    pub(crate) says: bool,
    /// Inside an apposition between commas: X, a leading maker of Y, signed …
    pub(crate) aside: bool,
    /// The comma before `which` and `who`: seen from the verb behind them, the name before is the subject.
    pub(crate) relative: bool,
    /// A place that only says where the body behind it is: Nairobi start-up X.
    pub(crate) modifies: bool,
}

impl<'a> Item<'a> {
    /// Of the words that open an apposition one that stands for the name before: who, which.
    pub(crate) fn stands_for_name(&self) -> bool {
        self.is_cue(Cue::Aside) && self.is_cue(Cue::Preposition)
    }

    fn new(span: Span, word: Cow<'a, str>, (clause, part): (u16, u16)) -> Self {
        let (first, last) = (edge(word.chars().next()), edge(word.chars().next_back()));
        Self {
            span,
            mention: None,
            word,
            first,
            last,
            flags: Flags::NONE,
            fits: TypeSet::default(),
            phrase: Flags::NONE,
            clause,
            part,
            comma: false,
            says: false,
            aside: false,
            relative: false,
            modifies: false,
        }
    }

    /// What the mention is that it stands for.
    pub(crate) fn kind(&self, mentions: &[Mention]) -> Option<MentionKind> {
        Some(mentions.get(self.mention?)?.kind)
    }

    pub(crate) fn is_cue(&self, cue: Cue) -> bool {
        self.flags.any(Flags::cue(cue))
    }

    /// The word, or a phrase that begins with it, is a cue.
    pub(crate) fn opens(&self, cue: Cue) -> bool {
        self.flags.or(self.phrase).any(Flags::cue(cue))
    }

    pub(crate) fn is_boundary(&self) -> bool {
        self.flags.any(Flags::BOUNDARY)
    }

    /// A word that starts rules.
    pub(crate) fn is_trigger(&self) -> bool {
        self.flags.any(Flags::TRIGGER)
    }

    /// 、 and its like, or a word that joins a list.
    pub(crate) fn joins(&self) -> bool {
        self.mention.is_none() && (&*self.word == "、" || &*self.word == "&" || self.is_cue(Cue::And))
    }
}

/// The first item that begins at an offset or behind it, by number.
pub(crate) fn index_at(items: &[Item<'_>], offset: u32) -> usize {
    items.partition_point(|item| item.span.start < offset)
}

/// What a mention is as a word for literals of rules; most are none.
fn word_of<'a>(text: &'a str, mention: &Mention) -> Cow<'a, str> {
    let spoken = spoken(text, mention);
    if !spoken.is_empty() {
        return spoken.into();
    }
    let noun = common_noun(text, mention);
    let surface = mention.extent.of_text(text);
    match mention.kind {
        // `It was led by …`
        MentionKind::Anaphor if latin::is_pronoun(surface) => surface.to_ascii_lowercase().into(),
        // `Lead: …` at the start of a line.
        MentionKind::Title if noun.is_empty() && is_one_word(surface) => surface.to_ascii_lowercase().into(),
        MentionKind::Time(_) => first_word(surface).into(),
        _ => noun.into(),
    }
}

/// `today`, the last of `last week`, 近日: rules name times by their first word.
fn first_word(time: &str) -> &str {
    if time.starts_with(is_han) {
        return if time.len() <= SPOKEN { time } else { "" };
    }
    let first = time.split(' ').next().unwrap_or("");
    if first.bytes().all(|byte| byte.is_ascii_lowercase()) { first } else { "" }
}

fn is_one_word(surface: &str) -> bool {
    surface.len() <= SPOKEN && surface.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// The noun that a description ends with, for literals of rules: the plaque of `a bronze plaque`. Names have none.
fn common_noun<'a>(text: &'a str, mention: &Mention) -> &'a str {
    let described = matches!(
        mention.kind,
        MentionKind::Document
            | MentionKind::Honor
            | MentionKind::Occasion
            | MentionKind::Programme
            | MentionKind::Venue
            | MentionKind::Title
            | MentionKind::Group
            | MentionKind::Quantity(_)
            | MentionKind::Anaphor
    );
    if !described {
        return "";
    }
    let surface = mention.span.of_text(text);
    let last = surface.rfind([' ', '-']).and_then(|at| surface.get(at + 1..)).unwrap_or(surface);
    if last.bytes().all(|byte| byte.is_ascii_lowercase()) { last } else { "" }
}

/// The bit of a character in a small set, for words that cannot be a form of a rule.
pub(super) fn edge(character: Option<char>) -> u64 {
    character.map_or(0, |character| 1 << (u32::from(character) % 64))
}

/// Mentions that stand by themselves, not inside the extent of another, and the words around them.
///
/// References back of which it is not known what they refer to stay words.
pub(crate) fn build<'a>(view: &View<'a>, mentions: &[Mention], facts: &dyn Facts, items: &mut Vec<Item<'a>>) {
    let top = top_mentions(mentions, &|index| facts.is_resolved(index));
    let (mut clause, mut part) = (0u16, 0u16);
    let mut next = top.iter().copied().peekable();
    let mut covered = view.span.start;
    for (number, token) in view.tokens.iter().enumerate() {
        let mut start = token.span.start.max(covered);
        while let Some(&index) = next.peek() {
            let Some(mention) = mentions.get(index) else { break };
            if mention.extent.start >= token.span.end {
                break;
            }
            if mention.extent.start > start {
                push_word(view, number, Span::new(start, mention.extent.start), clause, part, items);
            }
            items.push(Item {
                mention: Some(index),
                fits: types::fitting(view.text, index, mention, facts),
                ..Item::new(mention.extent, word_of(view.text, mention), (clause, part))
            });
            covered = mention.extent.end;
            start = start.max(covered);
            next.next();
        }
        if token.kind == TokenKind::Space && start < token.span.end && between_clauses(view, number) {
            items.push(Item { comma: true, ..Item::new(token.span, ",".into(), (clause, part)) });
            clause = clause.saturating_add(1);
        }
        if start >= token.span.end || matches!(token.kind, TokenKind::Space | TokenKind::Newline) {
            continue;
        }
        let span = Span::new(start, token.span.end);
        let mark = span.of_text(view.text);
        push_word(view, number, span, clause, part, items);
        if token.kind == TokenKind::Punct {
            let ends =
                matches!(mark, "," | "，" | ":" | "：" | "—" | "--") && !closes_apposition(view.text, items, mentions);
            // The point inside 688451.SH or U.S.A ends nothing.
            let inner = mark == "."
                && view.tokens.get(number + 1).is_some_and(|next| {
                    next.span.start == token.span.end && matches!(next.kind, TokenKind::Word | TokenKind::Number)
                });
            let ends_part = !inner && matches!(mark, ";" | "；" | "。" | "." | "!" | "?" | "！" | "？");
            if let Some(item) = items.last_mut().filter(|_| ends || ends_part) {
                item.comma = true;
            }
            clause = clause.saturating_add(u16::from(ends || ends_part));
            part = part.saturating_add(u16::from(ends_part));
        }
    }
    mark_says(items);
    mark_relatives(items);
    mark_phrases(view, items);
    aside::mark(items, mentions, view);
}

/// 论坛在湖州举行 聚焦产业转型: in a Chinese headline a space stands for a comma.
fn between_clauses(view: &View<'_>, space: usize) -> bool {
    let han = |index: usize| view.kind(index) == Some(TokenKind::Han);
    let opens = || matches!(view.word(space + 1), "“" | "「" | "《");
    space.checked_sub(1).is_some_and(han) && (han(space + 1) || opens())
}

/// Longest occasion that is a word too, in bytes.
const SPOKEN: usize = 24;

/// 揭牌仪式, which says what is done, and 会员, which is a post too, are words for rules as well.
fn spoken<'a>(text: &'a str, mention: &Mention) -> &'a str {
    let kind = matches!(mention.kind, MentionKind::Occasion | MentionKind::Title);
    let word = kind && mention.extent.of_text(text).starts_with(is_han);
    if word && mention.extent.len() <= SPOKEN { mention.extent.of_text(text) } else { "" }
}

/// Most between `agreed` and its infinitive, in items: agreed on Monday to buy.
const TO_INFINITIVE: usize = 3;

/// Verbs of saying by what stands beside them.
pub(super) fn mark_says(items: &mut [Item<'_>]) {
    for index in 0..items.len() {
        let Some(item) = items.get(index).filter(|item| item.says || item.is_cue(Cue::Say)) else { continue };
        let says = item.is_cue(Cue::Say) && {
            let hyphen = |at: usize| items.get(at).is_some_and(|item| &*item.word == "-");
            // agreed to, pledged on Monday to: whose doing it is.
            let infinitive = (index + 1..=index + TO_INFINITIVE)
                .map_while(|at| items.get(at))
                .find(|next| {
                    next.is_cue(Cue::Infinitive) || !(next.fits.has(ArgType::Time) || next.is_cue(Cue::Preposition))
                })
                .is_some_and(|next| next.is_cue(Cue::Infinitive));
            !infinitive && !hyphen(index + 1) && !index.checked_sub(1).is_some_and(hyphen)
        };
        if let Some(item) = items.get_mut(index) {
            item.says = says;
        }
    }
}

fn mark_relatives(items: &mut [Item<'_>]) {
    for index in 1..items.len() {
        // Of the words that open an apposition those that stand for its subject.
        let pronoun = items.get(index).is_some_and(Item::stands_for_name);
        if let Some(comma) = items.get_mut(index - 1).filter(|item| pronoun && &*item.word == ",") {
            comma.relative = true;
        }
    }
}

/// Cues of several words, at their first word.
fn mark_phrases<'a>(view: &View<'a>, items: &mut [Item<'a>]) {
    let mut at = 0;
    for hit in view.hits {
        let flags = hit.flags;
        if !flags.any(Flags::CUES) || !hit.span.of_text(view.text).contains(' ') {
            continue;
        }
        while items.get(at).is_some_and(|item| item.span.start < hit.span.start) {
            at += 1;
        }
        let Some(item) = items.get_mut(at).filter(|item| item.span.start == hit.span.start) else { continue };
        if item.mention.is_none() && item.phrase == Flags::NONE {
            item.phrase = flags;
        }
        // Each word of `as well as` joins a list, as `and` does.
        if flags.any(Flags::cue(Cue::And)) {
            let inside = items.iter_mut().skip(at).take_while(|item| item.span.start < hit.span.end);
            inside
                .filter(|item| item.mention.is_none())
                .for_each(|item| item.flags = item.flags.or(Flags::cue(Cue::And)));
        }
    }
}

/// The comma behind `NAME, T of ORG,` and `the T, NAME,` belongs to the apposition; the clause goes on.
fn closes_apposition(text: &str, items: &[Item<'_>], mentions: &[Mention]) -> bool {
    let before = items.len().checked_sub(2).and_then(|index| items.get(index)?.mention);
    before.and_then(|index| mentions.get(index)).is_some_and(|mention| {
        mention.kind == MentionKind::Person
            && mention.positions.iter().any(|position| {
                position.title.start > mention.span.start
                    || (position.title.end < mention.span.start
                        && Span::new(position.title.end, mention.span.start).of_text(text).contains(','))
            })
    })
}

fn push_word<'a>(view: &View<'a>, token: usize, span: Span, clause: u16, part: u16, items: &mut Vec<Item<'a>>) {
    let text = span.of_text(view.text);
    let whole = view.tokens.get(token).is_some_and(|whole| whole.span == span);
    let flags = if whole { view.flags(token) } else { view.lexicon.look_up(text).flags };
    // The possessive of a name: Shanghai's Lin-gang.
    if flags.any(Flags::cue(Cue::Possessive)) || latin::is_plural_possessive(view, span, items) {
        return;
    }
    let word: Cow<'a, str> = match view.kind(token) {
        Some(TokenKind::Han) => text.into(),
        _ if text.bytes().any(|b| b.is_ascii_uppercase()) => text.to_lowercase().into(),
        _ => match text {
            "，" => ",",
            "；" => ";",
            "：" => ":",
            "（" => "(",
            "）" => ")",
            other => other,
        }
        .into(),
    };
    items.push(Item { flags, ..Item::new(span, word, (clause, part)) });
}

/// Mentions in order of position, none inside another.
fn top_mentions(mentions: &[Mention], resolved: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let rank = |mention: &Mention| match mention.kind {
        MentionKind::Quotation => 0,
        MentionKind::Person => 1,
        _ => 2,
    };
    let stands = |&index: &usize| {
        mentions.get(index).is_some_and(|mention| {
            mention.weight > 0 && (mention.kind != MentionKind::Anaphor || mention.is_several() || resolved(index))
        })
    };
    let mut order: Vec<usize> = (0..mentions.len()).filter(stands).collect();
    order.sort_by_key(|&index| {
        mentions
            .get(index)
            .map(|mention| (rank(mention), std::cmp::Reverse(mention.extent.len()), mention.extent.start))
    });
    let mut spans: Vec<(Span, usize)> = Vec::new();
    for index in order {
        let Some(mention) = mentions.get(index) else { continue };
        let at = spans.partition_point(|(span, _)| span.end <= mention.extent.start);
        if mention.extent.is_empty() || spans.get(at).is_some_and(|(span, _)| span.overlaps(mention.extent)) {
            continue;
        }
        spans.insert(at, (mention.extent, index));
    }
    spans.into_iter().map(|(_, index)| index).collect()
}
