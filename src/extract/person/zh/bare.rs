//! Chinese names without a post before them: met before, or shown by what stands behind.

use super::super::han_name::{self, Context};
use super::{CLOSED, Walk, closes};
use crate::extract::sentence::NAME_DOTS;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// Most adverbs, and words of a time, between a name and its verb.
const ADVERBS: usize = 7;
/// Most words of the reason between a name and its verb.
const REASON: usize = 8;
/// Most words between 任 and the post, which are the name of a body.
const POST: usize = 8;

impl Walk<'_, '_> {
    /// A name without a post before it: met before, or with a title, honorific or verb of saying behind it.
    pub(super) fn bare_name(&mut self, at: u32, token: Option<usize>) -> Option<u32> {
        let rest = self.view.rest(at);
        let first = rest.chars().next().filter(|first| is_han(*first))?;
        if self.known.may_begin(first)
            && let Some(name) = self.met_before(at, rest).or_else(|| self.part_met(at, rest))
        {
            self.reset();
            self.title_behind(name);
            return Some(self.person(name));
        }
        let surname = self.view.lexicon.people.may_begin_name(first);
        if surname && let Some(end) = self.surname_and_title(at, rest) {
            return Some(end);
        }
        let foreign = self.shown_or_says(at, first, surname);
        if token.is_none() || !(surname || foreign || self.view.has.dot) {
            return None;
        }
        if surname && let Some(name) = self.in_dictionary(at, token) {
            self.reset();
            self.title_behind(name);
            return Some(self.person(name));
        }
        let before = self.view.before(at).chars().next_back();
        let free = before.is_none_or(|c| !is_han(c))
            || self.view.token_ending(at).is_some_and(|index| self.view.flags(index).any(CLOSED));
        // 感谢周志远长期以来的支持, 来访的李志强: behind a verb or what describes, a name that is sure to be one.
        let object = || surname && self.behind_verb(at) && self.sure_pieces(at);
        let list = |list: List| self.view.lexicon.list(list);
        // 接受王小强辞去…的请求
        let asked = || {
            list(List::Grants).ends(self.view.before(at))
                && han_name::at(self.view, at, Context::Strong).is_some_and(|name| {
                    (self.usual(name.of_text(self.view.text)) || name.len() == 9)
                        && list(List::Resigns).begins(self.view.rest(name.end))
                })
        };
        // 毕业生王小强当选…
        let called = || {
            let before = self.view.before(at);
            !list(List::Byline).ends(before) && list(List::NoPost).ends(before)
        };
        // 请|路易斯·巴斯德, 球星|尼古拉·阿内尔卡: the dot shows the name, whatever stands before it.
        let dotted = || {
            self.view.has.dot
                && han_name::at(self.view, at, Context::Strong).is_some_and(|name| {
                    let text = name.of_text(self.view.text);
                    text.contains(NAME_DOTS) && self.is_foreign(text)
                })
        };
        if !(free || asked() || called() || object() || dotted()) {
            return None;
        }
        let called = self.view.token_ending(at).is_some_and(|index| self.view.is_cue(index, Cue::PersonFollows));
        let name = han_name::at(self.view, at, Context::Strong)?;
        let introduced = self.introduces(name.end);
        let transliterated = name.of_text(self.view.text).contains(NAME_DOTS);
        let shown = called || introduced || foreign || transliterated;
        let name = if shown { name } else { han_name::at(self.view, at, Context::Weak)? };
        let text = name.of_text(self.view.text);
        // 李明和王华: the segmenter takes it for a name, by its dictionary or its model, and it closes like one.
        let one_token = self
            .view
            .token_at(at)
            .and_then(|index| self.view.tokens.get(index))
            .is_some_and(|token| token.span == name);
        let tag = self.view.segmenter.tag(text);
        // 会见李|志强: the segmenter cuts what it does not know.
        let pieces = !one_token && self.is_in_pieces(name);
        // 周成建是…: three characters that the dictionary has as somebody's name; 陈小雨在西安…: that no dictionary has, a
        // surname and two that given names have.
        let long = || text.chars().nth(2).is_some() && (tag.is_some() || self.is_given(text));
        let listed = || {
            (matches!(tag, None | Some("nr"))
                && self.usual(text)
                && ((one_token && (closes(self.view, name.end) || long())) || pieces || self.pair_of_names(name.end)))
                // 谢根荣请…: three characters that the model takes for a name, and the verb of a clause.
                || (one_token && tag.is_none() && self.usual(text) && text.chars().nth(2).is_some() && self.is_subject(name.end))
                || (transliterated && self.is_foreign(text))
                || (one_token && self.is_rare(text) && self.is_subject(name.end))
        };
        // 来访的李志强一行
        let accompanied = || self.view.lexicon.list(List::Companions).begins(self.view.rest(name.end));
        let followed = foreign
            || called
            || accompanied()
            || introduced
            || self.title_follows(name.end)
            || self.says(name.end)
            || self.acts(name)
            || listed();
        // A word of the dictionary that is no name is a name only before a verb of saying.
        let word =
            !called && !introduced && self.view.segmenter.knows(text) && !matches!(tag, Some("nr" | "nrt" | "nrfg"));
        if !followed || self.is_something_else(name) || (word && !self.says(name.end)) {
            return None;
        }
        self.reset();
        self.title_behind(name);
        Some(self.person(name))
    }

