//! What stands beside a time and makes it that of something else, or tells it better.

use super::draft::Draft;
use super::time::Resolved;
use crate::event::items::{Item, index_at};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Lexicon, List};
use crate::layout::{BlockKind, Sentence};
use crate::record::TimeMod;
use crate::resolve::analysis::Analysis;
use crate::span::Span;
use crate::token::script::is_han;
use rustc_hash::FxHashSet;

/// 致辞时表示,公司2009年成立: what somebody says is not when it was said.
pub(super) fn is_in_speech(items: &[Item<'_>], item: &Item<'_>, trigger: Span) -> bool {
    let (from, to) = (index_at(items, trigger.end), index_at(items, item.span.start));
    let between = items.get(from..to.max(from)).unwrap_or_default();
    let says = |item: &Item<'_>| (item.says || item.is_cue(Cue::Say)) && item.word.starts_with(is_han);
    let mut behind = between.iter().skip_while(|item| !says(item));
    behind.any(|item| item.comma)
}

/// 公司公布,2024年营业收入12亿元,并宣布…: the year or month that a clause with a figure begins with is that figure's.
pub(super) fn is_of_figure(items: &[Item<'_>], mentions: &[Mention], (item, time): (&Item<'_>, &Resolved)) -> bool {
    let index = index_at(items, item.span.start);
    let opens = index.checked_sub(1).and_then(|before| items.get(before)).is_some_and(|before| before.comma);
    let clause = items.iter().skip(index + 1).take_while(|other| other.clause == item.clause);
    let figure = |other: &Item<'_>| matches!(other.kind(mentions), Some(MentionKind::Quantity(_)));
    opens && !time.is_day() && clause.into_iter().any(figure)
}

/// `said it had closed a round`, `he had a discussion`: words of the past that look back to nothing.
pub(super) fn looks_back(items: &[Item<'_>], item: &Item<'_>) -> bool {
    const NEAR: usize = 4;
    if !item.is_cue(Cue::Past) {
        return false;
    }
    let index = index_at(items, item.span.start);
    let before = items.get(index.saturating_sub(NEAR)..index).unwrap_or_default();
    let reported = before.iter().any(|before| before.says || before.is_cue(Cue::Say));
    let owned = items.get(index + 1).is_some_and(|next| next.is_cue(Cue::Article) || next.mention.is_some());
    &*item.word != "had" || !(reported || owned)
}

/// 第2季财报, `second-quarter results`: the quarter that a report is about.
pub(super) fn is_of_results(text: &str, lexicon: &Lexicon, item: &Item<'_>, time: &Resolved) -> bool {
    let behind = text.get(item.span.end as usize..).unwrap_or("").trim_start_matches([' ', '的', '度']);
    time.end_value.is_some() && lexicon.list(List::Results).begins(behind)
}

/// `named X chief executive on Monday, two weeks after Y resigned`: behind `after` and `before` another day is meant.
pub(super) fn is_before_after(text: &str, items: &[Item<'_>], item: &Item<'_>, trigger: Span) -> bool {
    let (from, to) = (index_at(items, item.span.end), index_at(items, trigger.start));
    let between = items.get(from..to.max(from)).unwrap_or_default().iter().rev();
    let turns = |other: &Item<'_>| other.mention.is_none() && matches!(&*other.word, "after" | "before");
    !trigger.of_text(text).ends_with("ing") && between.take_while(|other| !other.comma).any(turns)
}

/// `next week, from March 25 to 27`, `tomorrow (March 18)`: of two times side by side the one that lies within the other.
pub(super) fn nearer<'t>(text: &str, candidates: &[(&Item<'_>, &'t Resolved)], time: &'t Resolved) -> &'t Resolved {
    /// Bytes between the two at the most: `, from `.
    const BETWEEN: usize = 8;
    let Some(at) = candidates.iter().position(|(_, other)| other.span == time.span) else { return time };
    let Some((_, next)) = candidates.get(at + 1) else { return time };
    let between = text.get(time.span.end as usize..next.span.start.max(time.span.end) as usize).unwrap_or("");
    let beside = between.len() <= BETWEEN && between.starts_with([',', '，', ' ', '(', '（']);
    let (Some(first), Some(last)) = (time.value.as_deref(), time.end_value.as_deref()) else { return time };
    let end = next.end_value.as_deref().unwrap_or(next.day());
    let within = next.day().len() == first.len() && next.day() >= first && end <= last;
    if beside && within { next } else { time }
}

/// `has won`, `have since joined`, 已建立: told of what was before, whatever the day that the text speaks of.
pub(super) fn is_perfect(items: &[Item<'_>], trigger: Span) -> bool {
    const NEAR: usize = 3;
    let index = index_at(items, trigger.start);
    let before = items.get(index.saturating_sub(NEAR)..index).unwrap_or_default();
    let words = |item: &&Item<'_>| item.mention.is_none() && !item.comma;
    before.iter().rev().take_while(words).any(|item| matches!(&*item.word, "has" | "have" | "'ve"))
}

/// `is funding the laboratory`, `are being built`: what goes on now is of no day.
pub(super) fn is_going_on(items: &[Item<'_>], trigger: Span, text: &str) -> bool {
    const NEAR: usize = 2;
    let index = index_at(items, trigger.start);
    let before = items.get(index.saturating_sub(NEAR)..index).unwrap_or_default();
    let words = |item: &&Item<'_>| item.mention.is_none() && !item.comma;
    let ing = trigger.of_text(text).split(' ').next().is_some_and(|verb| verb.ends_with("ing"));
    let mut before = before.iter().rev().take_while(words).map(|item| &*item.word);
    let last = before.next();
    let is = |word: Option<&str>| matches!(word, Some("is" | "are" | "'s" | "'re"));
    (ing && is(last))
        || (matches!(last, Some("being" | "now" | "also" | "currently"))
            && (ing || last == Some("being"))
            && is(before.next()))
}

/// `Honorary Consul from 2009 to 2024`, `elected chair for 2025–27`, (2025-2027): years on end behind an election, or beside a
/// post, are those of the term, but what took place between 2019 and 2021 took all of them.
pub(super) fn is_term(
    items: &[Item<'_>],
    mentions: &[Mention],
    (item, time): (&Item<'_>, &Resolved),
    (lexicon, elects): (&Lexicon, bool),
) -> bool {
    /// Items between a post and its years.
    const NEAR: usize = 2;
    if !time.is_of_years() {
        return false;
    }
    let index = index_at(items, item.span.start);
    let before = items.get(index.saturating_sub(NEAR + 1)..index).unwrap_or_default();
    let throughout = lexicon.list(List::Throughout);
    let whole = before.last().is_some_and(|before| throughout.has(&before.word));
    let post = |other: &Item<'_>| {
        let mention = other.mention.and_then(|index| mentions.get(index));
        mention.is_some_and(|mention| mention.kind == MentionKind::Title || !mention.positions.is_empty())
    };
    let beside = || {
        let mut before = before.iter().rev().take_while(|other| !other.comma);
        let mut behind = items.iter().skip(index + 1).take(NEAR).take_while(|other| !other.comma);
        before.any(post) || behind.any(post)
    };
    !whole && (elects || beside())
}

/// `the Action Plan for Technology Managers (2025–2027)`: years on end in brackets are those of what stands before them.
pub(super) fn is_of_plan(text: &str, item: &Item<'_>, time: &Resolved) -> bool {
    let (head, rest) = (text.get(..item.span.start as usize), text.get(item.span.end as usize..));
    let open = || head.is_some_and(|head| head.ends_with(['(', '（']));
    time.is_of_years() && open() && rest.is_some_and(|rest| rest.starts_with([')', '）']))
}

/// `up 14 percent from the previous year`: what a figure is compared with.
pub(super) fn is_compared(text: &str, items: &[Item<'_>], item: &Item<'_>, lexicon: &Lexicon) -> bool {
    const NEAR: usize = 4;
    let index = index_at(items, item.span.start);
    let words = |other: &&Item<'_>| other.mention.is_none() && !other.comma;
    let before = items.get(index.saturating_sub(NEAR)..index).unwrap_or_default();
    let mut before = before.iter().rev().take_while(words);
    // (2024: 29.8%)
    let rest = text.get(item.span.end as usize..).unwrap_or("");
    if item.aside && rest.starts_with([':', '：']) {
        return true;
    }
    let (compared, back) = (lexicon.list(List::ComparedWith), lexicon.list(List::PeriodBefore));
    let against = |other: &Item<'_>| other.mention.is_none() && compared.has(&other.word);
    before.any(against) && item.span.of_text(text).split(' ').any(|word| back.has(word))
}

/// `(2015)`, `（2015年3月）`: a time alone in brackets, behind what is no name of a paper or gathering.
pub(super) fn is_bracketed(text: &str, items: &[Item<'_>], mentions: &[Mention], item: &Item<'_>) -> bool {
    let (head, rest) = (text.get(..item.span.start as usize), text.get(item.span.end as usize..));
    let alone =
        head.is_some_and(|head| head.ends_with(['(', '（'])) && rest.is_some_and(|rest| rest.starts_with([')', '）']));
    let named = |before: &Item<'_>| {
        use MentionKind::{Document, Honor, Occasion, Quoted};
        matches!(before.kind(mentions), Some(Document | Honor | Occasion | Quoted))
    };
    let index = index_at(items, item.span.start);
    alone && !items.get(index.saturating_sub(2)..index).unwrap_or_default().iter().any(named)
}

/// `1974年9月生`, `born in 1974`: somebody's birth is no news.
pub(super) fn is_of_birth(items: &[Item<'_>], item: &Item<'_>) -> bool {
    let index = index_at(items, item.span.start);
    let born = |item: &Item<'_>| matches!(&*item.word, "生" | "出生" | "生于" | "出生于" | "born");
    let before = items.get(index.saturating_sub(2)..index).unwrap_or_default();
    items.get(index + 1).is_some_and(born) || before.iter().rev().take_while(|item| !item.comma).any(born)
}

/// `has moved vaccines since 2021 and was named …`, 自2019年起,…获评…: what has been so since is another thing.
pub(super) fn is_since(items: &[Item<'_>], (item, time): (&Item<'_>, &Resolved), trigger: Span) -> bool {
    let (from, to) = (index_at(items, item.span.end), index_at(items, trigger.start));
    let mut between = items.get(from..to.max(from)).unwrap_or_default().iter();
    time.modifier == Some(TimeMod::After) && time.is_year() && between.any(|item| item.comma || item.joins())
}

/// `in Wuhu, Anhui province, on May 21`, `with A, B and C on May 21`: nothing but names stands between the comma and the time.
pub(super) fn stands_alone(items: &[Item<'_>], item: &Item<'_>) -> bool {
    let index = index_at(items, item.span.start);
    let mut clause = items.get(..index).unwrap_or_default().iter().rev().take_while(|other| !other.comma);
    clause.all(|other| {
        other.mention.is_some() || other.joins() || other.is_cue(Cue::Article) || other.is_cue(Cue::Preposition)
    })
}

/// `held talks with X, and the following day he addressed …`: behind `and`, and before the next verb and who does it, a time is
/// that verb's.
pub(super) fn opens_next(items: &[Item<'_>], item: &Item<'_>) -> bool {
    const NEAR: usize = 4;
    let index = index_at(items, item.span.start);
    let led = |item: &&Item<'_>| item.mention.is_none() && (item.is_cue(Cue::Preposition) || item.is_cue(Cue::Article));
    let before = items.get(..index).unwrap_or_default().iter().rev().find(|item| !led(item));
    let behind = items.get(index + 1..(index + 1 + NEAR).min(items.len())).unwrap_or_default();
    let mut behind = behind.iter().take_while(|item| !item.comma);
    let subject = behind.next().is_some_and(|next| next.mention.is_some() || next.is_cue(Cue::PronounSubject));
    let verb = |item: &Item<'_>| item.is_trigger() && !item.is_cue(Cue::Preposition) && item.word.is_ascii();
    before.is_some_and(Item::joins) && subject && behind.any(verb)
}

/// How the paragraphs of two sentences stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Paragraph,
    Text,
    /// Two points of a list: each tells of something else.
    Apart,
}

/// The paragraphs read so far, as far as they are points of a list.
pub(super) struct Paragraphs<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    points: FxHashSet<usize>,
    /// Sentences that are headings inside the text.
    headings: Vec<usize>,
}

impl<'a> Paragraphs<'a> {
    pub(super) fn new(analysis: &'a Analysis, text: &'a str) -> Self {
        // Above the first sentence of the text stand other things than headings.
        let body = analysis.sentences.iter().position(|one| is_sentence(one.sentence, text)).unwrap_or(usize::MAX);
        let marked = |number: usize| {
            let line = analysis.sentences.get(number).map_or("", |one| one.sentence.span.of_text(text));
            number > body || is_marked(line)
        };
        let lines = (1..analysis.sentences.len()).filter(|&number| marked(number));
        let headings = lines.filter(|&number| is_heading(analysis, number, text)).collect();
        Self { analysis, text, points: FxHashSet::default(), headings }
    }

    /// Under which heading a sentence stands, by number; 0 before the first.
    pub(super) fn section(&self, sentence: usize) -> usize {
        self.headings.partition_point(|&heading| heading <= sentence)
    }

    /// Read a sentence.
    pub(super) fn read(&mut self, sentence: usize) {
        if let Some(block) = self.block(sentence).filter(|_| is_point(self.text_of(sentence))) {
            self.points.insert(block);
        }
    }

    pub(super) fn text_of(&self, sentence: usize) -> &'a str {
        self.analysis.sentences.get(sentence).map_or("", |one| one.sentence.span.of_text(self.text))
    }

    /// Where a sentence stands, seen from one before it.
    pub(super) fn reach(&self, before: usize, here: usize) -> Reach {
        let point = |sentence: usize| self.block(sentence).is_some_and(|block| self.points.contains(&block));
        // 2、…: a later point of a list, or its heading.
        let later = |sentence: usize| is_later_point(self.text_of(sentence));
        match (self.block(before) == self.block(here), point(before), point(here)) {
            (true, ..) => Reach::Paragraph,
            // A day told above the first heading holds for all.
            _ if self.section(before) > 0 && self.section(before) != self.section(here) => Reach::Apart,
            (false, false, _) if (before + 1..=here).any(|one| later(one) && !point(one - 1)) => Reach::Apart,
            (false, true, true) => Reach::Apart,
            // What stands before a list holds for each of its points.
            (false, false, true) if (before + 2..here).all(point) => Reach::Paragraph,
            _ => Reach::Text,
        }
    }

    fn block(&self, sentence: usize) -> Option<usize> {
        self.analysis.sentences.get(sentence).map(|one| one.sentence.block)
    }
}

/// 【融资】, `FUNDING`: what nobody takes for a line below the headline.
fn is_marked(line: &str) -> bool {
    let capitals = line.len() > 3 && line.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'&'));
    line.starts_with(['【', '■', '◆']) || capitals && !line.starts_with("BY ")
}

/// Whether a sentence ends as sentences do.
fn is_ended(line: &str) -> bool {
    line.ends_with(['。', '.', '！', '!', '？', '?', '”', '"', '…', '’'])
}

fn is_sentence(one: Sentence, text: &str) -> bool {
    one.kind == BlockKind::Body && is_ended(one.span.of_text(text))
}

/// 【融资】, `Day two`, `PEOPLE`: a short line between paragraphs that is no sentence, with a sentence below it.
fn is_heading(analysis: &Analysis, number: usize, text: &str) -> bool {
    /// Most bytes of a heading.
    const LONGEST: usize = 64;
    let at = |number: usize| analysis.sentences.get(number).map(|one| one.sentence);
    let (Some(before), Some(here), Some(next)) = (at(number - 1), at(number), at(number + 1)) else { return false };
    let line = here.span.of_text(text);
    let alone = here.block != before.block && here.block != next.block;
    if line.len() > LONGEST || !alone || next.kind != BlockKind::Body || is_ended(line) {
        return false;
    }
    let open = line.ends_with(['；', ';', '：', ':', '，', ',']) || is_point(line);
    let above = before.kind != BlockKind::Body || is_sentence(before, text);
    let plain = here.kind == BlockKind::Body && is_sentence(next, text) && (is_marked(line) || !open);
    above && (plain || here.kind == BlockKind::Headline)
}

/// `• Acme has …`, `3、…`, 方舟药业:董事长…: a sentence that begins as the points of a list do, by a mark, a number or a label.
fn is_point(sentence: &str) -> bool {
    /// Most characters of a label.
    const LABEL: usize = 12;
    let rest = sentence.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < sentence.len() && rest.starts_with(['、', '.', ')', '）']);
    let label = || {
        // Hardly any sentence has a colon there: only then its characters are looked at.
        let colon = sentence.char_indices().take(LABEL).find(|(_, char)| matches!(char, '：' | ':'));
        colon.is_some_and(|(at, _)| {
            let before = sentence.get(..at).unwrap_or("");
            before.starts_with(is_han) && before.chars().all(char::is_alphanumeric)
        })
    };
    sentence.starts_with(['•', '·', '●', '■', '◆', '▪', '*', '-', '–', '（', '①', '②', '③']) || numbered || label()
}

/// `2、…`, `3. …`: a point that is not the first of its list.
fn is_later_point(sentence: &str) -> bool {
    let rest = sentence.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = sentence.get(..sentence.len() - rest.len()).unwrap_or("");
    let marked = rest.starts_with(['、', '．']) || rest.starts_with(". ");
    marked && matches!(number.len(), 1 | 2) && number != "1"
}

/// `chose Leeds over sites in Hull and broke ground`: a place behind a verb says nothing of the one that `and` joins to it.
pub(super) fn is_of_verb_before(items: &[Item<'_>], place: u32, verb: u32) -> bool {
    const FRONT: usize = 3;
    let (place, verb) = (index_at(items, place), index_at(items, verb));
    let before = |steps: usize| verb.checked_sub(steps).and_then(|at| items.get(at));
    let adverb = |item: &Item<'_>| item.mention.is_none() && !item.comma;
    let joined = before(1).is_some_and(|item| item.joins() || (adverb(item) && before(2).is_some_and(Item::joins)));
    place > FRONT && place < verb && joined
}

/// `in 2001, when he was succeeded by X`: the time right before the `when` of a clause is when that was.
pub(super) fn is_when(items: &[Item<'_>], item: &Item<'_>, draft: &Draft) -> bool {
    let at = index_at(items, item.span.end);
    let mark = items.get(at).is_some_and(|next| next.comma);
    let when = items.get(at + usize::from(mark));
    when.is_some_and(|when| {
        when.mention.is_none()
            && &*when.word == "when"
            && when.span.start < draft.trigger.start
            && (when.part, when.clause) == (draft.part, draft.clause)
    })
}
