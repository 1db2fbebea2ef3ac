//! Chinese names that end with a common noun: 2024年徐汇区高质量孵化器建设推进大会, 战略合作协议, 城开国际大厦.

use super::name::{mention_kind, name_head};
use super::organization::{self, Left, extend_left};
use super::sentence::View;
use super::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List, NameKind, Sense};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// A common noun that ends a name.
#[derive(Clone, Copy)]
struct Head<'a> {
    span: Span,
    kind: NameKind,
    strong: bool,
    senses: &'a [Sense],
    /// The token that it ends.
    last: usize,
}

impl Head<'_> {
    fn characters(&self, view: &View<'_>) -> usize {
        self.span.of_text(view.text).chars().count()
    }
}

/// Candidates of one sentence. Names other than occasions do not reach over `blocked`.
pub(super) fn find(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    if view.all.any(Flags::NAME_HEAD) {
        for hit in view.hits {
            if !hit.flags.any(Flags::NAME_HEAD) {
                continue;
            }
            let senses = view.lexicon.senses_of(hit.word);
            let Some((kind, strong)) = name_head(senses) else { continue };
            if !hit.span.of_text(view.text).starts_with(is_han) || longer_head(view, hit.span) {
                continue;
            }
            // 在……大会上: the frame is one word with the head.
            let Some(last) = view.token_ending(hit.span.end).or_else(|| frame_from(view, hit.span)) else { continue };
            push(view, Head { span: hit.span, kind, strong, senses, last }, blocked, out);
        }
    }
    for (last, token) in view.tokens.iter().enumerate() {
        if token.kind == TokenKind::Han
            && let Some(head) = head_character(view, token.span, last)
        {
            push(view, head, blocked, out);
        }
    }
}

/// 青年学者|奖, 高校设计|展: a head of one character, which is no hit. In a word that the dictionary has (颁奖, 环节) it is
/// mostly none.
fn head_character<'a>(view: &View<'a>, token: Span, last: usize) -> Option<Head<'a>> {
    let word = token.of_text(view.text);
    let character = word.chars().next_back().filter(|character| view.lexicon.ends_names(*character))?;
    let span = Span::new(token.end - to_u32(character.len_utf8()), token.end);
    let noun = || word.chars().nth(2).is_some() && matches!(view.segmenter.tag(word), Some("n" | "nz"));
    if span != token && view.segmenter.knows(word) && !noun() {
        return None;
    }
    if view.hit_ends(span.end, Flags::HEAD.or(Flags::THING)) {
        return None;
    }
    let senses = view.lexicon.look_up(character.encode_utf8(&mut [0; 4])).senses;
    let (kind, strong) = name_head(senses)?;
    Some(Head { span, kind, strong, senses, last })
}

/// The name that ends with a head, if it is one.
fn push(view: &View<'_>, head: Head<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    let Head { span: noun, kind, strong, .. } = head;
    let mut left = extend_left(view, noun.start, kind == NameKind::Occasion, blocked);
    left.start = organization::behind_building(view, left.start, noun.start);
    left.start = behind_university(view, kind, Span::new(left.start, noun.start));
    if kind == NameKind::Document && !left.quoted {
        left.start = with_verb(view, left.start);
    }
    let span = trim_date(view, Span::new(left.start, noun.end));
    let characters = Span::new(span.start, noun.start.max(span.start)).of_text(view.text).chars().count();
    // 某大学土木工程|系, 机械工程|硕士: a field of study is no programme.
    if kind == NameKind::Programme && view.lexicon.list(List::BehindField).begins(view.rest(noun.end)) {
        return;
    }
    // 有限公司|计划赴美上市, 科技局|认定…为…: right behind a body the word is its verb.
    if matches!(noun.of_text(view.text), "计划" | "认定")
        && !left.quoted
        && view.hit_ends(noun.start, Flags::BODY_HEAD.or(Flags::SURE_BODY))
    {
        return;
    }
    // 研究中心 is a body before it is a building.
    let ground = matches!(kind, NameKind::Venue | NameKind::Place) && !strong;
    if ground
        && view.hits_ending(noun.end).any(|other| {
            other.span.start <= noun.start && organization::head_of(view.lexicon.senses_of(other.word)).is_some()
        })
    {
        return;
    }
    let generic = ground && head.senses.contains(&Sense::Cue(Cue::Generic));
    if generic && !left.named && !left.quoted {
        return;
    }
    let named = characters >= 2 && (strong || left.proper || left.quoted || characters >= 4) && !left.counted;
    let length = head.characters(view);
    let long = kind == NameKind::Document && length >= 4;
    let short = characters < 2 || left.counted;
    let bare = (kind == NameKind::Honor || long) && strong && short && length > 1
        || is_ceremony(view, head, length, (characters, left));
    let compound =
        matches!(view.senses(head.last + 1).first(), Some(Sense::NameHead { .. } | Sense::OrganizationHead { .. }));
    // 监管局政策|及法规部|执行董事: nor is what a department is called after.
    let joint = || {
        kind == NameKind::Document
            && matches!(view.word(head.last + 1), "及" | "与" | "和")
            && (head.last + 2..head.last + 5).any(|at| {
                let end = view.tokens.get(at).map_or(0, |token| token.span.end);
                view.lexicon.list(List::PartEnd).ends(view.word(at))
                    && view.hits_at(end).any(|hit| hit.flags.any(Flags::TITLE))
            })
    };
    // 工研院电光系统|所|所长: a part of a body, with a post behind it.
    let part = || {
        kind == NameKind::Programme
            && view.lexicon.list(List::PartEnd).has(view.word(head.last + 1))
            && view
                .tokens
                .get(head.last + 1)
                .is_some_and(|part| view.hits_at(part.span.end).any(|hit| hit.flags.any(Flags::TITLE)))
    };
    // 法国软件|企业达梭系统: what a company makes.
    let made = kind == NameKind::Programme && view.is_cue(head.last + 1, Cue::Apposition);
    if (named || bare) && !compound && !made && !part() && !joint() {
        let span = if named { behind_recipient(view, kind, span) } else { noun };
        let generic =
            matches!(kind, NameKind::Programme | NameKind::Document | NameKind::Honor) && !left.proper && !left.quoted;
        let mut mention = Mention::new(span, mention_kind(kind), if generic { 1 } else { 2 + u8::from(strong) });
        if kind == NameKind::Occasion {
            mention.extent.start = behind_owner(head, span.start, out);
        }
        out.push(mention);
    }
}