    /// 乌兰其其格，女，蒙古族，…: at the start of a line, whatever stands before the sex is a name.
    pub(super) fn told_by_sex(&self, at: u32) -> Option<Span> {
        const LONGEST: usize = 8;
        if !self.view.before(at).trim().is_empty() {
            return None;
        }
        let rest = self.view.rest(at);
        let length: usize = rest
            .chars()
            .take(LONGEST + 1)
            .take_while(|&c| is_han(c) || NAME_DOTS.contains(&c))
            .map(char::len_utf8)
            .sum();
        let name = rest.get(..length).filter(|name| (2..=LONGEST).contains(&name.chars().count()))?;
        let mut behind = rest.get(length..)?.chars();
        let sex = matches!(behind.next(), Some('，' | ',')) && matches!(behind.next(), Some('男' | '女'));
        (sex && matches!(behind.next(), Some('，' | ',' | '、')) && !name.contains("性别"))
            .then(|| Span::new(at, at + to_u32(length)))
    }

    /// 陈　砚　大方县文化馆副馆长: at the start of a line, a name of two characters that is set as wide as one of three.
    pub(super) fn spaced(&self, at: u32) -> Option<Span> {
        const SURNAME: u8 = 2;
        const WIDE: usize = 4;
        let rest = self.view.rest(at);
        let surname = rest.chars().next().filter(|first| is_han(*first))?;
        let behind = rest.get(surname.len_utf8()..)?;
        let given = behind.trim_start_matches(['\u{3000}', ' ']);
        let gap = behind.get(..behind.len() - given.len())?;
        let wide = gap.starts_with('\u{3000}') || gap.len() > 1;
        let last = given.chars().next().filter(|last| is_han(*last))?;
        let end = at + to_u32(surname.len_utf8() + gap.len() + last.len_utf8());
        let closed =
            given.chars().nth(1).is_none_or(|next| next.is_whitespace() || matches!(next, '（' | '(' | '，' | '、'));
        let people = &self.view.lexicon.people;
        let joined: String = [surname, last].iter().collect();
        let word = self.view.segmenter.tag(&joined).is_some_and(|tag| !matches!(tag, "nr" | "ns" | "nz" | "nrt"));
        let name = people.surname(surname.encode_utf8(&mut [0; 4])) >= SURNAME && people.given_character(last) > 0;
        let opens = self.view.before(at).trim().is_empty();
        (opens && wide && gap.chars().nth(WIDE).is_none() && closed && name && !word && !people.never_a_name(&joined))
            .then(|| Span::new(at, end))
    }

    /// 周成建: a word of three characters that the dictionary has as somebody's name.
    fn in_dictionary(&self, at: u32, token: Option<usize>) -> Option<Span> {
        let span = self.view.tokens.get(token?)?.span;
        let text = span.of_text(self.view.text);
        let people = &self.view.lexicon.people;
        let name = span.start == at
            && text.chars().count() == 3
            && self.view.segmenter.tag(text) == Some("nr")
            && !people.not_a_name(text)
            && han_name::surname_of(self.view, text).is_some()
            && !self.is_made_of_words(text)
            && text.chars().skip(1).any(|character| people.given_character(character) > 0);
        (name && !self.is_something_else(span)).then_some(span)
    }

    /// 占地|约, 于|本周: the dictionary's names are some of them a word and a character.
    fn is_made_of_words(&self, name: &str) -> bool {
        let end = |count: usize| name.char_indices().nth(count).map_or(name.len(), |(end, _)| end);
        let word = |part: Option<&str>| {
            part.and_then(|part| self.view.segmenter.tag(part)).is_some_and(|tag| !tag.starts_with("nr"))
        };
        word(name.get(end(1)..)) || word(name.get(..end(2)))
    }

