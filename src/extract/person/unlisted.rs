//! Bodies that no list has and no head shows, by the posts that people hold there.

use super::han_name;
use super::zh::{closes, dated};
use crate::extract::organization::fields_before_and;
use crate::extract::sentence::View;
use crate::extract::title::{self, Title, start_of};
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::{Cue, Flags, List, Sense, ThingKind};
use crate::record::Category;
use crate::span::{Span, to_u32};
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 澜沧生物：公司…; 东篱酒业（600000）：…: an unknown name with a colon at the start of a line, of whose company the line tells.
fn label(view: &View<'_>, mentions: &mut Vec<Mention>) {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::CUES).or(Flags::GENERIC);
    let line = view.span.of_text(view.text);
    let start = view.span.start + to_u32(line.len() - line.trim_start().len());
    let (Some(first), Some(colon)) = (view.token_at(start), line.find('：')) else { return };
    let head = line.get(..colon).unwrap_or("").trim_start();
    let name = head.split(['（', '(']).next().unwrap_or("");
    let code = head.len() > name.len() && head.ends_with(['）', ')']);
    let end = start + to_u32(name.len());
    if !(3..=8).contains(&name.chars().count()) || !(code || head.len() == name.len()) {
        return;
    }
    let Some(last) = view.token_ending(end) else { return };
    let plain = (first..=last).all(|index| view.kind(index) == Some(TokenKind::Han) && !view.flags(index).any(CLOSED));
    let trade = view.flags(last).any(Flags::cue(Cue::Trade)) && last > first;
    let unknown =
        || (first..=last).any(|index| view.senses(index).is_empty() && view.segmenter.tag(view.word(index)).is_none());
    let tells = || line.get(colon..).is_some_and(|rest| rest.contains("公司"));
    let body = Span::new(start, end);
    let known = mentions.iter().any(|mention| {
        mention.extent.overlaps(body)
            && mention.kind == MentionKind::Organization
            && mention.weight > 1
            && mention.span == body
    });
    if plain && !known && (trade || code || (unknown() && tells())) && !view.is_person(body) {
        mentions.retain(|mention| !body.contains(mention.extent));
        let mut mention = Mention::new(body, MentionKind::Organization, 2);
        mention.category = Some(Category::Company);
        mentions.push(mention);
    }
}

/// 鸿海董事长刘扬伟: a short name that no dictionary has, right before a title, is the name of a body.
pub(crate) fn organizations_before_titles(view: &View<'_>, titles: &[Title], mentions: &mut Vec<Mention>) {
    for title in titles {
        if part_of_office(view, title, mentions) {
            continue;
        }
        let shown = held_at(view, titles, title, mentions).or_else(|| led_by(view, title, mentions));
        let body = shown
            .map(|body| (body, 2))
            .or_else(|| Some((branch(view, title, mentions)?, 3)))
            .or_else(|| Some((owned_by(view, title, mentions)?, 2)));
        if let Some((body, weight)) = body {
            let part = |mention: &Mention| body.contains(mention.extent) && mention.kind != MentionKind::Quotation;
            mentions.retain(|mention| !part(mention));
            mentions.push(Mention::new(body, MentionKind::Organization, weight));
            continue;
        }
        let mut start = title.qualifier.map_or(title.span.start, |(span, _)| span.start);
        // 星跃的联合创始人兼CEO黎万强
        if title.of_company(view.lexicon) && view.before(start).ends_with('的') {
            start -= to_u32('的'.len_utf8());
        }
        if let Some(body) = with_business(view, start, mentions) {
            mentions.retain(|mention| !body.contains(mention.extent));
            mentions.push(Mention::new(body, MentionKind::Organization, 2));
            continue;
        }
        let Some(index) = view.token_ending(start) else { continue };
        let Some(token) = view.tokens.get(index) else { continue };
        let word = token.span.of_text(view.text);
        let free = is_free(view, index);
        // 宣传部部长: a part of a body, by its head.
        let part = view.senses(index).iter().any(|sense| {
            matches!(sense, Sense::OrganizationHead { .. } | Sense::Thing { kind: ThingKind::Composition, .. })
        }) && !view.is_boundary(index)
            && word.chars().nth(2).is_some();
        let person = han_name::at(view, token.span.start, han_name::Context::Weak) == Some(token.span);
        let name = || !person && view.senses(index).is_empty() && may_be_name(view, word);
        let unlisted = (part || name()) && !mentions.iter().any(|mention| mention.extent.overlaps(token.span));
        if free
            && unlisted
            && token.kind == TokenKind::Han
            && word.chars().nth(1).is_some()
            && !view.lexicon.people.not_a_name(word)
            // 驻泰|代表, 合作社|理事长
            && !word.starts_with('驻')
            && !view.lexicon.list(List::OwnBody).has(word)
        {
            mentions.push(Mention::new(token.span, MentionKind::Proper, 1));
        }
    }
    label(view, mentions);
    mentions.sort_by_key(|mention| (mention.extent.start, std::cmp::Reverse(mention.extent.end)));
}

