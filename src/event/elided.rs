//! Subjects that a Chinese clause leaves out, since the clause before has said them: `A发布年报,并与B签署协议`; those of items of
//! an English list.

use super::items::Item;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, WordList};
use crate::token::Segmenter;
use crate::token::script::is_han;

/// Items that a rule looks past on its way from a verb to its subject: from behind the subject to the start of the clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bridge {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Most items between a subject and the clause that leaves it out.
const REACH: usize = 90;
/// Most words before the subject of a clause.
const LEAD: usize = 8;

/// What the words of a clause before its verb are.
enum Opening {
    /// Nothing that could be a subject.
    Elided,
    /// A subject, with the item behind it.
    Named(usize),
    /// A subject without a name.
    Other,
}

/// The way from a verb to the subject of an earlier clause, where its own clause has none.
pub(super) fn bridge(
    items: &[Item<'_>],
    mentions: &[Mention],
    segmenter: &Segmenter,
    (first, last): (usize, usize),
) -> Option<Bridge> {
    let verb = items.get(first).filter(|verb| verb.word.starts_with(is_han))?;
    let sentence = Sentence { items, mentions, segmenter };
    // 由, and what stands in a phrase of its own: 就共建中心交流.
    let before = first.checked_sub(1).and_then(|before| items.get(before));
    if sentence.is_preposition(verb) || before.is_some_and(|before| sentence.is_preposition(before)) {
        return None;
    }
    let start = |clause: u16, at: usize| {
        let near = at.saturating_sub(REACH)..at;
        near.rev()
            .take_while(|&at| items.get(at).is_some_and(|item| item.part == verb.part && item.clause == clause))
            .last()
            .unwrap_or(at)
    };
    let to = start(verb.clause, first);
    if !matches!(sentence.opening(to, first, last + 1), Opening::Elided) {
        return None;
    }
    let mut end = to;
    while let Some(comma) = end.checked_sub(1) {
        let mark = items.get(comma).filter(|item| item.part == verb.part && &*item.word == ",")?;
        let from = start(mark.clause, comma);
        if to - from > REACH {
            return None;
        }
        match sentence.opening(from, comma, comma) {
            Opening::Named(behind) => {
                let from = if sentence.partner(to, first).is_some() {
                    sentence.partner(from, behind).unwrap_or(behind)
                } else {
                    behind
                };
                return Some(Bridge { from, to });
            }
            Opening::Other => return None,
            Opening::Elided => end = from,
        }
    }
    None
}

struct Sentence<'s, 'a> {
    items: &'s [Item<'a>],
    mentions: &'s [Mention],
    segmenter: &'s Segmenter,
}

impl Sentence<'_, '_> {
    /// What the items from the start of a clause on open it with. The verb stands at `end`, or somewhere before.
    fn opening(&self, from: usize, end: usize, verb: usize) -> Opening {
        // Behind the last noun.
        let mut noun = None;
        let mut after_preposition = false;
        let mut steps = 0;
        let mut at = from;
        while at < end {
            let Some(item) = self.items.get(at) else { break };
            if let Some(mention) = item.mention.and_then(|index| self.mentions.get(index)) {
                let behind = self.behind_list(at, end);
                let modifies = self.items.get(behind).is_some_and(|next| &*next.word == "的");
                match mention.kind {
                    MentionKind::Time(_) => {}
                    MentionKind::Quotation | MentionKind::Title => return Opening::Other,
                    // 总投资6.8亿元: a measure of what the clause before is about.
                    MentionKind::Quantity(_) if steps > 0 && behind >= end && end == verb => {
                        return Opening::Elided;
                    }
                    _ if after_preposition || modifies => {}
                    _ => {
                        // The noun that the clause is about comes behind: A与B共建的实验室.
                        if let Some(close) = (behind..end).find(|&close| self.closes_relative(close, behind)) {
                            at = close + 1;
                            continue;
                        }
                        // A clause that is nothing but a name.
                        let bare = behind >= end && end == verb;
                        return if bare { Opening::Other } else { Opening::Named(self.behind_head(behind, end)) };
                    }
                }
                after_preposition = false;
                at = behind.max(at + 1);
                continue;
            }
            steps += 1;
            if steps > LEAD {
                return Opening::Other;
            }
            // 并与X座谈
            if self.is_preposition(item) || (at == from && item.is_cue(Cue::And)) {
                after_preposition = true;
                at += 1;
                continue;
            }
            match self.segmenter.tag(&item.word).and_then(|tag| tag.chars().next()) {
                Some('v') => break,
                // 以自有资金: what the preposition is about.
                Some('n' | 'r' | 'j' | 'l' | 'i') | None
                    if !after_preposition && !item.is_boundary() && !item.is_cue(Cue::Frame) =>
                {
                    noun = Some(at + 1)
                }
                _ => {}
            }
            at += 1;
        }
        match noun {
            // A rule may know the noun for a name.
            Some(behind) if end == verb => Opening::Named(behind),
            Some(_) => Opening::Other,
            None => Opening::Elided,
        }
    }

