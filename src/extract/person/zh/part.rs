//! A part of a body between it and the post: 附属医院放射科主任.

use super::{Mark, MarkKind, Walk};
use crate::extract::{MentionKind, title};
use crate::gazetteer::Sense;
use crate::token::TokenKind;

/// Most words for a part of a body between it and the post, and the post.
const PART: usize = 6;

impl Walk<'_, '_> {
    /// 附属医院|放射科|主任, 马士基|大中华区|总裁: words for a part of the body stand between it and the post.
    pub(super) fn title_behind_part(&self, at: u32) -> Option<u32> {
        let body = self.chosen.get(self.organization?.mention).filter(|body| body.kind != MentionKind::Place)?;
        let from = self.view.token_at(at).filter(|_| body.extent.end == at && self.pending.is_empty())?;
        // 体育局|竞体|处处|长: the title may begin inside what the segmenter takes for a word.
        let next = self.titles.partition_point(|title| title.span.start <= at);
        let start = self.titles.get(next).map(title::start_of).filter(|&start| start > at)?;
        let mut and = false;
        for index in from..(from + PART).min(self.view.tokens.len()) {
            let token = self.view.tokens.get(index)?;
            if token.span.start >= start {
                return Some(start).filter(|_| !and);
            }
            // 赛马会|慈善|及|社区|事务|执行总监
            and = index > from && matches!(self.view.word(index), "及" | "与" | "和") && body.weight > 1;
            let cue = |sense: &Sense| matches!(sense, Sense::Cue(cue) if !cue.is_context());
            let closed = !and && (self.view.is_boundary(index) || self.view.senses(index).iter().any(cue));
            let sure = |index: usize| self.chosen.get(index).is_some_and(|other| other.weight > 1);
            let begins = |mark: &Mark| mark.at == token.span.start && mark.kind == MarkKind::Body && sure(mark.index);
            let other = index > from && self.marks.iter().any(begins);
            if token.kind != TokenKind::Han || closed || other || self.view.is_person(token.span) {
                return None;
            }
            // The title begins inside the word.
            if start < token.span.end {
                return Some(start);
            }
        }
        None
    }
}
