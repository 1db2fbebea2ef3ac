//! Persons with their posts, in both languages.

mod en;
mod han_name;
mod listing;
mod shown;
mod unlisted;
mod zh;

use super::sentence::{NAME_DOTS, View};
use super::title::Title;
use super::{Mention, MentionKind, PositionMention};
use crate::gazetteer::{Lexicon, List};
use crate::span::{Span, to_u32};
use rustc_hash::{FxHashMap, FxHashSet};
pub(crate) use unlisted::organizations_before_titles;

/// Names that the article has given with evidence; they are believed wherever they occur again.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Chinese persons, and where each was first named.
    pub(crate) han: FxHashMap<Box<str>, u32>,
    /// A bit for each character that one of them may begin with.
    first: [u64; 4],
    /// Words by which persons with Latin names may be called later on.
    pub(crate) surnames: FxHashSet<Box<str>>,
    /// Words that named a company before anybody had them for a surname: Roeland, founded by John Roeland.
    pub(super) firms: FxHashSet<Box<str>>,
    /// Where the persons with transliterated names were first named, by the last part of the name; nothing where two have it.
    by_part: FxHashMap<Box<str>, Option<Span>>,
    /// Where the persons of a surname were first named.
    by_surname: FxHashMap<Box<str>, Vec<Span>>,
    /// The first person with a Latin name that the article names in full.
    pub(super) first_latin: Option<Span>,
    /// What the sentences before leave to the one that is read.
    pub(crate) carried: Carried,
    /// Short forms of bodies that the article defines: （以下简称“X”）.
    pub(crate) aliases: Vec<Box<str>>,
}

/// Longest words before the person of whom a life tells, in bytes.
const INTRODUCTION: usize = 36;

/// What a sentence takes over from those before it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Carried {
    /// The Chinese person whose life is being told: 李明远，男，…; what follows without a subject is said of that one.
    pub(super) told: Option<Span>,
    /// The post of those whom the lines of a list name.
    pub(super) listed: Option<PositionMention>,
    /// The last body named outside of such lines.
    pub(super) body: Option<Span>,
    /// The person with a Latin name whom a line names and nothing else: the post stands in the next one.
    pub(crate) alone: Option<Span>,
    /// The same of what may be a Chinese person's name.
    pub(super) alone_han: Option<Span>,
}

impl Known {
    /// Whether the name of a Chinese person may begin with a character; most of those that do not are told apart.
    pub(crate) fn may_begin(&self, character: char) -> bool {
        let (word, bit) = bit_of(character);
        self.first.get(word).is_some_and(|bits| bits & bit != 0)
    }

    /// Remember a Chinese person.
    pub(crate) fn add(&mut self, view: &View<'_>, name: Span) {
        let text = name.of_text(view.text);
        if self.han.contains_key(text) {
            return;
        }
        self.han.insert(text.into(), name.start);
        let (word, bit) = text.chars().next().map_or((0, 0), bit_of);
        if let Some(bits) = self.first.get_mut(word) {
            *bits |= bit;
        }
        if let Some((_, last)) = text.rsplit_once(NAME_DOTS).filter(|(_, last)| last.chars().nth(1).is_some()) {
            let (word, bit) = last.chars().next().map_or((0, 0), bit_of);
            if let Some(bits) = self.first.get_mut(word) {
                *bits |= bit;
            }
            self.by_part.entry(last.into()).and_modify(|one| *one = None).or_insert(Some(name));
            return;
        }
        let surname = han_name::surname_of(view, text);
        if let Some(surname) = surname {
            self.by_surname.entry(surname.into()).or_default().push(name);
        }
    }

