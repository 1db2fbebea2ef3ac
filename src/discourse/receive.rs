//! Who receives: a company that somebody visits is his host, a park is where he is.

use super::attach::is_chinese;
use super::draft::Draft;
use crate::event::rules::Rules;
use crate::record::{Category, EntityType};
use crate::resolve::entity::Clusters;

/// A body with people of its own fills the role that its type says, where the text is English: Chinese rules tell the two
/// apart by their verbs.
pub(super) fn receive(drafts: &mut [Draft], rules: &Rules, clusters: &Clusters, text: &str) {
    for draft in drafts {
        let Some(kind) = rules.types.get(draft.kind).filter(|kind| !kind.receives.is_empty()) else { continue };
        if is_chinese(draft, text) {
            continue;
        }
        for (from, to) in &kind.receives {
            let host = |cluster: Option<usize>| {
                cluster.and_then(|index| clusters.list.get(index)).is_some_and(|cluster| {
                    cluster.kind == Some(EntityType::Organization) && cluster.category.is_some_and(has_people)
                })
            };
            for argument in draft.arguments.iter_mut().filter(|argument| *argument.role == **from) {
                if host(argument.cluster) {
                    argument.role = to.clone();
                }
            }
            let mut known = Vec::new();
            draft.arguments.retain(|argument| {
                let again = *argument.role == **to && argument.cluster.is_some() && known.contains(&argument.cluster);
                if *argument.role == **to {
                    known.push(argument.cluster);
                }
                !again
            });
        }
    }
}

/// No site by its name, as parks and museums are.
fn has_people(category: Category) -> bool {
    !matches!(category, Category::Park | Category::Incubator | Category::Other)
}
