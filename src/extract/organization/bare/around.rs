//! What stands around a run of words and shows that it is the name of a body.

use super::{Run, Sight};
use crate::extract::title::{self, Title};
use crate::gazetteer::{Cue, Flags};
use crate::token::TokenKind;

/// Most words between a name at the start of a clause and its verb.
const TO_VERB: usize = 4;

impl Sight<'_, '_> {
    /// Whether the words around a run show that it is a body.
    pub(super) fn is_body(&self, run: &Run) -> bool {
        let counted = run.firm && self.view.kind(run.to) == Some(TokenKind::Number);
        if !self.bounded(run.to) || (counted && !self.in_time(self.view.span_of(run.to, run.to + 1))) {
            return false;
        }
        // 但须, 不超
        if !run.firm && !run.branch && !self.before_title(run) && self.function_inside(run) {
            return false;
        }
        let named = run.shown || run.branch;
        (self.before_title(run)
            && ((named && !run.personal && (run.firm || self.title_goes_on(run))) || self.title_with_person(run)))
            || (run.trading && self.before_title(run) && self.company_title(run))
            || (!run.personal && self.listed(run))
            || (named && !run.personal && self.defined(run))
            || ((run.leading || run.branch)
                && named
                && !run.personal
                && (self.joined(run) || self.behind_noun(run) || self.object(run)))
            || (run.firm && self.free(run))
            || (run.shown && self.view.is_cue(run.to, Cue::OfBody) && !run.personal && self.free(run))
            || (named && !run.personal && self.does_business(run))
    }

    /// Nothing of the same noun phrase stands before it.
    fn free(&self, run: &Run) -> bool {
        let view = self.view;
        let Some(before) = run.from.checked_sub(1) else { return true };
        if view.kind(before) != Some(TokenKind::Han) {
            // 5家, 3万台
            return view.kind(before) != Some(TokenKind::Number);
        }
        view.is_boundary(before) || view.flags(before).any(Flags::CUES)
    }

    /// A whole member of a list of bodies.
    fn listed(&self, run: &Run) -> bool {
        let view = self.view;
        let edge = |index: usize| view.word(index) == "、" || view.is_cue(index, Cue::And);
        self.lists.iter().any(|list| {
            list.contains(run.span)
                && (list.start == run.span.start || run.from.checked_sub(1).is_some_and(edge))
                && (list.end == run.span.end || edge(run.to))
        })
    }

    /// The title behind a run is a post in a company.
    fn company_title(&self, run: &Run) -> bool {
        self.title_at(run.span.end).is_some_and(|title| title.of_company(self.view.lexicon))
    }

    fn before_title(&self, run: &Run) -> bool {
        self.title_at(run.span.end).is_some() && self.free(run)
    }

    fn title_at(&self, offset: u32) -> Option<&Title> {
        title::beginning(self.titles, offset)
    }

    /// 方太总裁李明: a person stands behind the title, so what stands before it is none.
    fn title_with_person(&self, run: &Run) -> bool {
        self.title_at(run.span.end)
            .is_some_and(|title| self.view.persons.iter().any(|person| person.start == title.span.end))
    }

    /// 锐眸董事长兼总裁…: another title follows.
    fn title_goes_on(&self, run: &Run) -> bool {
        self.title_at(run.span.end).is_some_and(|title| self.view.rest(title.span.end).starts_with(['兼', '、', '暨']))
    }

    /// X与中国石化, 中国石化、X: joined to a body.
    fn joined(&self, run: &Run) -> bool {
        let view = self.view;
        let joins = |index: usize| view.word(index) == "、" || view.is_cue(index, Cue::And);
        // 在牛津与牛津大学…: a place.
        if run.from.checked_sub(1).is_some_and(|before| view.is_cue(before, Cue::PlaceFollows)) {
            return false;
        }
        let left = run
            .from
            .checked_sub(1)
            .filter(|&mark| joins(mark))
            .is_some_and(|mark| view.tokens.get(mark).is_some_and(|token| self.body_ending(token.span.start)));
        let right = || {
            joins(run.to)
                && view.tokens.get(run.to + 1).is_some_and(|token| self.body_at(token.span.start))
                && self.free(run)
        };
        left || right()
    }

    /// 保荐人国信证券, 创业公司锐眸: a common noun for a body before it.
    fn behind_noun(&self, run: &Run) -> bool {
        let view = self.view;
        // 经销商|兵分|三路
        let counts = view.kind(run.to) == Some(TokenKind::Number) && !self.in_time(view.span_of(run.to, run.to + 1));
        !counts
            && run.from.checked_sub(1).is_some_and(|before| {
                view.is_cue(before, Cue::Apposition)
                    || (view.kind(before) == Some(TokenKind::Han) && view.word(before).ends_with('商') && run.shown)
            })
    }

    /// 收购X, 携手X, X80%股权: what is bought, sued or worked with.
    fn object(&self, run: &Run) -> bool {
        let view = self.view;
        let before = |index: usize| {
            let verb = if matches!(view.word(index), "了" | "与") { index.saturating_sub(1) } else { index };
            view.is_cue(verb, Cue::BodyFollows)
        };
        let share = || {
            view.kind(run.to) == Some(TokenKind::Number)
                && view.word(run.to + 1) == "%"
                && (run.to + 2..run.to + 4).any(|index| view.is_cue(index, Cue::OfBody))
        };
        let ends = view.kind(run.to) != Some(TokenKind::Number) && view.kind(run.to) != Some(TokenKind::Word);
        (ends && run.from.checked_sub(1).is_some_and(before)) || (self.free(run) && share())
    }

    /// X（以下简称…）
    fn defined(&self, run: &Run) -> bool {
        let view = self.view;
        matches!(view.word(run.to), "（" | "(")
            && (run.to + 1..run.to + 3).any(|index| view.is_cue(index, Cue::Definition))
    }

    /// At the start of a clause, with a verb that starts rules or a verb of saying behind it.
    fn does_business(&self, run: &Run) -> bool {
        let view = self.view;
        let starts = match run.from.checked_sub(1) {
            None => true,
            Some(before) => {
                let span = view.span_of(before, before + 1);
                matches!(view.word(before), "。" | "，" | "," | "；" | "：" | "”" | "」" | ":" | "由" | "被")
                    || self.in_time(span)
                    || view.kind(before) == Some(TokenKind::Newline)
            }
        };
        if !starts {
            return false;
        }
        for index in run.to..run.to + TO_VERB {
            let flags = view.flags(index);
            if flags.any(Flags::cue(Cue::Say).or(Flags::cue(Cue::Business))) {
                return true;
            }
            let Some(token) = view.tokens.get(index) else { return false };
            let adverb = flags.any(Flags::cue(Cue::Planned).or(Flags::cue(Cue::Past)))
                || matches!(view.segmenter.tag(view.word(index)), Some("d" | "ad" | "t"));
            if !adverb && !self.in_time(token.span) {
                return false;
            }
        }
        false
    }

    /// 但须, 仅称: the segmenter makes words of function characters.
    fn function_inside(&self, run: &Run) -> bool {
        let mut buffer = [0; 4];
        run.span.of_text(self.view.text).chars().take(2).any(|character| {
            let tag = self.view.segmenter.tag(character.encode_utf8(&mut buffer)).map(str::as_bytes);
            tag.is_some_and(|tag| matches!(tag.first(), Some(b'd' | b'c' | b'p' | b'u' | b'r' | b'y')))
        })
    }
}