/// 某某大学|云栖校区: the university is a body of its own.
fn behind_university(view: &View<'_>, kind: NameKind, before: Span) -> u32 {
    const NAME: u32 = 6;
    let campus = matches!(kind, NameKind::Venue | NameKind::Place) && view.rest(before.end).starts_with("校区");
    let from = view.hits.partition_point(|hit| hit.span.start < before.start);
    let inside = view.hits.get(from..).unwrap_or(&[]).iter().take_while(|hit| hit.span.start < before.end);
    let ends = inside.filter(|hit| hit.span.end + NAME <= before.end && hit.span.of_text(view.text).ends_with("大学"));
    ends.filter(|_| campus).map(|hit| hit.span.end).max().unwrap_or(before.start)
}

/// 签署|委托招商协议: behind a verb of signing the verb of what is agreed on belongs to the paper's name.
fn with_verb(view: &View<'_>, start: u32) -> u32 {
    let Some(head) = view.lexicon.list(List::PaperVerb).before(view.before(start)) else { return start };
    let behind = head.strip_suffix('了').unwrap_or(head);
    if view.lexicon.list(List::Signs).ends(behind) { view.span.start + to_u32(head.len()) } else { start }
}

/// 授予A“标杆企业”牌匾: whose it becomes stands before the mark that opens the honor.
fn behind_recipient(view: &View<'_>, kind: NameKind, span: Span) -> Span {
    let mark = span.of_text(view.text).find('“').filter(|_| kind == NameKind::Honor);
    mark.map_or(span, |at| Span::new(span.start + to_u32(at), span.end))
}

/// 开幕式, 签约仪式, 业绩说明会: what kind of gathering it is names a part of one; 本次座谈会 is the one spoken of.
fn is_ceremony(view: &View<'_>, head: Head<'_>, length: usize, (characters, left): (usize, Left)) -> bool {
    if head.kind != NameKind::Occasion || !head.strong || length < 3 || characters > 0 || left.counted {
        return false;
    }
    let Some(first) = view.token_at(head.span.start) else { return false };
    !first.checked_sub(1).is_some_and(|before| view.is_cue(before, Cue::Definite))
}

/// 某研究院|揭牌仪式: where the head says what is done, the name that it is done to stands for itself, though it is part of
/// the occasion's name.
fn behind_owner(head: Head<'_>, start: u32, found: &[Mention]) -> u32 {
    let says = head.senses.iter().any(|sense| matches!(sense, Sense::Trigger(_)));
    let kind = |kind: MentionKind| {
        matches!(kind, MentionKind::Organization | MentionKind::Programme | MentionKind::Venue | MentionKind::Occasion)
    };
    let owner = found.iter().rev().take(OWNERS).find(|owner| {
        kind(owner.kind) && owner.weight >= 2 && owner.span.start == start && owner.span.end <= head.span.start
    });
    owner.filter(|_| says).map_or(start, |owner| owner.span.end)
}

/// How many names before an occasion may be part of its name.
const OWNERS: usize = 24;

/// The token of a frame in which a head ends: 大会上, 业绩说明|会上.
fn frame_from(view: &View<'_>, head: Span) -> Option<usize> {
    let index = view.token_from(head.end).checked_sub(1)?;
    let reaches = view.tokens.get(index).is_some_and(|token| token.span.end > head.end);
    (reaches && view.is_cue(index, Cue::Frame)).then_some(index)
}

/// Another head ends further right at the same place: 仪式 in 签约仪式 is not a head of its own.
fn longer_head(view: &View<'_>, span: Span) -> bool {
    view.hits_ending(span.end)
        .any(|hit| hit.span.start < span.start && name_head(view.lexicon.senses_of(hit.word)).is_some())
}

/// A full date at the start is the sentence's, a year is the name's: 12月10日2024年大会.
fn trim_date(view: &View<'_>, span: Span) -> Span {
    let text = span.of_text(view.text);
    let cut =
        text.rfind('日').filter(|at| text.get(..*at).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit())));
    match cut {
        Some(at) => Span::new(span.start + to_u32(at + '日'.len_utf8()), span.end),
        None => span,
    }
}
