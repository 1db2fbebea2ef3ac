//! Posts that a person is said to hold elsewhere in the sentence, and what shows a name by the life that is told of it.

use super::Walk;
use super::brackets::note_in_brackets;
use crate::extract::{Mention, MentionKind, PositionMention, Post};
use crate::gazetteer::{Cue, List, Sense};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// How a verb of holding says that a post is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Held {
    Now,
    Before,
    /// 拟任, 将出任
    Later,
}

impl Held {
    fn qualifier(self) -> Option<Qualifier> {
        match self {
            Self::Now => None,
            Self::Before => Some(Qualifier::Former),
            Self::Later => Some(Qualifier::Incoming),
        }
    }
}

impl Walk<'_, '_> {
    /// 陈明,女,现任苏州大学校长: posts without a name behind them, after a verb of holding, are those of the person before.
    pub(super) fn held_by_subject(&mut self) {
        let Some(from) = self.from.filter(|_| !self.pending.is_empty()) else { return };
        let before = self.view.before(from);
        // 当选联盟首任理事长
        let before = self.without_own_body(before);
        let verb = self.verb_of_holding(before).or_else(|| self.qualified_by_verb(from));
        let verb = verb.or_else(|| self.risen_from(before));
        if let Some((held, pronoun)) = verb.and_then(|held| Some((held, self.pronoun(from)?))) {
            let held = self.take_held(held);
            self.of_pronouns.extend(held.into_iter().map(|position| (pronoun, position)));
            return;
        }
        let Some((held, subject)) = verb
            .and_then(|held| Some((held, self.subject(from)?)))
            .or_else(|| self.in_apposition(from).map(|subject| (Held::Now, subject)))
            .or_else(|| self.named_as(before).map(|subject| (Held::Now, subject)))
            .or_else(|| self.goes_on(before))
        else {
            self.held_by_whom_it_tells_of(from, before);
            return;
        };
        self.held = self.pending.last().map(|post| (post.title.end, held, subject));
        let held = self.take_held(held);
        let list = self.listed_with(subject, self.view.lexicon.list(List::ChosenFor).ends(before));
        // A、B分别当选理事长、秘书长
        let end = self.persons.get(subject).map_or(from, |person| person.extent.end);
        let in_order = Span::new(end.min(from), from).of_text(self.view.text).contains("分别");
        let persons = self.persons.get_mut(list..=subject).unwrap_or_default();
        if in_order && persons.len() > 1 && persons.len() == held.len() {
            for (person, held) in persons.iter_mut().zip(held) {
                person.positions.push(held);
            }
            return;
        }
        for person in self.persons.get_mut(list..=subject).unwrap_or_default() {
            person.positions.extend(held.iter().cloned());
        }
    }

