//! Chinese persons: posts before the name (徐汇区委副书记、区长王华), lists, names met again, titles behind the name.

mod bare;
mod brackets;
mod holding;
mod idle;
mod listed;
mod namesake;
mod owner;
mod part;

pub(super) use holding::dated;

use super::super::sentence::View;
use super::super::title::{self, Title};
use super::super::{HeadKind, Mention, MentionKind, PositionMention, Post};
use super::Known;
use super::han_name::{self, Context};
use crate::gazetteer::{Cue, Flags, List, Sense};
use crate::record::Qualifier;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;
use brackets::{latin_in_brackets, note_in_brackets};

/// Walks a sentence and gathers posts until a name closes them.
struct Walk<'v, 'a> {
    view: &'v View<'a>,
    chosen: &'v [Mention],
    titles: &'v [Title],
    known: &'v Known,
    /// Where something begins that the walk stops at, by position; and the first of them that is not behind it yet.
    marks: Vec<Mark>,
    next_mark: usize,
    /// A title, or what stands behind names like one, is somewhere in the sentence.
    shown: bool,
    /// The first token that is not behind the walk yet.
    next_token: usize,
    pending: Vec<PositionMention>,
    organization: Option<Post>,
    /// 原, 时任, 署理 before the organization.
    qualifier: Option<Qualifier>,
    /// Where the posts of the person to come begin.
    from: Option<u32>,
    /// Posts of the last person, for names that share them, and where that person ended.
    last: Option<(Vec<PositionMention>, u32)>,
    persons: Vec<Mention>,
    /// Where posts end that somebody is said to hold, how they are held, and by whom of `persons`.
    held: Option<(u32, holding::Held, usize)>,
    /// Posts whose holder follows: 首任院长由X担任.
    offered: Vec<PositionMention>,
    /// Posts of whom a pronoun stands for, by its mention.
    of_pronouns: Vec<(usize, PositionMention)>,
    /// Chinese posts of persons with Latin names, by their mentions.
    of_latin: Vec<(usize, Vec<PositionMention>, u32)>,
}

/// Something that begins at an offset; of several at one offset the first kind counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    at: u32,
    kind: MarkKind,
    index: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum MarkKind {
    /// A mention that may hold posts.
    Body,
    Title,
    /// The qualifier of a title.
    Qualifier,
    /// Another mention.
    Mention,
}

fn marks(chosen: &[Mention], titles: &[Title]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(chosen.len() + titles.len() * 2);
    for (index, mention) in chosen.iter().enumerate() {
        let kind = if holds_posts(mention) { MarkKind::Body } else { MarkKind::Mention };
        marks.push(Mark { at: mention.extent.start, kind, index });
    }
    for (index, title) in titles.iter().enumerate() {
        marks.push(Mark { at: title.span.start, kind: MarkKind::Title, index });
        if let Some((span, _)) = title.qualifier {
            marks.push(Mark { at: span.start, kind: MarkKind::Qualifier, index });
        }
    }
    marks.sort_unstable();
    marks
}

pub(super) fn find(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) -> Vec<Mention> {
    if !view.has.han {
        return Vec::new();
    }
    let Found { persons, of_pronouns, of_latin } = walk(view, chosen, titles, known);
    for (index, position) in of_pronouns {
        if let Some(pronoun) = chosen.get_mut(index) {
            pronoun.positions.push(position);
        }
    }
    for (index, positions, from) in of_latin {
        let Some(person) = chosen.get_mut(index) else { continue };
        person.positions.retain(|old| !positions.iter().any(|new| new.title.overlaps(old.title)));
        person.positions.splice(0..0, positions);
        person.extent.start = person.extent.start.min(from);
    }
    persons
}

/// What is found in a sentence: its persons, the posts of pronouns, and those of persons with Latin names.
struct Found {
    persons: Vec<Mention>,
    of_pronouns: Vec<(usize, PositionMention)>,
    of_latin: Vec<(usize, Vec<PositionMention>, u32)>,
}

