//! Chinese organization names that no list has: place + body, and modifiers + head.

mod and;
mod apart;
mod composed;
mod glued;
mod ticker;

use super::super::sentence::View;
use super::super::{Mention, MentionKind};
use crate::gazetteer::{Cue, EnglishWord, Flags, List, Sense, ThingKind};
use crate::record::Category;
use crate::span::Span;
use crate::token::TokenKind;
use crate::token::script::{is_close_bracket, is_han, is_open_bracket};
pub(crate) use and::fields_before_and;
use and::{is_joint, listed_before, listed_before_and};
use apart::{apart_from_listed, has_trade_thing, is_committee, is_led_at_place};
pub(super) use composed::composed;
use glued::{glued, without_verb};
use ticker::abbreviated;
pub(super) use ticker::by_ticker;

/// A listed body or place that is nothing else.
const SURE: Flags = Flags::SURE_BODY.or(Flags::SURE_PLACE);

/// Furthest that a name reaches to the left of its head, in tokens.
const REACH: usize = 14;

/// Words that are in no name.
const FUNCTION: Flags = Flags::BOUNDARY.or(Flags::CUES).or(Flags::TRIGGER);

/// What a character is as a word.
fn flags_of(view: &View<'_>, char: char) -> Flags {
    view.lexicon.look_up(char.encode_utf8(&mut [0; 4])).flags
}

/// The character of a level of government.
fn is_level(char: char) -> bool {
    matches!(char, '省' | '市' | '区' | '县')
}

/// What stands to the left of a head.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Left {
    pub(crate) start: u32,
    /// Holds a place, a listed name, Latin letters or a word that no dictionary has.
    pub(crate) proper: bool,
    /// Holds Latin letters or a word that the dictionary has as a name.
    pub(crate) named: bool,
    /// Holds quotation marks.
    pub(crate) quoted: bool,
    /// A number or counter stands right before it: 8家…
    pub(crate) counted: bool,
}

/// Words that modify the head that begins at `head`, to the left, up to the first that is never part of a name.
pub(crate) fn extend_left(view: &View<'_>, head: u32, numbers: bool, blocked: &[Span]) -> Left {
    let mut left = Left { start: head, ..Left::default() };
    // A token that reaches into the head belongs to the name as a whole.
    let mut index = view.token_from(head);
    if let Some(before) = index.checked_sub(1)
        && view.tokens.get(before).is_some_and(|token| token.span.end > head)
    {
        // 云岚智|控股|份有限公司: where the form of a company begins no verb goes on.
        let form = || view.lexicon.list(List::CompanyForm).begins(view.rest(head));
        if (view.flags(before).any(FUNCTION) && !form()) || view.is_person(view.span_of(before, before + 1)) {
            return Left { start: head, counted: true, ..Left::default() };
        }
        index = before;
        left.start = view.tokens.get(before).map_or(head, |token| token.span.start);
    }
    let floor = index.saturating_sub(REACH);
    while index > floor {
        if let Some(start) = listed_before(view, left.start) {
            index = view.token_from(start);
            left.start = start;
            left.proper = true;
            continue;
        }
        let at = index - 1;
        let Some(token) = view.tokens.get(at) else { break };
        if view.is_person(token.span) {
            break;
        }
        if blocked.iter().any(|span| span.overlaps(token.span)) && !numbers {
            left.counted = view.kind(at) == Some(TokenKind::Number);
            break;
        }
        let word = view.word(at);
        if let Some(cut) = glued(view, at, word) {
            left.start = cut;
            break;
        }
        let step = match token.kind {
            TokenKind::Han => han_step(view, at, (numbers, head), &mut left),
            TokenKind::Word => {
                // AI公司
                let name = !view.is_english(at, EnglishWord::Abbreviation);
                (left.proper, left.named) = (left.proper || name, left.named || name);
                Some(at)
            }
            TokenKind::Number => numbers.then_some(at),
            TokenKind::Punct => punct_step(view, at, &mut left),
            TokenKind::Space => (at > floor && latin(view, at - 1) && latin(view, index)).then_some(at),
            TokenKind::Newline => None,
        };
        match step {
            Some(step) => index = step.max(floor),
            None => {
                // 创新大会暨|2024创投周: of two gatherings.
                let fields = || {
                    let gathering = numbers && word == "暨";
                    if gathering { None } else { fields_before_and(view, at, (left.start, head)) }
                };
                if let Some(start) = listed_before_and(view, at).or_else(fields) {
                    (left.start, left.proper) = (start, true);
                    break;
                }
                left.counted = token.kind == TokenKind::Number || is_counted(view, at, word);
                break;
            }
        }
        left.start = view.tokens.get(index).map_or(left.start, |token| token.span.start);
    }
    left.start = without_verb(view, left.start, head);
    let from = view.hits.partition_point(|hit| hit.span.start < left.start);
    let mut inside = view.hits.get(from..).unwrap_or(&[]).iter().take_while(|hit| hit.span.start < head);
    left.proper |= inside.any(|hit| hit.span.end <= head && hit.flags.any(SURE));
    left
}