/// 太仓高新区管委会|招商局|局长: a part right behind the office that it belongs to is one body with it.
fn part_of_office(view: &View<'_>, title: &Title, mentions: &mut Vec<Mention>) -> bool {
    let list = |list: List, mention: &Mention| view.lexicon.list(list).ends(mention.span.of_text(view.text));
    let body = |mention: &&Mention| mention.kind == MentionKind::Organization && mention.span == mention.extent;
    let end = start_of(title);
    let part = mentions.iter().filter(body).find(|part| part.span.end == end && list(List::PartEnd, part));
    let whole = part.and_then(|part| {
        mentions
            .iter()
            .filter(body)
            .find(|whole| whole.span.end == part.span.start && whole.weight > 1 && list(List::Office, whole))
    });
    let Some(whole) = whole else { return false };
    let mut joined = Mention::new(Span::new(whole.span.start, end), MentionKind::Organization, 3);
    joined.category = whole.category;
    mentions.retain(|mention| !joined.span.contains(mention.extent) || mention.kind == MentionKind::Quotation);
    mentions.push(joined);
    true
}

/// Most words and characters of a body that is shown by nothing but the post held there.
const WORDS: usize = 12;
const CHARACTERS: usize = 24;

/// 1985.07—1990.09 湘江机械厂技术员; 现任岚海市第二人民医院副院长: all that stands between the dates of a life or a verb of
/// holding and the post is the body's name.
fn held_at(view: &View<'_>, titles: &[Title], title: &Title, mentions: &[Mention]) -> Option<Span> {
    const HOLDS: Flags = Flags::cue(Cue::Holds).or(Flags::cue(Cue::Held));
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER);
    let end = start_of(title);
    let mut at = end;
    // 学院院长 is one word to the segmenter: the post begins inside it.
    if view.token_ending(at).is_none()
        && let Some(word) = view.token_from(at).checked_sub(1).and_then(|index| view.tokens.get(index))
        && word.span.end > at
        && word.kind == TokenKind::Han
    {
        at = word.span.start;
    }
    let (mut dates, mut shown) = (false, false);
    // 副会长毛文彦, 副会长兼秘书长毛文彦
    let person_behind = || {
        view.persons.iter().any(|person| person.start == title.span.end) || view.rest(title.span.end).starts_with('兼')
    };
    for _ in 0..WORDS {
        let Some(before) = view.token_ending(at).filter(|_| at > view.span.start) else {
            shown = person_behind();
            break;
        };
        let word = view.word(before);
        // 国科会产学|及|园区业务处处长
        if at < end
            && let Some(head) = joined_end(view, at, end)
            && let Some(start) = fields_before_and(view, before, (at, head))
        {
            at = start;
            shown = person_behind();
            break;
        }
        // 研发长、工学院院长: behind another post.
        if at < end && matches!(word, "、" | "及" | "和" | "兼") {
            let mark = view.tokens.get(before)?.span.start;
            shown = title::ending(titles, mark).is_some() || person_behind();
            break;
        }
        // 邓一鸣与湘江实验室主任周谦
        if matches!(word, "与" | "和" | "同" | "及")
            && at < end
            && view.tokens.get(before).is_some_and(|and| view.persons.iter().any(|person| person.end == and.span.start))
        {
            shown = person_behind();
            break;
        }
        if view.kind(before) != Some(TokenKind::Han) {
            dates = dated(view.before(at)).is_some();
            // 李明、国际合作处副处长欧阳兰
            shown = dates || person_behind();
            break;
        }
        // 由国际合作处处长李明主持, 原招商部部长李明
        if at < end && matches!(word, "由" | "原" | "前" | "时任") {
            // 南京博物院|原|展览部主任
            let start = view.tokens.get(before)?.span.start;
            let of_body = |mention: &Mention| mention.kind == MentionKind::Organization && mention.extent.end == start;
            shown = person_behind() && !mentions.iter().any(of_body);
            break;
        }
        let flags = view.flags(before);
        if flags.any(HOLDS) || (flags.any(Flags::QUALIFIER) && word.ends_with('任')) {
            shown = true;
            break;
        }
        // 任市|第一|中学: the segmenter glues the verb to the name.
        if word.starts_with(['任', '为']) && word.chars().nth(1).is_some() && !view.segmenter.knows(word) {
            at = view.tokens.get(before)?.span.start + to_u32('任'.len_utf8());
            shown = true;
            break;
        }
        // 免去王小强的|档案编研室|主任职务
        let post = || view.lexicon.list(List::PostNoun).begins(view.rest(title.span.end));
        if matches!(word, "的" | "其") && at < end && post() {
            shown = true;
            break;
        }
        // 聘任李明为|计算机学院|院长。
        if word == "为" && at < end && closes(view, title.span.end) {
            shown = true;
            break;
        }
        // 校长|办公室, 董事会|办公室
        if at < end && view.rest(at).starts_with("办公室") && flags.any(Flags::TITLE) {
            at = view.tokens.get(before)?.span.start;
            continue;
        }
        // 国际|学院: a word of trade stands in the names of all bodies.
        let cue = flags.any(Flags::CUES) && !flags.any(Flags::cue(Cue::Trade));
        if flags.any(CLOSED) || cue || view.is_person(view.span_of(before, before + 1)) {
            return None;
        }
        at = view.tokens.get(before)?.span.start;
    }
    let body = Span::new(at, end);
    let name = body.of_text(view.text);
    if !shown
        || !(3..=CHARACTERS).contains(&name.chars().count())
        || !(dates || view.lexicon.list(List::BodyEnd).ends(name))
    {
        return None;
    }
    // What is known already: the whole of it, or behind 中共.
    let known = mentions.iter().any(|mention| {
        mention.kind == MentionKind::Organization
            && mention.extent.end == end
            && (!dates || mention.span.start <= at || name.starts_with("中共"))
    });
    let place = mentions.iter().any(|mention| mention.kind == MentionKind::Place && mention.extent == body);
    (!known && !place).then_some(body)
}

