//! Passing over what no person and no post begins with, as most of a text.

use super::{CLOSED, Mark, MarkKind, Walk};
use crate::gazetteer::Flags;
use crate::token::script::character_at;
use crate::token::{Token, TokenKind};

impl Walk<'_, '_> {
    /// Nothing was met that waits for what follows.
    fn is_idle(&self) -> bool {
        self.pending.is_empty()
            && self.offered.is_empty()
            && self.organization.is_none()
            && self.qualifier.is_none()
            && self.from.is_none()
    }

    /// Past the tokens with which nothing begins, as most are, while nothing is waited for: a shortcut for [`Walk::step`],
    /// which finds the same.
    pub(super) fn pass(&mut self, mut at: u32) -> u32 {
        let follows = self.last.as_ref().is_some_and(|(_, end)| *end == at);
        if !self.is_idle() || follows || self.view.has.dot {
            return at;
        }
        while self.marks.get(self.next_mark).is_some_and(|mark| mark.at < at) {
            self.next_mark += 1;
        }
        let mut tokens = self.view.tokens.get(self.next_token..).unwrap_or(&[]).iter();
        let mut next = tokens.find(|token| token.span.start >= at);
        let mut index = self.view.tokens.len() - tokens.len() - usize::from(next.is_some());
        while let Some(token) = next.filter(|token| token.span.start == at) {
            // Of mentions that hold no posts only those inside a token matter.
            let passed = |mark: &&Mark| mark.at <= at && mark.kind == MarkKind::Mention;
            while self.marks.get(self.next_mark).filter(passed).is_some() {
                self.next_mark += 1;
            }
            next = tokens.next();
            let end = next.map_or(self.view.span.end, |next| next.span.start);
            let mark = self.marks.get(self.next_mark).map_or(u32::MAX, |mark| mark.at);
            if mark < end || token.span.end > end || !self.is_nothing(index, token) {
                break;
            }
            (at, index) = (end, index + 1);
        }
        self.next_token = index;
        at
    }

    /// A token with which nothing begins: without a person or a post before them, marks and spaces join nothing.
    fn is_nothing(&self, index: usize, token: &Token) -> bool {
        let flags = self.view.flags(index);
        if flags.any(Flags::QUALIFIER.or(Flags::JOINS_POSTS)) {
            return false;
        }
        if token.kind != TokenKind::Han {
            return true;
        }
        let first = character_at(self.view.text, token.span.start as usize);
        if first.is_some_and(|first| self.known.may_begin(first)) {
            return false;
        }
        !flags.any(Flags::PERSON_START) || !(self.shown || self.is_free(index))
    }

    /// No Chinese word stands before a token that a name might go on from.
    fn is_free(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return true };
        self.view.kind(before) != Some(TokenKind::Han) || self.view.flags(before).any(CLOSED)
    }
}
