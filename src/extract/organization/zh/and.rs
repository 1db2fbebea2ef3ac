//! What stands before 与 and its like inside a Chinese name: a listed body, or the first of two fields of a part.

use super::{FUNCTION, extend_left};
use crate::extract::sentence::View;
use crate::gazetteer::{Cue, Flags, List};
use crate::span::Span;
use crate::token::TokenKind;
use crate::token::script::is_han;

/// 浙江大学|控制科学|与|工程学院: a word like 与 belongs to the name where one word or a few stand between it and a listed
/// body.
pub(super) fn listed_before_and(view: &View<'_>, and: usize) -> Option<u32> {
    if !matches!(view.word(and), "与" | "和" | "及") {
        return None;
    }
    // 复旦大学附属中山医院|和|瑞金医院, 监察局山西局|与|太原…: what ends with a head is whole, and a place begins another.
    let end = view.tokens.get(and)?.span.start;
    let next = view.tokens.get(and + 1).map_or(view.span.end, |token| token.span.start);
    if view.before(end).ends_with(['局', '司', '厅', '署', '所'])
        || view.hits_at(next).any(|hit| hit.flags.any(Flags::SURE_PLACE))
    {
        return None;
    }
    if view.hit_ends(end, Flags::BODY_HEAD) {
        return None;
    }
    for at in (and.saturating_sub(4)..and).rev() {
        let start = view.tokens.get(at)?.span.start;
        if view.kind(at) != Some(TokenKind::Han)
            || view.is_boundary(at)
            || view.flags(at).any(Flags::TITLE.or(Flags::FUNCTION))
            || view.is_person(view.span_of(at, at + 1))
        {
            return None;
        }
        if let Some(listed) = listed_before(view, start) {
            return Some(listed);
        }
    }
    None
}

/// 学院, 工程学院, 处: the head at an offset is, or ends as, one of parts that are called after two fields.
fn is_joined_end(view: &View<'_>, head: u32) -> bool {
    const BEFORE: usize = 12;
    let list = view.lexicon.list(List::JoinedEnd);
    let rest = view.rest(head);
    let near = rest.char_indices().nth(6).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(""));
    // 重点|实验室: the word begins before the head.
    let whole = head.checked_sub(6).filter(|start| *start >= view.span.start && view.token_at(*start).is_some());
    list.begins(rest)
        || whole.is_some_and(|start| list.begins(view.rest(start)))
        || list.first_in(near).is_some_and(|(word, at)| {
            let inner = near.get(..at).unwrap_or("");
            at <= BEFORE && word.chars().nth(1).is_some() && inner.chars().all(is_han)
        })
}

/// Most tokens of the first field of a part that is called after two.
const FIELD: usize = 4;