fn latin(view: &View<'_>, index: usize) -> bool {
    matches!(view.kind(index), Some(TokenKind::Word))
}

/// A Chinese word is part of the name unless it is a function word, a verb of the boundary list, a title or a number.
fn han_step(view: &View<'_>, at: usize, (numbers, head_at): (bool, u32), left: &mut Left) -> Option<usize> {
    let word = view.word(at);
    for sense in view.senses(at) {
        match sense {
            Sense::Boundary | Sense::Qualifier(_) => return None,
            // 建设 and 合作 are in half of all names; 被认定为 and 收购 are in none.
            Sense::Trigger(_) if !is_verbal_noun(view, word) && !is_committee(view, word, head_at) => return None,
            // 联合 joins two bodies, and is in the names of others.
            Sense::Cue(Cue::And) if word.chars().nth(1).is_some() && !thing_ends_before(view, at) => {}
            // 产业|促进|中心: of what is wished for, bodies are named too.
            Sense::Cue(Cue::Goal) if left.start == head_at && word.chars().count() == 2 => {}
            Sense::Cue(cue) if *cue != Cue::Frame && !cue.is_context() => return None,
            // 代表|管理局: what is done before a body that has nothing of a name.
            Sense::Thing { kind: ThingKind::Title, ambiguous, .. }
                if !ambiguous
                    || behind_person(view, at)
                    || (word == "代表" && before_body(view, left.start, head_at)) =>
            {
                return None;
            }
            _ => {}
        }
    }
    // 追授陈明同志|“先进工作者”称号
    // 老龚家食品: behind no name 老 honours nobody.
    let behind_name = || {
        let before = at.checked_sub(1).filter(|&before| view.kind(before) == Some(TokenKind::Han));
        word.chars().nth(1).is_some() || before.is_some_and(|before| !view.is_boundary(before))
    };
    if ends_before_name(view, at, word) || (view.flags(at).any(Flags::HONORIFIC_AFTER) && behind_name()) {
        return None;
    }
    // 子公司|苏州…有限公司, 企业|蓝帆科技: a common noun before a name.
    let whole = left.proper || left.named || (word.chars().nth(2).is_some() && left.start < head_at);
    if view.is_cue(at, Cue::Apposition) && (whole || place_at(view, left.start, head_at)) {
        return None;
    }
    // 半导体材料厂|晶禾材料股份有限公司: and what it makes.
    let form = || {
        let rest = view.rest(head_at);
        // 面板厂|凌升光电
        view.hits_at(head_at).any(|hit| hit.flags.any(Flags::cue(Cue::Trade)))
            || view.lexicon.list(List::CompanyForm).begins(rest)
            || ["公司", "股份公司"].iter().any(|form| rest.starts_with(form))
    };
    if left.proper && left.start < head_at && word.ends_with('厂') && word.chars().nth(1).is_some() && form() {
        return None;
    }
    // 承销商|元大证券: so is what someone is by trade.
    let bank = || view.word(at + 1) == "银行";
    if left.start < head_at
        && word.ends_with('商')
        && word.chars().nth(1).is_some()
        && view.segmenter.knows(word)
        && !bank()
    {
        return None;
    }
    // 中铁|十四|局集团
    if matches!(view.word(at + 1), "局" | "院" | "厂" | "冶" | "建" | "航局" | "公局")
        && word.chars().all(|c| "一二三四五六七八九十".contains(c))
        && at
            .checked_sub(1)
            .is_some_and(|before| view.kind(before) == Some(TokenKind::Han) && !view.is_boundary(before))
    {
        left.proper = true;
        return Some(at);
    }
    // 第|28|届|稻米论坛: jieba takes 届 for an adverb.
    if numbers
        && word.chars().nth(1).is_none()
        && at
            .checked_sub(2)
            .is_some_and(|ordinal| view.kind(ordinal + 1) == Some(TokenKind::Number) && view.word(ordinal) == "第")
    {
        return Some(at);
    }
    let numeral = word.starts_with(|c: char| "一二三四五六七八九十百千万两第".contains(c));
    // 龙岗区|第三|人民医院
    let which = word.starts_with('第')
        && word.chars().count() == 2
        && at.checked_sub(1).is_some_and(|before| {
            let end = view.tokens.get(at).map_or(0, |token| token.span.start);
            // 附属|第二|医院, 县|第二|幼儿园: of a school or a place that was named before.
            let whole = || matches!(view.word(before), "附属" | "省" | "市" | "区" | "县" | "镇");
            // 中铁十局集团|第三|建设有限公司
            const BODIES: Flags = Flags::SURE_PLACE.or(Flags::SURE_BODY).or(Flags::BODY_HEAD);
            view.kind(before) == Some(TokenKind::Han) && (view.hit_ends(end, BODIES) || whole())
        });
    // 万达|体育集团, 一汽, 三星: a name of the dictionary; 百度: a listed one.
    let tag = view.segmenter.tag(word);
    let named = matches!(tag, Some("nz" | "ns" | "nr" | "nt" | "nrt" | "j")) || view.flags(at).any(SURE);
    let numeral = numeral && !which && !named;
    match tag {
        Some(tag) => {
            let ordinal = word.starts_with('第') && word.chars().nth(1).is_some();
            left.named |= matches!(tag, "nz" | "nt" | "nrt") && !view.is_cue(at, Cue::Whole);
            // 中|集|来福士…有限公司: no counter where nothing counts.
            let counts = |before: usize| {
                view.kind(before) != Some(TokenKind::Han)
                    || matches!(view.segmenter.tag(view.word(before)), Some("m" | "r" | "q"))
            };
            let inner = tag == "q" && left.start < head_at && form() && !at.checked_sub(1).is_none_or(counts);
            if tag.starts_with(['p', 'c', 'u', 'r', 'y', 'e', 'o', 'd'])
                || ((tag == "m" || tag == "q") && !numbers && !ordinal && !inner)
            {
                left.counted = tag == "m" || tag == "q";
                return None;
            }
        }
        None => {
            let unknown = word.chars().nth(1).is_some() && !numeral && !view.is_cue(at, Cue::Whole);
            left.proper |= unknown;
        }
    }
    (numbers || !numeral || word.chars().count() > 2).then_some(at)
}