    /// 当选联盟首任|理事长, 当选学会第三届理事会|会长: what stands before a body that the text speaks of, and its term.
    pub(super) fn without_own_body<'b>(&self, before: &'b str) -> &'b str {
        const WORDS: usize = 4;
        let lists = [List::OwnBody, List::OwnRole, List::Council, List::Rank, List::Board]
            .map(|list| self.view.lexicon.list(list));
        let shorter = |text: &&'b str| {
            // 现任 is a verb and a rank.
            if self.verb_of_holding(text).is_some() {
                return None;
            }
            lists.iter().find_map(|list| list.before(text)).or_else(|| before_term(text))
        };
        std::iter::successors(Some(before), shorter).take(WORDS + 1).last().unwrap_or(before)
    }

    /// 王磊由X副总裁升任总裁: the posts that somebody had before.
    fn risen_from(&self, before: &str) -> Option<Held> {
        let last = self.pending.last()?.title.end;
        let rises = || self.view.lexicon.list(List::Rises).begins(self.view.rest(last));
        (before.ends_with(['由', '从']) && rises()).then_some(Held::Before)
    }

    /// 现为A教授、博士生导师，B学会秘书长: the posts behind a comma are of the same person as those before it, where nothing but
    /// the end of the clause follows.
    fn goes_on(&self, before: &str) -> Option<(Held, usize)> {
        let (end, held, subject) = self.held?;
        let mark = before.strip_suffix(['，', ','])?;
        let last = self.pending.last()?.title.end;
        let closed = self.view.rest(last).chars().next().is_none_or(|next| "。；;，,、".contains(next));
        (closed && self.view.span.start + to_u32(mark.len()) == end).then_some((held, subject))
    }

    /// 现任…; 2001.07—2004.09 苏州市科学技术局副局长: posts without a subject are those of the person whose life is told. What
    /// holds them is an empty mention.
    fn held_by_whom_it_tells_of(&mut self, from: u32, before: &str) {
        let Some(told) = self.known.carried.told.filter(|told| told.end <= self.view.span.start) else { return };
        let own = |person: &Mention| !person.span.is_empty();
        if self.persons.iter().any(own) {
            return;
        }
        let verb = || self.qualified_by_verb(from).filter(|_| begins_clause(before));
        let Some(held) = dated(before).or_else(|| self.begins_with_holding(before)).or_else(verb) else { return };
        let last = self.pending.last().map(|post| post.title.end);
        let positions = self.take_held(held);
        self.held = last.map(|end| (end, held, self.persons.len()));
        self.persons.push(Mention::holder(from, told, positions));
    }

    /// The posts that wait, as ones that somebody is said to hold.
    fn take_held(&mut self, how: Held) -> Vec<PositionMention> {
        let mut held = std::mem::take(&mut self.pending);
        let within = self.from.and_then(|from| self.body_within(from));
        for position in &mut held {
            position.rule = "position.zh.person_holds_title";
            position.organization = position.organization.or(within);
            position.qualifier = position.qualifier.or(how.qualifier());
        }
        held
    }

    /// 曾在普华永道任合伙人: the body behind 在 and before the verb.
    fn body_within(&self, from: u32) -> Option<Post> {
        let body = |mention: &Mention| {
            let verb = || Span::new(mention.extent.end, from).of_text(self.view.text);
            matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
                && mention.extent.end < from
                && mention.extent.end + 24 > from
                && self.verb_of_holding(verb()).is_some()
                && self.view.lexicon.list(List::BeforeBody).ends(self.view.before(mention.extent.start))
        };
        self.chosen.iter().rposition(body).map(|mention| Post { mention, place: false })
    }

    /// Whether the clause that ends here is a verb of holding with nothing but a date before it: 现任, 2009年起任.
    fn begins_with_holding(&self, before: &str) -> Option<Held> {
        let clause = before.rsplit(['，', ',', '；', ';', '。', '、', '\n']).next()?;
        let verb = clause.trim_start_matches(is_of_date);
        let adverbs = self.view.lexicon.list(List::BeforeVerb);
        let verb = std::iter::successors(Some(verb), |verb| adverbs.behind(verb)).last().unwrap_or(verb);
        let short = (1..=4).contains(&verb.chars().count());
        self.verb_of_holding(clause).filter(|_| short && self.verb_of_holding(verb).is_some())
    }

    /// 任命南宫霞、仝利民为…副主任: the first of the persons whom a verb right behind the last of them is about.
    ///
    /// 校长A、院长B当选为副主席: `chosen`, those of a list take a post together whatever they were before.
    fn listed_with(&self, last: usize, chosen: bool) -> usize {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            let pair = self.persons.get(before).zip(self.persons.get(first));
            let beside = pair.is_some_and(|(before, next)| {
                let start = if chosen { next.extent.start } else { next.span.start };
                (chosen || (before.positions.is_empty() && next.extent == next.span))
                    && matches!(
                        Span::new(before.extent.end, start.max(before.extent.end)).of_text(self.view.text),
                        "、" | "和" | "与" | "及"
                    )
            });
            if !beside {
                break;
            }
            first = before;
        }
        first
    }

    /// 任命罗婉仪为海滨管理局非执行董事: the person right before 为, whom a verb of appointment has before it or who begins
    /// the clause.
    pub(super) fn named_as(&self, before: &str) -> Option<usize> {
        // 免去杜鹏的市体育局副局长职务
        let held = || {
            let title = self.pending.last().map(|position| position.title.end);
            title.is_some_and(|end| self.view.lexicon.list(List::PostNoun).begins(self.view.rest(end)))
        };
        let head = before.strip_suffix('为').or_else(|| {
            // 免去杜鹏同志市体育局副局长职务
            let held = Some(before).filter(|_| held())?;
            let bare = held.strip_suffix('的').unwrap_or(held);
            Some(bare.strip_suffix("同志").unwrap_or(bare))
        })?;
        // 任命李明为…副主任，免去其市商务局副局长职务: whom the clause before is about.
        if head.strip_suffix('其').unwrap_or(head).ends_with(['去', '除']) && held() {
            return self.persons.iter().rposition(|person| !person.span.is_empty());
        }
        // 聘任李明先生为…
        let head = self.view.lexicon.list(List::Courteous).before(head).unwrap_or(head);
        let (index, person) = self.persons.iter().enumerate().next_back()?;
        let end = self.view.span.start + to_u32(head.len());
        // 委任李明教授为…: the word of honour behind the name
        let beside = person.extent.end == end || self.last.as_ref().is_some_and(|(_, last)| *last == end);
        let bare = person.extent == person.span && person.positions.is_empty();
        // 聘任前副主任李明为…
        let called = || {
            let verb = self.view.token_ending(person.extent.start);
            verb.is_some_and(|verb| self.view.is_cue(verb, Cue::PersonFollows))
        };
        // 选举…, 哥伦比亚大学主治医师郑晓莹为副会长: the verb stands before the first of several.
        let appointed = || self.view.lexicon.list(List::Appoints).within(self.view.before(person.extent.start));
        (beside && (bare || called() || appointed())).then_some(index)
    }

    /// 尹一伊，1992级，校友会副会长；, 区诺轩医生（东区医院副行政总监）: posts behind a name, set off by a mark.
    fn in_apposition(&self, from: u32) -> Option<usize> {
        let (index, person) = self.persons.iter().enumerate().next_back()?;
        // 张文宏教授，复旦大学附属华山医院主任医师
        let honored = !person.positions.is_empty()
            && person.positions.iter().all(|position| position.title.start == person.span.end);
        let end =
            if honored { self.last.as_ref().map_or(person.extent.end, |(_, end)| *end) } else { person.extent.end };
        let between = Span::new(end, from.max(end)).of_text(self.view.text);
        let last = self.pending.last()?.title.end;
        let closed = |marks: &[char]| self.view.rest(last).chars().next().is_none_or(|next| marks.contains(&next));
        let courtesy =
            |word: &str| [List::Courteous, List::Courtesy].iter().any(|&list| self.view.lexicon.list(list).has(word));
        let bracket = between.strip_suffix(['（', '(']).is_some_and(|word| word.is_empty() || courtesy(word))
            && closed(&['）', ')', '，', '、']);
        // 吴凡 上海市疾控中心主任；: set off by a space, as in programmes; 石小秀（女，苗族）　某公司董事长.
        let column = between.get(note_in_brackets(between)..).unwrap_or("");
        let spaced = !column.is_empty()
            && column.trim().is_empty()
            && person.positions.is_empty()
            && self.view.before(person.extent.start).chars().next_back().is_none_or(|before| !is_han(before))
            && closed(&['；', ';', '，', '、', '）', ')', '\n', '\r']);
        let short = between.strip_prefix(['，', ',']);
        let set_off = short.is_some_and(|short| {
            short.is_empty()
                || (short.len() <= 24
                    && short.ends_with(['，', ','])
                    && (short.contains('级') || short.contains('岁') || short.starts_with(['男', '女'])))
        });
        (bracket
            || spaced
            || (set_off && (honored || person.positions.is_empty()) && closed(&['；', ';', '。', '，', ',', '：'])))
        .then_some(index)
    }

    /// Whether a verb of holding a post ends a text, and if so whether it says that the post is no longer held.
    pub(super) fn verb_of_holding(&self, before: &str) -> Option<Held> {
        [4, 3, 2, 1].into_iter().find_map(|count| {
            let (at, _) = before.char_indices().rev().nth(count - 1)?;
            let senses = self.view.lexicon.senses(before.get(at..)?);
            let head = before.get(..at)?;
            // 四名现任成员: the word describes.
            if head.ends_with(['未', '不', '名', '位']) {
                return None;
            }
            if senses.contains(&Sense::Cue(Cue::Held)) {
                return Some(Held::Before);
            }
            // 将出任, 拟任: not yet.
            let later = head.ends_with(['将', '拟']);
            senses.contains(&Sense::Cue(Cue::Holds)).then_some(if later { Held::Later } else { Held::Now })
        })
    }

    /// 拟任市政府副秘书长, 原任…: a word that qualifies the post and is the verb of the clause.
    fn qualified_by_verb(&self, from: u32) -> Option<Held> {
        let qualifier = self.qualifier?;
        let index = self.view.token_at(from)?;
        self.view.word(index).ends_with('任').then_some(match qualifier {
            Qualifier::Incoming => Held::Later,
            Qualifier::Former => Held::Before,
            _ => Held::Now,
        })
    }

    /// 她此前担任…: the pronoun that the posts behind a verb are said of; no person stands between.
    fn pronoun(&self, from: u32) -> Option<usize> {
        let person = |mention: &Mention| mention.is_personal_pronoun() && mention.span.end <= from;
        let index = self.chosen.iter().rposition(person)?;
        let pronoun = self.chosen.get(index)?.span;
        let nearer = self.persons.iter().any(|person| person.span.start >= pronoun.end);
        let between = Span::new(pronoun.end, from).of_text(self.view.text);
        // 2012年，他加入安进，任高级科学家；2017年回国，出任…
        let clause = between.rsplit(['；', ';']).next().unwrap_or("");
        let dated = clause.len() == between.len() || clause.starts_with(|c: char| c.is_ascii_digit());
        (!nearer && between.len() < 160 && dated && !between.contains(['。', '“'])).then_some(index)
    }

    /// Who holds the posts at an offset: the nearest person before, but not one who is replaced (接替王强出任…).
    fn subject(&self, at: u32) -> Option<usize> {
        let (index, person) = self.persons.iter().enumerate().rev().find(|(_, person)| person.extent.end <= at)?;
        let between = Span::new(person.extent.end, at).of_text(self.view.text);
        // A life is told in one long sentence.
        let life = super::super::tells_life(between);
        if between.contains(['。', '；', ';', '“']) || between.len() > if life { 720 } else { 240 } {
            return None;
        }
        let clause = self.view.before(person.extent.start);
        let replaced = self.view.lexicon.list(List::Replaces).last_in(clause).is_some_and(|found| {
            clause.get(found..).is_some_and(|tail| tail.len() < 36 && !tail.contains(['，', ',', '、']))
        });
        if replaced { index.checked_sub(1) } else { Some(index) }
    }

    /// 陈明,男,…; 陈明为苏州市科技局局长; 陈明的…职务: what only a person's name has behind it.
    pub(super) fn introduces(&self, at: u32) -> bool {
        let rest = self.view.rest(at);
        let mut characters = rest.chars();
        let clause = |rest: &str| rest.find(['，', ',', '。', '；', ';']).unwrap_or(rest.len());
        match (characters.next(), characters.next(), characters.next()) {
            (Some('简' | '同'), ..) => super::super::is_of_life(rest, self.view.lexicon),
            (Some('，' | ','), Some('男' | '女'), Some('，' | ',' | '、')) => true,
            (Some('，' | ','), Some(_), _) => self.life_follows(at),
            (Some('（' | '('), Some('女'), _) if self.noted_sex(at, rest) => true,
            (Some('（' | '('), _, _) => self.noted(at, rest),
            (Some(' ' | '\u{3000}'), ..) => self.of_programme(at, rest),
            (Some('任'), Some('命' | '免' | '职' | '期' | '务'), _) => false,
            (Some('为' | '任'), ..) => {
                let end = at + to_u32(clause(rest));
                let ends = |title: u32| title == end || self.view.rest(title).starts_with(['（', '(']);
                self.titles.iter().any(|title| title.span.start > at && title.span.end <= end && ends(title.span.end))
            }
            // 马建国是南通大学校长。
            (Some('是' | '系'), ..) => self.is_post(at, clause(rest)),
            (Some('的'), ..) => {
                rest.get(..clause(rest)).is_some_and(|clause| self.view.lexicon.list(List::PostNoun).ends(clause))
            }
            _ => false,
        }
    }

    /// Behind a verb of being nothing but a body and a post follows, up to the end of the clause.
    fn is_post(&self, at: u32, length: usize) -> bool {
        let end = at + to_u32(length);
        let body = at + to_u32('是'.len_utf8());
        let named = |mention: &Mention| mention.extent.start == body && mention.kind == MentionKind::Organization;
        self.titles.iter().any(|title| title.span.end == end && title.span.start > body)
            && self.chosen.iter().any(named)
    }

    /// 李兰（女）为…局长
    fn noted_sex(&self, at: u32, rest: &str) -> bool {
        let behind = super::super::shown::behind_sex(rest);
        behind.len() < rest.len()
            && behind.starts_with(['为', '任', '的'])
            && self.introduces(at + to_u32(rest.len() - behind.len()))
    }

    /// 吴凡 上海市疾控中心主任: at the start of a line, a body and a post behind the space.
    fn of_programme(&self, at: u32, rest: &str) -> bool {
        let start = at + to_u32(rest.len() - rest.trim_start().len());
        let line = self.view.before(at);
        let first = line.trim_start_matches(|c: char| c.is_whitespace() || c == '：').chars().count() <= 8;
        let titled = |end: u32| {
            self.title_at(end)
                .is_some_and(|title| self.view.rest(title.span.end).chars().next().is_none_or(|next| !is_han(next)))
        };
        let body = |mention: &&Mention| {
            mention.extent.start == start && matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
        };
        first && (titled(start) || self.chosen.iter().filter(body).any(|body| titled(body.extent.end)))
    }

    /// 徐砚之（苏州大学原副院长）, 罗敏（女，…）: the bracket behind a name says who it is. At the start of a clause.
    fn noted(&self, at: u32, rest: &str) -> bool {
        const LONGEST: usize = 180;
        let Some(inner) = rest.char_indices().nth(1).and_then(|(open, _)| rest.get(open..)) else { return false };
        let Some(close) = inner.find(['）', ')']).filter(|&close| close <= LONGEST) else { return false };
        let sex = inner.strip_prefix(['男', '女']).is_some_and(|rest| rest.starts_with(['，', ',', '、', '）', ')']));
        let end = at + to_u32(rest.len() - inner.len() + close);
        let nation = || {
            inner
                .get(..close)
                .and_then(|inner| inner.split(['，', ',']).next())
                .is_some_and(|first| first.ends_with('族'))
        };
        sex || nation() || (self.titles.iter().any(|title| title.span.end == end && title.span.start > at))
    }

    /// 王钦若，1985级; 周敏，现任…; 陈立，苏州大学教授: behind the comma stands a date of life, a verb of holding or a post.
    fn life_follows(&self, at: u32) -> bool {
        let Some(index) = self.view.token_at(at).map(|comma| comma + 1) else { return false };
        if self.view.is_cue(index, Cue::Holds) || self.view.is_cue(index, Cue::Held) {
            return self.view.word(index).chars().nth(1).is_some();
        }
        if self.view.kind(index) == Some(TokenKind::Number) {
            let next = self.view.word(index + 1);
            return next == "级" || (next == "年" && self.view.rest(at).chars().take(20).any(|c| c == '生'));
        }
        let Some(start) = self.view.tokens.get(index).map(|token| token.span.start) else { return false };
        self.chosen
            .iter()
            .filter(|mention| mention.extent.start == start && mention.kind == MentionKind::Organization)
            .any(|mention| {
                self.title_at(mention.extent.end).is_some_and(|title| {
                    let rest = self.view.rest(title.span.end);
                    let more = rest
                        .strip_prefix('、')
                        .is_some_and(|next| self.title_at(title.span.end + to_u32(rest.len() - next.len())).is_some());
                    more || rest.chars().next().is_none_or(|next| !is_han(next) && next != '、')
                })
            })
    }
}