    /// A Chinese person at the start of a sentence is the one it tells of, or ends what was told of another.
    pub(crate) fn tell(&mut self, view: &View<'_>, person: &Mention) {
        // 公开简历显示，王小强，男，…
        let before = view.before(person.extent.start).trim_start();
        let told = before.len() <= INTRODUCTION
            && before.ends_with(['，', ',', '：', ':'])
            && view.lexicon.list(List::SourceOfLife).within(before);
        if person.span.is_empty() || !(before.is_empty() || told) {
            return;
        }
        let rest = view.rest(person.span.end);
        let life = tells_life(rest) || is_of_life(rest, view.lexicon);
        let holds = person.positions.iter().any(|position| position.title.start > person.span.end);
        self.carried.told = (life || holds).then_some(person.span);
    }

    /// Below a heading another one may be spoken of.
    pub(crate) fn forget(&mut self) {
        self.carried.told = None;
    }

    /// What a sentence leaves to those that follow: the post of a list that it opens or goes on with, and the body that it names.
    pub(crate) fn carry(&mut self, view: &View<'_>, chosen: &[Mention], titles: &[Title], persons: &[Mention]) {
        let listed = listing::opened(view, chosen, titles, &self.carried);
        self.carried.alone = en::alone_in_line(view, chosen);
        // Among the names of a list the next post is that of those who follow.
        self.carried.alone_han = listing::alone_in_line(view).filter(|_| self.carried.listed.is_none());
        let goes_on = || self.carried.listed.filter(|_| listing::goes_on(view, chosen, persons));
        self.carried.listed = listed.or_else(goes_on);
        if self.carried.listed.is_none() && !listing::is_entry(view, titles) {
            let body = |mention: &&Mention| mention.kind == MentionKind::Organization && mention.weight >= 2;
            let last = chosen.iter().filter(body).max_by_key(|mention| mention.span.end).map(|mention| mention.span);
            // 咨询会新一届成员名单如下: a short form that the article has defined.
            let line = view.span.of_text(view.text);
            let short = self.aliases.iter().filter_map(|alias| Some((line.rfind(&**alias)?, alias.len())));
            let short = short.max_by_key(|(at, _)| *at).map(|(at, length)| {
                let start = view.span.start + to_u32(at);
                Span::new(start, start + to_u32(length))
            });
            let latest = [last, short].into_iter().flatten().max_by_key(|body| body.end);
            self.carried.body = latest.or(self.carried.body);
        }
    }

    /// The one person whose transliterated name ends with a part: 林德奎斯特 of 安德斯·林德奎斯特.
    pub(super) fn of_part(&self, part: &str) -> Option<Span> {
        self.by_part.get(part).copied().flatten()
    }

    /// Whether anybody has a transliterated name.
    pub(super) fn has_parts(&self) -> bool {
        !self.by_part.is_empty()
    }

    /// The one person of a surname who was named before an offset: 韩市长 after 韩峰.
    pub(crate) fn of_surname(&self, surname: &str, before: u32) -> Option<Span> {
        let mut named = self.by_surname.get(surname)?.iter().filter(|name| name.start < before);
        let only = named.next()?;
        named.next().is_none().then_some(*only)
    }
}

/// 李明远同志简历: the heading of a life.
fn is_of_life(rest: &str, lexicon: &Lexicon) -> bool {
    let heading = rest.trim_end().trim_end_matches(['：', ':']);
    lexicon.list(List::LifeHeading).has(heading.strip_prefix("同志").unwrap_or(heading))
}