/// 动画公司|浮点|映画|的创办人: behind a noun for companies, what stands before 的 and a post in one is a company.
fn owned_by(view: &View<'_>, title: &Title, mentions: &[Mention]) -> Option<Span> {
    const CLOSED: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::TRIGGER).or(Flags::GENERIC);
    let linked = view.before(start_of(title)).ends_with('的') && title.of_company(view.lexicon);
    let end = start_of(title).checked_sub(to_u32('的'.len_utf8())).filter(|_| linked)?;
    let mut at = end;
    for _ in 0..BRANCH {
        let word = view.token_ending(at)?;
        let noun = view.is_cue(word, Cue::Apposition) || view.word(word).ends_with("公司");
        if noun {
            break;
        }
        let free = view.kind(word) == Some(TokenKind::Han)
            && !view.flags(word).any(CLOSED)
            && !view.is_person(view.span_of(word, word + 1));
        at = view.tokens.get(word).filter(|_| free)?.span.start;
    }
    let noun = view.token_ending(at).is_some_and(|word| {
        view.is_cue(word, Cue::Apposition)
            || (view.word(word).ends_with("公司") && view.word(word).chars().nth(2).is_some())
    });
    let body = Span::new(at, end);
    let known = mentions.iter().any(|mention| mention.weight > 1 && mention.extent.overlaps(body));
    (noun && !known && (2..=6).contains(&body.of_text(view.text).chars().count())).then_some(body)
}

/// Most words between the name of a company and a post that are the name of its branch.
const BRANCH: usize = 3;

