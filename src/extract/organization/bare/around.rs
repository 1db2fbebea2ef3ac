//! What stands around a run of words and shows that it is the name of a body.

use super::super::is_firm_noun;
use super::CHARACTERS;
use super::{Run, Sight};
use crate::extract::MentionKind;
use crate::extract::title::{self, Title};
use crate::gazetteer::{Cue, Flags, List};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;

/// Most words between a name at the start of a clause and its verb.
const TO_VERB: usize = 4;
/// Most words between a name and what only companies do.
const TO_FIRM: usize = 12;

/// What sums of money are written with: 数千万元, 近3亿元.
fn is_of_sum(character: char) -> bool {
    matches!(character, '数' | '几' | '近' | '超' | '约' | '逾' | '余' | '百' | '千' | '万' | '亿' | '元' | '多')
}

/// Letters and digits, Chinese or Latin.
fn is_name(character: char) -> bool {
    character.is_alphanumeric()
}

impl Sight<'_, '_> {
    /// Whether the words around a run show that it is a body.
    pub(super) fn is_body(&self, run: &Run) -> bool {
        let counted = run.firm && self.view.kind(run.to) == Some(TokenKind::Number);
        if !self.bounded(run.to) || (counted && !self.in_time(self.view.span_of(run.to, run.to + 1))) {
            return false;
        }
        // 德国激光|企业柏林光学: what the company behind it works at.
        if !run.shown && self.view.is_cue(run.to, Cue::Apposition) {
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
            || (run.posted && !run.personal && self.before_title(run))
            || (run.pair && self.free(run) && self.does_business(run))
            || (!run.personal && self.listed(run))
            || (named && !run.personal && self.defined(run))
            || ((run.leading || run.branch)
                && named
                && !run.personal
                && (self.joined(run) || self.behind_noun(run) || self.object(run)))
            || (run.firm && self.free(run))
            || (run.shown && self.view.is_cue(run.to, Cue::OfBody) && !run.personal && self.free(run))
            || (named && !run.personal && self.does_business(run))
            || (named && run.leading && self.is_firm(run))
            || ((named || run.trading) && self.owned(run))
    }

    /// 云栖股价, 青岫（股份代号…）, 甘霖5月3日完成数亿元A轮融资: what only companies do or have, whatever the name looks like.
    fn is_firm(&self, run: &Run) -> bool {
        self.defined(run) || (self.starts_clause(run.from) && self.firm_follows(run.to))
    }

    /// A word for what only companies do or have stands behind a token, in the same clause.
    fn firm_follows(&self, from: usize) -> bool {
        let view = self.view;
        for index in from..from + TO_FIRM {
            let Some(token) = view.tokens.get(index) else { return false };
            if self.is_firm_word(index) {
                return true;
            }
            let passed = token.kind == TokenKind::Number
                || self.in_time(token.span)
                || self.is_business(index)
                || view.is_adverb(index)
                || matches!(view.segmenter.tag(view.word(index)), Some("m" | "q"))
                || (token.kind == TokenKind::Word && token.span.len() <= 2)
                || matches!(view.word(index), "+" | "轮" | "美元" | "天使轮" | "种子轮" | "首轮")
                || view.word(index).chars().all(is_of_sum);
            if !passed {
                return false;
            }
        }
        false
    }

    /// The word, or what it begins or ends with: the segmenter takes 宣布完成 for one word.
    fn is_word_of(&self, index: usize, cue: Flags) -> bool {
        let view = self.view;
        if view.flags(index).any(cue) {
            return true;
        }
        let word = view.word(index);
        let Some(two) =
            word.char_indices().nth(2).map(|(end, _)| end).filter(|_| view.kind(index) == Some(TokenKind::Han))
        else {
            return false;
        };
        let last = word.char_indices().nth_back(1).map_or(0, |(at, _)| at);
        [word.get(..two), word.get(last..)].into_iter().flatten().any(|part| view.lexicon.look_up(part).flags.any(cue))
    }

    fn is_firm_word(&self, index: usize) -> bool {
        self.is_word_of(index, Flags::cue(Cue::Firm))
    }

    fn is_business(&self, index: usize) -> bool {
        self.is_word_of(index, Flags::cue(Cue::Business))
    }

    /// 鸿海旗下富智康, 市国资旗下的丰泽投资, 其子公司甘霖: behind a noun for what belongs to somebody, or for a company.
    fn owned(&self, run: &Run) -> bool {
        let view = self.view;
        let Some(before) = run.from.checked_sub(1) else { return false };
        let noun = if view.word(before) == "的" { before.saturating_sub(1) } else { before };
        let word = view.word(noun);
        let owned = matches!(word, "旗下" | "所属" | "名下");
        let firm = || noun == before && is_firm_noun(view, noun) && word.chars().nth(2).is_some();
        owned || firm()
    }

    /// A clause begins with a token, or what does something is named there: 由X领投.
    fn starts_clause(&self, from: usize) -> bool {
        let view = self.view;
        let Some(before) = from.checked_sub(1) else { return true };
        matches!(view.word(before), "。" | "，" | "," | "；" | "：" | "”" | "」" | ":" | "由" | "被" | "据")
            || self.in_time(view.span_of(before, before + 1))
            || view.kind(before) == Some(TokenKind::Newline)
    }

    /// 创业公司「路感」, “麦麦脑机”完成天使轮融资: a name in quotation marks that the words beside it show.
    pub(super) fn quoted(&mut self, found: &mut Vec<Span>) {
        let view = self.view;
        let shown: Vec<usize> = (0..self.chosen.len()).filter(|&index| self.is_quoted_body(index)).collect();
        for index in shown {
            let Some(mention) = self.chosen.get_mut(index) else { continue };
            mention.kind = MentionKind::Organization;
            mention.category = mention.category.or(Some(Category::Company));
            (mention.weight, mention.thing) = (2, None);
            if mention.span.of_text(view.text).chars().nth(1).is_some() {
                found.push(mention.span);
            }
        }
        self.index();
    }

    fn is_quoted_body(&self, index: usize) -> bool {
        let view = self.view;
        let Some(mention) = self.chosen.get(index) else { return false };
        let text = mention.span.of_text(view.text);
        let marked = mention.extent.start < mention.span.start && mention.extent.end > mention.span.end;
        if !matches!(mention.kind, MentionKind::Quoted | MentionKind::Programme)
            || !marked
            || text.chars().nth(CHARACTERS).is_some()
            || !text.chars().all(is_name)
        {
            return false;
        }
        let (from, to) = (view.token_from(mention.extent.start), view.token_from(mention.extent.end));
        let noun = from.checked_sub(1).filter(|&before| view.kind(before) == Some(TokenKind::Han));
        let behind =
            noun.is_some_and(|noun| is_firm_noun(view, noun) || view.lexicon.list(List::ShopEnd).ends(view.word(noun)));
        behind || (noun.is_none_or(|noun| view.is_boundary(noun) || view.word(noun) == "的") && self.firm_follows(to))
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
            let list = list.span;
            list.contains(run.span)
                && (list.start == run.span.start || run.from.checked_sub(1).is_some_and(edge))
                && (list.end == run.span.end || edge(run.to))
        })
    }

    /// The title behind a run is a post in a company.
    fn company_title(&self, run: &Run) -> bool {
        self.title_at(run.span.end).is_some_and(|title| title.of_company(self.view.lexicon))
    }

    /// A post that only companies have, and a person or another post behind it: 四方达董事长李明.
    pub(super) fn before_chief(&self, offset: u32) -> bool {
        self.title_at(offset).is_some_and(|title| {
            title.is_chief(self.view)
                && (self.view.persons.iter().any(|person| person.start == title.span.end)
                    || self.view.rest(title.span.end).starts_with(['兼', '、', '暨']))
        })
    }

    /// A name may begin at a token: at the start of a clause, or behind a mark; not behind 该, 一位, 的.
    pub(super) fn opens_name(&self, from: usize) -> bool {
        let view = self.view;
        let Some(before) = from.checked_sub(1) else { return true };
        view.kind(before) != Some(TokenKind::Han)
            || view.is_cue(before, Cue::And)
            || self.in_time(view.span_of(before, before + 1))
            || (view.is_boundary(before)
                && !view.word(before).ends_with(['该', '这', '本', '某', '其', '各', '家', '位', '名', '个', '的']))
    }

    /// A word of two characters that is a noun and names no field or kind of body: 三友, 星海.
    pub(super) fn is_plain_noun(&self, index: usize) -> bool {
        let view = self.view;
        view.word(index).chars().count() == 2
            && view.senses(index).is_empty()
            && !matches!(view.segmenter.tag(view.word(index)), Some("v" | "vn" | "a" | "b" | "d" | "m" | "f" | "s"))
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
        // 股东王强先生
        let courteous = view.lexicon.list(List::Courteous);
        if courteous.has(view.word(run.to)) || courteous.ends(view.span_of(run.from, run.to).of_text(view.text)) {
            return false;
        }
        // 经销商|兵分|三路
        let counts = view.kind(run.to) == Some(TokenKind::Number) && !self.in_time(view.span_of(run.to, run.to + 1));
        !counts
            && run.from.checked_sub(1).is_some_and(|before| {
                view.is_cue(before, Cue::Apposition)
                    || (view.kind(before) == Some(TokenKind::Han)
                        && view.word(before).ends_with(['商', '厂'])
                        && run.shown)
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
        // 科创港将启动建设: of a site the same is said.
        if !self.starts_clause(run.from) || view.lexicon.list(List::SiteEnd).ends(run.span.of_text(view.text)) {
            return false;
        }
        let (mut index, mut words) = (run.to, 0);
        while words < TO_VERB {
            if view.is_cue(index, Cue::Say) || self.is_business(index) || self.is_firm_word(index) {
                return true;
            }
            let Some(token) = view.tokens.get(index) else { return false };
            if !self.in_time(token.span) {
                words += 1;
                if !view.is_adverb(index) {
                    return false;
                }
            }
            index += 1;
        }
        false
    }

    /// 但须, 仅称: the segmenter makes words of function characters.
    fn function_inside(&self, run: &Run) -> bool {
        // 正阳|实业: a word of the dictionary is none.
        if matches!(self.view.segmenter.tag(self.view.word(run.from)), Some("ns" | "nz" | "nt")) {
            return false;
        }
        let mut buffer = [0; 4];
        run.span.of_text(self.view.text).chars().take(2).any(|character| {
            let tag = self.view.segmenter.tag(character.encode_utf8(&mut buffer)).map(str::as_bytes);
            tag.is_some_and(|tag| matches!(tag.first(), Some(b'd' | b'c' | b'p' | b'u' | b'r' | b'y')))
        })
    }
}
