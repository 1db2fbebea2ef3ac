//! Where a post is held: the body before a title, behind it, or behind a field of work.

use crate::extract::latin::{fields, is_common};
use crate::extract::sentence::View;
use crate::extract::title::{Title, beginning, ending, heads_field};
use crate::extract::{HeadKind, Mention, MentionKind, Post};
use crate::gazetteer::{Cue, EnglishWord, Flags, Lexicon, List, Sense};
use crate::span::{Span, to_u32};
use crate::token::TokenKind;

/// `ORG's T`, `ORG T` at an offset.
pub(super) fn owned<'t>(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &'t [Title],
    start: u32,
) -> Option<(&'t Title, Option<Post>)> {
    let mention = chosen.iter().position(|mention| mention.extent.start == start && is_body(mention))?;
    let end = chosen.get(mention)?.extent.end;
    let rest = view.rest(end);
    let gap = ["'s ", "’s ", "' ", "’ ", " "].iter().find(|gap| rest.starts_with(**gap))?;
    let title = beginning(titles, end + to_u32(gap.len()))?;
    Some((title, Some(Post { mention, place: false })))
}

/// `its founding director`, `its first managing director`: the reference that owns the title at an offset.
pub(super) fn whose(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<Post> {
    let before = view.before(at);
    let bare = view.lexicon.list(List::Tenure).before(before).unwrap_or_else(|| before.trim_end());
    let head = bare.strip_suffix("its").filter(|head| head.is_empty() || head.ends_with(' '))?;
    let end = view.span.start + to_u32(head.len() + "its".len());
    let mention = chosen.iter().position(|mention| mention.kind == MentionKind::Anaphor && mention.span.end == end)?;
    Some(Post { mention, place: false })
}

/// `of|at|for ORG` behind a title. A field between the two belongs to the title: Vice President of Strategy at ORG.
pub(super) fn organization_after(
    view: &View<'_>,
    chosen: &[Mention],
    titles: &[Title],
    title: &mut Span,
    close: &mut u32,
) -> Option<Post> {
    if let Some(end) = ministry(view, *title) {
        (title.end, *close) = (end, end);
    } else if let Some(end) = bracketed(view, *close) {
        // `Vice-President (Research) of ORG`
        *close = end;
    } else if let Some(end) = capital_field(view, chosen, *close) {
        // `Vice-President Research and Innovation at ORG`
        (title.end, *close) = (end, end);
    }
    if let Some(end) = accredited(view, chosen, *title, *close) {
        (title.end, *close) = (end, end);
        return None;
    }
    let to = || towards(view, *title, *close).or_else(|| responsible(view, *close));
    let Some((at, connector)) = connector_after(view, *close).or_else(to) else {
        return comma_field(view, chosen, title, close).or_else(|| appended(view, chosen, titles, close));
    };
    if let Some(mention) = in_office(view, chosen, at) {
        *close = chosen.get(mention)?.extent.end;
        return Some(Post { mention, place: false });
    }
    // `of Guimarães spinner X`
    let seat = |index: &usize| chosen.get(*index).is_some_and(|body| body.kind == MentionKind::Place);
    let own = body_at(view, chosen, at);
    let body = own.filter(|index| !seat(index)).or_else(|| behind_nouns(view, chosen, at)).or(own);
    let organization = body.and_then(|index| chosen.get(index)).is_some_and(|body| {
        matches!(body.kind, MentionKind::Organization | MentionKind::Anaphor) || body.thing.is_some()
    });
    if connector != "at"
        && !organization
        && let Some(end) = fields(view, at)
    {
        // Vice President of Strategy and Operations at ORG; Minister of Trade of Vietnam.
        (title.end, *close) = (end, end);
        let Some((next, _)) = connector_after(view, end) else { return appended(view, chosen, titles, close) };
        let mention = body_at(view, chosen, next)?;
        *close = chosen.get(mention)?.extent.end;
        return Some(Post { mention, place: false });
    }
    // `Vice President of Coastal Operations`: capitals for a field; `Co-Heads of the Harbour Planning practice`.
    let field = || {
        let field = body.and_then(|index| chosen.get(index));
        let part = field.and_then(|field| part_behind(view, field));
        part.or_else(|| field.filter(|field| is_capital_field(view, field)).map(|field| field.extent.end))
            .or_else(|| headed_field(view, chosen, *title, at))
    };
    if connector == "of"
        && let Some(end) = field()
    {
        (title.end, *close) = (end, end);
        let Some((next, _)) = connector_after(view, end) else { return appended(view, chosen, titles, close) };
        let mention = body_at(view, chosen, next)?;
        *close = chosen.get(mention)?.extent.end;
        return Some(Post { mention, place: false });
    }
    if let Some(index) = body {
        let mention = chosen.get(index)?;
        *close = mention.extent.end;
        // `of Portfolio Strategy at Flagship`: the first is a field.
        if connector != "at"
            && matches!(mention.kind, MentionKind::Proper | MentionKind::Place)
            && let Some((next, "at")) = connector_after(view, mention.extent.end)
            && let Some(second) = body_at(view, chosen, next)
        {
            title.end = mention.extent.end;
            *close = chosen.get(second)?.extent.end;
            return Some(Post { mention: second, place: false });
        }
        // `a partner in Madrid`: of a company's post that is where, not at whom.
        let firm = || crate::resolve::posts::of_company(title.of_text(view.text), view.lexicon);
        if connector == "in" && mention.kind == MentionKind::Place && firm() {
            return None;
        }
        // `Director of Strategy for the Irish retail business at ORG`
        if connector == "for" && mention.kind == MentionKind::Place && is_described(view, mention.extent.end) {
            *close = title.end;
            return described(view, chosen, at, &mut Span::new(title.start, title.end), close);
        }
        // `head of fixed income for Greater China`, `vice president for Asia at ORG`: where, not at whom.
        if connector == "for" && mention.kind == MentionKind::Place {
            (title.end, *close) = (mention.extent.end, mention.extent.end);
            let Some((next, _)) = connector_after(view, *close).filter(|(_, word)| matches!(*word, "of" | "at")) else {
                return appended(view, chosen, titles, close);
            };
            let mention = body_at(view, chosen, next).or_else(|| behind_nouns(view, chosen, next))?;
            *close = chosen.get(mention)?.extent.end;
            return Some(Post { mention, place: false });
        }
        return Some(Post { mention: index, place: false });
    }
    described(view, chosen, at, title, close)
}

/// `Minister of Transport, Communications and Information Technology`: the fields go on behind the listed title.
fn ministry(view: &View<'_>, title: Span) -> Option<u32> {
    let text = title.of_text(view.text);
    if !text.contains(['M', 'S']) {
        return None;
    }
    let at = ["Minister of ", "Minister for ", "Secretary for "].iter().find_map(|post| {
        let found = text.find(post)?;
        Some(title.start + to_u32(found + post.len()))
    })?;
    fields(view, at).filter(|&end| end > title.end)
}

/// `Coastal Operations`, `Biomedical Technology`: a name of unknown kind whose last word is a field of work and no head.
fn is_capital_field(view: &View<'_>, name: &Mention) -> bool {
    let text = name.span.of_text(view.text);
    let Some((first, last)) = text.rsplit_once(' ') else { return false };
    let senses = view.lexicon.senses(last);
    name.kind == MentionKind::Proper
        // Coorong Health is a name.
        && first.split(' ').all(|word| is_common(view, word))
        && name.thing.is_none()
        && text.bytes().filter(|&byte| byte == b' ').count() <= 2
        && senses.contains(&Sense::English(EnglishWord::Field))
        && !senses.iter().any(|sense| matches!(sense, Sense::OrganizationHead { .. }))
}

/// `the Frankfurt office`, `the Energy Transition practice`: where the word for a part of a body behind its place or field ends.
fn part_behind(view: &View<'_>, name: &Mention) -> Option<u32> {
    let open = name.kind == MentionKind::Place
        || (name.kind == MentionKind::Proper && name.thing.is_none() && name.weight <= 1);
    let rest = view.rest(name.extent.end).strip_prefix(' ').filter(|_| open)?;
    let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    view.lexicon.list(List::PartOfBody).has(word).then(|| name.extent.end + 1 + to_u32(word.len()))
}

/// `Head of Harbour Planning`, `Head of Europe Programs`: of who heads something that has no name, common nouns with capitals
/// are the field.
fn headed_field(view: &View<'_>, chosen: &[Mention], title: Span, at: u32) -> Option<u32> {
    if !heads_field(title.of_text(view.text), view.lexicon) {
        return None;
    }
    let open = |mention: &&Mention| {
        mention.span.start == at
            && mention.thing.is_none()
            && match mention.kind {
                MentionKind::Proper => mention.weight <= 1,
                MentionKind::Programme | MentionKind::Occasion => true,
                _ => false,
            }
    };
    let name = chosen.iter().find(open)?;
    let words = name.span.of_text(view.text).split(' ');
    let place = |word: &str| view.lexicon.look_up(word).flags.any(Flags::SURE_PLACE);
    let mut common = words.enumerate().map(|(at, word)| is_common(view, word) || (at == 0 && place(word)));
    common.all(|common| common).then_some(name.extent.end)
}

/// ` legal business`: a noun in small letters stands behind a name.
fn is_described(view: &View<'_>, end: u32) -> bool {
    let Some(index) = view.token_at(end).filter(|&space| view.word(space) == " ").map(|space| space + 1) else {
        return false;
    };
    let word = view.word(index);
    let closed = view.is_boundary(index) || view.senses(index).iter().any(|sense| matches!(sense, Sense::Cue(_)));
    word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !closed && !word.ends_with("ed")
}

/// `A was elected as the first` before a post: a person before takes it.
pub(super) fn is_taken(view: &View<'_>, chosen: &[Mention], start: u32) -> bool {
    let mut head = view.before(start);
    while let Some(rest) = view.lexicon.list(List::BeforePost).before(head).filter(|rest| rest.ends_with(' ')) {
        head = rest;
        if head.ends_with(" elected ") || head.ends_with(" appointed ") || head.ends_with(" named ") {
            break;
        }
    }
    let verb = view.lexicon.list(List::Appoints).ends(head.trim_end());
    let end = view.span.start + to_u32(head.len());
    verb && head.len() < view.before(start).len()
        && chosen.iter().any(|mention| mention.kind == MentionKind::Person && mention.span.end < end)
}

/// `Vice President of Acme Group NAME`: a body with a post before it ends right before an offset.
pub(super) fn is_titled(view: &View<'_>, chosen: &[Mention], titles: &[Title], start: u32) -> bool {
    let end = start.saturating_sub(1);
    let body = |mention: &&Mention| {
        mention.extent.end == end
            && mention.weight >= 2
            && (mention.kind == MentionKind::Organization
                || (mention.kind == MentionKind::Place && mention.thing.is_some()))
    };
    let Some(body) = chosen.iter().find(body).filter(|_| view.before(start).ends_with(' ')) else { return false };
    let head = view.before(body.extent.start);
    let head = head.strip_suffix("the ").unwrap_or(head);
    let mut post = head.strip_suffix(" of ").or_else(|| head.strip_suffix(" at "));
    if body.kind == MentionKind::Place {
        post = post.or_else(|| head.strip_suffix(" in "));
    }
    post.is_some_and(|post| ending(titles, view.span.start + to_u32(post.len())).is_some())
}

/// `chair of A and B,`: the second body behind `and` of whom the same post is held; the apposition ends behind it.
pub(super) fn second_body(view: &View<'_>, chosen: &[Mention], titles: &[Title], close: u32) -> Option<(Post, u32)> {
    let at = behind_words(view, close, " and ")?;
    let mention = body_at(view, chosen, at)?;
    let body = chosen.get(mention).filter(|body| {
        body.kind == MentionKind::Organization
            || (body.kind == MentionKind::Proper && super::shape(view, body.span) != super::Shape::Name)
    })?;
    let rest = view.rest(body.extent.end);
    let closed =
        rest.is_empty() || rest.starts_with([',', ';', ')', '\n']) || (rest.starts_with('.') && rest.len() < 3);
    let titled = titles.iter().any(|title| title.span.start >= at && title.span.start <= body.extent.end + 4);
    (closed && !titled).then_some((Post { mention, place: false }, body.extent.end))
}

/// `(Research)` behind a title, and a body behind that.
fn bracketed(view: &View<'_>, close: u32) -> Option<u32> {
    const LONGEST: usize = 40;
    let (field, rest) = view.rest(close).strip_prefix(" (")?.split_once(')')?;
    let plain = field.len() <= LONGEST && field.starts_with(char::is_uppercase);
    (plain && [" of ", " at "].iter().any(|word| rest.starts_with(word))).then(|| close + to_u32(field.len() + 3))
}

/// Where a name begins behind such words and an article.
pub(super) fn behind_words(view: &View<'_>, at: u32, words: &str) -> Option<u32> {
    let rest = view.rest(at);
    let name = rest.strip_prefix(words)?;
    Some(at + to_u32(rest.len() - name.strip_prefix("the ").unwrap_or(name).len()))
}

/// `Research and Innovation` behind a title, before `at ORG`.
fn capital_field(view: &View<'_>, chosen: &[Mention], close: u32) -> Option<u32> {
    let at = view.rest(close).strip_prefix(' ').map(|_| close + 1)?;
    let end = fields(view, at)?;
    body_at(view, chosen, behind_words(view, end, " at ")?).map(|_| end)
}

/// `Minister responsible for ORG`
fn responsible(view: &View<'_>, close: u32) -> Option<(u32, &'static str)> {
    Some((behind_words(view, close, " responsible for ")?, "for"))
}

/// `adviser to ORG`, `ambassador to Kenya`: posts that are held towards a body.
fn towards(view: &View<'_>, title: Span, close: u32) -> Option<(u32, &'static str)> {
    let name = behind_words(view, close, " to ")?;
    let last = title.of_text(view.text).rsplit(' ').next()?;
    view.lexicon.list(List::PostTowards).has(&last.to_ascii_lowercase()).then_some((name, "to"))
}

/// `Ambassador to Finland`: where a state sends its envoy is a part of the title, and not whose post it is.
fn accredited(view: &View<'_>, chosen: &[Mention], title: Span, close: u32) -> Option<u32> {
    let last = title.of_text(view.text).rsplit(' ').next()?.to_ascii_lowercase();
    let name = behind_words(view, close, " to ").filter(|_| view.lexicon.list(List::Envoy).has(&last))?;
    let place = chosen.iter().find(|place| place.span.start == name && place.kind == MentionKind::Place)?;
    Some(place.span.end)
}

/// `in the Frankfurt office of ORG`, `of the London arm of ORG`
fn in_office(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<usize> {
    let from = view.token_at(at)?;
    let part =
        (from + 2..from + 8).step_by(2).find(|&index| view.lexicon.list(List::PartOfBody).has(view.word(index)))?;
    let plain = (from..part).all(|index| matches!(view.kind(index), Some(TokenKind::Word | TokenKind::Space)));
    let end = view.tokens.get(part).filter(|_| plain)?.span.end;
    let (next, _) = connector_after(view, end).filter(|(_, word)| matches!(*word, "of" | "at"))?;
    body_at(view, chosen, next)
}

/// `Senior Vice President, Clinical Development, at ORG`
fn comma_field(view: &View<'_>, chosen: &[Mention], title: &mut Span, close: &mut u32) -> Option<Post> {
    view.rest(*close).strip_prefix(", ")?;
    let field =
        chosen.iter().find(|mention| mention.span.start == *close + 2 && mention.kind == MentionKind::Proper)?;
    let end = field.extent.end;
    let next = if view.rest(end).starts_with(", at ") { end + 1 } else { end };
    // `Senior Vice President, Global Sales, Borealis plc`
    let common = || {
        let words = field.span.of_text(view.text);
        words.split(' ').next_back().is_some_and(|last| {
            view.lexicon
                .senses(last)
                .iter()
                .any(|sense| matches!(sense, Sense::English(EnglishWord::Field | EnglishWord::Common)))
        })
    };
    if let Some(mention) = listed_behind(view, chosen, end).filter(|_| common()) {
        (title.end, *close) = (field.span.end, chosen.get(mention)?.extent.end);
        return Some(Post { mention, place: false });
    }
    let (at, _) = connector_after(view, next).filter(|(_, word)| *word == "at")?;
    let mention = body_at(view, chosen, at)?;
    (title.end, *close) = (field.span.end, chosen.get(mention)?.extent.end);
    Some(Post { mention, place: false })
}

/// `at the law firm X`, `of drone maker X`: what the body is stands before its name.
fn behind_nouns(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<usize> {
    let from = view.token_at(at)?;
    let seated = ["-based ", "-listed "].iter().any(|seat| view.before(at).ends_with(seat));
    for index in (from..(from + 6).min(view.tokens.len())).step_by(2) {
        // of German drugmaker X, of CDMO provider X
        let describes = || {
            index == from
                && (view.is_english(index, EnglishWord::Demonym)
                    || view.lexicon.look_up(view.word(index)).flags.any(Flags::SURE_PLACE)
                    || crate::extract::latin::is_capitals(view.word(index)))
                && view.word(index + 2).starts_with(|c: char| c.is_ascii_lowercase())
        };
        let small = view.word(index).starts_with(|c: char| c.is_ascii_lowercase()) || describes();
        if !small || view.word(index + 1) != " " || view.is_boundary(index) {
            return None;
        }
        // the county's CPPCC
        let owner = view.word(index).ends_with("'s") || view.word(index).ends_with("’s");
        let described = seated && !view.word(index + 2).starts_with(|c: char| c.is_ascii_lowercase());
        if owner
            || described
            || view.is_english(index, EnglishWord::Company)
            || view.is_english(index, EnglishWord::Called)
        {
            let mut next = view.tokens.get(index + 2)?.span.start;
            // of the bank's new Safety Committee
            while owner && let Some(rest) = view.lexicon.list(List::BeforePost).behind(view.rest(next)) {
                next += to_u32(view.rest(next).len() - rest.len());
            }
            return chosen.iter().position(|mention| is_body(mention) && mention.extent.start == next);
        }
    }
    None
}

/// `head of research into batteries at ORG`, `dean of the school of design at ORG`: a field in lower case.
fn described(view: &View<'_>, chosen: &[Mention], at: u32, title: &mut Span, close: &mut u32) -> Option<Post> {
    let from = view.token_from(at);
    let mut words = 0;
    for index in from..(from + 16).min(view.tokens.len()) {
        let word = view.word(index);
        match view.kind(index) {
            Some(TokenKind::Word) if words > 0 && matches!(word, "at" | "of" | "for") => {
                let end = view.tokens.get(index)?.span.start.saturating_sub(1);
                if let Some((next, _)) = connector_after(view, end)
                    && let Some(second) = body_at(view, chosen, next)
                    && chosen.get(second).is_some_and(|body| word == "at" || body.kind == MentionKind::Organization)
                {
                    title.end = end;
                    *close = chosen.get(second)?.extent.end;
                    return Some(Post { mention: second, place: false });
                }
            }
            Some(TokenKind::Word) if view.is_boundary(index) => return None,
            Some(TokenKind::Word) => words += 1,
            Some(TokenKind::Space) => {}
            _ if matches!(word, "&" | "-") => {}
            _ => return None,
        }
    }
    None
}

/// `, ORG` behind a field or a region, before the end of the apposition.
fn listed_behind(view: &View<'_>, chosen: &[Mention], end: u32) -> Option<usize> {
    view.rest(end).strip_prefix(", ")?;
    let mention = chosen.iter().position(|mention| {
        mention.extent.start == end + 2 && mention.weight >= 2 && mention.kind == MentionKind::Organization
    })?;
    let rest = view.rest(chosen.get(mention)?.extent.end);
    (rest.is_empty() || rest.starts_with([',', ';', '.', ')', '\n'])).then_some(mention)
}

/// `T, ORG` before the end of the apposition: Tom Reed, CEO, Brightwater Ltd.
fn appended(view: &View<'_>, chosen: &[Mention], titles: &[Title], close: &mut u32) -> Option<Post> {
    view.rest(*close).strip_prefix(", ")?;
    // `Minister of Transport, Ghana`; but `President, Asia Pacific`
    let region = |mention: &Mention| {
        let level = mention.thing.and_then(|thing| view.lexicon.thing(thing)).map_or("", |thing| &*thing.level);
        matches!(level, "area" | "continent")
    };
    let of_state = || {
        let title = view.before(*close).rsplit([',', ';']).next().unwrap_or("").to_ascii_lowercase();
        view.lexicon.list(List::StatePost).within(&title)
    };
    // `(executive chairman, CDL)`
    let bracketed = |mention: &Mention| {
        mention.kind == MentionKind::Proper
            && mention.extent.start == *close + 2
            && view.rest(mention.extent.end).starts_with([')', ';'])
            && super::shape(view, mention.span) != super::Shape::Name
    };
    // `- Ms. NAME, Managing Director, Ecobank Cameroon`: what ends the line.
    let last = |mention: &Mention| {
        mention.kind == MentionKind::Proper
            && mention.extent.start == *close + 2
            && mention.extent.end == view.span.start + to_u32(view.span.of_text(view.text).trim_end().len())
            && super::shape(view, mention.span) == super::Shape::Other
            && !mention.span.of_text(view.text).split(' ').all(|word| is_common(view, word))
    };
    // `NAME, Additional Secretary, DBT, spoke`
    let letters = |mention: &Mention| {
        let rest = view.rest(mention.extent.end);
        let ends = rest.is_empty() || rest.starts_with([',', ';', '.', ')', '\n']) || rest.starts_with(" and ");
        ends && mention.extent.start == *close + 2 && super::shape::is_acronym(view, mention)
    };
    if let Some(mention) = chosen.iter().position(|mention| bracketed(mention) || last(mention) || letters(mention)) {
        *close = chosen.get(mention)?.extent.end;
        return Some(Post { mention, place: false });
    }
    let mention = chosen.iter().position(|mention| {
        mention.extent.start == *close + 2
            && mention.weight >= 2
            && (mention.kind == MentionKind::Organization
                || (mention.kind == MentionKind::Place
                    && ((of_state() && !region(mention)) || listed_behind(view, chosen, mention.extent.end).is_some())))
    })?;
    let end = chosen.get(mention)?.extent.end;
    // `President, Asia Pacific, ORG`
    if chosen.get(mention)?.kind == MentionKind::Place
        && let Some(body) = listed_behind(view, chosen, end)
    {
        *close = chosen.get(body)?.extent.end;
        return Some(Post { mention: body, place: false });
    }
    let rest = view.rest(end);
    let ends = rest.is_empty()
        || rest.starts_with([',', ';', '.', ')', '\n'])
        || [" and ", " – ", " — "].iter().any(|mark| rest.starts_with(mark))
        // `(Counsellor, Chinese Embassy in Accra)`
        || rest.strip_prefix(" in ").is_some_and(|place| place.starts_with(char::is_uppercase));
    if !ends || owned(view, chosen, titles, *close + 2).is_some() {
        return None;
    }
    *close = end;
    Some(Post { mention, place: false })
}

/// The body whose name, or the reference to which, begins at an offset; the article may belong to it.
pub(super) fn body_at(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<usize> {
    let article = view.before(at).ends_with("the ").then(|| at - 4);
    let found = chosen.iter().position(|mention| {
        is_body(mention) && (mention.extent.start == at || Some(mention.extent.start) == article)
    })?;
    // Accra's Ridgeview Hospital
    let Some(place) = chosen.get(found).filter(|mention| mention.kind == MentionKind::Place) else {
        return Some(found);
    };
    let rest = view.rest(place.extent.end);
    let of_place = ["'s ", "’s "].iter().find(|mark| rest.starts_with(**mark)).and_then(|mark| {
        let next = place.extent.end + to_u32(mark.len());
        chosen.iter().position(|mention| mention.extent.start == next && mention.kind == MentionKind::Organization)
    });
    Some(of_place.unwrap_or(found))
}

pub(super) fn is_body(mention: &Mention) -> bool {
    match mention.kind {
        MentionKind::Organization | MentionKind::Proper | MentionKind::Place => true,
        // `the company`, `its`
        MentionKind::Anaphor => mention.refers.is_none_or(|head| matches!(head.kind, HeadKind::Organization(_))),
        _ => false,
    }
}

/// `of`, `at`, `for`, `with`, `in` and an article; returns where the name behind it begins.
pub(super) fn connector_after<'a>(view: &View<'a>, at: u32) -> Option<(u32, &'a str)> {
    let rest = view.rest(at);
    let trimmed = rest.trim_start_matches(' ');
    let word = trimmed.split(' ').next()?;
    if !matches!(word, "of" | "at" | "for" | "with" | "in" | "from") || rest.len() == trimmed.len() {
        return None;
    }
    let mut tail = trimmed.get(word.len()..)?.trim_start_matches(' ');
    tail = tail.strip_prefix("the ").or_else(|| tail.strip_prefix("its ")).unwrap_or(tail);
    tail = behind_seat(tail, view.lexicon).unwrap_or(tail);
    Some((at + to_u32(rest.len() - tail.len()), word))
}

/// `at Malmo-based X`, `of Hong Kong-listed X`: where a body sits is no part of its name.
fn behind_seat<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    const LONGEST: usize = 24;
    if !text.starts_with(char::is_uppercase) || !text.bytes().take(LONGEST + 1).any(|byte| byte == b'-') {
        return None;
    }
    let (seat, end) = lexicon.list(List::Seat).first_in(text)?;
    let place = text.get(..end)?;
    let named = place.len() <= LONGEST && place.split(' ').all(|word| word.starts_with(char::is_uppercase));
    text.get(end + seat.len()..).filter(|_| named)
}

/// The body right before an offset, and whether with a possessive: Acme's longtime |operations director.
pub(super) fn owner(view: &View<'_>, chosen: &[Mention], at: u32) -> Option<(usize, bool)> {
    let before = view.before(at);
    let before = view.lexicon.list(List::Tenure).before(before).unwrap_or(before);
    let trimmed = before.trim_end();
    // Few end so, and a search for the ends of the others costs more than all the rest.
    let bare = if trimmed.ends_with('s') { trimmed.trim_end_matches("'s").trim_end_matches("’s") } else { trimmed };
    let name = bare.trim_end_matches(['\'', '’']);
    let end = view.span.start + to_u32(name.len());
    // `Riverbank Fashion Week creative director NAME`
    let owns =
        |mention: &Mention| is_body(mention) || (mention.kind == MentionKind::Occasion && name.len() < before.len());
    let index = chosen.iter().position(|mention| owns(mention) && mention.extent.end == end)?;
    // `at the forum in Suzhou President Li …` and lists: a name behind a preposition of place is no owner.
    let preposition = chosen.get(index).is_some_and(|body| {
        body.kind == MentionKind::Place
            && view
                .token_from(body.extent.start)
                .checked_sub(2)
                .is_some_and(|word| view.is_cue(word, Cue::Preposition) && view.word(word) != "by")
            && name.len() == trimmed.len()
    });
    // `Tesla's Europe boss`: the place says of what, not where the post is held.
    let region = chosen.get(index).filter(|body| body.kind == MentionKind::Place && name.len() == trimmed.len());
    let beyond = region.and_then(|region| {
        let before = view.before(region.extent.start);
        let name =
            before.strip_suffix("'s ").or_else(|| before.strip_suffix("’s ")).or_else(|| before.strip_suffix("' "))?;
        let end = view.span.start + to_u32(name.len());
        chosen.iter().position(|mention| {
            mention.extent.end == end && matches!(mention.kind, MentionKind::Organization | MentionKind::Proper)
        })
    });
    if let Some(beyond) = beyond {
        return Some((beyond, true));
    }
    (!preposition && name.len() < before.len()).then_some((index, name.len() < trimmed.len()))
}

/// `a delegation from ORG led by T NAME`: the body that those come from whom somebody leads.
pub(super) fn led_from(view: &View<'_>, chosen: &[Mention], before: u32) -> Option<Post> {
    let head = view.before(before);
    let head =
        [" led by ", " headed by ", ", led by ", ", headed by "].iter().find_map(|verb| head.strip_suffix(verb))?;
    let end = view.span.start + to_u32(head.len());
    let from = |body: &Mention| {
        body.kind == MentionKind::Organization
            && body.extent.end == end
            && [" from ", " from the ", " of ", " of the "]
                .iter()
                .any(|word| view.before(body.extent.start).ends_with(word))
    };
    chosen.iter().position(from).map(|mention| Post { mention, place: false })
}

/// ` in Shanghai (SHETO)` behind a body: where it is, and its short form.
pub(super) fn past_aside(view: &View<'_>, close: u32) -> u32 {
    const LONGEST: usize = 48;
    let rest = view.rest(close);
    let comma = rest.find(',').filter(|&comma| comma <= LONGEST);
    let aside = comma.and_then(|comma| rest.get(..comma)).unwrap_or("");
    let (place, bracket) = aside.split_once(" (").map_or((aside, ""), |(place, bracket)| (place, bracket));
    let placed =
        place.is_empty() || place.strip_prefix(" in ").is_some_and(|name| name.starts_with(char::is_uppercase));
    let closed = bracket.is_empty() || bracket.find(')') == bracket.len().checked_sub(1);
    if placed && closed { close + to_u32(aside.len()) } else { close }
}

/// `the Director of the Trade Office in Berlin (HKETO Berlin), Ms NAME`: the short form belongs to the body before it.
pub(super) fn without_bracket<'t>(view: &View<'_>, chosen: &[Mention], text: &'t str) -> &'t str {
    let Some((head, inner)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) else { return text };
    let end = view.span.start + to_u32(head.len());
    let body = |mention: &Mention| is_body(mention) && mention.extent.end == end;
    if inner.starts_with(char::is_uppercase) && chosen.iter().any(body) { head } else { text }
}