/// 库卡|中国|技术总监李明, 国药集团|中国|生物|董事长李明: a place, a word of trade or an unknown one between a company and a post
/// in one, with a person behind it.
fn branch(view: &View<'_>, title: &Title, mentions: &[Mention]) -> Option<Span> {
    const PLAIN: Flags = Flags::BOUNDARY.or(Flags::TITLE).or(Flags::QUALIFIER).or(Flags::GENERIC).or(Flags::TRIGGER);
    let person = || view.persons.iter().any(|person| person.start == title.span.end);
    if !title.of_company(view.lexicon) || title.qualifier.is_some() || !person() {
        return None;
    }
    let end = title.span.start;
    let (mut at, mut placed) = (end, false);
    for _ in 0..BRANCH {
        let word = view.token_ending(at)?;
        let trade = view.is_cue(word, Cue::Trade);
        let flags = view.flags(word);
        let place = flags.any(Flags::SURE_PLACE);
        let unknown = view.senses(word).is_empty() && may_be_name(view, view.word(word));
        let plain = view.kind(word) == Some(TokenKind::Han)
            && !flags.any(PLAIN)
            && !view.is_person(view.span_of(word, word + 1))
            && view.word(word).chars().nth(1).is_some();
        if !plain || !(trade || place || unknown) {
            return None;
        }
        at = view.tokens.get(word)?.span.start;
        // 红点|中国|合伙人李明: a name that nobody knows, and where the branch is.
        let taken = || {
            mentions.iter().any(|mention| mention.weight > 1 && mention.extent.contains(view.span_of(word, word + 1)))
        };
        if unknown && placed && !place && is_free(view, word) && !taken() {
            return Some(Span::new(at, end));
        }
        placed |= place;
        let company = |mention: &&Mention| {
            mention.kind == MentionKind::Organization
                && mention.weight >= 2
                && mention.extent.end == at
                && matches!(mention.category, Some(Category::Company | Category::Bank))
        };
        if let Some(company) = mentions.iter().find(company) {
            return Some(Span::new(company.span.start, end));
        }
    }
    None
}

/// Where the word begins that ends a part of a body called after two fields, if that is how a name ends.
fn joined_end(view: &View<'_>, start: u32, end: u32) -> Option<u32> {
    let name = Span::new(start, end).of_text(view.text);
    let head = view.lexicon.list(List::JoinedEnd).before(name).filter(|head| !head.is_empty())?;
    Some(start + to_u32(head.len()))
}

/// Most words and characters of a company that is shown by nothing but its head.
const LED_WORDS: usize = 4;
const LED_CHARACTERS: usize = 8;

/// 四方达董事长李明, 北方导航总裁兼首席执行官王强: whatever the words are, what stands between the start of the clause and a post
/// that only companies have, with a person behind it, is a company.
fn led_by(view: &View<'_>, title: &Title, mentions: &[Mention]) -> Option<Span> {
    const CLOSED: Flags = Flags::TITLE
        .or(Flags::QUALIFIER)
        .or(Flags::GENERIC)
        .or(Flags::cue(Cue::Apposition))
        .or(Flags::cue(Cue::Generic))
        .or(Flags::cue(Cue::OfBody));
    let text = title.span.of_text(view.text);
    let leads =
        title.of_company(view.lexicon) && (title.is_chief(view) || view.lexicon.list(List::CompanyHead).ends(text));
    let end = start_of(title);
    let person = || view.persons.iter().any(|person| person.start == title.span.end);
    let goes_on = || view.rest(title.span.end).starts_with(['兼', '、', '暨']);
    if !leads || title.qualifier.is_some() || !(person() || goes_on()) || !view.before(end).ends_with(is_han) {
        return None;
    }
    let (mut at, mut words) = (end, 0);
    while let Some(before) = view.token_ending(at).filter(|_| at > view.span.start) {
        let word = view.word(before);
        if view.kind(before) != Some(TokenKind::Han) {
            if matches!(view.kind(before), Some(TokenKind::Number | TokenKind::Word)) {
                return None;
            }
            break;
        }
        // 恩|和|生物: nothing is joined to a single character behind a mark.
        let inner = words > 0 && matches!(word, "和" | "与" | "同") && is_single_behind_mark(view, before);
        if !inner && (view.is_boundary(before) || (view.is_cue(before, Cue::And) && word.chars().nth(1).is_none())) {
            // 该, 一位, 的: a noun follows.
            if word.ends_with(['该', '这', '本', '某', '其', '各', '家', '位', '名', '个', '的', '任', '为', '是'])
            {
                return None;
            }
            break;
        }
        let tag = view.segmenter.tag(word);
        let closed = view.flags(before).any(CLOSED)
            || view.is_person(view.span_of(before, before + 1))
            || matches!(tag, Some("r" | "t" | "m" | "q"))
            || word.contains('兼');
        // 电源|厂鼎|耀电: behind 厂 the name begins.
        let works = word.starts_with('厂') && word.chars().nth(1).is_some() && tag.is_none();
        if works || (words > 0 && word.ends_with('厂')) {
            let start = view.tokens.get(before)?.span.start;
            at = if works { start + to_u32('厂'.len_utf8()) } else { at };
            words += usize::from(works);
            break;
        }
        words += 1;
        if closed || words > LED_WORDS {
            return None;
        }
        at = view.tokens.get(before)?.span.start;
    }
    let body = Span::new(at, end);
    let name = body.of_text(view.text);
    let head = |sense: &Sense| matches!(sense, Sense::NameHead { .. });
    let noun = || {
        let last = view.token_ending(end);
        last.is_some_and(|last| view.senses(last).iter().any(head) && !view.is_cue(last, Cue::Trade))
            || (words == 1
                && view.segmenter.tag(name).is_some_and(|tag| matches!(tag, "n" | "v" | "vn" | "a" | "l" | "i")))
    };
    let known = mentions.iter().any(|mention| {
        mention.weight > 1
            && mention.kind != MentionKind::Quotation
            && (mention.extent.end == end || mention.kind == MentionKind::Organization)
            && mention.extent.overlaps(body)
    });
    ((3..=LED_CHARACTERS).contains(&name.chars().count()) && words > 0 && !noun() && !known).then_some(body)
}