fn walk(view: &View<'_>, chosen: &[Mention], titles: &[Title], known: &Known) -> Found {
    let mut walk = Walk {
        view,
        chosen,
        titles,
        known,
        marks: marks(chosen, titles),
        next_mark: 0,
        shown: !titles.is_empty() || view.all.any(Flags::HONORIFIC_AFTER),
        next_token: 0,
        pending: Vec::new(),
        organization: None,
        qualifier: None,
        from: None,
        last: None,
        persons: Vec::new(),
        held: None,
        offered: Vec::new(),
        of_pronouns: Vec::new(),
        of_latin: Vec::new(),
    };
    let mut at = walk.line_of_list().unwrap_or(view.span.start);
    let first = at + to_u32(view.rest(at).len() - view.rest(at).trim_start().len());
    if let Some(name) = walk.told_by_sex(first).or_else(|| walk.spaced(first)) {
        at = walk.person(name);
    }
    loop {
        at = walk.pass(at);
        if at >= view.span.end {
            break;
        }
        at = walk.step(at).max(at + 1);
    }
    walk.reset();
    Found { persons: walk.persons, of_pronouns: walk.of_pronouns, of_latin: walk.of_latin }
}

/// Behind a name in a list stands another separator, a mark, or a verb.
pub(super) fn closes(view: &View<'_>, at: u32) -> bool {
    let rest = view.rest(at);
    match rest.chars().next() {
        None => true,
        Some(next) if !is_han(next) => next != '·',
        Some(_) => {
            view.token_at(at).is_some_and(|index| view.flags(index).any(CLOSED))
                || view.hits_at(at).any(|hit| hit.flags.any(Flags::TRIGGER))
        }
    }
}

impl Walk<'_, '_> {
    /// Look at one offset; returns where to look next.
    fn step(&mut self, at: u32) -> u32 {
        while self.marks.get(self.next_mark).is_some_and(|mark| mark.at < at) {
            self.next_mark += 1;
        }
        while self.view.tokens.get(self.next_token).is_some_and(|token| token.span.start < at) {
            self.next_token += 1;
        }
        if let Some(mark) = self.marks.get(self.next_mark).filter(|mark| mark.at == at) {
            match (mark.kind, self.titles.get(mark.index)) {
                (MarkKind::Body, _) => {
                    // 亚洲区主席: the place is the first word of the title.
                    return match self.title_at(at).copied().filter(|title| self.is_part_of(mark.index, title)) {
                        Some(title) => self.title(&title),
                        None => self.organization(mark.index),
                    };
                }
                (MarkKind::Title, Some(title)) => return self.title(title),
                (MarkKind::Qualifier, Some(title)) => {
                    self.from.get_or_insert(at);
                    return title.span.start;
                }
                _ => {}
            }
        }
        // The token that begins here.
        let index = self.next_token;
        let token = self.view.tokens.get(index).filter(|token| token.span.start == at).map(|_| index);
        if let Some(end) = token.and_then(|index| self.qualifier_before_organization(at, index)) {
            return end;
        }
        if let Some(end) = self.separator(at, token) {
            return self.separated(at, end);
        }
        if let Some(end) = self.bare_name(at, token) {
            return end;
        }
        if let Some(title) = self.title_behind_part(at) {
            return title;
        }
        let rest = self.view.rest(at);
        // 青松材料 发言人 王小强: as in lines of contacts.
        if self.organization.is_some() && self.pending.is_empty() && rest.starts_with([' ', '\u{3000}']) {
            let title = at + to_u32(rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len());
            if self.title_at(title).is_some_and(|title| self.set_off(title)) {
                return title;
            }
        }
        if !self.pending.is_empty() && (rest.starts_with('由') || rest.starts_with("一职由")) {
            self.offered = std::mem::take(&mut self.pending);
        } else if rest.starts_with(['，', '。', '；', ',', ';']) {
            self.offered.clear();
        }
        self.reset();
        self.next(at)
    }