/// What dates at the start of a line of a life consist of.
fn is_of_date(char: char) -> bool {
    char.is_ascii_digit() || char.is_whitespace() || "年月日起至今自从.．-—–－~～/:：".contains(char)
}

/// Whether the post behind a line's dates is no longer held: 2001.07—2004.09 is over, 2021.02— and 2015年至今 are not.
pub(in super::super) fn dated(before: &str) -> Option<Held> {
    let dates = before.trim();
    let year = dates.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !year || !dates.chars().all(is_of_date) {
        return None;
    }
    let end = dates.trim_end_matches([':', '：']).trim_end();
    let ranges = end.chars().filter(|char| "-—–－~～至".contains(*char)).count();
    let over = ranges > 0 && end.ends_with(|last: char| last.is_ascii_digit() || matches!(last, '年' | '月' | '日'));
    Some(if over { Held::Before } else { Held::Now })
}

/// Nothing but a date or nothing stands in the clause so far.
fn begins_clause(before: &str) -> bool {
    let clause = before.rsplit(['，', ',', '；', ';', '。', '\n']).next().unwrap_or("");
    clause.chars().all(is_of_date)
}

/// 第三届, 新一届, 本届: what stands before the number of a term.
fn before_term(text: &str) -> Option<&str> {
    let term = text.strip_suffix(['届', '任'])?;
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let plain = term.trim_end_matches(number);
    plain.strip_suffix(['第', '新']).filter(|_| plain.len() < term.len()).or_else(|| term.strip_suffix(['本', '上']))
}