    /// 卓义峰便…, 厉汝燕任…: a surname, however rare, with two characters that given names have, and no word anywhere.
    fn is_rare(&self, name: &str) -> bool {
        const GIVEN: u8 = 3;
        let people = &self.view.lexicon.people;
        let given = behind_first(name);
        let two = name.char_indices().nth(2).and_then(|(at, _)| name.get(..at)).unwrap_or("");
        name.chars().count() == 3
            && matches!(self.view.segmenter.tag(name), None | Some("nr"))
            && ![given, two].iter().any(|part| self.view.segmenter.tag(part).is_some_and(|tag| !tag.starts_with("nr")))
            && given.chars().all(|character| people.given_character(character) >= GIVEN)
    }

    /// A verb or preposition of two characters, or 的, ends at an offset.
    fn behind_verb(&self, at: u32) -> bool {
        self.view.token_ending(at).is_some_and(|index| {
            let word = self.view.word(index);
            let verb = || matches!(self.view.segmenter.tag(word), Some("v" | "p"));
            word == "的" || (word.chars().nth(1).is_some() && verb())
        })
    }

    /// A name in pieces, or one token that no dictionary has, begins at an offset.
    fn sure_pieces(&self, at: u32) -> bool {
        han_name::at(self.view, at, Context::Weak)
            .is_some_and(|name| self.usual(name.of_text(self.view.text)) && self.is_in_pieces(name))
    }

    /// 李|志强, 陈志|明: whole words that are a very usual surname and two characters very usual in given names.
    fn is_in_pieces(&self, name: Span) -> bool {
        const SURNAME: u8 = 4;
        const GIVEN: u8 = 7;
        let text = name.of_text(self.view.text);
        let surname = han_name::surname_of(self.view, text).unwrap_or("");
        text.chars().nth(2).is_some()
            && text.chars().nth(3).is_none()
            && self.view.lexicon.people.surname(surname) >= SURNAME
            && self.view.token_ending(name.end).is_some()
            && self.is_no_word(text)
            && self.weight_of_given(text) >= GIVEN
            && !self.is_made_of_words(text)
    }

    /// The weights of the characters behind the first together; nothing where one of them is none of a given name.
    fn weight_of_given(&self, name: &str) -> u8 {
        const RARE: u8 = 2;
        let weights = || name.chars().skip(1).map(|character| self.view.lexicon.people.given_character(character));
        if weights().all(|weight| weight >= RARE) { weights().fold(0, u8::saturating_add) } else { 0 }
    }

    /// What stands behind the first character is no word; 志强 is in the dictionary as somebody's name.
    fn is_no_word(&self, name: &str) -> bool {
        let given = behind_first(name);
        !self.view.segmenter.knows(given) || self.view.segmenter.tag(given).is_some_and(|tag| tag.starts_with("nr"))
    }

    /// What stands behind the first character is usual in given names, and no word: 金|红利.
    fn is_given(&self, name: &str) -> bool {
        const USUAL: u8 = 4;
        let people = &self.view.lexicon.people;
        let given = behind_first(name);
        self.is_no_word(name) && given.chars().all(|character| people.given_character(character) >= USUAL)
    }

    /// 杰克·华纳: written with characters that foreign names are written with, and no place or body. One of a long name may be
    /// another: 卡尔·威廉·雷睦斯.
    fn is_foreign(&self, name: &str) -> bool {
        const LONG: usize = 5;
        let people = &self.view.lexicon.people;
        let length = name.chars().filter(|character| !NAME_DOTS.contains(character)).count();
        let other = |part: &str| part.chars().filter(|&character| !people.transliterates(character)).count();
        let first = name.split(NAME_DOTS).next().unwrap_or("");
        let others: usize = name.split(NAME_DOTS).map(other).sum();
        name.split(NAME_DOTS).all(|part| !part.is_empty())
            && (others == 0 || (others == 1 && length >= LONG && other(first) == 0))
            && name.split(NAME_DOTS).any(|part| part.chars().nth(1).is_some())
    }

