//! Spaces.

use super::Changes;

pub(crate) fn find(_text: &str, _known: &dyn Fn(&str) -> bool, _changes: &mut Changes) {}