/// 王强|代表|江州大学: a word that is a post too, right behind somebody, is said of him.
fn behind_person(view: &View<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| view.tokens.get(before)).is_some_and(|token| view.is_person(token.span))
}

/// A head with nothing of a name, or a listed body or place, begins at an offset.
fn before_body(view: &View<'_>, start: u32, head: u32) -> bool {
    start == head || place_at(view, start, head) || view.hits_at(start).any(|hit| hit.flags.any(Flags::SURE_BODY))
}

/// A listed place begins at an offset, before the head.
fn place_at(view: &View<'_>, start: u32, head: u32) -> bool {
    view.hits_at(start).filter(|hit| hit.span.end <= head).any(|hit| {
        view.lexicon
            .senses_of(hit.word)
            .iter()
            .any(|sense| matches!(sense, Sense::Thing { kind: ThingKind::Place, ambiguous: false, .. }))
    })
}

/// 在江苏如东|建设|特种材料工厂: behind a place that says where, 建设 is a verb and no part of what is built.
pub(crate) fn behind_building(view: &View<'_>, start: u32, head: u32) -> u32 {
    if !view.before(start).ends_with(['在', '于']) {
        return start;
    }
    let mut at = start;
    let place = |at: u32| view.hits_at(at).find(|hit| hit.span.end < head && hit.flags.any(Flags::SURE_PLACE));
    while let Some(hit) = place(at) {
        at = hit.span.end;
    }
    let verb = view.lexicon.list(List::Builds).behind(view.rest(at)).filter(|_| at > start);
    let behind = verb.map_or(start, |rest| at.saturating_add(crate::span::to_u32(view.rest(at).len() - rest.len())));
    if behind < head { behind } else { start }
}