/// 李明远，男，…; 罗敏（女，…: a life is told behind the name.
fn tells_life(rest: &str) -> bool {
    let rest = ["先生", "女士"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    if rest.starts_with(['，', ',', '（', '(']) && rest.chars().nth(1).is_some_and(|sex| matches!(sex, '男' | '女'))
    {
        return true;
    }
    // 王小芳女士，1975年出生，中国国籍，…
    let clause = rest.strip_prefix(['，', ',']).and_then(|rest| rest.split(['，', ',']).next()).unwrap_or("");
    let born = clause.starts_with(|c: char| c.is_ascii_digit())
        && (clause.ends_with("出生") || clause.ends_with("月生") || clause.ends_with("年生"));
    born || clause == "中国国籍"
}

/// The bit of a character in a small set that may take one character for another.
fn bit_of(character: char) -> (usize, u64) {
    let number = u32::from(character);
    ((number >> 6) as usize % 4, 1 << (number % 64))
}

/// Chinese persons of one sentence; English ones are changed in `chosen`, which has them as names of unknown kind.
pub(crate) fn find(view: &View<'_>, chosen: &mut [Mention], titles: &[Title], known: &Known) -> Vec<Mention> {
    en::attach(view, chosen, titles, known);
    let mut persons = zh::find(view, chosen, titles, known);
    // Li Lan (李兰): the Chinese form is nobody else.
    persons.retain(|person| {
        person.span.is_empty()
            || !chosen.iter().any(|other| other.alias.is_some_and(|alias| alias.contains(person.span)))
    });
    if let Some(name) = known.carried.alone_han
        && persons.is_empty()
        && let Some(position) = listing::below_name(view, chosen, titles)
    {
        persons.push(Mention::holder(position.title.start, name, vec![position]));
    }
    persons.extend(en::line_of_life(view, chosen, titles, known));
    persons.extend(en::line_below(view, chosen, titles, known));
    persons
}

/// Remember the surnames of the persons of a sentence with Latin names.
pub(crate) fn remember(view: &View<'_>, chosen: &[Mention], known: &mut Known, headline: bool) {
    en::remember(view, chosen, known, headline);
}

/// Later mentions by the surname alone.
pub(crate) fn surnames(view: &View<'_>, chosen: &mut Vec<Mention>, known: &Known) {
    en::surnames(view, chosen, known);
}

/// Chinese persons right behind titles, and those of the same list; for names that must not reach over them.
pub(crate) fn behind_titles(view: &View<'_>, titles: &[Title]) -> Vec<Span> {
    shown::behind_titles(view, titles)
}

/// Whether capitalised words have the shape of a person's name.
pub(crate) fn is_latin_name(view: &View<'_>, span: Span) -> bool {
    en::shape(view, span) == en::Shape::Name
}

/// Whether two or more capitalised words may be a person's name, if nothing else is known of them.
pub(crate) fn may_be_latin_name(view: &View<'_>, span: Span) -> bool {
    en::shape(view, span) == en::Shape::Possible
}

/// Whether a name whose head is a body's is a person's all the same: Park Ji-won, and Tom Hall where a post or what he says
/// shows it.
pub(crate) fn is_by_surname(view: &View<'_>, span: Span) -> bool {
    en::is_by_surname(view, span)
}

/// Whether words can be a person's name at all.
pub(crate) fn shape_allows(view: &View<'_>, span: Span) -> bool {
    en::shape(view, span) != en::Shape::Other
}

/// Whether Chinese characters have the shape of a person's name, or begin with one of three characters.
pub(crate) fn begins_with_name(view: &View<'_>, span: Span) -> bool {
    const THREE_HAN: usize = 9;
    han_name::at(view, span.start, han_name::Context::Strong).is_some_and(|name| {
        // 沈颖|则回顾了…
        let adverb = || Span::new(name.end, span.end.max(name.end)).of_text(view.text) == "则";
        if adverb() {
            return true;
        }
        let three = name.len() >= THREE_HAN;
        (name == span || (name.end < span.end && three)) && (three || han_name::is_usual(view, name.of_text(view.text)))
    })
}

/// Whether a transliterated name of several parts begins at an offset.
pub(crate) fn begins_with_dotted(view: &View<'_>, at: u32) -> bool {
    view.has.dot
        && view.rest(at).chars().next().is_some_and(|first| view.lexicon.people.transliterates(first))
        && han_name::at(view, at, han_name::Context::Strong)
            .is_some_and(|name| name.of_text(view.text).contains(NAME_DOTS))
}

/// Whether characters are as somebody's name is.
pub(crate) fn is_name(view: &View<'_>, span: Span) -> bool {
    han_name::at(view, span.start, han_name::Context::Strong) == Some(span)
        && han_name::is_usual(view, span.of_text(view.text))
}