/// 土木工程|与|地球科学学院, 国科会|产学|及|园区业务处: the first of two fields that a part of a body is called after, and the
/// body before it.
pub(crate) fn fields_before_and(view: &View<'_>, and: usize, (second, head): (u32, u32)) -> Option<u32> {
    const CLOSED: Flags = Flags::TITLE
        .or(Flags::QUALIFIER)
        .or(Flags::SURE_BODY)
        .or(Flags::SURE_PLACE)
        .or(Flags::BODY_HEAD)
        .or(Flags::COMPOSITION)
        .or(Flags::cue(Cue::Generic))
        .or(Flags::cue(Cue::Apposition));
    let joint = view.tokens.get(and).filter(|_| matches!(view.word(and), "与" | "和" | "及" | "暨"))?.span;
    if second < joint.end || second >= head {
        return None;
    }
    // 市人大常委会机关与|襄阳职业技术学院: a place begins another name.
    let placed = |hit: &crate::gazetteer::Hit| hit.flags.any(Flags::SURE_PLACE) && hit.span.end < head;
    if matches!(view.word(and), "与" | "和") && view.hits_at(joint.end).any(placed) {
        return None;
    }
    // 工具机|暨|零组件工业同业公会: 暨 joins nothing but fields and posts. Others do so before the ends of parts of a body; and
    // before some more where a place or a body stands before them: 港口|及|物流股份公司.
    let joint_word = view.word(and);
    let sure = joint_word == "暨" || is_joined_end(view, head);
    if !(sure || joint_word == "及" && is_open_end(view, and, head)) {
        return None;
    }
    let mut start = joint.start;
    for _ in 0..FIELD {
        let Some(before) = view.token_ending(start) else { break };
        let flags = view.flags(before);
        // 任命李明同志|为市|发展和改革委员会主任
        if let Some(cut) = super::glued(view, before, view.word(before)) {
            start = cut;
            break;
        }
        let noun = match view.segmenter.tag(view.word(before)) {
            Some(tag) => tag == "n" || tag.starts_with(['v', 'a', 'b', 'l', 'j', 's']),
            // 韩秉义和新区经济发展局: an unknown word may be somebody's name.
            None => {
                view.word(before).chars().nth(1).is_some() && !view.rest(head).starts_with(['局', '署', '厅', '部'])
            }
        };
        // 国际|合作|与|交流|处: a verb that is as much a noun is a field.
        let verbal = super::is_verbal_noun(view, view.word(before));
        let closed = CLOSED.or(Flags::BOUNDARY).or(if verbal { Flags::FUNCTION } else { FUNCTION });
        let ends = view.kind(before) != Some(TokenKind::Han);
        if ends || !noun || flags.any(closed) || view.is_person(view.span_of(before, before + 1)) {
            break;
        }
        start = view.tokens.get(before)?.span.start;
    }
    // 国家住宅及都市更新中心
    if view.before(start).ends_with("国家") && start < joint.start {
        start = start.saturating_sub(crate::span::to_u32("国家".len()));
    }
    let field = Span::new(start, joint.start).of_text(view.text);
    // 校长办公室主任罗敏、|国际合作与交流处处长…
    let listed = |mark: char| {
        let end = start.saturating_sub(crate::span::to_u32(mark.len_utf8()));
        mark != '等' && view.persons.iter().any(|person| person.end == end)
    };
    let mark = view.before(start).chars().next_back().filter(|mark| "、与和及等".contains(*mark));
    // 机械与动力工程学院、|化学与分子工程学院: behind another part of the list.
    let part = |mark: char| {
        let end = start.saturating_sub(crate::span::to_u32(mark.len_utf8()));
        mark == '、'
            && (view.hit_ends(end, Flags::BODY_HEAD) || view.lexicon.list(List::JoinedEnd).ends(view.before(end)))
    };
    if !(2..=8).contains(&field.chars().count()) || mark.is_some_and(|mark| !listed(mark) && !part(mark)) {
        return None;
    }
    // 敦煌研究院|与|某大学研究院: two bodies.
    if view.lexicon.list(List::JoinedEnd).ends(field) {
        return None;
    }
    let parent = || {
        let token = view.token_ending(start)?;
        let headed = view.flags(token).any(Flags::BODY_HEAD) && view.word(token).chars().nth(2).is_some();
        headed.then(|| {
            extend_left(view, view.tokens.get(token).map_or(start, |token| token.span.start), false, &[]).start
        })
    };
    let placed = || {
        let places = view.hits_ending(start).filter(|hit| hit.flags.any(Flags::PLACE));
        places.map(|hit| hit.span.start).find(|&start| view.token_at(start).is_some())
    };
    let whole = listed_before(view, start).or_else(parent).or_else(placed);
    whole.or_else(|| (sure || field.starts_with("国家")).then_some(start))
}

/// 港口及|物流股份公司, 住宅及|都市更新中心: the form of a company or 中心 ends a name, behind two words that the dictionary has as
/// nouns.
fn is_open_end(view: &View<'_>, and: usize, head: u32) -> bool {
    let rest = view.rest(head);
    let form = view.lexicon.list(List::CompanyForm).begins(rest) || rest.starts_with("股份公司");
    let noun = |index: usize| matches!(view.segmenter.tag(view.word(index)), Some("n" | "vn" | "ns"));
    (form || rest.starts_with("中心")) && and.checked_sub(1).is_some_and(noun) && noun(and + 1)
}

/// A listed body right before a name is its parent, whatever words it is made of: 国家科学及技术委员会|南部科学园区管理局.
pub(super) fn listed_before(view: &View<'_>, end: u32) -> Option<u32> {
    // 苏州工业园区 is a place too, and what stands in it is no part of it. 前海: a place that the segmenter cuts.
    let cut = |hit: &crate::gazetteer::Hit| {
        hit.flags.any(Flags::SURE_PLACE.or(Flags::SURE_BODY))
            && hit.span.len() == 6
            && view.token_ending(end).is_some_and(|last| view.word(last).chars().nth(1).is_none())
    };
    let body = |hit: &&crate::gazetteer::Hit| {
        let flags = hit.flags;
        // 三一|能源装备公司: a name that is a number to the segmenter.
        let number = || hit.span.of_text(view.text).chars().all(|c| "一二三四五六七八九十百千".contains(c));
        let whole = flags.any(Flags::SURE_BODY) && !flags.any(Flags::PLACE);
        (whole && (hit.span.len() >= 9 || number())) || cut(hit)
    };
    let near = view.hits.partition_point(|hit| hit.span.start + 60 < end);
    let hits = view.hits.get(near..)?.iter().take_while(|hit| hit.span.start < end);
    let found =
        hits.filter(|hit| hit.span.end == end).filter(body).find(|hit| view.token_at(hit.span.start).is_some())?;
    Some(found.span.start)
}

/// 江南大学—|格罗宁根大学食品智能感知联合实验室: a body of two others, the latter of which is listed.
pub(super) fn is_joint(view: &View<'_>, second: u32) -> bool {
    let rest = view.rest(second);
    let name = rest.find(|c: char| !is_han(c)).and_then(|end| rest.get(..end)).unwrap_or(rest);
    let joint = name.find("联合").is_some_and(|at| at > 0);
    joint && view.hits_at(second).any(|hit| hit.flags.any(Flags::SURE_BODY))
}