    /// 比罗尔表示, 马林科维奇博士: a foreign name without a dot may begin where something speaks or has a title behind.
    fn shown_or_says(&self, at: u32, first: char, surname: bool) -> bool {
        const THREE_HAN: usize = 9;
        const FOUR_HAN: usize = 12;
        // 罗森博格: a surname begins foreign names of four too.
        let least = if surname { FOUR_HAN } else { THREE_HAN };
        let whole = |name: &str| name.chars().all(|character| self.view.lexicon.people.transliterates(character));
        self.view.lexicon.people.transliterates(first)
            && han_name::at(self.view, at, Context::Strong).is_some_and(|name| {
                // 乔治王子, 玛丽娜公主
                let noble = self.view.lexicon.list(List::Noble).begins(self.view.rest(name.end));
                (name.len() >= least || noble)
                    && (!surname || whole(name.of_text(self.view.text)))
                    && (noble || self.says(name.end) || self.title_follows(name.end) || self.is_subject(name.end))
            })
    }

    /// 皮克特在…, 汉密尔顿被…: what stands behind the subject of a clause, and no verb of business.
    fn is_subject(&self, end: u32) -> bool {
        const FIRMS: Flags = Flags::cue(Cue::Business).or(Flags::cue(Cue::Firm)).or(Flags::TRIGGER);
        self.view.token_at(end).is_some_and(|index| {
            let tag = self.view.segmenter.tag(self.view.word(index));
            !self.view.flags(index).any(FIRMS) && matches!(tag, Some("p" | "d" | "zg" | "v"))
        })
    }

    /// 陈明出任, 陈明已任, 陈明8月2日辞任: a verb of persons behind the name, and what says when it was.
    fn acts(&self, name: Span) -> bool {
        const PERSONS: Flags = Flags::cue(Cue::PersonBefore);
        let view = self.view;
        let Some(mut index) = view.token_at(name.end) else { return false };
        // 出席|会议 may be one word.
        let word = view.word(index);
        let verb = word.char_indices().nth(2).and_then(|(end, _)| word.get(..end));
        if view.flags(index).any(PERSONS) || verb.is_some_and(|verb| view.lexicon.look_up(verb).flags.any(PERSONS)) {
            return true;
        }
        if !self.usual(name.of_text(view.text)) {
            return false;
        }
        if view.flags(index).any(Flags::cue(Cue::Holds)) && self.post_near(index + 1) {
            return true;
        }
        // 陈明因工作变动辞去…
        if view.word(index) == "因" {
            // 陈明因工作变动，辞去…
            let within = |at: usize| view.kind(at) == Some(TokenKind::Han) || matches!(view.word(at), "，" | ",");
            let behind = (index + 1..index + 1 + REASON).take_while(|&at| within(at));
            return behind.into_iter().any(|at| view.flags(at).any(PERSONS));
        }
        for _ in 0..ADVERBS {
            if !(view.is_adverb(index) || view.is_cue(index, Cue::Passive) || self.says_when(index)) {
                return false;
            }
            index += 1;
            if view.flags(index).any(PERSONS.or(Flags::cue(Cue::Holds)).or(Flags::cue(Cue::Held))) {
                return true;
            }
        }
        false
    }

    /// 于6月1日, 自今年起: a word of what says when.
    fn says_when(&self, index: usize) -> bool {
        let word = self.view.word(index);
        self.view.kind(index) == Some(TokenKind::Number)
            || matches!(word, "于" | "自" | "在" | "年" | "月" | "日" | "起")
    }

    /// 任董事长, 任青松公司董事长: a post begins at a token or a few words behind it.
    fn post_near(&self, index: usize) -> bool {
        let tokens = self.view.tokens.get(index..).unwrap_or_default().iter().take(POST);
        tokens.take_while(|token| token.kind == TokenKind::Han).any(|token| self.title_at(token.span.start).is_some())
    }

    /// 韩市长, 欧阳教授: a surname before a title is the one person of that surname named before.
    fn surname_and_title(&mut self, at: u32, rest: &str) -> Option<u32> {
        let ends = [1, 2].map(|count| rest.char_indices().nth(count).map(|(end, _)| end));
        let (name, title) = ends.into_iter().flatten().find_map(|length| {
            let end = at + to_u32(length);
            let title = self.title_at(end).map(|title| title.span);
            let surname = rest.get(..length).filter(|surname| self.view.lexicon.people.surname(surname) > 0)?;
            let honorific = self.view.token_at(end).filter(|&index| self.view.flags(index).any(Flags::HONORIFIC_AFTER));
            let behind = title.or(honorific.map(|index| self.view.span_of(index, index + 1)))?;
            let full = self.known.of_surname(surname, at)?;
            Some((Mention { same_as: Some(full), ..Mention::new(Span::new(at, end), MentionKind::Person, 3) }, behind))
        })?;
        let free = self.view.token_at(at).is_some()
            || self.view.before(at).chars().next_back().is_none_or(|before| !is_han(before));
        if !free {
            return None;
        }
        let end = title.end;
        self.persons.push(Mention { extent: Span::new(at, end), ..name });
        self.reset();
        self.last = None;
        Some(end)
    }