    /// A space and a person's name follow a title.
    fn set_off(&self, title: &Title) -> bool {
        let rest = self.view.rest(title.span.end);
        let name = title.span.end + to_u32(rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len());
        name > title.span.end && han_name::at(self.view, name, Context::Strong).is_some()
    }

    fn reset(&mut self) {
        self.held_by_subject();
        self.pending.clear();
        self.organization = None;
        self.qualifier = None;
        self.from = None;
    }

    /// The next offset at which something can begin.
    fn next(&self, at: u32) -> u32 {
        let mut tokens = self.view.tokens.get(self.next_token..).unwrap_or(&[]).iter();
        let token = tokens.find(|token| token.span.start > at).map_or(self.view.span.end, |token| token.span.start);
        let mut marks = self.marks.get(self.next_mark..).unwrap_or(&[]).iter();
        let mark = marks.find(|mark| mark.at > at && mark.kind != MarkKind::Qualifier);
        token.min(mark.map_or(u32::MAX, |mark| mark.at))
    }

    /// The title that begins at an offset.
    fn title_at(&self, at: u32) -> Option<&Title> {
        title::at(self.titles, at)
    }

    /// 原国家科委副主任, 署理运输及物流局局长: the qualifier stands before the body.
    fn qualifier_before_organization(&mut self, at: u32, index: usize) -> Option<u32> {
        let flags = self.view.flags(index);
        if !flags.any(Flags::QUALIFIER) || flags.any(Flags::cue(Cue::Held)) {
            return None;
        }
        let end = self.view.tokens.get(index)?.span.end;
        let qualifier = self.view.senses(index).iter().find_map(|sense| match sense {
            Sense::Qualifier(qualifier) => Some(*qualifier),
            _ => None,
        })?;
        if !self.is_body_at(end) {
            return None;
        }
        self.reset();
        self.qualifier = Some(qualifier);
        self.from = Some(at);
        Some(end)
    }

    /// A mention that may hold posts begins at an offset.
    fn is_body_at(&self, at: u32) -> bool {
        let first = self.marks.partition_point(|mark| mark.at < at);
        self.marks.get(first).is_some_and(|mark| mark.at == at && mark.kind == MarkKind::Body)
    }

    /// A place is no more than the first word of a title.
    fn is_part_of(&self, index: usize, title: &Title) -> bool {
        self.chosen
            .get(index)
            .is_some_and(|mention| mention.kind == MentionKind::Place && mention.extent.end < title.span.end)
    }