/// 投资5亿元|建设|生物医药基地: of common nouns alone, a verb that starts rules is no part.
fn without_trigger(view: &View<'_>, start: u32, head: u32) -> u32 {
    let first = view.token_at(start).filter(|&index| view.flags(index).any(Flags::TRIGGER));
    let rest = first.and_then(|index| view.tokens.get(index + 1)).map(|token| token.span.start);
    rest.filter(|&rest| rest < head).unwrap_or(start)
}

/// A listed name or body ends where the token begins.
fn thing_ends_before(view: &View<'_>, at: usize) -> bool {
    let start = view.tokens.get(at).map_or(0, |token| token.span.start);
    view.hit_ends(start, Flags::THING.or(Flags::BODY_HEAD))
}

/// A verb of two characters that is as much a noun.
fn is_verbal_noun(view: &View<'_>, word: &str) -> bool {
    word.chars().count() == 2 && matches!(view.segmenter.tag(word), Some("vn" | "n" | "an"))
}

/// 还包括|香港科技园公司, 支持|上海…: a verb right before a listed name, or an unknown word that ends with one.
fn ends_before_name(view: &View<'_>, at: usize, word: &str) -> bool {
    let tag = view.segmenter.tag(word);
    if tag.is_none() {
        let tail = word.char_indices().nth_back(1).map_or("", |(at, _)| word.get(at..).unwrap_or(""));
        // 云岚智控|股份: but for a word of trade.
        let closed = |tail: &str| {
            let flags = view.lexicon.look_up(tail).flags;
            flags.any(Flags::BOUNDARY.or(Flags::CUES)) && !flags.any(Flags::cue(Cue::Trade))
        };
        // 装备|展在|杭州: so does one that has a function character glued to its end.
        let glued =
            word.ends_with(['在', '是', '将', '由', '被', '把', '拟', '自', '及', '与', '从', '任', '赴', '率']);
        let joined = word.ends_with(['与', '及']) && word.chars().nth(1).is_some(); // 李明与|中国…
        return joined || (tail.len() < word.len() && (closed(tail) || glued));
    }
    // 毕业于|交通|大学: a word of ours that ends so is a verb.
    if tag == Some("") && word.ends_with('于') && word.chars().nth(2).is_some() {
        return true;
    }
    let next = view.tokens.get(at + 1).map_or(view.span.end, |token| token.span.start);
    // 状告|锐翌智能: so does a verb before a word that no dictionary has.
    let unknown = || {
        let name = view.word(at + 1);
        view.kind(at + 1) == Some(TokenKind::Han)
            && name.chars().nth(1).is_some()
            && matches!(view.segmenter.tag(name), None | Some("nz" | "nt" | "nrt"))
            && view.senses(at + 1).is_empty()
    };
    // 传达|省政府: and before a body whose place is not named.
    let elided = || {
        let mut characters = view.rest(next).chars();
        let level = characters.next().filter(|first| is_level(*first));
        level.is_some_and(|level| {
            let body = next.saturating_add(crate::span::to_u32(level.len_utf8()));
            view.hits_at(body).chain(view.hits_at(next)).any(|hit| hit.flags.any(Flags::COMPOSITION))
        })
    };
    // 还包括|香港: a word of ours that ends with a verb is one.
    let verb = || match tag {
        Some("") => {
            let tail = word.char_indices().nth_back(1).map_or("", |(at, _)| word.get(at..).unwrap_or(""));
            tail.len() < word.len() && view.segmenter.tag(tail) == Some("v")
        }
        tag => tag == Some("v"),
    };
    // 中标|巴西国家石油公司: what bodies do before a listed one, whatever the segmenter calls it.
    let before_listed = || view.hits_at(next).any(|hit| hit.flags.any(SURE));
    (verb() && (unknown() || elided() || before_listed())) || (view.is_cue(at, Cue::Business) && before_listed())
}

