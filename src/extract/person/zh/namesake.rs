//! Names of places and bodies where somebody's name would be.

use super::{Walk, closes};
use crate::extract::title;
use crate::extract::{Mention, MentionKind};
use crate::gazetteer::List;
use crate::span::Span;

impl Walk<'_, '_> {
    /// A listed or headed name begins where the person's name would.
    pub(super) fn is_something_else(&self, name: Span) -> bool {
        self.chosen.iter().any(|mention| {
            mention.span.start == name.start
                && mention.span.end >= name.end
                && mention.weight >= 2
                && !mention.span.is_empty()
                && !self.is_namesake(mention, name)
                && !self.leads(mention, name)
        })
    }

    /// 陈砚秋|率团队, 陈砚秋|课题组: who leads others, and no body that is called after somebody.
    fn leads(&self, body: &Mention, name: Span) -> bool {
        let rest = self.view.rest(name.end);
        body.thing.is_none()
            && body.composed.is_none()
            && name.end < body.span.end
            && (rest.starts_with('率') || self.view.lexicon.list(List::Companions).begins(rest))
            && self.known.han.contains_key(name.of_text(self.view.text))
    }

    /// 副院长蓝田, 校长佘山, 主席考文垂: the name of a small place, or one that foreign names are written like, right behind a post, with the end of a name behind it, is a person's.
    fn is_namesake(&self, place: &Mention, name: Span) -> bool {
        let small = || {
            let thing = place.thing.and_then(|thing| self.view.lexicon.thing(thing));
            thing.is_some_and(|thing| !matches!(&*thing.level, "continent" | "country" | "province" | "city"))
        };
        place.kind == MentionKind::Place
            && place.span == name
            && title::ending(self.titles, name.start).is_some_and(|title| !title.ambiguous)
            && (small() || name.of_text(self.view.text).chars().all(|c| self.view.lexicon.people.transliterates(c)))
            && closes(self.view, name.end)
    }
}
