//! Listed bodies that keep apart from what stands before them.

use super::super::super::person;
use super::super::super::sentence::View;
use crate::gazetteer::Flags;
use crate::record::Category;
use crate::span::Span;

/// 核准|虞利明|杭州银行行长的任职资格, 与日本|东京大学: a listed body, with somebody's name before it, or the place where it is.
pub(super) fn apart_from_listed(view: &View<'_>, name: Span, category: Category) -> bool {
    let inside = view.hits_ending(name.end).filter(|hit| hit.span.start > name.start);
    inside.filter(|hit| hit.flags.any(Flags::SURE_BODY)).any(|body| {
        let before = Span::new(name.start, body.span.start);
        // 泰国教育部 is another ministry.
        let office = matches!(category, Category::Government | Category::Party);
        let place = || view.hits_at(before.start).any(|hit| hit.span == before && hit.flags.any(Flags::SURE_PLACE));
        (!office && place()) || ((6..=9).contains(&before.len()) && person::is_name(view, before))
    })
}