/// Brackets and quotation marks with what is inside them, and the dots and hyphens of names.
fn punct_step(view: &View<'_>, at: usize, left: &mut Left) -> Option<usize> {
    let mark = view.word(at).chars().next()?;
    if matches!(mark, '·' | '-' | '&' | '—') {
        // 奖章——明爱医院: a dash of two explains.
        let dash = mark == '—'
            && (view.word(at).len() > mark.len_utf8()
                || at.checked_sub(1).is_some_and(|before| view.word(before) == "—")
                || view.word(at + 1) == "—");
        // 湖州市交通运输局—宁波银行: two bodies.
        let start = view.tokens.get(at).map_or(0, |token| token.span.start);
        let body = Flags::BODY_HEAD.or(Flags::SURE_BODY).or(Flags::COMPOSITION);
        let two = matches!(mark, '-' | '—') && view.hit_ends(start, body) && !is_joint(view, left.start);
        return (at > 0 && !dash && !two).then_some(at);
    }
    let quote = matches!(mark, '”' | '」' | '』' | '"');
    if !quote && !is_close_bracket(mark) {
        return None;
    }
    let open = (at.saturating_sub(12)..at).rev().find(|&index| {
        let first = view.word(index).chars().next().unwrap_or(' ');
        if quote { matches!(first, '“' | '「' | '『' | '"') } else { is_open_bracket(first) }
    })?;
    // What is said in quotation marks is no modifier.
    let inner = view.span_of(open + 1, at).of_text(view.text);
    if quote && (inner.chars().count() > 16 || inner.contains(['。', '，', ',', '！', '？'])) {
        return None;
    }
    // 某某公司（以下简称“公司”）|全资子公司: what defines a short form ends the name before it.
    if !quote && (open + 1..at).any(|index| view.is_cue(index, Cue::Definition)) {
        return None;
    }
    // 各县（市、区）|人大常委会: of several kinds of places.
    if !quote && inner.contains('、') && inner.chars().all(|c| is_level(c) || matches!(c, '、' | '旗' | '州')) {
        return None;
    }
    // A bracket inside a name has something of the name before it.
    let before = open.checked_sub(1).map(|index| view.is_boundary(index) || view.kind(index) == Some(TokenKind::Punct));
    if !quote && before != Some(false) {
        return None;
    }
    // 专精特新“小巨人”企业: what it is is no name.
    if quote && view.lexicon.people.not_a_name(inner) {
        return Some(open);
    }
    left.quoted |= quote;
    left.proper = true;
    Some(open)
}

fn is_counted(view: &View<'_>, at: usize, word: &str) -> bool {
    matches!(view.segmenter.tag(word), Some("m" | "q")) || view.kind(at) == Some(TokenKind::Number)
}

