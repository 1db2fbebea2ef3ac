//! What stands between a body and the post, or between a post and the name: 附属医院放射科主任, 大学李明教授, 校友李明.

use super::super::han_name::{self, Context};
use super::{Mark, MarkKind, Walk, behind_name};
use crate::extract::title::Title;
use crate::extract::{Mention, MentionKind, PositionMention, title};
use crate::gazetteer::{Flags, List, Sense};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

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

    /// 、中国及东亚区总裁: a place right before a post in a company, behind a post at the same company, is its field.
    pub(super) fn title_of_region(&self, index: usize) -> Option<Title> {
        let region = |mention: &&Mention| mention.kind == MentionKind::Place;
        let place = self.chosen.get(index).filter(region)?;
        let company = self.chosen.get(self.organization?.mention)?;
        // 中国银联|中亚区|负责人; but 库卡中国 is a company.
        let region_behind = || place.span.of_text(self.view.text).ends_with('区');
        let near = !self.pending.is_empty() || (company.extent.end == place.extent.start && region_behind());
        if !near || company.kind != MentionKind::Organization || company.weight < 2 {
            return None;
        }
        let mut end = place.extent.end;
        if self.view.rest(end).starts_with(['及', '和', '与', '、']) {
            let next = end + to_u32('及'.len_utf8());
            end = self.chosen.iter().filter(region).find(|mention| mention.extent.start == next)?.extent.end;
        }
        let firm = matches!(company.category, Some(Category::Company | Category::Bank | Category::Fund));
        let chair =
            |title: &Title| firm && self.view.lexicon.list(List::Chair).ends(title.span.of_text(self.view.text));
        let title = self.title_at(end).filter(|title| title.of_company(self.view.lexicon) || chair(title))?;
        Some(Title { span: Span::new(place.extent.start, title.span.end), exact: false, ..*title })
    }

    /// 律政司|司长, 西藏自治区|主席: one entry of the list names the post with its body, or with the end of the place's name.
    pub(super) fn title_across(&self, mention: &Mention) -> Option<Title> {
        let (start, end) = (mention.extent.start, mention.extent.end);
        let from = self.titles.partition_point(|title| title.span.start < start);
        let mut inside = self.titles.get(from..)?.iter().take_while(|title| title.span.start < end);
        let title = inside.find(|title| title.span.end > end).filter(|title| match mention.kind {
            MentionKind::Organization => title.span.start == start,
            MentionKind::Place => title.span.start > start,
            _ => false,
        })?;
        Some(Title { span: Span::new(end, title.span.end), ..*title })
    }

    /// 复旦大学王磊教授, 市科技局陈志远局长: right behind a body stands a name with its title behind it.
    pub(super) fn named_with_title(&self, body: &Mention, end: u32) -> Option<(Span, PositionMention)> {
        if body.kind != MentionKind::Organization || body.weight < 2 || !self.pending.is_empty() {
            return None;
        }
        let name = han_name::at(self.view, end, Context::Strong)?;
        let title = self.title_at(name.end).filter(|title| !title.ambiguous && title.qualifier.is_none())?;
        let text = name.of_text(self.view.text);
        let word = self.view.segmenter.tag(text).is_some_and(|tag| !tag.starts_with("nr"));
        let named = self.usual(text) && !self.is_something_else(name) && !word;
        (named && han_name::at(self.view, title.span.end, Context::Strong).is_none())
            .then(|| (name, behind_name(title)))
    }

    /// The person with a Latin name that stands at an offset takes the posts.
    pub(super) fn latin_name(&mut self, at: u32) -> Option<u32> {
        let named = |mention: &Mention| mention.span.start == at && mention.kind == MentionKind::Person;
        let index = self.chosen.iter().position(named)?;
        let end = self.chosen.get(index)?.span.end;
        let from = self.from.unwrap_or(at);
        let positions = std::mem::take(&mut self.pending);
        self.last = Some((positions.clone(), end));
        self.of_latin.push((index, positions, from));
        self.reset();
        Some(end)
    }

    /// 副总裁、|研发|总监: words for a field before another post at the same company.
    pub(super) fn title_over_field(&self, at: u32) -> Option<u32> {
        const FIELD: usize = 4;
        let body = self.chosen.get(self.organization?.mention)?;
        if body.kind != MentionKind::Organization || self.marks.iter().any(|mark| mark.at == at) {
            return None;
        }
        let from = self.view.token_at(at)?;
        for index in from..(from + FIELD).min(self.view.tokens.len()) {
            let token = self.view.tokens.get(index)?;
            if let Some(title) = self.title_at(token.span.start) {
                let free = index > from && title.of_company(self.view.lexicon);
                return free.then(|| title::start_of(title));
            }
            let cue = |sense: &Sense| matches!(sense, Sense::Cue(cue) if !cue.is_context());
            let sure = |mention: &Mention| {
                mention.extent.start == token.span.start && mention.weight > 1 && mention.kind != MentionKind::Place
            };
            if token.kind != TokenKind::Han
                || self.view.is_boundary(index)
                || self.view.senses(index).iter().any(cue)
                || self.view.is_person(token.span)
                || self.chosen.iter().any(sure)
            {
                return None;
            }
        }
        None
    }

    /// 董事长、我校2003届校友王小强: what else the person is stands between the post and the name.
    pub(super) fn described_as(&self, at: u32) -> Option<Span> {
        const LONGEST: usize = 48;
        let rest = self.view.rest(at);
        let clause = rest.find(['，', '。', '、', '；', ',', ';']).unwrap_or(rest.len());
        let (word, found) = self
            .view
            .lexicon
            .list(List::NoPost)
            .first_in(rest.get(..clause)?)
            .filter(|(_, at)| *at <= LONGEST)
            .filter(|(word, _)| word.starts_with(is_han))?;
        let name = han_name::at(self.view, at + to_u32(found + word.len()), Context::Strong)?;
        let between = Span::new(at, name.start);
        let other = |mention: &Mention| mention.kind == MentionKind::Organization && mention.extent.end == name.start;
        let titled = self.titles.iter().any(|title| title.span.overlaps(between) && title.span.end != name.start);
        (!titled && !self.chosen.iter().any(other) && !self.is_something_else(name)).then_some(name)
    }

    /// 法定代表人为薛长河, 首任院长是李明: who holds the post, behind a verb of being, at the end of the clause.
    pub(super) fn named_by_verb(&self, at: u32) -> Option<Span> {
        let verb = self.view.rest(at).chars().next().filter(|verb| matches!(verb, '为' | '是' | '系'))?;
        let name = han_name::at(self.view, at + to_u32(verb.len_utf8()), Context::Strong)?;
        let behind = self.view.rest(name.end);
        let courteous = self.view.lexicon.list(List::Courteous).begins(behind);
        let closed = courteous || behind.chars().next().is_none_or(|next| !is_han(next) && next != '·');
        let three = name.of_text(self.view.text).chars().nth(2).is_some();
        (closed && (three || self.usual(name.of_text(self.view.text))) && !self.is_something_else(name)).then_some(name)
    }

    /// The same where posts stand before the name: only titles that are words of honour, and not the post of whom comes next.
    pub(super) fn honor_behind(&self, at: u32) -> Option<PositionMention> {
        let title = self.title_at(at).filter(|title| title.qualifier.is_none())?;
        let index = self.view.token_at(at)?;
        let honor = self.view.flags(index).any(Flags::HONORIFIC_AFTER)
            && self.view.tokens.get(index).is_some_and(|token| token.span.end == title.span.end);
        (honor && han_name::at(self.view, title.span.end, Context::Strong).is_none()).then(|| behind_name(title))
    }
}