/// A word of one character that no mention can be, between a mark and this one.
fn is_single_behind_mark(view: &View<'_>, index: usize) -> bool {
    let Some(first) = index.checked_sub(1) else { return false };
    let single = view.kind(first) == Some(TokenKind::Han) && view.word(first).chars().nth(1).is_none();
    let mark = first.checked_sub(1).is_none_or(|before| view.kind(before) == Some(TokenKind::Punct));
    single && mark && !view.is_boundary(first) && !view.flags(first).any(Flags::CUES)
}

/// Nothing that could belong to the name stands before a word.
fn is_free(view: &View<'_>, index: usize) -> bool {
    index.checked_sub(1).is_none_or(|before| {
        view.kind(before) != Some(TokenKind::Han) || view.is_boundary(before) || view.is_cue(before, Cue::And)
    })
}

/// A word that the dictionary does not have, or has as a name of something.
fn may_be_name(view: &View<'_>, word: &str) -> bool {
    matches!(view.segmenter.tag(word), None | Some("nz" | "nt" | "nrt"))
}

/// 台塑|企业, 海聚|投资公司: an unknown word and what it is, right before a post.
fn with_business(view: &View<'_>, end: u32, mentions: &[Mention]) -> Option<Span> {
    let kind = view.token_ending(end).filter(|&index| view.flags(index).any(BUSINESS))?;
    let trade = view.flags(kind).any(Flags::cue(Cue::Trade));
    let ends = trade || ["公司", "企业", "集团"].iter().any(|head| view.word(kind).ends_with(head));
    let name = kind.checked_sub(1).filter(|&name| ends && view.kind(name) == Some(TokenKind::Han))?;
    if trade && let Some(body) = behind_glue(view, name, kind, mentions) {
        return Some(body);
    }
    let word = view.word(name);
    let free = is_free(view, name);
    // 微澜科技: before a word of trade it may be any word of two characters that nothing else is known of.
    let plain = trade && word.chars().nth(2).is_none();
    let unknown = view.senses(name).is_empty() && (plain || may_be_name(view, word));
    let body = view.span_of(name, kind + 1);
    let known = mentions.iter().any(|mention| mention.extent.contains(body) && mention.weight > 1);
    (free && unknown && word.chars().nth(1).is_some() && !known).then_some(body)
}

/// 与瀚|澜|基金: the segmenter has glued a function word to the first of two or three characters that it knows nothing of.
fn behind_glue(view: &View<'_>, name: usize, kind: usize, mentions: &[Mention]) -> Option<Span> {
    const LONGEST: usize = 3;
    let known = |index: usize| {
        view.kind(index) != Some(TokenKind::Han)
            || view.segmenter.tag(view.word(index)).is_some() && view.word(index).len() > 3
    };
    for first in (name.saturating_sub(LONGEST)..=name).rev() {
        if known(first) {
            return None;
        }
        let word = view.word(first);
        if !(word.starts_with(['与', '和', '由', '及', '同', '对', '据']) && word.chars().nth(1).is_some()) {
            continue;
        }
        let start = view.tokens.get(first)?.span.start + to_u32('与'.len_utf8());
        let body = Span::new(start, view.tokens.get(kind)?.span.end);
        let brand = Span::new(start, view.tokens.get(kind)?.span.start).of_text(view.text).chars().count();
        let taken = mentions.iter().any(|mention| mention.weight > 1 && mention.extent.overlaps(body));
        return ((2..=3).contains(&brand) && !taken).then_some(body);
    }
    None
}

/// What bodies are called by what they are.
const BUSINESS: Flags =
    Flags::cue(Cue::Apposition).or(Flags::cue(Cue::Generic)).or(Flags::GENERIC).or(Flags::cue(Cue::Trade));