    /// 辛保安、廖祥忠为…: another usual name behind a mark, and an end of both.
    fn pair_of_names(&self, at: u32) -> bool {
        let Some(mark) = self.view.rest(at).chars().next().filter(|mark| matches!(mark, '、' | '和' | '与' | '及'))
        else {
            return false;
        };
        let next = han_name::at(self.view, at + to_u32(mark.len_utf8()), Context::Weak);
        next.is_some_and(|next| self.usual(next.of_text(self.view.text)) && closes(self.view, next.end))
    }

    /// A usual surname, and characters that are usual in given names.
    pub(super) fn usual(&self, name: &str) -> bool {
        let people = &self.view.lexicon.people;
        let Some(surname) = han_name::surname_of(self.view, name) else { return false };
        let given = name.get(surname.len()..).unwrap_or("");
        // Of two characters it is no word.
        let sure = people.surname(surname) >= 3 || surname.chars().nth(1).is_some();
        sure && given.chars().all(|character| people.given_character(character) >= 2)
    }

    fn met_before(&self, at: u32, rest: &str) -> Option<Span> {
        let mut ends = [0; 4];
        for (slot, (last, character)) in ends.iter_mut().zip(rest.char_indices()) {
            *slot = last + character.len_utf8();
        }
        ends.into_iter().skip(1).rev().filter(|&end| end > 0).find_map(|end| {
            let name = rest.get(..end)?;
            let transliterated = rest.get(end..).is_some_and(|tail| tail.starts_with('·'));
            (self.known.han.contains_key(name) && !transliterated).then(|| Span::new(at, at + to_u32(end)))
        })
    }

    /// 格洛瓦尼, after 尼诺·格洛瓦尼: the last part of a transliterated name.
    fn part_met(&self, at: u32, rest: &str) -> Option<Span> {
        const LONGEST: usize = 8;
        if !self.known.has_parts() || self.view.before(at).ends_with(NAME_DOTS) {
            return None;
        }
        let ends = rest.char_indices().take(LONGEST).map(|(last, character)| last + character.len_utf8());
        let length =
            ends.filter(|&end| rest.get(..end).is_some_and(|name| self.known.of_part(name).is_some())).last()?;
        let end = at + to_u32(length);
        // 维尔 is no part of 维尔纳.
        let next = rest.get(length..).and_then(|rest| rest.chars().next());
        let goes_on = next.is_some_and(|next| {
            NAME_DOTS.contains(&next)
                || (self.view.lexicon.people.transliterates(next) && self.view.token_at(end).is_none())
        });
        let name = Span::new(at, end);
        (!goes_on && !self.is_something_else(name)).then_some(name)
    }

    pub(super) fn title_follows(&self, at: u32) -> bool {
        self.title_at(at).is_some()
            || self.view.hits_at(at).any(|hit| hit.flags.any(Flags::HONORIFIC_AFTER))
            || self.view.token_at(at).is_some_and(|index| self.view.flags(index).any(Flags::HONORIFIC_AFTER))
    }

    /// 施秉|银同志: a name that begins with a place, by the word of honour behind it.
    pub(super) fn begins_with_place(&self, mention: &Mention) -> Option<Span> {
        let level = || mention.span.of_text(self.view.text).ends_with(['省', '市', '区', '县', '镇', '乡', '村']);
        if mention.kind != MentionKind::Place || level() {
            return None;
        }
        let name = han_name::at(self.view, mention.extent.start, Context::Strong)?;
        let honoured = |next: usize| self.view.flags(next).any(Flags::HONORIFIC_AFTER);
        (name.end > mention.extent.end && self.view.token_at(name.end).is_some_and(honoured)).then_some(name)
    }

    fn says(&self, at: u32) -> bool {
        self.view.token_at(at).is_some_and(|index| self.view.is_cue(index, Cue::Say))
    }
}

/// A name without its first character.
fn behind_first(name: &str) -> &str {
    name.char_indices().nth(1).and_then(|(at, _)| name.get(at..)).unwrap_or("")
}
