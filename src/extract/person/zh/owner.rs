//! Where a post without a body of its own is held: at that of the post before it, or at the place of its body.

use super::{Walk, names_its_body};
use crate::extract::title::Title;
use crate::extract::{MentionKind, PositionMention, Post};
use crate::gazetteer::{Hit, List, Sense, ThingId, ThingKind};
use crate::span::Span;

impl Walk<'_, '_> {
    /// 中级人民法院副院长、审判委员会委员、审判员: behind the post in a committee of the body, the next one is in the body again.
    pub(super) fn outer_body(&self, title: &Title, start: u32) -> Option<Post> {
        let [.., outer, inner] = self.pending.as_slice() else { return None };
        let committee = self.chosen.get(inner.organization?.mention)?;
        let member = self.view.lexicon.list(List::CommitteeMember).has(inner.title.of_text(self.view.text))
            && committee.kind == MentionKind::Organization
            && committee.thing.is_none()
            && committee.composed.is_none()
            && self.view.lexicon.list(List::Committee).ends(committee.span.of_text(self.view.text));
        let beside = Span::new(inner.title.end, start.max(inner.title.end)).of_text(self.view.text) == "、";
        let own = self.view.lexicon.list(List::CommitteePost).ends(title.span.of_text(self.view.text));
        let other = outer.organization.is_some_and(|post| inner.organization != Some(post));
        (member && beside && !own && other).then_some(outer.organization).flatten()
    }

    /// 香港科技园公司主席A、行政总裁B: a title behind 、 without a body of its own is at the body before; behind a comma
    /// (董事长A,副总经理B) where it is a post of the same kind.
    pub(super) fn shared_organization(&self, title: &Title, start: u32, of_place: bool) -> Option<Post> {
        let (positions, end) = self.last.as_ref()?;
        let between = Span::new(*end, start.max(*end)).of_text(self.view.text);
        let lists = |list: List| self.view.lexicon.list(list);
        let listed = |word: &str| word.is_empty() || lists(List::Honor).has(word);
        let near =
            matches!(between, "和" | "与" | "及" | "以及" | "暨") || between.strip_suffix('、').is_some_and(listed);
        // 行政会议成员、立法会议员X: the title names its own body.
        let body = |sense: &Sense| matches!(sense, Sense::Thing { kind: ThingKind::Organization, .. });
        let own = |hit: &Hit| hit.span.end < title.span.end && self.view.lexicon.senses_of(hit.word).iter().any(body);
        // 作曲家, 诗人: by trade.
        let text = title.span.of_text(self.view.text);
        let trade = lists(List::Trade).ends(text) && !lists(List::ChiefStart).begins(text);
        // 农粮署副署长A、立法委员B: the post says where it is held.
        if lists(List::OwnPost).has(text) {
            return None;
        }
        if of_place
            || trade
            || self.view.hits_at(title.span.start).any(own)
            || names_its_body(title.span.of_text(self.view.text))
        {
            return None;
        }
        let kind = self.kind_of_post(title.thing);
        let mut kinds = positions.iter().map(|position| self.kind_of_post(position.thing));
        let fits = if near {
            // 校长A与立法会议员B are not at one body.
            kind.is_none() || kinds.any(|other| other.is_none() || other == kind)
        } else if self.is_below(text, positions, Span::new(*end, start.max(*end))) {
            true
        } else {
            matches!(between, "，" | "," | "；" | ";")
                && kinds.any(|other| other == kind || (other.is_none() && kind.is_some()))
        };
        if !fits {
            return None;
        }
        positions.iter().rev().find_map(|position| position.organization).filter(|post| !post.place)
    }

    /// 市人大常委会主任A主持，副主任B、C，秘书长D出席: a deputy of the post before, and who runs the office of the same body.
    fn is_below(&self, title: &str, positions: &[PositionMention], between: Span) -> bool {
        const NEAR: usize = 36;
        let words = between.of_text(self.view.text);
        if words.len() > NEAR || !words.ends_with(['，', ',']) || words.contains(['。', '；', ';', '“', '：']) {
            return false;
        }
        let held = |fits: &dyn Fn(&str) -> bool| {
            positions.iter().any(|post| post.organization.is_some() && fits(post.title.of_text(self.view.text)))
        };
        let deputy = title.strip_prefix('副').is_some_and(|chief| held(&|post| post == chief));
        let office = words.chars().count() == 1
            && self.view.lexicon.list(List::OfficeHead).has(title)
            && held(&|post| post.starts_with('副'));
        (deputy || office) && !self.chosen.iter().any(|other| other.extent.overlaps(between) && other.weight >= 2)
    }

    /// Posts in companies, in the state and its party, and in science are kinds of their own.
    fn kind_of_post(&self, thing: Option<ThingId>) -> Option<u8> {
        let thing = self.view.lexicon.thing(thing?)?;
        let ends = |ending| thing.zh.as_deref().is_some_and(|zh| zh.ends_with(ending));
        match &*thing.level {
            "company" => Some(0),
            // 总工程师 is a post in bodies of any kind, and most of all in companies.
            "research" if ends("师") => Some(0),
            "government"
                if !thing.zh.as_deref().is_some_and(|zh| self.view.lexicon.list(List::OfficeHead).ends(zh)) =>
            {
                Some(1)
            }
            "university" => Some(2),
            _ => None,
        }
    }

    pub(super) fn is_body_of_place(&self, post: Post) -> bool {
        self.chosen.get(post.mention).is_some_and(|mention| {
            let name = || crate::resolve::posts::place_of_body(mention.span.of_text(self.view.text), self.view.lexicon);
            // 渌口区人民政府区长: where the government is named, the post is there.
            let named = self.view.lexicon.list(List::Government).ends(mention.span.of_text(self.view.text));
            !named && (mention.composed.is_some() || (mention.kind == MentionKind::Organization && name().is_some()))
        })
    }
}
