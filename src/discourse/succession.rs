//! Who comes after whom: what one gives up another takes.

use super::Draft;
use super::draft::{DraftArgument, body_of, is_filled};
use crate::event::rules::{EventType, Rules};
use crate::gazetteer::{Lexicon, List};
use crate::resolve::entity::Clusters;
use crate::span::{Span, tail};
use crate::token::script::is_han;

/// How many drafts before one are looked at.
const NEIGHBOURS: usize = 4;

/// 原财务长王小强退休,遗缺由李小明接任: where no post is told it is the only one of who held it before.
pub(super) fn takes_post(
    (post, body): (&str, &str),
    before: &str,
    (text, clusters): (&str, &Clusters),
    arguments: &mut Vec<DraftArgument>,
) {
    if is_filled(post, arguments) {
        return;
    }
    let known = arguments.iter().find(|argument| *argument.role == *before);
    let Some(held) = known.and_then(|argument| clusters.list.get(argument.cluster?)).map(|known| &known.positions)
    else {
        return;
    };
    let Some(only) =
        held.first().filter(|first| held.iter().all(|other| other.title.of_text(text) == first.title.of_text(text)))
    else {
        return;
    };
    arguments.push(DraftArgument { role: post.into(), cluster: None, quantity: None, span: only.title });
    if !is_filled(body, arguments) {
        arguments.extend(only.organization.and_then(|organization| body_of(body, organization, clusters)));
    }
}

/// `is leaving to become treasurer`, `will remain with the firm as adviser`: a post that comes behind the one given up.
pub(super) fn is_next(text: &str, title: Span, lexicon: &Lexicon) -> bool {
    const BACK: usize = 8;
    /// Bytes that so many words have at the most.
    const FAR: usize = 120;
    if title.of_text(text).starts_with(is_han) {
        return false;
    }
    let before = tail(text.get(..title.start as usize).unwrap_or(""), FAR);
    let words = before.rsplit([' ', '\n']).filter(|word| !word.is_empty()).take(BACK);
    let mut inside = words.take_while(|word| !word.ends_with(['.', ';', ':', '。', '，', ',']));
    let goes_on = lexicon.list(List::GoesOn);
    inside.any(|word| goes_on.has(word))
}

/// A辞去总经理职务,B接任总经理: of two events told one right behind the other, about one post, each names who is in the other.
pub(super) fn link(drafts: &mut [Draft], rules: &Rules, ground: (&str, &Lexicon)) {
    let kind = |draft: &Draft| rules.types.get(draft.kind);
    for later in 1..drafts.len() {
        for earlier in (later.saturating_sub(NEIGHBOURS)..later).rev() {
            let (Some(one), Some(two)) = (drafts.get(earlier), drafts.get(later)) else { continue };
            let (Some(first), Some(second)) = (kind(one), kind(two)) else { continue };
            let (leaving, taking) = if first.succeeded.is_some() && second.succeeds.is_some() {
                (earlier, later)
            } else if first.succeeds.is_some() && second.succeeded.is_some() {
                (later, earlier)
            } else {
                continue;
            };
            if two.sentence.saturating_sub(one.sentence) <= 1 {
                pair(drafts, (leaving, taking), rules, ground);
            }
        }
    }
}

/// Let two events name each other, if they are about one post.
fn pair(
    drafts: &mut [Draft],
    (leaving, taking): (usize, usize),
    rules: &Rules,
    ground: (&str, &Lexicon),
) -> Option<()> {
    let kind = |draft: &Draft| rules.types.get(draft.kind);
    let (left, taken) = (drafts.get(leaving)?, drafts.get(taking)?);
    let (of_left, of_taken) = (kind(left)?, kind(taken)?);
    let (next, before) = (of_left.succeeded.clone()?, of_taken.succeeds.clone()?);
    let (goes, comes) = (only(left, of_left)?, only(taken, of_taken)?);
    let named =
        taken.of_role(&before).any(|one| one.is_same(goes)) || left.of_role(&next).any(|one| one.is_same(comes));
    let free = !taken.has(&before) && !left.has(&next);
    if goes.is_same(comes) || !(named || free && same_post((left, of_left), (taken, of_taken), ground)) {
        return None;
    }
    let goes = DraftArgument { role: before.clone(), ..goes.clone() };
    let comes = DraftArgument { role: next.clone(), ..comes.clone() };
    let post = passed_on((left, of_left), (taken, of_taken));
    if let Some(taken) = drafts.get_mut(taking) {
        if !taken.has(&before) {
            taken.arguments.push(goes);
        }
        taken.arguments.extend(post);
    }
    if let Some(left) = drafts.get_mut(leaving).filter(|left| !left.has(&next)) {
        left.arguments.push(comes);
    }
    Some(())
}

