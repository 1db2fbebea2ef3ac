//! Who comes after whom: what one gives up another takes.

use super::Draft;
use super::draft::{DraftArgument, body_of, is_filled};
use crate::event::rules::{EventType, Rules};
use crate::resolve::entity::Clusters;

/// How many drafts before one are looked at.
const NEIGHBOURS: usize = 4;

/// 原财务长叶国栋退休,遗缺由潘怡君接任: where no post is told it is the only one of who held it before.
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

/// A辞去总经理职务,B接任总经理: of two events told one right behind the other, about one post, each names who is in the other.
pub(super) fn link(drafts: &mut [Draft], rules: &Rules, text: &str) {
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
                pair(drafts, (leaving, taking), rules, text);
            }
        }
    }
}

/// Let two events name each other, if they are about one post.
fn pair(drafts: &mut [Draft], (leaving, taking): (usize, usize), rules: &Rules, text: &str) -> Option<()> {
    let kind = |draft: &Draft| rules.types.get(draft.kind);
    let (left, taken) = (drafts.get(leaving)?, drafts.get(taking)?);
    let (of_left, of_taken) = (kind(left)?, kind(taken)?);
    let (next, before) = (of_left.succeeded.clone()?, of_taken.succeeds.clone()?);
    let (goes, comes) = (only(left, of_left)?, only(taken, of_taken)?);
    let named =
        taken.of_role(&before).any(|one| one.is_same(goes)) || left.of_role(&next).any(|one| one.is_same(comes));
    let free = !taken.has(&before) && !left.has(&next);
    if goes.is_same(comes) || !(named || free && same_post((left, of_left), (taken, of_taken), text)) {
        return None;
    }
    let goes = DraftArgument { role: before.clone(), ..goes.clone() };
    let comes = DraftArgument { role: next.clone(), ..comes.clone() };
    if let Some(taken) = drafts.get_mut(taking).filter(|taken| !taken.has(&before)) {
        taken.arguments.push(goes);
    }
    if let Some(left) = drafts.get_mut(leaving).filter(|left| !left.has(&next)) {
        left.arguments.push(comes);
    }
    Some(())
}

/// The only one in the first key role of an event.
fn only<'d>(draft: &'d Draft, kind: &'d EventType) -> Option<&'d DraftArgument> {
    let mut all = draft.of_role(kind.key.first()?);
    all.next().filter(|_| all.next().is_none())
}

/// Whether two events tell of one post, at bodies that are not known to differ.
fn same_post((left, of_left): (&Draft, &EventType), (taken, of_taken): (&Draft, &EventType), text: &str) -> bool {
    let mut posts = of_left.held.iter().zip(&of_taken.held);
    posts.any(|((post, body), (other_post, other_body))| {
        let told = |one: &DraftArgument| {
            taken.of_role(other_post).any(|other| other.span.of_text(text) == one.span.of_text(text))
        };
        let apart = left.has(body)
            && taken.has(other_body)
            && !left.of_role(body).any(|one| taken.of_role(other_body).any(|other| one.is_same(other)));
        !apart && left.of_role(post).any(told)
    })
}
