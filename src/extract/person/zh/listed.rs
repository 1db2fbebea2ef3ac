//! Persons of lists, whose post stands before a colon or above them.

use super::super::han_name::{self, Context};
use super::super::listing;
use super::{Walk, closes};
use crate::gazetteer::List;
use crate::span::Span;

impl Walk<'_, '_> {
    /// 副主席：王小芳; 三名新成员，分别为胡嘉欣、谭国栋: who has the post stands behind a mark.
    pub(super) fn named_behind_mark(&mut self, at: u32) -> Option<Span> {
        let name = self.name_of_list(listing::behind_mark(self.view, at)?)?;
        // 主讲人：, 嘉宾：: what somebody does at a gathering is no post.
        let (text, lists) = (self.view.text, self.view.lexicon.list(List::GatheringRole));
        self.pending.retain(|position| !lists.ends(position.title.of_text(text)));
        let colon = self.view.rest(at).starts_with(['：', ':']);
        if !colon || self.from.is_some_and(|from| listing::begins_entry(self.view, from)) {
            self.pending.iter_mut().for_each(|position| listing::at_body(position, self.known.carried.body));
        }
        // The post stays a mention of its own: 聘请下列同志为省政府参事：王建国、陈明.
        self.from = None;
        Some(name)
    }

    /// 黎志强教授，JP below 主席：: a line of a list, whose post was named above.
    pub(super) fn line_of_list(&mut self) -> Option<u32> {
        let position = self.known.carried.listed?;
        let start = listing::first_word(self.view);
        if self.title_at(start).is_some() || self.view.span.of_text(self.view.text).trim_end().ends_with('。') {
            return None;
        }
        let name = self.name_of_list(start)?;
        self.pending.push(position);
        Some(self.person(name))
    }

    /// The name at an offset, if it closes like one of a list.
    fn name_of_list(&self, at: u32) -> Option<Span> {
        let name = han_name::at(self.view, at, Context::Strong)?;
        let ends = || closes(self.view, name.end) || self.title_follows(name.end);
        (!self.is_something_else(name) && ends()).then_some(name)
    }
}