    fn organization(&mut self, index: usize) -> u32 {
        let Some(mention) = self.chosen.get(index) else { return self.view.span.end };
        if let Some(name) = self.begins_with_place(mention) {
            return self.person(name);
        }
        if mention.kind == MentionKind::Place && super::shown::is_appointed(self.view, mention.span) {
            return self.person(mention.span);
        }
        // 香港交易所|内地|业务发展主管: the field of a post begins with a place.
        if mention.kind == MentionKind::Place
            && let Some(title) = self.title_behind_part(mention.extent.start)
        {
            return title;
        }
        self.from.get_or_insert(mention.extent.start);
        // 12月1日|原肥东经开区管委会副主任: the segmenter has glued the qualifier to the name.
        if self.qualifier.is_none()
            && mention.kind == MentionKind::Organization
            && let Some(former) = self.view.before(mention.extent.start).strip_suffix('原')
            && self.view.token_at(self.view.span.start + to_u32(former.len())).is_some()
            && !former.ends_with(is_han)
        {
            self.qualifier = Some(Qualifier::Former);
        }
        let end = mention.extent.end;
        if let Some(title) = self.title_of_region(index) {
            return self.title(&title);
        }
        self.organization = Some(Post { mention: index, place: false });
        // 外交部|长: the title begins with the last character of the ministry.
        if let Some(title) = self.title_at(end.saturating_sub(to_u32('部'.len_utf8())))
            && title.span.end > end
            && title.span.start > mention.extent.start
        {
            return title.span.start;
        }
        if let Some(title) = self.title_across(mention) {
            return self.title(&title);
        }
        if let Some((name, title)) = self.named_with_title(mention, end) {
            let post = Post { mention: index, place: false };
            self.pending.push(PositionMention { organization: Some(post), ..title });
            return self.person(name);
        }
        if let Some(behind) = brackets::behind_note_on_body(self.view, end)
            && mention.kind == MentionKind::Organization
            && self.title_at(behind).is_some()
        {
            return behind;
        }
        // 来自新加坡国立大学的李志远教授
        if mention.kind == MentionKind::Organization
            && self.pending.is_empty()
            && self.view.rest(end).starts_with('的')
            && ["来自", "就职于", "供职于", "任职于"]
                .iter()
                .any(|word| self.view.before(mention.extent.start).ends_with(word))
            && let Some(name) = han_name::at(self.view, end + to_u32('的'.len_utf8()), Context::Strong)
            && let Some(title) = self.title_at(name.end)
            && !self.is_something_else(name)
        {
            let post = Post { mention: index, place: false };
            self.pending.push(PositionMention { organization: Some(post), ..behind_name(title) });
            return self.person(name);
        }
        // 来自普林斯顿大学的博士后许闻笛
        let from = || ["来自", "来自于"].iter().any(|word| self.view.before(mention.extent.start).ends_with(word));
        let body = mention.kind == MentionKind::Organization || (mention.kind == MentionKind::Proper && from());
        let linked = body && self.view.rest(end).starts_with('的');
        let title = end + to_u32('的'.len_utf8());
        let held = || self.verb_of_holding(self.view.before(mention.extent.start)).is_some();
        // 蔚然生物的首席科学家兼联合创始人苏见微
        let goes_on = |title: &Title| {
            title.of_company(self.view.lexicon) && self.view.rest(title.span.end).starts_with(['兼', '、', '暨'])
        };
        let follows = |title: &Title| self.named(title) || goes_on(title) || held();
        if linked && self.pending.is_empty() && self.title_at(title).is_some_and(follows) {
            return title;
        }
        end
    }

    /// A person stands right behind a title.
    fn named(&self, title: &Title) -> bool {
        self.view.persons.iter().any(|person| person.start == title.span.end)
    }

    fn title(&mut self, title: &Title) -> u32 {
        let start = title.qualifier.map_or(title.span.start, |(span, _)| span.start);
        self.from.get_or_insert(start);
        let of_place = is_level_title(title.span.of_text(self.view.text));
        self.organization = self.organization.or_else(|| self.shared_organization(title, start, of_place));
        // 工学院院长、副校长: the second is at the university.
        let list = |list: List| self.view.lexicon.list(list);
        let school = list(List::UniversityHead).ends(title.span.of_text(self.view.text));
        let college = |post: &Post| {
            let body = self.chosen.get(post.mention).filter(|body| body.extent.end < start);
            body.is_some_and(|body| list(List::CollegeEnd).ends(body.span.of_text(self.view.text)))
        };
        let dean = |post: &PositionMention| post.title.of_text(self.view.text).ends_with("院长");
        if school && self.pending.last().is_some_and(dean) && self.organization.as_ref().is_some_and(college) {
            self.organization = None;
        }
        let organization =
            self.organization.map(|post| Post { place: of_place && self.is_body_of_place(post), ..post });
        let organization = self.outer_body(title, start).or(organization);
        self.pending.push(PositionMention {
            title: title.span,
            thing: title.thing.filter(|_| title.exact),
            organization,
            elsewhere: None,
            qualifier: title.qualifier.map(|(_, qualifier)| qualifier).or(self.qualifier),
            rule: "position.zh.organization_title_name",
        });
        let after = self.view.rest(title.span.end);
        // 时任上海市副市长的沈志远, 曾任外交部司长的林玉涛
        let holds = || self.from.and_then(|from| self.verb_of_holding(self.view.before(from)));
        let linked = self.pending.last().is_some_and(|position| position.qualifier.is_some()) || holds().is_some();
        if let Some(name) = after.strip_prefix('的').filter(|_| linked) {
            let at = title.span.end + to_u32(after.len() - name.len());
            if let Some(name) = han_name::at(self.view, at, Context::Strong) {
                if holds() == Some(holding::Held::Before) {
                    self.pending
                        .iter_mut()
                        .for_each(|post| post.qualifier = post.qualifier.or(Some(Qualifier::Former)));
                }
                return self.person(name);
            }
        }
        // 副司长（主持工作）娄宁, 书记（兼）刘宇光
        let note = note_in_brackets(after);
        let after = after.get(note..).unwrap_or("");
        let space = note + after.len() - after.trim_start_matches([' ', '\u{3000}']).len();
        let at = title.span.end + to_u32(space);
        match han_name::at(self.view, at, Context::Strong) {
            Some(name) if !self.is_something_else(name) => self.person(name),
            _ => {
                if let Some(end) = self.latin_name(at) {
                    return end;
                }
                let name = self.named_by_verb(title.span.end);
                match name.or_else(|| self.named_behind_mark(title.span.end + to_u32(note))) {
                    Some(name) => self.person(name),
                    None => title.span.end + to_u32(note),
                }
            }
        }
    }

