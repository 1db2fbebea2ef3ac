//! Slip.

use super::{Changes, ScriptTable};

pub(crate) const UNREADABLE: [char; 3] = ['?', '？', '\u{FFFD}'];

pub(crate) fn find(_text: &str, _table: &ScriptTable, _known: &dyn Fn(&str) -> bool, _changes: &mut Changes) {}
