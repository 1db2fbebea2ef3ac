//! Numbers that no verb tells: 在园企业432家,从业人员1.1万人.

use super::statistic::{Ground, NUMBER};
use super::{Draft, DraftArgument};
use crate::event::engine::Found;
use crate::event::items::Item;
use crate::event::stance;
use crate::extract::quantity::{QuantityKind, QuantityMention};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List, WordList};
use crate::record::Modality;
use crate::span::Span;

impl Ground<'_> {
    /// Statistics of the clauses that end with a number behind a noun of what it counts, where nothing else takes it.
    ///
    /// So do clauses that end with a number behind a noun of what is measured: 客观缓解率33.3%.
    pub(super) fn bare(&self, lexicon: &Lexicon, told: &[Draft]) -> Vec<Draft> {
        let [counted, amounts, about] = [List::Counted, List::Amount, List::About].map(|list| lexicon.list(list));
        let [bare, headed] = self.rules.bare;
        let mut found: Vec<Draft> = headed.and_then(|rule| self.headed(rule, told, lexicon)).into_iter().collect();
        found.extend(headed.into_iter().flat_map(|rule| self.owned(rule, told, lexicon)));
        let Some(rule) = bare else { return found };
        let wished = self.is_wished();
        for (at, item) in self.items.iter().enumerate().skip(1) {
            let Some((number, counts)) = self.number(item) else { continue };
            if wished && (counts || self.is_wished_in(item.clause)) {
                continue;
            }
            let ends = self.items.get(at + 1).is_none_or(|next| next.comma || next.joins());
            let before = || {
                self.items.get(..at).unwrap_or_default().iter().rev().take_while(|other| other.clause == item.clause)
            };
            let nouns = || before().filter(|_| ends).skip_while(|word| word.mention.is_none() && about.has(&word.word));
            let noun = before().next().filter(|noun| ends && counts && self.ends_with(noun, counted));
            let noun = noun.or_else(|| nouns().next().filter(|noun| self.ends_with(noun, amounts)));
            let Some(noun) = noun else { continue };
            if is_taken(told, item.span) {
                continue;
            }
            found.extend(self.made(rule, at, (noun, number), lexicon));
        }
        found
    }

    /// 到2027年制修订标准60项: of a year that things are to be done by.
    fn is_wished(&self) -> bool {
        let time = |item: &Item<'_>| matches!(item.kind(self.mentions()), Some(MentionKind::Time(_)));
        self.items.windows(2).any(|pair| match pair {
            [to, year] => (&*to.word == "到" || &*to.word == "至") && time(year),
            _ => false,
        }) || self.items.iter().any(|item| item.opens(Cue::Goal) || item.opens(Cue::Planned))
    }

    /// `Its 130 employees will move`, `our more than 35,000 employees`: how many there are of what somebody has. Two founders
    /// are no figure.
    fn owned(&self, rule: usize, told: &[Draft], lexicon: &Lexicon) -> Vec<Draft> {
        const LEAST: f64 = 10.0;
        let own = |item: &Item<'_>| item.mention.is_none() && matches!(&*item.word, "its" | "our" | "'s" | "’s");
        let numbers = self.items.windows(2).enumerate().filter_map(|(at, pair)| {
            let [owner, item] = pair else { return None };
            let (number, counts) = self.number(item).filter(|_| own(owner))?;
            let quantity = self.analysis.quantities.get(number as usize)?;
            let many = counts && quantity.value >= LEAST && !is_taken(told, item.span);
            let many = many && !self.is_unsaid_before(at, item.clause);
            many.then_some((at + 1, item, number))
        });
        let mut found = Vec::new();
        for (at, item, number) in numbers {
            let mut draft = self.made(rule, at, (item, number), lexicon);
            draft.iter_mut().for_each(|draft| draft.arguments.retain(|argument| &*argument.role != "measure"));
            found.extend(draft);
        }
        found
    }

    /// `It plans to cut its 130 staff`, `has not paid its 130 staff`: a wish or a denial before an item, in its clause.
    fn is_unsaid_before(&self, at: usize, clause: u16) -> bool {
        const UNSAID: [Cue; 6] = [Cue::Goal, Cue::Planned, Cue::Possible, Cue::Purpose, Cue::Negative, Cue::Denial];
        let before = self.items.get(..at).unwrap_or_default().iter().rev().take_while(|item| item.clause == clause);
        before.into_iter().any(|item| UNSAID.iter().any(|&cue| item.opens(cue)))
    }

    /// 将于9月启用,建筑面积3.6万平方米: the size of what is to come is told as a fact, if its own clause wishes for nothing.
    pub(super) fn is_size(&self, draft: &Draft) -> bool {
        draft.stance.modality == Modality::Planned && !self.is_wished_in(draft.clause)
    }

    fn is_wished_in(&self, clause: u16) -> bool {
        let wishes = |item: &Item<'_>| item.opens(Cue::Goal) || item.opens(Cue::Planned) || item.opens(Cue::Possible);
        self.items.iter().filter(|item| item.clause == clause).any(wishes)
    }

    /// `Order intake of EUR 455 million`: a line that begins with what it is the number of.
    fn headed(&self, rule: usize, told: &[Draft], lexicon: &Lexicon) -> Option<Draft> {
        const LONGEST: usize = 6;
        let nouns = &self.rules.rules.get(rule)?.nouns;
        let of = self.items.iter().take(LONGEST).position(|item| item.mention.is_none() && &*item.word == "of")?;
        let noun = self.items.get(of.checked_sub(1)?)?;
        let last = noun.span.of_text(self.page.text).rsplit(' ').next()?.to_lowercase();
        nouns.binary_search_by(|known| (**known).cmp(last.as_str())).ok()?;
        let about = self.items.get(of + 1)?;
        let at = if about.mention.is_some() { of + 1 } else { of + 2 };
        let item = self.items.get(at)?;
        let MentionKind::Quantity(number) = item.kind(self.mentions())? else { return None };
        let verb = self.items.get(..of)?.iter().any(|item| item.comma || item.says || item.is_cue(Cue::Preposition));
        if verb || is_taken(told, item.span) {
            return None;
        }
        let mut draft = self.made(rule, at, (noun, number), lexicon)?;
        let first =
            self.items.iter().find(|item| item.span.of_text(self.page.text).starts_with(char::is_alphanumeric))?;
        let span = Span::new(first.span.start, noun.span.end);
        for argument in draft.arguments.iter_mut().filter(|argument| &*argument.role == "measure") {
            argument.span = span;
        }
        Some(draft)
    }

    /// The number that an item is, and whether it is one of things.
    fn number(&self, item: &Item<'_>) -> Option<(u32, bool)> {
        let mention: &Mention = self.mentions().get(item.mention?)?;
        let MentionKind::Quantity(number) = mention.kind else { return None };
        let quantity = self.analysis.quantities.get(number as usize)?;
        Some((number, quantity.kind == QuantityKind::Count))
    }

    /// A word or name that ends with a noun of the list.
    fn ends_with(&self, noun: &Item<'_>, list: WordList<'_>) -> bool {
        !noun.comma && !noun.joins() && list.ends(noun.span.of_text(self.page.text).trim_end_matches(['”', '"']))
    }

    fn made(&self, rule: usize, at: usize, (noun, number): (&Item<'_>, u32), lexicon: &Lexicon) -> Option<Draft> {
        let item = self.items.get(at)?;
        let own = self.items.get(..at)?.iter().rev().take_while(|other| other.clause == item.clause && !other.joins());
        let first = own.last()?;
        let span = Span::new(first.span.start, noun.span.end);
        let argument = |role: &str, quantity, span| DraftArgument { role: role.into(), cluster: None, quantity, span };
        let found = Found {
            rule,
            trigger: item.span,
            span: span.cover(item.span),
            captures: Vec::new(),
            stance: stance(self.items, self.mentions(), at..at + 1, &[], (&[], lexicon)),
            unsaid: None,
            clause: item.clause,
            part: item.part,
        };
        let arguments = vec![argument("measure", None, span), argument(NUMBER, Some(number), item.span)];
        Some(Draft::new(&found, self.rules.rules.get(rule)?.kind, self.sentence, arguments))
    }

    /// 11.6% and 13.1%, 500 cars and 400: the same is counted, or the second number does not say what.
    pub(super) fn are_alike(&self, first: &DraftArgument, second: &DraftArgument) -> bool {
        let quantity =
            |of: &DraftArgument| of.quantity.and_then(|number| self.analysis.quantities.get(number as usize));
        let (Some(first), Some(second)) = (quantity(first), quantity(second)) else { return false };
        if second.kind == QuantityKind::Bare {
            return !matches!(first.kind, QuantityKind::Percent | QuantityKind::Multiple);
        }
        let noun = |of: &QuantityMention| {
            let text = self.page.text.get(of.number.end as usize..of.span.end as usize).unwrap_or("");
            text.rsplit(' ').next().map_or("", |word| word.trim_end_matches('s'))
        };
        let counted = first.kind == QuantityKind::Count;
        first.kind == second.kind && first.unit == second.unit && (!counted || noun(first) == noun(second))
    }
}

/// Whether something else that is told has a number as an argument.
fn is_taken(told: &[Draft], number: Span) -> bool {
    told.iter().any(|draft| draft.arguments.iter().any(|argument| argument.span.overlaps(number)))
}