    /// Close the posts with a name.
    fn person(&mut self, name: Span) -> u32 {
        let mut mention = Mention::new(name, MentionKind::Person, 3);
        mention.same_as = self.known.of_part(name.of_text(self.view.text));
        mention.positions = std::mem::take(&mut self.pending);
        mention.extent = Span::new(self.from.unwrap_or(name.start), name.end);
        let mut end = latin_in_brackets(self.view, name.end, &mut mention);
        // 校长郑庆华院士、…: the title behind the name is his, not of whom comes next.
        if let Some(honor) = self.honor_behind(end) {
            end = honor.title.end;
            if mention.positions.iter().all(|position| position.title != honor.title) {
                mention.positions.push(honor);
            }
        } else if let Some(index) = self.view.token_at(end)
            && self.view.flags(index).any(Flags::HONORIFIC_AFTER)
            && self.title_at(end).is_none()
        {
            // 谭国栋先生、卢美仪女士
            end = self.view.tokens.get(index).map_or(end, |token| token.span.end);
        } else if self.view.token_at(end).is_none()
            && self.title_at(end).is_none()
            && let Some(rest) = self.view.lexicon.list(List::Courteous).behind(self.view.rest(end))
        {
            // 何国|梁先生: the segmenter takes the word of courtesy for a part of the name.
            end += to_u32(self.view.rest(end).len() - rest.len());
        }
        let takes = self.view.token_at(end).is_some_and(|index| self.view.is_cue(index, Cue::Holds));
        if takes && !self.offered.is_empty() {
            mention.positions.append(&mut self.offered);
        }
        self.last = Some((mention.positions.clone(), end));
        self.persons.push(mention);
        self.reset();
        end
    }

    /// 、 and its like between posts or persons.
    fn separator(&self, at: u32, index: Option<usize>) -> Option<u32> {
        let rest = self.view.rest(at);
        let first = rest.chars().next()?;
        if matches!(first, '、' | '，' | ',' | '兼') {
            return Some(at + to_u32(first.len_utf8()));
        }
        let index = index?;
        let token = self.view.tokens.get(index)?;
        (self.view.is_cue(index, Cue::And) || (token.kind == TokenKind::Space && self.last.is_some()))
            .then_some(token.span.end)
    }