/// Modifiers + head: 上海核工程设计研究院有限公司, i-Incubator创新孵化中心.
pub(super) fn by_head(view: &View<'_>, blocked: &[Span], out: &mut Vec<Mention>) {
    for hit in view.hits {
        if !hit.flags.any(Flags::BODY_HEAD) {
            continue;
        }
        let Some((category, strong)) = super::head_of(view.lexicon.senses_of(hit.word)) else { continue };
        let text = hit.span.of_text(view.text);
        if !text.starts_with(is_han) || !ends_freely(view, hit.span.end) {
            continue;
        }
        // 股份有限公司|控股子公司: behind the form of a company no word of trade ends another name.
        if listed_to(view, hit.span.end)
            || (view.before(hit.span.start).ends_with("有限公司")
                && view.lexicon.senses_of(hit.word).contains(&Sense::Cue(Cue::Trade)))
        {
            continue;
        }
        // 松下控股|总部: where a body sits is no other body.
        let named = |before: &crate::gazetteer::Hit| before.flags.any(Flags::BODY_HEAD.or(Flags::SURE_BODY));
        let seat = view.lexicon.senses_of(hit.word).contains(&Sense::Cue(Cue::OfBody))
            && !view.lexicon.list(List::Board).has(text);
        if seat && view.hits_ending(hit.span.start).any(named) {
            continue;
        }
        let mut left = extend_left(view, hit.span.start, false, blocked);
        left.start = behind_building(view, left.start, hit.span.start);
        left.start = behind_own_role(view, left.start, hit.span.start);
        if !left.proper && !left.quoted && !left.named {
            left.start = without_trigger(view, left.start, hit.span.start);
        }
        if apart_from_listed(view, Span::new(left.start, hit.span.end), category) {
            continue;
        }
        let modifiers = Span::new(left.start, hit.span.start);
        let characters = modifiers.of_text(view.text).chars().count();
        // 投资促进局代表团 is no part of the bureau.
        if category == Category::Other && listed_before(view, hit.span.start) == Some(left.start) {
            continue;
        }
        // 公司第四届|董事会: whose board it is, no name says.
        if view.lexicon.list(List::Board).has(text)
            && (view.lexicon.list(List::OwnRole).begins(modifiers.of_text(view.text))
                || modifiers.of_text(view.text).starts_with('第'))
        {
            continue;
        }
        let generic = view.lexicon.senses_of(hit.word).contains(&Sense::Cue(Cue::Generic));
        // 注册成立的有限公司; 川投资|本|管理有限公司: nothing but the form of a company, with a common noun of one word.
        let form = |name: &str| view.lexicon.list(List::CompanyForm).has(name);
        let plain = || {
            let word = modifiers.of_text(view.text);
            strong && characters == 2 && form(text) && view.segmenter.tag(word).is_some_and(|tag| tag.starts_with('v'))
        };
        let own = !(left.proper || left.named || left.quoted);
        if own && (form(Span::new(left.start, hit.span.end).of_text(view.text)) || plain()) {
            continue;
        }
        let generic = generic && !is_led_at_place(view, Span::new(left.start, hit.span.end));
        if left.counted || characters < 2 || (generic && !left.named && !left.quoted) {
            continue;
        }
        let weight = match (strong, left.proper || left.quoted || left.named) {
            (true, true) => 3,
            (true, false) | (false, true) => 2,
            (false, false) if characters >= 4 => 1,
            // 青云资本: perhaps a name, if something asks for one there.
            (false, false) if !generic && matches!(category, Category::Company | Category::Fund | Category::Bank) => 1,
            (false, false) => continue,
        };
        // 人形机器人|公司, 科创板|公司: what it makes or where its shares are, and nothing of a name.
        if weight == 1 && category == Category::Company && has_trade_thing(view, modifiers) {
            continue;
        }
        // 毕业于|成功大学, 白石镇新田村云雾茶叶|加工厂, 县|第二幼儿园: the verb before it, or a small place that it begins with,
        // shows it.
        let weight = if weight == 1 && (is_attended(view, left.start) || begins_with_place(view, modifiers)) {
            2
        } else {
            weight
        };
        // 国际铁路联盟（UIC）: what has an abbreviation is a name.
        let weight = if weight == 1 && abbreviated(view.rest(hit.span.end)) { 2 } else { weight };
        let kind = if weight == 1 { MentionKind::Proper } else { MentionKind::Organization };
        let mut mention = Mention::new(Span::new(left.start, hit.span.end), kind, weight);
        mention.category = Some(category);
        out.push(mention);
    }
}