/// 总经理A辞职,由B接任: where no post is told, and no body, it is what the other gives up.
fn passed_on((left, of_left): (&Draft, &EventType), (taken, of_taken): (&Draft, &EventType)) -> Vec<DraftArgument> {
    let mut passed = Vec::new();
    for ((post, body), (next_post, next_body)) in of_left.held.iter().zip(&of_taken.held) {
        if taken.has(next_post) || taken.has(next_body) || !left.has(post) {
            continue;
        }
        for (from, to) in [(post, next_post), (body, next_body)] {
            passed.extend(left.of_role(from).map(|one| DraftArgument { role: to.as_str().into(), ..one.clone() }));
        }
    }
    passed
}

/// The only one in the first key role of an event.
fn only<'d>(draft: &'d Draft, kind: &'d EventType) -> Option<&'d DraftArgument> {
    let mut all = draft.of_role(kind.key.first()?);
    all.next().filter(|_| all.next().is_none())
}

/// Whether two events tell of one post, at bodies that are not known to differ, that nobody else holds beside.
fn same_post(
    (left, of_left): (&Draft, &EventType),
    (taken, of_taken): (&Draft, &EventType),
    (text, lexicon): (&str, &Lexicon),
) -> bool {
    // 接任副主任: the verb says it.
    let said = lexicon.list(List::Replaces).begins(taken.trigger.of_text(text));
    let of_several = |post: &str| {
        let post = post.to_lowercase();
        lexicon.list(List::OfSeveral).begins(&post) || lexicon.list(List::OfSeveralEnd).ends(&post)
    };
    let mut posts = of_left.held.iter().zip(&of_taken.held);
    posts.any(|((post, body), (other_post, other_body))| {
        let told = |one: &DraftArgument| {
            taken.of_role(other_post).any(|other| other.span.of_text(text) == one.span.of_text(text))
        };
        let apart = left.has(body)
            && taken.has(other_body)
            && !left.of_role(body).any(|one| taken.of_role(other_body).any(|other| one.is_same(other)));
        !apart && left.of_role(post).any(|one| (said || !of_several(one.span.of_text(text))) && told(one))
    })
}

#[cfg(test)]
mod tests {
    use crate::Parser;

    /// Who is told to have held before what the one in an event takes.
    fn predecessors(parser: &Parser, text: &str) -> Vec<String> {
        let article = parser.parse_article(text).unwrap();
        let taking = article.events.iter().filter(|event| event.kind == "appointment");
        let roles = taking.flat_map(|event| &event.arguments).filter(|argument| argument.role == "predecessor");
        roles.map(|argument| argument.text.clone()).collect()
    }

    #[test]
    fn who_takes_a_post_that_several_hold_succeeds_only_whom_the_text_says() {
        let parser = Parser::new().unwrap();
        for (text, wanted) in [
            ("会议任命王强为湖州市科学技术局局长，免去陈明的湖州市科学技术局局长职务。", Some("陈明")),
            ("会议任命王强为湖州市副市长，免去陈明的湖州市副市长职务。", None),
            ("湖州市副市长陈明到龄退休，王强接任副市长。", Some("陈明")),
            ("Acme Ltd named Jane Doe as chairman. Li Ming resigned as chairman of Acme Ltd.", Some("Li Ming")),
            ("Acme Ltd named Jane Doe as vice president. Li Ming resigned as vice president of Acme Ltd.", None),
        ] {
            assert_eq!(predecessors(&parser, text), Vec::from_iter(wanted), "{text}");
        }
    }
}