    fn separated(&mut self, at: u32, end: u32) -> u32 {
        let follows_person = self.last.as_ref().is_some_and(|(_, last)| *last == at || self.is_note(*last, at));
        if follows_person
            && !self.view.rest(at).starts_with('兼')
            && let Some((positions, _)) = self.last.clone()
            && self.title_at(end).is_none()
            && let Some(name) = han_name::at(self.view, end, Context::Strong)
            && !self.is_something_else(name)
            && (closes(self.view, name.end) || self.title_follows(name.end))
        {
            // 副院长鄢国强、曹阿民: the name shares the posts before it, unless it was known without them.
            let known = self.known.han.get(name.of_text(self.view.text)).is_some_and(|&first| first < name.start);
            let own_title = self.title_at(name.end).is_some();
            self.pending = if known || own_title { Vec::new() } else { shared(positions) };
            self.from = None;
            self.title_behind(name);
            return self.person(name);
        }
        // 任命李明为名誉会长，原会长王华…: the posts behind a verb are whole where the clause ends.
        if self.view.rest(at).starts_with(['，', ','])
            && let Some(from) = self.from
        {
            let before = self.without_own_body(self.view.before(from));
            if self.verb_of_holding(before).is_some() || self.named_as(before).is_some() {
                self.reset();
                return end;
            }
        }
        // The next post may bring its own organization; without one it is at the same place.
        // 财政司司长与沙特财政大臣贾丹会面: somebody called by a post meets who is named behind.
        let met = self.view.rest(at).starts_with(['与', '同', '跟']) && self.is_body_at(end);
        if self.pending.is_empty() || met {
            self.reset();
            return end;
        }
        if let Some(name) = self.described_as(end) {
            return self.person(name);
        }
        // 原总工程师、现任技术顾问
        // 前首席科学家、现清华大学教授; 副总工程师兼该项目经理
        // 时任苏州市委常委，现任…主任
        let dated = self.pending.iter().any(|post| post.qualifier.is_some());
        let listed = dated || !self.view.rest(at).starts_with(['，', ',']);
        let begins = |at: u32| {
            let fits = |mark: &&Mark| mark.kind == MarkKind::Title || (listed && mark.kind != MarkKind::Mention);
            self.marks.iter().filter(fits).any(|mark| mark.at == at)
        };
        let now = ["现任", "现为", "现", "该", "本"]
            .iter()
            .find(|word| self.view.rest(end).starts_with(**word))
            .map(|word| end + to_u32(word.len()))
            .filter(|&at| begins(at));
        now.or_else(|| self.title_over_field(end)).unwrap_or(end)
    }

    /// 林忠钦院士: a title behind the name is a post too.
    fn title_behind(&mut self, name: Span) {
        let position = self.title_at(name.end).map(behind_name);
        self.pending.extend(position);
    }
}

fn behind_name(title: &Title) -> PositionMention {
    PositionMention {
        title: title.span,
        thing: title.thing.filter(|_| title.exact),
        organization: None,
        elsewhere: None,
        qualifier: None,
        rule: BEHIND,
    }
}

/// The rule of titles behind a name.
const BEHIND: &str = "position.zh.name_title";

/// What ends a name before it, and begins one behind it.
const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::CUES);

fn holds_posts(mention: &Mention) -> bool {
    // 该校校长
    let refers = || mention.refers.is_some_and(|head| matches!(head.kind, HeadKind::Organization(_)));
    matches!(mention.kind, MentionKind::Organization | MentionKind::Place | MentionKind::Proper)
        || (mention.kind == MentionKind::Anaphor && refers())
}

/// 区长, 副市长: posts at the place itself, not at the body named before them.
fn is_level_title(title: &str) -> bool {
    if !title.ends_with('长') {
        return false;
    }
    let head = title.trim_start_matches(['副', '代']).trim_start_matches("常务副");
    let mut characters = head.chars();
    matches!(
        (characters.next(), characters.next(), characters.next()),
        (Some('省' | '市' | '区' | '县' | '镇' | '乡' | '州'), Some('长'), None)
    )
}

/// 财政司司长, 财政司副司长: the head of the body stands in the title twice.
fn names_its_body(title: &str) -> bool {
    let head = title.strip_suffix('长').and_then(|rest| rest.char_indices().next_back());
    head.is_some_and(|(at, head)| title.get(..at).is_some_and(|before| before.contains(head)))
}

/// What a list of names shares: not the words of honour behind one of them.
fn shared(mut positions: Vec<PositionMention>) -> Vec<PositionMention> {
    positions.retain(|position| position.rule != BEHIND);
    for position in &mut positions {
        position.rule = "position.zh.title_shared_by_list";
    }
    positions
}