/// 公司|董事会审计委员会: whose committee it is, no name says.
fn behind_own_role(view: &View<'_>, start: u32, head: u32) -> u32 {
    let modifiers = Span::new(start, head.max(start)).of_text(view.text);
    let rest =
        view.lexicon.list(List::OwnRole).behind(modifiers).filter(|rest| view.lexicon.list(List::Board).begins(rest));
    rest.map_or(start, |rest| head.saturating_sub(crate::span::to_u32(rest.len())))
}

/// A verb for where somebody studied or was ends at an offset.
fn is_attended(view: &View<'_>, start: u32) -> bool {
    view.lexicon.list(List::OnceAt).ends(view.before(start))
}

/// 白石镇…, 大河坝乡…, 县…: modifiers that begin with the name of a town or village, or with the level of the place spoken of.
fn begins_with_place(view: &View<'_>, modifiers: Span) -> bool {
    const NAME: usize = 5;
    let text = modifiers.of_text(view.text);
    let at_word = |length: usize| {
        let end = modifiers.start.saturating_add(crate::span::to_u32(length));
        view.token_ending(end).is_some()
    };
    let named = text.char_indices().take(NAME).skip(2);
    let town = named
        .filter(|(_, level)| matches!(level, '镇' | '乡' | '村'))
        .any(|(at, level)| at_word(at + level.len_utf8()));
    town || (text.starts_with(['县', '区', '市', '省']) && at_word('县'.len_utf8()))
}

/// A listed name ends at the same place and begins inside what the segmenter takes for a word: 由深创投.
fn listed_to(view: &View<'_>, end: u32) -> bool {
    let inside_word = |start: u32| view.token_at(start).is_none();
    view.hits_ending(end)
        .any(|hit| hit.span.len() >= 9 && hit.flags.any(Flags::SURE_BODY) && inside_word(hit.span.start))
}

/// A body that could have the post ends there: a listed one, or one by its head.
fn body_ends(view: &View<'_>, end: u32) -> bool {
    const BODIES: Flags = Flags::BODY_HEAD.or(Flags::BODY).or(Flags::COMPOSITION);
    view.hit_ends(end, BODIES)
}

/// A head ends where a token ends, and is not itself the modifier of a longer compound noun.
fn ends_freely(view: &View<'_>, end: u32) -> bool {
    let title = |hit: &crate::gazetteer::Hit| hit.flags.any(Flags::TITLE);
    // 党委副书记: the title begins before the head ends.
    let from = view.hits.partition_point(|hit| hit.span.start + 12 < end);
    let mut inside = view.hits.get(from..).unwrap_or(&[]).iter().take_while(|hit| hit.span.start < end);
    let longer = inside.find(|hit| hit.span.end > end && title(hit));
    if longer.is_some_and(|hit| view.token_ending(end).is_some() || body_ends(view, hit.span.start)) {
        return false;
    }
    let Some(last) = view.token_ending(end) else {
        // 医院院长 is one word to the segmenter: a title begins inside it.
        return view.hits_at(end).any(title);
    };
    let next = last + 1;
    match view.kind(next) {
        Some(TokenKind::Han) => {
            const KNOWN: Flags = Flags::THING.or(Flags::QUALIFIER);
            let free = view.flags(next).any(Flags::BOUNDARY.or(Flags::TRIGGER).or(Flags::CUES).or(KNOWN))
                || view.hits_at(end).any(|hit| hit.flags.any(KNOWN))
                || view.lexicon.people.surname(view.word(next).get(..3).unwrap_or("")) > 0;
            // 附属医院|肿瘤科: the part of a hospital.
            let hospital = |hit: &crate::gazetteer::Hit| {
                matches!(super::head_of(view.lexicon.senses_of(hit.word)), Some((Category::Hospital, _)))
            };
            let part = || view.lexicon.list(List::PartEnd).ends(view.word(next)) && view.hits_ending(end).any(hospital);
            free || !matches!(view.segmenter.tag(view.word(next)), Some(tag) if tag.starts_with('n')) || part()
        }
        _ => true,
    }
}