    /// The item behind the noun that a name only says something of, where one is glued to it: 青松公司|第二|工厂.
    fn behind_head(&self, behind: usize, end: usize) -> usize {
        let Some(name) = behind.checked_sub(1).and_then(|name| self.items.get(name)) else { return behind };
        let person = name.mention.and_then(|index| self.mentions.get(index));
        if person.is_none_or(|mention| !matches!(mention.kind, MentionKind::Organization | MentionKind::Place)) {
            return behind;
        }
        // 2×66万千瓦: no sign is a verb.
        let verb = |item: &Item<'_>| item.is_trigger() && item.word.starts_with(is_han);
        let (mut head, mut close) = (behind, name.span.end);
        for at in behind..end {
            let Some(item) = self.items.get(at).filter(|item| item.span.start == close) else { break };
            // 青松公司|湖州|2×66万千瓦|煤电项目
            match item.kind(self.mentions) {
                Some(MentionKind::Place | MentionKind::Quantity(_)) => {
                    close = item.span.end;
                    continue;
                }
                Some(_) => break,
                None => {}
            }
            let tag = self.segmenter.tag(&item.word).and_then(|tag| tag.chars().next());
            match tag {
                _ if item.is_boundary() || verb(item) || item.opens(Cue::Planned) => break,
                Some('n') => head = at + 1,
                Some('m' | 'b' | 'f' | 'q') | None => {}
                _ => break,
            }
            close = item.span.end;
        }
        head
    }

    /// A与B签约，与C合作: the second clause has a partner of its own, and the subject of the first is A. Where 与 stands.
    fn partner(&self, from: usize, end: usize) -> Option<usize> {
        let named = |at: usize| self.items.get(at).is_some_and(|item| item.mention.is_some());
        let with = |item: &Item<'_>| item.mention.is_none() && matches!(&*item.word, "与" | "同" | "跟" | "和");
        (from..end).find(|&at| self.items.get(at).is_some_and(with) && named(at + 1))
    }

    fn is_preposition(&self, item: &Item<'_>) -> bool {
        item.mention.is_none() && (item.is_cue(Cue::Means) || self.segmenter.tag(&item.word) == Some("p"))
    }

    /// Whether 的 closes what is said of a noun behind it: a verb, or a place with one: 共建的, 位于麦寮的.
    fn closes_relative(&self, at: usize, from: usize) -> bool {
        if !self.items.get(at).is_some_and(|item| item.mention.is_none() && &*item.word == "的") {
            return false;
        }
        let last = self.items.get(from..at).and_then(|inside| inside.iter().rev().find(|item| item.mention.is_none()));
        last.is_some_and(|word| {
            word.is_trigger() || self.segmenter.tag(&word.word).is_some_and(|tag| tag.starts_with(['v', 'p']))
        })
    }

    /// The item behind a name, or behind the list that it begins: A、B等8家企业.
    fn behind_list(&self, first: usize, end: usize) -> usize {
        let mut at = first + 1;
        while at + 1 < end
            && self.items.get(at).is_some_and(|item| item.joins())
            && self.items.get(at + 1).is_some_and(|item| item.mention.is_some())
        {
            at += 2;
        }
        if self.items.get(at).is_some_and(|item| item.is_cue(Cue::ListEnd)) {
            at += 1;
            at += usize::from(self.items.get(at).is_some_and(|item| item.mention.is_some()));
        }
        at.min(end)
    }
}

/// 2018年任…: nothing is named before the verb in its clause but a time, and one person at the most in those before.
pub(super) fn is_dated_alone(items: &[Item<'_>], mentions: &[Mention], verb: usize) -> bool {
    let Some(clause) = items.get(verb).map(|item| (item.part, item.clause)) else { return false };
    // 2018年4月,任…: a comma between them changes nothing.
    let set_off = |at: usize| verb <= at + 3 && items.get(at + 1).is_some_and(|item| item.comma);
    let (mut dated, mut persons) = (false, 0_usize);
    let from = verb.saturating_sub(REACH);
    for (at, item) in (from..).zip(items.get(from..verb).unwrap_or_default()) {
        match item.kind(mentions) {
            None => {}
            // 王强2003年加入海尔,2008年任…,2015年任…: of a clause before, if it names no second person.
            Some(MentionKind::Person) if (item.part, item.clause) != clause => persons += 1,
            Some(MentionKind::Person | MentionKind::Anaphor) => return false,
            Some(MentionKind::Time(_)) => dated |= (item.part, item.clause) == clause || set_off(at),
            Some(_) if (item.part, item.clause) == clause => return false,
            Some(_) => {}
        }
    }
    dated && persons < 2
}

/// • Opened a plant in Leeds: a verb in the past right behind the mark of a list, whose subject is what the list is about.
pub(super) fn opens_item(items: &[Item<'_>], mentions: &[Mention], verb: usize, past: WordList<'_>) -> bool {
    const MARKS: usize = 2;
    let (Some(item), Some(before)) = (items.get(verb), items.get(..verb)) else { return false };
    let mark = |item: &Item<'_>| {
        item.mention.is_none() && matches!(&*item.word, "•" | "*" | "-" | "–" | "·" | "▪" | "●" | "■")
    };
    if before.is_empty() || before.len() > MARKS || !before.iter().all(mark) {
        return false;
    }
    let after = || items.iter().skip(verb + 1).filter_map(|item| item.kind(mentions)).next();
    // • Opened by Jane Doe in 2019, the plant …; a verb with nothing behind it has no object.
    (item.word.ends_with("ed") || past.has(&item.word)) && after().is_some()
}
