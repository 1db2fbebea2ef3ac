//! The words that undo a match: looked for among the words of the clauses that were matched.

use super::items::{Item, index_at};
use super::matcher::{Capture, Ground};
use super::program::Seen;
use super::rules::Rule;
use crate::span::{Span, to_u32};
use std::cell::OnceCell;

/// The words of a sentence between its mentions in one text, put together where a rule asks for it.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// With nothing between them.
    joined: OnceCell<Joined>,
    /// With a space before each and behind the last.
    spaced: OnceCell<Joined>,
}

/// Words in one text, and where each item begins in it.
#[derive(Debug)]
struct Joined {
    text: String,
    at: Vec<u32>,
    /// The bits of its characters; where the words stand apart, of the words.
    seen: Seen,
}

impl Joined {
    fn of(items: &[Item<'_>], space: &str) -> Self {
        let ends = items.first().zip(items.last()).map(|(first, last)| first.span.cover(last.span).len());
        let text = String::with_capacity(ends.unwrap_or(0) + items.len() + 1);
        let mut joined = Self { text, at: Vec::with_capacity(items.len() + 1), seen: Seen::default() };
        for item in items {
            joined.at.push(to_u32(joined.text.len()));
            if item.mention.is_none() {
                if space.is_empty() {
                    item.word.chars().for_each(|character| joined.seen.put(u32::from(character)));
                } else {
                    joined.seen.put(Seen::of_word(&item.word));
                }
                joined.text.push_str(space);
                joined.text.push_str(&item.word);
            }
        }
        joined.at.push(to_u32(joined.text.len()));
        joined.text.push_str(space);
        joined
    }
}

/// A word or several that are looked for among [`Words`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sought {
    /// With a space on either side where words stand apart.
    text: Box<str>,
    spaced: bool,
    /// What must be in [`Joined::seen`]: the first word, or all characters.
    seen: Box<[u32]>,
}

impl Sought {
    pub(crate) fn new(word: &str) -> Self {
        if word.is_ascii() {
            let seen = word.split(' ').next().map(Seen::of_word).into_iter().collect();
            return Self { text: format!(" {word} ").into(), spaced: true, seen };
        }
        Self { text: word.into(), spaced: false, seen: word.chars().map(u32::from).collect() }
    }

    /// As it was written.
    fn plain(&self) -> &str {
        let inner = || self.text.strip_prefix(' ')?.strip_suffix(' ');
        if self.spaced { inner().unwrap_or("") } else { &self.text }
    }

    /// Whether it is what a mention says: 主持人; or the first or last word of one: the year in `Woman of the Year`.
    fn is_of(&self, mention: &str) -> bool {
        if !self.spaced {
            return mention == &*self.text;
        }
        let plain = self.plain();
        // Only where it is as long as the mention, or a space stands where the first or the last word would end.
        let Some(rest) = mention.len().checked_sub(plain.len()) else { return false };
        if rest == 0 {
            return mention.eq_ignore_ascii_case(plain);
        }
        let space = |at: usize| mention.as_bytes().get(at) == Some(&b' ');
        let alike = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(plain));
        let first = space(plain.len()) && alike(mention.get(..plain.len()));
        (first || space(rest - 1) && alike(mention.get(rest..))) && !plain.contains(' ')
    }
}

impl Words {
    /// Whether a word or several stand among the items of a range.
    fn hold(&self, items: &[Item<'_>], sought: &Sought, (from, to): (usize, usize)) -> bool {
        let (words, space) = if sought.spaced { (&self.spaced, " ") } else { (&self.joined, "") };
        let Joined { text, at, seen } = words.get_or_init(|| Joined::of(items, space));
        if !sought.seen.iter().all(|&number| seen.has(number)) {
            return false;
        }
        let (Some(&start), Some(&end)) = (at.get(from), at.get(to)) else { return false };
        // The space behind the last word counts.
        text.get(start as usize..end as usize + space.len()).is_some_and(|text| text.contains(&*sought.text))
    }
}

/// A word of the rule's `unless` in the clauses that were matched.
pub(super) fn canceller(
    ground: &Ground<'_>,
    rule: &Rule,
    (clauses, first): (Span, u32),
    captures: &[Capture],
) -> Option<String> {
    if rule.unless.is_empty() {
        return None;
    }
    let from = index_at(ground.items, clauses.start);
    // 曾任部长的A: what is said of the name itself.
    let named = index_at(ground.items, first);
    let of_name = named > from && ground.items.get(named - 1).is_some_and(|before| &*before.word == "的");
    let from = if of_name { named } else { from };
    let to = ground.items.partition_point(|item| item.span.end <= clauses.end);
    let said =
        captures.iter().filter(|capture| capture.mention.is_some()).map(|capture| capture.span.of_text(ground.text));
    let held = rule.unless.iter().find(|sought| {
        ground.words.hold(ground.items, sought, (from, to)) || said.clone().any(|mention| sought.is_of(mention))
    });
    held.map(|sought| sought.plain().to_owned())
}
